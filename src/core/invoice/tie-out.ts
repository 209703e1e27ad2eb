/**
 * Adds up the invoices from their rows and again from the buckets of the check. The two must agree to the
 * last digit: a row that is lost or counted twice would otherwise pass for a finding, or hide one.
 */
import type { Bucket, BucketSums, CustomerSums, FileSums, Sums } from '../model/invoice-check.ts';
import type { InvoiceRecord } from '../model/records.ts';
import type { Tenant } from '../model/report.ts';
import { exact, roundedAmount, ZERO, type Exact } from '../money/exact.ts';
import type { DecimalText } from '../normalise/numbers.ts';
import { byCodeUnit } from '../normalise/text.ts';
import { say, type Text } from '../text/text.ts';
import type { Charge } from './charges.ts';
import { discountsOf } from './row-arithmetic.ts';

/** A line of a file that was given for a tenant. */
export type OwnedLine = InvoiceRecord & { readonly tenant: Tenant };

/** Lines whose tenant is known: the others only serve as prices. */
export function ownedLines(invoice: readonly InvoiceRecord[]): readonly OwnedLine[] {
  return invoice.filter((line): line is OwnedLine => line.tenant !== null);
}

/** What each file adds up to, by currency. */
export function fileSums(lines: readonly OwnedLine[]): readonly FileSums[] {
  const groups = groupBy(lines, ({ tenant, location, currency }) => [
    tenant,
    location.path,
    location.sheet,
    currency,
  ]);
  return groups.map(([first, group]) => ({
    tenant: first.tenant,
    path: first.location.path,
    sheet: first.location.sheet,
    ...sumsOf(first.currency, group),
    discounts: discountsOf(group),
  }));
}

/** What each customer was charged, by tenant and currency. */
export function customerSums(lines: readonly OwnedLine[]): readonly CustomerSums<Text>[] {
  const groups = groupBy(lines, (line) => [
    line.tenant,
    nameOf(line) ?? NOBODY.template,
    line.customer.tenantId ?? '',
    line.currency,
  ]);
  return groups.map(([first, group]) => ({
    tenant: first.tenant,
    customer: customerOf(first),
    ...sumsOf(first.currency, group),
  }));
}

/** A customer as its invoice names it, or that it names none. */
export function customerOf(line: InvoiceRecord): string | Text {
  return nameOf(line) ?? NOBODY;
}

const NOBODY = say('No customer');

function nameOf({ customer }: InvoiceRecord): string | null {
  return customer.name ?? customer.domain ?? customer.tenantId;
}

/** What stands in each bucket, by tenant and currency. */
export function bucketSums(buckets: readonly (readonly [Charge, Bucket])[]): readonly BucketSums[] {
  const owned = buckets.flatMap(([{ line }, bucket]) => {
    const { tenant } = line;
    return tenant === null ? [] : [{ tenant, bucket, currency: line.currency, line }];
  });
  const groups = groupBy(owned, ({ tenant, bucket, currency }) => [tenant, bucket, currency]);
  return groups.map(([{ tenant, bucket, currency }, group]) => ({
    tenant,
    bucket,
    currency,
    rows: group.length,
    amount: roundedAmount(add(group.map(({ line }) => line.amount)), currency),
  }));
}

/** Why the buckets do not add up to the files; `null` where they do. */
export function imbalanceOf(
  lines: readonly OwnedLine[],
  buckets: readonly (readonly [Charge, Bucket])[],
): string | null {
  const bucketed = new Set(buckets.map(([{ line }]) => line));
  if (bucketed.size !== buckets.length) return 'An invoice line stands in two buckets.';
  if (buckets.length !== lines.length) {
    return `The files have ${String(lines.length)} invoice lines, the buckets ${String(buckets.length)}.`;
  }
  const keyOf = (line: InvoiceRecord): string => `${line.tenant ?? ''} ${line.currency}`;
  const sums = new Map<string, Exact>();
  for (const line of lines) {
    sums.set(keyOf(line), (sums.get(keyOf(line)) ?? ZERO).add(exact(line.amount)));
  }
  for (const [{ line, amount }] of buckets) {
    sums.set(keyOf(line), (sums.get(keyOf(line)) ?? ZERO).sub(amount));
  }
  const off = [...sums].find(([, sum]) => !sum.equals(ZERO));
  return off === undefined ? null : `The buckets of ${off[0]} are off by ${off[1].toFraction()}.`;
}

function sumsOf(currency: string, lines: readonly InvoiceRecord[]): Sums {
  const sum = (pick: (line: InvoiceRecord) => DecimalText | null): string =>
    roundedAmount(add(lines.map(pick)), currency);
  return {
    currency,
    rows: lines.length,
    amount: sum(({ amount }) => amount),
    discount: sum(({ discount }) => discount),
    subtotal: sum(({ subtotal }) => subtotal),
    tax: sum(({ tax }) => tax),
    total: sum(({ total }) => total),
  };
}

function add(amounts: readonly (DecimalText | null)[]): Exact {
  return amounts.reduce<Exact>(
    (sum, amount) => sum.add(amount === null ? ZERO : exact(amount)),
    ZERO,
  );
}

/** Groups in the order of their keys, each with its first member. */
function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => readonly string[],
): readonly (readonly [T, readonly T[]])[] {
  const groups = new Map<string, [T, T[]]>();
  for (const item of items) {
    const key = keyOf(item).join('\u0000');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item, [item]]);
    else group[1].push(item);
  }
  return [...groups].sort(([a], [b]) => byCodeUnit(a, b)).map(([, group]) => group);
}
