// Opens every HTML file in Chromium and judges it with axe, in light and, if it has other colours for that, in
// dark; it also proves that the file stands on its own: it asks for nothing and complains of nothing.
// Usage: node html_axe.mjs FOLDER

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { withBrowser } from '../browser/chromium.mjs';
import { inTime } from './limit.mjs';
import { Report, documents, each, folderArgument, shown } from './report.mjs';

const BAD_PAGE = join(import.meta.dirname, 'bad/page.html');
const OTHER_COLOURS = 'prefers-color-scheme';
/** In seconds: many times what a long page takes on a slow machine. */
const LONGEST = 300;
const RULES = { light: {}, dark: { runOnly: ['color-contrast'] } };

function findings(browser, file) {
  return inTime(LONGEST, file, findingsOf(browser, file));
}

async function findingsOf(browser, file) {
  const found = new Set();
  const schemes = readFileSync(file, 'utf8').includes(OTHER_COLOURS) ? ['light', 'dark'] : ['light'];
  for (const colorScheme of schemes) {
    const page = await browser.newPage({ colorScheme, locale: 'nl-BE' });
    const address = pathToFileURL(resolve(file)).href;
    page.on('console', (message) => found.add(`console: ${message.text()}`));
    page.on('request', (request) => {
      const url = request.url();
      if (url !== address && !url.startsWith('data:')) found.add(`asks for ${url}`);
    });
    await page.goto(address);
    for (const line of await violations(page, RULES[colorScheme])) found.add(line);
    await page.close();
  }
  return [...found];
}

async function violations(page, rules) {
  await page.evaluate(axe.source);
  const results = await page.evaluate((options) => globalThis.axe.run(options), { resultTypes: ['violations'], ...rules });
  return results.violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`));
}

const folder = folderArgument();
const report = new Report();
await withBrowser(async (browser) => {
  const bad = await findings(browser, BAD_PAGE);
  for (const rule of ['image-alt', 'label', 'html-has-lang', 'color-contrast', 'asks for']) {
    report.mustFind(rule, bad.filter((line) => line.startsWith(rule)));
  }
  const found = await each(documents(folder, 'html'), (file) => findings(browser, file));
  for (const [file, lines] of found) report.check(shown(folder, file), lines);
});
report.finish();
