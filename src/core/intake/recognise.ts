/**
 * Decides what a table is: which row is its header, which kind of input it is, and which column holds
 * which field. Recognised by columns alone, never by a file's name or extension; the config may help.
 */
import {
  columnLetters,
  passRows,
  type FileProblem,
  type RawRow,
  type RawTable,
} from '../model/raw-table.ts';
import type { FileRules } from '../model/settings.ts';
import { foldWord } from '../normalise/text.ts';
import { remember } from '../model/remember.ts';
import { problem } from '../problems/index.ts';
import { bestHeader, isBetter, KNOWN } from './best-header.ts';
import { NO_RULES } from './file-map.ts';
import { headerText, localeOf, type HeaderCandidate, type MappedColumn } from './header.ts';
import { dataAbove, disguised, holdsId, holdsIds } from './header-doubts.ts';
import type { InputKind } from './input-kind.ts';
import { nearMisses, type NearMiss } from './near-miss.ts';
import { splitHeader } from './split-header.ts';
import { joined, say, verbatim, type Text } from '../text/text.ts';

/** Title rows above a header are allowed down to here. */
const HEADER_SEARCH_ROWS = 30;

export interface RecognisedTable {
  readonly kind: InputKind;
  readonly table: RawTable;
  /** As Excel shows it; 0 where the table has no header. */
  readonly headerRow: number;
  /** Position in `table.rows` of the first row below the header. */
  readonly firstDataRow: number;
  readonly columns: readonly MappedColumn[];
  readonly unmapped: readonly string[];
  /** Headers left over that almost are a known one of this kind. */
  readonly nearMisses: readonly NearMiss[];
  /** The language of the headers, 'en' for API-shaped ones. */
  readonly locale: string;
  readonly localeVotes: { readonly agreeing: number; readonly of: number };
  readonly warnings: readonly FileProblem[];
}

export type Recognition =
  | { readonly ok: true; readonly table: RecognisedTable }
  | {
      readonly ok: false;
      /** True for what looks like an export but lacks something, rather than like something else. */
      readonly nearly: boolean;
      readonly problem: FileProblem;
      readonly nearMisses: readonly NearMiss[];
    };

/** True where some kind of input has a column of this name: lets a CSV reader find its delimiter. */
export function isKnownHeader(text: string): boolean {
  const folded = foldWord(text);
  return KNOWN.some(({ index }) => index.has(folded));
}

/** Recognises one table, or says which column it lacks to be one. */
export function recognise(given: RawTable, rules: FileRules = NO_RULES): Recognition {
  const table = downTo(given, rules.headerRow ?? 0);
  const explicit = rules.kind !== null;
  if (rules.headerRow !== null && rules.headerRow > 0) {
    const at = table.rows.findIndex((row) => row.number === rules.headerRow);
    if (at === -1) return refuse(table, 'E_HEADER_ROW', { row: rules.headerRow });
    return conclude(table, bestHeader(table.rows[at] ?? null, at, rules), explicit);
  }
  if (rules.headerRow === 0) return conclude(table, bestHeader(null, -1, rules), explicit);
  return conclude(table, search(table, rules), explicit);
}

/** A table that is not held as a whole, with its rows held down to this one and the sample below it. */
function downTo(table: RawTable, headerRow: number): RawTable {
  if (table.pass === undefined || headerRow <= (table.rows.at(-1)?.number ?? 0)) return table;
  const rows: RawRow[] = [];
  let below = 0;
  passRows(table, 0, (row) => {
    if (row.number > headerRow) below += 1;
    if (below <= HEADER_SEARCH_ROWS + 1) rows.push(row);
  });
  return { ...table, rows };
}

function search(table: RawTable, rules: FileRules): HeaderCandidate | null {
  let best: HeaderCandidate | null = null;
  const limit = Math.min(table.rows.length, HEADER_SEARCH_ROWS);
  for (let position = 0; position < limit; position += 1) {
    const row = table.rows[position];
    // A row with an id is data, whatever its other words.
    if (row === undefined || holdsId(row)) continue;
    const candidate = bestHeader(row, position, rules);
    // Letters fit every row, so they are no sign of a header.
    if (candidate === null || candidate.columns.every(({ byLetter }) => byLetter === true))
      continue;
    if (best === null || isBetter(candidate, best)) best = candidate;
  }
  return best;
}

function conclude(table: RawTable, best: HeaderCandidate | null, explicit: boolean): Recognition {
  if (best === null || best.columns.length < 2) return splitOrNothing(table);
  const misses = missesOf(best);
  const found =
    problemOf(table, best, misses) ??
    dataAbove(table, best) ??
    (explicit ? null : disguised(table, best));
  if (found !== null) return { ok: false, nearly: true, problem: found, nearMisses: misses };
  return { ok: true, table: toRecognised(table, best, misses) };
}

const missesOf = remember(
  ({ kind, unmapped }: HeaderCandidate): readonly NearMiss[] => {
    const known = KNOWN.find((one) => one.kind === kind);
    return known === undefined ? [] : nearMisses(kind, known.index, unmapped);
  },
  ({ unmapped }) => unmapped,
);

