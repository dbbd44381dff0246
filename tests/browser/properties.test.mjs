// Attributes, properties, events, parts and custom properties of the element, as its manifest names them.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { begin, casesIn, firstText, openDownloads } from './in_builder.mjs';
import { TEXTS, described, heard, openHost, pageWith } from './in_host.mjs';

export const name = 'attributes, properties, events, parts and house colours do what the manifest says';

export async function test({ page, site, cases }) {
  await early(page, site, cases);
  await manifest(page, cases);
  await answers(page, cases);
  await downloads(page);
  await attributes(page);
  await colours(page, site, cases);
}

/** Properties that are set before the element is known. */
async function early(page, site, cases) {
  const script = `
    const builder = document.querySelector('clausier-builder');
    builder.answers = { preset: 'sensors', answers: { 'authority-name': 'Stad Vroeg' } };
    builder.theme = 'light';
    builder.addEventListener('clausier-ready', () => { window.first = builder.answers; });
    await import('/clausier/index.js');
    window.builder = builder;`;
  await openHost(page, site, cases, { html: pageWith(`<clausier-builder ${TEXTS}><p>Even geduld</p></clausier-builder>`), script });
  await page.locator('.paper .value', { hasText: 'Stad Vroeg' }).first().waitFor();
  const first = await page.evaluate(() => window.first);
  assert.equal(first.answers['authority-name'], 'Stad Vroeg', 'the answers are not there when the builder is ready');
  assert.deepEqual([first.schema, first.edition, first.preset], [1, '2026-11', 'sensors']);
  assert.equal(await page.locator('clausier-builder').getAttribute('theme'), 'light');
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true, 'it took the focus of the page');
}

/** All that the manifest names is there, and nothing else is public. */
async function manifest(page, cases) {
  const { attributes, members, events, cssParts } = described(cases);
  const found = await page.evaluate(() => {
    const { constructor } = window.builder;
    const names = Object.getOwnPropertyNames(constructor.prototype);
    const parts = [...window.builder.shadowRoot.querySelectorAll('[part]')].map((element) => element.part.value);
    return { attributes: constructor.observedAttributes, names, parts: [...new Set(parts)] };
  });
  assert.deepEqual(attributes.map((attribute) => attribute.name), found.attributes);
  const own = found.names.filter((name) => !/^(constructor|\w+Callback)$/.test(name));
  assert.deepEqual(members.map((member) => member.name).sort(), own.sort());
  assert.deepEqual(events.map((event) => event.name.replace('clausier-', '')).sort(), ['change', 'download', 'error', 'ready']);
  assert.deepEqual(cssParts.map((part) => part.name).filter((part) => part !== 'start').sort(), found.parts.sort());
}

/** Answers of every case in, its documents out; no answers, and answers that cannot be read. */
async function answers(page, cases) {
  for (const chosen of casesIn(cases)) {
    const given = JSON.parse(readFileSync(join(cases, chosen, 'answers.json'), 'utf8'));
    const made = await page.evaluate(async (given) => {
      window.builder.answers = given;
      const file = window.builder.assemble('annex');
      return { name: file.name, type: file.type, bytes: [...new Uint8Array(await file.arrayBuffer())] };
    }, given);
    assert.equal(Buffer.compare(Buffer.from(made.bytes), readFileSync(join(cases, chosen, 'annex.docx'))), 0, `${chosen} differs`);
    assert.match(made.name, /\.docx$/);
    assert.match(made.type, /wordprocessingml/);
    const has = await page.evaluate(() => window.builder.assemble('inserts', 'html') !== null);
    assert.equal(has, existsSync(join(cases, chosen, 'inserts.html')), `inserts of ${chosen}`);
    const [told, now] = [(await heard(page, 'change')).at(-1), await page.evaluate(() => {
      const { answers, standing, openPoints } = window.builder;
      return { answers, standing, openPoints };
    })];
    assert.deepEqual(told, now);
    assert.ok(['final', 'unreviewed', 'open', 'blocked'].includes(now.standing), now.standing);
  }
  const before = await page.evaluate(() => window.builder.answers);
  for (const bad of [{ schema: 99 }, { key: 1 }, [], 'text', 7, { answers: [] }]) {
    const earlier = (await heard(page, 'error')).length;
    await page.evaluate((bad) => { window.builder.answers = bad; }, bad);
    await page.locator('#trouble').filter({ visible: true }).waitFor();
    const [told, ...more] = (await heard(page, 'error')).slice(earlier);
    assert.deepEqual(more, []);
    assert.notEqual(told.findings.length, 0);
    assert.notEqual(told.message, '');
    assert.deepEqual(await page.evaluate(() => window.builder.answers), before, JSON.stringify(bad));
  }
  const thrown = await page.evaluate(() => {
    try { return String(window.builder.assemble('letter')); } catch (error) { return error.name; }
  });
  assert.equal(thrown, 'TypeError');
  await page.evaluate(() => { window.builder.answers = null; });
  await page.locator('#start').waitFor();
  assert.deepEqual((await heard(page, 'change')).at(-1), { answers: null, standing: null, openPoints: [] });
  assert.equal(await page.evaluate(() => window.builder.assemble('annex')), null);
  assert.notEqual(await page.locator('[part=start]').count(), 0);
}

/** A page may take the file. */
async function downloads(page) {
  await begin(page);
  await page.evaluate(() => window.builder.addEventListener('clausier-download', (event) => {
    event.preventDefault();
    window.taken = event.detail;
  }));
  let given = 0;
  page.on('download', () => { given += 1; });
  await openDownloads(page);
  await page.locator('.take [data-document="annex"][data-format="docx"]').click();
  const taken = await page.evaluate(async () => {
    const { document, file } = window.taken;
    return [document, file.name, new TextDecoder().decode((await file.arrayBuffer()).slice(0, 2))];
  });
  assert.equal(taken[0], 'annex');
  assert.match(taken[1], /\.docx$/);
  assert.equal(taken[2], 'PK');
  await page.waitForTimeout(300);
  assert.equal(given, 0, 'the file was downloaded all the same');
  await page.keyboard.press('Escape');
}

