/**
 * Holds the catalogue of problems against a table of inputs: each input makes its problem by the way that a
 * file takes, and each problem of the groups has an input.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileProblem } from '../../src/core/model/raw-table.ts';
import { PROBLEMS } from '../../src/core/problems/index.ts';
import type { Catalogue, ProblemEntry } from '../../src/core/problems/problem.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';

/** Code → what finds it: all problems and warnings that one input gives. */
export type ProblemCases = Readonly<Record<string, () => readonly FileProblem[]>>;

const CATALOGUE: Catalogue = PROBLEMS;
const SENTENCE = /^[\p{Lu}"][^]*\.$/u;
const GAP = /[{}]|undefined|null|NaN|\[object|\s\s|\s\.$/;

/** Makes a test of every case, and one that no problem of the groups is without. */
export function checkProblemCases(cases: ProblemCases, groups: readonly Catalogue[]): void {
  test('every problem is produced by an input, and no other', () => {
    const codes = groups.flatMap((group) => Object.keys(group));
    assert.deepEqual(Object.keys(cases).toSorted(), codes.toSorted());
  });

  for (const [code, find] of Object.entries(cases)) {
    test(`${code} is produced, with all its words`, () => {
      const found = find();
      const problem = found.find((one) => one.code === code);
      assert.ok(problem !== undefined, `found instead: ${found.map((one) => one.code).join()}`);
      const entry = CATALOGUE[code];
      assert.ok(entry !== undefined);
      assertWords(problem, entry);
    });
  }
}

function assertWords({ place, what, fix }: FileProblem, entry: ProblemEntry): void {
  assert.match(ENGLISH.of(what), SENTENCE);
  assert.match(ENGLISH.of(fix), SENTENCE);
  for (const text of [place ?? 'file', what, fix]) {
    assert.doesNotMatch(ENGLISH.of(text), GAP);
    assert.notEqual(ENGLISH.of(text).trim(), '');
  }
  assert.match(ENGLISH.of(what), fromTemplate(entry.what));
  assert.match(ENGLISH.of(fix), fromTemplate(entry.fix));
}

/** The template as a pattern: what stands in its slots may be anything. */
function fromTemplate(template: string): RegExp {
  const parts = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^$()[\]\\|]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^]*')}$`);
}
