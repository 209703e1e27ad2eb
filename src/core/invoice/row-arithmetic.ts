/**
 * Does each row of an invoice add up? Subtotal = Amount − TotalOtherDiscount, TotalForCustomer = Subtotal + Tax.
 * Files may also write a discount as a negative amount; which of the two a file does, its own rows decide.
 */
import type { FileSums, RowFault } from '../model/invoice-check.ts';
import type { InvoiceRecord } from '../model/records.ts';
import { formatDay } from '../model/values.ts';
import { exact, roundedAmount, ZERO, type Exact } from '../money/exact.ts';
import { say, type Text } from '../text/text.ts';
import { minorUnit } from './charges.ts';

/** How the rows of one file and currency write discounts: as most of those with a discount add up. */
export function discountsOf(lines: readonly InvoiceRecord[]): FileSums['discounts'] {
  let subtracted = 0;
  let added = 0;
  for (const line of lines) {
    if (line.subtotal === null || line.discount === null) continue;
    const discount = exact(line.discount);
    if (discount.equals(ZERO)) continue;
    const amount = exact(line.amount);
    if (agrees(amount.sub(discount), line.subtotal, line.currency)) subtracted += 1;
    else if (agrees(amount.add(discount), line.subtotal, line.currency)) added += 1;
  }
  if (subtracted === 0 && added === 0) return 'none';
  return added > subtracted ? 'added' : 'subtracted';
}

/** The faults of one row, given how its file writes discounts. */
export function rowFaults(
  line: InvoiceRecord,
  discounts: FileSums['discounts'],
): readonly RowFault<Text>[] {
  const { amount, discount, subtotal, tax, total, currency } = line;
  const faults: RowFault<Text>[] = [];
  if (line.chargeEnd < line.chargeStart) faults.push(reversed(line));
  const off = exact(discount ?? '0');
  const net = discounts === 'added' ? exact(amount).add(off) : exact(amount).sub(off);
  if (subtotal !== null && !agrees(net, subtotal, currency)) {
    const text = say('The subtotal is not the amount less the discount.');
    faults.push(fault(line, 'subtotal', subtotal, net, text));
  }
  const before = subtotal === null ? net : exact(subtotal);
  const gross = before.add(exact(tax ?? '0'));
  if (total !== null && !agrees(gross, total, currency)) {
    const text = say('The total is not the subtotal with the tax.');
    faults.push(fault(line, 'total', total, gross, text));
  }
  return faults;
}

function reversed({ location, chargeStart, chargeEnd, currency }: InvoiceRecord): RowFault<Text> {
  return {
    place: { ...location, cell: null },
    what: 'days',
    stated: formatDay(chargeEnd),
    computed: formatDay(chargeStart),
    currency,
    text: say('The charge ends before it begins; it counts for its first day.'),
  };
}

function agrees(computed: Exact, stated: string, currency: string): boolean {
  const half = minorUnit(currency).div(exact(2));
  return computed.sub(exact(stated)).abs().compare(half) <= 0;
}

function fault(
  { location, amountCell, currency }: InvoiceRecord,
  what: 'subtotal' | 'total',
  stated: string,
  computed: Exact,
  text: Text,
): RowFault<Text> {
  return {
    place: { ...location, cell: amountCell },
    what,
    stated: roundedAmount(exact(stated), currency),
    computed: roundedAmount(computed, currency),
    currency,
    text,
  };
}
