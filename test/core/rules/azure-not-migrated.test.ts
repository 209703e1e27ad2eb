import test from 'node:test';
import { run } from '../../helpers/builders.ts';
import {
  AZURE,
  OTHER,
  compare,
  fromOnly,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'azure-not-migrated';

test('it is found, and Microsoft is to be told', () => {
  says(compare([AZURE], [OTHER]), RULE, {
    severity: 'error',
    tenant: 'from',
    message:
      'Contoso: Microsoft Azure is active under Transitioning From and not active under Transitioning To; Microsoft has to migrate it.',
    numbers: {},
    verb: 'notify-microsoft',
  });
});

test('Azure that is active in the to tenant has been migrated', () => {
  silent(compare([AZURE], [AZURE]), RULE);
});

test('without the to tenant it is not checked', () => {
  notChecked(run(fromOnly([AZURE])), RULE, /Transitioning To/);
});

test('without any usage-based subscription there is nothing to judge', () => {
  notChecked(compare([{}], [{}]), RULE, /nothing to judge/);
});

test('the evidence is the status on each side', () => {
  pointsAt(compare([AZURE], [OTHER]), RULE, ['from/subscriptions.csv G2']);
});

test('suspended on one side is not the same as on the other', () => {
  only(compare([AZURE], [{ ...AZURE, status: 'suspended' }]), RULE);
  silent(compare([{ ...AZURE, status: 'suspended' }], [AZURE]), RULE);
});
