/** The sheets about the bills: every from subscription, all sums, and what could not be attributed. */
import type {
  CheckedSubscription,
  InvoiceCheck,
  RemarkKind,
  Sums,
} from '../model/invoice-check.ts';
import type { Money } from '../model/report.ts';
import { day, decimal, integer, text } from './cells.ts';
import { BUCKET_WORDS, invoicePlaceText, REMARK_TONES, REMARK_WORDS } from './invoice-words.ts';
import type { CellValue, Column, TableSheet } from './tables.ts';
import { sourceText, STATUS_WORDS, TENANT_WORDS, tonesByWord } from './wording.ts';

const INVOICE_COLUMNS: readonly Column[] = [
  { key: 'customer', label: 'Customer', type: 'text', width: 26, wrap: true },
  { key: 'offer', label: 'Product', type: 'text', width: 28, wrap: true },
  {
    key: 'result',
    label: 'Result',
    type: 'text',
    width: 25,
    tones: tonesByWord(REMARK_WORDS, REMARK_TONES),
  },
  { key: 'found', label: 'What was found', type: 'text', width: 62, wrap: true },
  { key: 'stop', label: 'Stopped on', type: 'day', width: 13 },
  { key: 'seats', label: 'Seats', type: 'integer', width: 9 },
  { key: 'unused', label: 'Unused days', type: 'integer', width: 10 },
  { key: 'currency', label: 'Currency', type: 'text', width: 11 },
  { key: 'expected', label: 'Credit expected', type: 'decimal', width: 13 },
  { key: 'actual', label: 'Credit found', type: 'decimal', width: 13 },
  { key: 'short', label: 'Credit missing', type: 'decimal', width: 13 },
  { key: 'after', label: 'After suspension', type: 'decimal', width: 13 },
  { key: 'twice', label: 'Charged twice', type: 'decimal', width: 13 },
  { key: 'periodStart', label: 'Period from', type: 'day', width: 13 },
  { key: 'periodEnd', label: 'Period to', type: 'day', width: 13 },
  { key: 'basis', label: 'Price from', type: 'text', width: 12 },
  { key: 'status', label: 'Status in export', type: 'text', width: 14 },
  { key: 'id', label: 'Subscription id', type: 'id', width: 38 },
  { key: 'lines', label: 'Invoice lines', type: 'text', width: 40, wrap: true },
  { key: 'source', label: 'Export', type: 'text', width: 40, wrap: true },
];

/** One row per from subscription, also where all is as it should be. */
export function invoiceTable(check: InvoiceCheck): TableSheet {
  return {
    kind: 'table',
    name: 'Invoice',
    tableName: 'tblInvoice',
    title: 'Invoice',
    purpose:
      'One row per subscription of the Transitioning From tenant: what its bill should show, and what it shows.',
    frozenColumns: 2,
    printedColumns: 13,
    emptyText: 'No subscriptions were found.',
    columns: INVOICE_COLUMNS,
    rows: check.subscriptions.map(invoiceRow),
  };
}

/** Invoice lines that are listed in a cell; the rest stands in the JSON. */
const LISTED_LINES = 6;

function invoiceRow(one: CheckedSubscription): readonly CellValue[] {
  const found = one.remarks.filter(
    ({ kind }) => kind !== 'nothing-due' || one.remarks.length === 1,
  );
  return [
    text(one.customer),
    text(one.offer),
    text(REMARK_WORDS[one.status]),
    text(found.map((remark) => remark.text).join('\n')),
    day(one.stop),
    integer(one.seats),
    integer(one.unusedDays),
    ...moneyCells(one),
    ...dayCells(one.period),
    text(one.basis === null ? null : BASIS_WORDS[one.basis]),
    text(STATUS_WORDS[one.exportStatus]),
    text(one.subscriptionId),
    text(placesText(one)),
    text(sourceText(one.source)),
  ];
}

const BASIS_WORDS = { invoice: 'Invoice', prices: 'Price list' } as const;

/** The currency, then credit expected, found and missing, and what was charged too much. */
function moneyCells({ expected, actual, remarks }: CheckedSubscription): readonly CellValue[] {
  const of = (kind: RemarkKind): Money | null =>
    remarks.find((remark) => remark.kind === kind)?.money ?? null;
  const charged = [of('short'), of('charged-after-suspension'), of('charged-twice')];
  const all = [expected, actual, ...charged];
  const currency = all.find((money) => money !== null)?.currency ?? null;
  return [text(currency), ...all.map((money) => decimal(money === null ? null : money.amount))];
}

function dayCells(period: CheckedSubscription['period']): readonly CellValue[] {
  return period === null ? [day(null), day(null)] : [day(period.start), day(period.end)];
}

function placesText({ remarks }: CheckedSubscription): string {
  const places = [...new Set(remarks.flatMap(({ lines }) => lines.map(invoicePlaceText)))];
  const more = places.length - LISTED_LINES;
  const shown = places.slice(0, LISTED_LINES);
  return [...shown, ...(more > 0 ? [`+ ${String(more)} more`] : [])].join('\n');
}

