/**
 * The sheets about customers and lines: where each customer stands, what each line holds on either
 * side, and where both sides bill or neither serves. A number that was not compared stays empty.
 */

import type { CustomerReport, LineReport, Report, SubscriptionReport } from '../model/report.ts';
import { day, decimal, integer, text } from './cells.ts';
import type { CellValue, Column, TableSheet, Tone } from './tables.ts';
import {
  counted,
  FAMILY_WORDS,
  SEVERITY_WORDS,
  sourceText,
  STAGE_TONES,
  STAGE_WORDS,
  STATUS_WORDS,
  tonesByWord,
} from './wording.ts';

const NOT_COMPARED = 'Not compared';

const RESULT_TONES: Readonly<Record<string, Tone>> = {
  [SEVERITY_WORDS.error]: 'bad',
  [SEVERITY_WORDS.warning]: 'warn',
  [SEVERITY_WORDS.info]: 'muted',
  [NOT_COMPARED]: 'muted',
  OK: 'good',
};

/** One row per customer: the stage, and what is still missing. */
export function customersTable(report: Report): TableSheet {
  const actions = actionsByCustomer(report);
  return {
    kind: 'table',
    name: 'Customers',
    tableName: 'tblCustomers',
    title: 'Customers',
    purpose: 'One row per customer: how far it has come, and what is still missing.',
    frozenColumns: 1,
    emptyText: 'No customers were found in the files.',
    columns: [
      { key: 'name', label: 'Customer', type: 'text', width: 34, wrap: true },
      {
        key: 'stage',
        label: 'Stage',
        type: 'text',
        width: 22,
        tones: tonesByWord(STAGE_WORDS, STAGE_TONES),
      },
      { key: 'findings', label: 'Findings', type: 'integer', width: 11, total: 'sum' },
      { key: 'actions', label: 'Actions', type: 'integer', width: 11 },
      { key: 'lines', label: 'Lines', type: 'integer', width: 10, total: 'sum' },
      { key: 'fromSeats', label: 'Seats From', type: 'integer', width: 12, total: 'sum' },
      { key: 'toSeats', label: 'Seats To', type: 'integer', width: 12, total: 'sum' },
      { key: 'missing', label: 'Seats missing', type: 'integer', width: 12, total: 'sum' },
      { key: 'overlap', label: 'Overlap days', type: 'integer', width: 12, total: 'sum' },
      { key: 'reason', label: 'Why not compared', type: 'text', width: 46, wrap: true },
      { key: 'domain', label: 'Domain', type: 'id', width: 28 },
      { key: 'tenantId', label: 'Customer tenant id', type: 'id', width: 38 },
    ],
    rows: report.customers.map((customer) => customerRow(customer, actions.get(customer.key) ?? 0)),
  };
}

