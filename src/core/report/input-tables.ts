/** The sheets that prove what was read: inputs, rejected and ignored rows, what is out of scope. */

import type { InputReport, MappingReport, Report, Suggestion } from '../model/report.ts';
import { blank, integer, text } from './cells.ts';
import type { CellValue, Column, TableLinks, TableSheet } from './tables.ts';
import { groupDigits, KIND_WORDS, sourceText, STATUS_WORDS, tenantWords } from './wording.ts';

/** Rows that fail their schema, each with the cell, what was found and what to do. */
export function rejectedTable(report: Report): TableSheet {
  return {
    kind: 'table',
    name: 'Rejected rows',
    tableName: 'tblRejected',
    title: 'Rejected rows',
    purpose: `Rows that could not be taken. Correct them and run again; until then they are missing.${unlistedText(report.inputs, 'rejectedUnlisted', 'bad cells')}`,
    frozenColumns: 1,
    emptyText: 'No rows were rejected.',
    columns: [
      { key: 'path', label: 'File', type: 'text', width: 40, wrap: true },
      { key: 'sheet', label: 'Sheet', type: 'text', width: 18 },
      { key: 'row', label: 'Row', type: 'integer', width: 9 },
      { key: 'cell', label: 'Cell', type: 'text', width: 9 },
      { key: 'column', label: 'Column', type: 'text', width: 22 },
      { key: 'value', label: 'Value', type: 'id', width: 28, wrap: true },
      { key: 'problem', label: 'Problem', type: 'text', width: 60, wrap: true },
      { key: 'fix', label: 'What to do', type: 'text', width: 60, wrap: true },
      { key: 'code', label: 'Code', type: 'text', width: 24 },
    ],
    links: linksToInputs(report, report.rejectedRows),
    rows: report.rejectedRows.map((row) => [
      text(row.path),
      text(row.sheet),
      integer(row.row),
      text(row.cell),
      text(row.column),
      text(row.value),
      text(row.problem),
      text(row.fix),
      text(row.code),
    ]),
  };
}

/** How many are counted but not listed, by file. */
function unlistedText(
  inputs: readonly InputReport[],
  field: 'rejectedUnlisted' | 'ignoredUnlisted',
  things: string,
): string {
  const more = inputs
    .filter((input) => input[field] > 0)
    .map((input) => `${String(input[field])} more in ${input.path}`);
  return more.length === 0 ? '' : ` Not listed, but counted: ${more.join(', ')} (${things}).`;
}

/** Each row leads to the file that it stands in. */
function linksToInputs(
  report: Report,
  rows: readonly { readonly path: string; readonly sheet: string }[],
): TableLinks {
  const position = new Map(
    report.inputs.map(({ path, sheet }, at) => [`${path}\n${sheet ?? ''}`, at]),
  );
  const at = rows.map(({ path, sheet }) => position.get(`${path}\n${sheet}`) ?? null);
  return { column: 'path', sheet: 'Inputs', rows: at };
}

/** Accepted subscriptions that are compared with nothing, each with the reason. */
export function outOfScopeTable(report: Report): TableSheet {
  return {
    kind: 'table',
    name: 'Out of scope',
    tableName: 'tblOutOfScope',
    title: 'Out of scope',
    purpose: 'Subscriptions that were read but belong to no line, each with the reason.',
    frozenColumns: 1,
    emptyText: 'Every accepted subscription stands on a line.',
    columns: [
      { key: 'customer', label: 'Customer', type: 'text', width: 28, wrap: true },
      { key: 'offer', label: 'Product', type: 'text', width: 32, wrap: true },
      { key: 'tenant', label: 'Tenant', type: 'text', width: 19 },
      { key: 'status', label: 'Status', type: 'text', width: 13 },
      { key: 'seats', label: 'Seats', type: 'integer', width: 10, total: 'sum' },
      { key: 'reason', label: 'Reason', type: 'text', width: 60, wrap: true },
      { key: 'id', label: 'Subscription id', type: 'id', width: 38 },
      { key: 'source', label: 'Read from', type: 'text', width: 48, wrap: true },
    ],
    rows: report.outOfScope.map((row) => [
      text(row.customer),
      text(row.offer),
      text(tenantWords(row.tenant)),
      text(STATUS_WORDS[row.status]),
      integer(row.seats),
      text(row.reason),
      text(row.id),
      text(sourceText(row.source)),
    ]),
  };
}

