/** The gates: what each check passes, fails, and cannot tell, and the verdicts that follow. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { say } from '../../../src/core/text/text.ts';
import { judgePreflight } from '../../../src/core/judge-preflight.ts';
import type {
  CheckResult,
  Gate,
  Preflight,
  PreflightLimits,
} from '../../../src/core/model/preflight.ts';
import type { InputFile, Settings } from '../../../src/core/model/settings.ts';
import { runChecks } from '../../../src/core/preflight/run-checks.ts';
import type { Given } from '../../../src/core/preflight/check.ts';
import { CHECKS } from '../../../src/core/preflight/index.ts';
import { speakPreflight } from '../../../src/core/report/speak-preflight.ts';
import { ENGLISH } from '../../../src/core/text/speech.ts';
import { compilePreflightCheck } from '../../helpers/published-schemas.ts';
import { compileRowSchemas } from '../../../src/formats/row-schemas.ts';
import {
  activityFile,
  created,
  csvFile,
  customersFile,
  event,
  guid,
  NCE_OFFER_ID,
  settings,
  subscription,
  subscriptionsFile,
  TOOL,
  type SubscriptionRow,
} from '../../helpers/builders.ts';

const schemas = compileRowSchemas();
const isPreflight = compilePreflightCheck();

const LIMITS: PreflightLimits = {
  maxExportAgeDays: 1,
  maxSkewDays: 1,
  renewalWindow: 7,
  requirePrices: false,
  requireFamilies: true,
  requireLog: true,
  requireDatedFiles: false,
};

interface Case {
  readonly files: readonly InputFile[];
  readonly gate?: Gate;
  readonly limits?: Partial<PreflightLimits>;
  readonly settings?: Settings;
}

function judge({ files, gate = 'before', limits = {}, settings: given }: Case): Preflight {
  const request = { gate, limits: { ...LIMITS, ...limits } };
  const words = judgePreflight(files, given ?? settings(), request, schemas, TOOL);
  const result = speakPreflight(words, ENGLISH);
  assert.ok(isPreflight(JSON.parse(JSON.stringify(result))));
  return result;
}

/** The worst answer to one check. */
function resultOf(preflight: Preflight, check: string): CheckResult | 'not-asked' {
  const results = preflight.answers.filter((one) => one.check === check).map((one) => one.result);
  if (results.length === 0) return 'not-asked';
  if (results.includes('fail')) return 'fail';
  return results.includes('cannot-tell') ? 'cannot-tell' : 'pass';
}

const HEADER = 'Subscription ID,Subscription,Quantity,Status';

function portal(tenant: 'from' | 'to', name: string, rows: readonly string[] = []): InputFile {
  return csvFile(`${tenant}/${name}.csv`, tenant, `${[HEADER, ...rows].join('\r\n')}\r\n`);
}

const FROM_ROW = subscription({ id: 'old', billingType: 'license' });
const ACTIVE = { status: 'active', quantity: 10 };
const LOG = activityFile('from', [
  event({ of: 'old', at: '2026-04-01T10:00:00Z', before: ACTIVE, after: ACTIVE }),
]);
const LISTS = [customersFile('from', ['Contoso']), customersFile('to', ['Contoso'])];

/** Everything is ready, nothing has begun. */
function ready(changes: Partial<SubscriptionRow> = {}): readonly InputFile[] {
  return [
    subscriptionsFile('from', [subscription({ id: 'old', billingType: 'license', ...changes })]),
    portal('to', 'Contoso'),
    LOG,
    ...LISTS,
  ];
}

/** Everything was moved on one day. */
function moved(day = '2026-05-10'): readonly InputFile[] {
  return [
    subscriptionsFile('from', [subscription({ id: 'old', status: 'suspended' })]),
    subscriptionsFile('to', [subscription({ id: 'new', creationDate: '2026-05-10T08:00:00Z' })]),
    activityFile('from', [event({ of: 'old', at: `${day}T10:00:00Z` })]),
    activityFile('to', [created({ of: 'new', at: '2026-05-10T08:00:00Z' })]),
    ...LISTS,
  ];
}

test('go before the day, where all is there and nothing has begun', () => {
  const preflight = judge({ files: ready() });
  assert.equal(preflight.verdict, 'go', JSON.stringify(preflight.reasons));
  assert.deepEqual(
    preflight.customers.map(({ name, verdict }) => [name, verdict]),
    [['Contoso', 'go']],
  );
  assert.deepEqual(preflight.totals, { customers: 1, go: 1, noGo: 0, cannotTell: 0 });
});

