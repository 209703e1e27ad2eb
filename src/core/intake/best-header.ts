/** Decides as the header of which kind of input a row reads best. */
import type { RawRow } from '../model/raw-table.ts';
import { ownText } from '../model/own-text.ts';
import { rememberBy } from '../model/remember.ts';
import type { FileRules } from '../model/settings.ts';
import { NO_RULES } from './file-map.ts';
import { foldHeader, headerText, readHeader } from './header.ts';
import type { HeaderCandidate, HeaderReading, HeaderTexts } from './header.ts';
import { INPUT_KINDS } from './index.ts';
import { headerIndex, type HeaderIndex, type InputKind } from './input-kind.ts';

/** A kind with the look-up of its headers. */
export interface KnownKind {
  readonly kind: InputKind;
  readonly index: HeaderIndex;
}

export const KNOWN: readonly KnownKind[] = INPUT_KINDS.map((kind) => ({
  kind,
  index: headerIndex(kind),
}));

/** The best reading of a row, if it can be read as a header at all; `null` as a row: there is no header. */
export function bestHeader(
  row: RawRow | null,
  position: number,
  rules: FileRules,
): HeaderCandidate | null {
  const texts = row?.cells.map(headerText) ?? [];
  const reading = rules === NO_RULES ? readTexts(texts) : bestReading(texts, rules);
  return reading === null ? null : { row, position, ...reading };
}

/** More columns win; of equal many, the one that lacks less; then the earlier row and kind. */
export function isBetter(a: HeaderReading, b: HeaderReading): boolean {
  if (a.columns.length !== b.columns.length) return a.columns.length > b.columns.length;
  return a.missing.length + a.notFound.length < b.missing.length + b.notFound.length;
}

/** The exports of one program all begin alike. */
const readTexts = rememberBy(
  (texts: HeaderTexts) => JSON.stringify(texts),
  500,
  (texts) => bestReading(texts.map(ownHeader), NO_RULES),
);

/** Apart from the file that it was read from, which it would keep. */
function ownHeader(text: string | null): string | null {
  return text === null ? null : ownText(text);
}

function bestReading(texts: HeaderTexts, rules: FileRules): HeaderReading | null {
  const kinds = KNOWN.filter(({ kind }) => rules.kind === null || kind.name === rules.kind);
  const cells = foldHeader(texts);
  const readings = kinds.map(({ kind, index }) => readHeader(kind, index, cells, rules.columns));
  return contenders(readings).reduce<HeaderReading | null>(
    (best, reading) => (best === null || isBetter(reading, best) ? reading : best),
    null,
  );
}

/** Of several kinds, those that the row can be meant as. */
function contenders(readings: readonly HeaderReading[]): readonly HeaderReading[] {
  if (readings.length < 2) return readings;
  const unmistakable = readings.filter((one) => one.kind.outranks === true && isWhole(one));
  if (unmistakable.length > 0) return unmistakable;
  return readings.filter(({ kind, missing }) => {
    if (kind.aside === true && missing.length * 2 > kind.required.length) return false;
    return !isRatherAnother(kind, readings);
  });
}

function isRatherAnother({ unless }: InputKind, readings: readonly HeaderReading[]): boolean {
  const other = readings.find(({ kind }) => kind.name === unless?.kind);
  return (
    other !== undefined &&
    unless?.fields.every((field) => other.columns.some((column) => column.field === field)) === true
  );
}

function isWhole({ missing, notFound }: HeaderReading): boolean {
  return missing.length === 0 && notFound.length === 0;
}
