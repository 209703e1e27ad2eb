import assert from 'node:assert/strict';
import test from 'node:test';
import type { Report, Suggestion } from '../../../src/core/model/report.ts';
import {
  csv,
  csvFile,
  customersFile,
  guid,
  run,
  settings,
  subscription,
  subscriptionsFile,
  type SubscriptionRow,
} from '../../helpers/builders.ts';

/** Offers as `name=seats`, each with an id of its own side, for each customer. */
type Offers = Readonly<Record<string, readonly string[]>>;

function compare(from: Offers, to: Offers): Report {
  return run([
    subscriptionsFile('from', rowsOf('from', from)),
    subscriptionsFile('to', rowsOf('to', to)),
  ]);
}

function rowsOf(tenant: string, offers: Offers): readonly SubscriptionRow[] {
  return Object.entries(offers).flatMap(([customerName, list]) =>
    list.map((text) => {
      const [name = '', seats = '10'] = text.split('=');
      return subscription({
        id: `${tenant} ${customerName} ${name}`,
        customerName,
        offerId: guid(`${tenant} ${name}`),
        offerName: name,
        quantity: Number(seats),
      });
    }),
  );
}

function inWords({ from, to, strength }: Suggestion): string {
  return `${from} → ${to} (${strength})`;
}

function suggested(from: Offers, to: Offers): readonly string[] {
  return compare(from, to).suggestions.map(inWords);
}

function only(report: Report): Suggestion {
  const [first, ...more] = report.suggestions;
  assert.ok(first !== undefined);
  assert.deepEqual(more, []);
  return first;
}

const OLD = 'Office 365 Business Premium';
const NEW = 'Microsoft 365 Business Standard';

test('a renamed offer is suggested with the rename, its day and source', () => {
  const report = compare({ Contoso: [`${OLD}=5`] }, { Contoso: [`${NEW}=7`] });
  const { evidence, fromId, toId, customers } = only(report);
  assert.equal(
    evidence,
    `Microsoft renamed ${OLD} to ${NEW} on 2020-04-21 (Partner Center announcements, March 2020).`,
  );
  assert.deepEqual([fromId, toId], [guid(`from ${OLD}`), guid(`to ${NEW}`)]);
  assert.deepEqual(customers, { count: 1, names: ['Contoso'] });
  assert.equal(report.lines.length, 2, 'It is suggested, not used.');
});

test('seats speak for it as well, customer by customer', () => {
  const from = { A: [`${OLD}=5`], B: [`${OLD}=6`], C: [`${OLD}=7`] };
  const to = { A: [`${NEW}=5`], B: [`${NEW}=6`], C: [`${NEW}=1`] };
  const { evidence, customers } = only(compare(from, to));
  assert.match(evidence, /2 of 3 customers that have both .* the same number of seats of them\.$/);
  assert.deepEqual(customers, { count: 3, names: ['A', 'B', 'C'] });
});

test('it is enough that another customer has the new name', () => {
  const report = compare({ A: [`${OLD}=5`] }, { A: ['Visio=3'], B: [`${NEW}=1`] });
  assert.equal(inWords(only(report)), `${OLD} → ${NEW} (strong)`);
  assert.deepEqual(only(report).customers, { count: 1, names: ['A'] });
});

const CASES: readonly (readonly [string, string, string, readonly string[]])[] = [
  ['renamed twice', 'Project Online Professional=1', 'Planner and Project Plan 3=2', ['strong']],
  ['newer under From', `${NEW}=1`, `${OLD}=2`, ['strong']],
  ['French', 'Office 365 Entreprise E3=1', 'Office 365 E3=2', ['strong']],
  ['one name, two ids', 'Visio=1', 'Visio=2', ['strong']],
  ['punctuation', 'Exchange Online (Plan 1)=1', 'Exchange Online Plan 1=2', ['strong']],
  ['another language', 'Exchange Online (Piano 1)=1', 'Exchange Online (Plan 1)=2', ['weak']],
  ['another order', 'E3 Office 365=1', 'Office 365 E3=2', ['weak']],
  ['brackets', 'Office 365 E3 (no Teams)=1', 'Office 365 E3=2', ['weak']],
  ['only the seats', 'Apples=4', 'Pears=4', ['weak']],
  ['another plan', 'Exchange Online (Plan 1)=1', 'Exchange Online (Plan 2)=2', []],
  ['nothing', 'Apples=1', 'Pears=2', []],
];

