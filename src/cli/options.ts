/** The one table of options: parser, help, config file and README come from it. */
import { LANGUAGES } from '../core/text/speech.ts';

export const DEFAULT_CONFIG = 'csp-reconcile.json';

export interface OptionSpec {
  /** Key in the config file, and of the parsed value. */
  readonly key: string;
  /** Flag without dashes. */
  readonly flag: string;
  readonly type: 'string' | 'boolean' | 'array';
  readonly choices?: readonly string[];
  /** What stands for the value in help texts. */
  readonly placeholder?: string;
  readonly help: string;
  /** What happens without it, in words. */
  readonly fallback?: string;
}

const spec = <const T extends Record<string, OptionSpec>>(options: T): T => options;

export const OPTIONS = spec({
  from: {
    key: 'from',
    flag: 'from',
    type: 'array',
    placeholder: 'PATH…',
    help: 'Files and folders of the Transitioning From tenant.',
  },
  to: {
    key: 'to',
    flag: 'to',
    type: 'array',
    placeholder: 'PATH…',
    help: 'Files and folders of the Transitioning To tenant.',
  },
  fromInvoice: {
    key: 'fromInvoice',
    flag: 'from-invoice',
    type: 'array',
    placeholder: 'FILE…',
    help: 'For invoice: license-based reconciliation files of the Transitioning From tenant.',
    fallback: 'those among the files of --from',
  },
  toInvoice: {
    key: 'toInvoice',
    flag: 'to-invoice',
    type: 'array',
    placeholder: 'FILE…',
    help: 'For invoice: those of the Transitioning To tenant; they show what both charged.',
    fallback: 'those among the files of --to',
  },
  out: {
    key: 'out',
    flag: 'out',
    type: 'string',
    placeholder: 'DIR',
    help: 'Folder for the reports.',
    fallback: './reconciliation',
  },
  prices: {
    key: 'prices',
    flag: 'prices',
    type: 'array',
    placeholder: 'PATH…',
    help: 'Price lists, or license-based reconciliation files, that say what a seat costs.',
    fallback: 'days are counted, costs are not',
  },
  asOf: {
    key: 'asOf',
    flag: 'as-of',
    type: 'string',
    placeholder: 'DATE',
    help: 'Day at whose start the exports are taken to be true (YYYY-MM-DD).',
    fallback: 'today in UTC',
  },
  migrationStart: {
    key: 'migrationStart',
    flag: 'migration-start',
    type: 'string',
    placeholder: 'DATE',
    help: 'First day of the migration; what stopped before is out of scope.',
    fallback: '30 days before the first subscription under Transitioning To',
  },
  includeTrials: {
    key: 'includeTrials',
    flag: 'include-trials',
    type: 'boolean',
    help: 'Compare trial subscriptions as well.',
  },
  format: {
    key: 'format',
    flag: 'format',
    type: 'string',
    placeholder: 'LIST',
    help: 'Which files to write: xlsx, html, json, csv, joined by commas.',
    fallback: 'xlsx,html,json',
  },
  failOn: {
    key: 'failOn',
    flag: 'fail-on',
    type: 'string',
    choices: ['error', 'warning', 'never'],
    help: 'From which severity on the exit code is 2.',
    fallback: 'error',
  },
  config: {
    key: 'config',
    flag: 'config',
    type: 'string',
    placeholder: 'FILE',
    help: 'Config file with options and mappings.',
    fallback: 'csp-reconcile.json, if it is there',
  },
  actions: {
    key: 'actions',
    flag: 'actions',
    type: 'array',
    placeholder: 'PATH…',
    help: 'Action sheets that people worked in, or folders of them; the newest one in --out always takes part.',
    fallback: 'the newest action sheet in --out alone',
  },
  splitBy: {
    key: 'splitBy',
    flag: 'split-by',
    type: 'string',
    choices: ['owner', 'customer'],
    help: 'Write a small action sheet for each of them as well, into the folder packs.',
    fallback: 'one sheet for all',
  },
  mappings: {
    key: 'mappings',
    flag: 'mappings',
    type: 'string',
    placeholder: 'FILE',
    help: 'A reconciliation.xlsx in whose sheet Mappings to confirm somebody said Yes.',
    fallback: 'only the config pairs customers and products',
  },
  partition: {
    key: 'partition',
    flag: 'partition',
    type: 'string',
    placeholder: 'I/N',
    help: 'Compare one of N shares of the customers, and write it as a part for merge instead of reports.',
    fallback: 'all customers are compared in one run',
  },
  dateOrder: {
    key: 'dateOrder',
    flag: 'date-order',
    type: 'string',
    choices: ['dmy', 'mdy'],
    help: 'How to read dates such as 03/04/2026 that a column leaves open.',
    fallback: 'such rows are rejected',
  },
  decimal: {
    key: 'decimal',
    flag: 'decimal',
    type: 'string',
    choices: ['comma', 'point'],
    help: 'How to read numbers such as 1.234 that a column leaves open.',
    fallback: 'such rows are rejected',
  },
  encoding: {
    key: 'encoding',
    flag: 'encoding',
    type: 'string',
    choices: [
      'utf-8',
      'utf-16le',
      'utf-16be',
      'windows-1252',
      'windows-1250',
      'iso-8859-1',
      'iso-8859-2',
      'iso-8859-15',
      'shift_jis',
      'macintosh',
    ],
    help: 'Encoding of CSV files without a byte order mark.',
    fallback: 'utf-8',
  },
  delimiter: {
    key: 'delimiter',
    flag: 'delimiter',
    type: 'string',
    choices: [',', ';', '\t', '|'],
    help: 'Delimiter of CSV files.',
    fallback: 'found by the known headers',
  },
  waves: {
    key: 'waves',
    flag: 'waves',
    type: 'string',
    placeholder: 'N',
    help: 'Plan the move in so many waves of equal size.',
    fallback: 'one wave, or as "waves" in the config says',
  },
  perDay: {
    key: 'perDay',
    flag: 'per-day',
    type: 'string',
    placeholder: 'N',
    help: 'Plan the move in waves of so many customers, one wave a day.',
    fallback: 'one wave, or as "waves" in the config says',
  },
  gate: {
    key: 'gate',
    flag: 'gate',
    type: 'string',
    choices: ['before', 'cutover', 'day-after'],
    help: 'Which gate of the move to judge.',
    fallback: 'before',
  },
  writeConfig: {
    key: 'writeConfig',
    flag: 'write-config',
    type: 'boolean',
    help: 'Write a config to start from (csp-reconcile.json) with what was found out.',
  },
  json: {
    key: 'json',
    flag: 'json',
    type: 'boolean',
    help: 'Print the result as JSON on standard output, and nothing else there.',
  },
  lang: {
    key: 'lang',
    flag: 'lang',
    type: 'string',
    choices: LANGUAGES,
    help: 'Language of the workbooks, the page and the terminal.',
    fallback: 'en',
  },
  quiet: {
    key: 'quiet',
    flag: 'quiet',
    type: 'boolean',
    help: 'Print neither summary nor progress.',
  },
  color: {
    key: 'color',
    flag: 'color',
    type: 'boolean',
    help: 'No colour in the terminal, as with NO_COLOR.',
    fallback: 'colour where the terminal shows it',
  },
});

