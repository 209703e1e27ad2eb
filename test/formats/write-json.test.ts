/** The JSON that is written in pieces is the one that JSON.stringify gives in one text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonPieces, writeJson } from '../../src/formats/write-json.ts';

test('any result reads the same, whether written whole or in pieces', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (result) => {
      assert.equal(writeJson(result), `${JSON.stringify(result, null, 2)}\n`);
    }),
  );
});

test('long lists come in pieces that no text has to hold at once', () => {
  const lines = Array.from({ length: 1001 }, (_, at) => ({ at, text: `line\n${String(at)}` }));
  const result = { first: 1, lines, none: [], absent: undefined };
  const pieces = [...jsonPieces(result)];
  assert.ok(pieces.length > 5);
  assert.equal(pieces.join(''), `${JSON.stringify(result, null, 2)}\n`);
});
