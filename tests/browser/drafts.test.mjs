// Nothing is lost: drafts with names, off and wiped, a full store, two pages, a link, undo, a crash.

import assert from 'node:assert/strict';
import { begin, beginEmpty, firstText, given, leave, openAnswers, openDownloads, start } from './in_builder.mjs';

export const name = 'drafts are kept, named, undone, shared, and survive a crash';

/** The page is broken on purpose. */
export const expected = [/unreachable|panicked|planted/];

export async function test({ page, site }) {
  await start(page, site);
  await drafts(page, site);
  await undo(page);
  await link(page, site);
  await twoPages(page, site);
  await refused(page, site);
  await forbidden(page, site);
  await off(page, site);
  await crash(page, site);
  await crashUnkept(page, site);
}

async function fill(page, text) {
  await firstText(page).fill(text);
  await firstText(page).blur();
}

const names = (page) => page.locator('.drafts .go').allTextContents();

async function drafts(page, site) {
  await begin(page);
  await fill(page, 'Gemeente Aalbos');
  await page.locator('.draft > summary').click();
  await page.getByLabel('Naam van dit ontwerp').fill('Sensoren 2027');
  await page.getByLabel('Naam van dit ontwerp').blur();
  await page.locator('.draft > summary', { hasText: 'Sensoren 2027' }).waitFor();
  await page.locator('.kept', { hasText: 'Bewaard om' }).waitFor();
  await page.getByRole('button', { name: 'Terug naar het begin' }).click();
  await page.locator('#start').waitFor();
  assert.deepEqual(await names(page), ['Sensoren 2027']);

  await page.getByRole('button', { name: 'Kopiëren Sensoren 2027' }).click();
  assert.deepEqual(await names(page), ['Sensoren 2027 (kopie)', 'Sensoren 2027']);
  await page.locator('.drafts .rename > summary').first().click();
  await page.getByLabel('Nieuwe naam voor Sensoren 2027 (kopie)').fill('Proef');
  await page.keyboard.press('Enter');
  await page.locator('.drafts .go', { hasText: 'Proef' }).waitFor();
  await page.getByRole('button', { name: 'Verwijderen Proef' }).click();
  assert.deepEqual(await names(page), ['Sensoren 2027']);
  await page.locator('#undo-draft').click();
  assert.deepEqual(await names(page), ['Proef', 'Sensoren 2027']);

  await page.goto(site);
  await page.locator('.drafts .go', { hasText: 'Sensoren' }).click();
  await page.locator('#step').waitFor();
  assert.equal(await firstText(page).inputValue(), 'Gemeente Aalbos');
}

async function undo(page) {
  const field = firstText(page);
  await field.fill('Gemeente Beverdal');
  await field.blur();
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  assert.equal(await field.inputValue(), 'Gemeente Aalbos');
  await page.locator('#step').focus();
  await page.keyboard.press('Control+Shift+z');
  await holds(field, 'Gemeente Beverdal');
  await page.keyboard.press('Control+z');
  await holds(field, 'Gemeente Aalbos');
}

/** Waits until a field holds a text. */
async function holds(field, text) {
  const element = await field.elementHandle();
  await field.page().waitForFunction(([element, text]) => element.value === text, [element, text]);
}

