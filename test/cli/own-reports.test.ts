/** Reports of earlier runs are no inputs, whatever language they were written in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOwnReport } from '../../src/cli/own-reports.ts';
import { allSpeeches, speechOf } from '../../src/cli/language.ts';
import { reconciliationWorkbook } from '../../src/core/report/reconciliation-workbook.ts';
import type { TableSheet, Workbook } from '../../src/core/report/tables.ts';
import { ENGLISH, LANGUAGES, type Speech } from '../../src/core/text/speech.ts';
import { readFileBytes } from '../../src/formats/read-file.ts';
import { writeCsv } from '../../src/formats/write-csv.ts';
import { writeXlsx } from '../../src/formats/write-xlsx.ts';
import { PSEUDO } from '../helpers/pseudo-language.ts';
import { aReport } from '../helpers/report-fixture.ts';
import { actionSheet } from '../helpers/in-english.ts';

function csvOf(workbook: Workbook, tableName: string) {
  const found = workbook.sheets.find(
    (sheet): sheet is TableSheet => sheet.kind === 'table' && sheet.tableName === tableName,
  );
  assert.ok(found, tableName);
  return readFileBytes(new TextEncoder().encode(writeCsv(found)), {});
}

/** With sheets of names that nobody knows. */
function renamed(workbook: Workbook): Workbook {
  const sheets = workbook.sheets.map((sheet) => ({ ...sheet, name: `ж${sheet.name}` }));
  return { ...workbook, sheets };
}

async function assertKnown(speech: Speech, speeches: readonly Speech[]): Promise<void> {
  const workbook = reconciliationWorkbook(aReport(), speech);
  const read = readFileBytes(await writeXlsx(workbook, speech), {});
  assert.ok(isOwnReport('reconciliation-2.xlsx', read, speeches), speech.language);
  assert.ok(!isOwnReport('export.xlsx', read, speeches));
  for (const [name, table] of [
    ['reconciliation-lines.csv', 'tblLines'],
    ['reconciliation-findings.csv', 'tblFindings'],
  ] as const) {
    assert.ok(isOwnReport(name, csvOf(workbook, table), speeches), `${speech.language} ${name}`);
  }
}

for (const language of LANGUAGES) {
  test(`${language}: reports are known again`, async () => {
    await assertKnown(await speechOf(language), await allSpeeches());
  });
}

test('an action sheet is known by its keys, whatever its sheets are called', async () => {
  const bytes = await writeXlsx(renamed(actionSheet(aReport())), ENGLISH);
  assert.ok(isOwnReport('action-sheet.xlsx', readFileBytes(bytes, {}), [ENGLISH]));
  const csv = csvOf(actionSheet(aReport()), 'tblActions');
  assert.ok(isOwnReport('action-sheet-actions.csv', csv, [ENGLISH]));
});

test('reports of a language are known by its words alone', async () => {
  await assertKnown(PSEUDO, [ENGLISH, PSEUDO]);
  const workbook = reconciliationWorkbook(aReport(), PSEUDO);
  const read = csvOf(workbook, 'tblLines');
  assert.ok(!isOwnReport('reconciliation-lines.csv', read, [ENGLISH]));
});
