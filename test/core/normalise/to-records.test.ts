/** What a row proves about how it is billed, and whether it is a trial. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Report } from '../../../src/core/model/report.ts';
import {
  provenFamily,
  readTerm,
  type FamilyEvidence,
} from '../../../src/core/normalise/doctrine.ts';
import { csv, csvFile, findingsOf, guid, run } from '../../helpers/builders.ts';
import { compare } from '../../helpers/rule-run.ts';

const NOTHING: FamilyEvidence = {
  billingType: null,
  offerId: null,
  offerName: null,
  productType: null,
  term: null,
};

const FAMILIES: readonly (readonly [Partial<FamilyEvidence>, string | null])[] = [
  [{ offerId: 'cfq7ttc0lh18:0001' }, 'nce'],
  [{ offerId: 'CFQ7TTC0LH18' }, 'nce'],
  [{ productId: 'CFQ7TTC0LH18' }, 'nce'],
  [{ offerId: guid('offer') }, 'license'],
  [{ offerId: 'dzh318z0bps6:0001' }, 'azure'],
  [{ productId: 'DZH318Z0BPS6' }, 'azure'],
  [{ offerId: 'MS-AZR-0145P' }, 'azure'],
  [{ term: 'P1Y' }, 'nce'],
  [{ offerId: 'other' }, null],
  ...['Azure plan', 'Plan Azure', 'Azure-Plan', 'Piano di Azure', 'Plan de Azure', 'Plano do Azure']
    .concat('Azure-plan', 'Azure プラン', 'Microsoft Azure')
    .map((offerName) => [{ offerName }, 'azure'] as const),
  [{ offerName: 'Azure Information Protection' }, null],
];

for (const [evidence, family] of FAMILIES) {
  test(`${JSON.stringify(evidence)} proves ${String(family)}`, () => {
    assert.equal(provenFamily({ ...NOTHING, ...evidence }), family);
  });
}

const TERMS: readonly (readonly [string, string | null])[] = [
  ['P1M', 'P1M'],
  ['p3y', 'P3Y'],
  ['1 Year', 'P1Y'],
  ['1-Year', 'P1Y'],
  ['1 month', 'P1M'],
  ['Annual', 'P1Y'],
  ['3 Years', 'P3Y'],
  ['12 months', 'P1Y'],
  ['36 Monate', 'P3Y'],
  ['1 an', 'P1Y'],
  ['1 Jahr', 'P1Y'],
  ['3 anni', 'P3Y'],
  ['1 år', 'P1Y'],
  ['1 mês', 'P1M'],
  ['1 か月', 'P1M'],
  ['3年', 'P3Y'],
  ['None', null],
];

for (const [text, term] of TERMS) {
  test(`the term "${text}" is ${String(term)}`, () => {
    assert.deepEqual(readTerm(text), { ok: true, term });
  });
}

test('what no table knows is no term', () => {
  for (const text of ['Evergreen', '0 months', '1', '1 fortnight', 'P0M', 'unknown']) {
    assert.deepEqual(readTerm(text), { ok: false }, text);
  }
});

test('a term that cannot be read leaves the family open, and is named', () => {
  const row = { offerId: null, billingType: null, termDuration: 'Evergreen' };
  const report = compare([row], [row]);
  assert.equal(report.lines[0]?.family, 'unknown');
  assert.equal(findingsOf(report, 'value-unknown').length, 2);
  const known = compare([{ ...row, termDuration: '1 Year' }], [{ ...row, termDuration: 'P1Y' }]);
  assert.equal(known.lines[0]?.family, 'nce');
  assert.deepEqual(findingsOf(known, 'terms-differ'), []);
});

test('a disabled new-commerce subscription counts as charged', () => {
  const nce = { offerId: 'CFQ7TTC0LH18:0001', billingType: null };
  const report = compare([{ ...nce, status: 'disabled' }], [nce]);
  assert.equal(report.verdict, 'findings');
});

/** One subscription of this name, in exports without a column for trials. */
function named(name: string): Report {
  const header = ['Subscription ID', 'Subscription', 'Quantity', 'Status'];
  const file = (tenant: 'from' | 'to', rows: readonly string[]) =>
    csvFile(
      `${tenant}/Contoso.csv`,
      tenant,
      csv(
        header,
        [...rows, 'Visio'].map((row) => [guid(tenant + row), row, 3, 'Active']),
      ),
    );
  return run([file('from', [name]), file('to', [])]);
}

test('only a name that ends in the word is that of a trial', () => {
  const isTrial = (name: string): boolean => named(name).lines.length === 1;
  for (const name of [
    'Office 365 E3 Trial',
    'Office 365 E3 (trial)',
    'Office 365 E3 - Trial',
    'Office 365 E3 (Version d’essai)',
    'Office 365 E3 Testversion',
  ]) {
    assert.ok(isTrial(name), name);
  }
  for (const name of [
    'Office 365 E5 (converted from trial)',
    'Office 365 E5 converted from trial',
    'Trial Manager for Pharma',
    'Industrial',
  ]) {
    assert.ok(!isTrial(name), name);
  }
});
