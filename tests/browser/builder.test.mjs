// A purchaser's way through the builder: an example, answers, a preview that follows and explains, files.

import assert from 'node:assert/strict';
import { download, find, firstText, focused, followed, given, openDownloads, picture, requestsOf, start, unfold, untilFocused, withTab } from './in_builder.mjs';

export const name = 'from an example through answers to files';

export async function test({ page, site, cases }) {
  await start(page, site);
  await picture(page, cases, 'start');
  const requests = requestsOf(page);
  await page.evaluate(() => {
    window.changes = [];
    document.addEventListener('clausier-change', (event) => window.changes.push(event.detail.answers));
  });
  await withTab(page, 'In te voegen');
  await untilFocused(page, /^step$/);
  await typeWithoutLosingFocus(page);
  await why(page);
  await gapAndBack(page);
  await news(page);
  await leftOut(page);
  await wrong(page);
  await departure(page);
  await picture(page, cases, 'work');
  await documents(page);
  assert.deepEqual(requests.filter((url) => new URL(url).pathname !== new URL(site).pathname && !/notes\.json$/.test(url)), []);
}

async function typeWithoutLosingFocus(page) {
  const field = firstText(page);
  const id = await field.getAttribute('id');
  await field.fill('');
  for (const letter of 'Stad <b>&Gent') {
    await followed(page, () => page.keyboard.type(letter));
    assert.equal(await focused(page), id, `after "${letter}"`);
  }
  assert.equal(await field.inputValue(), 'Stad <b>&Gent');
  await page.locator('.paper .value', { hasText: 'Stad <b>&Gent' }).first().waitFor();
  await field.fill('Stad Gent');
  await field.blur();
  const change = await page.evaluate(() => window.changes.at(-1));
  assert.equal(change.answers[id.replace('field--', '')], 'Stad Gent');
}

/** Every provision says why it is there: reasons, principles, and the note that comes later. */
async function why(page) {
  const all = page.locator('.paper section > .why');
  assert.ok(await all.count() > 5);
  const first = all.first();
  await first.locator('summary').click();
  assert.ok(await first.locator('li').count() > 0);
  await page.locator('.paper .why p', { hasText: 'Toelichting' }).first().waitFor({ state: 'attached' });
}

/** A gap in the document leads to its question, and from there back to the provision. */
async function gapAndBack(page) {
  const gap = page.locator('.paper .text mark.buyer[data-place]').filter({ visible: true }).first();
  const place = await gap.getAttribute('data-place');
  await gap.focus();
  await page.keyboard.press('Enter');
  await untilFocused(page, new RegExp(`^field--${place.replaceAll('/', '--')}`));
  const back = page.getByRole('button', { name: 'Terug naar de bepaling' });
  if (await back.isVisible()) {
    await back.click();
    await untilFocused(page, /^shown-/);
  }
}

/** What an answer changed is said, and leads there. */
async function news(page) {
  const radios = await find(page, 'input[type=radio]:not(:checked)');
  assert.ok(await radios.isVisible());
  const count = await page.locator('nav.steps button').count();
  for (let at = 0; at < count; at += 1) {
    await page.locator('nav.steps button').nth(at).click();
    const choices = await page.locator('.panel input[type=radio]:not(:checked)').filter({ visible: true }).all();
    for (const choice of choices.slice(0, 4)) {
      if (!await choice.isVisible() || await choice.isChecked()) continue;
      await choice.check();
      const told = page.locator('.news:not([hidden])');
      if (await told.count() === 0) continue;
      assert.match(await told.locator('summary').textContent(), /nieuw|gewijzigd|weg/);
      await told.locator('summary').click();
      const link = told.locator('li button').first();
      if (await link.count() > 0) {
        await link.click();
        await untilFocused(page, /^shown-/);
        await page.getByRole('button', { name: 'Ongedaan maken' }).click();
        return;
      }
      await page.getByRole('button', { name: 'Ongedaan maken' }).click();
    }
  }
  assert.fail('no answer changes a provision');
}

