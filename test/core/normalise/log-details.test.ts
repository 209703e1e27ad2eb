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
