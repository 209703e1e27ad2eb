/**
 * The sheets about customers and lines: where each customer stands, what each line holds on either
 * side, and where both sides bill or neither serves. A number that was not compared stays empty.
 */

import type { CustomerReport, LineReport, Report, SubscriptionReport } from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import { joined, say, type Text } from '../text/text.ts';
import { day, decimal, integer, leadingTo, text } from './cells.ts';
import { sourceWords } from './places.ts';
import { rowsOf } from './rows.ts';
import { SHEETS } from './sheet-names.ts';
import { speakTable, type ColumnWords } from './speak-sheets.ts';
import type { CellValue, TableSheet } from './tables.ts';
import {
  CHECK_WORDS,
  FAMILY_WORDS,
  SEVERITY_TONES,
  SEVERITY_WORDS,
  STAGE_TONES,
  STAGE_WORDS,
  STATUS_WORDS,
  tonedWords,
  YES_NO_WORDS,
  yesNo,
  type TonedWord,
} from './words.ts';

const NOT_COMPARED = STAGE_WORDS['not-comparable'];
const UNKNOWN = say('Unknown');
const KNOWN = say('Known');
const NO_LIMIT = say('No limit known');

const RESULT_TONES: readonly TonedWord[] = [
  ...tonedWords(SEVERITY_WORDS, SEVERITY_TONES),
  [NOT_COMPARED, 'muted'],
  [CHECK_WORDS.ok, 'good'],
];

/** One row per customer: the stage, and what is still missing. */
export function customersTable(report: Report, speech: Speech): TableSheet {
  const actions = actionsByCustomer(report);
  return speakTable(
    {
      name: SHEETS.customers,
      tableName: 'tblCustomers',
      title: SHEETS.customers,
      purpose: say('One row per customer: how far it has come, and what is still missing.'),
      frozenColumns: 1,
      printedColumns: 10,
      emptyText: say('No customers were found in the files.'),
      columns: [
        { key: 'name', label: say('Customer'), type: 'text', width: 34, wrap: true },
        {
          key: 'stage',
          label: say('Stage'),
          type: 'text',
          width: 22,
          tones: tonedWords(STAGE_WORDS, STAGE_TONES),
        },
        { key: 'findings', label: say('Findings'), type: 'integer', width: 11, total: 'sum' },
        { key: 'actions', label: say('Actions'), type: 'integer', width: 11 },
        { key: 'lines', label: say('Lines'), type: 'integer', width: 10, total: 'sum' },
        { key: 'fromSeats', label: say('Seats From'), type: 'integer', width: 12, total: 'sum' },
        { key: 'toSeats', label: say('Seats To'), type: 'integer', width: 12, total: 'sum' },
        { key: 'missing', label: say('Seats missing'), type: 'integer', width: 12, total: 'sum' },
        { key: 'overlap', label: say('Overlap days'), type: 'integer', width: 12, total: 'sum' },
        { key: 'reason', label: say('Why not compared'), type: 'text', width: 46, wrap: true },
        { key: 'domain', label: say('Domain'), type: 'id', width: 28 },
        { key: 'tenantId', label: say('Customer tenant id'), type: 'id', width: 38 },
      ],
      rows: rowsOf(report.customers, (customer) =>
        customerRow(customer, actions.get(customer.key) ?? 0, speech),
      ),
    },
    speech,
  );
}

function customerRow(
  customer: CustomerReport,
  actions: number,
  { of }: Speech,
): readonly CellValue[] {
  const compared = (value: number) => integer(customer.comparable ? value : null);
  return [
    text(customer.name),
    text(of(STAGE_WORDS[customer.stage])),
    integer(customer.findings),
    integer(actions),
    integer(customer.lines),
    integer(customer.fromSeats),
    customer.toSeats > 0 ? integer(customer.toSeats) : compared(0),
    compared(customer.missingSeats),
    compared(customer.overlapDays),
    text(customer.reason),
    text(customer.domain),
    text(customer.tenantId),
  ];
}

