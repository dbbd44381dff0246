// A server of one's own for the tests of releases: a copy of the site that can be changed into the next release,
// broken, and put out of reach.

import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

const MEDIA = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

/** A copy of the builder's part of the site. */
export function copyOf(site) {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-site-'));
  for (const name of ['index.html', 'offline.html', 'clausier.webmanifest', 'worker.js', 'releases']) {
    cpSync(join(site, name), join(folder, name), { recursive: true });
  }
  return folder;
}

/** What the worker of a site knows of its release. */
export function releaseOf(folder) {
  const [first] = readFileSync(join(folder, 'worker.js'), 'utf8').split('\n');
  return JSON.parse(first.replace('const RELEASE = ', '').replace(/;$/, ''));
}

/** Makes the next release of a site: another style and other texts around the builder, in a folder of its own. */
export function renew(folder, words) {
  const { id, files } = releaseOf(folder);
  const next = createHash('sha256').update(id + words).digest('hex').slice(0, 16);
  const change = (name, changed) => writeFileSync(join(folder, name), changed(readFileSync(join(folder, name), 'utf8')));
  renameSync(join(folder, 'releases', id), join(folder, 'releases', next));
  change(`releases/${next}/style.css`, (text) => `${text}/* ${words} */\n`);
  change('index.html', (text) => text.replaceAll(id, next).replace(/<h1>.*<\/h1>/, `<h1>${words}</h1>`));
  for (const name of ['offline.html', 'clausier.webmanifest']) change(name, (text) => text.replaceAll(id, next));
  const digest = (name) => `sha256-${createHash('sha256').update(readFileSync(join(folder, name))).digest('base64')}`;
  const renamed = Object.keys(files).map((name) => name.replace(id, next));
  const release = { id: next, files: Object.fromEntries(renamed.map((name) => [name, digest(name)])) };
  change('worker.js', (text) => [`const RELEASE = ${JSON.stringify(release)};`, ...text.split('\n').slice(1)].join('\n'));
  return next;
}

/** Serves the folder that `current()` names, until it is put out of reach. */
export async function serve(current) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://site/').pathname;
    asked.push(path);
    try {
      const file = join(current(), path.endsWith('/') ? `${path}index.html` : path);
      const body = readFileSync(file);
      response.writeHead(200, { 'content-type': MEDIA[extname(file)] ?? 'text/plain', 'cache-control': 'no-cache' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  const listen = (port) => new Promise((done) => server.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = server.address();
  return {
    address: `http://127.0.0.1:${port}/`,
    asked,
    /** Nobody answers any more, not even on connections that are open. */
    stop: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
    again: () => listen(port),
  };
}

/** Takes folders away. */
export function remove(...folders) {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
