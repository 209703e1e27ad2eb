import test from 'node:test';
import { guid, run } from '../../helpers/builders.ts';
import {
  compare,
  fromOnly,
  notChecked,
  OTHER,
  pointsAt,
  says,
  silent,
} from '../../helpers/rule-run.ts';

const RULE = 'addon-orphaned';

/** Visio as an add-on to the first product. */
const addon = (parent: string | null) => ({ ...OTHER, parentSubscriptionId: parent });

test('an add-on whose base is not in the export is orphaned', () => {
  const report = compare([{}], [addon(guid('nowhere'))]);
  says(report, RULE, {
    severity: 'error',
    tenant: 'to',
    message: `Contoso: Visio is an add-on to the subscription ${guid('nowhere')}, which is not active under Transitioning To.`,
    numbers: {},
    verb: 'add-subscription',
  });
  pointsAt(report, RULE, ['to/subscriptions.csv G2']);
});

test('an add-on whose base is stopped is orphaned, one with an active base is not', () => {
  const base = { id: 'base' };
  silent(compare([{}], [base, addon(guid('base'))]), RULE);
  pointsAt(compare([{}], [{ ...base, status: 'suspended' }, addon(guid('base'))]), RULE, [
    'to/subscriptions.csv G3',
  ]);
});

test('where no base is named, the old one must have gone along', () => {
  const old = [{ id: 'base' }, { ...addon(guid('base')), id: 'old add-on' }];
  pointsAt(compare(old, [addon(null)]), RULE, ['to/subscriptions.csv G2']);
  silent(compare(old, [{ id: 'new base' }, addon(null)]), RULE);
});

test('a stopped add-on needs no base', () => {
  silent(compare([{}], [{ id: 'b' }, { ...addon(guid('nowhere')), status: 'suspended' }]), RULE);
});

test('without the to tenant it is not checked', () => {
  notChecked(run(fromOnly([{}])), RULE, /Transitioning To/);
});
