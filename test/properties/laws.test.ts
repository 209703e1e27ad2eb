/** Laws that hold for any input: nothing is lost, nothing depends on an order, ids stay. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { LineReport, Report, Tenant } from '../../src/core/model/report.ts';
import type { InputFile } from '../../src/core/model/settings.ts';
import {
  activityFile,
  csvFile,
  customersFile,
  event,
  guid,
  run,
  subscription,
  subscriptionsFile,
  type SubscriptionRow,
} from '../helpers/builders.ts';
import { inOrder, order } from '../helpers/history.ts';

const CUSTOMERS = ['Contoso', 'Fabrikam', 'Åkerlund & Söner', 'Tailspin Toys'];
const OFFERS = ['Office 365 E3', 'Exchange Online (Plan 1)', 'Microsoft Azure'];

interface RandomRow {
  readonly customer: number;
  readonly offer: number;
  readonly number: number;
  readonly seats: number;
  readonly status: string;
  readonly created: string | null;
  readonly broken: number;
}

const randomRow: fc.Arbitrary<RandomRow> = fc.record({
  customer: fc.nat({ max: CUSTOMERS.length - 1 }),
  offer: fc.nat({ max: OFFERS.length - 1 }),
  number: fc.nat({ max: 30 }),
  seats: fc.nat({ max: 50 }),
  status: fc.constantFrom('active', 'active', 'suspended', 'deleted', 'expired', 'pending'),
  created: fc.constantFrom(null, '2026-04-20', '2026-05-02T08:30:00Z', '2025-01-01'),
  broken: fc.nat({ max: 14 }),
});

function toRow(tenant: Tenant, row: RandomRow): SubscriptionRow {
  const offerName = OFFERS[row.offer] ?? '';
  const whole = subscription({
    id: `${tenant} ${String(row.number)}`,
    customerName: CUSTOMERS[row.customer] ?? '',
    offerId: null,
    offerName,
    quantity: row.seats,
    status: row.status,
    creationDate: row.created,
    billingType: offerName === 'Microsoft Azure' ? 'usage' : 'license',
  });
  switch (row.broken) {
    case 0:
      return { ...whole, quantity: 'many' };
    case 1:
      return { ...whole, status: 'sleeping' };
    case 2:
      return { ...whole, id: 'not-an-id' };
    case 3:
      return { ...whole, creationDate: '2026-02-30' };
    case 4:
      return { ...whole, quantity: -1 };
    default:
      return whole;
  }
}

interface RandomTenants {
  readonly from: readonly RandomRow[];
  readonly to: readonly RandomRow[];
  readonly stops: readonly number[];
  readonly lists: boolean;
}

const tenants: fc.Arbitrary<RandomTenants> = fc.record({
  from: fc.array(randomRow, { minLength: 2, maxLength: 12 }),
  to: fc.array(randomRow, { minLength: 2, maxLength: 12 }),
  stops: fc.array(fc.nat({ max: 30 }), { maxLength: 6 }),
  lists: fc.boolean(),
});

/** Without rows that contradict each other: one row for one id. */
function distinct(given: RandomTenants): RandomTenants {
  const once = (rows: readonly RandomRow[]): readonly RandomRow[] =>
    rows.filter((row, index) => rows.findIndex((other) => other.number === row.number) === index);
  return { ...given, from: once(given.from), to: once(given.to) };
}

function filesOf({ from, to, stops, lists }: RandomTenants): readonly InputFile[] {
  const events = stops.map((number, index) => {
    return event({ of: `from ${String(number)}`, at: `2026-05-0${String(index + 1)}T09:00:00Z` });
  });
  return [
    subscriptionsFile('from', [...from.map((row) => toRow('from', row))]),
    subscriptionsFile('to', [...to.map((row) => toRow('to', row))]),
    activityFile('from', events),
    ...(lists ? [customersFile('from', CUSTOMERS), customersFile('to', CUSTOMERS.slice(1))] : []),
  ];
}

void test('rows = accepted + rejected + ignored, by file and by tenant', () => {
  fc.assert(
    fc.property(tenants, (given) => {
      const report = run(filesOf(given));
      assert.equal(report.accounting.balanced, true);
      for (const tenant of ['from', 'to'] as const) {
        const sums = report.accounting[tenant];
        assert.equal(sums.rows, sums.accepted + sums.rejected + sums.ignored);
        assert.equal(sums.subscriptions, sums.inLines + sums.outOfScope);
        const inputs = report.inputs.filter((input) => input.tenant === tenant);
        for (const key of ['rows', 'accepted', 'rejected', 'ignored'] as const) {
          const total = inputs.reduce((sum, input) => sum + input[key], 0);
          assert.equal(sums[key], total, `${tenant} ${key}`);
        }
        const log = tenant === 'from' ? given.stops.length : 0;
        const list = given.lists ? (tenant === 'from' ? 4 : 3) : 0;
        assert.equal(sums.rows, given[tenant].length + log + list, `${tenant} rows`);
        const broken = given[tenant].filter((row) => row.broken <= 4).length;
        assert.equal(sums.rejected, broken, `${tenant} rejected`);
        const shown = report.lines.flatMap((line) => line[tenant].subscriptions).length;
        const left = report.outOfScope.filter((item) => item.tenant === tenant).length;
        assert.ok(shown + left <= sums.subscriptions);
      }
    }),
    { includeErrorInReport: true, numRuns: 1000 },
  );
});

