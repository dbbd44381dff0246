// The builder gives the same files as the native program, byte for byte: every document of every case.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { casesIn, download, leave, start } from './in_builder.mjs';

export const name = 'downloads equal the files made natively';

export async function test({ page, site, cases }) {
  await start(page, site);
  for (const chosen of casesIn(cases)) {
    await page.locator('.start input[type=file]').setInputFiles(join(cases, chosen, 'answers.json'));
    await page.locator('#step').waitFor();
    const tabs = await page.getByRole('tab').evaluateAll((all) => all.map((tab) => tab.id.replace('tab--', '')));
    assert.notEqual(tabs.length, 0);
    for (const document of tabs) {
      for (const format of ['docx', 'html']) await compare(page, join(cases, chosen, document), document, format);
    }
    await leave(page);
  }
}

async function compare(page, file, document, format) {
  const native = `${file}.${format}`;
  assert.equal(existsSync(native), true, `${native} is missing`);
  const { bytes } = await download(page, document, format);
  assert.equal(Buffer.compare(bytes, readFileSync(native)), 0, `${native} differs`);
}
