/** `csp-reconcile invoice` from outside: its files, and its exit codes. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { compileInvoiceCheckGuard } from '../helpers/report-schema.ts';
import { csv, guid, LEGACY_OFFER_ID, type Cell } from '../helpers/builders.ts';
import { runCli, temporaryFolder } from '../helpers/command-line.ts';

const OUTPUTS = ['invoice-check.json', 'invoice-check.xlsx', 'support-case.txt'];
const CUSTOMER = 'Fabrikam, Inc.';

const EXPORT = csv(
  ['Id', 'CustomerId', 'CustomerName', 'OfferId', 'OfferName', 'Quantity', 'Status', 'BillingType'],
  ['E3', 'E1'].map((name) => [
    guid(name),
    guid(CUSTOMER),
    CUSTOMER,
    name === 'E3' ? LEGACY_OFFER_ID : guid('E1 offer'),
    `Office 365 ${name}`,
    10,
    'suspended',
    'license',
  ]),
);

const state = (name: string, status: string): string =>
  JSON.stringify({ id: guid(name), status, quantity: 10 });

const LOG = csv(
  [
    'operationDate',
    'customerName',
    'resourceType',
    'operationType',
    'operationStatus',
    'resourceOldValue',
    'resourceNewValue',
  ],
  ['E3', 'E1'].map((name) => [
    '2026-05-11T10:00:00Z',
    CUSTOMER,
    'subscription',
    'update_subscription',
    'succeeded',
    state(name, 'active'),
    state(name, 'suspended'),
  ]),
);

const HEADER = [
  'CustomerId',
  'CustomerName',
  'SyndicationPartnerSubscriptionNumber',
  'OfferName',
  'ChargeStartDate',
  'ChargeEndDate',
  'ChargeType',
  'UnitPrice',
  'Quantity',
  'Amount',
  'Subtotal',
  'Tax',
  'TotalForCustomer',
  'Currency',
];

const line = (
  name: string,
  days: readonly string[],
  type: string,
  amount: string,
): readonly Cell[] => {
  const [first, last] = days;
  const who = [guid(CUSTOMER), CUSTOMER, guid(name), `Office 365 ${name}`];
  return [...who, first, last, type, '31.00', 10, amount, amount, '0', amount, 'EUR'];
};

const MAY = ['2026-05-01', '2026-05-31'];
const REST = ['2026-05-11', '2026-05-31'];
const JUNE = ['2026-06-01', '2026-06-30'];
const CHARGED = [line('E3', MAY, 'Cycle fee', '310.00'), line('E1', MAY, 'Cycle fee', '310.00')];
const CREDITED = ['E3', 'E1'].map((name) =>
  line(name, REST, 'Prorate fees when cancel', '-210.00'),
);
const OTHER = line('other', JUNE, 'Cycle fee', '310.00');

interface Given {
  readonly lines: readonly (readonly Cell[])[];
  readonly more?: readonly string[];
}

function check(t: TestContext, { lines, more = [] }: Given) {
  const folder = temporaryFolder(t);
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  write('from/subscriptions.csv', EXPORT);
  write('from/activity.csv', LOG);
  const invoice = write('bill/final.csv', csv(HEADER, lines));
  const out = join(folder, 'out');
  const run = runCli([
    'invoice',
    ...['--from-invoice', invoice, '--from', join(folder, 'from'), '--out', out],
    ...['--as-of', '2026-06-15', ...more],
  ]);
  const read = (name: string): string => readFileSync(join(out, name), 'utf8');
  return { run, out, read };
}

test('0: all credits are there', (t) => {
  const { run, out, read } = check(t, { lines: [...CHARGED, ...CREDITED] });
  assert.equal(run.code, 0, run.stderr + run.stdout);
  assert.deepEqual(readdirSync(out).sort(), OUTPUTS);
  assert.match(run.stdout, /Agreed/);
  assert.match(read('support-case.txt'), /nothing to claim/);
});

test('2: a credit is missing, and a month was charged after the suspension', (t) => {
  const june = line('E1', JUNE, 'Cycle fee', '310.00');
  const { run, read } = check(t, { lines: [...CHARGED, ...CREDITED.slice(1), june] });
  assert.equal(run.code, 2, run.stderr + run.stdout);
  assert.match(run.stdout, /Worth claiming: 520.00 EUR/);
  const isCheck = compileInvoiceCheckGuard();
  assert.ok(isCheck(JSON.parse(read('invoice-check.json'))));
  const text = read('support-case.txt');
  for (const part of [
    guid('E3'),
    guid('E1'),
    '210.00 EUR',
    '310.00 EUR',
    '2026-05-11',
    'final.csv',
  ]) {
    assert.ok(text.includes(part), `${part} is not in the text:\n${text}`);
  }
  const spared = check(t, { lines: CHARGED, more: ['--fail-on', 'never'] });
  assert.equal(spared.run.code, 0);
});

test('warnings count where --fail-on says so', (t) => {
  const lines = [...CHARGED, ...CREDITED, OTHER];
  assert.equal(check(t, { lines }).run.code, 0);
  assert.equal(check(t, { lines, more: ['--fail-on', 'warning'] }).run.code, 2);
});

test('3: a row of the invoice could not be read', (t) => {
  const broken = line('E3', MAY, 'Cycle fee', 'about 310');
  const { run } = check(t, { lines: [...CHARGED, ...CREDITED, broken] });
  assert.equal(run.code, 3, run.stderr);
  assert.match(run.stdout, /INCOMPLETE/);
});

test('4: no exports, or an unknown option', (t) => {
  const out = join(temporaryFolder(t), 'out');
  assert.equal(runCli(['invoice', '--from-invoice', 'README.md', '--out', out]).code, 4);
  assert.equal(check(t, { lines: [], more: ['--html'] }).run.code, 4);
  assert.ok(!existsSync(out));
});

test('5: an invoice without a line is never agreed', (t) => {
  const { run } = check(t, { lines: [] });
  assert.equal(run.code, 5, run.stderr);
  assert.match(run.stdout, /NOTHING COMPARED/);
});