export type OptionName = keyof typeof OPTIONS;

/** The flag with what stands for its value, as help and documents show it. */
export function spelled({ flag, type, choices, placeholder }: OptionSpec): string {
  if (type === 'boolean') return flag === 'color' ? '--no-color' : `--${flag}`;
  const few = choices !== undefined && choices.length <= 3;
  return `--${flag} ${placeholder ?? (few ? choices.join('|') : flag.toUpperCase())}`;
}

/** The values to choose from, as a person would write them; empty where anything goes. */
export function choiceWords({ choices }: OptionSpec): readonly string[] {
  return (choices ?? []).map((choice) => (choice === '\t' ? 'TAB' : choice));
}

/** Options as given, from the command line or the config; unset ones are absent. */
export interface RawOptions {
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly fromInvoice?: readonly string[];
  readonly toInvoice?: readonly string[];
  readonly paths?: readonly string[];
  readonly prices?: readonly string[];
  readonly out?: string;
  readonly asOf?: string;
  readonly migrationStart?: string;
  readonly includeTrials?: boolean;
  readonly format?: string | readonly string[];
  readonly failOn?: string;
  readonly config?: string;
  readonly mappings?: string;
  readonly actions?: readonly string[];
  readonly splitBy?: string;
  readonly partition?: string;
  readonly dateOrder?: string;
  readonly decimal?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly waves?: string | number | Readonly<Record<string, number>>;
  readonly perDay?: string | number;
  readonly gate?: string;
  readonly writeConfig?: boolean;
  readonly json?: boolean;
  readonly lang?: string;
  readonly quiet?: boolean;
  readonly color?: boolean;
}
