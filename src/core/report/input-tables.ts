/** The sheets that prove what was read: inputs, rejected and ignored rows, what is out of scope. */

import type { InputReport, Report } from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import { joined, say, type Text, type TextValue } from '../text/text.ts';
import { integer, leadingTo, text } from './cells.ts';
import { sourceWords } from './places.ts';
import { rowsOf } from './rows.ts';
import { SHEETS } from './sheet-names.ts';
import { speakTable, type ColumnWords, type TableWords } from './speak-sheets.ts';
import type { CellValue, TableSheet } from './tables.ts';
import { KIND_WORDS, STATUS_WORDS, tenantWords, type Words } from './words.ts';

/** Rows that fail their schema, each with the cell, what was found and what to do. */
export function rejectedTable(report: Report, speech: Speech): TableSheet {
  return speakTable(
    {
      name: SHEETS.rejected,
      tableName: 'tblRejected',
      title: SHEETS.rejected,
      purpose: rejectedPurpose(report),
      frozenColumns: 1,
      printedColumns: 8,
      emptyText: say('No rows were rejected.'),
      columns: [
        { key: 'path', label: say('File'), type: 'text', width: 40, wrap: true },
        { key: 'sheet', label: say('Sheet'), type: 'text', width: 18 },
        { key: 'row', label: say('Row'), type: 'integer', width: 9 },
        { key: 'cell', label: say('Cell'), type: 'text', width: 9 },
        { key: 'column', label: say('Column'), type: 'text', width: 20, wrap: true },
        { key: 'value', label: say('Value'), type: 'id', width: 24, wrap: true },
        { key: 'problem', label: say('Problem'), type: 'text', width: 52, wrap: true },
        { key: 'fix', label: say('What to do'), type: 'text', width: 52, wrap: true },
        { key: 'code', label: say('Code'), type: 'text', width: 24 },
      ],
      links: linksToInputs(report, report.rejectedRows),
      rows: rowsOf(report.rejectedRows, (row) => [
        text(row.path),
        text(row.sheet),
        leadingTo(row, integer(row.row)),
        text(row.cell),
        text(row.column),
        text(row.value),
        text(row.problem),
        text(row.fix),
        text(row.code),
      ]),
    },
    speech,
  );
}

function rejectedPurpose({ inputs }: Report): Text {
  const purpose = say(
    'Rows that could not be taken. Correct them and run again; until then they are missing.',
  );
  const files = unlistedText(inputs, 'rejectedUnlisted');
  if (files === null) return purpose;
  return joined([purpose, say('Not listed, but counted: {files} (bad cells).', { files })], ' ');
}

function ignoredPurpose({ inputs }: Report): Text {
  const purpose = say('Rows without data of their own, such as totals and exact duplicates.');
  const files = unlistedText(inputs, 'ignoredUnlisted');
  if (files === null) return purpose;
  return joined([purpose, say('Not listed, but counted: {files} (rows).', { files })], ' ');
}

/** How many are counted but not listed, by file; `null` where all are listed. */
function unlistedText(
  inputs: readonly InputReport[],
  field: 'rejectedUnlisted' | 'ignoredUnlisted',
): Text | null {
  const more = inputs
    .filter((input) => input[field] > 0)
    .map((input) => say('{more, number} more in {file}', { more: input[field], file: input.path }));
  return more.length === 0 ? null : joined(more, ', ');
}

/** Each row leads to the file that it stands in. */
function linksToInputs(
  report: Report,
  rows: readonly { readonly path: string; readonly sheet: string }[],
): NonNullable<TableWords['links']> {
  const position = new Map(
    report.inputs.map(({ path, sheet }, at) => [`${path}\n${sheet ?? ''}`, at]),
  );
  const at = rows.map(({ path, sheet }) => position.get(`${path}\n${sheet}`) ?? null);
  return { column: 'path', sheet: SHEETS.inputs, rows: at };
}

/** Accepted subscriptions that are compared with nothing, each with the reason. */
export function outOfScopeTable(report: Report, speech: Speech): TableSheet {
  const { of } = speech;
  return speakTable(
    {
      name: SHEETS.outOfScope,
      tableName: 'tblOutOfScope',
      title: SHEETS.outOfScope,
      purpose: say('Subscriptions that were read but belong to no line, each with the reason.'),
      frozenColumns: 1,
      printedColumns: 6,
      emptyText: say('Every accepted subscription stands on a line.'),
      columns: [
        { key: 'customer', label: say('Customer'), type: 'text', width: 28, wrap: true },
        { key: 'offer', label: say('Product'), type: 'text', width: 32, wrap: true },
        { key: 'tenant', label: say('Tenant'), type: 'text', width: 19 },
        { key: 'status', label: say('Status'), type: 'text', width: 13 },
        { key: 'seats', label: say('Seats'), type: 'integer', width: 10, total: 'sum' },
        { key: 'reason', label: say('Reason'), type: 'text', width: 60, wrap: true },
        { key: 'id', label: say('Subscription id'), type: 'id', width: 38 },
        { key: 'source', label: say('Read from'), type: 'text', width: 48, wrap: true },
      ],
      rows: rowsOf(report.outOfScope, (row) => [
        text(row.customer),
        text(row.offer),
        text(of(tenantWords(row.tenant))),
        text(of(STATUS_WORDS[row.status])),
        integer(row.seats),
        text(row.reason),
        text(row.id),
        leadingTo(row.source, text(sourceWords(row.source, speech))),
      ]),
    },
    speech,
  );
}

