/**
 * A report as a real run would give it, made by hand: eight customers, fifteen lines, findings of
 * many rules, and the names and values that have broken spreadsheets before.
 */

import type {
  CustomerReport,
  Finding,
  InputReport,
  LineReport,
  Report,
  Status,
} from '../../src/core/model/report.ts';
import { fixtureActions, fixtureFindings, fixtureRules } from './report-fixture-findings.ts';
import {
  aLine,
  customerKey,
  CUSTOMERS,
  fixtureLines,
  type Changes,
} from './report-fixture-lines.ts';

export { aLine, aSubscription, HOSTILE_NAME } from './report-fixture-lines.ts';

function anInput(changes: Changes<InputReport>): InputReport {
  return {
    path: 'from/subscriptions.xlsx',
    tenant: 'from',
    kind: 'subscriptions',
    sha256: '9f3c2a70b1e85d4c6f0a9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a2f1e0d9c8b',
    rows: 20,
    accepted: 17,
    rejected: 1,
    ignored: 2,
    columns: { subscriptionId: 'ID d’abonnement', seats: 'Quantité', status: 'État' },
    unmappedColumns: ['Revendeur'],
    locale: 'fr',
    encoding: null,
    delimiter: null,
    sheet: 'Abonnements',
    headerRow: 1,
    customer: null,
    customerFrom: null,
    rejectedUnlisted: 0,
    ignoredUnlisted: 0,
    notes: [],
    ...changes,
  };
}

function fixtureInputs(): readonly InputReport[] {
  return [
    anInput({}),
    anInput({
      path: 'to/Smörgås Catering.csv',
      tenant: 'to',
      rows: 13,
      accepted: 13,
      rejected: 0,
      ignored: 0,
      locale: 'sv',
      encoding: 'utf-8',
      delimiter: ';',
      sheet: null,
      customer: 'Smörgås Catering',
      customerFrom: 'file-name',
      notes: ['The customer is known from the file name alone.'],
    }),
    anInput({
      path: 'prices.csv',
      tenant: null,
      kind: 'prices',
      rows: 4,
      accepted: 4,
      rejected: 0,
      ignored: 0,
      encoding: 'windows-1252',
      delimiter: ',',
    }),
  ];
}

function fixtureCustomers(lines: readonly LineReport[], findings: readonly Finding[]) {
  return CUSTOMERS.map(([name, stage, reason], index): CustomerReport => {
    const own = lines.filter((line) => line.customerKey === customerKey(index));
    const sum = (pick: (line: LineReport) => number) =>
      own.reduce((total, line) => total + pick(line), 0);
    return {
      key: customerKey(index),
      name,
      stage,
      findings: findings.filter((finding) => finding.customerKey === customerKey(index)).length,
      tenantId: `c0000000-0000-4000-8000-00000000000${String(index)}`,
      domain: `customer${String(index + 1)}.example`,
      lines: own.length,
      fromSeats: sum((line) => line.from.seats),
      toSeats: sum((line) => line.to.seats),
      missingSeats: sum((line) => line.missingSeats),
      overlapDays: sum((line) => line.overlap.days ?? 0),
      comparable: reason === undefined,
      reason: reason ?? null,
    };
  });
}

function fixtureTotals(lines: readonly LineReport[]): Report['totals'] {
  const compared = lines.filter((line) => line.comparable);
  const sum = (pick: (line: LineReport) => number) =>
    compared.reduce((total, line) => total + pick(line), 0);
  return {
    customers: CUSTOMERS.length,
    lines: lines.length,
    missingSeats: sum((line) => line.missingSeats),
    extraSeats: sum((line) => line.extraSeats),
    unsuspendedSubscriptions: 2,
    overlapDays: sum((line) => line.overlap.days ?? 0),
    overlapSeatDays: sum((line) => line.overlap.seatDays ?? 0),
    overlapUnknownLines: 1,
    notComparableLines: 1,
    notComparableCustomers: 1,
    cost: { EUR: '1622.50', SEK: '0.00' },
    familyUnknownLines: 1,
    familyAssumedLines: 2,
    costPerDay: { EUR: '37.50' },
    costUnknownLines: 1,
    credit: { EUR: '84.10' },
    creditUnknown: 1,
  };
}

