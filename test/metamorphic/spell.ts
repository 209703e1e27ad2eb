/** Spells a table: meanings become cells in one language and one notation. */
import type { Alias, Speech } from './locale.ts';
import { speechOf, type Locale } from './locale.ts';
import {
  writeCount,
  writeDay,
  writeMoment,
  type Cell,
  type DateNotation,
  type NumberNotation,
} from './notation.ts';
import type { Table, TableKind, Value } from './tables.ts';

export interface Spelling {
  readonly locale: Locale;
  readonly alias: Alias;
  readonly dates: DateNotation;
  readonly numbers: NumberNotation;
}

/** A table of cells, with what a layout needs to know about it. */
export interface SpelledTable {
  readonly kind: TableKind;
  readonly sheet: string;
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** A row that sums up the counts; `null` where the table has none. */
  readonly totals: readonly (Cell | null)[] | null;
}

/** Every cell as a person of that language would find it. */
export function spell(table: Table, spelling: Spelling): SpelledTable {
  const speech = speechOf(spelling.locale, spelling.alias);
  return {
    kind: table.kind,
    sheet: table.sheet,
    header: table.fields.map((field) => text(speech.header(table.kind, field))),
    rows: table.rows.map((row, at) =>
      row.map((value) => cellOf(value, spelling, speech, at === 0)),
    ),
    totals: totalsOf(table, spelling, speech),
  };
}

function cellOf(value: Value, spelling: Spelling, speech: Speech, proof: boolean): Cell {
  switch (value.kind) {
    case 'text':
      return text(value.text);
    case 'count':
      return writeCount(value.count, spelling.numbers, proof);
    case 'day':
      return writeDay(value.day, spelling.dates, speech);
    case 'creation':
      return writeDay(value.at, spelling.dates, speech);
    case 'moment':
      return writeMoment(value.at, spelling.dates, speech);
    case 'word':
      return value.group === 'boolean' && spelling.numbers === 'cells'
        ? { kind: 'boolean', value: value.word === 'true' }
        : text(speech.word(value.group, value.word));
  }
}

function totalsOf(
  table: Table,
  spelling: Spelling,
  speech: Speech,
): readonly (Cell | null)[] | null {
  const seats = table.fields.indexOf('seats');
  if (seats === -1) return null;
  const sum = table.rows.reduce((total, row) => {
    const value = row[seats];
    return total + (value?.kind === 'count' ? value.count : 0);
  }, 0);
  return table.fields.map((_field, at) => {
    if (at === 0) return text(speech.word('totalsRow', 'total'));
    return at === seats ? writeCount(sum, spelling.numbers, false) : null;
  });
}

function text(value: string): Cell {
  return { kind: 'text', text: value };
}