/** Rows that hold no data of their own. */
export function ignoredTable(report: Report, speech: Speech): TableSheet {
  return speakTable(
    {
      name: SHEETS.ignored,
      tableName: 'tblIgnored',
      title: SHEETS.ignored,
      purpose: ignoredPurpose(report),
      frozenColumns: 1,
      emptyText: say('No rows were ignored.'),
      columns: [
        { key: 'path', label: say('File'), type: 'text', width: 48, wrap: true },
        { key: 'sheet', label: say('Sheet'), type: 'text', width: 20 },
        { key: 'row', label: say('Row'), type: 'integer', width: 9 },
        { key: 'reason', label: say('Reason'), type: 'text', width: 80, wrap: true },
      ],
      links: linksToInputs(report, report.ignoredRows),
      rows: rowsOf(report.ignoredRows, (row) => [
        text(row.path),
        text(row.sheet),
        leadingTo(row, integer(row.row)),
        text(row.reason),
      ]),
    },
    speech,
  );
}

const INPUT_COLUMNS: readonly ColumnWords[] = [
  { key: 'path', label: say('File'), type: 'text', width: 48, wrap: true },
  { key: 'tenant', label: say('Tenant'), type: 'text', width: 19 },
  { key: 'kind', label: say('Taken for'), type: 'text', width: 22 },
  { key: 'rows', label: say('Rows'), type: 'integer', width: 10, total: 'sum' },
  { key: 'accepted', label: say('Accepted'), type: 'integer', width: 11, total: 'sum' },
  { key: 'rejected', label: say('Rejected'), type: 'integer', width: 11, total: 'sum' },
  { key: 'ignored', label: say('Ignored'), type: 'integer', width: 11, total: 'sum' },
  { key: 'sha256', label: say('SHA-256'), type: 'id', width: 68 },
  { key: 'customer', label: say('Customer of the file'), type: 'text', width: 30 },
  { key: 'customerFrom', label: say('Customer known from'), type: 'text', width: 22 },
  { key: 'sheet', label: say('Sheet'), type: 'text', width: 18 },
  { key: 'headerRow', label: say('Header row'), type: 'integer', width: 10 },
  { key: 'locale', label: say('Language'), type: 'text', width: 11 },
  { key: 'encoding', label: say('Encoding'), type: 'text', width: 13 },
  { key: 'delimiter', label: say('Delimiter'), type: 'text', width: 12 },
  { key: 'columns', label: say('Columns read'), type: 'text', width: 110, wrap: true },
  { key: 'unmapped', label: say('Columns not used'), type: 'text', width: 60, wrap: true },
  { key: 'notes', label: say('Notes'), type: 'text', width: 90, wrap: true },
];

/** Every file of the run with what it was taken for, its rows and its SHA-256. */
export function inputsTable(report: Report, speech: Speech): TableSheet {
  return speakTable(
    {
      name: SHEETS.inputs,
      tableName: 'tblInputs',
      title: SHEETS.inputs,
      purpose: say(
        'Every file of this run: what it was taken for, what was read, and its SHA-256.',
      ),
      frozenColumns: 1,
      printedColumns: 8,
      emptyText: say('No files were given.'),
      columns: INPUT_COLUMNS,
      rows: rowsOf(report.inputs, (input) => inputRow(input, speech)),
    },
    speech,
  );
}

const CUSTOMER_FROM_WORDS: Words<NonNullable<InputReport['customerFrom']>> = {
  config: say('The config'),
  'tenant-id': say('Tenant id in the path'),
  domain: say('Domain in the path'),
  'customer-list': say('The customer list'),
  'file-name': say('The file name'),
};

const DELIMITER_WORDS: Readonly<Record<string, Text>> = {
  ',': say('Comma'),
  ';': say('Semicolon'),
  '\t': say('Tab'),
  '|': say('Vertical bar'),
};

function delimiterText(delimiter: string): TextValue {
  return DELIMITER_WORDS[delimiter] ?? delimiter;
}

function inputRow(input: InputReport, { of }: Speech): readonly CellValue[] {
  const { customerFrom, delimiter } = input;
  return [
    leadingTo({ path: input.path, sheet: '', row: 0 }, text(input.path)),
    text(of(tenantWords(input.tenant))),
    text(of(KIND_WORDS[input.kind])),
    integer(input.rows),
    integer(input.accepted),
    integer(input.rejected),
    integer(input.ignored),
    text(input.sha256),
    text(input.customer),
    text(customerFrom === null ? null : of(CUSTOMER_FROM_WORDS[customerFrom])),
    text(input.sheet),
    integer(input.headerRow),
    text(input.locale),
    text(input.encoding),
    text(delimiter === null ? null : of(delimiterText(delimiter))),
    text(
      Object.entries(input.columns)
        .map(([field, header]) => `${field} ← ${header}`)
        .join('; '),
    ),
    text(input.unmappedColumns.join('; ')),
    text(input.notes.join('\n')),
  ];
}
