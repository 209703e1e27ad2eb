/** No word of plan, preflight or invoice check is out of a catalogue's reach, and tables stay whole in another language. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFinalInvoice } from '../../../src/core/check-invoice.ts';
import { judgePreflight } from '../../../src/core/judge-preflight.ts';
import { planMigration } from '../../../src/core/plan-migration.ts';
import { invoiceWorkbook } from '../../../src/core/report/invoice-workbook.ts';
import { planWorkbook } from '../../../src/core/report/plan-workbook.ts';
import { preflightWorkbook } from '../../../src/core/report/preflight-workbook.ts';
import { speakInvoiceCheck } from '../../../src/core/report/speak-invoice.ts';
import { speakPlan } from '../../../src/core/report/speak-plan.ts';
import { speakPreflight } from '../../../src/core/report/speak-preflight.ts';
import { supportCase } from '../../../src/core/report/support-case.ts';
import type { Workbook } from '../../../src/core/report/tables.ts';
import { ENGLISH } from '../../../src/core/text/speech.ts';
import { compileRowSchemas } from '../../../src/formats/row-schemas.ts';
import { writeXlsx } from '../../../src/formats/write-xlsx.ts';
import { settings, TOOL } from '../../helpers/builders.ts';
import { FAULTS, simulate, SIMULATED_AS_OF, type Scene } from '../../helpers/invoice-simulator.ts';
import { dataIn, isMarked, PSEUDO, unmarked } from '../../helpers/pseudo-language.ts';
import { STRICT_LIMITS, tour } from '../../helpers/tour.ts';

const schemas = compileRowSchemas();

async function assertWhole(workbook: Workbook, english: Workbook): Promise<void> {
  const names = workbook.sheets.map(({ name }) => name);
  assert.equal(new Set(names).size, names.length);
  workbook.sheets.forEach((sheet, index) => {
    if (sheet.kind !== 'table') return;
    const labels = sheet.columns.map(({ label }) => label);
    assert.equal(new Set(labels).size, labels.length, sheet.name);
    const other = english.sheets[index];
    assert.ok(other?.kind === 'table' && other.tableName === sheet.tableName);
    assert.equal(sheet.rows.length, other.rows.length);
  });
  assert.ok((await writeXlsx(workbook, PSEUDO)).length > 0);
}

test('the plan has no word that a catalogue cannot reach', async () => {
  const words = planMigration(
    tour(),
    settings({ asOf: '2026-05-14', local: null }),
    { kind: 'count', count: 2 },
    schemas,
    TOOL,
  );
  const workbook = planWorkbook(speakPlan(words, PSEUDO), PSEUDO);
  assert.deepEqual(unmarked(workbook, dataIn(words)), []);
  await assertWhole(workbook, planWorkbook(speakPlan(words, ENGLISH), ENGLISH));
});

for (const gate of ['before', 'cutover', 'day-after'] as const) {
  test(`the preflight ${gate} has no word that a catalogue cannot reach`, async () => {
    const given = settings({ asOf: '2026-05-14' });
    const words = judgePreflight(tour(), given, { gate, limits: STRICT_LIMITS }, schemas, TOOL);
    const workbook = preflightWorkbook(speakPreflight(words, PSEUDO), PSEUDO);
    assert.deepEqual(unmarked(workbook, dataIn(words)), []);
    await assertWhole(workbook, preflightWorkbook(speakPreflight(words, ENGLISH), ENGLISH));
  });
}

const SCENE: Scene = {
  currency: 'EUR',
  toCurrency: 'SEK',
  plans: FAULTS.map((fault, index) => ({
    cycle: 'monthly',
    start: 20,
    price: 3100 + index,
    seats: 5 + index,
    changes: [],
    stop: fault.startsWith('charged-on') ? 45 : 10,
    fault,
    logged: true,
    to: index % 2 === 0 ? { start: -6, seats: 9 } : null,
  })),
  unlisted: true,
  loose: true,
  brokenRow: true,
  discounts: 'subtracted',
  american: false,
};

const bill = checkFinalInvoice(
  simulate(SCENE).files,
  settings({ asOf: SIMULATED_AS_OF }),
  schemas,
  TOOL,
);

test('the check of invoices has no word that a catalogue cannot reach', async () => {
  const workbook = invoiceWorkbook(speakInvoiceCheck(bill, PSEUDO), PSEUDO);
  assert.deepEqual(unmarked(workbook, dataIn(bill)), []);
  await assertWhole(workbook, invoiceWorkbook(speakInvoiceCheck(bill, ENGLISH), ENGLISH));
});

test('what is pasted into a support case is English in every language, what stands above it is not', () => {
  const english = supportCase(speakInvoiceCheck(bill, ENGLISH), ENGLISH).split('\n');
  const spoken = supportCase(speakInvoiceCheck(bill, PSEUDO), PSEUDO).split('\n');
  const isLine = (line: string): boolean => line.includes('=== Paste from here ===');
  const [line, spokenLine] = [english.findIndex(isLine), spoken.findIndex(isLine)];
  assert.ok(line > 0 && spokenLine > 0);
  assert.deepEqual(spoken.slice(spokenLine + 1), english.slice(line + 1));
  const known = [...dataIn(bill)].sort((a, b) => b.length - a.length);
  const head = spoken.slice(0, spokenLine + 1).join('\n');
  assert.ok(isMarked(head, known), head);
});