const SUM_COLUMNS: readonly Column[] = [
  { key: 'tenant', label: 'Tenant', type: 'text', width: 19 },
  { key: 'of', label: 'Sum of', type: 'text', width: 12 },
  { key: 'name', label: 'Name', type: 'text', width: 44, wrap: true },
  { key: 'currency', label: 'Currency', type: 'text', width: 11 },
  { key: 'rows', label: 'Rows', type: 'integer', width: 9 },
  { key: 'amount', label: 'Amount', type: 'decimal', width: 15 },
  { key: 'discount', label: 'Discount', type: 'decimal', width: 15 },
  { key: 'subtotal', label: 'Subtotal', type: 'decimal', width: 15 },
  { key: 'tax', label: 'Tax', type: 'decimal', width: 15 },
  { key: 'total', label: 'Total', type: 'decimal', width: 15 },
  { key: 'note', label: 'Note', type: 'text', width: 44, wrap: true },
];

/** The word of the column `Sum of` in rows that are buckets. */
export const BUCKET_WORD = 'Bucket';
export const TIE_OUT_SHEET = 'Invoice tie-out';

const DISCOUNT_NOTES = {
  none: null,
  subtracted: 'Discounts are written as amounts to be subtracted.',
  added: 'Discounts are written as negative amounts.',
} as const;

/** The same rows added up by file, by what became of them, and by customer. */
export function tieOutTable({ tieOut }: InvoiceCheck): TableSheet {
  const files = tieOut.files.map((file) => [
    text(TENANT_WORDS[file.tenant]),
    text('File'),
    text([file.path, file.sheet].filter((part) => part !== '').join(' › ')),
    ...sumCells(file),
    text(DISCOUNT_NOTES[file.discounts]),
  ]);
  const buckets = tieOut.buckets.map(({ tenant, bucket, currency, rows, amount }) => [
    text(TENANT_WORDS[tenant]),
    text(BUCKET_WORD),
    text(BUCKET_WORDS[bucket]),
    text(currency),
    integer(rows),
    decimal(amount),
    ...[null, null, null, null].map(text),
    text(null),
  ]);
  const customers = tieOut.customers.map((sums) => [
    text(TENANT_WORDS[sums.tenant]),
    text('Customer'),
    text(sums.customer),
    ...sumCells(sums),
    text(null),
  ]);
  return {
    kind: 'table',
    name: TIE_OUT_SHEET,
    tableName: 'tblTieOut',
    title: TIE_OUT_SHEET,
    purpose:
      'Every invoice row once: by file, by what became of it, and by customer. The three agree to the cent.',
    frozenColumns: 3,
    emptyText: 'There are no invoice rows.',
    columns: SUM_COLUMNS,
    rows: [...files, ...buckets, ...customers],
  };
}

function sumCells(sums: Sums): readonly CellValue[] {
  const { currency, rows, amount, discount, subtotal, tax, total } = sums;
  return [text(currency), integer(rows), ...[amount, discount, subtotal, tax, total].map(decimal)];
}

const OTHER_COLUMNS: readonly Column[] = [
  { key: 'tenant', label: 'Tenant', type: 'text', width: 19 },
  { key: 'what', label: 'What', type: 'text', width: 26 },
  { key: 'customer', label: 'Customer', type: 'text', width: 26, wrap: true },
  { key: 'offer', label: 'Product', type: 'text', width: 30, wrap: true },
  { key: 'rows', label: 'Rows', type: 'integer', width: 9 },
  { key: 'currency', label: 'Currency', type: 'text', width: 11 },
  { key: 'amount', label: 'Amount', type: 'decimal', width: 15 },
  { key: 'note', label: 'Note', type: 'text', width: 50, wrap: true },
  { key: 'id', label: 'Subscription id', type: 'id', width: 38 },
  { key: 'place', label: 'Invoice line', type: 'text', width: 40, wrap: true },
];

/** Lines and rows that no subscription of the exports accounts for, or that do not add up. */
export function otherLinesTable(check: InvoiceCheck): TableSheet {
  const unlisted = check.unlisted.map((one) => [
    text(TENANT_WORDS[one.tenant]),
    text('Subscription in no export'),
    text(one.customer),
    text(one.offer),
    integer(one.rows),
    text(one.money.currency),
    decimal(one.money.amount),
    text(
      one.listedIn === null
        ? 'Export the subscriptions of this customer, or ask what is billed here.'
        : `The exports of ${TENANT_WORDS[one.listedIn]} list it: check whose invoice this is.`,
    ),
    text(one.subscriptionId),
    text(invoicePlaceText(one.first)),
  ]);
  const loose = check.withoutSubscription.map((one) => [
    text(TENANT_WORDS[one.tenant]),
    text('No subscription'),
    text(one.customer),
    text(one.offer),
    integer(1),
    text(one.money.currency),
    decimal(one.money.amount),
    text(one.chargeType),
    text(null),
    text(invoicePlaceText(one.place)),
  ]);
  const faults = check.tieOut.faults.map((one) => [
    text(null),
    text('Does not add up'),
    text(null),
    text(null),
    integer(1),
    text(one.currency),
    decimal(one.what === 'days' ? null : one.stated),
    text(`${one.text} The row says ${one.stated}, expected ${one.computed}.`),
    text(null),
    text(invoicePlaceText(one.place)),
  ]);
  return {
    kind: 'table',
    name: 'Other lines',
    tableName: 'tblOtherLines',
    title: 'Other lines',
    purpose:
      'Invoice rows that belong to no subscription of the exports, and rows that do not add up.',
    frozenColumns: 2,
    printedColumns: 8,
    emptyText: 'Every invoice row belongs to a subscription, and adds up.',
    columns: OTHER_COLUMNS,
    rows: [...unlisted, ...loose, ...faults],
  };
}
