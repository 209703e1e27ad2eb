/** The short cells of a log row: who, what, and how it went. Their values come again in row after row. */
import type { PackedRow } from '../../model/packed-row.ts';
import type { EventLog } from '../event-log.ts';
import { trimCell } from '../text.ts';
import { ACTIONS, OUTCOMES, type Words } from '../words.ts';
import { Remembered } from './remembered.ts';

/** A customer's name, and the number of the hint that it made last, with the id that stood beside it. */
interface Name {
  readonly text: string | null;
  id: string | null;
  hint: number;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Positions of the cells; -1 for a column that the log does not have. */
export interface ShortColumns {
  readonly customerId: number;
  readonly customerName: number;
  readonly action: number;
  readonly outcome: number;
}

/** Reads them. What cannot be read for certain is `undefined`. */
export class LogCells {
  readonly #columns: ShortColumns;
  readonly #log: EventLog;
  readonly #ids = new Remembered(idOf);
  readonly #names = new Remembered((raw): Name => ({ text: cellText(raw), id: null, hint: -1 }));
  readonly #actions = new Remembered((raw) => wordOf(ACTIONS, raw));
  readonly #outcomes = new Remembered((raw) => wordOf(OUTCOMES, raw));

  constructor(columns: ShortColumns, log: EventLog) {
    this.#columns = columns;
    this.#log = log;
  }

  /** The canonical word for the operation; `null` where the tables know none. */
  action(row: PackedRow): string | null | undefined {
    return this.#find(this.#actions, row, this.#columns.action);
  }

  /** The same for its outcome. */
  outcome(row: PackedRow): string | null | undefined {
    return this.#find(this.#outcomes, row, this.#columns.outcome);
  }

  /** The number of what the row says about whose it is. */
  customer(row: PackedRow): number | undefined {
    const { customerId, customerName } = this.#columns;
    const id = customerId < 0 ? null : this.#find(this.#ids, row, customerId);
    const name = this.#find(this.#names, row, customerName) ?? NAMELESS;
    if (id === undefined || id === BROKEN) return undefined;
    if (name === NAMELESS && customerName >= 0) return undefined;
    if (name.hint < 0 || name.id !== id || name === NAMELESS) {
      name.hint = this.#log.addHint({ tenantId: id, domain: null, name: name.text });
      name.id = id;
    }
    return name.hint;
  }

  #find<V>(remembered: Remembered<V>, row: PackedRow, column: number): V | null | undefined {
    if (column < 0) return null;
    return remembered.find(row, row.starts[column] ?? 0, row.ends[column] ?? 0);
  }
}

/** Stands in where a log has no column for names. */
const NAMELESS: Name = { text: null, id: null, hint: -1 };
/** No id can read so. */
const BROKEN = '';

function idOf(raw: string): string | null {
  const text = cellText(raw)?.toLowerCase() ?? null;
  return text === null || GUID.test(text) ? text : BROKEN;
}

function wordOf(words: Words, raw: string): string | null {
  return words.find(cellText(raw) ?? '');
}

/** What a cell says, whose quotes stand doubled in the bytes. */
function cellText(raw: string): string | null {
  const text = raw.replaceAll('""', '"');
  return text === '' ? null : trimCell(text);
}