void test('files in another order give the same report, byte for byte', () => {
  fc.assert(
    fc.property(tenants, order, (given, by) => {
      const files = filesOf(given);
      assert.equal(JSON.stringify(run(inOrder(files, by))), JSON.stringify(run(files)));
    }),
    { includeErrorInReport: true, numRuns: 500 },
  );
});

void test('exact copies of a row count once, wherever they stand', () => {
  fc.assert(
    fc.property(tenants.map(distinct), order, (given, by) => {
      const copied = { ...given, from: [...given.from, ...inOrder(given.from, by).slice(0, 3)] };
      assert.deepEqual(placeless(run(filesOf(copied))), placeless(run(filesOf(given))));
    }),
    { includeErrorInReport: true, numRuns: 500 },
  );
});

void test('rows in another order give the same lines and findings', () => {
  fc.assert(
    fc.property(tenants.map(distinct), order, (given, by) => {
      const other = { ...given, from: inOrder(given.from, by), to: inOrder(given.to, by) };
      const [a, b] = [run(filesOf(other)), run(filesOf(given))];
      assert.deepEqual(placeless(a), placeless(b));
      assert.deepEqual(subjects(a), subjects(b));
    }),
    { includeErrorInReport: true, numRuns: 500 },
  );
});

/** Lines and totals without the places they come from. */
function placeless(report: Report): unknown {
  const side = ({ seats, subscriptions }: LineReport['from']): unknown => ({
    seats,
    subscriptions: subscriptions.map((item) => ({ ...item, source: null })),
  });
  return {
    lines: report.lines.map((line) => ({ ...line, from: side(line.from), to: side(line.to) })),
    outOfScope: report.outOfScope
      .map(({ id, reason, seats }) => [id, reason, seats].join(' '))
      .sort(),
    totals: report.totals,
  };
}

/** What was found about lines; findings about rows name their places. */
function subjects(report: Report): readonly string[] {
  return report.findings
    .filter((finding) => finding.customerKey !== null)
    .map(({ id, rule, numbers }) => `${rule} ${id} ${JSON.stringify(numbers)}`)
    .sort();
}

void test('a consolidated export in two files gives the same lines', () => {
  fc.assert(
    fc.property(tenants.map(distinct), fc.nat({ max: 12 }), (given, at) => {
      const whole = filesOf({ ...given, lists: false });
      // Two customers of the test's own keep each part a file of many customers.
      const anchors = (part: string): readonly SubscriptionRow[] =>
        ['Wingtip', 'Adatum'].map((name) =>
          subscription({ id: `${part} ${name}`, customerName: name, offerName: part }),
        );
      const rows = given.from.map((row) => toRow('from', row));
      const rest = whole.slice(1);
      const one = subscriptionsFile('from', [...anchors('a'), ...rows, ...anchors('b')]);
      const two = [
        subscriptionsFile('from', [...anchors('a'), ...rows.slice(0, at)], 'from/part 1.csv'),
        subscriptionsFile('from', [...rows.slice(at), ...anchors('b')], 'from/part 2.csv'),
      ];
      assert.deepEqual(placeless(run([...two, ...rest])), placeless(run([one, ...rest])));
    }),
    { includeErrorInReport: true, numRuns: 500 },
  );
});

void test('the id of a finding does not depend on seat numbers', () => {
  fc.assert(
    fc.property(tenants.map(distinct), fc.integer({ min: 1, max: 9 }), (random, more) => {
      // A log names seats of its own; here only the exports change.
      const given = { ...random, stops: [] };
      const raise = (rows: readonly RandomRow[], factor: number): readonly RandomRow[] =>
        rows.map((row) => ({ ...row, seats: (row.seats + 1) * factor }));
      const idsWith = (factor: number): readonly string[] =>
        ids(
          run(filesOf({ ...given, from: raise(given.from, factor), to: raise(given.to, factor) })),
        );
      assert.deepEqual(idsWith(more + 1), idsWith(1));
    }),
    { includeErrorInReport: true, numRuns: 500 },
  );
});

function ids(report: Report): readonly string[] {
  return report.findings.map((finding) => `${finding.rule} ${finding.id}`).sort();
}

void test('seats of one line: 25 + 10 equals 35', () => {
  const from = [
    subscription({ id: 'a', quantity: 25 }),
    subscription({ id: 'b', quantity: 10 }),
    subscription({ id: 'x', customerName: 'Fabrikam' }),
  ];
  const to = [
    subscription({ id: 'c', quantity: 35, creationDate: '2026-05-01' }),
    subscription({ id: 'y', customerName: 'Fabrikam', creationDate: '2026-05-01' }),
  ];
  const report = run([subscriptionsFile('from', from), subscriptionsFile('to', to)]);
  const line = report.lines.find(({ customerKey }) => customerKey === guid('Contoso'));
  assert.deepEqual([line?.from.seats, line?.to.seats, line?.missingSeats], [35, 35, 0]);
});

void test('a file of no known kind breaks no count', () => {
  const odd = csvFile('from/notes.csv', 'from', 'Colour,Shape\r\nred,round\r\n');
  const report = run([odd, ...filesOf({ from: [], to: [], stops: [], lists: true })]);
  assert.equal(report.accounting.balanced, true);
});
