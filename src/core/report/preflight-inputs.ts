/** What the preflight rests on: which files speak of which customer, and what became of their rows. */
import type { Preflight } from '../model/preflight.ts';
import { day, integer, text } from './cells.ts';
import type { TableSheet } from './tables.ts';
import { KIND_WORDS, TENANT_WORDS, tenantWords } from './wording.ts';

const STATE_WORDS: Readonly<Record<Preflight['coverage'][number]['state'], string>> = {
  'own-file': 'Own file',
  consolidated: 'In a joint file',
  missing: 'Missing',
  'not-needed': 'Nothing there yet',
};

/** The matrix of customers, tenants and files. */
export function coverageTable({ coverage }: Preflight): TableSheet {
  return {
    kind: 'table',
    name: 'Coverage',
    tableName: 'tblCoverage',
    title: 'Coverage',
    purpose: 'Which files speak of which customer. A day is known where a file name carries it.',
    frozenColumns: 2,
    emptyText: 'There is no customer.',
    columns: [
      { key: 'customer', label: 'Customer', type: 'text', width: 30, wrap: true },
      { key: 'tenant', label: 'Tenant', type: 'text', width: 20 },
      { key: 'listed', label: 'In the list', type: 'text', width: 11 },
      {
        key: 'state',
        label: 'Export',
        type: 'text',
        width: 19,
        tones: { Missing: 'bad', 'Nothing there yet': 'muted' },
      },
      { key: 'rows', label: 'Rows', type: 'integer', width: 9, total: 'sum' },
      { key: 'rejected', label: 'Rejected', type: 'integer', width: 10, total: 'sum' },
      { key: 'takenOn', label: 'Taken on', type: 'day', width: 13 },
      { key: 'age', label: 'Age in days', type: 'integer', width: 10 },
      { key: 'files', label: 'Files', type: 'text', width: 56, wrap: true },
    ],
    rows: coverage.map((row) => [
      text(row.customer),
      text(TENANT_WORDS[row.tenant]),
      text(row.listed ? 'Yes' : 'No'),
      text(STATE_WORDS[row.state]),
      integer(row.rows),
      integer(row.rejected),
      day(row.takenOn),
      integer(row.ageDays),
      text(row.files.join('\n')),
    ]),
  };
}

/** All files with their rows. */
export function inputsTable({ inputs }: Preflight): TableSheet {
  return {
    kind: 'table',
    name: 'Inputs',
    tableName: 'tblInputs',
    title: 'Inputs',
    purpose: 'Every file that was read, and what became of its rows.',
    frozenColumns: 1,
    emptyText: 'There was no file.',
    columns: [
      { key: 'path', label: 'File', type: 'text', width: 44, wrap: true },
      { key: 'sheet', label: 'Sheet', type: 'text', width: 18 },
      { key: 'tenant', label: 'Tenant', type: 'text', width: 20 },
      { key: 'kind', label: 'Taken for', type: 'text', width: 22 },
      { key: 'rows', label: 'Rows', type: 'integer', width: 10, total: 'sum' },
      { key: 'accepted', label: 'Accepted', type: 'integer', width: 11, total: 'sum' },
      { key: 'rejected', label: 'Rejected', type: 'integer', width: 11, total: 'sum' },
      { key: 'ignored', label: 'Ignored', type: 'integer', width: 11, total: 'sum' },
      { key: 'notes', label: 'Notes', type: 'text', width: 60, wrap: true },
      { key: 'sha256', label: 'SHA-256', type: 'id', width: 68 },
    ],
    rows: inputs.map((input) => [
      text(input.path),
      text(input.sheet),
      text(tenantWords(input.tenant)),
      text(KIND_WORDS[input.kind]),
      integer(input.rows),
      integer(input.accepted),
      integer(input.rejected),
      integer(input.ignored),
      text(input.notes.join('\n')),
      text(input.sha256),
    ]),
  };
}
