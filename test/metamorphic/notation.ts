/** Writes days, moments and numbers in every way that exports and people's spreadsheets do. */
import type { Speech } from './locale.ts';

/** A cell as a file holds it; typed ones only where the container has types. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  /** Days since 1899-12-30, shown as a day or as a day and time. */
  | { readonly kind: 'serial'; readonly days: number; readonly timed: boolean }
  | { readonly kind: 'iso'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean };

export const DATES = [
  'iso',
  'iso-time',
  'serial',
  'serial-time',
  'iso-cell',
  'dmy-dots',
  'dmy-slashes',
  'dmy-time',
  'mdy-slashes',
  'dmy-setting',
  'mdy-rule',
  'year-first',
  'named',
  'named-weekday',
] as const;
export type DateNotation = (typeof DATES)[number];

/** Notations that need a cell with a type. */
export const TYPED_DATES: ReadonlySet<DateNotation> = new Set([
  'serial',
  'serial-time',
  'iso-cell',
]);
/** Notations of which a column must hold a value that proves the order. */
export const PROVEN_DATES: ReadonlySet<DateNotation> = new Set([
  'dmy-dots',
  'dmy-slashes',
  'dmy-time',
  'mdy-slashes',
]);

export const NUMBERS = [
  'plain',
  'cells',
  'space',
  'no-break',
  'narrow',
  'apostrophe',
  'typographic',
  'dots-proven',
  'commas-proven',
  'dots-setting',
  'commas-rule',
] as const;
export type NumberNotation = (typeof NUMBERS)[number];

/** What groups digits; the notation's second half says how it is proven. */
export const GROUP_MARKS: Readonly<Record<NumberNotation, string>> = {
  plain: '',
  cells: '',
  space: ' ',
  'no-break': '\u00a0',
  narrow: '\u202f',
  apostrophe: "'",
  typographic: '’',
  'dots-proven': '.',
  'commas-proven': ',',
  'dots-setting': '.',
  'commas-rule': ',',
};

/** Writes a count. `proof` marks the cell that shows which mark starts the decimals. */
export function writeCount(count: number, notation: NumberNotation, proof: boolean): Cell {
  const plain = String(count);
  if (notation === 'cells') return { kind: 'number', text: plain };
  const grouped = plain.replace(/(?<=\d)(?=(?:\d{3})+$)/g, GROUP_MARKS[notation]);
  const decimals = proof ? (PROOFS[notation] ?? '') : '';
  return { kind: 'text', text: `${grouped}${decimals}` };
}

const PROOFS: Readonly<Partial<Record<NumberNotation, string>>> = {
  'dots-proven': ',00',
  'commas-proven': '.00',
};

/** A day, or the day of a moment: with its time only where the notation shows times everywhere. */
export function writeDay(iso: string, notation: DateNotation, speech: Speech): Cell {
  const timed = iso.includes('T');
  switch (notation) {
    case 'iso-time':
      return text(timed ? `${iso}Z` : iso);
    case 'serial-time':
      return serial(iso, timed);
    case 'serial':
      return serial(iso.slice(0, 10), false);
    case 'iso-cell':
      return { kind: 'iso', text: timed ? iso : `${iso}T00:00:00` };
    case 'dmy-time':
      return timed ? writeMoment(iso, notation, speech) : text(localDay(iso, notation, speech));
    default:
      return text(localDay(iso, notation, speech));
  }
}

/** A moment with its time to the second. */
export function writeMoment(iso: string, notation: DateNotation, speech: Speech): Cell {
  const [day = '', time = ''] = iso.split('T');
  switch (notation) {
    case 'iso':
      return text(`${iso}Z`);
    case 'iso-time':
      return text(`${day} ${time}`);
    case 'serial':
    case 'serial-time':
      return serial(iso, true);
    case 'iso-cell':
      return { kind: 'iso', text: iso };
    case 'mdy-slashes':
    case 'mdy-rule':
      return text(`${localDay(iso, notation, speech)} ${halfDayTime(time, speech)}`);
    default:
      return text(`${localDay(iso, notation, speech)} ${localTime(time, notation, speech)}`);
  }
}

function text(value: string): Cell {
  return { kind: 'text', text: value };
}

function serial(iso: string, timed: boolean): Cell {
  const [day = '', time] = iso.split('T');
  const ms = Date.parse(`${day}T${time ?? '00:00:00'}Z`);
  return { kind: 'serial', days: ms / 86_400_000 + 25_569, timed };
}

function localDay(iso: string, notation: DateNotation, speech: Speech): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  const [m, d] = [String(Number(month)), String(Number(day))];
  switch (notation) {
    case 'dmy-dots':
      return `${day}.${month}.${year}`;
    case 'dmy-slashes':
    case 'dmy-time':
      return `${day}/${month}/${year}`;
    case 'dmy-setting':
      return `${d}-${m}-${year}`;
    case 'mdy-slashes':
      return `${m}/${d}/${year}`;
    case 'mdy-rule':
      return `${month}/${day}/${year}`;
    case 'year-first':
      return `${year}/${m}/${d}`;
    case 'named':
      return namedDay(year, Number(month), d, speech);
    case 'named-weekday':
      return withWeekday(iso, namedDay(year, Number(month), d, speech), speech);
    default:
      return iso.slice(0, 10);
  }
}

/** The long form of a day, as the language's own calendar writes it. */
function namedDay(year: string, month: number, day: string, speech: Speech): string {
  switch (speech.locale) {
    case 'ja':
      return `${year}年${String(month)}月${day}日`;
    case 'en':
      return `${speech.month(month)} ${day}, ${year}`;
    case 'es':
    case 'pt':
      return `${day} de ${speech.month(month)} de ${year}`;
    case 'de':
    case 'da':
    case 'nb':
    case 'fi':
      return `${day}. ${speech.month(month)} ${year}`;
    default:
      return `${day} ${speech.month(month)} ${year}`;
  }
}

function withWeekday(iso: string, day: string, speech: Speech): string {
  const number = new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay();
  const weekday = speech.weekday(number === 0 ? 7 : number);
  return speech.locale === 'ja' ? `${day}${weekday}` : `${weekday} ${day}`;
}

function localTime(time: string, notation: DateNotation, { locale }: Speech): string {
  const dotted = notation === 'dmy-dots' && (locale === 'fi' || locale === 'da');
  return dotted ? time.replaceAll(':', '.') : time;
}

/** The clock of twelve hours, with the half of the day where the language puts it. */
function halfDayTime(time: string, speech: Speech): string {
  const [hours = '', minutes = '', seconds = ''] = time.split(':');
  const hour = Number(hours) % 12 === 0 ? 12 : Number(hours) % 12;
  const clock = `${String(hour)}:${minutes}:${seconds}`;
  const half = speech.halfDay(Number(hours) < 12 ? 'am' : 'pm');
  return speech.locale === 'ja' ? `${half}${clock}` : `${clock} ${half}`;
}