/** A change of an attribute makes the builder anew, where it was. */
async function attributes(page) {
  await firstText(page).fill('Stad Blijft');
  const before = (await heard(page, 'ready')).length;
  await page.evaluate(() => { window.builder.theme = 'dark'; });
  await page.waitForFunction((before) => window.heard.filter(([name]) => name === 'ready').length > before, before);
  assert.equal(await firstText(page).inputValue(), 'Stad Blijft');
  const background = () => page.locator('.paper').evaluate((paper) => getComputedStyle(paper).backgroundColor);
  const dark = await background();
  await page.evaluate(() => window.builder.removeAttribute('theme'));
  await page.waitForFunction((before) => window.heard.filter(([name]) => name === 'ready').length > before + 1, before);
  assert.notEqual(await background(), dark);
  assert.equal(await page.evaluate(() => window.builder.theme), null);
  await otherDrafts(page);
  await unkept(page);
}

/** Makes the builder anew, and waits until it is. */
async function anew(page, act) {
  const before = (await heard(page, 'ready')).length;
  await page.evaluate(act);
  await page.waitForFunction((before) => window.heard.filter(([name]) => name === 'ready').length > before, before);
}

/** Answers that are kept nowhere else go on too: made anew, twice in a row, and past a bundle that cannot be used. */
async function unkept(page) {
  await page.locator('.draft > summary').click();
  await page.getByLabel('Bewaar mijn antwoorden in deze browser').uncheck();
  await page.keyboard.press('Escape');
  await firstText(page).fill('Stad Nergens');
  await anew(page, () => { window.builder.theme = 'light'; });
  assert.equal(await firstText(page).inputValue(), 'Stad Nergens');
  await anew(page, async () => {
    window.builder.theme = 'dark';
    await new Promise((done) => setTimeout(done, 0));
    window.builder.theme = 'light';
  });
  assert.equal(await firstText(page).inputValue(), 'Stad Nergens', 'lost while the bundle was on its way');
  const errors = (await heard(page, 'error')).length;
  await page.evaluate(() => { window.builder.bundleText = 'no bundle'; });
  await page.waitForFunction((errors) => window.heard.filter(([name]) => name === 'error').length > errors, errors);
  assert.equal(await page.evaluate(() => window.builder.answers.answers['authority-name']), 'Stad Nergens');
  await anew(page, () => { window.builder.bundleText = null; });
  assert.equal(await firstText(page).inputValue(), 'Stad Nergens', 'lost with a bundle that cannot be used');
}

/** Among other drafts the answers are a new one, even if one there has the same number. */
async function otherDrafts(page) {
  await page.evaluate(() => {
    for (const [key, text] of Object.entries(localStorage)) {
      localStorage.setItem(key.replace('clausier/', 'clausier@other/'), text.replaceAll('Stad Blijft', 'Stad Ander'));
    }
  });
  const before = (await heard(page, 'ready')).length;
  await page.evaluate(() => { window.builder.drafts = 'other'; });
  await page.waitForFunction((before) => window.heard.filter(([name]) => name === 'ready').length > before, before);
  assert.equal(await firstText(page).inputValue(), 'Stad Blijft');
  const kept = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('clausier@other/draft/')).map(([, text]) => text));
  assert.equal(kept.filter((text) => text.includes('Stad Ander')).length, 1, 'a draft of the other list is gone');
  assert.equal(kept.filter((text) => text.includes('Stad Blijft')).length, 1, 'the answers are not kept in the other list');
}

/** House colours from anywhere above the element, and parts. */
async function colours(page, site, cases) {
  const { cssProperties } = described(cases);
  const colours = cssProperties.map((property) => property.name).filter((name) => !/font|radius|top/.test(name));
  const style = `:root { --clausier-accent: rgb(138, 21, 56); --clausier-radius: 0; --clausier-top: 40px; --clausier-font: "Liberation Serif"; }
    clausier-builder { --clausier-paper: rgb(250, 250, 240); }
    clausier-builder::part(bar) { letter-spacing: 1px; }`;
  const script = "await import('/clausier/index.js'); document.querySelector('clausier-builder').answers = { preset: 'sensors' };";
  await openHost(page, site, cases, { html: pageWith(`<clausier-builder ${TEXTS} theme="light"></clausier-builder>`, true), script, style });
  await page.locator('#step').waitFor();
  const of = (selector, property) => page.locator(selector).first().evaluate((element, property) => getComputedStyle(element)[property], property);
  assert.equal(await of('.take > summary', 'backgroundColor'), 'rgb(138, 21, 56)');
  assert.equal(await of('.take > summary', 'borderRadius'), '0px');
  assert.equal(await of('.paper', 'backgroundColor'), 'rgb(250, 250, 240)');
  assert.equal(await of('.bar', 'letterSpacing'), '1px');
  assert.equal(await of('.bar', 'top'), '40px');
  assert.match(await of('#step', 'fontFamily'), /Liberation Serif/);
  const unused = await page.evaluate((names) => {
    const builder = document.querySelector('clausier-builder');
    const before = (name) => getComputedStyle(builder.shadowRoot.querySelector('.builder')).getPropertyValue(name.replace('clausier-', ''));
    return names.filter((name) => {
      builder.style.setProperty(name, 'rgb(1, 2, 3)');
      return before(name) !== 'rgb(1, 2, 3)';
    });
  }, colours);
  assert.deepEqual(unused, []);
}
