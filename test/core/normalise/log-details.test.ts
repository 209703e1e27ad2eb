import assert from 'node:assert/strict';
import test from 'node:test';
import { readLogDetails, type LogTexts } from '../../../src/core/normalise/log-details.ts';
import { guid } from '../../helpers/builders.ts';

const [A, B] = [guid('a'), guid('b')];
const NOTHING: LogTexts = { details: null, before: null, after: null };

/** Each entry as `id before → after`. */
function read(texts: Partial<LogTexts>): readonly string[] {
  const name = (id: string) => (id === A ? 'A' : id === B ? 'B' : id);
  return readLogDetails({ ...NOTHING, ...texts }).map(({ id, before, after }) => {
    const old = before === null ? '-' : `${before.status ?? '?'} ${before.seats ?? '?'}`;
    return `${name(id)} ${old} → ${after.status ?? '?'} ${after.seats ?? '?'}`;
  });
}

const json = JSON.stringify;
const CASES: readonly (readonly [string, Partial<LogTexts>, readonly string[]])[] = [
  ['a resource', { details: json({ id: A, status: 'active', quantity: 5 }) }, ['A - → active 5']],
  [
    'a resource with other keys and case',
    { details: json({ SubscriptionId: A.toUpperCase(), STATUS: 'Suspended', Quantity: '7' }) },
    ['A - → suspended 7'],
  ],
  [
    'an old/new pair',
    { details: json({ OldValue: { id: A, quantity: 5 }, NewValue: { id: A, quantity: 8 } }) },
    ['A ? 5 → ? 8'],
  ],
  [
    'an old/new pair of JSON within JSON',
    { details: json({ resourceOldValue: null, resourceNewValue: json({ id: A, quantity: 8 }) }) },
    ['A - → ? 8'],
  ],
  [
    'audit columns',
    { before: json({ id: A, status: 'active' }), after: json({ id: A, status: 'suspended' }) },
    ['A active ? → suspended ?'],
  ],
  [
    'an order with line items',
    {
      details: json({
        id: 'order',
        lineItems: [
          { subscriptionId: A, quantity: 5 },
          { subscriptionId: B, quantity: 2 },
        ],
      }),
    },
    ['A - → ? 5', 'B - → ? 2'],
  ],
  [
    'lines of text',
    { details: `Subscription ID: ${A}\r\nQuantity: 5\r\nStatus: Suspendu` },
    ['A - → suspended 5'],
  ],
  ['text with semicolons', { details: `id=${A}; seats=5` }, ['A - → ? 5']],
  ['braces around the id', { details: json({ id: `{${A}}`, quantity: 1 }) }, ['A - → ? 1']],
  ['a status that no table knows', { details: json({ id: A, status: 'Snoozed' }) }, ['A - → ? ?']],
  ['seats below none', { details: json({ id: A, quantity: -1 }) }, ['A - → ? ?']],
  [
    'items of a cart, in any case',
    {
      details: json({
        Id: B,
        Items: [{ SubscriptionId: A, Quantity: 5, FriendlyName: 'Mine', OfferId: 'x' }],
      }),
    },
    ['A - → ? 5'],
  ],
  [
    'a checkout with orders inside',
    { details: json({ orders: [{ id: B, lineItems: [{ subscriptionId: A, quantity: 5 }] }] }) },
    ['A - → ? 5'],
  ],
  [
    'add-ons inside a line item',
    {
      details: json({
        lineItems: [
          { subscriptionId: A, quantity: 5, addonItems: [{ subscriptionId: B, quantity: 1 }] },
        ],
      }),
    },
    ['A - → ? 5', 'B - → ? 1'],
  ],
  [
    'an order before and after',
    {
      before: json({ id: 'o', lineItems: [{ subscriptionId: A, quantity: 5 }] }),
      after: json({ id: 'o', lineItems: [{ subscriptionId: A, quantity: 8 }] }),
    },
    ['A ? 5 → ? 8'],
  ],
  [
    'a collection of subscriptions',
    { details: json({ totalCount: 1, items: [{ id: A, status: 'active', quantity: 5 }] }) },
    ['A - → active 5'],
  ],
  [
    'a subscription in a wrapper',
    { details: json({ Subscription: { Id: A, quantity: 5 } }) },
    ['A - → ? 5'],
  ],
  [
    'the id of an order',
    { details: json({ id: A, referenceCustomerId: B, status: 'completed' }) },
    [],
  ],
  [
    'another thing with an id',
    { details: json({ id: A, status: 'active', attributes: { objectType: 'Customer' } }) },
    [],
  ],
  ['the number of a line', { details: json({ lineItems: [{ id: A, lineItemNumber: 0 }] }) }, []],
  ['a well without ground', { details: '['.repeat(2000) + ']'.repeat(2000) }, []],
  ['broken JSON', { details: `{"id": "${A}"` }, []],
  ['an id that is no GUID', { details: json({ id: 'order-1', quantity: 5 }) }, []],
  ['prose', { details: 'The customer called.' }, []],
  ['nothing', {}, []],
  ['JSON of another type', { details: '[1, null, "x", {"__proto__": {"id": 1}}]' }, []],
];

for (const [what, texts, expected] of CASES) {
  test(`${what} gives ${expected.length === 0 ? 'nothing' : expected.join(', ')}`, () => {
    assert.deepEqual(read(texts), expected);
  });
}

