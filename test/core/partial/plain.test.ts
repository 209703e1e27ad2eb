/** Facts come back from JSON as they were: what JSON cannot hold, and what two names mean together. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Plain } from '../../../src/core/model/part.ts';
import { exact } from '../../../src/core/money/exact.ts';
import { fromPlain, toPlain } from '../../../src/core/partial/plain.ts';
import { joined, say } from '../../../src/core/text/text.ts';

function back(value: unknown): unknown {
  return fromPlain(JSON.parse(JSON.stringify(toPlain(value))) as Plain);
}

/** Data as facts hold them; keys may look like the marks of the format. */
const facts = fc.letrec<{ fact: unknown }>((tie) => ({
  fact: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true }).filter((one) => !Object.is(one, -0)),
    fc.integer({ min: 1, max: 999 }).map((n) => exact(n).div(7)),
    fc.string().map((name) => say('{name} of {from}', { name, from: say('Paris') })),
    fc.array(tie('fact')),
    fc.dictionary(
      fc.oneof(
        fc.string().filter((key) => key !== '__proto__'),
        fc.constantFrom('$same', '$text', '$'),
      ),
      tie('fact'),
      { noNullPrototype: true },
    ),
  ),
})).fact;

test('any facts come back as they were', () => {
  fc.assert(
    fc.property(facts, (value) => {
      assert.deepEqual(back(value), value);
    }),
  );
});

test('what is one thing under two names is one thing again', () => {
  const customer = { name: 'Contoso' };
  const text = joined([say('one'), 'two'], ', ');
  const again = back({ customer, lines: [{ customer, text }], text }) as {
    readonly customer: object;
    readonly lines: readonly { readonly customer: object; readonly text: object }[];
    readonly text: object;
  };
  assert.equal(again.lines[0]?.customer, again.customer);
  assert.equal(again.lines[0].text, again.text);
});

test('what is no data is refused, not lost', () => {
  assert.throws(() => toPlain({ map: new Map() }), /Map/);
  assert.throws(() => toPlain({ clock: () => 0 }), /function/);
});

test('marks that say nothing are refused', () => {
  for (const plain of [{ $same: 3 }, { $same: 'a' }, { $exact: 1 }, { $other: 1 }]) {
    assert.throws(() => fromPlain([plain]), /says nothing/);
  }
});
