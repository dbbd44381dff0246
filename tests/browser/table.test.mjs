// Datasets: ticked, searched, own rows, copied, moved, taken away and put back, pasted from a spreadsheet,
// with forty rows, and with the keyboard alone.

import assert from 'node:assert/strict';
import { find, picture, start, untilFocused } from './in_builder.mjs';

export const name = 'rows of a table are ticked, pasted, moved and undone';

export async function test({ page, site, cases }) {
  await start(page, site);
  await page.locator('[data-preset]', { hasText: 'Sensoren' }).click();
  await page.locator('#step').waitFor();
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
  await catalogue.getByText('Niets gevonden').waitFor();
  await page.getByLabel('Zoek in de lijst').fill('');
}

async function moved(page, names, card) {
  const before = await names();
  assert.ok(before.length > 1);
  await card(0).getByRole('button', { name: /^Omlaag/ }).click();
  assert.deepEqual(await names(), [before[1], before[0], ...before.slice(2)]);
  await untilFocused(page, /--table-down$/);
  await card(0).getByRole('button', { name: /^Verwijderen/ }).click();
  assert.equal((await names()).length, before.length - 1);
  await untilFocused(page, /^undo$/);
  await page.keyboard.press('Enter');
  assert.equal((await names()).length, before.length);
  // Putting rows back is not offered once it would take away what was done since.
  await card(0).getByRole('button', { name: /^Verwijderen/ }).click();
  await page.locator('#undo').filter({ visible: true }).waitFor();
  await card(0).getByRole('button', { name: /^Omlaag/ }).click();
  assert.equal(await page.locator('#undo').isVisible(), false);
  for (let steps = 0; steps < 2; steps += 1) await page.getByRole('button', { name: 'Ongedaan maken' }).first().click();
  assert.equal((await names()).length, before.length);
}

async function ownRow(page, names) {
  await page.getByRole('button', { name: 'Zelf toevoegen' }).click();
  await untilFocused(page, /^field--.+--.+--.+/);
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

/** Forty rows: what to do is seen while they are folded; they are searched, moved by keys, folded again. */
async function amongMany(page, names) {
  const rows = page.locator('li.row').filter({ visible: true });
  const within = page.getByLabel('Zoek in uw eigen lijst');
  await within.fill('gegevens 7');
  assert.deepEqual((await rows.locator('.name').allTextContents()), ['Gegevens 7']);
  await within.fill('');
  assert.equal(await rows.count(), 40);

  // A row that stays closed without a reason must be seen from outside.
  const seventh = page.locator('li.row', { has: page.getByText('Gegevens 7', { exact: true }) });
  await seventh.locator('.card > summary').click();
  await seventh.getByRole('group', { name: 'Wordt ze open data?' }).getByLabel('Nee').check();
  await page.getByRole('button', { name: 'Alles dichtklappen' }).click();
  assert.equal(await page.locator('.card[open]').count(), 0);
  await seventh.locator('summary .todo').filter({ visible: true }).waitFor();
  await page.getByLabel('Alleen waar iets te doen is').check();
  assert.deepEqual(await rows.locator('.name').allTextContents(), ['Gegevens 7']);

  // From what is open to that row, which is unfolded.
  await page.locator('.points > summary').click();
  await page.locator('.points .to-do button', { hasText: 'Gegevens 7' }).click();
  await untilFocused(page, /^field--[^-]+--[^-]+$/);
  assert.equal(await seventh.locator('.card[open]').count(), 1);
  await page.getByLabel('Alleen waar iets te doen is').uncheck();

  // With the keyboard, as often as one likes: the focus goes along.
  const before = await names();
  const down = page.locator('li.row').first().getByRole('button', { name: /^Omlaag/ });
  await down.focus();
  for (let at = 0; at < 5; at += 1) {
    await page.keyboard.press('Enter');
    await page.waitForFunction(([first, place]) => {
      const rows = [...document.querySelector('clausier-builder').shadowRoot.querySelectorAll('li.row .name')];
      return rows[place].textContent === first;
    }, [before[0], at + 1]);
    await untilFocused(page, /--table-down$/);
  }
  assert.deepEqual((await names()).slice(0, 6), [...before.slice(1, 6), before[0]]);
}

async function many(page, names) {
  const before = (await names()).length;
  const rows = Array.from({ length: 40 - before }, (_, at) => `Gegevens ${at + 1}`).join('\n');
  await page.getByLabel('Plak hier de rijen').fill(rows);
  await page.getByRole('button', { name: new RegExp(`Neem ${40 - before} rijen over`) }).click();
  assert.equal((await names()).length, 40);
  await amongMany(page, names);
  const last = page.locator('li.row').last();
  await last.locator('.card > summary').click();
  await last.locator('.cells input, .cells textarea').first().fill('De laatste');
  await page.locator('.card .name', { hasText: 'De laatste' }).waitFor();
}