function actionsByCustomer(report: Report): ReadonlyMap<string, number> {
  const customerOf = new Map(report.findings.map((finding) => [finding.id, finding.customerKey]));
  const counts = new Map<string, number>();
  for (const action of report.actions) {
    for (const key of new Set(action.findings.map((id) => customerOf.get(id)))) {
      if (key !== null && key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

const LINE_COLUMNS: readonly ColumnWords[] = [
  { key: 'customer', label: say('Customer'), type: 'text', width: 28, wrap: true },
  { key: 'offer', label: say('Product'), type: 'text', width: 32, wrap: true },
  { key: 'result', label: say('Result'), type: 'text', width: 14, tones: RESULT_TONES },
  { key: 'fromSeats', label: say('Seats From'), type: 'integer', width: 11, total: 'sum' },
  { key: 'toSeats', label: say('Seats To'), type: 'integer', width: 11, total: 'sum' },
  { key: 'missing', label: say('Seats missing'), type: 'integer', width: 11, total: 'sum' },
  { key: 'extra', label: say('Extra seats'), type: 'integer', width: 11, total: 'sum' },
  { key: 'overlap', label: say('Overlap days'), type: 'integer', width: 12, total: 'sum' },
  { key: 'fromStatus', label: say('Status From'), type: 'text', width: 24, wrap: true },
  { key: 'toStatus', label: say('Status To'), type: 'text', width: 24, wrap: true },
  { key: 'found', label: say('What was found'), type: 'text', width: 44, wrap: true },
  { key: 'family', label: say('Billed as'), type: 'text', width: 24 },
  { key: 'fromIds', label: say('Subscription ids From'), type: 'id', width: 38, wrap: true },
  { key: 'toIds', label: say('Subscription ids To'), type: 'id', width: 38, wrap: true },
  { key: 'fromSources', label: say('Source From'), type: 'text', width: 48, wrap: true },
  { key: 'toSources', label: say('Source To'), type: 'text', width: 48, wrap: true },
  { key: 'offerKey', label: say('Product key'), type: 'id', width: 30 },
];

/** One row per customer and product, also where nothing is wrong. */
export function linesTable(report: Report, speech: Speech): TableSheet {
  const found = findingsByLine(report);
  return speakTable(
    {
      name: SHEETS.lines,
      tableName: 'tblLines',
      title: SHEETS.lines,
      purpose: say(
        'One row per customer and product with both sides, also where nothing is wrong.',
      ),
      frozenColumns: 2,
      printedColumns: 11,
      emptyText: say('No subscriptions were found to compare.'),
      columns: LINE_COLUMNS,
      rows: rowsOf(report.lines, (line) =>
        lineRow(line, found.get(line.customerKey)?.get(line.offerKey), speech),
      ),
    },
    speech,
  );
}

interface LineFindings {
  readonly word: Text;
  readonly titles: ReadonlySet<string>;
}

function lineRow(
  line: LineReport,
  found: LineFindings | undefined,
  speech: Speech,
): readonly CellValue[] {
  const { of } = speech;
  const compared = (value: number | null) => integer(line.comparable ? value : null);
  const { from, to } = line;
  return [
    text(line.customer),
    text(line.offer),
    text(of(line.comparable ? (found?.word ?? CHECK_WORDS.ok) : NOT_COMPARED)),
    integer(from.seats),
    to.seats > 0 ? integer(to.seats) : compared(0),
    compared(line.missingSeats),
    compared(line.extraSeats),
    compared(line.overlap.days),
    text(of(statusText(from.subscriptions))),
    text(of(statusText(to.subscriptions))),
    text([...(found?.titles ?? [])].join('\n')),
    text(of(familyText(line))),
    text(from.subscriptions.map((subscription) => subscription.id).join('\n')),
    text(to.subscriptions.map((subscription) => subscription.id).join('\n')),
    sourcesCell(from.subscriptions, speech),
    sourcesCell(to.subscriptions, speech),
    text(line.offerKey),
  ];
}

/** Where the subscriptions of a side were read; the cell can lead to one place only, so it does where there is one. */
function sourcesCell(subscriptions: readonly SubscriptionReport[], speech: Speech): CellValue {
  const [first, second] = subscriptions;
  const cell = text(subscriptions.map(({ source }) => sourceWords(source, speech)).join('\n'));
  return leadingTo(second === undefined ? first?.source : undefined, cell);
}

function familyText({ family, familyAssumed }: LineReport): Text {
  const words = FAMILY_WORDS[family];
  return familyAssumed ? say('{family} (assumed)', { family: words }) : words;
}

function statusText(subscriptions: readonly SubscriptionReport[]): Text {
  const each = subscriptions.map(({ status, seats }) =>
    say('{status}: {seats, plural, one {# seat} other {# seats}}', {
      status: STATUS_WORDS[status],
      seats,
    }),
  );
  return joined(each, '\n');
}

/** The same while findings are still added. */
interface Counted {
  readonly word: Text;
  readonly titles: Set<string>;
}

/** By the keys of customer and product. */
function findingsByLine(report: Report): ReadonlyMap<string, ReadonlyMap<string, LineFindings>> {
  const titleOf = new Map(report.rules.map((rule) => [rule.id, rule.title]));
  const result = new Map<string, Map<string, Counted>>();
  for (const severity of ['error', 'warning', 'info'] as const) {
    for (const finding of report.findings) {
      const { customerKey, offerKey } = finding;
      if (finding.severity !== severity || customerKey === null || offerKey === null) continue;
      const offers = result.get(customerKey) ?? new Map<string, Counted>();
      const entry = offers.get(offerKey) ?? { word: SEVERITY_WORDS[severity], titles: new Set() };
      entry.titles.add(titleOf.get(finding.rule) ?? finding.rule);
      result.set(customerKey, offers.set(offerKey, entry));
    }
  }
  return result;
}

const OVERLAP_COLUMNS: readonly ColumnWords[] = [
  { key: 'customer', label: say('Customer'), type: 'text', width: 28, wrap: true },
  { key: 'offer', label: say('Product'), type: 'text', width: 32, wrap: true },
  {
    key: 'known',
    label: say('Known'),
    type: 'text',
    width: 14,
    tones: [[UNKNOWN, 'warn']],
  },
  { key: 'days', label: say('Overlap days'), type: 'integer', width: 12, total: 'sum' },
  { key: 'seatDays', label: say('Overlap seat-days'), type: 'integer', width: 13, total: 'sum' },
  { key: 'first', label: say('First day'), type: 'day', width: 13 },
  { key: 'last', label: say('Last day'), type: 'day', width: 13 },
  {
    key: 'open',
    label: say('Still overlaps'),
    type: 'text',
    width: 12,
    tones: [[YES_NO_WORDS.yes, 'bad']],
  },
  { key: 'min', label: say('At least days'), type: 'integer', width: 11 },
  { key: 'max', label: say('At most days'), type: 'integer', width: 15 },
  { key: 'cost', label: say('Cost'), type: 'decimal', width: 13 },
  { key: 'perDay', label: say('Cost per further day'), type: 'decimal', width: 13 },
  { key: 'currency', label: say('Currency'), type: 'text', width: 11 },
  { key: 'costGap', label: say('Why no cost'), type: 'text', width: 24, wrap: true },
  { key: 'gapDays', label: say('Gap days'), type: 'integer', width: 11, total: 'sum' },
  { key: 'gapSeatDays', label: say('Gap seat-days'), type: 'integer', width: 11, total: 'sum' },
  {
    key: 'gapOpen',
    label: say('Gap still open'),
    type: 'text',
    width: 12,
    tones: [[YES_NO_WORDS.yes, 'bad']],
  },
  { key: 'family', label: say('Billed as'), type: 'text', width: 24 },
];

/** The lines that both tenants bill, that lack service, or where the files leave that open. */
export function overlapTable(report: Report, speech: Speech): TableSheet {
  const unknown = report.totals.overlapUnknownLines;
  const purpose = say('Days billed by both tenants, and days with too few seats.');
  return speakTable(
    {
      name: SHEETS.overlap,
      tableName: 'tblOverlap',
      title: say('Overlap and gaps'),
      purpose: unknown === 0 ? purpose : joined([purpose, unknownText(unknown)], ' '),
      frozenColumns: 2,
      printedColumns: 14,
      emptyText: say('No line overlaps, has a gap or is unknown.'),
      columns: OVERLAP_COLUMNS,
      rows: rowsOf(report.lines.filter(hasOverlapOrGap), (line) => overlapRow(line, speech)),
    },
    speech,
  );
}

function unknownText(lines: number): Text {
  return say(
    '{lines, plural, one {# line unknown: no total includes them.} other {# lines unknown: no total includes them.}}',
    { lines },
  );
}

function hasOverlapOrGap({ comparable, overlap, gap }: LineReport): boolean {
  return comparable && (overlap.days !== 0 || gap.days !== 0 || gap.open || !overlap.certain);
}

function overlapRow(line: LineReport, { of }: Speech): readonly CellValue[] {
  const { overlap, gap } = line;
  return [
    text(line.customer),
    text(line.offer),
    text(of(overlap.days === null ? UNKNOWN : KNOWN)),
    integer(overlap.days),
    integer(overlap.seatDays),
    day(overlap.firstDay),
    day(overlap.lastDay),
    text(of(yesNo(overlap.open))),
    integer(overlap.minDays),
    overlap.maxDays === null ? text(of(NO_LIMIT)) : integer(overlap.maxDays),
    decimal(overlap.cost?.amount ?? null),
    decimal(overlap.costPerDay?.amount ?? null),
    text(overlap.cost?.currency ?? null),
    text(overlap.costGap),
    integer(gap.days),
    integer(gap.seatDays),
    text(of(yesNo(gap.open))),
    text(of(FAMILY_WORDS[line.family])),
  ];
}
