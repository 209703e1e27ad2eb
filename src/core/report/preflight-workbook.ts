/** The workbook of a preflight: the verdict, the customers by check, what is open, the matrix of files. */
import type {
  CheckResult,
  Gate,
  GateVerdict,
  Preflight,
  PreflightAnswer,
  PreflightLimits,
} from '../model/preflight.ts';
import { integer, text } from './cells.ts';
import type { Column, PageBlock, PageSheet, Sheet, TableSheet, Tone, Workbook } from './tables.ts';
import { inputsTable } from './plain-inputs.ts';
import { coverageTable } from './preflight-coverage.ts';
import { counted, evidenceText, groupDigits } from './wording.ts';

const GATE_WORDS: Readonly<Record<Gate, string>> = {
  before: 'Before the day of the move',
  cutover: 'On the day, before anything is suspended',
  'day-after': 'The day after',
};

const GO_WORDS: Readonly<Record<GateVerdict, string>> = {
  go: 'Go',
  'no-go': 'No go',
  'cannot-tell': 'Cannot tell',
};
const GO_TONES: Readonly<Record<string, Tone>> = {
  Go: 'good',
  'No go': 'bad',
  'Cannot tell': 'warn',
};
const RESULT_WORDS: Readonly<Record<CheckResult, string>> = {
  pass: 'Pass',
  fail: 'Fail',
  'cannot-tell': 'Cannot tell',
};
const RESULT_TONES: Readonly<Record<string, Tone>> = {
  Pass: 'good',
  Fail: 'bad',
  'Cannot tell': 'warn',
};

/** The verdict in words, with its tone. */
export function gateVerdict({ verdict }: Preflight): {
  readonly word: string;
  readonly tone: Tone;
} {
  if (verdict === 'nothing-to-judge') return { word: 'NOTHING TO JUDGE', tone: 'bad' };
  const word = GO_WORDS[verdict];
  return { word: word.toUpperCase(), tone: GO_TONES[word] ?? 'warn' };
}

/** How the customers fare, in one sentence. */
export function customersText({ totals }: Preflight): string {
  const { customers, go, noGo, cannotTell } = totals;
  return `${counted(customers, 'customer')}: go ${groupDigits(go)}, no go ${groupDigits(noGo)}, cannot tell ${groupDigits(cannotTell)}.`;
}

/** Draws the preflight as the neutral workbook behind `preflight.xlsx`. */
export function preflightWorkbook(preflight: Preflight): Workbook {
  const sheets: readonly Sheet[] = [
    openTable(preflight),
    customersTable(preflight),
    checksTable(preflight),
    coverageTable(preflight),
    passedTable(preflight),
    inputsTable(preflight.inputs, ({ tenant }) => tenant),
  ];
  return {
    title: 'Preflight',
    subject: `${GATE_WORDS[preflight.gate]}, as of ${preflight.asOf}`,
    day: preflight.asOf,
    sheets: [startPage(preflight, sheets), ...sheets],
  };
}

function startPage(preflight: Preflight, sheets: readonly Sheet[]): PageSheet {
  const { word, tone } = gateVerdict(preflight);
  const { totals } = preflight;
  return {
    kind: 'page',
    name: 'Start here',
    title: 'Preflight',
    purpose: `${GATE_WORDS[preflight.gate]}, as of ${preflight.asOf} (UTC).`,
    blocks: [
      { type: 'pairs', pairs: [{ label: word, value: text(customersText(preflight)), tone }] },
      ...preflight.reasons.map((reason): PageBlock => ({ type: 'text', text: reason, tone })),
      { type: 'heading', text: 'Customers' },
      {
        type: 'figures',
        figures: [
          { label: 'Go', value: totals.go, tone: 'good' },
          { label: 'No go', value: totals.noGo, tone: 'bad' },
          { label: 'Cannot tell', value: totals.cannotTell, tone: 'warn' },
        ],
      },
      { type: 'heading', text: 'How to read it' },
      ...READING.map((line): PageBlock => ({ type: 'text', text: line })),
      { type: 'heading', text: 'What was asked for' },
      { type: 'pairs', pairs: limitPairs(preflight.limits) },
      { type: 'heading', text: 'Sheets' },
      { type: 'links', links: sheets.map((sheet) => ({ sheet: sheet.name, text: sheet.purpose })) },
      { type: 'heading', text: 'Made by' },
      { type: 'text', text: `${preflight.tool.name} ${preflight.tool.version}` },
    ],
  };
}

const READING = [
  'Go: every check passed. No go: one failed. Cannot tell: the files leave one open, which is no go either.',
  'Customers can be moved one by one: the sheet Customers says who is ready.',
  'The overall verdict is that of the worst answer, about the run or about any customer.',
] as const;

function limitPairs(limits: PreflightLimits) {
  const yes = (value: boolean): string => (value ? 'Yes' : 'No');
  const rows: readonly (readonly [string, string])[] = [
    ['Age of exports', `At most ${counted(limits.maxExportAgeDays, 'day')}`],
    ['Exports apart', `At most ${counted(limits.maxSkewDays, 'day')}`],
    [
      'Renewals',
      limits.renewalWindow === 0
        ? 'Not asked'
        : `None within ${counted(limits.renewalWindow, 'day')}`,
    ],
    ['Prices', yes(limits.requirePrices)],
    ['How it bills', yes(limits.requireFamilies)],
    ['Activity logs', yes(limits.requireLog)],
    ['Days in file names', yes(limits.requireDatedFiles)],
  ];
  return rows.map(([label, value]) => ({ label, value: text(value) }));
}

