/** Money against a naive count: every day, every subscription, in whole fractions, rounded once at the end. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { LineReport } from '../../src/core/model/report.ts';
import type { InputFile } from '../../src/core/model/settings.ts';
import {
  csv,
  csvFile,
  guid,
  isoDay,
  LEGACY_OFFER_ID,
  NCE_OFFER_ID,
  run,
  settings,
} from '../helpers/builders.ts';
import {
  billed,
  completely,
  filesOf,
  FIRST_DAY,
  HISTORY_AS_OF,
  LINE_CUSTOMER,
  lineHistory,
  rowsOf,
  stateAtEndOf,
  TIDY,
  WINDOW,
  type History,
  type LineHistory,
} from '../helpers/history.ts';

const MS_PER_DAY = 86_400_000;

/** A fraction of whole numbers, never rounded. */
interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

function plus(a: Ratio, b: Ratio): Ratio {
  return { n: a.n * b.d + b.n * a.d, d: a.d * b.d };
}

/** Half-up to so many digits. */
function shown({ n, d }: Ratio, digits: number): string {
  const units = (n * 10n ** BigInt(digits) * 2n + d) / (2n * d);
  const text = String(units).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The day so many months after another, clamped to the month's end; both as days of the epoch. */
function monthsAfter(start: number, months: number): number {
  const date = new Date(start * MS_PER_DAY);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 1);
  const length = (next - first) / MS_PER_DAY;
  return first / MS_PER_DAY + Math.min(date.getUTCDate(), length) - 1;
}

/** First and last day of the billing period that holds a day, found by going through all of them. */
function periodOf(day: number, start: number, months: number): readonly [number, number] {
  let count = 0;
  while (monthsAfter(start, (count + 1) * months) <= day) count += 1;
  return [monthsAfter(start, count * months), monthsAfter(start, (count + 1) * months) - 1];
}

const epochDay = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / MS_PER_DAY;
const DAY_0 = epochDay(FIRST_DAY);

interface Case {
  readonly line: LineHistory;
  readonly cycle: 'monthly' | 'annual' | 'triennial';
  /** Price in minor units, by the position of the from subscription: one price list, or one each on the invoice. */
  readonly cents: readonly number[];
  readonly each: boolean;
  readonly currency: 'EUR' | 'JPY' | 'KWD';
  /** Days before the window on which the old ones began. */
  readonly ages: readonly number[];
}

const cases: fc.Arbitrary<Case> = fc.record({
  line: lineHistory,
  cycle: fc.constantFrom('monthly', 'monthly', 'annual', 'triennial'),
  cents: fc.array(fc.integer({ min: 1, max: 999_999 }), { minLength: 3, maxLength: 3 }),
  each: fc.boolean(),
  currency: fc.constantFrom('EUR', 'EUR', 'JPY', 'KWD'),
  ages: fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 3, maxLength: 3 }),
});

const MONTHS = { monthly: 1, annual: 12, triennial: 36 } as const;
const DIGITS = { EUR: 2, JPY: 0, KWD: 3 } as const;

const olds = ({ line }: Case): readonly History[] =>
  line.subscriptions.filter(({ tenant }) => tenant === 'from');
const startOf = (given: History, at: number, { ages }: Case): number =>
  given.start === null ? DAY_0 - (ages[at] ?? 0) : DAY_0 + given.start.day;
const priceOf = (at: number, { cents, each }: Case): number => (each ? cents[at] : cents[0]) ?? 0;

