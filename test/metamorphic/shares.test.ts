/** A run that is spread over several processes gives the report of one, whatever the number of shares. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { InputFile, Settings } from '../../src/core/model/settings.ts';
import type { Plain } from '../../src/core/model/part.ts';
import { reconcile, reportInWords } from '../../src/core/reconcile.ts';
import { speakReport } from '../../src/core/report/speak.ts';
import {
  customerOf,
  joinShares,
  measureShare,
  type SharedCustomer,
} from '../../src/core/shares.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';
import { compileRowSchemas } from '../../src/formats/row-schemas.ts';
import { seededRandom } from '../fuzz/random.ts';
import { PLAIN, type Combination } from './dimensions.ts';
import { tenantPair } from './pair.ts';
import { readFiles, settingsFor, writeTables } from './rewrite.ts';
import { FILES, tablesOf } from './tables.ts';

const WORKBOOK: Combination = {
  ...PLAIN,
  container: 'xlsx-shared',
  dates: 'serial-time',
  numbers: 'cells',
};
const TOOL = { name: 'csp-reconcile', version: '0' };
const SCHEMAS = compileRowSchemas();
const NO_CLOCK = (): never => assert.fail('These settings name no time zone.');

function inOneRun(files: readonly InputFile[], settings: Settings): string {
  return JSON.stringify(reconcile(files, settings, SCHEMAS, TOOL));
}

/** Shares are measured, written as JSON, read and put together in any order. */
function inShares(files: readonly InputFile[], settings: Settings, of: number): string {
  const random = seededRandom('shares', of);
  const parts = Array.from({ length: of }, (_, at) => at + 1)
    .map((part) => ({ part, rank: random.below(1000) }))
    .sort((a, b) => a.rank - b.rank);
  const shares = parts.map(({ part }) => {
    const { whole, customers, measured } = measureShare(files, settings, SCHEMAS, { part, of });
    return JSON.stringify({ whole, customers, measured: [...measured] });
  });
  const wholes = new Set(shares.map((share) => JSON.stringify(read(share).whole)));
  assert.equal(wholes.size, 1, 'All shares know the same of the whole run.');
  const all: (SharedCustomer | undefined)[] = [];
  for (const share of shares) {
    for (const { at, customer } of read(share).measured) {
      assert.equal(all[at], undefined, 'No customer is measured twice.');
      all[at] = customerOf(customer);
    }
  }
  const [first] = shares;
  assert.ok(first !== undefined);
  assert.equal(all.length, read(first).customers);
  const inOrder = all.map((one) => one ?? assert.fail('A customer was lost.'));
  const compared = joinShares(read(first).whole, inOrder, NO_CLOCK);
  return JSON.stringify(speakReport(reportInWords(TOOL, compared), ENGLISH));
}

interface ReadShare {
  readonly whole: Plain;
  readonly customers: number;
  readonly measured: readonly { readonly at: number; readonly customer: Plain }[];
}

function read(share: string): ReadShare {
  return JSON.parse(share) as ReadShare;
}

for (const layout of FILES) {
  void test(`any number of shares gives the report of one run (${layout})`, () => {
    const settings = settingsFor(WORKBOOK);
    const files = readFiles(
      writeTables(tablesOf(tenantPair(true), layout, true), WORKBOOK),
      settings,
    );
    const expected = inOneRun(files, settings);
    for (const of of [1, 2, 3, 7, 50]) assert.equal(inShares(files, settings, of), expected);
  });
}
