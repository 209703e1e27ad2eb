/** A small migration as a series of reports: which tasks are still found on which day, with which numbers. */
import type {
  Action,
  CustomerReport,
  Finding,
  Report,
  RuleOutcome,
  Verb,
} from '../../src/core/model/report.ts';
import { stableId } from '../../src/core/model/stable-id.ts';
import { aCleanReport } from './report-fixture.ts';

export interface Task {
  readonly customer: string;
  readonly offer: string;
  readonly verb: Verb;
  readonly rule: string;
}

const CUSTOMERS = ['Contoso', 'Fabrikam', 'Tailspin Toys'];

/** Tasks of three customers: consent, seats, and an old subscription to suspend for each of two products. */
export const TASKS: readonly Task[] = CUSTOMERS.flatMap((customer) => [
  { customer, offer: '', verb: 'request-relationship', rule: 'relationship-missing' } as const,
  ...['Office 365 E3', 'Visio Plan 2'].flatMap((offer) => [
    { customer, offer, verb: 'add-seats', rule: 'seats-missing' } as const,
    { customer, offer, verb: 'suspend', rule: 'subscription-unsuspended' } as const,
  ]),
]);

export interface Moment {
  readonly asOf: string;
  /** Positions in TASKS that are found. */
  readonly found: readonly number[];
  /** Seats in the numbers of each finding; 5 where it is not given. */
  readonly seats?: Readonly<Record<number, number>>;
  /** Customers that cannot be compared this time. */
  readonly notComparable?: readonly string[];
  /** Rules that have no inputs this time. */
  readonly notChecked?: readonly string[];
}

export function taskId(index: number): string {
  const { verb, customer, offer } = taskAt(index);
  return stableId('A', [verb, customer, offer]);
}

function taskAt(index: number): Task {
  const task = TASKS[index];
  if (task === undefined) throw new Error(`There is no task ${String(index)}.`);
  return task;
}

/** The report of one run. */
export function reportAt(moment: Moment): Report {
  const { asOf, found, notComparable = [], notChecked = [] } = moment;
  const looked = found.filter((index) => {
    const { customer, rule } = taskAt(index);
    return !notComparable.includes(customer) && !notChecked.includes(rule);
  });
  const sorted = [...looked].sort((a, b) => a - b);
  return {
    ...aCleanReport(),
    asOf,
    verdict: notComparable.length > 0 ? 'incomplete' : 'findings',
    lines: [],
    findings: sorted.map((index) => findingAt(index, moment)),
    actions: sorted.map((index) => actionAt(index, moment)),
    customers: CUSTOMERS.map((name) => customerAt(name, notComparable.includes(name))),
    rules: [...new Set(TASKS.map(({ rule }) => rule))].map((id) =>
      ruleAt(id, notChecked.includes(id)),
    ),
  };
}

function findingAt(index: number, { seats }: Moment): Finding {
  const { customer, offer, rule, verb } = taskAt(index);
  return {
    id: stableId('F', [rule, customer, offer]),
    rule,
    severity: 'error',
    tenant: verb === 'suspend' ? 'from' : 'to',
    customerKey: customer,
    customer,
    offerKey: offer === '' ? null : offer,
    offer: offer === '' ? null : offer,
    subscriptionId: null,
    message: 'Found.',
    numbers: { seats: seats?.[index] ?? 5, overlapDays: 3 },
    evidence: [],
    action: taskId(index),
  };
}

function actionAt(index: number, { asOf, seats }: Moment): Action {
  const { customer, offer, verb, rule } = taskAt(index);
  const count = seats?.[index] ?? 5;
  return {
    id: taskId(index),
    findings: [stableId('F', [rule, customer, offer])],
    verb,
    tenant: verb === 'suspend' ? 'from' : 'to',
    customer,
    offer: offer === '' ? null : offer,
    seats: count,
    dueOn: asOf,
    text: `Do ${verb} of ${offer} with ${String(count)} seats for ${customer}.`,
    priority: 'normal',
    priorityWhy: 'Not set up yet.',
    steps: ['Sign in.', 'Do it.'],
  };
}

function customerAt(name: string, notComparable: boolean): CustomerReport {
  return {
    key: name,
    name,
    stage: notComparable ? 'not-comparable' : 'provisioning',
    findings: 0,
    tenantId: null,
    domain: null,
    lines: 2,
    fromSeats: 10,
    toSeats: 5,
    missingSeats: 5,
    overlapDays: 0,
    comparable: !notComparable,
    reason: notComparable ? 'There is no file.' : null,
  };
}

function ruleAt(id: string, notChecked: boolean): RuleOutcome {
  return {
    id,
    title: `Rule ${id}`,
    severity: 'error',
    means: '',
    fix: '',
    source: '',
    doctrine: null,
    outcome: notChecked ? 'not-checked' : 'found',
    checked: notChecked ? 0 : 9,
    found: 1,
    reason: notChecked ? 'Not checked: there is no activity log.' : null,
  };
}
