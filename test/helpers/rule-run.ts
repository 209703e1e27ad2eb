/** Short words for the tests of rules: two sides in, one finding out. */
import assert from 'node:assert/strict';
import type { InputFile, Settings } from '../../src/core/model/settings.ts';
import type { Finding, Report, Verb } from '../../src/core/model/report.ts';
import {
  csv,
  csvFile,
  findingsOf,
  guid,
  run,
  settings,
  subscription,
  subscriptionsFile,
  type SubscriptionRow,
} from './builders.ts';

type Row = Partial<SubscriptionRow>;

/** A second product of the same customer, so that a side is not empty. */
export const OTHER: Row = { id: 'other', offerId: guid('visio'), offerName: 'Visio', quantity: 3 };

export const AZURE: Row = {
  offerId: 'MS-AZR-0145P',
  offerName: 'Microsoft Azure',
  billingType: 'usage',
  quantity: 1,
};

/** Consolidated exports of both sides; the first rows are called `old` and `new`. */
export function compare(
  from: readonly Row[],
  to: readonly Row[],
  more: readonly InputFile[] = [],
  given: Settings = settings(),
): Report {
  return run([...fromOnly(from), toFile(to), ...more], given);
}

export function fromOnly(rows: readonly Row[]): readonly InputFile[] {
  return [
    subscriptionsFile(
      'from',
      rows.map((row) => subscription({ id: 'old', ...row })),
    ),
  ];
}

export function toFile(rows: readonly Row[]): InputFile {
  return subscriptionsFile(
    'to',
    rows.map((row) => subscription({ id: 'new', ...row })),
  );
}

/** A portal-shaped export: no customer inside. Rows are `[id label, product, seats, status]`. */
export function portalFile(
  path: string,
  rows: readonly (readonly [string, string, number | string, string])[],
): InputFile {
  const header = ['Subscription ID', 'Subscription', 'Quantity', 'Status'];
  const cells = rows.map(([label, ...rest]) => [guid(label), ...rest]);
  return csvFile(path, path.startsWith('to/') ? 'to' : 'from', csv(header, cells));
}

/** The only finding of a rule. */
export function only(report: Report, rule: string): Finding {
  const [finding, ...more] = findingsOf(report, rule);
  assert.ok(finding !== undefined, `${rule} found nothing`);
  assert.deepEqual(more, []);
  return finding;
}

interface Said extends Pick<Finding, 'severity' | 'tenant' | 'message' | 'numbers'> {
  readonly verb: Verb | null;
}

/** Asserts what the only finding of a rule says, and what it asks to be done. */
export function says(report: Report, rule: string, expected: Said): void {
  const finding = only(report, rule);
  const { severity, tenant, message, numbers } = finding;
  const action = report.actions.find((candidate) => candidate.id === finding.action);
  const verb = action?.verb ?? null;
  assert.deepEqual({ severity, tenant, message, numbers, verb }, expected);
  assert.equal(finding.action === null, expected.verb === null);
}

/** Where the only finding of a rule points: `path cell`, or `path #row` where it is about a whole row. */
export function pointsAt(report: Report, rule: string, expected: readonly string[]): void {
  const places = only(report, rule).evidence.map(
    ({ path, row, cell }) => `${path} ${cell ?? `#${String(row)}`}`,
  );
  assert.deepEqual(places, expected);
  for (const { cell, row } of only(report, rule).evidence) {
    if (cell !== null) assert.ok(cell.endsWith(String(row)));
  }
}

/** Asserts that a rule had something to judge and found nothing. */
export function silent(report: Report, rule: string): void {
  assert.deepEqual(findingsOf(report, rule), []);
  assert.equal(report.rules.find(({ id }) => id === rule)?.outcome, 'clean');
}

/** Asserts that a rule could not judge, and says why. */
export function notChecked(report: Report, rule: string, why: RegExp): void {
  const outcome = report.rules.find(({ id }) => id === rule);
  assert.equal(outcome?.outcome, 'not-checked');
  assert.match(outcome.reason ?? '', why);
  assert.deepEqual(findingsOf(report, rule), []);
}
