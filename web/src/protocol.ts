// What the page and its worker say to each other.

/** The parts of which the worker is made, unpacked: the code of two engines and what lies in the folders of Python. */
export interface Parts {
  python: Uint8Array;
  standard: Uint8Array;
  packages: Uint8Array;
  pdfium: Uint8Array;
}

/** A file that was dropped; without content where it is larger than any report, of which only the size is told. */
export interface Dropped {
  path: string;
  size: number;
  content?: Uint8Array;
}

/** What is to be checked, and how: see the session of the project. */
export interface Asked {
  paths: string[];
  previous: string[];
  level: Record<string, string>;
  edition: string | null;
  timeout?: number;
}

export interface Rule {
  id: string;
  title: string;
  level: string;
  tag: string;
}

export interface Plan {
  paths: string[];
  seconds: number;
  told: string[];
  rules: Rule[];
}

/** What came of each file, as the session wrote it: the page only keeps it. */
export type Outcomes = [path: string, outcome: Uint8Array][];

export interface Shown {
  html: string;
  message: string;
}

export interface Saved {
  name: string;
  content: Uint8Array;
  told: string[];
}

/** What the worker does for the page. */
export interface Methods {
  start: (parts: Parts) => Plan;
  open: (files: Dropped[], asked: Asked) => Plan;
  check: (path: string) => Uint8Array;
  lost: (path: string, late: boolean) => Uint8Array;
  show: (outcomes: Outcomes) => Shown;
  table: () => string;
  copies: () => Saved;
}

export interface Question {
  id: number;
  method: keyof Methods;
  given: unknown[];
}

export type Answer = { id: number; value: unknown } | { id: number; error: string };
