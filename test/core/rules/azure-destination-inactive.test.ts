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

const RULE = 'azure-destination-inactive';

test('it is found, and Microsoft is to be told', () => {
  says(compare([{ ...AZURE, status: 'suspended' }], [{ ...AZURE, status: 'suspended' }]), RULE, {
    severity: 'error',
    tenant: 'to',
    message:
      'Contoso: Microsoft Azure is stopped under Transitioning From and not active under Transitioning To.',
    numbers: {},
    verb: 'notify-microsoft',
  });
});

test('Azure that is active in the to tenant is where it should be', () => {
  silent(compare([{ ...AZURE, status: 'suspended' }], [AZURE]), RULE);
});

test('without the to tenant it is not checked', () => {
  notChecked(run(fromOnly([AZURE])), RULE, /Transitioning To/);
});

test('without any usage-based subscription there is nothing to judge', () => {
  notChecked(compare([{}], [{}]), RULE, /nothing to judge/);
});

test('the evidence is the status on each side', () => {
  pointsAt(
    compare([{ ...AZURE, status: 'suspended' }], [{ ...AZURE, status: 'suspended' }]),
    RULE,
    ['from/subscriptions.csv G2', 'to/subscriptions.csv G2'],
  );
});

test('suspended on one side is not the same as on the other', () => {
  only(compare([{ ...AZURE, status: 'suspended' }], [OTHER]), RULE);
  silent(compare([AZURE], [{ ...AZURE, status: 'suspended' }]), RULE);
});
