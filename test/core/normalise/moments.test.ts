import assert from 'node:assert/strict';
import test from 'node:test';
import {
  dateFormOf,
  formatMoment,
  readMoment,
  readMomentText,
  type DateForm,
} from '../../../src/core/normalise/moments.ts';

function read(text: string, form: DateForm = 'not-needed'): string {
  const result = readMomentText(text, form);
  return result.ok ? formatMoment(result.moment) : `! ${result.problem}`;
}

const CASES: readonly (readonly [string, string])[] = [
  ['2026-05-14', '2026-05-14'],
  ['2026-05-14T10:20:30Z', '2026-05-14T10:20:30Z'],
  ['2026-05-14T10:20:30.1234567Z', '2026-05-14T10:20:30.123Z'],
  ['2026-05-14 10:20', '2026-05-14T10:20:00Z'],
  ['2026-05-14T00:30:00+02:00', '2026-05-13T22:30:00Z'],
  ['2026-05-14T23:30:00-0200', '2026-05-15T01:30:00Z'],
  ['2026/5/4', '2026-05-04'],
  ['31.12.2026', '2026-12-31'],
  ['12/31/2026 1:05 PM', '2026-12-31T13:05:00Z'],
  ['12/31/2026 12:05 AM', '2026-12-31T00:05:00Z'],
  ['05/05/2026', '2026-05-05'],
  ['2024-02-29', '2024-02-29'],
  ['2026-02-29', '! is a day that no calendar has'],
  ['31/31/2026', '! is a day that no calendar has'],
  ['1999-12-31', '! is 1999-12-31, outside 2000 to 2199'],
  ['2000-01-01', '2000-01-01'],
  ['soon', '! is not a date'],
  ['14 May 2026', '! is not a date'],
  ['2026-05-14T25:00:00Z', '! has a time that no clock shows'],
];

for (const [text, expected] of CASES) {
  test(`${text} is read as ${expected}`, () => {
    assert.equal(read(text), expected);
  });
}

test('a date that could be two days is refused with both, unless the order is known', () => {
  assert.match(read('03/04/2020'), /^! can be read as 2020-04-03 or as 2020-03-04/);
  assert.equal(read('03/04/2020', 'dmy'), '2020-04-03');
  assert.equal(read('03/04/2020', 'mdy'), '2020-03-04');
});

test('a column proves its order by one value, and proves nothing by contradicting itself', () => {
  for (const [texts, form] of [
    [['03/04/2020', '31/12/2020'], 'dmy'],
    [['03/04/2020', '12/31/2020'], 'mdy'],
    [['03/04/2020'], 'ambiguous'],
    [['31/12/2020', '12/31/2020'], 'ambiguous'],
    [['2020-04-03', 'soon', '99/99/2020'], 'not-needed'],
    [[], 'not-needed'],
  ] as const) {
    assert.equal(dateFormOf(texts), form);
  }
});

test('Excel counts days from its epoch', () => {
  const serial = (text: string, epoch: '1900' | '1904') => {
    const result = readMoment({ kind: 'number', text, format: 'date' }, text, 'not-needed', epoch);
    return result.ok ? formatMoment(result.moment) : result.problem;
  };
  assert.equal(serial('46156', '1900'), '2026-05-14');
  assert.equal(serial('44694', '1904'), '2026-05-14');
  assert.equal(serial('46156.5', '1900'), '2026-05-14T12:00:00Z');
  assert.equal(serial('46156.9999999', '1900'), '2026-05-14T23:59:59Z');
  assert.match(serial('25', '1900'), /outside 2000 to 2199/);
  const yes = readMoment({ kind: 'boolean', text: 'TRUE' }, 'TRUE', 'not-needed', '1900');
  assert.equal(yes.ok, false);
});
