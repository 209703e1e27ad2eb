/** What every rule owes its users: one name in all places, texts in whole sentences, a test of its own. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { RULES } from '../../src/core/rules/index.ts';
import type { Rule } from '../../src/core/rules/rule.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';

const FOLDER = new URL('../../src/core/rules/', import.meta.url);
const TESTS = new URL('../core/rules/', import.meta.url);

/** Files of the folder that are no rules: the shape, the list, the runner, and what rules share. */
const NOT_RULES = new Set([
  'rule.ts',
  'index.ts',
  'run-rules.ts',
  'provision.ts',
  'suspend.ts',
  'collect-actions.ts',
  'portal.ts',
  'priority.ts',
]);

/** The published ids with their default severity. Users set them in their configs, so they never change. */
const PUBLISHED: Readonly<Record<string, Rule['severity']>> = {
  'relationship-missing': 'error',
  'subscription-missing': 'error',
  'seats-missing': 'error',
  'seats-extra': 'warning',
  'subscription-unexpected': 'info',
  'terms-differ': 'warning',
  'addon-orphaned': 'error',
  'subscription-unsuspended': 'error',
  'suspension-still-bills': 'error',
  'suspended-before-provisioned': 'error',
  'suspended-not-provisioned': 'error',
  reactivated: 'error',
  'added-on-source': 'warning',
  'pending-on-source': 'warning',
  'billing-overlap': 'error',
  'overlap-unknown': 'warning',
  'credit-expected': 'info',
  'azure-not-migrated': 'error',
  'azure-source-active': 'error',
  'azure-destination-inactive': 'error',
  'renewal-imminent': 'warning',
  'export-missing': 'warning',
  'export-duplicate': 'error',
  'export-stale': 'warning',
  'log-coverage': 'warning',
  'witnesses-disagree': 'warning',
  'subscription-duplicate': 'error',
  'customer-ambiguous': 'error',
  'offer-ambiguous': 'error',
  'value-unknown': 'error',
  'row-rejected': 'error',
  'file-unreadable': 'error',
  'owner-unknown': 'error',
  'file-skipped': 'info',
  'folder-empty': 'warning',
  'input-duplicate': 'warning',
  'input-in-both-tenants': 'error',
  'tenants-swapped': 'error',
  'export-incomplete': 'warning',
  'config-unused': 'warning',
};

const FILES = readdirSync(FOLDER).filter((file) => !NOT_RULES.has(file));

function isRule(value: unknown): value is Rule {
  return typeof value === 'object' && value !== null && 'id' in value && 'check' in value;
}

/** One sentence for each name that is lacking, so that the message says what to do. */
function assertNone(problems: readonly string[]): void {
  assert.ok(problems.length === 0, `\n  ${problems.join('\n  ')}`);
}

for (const file of FILES) {
  const id = file.replace(/\.ts$/, '');

  test(`src/core/rules/${file} exports the one rule "${id}", and the list has it`, async () => {
    const module = (await import(new URL(file, FOLDER).href)) as Record<string, unknown>;
    const exported = Object.values(module);
    assert.equal(exported.length, 1, `Export the rule from ${file} and nothing else.`);
    const [rule] = exported;
    assert.ok(isRule(rule), `The export of ${file} is no rule; see rule.ts for its eight fields.`);
    assert.equal(rule.id, id, `The id of a rule is the name of its file.`);
    assert.ok(RULES.includes(rule), `Add ${id} to the list in src/core/rules/index.ts.`);
  });
}

test('every rule of the list has a file of its own, once', () => {
  const ids = RULES.map((rule) => rule.id);
  assert.deepEqual(ids.toSorted(), FILES.map((file) => file.replace(/\.ts$/, '')).toSorted());
});

test('every rule has a test of its own', () => {
  assertNone(
    RULES.filter(({ id }) => !existsSync(new URL(`${id}.test.ts`, TESTS))).map(
      ({ id }) =>
        `Write test/core/rules/${id}.test.ts: finds it · stays silent beside it · not checked without its input · evidence points at the right cells · boundary.`,
    ),
  );
});

test('the texts of every rule are whole sentences', () => {
  const sentence = /^\p{Lu}[^]*\.$/u;
  const heading = /^\p{Lu}[^]*[^.]$/u;
  assertNone(
    RULES.flatMap(({ id, title, means, fix, source }) => [
      ...(heading.test(ENGLISH.of(title))
        ? []
        : [`${id}: title needs a capital letter and no full stop.`]),
      ...(sentence.test(ENGLISH.of(means))
        ? []
        : [`${id}: means needs a capital letter and a full stop.`]),
      ...(sentence.test(ENGLISH.of(fix))
        ? []
        : [`${id}: fix needs a capital letter and a full stop.`]),
      ...(/^\p{Lu}/u.test(ENGLISH.of(source)) ? [] : [`${id}: source needs a capital letter.`]),
    ]),
  );
});

test('every rule says what it needs', () => {
  assertNone(
    RULES.filter(({ needs }) => needs.length === 0).map(
      ({ id }) => `${id}: name its inputs under needs; without them it is not checked.`,
    ),
  );
});

test('every published id is a rule', () => {
  const built = new Set(RULES.map(({ id }) => id));
  assertNone(
    Object.keys(PUBLISHED)
      .filter((id) => !built.has(id))
      .map((id) => `${id} is published: add the rule.`),
  );
});

test('every rule has its published severity', () => {
  assertNone(
    RULES.filter(({ id, severity }) => PUBLISHED[id] !== severity).map(
      ({ id, severity }) =>
        `${id} is ${severity}, published as ${PUBLISHED[id] ?? 'nothing: add it to PUBLISHED'}.`,
    ),
  );
});
