import test from 'node:test';
import { OFFER, guid, run, settings } from '../../helpers/builders.ts';
import { compare, fromOnly, notChecked, pointsAt, says, silent } from '../../helpers/rule-run.ts';

const RULE = 'offer-ambiguous';

const [ONE, TWO] = [guid('offer one'), guid('offer two')].sort() as [string, string];
const NAMED = { offerId: null };
const TO = [{ offerId: ONE }, { id: 'new 2', offerId: TWO }];

test('a name that stands for two offers is matched with neither', () => {
  says(compare([NAMED], TO), RULE, {
    severity: 'error',
    tenant: null,
    message: `Contoso: Office 365 E3 could be any of the offers ${ONE}, ${TWO}.`,
    numbers: { candidates: 2 },
    verb: 'decide',
  });
});

test('a name that stands for one offer is that offer', () => {
  silent(compare([NAMED], [{ offerId: ONE }]), RULE);
});

test('without the to tenant it is not checked', () => {
  notChecked(run(fromOnly([NAMED])), RULE, /Transitioning To/);
});

test('the evidence is the seats of what has no offer id', () => {
  pointsAt(compare([NAMED], TO), RULE, ['from/subscriptions.csv F2']);
});

test('the same name on both sides without any id is no doubt', () => {
  silent(compare([NAMED], [NAMED]), RULE);
});

test('the config decides, as the finding says', () => {
  silent(compare([NAMED], TO, [], settings({ offers: { [OFFER]: ONE } })), RULE);
});
