// The browser tests: every `*.test.mjs` beside this file, each in a Chromium of its own, against the served site.
// Each exports `name` and `test({ page, site, cases })`, which throws when something is not as it should be.
// For all of them: no complaint on the console, no error on the page, no request to elsewhere.
// Usage: node run.mjs ADDRESS CASES [NAME…]: with names, only the files that begin so

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inTime } from '../oracles/limit.mjs';
import { Report } from '../oracles/report.mjs';
import { withBrowser } from './chromium.mjs';

const PATIENCE = 30_000;
/** In seconds: many times what a test takes on a slow machine, and what opening a page takes. */
const LONGEST = 300;
const LONGEST_OPENING = 60;

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

async function openPage(browser) {
  const context = await browser.newContext({ locale: 'nl-BE', acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  return page;
}

/** What a test finds in a browser that no other has used. It may break something on purpose, and says how that sounds. */
function findings({ test, expected = [], longest = LONGEST }, surroundings) {
  return withBrowser(async (browser) => {
    const page = await inTime(LONGEST_OPENING, 'opening a page', openPage(browser));
    const found = watch(page, surroundings.site);
    const broken = [];
    try {
      await inTime(longest, 'the test', test({ page, ...surroundings }));
    } catch (error) {
      broken.push(`failed: ${error.stack ?? error}`);
    }
    return [...broken, ...found.filter((complaint) => !expected.some((sound) => sound.test(complaint)))];
  });
}

const [site, cases, ...names] = process.argv.slice(2);
if (cases === undefined) throw new Error('name the address of the site and the folder with the cases');
const report = new Report();
const surroundings = { site, cases };
const blind = { test: ({ page }) => page.evaluate(() => console.error('planted')) };
report.mustFind('a complaint on the console', await findings(blind, surroundings));
const endless = { test: () => new Promise(() => {}), longest: 1 };
report.mustFind('a test that never ends', await findings(endless, surroundings));
for (const module of await testsBeside()) {
  const start = performance.now();
  report.check(module.name, await findings(module, surroundings));
  console.log(`  ${((performance.now() - start) / 1000).toFixed(1)} s: ${module.name}`);
}
report.finish();
