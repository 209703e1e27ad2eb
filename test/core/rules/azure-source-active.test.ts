import test from 'node:test';
import { run } from '../../helpers/builders.ts';
import {
  AZURE,
  compare,
  fromOnly,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'azure-source-active';

test('it is found, and Microsoft is to be told', () => {
  says(compare([AZURE], [AZURE]), RULE, {
    severity: 'error',
    tenant: 'from',
    message:
      'Contoso: Microsoft Azure is active in both tenants; it should show as Suspended under Transitioning From.',
    numbers: {},
    verb: 'notify-microsoft',
  });
});

test('Azure that is suspended under From is done', () => {
  silent(compare([{ ...AZURE, status: 'suspended' }], [AZURE]), RULE);
});

test('without the to tenant it is not checked', () => {
  notChecked(run(fromOnly([AZURE])), RULE, /Transitioning To/);
});

test('without any usage-based subscription there is nothing to judge', () => {
  notChecked(compare([{}], [{}]), RULE, /nothing to judge/);
});

test('the evidence is the status on each side', () => {
  pointsAt(compare([AZURE], [AZURE]), RULE, [
    'from/subscriptions.csv G2',
    'to/subscriptions.csv G2',
  ]);
});

test('suspended on one side is not the same as on the other', () => {
  only(compare([AZURE, { ...AZURE, id: 'old 2', status: 'suspended' }], [AZURE]), RULE);
  silent(compare([AZURE], [{ ...AZURE, status: 'suspended' }]), RULE);
});
