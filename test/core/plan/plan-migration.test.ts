/** The plan of a move: what is created, stopped and left to Microsoft, in which wave, and what is not known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { say } from '../../../src/core/text/text.ts';
import { planMigration } from '../../../src/core/plan-migration.ts';
import type { WaveRequest } from '../../../src/core/plan/waves.ts';
import type { MigrationPlan } from '../../../src/core/model/plan.ts';
import type { InputFile, Settings } from '../../../src/core/model/settings.ts';
import { speakPlan } from '../../../src/core/report/speak-plan.ts';
import { ENGLISH } from '../../../src/core/text/speech.ts';
import { compilePlanCheck } from '../../helpers/published-schemas.ts';
import { compileRowSchemas } from '../../../src/formats/row-schemas.ts';
import {
  csvFile,
  customersFile,
  guid,
  NCE_OFFER_ID,
  settings,
  subscription,
  subscriptionsFile,
  TOOL,
  type SubscriptionRow,
} from '../../helpers/builders.ts';

const schemas = compileRowSchemas();
const isPlan = compilePlanCheck();

function planFiles(
  files: readonly InputFile[],
  request: WaveRequest = { kind: 'one' },
  given: Settings = settings(),
): MigrationPlan {
  const plan = speakPlan(planMigration(files, given, request, schemas, TOOL), ENGLISH);
  assert.ok(isPlan(JSON.parse(JSON.stringify(plan))), JSON.stringify(plan));
  return plan;
}

function planOf(
  rows: readonly Partial<SubscriptionRow>[],
  request?: WaveRequest,
  given?: Settings,
): MigrationPlan {
  const all = rows.map((row, index) => subscription({ id: `s${String(index)}`, ...row }));
  return planFiles([subscriptionsFile('from', all)], request, given);
}

const NCE = {
  offerId: NCE_OFFER_ID,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
  billingType: null,
} as const;

test('active subscriptions of one offer are created once, with the sum of their seats', () => {
  const plan = planOf([{ quantity: 25 }, { quantity: 10 }, { quantity: 3, status: 'suspended' }]);
  assert.equal(plan.verdict, 'planned');
  assert.deepEqual(
    plan.creations.map(({ seats, subscriptions }) => [seats, subscriptions.length]),
    [[35, 2]],
  );
  assert.equal(plan.stops.length, 2);
  assert.deepEqual(
    plan.leftOut.map(({ reason, seats }) => [reason, seats]),
    [['Stopped already.', 3]],
  );
  assert.equal(plan.totals.seats, 35);
});

test('an add-on stands after its base, and names it', () => {
  const plan = planOf([
    { id: 'add-on', offerId: guid('a'), offerName: 'A add-on', parentSubscriptionId: guid('base') },
    { id: 'base', offerId: guid('b'), offerName: 'The base' },
  ]);
  assert.deepEqual(
    plan.creations.map(({ offer, addOnTo }) => [offer, addOnTo]),
    [
      ['The base', null],
      ['A add-on', 'The base'],
    ],
  );
});

test('add-ons that name each other as base end, and an unlisted base is said', () => {
  const plan = planOf([
    { id: 'x', offerId: guid('a'), offerName: 'A', parentSubscriptionId: guid('y') },
    { id: 'y', offerId: guid('b'), offerName: 'B', parentSubscriptionId: guid('x') },
    { id: 'z', offerId: guid('c'), offerName: 'C', parentSubscriptionId: guid('nowhere') },
  ]);
  assert.equal(plan.creations.length, 3);
  assert.equal(plan.unknowns.find(({ id }) => id === 'base-unknown')?.count, 1);
});

test('new commerce is cancelled: in its window with the moment, after it by letting it end', () => {
  const cases = [
    { created: '2026-05-10T09:00:00Z', verb: 'cancel', closes: '2026-05-17T09:00:00Z' },
    { created: '2026-01-10T09:00:00Z', verb: 'end', closes: '2026-01-17T09:00:00Z' },
    { created: null, verb: 'cancel', closes: null },
  ] as const;
  for (const { created, verb, closes } of cases) {
    const plan = planOf([{ ...NCE, creationDate: created, commitmentEndDate: '2027-01-09' }]);
    const [stop] = plan.stops;
    assert.equal(stop?.verb, verb);
    assert.equal(stop.windowCloses, closes);
    assert.match(stop.text, /2027-01-09/);
  }
});

test('suspended new commerce still bills: it is stopped, but nothing is created or invited for it', () => {
  const plan = planOf([{ ...NCE, status: 'suspended' }]);
  assert.equal(plan.stops.length, 1);
  assert.match(plan.stops[0]?.text ?? '', /billed all the same/);
  assert.deepEqual(plan.creations, []);
  assert.equal(plan.customers[0]?.invite, false);
  assert.equal(plan.exposure[0]?.seatDays, 0);
});

test('Azure is for Microsoft: company name and ids, no seats, nothing to suspend', () => {
  const row = { offerId: null, offerName: 'Microsoft Azure', billingType: 'usage', quantity: 1 };
  const plan = planOf([row]);
  assert.deepEqual(
    plan.azure.map(({ customer, tenantId }) => [customer, tenantId]),
    [['Contoso', guid('Contoso')]],
  );
  assert.deepEqual(plan.stops, []);
  assert.equal(plan.totals.seats, 0);
  assert.equal(plan.customers[0]?.invite, true);
});

const NAMES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
const seven = NAMES.map((customerName, index) => ({
  customerName,
  commitmentEndDate: index === 6 ? '2026-05-20' : index === 3 ? '2026-05-19' : null,
}));

test('waves: equal parts, so many a day, or as the config says; the first deadlines go first', () => {
  const cases: readonly (readonly [WaveRequest, readonly string[]])[] = [
    [{ kind: 'one' }, ['DGABCEF']],
    [{ kind: 'count', count: 3 }, ['DGA', 'BC', 'EF']],
    [{ kind: 'count', count: 50 }, ['D', 'G', 'A', 'B', 'C', 'E', 'F']],
    [{ kind: 'per-day', customers: 3 }, ['DGA', 'BCE', 'F']],
    [{ kind: 'map', waves: { a: 2, [guid('B')]: 1, nobody: 4 } }, ['B', 'A', 'DGCEF']],
  ];
  for (const [request, expected] of cases) {
    const plan = planOf(seven, request);
    const waves = plan.waves.map(({ number }) =>
      plan.customers
        .filter(({ wave }) => wave === number)
        .map(({ name }) => name)
        .join(''),
    );
    assert.deepEqual(waves, expected, JSON.stringify(request));
  }
});

test('an open cancel window comes before a later renewal', () => {
  const plan = planOf(
    [
      { customerName: 'A', commitmentEndDate: '2026-05-20' },
      { ...NCE, customerName: 'B', creationDate: '2026-05-10', commitmentEndDate: '2027-05-09' },
      { ...NCE, customerName: 'C', creationDate: '2026-01-10', commitmentEndDate: '2027-01-09' },
    ],
    { kind: 'count', count: 3 },
  );
  assert.deepEqual(
    plan.customers.map(({ name, deadline }) => [name, deadline]),
    [
      ['B', { day: '2026-05-17', why: 'cancel-window' }],
      ['A', { day: '2026-05-20', why: 'renewal' }],
      ['C', { day: '2027-01-09', why: 'renewal' }],
    ],
  );
});

test('a map that leaves customers out, or names nobody, says so', () => {
  const plan = planOf(seven, { kind: 'map', waves: { A: 1, nobody: 2 } });
  const count = (id: string) => plan.unknowns.find((one) => one.id === id)?.count;
  assert.equal(count('wave-unassigned'), 6);
  assert.equal(count('wave-unused'), 1);
});

test('a late suspension costs seats times days, and the price of a day', () => {
  const prices = csvFile(
    'prices.csv',
    null,
    'Offer,Unit price,Currency,Billing cycle\r\nOffice 365 E3,31.00,EUR,monthly\r\n',
  );
  const rows = [
    subscription({ id: 'a', creationDate: '2025-05-01', billingCycle: 'monthly' }),
    subscription({ id: 'b', offerId: null, offerName: 'Visio', quantity: 4 }),
  ];
  const plan = planFiles([subscriptionsFile('from', rows), prices]);
  assert.deepEqual(
    plan.exposure.map(({ daysLate, seatDays }) => [daysLate, seatDays]),
    [1, 2, 3, 5, 7, 14, 30].map((days) => [days, 14 * days]),
  );
  // 10 seats at 31.00 for the 31 days of May.
  assert.deepEqual(plan.exposure[2]?.cost, { EUR: '30.00' });
  assert.equal(plan.exposure[2].unpriced, 1);
  assert.equal(plan.unknowns.find(({ id }) => id === 'no-price')?.count, 1);
});

test('an offer that the config renames is created under its new name', () => {
  const offers = { 'office 365 e3': 'Microsoft 365 E3' };
  const plan = planOf([{}], undefined, settings({ offers }));
  assert.equal(plan.creations[0]?.createAs, 'Microsoft 365 E3');
});

test('rows of one subscription that contradict each other are not planned with', () => {
  const plan = planOf([{ id: 'same', quantity: 5 }, { id: 'same', quantity: 6 }, { id: 'b' }]);
  assert.equal(plan.verdict, 'incomplete');
  assert.equal(plan.totals.seats, 10);
  assert.match(plan.leftOut[0]?.reason ?? '', /contradict/);
});

test('what is missing in the input makes the plan incomplete, and nothing makes no plan', () => {
  const good = subscriptionsFile('from', [subscription()]);
  const broken = subscriptionsFile('from', [
    subscription(),
    subscription({ id: 'b', quantity: 'many' }),
  ]);
  const damaged: InputFile = {
    ...good,
    path: 'from/broken.xlsx',
    sha256: 'x',
    read: {
      ok: false,
      problem: { code: 'E', place: null, what: say('No.'), fix: say('Repair it.') },
    },
  };
  const portal = csvFile(
    'from/Contoso.csv',
    'from',
    `Subscription ID,Subscription,Quantity,Status\r\n${guid('x')},Visio,3,Active\r\n`,
  );
  const cases: readonly (readonly [readonly InputFile[], MigrationPlan['verdict'], RegExp])[] = [
    [[good], 'planned', /^$/],
    [[broken], 'incomplete', /1 row/],
    [[good, damaged], 'incomplete', /1 file/],
    [[portal, customersFile('from', ['Contoso', 'Fabrikam'])], 'incomplete', /no export/],
    [[damaged], 'nothing-to-plan', /no subscriptions export/],
    [
      [subscriptionsFile('from', [subscription({ status: 'suspended' })])],
      'nothing-to-plan',
      /active/,
    ],
    [[], 'nothing-to-plan', /no subscriptions export/],
  ];
  for (const [files, verdict, reason] of cases) {
    const plan = planFiles(files);
    assert.equal(plan.verdict, verdict);
    assert.match(plan.reasons.join(' '), reason);
  }
});

test('trials are left out unless they are asked for', () => {
  const rows = [{ isTrial: true }, {}];
  assert.equal(planOf(rows).totals.seats, 10);
  assert.equal(planOf(rows).unknowns.find(({ id }) => id === 'trials')?.count, 1);
  assert.equal(planOf(rows, undefined, settings({ includeTrials: true })).totals.seats, 20);
});

test('files of the other tenant change nothing', () => {
  const from = subscriptionsFile('from', [subscription()]);
  const to = subscriptionsFile('to', [subscription({ id: 'to', quantity: 99 })]);
  assert.deepEqual(planFiles([from, to]), planFiles([from]));
});
