/** Says in words what was found about one subscription's bill, weightiest first. */
import { REMARK_KINDS, type InvoicePlace, type Remark } from '../model/invoice-check.ts';
import type { Money } from '../model/report.ts';
import { formatDay, type Day } from '../model/values.ts';
import { exact, moneyOf, roundedAmount, ZERO, type Exact } from '../money/exact.ts';
import { isNegative, isPositive, minorUnit, seatsOnEve, type Charge } from './charges.ts';
import type { JudgedSubscription } from './check.ts';
import type { CreditCheck } from './credit-check.ts';
import { REMARK_SEVERITIES } from './doctrine.ts';

type Said = Omit<Remark, 'severity' | 'lines'> & { readonly charges: readonly Charge[] };

/** All remarks about a subscription; at least one. */
export function remarksOn(subscription: JudgedSubscription): readonly Remark[] {
  const said = [
    ...afterRemark(subscription.credit),
    creditRemark(subscription),
    ...twiceRemark(subscription),
  ];
  return said
    .map(({ charges, ...remark }): Remark => ({
      ...remark,
      severity: REMARK_SEVERITIES[remark.kind],
      lines: charges.map(placeOf),
    }))
    .sort((a, b) => REMARK_KINDS.indexOf(a.kind) - REMARK_KINDS.indexOf(b.kind));
}

/** Where a charge stands. */
export function placeOf({ line }: Charge): InvoicePlace {
  return { ...line.location, cell: line.amountCell };
}

/** What is left of later charges, where it is more than rounding. */
export function netAfter({ after, currency }: CreditCheck): Exact | null {
  if (currency === null || after.charges.length === 0) return null;
  return after.net.compare(minorUnit(currency).div(exact(2))) > 0 ? after.net : null;
}

function afterRemark(credit: CreditCheck): readonly Said[] {
  const net = netAfter(credit);
  const { currency, after, stop } = credit;
  if (net === null || currency === null || stop === null) return [];
  const first = Math.min(...after.charges.map(({ start }) => start)) as Day;
  const last = Math.max(...after.charges.map(({ end }) => end)) as Day;
  const returned = isNegative(net.sub(sum(after.charges))) ? ', less what was given back' : '';
  return [
    {
      kind: 'charged-after-suspension',
      money: moneyOf(net, currency),
      ...span(first, last),
      seatDays: null,
      text: `Stopped on ${formatDay(stop)}, but charged for ${between(first, last)}${returned}.`,
      charges: [...after.charges, ...after.givenBack],
    },
  ];
}

function sum(charges: readonly Charge[]): Exact {
  return charges.reduce((total, { amount }) => total.add(amount), ZERO);
}

function creditRemark(subscription: JudgedSubscription): Said {
  const { credit } = subscription;
  const { outcome } = credit;
  const charges = [...(credit.priced === null ? [] : [credit.priced]), ...credit.credits];
  const due = dueOf(credit);
  if (due === null) {
    const given = givenBack(credit);
    const found =
      given === null ? '' : ` The invoice gives back ${given.amount} ${given.currency}.`;
    const named = subscription.charges.length === 0 ? ' No invoice line names it.' : '';
    const text = `${credit.reason ?? ''}${found}${named}`;
    const nowhere = { firstDay: null, lastDay: null, days: null, seatDays: null };
    return { kind: outcome, money: given, ...nowhere, text, charges };
  }
  const { actual, expected, currency } = due;
  const shown = outcome === 'agreed' ? actual : expected.sub(actual).abs();
  return {
    kind: outcome,
    money: moneyOf(shown, currency),
    ...span(due.stop, due.period.end),
    days: due.unusedDays,
    seatDays: due.seats * due.unusedDays,
    text: creditText(credit, due) + seatsNote(subscription),
    charges,
  };
}

/** A credit of which all is known. */
type Due = {
  readonly [
    Key in 'stop' | 'seats' | 'period' | 'unusedDays' | 'currency' | 'expected' | 'actual'
  ]: NonNullable<CreditCheck[Key]>;
};

function dueOf({
  stop,
  seats,
  period,
  unusedDays,
  currency,
  expected,
  actual,
}: CreditCheck): Due | null {
  if (stop === null || seats === null || period === null || unusedDays === null) return null;
  if (currency === null || expected === null || actual === null) return null;
  return { stop, seats, period, unusedDays, currency, expected, actual };
}

function givenBack({ actual, currency }: CreditCheck): Money | null {
  if (actual === null || currency === null || !isPositive(actual)) return null;
  return moneyOf(actual, currency);
}

function creditText({ outcome, credits, reason }: CreditCheck, due: Due): string {
  const { stop, period, seats, unusedDays, expected, actual, currency } = due;
  const whole = written(expected, currency);
  const given = written(actual, currency);
  const unused = `${counted(unusedDays, 'unused day')} of ${counted(seats, 'seat')} (${between(stop, period.end)})`;
  switch (outcome) {
    case 'agreed':
      return `Credited for ${unused}: ${given}.${whole === given ? '' : ` The difference to ${whole} lies within rounding.`}`;
    case 'short':
      return credits.length === 0
        ? `No credit for ${unused}: ${whole} is missing.`
        : `Credited too little for ${unused}: ${given} of ${whole}.`;
    case 'over':
      return `Credited more than ${unused} should bring: ${given}, not ${whole}.`;
    case 'not-yet-invoiced':
      return `The invoices do not reach beyond the stop yet; ${whole} is to come for ${unused}.`;
    default:
      return reason ?? '';
  }
}

/** Where invoice and log count seats differently, a credit of the wrong size has its reason there. */
function seatsNote({ charges, credit }: JudgedSubscription): string {
  if (credit.outcome === 'agreed' || credit.stop === null || credit.seats === null) return '';
  const invoiced = seatsOnEve(charges, credit.stop);
  if (invoiced === null || invoiced.equals(exact(credit.seats))) return '';
  return ` The invoice charged ${invoiced.toString()} seats on the eve, export and log have ${String(credit.seats)}.`;
}

function twiceRemark({ twice }: JudgedSubscription): readonly Said[] {
  if (twice === null) return [];
  const { currency, amount, days, seatDays, firstDay, lastDay, charges } = twice;
  const rounded = Math.round(seatDays.valueOf());
  return [
    {
      kind: 'charged-twice',
      money: moneyOf(amount, currency),
      ...span(firstDay, lastDay),
      days,
      seatDays: rounded,
      text: `Both invoices charge ${between(firstDay, lastDay)}: ${counted(days, 'day')}, ${counted(rounded, 'seat-day')}. Credits for such days are refused.`,
      charges,
    },
  ];
}

function span(
  first: Day,
  last: Day,
): { readonly firstDay: string; readonly lastDay: string; readonly days: number } {
  return { firstDay: formatDay(first), lastDay: formatDay(last), days: last - first + 1 };
}

function between(first: Day, last: Day): string {
  return first === last ? formatDay(first) : `${formatDay(first)} to ${formatDay(last)}`;
}

function counted(count: number, one: string): string {
  return `${String(count)} ${count === 1 ? one : `${one}s`}`;
}

function written(amount: Exact, currency: string): string {
  return `${roundedAmount(amount, currency)} ${currency}`;
}
