// Measures the builder in Chromium, on a site that is being served: how long until it can be used, how long from
// a key to the changed document, and how many bytes it takes. Prints JSON; judges nothing.
// Usage: node builder.mjs ADDRESS ANSWERS
// ANSWERS is a file with answers that have as much in them as there can be.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { withBrowser } from '../browser/chromium.mjs';
import { find, firstText, given, openAnswers, openDownloads } from '../browser/in_builder.mjs';

const VISITS = 9;
const KEYS = 60;
/** Slower than the slowest update seen, so that each key has an update of its own. */
const BETWEEN_KEYS = 250;

/** Looks in every frame from the very start, and says when an element first stood in the builder. */
function watchFrames() {
  const inside = (selector) => document.querySelector('clausier-builder')?.shadowRoot?.querySelector(selector);
  globalThis.firstFrameWith = (...selectors) => new Promise((resolve) => {
    const look = () => (selectors.every(inside) ? resolve(performance.now()) : requestAnimationFrame(look));
    look();
  });
  globalThis.usable = globalThis.firstFrameWith('[data-preset]:not([disabled])');
  addEventListener('click', () => { globalThis.clicked ??= performance.now(); }, { capture: true });
}

/** Notes for every key when its letter stood on the screen, when the document was patched, and when that did. */
function watchKeys() {
  const paper = document.querySelector('clausier-builder').shadowRoot.querySelector('.paper');
  const afterPaint = (then) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(null);
  });
  const keys = [];
  let waiting = null;
  addEventListener('input', (event) => {
    const start = event.timeStamp;
    const key = { letter: null, patched: null, painted: null };
    keys.push(key);
    waiting = { key, start };
    afterPaint((now) => { key.letter = now - start; });
  }, { capture: true });
  new MutationObserver(() => {
    if (waiting === null) return;
    const { key, start } = waiting;
    waiting = null;
    key.patched = performance.now() - start;
    afterPaint((now) => { key.painted = now - start; });
  }).observe(paper, { subtree: true, childList: true, characterData: true });
  globalThis.takeKeys = () => keys.splice(0);
}

/** Opens the site as somebody who was never here. */
async function fresh(browser) {
  const context = await browser.newContext({ locale: 'nl-BE', acceptDownloads: true });
  const page = await context.newPage();
  await page.addInitScript(watchFrames);
  return page;
}

async function visit(browser, site) {
  const page = await fresh(browser);
  await page.goto(site);
  const usable = await page.evaluate(() => globalThis.usable);
  await page.locator('[data-preset]').first().click();
  const begun = await page.evaluate(async () => await globalThis.firstFrameWith('#step', '.paper section') - globalThis.clicked);
  await page.context().close();
  return { usable, begun };
}

async function full(browser, site, answers) {
  const page = await fresh(browser);
  await page.goto(site);
  await openAnswers(page, readFileSync(answers));
  await page.locator('#step').waitFor();
  await page.evaluate(watchKeys);
  return page;
}

async function typeInto(page, field) {
  await field.click();
  await page.keyboard.press('End');
  await page.keyboard.type('a', { delay: 0 });
  await page.waitForTimeout(2_000);
  await page.evaluate(() => globalThis.takeKeys());
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.type('abcdefghij'[key % 10]);
    await page.waitForTimeout(BETWEEN_KEYS);
  }
  const keys = await page.evaluate(() => globalThis.takeKeys());
  const seen = keys.filter((key) => key.painted !== null && key.letter !== null);
  assert.ok(seen.length > KEYS * 0.9, `${KEYS - seen.length} of ${KEYS} keys changed nothing in the document`);
  return { letter: spread(seen.map((key) => key.letter)), patched: spread(seen.map((key) => key.patched)), painted: spread(seen.map((key) => key.painted)) };
}

function spread(values) {
  const sorted = values.toSorted((one, two) => one - two);
  return { median: sorted[Math.floor(sorted.length / 2)], p95: sorted[Math.ceil(sorted.length * 0.95) - 1] };
}

async function keys(browser, site, answers) {
  const page = await full(browser, site, answers);
  const question = await typeInto(page, firstText(page));
  const card = await find(page, 'details.card > summary');
  await card.click();
  const cell = await typeInto(page, page.locator('.card[open] input[type=text]').filter({ visible: true }).first());
  await page.context().close();
  return { question, cell };
}

function kind(address) {
  const { pathname } = new URL(address);
  if (pathname.endsWith('.notes.json')) return 'notes';
  if (pathname.endsWith('.json')) return 'library';
  const ending = /\.(\w+)$/.exec(pathname)?.[1];
  return { wasm: 'wasm', js: 'js', css: 'css' }[ending] ?? 'html';
}

function compressed(bytes) {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  return brotliCompressSync(bytes, options).length;
}

/**
 * Every file that a visit fetches: what comes before the first screen can be used, and the rest up to a Word file.
 * Explanations are part of the rest, since nothing waits for them, however soon they come.
 */
async function bytes(browser, site) {
  const page = await fresh(browser);
  const files = new Map();
  let stage = 'usable';
  page.on('response', (response) => {
    if (!response.url().startsWith(site) || files.has(response.url())) return;
    const what = kind(response.url());
    files.set(response.url(), { stage: what === 'notes' ? 'later' : stage, kind: what, body: response.body() });
  });
  await page.goto(site);
  await page.evaluate(() => globalThis.usable);
  stage = 'later';
  await page.locator('[data-preset]').first().click();
  await page.locator('#step').waitFor();
  await page.waitForLoadState('networkidle');
  await openDownloads(page);
  await given(page, () => page.locator('.take [data-document="annex"][data-format="docx"]').click());
  const rows = [];
  for (const { body, ...file } of files.values()) {
    const content = await body;
    rows.push({ ...file, raw: content.length, brotli: compressed(content) });
  }
  await page.context().close();
  return rows;
}

const [site, answers] = process.argv.slice(2);
if (answers === undefined) throw new Error('name the address of the site and the file with answers');
const figures = await withBrowser(async (browser) => {
  await visit(browser, site);
  const visits = [];
  for (let turn = 0; turn < VISITS; turn += 1) visits.push(await visit(browser, site));
  return {
    usable: spread(visits.map((one) => one.usable)),
    begun: spread(visits.map((one) => one.begun)),
    keys: await keys(browser, site, answers),
    files: await bytes(browser, site),
  };
});
console.log(JSON.stringify(figures));