const RESULT: Column = {
  key: 'result',
  label: 'Result',
  type: 'text',
  width: 13,
  tones: RESULT_TONES,
};

function openTable(preflight: Preflight): TableSheet {
  const order: readonly CheckResult[] = ['fail', 'cannot-tell'];
  const open = order.flatMap((wanted) =>
    preflight.answers.filter(({ result }) => result === wanted),
  );
  return answersTable(preflight, open, {
    name: 'Open points',
    tableName: 'tblOpen',
    title: 'Open points',
    purpose: 'What failed, and what cannot be told, each with what to do and where it was read.',
    emptyText: 'Nothing is open.',
  });
}

function passedTable(preflight: Preflight): TableSheet {
  const passed = preflight.answers.filter(({ result }) => result === 'pass');
  return answersTable(preflight, passed, {
    name: 'Passed',
    tableName: 'tblPassed',
    title: 'Checks that passed',
    purpose: 'What passed, and why.',
    emptyText: 'Nothing passed.',
  });
}

function answersTable(
  { checks }: Preflight,
  answers: readonly PreflightAnswer[],
  names: Pick<TableSheet, 'name' | 'tableName' | 'title' | 'purpose' | 'emptyText'>,
): TableSheet {
  const titles = new Map(checks.map(({ id, title }) => [id, title]));
  return {
    kind: 'table',
    ...names,
    frozenColumns: 2,
    columns: [
      RESULT,
      { key: 'customer', label: 'Customer', type: 'text', width: 28, wrap: true },
      { key: 'check', label: 'Check', type: 'text', width: 30, wrap: true },
      { key: 'reason', label: 'Why', type: 'text', width: 60, wrap: true },
      { key: 'fix', label: 'What to do', type: 'text', width: 44, wrap: true },
      { key: 'evidence', label: 'Evidence', type: 'text', width: 44, wrap: true },
    ],
    rows: answers.map((answer) => [
      text(RESULT_WORDS[answer.result]),
      text(answer.customer ?? 'All'),
      text(titles.get(answer.check) ?? answer.check),
      text(answer.reason),
      text(answer.fix),
      text(placesText(answer)),
    ]),
  };
}

function placesText({ evidence, evidenceUnlisted }: PreflightAnswer): string {
  const whole = evidence.map((place) =>
    place.row === 0 ? { ...place, cell: 'whole file' } : place,
  );
  const said = evidenceText(whole);
  return evidenceUnlisted === 0 ? said : `${said}\n+ ${groupDigits(evidenceUnlisted)} not listed`;
}

/** One row per customer, one column per check; what a check about the run means for it is in it. */
function customersTable({ customers, checks, answers }: Preflight): TableSheet {
  const own = checks.filter(({ id }) =>
    answers.some(({ check, customerKey }) => check === id && customerKey !== null),
  );
  return {
    kind: 'table',
    name: 'Customers',
    tableName: 'tblCustomers',
    title: 'Customers',
    purpose: 'Who can be moved, and which check stands in the way.',
    frozenColumns: 2,
    emptyText: 'There is no customer.',
    columns: [
      { key: 'customer', label: 'Customer', type: 'text', width: 30, wrap: true },
      { key: 'verdict', label: 'Verdict', type: 'text', width: 13, tones: GO_TONES },
      { key: 'domain', label: 'Domain', type: 'text', width: 26 },
      ...own.map(({ id, title }): Column => ({
        key: id,
        label: title,
        type: 'text',
        width: 21,
        tones: RESULT_TONES,
      })),
      { key: 'run', label: 'Held up by the run', type: 'text', width: 34, wrap: true },
    ],
    rows: customers.map(({ name, domain, verdict, failed, open }) => {
      const shown = new Set(own.map(({ id }) => id));
      const rest = [...failed, ...open].filter((id) => !shown.has(id));
      const titles = checks.filter(({ id }) => rest.includes(id)).map(({ title }) => title);
      return [
        text(name),
        text(GO_WORDS[verdict]),
        text(domain),
        ...own.map(({ id }) => {
          const result = failed.includes(id) ? 'fail' : open.includes(id) ? 'cannot-tell' : 'pass';
          return text(RESULT_WORDS[result]);
        }),
        text(titles.join(', ')),
      ];
    }),
  };
}

function checksTable({ checks }: Preflight): TableSheet {
  return {
    kind: 'table',
    name: 'Checks',
    tableName: 'tblChecks',
    title: 'Checks',
    purpose: 'What this gate asks for, and how often it passed.',
    frozenColumns: 1,
    emptyText: 'There is no check.',
    columns: [
      { key: 'title', label: 'Check', type: 'text', width: 34 },
      { key: 'asks', label: 'What it asks for', type: 'text', width: 84, wrap: true },
      { key: 'pass', label: 'Pass', type: 'integer', width: 10 },
      { key: 'fail', label: 'Fail', type: 'integer', width: 10 },
      { key: 'open', label: 'Cannot tell', type: 'integer', width: 12 },
      { key: 'id', label: 'Check id', type: 'id', width: 24 },
    ],
    rows: checks.map((check) => [
      text(check.title),
      text(check.asks),
      integer(check.pass),
      integer(check.fail),
      integer(check.cannotTell),
      text(check.id),
    ]),
  };
}
