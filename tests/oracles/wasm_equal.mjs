// Loads the module of the widget in Node and compares what it assembles with what the native program wrote:
// the same bytes for every document of every case, in a first and in a second run.
// Usage: node wasm_equal.mjs FOLDER PACKAGE
// FOLDER holds bundle.json and <case>/answers.json beside the documents; PACKAGE is the built www/pkg.

import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Report, documents, folderArgument, shown } from './report.mjs';

const FORMATS = ['docx', 'html'];

async function loadModule(folder) {
  const module = await import(pathToFileURL(resolve(folder, 'clausier_widget.js')));
  module.initSync({ module: readFileSync(join(folder, 'clausier_widget_bg.wasm')) });
  return module;
}

function difference(native, wasm) {
  if (Buffer.compare(native, wasm) === 0) return [];
  const shorter = Math.min(native.length, wasm.length);
  let place = 0;
  while (place < shorter && native[place] === wasm[place]) place += 1;
  return [`byte ${place} differs (native ${native.length} bytes, WebAssembly ${wasm.length})`];
}

const folder = folderArgument();
const module = await loadModule(process.argv[3]);
const bundle = readFileSync(join(folder, 'bundle.json'), 'utf8');
const report = new Report();
report.mustFind('a changed byte', difference(Buffer.from('annex'), Buffer.from('annix')));
report.mustFind('a lost byte', difference(Buffer.from('annex'), Buffer.from('anne')));
for (const format of FORMATS) {
  for (const file of documents(folder, format)) {
    const answers = readFileSync(join(dirname(file), 'answers.json'), 'utf8');
    const assemble = () => Buffer.from(module.assemble(bundle, answers, basename(file, `.${format}`), format));
    try {
      const native = readFileSync(file);
      report.check(shown(folder, file), difference(native, assemble()));
      report.check(`${shown(folder, file)}, again`, difference(native, assemble()));
    } catch (error) {
      report.check(shown(folder, file), [`WebAssembly: ${error}`]);
    }
  }
}
report.finish();
