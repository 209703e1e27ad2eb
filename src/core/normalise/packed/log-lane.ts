/**
 * Takes the rows of a long log by their bytes. A row is taken where everything in it is as rows mostly are;
 * any other is left to the reading cell by cell, which comes to the same and says what is wrong.
 */
import type { ColumnForms } from '../../intake/column-forms.ts';
import { fillsCells, momentColumn } from '../../intake/date-votes.ts';
import type { DraftRow } from '../../intake/read-rows.ts';
import type { RecognisedTable } from '../../intake/recognise.ts';
import type { Lane, PackedRow } from '../../model/packed-row.ts';
import { dayOf, type Instant } from '../../model/values.ts';
import type { EventLog } from '../event-log.ts';
import {
  formatMoment,
  isIsoMoment,
  readMomentText,
  type DateForm,
  type Moment,
} from '../moments.ts';
import { trimCell } from '../text.ts';
import type { PackedEvent } from './events.ts';
import { LogCells } from './log-cells.ts';
import { PackedMoments } from './moments.ts';
import { PackedResources } from './resources.ts';

/** What becomes of the rows. */
export interface LogCounts {
  readonly log: EventLog;
  rows: number;
  failed: number;
  unattributed: number;
  /** Takes a row as it was read cell by cell. */
  take(row: DraftRow): void;
}

const TEXTS = ['customerId', 'customerName', 'user', 'applicationId', 'resourceType'];
const WORDS = ['action', 'outcome'];
const RESOURCES = ['details', 'before', 'after'];
const FIELDS: ReadonlySet<string> = new Set(['at', ...TEXTS, ...WORDS, ...RESOURCES]);
/** Of no text that is so short a schema says that it is too long. */
const LONGEST_TEXT = 1000;
/** A text with a line break that is longer may hold a row that was swallowed. */
const ID_LENGTH = 36;
/** What these operations say of a subscription is not just its state. */
const TURNS: ReadonlySet<string | null> = new Set(['transfer', 'upgrade', 'convert-trial']);

/** The lane for a table; `null` where its rows are to be read cell by cell. */
export function logLane(
  { columns }: RecognisedTable,
  forms: ColumnForms,
  counts: LogCounts,
): Lane | null {
  const known = columns.every(({ field }) => FIELDS.has(field));
  const at = momentColumn(columns);
  if (!known || at === null) return null;
  const indexOf = (field: string): number =>
    columns.find((column) => column.field === field)?.index ?? -1;
  const moments = new PackedMoments((text) => readMoment(text.trim(), () => forms.of(at).date));
  return new LogLane(indexOf, moments, new PackedResources(counts.log, forms.words), counts);
}

/** In which order day and month stand is only asked where a text does not tell it. */
function readMoment(text: string, formOf: () => DateForm): Moment | null {
  const result = readMomentText(text, isIsoMoment(text) ? 'not-needed' : formOf());
  return result.ok ? result.moment : null;
}

class LogLane implements Lane {
  readonly #counts: LogCounts;
  readonly #resources: PackedResources;
  readonly #cells: LogCells;
  readonly #moments: PackedMoments;
  readonly #texts: readonly number[];
  readonly #at: number;
  readonly #details: number;
  readonly #before: number;
  readonly #after: number;
  /** The same for all rows, as it is copied where it is kept. */
  readonly #event: Draft;
  readonly #drafted: readonly (readonly [field: string, index: number])[];

  constructor(
    indexOf: (field: string) => number,
    moments: PackedMoments,
    resources: PackedResources,
    counts: LogCounts,
  ) {
    this.#moments = moments;
    this.#counts = counts;
    this.#resources = resources;
    this.#event = draftOf(resources.after);
    this.#at = indexOf('at');
    [this.#details, this.#before, this.#after] = [
      indexOf('details'),
      indexOf('before'),
      indexOf('after'),
    ];
    this.#texts = [...TEXTS, ...WORDS].map(indexOf).filter((index) => index >= 0);
    this.#drafted = [...TEXTS, ...WORDS, ...RESOURCES].map((field) => [field, indexOf(field)]);
    const columns = {
      customerId: indexOf('customerId'),
      customerName: indexOf('customerName'),
      action: indexOf('action'),
      outcome: indexOf('outcome'),
    };
    this.#cells = new LogCells(columns, counts.log);
  }

  take(row: PackedRow): boolean {
    if (!this.#isPlain(row) || !this.#readTime(row)) return false;
    const customer = this.#cells.customer(row);
    const outcome = this.#cells.outcome(row);
    const action = this.#cells.action(row);
    if (customer === undefined || outcome === undefined || action === undefined) return false;
    const counts = this.#counts;
    if (outcome !== null && outcome !== 'succeeded') {
      counts.failed += 1;
    } else {
      const read = TURNS.has(action) ? null : this.#readResources(row);
      if (read === null) {
        counts.take(this.#draftOf(row));
        return true;
      }
      if (read) this.#add(row, customer, action);
      else counts.unattributed += 1;
    }
    counts.rows += 1;
    return true;
  }

  #isPlain(row: PackedRow): boolean {
    if (!fillsCells(row)) return false;
    const { bytes, starts, ends } = row;
    for (const cell of this.#texts) {
      const [start, end] = [starts[cell] ?? 0, ends[cell] ?? 0];
      if (end - start > LONGEST_TEXT) return false;
      if (end - start > ID_LENGTH && holdsLineBreak(bytes, start, end)) return false;
    }
    return true;
  }

  #readTime(row: PackedRow): boolean {
    const at = this.#at;
    return this.#moments.read(row, row.starts[at] ?? 0, row.ends[at] ?? 0);
  }

