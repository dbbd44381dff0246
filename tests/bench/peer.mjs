// The same Word file by us and by a peer, in one Node: ours from the answers and the bundle, in WebAssembly; that of
// npm `docx` from the finished text of our annex, so that it decides, numbers and words nothing. Prints JSON.
// Usage: node peer.mjs FOLDER PACKAGE
// FOLDER holds bundle.json, answers.json and annex.json; PACKAGE is the built www/pkg.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';

const ROUNDS = 15;

const words = (content) => content.flatMap((inline) => {
  const run = (options) => [new TextRun({ text: inline.text, ...options })];
  switch (inline.type) {
    case 'strong': return words(inline.content);
    case 'emphasis': return words(inline.content);
    case 'blank': return run({ highlight: 'yellow' });
    default: return run({});
  }
});

const labelled = (label, blocks) => blocks.flatMap((block, at) => (
  at === 0 && block.type === 'paragraph'
    ? [new Paragraph({ children: [new TextRun(`${label} `), ...words(block.content)], indent: { left: 400, hanging: 400 } })]
    : written(block)));

const cell = (content) => new TableCell({ children: [new Paragraph({ children: words(content) })] });

const table = ({ caption, columns, rows }) => [new Paragraph(caption), new Table({
  rows: [
    new TableRow({ tableHeader: true, children: columns.map(({ heading }) => cell([{ type: 'text', text: heading }])) }),
    ...rows.map(({ cells }) => new TableRow({ children: cells.map(({ content }) => cell(content)) })),
  ],
})];

function written(block) {
  switch (block.type) {
    case 'paragraph': return [new Paragraph({ children: words(block.content) })];
    case 'members': return block.members.flatMap((member) => labelled(member.label, member.blocks));
    case 'list': return block.items.flatMap((item) => labelled(item.label, item.blocks));
    case 'table': return table(block);
    case 'facts': return block.facts.map((fact) => new Paragraph({ children: [new TextRun(fact.label), ...words(fact.value)] }));
    default: throw new Error(`a block of a new kind: ${block.type}`);
  }
}

function section({ number, heading, blocks, sections }, level) {
  const head = new Paragraph({ text: `${number ?? ''} ${heading}`, heading: level });
  return [head, ...blocks.flatMap(written), ...sections.flatMap((inner) => section(inner, HeadingLevel.HEADING_2))];
}

function peer(annex) {
  const children = [new Paragraph({ text: annex.title, heading: HeadingLevel.TITLE }), ...annex.sections.flatMap((part) => section(part, HeadingLevel.HEADING_1))];
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

async function loadModule(folder) {
  const module = await import(pathToFileURL(resolve(folder, 'clausier_widget.js')));
  module.initSync({ module: readFileSync(join(folder, 'clausier_widget_bg.wasm')) });
  return module;
}

const [folder, made] = process.argv.slice(2);
if (made === undefined) throw new Error('name the folder of the bench and the built package');
const text = (name) => readFileSync(join(folder, name), 'utf8');
const [bundle, answers, annex] = ['bundle.json', 'answers.json', 'annex.json'].map(text);
const module = await loadModule(made);
const jobs = {
  ours: async () => module.assemble(bundle, answers, 'annex', 'docx'),
  peer: async () => peer(JSON.parse(annex)),
};

// In turn, so that both meet the same moods of the machine.
const times = { ours: [], peer: [] };
for (let round = 0; round <= ROUNDS; round += 1) {
  for (const [name, job] of Object.entries(jobs)) {
    const start = performance.now();
    const file = await job();
    if (file.length < 10_000) throw new Error(`${name}: the file is too small to be the annex`);
    if (round > 0) times[name].push(performance.now() - start);
  }
}
const median = (values) => values.toSorted((one, two) => one - two)[Math.floor(values.length / 2)];
console.log(JSON.stringify({ ours: median(times.ours), peer: median(times.peer) }));
