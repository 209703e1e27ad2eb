/** The workbook in a made-up language: nothing stays English, and what points at words points at the spoken ones. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMappings } from '../../../src/core/intake/mappings.ts';
import { NUMBER_WORDS } from '../../../src/core/report/number-words.ts';
import { reconciliationWorkbook } from '../../../src/core/report/reconciliation-workbook.ts';
import type { CellValue, Sheet, TableSheet } from '../../../src/core/report/tables.ts';
import { readFileBytes } from '../../../src/formats/read-file.ts';
import { writeXlsx } from '../../../src/formats/write-xlsx.ts';
import { PSEUDO } from '../../helpers/pseudo-language.ts';
import { aReport } from '../../helpers/report-fixture.ts';

const report = aReport();
const workbook = reconciliationWorkbook(report, PSEUDO);
const tables = workbook.sheets.filter((sheet): sheet is TableSheet => sheet.kind === 'table');

/** Everything that the report says, which its own makers have spoken. */
const DATA: ReadonlySet<string> = new Set(stringsIn(report));

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...stringsIn(part)]);
}

function textsOf(cells: readonly CellValue[]): readonly string[] {
  return cells.flatMap((cell) => (cell.type === 'text' ? [cell.value] : []));
}

function wordsOf(sheet: Sheet): readonly string[] {
  const frame = [sheet.name, sheet.title, sheet.purpose];
  switch (sheet.kind) {
    case 'table':
      return [
        ...frame,
        sheet.emptyText,
        ...sheet.columns.flatMap(({ label, help, choices, tones }) => [
          label,
          ...(help === undefined ? [] : [help]),
          ...(choices ?? []),
          ...Object.keys(tones ?? {}),
        ]),
        ...[...sheet.rows].flatMap(textsOf),
      ];
    case 'checks':
      return [...frame, ...sheet.checks.flatMap(({ label, note }) => [label, note])];
    case 'page':
      return [...frame, ...sheet.blocks.flatMap(stringsIn).filter((word) => /[A-Z]/.test(word))];
  }
}

/** Wrapped, or said by the report, line by line and place by place; the tool with its version is a name. */
function isForeign(text: string): boolean {
  const tool = `${report.tool.name} ${report.tool.version}`;
  const known = (part: string): boolean => part.includes('⟦') || DATA.has(part) || part === tool;
  return (
    text.split('\n').every((line) => known(line) || line.split(' › ').every(known)) || known(text)
  );
}

test('no word of the workbook stays English in another language', () => {
  const english = workbook.sheets.flatMap((sheet) =>
    wordsOf(sheet)
      .filter((text) => !isForeign(text))
      .map((text) => `${sheet.name}: ${text}`),
  );
  const times = /: \d\d:\d\d:\d\d$/;
  const codes = /: \w+ ← /;
  assert.deepEqual(
    english.filter((one) => !times.test(one) && !codes.test(one)),
    [],
  );
  assert.ok([workbook.title, workbook.subject].every((text) => text.includes('⟦')));
});

test('links and live checks point at sheets, columns and words as they are spoken', () => {
  const byName = new Map(tables.map((sheet) => [sheet.name, sheet]));
  for (const { links } of tables) if (links !== undefined) assert.ok(byName.has(links.sheet));
  const lives = workbook.sheets.flatMap((sheet) =>
    sheet.kind === 'checks' ? sheet.checks.flatMap(({ live }) => live ?? []) : [],
  );
  assert.ok(lives.length > 5);
  for (const { sheet, sum, where } of lives) {
    const labels = new Set(byName.get(sheet)?.columns.map(({ label }) => label));
    for (const label of [...sum, ...(where === undefined ? [] : [where.label])]) {
      assert.ok(labels.has(label), `${sheet}: ${label}`);
    }
  }
});

test('labels are told apart in every table', () => {
  for (const { name, columns } of tables) {
    assert.equal(new Set(columns.map(({ label }) => label)).size, columns.length, name);
  }
});

test('every number that a finding has is known by a name', () => {
  const keys = report.findings.flatMap(({ numbers }) => Object.keys(numbers));
  assert.deepEqual(
    keys.filter((key) => !(key in NUMBER_WORDS)),
    [],
  );
});

test('pairs confirmed in another language are read back', async () => {
  const sheets = workbook.sheets.map((sheet): Sheet => {
    if (sheet.kind !== 'table' || sheet.tableName !== 'tblMappings') return sheet;
    const text = (value: string): CellValue => ({ type: 'text', value });
    const row = (kind: string, from: string, to: string, said: string): readonly CellValue[] =>
      [kind, from, to, said].map(text);
    const rows = [
      row('⟦Customer⟧', 'Contoso', 'Contoso SAS', '⟦Yes⟧'),
      row('⟦Product⟧', 'E3', 'E5', '⟦Yes⟧'),
      row('⟦Customer⟧', 'Fabrikam', 'Fabricom', '⟦No⟧'),
    ];
    return { ...sheet, rows };
  });
  const read = readFileBytes(await writeXlsx({ ...workbook, sheets }, PSEUDO), {});
  assert.ok(read.ok);
  const { recognised, rows, problems } = readMappings(read.file.tables);
  assert.ok(recognised);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    rows.map(({ pair: { kind, from, to } }) => [kind, from, to]),
    [
      ['customer', 'Contoso', 'Contoso SAS'],
      ['offer', 'E3', 'E5'],
    ],
  );
});
