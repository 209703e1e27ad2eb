/** The sheets about the bills: every from subscription, all sums, and what could not be attributed. */
import type {
  CheckedSubscription,
  InvoiceCheck,
  InvoicePlace,
  RemarkKind,
  RowFault,
  Sums,
} from '../model/invoice-check.ts';
import type { Money, Tenant } from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import { joined, say, sayAs, type Text } from '../text/text.ts';
import { day, decimal, integer, leadingTo, text } from './cells.ts';
import { BUCKET_WORDS, invoicePlaceText, REMARK_TONES, REMARK_WORDS } from './invoice-words.ts';
import { cutList, sourceWords } from './places.ts';
import { speakTable, type ColumnWords } from './speak-sheets.ts';
import type { CellValue, TableSheet } from './tables.ts';
import { STATUS_WORDS, TENANT_WORDS, tonedWords } from './words.ts';

const INVOICE_COLUMNS: readonly ColumnWords[] = [
  { key: 'customer', label: say('Customer'), type: 'text', width: 26, wrap: true },
  { key: 'offer', label: say('Product'), type: 'text', width: 28, wrap: true },
  {
    key: 'result',
    label: say('Result'),
    type: 'text',
    width: 25,
    tones: tonedWords(REMARK_WORDS, REMARK_TONES),
  },
  { key: 'found', label: say('What was found'), type: 'text', width: 62, wrap: true },
  { key: 'stop', label: say('Stopped on'), type: 'day', width: 13 },
  { key: 'seats', label: say('Seats'), type: 'integer', width: 9 },
  { key: 'unused', label: say('Unused days'), type: 'integer', width: 10 },
  { key: 'currency', label: say('Currency'), type: 'text', width: 11 },
  { key: 'expected', label: say('Credit expected'), type: 'decimal', width: 13 },
  { key: 'actual', label: say('Credit found'), type: 'decimal', width: 13 },
  { key: 'short', label: say('Credit missing'), type: 'decimal', width: 13 },
  { key: 'after', label: say('After suspension'), type: 'decimal', width: 13 },
  { key: 'twice', label: say('Charged twice'), type: 'decimal', width: 13 },
  { key: 'periodStart', label: say('Period from'), type: 'day', width: 13 },
  { key: 'periodEnd', label: say('Period to'), type: 'day', width: 13 },
  { key: 'basis', label: say('Price from'), type: 'text', width: 12 },
  { key: 'status', label: say('Status in export'), type: 'text', width: 14 },
  { key: 'id', label: say('Subscription id'), type: 'id', width: 38 },
  { key: 'lines', label: say('Invoice lines'), type: 'text', width: 40, wrap: true },
  { key: 'source', label: say('Export'), type: 'text', width: 40, wrap: true },
];

/** One row per from subscription, also where all is as it should be. */
export function invoiceTable(check: InvoiceCheck, speech: Speech): TableSheet {
  return speakTable(
    {
      name: say('Invoice'),
      tableName: 'tblInvoice',
      title: say('Invoice'),
      purpose: say(
        'One row per subscription of the Transitioning From tenant: what its bill should show, and what it shows.',
      ),
      frozenColumns: 2,
      printedColumns: 13,
      emptyText: say('No subscriptions were found.'),
      columns: INVOICE_COLUMNS,
      rows: check.subscriptions.map((one) => invoiceRow(one, speech)),
    },
    speech,
  );
}

/** Invoice lines that are listed in a cell; the rest stands in the JSON. */
const LISTED_LINES = 6;

function invoiceRow(one: CheckedSubscription, speech: Speech): readonly CellValue[] {
  const { of, ofAny } = speech;
  const found = one.remarks.filter(
    ({ kind }) => kind !== 'nothing-due' || one.remarks.length === 1,
  );
  return [
    text(one.customer),
    text(one.offer),
    text(of(REMARK_WORDS[one.status])),
    text(found.map((remark) => remark.text).join('\n')),
    day(one.stop),
    integer(one.seats),
    integer(one.unusedDays),
    ...moneyCells(one),
    ...dayCells(one.period),
    text(ofAny(one.basis === null ? null : BASIS_WORDS[one.basis])),
    text(of(STATUS_WORDS[one.exportStatus])),
    text(one.subscriptionId),
    text(of(placesText(one))),
    leadingTo(one.source, text(sourceWords(one.source, speech))),
  ];
}

