/** The actions of a run: their order, how pressing they are, and the way to the right place in the portal. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import type { Report } from '../../../src/core/model/report.ts';

const tour = JSON.parse(
  readFileSync(new URL('../../golden/tour/expected/reconciliation.json', import.meta.url), 'utf8'),
) as Report;

function about(verb: string, customer: string) {
  const found = tour.actions.find((one) => one.verb === verb && one.customer === customer);
  assert.ok(found !== undefined);
  return found;
}

test('customers without service come first', () => {
  const urgent = tour.actions.filter(({ priority }) => priority === 'urgent');
  assert.deepEqual(
    tour.actions.slice(0, urgent.length).map(({ id }) => id),
    urgent.map(({ id }) => id),
  );
  assert.ok(urgent.length > 0);
  assert.ok(urgent.every(({ priorityWhy }) => priorityWhy === 'The customer is without service.'));
});

test('the rest goes from inputs to consent, setting up, checking and stopping', () => {
  const verbs = tour.actions
    .filter(({ priority }) => priority !== 'urgent')
    .map(({ verb }) => verb);
  const first = (verb: string): number => verbs.indexOf(verb as (typeof verbs)[number]);
  const order = ['fix-input', 'request-relationship', 'decide', 'add-seats', 'verify', 'suspend'];
  const places = order.map(first);
  assert.ok(!places.includes(-1));
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  );
});

test('of what has to be stopped, the dearest comes first', () => {
  const stops = tour.actions.filter(({ verb }) => verb === 'suspend' || verb === 'cancel');
  const costs = stops.flatMap(({ priorityWhy }) => /[\d.]+(?= EUR)/.exec(priorityWhy)?.[0] ?? []);
  assert.deepEqual(costs, ['10.80', '7.45', '0.66']);
});

test('the steps name the account, the customer and the ids to paste', () => {
  const [account, customer, product, ids] = about('suspend', 'Åkerlund Bygg AB').steps;
  assert.equal(account, 'Sign in to Partner Center with the Transitioning From account.');
  assert.match(
    customer ?? '',
    /Microsoft ID e50f30db-fd85-4ca1-ad14-72750b113d20, domain akerlund/,
  );
  assert.match(product ?? '', /offer id 031c9e47-4802-4248-838e-778fb1d2cc05/);
  assert.match(ids ?? '', /Transitioning From: 7a688d4b-856d-4012-a4df-250ebf3f0e96/);
});

test('nothing is stopped before somebody has looked at its replacement', () => {
  for (const { verb, steps } of tour.actions) {
    if (verb !== 'suspend' && verb !== 'cancel') continue;
    assert.ok(steps.some((step) => step.startsWith('Look under Transitioning To first')));
  }
});

test('for another product than the one that is judged, its ids are not given', () => {
  const action = tour.actions.find(({ text }) => text.includes('cannot be used without it'));
  assert.ok(action !== undefined);
  assert.ok(!action.steps.some((step) => step.startsWith('Product:')));
});