/** A clause that is left out says why, and a button brings it in. */
async function leftOut(page) {
  await page.locator('.left-out > summary').click();
  const one = page.locator('.left-out > ul > li').filter({ has: page.locator('.way') }).first();
  const title = await one.locator('h4').textContent();
  await one.locator('.way').first().click();
  await page.locator('.paper section', { hasText: title }).first().waitFor();
  await page.locator('.left-out > summary').click();
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await page.locator('.principles > summary', { hasText: 'principes' }).waitFor();
}

/** An answer that cannot be used is said at its step and before a download, in words that say what belongs there. */
async function wrong(page) {
  const number = await find(page, 'input[inputmode="numeric"]');
  await number.fill('48 uur');
  await number.blur();
  const current = page.locator('nav.steps button[aria-current="step"]');
  await current.locator('.todo.wrong').waitFor();
  assert.equal(await current.locator('.ready').isVisible(), false);
  await page.locator('.panel .finding.error', { hasText: 'in cijfers' }).filter({ visible: true }).first().waitFor();
  await openDownloads(page);
  await page.locator('.take .finding.error').filter({ visible: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await current.locator('.todo.wrong').waitFor({ state: 'detached' });
}

/** A choice that departs from the model offers ways out, and asks for a reason that lands in the file note. */
async function departure(page) {
  const reason = page.locator('.departs textarea').filter({ visible: true }).first();
  await depart(page);
  await page.locator('.bar .facts > button.link').click();
  await reason.waitFor();
  await page.locator('.solve li button').first().waitFor();
  await reason.click();
  await page.keyboard.type('De partner vraagt bronvermelding.', { delay: 20 });
  const note = page.getByRole('tab', { name: 'Dossiernota' });
  await note.click();
  await page.locator('.paper', { hasText: 'De partner vraagt bronvermelding.' }).waitFor();
  assert.equal(await reason.inputValue(), 'De partner vraagt bronvermelding.');
}

/** Makes some choice that departs: tries one after the other, and undoes those that do not. */
async function depart(page) {
  const departs = page.locator('.bar .facts > button.link:not([hidden])');
  const tried = async (make) => {
    await make();
    if (await departs.count() > 0) return true;
    await page.getByRole('button', { name: 'Ongedaan maken' }).first().click();
    return false;
  };
  const count = await page.locator('nav.steps button').count();
  for (let at = count - 1; at >= 0; at -= 1) {
    await page.locator('nav.steps button').nth(at).click();
    await unfold(page);
    for (const list of await page.locator('.panel > .step > .question select[id]').filter({ visible: true }).all()) {
      const values = await list.locator('option').evaluateAll((options) => options.map((option) => option.value));
      for (const value of values.filter((value) => value !== '')) {
        if (await tried(() => list.selectOption(value))) return;
      }
    }
    for (const choice of await page.locator('.panel input[type=radio]:not(:checked)').filter({ visible: true }).all()) {
      if (await choice.isVisible() && !await choice.isChecked() && await tried(() => choice.check())) return;
    }
  }
  assert.fail('nothing departs from the model');
}

async function documents(page) {
  await page.getByRole('tab', { name: 'Dossiernota' }).focus();
  await page.keyboard.press('Home');
  const annex = page.getByRole('tab').first();
  assert.equal(await annex.getAttribute('aria-selected'), 'true');
  const word = await download(page, 'annex', 'docx');
  assert.equal(word.name, 'bijlage.docx');
  assert.equal(word.bytes.subarray(0, 2).toString(), 'PK');
  const web = await download(page, 'annex', 'html');
  assert.match(web.bytes.toString(), /^<!doctype html>[^]*Stad Gent/i);
  assert.doesNotMatch(web.bytes.toString(), /De partner vraagt/);
}
