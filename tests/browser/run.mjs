// The browser tests: every `*.test.mjs` beside this file, in one Chromium, against the served site.
// Each exports `name` and `test({ page, site, cases })`, which throws when something is not as it should be.
// For all of them: no complaint on the console, no error on the page, no request to elsewhere.
// Usage: node run.mjs ADDRESS CASES [NAME…]: with names, only the files that begin so

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Report } from '../oracles/report.mjs';
import { openBrowser } from './chromium.mjs';

const PATIENCE = 30_000;

async function testsBeside() {
  const chosen = (file) => names.length === 0 || names.some((name) => file.startsWith(name));
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.test.mjs') && chosen(file)).sort();
  if (files.length === 0) throw new Error('there are no browser tests');
  return Promise.all(files.map((file) => import(pathToFileURL(join(import.meta.dirname, file)))));
}

/** Notes everything that a page of ours must never do. */
function watch(page, site) {
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('requestfailed', (request) => complaints.push(`request failed: ${request.url()}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.origin !== new URL(site).origin) complaints.push(`request to elsewhere: ${url}`);
  });
  return complaints;
}

/** A test may break something on purpose, and says how that sounds. */
async function findings(browser, { test, expected = [] }, surroundings) {
  const context = await browser.newContext({ locale: 'nl-BE', acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const found = watch(page, surroundings.site);
  try {
    await test({ page, ...surroundings });
  } catch (error) {
    found.push(`failed: ${error.stack ?? error}`);
  }
  await context.close();
  const planted = (complaint) => !complaint.startsWith('failed:') && expected.some((sound) => sound.test(complaint));
  return found.filter((complaint) => !planted(complaint));
}

const [site, cases, ...names] = process.argv.slice(2);
if (cases === undefined) throw new Error('name the address of the site and the folder with the cases');
const report = new Report();
const browser = await openBrowser();
try {
  const blind = { test: ({ page }) => page.evaluate(() => console.error('planted')) };
  report.mustFind('a complaint on the console', await findings(browser, blind, { site, cases }));
  for (const module of await testsBeside()) report.check(module.name, await findings(browser, module, { site, cases }));
} finally {
  await browser.close();
}
report.finish();
