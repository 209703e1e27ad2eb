/** `key: value` text in log entries: how its keys are told from its values, and what they stand for. */
import { headerIndex } from '../intake/input-kind.ts';
import { subscriptions } from '../intake/subscriptions.ts';
import { foldWord } from './text.ts';

/** Set apart by line ends, semicolons, bars, or commas; a comma between digits belongs to a number. */
const PARTS = /[\r\n;|]+|(?<!\d),|,(?!\d)/;

const KEY_VALUE = /^\s*([^:=]{1,60}?)\s*[:=]\s*(.*?)\s*$/;

/** `key: value` or `key = value`, one a part. */
export function keyValues(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const part of text.split(PARTS)) {
    const match = KEY_VALUE.exec(part);
    if (match !== null) values.set(apiName(match[1] ?? ''), match[2] ?? '');
  }
  return values;
}

const API_NAMES: Readonly<Record<string, string>> = {
  subscriptionId: 'subscriptionid',
  seats: 'quantity',
  status: 'status',
  offerId: 'offerid',
  offerName: 'offername',
  createdOn: 'creationdate',
};
const HEADERS = headerIndex(subscriptions);

/** People's keys are the portal's column names, in its languages. */
function apiName(key: string): string {
  const field = HEADERS.get(foldWord(key))?.field;
  return (field === undefined ? undefined : API_NAMES[field]) ?? key;
}

/** Folded keys by key: the entries of a log have the same ones. */
const KEYS = new Map<string, string>();
const MOST_KEYS = 1_000;

/** A key without case, accents and signs. */
export function foldKey(key: string): string {
  const known = KEYS.get(key);
  if (known !== undefined) return known;
  const folded = foldWord(key);
  if (KEYS.size < MOST_KEYS && key.length <= LONGEST_KEY) KEYS.set(key, folded);
  return folded;
}

const LONGEST_KEY = 60;

const OLD_OR_NEW = /^(old|new|previous)(.+)$/;

/** The side of the change that a key speaks of; `null` for both. */
export type TextSide = 'before' | 'after';

/** A folded key of text, without the word that says on which side it counts. */
interface SidedKey {
  readonly side: TextSide | null;
  readonly name: string;
}

/** Tells the side of a folded key. */
export function sidedKey(key: string): SidedKey {
  const [, side, rest] = OLD_OR_NEW.exec(key) ?? [];
  if (side === undefined || rest === undefined) return { side: null, name: key };
  return { side: side === 'new' ? 'after' : 'before', name: rest };
}

/** What stands before a colon as a key; `null` where it is none. */
export function textKey(text: string): SidedKey | null {
  const match = KEY_VALUE.exec(`${text}:`);
  return match === null ? null : sidedKey(foldKey(apiName(match[1] ?? '')));
}