/** Rows that hold no data of their own. */
export function ignoredTable(report: Report): TableSheet {
  return {
    kind: 'table',
    name: 'Ignored rows',
    tableName: 'tblIgnored',
    title: 'Ignored rows',
    purpose: `Rows without data of their own, such as totals and exact duplicates.${unlistedText(report.inputs, 'ignoredUnlisted', 'rows')}`,
    frozenColumns: 1,
    emptyText: 'No rows were ignored.',
    columns: [
      { key: 'path', label: 'File', type: 'text', width: 48, wrap: true },
      { key: 'sheet', label: 'Sheet', type: 'text', width: 20 },
      { key: 'row', label: 'Row', type: 'integer', width: 9 },
      { key: 'reason', label: 'Reason', type: 'text', width: 80, wrap: true },
    ],
    links: linksToInputs(report, report.ignoredRows),
    rows: report.ignoredRows.map((row) => [
      text(row.path),
      text(row.sheet),
      integer(row.row),
      text(row.reason),
    ]),
  };
}

/**
 * Names that look alike but were not matched, for people to say yes to. Pairs confirmed in an earlier run
 * stay in the sheet, so that the newest workbook holds all of them.
 */
export function suggestionsTable(report: Report): TableSheet {
  const confirmed = (report.mappings ?? []).filter(({ source }) => source === 'mappings file');
  return {
    kind: 'table',
    name: 'Mappings to confirm',
    tableName: 'tblMappings',
    title: 'Mappings to confirm',
    purpose:
      'Names that look alike but were not matched. Choose Yes where they are the same, and run again with --mappings and this file.',
    frozenColumns: 1,
    printedColumns: 6,
    emptyText: 'No unmatched names look alike.',
    columns: [
      { key: 'kind', label: 'What', type: 'text', width: 12 },
      { key: 'from', label: 'In Transitioning From', type: 'text', width: 44, wrap: true },
      { key: 'to', label: 'In Transitioning To', type: 'text', width: 44, wrap: true },
      {
        key: 'confirm',
        label: 'Confirm',
        type: 'text',
        width: 11,
        human: true,
        choices: ['Yes', 'No'],
        help: 'Yes: the two are one, and are compared from the next run on.',
      },
      { key: 'evidence', label: 'Why it may be the same', type: 'text', width: 70, wrap: true },
      { key: 'customers', label: 'Customers concerned', type: 'text', width: 40, wrap: true },
      { key: 'strength', label: 'Likeness', type: 'text', width: 11 },
      { key: 'fromId', label: 'From id', type: 'id', width: 38 },
      { key: 'toId', label: 'To id', type: 'id', width: 38 },
    ],
    rows: [...confirmed.map(confirmedRow), ...report.suggestions.map(suggestionRow)],
  };
}

function suggestionRow(row: Suggestion): readonly CellValue[] {
  const { count, names } = row.customers;
  const more = count - names.length;
  return [
    text(MAPPED_WORDS[row.kind]),
    text(row.from),
    text(row.to),
    blank(),
    text(row.evidence),
    text([...names, ...(more > 0 ? [`+ ${groupDigits(more)} more`] : [])].join('\n')),
    text(row.strength === 'strong' ? 'Strong' : 'Weak'),
    text(row.fromId),
    text(row.toId),
  ];
}

