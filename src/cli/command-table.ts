/** The one table of commands: parser, help, completion and docs/commands.md come from it. */
import { say } from '../core/text/text.ts';
import { GENERAL, READING, WRONG, type CommandSpec } from './command-spec.ts';
import { COMPLETION, DOCTOR, EXPLAIN, INIT, INSPECT } from './helper-commands.ts';

const RECONCILE: CommandSpec = {
  name: 'reconcile',
  summary: say('Compare both tenants and write the reports and the action sheet.'),
  about: [
    say(
      'Reads the exports of both tenants and writes reconciliation.xlsx, action-sheet.xlsx, reconciliation.html and reconciliation.json.',
    ),
    say(
      'What people wrote into the newest action sheet of the output folder is carried over. A workbook that somebody has edited is never replaced.',
    ),
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
      what: say('Compare two folders of exports.'),
    },
    {
      line: 'csp-reconcile reconcile --from from --to to --prices prices.csv --as-of 2026-05-20',
      what: say('With what the overlap costs, and the exports true at the start of 20 May.'),
    },
    {
      line: 'csp-reconcile reconcile --from from --to to --json > result.json',
      what: say('For another program: the report on standard output as well.'),
    },
  ],
  exits: [
    [
      0,
      say('compared in full, nothing at or above --fail-on; with --partition: the part is written'),
    ],
    [2, say('compared in full, with findings at or above --fail-on')],
    [3, say('not compared in full; the reports are written and say what is missing')],
    WRONG,
    [5, say('nothing could be compared')],
  ],
};

const MERGE: CommandSpec = {
  name: 'merge',
  positional: {
    key: 'paths',
    placeholder: 'PATH…',
    many: true,
    required: true,
    help: say('The parts of one run, or folders of them.'),
    offers: 'paths',
  },
  summary: say('Put the parts of a run that was spread with --partition together.'),
  about: [
    say(
      'Reads the parts that reconcile --partition wrote, and writes what reconcile would have written in one run, byte for byte.',
    ),
    say(
      'Parts of other files, another config, day or version, missing ones and those given twice are refused by name.',
    ),
  ],
  required: [],
  options: ['out', 'actions', 'splitBy', 'format', 'failOn', ...GENERAL],
  examples: [
    {
      line: 'csp-reconcile merge parts --out reconciliation',
      what: say('Put all parts of the folder parts together.'),
    },
  ],
  exits: RECONCILE.exits,
};

const PLAN: CommandSpec = {
  name: 'plan',
  summary: say('Plan the move from the exports of Transitioning From alone.'),
  about: [
    say(
      'Writes migration-plan.xlsx and migration-plan.json: whom to invite, what to create, what to stop and until when, in waves.',
    ),
    say('Nothing of the Transitioning To tenant is opened.'),
  ],
  required: ['from'],
  options: ['prices', 'waves', 'perDay', 'out', 'asOf', 'includeTrials', ...READING, ...GENERAL],
  examples: [
    {
      line: 'csp-reconcile plan --from exports/from --waves 4',
      windows: 'csp-reconcile plan --from exports\\from --waves 4',
      what: say('Plan the move in four waves of equal size.'),
    },
    {
      line: 'csp-reconcile plan --from from --prices prices.csv --per-day 25',
      what: say('25 customers a day, with what a late day costs.'),
    },
  ],
  exits: [
    [0, say('all is planned')],
    [3, say('a file or row could not be used; the plan is written and says which')],
    WRONG,
    [5, say('there was nothing to plan')],
  ],
};

const PREFLIGHT: CommandSpec = {
  name: 'preflight',
  summary: say('Judge whether the move may go ahead: go or no-go, customer by customer.'),
  about: [
    say(
      'Writes preflight.xlsx and preflight.json: what is open at this gate, with the reason, what to do, and the cells it rests on.',
    ),
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
      what: say('Before the move: is everything there to begin?'),
    },
    {
      line: 'csp-reconcile preflight --from from --to to --gate cutover',
      what: say('On the day, before anything is suspended.'),
    },
  ],
  exits: [
    [0, say('go')],
    [2, say('no go')],
    [3, say('cannot tell, which is no go either')],
    WRONG,
    [5, say('there was nothing to judge')],
  ],
};

const INVOICE: CommandSpec = {
  name: 'invoice',
  summary: say('Check the final invoice: credits for unused days, and charges after the stop.'),
  about: [
    say(
      'Writes invoice-check.xlsx, invoice-check.json, and support-case.txt with what is worth claiming.',
    ),
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
      what: say('Check an invoice against the exports of both tenants.'),
    },
  ],
  exits: [
    [0, say('checked in full, nothing at or above --fail-on')],
    [2, say('checked in full, with differences at or above --fail-on')],
    [3, say('not checked in full; the result says what is missing')],
    WRONG,
    [5, say('nothing could be checked')],
  ],
};

const PROGRESS: CommandSpec = {
  name: 'progress',
  summary: say('Show how the work goes on, run by run.'),
  about: [say('Reads the newest action sheet in --out, and those given with --actions.')],
  required: [],
  options: ['actions', 'out', ...GENERAL],
  examples: [{ line: 'csp-reconcile progress', what: say('The burn-down of all runs so far.') }],
  exits: [[0, say('shown')], WRONG],
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
