// The functions of the engine, with objects where the module takes and gives JSON.

import * as module from './clausier_widget.js';

const text = (json) => (typeof json === 'string' ? json : JSON.stringify(json));

/** A document as a file, for publication. */
export function assemble({ bundle, answers, document, format }) {
  return module.assemble(text(bundle), text(answers), document, format);
}

/** The questions as they stand with these answers. */
export function interview({ bundle, answers }) {
  return JSON.parse(module.interview(text(bundle), text(answers)));
}
