/**
 * The shape that all checks share: what is asked, at which gates, and a pure answer per customer or for the
 * run as a whole. "Cannot tell" is an answer of its own; it never counts as a pass.
 */
import type { CustomerFacts, Facts, Line, Placed } from '../model/facts.ts';
import type { CheckResult, Gate, PreflightLimits } from '../model/preflight.ts';
import type { Location } from '../model/raw-table.ts';
import { addressOf } from '../model/records.ts';
import type { CustomerReport, Evidence, Finding, Report } from '../model/report.ts';
import type { PriceBook } from '../money/price-book.ts';
import { byCodeUnit } from '../normalise/text.ts';
import { joined, say, type Text, type TextValue } from '../text/text.ts';

/** What the checks judge: the facts and findings of the comparison. */
export interface Given {
  readonly facts: Facts;
  readonly report: Report<Text>;
  /** The report's findings and customers by key and name. */
  readonly findings: ReadonlyMap<string, readonly Finding<Text>[]>;
  readonly published: ReadonlyMap<string, CustomerReport<Text>>;
  readonly book: PriceBook;
  readonly gate: Gate;
  readonly limits: PreflightLimits;
  /** The customers of the from tenant: those that move. */
  readonly customers: readonly MovingCustomer[];
}

export interface MovingCustomer {
  readonly customer: CustomerFacts;
  readonly lines: readonly Line[];
}

export interface Answer {
  readonly customer: CustomerFacts | null;
  readonly result: CheckResult;
  readonly reason: Text;
  readonly fix: Text | null;
  readonly evidence: readonly Evidence[];
  /** For an answer about the run: what it means for every customer; `null`: nothing. */
  readonly everyone: CheckResult | null;
}

export interface Check {
  readonly id: string;
  readonly title: Text;
  readonly asks: Text;
  readonly gates: readonly Gate[];
  readonly answer: (given: Given) => readonly Answer[];
}

export const ALL_GATES: readonly Gate[] = ['before', 'cutover', 'day-after'];

type Details = Partial<Pick<Answer, 'fix' | 'evidence' | 'everyone'>>;

function make(result: CheckResult) {
  return (customer: CustomerFacts | null, reason: Text, details: Details = {}): Answer => ({
    customer,
    result,
    reason,
    fix: details.fix ?? null,
    evidence: details.evidence ?? [],
    everyone: details.everyone ?? null,
  });
}

export const pass = make('pass');
export const fail = make('fail');
export const cannotTell = make('cannot-tell');

/** One answer for each customer that moves. */
export function forEach(
  { customers }: Given,
  judge: (moving: MovingCustomer) => Answer,
): readonly Answer[] {
  return customers.map(judge);
}

/** The first answer that there is: checks list their objections in the order of their weight. */
export function firstOf(...answers: readonly (Answer | null)[]): Answer {
  const found = answers.find((answer) => answer !== null);
  if (found === undefined) throw new Error('A check gave no answer.');
  return found;
}

/** What tells customers apart in the report: keys that are names may be shared. */
export function customerKey(key: string | null, name: string | null): string {
  return `${key ?? ''} ${name ?? ''}`;
}

/** Findings of some rules; of one customer where one is given. */
export function findingsOf(
  { report, findings }: Given,
  rules: readonly string[],
  customer?: CustomerFacts,
): readonly Finding<Text>[] {
  const all =
    customer === undefined
      ? report.findings
      : (findings.get(customerKey(customer.key, customer.name)) ?? []);
  return all.filter(({ rule }) => rules.includes(rule));
}

/** The messages of findings: the first few, and how many more there are. */
export function messagesOf(findings: readonly Finding<Text>[]): Text {
  return firstFew(findings.map(({ message }) => message));
}

/** The first few sentences, and how many more there are. */
export function firstFew(sentences: readonly TextValue[]): Text {
  const more = sentences.length - FEW;
  const rest = more > 0 ? [say('And {count, number} more.', { count: more })] : [];
  return joined([...sentences.slice(0, FEW), ...rest], ' ');
}

const FEW = 3;

export function evidenceOf(findings: readonly Finding<Text>[]): readonly Evidence[] {
  return inOrder(findings.flatMap(({ evidence }) => evidence));
}

/** The status cells of subscriptions. */
export function statusCells(placed: readonly Placed[]): readonly Evidence[] {
  return inOrder(
    placed.map(({ record }) => ({ ...record.location, cell: addressOf(record, 'statusCell') })),
  );
}

/** Locations in one order on every machine, each once. */
export function inOrder(locations: readonly Location[]): readonly Evidence[] {
  const byPlace = new Map(
    locations.map(({ path, sheet, row, cell }) => [
      JSON.stringify([path, sheet, row, cell]),
      { path, sheet, row, cell },
    ]),
  );
  return [...byPlace.values()].sort(
    (a, b) =>
      byCodeUnit(a.path, b.path) ||
      byCodeUnit(a.sheet, b.sheet) ||
      a.row - b.row ||
      byCodeUnit(a.cell ?? '', b.cell ?? ''),
  );
}

/** A whole file as evidence. */
export function fileAsEvidence(path: string, sheet: string | null): Location {
  return { path, sheet: sheet ?? '', row: 0, cell: null };
}

/** Subscriptions that are active, or suspended where that still bills. */
export function isStillBilled({ record }: Placed): boolean {
  return record.status === 'active' || (record.family === 'nce' && record.status === 'suspended');
}

/** Why nothing can be said about a customer's lines; `null` where something can. */
export function notCompared({ customer, lines }: MovingCustomer): Answer | null {
  if (customer.notComparable === null && lines.every(({ comparable }) => comparable)) return null;
  return cannotTell(customer, say('Its subscriptions could not be compared in full.'));
}