test('go on the day after, where all stopped on the day its successor began', () => {
  const preflight = judge({ files: moved(), gate: 'day-after' });
  assert.equal(preflight.verdict, 'go', JSON.stringify(preflight.reasons));
});

interface Row extends Case {
  readonly name: string;
  readonly check: string;
  readonly result: CheckResult;
}

const OVER = [
  ...ready().slice(0, 1),
  subscriptionsFile('to', [subscription({ id: 'new', creationDate: '2026-05-10T08:00:00Z' })]),
  LOG,
  activityFile('to', [created({ of: 'new', at: '2026-05-10T08:00:00Z' })]),
  ...LISTS,
];
const BROKEN = { code: 'E', place: null, what: say('Damaged.'), fix: say('Repair it.') };
const broken = (path: string): InputFile => ({
  path,
  tenant: 'from',
  sha256: path,
  incidental: false,
  read: { ok: false, problem: BROKEN },
});
const without = (kind: RegExp): readonly InputFile[] =>
  ready().filter(({ path }) => !kind.test(path));
const dated = (from: string, to: string): readonly InputFile[] => [
  subscriptionsFile('from', [FROM_ROW], `from/all ${from}.csv`),
  csvFile(`to/Contoso ${to}.csv`, 'to', `${HEADER}\r\n`),
  LOG,
  ...LISTS,
];
const NCE = { offerId: NCE_OFFER_ID, billingType: null } as const;

