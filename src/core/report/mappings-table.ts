/** The sheet of names that look alike, in which people say which are the same; it is read back from any language. */
import type { MappingReport, Report, Suggestion } from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import { sayAs, say, type Text } from '../text/text.ts';
import { blank, text } from './cells.ts';
import { cutList } from './places.ts';
import { SHEETS } from './sheet-names.ts';
import { speakTable, type ColumnWords } from './speak-sheets.ts';
import type { CellValue, TableSheet } from './tables.ts';
import { YES_NO_WORDS } from './words.ts';

const KIND_WORDS = { customer: say('Customer'), offer: say('Product') } as const;
const LIKENESS_WORDS = { strong: say('Strong'), weak: say('Weak') } as const;

const COLUMNS: readonly ColumnWords[] = [
  { key: 'kind', label: sayAs('mappings', 'What'), type: 'text', width: 12 },
  { key: 'from', label: say('In Transitioning From'), type: 'text', width: 44, wrap: true },
  { key: 'to', label: say('In Transitioning To'), type: 'text', width: 44, wrap: true },
  {
    key: 'confirm',
    label: say('Confirm'),
    type: 'text',
    width: 11,
    human: true,
    choices: [YES_NO_WORDS.yes, YES_NO_WORDS.no],
    help: say('Yes: the two are one, and are compared from the next run on.'),
  },
  { key: 'evidence', label: say('Why it may be the same'), type: 'text', width: 70, wrap: true },
  { key: 'customers', label: say('Customers concerned'), type: 'text', width: 40, wrap: true },
  { key: 'strength', label: say('Likeness'), type: 'text', width: 11 },
  { key: 'fromId', label: say('From id'), type: 'id', width: 38 },
  { key: 'toId', label: say('To id'), type: 'id', width: 38 },
];

/**
 * Names that look alike but were not matched, for people to say yes to. Pairs confirmed in an earlier run
 * stay in the sheet, so that the newest workbook holds all of them.
 */
export function mappingsTable(report: Report, speech: Speech): TableSheet {
  const confirmed = (report.mappings ?? []).filter(({ source }) => source === 'mappings file');
  return speakTable(
    {
      name: SHEETS.mappings,
      tableName: 'tblMappings',
      title: SHEETS.mappings,
      purpose: say(
        'Names that look alike but were not matched. Choose {yes} where they are the same, and run again with --mappings and this file.',
        { yes: YES_NO_WORDS.yes },
      ),
      frozenColumns: 1,
      printedColumns: 6,
      emptyText: say('No unmatched names look alike.'),
      // English words are known without.
      ...(speech.language === 'en' ? {} : { memo: memoOf(speech) }),
      columns: COLUMNS,
      rows: [
        ...confirmed.map((row) => confirmedRow(row, speech)),
        ...report.suggestions.map((row) => suggestionRow(row, speech)),
      ],
    },
    speech,
  );
}

/** The words by which the sheet is read again: of columns by key, and of what cells may hold. */
function memoOf({ of }: Speech): string {
  const columns = Object.fromEntries(COLUMNS.map(({ key, label }) => [key, of(label)]));
  const spoken = (words: Readonly<Record<string, Text>>): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(words).map(([code, word]) => [code, of(word)]));
  const memo = { columns, kind: spoken(KIND_WORDS), confirm: spoken(YES_NO_WORDS) };
  return `mappings:${JSON.stringify(memo)}`;
}

function suggestionRow(row: Suggestion, { of }: Speech): readonly CellValue[] {
  const { count, names } = row.customers;
  return [
    text(of(KIND_WORDS[row.kind])),
    text(row.from),
    text(row.to),
    blank(),
    text(row.evidence),
    text(of(cutList(names, count - names.length))),
    text(of(LIKENESS_WORDS[row.strength])),
    text(row.fromId),
    text(row.toId),
  ];
}

function confirmedRow(row: MappingReport, { of }: Speech): readonly CellValue[] {
  const { overruledBy: name } = row;
  return [
    text(of(KIND_WORDS[row.kind])),
    text(row.from),
    text(row.to),
    text(of(YES_NO_WORDS.yes)),
    text(
      of(
        name === null
          ? say('Confirmed before, and used in this run.')
          : say('Confirmed before, but the config says {name}, which stands.', { name }),
      ),
    ),
    blank(),
    blank(),
    text(row.fromId),
    text(row.toId),
  ];
}
