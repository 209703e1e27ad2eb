/**
 * Reads what a log entry says about subscriptions. The documentation does not fix how the additional
 * information is written, so JSON of a resource, an old/new pair, an order with line items, and
 * `key: value` text are all read; what names no subscription yields nothing and is counted by the caller.
 */
import type { LoggedState } from '../model/records.ts';
import { headerIndex } from '../intake/input-kind.ts';
import { STATUS_NAMES } from './words.ts';
import { subscriptions } from '../intake/subscriptions.ts';
import { foldOfferId } from './doctrine.ts';
import { foldWord } from './text.ts';
import { readMomentText, type Moment } from './moments.ts';

/** One subscription as a log entry shows it. */
export interface LoggedSubscription {
  readonly id: string;
  readonly offerId: string | null;
  readonly offerName: string | null;
  readonly before: LoggedState | null;
  readonly after: LoggedState;
  readonly createdOn: Moment | null;
}

/** The columns of a log row that may hold resources. */
export interface LogTexts {
  readonly details: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

const GUID = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;

/** All subscriptions that a log entry speaks of; empty where it names none with a state. */
export function readLogDetails(texts: LogTexts): readonly LoggedSubscription[] {
  const fromDetails = texts.details === null ? [] : subscriptionsOf(detailsPair(texts.details));
  return fromDetails.length > 0 ? fromDetails : subscriptionsOf(auditPair(texts));
}

function subscriptionsOf(pair: ValuePair): readonly LoggedSubscription[] {
  const before = new Map<string, Resource>();
  for (const resource of resourcesOf(pair.before)) before.set(resource.id, resource);
  return resourcesOf(pair.after).map((after) => {
    const old = before.get(after.id);
    return {
      id: after.id,
      offerId: after.offerId ?? old?.offerId ?? null,
      offerName: after.offerName ?? old?.offerName ?? null,
      before: old === undefined ? null : old.state,
      after: after.state,
      createdOn: after.createdOn ?? old?.createdOn ?? null,
    };
  });
}

interface ValuePair {
  readonly before: unknown;
  readonly after: unknown;
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

const OLD_OR_NEW = /^(old|new|previous)(.+)$/;

/** "Old status: Active", "New status: Suspended": what carries neither word holds before and after. */
function textPair(keys: ReadonlyMap<string, unknown>): ValuePair {
  const before = new Map<string, unknown>();
  const after = new Map<string, unknown>();
  let paired = false;
  for (const [key, entry] of keys) {
    const [, side, rest] = OLD_OR_NEW.exec(key) ?? [];
    if (side === undefined || rest === undefined) {
      if (!before.has(key)) before.set(key, entry);
      if (!after.has(key)) after.set(key, entry);
    } else {
      paired = true;
      (side === 'new' ? after : before).set(rest, entry);
    }
  }
  return { before: paired ? before : null, after };
}

/** Values inside details may be JSON once more, as a string. */
function nested(value: unknown): unknown {
  return typeof value === 'string' ? parseValue(value) : value;
}

function parseValue(text: string | null): unknown {
  if (text === null || text.trim() === '') return null;
  const trimmed = text.trim();
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) {
    try {
      const value: unknown = JSON.parse(trimmed);
      return value;
    } catch {
      return null;
    }
  }
  return keyValues(trimmed);
}

/** `key: value` or `key = value`, one a line or set apart by semicolons or commas. */
function keyValues(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const part of text.split(/[\r\n;,|]+/)) {
    const match = /^\s*([^:=]{1,60}?)\s*[:=]\s*(.*?)\s*$/.exec(part);
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

function foldedEntries(value: unknown): ReadonlyMap<string, unknown> {
  const entries: Iterable<[string, unknown]> =
    value instanceof Map
      ? (value as ReadonlyMap<string, unknown>)
      : isRecord(value)
        ? Object.entries(value)
        : [];
  const folded = new Map<string, unknown>();
  for (const [key, entry] of entries) folded.set(foldWord(key), entry);
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
  readonly createdOn: Moment | null;
}

function resourcesOf(value: unknown): readonly Resource[] {
  if (Array.isArray(value)) return value.flatMap((entry: unknown) => resourcesOf(entry));
  const keys = foldedEntries(value);
  const items = keys.get('lineitems');
  if (Array.isArray(items)) return items.flatMap((item: unknown) => lineItem(item, keys));
  const resource = toResource(keys, keys.get('subscriptionid') ?? keys.get('id'));
  return resource === null ? [] : [resource];
}

/** A line item says how many seats an order is for; only an order that creates says that it is active. */
function lineItem(item: unknown, order: ReadonlyMap<string, unknown>): readonly Resource[] {
  const keys = foldedEntries(item);
  const resource = toResource(keys, keys.get('subscriptionid'));
  if (resource === null) return [];
  const createdOn = resource.createdOn ?? momentOf(order.get('creationdate'));
  return [{ ...resource, createdOn }];
}

function toResource(keys: ReadonlyMap<string, unknown>, id: unknown): Resource | null {
  const guid = typeof id === 'string' ? GUID.exec(id.trim())?.[1] : undefined;
  if (guid === undefined) return null;
  const status = textOf(keys.get('status'));
  return {
    id: guid.toLowerCase(),
    offerId: foldOfferId(textOf(keys.get('offerid'))),
    offerName: textOf(keys.get('offername')) ?? textOf(keys.get('friendlyname')),
    state: {
      status: status === null ? null : asStatus(STATUS_NAMES.find(status)),
      seats: countOf(keys.get('quantity') ?? keys.get('seats')),
    },
    createdOn: momentOf(keys.get('creationdate')),
  };
}

function asStatus(word: string | null): LoggedState['status'] {
  switch (word) {
    case 'active':
    case 'suspended':
    case 'cancelled':
    case 'disabled':
    case 'expired':
    case 'pending':
    case 'none':
      return word;
    default:
      return null;
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function countOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? value : null;
  return typeof value === 'string' && /^\d{1,9}$/.test(value.trim()) ? Number(value) : null;
}

function momentOf(value: unknown): Moment | null {
  if (typeof value !== 'string') return null;
  const result = readMomentText(value.trim(), 'not-needed');
  return result.ok ? result.moment : null;
}