const ROWS: readonly Row[] = [
  {
    name: 'one file for both',
    check: 'tenants-right',
    result: 'fail',
    files: [
      ...ready(),
      csvFile('from/x.csv', 'from', `${HEADER}\r\n${guid('x')},Visio,1,Active\r\n`),
      csvFile('to/x.csv', 'to', `${HEADER}\r\n${guid('x')},Visio,1,Active\r\n`),
    ],
  },
  {
    name: 'a damaged file',
    check: 'files-readable',
    result: 'fail',
    files: [...ready(), broken('from/Contoso (1).xlsx')],
  },
  {
    name: 'a rejected row',
    check: 'rows-accepted',
    result: 'fail',
    files: [...ready({ quantity: 'many' }), portal('from', 'Fabrikam')],
  },
  {
    name: 'no from export of a listed customer',
    check: 'exports-complete',
    result: 'fail',
    files: [
      portal('from', 'Fabrikam', [`${guid('f')},Visio,2,Active`]),
      portal('to', 'Fabrikam'),
      LOG,
      customersFile('from', ['Contoso', 'Fabrikam']),
      customersFile('to', ['Contoso', 'Fabrikam']),
    ],
  },
  {
    name: 'no to export',
    check: 'exports-complete',
    result: 'fail',
    files: without(/to\/Contoso/),
  },
  {
    name: 'contradicting rows',
    check: 'exports-complete',
    result: 'fail',
    files: [
      ...ready(),
      subscriptionsFile('from', [subscription({ id: 'old', quantity: 3 })], 'from/again.csv'),
    ],
  },
  {
    name: 'an old export by its name',
    check: 'exports-current',
    result: 'fail',
    files: dated('2026-05-01', '2026-05-14'),
  },
  {
    name: 'an export of tomorrow',
    check: 'exports-current',
    result: 'fail',
    files: dated('2026-05-14', '2026-05-15'),
  },
  {
    name: 'exports apart',
    check: 'exports-current',
    result: 'fail',
    files: dated('2026-05-10', '2026-05-14'),
    limits: { maxExportAgeDays: 9 },
  },
  {
    name: 'exports apart, as allowed',
    check: 'exports-current',
    result: 'pass',
    files: dated('2026-05-10', '2026-05-14'),
    limits: { maxExportAgeDays: 9, maxSkewDays: 4 },
  },
  {
    name: 'exports of the day',
    check: 'exports-current',
    result: 'pass',
    files: dated('2026-05-14', '2026-05-13'),
  },
  {
    name: 'undated names',
    check: 'exports-current',
    result: 'cannot-tell',
    files: ready(),
    limits: { requireDatedFiles: true },
  },
  {
    name: 'not in the to list',
    check: 'consent-given',
    result: 'fail',
    files: [...without(/^to/), customersFile('to', ['Fabrikam'])],
  },
  {
    name: 'no to list',
    check: 'consent-given',
    result: 'cannot-tell',
    files: without(/to\/customers/),
  },
  {
    name: 'nothing active, so no consent',
    check: 'consent-given',
    result: 'pass',
    files: [
      ...ready({ status: 'suspended' }).slice(0, 3),
      customersFile('from', ['Contoso']),
      customersFile('to', ['Fabrikam']),
    ],
  },
  { name: 'created too early', check: 'nothing-provisioned', result: 'fail', files: OVER },
  {
    name: 'a customer of an earlier wave',
    check: 'nothing-provisioned',
    result: 'pass',
    files: moved(),
  },
  {
    name: 'no to export, so not known',
    check: 'nothing-provisioned',
    result: 'cannot-tell',
    files: without(/to\/Contoso/),
  },
  {
    name: 'two customers of one name',
    check: 'mappings-settled',
    result: 'fail',
    files: [
      ...ready().slice(0, 3),
      csvFile(
        'from/customers.csv',
        'from',
        `Microsoft ID,Company name\r\n${guid('1')},Twin\r\n${guid('2')},Twin\r\n`,
      ),
      portal('from', 'Twin', [`${guid('t')},Visio,1,Active`]),
      customersFile('to', ['Contoso']),
    ],
  },
  {
    name: 'a pair that nobody knows',
    check: 'mappings-settled',
    result: 'cannot-tell',
    files: ready(),
    settings: settings({ customers: { Nobody: 'No one' } }),
  },
  { name: 'no from log', check: 'log-covers', result: 'fail', files: without(/activity/) },
  {
    name: 'no log asked for',
    check: 'log-covers',
    result: 'pass',
    files: without(/activity/),
    limits: { requireLog: false },
  },
  {
    name: 'a log of one month that begins late',
    check: 'log-covers',
    result: 'cannot-tell',
    files: [
      ...without(/activity/),
      activityFile('from', [event({ of: 'other', at: '2026-04-14T10:00:00Z' })]),
    ],
    settings: settings({ migrationStart: '2026-03-01' }),
  },
  {
    name: 'a near renewal',
    check: 'renewals-clear',
    result: 'fail',
    files: ready({ ...NCE, commitmentEndDate: '2026-05-21' }),
  },
  {
    name: 'a renewal just outside',
    check: 'renewals-clear',
    result: 'pass',
    files: ready({ ...NCE, commitmentEndDate: '2026-05-22' }),
  },
  {
    name: 'an end without renewal',
    check: 'renewals-clear',
    result: 'pass',
    files: ready({ ...NCE, commitmentEndDate: '2026-05-16', autoRenewEnabled: false }),
  },
  { name: 'an unknown renewal', check: 'renewals-clear', result: 'cannot-tell', files: ready(NCE) },
  {
    name: 'a legacy renewal',
    check: 'renewals-clear',
    result: 'pass',
    files: ready({ commitmentEndDate: '2026-05-16' }),
  },
  {
    name: 'renewals not asked',
    check: 'renewals-clear',
    result: 'pass',
    files: ready(NCE),
    limits: { renewalWindow: 0 },
  },
  {
    name: 'a family assumed',
    check: 'families-known',
    result: 'cannot-tell',
    files: ready({ offerId: null, billingType: null }),
  },
  {
    name: 'a family that the config says',
    check: 'families-known',
    result: 'pass',
    files: ready({ offerId: null, billingType: null }),
    limits: { requireFamilies: false },
  },
  {
    name: 'prices asked for',
    check: 'prices-known',
    result: 'fail',
    files: ready(),
    limits: { requirePrices: true },
  },
  { name: 'prices not asked for', check: 'prices-known', result: 'pass', files: ready() },
  { name: 'seats missing', check: 'provisioned', result: 'fail', gate: 'cutover', files: ready() },
  { name: 'seats there', check: 'provisioned', result: 'pass', gate: 'cutover', files: OVER },
  {
    name: 'no to export, so seats unknown',
    check: 'provisioned',
    result: 'cannot-tell',
    gate: 'cutover',
    files: without(/to\/Contoso/),
  },
  {
    name: 'still billed',
    check: 'suspended-same-day',
    result: 'fail',
    gate: 'day-after',
    files: OVER,
  },
  {
    name: 'Azure still active',
    check: 'suspended-same-day',
    result: 'fail',
    gate: 'day-after',
    files: ready({ offerId: null, offerName: 'Microsoft Azure', billingType: 'usage' }),
  },
  {
    name: 'two days late',
    check: 'suspended-same-day',
    result: 'fail',
    gate: 'day-after',
    files: moved('2026-05-12'),
  },
  {
    name: 'two days early',
    check: 'suspended-same-day',
    result: 'fail',
    gate: 'day-after',
    files: moved('2026-05-08'),
  },
  {
    name: 'no log of the stop',
    check: 'suspended-same-day',
    result: 'cannot-tell',
    gate: 'day-after',
    files: moved().filter(({ path }) => path !== 'from/activity.csv'),
  },
  {
    name: 'cut off',
    check: 'nothing-at-risk',
    result: 'fail',
    gate: 'cutover',
    files: [...moved().slice(0, 1), portal('to', 'Contoso'), ...moved().slice(2, 3), ...LISTS],
  },
  {
    name: 'not compared',
    check: 'compared-in-full',
    result: 'cannot-tell',
    files: without(/to\/Contoso/),
  },
];

