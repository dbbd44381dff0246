// Keeps one release of the builder in this browser: all of its files or none, as they were laid out together.
// `RELEASE` stands above these lines: the id, and the digest of every file by its address.
//
// Files of a release stand in a folder of their own, so an old page can never get a new file; here only whole
// releases are kept, so a page without network cannot either. Everything else in the site comes from the network.

const CACHE = `clausier-${RELEASE.id}`;
const addresses = new Set(Object.keys(RELEASE.files).map((file) => new URL(file, self.location).href));
const page = new URL('index.html', self.location).href;
const offline = new URL('offline.html', self.location).href;

self.addEventListener('install', (event) => {
  event.waitUntil(fill());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers());
});

// Only the page asks, and only when somebody asked the page.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const address = asked(request.url);
  if (addresses.has(address)) event.respondWith(kept(address, request));
  else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => Response.redirect(offline)));
});

/** All files, each of which must be what the release says; if one is not, none is kept. */
async function fill() {
  const requests = Object.entries(RELEASE.files).map(([file, integrity]) => {
    // A file in the folder of the release never changes; the page and its like may stand in the browser's cache.
    const cache = file.startsWith('releases/') ? 'default' : 'reload';
    return new Request(new URL(file, self.location), { integrity, cache });
  });
  try {
    await (await caches.open(CACHE)).addAll(requests);
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('clausier-') && name !== CACHE).map((name) => caches.delete(name)));
}

/** A browser may have thrown its cache away; then the network must do. */
async function kept(address, request) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(address);
  if (!found) return fetch(request);
  // A server may have led to another address for the same page, which browsers do not take from us.
  return found.redirected ? new Response(found.body, { headers: found.headers }) : found;
}

/** The address without query and fragment; that of the folder is that of its page. */
function asked(url) {
  const address = new URL(url);
  address.search = '';
  address.hash = '';
  return address.href === new URL('./', page).href ? page : address.href;
}
