/** The workbook behind `invoice-check.xlsx`: the answer first, then the evidence. */
import type { InvoiceCheck, RemarkKind } from '../model/invoice-check.ts';
import type { Speech } from '../text/speech.ts';
import { say, type Text } from '../text/text.ts';
import { day } from './cells.ts';
import {
  invoiceTable,
  OTHER_LINES_SHEET,
  otherLinesTable,
  ROWS,
  SUM_OF,
  SUM_WORDS,
  TIE_OUT_SHEET,
  tieOutTable,
} from './invoice-tables.ts';
import {
  CHECK_VERDICT_TONES,
  CHECK_VERDICT_WORDS,
  purseText,
  REMARK_TONES,
  REMARK_WORDS,
} from './invoice-words.ts';
import { speakChecks, speakPage, type BlockWords, type CheckWords } from './speak-sheets.ts';
import type { CheckSheet, PageSheet, Sheet, Workbook } from './tables.ts';

const TITLE = say('Check of the final invoice');

/** Draws the check, spoken in the same language, as a workbook. */
export function invoiceWorkbook(check: InvoiceCheck, speech: Speech): Workbook {
  const { of } = speech;
  const sheets: readonly Sheet[] = [
    invoiceTable(check, speech),
    tieOutTable(check, speech),
    otherLinesTable(check, speech),
    controlsOf(check, speech),
  ];
  return {
    title: of(TITLE),
    subject: of(say('Invoices held against exports and logs, as of {day}', { day: check.asOf })),
    day: check.asOf,
    sheets: [startPage(check, sheets, speech), ...sheets],
  };
}

/** The verdict in one sentence. */
export function checkSentence({ verdict, totals }: InvoiceCheck): Text {
  switch (verdict) {
    case 'nothing-compared':
      return say('There was nothing to check. This does not mean that the bill is right.');
    case 'incomplete':
      return say('What is shown is right, but it is not all. Repair the inputs first.');
    case 'agreed':
      return say('The bill is what exports and logs say it should be.');
    case 'differences':
      return say('Worth claiming: {money}.', { money: purseText(totals.claim) });
  }
}

const SHOWN: readonly RemarkKind[] = [
  'charged-after-suspension',
  'short',
  'over',
  'charged-twice',
  'not-yet-invoiced',
  'cannot-tell',
  'agreed',
  'nothing-due',
];

function startPage(check: InvoiceCheck, sheets: readonly Sheet[], speech: Speech): PageSheet {
  const { totals, verdict, asOf } = check;
  const word = CHECK_VERDICT_WORDS[verdict];
  const tone = CHECK_VERDICT_TONES[verdict];
  const money: readonly (readonly [Text, Readonly<Record<string, string>>])[] = [
    [say('Credits expected'), totals.expected],
    [say('Credits found'), totals.credited],
    [say('Credits missing'), totals.short],
    [say('Charged after suspension'), totals.afterSuspension],
    [say('Worth claiming'), totals.claim],
    [say('Credited too much'), totals.over],
    [say('Charged twice, not to be claimed'), totals.chargedTwice],
  ];
  const blocks: readonly BlockWords[] = [
    { type: 'pairs', pairs: [{ label: word, value: checkSentence(check), tone }] },
    ...check.reasons.map((reason): BlockWords => ({ type: 'text', text: reason, tone })),
    { type: 'heading', text: say('Money') },
    { type: 'pairs', pairs: money.map(([label, purse]) => ({ label, value: purseText(purse) })) },
    {
      type: 'heading',
      text: say('Subscriptions, by what weighs most on each of {count, number}', {
        count: totals.subscriptions,
      }),
    },
    {
      type: 'figures',
      figures: SHOWN.map((kind) => ({
        label: REMARK_WORDS[kind],
        value: totals.byStatus[kind],
        ...(totals.byStatus[kind] > 0 ? { tone: REMARK_TONES[kind] } : {}),
      })),
    },
    { type: 'heading', text: say('What this rests on') },
    {
      type: 'pairs',
      pairs: [
        { label: say('As of'), value: day(asOf) },
        { label: say('Made by'), value: `${check.tool.name} ${check.tool.version}` },
      ],
    },
    ...check.doctrine.map(({ text, source }): BlockWords => ({
      type: 'text',
      text: `${text} (${source})`,
    })),
    { type: 'heading', text: say('Sheets') },
    { type: 'links', links: sheets.map(({ name, purpose }) => ({ sheet: name, text: purpose })) },
  ];
  const purpose = say('The invoices held against exports and logs, as of {day} (UTC).', {
    day: asOf,
  });
  return speakPage({ name: say('Start here'), title: TITLE, purpose, blocks }, speech);
}

function controlsOf({ tieOut, rejectedRows, inputs }: InvoiceCheck, speech: Speech): CheckSheet {
  const rowsOf = (sums: readonly { readonly rows: number }[]): number =>
    sums.reduce((all, { rows }) => all + rows, 0);
  const accepted = rowsOf(tieOut.files);
  const note = say('Every accepted invoice row is counted once.');
  const counted = (label: Text, word: Text, result: number): CheckWords => ({
    label,
    result,
    expected: accepted,
    note,
    live: { sheet: TIE_OUT_SHEET, sum: [ROWS], where: { label: SUM_OF, word } },
  });
  return speakChecks(
    {
      name: say('Controls'),
      title: say('Controls'),
      purpose: say('Checks that must all read OK before anything is claimed.'),
      checks: [
        counted(
          say('Rows in the buckets = rows in the files'),
          SUM_WORDS.bucket,
          rowsOf(tieOut.buckets),
        ),
        counted(
          say('Rows by customer = rows in the files'),
          SUM_WORDS.customer,
          rowsOf(tieOut.customers),
        ),
        {
          label: say('Invoice rows that do not add up'),
          result: tieOut.faults.length,
          expected: 0,
          note: say('The sheet {sheet} names them.', { sheet: OTHER_LINES_SHEET }),
        },
        {
          label: say('Rejected rows'),
          result: inputs.reduce((sum, { rejected }) => sum + rejected, 0),
          expected: 0,
          note:
            rejectedRows.length === 0
              ? say('All rows could be read.')
              : say(
                  '{count, plural, one {# bad cell} other {# bad cells}}, listed in invoice-check.json.',
                  { count: rejectedRows.length },
                ),
        },
      ],
    },
    speech,
  );
}
