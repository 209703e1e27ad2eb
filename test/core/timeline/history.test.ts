import { ENGLISH } from '../../../src/core/text/speech.ts';
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Report } from '../../../src/core/model/report.ts';
import { compileReportCheck } from '../../helpers/report-schema.ts';
import { timelineTable } from '../../../src/core/report/timeline-table.ts';
import { activityFile, created, event, guid, type EventRow } from '../../helpers/builders.ts';
import { compare } from '../../helpers/rule-run.ts';

const isReport = compileReportCheck();
const ACTIVE = { status: 'active', quantity: 10 };

/** Steps as `day what seats/billed`, of the only history. */
function steps(report: Report): readonly string[] {
  const [history, ...more] = report.histories ?? [];
  assert.ok(history !== undefined);
  assert.deepEqual(more, []);
  assert.ok(isReport(report));
  return history.steps.map(({ day, what, seats, billed }) =>
    [day, what, `${String(seats ?? '?')}/${String(billed ?? '?')}`].join(' '),
  );
}

/** A line that lacks seats, with these entries about its from subscription. */
function history(row: Parameters<typeof compare>[0][number], entries: readonly EventRow[]): Report {
  return compare(
    [row],
    [{ quantity: 1, creationDate: '2026-05-01' }],
    [activityFile('from', entries)],
  );
}

test('each entry is a step: created, seats changed, suspended, active again', () => {
  const report = history({ status: 'active', quantity: 12 }, [
    created({ of: 'old', at: '2026-05-02T08:00:00Z' }),
    event({ of: 'old', at: '2026-05-04T08:00:00Z', before: ACTIVE, after: { quantity: 12 } }),
    event({ of: 'old', at: '2026-05-06T08:00:00Z', before: null, after: { status: 'suspended' } }),
    event({ of: 'old', at: '2026-05-08T08:00:00Z', before: null, after: { status: 'active' } }),
    event({ of: 'old', at: '2026-05-09T08:00:00Z', before: null, after: { friendlyName: 'Mine' } }),
  ]);
  assert.deepEqual(steps(report), [
    '2026-05-02 created 10/10',
    '2026-05-04 seats 12/12',
    '2026-05-06 suspended 12/0',
    '2026-05-08 reactivated 12/12',
    '2026-05-09 other 12/12',
  ]);
});

test('a creation that only the export knows comes first', () => {
  const report = history({ creationDate: '2026-04-20', status: 'suspended' }, [
    event({ of: 'old' }),
  ]);
  assert.deepEqual(steps(report), ['2026-04-20 created ?/10', '2026-05-10 suspended 10/0']);
  const [first] = report.histories?.[0]?.steps ?? [];
  assert.deepEqual(first?.source, { path: 'from/subscriptions.csv', sheet: '', row: 2 });
});

test('upgrades, paid trials and transfers have names of their own', () => {
  const upgrade = event({ of: 'old', operation: 'upgrade_subscription', before: ACTIVE });
  const begun = { ...upgrade, before: { id: guid('older'), ...ACTIVE } };
  assert.deepEqual(steps(history({}, [{ ...begun, after: { id: guid('old'), ...ACTIVE } }])), [
    '2026-05-10 upgrade-begins 10/10',
  ]);
  const operation = 'convert_trial_subscription';
  assert.deepEqual(
    steps(history({}, [event({ of: 'old', operation, before: ACTIVE, after: ACTIVE })])),
    ['2026-05-10 conversion 10/10'],
  );
  const transfer = { of: 'old', operation: 'create_transfer', before: null };
  assert.deepEqual(steps(history({}, [event({ ...transfer, after: { status: 'Created' } })])), [
    '2026-05-10 transfer ?/10',
  ]);
});

test('what the files leave open is not said to be billed', () => {
  const report = history({ status: 'active' }, [event({ of: 'old' })]);
  assert.deepEqual(steps(report), ['2026-05-10 suspended 10/?']);
});

test('the newest fifty steps are listed, the rest is counted', () => {
  const entries = Array.from({ length: 60 }, (_, index) =>
    event({
      of: 'old',
      at: `2026-05-${String(1 + Math.floor(index / 10)).padStart(2, '0')}T10:${String(index % 60).padStart(2, '0')}:00Z`,
      before: { ...ACTIVE, quantity: 10 + index },
      after: { ...ACTIVE, quantity: 11 + index },
    }),
  );
  const report = history({ quantity: 70 }, entries);
  assert.deepEqual(report.histories?.[0]?.earlierSteps, 10);
  assert.equal(report.histories[0].steps.length, 50);
  assert.match(timelineTable(report, ENGLISH).purpose, / 10 older steps are not listed\.$/);
});

test('lines without a finding, and subscriptions without an entry, have no history', () => {
  assert.equal(compare([{}], [{ creationDate: '2026-05-01' }]).histories, undefined);
  const row = { status: 'suspended' };
  const log = activityFile('from', [event({ of: 'old', at: '2026-05-01T10:00:00Z' })]);
  const report = compare([row], [{ creationDate: '2026-05-01T09:00:00Z' }], [log]);
  assert.deepEqual(report.findings, []);
  assert.equal(report.histories, undefined);
});

test('the sheet says it in words', () => {
  const report = history({ status: 'suspended' }, [event({ of: 'old' })]);
  const [row] = timelineTable(report, ENGLISH).rows;
  assert.deepEqual(
    row?.map((cell) => ('value' in cell ? cell.value : null)),
    [
      'Contoso',
      'Office 365 E3',
      'Transitioning From',
      '2026-05-10',
      '10:00:00',
      'Suspended',
      10,
      0,
      guid('old'),
      'from/activity.csv › row 2',
    ],
  );
});
