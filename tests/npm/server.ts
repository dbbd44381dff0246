// The engine in Node.js, in TypeScript.

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assemble, interview, type Answers, type InputError } from 'clausier/engine';

const bundle = readFileSync(fileURLToPath(import.meta.resolve('clausier/library/2026-11.nl.json')), 'utf8');
const answers: Answers = { schema: 1, edition: '2026-11', preset: 'sensors' };

const questions = interview({ bundle, answers }).steps.flatMap((step) => step.questions);
const open = questions.filter((question) => question.required && question.answer.origin === null);
for (const { title, control } of open) {
  const choices = control.kind === 'choice' ? control.choices.map((choice) => choice.title) : [];
  console.log(title, choices.join(', '));
}

const bytes: Uint8Array = assemble({ bundle, answers, document: 'response', format: 'html' });
writeFileSync('response.html', bytes);

try {
  assemble({ bundle, answers: '{}', document: 'annex', format: 'docx' });
} catch (error) {
  for (const finding of (error as InputError).findings ?? []) console.log(finding.message, finding.help);
}
