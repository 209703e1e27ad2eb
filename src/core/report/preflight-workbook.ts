/** The workbook of a preflight: the verdict, the customers by check, what is open, the matrix of files. */
import type {
  CheckResult,
  Gate,
  GateVerdict,
  Preflight,
  PreflightAnswer,
  PreflightLimits,
} from '../model/preflight.ts';
import type { Speech } from '../text/speech.ts';
import { say, sayAs, verbatim, type Text } from '../text/text.ts';
import { integer, text } from './cells.ts';
import { EVIDENCE_COLUMNS, evidenceCells } from './evidence.ts';
import { inputsTable } from './plain-inputs.ts';
import { coverageTable } from './preflight-coverage.ts';
import {
  speakPage,
  speakTable,
  type BlockWords,
  type ColumnWords,
  type TableWords,
} from './speak-sheets.ts';
import type { PageSheet, Sheet, TableSheet, Tone, Workbook } from './tables.ts';
import { tonedWords, yesNo, type TonedWord, type Words } from './words.ts';

const GATE_WORDS: Words<Gate> = {
  before: say('Before the day of the move'),
  cutover: say('On the day, before anything is suspended'),
  'day-after': say('The day after'),
};

const GO_WORDS: Words<GateVerdict> = {
  go: say('Go'),
  'no-go': say('No go'),
  'cannot-tell': say('Cannot tell'),
};
const GO_TONES: Readonly<Record<GateVerdict, Tone>> = {
  go: 'good',
  'no-go': 'bad',
  'cannot-tell': 'warn',
};
const GO_TONED = tonedWords(GO_WORDS, GO_TONES);
const RESULT_WORDS: Words<CheckResult> = {
  pass: say('Pass'),
  fail: say('Fail'),
  'cannot-tell': say('Cannot tell'),
};
const RESULT_TONED: readonly TonedWord[] = tonedWords(RESULT_WORDS, {
  pass: 'good',
  fail: 'bad',
  'cannot-tell': 'warn',
});
const VERDICT_WORDS: Words<Preflight['verdict']> = {
  go: say('GO'),
  'no-go': say('NO GO'),
  'cannot-tell': say('CANNOT TELL'),
  'nothing-to-judge': say('NOTHING TO JUDGE'),
};

/** The verdict in words, with its tone. */
export function gateVerdict({ verdict }: Preflight): { readonly word: Text; readonly tone: Tone } {
  const tone = verdict === 'nothing-to-judge' ? 'bad' : GO_TONES[verdict];
  return { word: VERDICT_WORDS[verdict], tone };
}

/** How the customers fare, in one sentence. */
export function customersText({ totals }: Preflight): Text {
  const { customers, go, noGo, cannotTell } = totals;
  return say(
    '{customers, plural, one {# customer} other {# customers}}: go {go, number}, no go {noGo, number}, cannot tell {cannotTell, number}.',
    { customers, go, noGo, cannotTell },
  );
}

const TITLE = say('Preflight');
const CUSTOMERS = say('Customers');

/** Draws the preflight, spoken in the same language, as the neutral workbook behind `preflight.xlsx`. */
export function preflightWorkbook(preflight: Preflight, speech: Speech): Workbook {
  const { of } = speech;
  const sheets: readonly Sheet[] = [
    openTable(preflight, speech),
    customersTable(preflight, speech),
    checksTable(preflight, speech),
    coverageTable(preflight, speech),
    passedTable(preflight, speech),
    inputsTable(preflight.inputs, speech, ({ tenant }) => tenant),
  ];
  const gate = GATE_WORDS[preflight.gate];
  return {
    title: of(TITLE),
    subject: of(say('{gate}, as of {day}', { gate, day: preflight.asOf })),
    day: preflight.asOf,
    sheets: [startPage(preflight, sheets, speech), ...sheets],
  };
}