const BASIS_WORDS = { invoice: say('Invoice'), prices: say('Price list') } as const;

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

function placesText({ remarks }: CheckedSubscription): Text {
  const places = new Map(
    remarks.flatMap(({ lines }) => lines.map((line) => [keyOf(line), invoicePlaceText(line)])),
  );
  return cutList([...places.values()].slice(0, LISTED_LINES), places.size - LISTED_LINES);
}

function keyOf({ path, sheet, row }: InvoicePlace): string {
  return JSON.stringify([path, sheet, row]);
}

/** The sheet and columns over which the controls count, and the words of `Sum of` that they tell rows by. */
export const TIE_OUT_SHEET = say('Invoice tie-out');
export const SUM_OF = say('Sum of');
export const ROWS = say('Rows');
export const SUM_WORDS = {
  file: say('File'),
  bucket: say('Bucket'),
  customer: say('Customer'),
} as const;

const SUM_COLUMNS: readonly ColumnWords[] = [
  { key: 'tenant', label: say('Tenant'), type: 'text', width: 19 },
  { key: 'of', label: SUM_OF, type: 'text', width: 12 },
  { key: 'name', label: say('Name'), type: 'text', width: 44, wrap: true },
  { key: 'currency', label: say('Currency'), type: 'text', width: 11 },
  { key: 'rows', label: ROWS, type: 'integer', width: 9 },
  { key: 'amount', label: say('Amount'), type: 'decimal', width: 15 },
  { key: 'discount', label: say('Discount'), type: 'decimal', width: 15 },
  { key: 'subtotal', label: say('Subtotal'), type: 'decimal', width: 15 },
  { key: 'tax', label: say('Tax'), type: 'decimal', width: 15 },
  { key: 'total', label: say('Total'), type: 'decimal', width: 15 },
  { key: 'note', label: sayAs('column', 'Note'), type: 'text', width: 44, wrap: true },
];

const DISCOUNT_NOTES = {
  none: null,
  subtracted: say('Discounts are written as amounts to be subtracted.'),
  added: say('Discounts are written as negative amounts.'),
} as const;

/** The same rows added up by file, by what became of them, and by customer. */
export function tieOutTable({ tieOut }: InvoiceCheck, speech: Speech): TableSheet {
  const { of, ofAny } = speech;
  const files = tieOut.files.map((file) => [
    text(of(TENANT_WORDS[file.tenant])),
    text(of(SUM_WORDS.file)),
    leadingTo(
      { ...file, row: 0 },
      text([file.path, file.sheet].filter((part) => part !== '').join(' › ')),
    ),
    ...sumCells(file),
    text(ofAny(DISCOUNT_NOTES[file.discounts])),
  ]);
  const buckets = tieOut.buckets.map(({ tenant, bucket, currency, rows, amount }) => [
    text(of(TENANT_WORDS[tenant])),
    text(of(SUM_WORDS.bucket)),
    text(of(BUCKET_WORDS[bucket])),
    text(currency),
    integer(rows),
    decimal(amount),
    ...[null, null, null, null].map(text),
    text(null),
  ]);
  const customers = tieOut.customers.map((sums) => [
    text(of(TENANT_WORDS[sums.tenant])),
    text(of(SUM_WORDS.customer)),
    text(sums.customer),
    ...sumCells(sums),
    text(null),
  ]);
  return speakTable(
    {
      name: TIE_OUT_SHEET,
      tableName: 'tblTieOut',
      title: TIE_OUT_SHEET,
      purpose: say(
        'Every invoice row once: by file, by what became of it, and by customer. The three agree to the cent.',
      ),
      frozenColumns: 3,
      emptyText: say('There are no invoice rows.'),
      columns: SUM_COLUMNS,
      rows: [...files, ...buckets, ...customers],
    },
    speech,
  );
}

