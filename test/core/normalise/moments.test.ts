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
  return result.ok ? formatMoment(result.moment) : `! ${result.problem.code}`;
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
  ['2026-02-29', '! E_DATE_INVALID'],
  ['31/31/2026', '! E_DATE_INVALID'],
  ['1999-12-31', '! E_DATE_RANGE'],
  ['2000-01-01', '2000-01-01'],
  ['soon', '! E_DATE'],
  ['14 May 2026', '2026-05-14'],
  ['14-May-2026', '2026-05-14'],
  ['May 14, 2026', '2026-05-14'],
  ['Thursday, May 14, 2026 3:30:00 PM', '2026-05-14T15:30:00Z'],
  ['14th of May 2026', '2026-05-14'],
  ['3 févr. 2025', '2025-02-03'],
  ['1er mars 2026', '2026-03-01'],
  ['jeudi 14 mai 2026 à 15h30', '2026-05-14T15:30:00Z'],
  ['14 gen 2026', '2026-01-14'],
  ['mar 3 mar 2026', '2026-03-03'],
  ['14 maj 2026 kl. 15.30', '2026-05-14T15:30:00Z'],
  ['14. Mai 2026, 15:30', '2026-05-14T15:30:00Z'],
  ['14. März 2026', '2026-03-14'],
  ['14 de mayo de 2026', '2026-05-14'],
  ['segunda-feira, 4 de maio de 2026', '2026-05-04'],
  ['14 de março de 2026', '2026-03-14'],
  ['14 mei 2026', '2026-05-14'],
  ['14. toukokuuta 2026', '2026-05-14'],
  ['14 maja 2026 r.', '2026-05-14'],
  ['2026年5月14日', '2026-05-14'],
  ['2026年5月14日木曜日', '2026-05-14'],
  ['2026年5月14日（木）', '2026-05-14'],
  ['2026/5/14 午後3:30', '2026-05-14T15:30:00Z'],
  ['２０２６/０５/１４', '2026-05-14'],
  ['31.12.2026 23:59:59 UTC', '2026-12-31T23:59:59Z'],
  ['14\u00a0mai\u202f2026', '2026-05-14'],
  ['31 avril 2026', '! E_DATE_INVALID'],
  ['14 May 26', '! E_DATE_YEAR'],
  ['14/05/26', '! E_DATE_YEAR'],
  ['May 2026', '! E_DATE'],
  ['14 Mayday 2026', '! E_DATE'],
  ['46156', '! E_DATE'],
  ['31/12/2026 25:00', '! E_TIME_INVALID'],
  ['31/12/2026 15:30 o’clock', '! E_DATE'],
  ['2026-05-14T25:00:00Z', '! E_TIME_INVALID'],
];

for (const [text, expected] of CASES) {
  test(`${text} is read as ${expected}`, () => {
    assert.equal(read(text), expected);
  });
}

test('a date that could be two days is refused with both, unless the order is known', () => {
  assert.deepEqual(readMomentText('03/04/2020', 'ambiguous'), {
    ok: false,
    problem: { code: 'E_DATE_AMBIGUOUS', slots: { first: '2020-04-03', second: '2020-03-04' } },
  });
  assert.equal(read('03/04/2020', 'dmy'), '2020-04-03');
  assert.equal(read('03/04/2020', 'mdy'), '2020-03-04');
});

test('a column proves its order by one value, and proves nothing by contradicting itself', () => {
  for (const [texts, form] of [
    [['03/04/2020', '31/12/2020'], 'dmy'],
    [['03/04/2020', '12/31/2020'], 'mdy'],
    [['03/04/2020'], 'ambiguous'],
    [['31/12/2020', '12/31/2020'], 'conflict'],
    [['2020-04-03', 'soon', '99/99/2020'], 'not-needed'],
    [[], 'not-needed'],
  ] as const) {
    assert.equal(dateFormOf(texts), form);
  }
});

test('Excel counts days from its epoch', () => {
  const serial = (text: string, epoch: '1900' | '1904') => {
    const result = readMoment({ kind: 'number', text, format: 'date' }, text, 'not-needed', epoch);
    return result.ok ? formatMoment(result.moment) : result.problem.code;
  };
  assert.equal(serial('46156', '1900'), '2026-05-14');
  assert.equal(serial('44694', '1904'), '2026-05-14');
  assert.equal(serial('46156.5', '1900'), '2026-05-14T12:00:00Z');
  assert.equal(serial('46156.9999999', '1900'), '2026-05-14T23:59:59Z');
  assert.equal(serial('25', '1900'), 'E_DATE_RANGE');
  const asText = (text: string) => {
    const result = readMoment({ kind: 'text', text }, text, 'not-needed', '1900');
    return result.ok ? formatMoment(result.moment) : result.problem.code;
  };
  assert.equal(asText('46156'), '2026-05-14');
  assert.equal(asText('46156.5'), '2026-05-14T12:00:00Z');
  assert.equal(asText('46156,354166666664'), '2026-05-14T08:30:00Z');
  assert.equal(asText('20260'), 'E_DATE_RANGE');
  for (const none of ['4615', '461560', '46156.5.1', '-46156'])
    assert.equal(asText(none), 'E_DATE');
  const yes = readMoment({ kind: 'boolean', text: 'TRUE' }, 'TRUE', 'not-needed', '1900');
  assert.equal(yes.ok, false);
});
