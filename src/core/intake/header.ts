/** Reads one row as the header of one kind of input: which of its cells name which field, in which language. */
import { columnIndex, type RawCell, type RawRow } from '../model/raw-table.ts';
import { remember } from '../model/remember.ts';
import { foldWord, trimCell } from '../normalise/text.ts';
import type { HeaderIndex, HeaderMeaning, InputKind } from './input-kind.ts';

export interface MappedColumn {
  readonly field: string;
  readonly index: number;
  readonly header: string;
  /** True where the config names the column by its letters. */
  readonly byLetter?: boolean;
}

/** What the texts of a row would be as the header of a kind. */
export interface HeaderReading {
  readonly kind: InputKind;
  readonly columns: readonly MappedColumn[];
  /** Further columns that read as a field already taken. */
  readonly duplicates: readonly MappedColumn[];
  readonly unmapped: readonly string[];
  /** Positions of those columns. */
  readonly leftOver: readonly number[];
  /** The mapped headers that the alias tables know, with their languages. */
  readonly votes: readonly { readonly header: string; readonly locales: readonly string[] }[];
  /** Groups of fields of which the kind needs one, and none is there. */
  readonly missing: readonly (readonly string[])[];
  /** Columns of the config that this row does not have: field and text. */
  readonly notFound: readonly (readonly [string, string])[];
}

/** What a row would be as the header of a kind. */
export interface HeaderCandidate extends HeaderReading {
  /** `null` where the config says that there is no header. */
  readonly row: RawRow | null;
  readonly position: number;
}

/** Field → header text or column letters, from the config. */
export type ColumnRules = Readonly<Record<string, string>>;

/** A cell of a row that may be a header, with its text as it is looked up. */
export interface FoldedCell {
  readonly header: string;
  readonly folded: string;
}

/** The texts of a row's cells; `null` for a cell that has none. */
export type HeaderTexts = readonly (string | null)[];

/** Folds the texts of a row, once for all kinds. */
export function foldHeader(texts: HeaderTexts): readonly (FoldedCell | null)[] {
  return texts.map((header) => (header === null ? null : { header, folded: foldWord(header) }));
}

/** Reads a row; what the config says about a column goes before what the header says. */
export function readHeader(
  kind: InputKind,
  index: HeaderIndex,
  cells: readonly (FoldedCell | null)[],
  rules: ColumnRules,
): HeaderReading {
  const { given, notFound } = givenColumns(kind, cells, rules);
  const columns: MappedColumn[] = [...given];
  const duplicates: MappedColumn[] = [];
  const unmapped: string[] = [];
  const leftOver: number[] = [];
  const votes: { header: string; locales: readonly string[] }[] = [];
  cells.forEach((cell, at) => {
    if (cell === null || given.some((column) => column.index === at)) return;
    const { header, folded } = cell;
    // Folding drops the sign, and a share is no number of licences.
    const meaning: HeaderMeaning | undefined = header.includes('%') ? undefined : index.get(folded);
    if (meaning === undefined || given.some((column) => column.field === meaning.field)) {
      unmapped.push(header);
      leftOver.push(at);
      return;
    }
    const taken = columns.some((known) => known.field === meaning.field);
    (taken ? duplicates : columns).push({ field: meaning.field, index: at, header });
    votes.push({ header, locales: meaning.locales });
  });
  const fields = new Set(columns.map((column) => column.field));
  const missing = kind.required.filter((group) => !group.some((field) => fields.has(field)));
  columns.sort((a, b) => a.index - b.index);
  return { kind, columns, duplicates, unmapped, leftOver, votes, missing, notFound };
}

function givenColumns(
  kind: InputKind,
  cells: readonly (FoldedCell | null)[],
  rules: ColumnRules,
): { given: readonly MappedColumn[]; notFound: readonly (readonly [string, string])[] } {
  const given: MappedColumn[] = [];
  const notFound: (readonly [string, string])[] = [];
  for (const [field, text] of Object.entries(rules)) {
    if (!(field in kind.aliases.fields)) continue;
    const wanted = foldWord(text);
    const named = cells.findIndex((cell) => (cell?.folded ?? '') === wanted);
    const at = named === -1 ? columnIndex(text) : named;
    if (at === null) notFound.push([field, text]);
    else {
      const header = cells[at]?.header ?? text;
      given.push({ field, index: at, header, byLetter: named === -1 });
    }
  }
  return { given, notFound };
}

/** The text of a header cell; `null` for an empty one, an error, or one swallowed by a merge. */
export function headerText(cell: RawCell | null): string | null {
  return cell === null || cell.kind === 'error' || cell.kind === 'merged'
    ? null
    : trimCell(cell.text);
}

/** The languages as votes are counted: of equally many votes, the first of these wins. */
export const LOCALES = [
  'api',
  'en',
  'fr',
  'it',
  'sv',
  'de',
  'es',
  'nl',
  'pt',
  'da',
  'nb',
  'fi',
  'pl',
  'ja',
] as const;

/** The language that most headers have, and the headers that are not in it. */
export const localeOf = remember(countVotes);

function countVotes(votes: HeaderReading['votes']): {
  readonly locale: string;
  readonly others: readonly string[];
} {
  let winner: string = 'en';
  let most = 0;
  for (const locale of LOCALES) {
    const count = votes.filter(({ locales }) => locales.includes(locale)).length;
    if (count > most) [winner, most] = [locale, count];
  }
  // The API's names are English.
  const spoken = winner === 'api' || winner === 'en' ? ['api', 'en'] : [winner];
  const others = votes.filter(({ locales }) => !locales.some((one) => spoken.includes(one)));
  return {
    locale: winner === 'api' ? 'en' : winner,
    others: others.map(({ header, locales }) => `"${header}" (${locales.join(', ')})`),
  };
}
