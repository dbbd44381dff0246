// Run where the package is installed: prints the questions of every case as JSON.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { interview } from 'clausier/engine';

const [cases] = process.argv.slice(2);
const bundle = readFileSync(join(cases, 'bundle.json'), 'utf8');
const files = readdirSync(cases).map((name) => join(cases, name, 'answers.json')).filter((file) => existsSync(file));
const all = files.map((file) => interview({ bundle, answers: readFileSync(file, 'utf8') }));
console.log(JSON.stringify(all));
