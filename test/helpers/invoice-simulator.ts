/**
 * Random bills of both tenants with planted faults, and what a careful clerk would say about them. Written from
 * the contract alone: whole minor units, one day at a time, nothing shared with the engine's check or money.
 */
import fc from 'fast-check';
import {
  activityFile,
  csv,
  csvFile,
  CUSTOMER,
  event,
  guid,
  isoDay,
  subscription,
  subscriptionsFile,
  type Cell,
} from './builders.ts';
import type { InputFile } from '../../src/core/model/settings.ts';

/** Day 0 of all histories; the window holds a leap day and many month ends. */
const FIRST = '2023-01-31';
/** The day on which the from invoice was made out. */
const RUN = 420;
export const SIMULATED_AS_OF = isoDay(FIRST, RUN + 400);

const DIGITS = { EUR: 2, SEK: 2, JPY: 0, KWD: 3 } as const;
export type Currency = keyof typeof DIGITS;

/** An exact amount in minor units: numerator and denominator. */
interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

const add = (a: Ratio, b: Ratio): Ratio => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
const whole = (n: bigint): Ratio => ({ n, d: 1n });

/** Half-up, away from zero. */
function rounded({ n, d }: Ratio): bigint {
  const [size, sign] = n < 0n ? [-n, -1n] : [n, 1n];
  return sign * ((2n * size + d) / (2n * d));
}

/** Minor units as the file writes them. */
export function written(units: bigint, currency: Currency): string {
  const digits = DIGITS[currency];
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0');
  const at = text.length - digits;
  return `${units < 0n ? '-' : ''}${digits === 0 ? text : `${text.slice(0, at)}.${text.slice(at)}`}`;
}