function startPage(preflight: Preflight, sheets: readonly Sheet[], speech: Speech): PageSheet {
  const { word, tone } = gateVerdict(preflight);
  const { totals, asOf } = preflight;
  const blocks: readonly BlockWords[] = [
    { type: 'pairs', pairs: [{ label: word, value: customersText(preflight), tone }] },
    ...preflight.reasons.map((reason): BlockWords => ({ type: 'text', text: reason, tone })),
    { type: 'heading', text: CUSTOMERS },
    {
      type: 'figures',
      figures: [
        { label: GO_WORDS.go, value: totals.go, tone: 'good' },
        { label: GO_WORDS['no-go'], value: totals.noGo, tone: 'bad' },
        { label: GO_WORDS['cannot-tell'], value: totals.cannotTell, tone: 'warn' },
      ],
    },
    { type: 'heading', text: say('How to read it') },
    ...READING.map((line): BlockWords => ({ type: 'text', text: line })),
    { type: 'heading', text: say('What was asked for') },
    { type: 'pairs', pairs: limitPairs(preflight.limits) },
    { type: 'heading', text: say('Sheets') },
    { type: 'links', links: sheets.map((sheet) => ({ sheet: sheet.name, text: sheet.purpose })) },
    { type: 'heading', text: say('Made by') },
    { type: 'text', text: `${preflight.tool.name} ${preflight.tool.version}` },
  ];
  const gate = GATE_WORDS[preflight.gate];
  const purpose = say('{gate}, as of {day} (UTC).', { gate, day: asOf });
  return speakPage({ name: say('Start here'), title: TITLE, purpose, blocks }, speech);
}

const READING: readonly Text[] = [
  say(
    'Go: every check passed. No go: one failed. Cannot tell: the files leave one open, which is no go either.',
  ),
  say('Customers can be moved one by one: the sheet {sheet} says who is ready.', {
    sheet: CUSTOMERS,
  }),
  say('The overall verdict is that of the worst answer, about the run or about any customer.'),
];

function limitPairs(
  limits: PreflightLimits,
): readonly { readonly label: Text; readonly value: Text }[] {
  return [
    { label: say('Age of exports'), value: atMost(limits.maxExportAgeDays) },
    { label: say('Exports apart'), value: atMost(limits.maxSkewDays) },
    {
      label: say('Renewals'),
      value:
        limits.renewalWindow === 0
          ? say('Not asked')
          : say('None within {days, plural, one {# day} other {# days}}', {
              days: limits.renewalWindow,
            }),
    },
    { label: say('Prices'), value: yesNo(limits.requirePrices) },
    { label: say('How it bills'), value: yesNo(limits.requireFamilies) },
    { label: say('Activity logs'), value: yesNo(limits.requireLog) },
    { label: say('Days in file names'), value: yesNo(limits.requireDatedFiles) },
  ];
}

function atMost(days: number): Text {
  return say('At most {days, plural, one {# day} other {# days}}', { days });
}

const RESULT: ColumnWords = {
  key: 'result',
  label: say('Result'),
  type: 'text',
  width: 13,
  tones: RESULT_TONED,
};

function openTable(preflight: Preflight, speech: Speech): TableSheet {
  const order: readonly CheckResult[] = ['fail', 'cannot-tell'];
  const open = order.flatMap((wanted) =>
    preflight.answers.filter(({ result }) => result === wanted),
  );
  return answersTable(preflight, open, speech, {
    name: say('Open points'),
    tableName: 'tblOpen',
    title: say('Open points'),
    purpose: say(
      'What failed, and what cannot be told, each with what to do and where it was read.',
    ),
    emptyText: say('Nothing is open.'),
  });
}

function passedTable(preflight: Preflight, speech: Speech): TableSheet {
  const passed = preflight.answers.filter(({ result }) => result === 'pass');
  return answersTable(preflight, passed, speech, {
    name: say('Passed'),
    tableName: 'tblPassed',
    title: say('Checks that passed'),
    purpose: say('What passed, and why.'),
    emptyText: say('Nothing passed.'),
  });
}

