// A purchaser's way through the builder: an example, answers, a preview that follows, files.

import assert from 'node:assert/strict';
import { begin, download, focused, requestsOf, start, step } from './in_builder.mjs';

export const name = 'from an example through answers to files';

export async function test({ page, site }) {
  await start(page, site);
  const requests = requestsOf(page);
  await page.evaluate(() => {
    window.changes = [];
    document.addEventListener('clausier-change', (event) => window.changes.push(event.detail));
  });
  await begin(page, 'sensors');
  assert.equal(await focused(page), 'step');

  await typeWithoutLosingFocus(page);
  await answerShowsAndHides(page);
  await rows(page);
  await departure(page);
  await documents(page);
  await keptAndOpened(page);
  assert.deepEqual(requests.filter((url) => !isReload(url, site)), []);
}

/** The page is loaded once more on purpose. */
function isReload(url, site) {
  return url === site || /\.(js|wasm|css|json)$/.test(new URL(url).pathname);
}

async function typeWithoutLosingFocus(page) {
  const field = page.getByLabel('Welk bestuur koopt?');
  const open = page.locator('.paper .blank', { hasText: 'naam van het bestuur' }).first();
  await open.waitFor();
  await field.click();
  for (const letter of 'Stad <b>&Gent') {
    await page.keyboard.type(letter);
    // Longer than the pause after which the documents are made again.
    await page.waitForTimeout(200);
    assert.equal(await focused(page), 'field--authority-name', `after "${letter}"`);
  }
  await page.locator('.paper .value', { hasText: 'Stad <b>&Gent' }).first().waitFor();
  assert.equal(await open.count(), 0);
  await field.fill('Stad Gent');
  await page.getByLabel('Stad of gemeente').check();
  const change = await page.evaluate(() => window.changes.at(-1));
  assert.equal(change.answers['authority-name'], 'Stad Gent');
  assert.equal(change.answers['body-type'], 'municipality');
}

async function answerShowsAndHides(page) {
  const others = page.getByLabel('Voor welke besturen koopt u?');
  assert.equal(await others.count(), 0);
  const joint = page.locator('[data-question="joint-purchase"]');
  await joint.getByLabel('Ja').check();
  await others.fill('Aalbos en Beverdal');
  await page.locator('.paper', { hasText: 'Aalbos en Beverdal' }).waitFor();
  await joint.getByRole('button', { name: 'Wis mijn antwoord' }).click();
  await others.waitFor({ state: 'detached' });
  await page.locator('.paper', { hasNotText: 'Aalbos en Beverdal' }).waitFor();
}

async function rows(page) {
  await step(page, 'Welke gegevens?');
  const names = () => page.locator('.card .name').allTextContents();
  const before = await names();
  const card = (at) => page.locator('li.row').nth(at);
  await card(0).getByRole('button', { name: /^Omlaag/ }).click();
  assert.deepEqual(await names(), [before[1], before[0], ...before.slice(2)]);
  await page.waitForTimeout(50);
  assert.match(await focused(page), /--table-down$/);

  await card(0).getByRole('button', { name: /^Verwijderen/ }).click();
  assert.equal((await names()).length, before.length - 1);
  await page.waitForTimeout(50);
  assert.equal(await focused(page), 'undo');
  await page.keyboard.press('Enter');
  assert.equal((await names()).length, before.length);

  await page.getByRole('button', { name: 'Zelf toevoegen' }).click();
  await page.waitForTimeout(50);
  await page.keyboard.type('Rijwind');
  await page.locator('.paper td, .paper th', { hasText: 'Rijwind' }).first().waitFor();
  assert.equal((await names()).at(-1), 'Rijwind');

  await page.getByText('Kies uit de lijst').click();
  await page.getByRole('checkbox', { name: 'Bomenregister' }).check();
  assert.equal((await names()).at(-1), 'Bomenregister');
  await page.getByRole('checkbox', { name: 'Bomenregister' }).uncheck();
  assert.equal((await names()).at(-1), 'Rijwind');
}

/** Another licence than the model's asks for a reason, which lands in the file note. */
async function departure(page) {
  await step(page, 'licentie');
  const licence = page.getByLabel('Onder welke licentie mag iedereen de gegevens gebruiken?');
  const other = await licence.locator('option').evaluateAll((options) => options.map((option) => option.value));
  const reason = page.locator('.departs textarea').first();
  for (const choice of other.filter((value) => !['', 'unknown'].includes(value))) {
    await licence.selectOption(choice);
    if (await reason.count()) break;
  }
  assert.equal(await reason.count() > 0, true, 'no licence departs from the model');
  await reason.click();
  await page.keyboard.type('De partner vraagt bronvermelding.', { delay: 20 });
  await page.waitForTimeout(300);
  assert.equal(await reason.inputValue(), 'De partner vraagt bronvermelding.');
  await page.getByRole('tab', { name: 'Dossiernota' }).click();
  await page.locator('.paper', { hasText: 'De partner vraagt bronvermelding.' }).waitFor();
}

async function documents(page) {
  await page.getByRole('tab', { name: 'Dossiernota' }).focus();
  await page.keyboard.press('Home');
  const annex = page.getByRole('tab', { name: 'Bijlage' });
  assert.equal(await annex.getAttribute('aria-selected'), 'true');
  const word = await download(page, 'docx');
  assert.equal(word.name, 'bijlage.docx');
  assert.equal(word.bytes.subarray(0, 2).toString(), 'PK');
  const web = await download(page, 'html');
  assert.equal(web.name, 'bijlage.html');
  assert.match(web.bytes.toString(), /^<!doctype html>[^]*Rijwind/i);
}

async function keptAndOpened(page) {
  await page.getByText('Uw antwoorden', { exact: true }).click();
  const [given] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Antwoorden bewaren als bestand' }).click(),
  ]);
  const file = await given.path();
  await page.reload();
  await page.getByRole('button', { name: 'Verder met mijn antwoorden' }).click();
  assert.equal(await page.getByLabel('Welk bestuur koopt?').inputValue(), 'Stad Gent');

  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.locator('#start').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Verder met mijn antwoorden' }).count(), 0);
  await page.locator('.start input[type=file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"schema": 99}') });
  await page.locator('#trouble', { hasText: 'kan niet worden geopend' }).waitFor();
  await page.locator('.start input[type=file]').setInputFiles({ name: 'antwoorden.json', mimeType: 'application/json', buffer: (await import('node:fs')).readFileSync(file) });
  await page.locator('#step').waitFor();
  assert.equal(await page.getByLabel('Welk bestuur koopt?').inputValue(), 'Stad Gent');
}
