/** The same exports judged by two doctrines: what ends a legacy charge does not end a new-commerce one. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { doctrineText, DOCTRINE } from '../../src/core/normalise/doctrine.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';
import { activityFile, event, findingsOf, run, settings } from '../helpers/builders.ts';
import { portalFile } from '../helpers/rule-run.ts';

/** Portal exports say nothing about how a subscription is billed. */
const FILES = [
  portalFile('from/Contoso.csv', [['old', 'Visio', 3, 'Suspended']]),
  portalFile('to/Contoso.csv', [['new', 'Visio', 3, 'Active']]),
  activityFile('from', [
    event({
      of: 'old',
      at: '2026-05-04T15:30:00Z',
      before: { status: 'active', quantity: 3 },
      after: { status: 'suspended', quantity: 3 },
    }),
  ]),
  activityFile('to', [
    event({
      of: 'new',
      at: '2026-05-04T09:00:00Z',
      operation: 'create_subscription',
      before: null,
      after: { status: 'active', quantity: 3 },
    }),
  ]),
];

test('as legacy licences the move is done, as new commerce it is still charged', () => {
  const license = run(FILES, settings({ family: 'license' }));
  const nce = run(FILES, settings({ family: 'nce' }));
  assert.equal(license.verdict, 'clean');
  assert.deepEqual(findingsOf(license, 'suspension-still-bills'), []);
  assert.equal(license.lines[0]?.overlap.days, 0);

  assert.equal(nce.verdict, 'findings');
  assert.equal(findingsOf(nce, 'suspension-still-bills').length, 1);
  assert.equal(nce.lines[0]?.overlap.days, 10);
  assert.equal(nce.lines[0].overlap.open, true);
});

test('that the family was assumed is said and counted', () => {
  const report = run(FILES, settings({ family: 'nce' }));
  assert.equal(report.lines[0]?.familyAssumed, true);
  assert.equal(report.totals.familyAssumedLines, 1);
});

test('every doctrine names its document and its date', () => {
  for (const { family, source } of Object.values(DOCTRINE)) {
    assert.match(ENGLISH.of(doctrineText(family)), /\. Source: .+ \(.+\)\.$/);
    if (family !== 'unknown') assert.match(ENGLISH.of(source.dated), /\d{4}-\d{2}/);
  }
});

test('rules about billing quote the doctrine that they apply', () => {
  const { rules } = run(FILES);
  const overlap = rules.find(({ id }) => id === 'billing-overlap');
  assert.match(overlap?.doctrine ?? '', /^Legacy licence: .+\nNew commerce: .+168 hours/);
});
