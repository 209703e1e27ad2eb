/** Random bills with planted faults: all are found, none is invented, and the sums tie out to the cent. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { checkFinalInvoice } from '../../../src/core/check-invoice.ts';
import type { InvoiceCheck } from '../../../src/core/model/invoice-check.ts';
import { speakInvoiceCheck } from '../../../src/core/report/speak-invoice.ts';
import { ENGLISH } from '../../../src/core/text/speech.ts';
import { compileRowSchemas } from '../../../src/formats/row-schemas.ts';
import { guid, settings, TOOL } from '../../helpers/builders.ts';
import {
  scene,
  simulate,
  SIMULATED_AS_OF,
  written,
  type Currency,
  type Line,
  type Scene,
  type Simulation,
  type Verdict,
} from '../../helpers/invoice-simulator.ts';

const schemas = compileRowSchemas();

function check({ files }: Simulation): InvoiceCheck {
  return speakInvoiceCheck(
    checkFinalInvoice(
      files,
      settings({ asOf: SIMULATED_AS_OF, dateOrder: 'mdy', decimal: 'point' }),
      schemas,
      TOOL,
    ),
    ENGLISH,
  );
}

/** What the check says of a subscription, in the shape of the clerk's verdict. */
function found(result: InvoiceCheck, { id }: Verdict): Verdict {
  const one = result.subscriptions.find(({ subscriptionId }) => subscriptionId === guid(id));
  assert.ok(one !== undefined, `${id} is not in the result.`);
  const of = (kind: string) => one.remarks.find((remark) => remark.kind === kind) ?? null;
  const twice = of('charged-twice');
  const [short, over, yet] = [of('short'), of('over'), of('not-yet-invoiced')];
  const missing = short?.money?.amount ?? yet?.money?.amount ?? null;
  const surplus = over?.money?.amount ?? null;
  return {
    id,
    kinds: one.remarks.map(({ kind }) => kind).sort(),
    expected: one.expected?.amount ?? null,
    missing: missing ?? (surplus === null ? null : `-${surplus}`),
    after: of('charged-after-suspension')?.money?.amount ?? null,
    twice: twice === null ? null : { amount: twice.money?.amount ?? '', days: twice.days ?? 0 },
  };
}

/** The clerk gives the difference also where it is agreed. */
function comparable(verdict: Verdict): Verdict {
  return verdict.kinds.includes('agreed') ? { ...verdict, missing: null } : verdict;
}

function sumOf(lines: readonly Line[], currency: Currency): string {
  return written(
    lines.reduce((sum, { amount }) => sum + amount, 0n),
    currency,
  );
}

/** Units of a decimal text. */
const units = (text: string): bigint => BigInt(text.replace('.', ''));

function assertTiesOut(result: InvoiceCheck, simulation: Simulation, given: Scene): void {
  const { tieOut } = result;
  for (const [tenant, currency] of [
    ['from', given.currency],
    ['to', given.toCurrency],
  ] as const) {
    const lines = simulation.lines[tenant];
    const sum = (of: readonly { readonly tenant: string; readonly amount: string }[]): bigint =>
      of.filter((one) => one.tenant === tenant).reduce((all, one) => all + units(one.amount), 0n);
    const rows = (of: readonly { readonly tenant: string; readonly rows: number }[]): number =>
      of.filter((one) => one.tenant === tenant).reduce((all, one) => all + one.rows, 0);
    const total = units(sumOf(lines, currency));
    for (const sums of [tieOut.files, tieOut.buckets, tieOut.customers]) {
      assert.equal(sum(sums), total);
      assert.equal(rows(sums), lines.length);
    }
  }
  assert.equal(tieOut.faults.length, simulation.brokenRows);
}

test('planted faults are found, none is invented, and all sums tie out', () => {
  fc.assert(
    fc.property(scene, (given) => {
      const simulation = simulate(given);
      const result = check(simulation);
      assert.deepEqual(result.rejectedRows, []);
      for (const verdict of simulation.verdicts) {
        assert.deepEqual(found(result, verdict), comparable(verdict));
      }
      assert.deepEqual(
        result.unlisted.map(({ subscriptionId, rows }) => [subscriptionId, rows]),
        given.unlisted ? [[guid('unlisted'), 1]] : [],
      );
      assert.equal(result.withoutSubscription.length, given.loose ? 1 : 0);
      assertTiesOut(result, simulation, given);
    }),
    { numRuns: 400 },
  );
});

test('files in any order, and an invoice given twice, give the same result', () => {
  fc.assert(
    fc.property(scene, (given) => {
      const simulation = simulate(given);
      const result = check(simulation);
      const { files } = simulation;
      assert.deepEqual(check({ ...simulation, files: files.toReversed() }), result);
      const copy = { ...(files[0] as (typeof files)[number]), path: 'from/invoice (1).csv' };
      const again = check({ ...simulation, files: [...files, copy] });
      assert.deepEqual(again.tieOut.buckets, result.tieOut.buckets);
      assert.deepEqual(again.totals, result.totals);
      assert.match(again.reasons.join(' '), /is a copy of another file/);
    }),
    { numRuns: 50 },
  );
});
