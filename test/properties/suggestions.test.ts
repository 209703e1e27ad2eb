/** Suggestions are words: whatever looks alike, the lines are those of ids and exact names. */
import test from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import table from '../../schemas/offer-renames.json' with { type: 'json' };
import { foldName } from '../../src/core/normalise/text.ts';
import { run, subscription, subscriptionsFile } from '../helpers/builders.ts';

const NAMES = [
  ...new Set(table.renames.slice(0, 8).flatMap(({ from, to }) => [from, to])),
  'Exchange Online (Piano 1)',
  'Exchange Online (Plan 1)',
  'exchange online  (plan 1)',
  'Exchange Online (Plan 1) (no Teams)',
];

const row = fc.record({
  customer: fc.constantFrom('Contoso', 'Contoso SAS', 'Fabrikam'),
  name: fc.constantFrom(...NAMES),
  seats: fc.integer({ min: 1, max: 3 }),
});
const rows = fc.uniqueArray(row, {
  selector: ({ customer, name }) => `${customer}\n${name}`,
  maxLength: 12,
});

void test('lines join equal names only, and every suggestion is between lines without counterpart', () => {
  fc.assert(
    fc.property(rows, rows, (from, to) => {
      const file = (tenant: 'from' | 'to', given: typeof from) =>
        subscriptionsFile(
          tenant,
          given.map(({ customer, name, seats }) =>
            subscription({
              id: `${tenant} ${customer} ${name}`,
              customerName: customer,
              offerId: null,
              offerName: name,
              quantity: seats,
            }),
          ),
        );
      const report = run([file('from', from), file('to', to)]);
      const keys = (given: typeof from) =>
        given.map(({ customer, name }) => `${customer}\n${foldName(name)}`);
      const expected = new Set([...keys(from), ...keys(to)]);
      assert.equal(report.lines.length, expected.size);
      for (const line of report.lines) {
        const key = `${line.customer}\n${foldName(line.offer)}`;
        assert.equal(line.from.subscriptions.length > 0, keys(from).includes(key), key);
        assert.equal(line.to.subscriptions.length > 0, keys(to).includes(key), key);
      }
      for (const { kind, from: one, to: other } of report.suggestions) {
        if (kind !== 'offer') continue;
        const lone = (name: string, side: 'from' | 'to') =>
          report.lines.some(
            (line) =>
              foldName(line.offer) === foldName(name) && line[side].subscriptions.length === 0,
          );
        assert.ok(lone(one, 'to') && lone(other, 'from'), `${one} → ${other}`);
      }
    }),
    { includeErrorInReport: true, numRuns: 300 },
  );
});
