/**
 * Reads what a log entry says about subscriptions. The documentation does not fix how the additional
 * information is written, so JSON of a resource, an old/new pair, an order with line items, and
 * `key: value` text are all read; what names no subscription yields nothing and is counted by the caller.
 */
import type { LoggedState, Turn, UnreadValue } from '../model/records.ts';
import { asStatus, countOf, momentOf, unreadCount } from './log-values.ts';
import type { DecimalMark } from './numbers.ts';
import { findStatus, OUTCOMES, type StatusWords } from './words.ts';
import { foldOfferId } from './doctrine.ts';
import { foldWord } from './text.ts';
import { foldKey, keyValues, sidedKey } from './text-keys.ts';
import type { Moment } from './moments.ts';

/** One subscription as a log entry shows it. */
export interface LoggedSubscription {
  readonly id: string;
  readonly offerId: string | null;
  readonly offerName: string | null;
  readonly before: LoggedState | null;
  readonly after: LoggedState;
  readonly createdOn: Moment | null;
  /** True where the entry itself says that the subscription comes out of another one. */
  readonly begins: boolean;
  readonly turn: Turn | null;
  readonly unread: readonly Unread[];
}

/** What stands there and cannot be read, and on which side of the change. */
export type Unread = Pick<UnreadValue, 'side' | 'field' | 'value'>;

