/** The workbook behind `invoice-check.xlsx`: the answer first, then the evidence. */
import type { InvoiceCheck, RemarkKind } from '../model/invoice-check.ts';
import { day, text } from './cells.ts';
import {
  BUCKET_WORD,
  invoiceTable,
  otherLinesTable,
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
import type { CheckSheet, PageBlock, PageSheet, Sheet, Workbook } from './tables.ts';
import { counted } from './wording.ts';

/** Draws the check as a workbook. */
export function invoiceWorkbook(check: InvoiceCheck): Workbook {
  const sheets: readonly Sheet[] = [
    invoiceTable(check),
    tieOutTable(check),
    otherLinesTable(check),
    controlsOf(check),
  ];
  return {
    title: 'Check of the final invoice',
    subject: `Invoices held against exports and logs, as of ${check.asOf}`,
    day: check.asOf,
    sheets: [startPage(check, sheets), ...sheets],
  };
}

/** The verdict in one sentence. */
export function checkSentence({ verdict, totals }: InvoiceCheck): string {
  switch (verdict) {
    case 'nothing-compared':
      return 'There was nothing to check. This does not mean that the bill is right.';
    case 'incomplete':
      return 'What is shown is right, but it is not all. Repair the inputs first.';
    case 'agreed':
      return 'The bill is what exports and logs say it should be.';
    case 'differences':
      return `Worth claiming: ${purseText(totals.claim)}.`;
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

function startPage(check: InvoiceCheck, sheets: readonly Sheet[]): PageSheet {
  const { totals, verdict } = check;
  const word = CHECK_VERDICT_WORDS[verdict];
  const tone = CHECK_VERDICT_TONES[verdict];
  const money: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['Credits expected', totals.expected],
    ['Credits found', totals.credited],
    ['Credits missing', totals.short],
    ['Charged after suspension', totals.afterSuspension],
    ['Worth claiming', totals.claim],
    ['Credited too much', totals.over],
    ['Charged twice, not to be claimed', totals.chargedTwice],
  ];
  return {
    kind: 'page',
    name: 'Start here',
    title: 'Check of the final invoice',
    purpose: `The invoices held against exports and logs, as of ${check.asOf} (UTC).`,
    blocks: [
      { type: 'pairs', pairs: [{ label: word, value: text(checkSentence(check)), tone }] },
      ...check.reasons.map((reason): PageBlock => ({ type: 'text', text: reason, tone })),
      { type: 'heading', text: 'Money' },
      {
        type: 'pairs',
        pairs: money.map(([label, purse]) => ({ label, value: text(purseText(purse)) })),
      },
      {
        type: 'heading',
        text: `Subscriptions, by what weighs most on each of ${String(totals.subscriptions)}`,
      },
      {
        type: 'figures',
        figures: SHOWN.map((kind) => ({
          label: REMARK_WORDS[kind],
          value: totals.byStatus[kind],
          ...(totals.byStatus[kind] > 0 ? { tone: REMARK_TONES[kind] } : {}),
        })),
      },
      { type: 'heading', text: 'What this rests on' },
      {
        type: 'pairs',
        pairs: [
          { label: 'As of', value: day(check.asOf) },
          { label: 'Made by', value: text(`${check.tool.name} ${check.tool.version}`) },
        ],
      },
      ...check.doctrine.map(({ text: said, source }): PageBlock => ({
        type: 'text',
        text: `${said} (${source})`,
      })),
      { type: 'heading', text: 'Sheets' },
      { type: 'links', links: sheets.map(({ name, purpose }) => ({ sheet: name, text: purpose })) },
    ],
  };
}

function controlsOf({ tieOut, rejectedRows, inputs }: InvoiceCheck): CheckSheet {
  const rowsOf = (sums: readonly { readonly rows: number }[]): number =>
    sums.reduce((all, { rows }) => all + rows, 0);
  const accepted = rowsOf(tieOut.files);
  const note = 'Every accepted invoice row is counted once.';
  return {
    kind: 'checks',
    name: 'Controls',
    title: 'Controls',
    purpose: 'Checks that must all read OK before anything is claimed.',
    checks: [
      {
        label: 'Rows in the buckets = rows in the files',
        result: rowsOf(tieOut.buckets),
        expected: accepted,
        note,
        live: {
          sheet: TIE_OUT_SHEET,
          sum: ['Rows'],
          where: { label: 'Sum of', word: BUCKET_WORD },
        },
      },
      {
        label: 'Rows by customer = rows in the files',
        result: rowsOf(tieOut.customers),
        expected: accepted,
        note,
        live: { sheet: TIE_OUT_SHEET, sum: ['Rows'], where: { label: 'Sum of', word: 'Customer' } },
      },
      {
        label: 'Invoice rows that do not add up',
        result: tieOut.faults.length,
        expected: 0,
        note: 'The sheet Other lines names them.',
      },
      {
        label: 'Rejected rows',
        result: inputs.reduce((sum, { rejected }) => sum + rejected, 0),
        expected: 0,
        note:
          rejectedRows.length === 0
            ? 'All rows could be read.'
            : `${counted(rejectedRows.length, 'bad cell')}, listed in invoice-check.json.`,
      },
    ],
  };
}
