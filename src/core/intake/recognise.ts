/**
 * Decides what a table is: which row is its header, which kind of input it is, and which column holds
 * which field. Recognised by columns alone, never by a file's name or extension.
 */
import type { RawCell, RawRow, RawTable } from '../model/raw-table.ts';
import { foldWord, trimCell } from '../normalise/text.ts';
import { INPUT_KINDS } from './index.ts';
import { headerIndex, type HeaderIndex, type InputKind } from './input-kind.ts';

/** Title rows above a header are allowed down to here. */
const HEADER_SEARCH_ROWS = 30;

export interface MappedColumn {
  readonly field: string;
  readonly index: number;
  readonly header: string;
}

export interface RecognisedTable {
  readonly kind: InputKind;
  readonly table: RawTable;
  readonly headerRow: number;
  /** Position in `table.rows` of the first row below the header. */
  readonly firstDataRow: number;
  readonly columns: readonly MappedColumn[];
  readonly unmapped: readonly string[];
  /** The language of the headers, 'en' for API-shaped ones. */
  readonly locale: string;
}

export type Recognition =
  | { readonly ok: true; readonly table: RecognisedTable }
  | {
      readonly ok: false;
      /** True for what looks like an export but lacks something, rather than like something else. */
      readonly nearly: boolean;
      readonly what: string;
      readonly fix: string;
    };

const INDEXES: readonly { readonly kind: InputKind; readonly index: HeaderIndex }[] =
  INPUT_KINDS.map((kind) => ({ kind, index: headerIndex(kind) }));

/** True where some kind of input has a column of this name: lets a CSV reader find its delimiter. */
export function isKnownHeader(text: string): boolean {
  const folded = foldWord(text);
  return INDEXES.some(({ index }) => index.has(folded));
}

/** Recognises one table, or says which column it lacks to be one. */
export function recognise(table: RawTable): Recognition {
  let best: Candidate | null = null;
  const limit = Math.min(table.rows.length, HEADER_SEARCH_ROWS);
  for (let position = 0; position < limit; position += 1) {
    const row = table.rows[position];
    if (row === undefined) continue;
    for (const { kind, index } of INDEXES) {
      const candidate = readHeader(kind, index, row, position);
      if (best === null || isBetter(candidate, best)) best = candidate;
    }
    // The first row that is a whole header is the header; data rows below cannot be a better one.
    if (best !== null && best.missing.length === 0) break;
  }
  if (best === null || best.columns.length < 2) return nothingKnown(table);
  const problem = problemOf(best);
  if (problem !== null) return { ok: false, nearly: true, ...problem };
  return { ok: true, table: toRecognised(table, best) };
}

interface Candidate {
  readonly kind: InputKind;
  readonly row: RawRow;
  readonly position: number;
  readonly columns: readonly MappedColumn[];
  readonly duplicates: readonly MappedColumn[];
  readonly unmapped: readonly string[];
  readonly locales: ReadonlyMap<string, number>;
  readonly missing: readonly (readonly string[])[];
}

/** More columns win; of equal many, the one that lacks nothing; then the earlier row and kind. */
function isBetter(a: Candidate, b: Candidate): boolean {
  if (a.columns.length !== b.columns.length) return a.columns.length > b.columns.length;
  return a.missing.length < b.missing.length;
}

function readHeader(kind: InputKind, index: HeaderIndex, row: RawRow, position: number): Candidate {
  const columns: MappedColumn[] = [];
  const duplicates: MappedColumn[] = [];
  const unmapped: string[] = [];
  const locales = new Map<string, number>();
  row.cells.forEach((cell, column) => {
    const header = headerText(cell);
    if (header === null) return;
    const meaning = index.get(foldWord(header));
    if (meaning === undefined) {
      unmapped.push(header);
      return;
    }
    const mapped = { field: meaning.field, index: column, header };
    const taken = columns.some((known) => known.field === meaning.field);
    (taken ? duplicates : columns).push(mapped);
    for (const locale of meaning.locales) locales.set(locale, (locales.get(locale) ?? 0) + 1);
  });
  const fields = new Set(columns.map((column) => column.field));
  const missing = kind.required.filter((group) => !group.some((field) => fields.has(field)));
  return { kind, row, position, columns, duplicates, unmapped, locales, missing };
}

function headerText(cell: RawCell | null): string | null {
  return cell === null || cell.kind === 'error' ? null : trimCell(cell.text);
}

function problemOf(candidate: Candidate): { what: string; fix: string } | null {
  const twice = candidate.duplicates[0];
  if (candidate.missing.length > 0) {
    const lacking = candidate.missing
      .map((group) => group.map((field) => headerOf(candidate, field)).join(' or '))
      .join(', and no column ');
    const seen = candidate.columns.map((column) => `"${column.header}"`).join(', ');
    return {
      what: `Row ${candidate.row.number} looks like the header of the kind ${candidate.kind.title} (${seen}), but there is no column ${lacking}.`,
      fix: 'Export the file again with all columns, or correct the header.',
    };
  }
  if (twice !== undefined) {
    const first = candidate.columns.find((column) => column.field === twice.field);
    return {
      what: `Two columns hold the same field: "${first?.header ?? ''}" and "${twice.header}".`,
      fix: 'Delete or rename the column that is not the one from Partner Center.',
    };
  }
  return null;
}

const GUID_CELL = /^\s*\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?\s*$/i;

/** Ids tell that a table holds an export's rows, even where its header is lost. */
function holdsIds(table: RawTable): boolean {
  return table.rows
    .slice(0, HEADER_SEARCH_ROWS)
    .some((row) => row.cells.some((cell) => cell?.kind === 'text' && GUID_CELL.test(cell.text)));
}

/** A field as its header reads: in the language of the row where it is known, else in English. */
function headerOf({ kind, locales }: Candidate, field: string): string {
  const names = kind.aliases.fields[field] ?? {};
  const first = (locale: string): string | undefined => Object.keys(names[locale] ?? {})[0];
  return `"${first(localeOf(locales)) ?? first('en') ?? first('api') ?? field}"`;
}

function nothingKnown(table: RawTable): Recognition {
  const first = table.rows[0]?.cells.map(headerText).filter((text) => text !== null) ?? [];
  const shown = first.slice(0, 6).map((text) => `"${text}"`);
  return {
    ok: false,
    nearly: holdsIds(table),
    what:
      shown.length === 0
        ? 'There is no data in it.'
        : `No header of a known export was found in the first ${HEADER_SEARCH_ROWS} rows; the first row reads ${shown.join(', ')}.`,
    fix: 'Export the file again from Partner Center, or remove it from the folder.',
  };
}

function toRecognised(table: RawTable, candidate: Candidate): RecognisedTable {
  return {
    kind: candidate.kind,
    table,
    headerRow: candidate.row.number,
    firstDataRow: candidate.position + 1,
    columns: candidate.columns,
    unmapped: candidate.unmapped,
    locale: localeOf(candidate.locales),
  };
}

/** The language that most headers have; of equal many, the first in this order. */
const LOCALE_ORDER = ['api', 'en', 'fr', 'it', 'sv', 'de'];

function localeOf(votes: ReadonlyMap<string, number>): string {
  let winner = 'en';
  let most = 0;
  for (const locale of LOCALE_ORDER) {
    const count = votes.get(locale) ?? 0;
    if (count > most) [winner, most] = [locale, count];
  }
  return winner === 'api' ? 'en' : winner;
}
