// After one visit the builder works without network; a newer release is offered, and never mixed with the one that
// somebody works with. Against a server of our own, which can be stopped.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { begin, casesIn, download, firstText } from './in_builder.mjs';
import { copyOf, releaseOf, remove, renew, serve } from './in_release.mjs';

export const name = 'works without network after one visit; releases are whole, offered, never mixed';

export const expected = [
  // Our own server, which is another one than the site's.
  /^request to elsewhere: http:\/\/127\.0\.0\.1:\d+\//,
  // It is stopped, and answers with files of the wrong digest, on purpose.
  /^request failed: http:\/\/127\.0\.0\.1:\d+\/(worker\.js|library\/index\.html)$/,
  /^console: (Failed to load resource|Failed to find a valid digest|.*[Ii]ntegrity)/,
];

export async function test({ page, cases }) {
  const folder = copyOf(join(cases, '..', 'site'));
  const server = await serve(() => folder);
  const elsewhere = [];
  page.context().on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(server.address)) elsewhere.push(request.url());
  });
  try {
    const first = releaseOf(folder).id;
    await installable(page, server);
    await offline(page, server, cases);
    await server.again();
    await broken(page, server, folder, first);
    await newer(page, server, folder, first);
    await replaced(page, server, folder);
    assert.deepEqual(elsewhere, [], 'something is asked for elsewhere');
  } finally {
    await server.stop();
    remove(folder);
  }
}

/** Waits until the release is kept: its worker works and holds all of its files. */
async function kept(page, id) {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async (id) => (await caches.keys()).includes(`clausier-${id}`), id);
}

async function installable(page, server) {
  await page.goto(server.address);
  await page.locator('#start').waitFor();
  const session = await page.context().newCDPSession(page);
  const { url, errors } = await session.send('Page.getAppManifest');
  assert.deepEqual([new URL(url).pathname, errors], ['/clausier.webmanifest', []]);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // The tests run in windows that keep nothing, where nothing can be installed.
  assert.deepEqual(installabilityErrors.map((error) => error.errorId).filter((id) => id !== 'in-incognito'), []);
  const manifest = await (await page.request.get(url)).json();
  for (const icon of manifest.icons) {
    const size = await page.evaluate(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, new URL(icon.src, server.address).href);
    if (icon.sizes !== 'any') assert.equal(size, icon.sizes, icon.src);
  }
}

/** Loaded again without network, it works through to a Word file. */
async function offline(page, server, cases) {
  await kept(page, releaseOf(join(cases, '..', 'site')).id);
  await server.stop();
  await assert.rejects(fetch(server.address), 'the server still answers');
  for (const address of ['', '?from=home', 'index.html']) {
    await page.goto(server.address + address);
    await page.locator('#start').waitFor();
  }
  const [chosen] = casesIn(cases);
  await page.locator('.start input[type=file]').setInputFiles(join(cases, chosen, 'answers.json'));
  await page.locator('#step').waitFor();
  const { bytes } = await download(page, 'annex', 'docx');
  assert.equal(Buffer.compare(bytes, readFileSync(join(cases, chosen, 'annex.docx'))), 0);
  await page.locator('.paper .why summary').first().waitFor();

  await page.goto(`${server.address}library/index.html`);
  await page.getByRole('heading', { name: 'geen internet' }).waitFor();
  await page.getByRole('link', { name: 'samensteller' }).click();
  await page.locator('.drafts .go').first().waitFor();
}

/** A newer release of which a file is not what it should be is not taken, nor any part of it. */
async function broken(page, server, folder, first) {
  const next = renew(folder, 'Halve');
  const file = join(folder, 'releases', next, 'element.js');
  const whole = readFileSync(file);
  writeFileSync(file, `${whole}\n// Planted.\n`);
  await page.goto(server.address);
  await page.locator('#start').waitFor();
  const asked = server.asked.length;
  const failed = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => {});
    const worker = registration.installing;
    if (worker && worker.state !== 'redundant') await new Promise((done) => { worker.onstatechange = () => worker.state === 'redundant' && done(); });
    return [registration.waiting === null, await caches.keys()];
  });
  assert.ok(server.asked.slice(asked).some((path) => path.includes(next)), 'the newer release was not looked at');
  assert.deepEqual(failed, [true, [`clausier-${first}`]]);
  assert.equal(await page.locator('#newer p').isVisible(), false);
  await page.reload();
  await page.locator('#start').waitFor();
  await only(page, first);
  writeFileSync(file, whole);
}

/** A newer release is offered; the page goes on with its own until somebody asks. */
async function newer(page, server, folder, first) {
  const next = renew(folder, 'Nieuwer');
  await page.goto(server.address);
  await begin(page);
  await firstText(page).fill('Stad Tussendoor');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.locator('#newer p').waitFor();
  await only(page, first);
  assert.equal(await page.locator('h1').innerText(), 'Clausier');
  // Loaded again and not accepted, it is still the old one, whole; and the offer stands.
  await page.reload();
  await page.locator('#newer p').waitFor();
  await only(page, first);
  const other = await page.context().newPage();
  await other.goto(server.address);
  await begin(other);

  await page.locator('#newer button').click();
  await page.locator('h1', { hasText: 'Nieuwer' }).waitFor();
  await page.locator('.drafts .go').first().waitFor();
  await only(page, next);
  // A page that was open works on with what it has.
  await firstText(other).fill('Stad Ernaast');
  await other.locator('.paper .value', { hasText: 'Stad Ernaast' }).first().waitFor();
  assert.equal(await other.locator('h1').innerText(), 'Clausier');
  await only(other, first);
  await other.close();
  await page.waitForFunction(async (id) => String(await caches.keys()) === `clausier-${id}`, next);
  await server.stop();
  await page.reload();
  await page.locator('.drafts .go').first().click();
  await page.locator('#step').waitFor();
  await only(page, next);
  await server.again();
}

/** A page that comes just before its release is replaced gets nothing of the other one, and says what to do. */
async function replaced(page, server, folder) {
  const before = readFileSync(join(folder, 'index.html'));
  const next = renew(folder, 'Vervangend');
  const after = readFileSync(join(folder, 'index.html'));
  writeFileSync(join(folder, 'index.html'), before);
  const context = await page.context().browser().newContext();
  const visitor = await context.newPage();
  const asked = server.asked.length;
  await visitor.goto(server.address);
  await visitor.getByText('Laad dan de pagina opnieuw').waitFor();
  await visitor.waitForLoadState('networkidle');
  assert.deepEqual(server.asked.slice(asked).filter((path) => path.includes(next)), []);
  writeFileSync(join(folder, 'index.html'), after);
  await visitor.reload();
  await visitor.locator('#start').waitFor();
  await only(visitor, next);
  await context.close();
}

/** Everything that the page has loaded is of this release. */
async function only(page, id) {
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  const releases = loaded.map((url) => /\/releases\/([^/]+)\//.exec(url)?.[1]).filter((found) => found !== undefined);
  assert.notEqual(releases.length, 0);
  assert.deepEqual([...new Set(releases)], [id]);
}
