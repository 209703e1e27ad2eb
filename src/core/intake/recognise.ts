/**
 * Decides what a table is: which row is its header, which kind of input it is, and which column holds
 * which field. Recognised by columns alone, never by a file's name or extension; the config may help.
 */
import type { FileProblem, RawRow, RawTable } from '../model/raw-table.ts';
import type { FileRules } from '../model/settings.ts';
import { foldWord } from '../normalise/text.ts';
import { problem } from '../problems/index.ts';
import { NO_RULES } from './file-map.ts';
import {
  headerText,
  localeOf,
  readHeader,
  type HeaderCandidate,
  type MappedColumn,
} from './header.ts';
import { INPUT_KINDS } from './index.ts';
import { headerIndex, type HeaderIndex, type InputKind } from './input-kind.ts';
import { nearMisses, type NearMiss } from './near-miss.ts';
import { splitHeader } from './split-header.ts';

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

interface KnownKind {
  readonly kind: InputKind;
  readonly index: HeaderIndex;
}

const KNOWN: readonly KnownKind[] = INPUT_KINDS.map((kind) => ({ kind, index: headerIndex(kind) }));

/** True where some kind of input has a column of this name: lets a CSV reader find its delimiter. */
export function isKnownHeader(text: string): boolean {
  const folded = foldWord(text);
  return KNOWN.some(({ index }) => index.has(folded));
}

/** Recognises one table, or says which column it lacks to be one. */
export function recognise(table: RawTable, rules: FileRules = NO_RULES): Recognition {
  const kinds = KNOWN.filter(({ kind }) => rules.kind === null || kind.name === rules.kind);
  if (rules.headerRow !== null && rules.headerRow > 0) {
    const at = table.rows.findIndex((row) => row.number === rules.headerRow);
    if (at === -1) return refuse(table, 'E_HEADER_ROW', { row: rules.headerRow });
    return conclude(table, bestOf(kinds, table.rows[at] ?? null, at, rules));
  }
  if (rules.headerRow === 0) return conclude(table, bestOf(kinds, null, -1, rules));
  return conclude(table, search(table, kinds, rules));
}

function bestOf(
  kinds: readonly KnownKind[],
  row: RawRow | null,
  position: number,
  rules: FileRules,
): HeaderCandidate | null {
  const candidates = kinds.map(({ kind, index }) =>
    readHeader(kind, index, row, position, rules.columns),
  );
  return candidates.reduce<HeaderCandidate | null>(
    (best, candidate) => (best === null || isBetter(candidate, best) ? candidate : best),
    null,
  );
}

function search(
  table: RawTable,
  kinds: readonly KnownKind[],
  rules: FileRules,
): HeaderCandidate | null {
  let best: HeaderCandidate | null = null;
  const limit = Math.min(table.rows.length, HEADER_SEARCH_ROWS);
  for (let position = 0; position < limit; position += 1) {
    const candidate = bestOf(kinds, table.rows[position] ?? null, position, rules);
    if (candidate === null) continue;
    if (best === null || isBetter(candidate, best)) best = candidate;
    // The first row that is a whole header is the header; data rows below cannot be a better one.
    if (isWhole(best)) break;
  }
  return best;
}

function isWhole(candidate: HeaderCandidate): boolean {
  return candidate.missing.length === 0 && candidate.notFound.length === 0;
}

/** More columns win; of equal many, the one that lacks less; then the earlier row and kind. */
function isBetter(a: HeaderCandidate, b: HeaderCandidate): boolean {
  if (a.columns.length !== b.columns.length) return a.columns.length > b.columns.length;
  return a.missing.length + a.notFound.length < b.missing.length + b.notFound.length;
}

function conclude(table: RawTable, best: HeaderCandidate | null): Recognition {
  if (best === null || best.columns.length < 2) return splitOrNothing(table);
  const misses = missesOf(best);
  const found = problemOf(table, best, misses);
  if (found !== null) return { ok: false, nearly: true, problem: found, nearMisses: misses };
  return { ok: true, table: toRecognised(table, best, misses) };
}

function missesOf({ kind, unmapped }: HeaderCandidate): readonly NearMiss[] {
  const known = KNOWN.find((one) => one.kind === kind);
  return known === undefined ? [] : nearMisses(kind, known.index, unmapped);
}

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
        .map((group) => group.map((field) => headerOf(best, field)).join(' or '))
        .join(', and no column '),
      nearest: misses
        .map(({ header, known }) => ` Is "${header}" meant to be "${known}"?`)
        .join(''),
    });
  }
  const twice = best.duplicates.find((column) => !repeats(table, best, column));
  if (twice === undefined) return null;
  const first = best.columns.find((column) => column.field === twice.field)?.header ?? '';
  return problem('E_COLUMN_DUPLICATE', place, { first, second: twice.header });
}

/** True where a second column of a field says the same as the first in every row. */
function repeats(table: RawTable, best: HeaderCandidate, twice: MappedColumn): boolean {
  const first = best.columns.find((column) => column.field === twice.field);
  const rows = table.rows.slice(best.position + 1);
  return (
    rows.length > 0 &&
    rows.every(({ cells }) => cells[first?.index ?? -1]?.text === cells[twice.index]?.text)
  );
}

const GUID_CELL = /^\s*\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?\s*$/i;

/** Ids tell that a table holds an export's rows, even where its header is lost. */
function holdsIds(table: RawTable): boolean {
  return table.rows
    .slice(0, HEADER_SEARCH_ROWS)
    .some((row) => row.cells.some((cell) => cell?.kind === 'text' && GUID_CELL.test(cell.text)));
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
  return { ok: false, nearly: holdsIds(table), problem: found, nearMisses: [] };
}

function toRecognised(
  table: RawTable,
  best: HeaderCandidate,
  misses: readonly NearMiss[],
): RecognisedTable {
  const { locale, others } = localeOf(best.votes);
  const place = table.sheet === '' ? null : table.sheet;
  const repeated = best.duplicates.map((twice) => {
    const first = best.columns.find((column) => column.field === twice.field)?.header ?? '';
    return problem('W_COLUMN_REPEATED', place, { first, second: twice.header });
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
    columns: best.columns,
    unmapped: best.unmapped,
    nearMisses: misses,
    locale,
    localeVotes: { agreeing: best.votes.length - others.length, of: best.votes.length },
    warnings: [...repeated, ...mixed],
  };
}

function refuse(
  table: RawTable,
  code: 'E_HEADER_ROW',
  slots: { readonly row: number },
): Recognition {
  const place = table.sheet === '' ? null : table.sheet;
  return { ok: false, nearly: true, problem: problem(code, place, slots), nearMisses: [] };
}
