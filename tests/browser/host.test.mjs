// The element inside other pages: as the README of the package says, in a shadow root, twice, moved, taken out and
// put back; all under the policy of the README.

import assert from 'node:assert/strict';
import { begin, firstText } from './in_builder.mjs';
import { TEXTS, examples, heard, openHost, pageWith } from './in_host.mjs';

export const name = 'works in other pages: by the README, in a shadow root, twice, moved';

export async function test({ page, site, cases }) {
  await byReadme(page, site, cases);
  await withScriptAndStyle(page, site, cases);
  await inShadow(page, site, cases);
  await hurried(page);
  await twice(page, site, cases);
  await languages(page, site, cases);
}

async function byReadme(page, site, cases) {
  const [html] = examples(cases, 'html');
  // Without the line for the icon, which the policy of the README has no place for.
  await openHost(page, site, cases, { html: html.replace(/<link rel="icon"[^>]*>/, '') });
  await begin(page);
  await firstText(page).fill('Gemeente Aalbos');
  await page.locator('.paper .value', { hasText: 'Gemeente Aalbos' }).first().waitFor();
  const [ready] = await heard(page, 'ready');
  assert.deepEqual(Object.keys(ready).sort(), ['edition', 'language', 'version']);
  await page.locator('.paper .why summary').first().click();
  await page.getByText(ready.version).filter({ visible: true }).first().waitFor();
  assert.deepEqual(await page.evaluate(() => window.refused), []);
}

/** The script and the style of the README, each in a file of its own as the policy wants. */
async function withScriptAndStyle(page, site, cases) {
  const [html, second] = examples(cases, 'html');
  const [style] = examples(cases, 'css');
  const script = second.replace(/<\/?script[^>]*>/g, '');
  const tags = '<link rel="stylesheet" href="host.css"><script type="module" src="host.js"></script></head>';
  await openHost(page, site, cases, { html: html.replace(/<link rel="icon"[^>]*>/, '').replace('</head>', tags), script, style });
  await page.locator('#step').waitFor();
  assert.match(await page.title(), /^open: \d+$/);
  await page.locator('.take > summary').click();
  await page.locator('.take [data-document="annex"][data-format="docx"]').click();
  const [{ document }] = await heard(page, 'download');
  assert.equal(document, 'annex');
  const colour = await page.locator('.take > summary').evaluate((button) => getComputedStyle(button).backgroundColor);
  const [, red, green, blue] = /--clausier-accent: #(..)(..)(..);/.exec(style);
  assert.equal(colour, `rgb(${[red, green, blue].map((part) => parseInt(part, 16)).join(', ')})`);
}

async function inShadow(page, site, cases) {
  await page.evaluate(() => localStorage.clear());
  const script = `
    await import('/clausier/index.js');
    // A second copy of the package in one page takes nothing away from the first.
    await import('/clausier/index.js?copy');
    const bundle = await (await fetch('/clausier/library/2026-11.nl.json')).text();
    const root = document.getElementById('host').attachShadow({ mode: 'open' });
    const builder = document.createElement('clausier-builder');
    builder.bundleText = bundle;
    root.append(builder);
    window.builder = builder;`;
  await openHost(page, site, cases, { html: pageWith('<div id="host"></div><div id="other"></div>'), script });
  await begin(page);
  await firstText(page).fill('Gemeente Aalbos');
  await page.locator('.paper .value', { hasText: 'Gemeente Aalbos' }).first().waitFor();
  assert.notEqual((await heard(page, 'change')).length, 0, 'no event leaves the shadow root');

  const styled = await page.locator('.paper').evaluate((paper) => getComputedStyle(paper).overflow);
  assert.equal(styled, 'auto', 'the styles of the builder are not used');
  const heading = await page.locator('h1').evaluate((title) => getComputedStyle(title).margin);
  assert.notEqual(heading, '0px', 'the styles of the builder reach the page');
  await moved(page);
  assert.deepEqual(await page.evaluate(() => window.refused), []);
}

