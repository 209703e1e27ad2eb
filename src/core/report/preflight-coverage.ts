/** What the preflight rests on: which files speak of which customer, and how old they are. */
import type { Preflight } from '../model/preflight.ts';
import type { Speech } from '../text/speech.ts';
import { say, type Text } from '../text/text.ts';
import { day, integer, text } from './cells.ts';
import { speakTable } from './speak-sheets.ts';
import type { TableSheet } from './tables.ts';
import { TENANT_WORDS, yesNo } from './words.ts';

const STATE_WORDS: Readonly<Record<Preflight['coverage'][number]['state'], Text>> = {
  'own-file': say('Own file'),
  consolidated: say('In a joint file'),
  missing: say('Missing'),
  'not-needed': say('Nothing there yet'),
};

/** The matrix of customers, tenants and files. */
export function coverageTable({ coverage }: Preflight, speech: Speech): TableSheet {
  const { of } = speech;
  return speakTable(
    {
      name: say('Coverage'),
      tableName: 'tblCoverage',
      title: say('Coverage'),
      purpose: say(
        'Which files speak of which customer. A day is known where a file name carries it.',
      ),
      frozenColumns: 2,
      emptyText: say('There is no customer.'),
      columns: [
        { key: 'customer', label: say('Customer'), type: 'text', width: 30, wrap: true },
        { key: 'tenant', label: say('Tenant'), type: 'text', width: 20 },
        { key: 'listed', label: say('In the list'), type: 'text', width: 11 },
        {
          key: 'state',
          label: say('Export'),
          type: 'text',
          width: 19,
          tones: [
            [STATE_WORDS.missing, 'bad'],
            [STATE_WORDS['not-needed'], 'muted'],
          ],
        },
        { key: 'rows', label: say('Rows'), type: 'integer', width: 9, total: 'sum' },
        { key: 'rejected', label: say('Rejected'), type: 'integer', width: 10, total: 'sum' },
        { key: 'takenOn', label: say('Taken on'), type: 'day', width: 13 },
        { key: 'age', label: say('Age in days'), type: 'integer', width: 10 },
        { key: 'files', label: say('Files'), type: 'text', width: 56, wrap: true },
      ],
      rows: coverage.map((row) => [
        text(row.customer),
        text(of(TENANT_WORDS[row.tenant])),
        text(of(yesNo(row.listed))),
        text(of(STATE_WORDS[row.state])),
        integer(row.rows),
        integer(row.rejected),
        day(row.takenOn),
        integer(row.ageDays),
        text(row.files.join('\n')),
      ]),
    },
    speech,
  );
}