function problemOf(
  table: RawTable,
  best: HeaderCandidate,
  misses: readonly NearMiss[],
): FileProblem | null {
  const place = table.sheet === '' ? null : table.sheet;
  const [unknown] = best.notFound;
  if (unknown !== undefined) {
    const [field, column] = unknown;
    return problem('E_COLUMN_UNKNOWN', place, { field, column });
  }
  if (best.missing.length > 0) {
    const split = splitHeader(table, KNOWN, HEADER_SEARCH_ROWS);
    if (split !== null) return problem('E_HEADER_TWO_ROWS', place, split);
    return problem('E_COLUMN_MISSING', place, {
      row: best.row?.number ?? 0,
      kind: best.kind.title,
      seen: best.columns.map((column) => `"${column.header}"`).join(', '),
      lacking: best.missing
        .map((group) => oneOf(group.map((field) => headerOf(best, field))))
        .reduce((first, second) => say('{first}, and no column {second}', { first, second })),
      // The first of them follows a sentence as well.
      nearest: joined(['', ...misses.map(meantText)], misses.length === 0 ? '' : ' '),
    });
  }
  const twice = best.duplicates.find(
    (column) => isRequired(best.kind, column.field) && !repeats(table, best, column),
  );
  if (twice === undefined) return null;
  const first = best.columns.find((column) => column.field === twice.field)?.header ?? '';
  const cell = `${columnLetters(twice.index)}${best.row?.number ?? 1}`;
  const at = place === null ? cell : `${place} › ${cell}`;
  return problem('E_COLUMN_DUPLICATE', at, { first, second: twice.header });
}

/** Fields without which a kind is none, and the name by which a product is known. */
function isRequired({ required }: InputKind, field: string): boolean {
  return field === 'offerName' || required.some((group) => group.includes(field));
}

/** True where a second column of a field says the same as the first in every row. */
function repeats(table: RawTable, best: HeaderCandidate, twice: MappedColumn): boolean {
  const first = best.columns.find((column) => column.field === twice.field);
  let rows = 0;
  let same = true;
  passRows(table, best.position + 1, ({ cells }) => {
    rows += 1;
    same &&= cells[first?.index ?? -1]?.text === cells[twice.index]?.text;
  });
  return rows > 0 && same;
}

function oneOf(headers: readonly string[]): Text {
  return headers
    .map((header) => verbatim(header))
    .reduce((first, second) => say('{first} or {second}', { first, second }));
}

function meantText({ header, known }: NearMiss): Text {
  return say('Is "{header}" meant to be "{known}"?', { header, known });
}

/** A field as its header reads: in the language of the row where it is known, else in English. */
function headerOf({ kind, votes }: HeaderCandidate, field: string): string {
  const names = kind.aliases.fields[field] ?? {};
  const first = (locale: string): string | undefined => Object.keys(names[locale] ?? {})[0];
  return `"${first(localeOf(votes).locale) ?? first('en') ?? first('api') ?? field}"`;
}

function splitOrNothing(table: RawTable): Recognition {
  const place = table.sheet === '' ? null : table.sheet;
  const split = splitHeader(table, KNOWN, HEADER_SEARCH_ROWS);
  if (split !== null) {
    const found = problem('E_HEADER_TWO_ROWS', place, split);
    return { ok: false, nearly: true, problem: found, nearMisses: [] };
  }
  const first = table.rows[0]?.cells.map(headerText).filter((text) => text !== null) ?? [];
  const shown = first.slice(0, 6).map((text) => `"${text}"`);
  const found =
    shown.length === 0
      ? problem('E_NO_DATA', place, {})
      : problem('E_HEADER_NOT_FOUND', place, { rows: HEADER_SEARCH_ROWS, first: shown.join(', ') });
  return { ok: false, nearly: holdsIds(table, HEADER_SEARCH_ROWS), problem: found, nearMisses: [] };
}

function toRecognised(
  table: RawTable,
  best: HeaderCandidate,
  misses: readonly NearMiss[],
): RecognisedTable {
  const { locale, others } = localeOf(best.votes);
  const place = table.sheet === '' ? null : table.sheet;
  // Which of two different columns holds an optional field is not known, so neither is read.
  const unclear = new Set(
    best.duplicates.filter((twice) => !repeats(table, best, twice)).map(({ field }) => field),
  );
  const repeated = best.duplicates.map((twice) => {
    const first = best.columns.find((column) => column.field === twice.field)?.header ?? '';
    const code = unclear.has(twice.field) ? 'W_COLUMN_UNCLEAR' : 'W_COLUMN_REPEATED';
    return problem(code, place, { first, second: twice.header });
  });
  const mixed =
    others.length === 0
      ? []
      : [problem('W_LOCALE_MIXED', place, { locale, others: others.join(', ') })];
  return {
    kind: best.kind,
    table,
    headerRow: best.row?.number ?? 0,
    firstDataRow: best.position + 1,
    columns: withoutFields(best.columns, unclear),
    unmapped: best.unmapped,
    nearMisses: misses,
    locale,
    localeVotes: { agreeing: best.votes.length - others.length, of: best.votes.length },
    warnings: [...repeated, ...mixed],
  };
}

/** The columns of headers that read alike stay one list: what is made of it once serves for all. */
function withoutFields(
  columns: readonly MappedColumn[],
  fields: ReadonlySet<string>,
): readonly MappedColumn[] {
  return fields.size === 0 ? columns : columns.filter(({ field }) => !fields.has(field));
}

function refuse(
  table: RawTable,
  code: 'E_HEADER_ROW',
  slots: { readonly row: number },
): Recognition {
  const place = table.sheet === '' ? null : table.sheet;
  return { ok: false, nearly: true, problem: problem(code, place, slots), nearMisses: [] };
}