/** Moved, it keeps its very nodes; taken out and put back, it goes on where it was. */
async function moved(page) {
  await page.locator('nav.steps button').nth(2).click();
  const title = await page.locator('#step').innerText();
  await page.evaluate(() => {
    window.before = window.builder.shadowRoot.querySelector('.work');
    document.getElementById('other').append(window.builder);
  });
  await page.waitForTimeout(100);
  assert.equal(await page.evaluate(() => window.builder.shadowRoot.querySelector('.work') === window.before), true);

  await page.evaluate(() => window.builder.remove());
  await page.waitForTimeout(100);
  assert.equal(await page.evaluate(() => window.builder.answers.answers['authority-name']), 'Gemeente Aalbos');
  assert.equal(await page.evaluate(() => window.builder.shadowRoot.childElementCount), 0);
  await page.evaluate(() => document.getElementById('other').append(window.builder));
  await page.locator('#step').waitFor();
  assert.equal(await page.locator('#step').innerText(), title);
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => /draft\//.test(key)).length), 1);
  assert.equal(await page.evaluate(() => window.builder.shadowRoot.querySelectorAll('.builder').length), 1);
}

/** Taken out while it is loading, and put back, again and again: one builder, and no complaint. */
async function hurried(page) {
  await page.evaluate(async () => {
    const builder = document.createElement('clausier-builder');
    builder.id = 'hurried';
    builder.bundle = '/clausier/library/2026-11.nl.json';
    for (let turn = 0; turn < 12; turn += 1) {
      if (turn % 2 === 0) document.body.append(builder);
      else builder.remove();
      await new Promise((done) => setTimeout(done, turn * 3));
    }
    document.body.append(builder);
  });
  await page.locator('#hurried [data-preset]').first().click();
  await page.locator('#hurried #step').waitFor();
  assert.equal(await page.evaluate(() => document.getElementById('hurried').shadowRoot.querySelectorAll('.builder').length), 1);
  await page.evaluate(() => document.getElementById('hurried').remove());
}

/** Two in one page: with drafts together or apart, and neither knows of the other's answers. */
async function twice(page, site, cases) {
  await page.evaluate(() => localStorage.clear());
  const body = `<clausier-builder id="one" ${TEXTS}></clausier-builder>
    <clausier-builder id="two" ${TEXTS} drafts="second"></clausier-builder>
    <clausier-builder id="three" ${TEXTS} drafts="none"></clausier-builder>`;
  await openHost(page, site, cases, { html: pageWith(body), script: "await import('/clausier/index.js');" });
  for (const id of ['one', 'two', 'three']) {
    await page.locator(`#${id} [data-preset]`).first().click();
    await page.locator(`#${id} #step`).waitFor();
    await firstText(page.locator(`#${id}`)).fill(`Gemeente ${id}`);
    await page.locator(`#${id} .paper .value`, { hasText: `Gemeente ${id}` }).first().waitFor();
  }
  const kept = await page.evaluate(() => ({ ...localStorage }));
  const drafts = Object.keys(kept).filter((key) => key.includes('draft/')).sort();
  assert.deepEqual(drafts, ['clausier/draft/1', 'clausier@second/draft/1']);
  assert.match(kept['clausier/draft/1'], /Gemeente one/);
  assert.match(kept['clausier@second/draft/1'], /Gemeente two/);
  assert.doesNotMatch(JSON.stringify(kept), /Gemeente three/);
  const answers = await page.evaluate(() => ['one', 'two', 'three'].map((id) => document.getElementById(id).answers.answers['authority-name']));
  assert.deepEqual(answers, ['Gemeente one', 'Gemeente two', 'Gemeente three']);
  assert.equal(await page.locator('#three').getByText('Bewaar mijn antwoorden in deze browser').filter({ visible: true }).count(), 0);
}

/** The language in force around the first builder counts; who chooses another one, chooses it for all. */
async function languages(page, site, cases) {
  await page.evaluate(() => localStorage.clear());
  const body = `<div lang="en" id="host"></div><clausier-builder id="two" ${TEXTS}></clausier-builder>`;
  const script = `
    const root = document.getElementById('host').attachShadow({ mode: 'open' });
    root.append(document.createElement('clausier-builder'));
    root.firstChild.bundle = '/clausier/library/2026-11.nl.json';
    await import('/clausier/element.js').then(({ define }) => define());`;
  await openHost(page, site, cases, { html: pageWith(body), script });
  const spoken = async () => {
    await page.waitForFunction(() => document.getElementById('host').shadowRoot.firstChild.shadowRoot?.querySelector('#start'));
    await page.locator('#two #start').waitFor();
    return page.locator('.builder').evaluateAll((all) => all.map((builder) => builder.lang));
  };
  assert.deepEqual(await spoken(), ['en', 'en']);
  await page.locator('#two [data-language="nl"]').click();
  assert.deepEqual(await spoken(), ['nl', 'nl']);
  const titles = await page.locator('#start').allInnerTexts();
  assert.equal(titles.length, 2);
  assert.equal(titles[0], titles[1]);
}
