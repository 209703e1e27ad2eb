/** Third-party workbooks against exceljs: it reads some that openpyxl cannot, and errs elsewhere. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import ExcelJS from 'exceljs';
import type { CellValue } from 'exceljs';
import type { RawCell, RawTable } from '../../src/core/model/raw-table.ts';
import { columnLetters } from '../../src/core/model/raw-table.ts';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { CORPUS, corpusFiles, noCorpus } from '../corpus/canonical.ts';

const names = corpusFiles().filter((name) => name.startsWith('xlsx/'));

/** Files on which exceljs is no witness, with the reason. openpyxl agreed with the reader on all of them. */
const NO_WITNESS: Readonly<Record<string, string>> = {
  'xlsx/exceljs__test-issue-1842.xlsx': 'hangs on validations over whole columns',
  'xlsx/poi__poc-shared-strings.xlsx': 'runs out of memory',
};

test(
  'exceljs reads the same values where it reads a file at all',
  { skip: noCorpus },
  async (t) => {
    const differing: string[] = [];
    let compared = 0;
    for (const name of names) {
      if (name in NO_WITNESS) continue;
      const bytes = readFileSync(CORPUS + name);
      const ours = readXlsx(bytes);
      const theirs = ours.ok ? await load(bytes) : null;
      if (!ours.ok || theirs === null) continue;
      for (const table of ours.file.tables) {
        const sheet = theirs.getWorksheet(table.sheet);
        if (sheet === undefined || sheet.actualRowCount === 0) continue;
        compared += 1;
        const difference = compare(table, sheet);
        if (difference !== null)
          differing.push(`${name.slice('xlsx/'.length)} › ${table.sheet} › ${difference}`);
      }
    }
    t.diagnostic(`${String(compared)} sheets compared`);
    assert.ok(compared >= 100);
    assert.deepEqual(
      differing.filter((line) => !EXCEPTIONS.some(([start]) => line.startsWith(start))),
      [],
    );
    const needless = EXCEPTIONS.filter(
      ([start]) => !differing.some((line) => line.startsWith(start)),
    );
    assert.deepEqual(needless, [], 'These exceptions are no longer needed.');
  },
);

/** Where the two differ because exceljs is wrong: how the line starts, and why. Reviewed against openpyxl. */
const EXCEPTIONS: readonly (readonly [string, string])[] = [
  ['calamine__date_1904.xlsx › Sheet1 › A1', 'date1904="true" is ignored'],
  ['pjf__1904Dates_true.xlsx › Ark 1 › A2', 'date1904="true" is ignored'],
  ['calamine__has_x000D_inline.xlsx › Sheet1 › A1', 'escapes in inline strings stay as they are'],
  ['sheetjs__crlf.xlsx › Sheet1 › B2', 'escapes in own strings stay as they are'],
  ['calamine__inlineStr_cdata.xlsx › Sheet1 › A1', 'CDATA is lost'],
  ['closedxml__FileWithDefaultStyleNameNotInEnglish.xlsx › Лист1 › F3', 'the error is lost'],
  ['edr__Test_git_issue_14_InvalidOADate.xlsx › Sheet1 › A1', 'an impossible date is lost'],
  ['edr__Test_git_issue_694_TimeSpan_Formula.xlsx › Sheet1 › A1', 'text in a date format is lost'],
  ['fastexcel__parseError.xlsx › Feuille1 › A1', 'a value that is no number is lost'],
  ['sheetjs__xlsx-stream-d-date-cell.xlsx › Sheet1 › B11', 'inline results are lost'],
];

async function load(bytes: Buffer): Promise<ExcelJS.Workbook | null> {
  try {
    const workbook = new ExcelJS.Workbook();
    return await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  } catch {
    return null;
  }
}

/** The first difference between the two readings of a sheet. */
function compare(table: RawTable, sheet: ExcelJS.Worksheet): string | null {
  for (const row of table.rows) {
    for (const [column, cell] of row.cells.entries()) {
      if (cell === null) continue;
      const address = `${columnLetters(column)}${String(row.number)}`;
      const value = valueOf(sheet.getCell(address));
      if (!agree(cell, value, table.epoch)) {
        return `${address}: ${cell.kind} "${cell.text}", exceljs ${JSON.stringify(value)}`;
      }
    }
  }
  return findMissing(table, sheet);
}

/** Something exceljs has and we have not; merged cells repeat their master there. */
function findMissing(table: RawTable, sheet: ExcelJS.Worksheet): string | null {
  const ours = new Map(table.rows.map((row) => [row.number, row.cells]));
  let missing: string | null = null;
  sheet.eachRow((row, number) => {
    row.eachCell((cell, column) => {
      const value = valueOf(cell);
      if (cell.isMerged && cell.master.address !== cell.address) return;
      if (value === null || (typeof value === 'string' && value.trim() === '')) return;
      const own = ours.get(number)?.[column - 1] ?? null;
      if (own === null) missing ??= `${cell.address}: only in exceljs`;
    });
  });
  return missing;
}

type Plain = string | number | boolean | Date | null;

/** `value` loses results such as 0 and FALSE (exceljs issue 2943); `result` keeps them. */
function valueOf(cell: ExcelJS.Cell): Plain {
  return plainValue(cell.type === ExcelJS.ValueType.Formula ? cell.result : cell.value);
}

/** Unpacks what exceljs wraps: results of formulas, rich text, links, errors. */
function plainValue(value: CellValue | undefined): Plain {
  if (value === null || value === undefined || value instanceof Date) return value ?? null;
  if (typeof value !== 'object') return value;
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('error' in value) return value.error;
  if ('hyperlink' in value) return plainValue(value.text);
  if ('formula' in value || 'sharedFormula' in value) return plainValue(value.result);
  return null;
}

function agree(cell: RawCell, value: Plain, epoch: RawTable['epoch']): boolean {
  switch (cell.kind) {
    case 'text':
      return value === cell.text || (value === null && cell.text.trim() === '');
    case 'number':
      return sameNumber(Number(cell.text), value, epoch);
    case 'boolean':
      return value === (cell.text === 'TRUE');
    // exceljs has no notion of the one and reads the other as a number.
    case 'date':
    case 'merged':
      return true;
    case 'error':
      return cell.problem === 'no-cached-value' ? value === null : value === cell.text;
  }
}

/** exceljs makes dates of all numbers with a date-like format; times before March 1900 are a day off. */
function sameNumber(number: number, value: Plain, epoch: RawTable['epoch']): boolean {
  if (!(value instanceof Date)) return value === number;
  const days = value.getTime() / 86_400_000 + (epoch === '1904' ? 24_107 : 25_569);
  return Math.abs(days - number) < 1e-5 || (number < 61 && Math.abs(days - number) <= 1.00001);
}
