/** The members of a resource that count, by what their names stand for in `log-details.ts`. */
import { foldWord } from '../text.ts';

/** What the name of a member stands for. */
export type Meaning =
  | 'id'
  | 'subscriptionId'
  | 'offerId'
  | 'offerName'
  | 'friendlyName'
  | 'status'
  | 'quantity'
  | 'seats'
  | 'createdOn'
  | 'attributes'
  | 'before'
  | 'after'
  /** Holds further resources where it is a list, or an object. */
  | 'list'
  | 'wrapper'
  /** Tells that this is no flat resource. */
  | 'other-thing'
  | 'nothing';

const MEANINGS = new Map<string, Meaning>(
  Object.entries({
    id: 'id',
    subscriptionid: 'subscriptionId',
    offerid: 'offerId',
    offername: 'offerName',
    friendlyname: 'friendlyName',
    status: 'status',
    quantity: 'quantity',
    seats: 'seats',
    creationdate: 'createdOn',
    attributes: 'attributes',
    oldvalue: 'before',
    resourceoldvalue: 'before',
    newvalue: 'after',
    resourcenewvalue: 'after',
    items: 'list',
    orders: 'list',
    addonitems: 'list',
    subscriptions: 'list',
    value: 'list',
    subscription: 'wrapper',
    order: 'wrapper',
    resource: 'wrapper',
    lineitems: 'other-thing',
    referencecustomerid: 'other-thing',
    targetofferid: 'other-thing',
  } as const),
);
/** One bit for each meaning that only one member may have. */
const BITS = new Map(
  [...new Set(MEANINGS.values())].map((meaning, at) => [meaning, 1 << at] as const),
);

/** What is known of a name. */
export interface Member {
  readonly meaning: Meaning;
  readonly bit: number;
}

/** Tells what a name stands for. */
export function memberOf(name: string): Member {
  const meaning = MEANINGS.get(foldWord(name)) ?? 'nothing';
  return { meaning, bit: BITS.get(meaning) ?? 0 };
}

/** Meanings of members that count where they are texts. */
export type TextMeaning = Extract<
  Meaning,
  'id' | 'subscriptionId' | 'offerId' | 'offerName' | 'friendlyName' | 'status' | 'createdOn'
>;
