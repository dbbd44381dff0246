// Undo and redo over everything: typing, choosing, rows, a way out, a reason, a star; back to the beginning and
// forward again, each step the same answers as before.

import assert from 'node:assert/strict';
import { find, firstText, start } from './in_builder.mjs';

export const name = 'every kind of change is undone and redone, and a star is won with a button';

const REASON = 'Omdat het moet.';

export async function test({ page, site }) {
  await start(page, site);
  await page.locator('[data-preset]', { hasText: 'Sensoren' }).click();
  await page.locator('#step').waitFor();
  const states = [await answers(page)];
  for (const act of [typed, chosen, wayOut, ticked, ownRow, copied, moved, removed, star, closed, reasoned]) {
    await act(page);
    await settled(page);
    const now = await answers(page);
    assert.notEqual(now, states.at(-1), `${act.name} changed nothing`);
    states.push(now);
  }
  for (let at = states.length - 2; at >= 0; at -= 1) {
    await page.getByRole('button', { name: 'Ongedaan maken' }).first().click();
    assert.equal(await answers(page), states[at], `undone to ${at}`);
    if (at === states.length - 2) await showsReason(page, '');
  }
  assert.equal(await page.getByRole('button', { name: 'Ongedaan maken' }).first().getAttribute('aria-disabled'), 'true');
  for (let at = 1; at < states.length; at += 1) {
    await page.getByRole('button', { name: 'Opnieuw doen' }).click();
    assert.equal(await answers(page), states[at], `redone to ${at}`);
  }
  await showsReason(page, REASON);
}

/** As kept in this browser. */
function answers(page) {
  return page.evaluate(() => {
    const draft = Object.entries(localStorage).find(([key]) => key.startsWith('clausier/draft/'));
    const { answers, reasons } = JSON.parse(draft[1]);
    return JSON.stringify({ answers, reasons: reasons ?? {} });
  });
}

/** The field of the reason shows what is in the answers. */
async function showsReason(page, text) {
  const area = await reasonField(page).elementHandle();
  await page.waitForFunction(([area, text]) => area.value === text, [area, text]);
}

function reasonField(page) {
  return page.locator('li.row').first().locator('.departs textarea').first();
}

/** Nothing of the change is still on its way: a field that was typed in has been left. */
function settled(page) {
  return page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.blur());
}

async function typed(page) {
  await firstText(page).pressSequentially('Stad Gent');
}

async function chosen(page) {
  await page.locator('.panel input[value="other"]').check();
}

async function wayOut(page) {
  await page.locator('.finding.stop .way').first().click();
}

async function ticked(page) {
  await find(page, '.table');
  await page.locator('.catalogue > summary').click();
  await page.locator('.catalogue .choice input:not(:checked)').first().check();
}

async function ownRow(page) {
  await page.getByRole('button', { name: 'Zelf toevoegen' }).click();
}

async function copied(page) {
  await page.locator('li.row').first().getByRole('button', { name: /^Kopiëren/ }).click();
}

async function moved(page) {
  await page.locator('li.row').first().getByRole('button', { name: /^Omlaag/ }).click();
}

async function removed(page) {
  await page.locator('li.row').nth(1).getByRole('button', { name: /^Verwijderen/ }).click();
}

/** The smallest change that wins the next star is a button in the row. */
async function star(page) {
  const row = page.locator('li.row').first();
  const stars = () => row.locator('summary .stars .unseen').textContent();
  const before = await stars();
  if (await row.locator('.card[open]').count() === 0) await row.locator('.card > summary').click();
  await row.locator('.next-star .way').first().click();
  await row.locator('summary .stars .unseen').filter({ hasNotText: before }).waitFor();
  assert.ok(Number.parseInt(await stars(), 10) > Number.parseInt(before, 10));
}

async function closed(page) {
  await page.locator('li.row').first().getByRole('group', { name: 'Wordt ze open data?' }).getByLabel('Nee').check();
}

/** However many keys it took, a reason is one step. */
async function reasoned(page) {
  await reasonField(page).pressSequentially(REASON);
}
