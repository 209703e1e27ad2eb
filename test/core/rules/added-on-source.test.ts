import assert from 'node:assert/strict';
import test from 'node:test';
import { activityFile, event, guid, run } from '../../helpers/builders.ts';
import {
  OTHER,
  compare,
  fromOnly,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'added-on-source';

const TO = { creationDate: '2026-05-01' };

test('a subscription that came after the first to subscription is to be decided about', () => {
  says(compare([{ creationDate: '2026-05-03' }], [TO]), RULE, {
    severity: 'warning',
    tenant: 'from',
    message:
      'Contoso: Office 365 E3 (10 seats) was created under Transitioning From on 2026-05-03, after the customer’s first subscription under Transitioning To.',
    numbers: { seats: 10 },
    verb: 'decide',
  });
});

test('a subscription from before the move is as it should be', () => {
  silent(compare([{ creationDate: '2025-01-01' }], [TO]), RULE);
});

test('another customer’s move does not count', () => {
  silent(compare([{ creationDate: '2026-05-03' }], [{ ...TO, customerName: 'Fabrikam' }]), RULE);
});

test('without the to tenant it is not checked', () => {
  notChecked(run(fromOnly([{ creationDate: '2026-05-03' }])), RULE, /Transitioning To/);
});

test('the evidence is the new subscription and the first one under To', () => {
  const later = { ...OTHER, creationDate: '2026-05-02' };
  pointsAt(compare([{ creationDate: '2026-05-03' }], [later, TO]), RULE, [
    'from/subscriptions.csv F2',
    'to/subscriptions.csv F3',
  ]);
});

test('an upgrade and a paid trial are called what they are', () => {
  const message = (operation: string, before: Record<string, unknown>) => {
    const entry = event({ of: 'old', at: '2026-05-03T10:00:00Z', operation });
    const log = activityFile('from', [{ ...entry, before }]);
    return only(compare([{ creationDate: '2026-05-03' }], [TO], [log]), RULE).message;
  };
  const active = { ...event({ of: 'old' }).before, quantity: 10 };
  const another = { ...active, id: guid('older') };
  assert.match(message('upgrade_subscription', another), /began as an upgrade under/);
  assert.match(
    message('convert_trial_subscription', active),
    /was turned from a trial into a paid/,
  );
});

test('on the same day only the time can tell', () => {
  silent(compare([{ creationDate: '2026-05-01' }], [TO]), RULE);
  const at = (creationDate: string) => [{ creationDate }];
  only(compare(at('2026-05-01T10:01:00Z'), at('2026-05-01T10:00:00Z')), RULE);
  silent(compare(at('2026-05-01T10:00:00Z'), at('2026-05-01T10:00:00Z')), RULE);
});