function amount(cents: number, digits: number): string {
  const text = String(cents).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The files of a case: histories whose starts and cycles are in the export, and prices. */
function filesFor(given: Case): readonly InputFile[] {
  const rows = rowsOf(given.line, completely(given.line));
  const starts = new Map(olds(given).map((old, at) => [guid(old.id), startOf(old, at, given)]));
  const from = rows.exported.from.map((row) => {
    const start = starts.get(row.id);
    const creationDate =
      row.creationDate ?? (start === undefined ? null : isoDay(FIRST_DAY, start - DAY_0));
    return { ...row, creationDate, billingCycle: given.cycle };
  });
  return [
    ...filesOf({ ...rows, exported: { ...rows.exported, from } }, TIDY),
    given.each ? invoiceOf(given) : priceListOf(given),
  ];
}

function priceListOf(given: Case): InputFile {
  const offerId = given.line.family === 'nce' ? NCE_OFFER_ID : LEGACY_OFFER_ID;
  const unit = amount(priceOf(0, given), DIGITS[given.currency]);
  const header = ['Offer ID', 'Unit price', 'Currency', 'Billing cycle'];
  return csvFile('prices.csv', null, csv(header, [[offerId, unit, given.currency, given.cycle]]));
}

/** An old invoice: it tells the price of each subscription, and none of the periods that count. */
function invoiceOf(given: Case): InputFile {
  const header = [
    'SyndicationPartnerSubscriptionNumber',
    'ChargeStartDate',
    'ChargeEndDate',
    'ChargeType',
    'UnitPrice',
    'Quantity',
    'Amount',
    'Currency',
    'BillingCycleType',
  ];
  const rows = olds(given).map((old, at) => {
    const unit = amount(priceOf(at, given), DIGITS[given.currency]);
    const charge = ['2015-01-01', '2015-01-31', 'Cycle fee', unit, '1', unit, given.currency];
    return [guid(old.id), ...charge, given.cycle];
  });
  return csvFile('invoice.csv', null, csv(header, rows));
}

/** Cost of one day: the seats billed twice, shared among the from subscriptions by their seats. */
function costOfDay(at: number, asIf: number, given: Case): Ratio {
  const { family, subscriptions } = given.line;
  const seats = (history: History): number => billed(family, stateAtEndOf(history, asIf));
  const all = olds(given);
  const from = all.reduce((sum, old) => sum + seats(old), 0);
  const to = subscriptions
    .filter(({ tenant }) => tenant === 'to')
    .reduce((sum, next) => sum + seats(next), 0);
  const twice = Math.min(from, to);
  let sum: Ratio = { n: 0n, d: 1n };
  all.forEach((old, index) => {
    if (twice === 0 || seats(old) === 0) return;
    const [first, last] = periodOf(DAY_0 + at, startOf(old, index, given), MONTHS[given.cycle]);
    const scale = 10 ** DIGITS[given.currency];
    sum = plus(sum, {
      n: BigInt(priceOf(index, given)) * BigInt(twice) * BigInt(seats(old)),
      d: BigInt(scale) * BigInt(from) * BigInt(last - first + 1),
    });
  });
  return sum;
}

function lineIn(files: readonly InputFile[]): { line: LineReport; credit: readonly unknown[] } {
  const report = run(
    files,
    settings({ asOf: HISTORY_AS_OF, migrationStart: FIRST_DAY, decimal: 'point' }),
  );
  assert.deepEqual(report.rejectedRows, []);
  const line = report.lines.find(({ customer }) => customer === LINE_CUSTOMER);
  assert.ok(line !== undefined);
  const credit = report.findings
    .filter(({ rule, customer }) => rule === 'credit-expected' && customer === LINE_CUSTOMER)
    .map(({ subscriptionId, numbers }) => ({ subscriptionId, ...numbers }));
  return { line, credit };
}

void test('the cost of an overlap is the sum of its days, to the last minor unit', () => {
  let priced = 0;
  fc.assert(
    fc.property(cases, (given) => {
      const { line } = lineIn(filesFor(given));
      let sum: Ratio = { n: 0n, d: 1n };
      for (let at = 0; at < WINDOW; at += 1) sum = plus(sum, costOfDay(at, at, given));
      const digits = DIGITS[given.currency];
      assert.equal(line.overlap.costGap, null);
      if (line.overlap.days === 0) {
        assert.equal(line.overlap.cost, null);
        return;
      }
      priced += 1;
      assert.deepEqual(line.overlap.cost, { amount: shown(sum, digits), currency: given.currency });
      const further = costOfDay(WINDOW, WINDOW - 1, given);
      const expected = line.overlap.open
        ? { amount: shown(further, digits), currency: given.currency }
        : null;
      assert.deepEqual(line.overlap.costPerDay, expected);
    }),
    { includeErrorInReport: true, numRuns: 1000 },
  );
  assert.ok(priced > 300, `only ${String(priced)} overlaps had a cost`);
});

void test('the credit of each stopped subscription is its unused days, to the last minor unit', () => {
  let credited = 0;
  fc.assert(
    fc.property(cases, (given) => {
      if (given.line.family !== 'license') return;
      const { credit } = lineIn(filesFor(given));
      const expected = olds(given).flatMap((old, at) => creditOf(old, at, given));
      credited += expected.length;
      const inOrder = (a: { subscriptionId: string }, b: { subscriptionId: string }): number =>
        a.subscriptionId < b.subscriptionId ? -1 : 1;
      assert.deepEqual(
        [...(credit as readonly { subscriptionId: string }[])].sort(inOrder),
        expected.sort(inOrder),
      );
    }),
    { includeErrorInReport: true, numRuns: 1000 },
  );
  assert.ok(credited > 100, `only ${String(credited)} credits were checked`);
});

/** The last stop that holds at the end decides; what began and stopped on one day was never charged. */
function creditOf(
  old: History,
  at: number,
  given: Case,
): readonly { subscriptionId: string; unusedDays: number; amount: string; currency: string }[] {
  const states = Array.from({ length: WINDOW }, (_, day) => stateAtEndOf(old, day));
  if (states.at(-1)?.status === 'active') return [];
  let stop = WINDOW - 1;
  while (stop > 0 && states[stop - 1] !== null && states[stop - 1]?.status !== 'active') stop -= 1;
  const before = stop === 0 ? old.first : (states[stop - 1] ?? null);
  if (before === null) return [];
  const [first, last] = periodOf(DAY_0 + stop, startOf(old, at, given), MONTHS[given.cycle]);
  const unusedDays = last - (DAY_0 + stop) + 1;
  const total: Ratio = {
    n: BigInt(priceOf(at, given)) * BigInt(before.seats) * BigInt(unusedDays),
    d: BigInt(10 ** DIGITS[given.currency]) * BigInt(last - first + 1),
  };
  const amountShown = shown(total, DIGITS[given.currency]);
  const { currency } = given;
  return [{ subscriptionId: guid(old.id), unusedDays, amount: amountShown, currency }];
}
