/** In every language the workbooks are ones that Excel opens: sheets and columns have names of their own that fit. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speechOf } from '../../src/cli/language.ts';
import { actionSheet } from '../../src/core/actions/action-sheet.ts';
import { mergeSheets } from '../../src/core/actions/merge.ts';
import { checkFinalInvoice } from '../../src/core/check-invoice.ts';
import { judgePreflight } from '../../src/core/judge-preflight.ts';
import { planMigration } from '../../src/core/plan-migration.ts';
import { reconcileInWords } from '../../src/core/reconcile.ts';
import { invoiceWorkbook } from '../../src/core/report/invoice-workbook.ts';
import { NUMBER_WORDS } from '../../src/core/report/number-words.ts';
import { planWorkbook } from '../../src/core/report/plan-workbook.ts';
import { preflightWorkbook } from '../../src/core/report/preflight-workbook.ts';
import { reconciliationWorkbook } from '../../src/core/report/reconciliation-workbook.ts';
import { speakInvoiceCheck } from '../../src/core/report/speak-invoice.ts';
import { speakPlan } from '../../src/core/report/speak-plan.ts';
import { speakPreflight } from '../../src/core/report/speak-preflight.ts';
import { speakReport } from '../../src/core/report/speak.ts';
import type { Workbook } from '../../src/core/report/tables.ts';
import { LANGUAGES, type Speech } from '../../src/core/text/speech.ts';
import { compileRowSchemas } from '../../src/formats/row-schemas.ts';
import { settings, TOOL } from '../helpers/builders.ts';
import { aReport } from '../helpers/report-fixture.ts';
import { STRICT_LIMITS, tour } from '../helpers/tour.ts';

const schemas = compileRowSchemas();
const given = settings({ asOf: '2026-05-14', local: null });

const run = reconcileInWords(tour(), given, schemas, TOOL);
const plan = planMigration(tour(), given, { kind: 'count', count: 2 }, schemas, TOOL);
const before = { gate: 'before', limits: STRICT_LIMITS } as const;
const preflight = judgePreflight(tour(), given, before, schemas, TOOL);
const invoice = checkFinalInvoice(tour(), given, schemas, TOOL);

function workbooksIn(speech: Speech): readonly Workbook[] {
  const spoken = speakReport(run, speech);
  return [
    reconciliationWorkbook(spoken, speech),
    // Whatever only some runs have, too.
    reconciliationWorkbook(aReport(), speech),
    actionSheet(spoken, mergeSheets(spoken, [], null, speech), [], speech),
    planWorkbook(speakPlan(plan, speech), speech),
    preflightWorkbook(speakPreflight(preflight, speech), speech),
    invoiceWorkbook(speakInvoiceCheck(invoice, speech), speech),
  ];
}

/** What would make Excel refuse or repair the workbook, or its columns be mistaken for each other. */
function faultsOf({ sheets }: Workbook): readonly string[] {
  const names = sheets.map(({ name }) => name);
  return [
    ...names.filter((name) => name.length > 31 || /[:\\/?*[\]]/.test(name)),
    ...repeated(names),
    ...sheets.flatMap((sheet) =>
      sheet.kind === 'table'
        ? repeated(sheet.columns.map(({ label }) => label)).map((one) => `${sheet.name}: ${one}`)
        : [],
    ),
  ];
}

/** Excel tells names apart by their letters alone, not by their case. */
function repeated(words: readonly string[]): readonly string[] {
  const folded = words.map((word) => word.toLowerCase());
  return words.filter((_, index) => folded.indexOf(folded[index] ?? '') !== index);
}

for (const language of LANGUAGES) {
  test(`${language}: names of sheets fit and differ, and so do the columns of every table`, async () => {
    const speech = await speechOf(language);
    assert.deepEqual(workbooksIn(speech).flatMap(faultsOf), []);
  });
}

test('every number that a finding gives has words', () => {
  const given = new Set(run.findings.flatMap(({ numbers }) => Object.keys(numbers)));
  assert.ok(given.size > 10);
  assert.deepEqual(
    [...given].filter((key) => !(key in NUMBER_WORDS)),
    [],
  );
});