async function link(page, site) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await openDownloads(page);
  await page.getByRole('button', { name: 'Link met mijn antwoorden kopiëren' }).click();
  await page.getByRole('status').filter({ hasText: 'Gekopieerd' }).waitFor();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(address, /^http[^#]+#clausier=1\.[\w-]+$/);

  const other = await page.context().newPage();
  await other.goto(address);
  await other.getByRole('button', { name: 'Open als nieuw ontwerp' }).click();
  await other.locator('#step').waitFor();
  assert.equal(await firstText(other).inputValue(), 'Gemeente Aalbos');
  assert.equal(new URL(other.url()).hash, '', 'the answers stay in the address');
  await leave(other);
  assert.deepEqual((await names(other)).sort(), ['Proef', 'Sensoren 2027', 'Uit een link']);

  for (const text of ['1.AAAA', '2.x', `1.${'A'.repeat(40_000)}`, '<script>']) {
    await other.goto('about:blank');
    await other.goto(`${site}#clausier=${text}`);
    await other.locator('#trouble').waitFor();
    assert.equal(await other.getByRole('button', { name: 'Open als nieuw ontwerp' }).count(), 0);
  }
  await other.close();
}

/** What another page saved in the same draft is not overwritten. */
async function twoPages(page, site) {
  const other = await page.context().newPage();
  await other.goto(site);
  await other.locator('.drafts .go', { hasText: 'Sensoren' }).click();
  await other.locator('#step').waitFor();
  await fill(other, 'Elders');
  await fill(page, 'Hier');
  await other.close();
  await leave(page);
  assert.equal((await names(page)).filter((name) => name === 'Sensoren 2027').length, 2);
}

/** A full or forbidden store is said, and the answers can still be taken along. */
async function refused(page, site) {
  await page.addInitScript(() => {
    if (sessionStorage.getItem('full')) Storage.prototype.setItem = () => { throw new DOMException('planted', 'QuotaExceededError'); };
  });
  await page.evaluate(() => sessionStorage.setItem('full', 'yes'));
  await page.goto(site);
  await beginEmpty(page);
  await page.getByRole('alert').filter({ hasText: 'kan uw antwoorden niet bewaren' }).waitFor();
  await fill(page, 'Toch verder');
  await openDownloads(page);
  const file = await given(page, () => page.getByRole('button', { name: 'Antwoorden bewaren als bestand' }).click());
  assert.match(file.bytes.toString(), /Toch verder/);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(site);
  await openAnswers(page, file.bytes);
  await page.locator('#step').waitFor();
  assert.equal(await firstText(page).inputValue(), 'Toch verder');
}

/** A browser that does not even let us ask for the store: said on the first screen and at work. */
async function forbidden(page, site) {
  const other = await page.context().newPage();
  await other.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('planted', 'SecurityError'); } });
  });
  await other.goto(site);
  await beginEmpty(other);
  await other.getByRole('alert').filter({ hasText: 'kan uw antwoorden niet bewaren' }).waitFor();
  await fill(other, 'Zonder opslag');
  await openDownloads(other);
  const file = await given(other, () => other.getByRole('button', { name: 'Antwoorden bewaren als bestand' }).click());
  assert.match(file.bytes.toString(), /Zonder opslag/);
  await other.close();
}

async function off(page, site) {
  await page.locator('.draft > summary').click();
  await page.getByLabel('Bewaar mijn antwoorden in deze browser').uncheck();
  await page.locator('.kept', { hasText: 'niet bewaard' }).first().waitFor();
  await fill(page, 'Niet te bewaren');
  const kept = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  assert.doesNotMatch(await kept(), /Niet te bewaren/);
  await page.goto(site);
  await page.getByRole('button', { name: 'Wis alle ontwerpen' }).click();
  assert.deepEqual(await page.locator('.drafts .go').filter({ visible: true }).count(), 0);
  assert.doesNotMatch(await kept(), /Sensoren|Toch verder/);
}

async function crash(page, site) {
  await page.evaluate(() => localStorage.clear());
  await page.goto(site);
  await begin(page);
  await fill(page, 'Voor de val');
  await breakBuilder(page);
  await page.getByRole('alert').filter({ hasText: 'Antwoorden bewaard' }).waitFor();
  await page.locator('.drafts .go').first().waitFor({ timeout: 20_000 });
  await page.locator('.drafts .go').first().click();
  await page.locator('#step').waitFor();
  assert.equal(await firstText(page).inputValue(), 'Voor de val');
}

/** What is kept nowhere else stays in the page, and nobody is told that it is kept. */
async function crashUnkept(page, site) {
  await page.goto(site);
  await begin(page);
  await page.locator('.draft > summary').click();
  await page.getByLabel('Bewaar mijn antwoorden in deze browser').uncheck();
  await page.locator('.bar .kept.off').waitFor();
  await page.keyboard.press('Escape');
  await fill(page, 'Nergens bewaard');
  await breakBuilder(page);
  await page.getByRole('alert').filter({ hasText: 'niet bewaard in deze browser' }).waitFor();
  assert.equal(await page.locator('meta[http-equiv=refresh]').count(), 0);
  assert.match(await page.locator('.paper').textContent(), /Nergens bewaard/);
}

async function breakBuilder(page) {
  await page.evaluate(() => {
    const make = Document.prototype.createElement;
    Document.prototype.createElement = function (name, ...rest) {
      if (!['p', 'meta'].includes(name)) throw new Error('planted');
      return make.call(this, name, ...rest);
    };
    Node.prototype.cloneNode = () => { throw new Error('planted'); };
  });
  await page.locator('nav.steps button').nth(1).click();
}
