/** The files of a plan or a preflight, in short: what each was taken for, and what became of its rows. */
import type { PlanInput } from '../model/plan.ts';
import type { Tenant } from '../model/report.ts';
import { integer, text } from './cells.ts';
import type { TableSheet } from './tables.ts';
import { KIND_WORDS, tenantWords } from './wording.ts';

/** All files with their rows; with their tenant only where the command reads both of them. */
export function inputsTable<Input extends PlanInput>(
  inputs: readonly Input[],
  tenantOf?: (input: Input) => Tenant | null,
): TableSheet {
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
      ...(tenantOf === undefined
        ? []
        : [{ key: 'tenant', label: 'Tenant', type: 'text', width: 20 } as const]),
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
      ...(tenantOf === undefined ? [] : [text(tenantWords(tenantOf(input)))]),
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
