// A page that embeds the builder, in TypeScript: compiled against the types of the package, never run.

import 'clausier';
import type { Answers, ChangeDetail, ClausierBuilder } from 'clausier';
import { define, load } from 'clausier/element.js';

const builder: ClausierBuilder = document.createElement('clausier-builder');
builder.bundle = '/clausier/library/2026-11.nl.json';
builder.theme = 'light';
builder.answers = { preset: 'sensors' };

const kept: Answers | null = builder.answers;
if (kept !== null) localStorage.setItem('answers', JSON.stringify(kept));

builder.addEventListener('clausier-change', (event) => {
  const { standing, openPoints }: ChangeDetail = event.detail;
  document.title = `${standing ?? 'start'}: ${openPoints.map((point) => point.text).join(', ')}`;
});

// Events bubble: they are known on every element.
document.body.addEventListener('clausier-download', (event) => {
  event.preventDefault();
  const form = new FormData();
  form.append(event.detail.document, event.detail.file, event.detail.file.name);
});

builder.addEventListener('clausier-error', ({ detail }) => {
  for (const finding of detail.findings) console.error(finding.code, finding.help);
});

builder.addEventListener('click', (event) => event.clientX);

const annex: File | null = builder.assemble('annex');
console.log(annex?.name, builder.assemble('note', 'html')?.size);

await load(new URL('/assets/clausier.wasm', location.href));
define();

// @ts-expect-error: the standing is read only
builder.standing = 'final';
// @ts-expect-error: there is no such document
builder.assemble('letter');
// @ts-expect-error: there is no such event detail
builder.addEventListener('clausier-change', (event) => event.detail.file);
