import assert from 'node:assert/strict';
import test from 'node:test';
import {
  NCE_OFFER_ID,
  OFFER,
  csv,
  csvFile,
  customersFile,
  run,
  settings,
} from '../../helpers/builders.ts';
import {
  OTHER,
  compare,
  fromOnly,
  notChecked,
  only,
  pointsAt,
  says,
  silent,
  toFile,
} from '../../helpers/rule-run.ts';

const RULE = 'suspension-still-bills';

const NCE = { offerId: NCE_OFFER_ID };
const NO_MONEY = { cost: null, currency: null };
const SUSPENDED = { ...NCE, status: 'suspended', commitmentEndDate: '2026-12-31' };

test('a suspended new-commerce subscription is still charged and is to be cancelled', () => {
  says(compare([SUSPENDED], [NCE]), RULE, {
    severity: 'error',
    tenant: 'from',
    message:
      'Contoso: Office 365 E3 (10 seats) is suspended under Transitioning From but, as a new-commerce subscription, still charged until 2026-12-31. No file tells when its cancel window closes: look it up in Partner Center.',
    numbers: { ...NO_MONEY, seats: 10, until: '2026-12-31', windowCloses: null },
    verb: 'cancel',
  });
});

test('a cancelled new-commerce subscription is not charged', () => {
  silent(compare([{ ...NCE, status: 'deleted' }], [NCE]), RULE);
});

test('a suspended legacy subscription is nothing to judge', () => {
  notChecked(compare([{ status: 'suspended' }], [{}]), RULE, /nothing to judge/);
});

test('without the from tenant it is not checked', () => {
  notChecked(run([toFile([NCE])]), RULE, /Transitioning From/);
});

test('the evidence is the status under From', () => {
  pointsAt(compare([OTHER, SUSPENDED], [NCE]), RULE, ['from/subscriptions.csv G3']);
});

test('without an end in the export, until is not known', () => {
  const report = compare([{ ...SUSPENDED, commitmentEndDate: null }], [NCE]);
  assert.equal(only(report, RULE).numbers['until'], null);
  assert.match(only(report, RULE).message, /still charged\. No file tells/);
});

test('a customer whose to export is missing is charged all the same', () => {
  only(run([...fromOnly([SUSPENDED]), customersFile('to', ['Contoso'])]), RULE);
});

const BOUGHT = { ...SUSPENDED, billingCycle: 'monthly', termDuration: 'P1Y' };
const PARIS = { zone: 'Europe/Paris', text: () => '2026-05-18 10:30' };

test('the open cancel window is counted down in UTC and in the zone of the config', () => {
  const row = { ...BOUGHT, creationDate: '2026-05-11T08:30:00Z' };
  const report = compare([row], [NCE], [], settings({ local: PARIS }));
  const finding = only(report, RULE);
  assert.equal(finding.numbers['windowCloses'], '2026-05-18T08:30:00Z');
  const window =
    'The cancel window (168 hours after purchase) closes on 2026-05-18 08:30 UTC (2026-05-18 10:30 Europe/Paris).';
  assert.ok(finding.message.endsWith(window), finding.message);
  const action = report.actions.find(({ id }) => id === finding.action);
  assert.match(action?.text ?? '', /^Cancel .* closes on 2026-05-18 08:30 UTC/);
});

test('a window that has closed leaves auto-renew, and a renewal opens it anew', () => {
  const closed = compare([{ ...BOUGHT, creationDate: '2026-05-01T08:30:00Z' }], [NCE]);
  assert.match(only(closed, RULE).message, /closed on 2026-05-08 08:30 UTC\.$/);
  assert.match(closed.actions.map(({ text }) => text).join(), /switch off auto-renew/);
  const renewed = compare([{ ...BOUGHT, creationDate: '2025-05-12' }], [NCE]);
  assert.match(
    only(renewed, RULE).message,
    /after renewal\) closes on 2026-05-19 00:00 UTC, counted/,
  );
});

test('with a price it says what staying until the end of the term costs', () => {
  const row = { ...BOUGHT, creationDate: '2026-05-01T08:30:00Z', commitmentEndDate: '2026-07-31' };
  const header = ['Offer', 'Unit price', 'Currency', 'Billing cycle'];
  const list = csvFile('prices.csv', null, csv(header, [[OFFER, '31.00', 'EUR', 'monthly']]));
  const { numbers, message } = only(compare([row], [NCE], [list]), RULE);
  // 18 of 31 days of May at 10 seats, then June and July in full.
  assert.equal(numbers['cost'], '800.00');
  assert.match(message, /until 2026-07-31 \(another 800\.00 EUR\)/);
});
