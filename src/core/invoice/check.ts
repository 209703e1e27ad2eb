/**
 * Checks the invoices against the facts of the comparison: every from subscription judged, every invoice line
 * put into exactly one bucket. Amounts stay exact; `publish.ts` rounds them.
 */
import type { Facts, OutOfScopeSubscription, Placed } from '../model/facts.ts';
import { groupBy } from '../model/group.ts';
import type { Bucket } from '../model/invoice-check.ts';
import type { InvoiceRecord } from '../model/records.ts';
import type { Tenant } from '../model/report.ts';
import type { Day } from '../model/values.ts';
import type { PriceBook } from '../money/price-book.ts';
import { chargeOf, type Charge } from './charges.ts';
import { chargedTwice, type ChargedTwice, type ChargesById } from './charged-twice.ts';
import { checkCredit, type CreditCheck } from './credit-check.ts';

export interface CheckSources {
  readonly facts: Facts;
  readonly outOfScope: readonly OutOfScopeSubscription[];
}

/** A from subscription with all that was found about its bill. */
export interface JudgedSubscription {
  readonly placed: Placed;
  readonly customer: { readonly key: string; readonly name: string };
  readonly offer: string;
  readonly charges: readonly Charge[];
  readonly credit: CreditCheck;
  readonly twice: ChargedTwice | null;
}

export interface Checked {
  readonly subscriptions: readonly JudgedSubscription[];
  /** Lines of both tenants by subscription; those that no export of the tenant lists. */
  readonly unlisted: readonly UnlistedCharges[];
  readonly loose: readonly Charge[];
  /** Every line with its bucket, once. */
  readonly buckets: readonly (readonly [Charge, Bucket])[];
}

export interface UnlistedCharges {
  readonly tenant: Tenant;
  readonly subscriptionId: string;
  readonly charges: readonly Charge[];
  readonly listedIn: Tenant | null;
}

/** Checks all lines of both invoices. */
export function checkInvoice(
  { facts, outOfScope }: CheckSources,
  invoice: readonly InvoiceRecord[],
  book: PriceBook,
): Checked {
  const charges = { from: chargesOf(invoice, 'from'), to: chargesOf(invoice, 'to') };
  const byId = { from: byIdOf(charges.from), to: byIdOf(charges.to) };
  const listed = {
    from: listedIn('from', facts, outOfScope),
    to: listedIn('to', facts, outOfScope),
  };
  const twice = new Map(
    facts.lines
      .filter((line) => line.comparable)
      .flatMap((line) => chargedTwice(line, byId.from, byId.to))
      .map((one) => [one.subscriptionId, one]),
  );
  const context = { book, reach: reachOf(charges.from) };
  const subscriptions = [...listed.from.values()].map((one): JudgedSubscription => {
    const own = byId.from.get(one.placed.record.id) ?? [];
    const credit = checkCredit(one.placed, own, context);
    return { ...one, charges: own, credit, twice: twice.get(one.placed.record.id) ?? null };
  });
  const unlisted = [...unlistedOf('from', byId.from, listed), ...unlistedOf('to', byId.to, listed)];
  const loose = [...charges.from, ...charges.to].filter(({ line }) => line.subscriptionId === '');
  const toCharges = [...byId.to].flatMap(([id, own]) => (listed.to.has(id) ? own : []));
  return {
    subscriptions,
    unlisted,
    loose,
    buckets: [
      ...subscriptions.flatMap(bucketsOf),
      ...toCharges.map((charge) => [charge, 'charged'] as const),
      ...unlisted.flatMap((one) => one.charges.map((charge) => [charge, 'unlisted'] as const)),
      ...loose.map((charge) => [charge, 'no-subscription'] as const),
    ],
  };
}

function chargesOf(invoice: readonly InvoiceRecord[], tenant: Tenant): readonly Charge[] {
  return invoice.filter((line) => line.tenant === tenant).map(chargeOf);
}

function byIdOf(charges: readonly Charge[]): ChargesById {
  return groupBy(charges, ({ line }) => (line.subscriptionId === '' ? null : line.subscriptionId));
}

type Listed = ReadonlyMap<string, Pick<JudgedSubscription, 'placed' | 'customer' | 'offer'>>;

/** All subscriptions of a tenant's exports, also those that the comparison leaves out. */
function listedIn(
  tenant: Tenant,
  facts: Facts,
  outOfScope: readonly OutOfScopeSubscription[],
): Listed {
  const onLines = facts.lines.flatMap(({ customer, offer, ...sides }) =>
    sides[tenant].map((placed) => ({ placed, customer, offer })),
  );
  const left = outOfScope.filter(({ placed }) => placed.record.tenant === tenant);
  return new Map([...onLines, ...left].map((one) => [one.placed.record.id, one]));
}

/** The invoices were made out when their latest charge began, or later. */
function reachOf(charges: readonly Charge[]): Day | null {
  return charges.reduce<Day | null>(
    (latest, { start }) => (latest === null || start > latest ? start : latest),
    null,
  );
}

function unlistedOf(
  tenant: Tenant,
  charges: ChargesById,
  listed: Readonly<Record<Tenant, Listed>>,
): readonly UnlistedCharges[] {
  const other = tenant === 'from' ? 'to' : 'from';
  return [...charges].flatMap(([subscriptionId, own]) => {
    if (listed[tenant].has(subscriptionId)) return [];
    const elsewhere = listed[other].has(subscriptionId) ? other : null;
    return [{ tenant, subscriptionId, charges: own, listedIn: elsewhere }];
  });
}

function bucketsOf(subscription: JudgedSubscription): readonly (readonly [Charge, Bucket])[] {
  const { charges, credit } = subscription;
  const credits = new Set(credit.credits);
  const after = new Set([...credit.after.charges, ...credit.after.givenBack]);
  const undecided = credit.outcome === 'cannot-tell' && credit.stop === null;
  return charges.map((charge) => {
    if (undecided) return [charge, 'undecided'];
    if (credits.has(charge)) return [charge, 'credited'];
    return [charge, after.has(charge) ? 'after-suspension' : 'charged'];
  });
}
