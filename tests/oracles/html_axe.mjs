// Opens every HTML file in Chromium, in light and in dark, and judges it with axe; it also proves that the
// file stands on its own: it asks for nothing and complains of nothing.
// Usage: node html_axe.mjs FOLDER

import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { openBrowser } from '../browser/chromium.mjs';
import { Report, documents, folderArgument, shown } from './report.mjs';

const BAD_PAGE = join(import.meta.dirname, 'bad/page.html');
const SCHEMES = ['light', 'dark'];

async function findings(browser, file) {
  const found = new Set();
  for (const colorScheme of SCHEMES) {
    const page = await browser.newPage({ colorScheme, locale: 'nl-BE' });
    const address = pathToFileURL(resolve(file)).href;
    page.on('console', (message) => found.add(`console: ${message.text()}`));
    page.on('request', (request) => {
      const url = request.url();
      if (url !== address && !url.startsWith('data:')) found.add(`asks for ${url}`);
    });
    await page.goto(address);
    for (const line of await violations(page)) found.add(line);
    await page.close();
  }
  return [...found];
}

async function violations(page) {
  await page.evaluate(axe.source);
  const results = await page.evaluate(() => globalThis.axe.run());
  return results.violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`));
}

const folder = folderArgument();
const report = new Report();
const browser = await openBrowser();
try {
  const bad = await findings(browser, BAD_PAGE);
  for (const rule of ['image-alt', 'label', 'html-has-lang', 'color-contrast', 'asks for']) {
    report.mustFind(rule, bad.filter((line) => line.startsWith(rule)));
  }
  for (const file of documents(folder, 'html')) report.check(shown(folder, file), await findings(browser, file));
} finally {
  await browser.close();
}
report.finish();
