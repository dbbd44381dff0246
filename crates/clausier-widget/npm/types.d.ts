/** What the element and the functions take and give. The names are those of the JSON formats. */

/** An answers file: what somebody answered to the questions of an edition. */
export interface Answers {
  schema: number;
  /** The edition that was answered: `"2026-11"`. */
  edition: string;
  /** The preset that lies under the answers. */
  preset?: string;
  /** Value by question, in the form of the question's kind; `{ unknown: true }` for "weet ik niet". */
  answers?: Record<string, unknown>;
  /** Written reason by rule, for choices that depart. */
  reasons?: Record<string, string>;
  /** Questions whose answer is never carried in a published file. */
  internal?: string[];
}

/** How far a dossier is from use. */
export type Standing = 'final' | 'unreviewed' | 'open' | 'blocked';

export type DocumentName = 'annex' | 'inserts' | 'response' | 'note';

export type Format = 'docx' | 'html' | 'txt' | 'json';

/** A question, or a cell of a table question. */
export interface Place {
  option: string;
  row?: string;
  column?: string;
}

/** Something that keeps the documents from being final. */
export interface OpenPoint {
  place: Place;
  /** As printed. */
  text: string;
}

/** Something that was found, with the way out. */
export interface Finding {
  /** Which kind: `"broken-answers"`. */
  code: string;
  severity: 'hint' | 'warning' | 'error';
  at:
    | { in: 'file'; path: string; start: number; end: number; line: number; column: number }
    | { in: 'question'; place: Place }
    | { in: 'provision'; clause: string }
    | { in: 'whole' };
  message: string;
  help: string;
}
