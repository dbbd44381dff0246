// Datasets: ticked, searched, own rows, copied, moved, taken away and put back, pasted from a spreadsheet,
// with forty rows, and with the keyboard alone.

import assert from 'node:assert/strict';
import { begin, find, focused, picture, start } from './in_builder.mjs';

export const name = 'rows of a table are ticked, pasted, moved and undone';

export async function test({ page, site, cases }) {
  await start(page, site);
  await begin(page);
  await find(page, '.table');
  const names = () => page.locator('.card .name').allTextContents();
  const card = (at) => page.locator('li.row').nth(at);
  await ticked(page, names);
  await moved(page, names, card);
  await ownRow(page, names);
  await pasted(page, names);
  await many(page, names);
  await picture(page, cases, 'datasets');
}

async function ticked(page, names) {
  const catalogue = page.locator('.catalogue');
  if (!await catalogue.evaluate((details) => details.open)) await catalogue.locator('> summary').click();
  const box = catalogue.locator('.choice input:not(:checked)').first();
  const title = await catalogue.locator('.choice:has(input:not(:checked)) label').first().textContent();
  const id = await box.getAttribute('id');
  const before = (await names()).length;
  await page.locator(`[id="${id}"]`).focus();
  await page.keyboard.press('Space');
  assert.equal((await names()).length, before + 1);
  await page.keyboard.press('Space');
  assert.equal((await names()).length, before);
  await page.keyboard.press('Space');

  await page.getByLabel('Zoek in de lijst').fill(title.slice(0, 6));
  assert.ok(await page.locator('.choice').filter({ has: page.locator(`[id="${id}"]`) }).isVisible());
  await page.getByLabel('Zoek in de lijst').fill('zzzz');
  assert.equal(await catalogue.locator('.choice').filter({ visible: true }).count(), 0);
  await page.getByLabel('Zoek in de lijst').fill('');
}

async function moved(page, names, card) {
  const before = await names();
  assert.ok(before.length > 1);
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
}

async function ownRow(page, names) {
  await page.getByRole('button', { name: 'Zelf toevoegen' }).click();
  await page.waitForTimeout(80);
  await page.keyboard.type('Rijwind');
  await page.locator('.card .name', { hasText: 'Rijwind' }).waitFor();
  assert.equal((await names()).at(-1), 'Rijwind');
  const row = page.locator('li.row').last();
  await row.locator('details.folded > summary').first().click();
  assert.ok(await row.locator('.folded .cell').first().isVisible());
  assert.ok(await row.locator('.stars, .next-star').first().count() > 0);
}

async function pasted(page, names) {
  await page.locator('.paste > summary').click();
  const before = (await names()).length;
  const hostile = '<img src=x onerror=alert(1)>';
  await page.getByLabel('Plak hier de rijen').fill(`Bomen\n"Banken\tin ""parken"""\n${hostile}`);
  await page.locator('.mapping select').first().waitFor();
  await page.getByRole('button', { name: 'Neem 3 rijen over' }).click();
  assert.equal((await names()).length, before + 3);
  assert.ok((await names()).includes(hostile));
  assert.equal(await page.locator('.builder img').count(), 0);
  await page.getByRole('button', { name: 'Ongedaan maken' }).first().click();
  assert.equal((await names()).length, before);
}

async function many(page, names) {
  const before = (await names()).length;
  const rows = Array.from({ length: 40 - before }, (_, at) => `Gegevens ${at + 1}`).join('\n');
  await page.getByLabel('Plak hier de rijen').fill(rows);
  await page.getByRole('button', { name: new RegExp(`Neem ${40 - before} rijen over`) }).click();
  assert.equal((await names()).length, 40);
  const last = page.locator('li.row').last();
  await last.locator('.card > summary').click();
  await last.locator('.cells input, .cells textarea').first().fill('De laatste');
  await page.locator('.card .name', { hasText: 'De laatste' }).waitFor();
}
