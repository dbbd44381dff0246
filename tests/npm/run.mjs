// What the npm package promises: it is packed, the pack is installed in a folder of its own without network, and
// there its README is followed, its types are checked, and its engine is compared with the native program.
// Usage: node run.mjs PACKAGE CASES

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Report, inTemporaryFolder } from '../oracles/report.mjs';

const [folder, cases] = process.argv.slice(2).map((path) => resolve(path));
if (cases === undefined) throw new Error('name the folder of the package and the folder with the cases');

const root = join(import.meta.dirname, '../..');
const here = (name) => join(import.meta.dirname, name);

/** What a program prints; what it complains of becomes the message of an error. */
function run(program, words, cwd) {
  try {
    return execFileSync(program, words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw new Error(`${program} ${words.join(' ')}\n${error.stdout}${error.stderr}`);
  }
}

/** Findings of a check: none, or why it broke off. */
function attempt(check) {
  try {
    return check() ?? [];
  } catch (error) {
    return String(error.message ?? error).split('\n');
  }
}

/** The first block of code in this language in the README. */
function example(language) {
  const block = readFileSync(join(folder, 'README.md'), 'utf8').split(`\`\`\`${language}\n`)[1];
  if (block === undefined) throw new Error(`the README has no example in ${language}`);
  return block.split('```')[0];
}

function pack(place) {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--offline', '--pack-destination', place], folder));
  writeFileSync(join(place, 'package.json'), '{"name": "example", "version": "1.0.0", "type": "module", "private": true}\n');
  run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', `./${packed.filename}`], place);
  return packed;
}

/** The files that the manifest names are in the pack, and nothing that is only for making it. */
function contents(packed, place) {
  const names = packed.files.map((file) => file.path);
  const installed = JSON.parse(readFileSync(join(place, 'node_modules/clausier/package.json'), 'utf8'));
  const named = Object.values(installed.exports)
    .flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))
    .filter((target) => !target.includes('*'))
    .map((target) => target.replace('./', ''));
  const wanted = [...named, 'README.md', 'LICENSE-MIT', 'LICENSE-APACHE', 'types.d.ts', 'functions.js', 'module.js', 'library/LICENSE'];
  const missing = wanted.filter((name) => !names.includes(name)).map((name) => `${name} is not in the pack`);
  const known = /^(package\.json|README\.md|LICENSE-\w+|custom-elements\.json|[\w.]+\.(js|d\.ts|wasm)|library\/([\d-]+\.\w+(\.notes)?\.json|LICENSE))$/;
  const stray = names.filter((name) => !known.test(name)).map((name) => `${name} does not belong in the pack`);
  const version = /^version = "(.+)"$/m.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8'))[1];
  const other = installed.version === version ? [] : [`version ${installed.version}, the workspace has ${version}`];
  return [...missing, ...stray, ...other];
}

/** The README's example for Node.js, as it stands there. */
function followReadme(place) {
  writeFileSync(join(place, 'example.mjs'), example('js'));
  const printed = run('node', ['example.mjs'], place);
  const isWord = readFileSync(join(place, 'annex.docx')).subarray(0, 2).toString() === 'PK';
  return [
    ...(/^(open|unreviewed|final|blocked): \d+ open points, \d+ steps\n$/.test(printed) ? [] : [`it prints ${printed}`]),
    ...(isWord ? [] : ['annex.docx is no Word file']),
  ];
}

/** A script of ours, run where the package is installed; it prints its findings as JSON. */
function script(name, place, ...words) {
  cpSync(here(name), join(place, name));
  return JSON.parse(run('node', [name, ...words], place));
}

function compile(place, ...words) {
  return run('node', [join(root, 'node_modules/typescript/bin/tsc'), ...words], place);
}

/** The example in TypeScript and what the engine gives, against the types, as Node.js and as bundlers resolve. */
function types(place) {
  for (const name of ['example.ts', 'server.ts', 'tsconfig.json']) cpSync(here(name), join(place, name));
  const given = run('node', [join(place, 'print_interview.mjs'), cases], place).trim();
  writeFileSync(join(place, 'interview.ts'), `import type { Interview } from 'clausier/engine';\nexport const all = ${given} satisfies Interview[];\n`);
  const roots = ['--typeRoots', join(root, 'node_modules/@types')];
  compile(place, '--project', 'tsconfig.json', ...roots);
  compile(place, '--project', 'tsconfig.json', ...roots, '--module', 'esnext', '--moduleResolution', 'bundler');
}

/** The example for Node.js in TypeScript runs too, once it is compiled. */
function server(place) {
  compile(place, '--project', 'tsconfig.json', '--noEmit', 'false', '--outDir', 'made', '--typeRoots', join(root, 'node_modules/@types'));
  run('node', [join('made', 'server.js')], place);
  return existsSync(join(place, 'response.html')) ? [] : ['it wrote nothing'];
}

const report = new Report();
await inTemporaryFolder((place) => {
  let packed;
  report.check('npm pack, then npm install without network', attempt(() => { packed = pack(place); }));
  if (packed === undefined) return;
  const size = (bytes) => `${Math.round(bytes / 1000)} kB`;
  console.log(`The pack is ${size(packed.size)}, unpacked ${size(packed.unpackedSize)}, in ${packed.files.length} files.`);
  cpSync(here('print_interview.mjs'), join(place, 'print_interview.mjs'));
  report.check('what is in the pack', attempt(() => contents(packed, place)));
  report.check('the example of the README in Node.js', attempt(() => followReadme(place)));
  report.check('the same bytes as the native program', attempt(() => script('equal.mjs', place, cases)));
  report.check('input that cannot be used', attempt(() => script('refused.mjs', place, join(dirname(cases), 'cases'))));
  report.check('types', attempt(() => types(place)));
  report.mustFind('a wrong use of the types', attempt(() => {
    writeFileSync(join(place, 'wrong.ts'), "document.querySelector('clausier-builder')!.standing = 'finished';\n");
    compile(place, '--project', 'tsconfig.json', '--typeRoots', join(root, 'node_modules/@types'));
  }));
  writeFileSync(join(place, 'wrong.ts'), 'export {};\n');
  report.check('the example in TypeScript', attempt(() => server(place)));
});
report.finish();