/** The columns of a log row that may hold resources. */
export interface LogTexts {
  readonly details: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a user says about words and numbers that an entry leaves open. */
export interface LogNotation {
  readonly words: StatusWords;
  readonly decimal: DecimalMark | null;
}

const AS_WRITTEN: LogNotation = { words: {}, decimal: null };

const GUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;

/**
 * All subscriptions that a log entry speaks of; empty where it names none. `action` is the canonical word for
 * the operation, where one is known.
 */
export function readLogDetails(
  texts: LogTexts,
  action: string | null = null,
  notation: LogNotation = AS_WRITTEN,
): readonly LoggedSubscription[] {
  const readPair = (pair: ValuePair) => read({ ...pair, notation }, action);
  const fromDetails = texts.details === null ? [] : readPair(detailsPair(texts.details));
  return fromDetails.length > 0 ? fromDetails : readPair(auditPair(texts));
}

/** "[Order 17] created" is a text; other programs' quotes are taken for what they were. */
const JSON_BEGINS = /^\s*[{[]\s*(?:["'{[\u2018-\u201f\u00ab]|$)/;

/** True where something begins as JSON does and is none, as what was cut off at some length. */
export function isBroken({ details, before, after }: LogTexts): boolean {
  return [details, before, after].some(
    (text) => text !== null && JSON_BEGINS.test(text) && parseValue(text) === undefined,
  );
}

function read(pair: ReadablePair, action: string | null): readonly LoggedSubscription[] {
  switch (action) {
    case 'transfer':
      return subscriptionsOf(pair).map(asTransfer);
    case 'upgrade':
      return succession(pair) ?? subscriptionsOf(pair);
    case 'convert-trial':
      return succession(pair) ?? subscriptionsOf(pair).map(asConversion);
    default:
      return subscriptionsOf(pair);
  }
}

/** A transfer has items and a status of its own; what becomes of the subscription, it does not say. */
function asTransfer(entry: LoggedSubscription): LoggedSubscription {
  const nothing = { status: null, seats: null };
  return { ...entry, before: null, after: nothing, createdOn: null, turn: 'transfer', unread: [] };
}

function asConversion(entry: LoggedSubscription): LoggedSubscription {
  return { ...entry, turn: 'conversion' };
}

/**
 * A new subscription comes out of an old one, which ends where it is named before and no more after; `null`
 * where the entry does not name both.
 */
function succession(pair: ReadablePair): readonly LoggedSubscription[] | null {
  const before = resourcesOf(pair.before, top(pair.notation));
  const after = resourcesOf(pair.after, top(pair.notation));
  const named = namedPair(pair.after) ?? namedPair(pair.before);
  const ended =
    named?.ended ?? before.filter(({ id }) => !after.some((resource) => resource.id === id));
  const begun =
    named?.begun ?? after.filter(({ id }) => !before.some((resource) => resource.id === id));
  if (begun.length === 0 || (ended.length === 0 && before.length === 0)) return null;
  const goesOn = subscriptionsOf(pair).filter(({ id }) => !begun.some((one) => one.id === id));
  return [
    ...ended.map((resource) => ({
      ...entryOf(resource, resource),
      after: { status: 'cancelled' as const, seats: null },
      turn: 'upgrade' as const,
    })),
    ...begun.map((resource) => ({
      ...entryOf(resource, null),
      begins: true,
      turn: 'upgrade' as const,
    })),
    ...goesOn.filter(({ id }) => !ended.some((one) => one.id === id)),
  ];
}

/** The result of an upgrade names the two subscriptions, and the seats of neither. */
function namedPair(
  value: unknown,
): { readonly ended: readonly Resource[]; readonly begun: readonly Resource[] } | null {
  const keys = foldedEntries(value);
  const errors = keys.get('upgradeerrors');
  if (Array.isArray(errors) && errors.length > 0) return null;
  const ended = toResource(new Map(), keys.get('sourcesubscriptionid'));
  const begun = toResource(keys, keys.get('targetsubscriptionid'));
  return ended === null || begun === null ? null : { ended: [ended], begun: [begun] };
}

function entryOf(after: Resource, old: Resource | null): LoggedSubscription {
  return {
    id: after.id,
    offerId: after.offerId ?? old?.offerId ?? null,
    offerName: after.offerName ?? old?.offerName ?? null,
    before: old === null ? null : old.state,
    after: after.state,
    createdOn: after.createdOn ?? old?.createdOn ?? null,
    begins: false,
    turn: null,
    unread: [...sided('before', old), ...sided('after', after)],
  };
}

function sided(side: Unread['side'], resource: Resource | null): readonly Unread[] {
  return (resource?.unread ?? []).map((unread) => ({ side, ...unread }));
}

function subscriptionsOf(pair: ReadablePair): readonly LoggedSubscription[] {
  const before = new Map<string, Resource>();
  const around = top(pair.notation);
  for (const resource of resourcesOf(pair.before, around)) before.set(resource.id, resource);
  return resourcesOf(pair.after, around).map((after) =>
    entryOf(after, before.get(after.id) ?? null),
  );
}

interface ValuePair {
  readonly before: unknown;
  readonly after: unknown;
}

type ReadablePair = ValuePair & { readonly notation: LogNotation };

function top(notation: LogNotation): Around {
  return { level: 0, part: false, createdOn: null, notation };
}

function auditPair(texts: LogTexts): ValuePair {
  return { before: parseValue(texts.before), after: parseValue(texts.after) };
}

/** Details hold an old/new pair, or the resource as it is after the operation. */
function detailsPair(details: string): ValuePair {
  const value = parseValue(details);
  const keys = foldedEntries(value);
  if (value instanceof Map) return textPair(keys);
  const after = keys.get('newvalue') ?? keys.get('resourcenewvalue');
  const before = keys.get('oldvalue') ?? keys.get('resourceoldvalue');
  if (after === undefined && before === undefined) return { before: null, after: value };
  return { before: nested(before), after: nested(after) };
}

/** "Old status: Active", "New status: Suspended": what carries neither word holds before and after. */
function textPair(keys: ReadonlyMap<string, unknown>): ValuePair {
  const before = new Map<string, unknown>();
  const after = new Map<string, unknown>();
  let paired = false;
  for (const [key, entry] of keys) {
    const { side, name } = sidedKey(key);
    if (side === null) {
      if (!before.has(key)) before.set(key, entry);
      if (!after.has(key)) after.set(key, entry);
    } else {
      paired = true;
      (side === 'after' ? after : before).set(name, entry);
    }
  }
  return { before: paired ? before : null, after };
}

/** Values inside details may be JSON once more, as a string. */
function nested(value: unknown): unknown {
  return typeof value === 'string' ? parseValue(value) : value;
}

/** `undefined` for what begins as JSON and is none. */
function parseValue(text: string | null): unknown {
  if (text === null || text.trim() === '') return null;
  const trimmed = text.trim();
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) {
    try {
      const value: unknown = JSON.parse(trimmed);
      return value;
    } catch {
      return undefined;
    }
  }
  return keyValues(trimmed);
}

function foldedEntries(value: unknown): ReadonlyMap<string, unknown> {
  const entries: Iterable<[string, unknown]> =
    value instanceof Map
      ? (value as ReadonlyMap<string, unknown>)
      : isRecord(value)
        ? Object.entries(value)
        : [];
  const folded = new Map<string, unknown>();
  for (const [key, entry] of entries) folded.set(foldKey(key), entry);
  return folded;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Resource {
  readonly id: string;
  readonly offerId: string | null;
  readonly offerName: string | null;
  readonly state: LoggedState;
  readonly unread: readonly Omit<Unread, 'side'>[];
  readonly createdOn: Moment | null;
}

/** Where orders, carts, transfers and collections keep their parts. */
const LISTS = ['lineitems', 'items', 'orders', 'addonitems', 'subscriptions', 'value'];
/** What a resource may be wrapped in. */
const WRAPPERS = ['subscription', 'order', 'resource'];
/** Deeper than this, nothing is a resource any more. */
const MOST_LEVELS = 8;

/** What the resource around a part says of it. */
interface Around {
  readonly level: number;
  /** True for a part, whose own id is that of a line, not of a subscription. */
  readonly part: boolean;
  readonly createdOn: Moment | null;
  readonly notation: LogNotation;
}

function resourcesOf(value: unknown, around: Around): readonly Resource[] {
  if (around.level > MOST_LEVELS) return [];
  const inside: Around = { ...around, level: around.level + 1 };
  if (Array.isArray(value)) return value.flatMap((entry: unknown) => resourcesOf(entry, inside));
  const keys = foldedEntries(value);
  const lists = LISTS.map((name) => keys.get(name)).filter((list) => Array.isArray(list));
  const createdOn = momentOf(keys.get('creationdate')) ?? around.createdOn;
  const own = toResource(keys, ownId(keys, around.part || lists.length > 0), around.notation);
  const parts = lists.flatMap((list) => resourcesOf(list, { ...inside, part: true, createdOn }));
  if (own !== null) return [{ ...own, createdOn: own.createdOn ?? around.createdOn }, ...parts];
  const wrapped = WRAPPERS.map((name) => keys.get(name)).filter(isRecord);
  return [...parts, ...wrapped.flatMap((entry) => resourcesOf(entry, inside))];
}

/** The id is the subscription's where it is called so, or where nothing says that it is another thing's. */
function ownId(keys: ReadonlyMap<string, unknown>, part: boolean): unknown {
  const named = keys.get('subscriptionid');
  if (named !== undefined && named !== null) return named;
  const type = textOf(foldedEntries(keys.get('attributes')).get('objecttype'));
  if (type !== null) return foldWord(type) === 'subscription' ? keys.get('id') : undefined;
  const isOrder = keys.has('lineitems') || keys.has('referencecustomerid');
  const isItem = part && (keys.has('lineitemnumber') || !keys.has('status'));
  return isOrder || isItem ? undefined : keys.get('id');
}

function toResource(
  keys: ReadonlyMap<string, unknown>,
  id: unknown,
  { words, decimal }: LogNotation = AS_WRITTEN,
): Resource | null {
  const guid = typeof id === 'string' ? GUID.exec(id.trim())?.[1] : undefined;
  if (guid === undefined) return null;
  const word = textOf(keys.get('status'));
  const status = word === null ? null : asStatus(findStatus(word, words));
  const quantity = keys.get('quantity') ?? keys.get('seats');
  const seats = countOf(quantity, decimal);
  return {
    id: guid.toLowerCase(),
    // A trial that is converted has the offer that it is converted to.
    offerId: foldOfferId(textOf(keys.get('targetofferid')) ?? textOf(keys.get('offerid'))),
    offerName: textOf(keys.get('offername')) ?? textOf(keys.get('friendlyname')),
    state: { status, seats },
    unread: [
      // A word such as "Succeeded" speaks of the operation, not of the subscription.
      ...(word === null || status !== null || OUTCOMES.find(word) !== null
        ? []
        : [{ field: 'status' as const, value: word }]),
      ...(seats !== null ? [] : unreadCount(quantity)),
    ],
    createdOn: momentOf(keys.get('creationdate')),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