function answersTable(
  { checks }: Preflight,
  answers: readonly PreflightAnswer[],
  speech: Speech,
  names: Pick<TableWords, 'name' | 'tableName' | 'title' | 'purpose' | 'emptyText'>,
): TableSheet {
  const { of } = speech;
  const titles = new Map(checks.map(({ id, title }) => [id, title]));
  return speakTable(
    {
      ...names,
      frozenColumns: 2,
      columns: [
        RESULT,
        { key: 'customer', label: say('Customer'), type: 'text', width: 28, wrap: true },
        { key: 'check', label: say('Check'), type: 'text', width: 30, wrap: true },
        { key: 'reason', label: say('Why'), type: 'text', width: 60, wrap: true },
        { key: 'fix', label: say('What to do'), type: 'text', width: 44, wrap: true },
        ...EVIDENCE_COLUMNS,
      ],
      rows: answers.map((answer) => [
        text(of(RESULT_WORDS[answer.result])),
        text(answer.customer ?? of(ALL)),
        text(titles.get(answer.check) ?? answer.check),
        text(answer.reason),
        text(answer.fix),
        ...evidenceCells(answer.evidence, speech, 3, answer.evidenceUnlisted),
      ]),
    },
    speech,
  );
}

const ALL = sayAs('customers', 'All');

/** One row per customer, one column per check; what a check about the run means for it is in it. */
function customersTable({ customers, checks, answers }: Preflight, speech: Speech): TableSheet {
  const { of } = speech;
  const own = checks.filter(({ id }) =>
    answers.some(({ check, customerKey }) => check === id && customerKey !== null),
  );
  return speakTable(
    {
      name: CUSTOMERS,
      tableName: 'tblCustomers',
      title: CUSTOMERS,
      purpose: say('Who can be moved, and which check stands in the way.'),
      frozenColumns: 2,
      emptyText: say('There is no customer.'),
      columns: [
        { key: 'customer', label: say('Customer'), type: 'text', width: 30, wrap: true },
        { key: 'verdict', label: say('Verdict'), type: 'text', width: 13, tones: GO_TONED },
        { key: 'domain', label: say('Domain'), type: 'text', width: 26 },
        ...own.map(({ id, title }): ColumnWords => ({
          key: id,
          label: verbatim(title),
          type: 'text',
          width: 21,
          tones: RESULT_TONED,
        })),
        { key: 'run', label: say('Held up by the run'), type: 'text', width: 34, wrap: true },
      ],
      rows: customers.map(({ name, domain, verdict, failed, open }) => {
        const shown = new Set(own.map(({ id }) => id));
        const rest = [...failed, ...open].filter((id) => !shown.has(id));
        const titles = checks.filter(({ id }) => rest.includes(id)).map(({ title }) => title);
        return [
          text(name),
          text(of(GO_WORDS[verdict])),
          text(domain),
          ...own.map(({ id }) => {
            const result = failed.includes(id)
              ? 'fail'
              : open.includes(id)
                ? 'cannot-tell'
                : 'pass';
            return text(of(RESULT_WORDS[result]));
          }),
          text(titles.join(', ')),
        ];
      }),
    },
    speech,
  );
}

function checksTable({ checks }: Preflight, speech: Speech): TableSheet {
  return speakTable(
    {
      name: say('Checks'),
      tableName: 'tblChecks',
      title: say('Checks'),
      purpose: say('What this gate asks for, and how often it passed.'),
      frozenColumns: 1,
      emptyText: say('There is no check.'),
      columns: [
        { key: 'title', label: say('Check'), type: 'text', width: 34 },
        { key: 'asks', label: say('What it asks for'), type: 'text', width: 84, wrap: true },
        { key: 'pass', label: say('Pass'), type: 'integer', width: 10 },
        { key: 'fail', label: say('Fail'), type: 'integer', width: 10 },
        { key: 'open', label: say('Cannot tell'), type: 'integer', width: 12 },
        { key: 'id', label: say('Check id'), type: 'id', width: 24 },
      ],
      rows: checks.map((check) => [
        text(check.title),
        text(check.asks),
        integer(check.pass),
        integer(check.fail),
        integer(check.cannotTell),
        text(check.id),
      ]),
    },
    speech,
  );
}
