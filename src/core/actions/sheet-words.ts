/**
 * The words by which a sheet is recognised when it comes back. A sheet in another language than English
 * carries its own, so that it can be read whatever language the next run speaks.
 */
import { SHEETS } from '../report/sheet-names.ts';
import { spokenWords } from '../report/words.ts';
import { ENGLISH, type Speech } from '../text/speech.ts';
import { say } from '../text/text.ts';
import type { Cells } from './living.ts';
import { COLUMNS_READ, STATUS_WORDS, type SheetKind } from './columns.ts';

/** What the table of actions says where it has no rows. */
export const NOTHING_TO_DO = say('There is nothing to do.');
export const STEPS_SHEET = say('Steps');
export const BURN_DOWN_SHEET = say('Burn-down');
export const WAIVERS_SHEET = say('Waivers');
export const PACKS_SHEET = say('Packs');

export interface SheetWords {
  /** `actions.owner` → the label of the column. */
  readonly labels: Readonly<Record<string, string>>;
  /** Status as it is kept → as people read it. */
  readonly statuses: Readonly<Record<string, string>>;
  readonly nothingToDo: string;
  /** Sheets that nobody reads back. */
  readonly sheets: readonly string[];
}

/** The words of a sheet in a language. */
export function sheetWords(speech: Speech): SheetWords {
  const { of } = speech;
  const kinds = Object.keys(COLUMNS_READ) as SheetKind[];
  return {
    labels: Object.fromEntries(
      kinds.flatMap((kind) =>
        COLUMNS_READ[kind].map(({ key, label }) => [`${kind}.${key}`, of(label)]),
      ),
    ),
    statuses: spokenWords(STATUS_WORDS, speech),
    nothingToDo: of(NOTHING_TO_DO),
    sheets: [SHEETS.start, STEPS_SHEET, BURN_DOWN_SHEET, WAIVERS_SHEET, PACKS_SHEET].map(of),
  };
}

/** The languages that a sheet may be in: the one that it says itself, that of the run, and English. */
export function wordsToTry(own: SheetWords | null, speech: Speech): readonly SheetWords[] {
  const run = speech === ENGLISH ? [] : [sheetWords(speech)];
  return [...(own === null ? [] : [own]), ...run, sheetWords(ENGLISH)];
}

/** The same, with the headers that people gave to columns before all others. */
export function withHeads(words: readonly SheetWords[], heads: Cells): readonly SheetWords[] {
  const [first] = words;
  if (first === undefined || Object.keys(heads).length === 0) return words;
  const named = Object.entries(heads).flatMap(([key, head]) =>
    (['actions', 'resolved'] as const).map((kind) => [`${kind}.${key}`, head] as const),
  );
  return [{ ...first, labels: { ...first.labels, ...Object.fromEntries(named) } }, ...words];
}

/** The words that a sheet carries; empty in English, which every run knows. */
export function carriedWords(speech: Speech): string {
  return speech === ENGLISH ? '' : JSON.stringify(sheetWords(speech));
}

/** The same, read back; `null` where there are none or somebody broke them. */
export function readCarriedWords(text: string): SheetWords | null {
  try {
    const value: unknown = JSON.parse(text);
    return isSheetWords(value) ? value : null;
  } catch {
    return null;
  }
}

function isSheetWords(value: unknown): value is SheetWords {
  if (typeof value !== 'object' || value === null) return false;
  const { labels, statuses, nothingToDo, sheets } = value as Partial<
    Record<keyof SheetWords, unknown>
  >;
  return typeof nothingToDo === 'string' && isTexts(labels) && isTexts(statuses) && isTexts(sheets);
}

function isTexts(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}
