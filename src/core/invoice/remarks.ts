/** Says in words what was found about one subscription's bill, weightiest first. */
import { REMARK_KINDS, type InvoicePlace, type Remark } from '../model/invoice-check.ts';
import type { Money } from '../model/report.ts';
import { formatDay, type Day } from '../model/values.ts';
import { exact, moneyOf, roundedAmount, ZERO, type Exact } from '../money/exact.ts';
import { joined, say, type Text, type TextValue } from '../text/text.ts';
import { isNegative, isPositive, minorUnit, seatsOnEve, type Charge } from './charges.ts';
import type { JudgedSubscription } from './check.ts';
import type { CreditCheck } from './credit-check.ts';
import { REMARK_SEVERITIES } from './doctrine.ts';

type Said = Omit<Remark<Text>, 'severity' | 'lines'> & { readonly charges: readonly Charge[] };

/** All remarks about a subscription; at least one. */
export function remarksOn(subscription: JudgedSubscription): readonly Remark<Text>[] {
  const said = [
    ...afterRemark(subscription.credit),
    creditRemark(subscription),
    ...twiceRemark(subscription),
  ];
  return said
    .map(({ charges, ...remark }): Remark<Text> => ({
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
  const values = { day: formatDay(stop), days: between(first, last) };
  return [
    {
      kind: 'charged-after-suspension',
      money: moneyOf(net, currency),
      ...span(first, last),
      seatDays: null,
      text: isNegative(net.sub(sum(after.charges)))
        ? say('Stopped on {day}, but charged for {days}, less what was given back.', values)
        : say('Stopped on {day}, but charged for {days}.', values),
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
    const text = joined(
      [
        ...(credit.reason === null ? [] : [credit.reason]),
        ...(given === null ? [] : [giftText(given)]),
        ...(subscription.charges.length === 0 ? [NOT_NAMED] : []),
      ],
      ' ',
    );
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
    text: joined([...creditText(credit, due), ...seatsNote(subscription)], ' '),
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

const NOT_NAMED = say('No invoice line names it.');

function giftText({ amount, currency }: Money): Text {
  return say('The invoice gives back {money}.', { money: `${amount} ${currency}` });
}

function givenBack({ actual, currency }: CreditCheck): Money | null {
  if (actual === null || currency === null || !isPositive(actual)) return null;
  return moneyOf(actual, currency);
}

function creditText({ outcome, credits, reason }: CreditCheck, due: Due): readonly Text[] {
  const { stop, period, seats, unusedDays, expected, actual, currency } = due;
  const whole = written(expected, currency);
  const given = written(actual, currency);
  const values = { days: unusedDays, seats, period: between(stop, period.end), whole, given };
  switch (outcome) {
    case 'agreed':
      return [
        say(
          'Credited for {days, plural, one {# unused day} other {# unused days}} of {seats, plural, one {# seat} other {# seats}} ({period}): {given}.',
          values,
        ),
        ...(whole === given
          ? []
          : [say('The difference to {whole} lies within rounding.', { whole })]),
      ];
    case 'short':
      return [
        credits.length === 0
          ? say(
              'No credit for {days, plural, one {# unused day} other {# unused days}} of {seats, plural, one {# seat} other {# seats}} ({period}): {whole} is missing.',
              values,
            )
          : say(
              'Credited too little for {days, plural, one {# unused day} other {# unused days}} of {seats, plural, one {# seat} other {# seats}} ({period}): {given} of {whole}.',
              values,
            ),
      ];
    case 'over':
      return [
        say(
          'Credited more than {days, plural, one {# unused day} other {# unused days}} of {seats, plural, one {# seat} other {# seats}} ({period}) should bring: {given}, not {whole}.',
          values,
        ),
      ];
    case 'not-yet-invoiced':
      return [
        say(
          'The invoices do not reach beyond the stop yet; {whole} is to come for {days, plural, one {# unused day} other {# unused days}} of {seats, plural, one {# seat} other {# seats}} ({period}).',
          values,
        ),
      ];
    default:
      return reason === null ? [] : [reason];
  }
}

/** Where invoice and log count seats differently, a credit of the wrong size has its reason there. */
function seatsNote({ charges, credit }: JudgedSubscription): readonly Text[] {
  if (credit.outcome === 'agreed' || credit.stop === null || credit.seats === null) return [];
  const invoiced = seatsOnEve(charges, credit.stop);
  if (invoiced === null || invoiced.equals(exact(credit.seats))) return [];
  return [
    say('The invoice charged {invoiced} seats on the eve, export and log have {logged}.', {
      invoiced: invoiced.toString(),
      logged: credit.seats,
    }),
  ];
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
      text: say(
        'Both invoices charge {period}: {days, plural, one {# day} other {# days}}, {seatDays, plural, one {# seat-day} other {# seat-days}}. Credits for such days are refused.',
        { period: between(firstDay, lastDay), days, seatDays: rounded },
      ),
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

function between(first: Day, last: Day): TextValue {
  const [from, to] = [formatDay(first), formatDay(last)];
  return first === last ? from : say('{from} to {to}', { from, to });
}

function written(amount: Exact, currency: string): string {
  return `${roundedAmount(amount, currency)} ${currency}`;
}