function customerRow(customer: CustomerReport, actions: number): readonly CellValue[] {
  const compared = (value: number) => integer(customer.comparable ? value : null);
  return [
    text(customer.name),
    text(STAGE_WORDS[customer.stage]),
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

const LINE_COLUMNS: readonly Column[] = [
  { key: 'customer', label: 'Customer', type: 'text', width: 28, wrap: true },
  { key: 'offer', label: 'Product', type: 'text', width: 32, wrap: true },
  { key: 'result', label: 'Result', type: 'text', width: 14, tones: RESULT_TONES },
  { key: 'fromSeats', label: 'Seats From', type: 'integer', width: 11, total: 'sum' },
  { key: 'toSeats', label: 'Seats To', type: 'integer', width: 11, total: 'sum' },
  { key: 'missing', label: 'Seats missing', type: 'integer', width: 11, total: 'sum' },
  { key: 'extra', label: 'Extra seats', type: 'integer', width: 11, total: 'sum' },
  { key: 'overlap', label: 'Overlap days', type: 'integer', width: 12, total: 'sum' },
  { key: 'fromStatus', label: 'Status From', type: 'text', width: 24, wrap: true },
  { key: 'toStatus', label: 'Status To', type: 'text', width: 24, wrap: true },
  { key: 'found', label: 'What was found', type: 'text', width: 44, wrap: true },
  { key: 'family', label: 'Billed as', type: 'text', width: 24 },
  { key: 'fromIds', label: 'Subscription ids From', type: 'id', width: 38, wrap: true },
  { key: 'toIds', label: 'Subscription ids To', type: 'id', width: 38, wrap: true },
  { key: 'sources', label: 'Read from', type: 'text', width: 48, wrap: true },
  { key: 'offerKey', label: 'Product key', type: 'id', width: 30 },
];

/** One row per customer and product, also where nothing is wrong. */
export function linesTable(report: Report): TableSheet {
  const found = findingsByLine(report);
  return {
    kind: 'table',
    name: 'Lines',
    tableName: 'tblLines',
    title: 'Lines',
    purpose: 'One row per customer and product with both sides, also where nothing is wrong.',
    frozenColumns: 2,
    printedColumns: 11,
    emptyText: 'No subscriptions were found to compare.',
    columns: LINE_COLUMNS,
    rows: report.lines.map((line) => lineRow(line, found.get(lineKey(line)))),
  };
}

interface LineFindings {
  readonly word: string;
  readonly titles: ReadonlySet<string>;
}

function lineRow(line: LineReport, found: LineFindings | undefined): readonly CellValue[] {
  const compared = (value: number | null) => integer(line.comparable ? value : null);
  const { from, to } = line;
  const all = [...from.subscriptions, ...to.subscriptions];
  return [
    text(line.customer),
    text(line.offer),
    text(line.comparable ? (found?.word ?? 'OK') : NOT_COMPARED),
    integer(from.seats),
    to.seats > 0 ? integer(to.seats) : compared(0),
    compared(line.missingSeats),
    compared(line.extraSeats),
    compared(line.overlap.days),
    text(statusText(from.subscriptions)),
    text(statusText(to.subscriptions)),
    text([...(found?.titles ?? [])].join('\n')),
    text(FAMILY_WORDS[line.family] + (line.familyAssumed ? ' (assumed)' : '')),
    text(from.subscriptions.map((subscription) => subscription.id).join('\n')),
    text(to.subscriptions.map((subscription) => subscription.id).join('\n')),
    text(all.map((subscription) => sourceText(subscription.source)).join('\n')),
    text(line.offerKey),
  ];
}

function statusText(subscriptions: readonly SubscriptionReport[]): string {
  return subscriptions
    .map(({ status, seats }) => `${STATUS_WORDS[status]}: ${counted(seats, 'seat')}`)
    .join('\n');
}

function lineKey(line: { readonly customerKey: string; readonly offerKey: string }): string {
  return JSON.stringify([line.customerKey, line.offerKey]);
}

function findingsByLine(report: Report): ReadonlyMap<string, LineFindings> {
  const titleOf = new Map(report.rules.map((rule) => [rule.id, rule.title]));
  const result = new Map<string, { word: string; titles: Set<string> }>();
  for (const severity of ['error', 'warning', 'info'] as const) {
    for (const finding of report.findings) {
      const { customerKey, offerKey } = finding;
      if (finding.severity !== severity || customerKey === null || offerKey === null) continue;
      const key = lineKey({ customerKey, offerKey });
      const entry = result.get(key) ?? { word: SEVERITY_WORDS[severity], titles: new Set() };
      entry.titles.add(titleOf.get(finding.rule) ?? finding.rule);
      result.set(key, entry);
    }
  }
  return result;
}

const OVERLAP_COLUMNS: readonly Column[] = [
  { key: 'customer', label: 'Customer', type: 'text', width: 28, wrap: true },
  { key: 'offer', label: 'Product', type: 'text', width: 32, wrap: true },
  {
    key: 'known',
    label: 'Known',
    type: 'text',
    width: 14,
    tones: { Unknown: 'warn' },
  },
  { key: 'days', label: 'Overlap days', type: 'integer', width: 12, total: 'sum' },
  { key: 'seatDays', label: 'Overlap seat-days', type: 'integer', width: 13, total: 'sum' },
  { key: 'first', label: 'First day', type: 'day', width: 13 },
  { key: 'last', label: 'Last day', type: 'day', width: 13 },
  { key: 'open', label: 'Still overlaps', type: 'text', width: 12, tones: { Yes: 'bad' } },
  { key: 'min', label: 'At least days', type: 'integer', width: 11 },
  { key: 'max', label: 'At most days', type: 'integer', width: 15 },
  { key: 'cost', label: 'Cost', type: 'decimal', width: 13 },
  { key: 'perDay', label: 'Cost per further day', type: 'decimal', width: 13 },
  { key: 'currency', label: 'Currency', type: 'text', width: 11 },
  { key: 'costGap', label: 'Why no cost', type: 'text', width: 24, wrap: true },
  { key: 'gapDays', label: 'Gap days', type: 'integer', width: 11, total: 'sum' },
  { key: 'gapSeatDays', label: 'Gap seat-days', type: 'integer', width: 11, total: 'sum' },
  { key: 'gapOpen', label: 'Gap still open', type: 'text', width: 12, tones: { Yes: 'bad' } },
  { key: 'family', label: 'Billed as', type: 'text', width: 24 },
];

/** The lines that both tenants bill, that lack service, or where the files leave that open. */
export function overlapTable(report: Report): TableSheet {
  const unknown = report.totals.overlapUnknownLines;
  const note = unknown === 0 ? '' : ` ${counted(unknown, 'line')} unknown: no total includes them.`;
  return {
    kind: 'table',
    name: 'Overlap',
    tableName: 'tblOverlap',
    title: 'Overlap and gaps',
    purpose: `Days billed by both tenants, and days with too few seats.${note}`,
    frozenColumns: 2,
    printedColumns: 14,
    emptyText: 'No line overlaps, has a gap or is unknown.',
    columns: OVERLAP_COLUMNS,
    rows: report.lines.filter(hasOverlapOrGap).map(overlapRow),
  };
}

function hasOverlapOrGap({ comparable, overlap, gap }: LineReport): boolean {
  return comparable && (overlap.days !== 0 || gap.days !== 0 || gap.open || !overlap.certain);
}

function overlapRow(line: LineReport): readonly CellValue[] {
  const { overlap, gap } = line;
  const yesNo = (value: boolean) => text(value ? 'Yes' : 'No');
  return [
    text(line.customer),
    text(line.offer),
    text(overlap.days === null ? 'Unknown' : 'Known'),
    integer(overlap.days),
    integer(overlap.seatDays),
    day(overlap.firstDay),
    day(overlap.lastDay),
    yesNo(overlap.open),
    integer(overlap.minDays),
    overlap.maxDays === null ? text('No limit known') : integer(overlap.maxDays),
    decimal(overlap.cost?.amount ?? null),
    decimal(overlap.costPerDay?.amount ?? null),
    text(overlap.cost?.currency ?? null),
    text(overlap.costGap),
    integer(gap.days),
    integer(gap.seatDays),
    yesNo(gap.open),
    text(FAMILY_WORDS[line.family]),
  ];
}
