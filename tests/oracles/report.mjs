// What the checkers share: finding the documents, and telling what was found.
// A checker that saw no document at all has failed, since silence would look like success.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** Collects checks and ends the program with `N passed, M failed`. */
export class Report {
  #passed = 0;
  #failed = 0;

  /** One check: it holds when there are no findings. */
  check(name, findings) {
    if (findings.length === 0) {
      this.#passed += 1;
      return;
    }
    this.#failed += 1;
    console.log(`FAULT ${name}`);
    for (const finding of findings) console.log(`  ${finding}`);
  }

  /** The checker's proof on a bad document that it can find something. */
  mustFind(name, findings) {
    this.check(`self-test: ${name}`, findings.length > 0 ? [] : ['a known fault was not found: this checker is blind']);
  }

  /** Prints the count and ends the program, with all that was given up and still runs. */
  finish() {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exit(this.#failed > 0 ? 1 : 0);
  }
}

/** The first argument of the program: the folder with the cases. */
export function folderArgument() {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('name the folder with the documents');
  return folder;
}

/** All files below a folder with this extension, in order; an error when there is none. */
export function documents(folder, extension) {
  const files = readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(`.${extension}`))
    .sort()
    .map((file) => join(folder, file));
  if (files.length === 0) throw new Error(`no .${extension} file in ${folder}`);
  return files;
}

/** What `look` gives for each of the files, in their order; several at once, as there are processors. */
export async function each(files, look) {
  const results = new Map(files.map((file) => [file, undefined]));
  const waiting = [...files];
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) results.set(file, await look(file));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}

/** A document as people name it: `case/document.docx`. */
export function shown(folder, file) {
  return relative(folder, file);
}

/** Gives a new folder to `work` and removes it afterwards, whatever happens. */
export async function inTemporaryFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'clausier-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
