// The first screen: it comes up whole under the strict policy that it is served with, says what this is, and
// offers every way to begin; what the texts are not made for gets a kind stop.

import assert from 'node:assert/strict';
import { begin, beginEmpty, leave, openAnswers, picture, start, untilFocused } from './in_builder.mjs';

export const name = 'the first screen says what this is, and every way to begin works';

export async function test({ page, site, cases }) {
  const answer = await page.goto(site);
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()['content-security-policy'], /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'/);
  assert.notEqual(await page.title(), '');
  await page.waitForLoadState('networkidle');
  await start(page, site);
  await saysWhatThisIs(page);
  await presetsInOrder(page, site);
  const earlier = await anAnswersFile(page);
  await beginEmpty(page);
  await leave(page);
  await openAnswers(page, earlier);
  await page.locator('#step').waitFor();
  await leave(page);
  assert.deepEqual(await page.locator('.drafts .go').allTextContents(), ['Uit een bestand', 'Nieuw ontwerp']);
  await kindStop(page, cases);
}

async function saysWhatThisIs(page) {
  const words = await page.locator('.start').innerText();
  for (const fact of [/Vlaamse lokale besturen/, /nergens naartoe gestuurd/, /ontwerp en geen juridisch advies/]) assert.match(words, fact);
  const inSight = await page.locator('.promise').evaluate((promise) => promise.getBoundingClientRect().bottom < window.innerHeight);
  assert.ok(inSight, 'the promise is below the first screen');
}

/** In the order of the edition: what is bought most comes first. */
async function presetsInOrder(page, site) {
  const bundle = await (await page.request.get(new URL('library/2026-11.nl.json', site).href)).json();
  const shown = await page.locator('[data-preset]').evaluateAll((all) => all.map((button) => button.dataset.preset));
  assert.deepEqual(shown, find(bundle, 'presets').map((preset) => preset.id));
  assert.notDeepEqual(shown, [...shown].sort(), 'the presets stand in the order of their names');
}

function find(json, key) {
  if (json === null || typeof json !== 'object') return undefined;
  return json[key] ?? Object.values(json).map((value) => find(value, key)).find((value) => value !== undefined);
}

async function anAnswersFile(page) {
  await begin(page);
  const text = await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith('clausier/draft/'))[1]);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.locator('#start').waitFor();
  return text;
}

/** Kind: it says for whom the texts are, what to do instead, and how to come back; no red, no loss. */
async function kindStop(page, cases) {
  await begin(page);
  await page.locator('.panel input[value="other"]').check();
  const stop = page.locator('.finding.stop');
  await stop.locator('.way').first().waitFor();
  assert.match(await stop.innerText(), /niet gemaakt[^]*jurist[^]*vergist/);
  await page.locator('.points > summary', { hasText: 'niet gemaakt' }).waitFor();
  await picture(page, cases, 'kind-stop');
  await stop.locator('.way').first().click();
  await untilFocused(page, /^field--/);
  assert.equal(await stop.count(), 0);
}
