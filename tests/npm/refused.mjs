// Run where the package is installed: what cannot be used is an error that says why, and breaks nothing.
// Usage: node refused.mjs CASES; prints findings as JSON.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assemble, interview } from 'clausier/engine';
// No elements here, and still nothing breaks: pages are made on servers too.
import * as whole from 'clausier';
import * as element from 'clausier/element.js';

const [cases] = process.argv.slice(2);
const bundle = readFileSync(join(cases, 'bundle.json'), 'utf8');
const good = { schema: 1, edition: JSON.parse(bundle).edition.id };
const wanted = { document: 'annex', format: 'docx' };
const findings = [];

function mustThrow(name, call, hasFindings = true) {
  try {
    call();
    findings.push(`${name}: nothing is thrown`);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof WebAssembly.RuntimeError) findings.push(`${name}: throws ${error}`);
    const codes = (error.findings ?? []).map((finding) => finding.code).filter((code) => typeof code === 'string');
    if (hasFindings && codes.length === 0) findings.push(`${name}: the error has no findings`);
  }
}

const bundles = { nothing: '', 'an empty object': '{}', 'half a bundle': bundle.slice(0, 5000), 'a changed bundle': bundle.replace(/"title":"[^"]*"/, '"title":"x"') };
for (const [name, text] of Object.entries(bundles)) {
  mustThrow(name, () => assemble({ bundle: text, answers: good, ...wanted }));
  mustThrow(name, () => interview({ bundle: text, answers: good }));
}
const answers = { 'newer answers': { schema: 99 }, 'a list': '[]', 'no JSON': '<html>', 'an unknown key': { ...good, key: 1 }, 'deep nesting': '['.repeat(100_000) };
for (const [name, value] of Object.entries(answers)) {
  mustThrow(name, () => assemble({ bundle, answers: value, ...wanted }));
  mustThrow(name, () => interview({ bundle, answers: value }));
}
mustThrow('no such document', () => assemble({ bundle, answers: good, document: 'letter', format: 'docx' }), false);
mustThrow('no such format', () => assemble({ bundle, answers: good, document: 'annex', format: 'pdf' }), false);
mustThrow('no input', () => assemble({}), false);

const made = assemble({ bundle: JSON.parse(bundle), answers: good, ...wanted });
if (made[0] !== 0x50) findings.push('after all that nothing is assembled any more');
const { ClausierBuilder, define } = whole;
define();
for (const names of [Object.keys(whole), Object.keys(element)]) {
  // As in index.d.ts, which describes both.
  if (String(names) !== 'ClausierBuilder,define,load') findings.push(`exported are ${names}`);
}
const described = JSON.parse(readFileSync(new URL(import.meta.resolve('clausier/custom-elements.json')), 'utf8'));
const names = described.modules[0].declarations[0].attributes.map((attribute) => attribute.name);
if (String(names) !== String(ClausierBuilder.observedAttributes)) findings.push(`custom-elements.json has the attributes ${names}`);
console.log(JSON.stringify(findings));
