/** Single values of a resource, read from their bytes; most of them come again and again. */
import type { RowBytes } from '../../model/packed-row.ts';
import { foldOfferId } from '../doctrine.ts';
import type { EventLog } from '../event-log.ts';
import { asStatus, momentOf } from '../log-values.ts';
import { statusCode } from '../state-codes.ts';
import { findStatus, OUTCOMES, type StatusWords } from '../words.ts';
import type { TextMeaning } from './member-names.ts';
import { PackedMoments } from './moments.ts';
import { isPlainText, Remembered } from './remembered.ts';
import type { PackedResource } from './resource.ts';

const NONE = -1;
const UNSURE = -2;

/** Reads the values of one log. What needs a closer look is false. */
export class PackedValues {
  readonly #moments = new PackedMoments((text) => (isPlainText(text) ? momentOf(text) : null));
  readonly #offerIds: Remembered<number | undefined>;
  readonly #offerNames: Remembered<number | undefined>;
  readonly #statuses: Remembered<number | undefined>;

  constructor(log: EventLog, words: StatusWords) {
    const numberOf = (text: string | null): number => (text === null ? NONE : log.addText(text));
    this.#offerIds = rememberedPlain((text) => numberOf(foldOfferId(filled(text))));
    this.#offerNames = rememberedPlain((text) => numberOf(filled(text)));
    this.#statuses = rememberedPlain((text) => statusOf(filled(text), words));
  }

  readText(
    meaning: TextMeaning,
    into: PackedResource,
    row: RowBytes,
    from: number,
    to: number,
  ): boolean {
    const { own } = into;
    switch (meaning) {
      case 'id':
        own.hasId = true;
        return own.named || into.guid.read(row.bytes, from, to);
      case 'subscriptionId':
        own.named = true;
        return into.guid.read(row.bytes, from, to);
      case 'offerId':
        into.offerId = this.#offerIds.find(row, from, to) ?? UNSURE;
        return into.offerId !== UNSURE;
      case 'offerName':
        into.offerName = this.#offerNames.find(row, from, to) ?? UNSURE;
        return into.offerName !== UNSURE;
      case 'friendlyName':
        own.friendlyName = this.#offerNames.find(row, from, to) ?? UNSURE;
        return own.friendlyName !== UNSURE;
      case 'status':
        into.status = this.#statuses.find(row, from, to) ?? UNSURE;
        return into.status !== UNSURE;
      case 'createdOn':
        return this.#readCreation(into, row, from, to);
    }
  }

  /** Up to nine digits, as a number above zero. */
  readCount(into: { seats: number }, { bytes }: RowBytes, from: number, to: number): boolean {
    into.seats = digitsOf(bytes, from, to);
    return into.seats > 0;
  }

  #readCreation(into: PackedResource, row: RowBytes, from: number, to: number): boolean {
    const moments = this.#moments;
    if (!moments.read(row, from, to)) return false;
    into.created = moments.time;
    into.createdTimed = moments.timed;
    return true;
  }
}

/** Remembers what is made of texts; `undefined` for one that is not plain. */
export function rememberedPlain<V>(make: (text: string) => V): Remembered<V | undefined> {
  return new Remembered((text) => (isPlainText(text) ? make(text) : undefined));
}

/** A text without white space around it; `null` where nothing is left. */
export function filled(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

/** Up to nine digits as a number; negative for anything else. */
function digitsOf(bytes: Uint8Array, start: number, end: number): number {
  if (end === start || end - start > 9) return UNSURE;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return UNSURE;
    value = 10 * value + digit;
  }
  return value;
}

/** The code of a status; a word that cannot be read has to be named, which is not done here. */
function statusOf(word: string | null, words: StatusWords): number {
  if (word === null) return statusCode(null);
  const status = asStatus(findStatus(word, words));
  // A word such as "Succeeded" speaks of the operation, not of the subscription.
  return status === null && OUTCOMES.find(word) === null ? UNSURE : statusCode(status);
}
