// The start page of the site: it comes up whole under the strict policy that it is served with.

import assert from 'node:assert/strict';

export const name = 'the start page loads under its policy';

export async function test({ page, site }) {
  const answer = await page.goto(site);
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()['content-security-policy'], /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'/);
  assert.notEqual(await page.title(), '');
  await page.waitForLoadState('networkidle');
}
