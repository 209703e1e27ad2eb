/** What the preflight rests on: which files speak of which customer, and how old they are. */
import type { Preflight } from '../model/preflight.ts';
import { day, integer, text } from './cells.ts';
import type { TableSheet } from './tables.ts';
import { TENANT_WORDS } from './wording.ts';

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
