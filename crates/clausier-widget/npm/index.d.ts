import type { Answers, DocumentName, Finding, Format, OpenPoint, Standing } from './types.js';

export type { Answers, DocumentName, Finding, Format, OpenPoint, Place, Standing } from './types.js';

/** Detail of `clausier-ready`: the builder can be used. */
export interface ReadyDetail {
  /** The edition of the texts: `"2026-11"`. */
  edition: string;
  /** Its language: `"nl"`. */
  language: string;
  /** The version of the program. */
  version: string;
}

/** Detail of `clausier-change`: the answers changed. On the first screen there are none. */
export interface ChangeDetail {
  answers: Answers | null;
  standing: Standing | null;
  openPoints: OpenPoint[];
}

/** Detail of `clausier-download`. With `preventDefault()` the page takes the file, and nothing is downloaded. */
export interface DownloadDetail {
  document: DocumentName | 'dossier' | 'answers' | 'questionnaire';
  file: File;
}

/** Detail of `clausier-error`: bundle, answers or program cannot be used. The builder shows it too, if it can. */
export interface ErrorDetail {
  message: string;
  findings: Finding[];
}

/** All events bubble, out of shadow roots too; `clausier-download` alone can be cancelled. */
export interface ClausierEventMap {
  'clausier-ready': CustomEvent<ReadyDetail>;
  'clausier-change': CustomEvent<ChangeDetail>;
  'clausier-download': CustomEvent<DownloadDetail>;
  'clausier-error': CustomEvent<ErrorDetail>;
}

export class ClausierBuilder extends HTMLElement {
  static readonly observedAttributes: string[];

  /** Address of the bundle with the texts. Reflects the attribute. */
  bundle: string | null;
  /** Address of the explanations, which are loaded after everything else. Reflects the attribute. */
  notes: string | null;
  /**
   * Whose drafts: none given, those that all builders of this site share; a name, a list apart; `"none"`, nothing
   * is kept in the browser. Reflects the attribute.
   */
  drafts: string | null;
  /** `"light"` or `"dark"`; as the system is, when none is given. Reflects the attribute. */
  theme: string | null;

  /** The bundle as text, instead of an address. */
  bundleText: string | null;
  /** The explanations as text, instead of an address. */
  notesText: string | null;

  /**
   * The answers as they stand; `null` on the first screen. What is set becomes a new draft; schema and edition may
   * be left out. `null` leads to the first screen.
   */
  get answers(): Answers | null;
  set answers(answers: Partial<Answers> | null);

  /** How far the documents are from use; `null` on the first screen. */
  get standing(): Standing | null;

  /** What keeps the documents from being final. */
  get openPoints(): OpenPoint[];

  /**
   * A document for publication as a file, a Word file if no format is named. `null` on the first screen, or if this
   * kind of purchase does not have it.
   */
  assemble(document: DocumentName, format?: Format): File | null;

  addEventListener<Name extends keyof ClausierEventMap>(
    type: Name,
    listener: (this: ClausierBuilder, event: ClausierEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: ClausierBuilder, event: HTMLElementEventMap[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

/** Makes `<clausier-builder>` known to the browser, unless something did so already. */
export function define(): void;

/**
 * Loads the module from another place than beside this package: an address, a response or bytes. Called before the
 * first builder is in the page: `import { define, load } from 'clausier/element.js'`.
 */
export function load(source?: string | URL | Request | Response | BufferSource | WebAssembly.Module): Promise<unknown>;

declare global {
  interface HTMLElementTagNameMap {
    'clausier-builder': ClausierBuilder;
  }
  interface HTMLElementEventMap extends ClausierEventMap {}
}
