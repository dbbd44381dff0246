// The element inside another page: in a shadow root of its host, under a strict policy, taken out and put
// back, with a bundle that the page gives it.

import assert from 'node:assert/strict';
import { begin, firstText } from './in_builder.mjs';

export const name = 'works inside a shadow root of another page under a strict policy';

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'";

const PAGE = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Gastpagina</title><link rel="icon" href="data:,">
<script type="module" src="host.js"></script></head><body><h1>Gastpagina</h1><div id="host"></div></body></html>`;

const SCRIPT = `
  window.refused = [];
  document.addEventListener('securitypolicyviolation', (event) => window.refused.push(event.violatedDirective));
  await import('./main.js');
  const bundle = await (await fetch('./library/2026-11.nl.json')).text();
  const root = document.getElementById('host').attachShadow({ mode: 'open' });
  const builder = document.createElement('clausier-builder');
  builder.bundleText = bundle;
  root.append(builder);
  window.builder = builder;
`;

export async function test({ page, site }) {
  const serve = (file, type, body) =>
    page.route(new URL(file, site).href, (route) =>
      route.fulfill({ contentType: type, body, headers: { 'content-security-policy': POLICY } }));
  await serve('host.html', 'text/html', PAGE);
  await serve('host.js', 'text/javascript', SCRIPT);
  await page.goto(new URL('host.html', site).href);
  await begin(page);
  await firstText(page).fill('Gemeente Aalbos');
  await page.locator('.paper .value', { hasText: 'Gemeente Aalbos' }).first().waitFor();

  const styled = await page.locator('.paper').evaluate((paper) => getComputedStyle(paper).overflow);
  assert.equal(styled, 'auto', 'the styles of the builder are not used');
  const heading = await page.locator('h1').evaluate((title) => getComputedStyle(title).margin);
  assert.notEqual(heading, '0px', 'the styles of the builder reach the page');

  await page.evaluate(() => {
    const { builder } = window;
    const parent = builder.parentNode;
    builder.remove();
    parent.append(builder);
  });
  await page.locator('.drafts .go').first().click();
  await page.locator('#step').waitFor();
  assert.equal(await firstText(page).inputValue(), 'Gemeente Aalbos');
  assert.equal(await page.evaluate(() => window.builder.shadowRoot.querySelectorAll('.builder').length), 1);
  assert.deepEqual(await page.evaluate(() => window.refused), []);
}
