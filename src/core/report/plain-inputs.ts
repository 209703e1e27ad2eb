/** The files of a plan or a preflight, in short: what each was taken for, and what became of its rows. */
import type { PlanInput } from '../model/plan.ts';
import type { Tenant } from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import { say } from '../text/text.ts';
import { integer, leadingTo, text } from './cells.ts';
import { speakTable } from './speak-sheets.ts';
import type { TableSheet } from './tables.ts';
import { KIND_WORDS, tenantWords } from './words.ts';

/** All files with their rows; with their tenant only where the command reads both of them. */
export function inputsTable<Input extends PlanInput>(
  inputs: readonly Input[],
  speech: Speech,
  tenantOf?: (input: Input) => Tenant | null,
): TableSheet {
  const { of } = speech;
  return speakTable(
    {
      name: say('Inputs'),
      tableName: 'tblInputs',
      title: say('Inputs'),
      purpose: say('Every file that was read, and what became of its rows.'),
      frozenColumns: 1,
      emptyText: say('There was no file.'),
      columns: [
        { key: 'path', label: say('File'), type: 'text', width: 44, wrap: true },
        { key: 'sheet', label: say('Sheet'), type: 'text', width: 18 },
        ...(tenantOf === undefined
          ? []
          : [{ key: 'tenant', label: say('Tenant'), type: 'text', width: 20 } as const]),
        { key: 'kind', label: say('Taken for'), type: 'text', width: 22 },
        { key: 'rows', label: say('Rows'), type: 'integer', width: 10, total: 'sum' },
        { key: 'accepted', label: say('Accepted'), type: 'integer', width: 11, total: 'sum' },
        { key: 'rejected', label: say('Rejected'), type: 'integer', width: 11, total: 'sum' },
        { key: 'ignored', label: say('Ignored'), type: 'integer', width: 11, total: 'sum' },
        { key: 'notes', label: say('Notes'), type: 'text', width: 60, wrap: true },
        { key: 'sha256', label: say('SHA-256'), type: 'id', width: 68 },
      ],
      rows: inputs.map((input) => [
        leadingTo({ path: input.path, sheet: '', row: 0 }, text(input.path)),
        text(input.sheet),
        ...(tenantOf === undefined ? [] : [text(of(tenantWords(tenantOf(input))))]),
        text(of(KIND_WORDS[input.kind])),
        integer(input.rows),
        integer(input.accepted),
        integer(input.rejected),
        integer(input.ignored),
        text(input.notes.join('\n')),
        text(input.sha256),
      ]),
    },
    speech,
  );
}
