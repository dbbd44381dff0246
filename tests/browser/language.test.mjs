// The builder in Dutch and in English: chosen, remembered, switched while somebody works, and every piece of
// text marked with its own language, so that a voice reads it well.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { begin, find, firstText, focused, openAnswers, picture, start, steps, stepWithRow, withTab } from './in_builder.mjs';

export const name = 'English and Dutch are switched live, remembered, and each text says which it is';

const messages = (language) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../crates/clausier-widget/messages', `${language}.json`), 'utf8'));

export async function test({ page, site, cases }) {
  await start(page, site);
  await live(page);
  await remembered(page, site);
  await marked(page, cases);
  await byHost(page, site);
}

async function speak(page, own) {
  await page.locator('[data-language]').filter({ hasText: own }).click();
}

/** While somebody works: nothing is lost, and the focus stays where it was chosen. */
async function live(page) {
  await withTab(page, 'In te voegen');
  await firstText(page).fill('Gemeente Aalbos');
  await (await find(page, '.table')).waitFor();
  const step = await page.locator('#step').textContent();
  await page.getByRole('tab', { name: 'Dossiernota' }).click();
  await page.locator('.draft > summary').click();
  await speak(page, 'English');
  await page.locator('summary', { hasText: 'Download' }).waitFor();
  assert.equal(await focused(page), 'languages');
  assert.equal(await page.locator('#step').textContent(), step);
  assert.equal(await page.getByRole('tab', { name: 'File note' }).getAttribute('aria-selected'), 'true');
  await page.locator('.paper', { hasText: 'Gemeente Aalbos' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await page.locator('.paper', { hasText: 'Gemeente Aalbos' }).count(), 0);
  await page.getByRole('button', { name: 'Redo' }).click();
  await page.locator('.paper', { hasText: 'Gemeente Aalbos' }).waitFor();
}

async function remembered(page, site) {
  await page.goto(site);
  await page.getByRole('heading', { name: 'What are you buying?' }).waitFor();
  assert.equal(await page.locator('.builder').getAttribute('lang'), 'en');
  await speak(page, 'Nederlands');
  await page.getByRole('heading', { name: 'Wat koopt u?' }).waitFor();
  assert.equal(await page.locator('.builder').getAttribute('lang'), 'nl');
  await page.reload();
  await page.getByRole('heading', { name: 'Wat koopt u?' }).waitFor();
  await speak(page, 'English');
}

/** Every text on every screen is an English message and is marked so, or is marked as Dutch. */
async function marked(page, cases) {
  await mustFindPlanted(page);
  await inOwnLanguage(page, 'the first screen');
  await openAnswers(page, '{"schema": 99}');
  await page.locator('#trouble').waitFor();
  await begin(page, 2);
  await page.locator('.left-out > summary').click();
  await page.locator('.principles > summary').click();
  await page.locator('.paper .why > summary').first().click();
  await page.locator('.left-out > ul > li .way').first().waitFor();
  const count = await steps(page).count();
  for (let at = 0; at < count; at += 1) {
    await stepWithRow(page, at);
    await inOwnLanguage(page, `step ${at + 1}`);
  }
  await steps(page).first().click();
  await page.locator('.panel input[type=radio]').filter({ visible: true }).nth(5).check();
  await page.locator('.finding .way').first().waitFor();
  await inOwnLanguage(page, 'a stop with its ways out');
  await picture(page, cases, 'english');
}

/** A text that is neither must be found, or the check is blind. */
async function mustFindPlanted(page) {
  await page.evaluate(() => {
    const planted = document.createElement('p');
    planted.id = 'planted';
    planted.textContent = 'Zomaar een zin';
    document.querySelector('clausier-builder').shadowRoot.querySelector('.builder').append(planted);
  });
  assert.notDeepEqual(await strangers(page), []);
  await page.evaluate(() => document.querySelector('clausier-builder').shadowRoot.getElementById('planted').remove());
}

async function inOwnLanguage(page, screen) {
  assert.deepEqual(await strangers(page), [], screen);
}

/** Texts that are marked as English and hold words of no English message; and the other way round. */
function strangers(page) {
  const own = Object.entries(messages('en')).filter(([key]) => !key.startsWith('file.')).map(([, text]) => text);
  return page.evaluate((own) => {
    const root = document.querySelector('clausier-builder').shadowRoot;
    // The pieces of a message around its blanks.
    const pieces = new Set(own.flatMap((text) => text.split(/\{[^}]*\}/)).map((piece) => piece.trim()).filter((piece) => piece !== ''));
    const said = (text) => pieces.has(text) || own.some((message) => {
      const pattern = message.split(/\{[^}]*\}/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
      // A message with nothing but blanks fits everything.
      return /[a-z]{2}/i.test(message.replace(/\{[^}]*\}/g, '')) && new RegExp(`^${pattern}$`).test(text);
    });
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walk.nextNode()) {
      const text = walk.currentNode.textContent.trim();
      const parent = walk.currentNode.parentElement;
      const lang = parent.closest('[lang]')?.lang;
      // Names that people gave, numbers and signs have no language of their own.
      if (parent.closest('.draft > summary, .drafts .go, #trouble, .languages') || !/[a-z]{2}/i.test(text)) continue;
      if (lang === 'en' && !said(text)) found.push(`not English: ${text.slice(0, 80)}`);
      if (lang !== 'en' && lang !== 'nl') found.push(`in no language: ${text.slice(0, 80)}`);
      if (lang === 'nl' && pieces.has(text) && text.includes(' ')) found.push(`not Dutch: ${text.slice(0, 80)}`);
    }
    return [...new Set(found)];
  }, own);
}

/** Without a choice of one's own, the page decides. */
async function byHost(page, site) {
  await page.evaluate(() => localStorage.clear());
  await page.goto(site);
  await page.locator('#start').waitFor();
  for (const [lang, title] of [['en-GB', 'What are you buying?'], ['fr', 'Wat koopt u?'], ['nl', 'Wat koopt u?']]) {
    await page.evaluate((lang) => {
      const before = document.querySelector('clausier-builder');
      const builder = before.cloneNode();
      builder.lang = lang;
      before.replaceWith(builder);
    }, lang);
    await page.getByRole('heading', { name: title }).waitFor();
  }
}
