// What the browser tests of the builder share: starting, opening answers, downloading.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Opens the site and waits for the first screen. */
export async function start(page, site) {
  await page.goto(site);
  await page.locator('#start').waitFor();
}

/** Begins with a preset. */
export async function begin(page, preset) {
  await page.locator(`[data-preset="${preset}"]`).click();
  await page.locator('#step').waitFor();
}

/** Shows a step by its heading. */
export async function step(page, heading) {
  await page.locator('nav.steps button', { hasText: heading }).click();
  await page.locator('#step', { hasText: heading }).waitFor();
}

/** The id of the field that has the focus inside the builder. */
export function focused(page) {
  return page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id ?? null);
}

/** The bytes that a click on the button of this format gives. */
export async function download(page, format) {
  const [given] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`.downloads [data-format="${format}"]`).click(),
  ]);
  return { name: given.suggestedFilename(), bytes: readFileSync(await given.path()) };
}

/** The cases that have answers and documents made natively. */
export function casesIn(folder) {
  const holds = (name) => readdirSync(join(folder, name)).includes('answers.json');
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const cases = names.filter(holds).sort();
  assert.notEqual(cases.length, 0, 'there are no cases');
  return cases;
}

/** Every request from now on. */
export function requestsOf(page) {
  const requests = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) requests.push(request.url());
  });
  return requests;
}