export const FAULTS = [
  'none',
  'no-credit',
  'fewer-days',
  'fewer-seats',
  'twice-credited',
  'charged-on',
  'charged-on-and-returned',
  'charged-on-without-credit',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Plan {
  readonly cycle: 'monthly' | 'annual';
  /** Day on which it began, and on which its periods begin. */
  readonly start: number;
  readonly price: number;
  readonly seats: number;
  readonly changes: readonly { readonly at: number; readonly by: number }[];
  /** Day of the stop; `null` for one that goes on. */
  readonly stop: number | null;
  readonly fault: Fault;
  /** False where the log says nothing of the stop. */
  readonly logged: boolean;
  /** Day on which the other tenant begins to charge, and for how many seats. */
  readonly to: { readonly start: number; readonly seats: number } | null;
}

export interface Scene {
  readonly currency: Currency;
  readonly toCurrency: Currency;
  readonly plans: readonly Plan[];
  readonly unlisted: boolean;
  readonly loose: boolean;
  readonly brokenRow: boolean;
  readonly discounts: 'subtracted' | 'added';
  readonly american: boolean;
}

const plan: fc.Arbitrary<Plan> = fc.record({
  cycle: fc.constantFrom('monthly', 'monthly', 'annual'),
  start: fc.oneof(fc.integer({ min: 0, max: 390 }), fc.constantFrom(0, 28, 29, 59, 394)),
  price: fc.integer({ min: 3000, max: 90_000 }),
  seats: fc.integer({ min: 1, max: 30 }),
  changes: fc.array(
    fc.record({ at: fc.integer({ min: 1, max: 450 }), by: fc.integer({ min: -20, max: 20 }) }),
    { maxLength: 3 },
  ),
  stop: fc.option(fc.integer({ min: 1, max: 60 }), { freq: 6 }),
  fault: fc.constantFrom(...FAULTS, 'none', 'none'),
  logged: fc.integer({ min: 0, max: 7 }).map((dice) => dice > 0),
  to: fc.option(
    fc.record({ start: fc.integer({ min: -40, max: 40 }), seats: fc.integer({ min: 1, max: 40 }) }),
  ),
});

const currencies = fc.constantFrom<Currency>('EUR', 'SEK', 'JPY', 'KWD');

export const scene: fc.Arbitrary<Scene> = fc.record({
  currency: currencies,
  toCurrency: currencies,
  plans: fc.array(plan, { minLength: 1, maxLength: 4 }),
  unlisted: fc.boolean(),
  loose: fc.boolean(),
  brokenRow: fc.boolean(),
  discounts: fc.constantFrom('subtracted', 'added'),
  american: fc.boolean(),
});

const known = new Map<number, readonly [number, number, number]>();

/** Year, month (from 0) and day of a day of the simulation. */
function calendar(at: number): readonly [number, number, number] {
  const before = known.get(at);
  if (before !== undefined) return before;
  const found = civil(at);
  known.set(at, found);
  return found;
}

function civil(at: number): readonly [number, number, number] {
  const [year = '0', month = '1', day = '1'] = isoDay(FIRST, at).split('-');
  return [Number(year), Number(month) - 1, Number(day)];
}

const leap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const lengthOf = (year: number, month: number): number =>
  month === 1 ? (leap(year) ? 29 : 28) : [3, 5, 8, 10].includes(month) ? 30 : 31;

/** Walks day by day from the start to the `count`th anniversary, in months. */
function anniversaryOf(start: number, months: number): number {
  const [year, month, day] = calendar(start);
  const target = year * 12 + month + months;
  const [toYear, toMonth] = [Math.floor(target / 12), target % 12];
  const wanted = Math.min(day, lengthOf(toYear, toMonth));
  for (let at = start; ; at += 1) {
    const [y, m, d] = calendar(at);
    if (y === toYear && m === toMonth && d === wanted) return at;
  }
}

interface Period {
  readonly first: number;
  readonly last: number;
}

function periodsOf({ start, cycle }: Plan, until: number): readonly Period[] {
  const periods: Period[] = [];
  const step = cycle === 'monthly' ? 1 : 12;
  for (let index = 0; ; index += 1) {
    const first = anniversaryOf(start, index * step);
    if (first > until) return periods;
    periods.push({ first, last: anniversaryOf(start, (index + 1) * step) - 1 });
  }
}

export interface Line {
  readonly id: string;
  readonly offer: string;
  readonly type: string;
  readonly first: number;
  readonly last: number;
  readonly seats: number;
  readonly price: number;
  /** Minor units; negative for a credit. */
  readonly amount: bigint;
}

/** What the clerk says of one from subscription. */
export interface Verdict {
  readonly id: string;
  /** Kinds of the remarks, sorted. */
  readonly kinds: readonly string[];
  readonly expected: string | null;
  readonly missing: string | null;
  readonly after: string | null;
  readonly twice: { readonly amount: string; readonly days: number } | null;
}

export interface Simulation {
  readonly files: readonly InputFile[];
  readonly verdicts: readonly Verdict[];
  readonly lines: Readonly<Record<'from' | 'to', readonly Line[]>>;
  readonly brokenRows: number;
  readonly rows: readonly (readonly Cell[])[];
}

interface Story {
  readonly id: string;
  readonly offer: string;
  readonly plan: Plan;
  readonly stop: number | null;
  /** Seats at the end of each day from the start on, as if it went on. */
  readonly seatsOn: (at: number) => number;
  readonly changes: readonly {
    readonly at: number;
    readonly before: number;
    readonly after: number;
  }[];
}

/** Seats never fall below one; nothing changes on the first day or from the stop on. */
function storyOf(plan: Plan, index: number): Story {
  const stop = plan.stop === null ? null : stopOf(plan, plan.stop);
  let seats = plan.seats;
  const changes: { at: number; before: number; after: number }[] = [];
  const ordered = [...plan.changes].sort((a, b) => a.at - b.at);
  for (const { at, by } of ordered) {
    const day = plan.start + at;
    const after = Math.max(1, seats + by);
    const taken = changes.some((change) => change.at === day);
    if (taken || after === seats || (stop !== null && day >= stop) || day > RUN) continue;
    changes.push({ at: day, before: seats, after });
    seats = after;
  }
  const seatsOn = (at: number): number =>
    changes.findLast((change) => change.at <= at)?.after ?? plan.seats;
  return {
    id: `from ${String(index)}`,
    offer: guid(`offer ${String(index)}`),
    plan,
    stop,
    seatsOn,
    changes,
  };
}

/** So many days before the invoice; or behind it, within the period that is paid by then. */
function stopOf(plan: Plan, back: number): number {
  const current = periodsOf(plan, RUN).at(-1);
  if (back <= 45 || current === undefined) return Math.max(plan.start + 1, RUN - back);
  return Math.max(plan.start + 1, RUN, Math.min(current.last, RUN + back - 46));
}

function linesOf(story: Story): readonly Line[] {
  const { plan, stop, seatsOn, id, offer, changes } = story;
  const { fault, price } = plan;
  const base = { id, offer, price };
  const chargesOn = fault.startsWith('charged-on') && stop !== null;
  const until = stop === null || chargesOn ? RUN : Math.min(RUN, stop - 1);
  const lines: Line[] = [];
  for (const { first, last } of periodsOf(plan, until)) {
    const seats = seatsOn(first);
    const type = first === plan.start ? 'Purchase fee' : 'Cycle fee';
    lines.push({ ...base, type, first, last, seats, amount: BigInt(price * seats) });
    const late = stop !== null && first > stop;
    if (late && fault === 'charged-on-and-returned') {
      lines.push({ ...base, type: CANCEL, first, last, seats, amount: BigInt(-price * seats) });
    }
    for (const change of changes.filter(({ at }) => at > first && at <= last)) {
      const by = change.after - change.before;
      const amount = partOf(price * by, { first: change.at, last }, { first, last });
      const type = by > 0 ? 'Cycle instance prorate' : 'Cancel instance prorate';
      lines.push({ ...base, type, first: change.at, last, seats: Math.abs(by), amount });
    }
  }
  return [...lines, ...creditsOf(story)];
}

const CANCEL = 'Prorate fees when cancel';

/** The share of a period's price that falls on some of its days, added up day by day and then rounded. */
function partOf(price: number, days: Period, period: Period): bigint {
  let sum = 0n;
  for (let at = days.first; at <= days.last; at += 1) sum += BigInt(price);
  return rounded({ n: sum, d: BigInt(period.last - period.first + 1) });
}

/** The paid period that the stop lies in; `null` where it was not billed any more. */
function paidPeriodOf({ plan, stop }: Story): Period | null {
  if (stop === null) return null;
  const chargesOn = plan.fault.startsWith('charged-on');
  const until = chargesOn ? RUN : Math.min(RUN, stop - 1);
  return periodsOf(plan, until).find(({ first, last }) => first <= stop && stop <= last) ?? null;
}

function creditsOf(story: Story): readonly Line[] {
  const { plan, stop, id, offer, seatsOn } = story;
  const period = paidPeriodOf(story);
  if (stop === null || period === null || stop >= RUN) return [];
  const { fault, price } = plan;
  if (fault === 'no-credit' || fault === 'charged-on-without-credit') return [];
  const days = { first: stop, last: period.last };
  const seats = seatsOn(stop - 1);
  const full = partOf(-price * seats, days, period);
  const line = { id, offer, price, type: CANCEL, ...days, seats, amount: full };
  if (fault === 'twice-credited') return [line, line];
  if (fault === 'fewer-seats' && seats > 1) {
    const fewer = seats - 1;
    return [{ ...line, seats: fewer, amount: partOf(-price * fewer, days, period) }];
  }
  if (fault === 'fewer-days' && days.last > days.first) {
    const later = { first: stop + 1, last: period.last };
    return [{ ...line, ...later, amount: partOf(-price * seats, later, period) }];
  }
  return [line];
}

/** What a clerk says, from the bill and the truth. */
function verdictOf(
  story: Story,
  own: readonly Line[],
  other: readonly Line[],
  currency: Currency,
): Verdict {
  const { stop, id } = story;
  const untold = stop !== null && !story.plan.logged;
  const twice = twiceOf(own, other, untold ? RUN + 401 : (stop ?? RUN + 401));
  const kinds = new Set<string>();
  if (twice !== null) kinds.add('charged-twice');
  const shown =
    twice === null ? null : { amount: written(rounded(twice.amount), currency), days: twice.days };
  const said = { id, twice: shown, expected: null, missing: null, after: null };
  if (stop === null || untold) {
    kinds.add(untold ? 'cannot-tell' : 'nothing-due');
    return { ...said, kinds: [...kinds].sort() };
  }
  const later = own
    .filter(({ first }) => first > stop)
    .filter((line) => (paidPeriodOf(story)?.last ?? stop - 1) < line.first)
    .reduce((sum, { amount }) => sum + amount, 0n);
  if (later > 0n) kinds.add('charged-after-suspension');
  const after = later > 0n ? written(later, currency) : null;
  const period = paidPeriodOf(story);
  if (period === null) {
    kinds.add('nothing-due');
    return { ...said, after, kinds: [...kinds].sort() };
  }
  const seats = story.seatsOn(stop - 1);
  let due = 0n;
  for (let at = stop; at <= period.last; at += 1) due += BigInt(story.plan.price * seats);
  const expected = { n: due, d: BigInt(period.last - period.first + 1) };
  const credited = creditsOf(story).reduce((sum, { amount }) => sum - amount, 0n);
  const missing = add(expected, whole(-credited));
  kinds.add(kindOf(story, creditsOf(story).length));
  return {
    ...said,
    after,
    expected: written(rounded(expected), currency),
    missing: written(rounded(missing), currency),
    kinds: [...kinds].sort(),
  };
}

/** The planted faults are far beyond rounding: a day of a seat costs 8 minor units or more. */
function kindOf(story: Story, credits: number): string {
  const { fault } = story.plan;
  const stop = story.stop ?? 0;
  if (stop >= RUN) return 'not-yet-invoiced';
  if (credits === 0) return 'short';
  if (fault === 'twice-credited') return 'over';
  const seats = story.seatsOn(stop - 1);
  if (fault === 'fewer-seats' && seats > 1) return 'short';
  const period = paidPeriodOf(story);
  return fault === 'fewer-days' && period !== null && period.last > stop ? 'short' : 'agreed';
}

/** Seats that a bill charges for one day, and what it takes for them. */
function dayOf(
  lines: readonly Line[],
  at: number,
): { readonly seats: number; readonly taken: Ratio } {
  let seats = 0;
  let taken = whole(0n);
  for (const { first, last, amount, seats: count } of lines) {
    if (at < first || at > last) continue;
    seats += amount < 0n ? -count : count;
    taken = add(taken, { n: amount, d: BigInt(last - first + 1) });
  }
  return { seats, taken };
}

function twiceOf(
  own: readonly Line[],
  other: readonly Line[],
  stop: number,
): { readonly amount: Ratio; readonly days: number } | null {
  let amount = whole(0n);
  let days = 0;
  for (let at = 0; at < stop; at += 1) {
    const mine = dayOf(own, at);
    const both = Math.min(mine.seats, dayOf(other, at).seats);
    if (both <= 0) continue;
    days += 1;
    amount = add(amount, { n: mine.taken.n * BigInt(both), d: mine.taken.d * BigInt(mine.seats) });
    amount = reduced(amount);
  }
  return days === 0 ? null : { amount, days };
}

function reduced({ n, d }: Ratio): Ratio {
  let [a, b] = [n < 0n ? -n : n, d];
  while (b > 0n) [a, b] = [b, a % b];
  return a === 0n ? whole(0n) : { n: n / a, d: d / a };
}

const HEADER = [
  'CustomerId',
  'CustomerName',
  'OrderId',
  'SubscriptionId',
  'SyndicationPartnerSubscriptionNumber',
  'DurableOfferId',
  'ChargeStartDate',
  'ChargeEndDate',
  'ChargeType',
  'UnitPrice',
  'Quantity',
  'Amount',
  'TotalOtherDiscount',
  'Subtotal',
  'Tax',
  'TotalForCustomer',
  'Currency',
];

/** One row of the file: every third has a discount, every second tax. */
function rowOf(line: Line, index: number, currency: Currency, given: Scene): readonly Cell[] {
  const discount = index % 3 === 0 ? line.amount / 10n : 0n;
  const subtotal = line.amount - discount;
  const tax = index % 2 === 0 ? subtotal / 5n : 0n;
  const total = subtotal + tax + (given.brokenRow && index === 0 ? 1n : 0n);
  const shown = given.discounts === 'subtracted' ? discount : -discount;
  const money = (units: bigint): string => written(units, currency);
  return [
    guid(CUSTOMER),
    CUSTOMER,
    `5668906048327${String(index)}`,
    'usCBMgAAAAAAAAIA',
    line.id === '' ? '' : guid(line.id).toUpperCase(),
    line.offer,
    dateOf(line.first, given.american, '0:00'),
    dateOf(line.last, given.american, '23:59'),
    line.type,
    money(BigInt(line.price)),
    line.seats,
    money(line.amount),
    money(shown),
    money(subtotal),
    money(tax),
    money(total),
    currency,
  ];
}

function dateOf(at: number, american: boolean, time: string): string {
  const [year, month, day] = calendar(at);
  return american
    ? `${String(month + 1)}/${String(day)}/${String(year)} ${time}`
    : isoDay(FIRST, at);
}

/** A subscription that goes on: its last charge shows when the invoice was made out. */
const CLOCK: Line = {
  id: 'clock',
  offer: guid('clock offer'),
  type: 'Cycle fee',
  first: RUN,
  last: RUN + 29,
  seats: 1,
  price: 1000,
  amount: 1000n,
};

/** Tells the scene in files, with what is to be found in them. */
export function simulate(given: Scene): Simulation {
  const stories = given.plans.map(storyOf);
  const bills = stories.map((story) => linesOf(story));
  const toBills = stories.map((story, index) => toLines(story, index));
  const extra: readonly Line[] = [
    CLOCK,
    ...(given.unlisted ? [{ ...CLOCK, id: 'unlisted', amount: 2000n, seats: 2 }] : []),
    ...(given.loose ? [{ ...CLOCK, id: '', type: 'One-time adjustment', amount: -500n }] : []),
  ];
  const lines = { from: [...bills.flat(), ...extra], to: toBills.flat() };
  const rows = lines.from.map((line, index) => rowOf(line, index, given.currency, given));
  const toRows = lines.to.map((line, index) =>
    rowOf(line, index, given.toCurrency, { ...given, brokenRow: false }),
  );
  const verdicts = stories.map((story, index) =>
    verdictOf(story, bills[index] ?? [], toBills[index] ?? [], given.currency),
  );
  return {
    files: [
      csvFile('from/invoice.csv', 'from', csv(HEADER, rows)),
      ...(toRows.length === 0 ? [] : [csvFile('to/invoice.csv', 'to', csv(HEADER, toRows))]),
      ...exportsOf(stories),
    ],
    verdicts,
    lines,
    brokenRows: given.brokenRow ? 1 : 0,
    rows,
  };
}

/** The other tenant charges by the month from its start on. */
function toLines({ plan, stop, offer }: Story, index: number): readonly Line[] {
  if (plan.to === null) return [];
  const { seats } = plan.to;
  const first = Math.max(0, (stop ?? RUN - 20) + plan.to.start);
  const own: Plan = { ...plan, start: first, cycle: 'monthly' };
  return periodsOf(own, RUN).map((period) => ({
    id: `to ${String(index)}`,
    offer,
    type: 'Cycle fee',
    ...period,
    seats,
    price: plan.price,
    amount: BigInt(plan.price * seats),
  }));
}

function exportsOf(stories: readonly Story[]): readonly InputFile[] {
  const clock = subscription({
    id: 'clock',
    offerId: CLOCK.offer,
    offerName: 'Clock',
    quantity: 1,
  });
  const other = subscription({
    id: 'to clock',
    offerId: CLOCK.offer,
    offerName: 'Clock',
    quantity: 1,
  });
  const rows = stories.map(({ id, offer, plan, stop, seatsOn }) =>
    subscription({
      id,
      offerId: offer,
      offerName: `Offer ${id}`,
      quantity: seatsOn(RUN + 400),
      status: stop === null ? 'active' : 'suspended',
      creationDate: isoDay(FIRST, plan.start),
    }),
  );
  const toRows = stories.flatMap(({ offer, plan, stop }, index) =>
    plan.to === null
      ? []
      : [
          subscription({
            id: `to ${String(index)}`,
            offerId: offer,
            offerName: `Offer from ${String(index)}`,
            quantity: plan.to.seats,
            creationDate: isoDay(FIRST, Math.max(0, (stop ?? RUN - 20) + plan.to.start)),
          }),
        ],
  );
  const logged = stories.flatMap(({ id, plan, stop, seatsOn, changes }) => [
    ...changes.map(({ at, before, after }) =>
      event({
        of: id,
        at: `${isoDay(FIRST, at)}T09:00:00Z`,
        before: { status: 'active', quantity: before },
        after: { status: 'active', quantity: after },
      }),
    ),
    ...(stop === null || !plan.logged
      ? []
      : [
          event({
            of: id,
            at: `${isoDay(FIRST, stop)}T10:00:00Z`,
            before: { status: 'active', quantity: seatsOn(stop) },
            after: { status: 'suspended', quantity: seatsOn(stop) },
          }),
        ]),
  ]);
  return [
    subscriptionsFile('from', [clock, ...rows]),
    subscriptionsFile('to', [other, ...toRows]),
    activityFile('from', logged),
  ];
}