test('an order dates its items, and the offer id is lower case', () => {
  const details = json({
    creationDate: '2026-05-04T10:00:00Z',
    lineItems: [{ subscriptionId: A, offerId: 'CFQ7TTC0LH18:0001' }],
  });
  const [item] = readLogDetails({ ...NOTHING, details });
  assert.equal(item?.offerId, 'cfq7ttc0lh18:0001');
  assert.equal(item.createdOn?.at, 1777888800000);
});

/** Entries of an operation as `id before → after`, with what they turn. */
function readAs(action: string, texts: Partial<LogTexts>): readonly string[] {
  return readLogDetails({ ...NOTHING, ...texts }, action).map(
    ({ id, before, after, begins, turn }) => {
      const old = before === null ? '-' : `${before.status ?? '?'} ${before.seats ?? '?'}`;
      const what = `${turn ?? 'nothing'}${begins ? ' begins' : ''}`;
      return `${id === A ? 'A' : 'B'} ${old} → ${after.status ?? '?'} ${after.seats ?? '?'} (${what})`;
    },
  );
}

const state = (id: string, quantity: number) => ({ id, status: 'active', quantity });
const TURNS: readonly (readonly [string, string, Partial<LogTexts>, readonly string[]])[] = [
  [
    'an upgrade from one subscription to another',
    'upgrade',
    { before: json(state(A, 5)), after: json(state(B, 7)) },
    ['A active 5 → cancelled ? (upgrade)', 'B - → active 7 (upgrade begins)'],
  ],
  [
    'an upgrade that names source and target',
    'upgrade',
    { after: json({ SourceSubscriptionId: A, TargetSubscriptionId: B, UpgradeErrors: [] }) },
    ['A ? ? → cancelled ? (upgrade)', 'B - → ? ? (upgrade begins)'],
  ],
  [
    'an upgrade that came to nothing',
    'upgrade',
    { after: json({ sourceSubscriptionId: A, targetSubscriptionId: B, upgradeErrors: [{}] }) },
    [],
  ],
  [
    'an upgrade of one subscription in place',
    'upgrade',
    { before: json(state(A, 5)), after: json(state(A, 7)) },
    ['A active 5 → active 7 (nothing)'],
  ],
  [
    'an upgrade of some seats',
    'upgrade',
    { before: json([state(A, 5)]), after: json([state(A, 2), state(B, 3)]) },
    ['B - → active 3 (upgrade begins)', 'A active 5 → active 2 (nothing)'],
  ],
  [
    'a trial that is paid for',
    'convert-trial',
    { after: json({ subscriptionId: A, offerId: 'trial', targetOfferId: 'paid', quantity: 9 }) },
    ['A - → ? 9 (conversion)'],
  ],
  [
    'a trial that another subscription follows',
    'convert-trial',
    { before: json(state(A, 25)), after: json(state(B, 9)) },
    ['A active 25 → cancelled ? (upgrade)', 'B - → active 9 (upgrade begins)'],
  ],
  [
    'a transfer of some subscriptions',
    'transfer',
    { after: json({ id: 't', status: 'active', lineItems: [{ subscriptionId: A, quantity: 3 }] }) },
    ['A - → ? ? (transfer)'],
  ],
  ['a transfer without ids', 'transfer', { after: json({ id: 't', status: 'Complete' }) }, []],
];

for (const [what, action, texts, expected] of TURNS) {
  test(`${what} gives ${expected.length === 0 ? 'nothing' : expected.join(', ')}`, () => {
    assert.deepEqual(readAs(action, texts), expected);
  });
}

test('a converted trial has the offer that it is converted to', () => {
  const details = json({ subscriptionId: A, offerId: 'Trial', targetOfferId: 'Paid' });
  assert.equal(readLogDetails({ ...NOTHING, details }, 'convert-trial')[0]?.offerId, 'paid');
});

test('a comma between digits does not end a part, and such a number is read by no guess', () => {
  const read = (text: string) =>
    readLogDetails({
      details: `Subscription ID: ${guid('a')}; ${text}`,
      before: null,
      after: null,
    });
  const [entry] = read('Old quantity: 1,000; New quantity: 1,200');
  assert.deepEqual([entry?.before?.seats, entry?.after.seats], [null, null]);
  assert.deepEqual(entry?.unread, [
    { side: 'before', field: 'quantity', value: '1,000' },
    { side: 'after', field: 'quantity', value: '1,200' },
  ]);
  const [certain] = read('Quantity: 1 200, Status: Suspended');
  assert.deepEqual(certain?.after, { status: 'suspended', seats: 1200 });
  assert.deepEqual(certain.unread, []);
});

test('a status that no table knows is kept to be reported; the outcome of an operation is none', () => {
  const read = (status: unknown, quantity: unknown = 5) =>
    readLogDetails({
      details: JSON.stringify({ subscriptionId: guid('a'), status, quantity }),
      before: null,
      after: null,
    })[0]?.unread;
  assert.deepEqual(read('Snoozed'), [{ side: 'after', field: 'status', value: 'Snoozed' }]);
  assert.deepEqual(read('active', 2.5), [{ side: 'after', field: 'quantity', value: '2.5' }]);
  assert.deepEqual(read('Succeeded'), []);
  assert.deepEqual(read(null, ''), []);
});

test('the decimal mark that a user names settles the numbers of a log, too', () => {
  const details = `Subscription ID: ${guid('a')}; Quantity: 1,200`;
  const seats = (decimal: 'comma' | 'point') =>
    readLogDetails({ details, before: null, after: null }, null, { words: {}, decimal })[0]?.after
      .seats;
  assert.deepEqual([seats('point'), seats('comma')], [1200, null]);
});