function sumCells(sums: Sums): readonly CellValue[] {
  const { currency, rows, amount, discount, subtotal, tax, total } = sums;
  return [text(currency), integer(rows), ...[amount, discount, subtotal, tax, total].map(decimal)];
}

export const OTHER_LINES_SHEET = say('Other lines');

const OTHER_COLUMNS: readonly ColumnWords[] = [
  { key: 'tenant', label: say('Tenant'), type: 'text', width: 19 },
  { key: 'what', label: say('What'), type: 'text', width: 26 },
  { key: 'customer', label: say('Customer'), type: 'text', width: 26, wrap: true },
  { key: 'offer', label: say('Product'), type: 'text', width: 30, wrap: true },
  { key: 'rows', label: ROWS, type: 'integer', width: 9 },
  { key: 'currency', label: say('Currency'), type: 'text', width: 11 },
  { key: 'amount', label: say('Amount'), type: 'decimal', width: 15 },
  { key: 'note', label: sayAs('column', 'Note'), type: 'text', width: 50, wrap: true },
  { key: 'id', label: say('Subscription id'), type: 'id', width: 38 },
  { key: 'place', label: say('Invoice line'), type: 'text', width: 40, wrap: true },
];

/** Lines and rows that no subscription of the exports accounts for, or that do not add up. */
export function otherLinesTable(check: InvoiceCheck, speech: Speech): TableSheet {
  const { of } = speech;
  const unlisted = check.unlisted.map((one) => [
    text(of(TENANT_WORDS[one.tenant])),
    text(of(say('Subscription in no export'))),
    text(one.customer),
    text(one.offer),
    integer(one.rows),
    text(one.money.currency),
    decimal(one.money.amount),
    text(of(unlistedNote(one.listedIn))),
    text(one.subscriptionId),
    leadingTo(one.first, text(of(invoicePlaceText(one.first)))),
  ]);
  const loose = check.withoutSubscription.map((one) => [
    text(of(TENANT_WORDS[one.tenant])),
    text(of(say('No subscription'))),
    text(one.customer),
    text(one.offer),
    integer(1),
    text(one.money.currency),
    decimal(one.money.amount),
    text(one.chargeType),
    text(null),
    leadingTo(one.place, text(of(invoicePlaceText(one.place)))),
  ]);
  const faults = check.tieOut.faults.map((one) => [
    text(null),
    text(of(say('Does not add up'))),
    text(null),
    text(null),
    integer(1),
    text(one.currency),
    decimal(one.what === 'days' ? null : one.stated),
    text(of(joined([one.text, statedText(one)], ' '))),
    text(null),
    leadingTo(one.place, text(of(invoicePlaceText(one.place)))),
  ]);
  return speakTable(
    {
      name: OTHER_LINES_SHEET,
      tableName: 'tblOtherLines',
      title: OTHER_LINES_SHEET,
      purpose: say(
        'Invoice rows that belong to no subscription of the exports, and rows that do not add up.',
      ),
      frozenColumns: 2,
      printedColumns: 8,
      emptyText: say('Every invoice row belongs to a subscription, and adds up.'),
      columns: OTHER_COLUMNS,
      rows: [...unlisted, ...loose, ...faults],
    },
    speech,
  );
}

function unlistedNote(listedIn: Tenant | null): Text {
  return listedIn === null
    ? say('Export the subscriptions of this customer, or ask what is billed here.')
    : say('The exports of {tenant} list it: check whose invoice this is.', {
        tenant: TENANT_WORDS[listedIn],
      });
}

function statedText({ stated, computed }: RowFault): Text {
  return say('The row says {stated}, expected {computed}.', { stated, computed });
}
