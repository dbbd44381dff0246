import type { Answers, DocumentName, Finding, Format, Place, Standing } from './types.js';

export type { Answers, DocumentName, Finding, Format, Place, Standing } from './types.js';

/** What both functions need: a bundle of texts and answers to it, as text or as what JSON gives. */
export interface Input {
  bundle: string | object;
  answers: string | Answers;
}

/** What a function throws when bundle or answers cannot be used. */
export interface InputError extends Error {
  findings?: Finding[];
}

/** A document as a file, for publication: the same bytes as the command and the crate of the same version give. */
export function assemble(input: Input & { document: DocumentName; format: Format }): Uint8Array;

/** The questions as they stand with these answers. */
export function interview(input: Input): Interview;

export interface Interview {
  /** The steps that have questions now, in order. */
  steps: Step[];
  /** What was found that belongs to no question that is asked now. */
  diagnostics: Finding[];
  /** Where the answers depart from charter, model or good practice. */
  departures: Departure[];
  standing: Standing;
  /** Questions asked now that are not folded, rows of tables not counted. */
  asked: number;
  /** Required questions, asked now, that are still open. */
  open: number;
}

export interface Step {
  id: string;
  title: string;
  intro: string;
  questions: Question[];
}

export interface Question {
  place: Place;
  title: string;
  label: string;
  help: string;
  example: string;
  knows: 'buyer' | 'lawyer' | 'data-expert' | 'data-manager';
  fills: 'buyer' | 'tenderer' | 'contractor';
  required: boolean;
  /** Technical: shown last or folded away. */
  fold: boolean;
  control: Control;
  answer: Answer;
  diagnostics: Finding[];
}

export interface Answer {
  /** The value in force, in the form of answers files; `null` while there is none. */
  value: unknown;
  /** The value as printed. */
  text: string;
  origin: 'user' | 'preset' | 'rule' | 'inherited' | 'default' | null;
  unknown: boolean;
}

export interface Choice {
  id: string;
  title: string;
  help: string;
}

export type Control =
  | { kind: 'choice' | 'choices'; choices: Choice[] }
  | { kind: 'yes-no' | 'date' }
  | { kind: 'text' | 'long-text'; max: number }
  | { kind: 'integer'; min: number; max: number; unit: string }
  | { kind: 'money'; min: string; max: string }
  | { kind: 'duration'; units: ('days' | 'months' | 'years')[] }
  | { kind: 'moment'; events: Choice[] }
  | { kind: 'table'; columns: Choice[]; folded: string[]; rows: Row[]; catalogue: CatalogueRow[]; max_rows: number };

export interface Row {
  id: string;
  from: string | null;
  title: string;
  warning: string;
  cells: Question[];
  stars?: { count: number; of: number; reason: string; next: unknown };
}

export interface CatalogueRow {
  id: string;
  group: string;
  title: string;
  warning: string;
  chosen: boolean;
}

export interface Departure {
  /** The key of its reason in `Answers.reasons`. */
  key: string;
  at: Finding['at'];
  message: string;
  help: string;
  reason: string;
}