function confirmedRow(row: MappingReport): readonly CellValue[] {
  const { overruledBy } = row;
  return [
    text(MAPPED_WORDS[row.kind]),
    text(row.from),
    text(row.to),
    text('Yes'),
    text(
      overruledBy === null
        ? 'Confirmed before, and used in this run.'
        : `Confirmed before, but the config says ${overruledBy}, which stands.`,
    ),
    blank(),
    blank(),
    text(row.fromId),
    text(row.toId),
  ];
}

const MAPPED_WORDS = { customer: 'Customer', offer: 'Product' } as const;

const INPUT_COLUMNS: readonly Column[] = [
  { key: 'path', label: 'File', type: 'text', width: 48, wrap: true },
  { key: 'tenant', label: 'Tenant', type: 'text', width: 19 },
  { key: 'kind', label: 'Taken for', type: 'text', width: 22 },
  { key: 'rows', label: 'Rows', type: 'integer', width: 10, total: 'sum' },
  { key: 'accepted', label: 'Accepted', type: 'integer', width: 11, total: 'sum' },
  { key: 'rejected', label: 'Rejected', type: 'integer', width: 11, total: 'sum' },
  { key: 'ignored', label: 'Ignored', type: 'integer', width: 11, total: 'sum' },
  { key: 'sha256', label: 'SHA-256', type: 'id', width: 68 },
  { key: 'customer', label: 'Customer of the file', type: 'text', width: 30 },
  { key: 'customerFrom', label: 'Customer known from', type: 'text', width: 22 },
  { key: 'sheet', label: 'Sheet', type: 'text', width: 18 },
  { key: 'headerRow', label: 'Header row', type: 'integer', width: 10 },
  { key: 'locale', label: 'Language', type: 'text', width: 11 },
  { key: 'encoding', label: 'Encoding', type: 'text', width: 13 },
  { key: 'delimiter', label: 'Delimiter', type: 'text', width: 12 },
  { key: 'columns', label: 'Columns read', type: 'text', width: 48, wrap: true },
  { key: 'unmapped', label: 'Columns not used', type: 'text', width: 36, wrap: true },
  { key: 'notes', label: 'Notes', type: 'text', width: 56, wrap: true },
];

/** Every file of the run with what it was taken for, its rows and its SHA-256. */
export function inputsTable(report: Report): TableSheet {
  return {
    kind: 'table',
    name: 'Inputs',
    tableName: 'tblInputs',
    title: 'Inputs',
    purpose: 'Every file of this run: what it was taken for, what was read, and its SHA-256.',
    frozenColumns: 1,
    printedColumns: 8,
    emptyText: 'No files were given.',
    columns: INPUT_COLUMNS,
    rows: report.inputs.map(inputRow),
  };
}

const CUSTOMER_FROM_WORDS = {
  config: 'The config',
  'tenant-id': 'Tenant id in the path',
  domain: 'Domain in the path',
  'customer-list': 'The customer list',
  'file-name': 'The file name',
} as const;

const DELIMITER_WORDS: Readonly<Record<string, string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Vertical bar',
};

function inputRow(input: InputReport): readonly CellValue[] {
  const { customerFrom, delimiter } = input;
  return [
    text(input.path),
    text(tenantWords(input.tenant)),
    text(KIND_WORDS[input.kind]),
    integer(input.rows),
    integer(input.accepted),
    integer(input.rejected),
    integer(input.ignored),
    text(input.sha256),
    text(input.customer),
    text(customerFrom === null ? null : CUSTOMER_FROM_WORDS[customerFrom]),
    text(input.sheet),
    integer(input.headerRow),
    text(input.locale),
    text(input.encoding),
    text(delimiter === null ? null : (DELIMITER_WORDS[delimiter] ?? delimiter)),
    text(
      Object.entries(input.columns)
        .map(([field, header]) => `${field} ← ${header}`)
        .join('\n'),
    ),
    text(input.unmappedColumns.join('\n')),
    text(input.notes.join('\n')),
  ];
}