for (const { name, check, result, ...given } of ROWS) {
  test(`${check}: ${name}: ${result}`, () => {
    const preflight = judge(given);
    const answers = preflight.answers.filter((one) => one.check === check);
    assert.equal(resultOf(preflight, check), result, JSON.stringify(answers));
    if (result !== 'pass') {
      assert.notEqual(preflight.verdict, 'go');
      assert.ok(preflight.reasons.length > 0);
    }
  });
}

test('every check has an id of its own, a question, and a gate', () => {
  assert.equal(new Set(CHECKS.map(({ id }) => id)).size, CHECKS.length);
  const tested = new Set(ROWS.map(({ check }) => check));
  for (const { id, asks, gates } of CHECKS) {
    assert.ok(ENGLISH.of(asks).endsWith('.') && gates.length > 0, id);
    assert.ok(tested.has(id), `${id} has no row in the table of this test.`);
  }
});

test('a damaged file of one customer holds up that one; one of nobody holds up all', () => {
  const two = [
    subscriptionsFile('from', [FROM_ROW, subscription({ id: 'b', customerName: 'Fabrikam' })]),
    portal('to', 'Contoso'),
    portal('to', 'Fabrikam'),
    LOG,
    customersFile('from', ['Contoso', 'Fabrikam']),
    customersFile('to', ['Contoso', 'Fabrikam']),
  ];
  const verdicts = (path: string) =>
    judge({ files: [...two, broken(path)] }).customers.map(({ verdict }) => verdict);
  assert.deepEqual(verdicts('from/Contoso (1).xlsx'), ['no-go', 'go']);
  assert.deepEqual(verdicts('from/export.xlsx'), ['cannot-tell', 'cannot-tell']);
});

test('nothing to judge: no from exports, or nothing of the to tenant', () => {
  for (const files of [[], without(/^from/), without(/^to/)]) {
    const preflight = judge({ files });
    assert.equal(preflight.verdict, 'nothing-to-judge');
    assert.equal(preflight.reasons.length, 1);
  }
});

test('nobody is told to suspend Azure by hand', () => {
  const azure = { offerId: null, offerName: 'Microsoft Azure', billingType: 'usage' };
  const { answers } = judge({ files: ready(azure), gate: 'day-after' });
  const found = answers.find(
    ({ check, result }) => check === 'suspended-same-day' && result === 'fail',
  );
  assert.match(found?.fix ?? '', /do not suspend it by hand/);
});

test('a check that crashes cannot tell, for anybody', () => {
  const [first] = CHECKS;
  assert.ok(first !== undefined);
  const crashing = {
    ...first,
    answer: () => {
      throw new Error('Oh.');
    },
  };
  const customer = {
    key: 'c',
    name: 'C',
    from: null,
    to: null,
  } as unknown as Given['customers'][number]['customer'];
  const given = {
    gate: 'before',
    customers: [{ customer, lines: [] }],
    facts: { tenants: { from: { hasSubscriptions: true }, to: { hasList: true } } },
  } as unknown as Given;
  const judged = runChecks(given, [crashing]);
  assert.equal(judged.verdict, 'cannot-tell');
  assert.equal(judged.customers[0]?.verdict, 'cannot-tell');
  assert.match(ENGLISH.of(judged.answers[0]?.reason ?? ''), /Oh\./);
});

test('the matrix says per customer and tenant what is there, since when, and what is missing', () => {
  const files = [
    ...dated('2026-05-13', '2026-05-14'),
    customersFile('from', ['Tailspin'], 'from/more.csv'),
  ];
  const { coverage } = judge({ files });
  assert.deepEqual(
    coverage.map(({ customer, tenant, state, ageDays }) => [customer, tenant, state, ageDays]),
    [
      ['Contoso', 'from', 'consolidated', 1],
      ['Contoso', 'to', 'own-file', 0],
      ['Tailspin', 'from', 'missing', null],
      ['Tailspin', 'to', 'not-needed', null],
    ],
  );
});
