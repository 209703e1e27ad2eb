import test from 'node:test';
import { NCE_OFFER_ID, run, settings } from '../../helpers/builders.ts';
import { compare, notChecked, pointsAt, says, silent, toFile } from '../../helpers/rule-run.ts';

const RULE = 'renewal-imminent';

/** The as-of day of the builders is 2026-05-14. */
const ends = (day: string) => ({ commitmentEndDate: day });

test('a renewal within the window is near, with the days until it', () => {
  const report = compare([ends('2026-05-20')], [{}]);
  says(report, RULE, {
    severity: 'warning',
    tenant: 'from',
    message:
      'Contoso: Office 365 E3 (10 seats) renews or ends under Transitioning From on 2026-05-20, in 6 days.',
    numbers: { days: 6, until: '2026-05-20' },
    verb: 'suspend',
  });
  pointsAt(report, RULE, ['from/subscriptions.csv G2']);
});

test('the window is that of the config, both ends inside', () => {
  silent(compare([ends('2026-06-14')], [{}]), RULE);
  pointsAt(compare([ends('2026-06-13')], [{}]), RULE, ['from/subscriptions.csv G2']);
  pointsAt(compare([ends('2026-05-14')], [{}]), RULE, ['from/subscriptions.csv G2']);
  silent(compare([ends('2026-05-13')], [{}]), RULE);
  silent(compare([ends('2026-05-20')], [{}], [], settings({ renewalWindow: 5 })), RULE);
});

test('while the seats are missing, nothing may be stopped yet', () => {
  says(compare([{ ...ends('2026-05-20'), autoRenewEnabled: false }], [{ quantity: 4 }]), RULE, {
    severity: 'warning',
    tenant: 'from',
    message:
      'Contoso: Office 365 E3 (10 seats) ends under Transitioning From on 2026-05-20, in 6 days.',
    numbers: { days: 6, until: '2026-05-20' },
    verb: null,
  });
});

test('a suspended legacy subscription renews no more, a new-commerce one does', () => {
  const row = { ...ends('2026-05-20'), status: 'suspended' };
  notChecked(compare([row], [{}]), RULE, /nothing to judge/);
  const offerId = NCE_OFFER_ID;
  pointsAt(compare([{ ...row, offerId }], [{ offerId }]), RULE, ['from/subscriptions.csv G2']);
});

test('without the from tenant it is not checked', () => {
  notChecked(run([toFile([{}])]), RULE, /Transitioning From/);
});
