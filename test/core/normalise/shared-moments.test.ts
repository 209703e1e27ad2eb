/** Equal moments are one, and a day is not the midnight at which it begins. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { readMomentText, type Moment } from '../../../src/core/normalise/moments.ts';
import { SharedMoments } from '../../../src/core/normalise/shared-moments.ts';

function momentOf(text: string): Moment {
  const read = readMomentText(text, 'not-needed');
  assert.ok(read.ok);
  return read.moment;
}

test('equal moments are kept once', () => {
  const moments = new SharedMoments();
  const [day, midnight] = ['2026-05-14', '2026-05-14T00:00:00Z'].map(momentOf);
  assert.ok(day !== undefined && midnight !== undefined);
  assert.equal(moments.keep(day), day);
  assert.equal(moments.keep(midnight), midnight);
  assert.equal(moments.keep(momentOf('2026-05-14')), day);
  assert.equal(moments.keep(momentOf('2026-05-14T00:00:00Z')), midnight);
  assert.equal(moments.keep(null), null);
});
