// Nothing that comes from elsewhere runs or breaks the page: answers, names, bundles, files too large.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { begin, firstText, openAnswers, start } from './in_builder.mjs';

export const name = 'hostile answers, bundles and files are refused or stay text';

const ATTACKS = ['<script>window.hit = 1</script>', '<img src=x onerror="window.hit=1">', '"><svg onload=window.hit=1>', 'x'.repeat(190)];

export async function test({ page, site }) {
  await start(page, site);
  await begin(page);
  const kept = await page.evaluate(() => localStorage.getItem('clausier/draft/1'));
  const answers = JSON.parse(kept);
  const field = (await firstText(page).getAttribute('id')).replace('field--', '');
  for (const attack of ATTACKS) {
    await page.goto(site);
    await openAnswers(page, { ...answers, answers: { ...answers.answers, [field]: attack }, reasons: { [attack]: attack } });
    await page.locator('#step').waitFor();
    assert.equal(await firstText(page).inputValue(), attack);
    await harmless(page);
  }
  await refused(page, site);
  await bundles(page, site);
}

async function harmless(page) {
  assert.equal(await page.evaluate(() => window.hit), undefined);
  assert.equal(await page.locator('.builder :is(script, img, svg, iframe)').count(), 0);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(overflow, 0, 'the page scrolls sideways');
}

async function refused(page, site) {
  const bomb = Buffer.concat([Buffer.from('PK\x03\x04'), deflateRawSync(Buffer.alloc(30 << 20))]);
  const folder = mkdtempSync(join(tmpdir(), 'clausier-'));
  const contents = [Buffer.alloc(50 << 20, ' '), bomb, '{"schema": 99}', '{"schema":1,"edition":"2026-11","answers":[]}', '<html>'];
  const files = contents.map((content, at) => {
    const file = join(folder, `${at}.json`);
    writeFileSync(file, content);
    return file;
  });
  for (const file of files) {
    await page.goto(site);
    await page.locator('#start').waitFor();
    await page.locator('.start input[type=file]').setInputFiles(file);
    await page.getByRole('alert').filter({ hasText: 'kan niet worden geopend' }).waitFor();
    assert.equal(await page.locator('#step').count(), 0);
  }
  rmSync(folder, { recursive: true });
}

async function bundles(page, site) {
  const good = await (await page.request.get(new URL('library/2026-11.nl.json', site).href)).text();
  const changed = good.replace(/"title":"[^"]*"/, '"title":"<script>window.hit=1</script>"');
  for (const bundle of ['', '{}', good.slice(0, 5000), changed]) {
    await page.evaluate(async (text) => {
      const builder = document.createElement('clausier-builder');
      builder.bundleText = text;
      document.querySelector('clausier-builder').replaceWith(builder);
    }, bundle);
    await page.getByRole('alert').filter({ hasText: 'kunnen niet worden geladen' }).waitFor();
    assert.equal(await page.evaluate(() => window.hit), undefined);
  }
}
