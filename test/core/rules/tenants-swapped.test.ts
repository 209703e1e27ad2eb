import assert from 'node:assert/strict';
import test from 'node:test';
import {
  compare,
  fromOnly,
  notChecked,
  only,
  OTHER,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';
import { activityFile, event, guid, run } from '../../helpers/builders.ts';

const RULE = 'tenants-swapped';

test('a stop under Transitioning To and nowhere else points the wrong way', () => {
  const report = compare([{}], [{ status: 'suspended' }]);
  says(report, RULE, {
    severity: 'error',
    tenant: null,
    message:
      'All that tells a direction points from Transitioning To to Transitioning From: 1 line stopped only under Transitioning To, 0 lines created there first.',
    numbers: { stopped: 1, createdFirst: 0 },
    verb: 'decide',
  });
  pointsAt(report, RULE, ['to/subscriptions.csv G2']);
});

test('creation days alone need more than one line', () => {
  const early = { creationDate: '2026-04-01' };
  const late = { creationDate: '2026-05-01' };
  silent(compare([late], [early]), RULE);
  const report = compare([late, { ...OTHER, ...late }], [early, { ...OTHER, id: 'b', ...early }]);
  says(report, RULE, {
    severity: 'error',
    tenant: null,
    message:
      'All that tells a direction points from Transitioning To to Transitioning From: 0 lines stopped only under Transitioning To, 2 lines created there first.',
    numbers: { stopped: 0, createdFirst: 2 },
    verb: 'decide',
  });
});

const product = (at: number) => ({
  id: `p${String(at)}`,
  offerId: guid(`p${String(at)}`),
  offerName: `Product ${String(at)}`,
});

test('one stop among several lines without a sign is that customer’s own', () => {
  const lines = [1, 2, 3].map(product);
  const to = lines.map((line) => ({ ...line, id: `${line.id} new` }));
  const stopped = [{ status: 'suspended' }];
  silent(compare([{}, ...lines], [...stopped, ...to]), RULE);
  only(compare([{}, ...lines.slice(1)], [...stopped, ...to.slice(1)]), RULE);
});

test('nine tenths of the signs are enough', () => {
  const compared = (backwards: number) => {
    const lines = Array.from({ length: backwards }, (_, at) => product(at));
    const to = lines.map((line) => ({ ...line, id: `${line.id} new`, status: 'suspended' }));
    return compare([{ status: 'suspended' }, ...lines], [{}, ...to]);
  };
  silent(compared(8), RULE);
  assert.match(only(compared(9), RULE).message, /^Nearly all that tells a direction/);
});

test('as many signs of the right direction keep it silent', () => {
  const done = { ...OTHER, status: 'suspended' };
  silent(compare([{}, done], [{ status: 'suspended' }, { ...OTHER, id: 'b' }]), RULE);
  silent(compare([{ status: 'suspended' }], [{}]), RULE);
});

test('without the other side it is not checked', () => {
  notChecked(run(fromOnly([{}])), RULE, /Transitioning To/);
});

test('logs that speak of the other tenant’s subscriptions were put into the wrong folders', () => {
  const log = (tenant: 'from' | 'to', ...of: readonly string[]) =>
    activityFile(
      tenant,
      of.map((one) => event({ of: one })),
    );
  const swapped = compare([{}], [{}], [log('from', 'new')]);
  says(swapped, RULE, {
    severity: 'error',
    tenant: 'from',
    message:
      'The activity log given for the Transitioning From tenant speaks of 1 subscription that the exports of the Transitioning To tenant list: it is probably that tenant’s log.',
    numbers: { subscriptions: 1 },
    verb: 'fix-input',
  });
  pointsAt(swapped, RULE, ['from/activity.csv #2']);
  silent(swapped, 'export-stale');
  silent(compare([{}], [{}], [log('from', 'old'), log('to', 'new')]), RULE);
  silent(compare([{}], [{}], [log('from', 'old', 'old', 'new')]), RULE);
  const taken = event({ of: 'old', operation: 'complete_transfer' });
  silent(compare([{}], [{}], [activityFile('to', [taken])]), RULE);
});
