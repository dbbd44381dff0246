// What the browser tests of the builder share: starting, answering, downloading. Nothing here knows the id
// of a question or a preset: those belong to the library.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** In milliseconds: many times what making a file takes. */
const LONGEST_BEGINNING = 15_000;

/** Opens the site and waits for the first screen. */
export async function start(page, site) {
  await page.goto(site);
  await page.locator('#start').waitFor();
}

/** Begins with a preset, by its place in the list. */
export async function begin(page, at = 0) {
  await page.locator('[data-preset]').nth(at).click();
  await page.locator('#step').waitFor();
}

/** Begins with nothing filled in. */
export async function beginEmpty(page) {
  await page.getByRole('button', { name: 'Begin zonder voorbeeld' }).click();
  await page.locator('#step').waitFor();
}

/** Begins with the first example that has a document with this name. */
export async function withTab(page, name) {
  const count = await page.locator('[data-preset]').count();
  for (let at = 0; at < count; at += 1) {
    await begin(page, at);
    if (await page.getByRole('tab', { name }).count() > 0) return;
    await leave(page);
  }
  assert.fail(`no example has ${name}`);
}

/** Does something that changes an answer, and waits until the documents follow: the element says so to its page. */
export async function followed(page, act) {
  // Listening before anything happens: what is sent to the page and a key may overtake each other.
  await page.evaluate(() => {
    window.followed = false;
    document.addEventListener('clausier-change', () => { window.followed = true; }, { once: true });
  });
  await act();
  await page.waitForFunction(() => window.followed);
}

/** Waits until an element inside the builder has the focus. */
export async function untilFocused(page, id) {
  await page.waitForFunction((source) => new RegExp(source).test(document.activeElement?.shadowRoot?.activeElement?.id ?? ''), id.source);
}

/** Back to the first screen. */
export async function leave(page) {
  await page.locator('.draft > summary').click();
  await page.getByRole('button', { name: 'Terug naar het begin' }).click();
  await page.locator('#start').waitFor();
}

/** The headings of the steps. */
export function steps(page) {
  return page.locator('nav.steps button');
}

/** Shows the step, by its place in the list, and unfolds what is folded there. */
export async function step(page, at) {
  const button = steps(page).nth(at);
  await button.click();
  await page.locator('nav.steps button[aria-current="step"]').waitFor();
  await unfold(page);
}

/** Unfolds the folded questions of the step. */
export async function unfold(page) {
  for (const fold of await page.locator('.panel details:is(.folded, .settled):not([open]) > summary').all()) {
    if (await fold.isVisible()) await fold.click();
  }
}

/** Shows the step, unfolds what is folded there, and a row of a table. */
export async function stepWithRow(page, at) {
  await step(page, at);
  const card = page.locator('.card:not([open]) > summary').first();
  if (await card.count() > 0) await card.click();
}

/** Shows the step that has a visible element like this, and gives the first of them. */
export async function find(page, selector) {
  const count = await steps(page).count();
  for (let at = 0; at < count; at += 1) {
    await step(page, at);
    const found = page.locator(`.panel ${selector}`).filter({ visible: true }).first();
    if (await found.count() > 0) return found;
  }
  assert.fail(`no step has ${selector}`);
}

/** The first field for a line of text. */
export function firstText(page) {
  return page.locator('.panel .question > input[type="text"].full').filter({ visible: true }).first();
}

/** The id of the field that has the focus inside the builder. */
export function focused(page) {
  return page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id ?? null);
}

/**
 * What a click gives as a file. A browser under load may begin no download of a file that the builder did give: it is
 * asked once more, and that is said.
 */
export async function given(page, click) {
  let download = await begun(page, click);
  if (download === undefined) {
    console.log('  the browser began no download: once more');
    download = await begun(page, click);
  }
  assert.ok(download, 'the browser begins no download');
  return { name: download.suggestedFilename(), path: await download.path(), bytes: readFileSync(await download.path()) };
}

async function begun(page, click) {
  await page.evaluate(() => {
    window.offered = false;
    document.addEventListener('clausier-download', () => { window.offered = true; }, { once: true });
  });
  const waiting = page.waitForEvent('download', { timeout: LONGEST_BEGINNING }).catch(() => undefined);
  await click();
  const download = await waiting;
  if (download === undefined) assert.ok(await page.evaluate(() => window.offered), 'the builder gives no file');
  return download;
}

/** Unfolds the menu with the downloads. */
export async function openDownloads(page) {
  if (await page.locator('.take[open]').count() === 0) await page.locator('.take > summary').click();
}

/** The bytes of a document in a format. */
export async function download(page, document, format) {
  await openDownloads(page);
  return given(page, () => page.locator(`.take [data-document="${document}"][data-format="${format}"]`).click());
}

/** The cases that have answers and documents made natively. */
export function casesIn(folder) {
  const holds = (name) => readdirSync(join(folder, name)).includes('answers.json');
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const cases = names.filter(holds).sort();
  assert.notEqual(cases.length, 0, 'there are no cases');
  return cases;
}

/** Opens answers as a file on the first screen. */
export async function openAnswers(page, answers) {
  const buffer = Buffer.isBuffer(answers) ? answers : Buffer.from(typeof answers === 'string' ? answers : JSON.stringify(answers));
  await page.locator('.start input[type=file]').setInputFiles({ name: 'antwoorden.json', mimeType: 'application/json', buffer });
}

/** Every request from now on. */
export function requestsOf(page) {
  const requests = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) requests.push(request.url());
  });
  return requests;
}

/** A picture for people to look at. */
export async function picture(page, cases, name) {
  const folder = join(cases, '..', 'screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