function accounting(rows: number, rejected: number, ignored: number, outOfScope: number) {
  const accepted = rows - rejected - ignored;
  return {
    rows,
    accepted,
    rejected,
    ignored,
    subscriptions: accepted,
    seats: 1402,
    inLines: accepted - outOfScope,
    outOfScope,
    events: 0,
    eventsUnattributed: 0,
    eventsFailed: 0,
  };
}

function expired(status: Status): Report['outOfScope'][number] {
  return {
    tenant: 'from',
    customer: 'Tailspin Toys',
    offer: 'Visio Plan 2',
    id: '00012345',
    status,
    seats: 3,
    reason: 'It stopped before the migration began (2026-03-31).',
    source: { path: 'from/subscriptions.xlsx', sheet: 'Abonnements', row: 19 },
  };
}

/** The whole report; `changes` replaces parts of it. */
export function aReport(changes: Changes<Report> = {}): Report {
  const lines = fixtureLines();
  const findings = fixtureFindings(lines);
  return {
    schemaVersion: '1',
    tool: { name: 'csp-reconcile', version: '0.1.0' },
    asOf: '2026-05-14',
    migrationStart: '2026-04-01',
    verdict: 'incomplete',
    reasons: [
      '1 row of Transitioning From was rejected.',
      'Wingtip has no subscriptions file of Transitioning To.',
    ],
    inputs: fixtureInputs(),
    accounting: {
      from: accounting(20, 1, 2, 1),
      to: accounting(13, 0, 0, 0),
      balanced: true,
    },
    totals: fixtureTotals(lines),
    customers: fixtureCustomers(lines, findings),
    lines,
    outOfScope: [expired('expired')],
    findings,
    actions: fixtureActions(findings),
    rejectedRows: [
      {
        path: 'from/subscriptions.xlsx',
        sheet: 'Abonnements',
        row: 18,
        cell: 'C18',
        column: 'Quantité',
        value: 'dix',
        code: 'E_NUMBER',
        problem: 'This is not a whole number.',
        fix: 'Type the number of licences, such as 10.',
      },
    ],
    ignoredRows: [
      { path: 'from/subscriptions.xlsx', sheet: 'Abonnements', row: 20, reason: 'Total row.' },
      { path: 'from/subscriptions.xlsx', sheet: 'Abonnements', row: 21, reason: 'Empty row.' },
    ],
    suggestions: [
      {
        kind: 'customer',
        from: 'Wingtip',
        to: 'Wingtip SA',
        fromId: null,
        toId: 'wingtip.example',
        strength: 'weak',
        evidence: 'The names share a word.',
        customers: { count: 1, names: ['Wingtip'] },
      },
    ],
    rules: fixtureRules(findings),
    ...changes,
  };
}

/** A report of a run that found nothing to do: every list that may be empty is empty. */
export function aCleanReport(): Report {
  const lines = [aLine(2, 6), aLine(5, 13)];
  return aReport({
    verdict: 'clean',
    reasons: [],
    lines,
    findings: [],
    actions: [],
    rejectedRows: [],
    ignoredRows: [],
    outOfScope: [],
    suggestions: [],
    accounting: { from: accounting(20, 0, 0, 0), to: accounting(13, 0, 0, 0), balanced: true },
    totals: {
      ...fixtureTotals(lines),
      customers: 2,
      unsuspendedSubscriptions: 0,
      overlapUnknownLines: 0,
      notComparableLines: 0,
      notComparableCustomers: 0,
      cost: {},
    },
    customers: fixtureCustomers(lines, []).filter((customer) => customer.stage === 'done'),
    rules: fixtureRules([]).map((rule) => ({ ...rule, outcome: 'clean', reason: null })),
  });
}