  /** True for a subscription, false for none; `null` where the cells are to be read as texts. */
  #readResources(row: PackedRow): boolean | null {
    const resources = this.#resources;
    const details = this.#details;
    const before = this.#before;
    const after = this.#after;
    if (isFilled(row, details)) {
      if (!resources.readPair(row, details)) return this.#namesNothing(row) ? false : null;
      if (resources.after.found) return true;
    }
    resources.before.found = false;
    resources.after.found = false;
    const read =
      (!isFilled(row, before) || resources.readOne(resources.before, row, before)) &&
      (!isFilled(row, after) || resources.readOne(resources.after, row, after));
    if (!read) return this.#namesNothing(row) ? false : null;
    return resources.after.found;
  }

  /** True where no cell holds an id, without which nothing is a subscription, or JSON that may break off before it. */
  #namesNothing(row: PackedRow): boolean {
    return [this.#details, this.#before, this.#after].every((cell) => {
      if (!isFilled(row, cell)) return true;
      const [start, end] = [row.starts[cell], row.ends[cell]];
      return !looksLikeJson(row.bytes, start, end) && !mayHoldId(row.bytes, start, end);
    });
  }

  #add(row: PackedRow, customer: number, action: string | null): void {
    const { after, before: old } = this.#resources;
    const { log } = this.#counts;
    const before = old.found && old.guid.equals(after.guid) ? old : null;
    const dated = Number.isNaN(after.created) ? before : after;
    const created = dated?.created ?? NaN;
    const { time, timed } = this.#moments;
    const event = this.#event;
    event.id = log.addId(after.guid);
    event.row = row.number;
    event.time = time;
    event.timed = timed;
    event.customer = customer;
    event.offerId = said(after.offerId, before?.offerId);
    event.offerName = said(after.offerName, before?.offerName);
    event.before = before;
    event.after = after;
    event.created = created;
    event.createdTimed = dated?.createdTimed ?? false;
    event.creates =
      before === null &&
      (action === 'create' || dayOf(created as Instant) === dayOf(time as Instant));
    log.addPacked(event);
  }

  #draftOf(row: PackedRow): DraftRow {
    const { time, timed } = this.#moments;
    const at = time as Instant;
    const moment = { day: dayOf(at), at: timed ? at : null };
    const cells = this.#drafted.map(([field, index]) => {
      const text = index < 0 ? '' : row.cell(index);
      return [field, text === '' ? null : draftText(field, text)] as const;
    });
    const draft = { ...Object.fromEntries(cells), at: formatMoment(moment) };
    return { row: { number: row.number, cells: [] }, draft, problems: new Map() };
  }
}

/** The number of what the entry says, else of what stood there before; -1 for nothing. */
function said(number: number, before = -1): number {
  return number >= 0 ? number : before;
}

/** A cell as the reading cell by cell has it. */
function draftText(field: string, text: string): string | null {
  if (RESOURCES.includes(field)) return text;
  return field === 'customerId' ? text.trim().toLowerCase() : trimCell(text);
}

/** An event in the making. */
type Draft = { -readonly [K in keyof PackedEvent]: PackedEvent[K] };

function draftOf(after: PackedEvent['after']): Draft {
  const [texts, flags] = [
    { customer: 0, offerId: -1, offerName: -1 },
    { timed: false, createdTimed: false, creates: false },
  ];
  return { id: 0, row: 0, time: 0.5, ...texts, before: null, after, created: NaN, ...flags };
}

function isFilled({ starts, ends }: PackedRow, cell: number): boolean {
  return cell >= 0 && (starts[cell] ?? 0) < (ends[cell] ?? 0);
}

const [LF, CR] = [0x0a, 0x0d];

function holdsLineBreak(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (bytes[at] === LF || bytes[at] === CR) return true;
  }
  return false;
}

const [SPACE, BRACE, BRACKET] = [0x20, 0x7b, 0x5b];

function looksLikeJson(bytes: Uint8Array, start = 0, end = 0): boolean {
  let at = start;
  while (at < end && (bytes[at] ?? 0) <= SPACE) at += 1;
  return at < end && (bytes[at] === BRACE || bytes[at] === BRACKET);
}

const HYPHEN = 0x2d;
const BACKSLASH = 0x5c;

/** True where four hyphens stand as in an id, or where something is escaped that could be one. */
function mayHoldId(bytes: Uint8Array, start = 0, end = 0): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === BACKSLASH) return true;
    if (byte !== HYPHEN) continue;
    if (bytes[at + 5] === HYPHEN && bytes[at + 10] === HYPHEN && bytes[at + 15] === HYPHEN) {
      return true;
    }
  }
  return false;
}
