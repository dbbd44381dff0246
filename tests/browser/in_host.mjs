// What the tests of the builder in other pages share: a page of somebody else's, in which only the npm package is
// used, served under the policy that the package's README asks for.

import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const MEDIA = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** The npm package as laid out beside the cases. */
function packageOf(cases) {
  return join(cases, '..', 'npm');
}

/** The blocks of code in this language in the README of the package. */
export function examples(cases, language) {
  const parts = readFileSync(join(packageOf(cases), 'README.md'), 'utf8').split(`\`\`\`${language}\n`).slice(1);
  return parts.map((part) => part.split('```')[0].trim());
}

/** What the package says about itself to editors. */
export function described(cases) {
  const manifest = JSON.parse(readFileSync(join(packageOf(cases), 'custom-elements.json'), 'utf8'));
  return manifest.modules[0].declarations[0];
}

/** The policy of the README, with what a page needs for its own style and script, and with trusted types. */
export function policy(cases) {
  const [asked] = examples(cases, '').filter((block) => block.startsWith('default-src'));
  return `${asked}; require-trusted-types-for 'script'`;
}

/** Serves a page with a script of its own, and the package in /clausier/, and opens the page. */
export async function openHost(page, site, cases, { html, script = '', style }) {
  const headers = { 'content-security-policy': policy(cases) + (style === undefined ? '' : "; style-src 'self'") };
  const serve = (file, contentType, body) =>
    page.route(new URL(file, site).href, (route) => route.fulfill({ contentType, body, headers }));
  await page.route(new URL('/clausier/**', site).href, (route) => {
    const file = join(packageOf(cases), new URL(route.request().url()).pathname.replace('/clausier/', ''));
    return route.fulfill({ contentType: MEDIA[extname(file)], body: readFileSync(file), headers });
  });
  await serve('/favicon.ico', 'image/x-icon', '');
  await serve('/host.html', 'text/html; charset=utf-8', html);
  await serve('/host.js', 'text/javascript', script);
  if (style !== undefined) await serve('/host.css', 'text/css', style);
  await page.addInitScript(() => {
    window.refused = [];
    document.addEventListener('securitypolicyviolation', (event) => window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
    window.heard = [];
    for (const name of ['ready', 'change', 'download', 'error']) {
      document.addEventListener(`clausier-${name}`, (event) => window.heard.push([name, event.detail]));
    }
  });
  await page.goto(new URL('/host.html', site).href);
}

/** The details of the events with this name that the page heard. */
export function heard(page, name) {
  return page.evaluate((name) => window.heard.filter(([heard]) => heard === name).map(([, detail]) => detail), name);
}

/** A page with this in its body, and with a script and perhaps a style of its own. */
export function pageWith(body, hasStyle = false) {
  const style = hasStyle ? '<link rel="stylesheet" href="host.css">' : '';
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Gastpagina</title>
${style}<script type="module" src="host.js"></script></head>
<body><h1>Gastpagina</h1>${body}</body></html>`;
}

/** The attributes that most pages give. */
export const TEXTS = 'bundle="/clausier/library/2026-11.nl.json" notes="/clausier/library/2026-11.nl.notes.json"';
