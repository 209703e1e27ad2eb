/** The one table of commands: parser, help, completion and docs/commands.md come from it. */
import { GENERAL, READING, WRONG, type CommandSpec } from './command-spec.ts';
import { COMPLETION, DOCTOR, EXPLAIN, INIT, INSPECT } from './helper-commands.ts';

const RECONCILE: CommandSpec = {
  name: 'reconcile',
  summary: 'Compare both tenants and write the reports and the action sheet.',
  about: [
    'Reads the exports of both tenants and writes reconciliation.xlsx, action-sheet.xlsx, reconciliation.html and reconciliation.json.',
    'What people wrote into the newest action sheet of the output folder is carried over. A workbook that somebody has edited is never replaced.',
  ],
  required: ['from', 'to'],
  options: [
    'prices',
    'out',
    'asOf',
    'migrationStart',
    'includeTrials',
    'mappings',
    'actions',
    'splitBy',
    'format',
    'failOn',
    'partition',
    ...READING,
    ...GENERAL,
  ],
  examples: [
    {
      line: 'csp-reconcile reconcile --from exports/from --to exports/to',
      windows: 'csp-reconcile reconcile --from exports\\from --to exports\\to',
      what: 'Compare two folders of exports.',
    },
    {
      line: 'csp-reconcile reconcile --from from --to to --prices prices.csv --as-of 2026-05-20',
      what: 'With what the overlap costs, and the exports true at the start of 20 May.',
    },
    {
      line: 'csp-reconcile reconcile --from from --to to --json > result.json',
      what: 'For another program: the report on standard output as well.',
    },
  ],
  exits: [
    [0, 'compared in full, nothing at or above --fail-on; with --partition: the part is written'],
    [2, 'compared in full, with findings at or above --fail-on'],
    [3, 'not compared in full; the reports are written and say what is missing'],
    WRONG,
    [5, 'nothing could be compared'],
  ],
};

const MERGE: CommandSpec = {
  name: 'merge',
  positional: {
    key: 'paths',
    placeholder: 'PATH…',
    many: true,
    required: true,
    help: 'The parts of one run, or folders of them.',
    offers: 'paths',
  },
  summary: 'Put the parts of a run that was spread with --partition together.',
  about: [
    'Reads the parts that reconcile --partition wrote, and writes what reconcile would have written in one run, byte for byte.',
    'Parts of other files, another config, day or version, missing ones and those given twice are refused by name.',
  ],
  required: [],
  options: ['out', 'actions', 'splitBy', 'format', 'failOn', ...GENERAL],
  examples: [
    {
      line: 'csp-reconcile merge parts --out reconciliation',
      what: 'Put all parts of the folder parts together.',
    },
  ],
  exits: RECONCILE.exits,
};

const PLAN: CommandSpec = {
  name: 'plan',
  summary: 'Plan the move from the exports of Transitioning From alone.',
  about: [
    'Writes migration-plan.xlsx and migration-plan.json: whom to invite, what to create, what to stop and until when, in waves.',
    'Nothing of the Transitioning To tenant is opened.',
  ],
  required: ['from'],
  options: ['prices', 'waves', 'perDay', 'out', 'asOf', 'includeTrials', ...READING, ...GENERAL],
  examples: [
    {
      line: 'csp-reconcile plan --from exports/from --waves 4',
      windows: 'csp-reconcile plan --from exports\\from --waves 4',
      what: 'Plan the move in four waves of equal size.',
    },
    {
      line: 'csp-reconcile plan --from from --prices prices.csv --per-day 25',
      what: '25 customers a day, with what a late day costs.',
    },
  ],
  exits: [
    [0, 'all is planned'],
    [3, 'a file or row could not be used; the plan is written and says which'],
    WRONG,
    [5, 'there was nothing to plan'],
  ],
};

const PREFLIGHT: CommandSpec = {
  name: 'preflight',
  summary: 'Judge whether the move may go ahead: go or no-go, customer by customer.',
  about: [
    'Writes preflight.xlsx and preflight.json: what is open at this gate, with the reason, what to do, and the cells it rests on.',
  ],
  required: ['from', 'to'],
  options: [
    'gate',
    'prices',
    'out',
    'asOf',
    'migrationStart',
    'includeTrials',
    'mappings',
    ...READING,
    ...GENERAL,
  ],
  examples: [
    {
      line: 'csp-reconcile preflight --from exports/from --to exports/to --gate before',
      windows: 'csp-reconcile preflight --from exports\\from --to exports\\to --gate before',
      what: 'Before the move: is everything there to begin?',
    },
    {
      line: 'csp-reconcile preflight --from from --to to --gate cutover',
      what: 'On the day, before anything is suspended.',
    },
  ],
  exits: [
    [0, 'go'],
    [2, 'no go'],
    [3, 'cannot tell, which is no go either'],
    WRONG,
    [5, 'there was nothing to judge'],
  ],
};

const INVOICE: CommandSpec = {
  name: 'invoice',
  summary: 'Check the final invoice: credits for unused days, and charges after the stop.',
  about: [
    'Writes invoice-check.xlsx, invoice-check.json, and support-case.txt with what is worth claiming.',
  ],
  required: ['from'],
  options: [
    'to',
    'fromInvoice',
    'toInvoice',
    'prices',
    'out',
    'asOf',
    'mappings',
    'failOn',
    ...READING,
    ...GENERAL,
  ],
  examples: [
    {
      line: 'csp-reconcile invoice --from-invoice final.csv --from exports/from --to exports/to',
      windows:
        'csp-reconcile invoice --from-invoice final.csv --from exports\\from --to exports\\to',
      what: 'Check an invoice against the exports of both tenants.',
    },
  ],
  exits: [
    [0, 'checked in full, nothing at or above --fail-on'],
    [2, 'checked in full, with differences at or above --fail-on'],
    [3, 'not checked in full; the result says what is missing'],
    WRONG,
    [5, 'nothing could be checked'],
  ],
};

const PROGRESS: CommandSpec = {
  name: 'progress',
  summary: 'Show how the work goes on, run by run.',
  about: ['Reads the newest action sheet in --out, and those given with --actions.'],
  required: [],
  options: ['actions', 'out', ...GENERAL],
  examples: [{ line: 'csp-reconcile progress', what: 'The burn-down of all runs so far.' }],
  exits: [[0, 'shown'], WRONG],
};

/** All commands, in the order in which a migration needs them. */
export const COMMANDS: readonly CommandSpec[] = [
  INIT,
  DOCTOR,
  RECONCILE,
  MERGE,
  PLAN,
  PREFLIGHT,
  INVOICE,
  PROGRESS,
  INSPECT,
  EXPLAIN,
  COMPLETION,
];

/** The command of this name, if there is one. */
export function commandOf(name: string | undefined): CommandSpec | undefined {
  return COMMANDS.find((command) => command.name === name);
}