for (const [what, from, to, expected] of CASES) {
  test(`${what}: ${expected[0] ?? 'no'} suggestion`, () => {
    const found = compare({ Contoso: [from] }, { Contoso: [to] }).suggestions;
    assert.deepEqual(
      found.map(({ strength }) => strength),
      expected,
    );
  });
}

test('seats alone say nothing where a name leads elsewhere', () => {
  const found = suggested({ A: [`${OLD}=5`] }, { A: [`${NEW}=5`, 'Visio=5'] });
  assert.deepEqual(found, [`${OLD} → ${NEW} (strong)`]);
});

test('seats alone say nothing where they speak against the pair more often', () => {
  const from = { A: ['Apples=4'], B: ['Apples=5'], C: ['Apples=6'] };
  const to = { A: ['Pears=4'], B: ['Pears=1'], C: ['Pears=2'] };
  assert.deepEqual(suggested(from, to), []);
});

test('an offer without counterpart on both sides is not suggested to be itself', () => {
  const id = guid('one');
  const row = (customerName: string): SubscriptionRow =>
    subscription({ id: customerName, customerName, offerId: id });
  const other = (customerName: string, id: string): SubscriptionRow =>
    subscription({ id, customerName, offerId: guid('other'), offerName: 'Other' });
  const report = run([
    subscriptionsFile('from', [row('A'), other('B', 'from b')]),
    subscriptionsFile('to', [row('B'), other('B', 'to b'), other('A', 'to a')]),
  ]);
  assert.deepEqual(
    report.suggestions.filter(({ from, to }) => from === to),
    [],
  );
});

/** Customers as `name, tenant id, domain`; the id is a label, or nothing. */
function customers(from: string, to: string): readonly string[] {
  const files = ([from, to] as const).flatMap((text, index) => {
    const tenant = index === 0 ? ('from' as const) : ('to' as const);
    const [name = '', id = '', domain = ''] = text.split(', ');
    const header = ['Microsoft ID', 'Company name', 'Primary domain name', 'Relationship'];
    const list = csv(header, [[id === '' ? null : guid(id), name, domain, 'Cloud Reseller']]);
    return id === '' && domain === ''
      ? [customersFile(tenant, [name])]
      : [csvFile(`${tenant}/customers.csv`, tenant, list)];
  });
  return run(files, settings()).suggestions.map(
    ({ strength, evidence }) => `${strength}: ${evidence}`,
  );
}

test('customers with one domain root are suggested, unless their tenant ids differ', () => {
  assert.deepEqual(
    customers('Contoso, , contoso.fr', 'Group Northwind, , contoso.onmicrosoft.com'),
    ['weak: The domains contoso.fr and contoso.onmicrosoft.com differ only in their ending.'],
  );
  assert.deepEqual(customers('Contoso, , contoso.co.uk', 'Northwind, , contoso.com').length, 1);
  assert.deepEqual(customers('Contoso, a, contoso.fr', 'Northwind, b, contoso.com'), []);
  assert.deepEqual(customers('Contoso, , outlook.fr', 'Northwind, , outlook.com'), []);
});

test('customers that differ in legal form are suggested, and different tenant ids are said', () => {
  assert.deepEqual(customers('Contoso SAS, a, one.fr', 'Contoso AG, b, two.ch'), [
    'weak: The names differ only in accents, punctuation or legal form, but the tenant ids differ.',
  ]);
});

test('tens of thousands of offers without counterpart are compared in no time', () => {
  const many = (word: string): readonly string[] =>
    Array.from({ length: 20000 }, (_, index) => `${word} ${String(index)}=1`);
  const report = compare({ A: many('Apple') }, { A: many('Pear') });
  assert.deepEqual(report.suggestions, []);
});
