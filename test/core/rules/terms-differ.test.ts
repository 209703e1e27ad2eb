import test from 'node:test';
import { run } from '../../helpers/builders.ts';
import {
  compare,
  fromOnly,
  notChecked,
  OTHER,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'terms-differ';

const OLD = { billingCycle: 'monthly', termDuration: 'P1Y', autoRenewEnabled: true };

test('another cycle, term or renewal is told with both values', () => {
  const now = { billingCycle: 'annual', termDuration: 'P1M', autoRenewEnabled: false };
  says(compare([OLD], [now]), RULE, {
    severity: 'warning',
    tenant: 'to',
    message:
      'Contoso: Office 365 E3 has other terms under Transitioning To: billing cycle monthly became annual; term P1Y became P1M; auto-renew on became off.',
    numbers: {},
    verb: 'verify',
  });
  pointsAt(compare([OLD], [now]), RULE, ['from/subscriptions.csv G2', 'to/subscriptions.csv G2']);
});

test('what one side does not say is no difference', () => {
  silent(compare([OLD], [{}]), RULE);
  silent(compare([OLD], [OLD]), RULE);
});

test('what is stopped under Transitioning To continues nothing', () => {
  silent(compare([OLD], [OLD, { id: 'b', billingCycle: 'annual', status: 'suspended' }]), RULE);
});

test('a line of one side alone is nothing to judge', () => {
  notChecked(compare([OLD], [OTHER]), RULE, /nothing to judge/);
  notChecked(run(fromOnly([OLD])), RULE, /Transitioning To/);
});
