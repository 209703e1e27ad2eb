/** The one table of options: parser, help, config file and README come from it. */
import { LANGUAGES, type Speech } from '../core/text/speech.ts';
import { say, type Text, type TextValue } from '../core/text/text.ts';
import { PLACEHOLDERS, type Placeholder } from './placeholders.ts';

export const DEFAULT_CONFIG = 'csp-reconcile.json';

export interface OptionSpec {
  /** Key in the config file, and of the parsed value. */
  readonly key: string;
  /** Flag without dashes. */
  readonly flag: string;
  readonly type: 'string' | 'boolean' | 'array';
  readonly choices?: readonly string[];
  /** What stands for the value in help texts. */
  readonly placeholder?: Placeholder;
  readonly help: Text;
  /** What happens without it, in words. */
  readonly fallback?: TextValue;
}

const spec = <const T extends Record<string, OptionSpec>>(options: T): T => options;

export const OPTIONS = spec({
  from: {
    key: 'from',
    flag: 'from',
    type: 'array',
    placeholder: 'PATH…',
    help: say('Files and folders of the Transitioning From tenant.'),
  },
  to: {
    key: 'to',
    flag: 'to',
    type: 'array',
    placeholder: 'PATH…',
    help: say('Files and folders of the Transitioning To tenant.'),
  },
  fromInvoice: {
    key: 'fromInvoice',
    flag: 'from-invoice',
    type: 'array',
    placeholder: 'FILE…',
    help: say('For invoice: license-based reconciliation files of the Transitioning From tenant.'),
    fallback: say('those among the files of --from'),
  },
  toInvoice: {
    key: 'toInvoice',
    flag: 'to-invoice',
    type: 'array',
    placeholder: 'FILE…',
    help: say('For invoice: those of the Transitioning To tenant; they show what both charged.'),
    fallback: say('those among the files of --to'),
  },
  out: {
    key: 'out',
    flag: 'out',
    type: 'string',
    placeholder: 'DIR',
    help: say('Folder for the reports.'),
    fallback: './reconciliation',
  },
  prices: {
    key: 'prices',
    flag: 'prices',
    type: 'array',
    placeholder: 'PATH…',
    help: say('Price lists, or license-based reconciliation files, that say what a seat costs.'),
    fallback: say('days are counted, costs are not'),
  },
  asOf: {
    key: 'asOf',
    flag: 'as-of',
    type: 'string',
    placeholder: 'DATE',
    help: say('Day at whose start the exports are taken to be true (YYYY-MM-DD).'),
    fallback: say('today in UTC'),
  },
  migrationStart: {
    key: 'migrationStart',
    flag: 'migration-start',
    type: 'string',
    placeholder: 'DATE',
    help: say('First day of the migration; what stopped before is out of scope.'),
    fallback: say('30 days before the first subscription under Transitioning To'),
  },
  includeTrials: {
    key: 'includeTrials',
    flag: 'include-trials',
    type: 'boolean',
    help: say('Compare trial subscriptions as well.'),
  },
  format: {
    key: 'format',
    flag: 'format',
    type: 'string',
    placeholder: 'LIST',
    help: say('Which files to write: xlsx, html, json, csv, joined by commas.'),
    fallback: 'xlsx,html,json',
  },
  failOn: {
    key: 'failOn',
    flag: 'fail-on',
    type: 'string',
    choices: ['error', 'warning', 'never'],
    help: say('From which severity on the exit code is 2.'),
    fallback: 'error',
  },
  config: {
    key: 'config',
    flag: 'config',
    type: 'string',
    placeholder: 'FILE',
    help: say('Config file with options and mappings.'),
    fallback: say('csp-reconcile.json, if it is there'),
  },
  actions: {
    key: 'actions',
    flag: 'actions',
    type: 'array',
    placeholder: 'PATH…',
    help: say(
      'Action sheets that people worked in, or folders of them; the newest one in --out always takes part.',
    ),
    fallback: say('the newest action sheet in --out alone'),
  },
  splitBy: {
    key: 'splitBy',
    flag: 'split-by',
    type: 'string',
    choices: ['owner', 'customer'],
    help: say('Write a small action sheet for each of them as well, into the folder packs.'),
    fallback: say('one sheet for all'),
  },
  mappings: {
    key: 'mappings',
    flag: 'mappings',
    type: 'string',
    placeholder: 'FILE',
    help: say('A reconciliation.xlsx in whose sheet Mappings to confirm somebody said Yes.'),
    fallback: say('only the config pairs customers and products'),
  },
  partition: {
    key: 'partition',
    flag: 'partition',
    type: 'string',
    placeholder: 'I/N',
    help: say(
      'Compare one of N shares of the customers, and write it as a part for merge instead of reports.',
    ),
    fallback: say('all customers are compared in one run'),
  },
  dateOrder: {
    key: 'dateOrder',
    flag: 'date-order',
    type: 'string',
    choices: ['dmy', 'mdy'],
    help: say('How to read dates such as 03/04/2026 that a column leaves open.'),
    fallback: say('such rows are rejected'),
  },
  decimal: {
    key: 'decimal',
    flag: 'decimal',
    type: 'string',
    choices: ['comma', 'point'],
    help: say('How to read numbers such as 1.234 that a column leaves open.'),
    fallback: say('such rows are rejected'),
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
    help: say('Encoding of CSV files without a byte order mark.'),
    fallback: 'utf-8',
  },
  delimiter: {
    key: 'delimiter',
    flag: 'delimiter',
    type: 'string',
    choices: [',', ';', '\t', '|'],
    help: say('Delimiter of CSV files.'),
    fallback: say('found by the known headers'),
  },
  waves: {
    key: 'waves',
    flag: 'waves',
    type: 'string',
    placeholder: 'N',
    help: say('Plan the move in so many waves of equal size.'),
    fallback: say('one wave, or as "waves" in the config says'),
  },
  perDay: {
    key: 'perDay',
    flag: 'per-day',
    type: 'string',
    placeholder: 'N',
    help: say('Plan the move in waves of so many customers, one wave a day.'),
    fallback: say('one wave, or as "waves" in the config says'),
  },
  gate: {
    key: 'gate',
    flag: 'gate',
    type: 'string',
    choices: ['before', 'cutover', 'day-after'],
    help: say('Which gate of the move to judge.'),
    fallback: 'before',
  },
  writeConfig: {
    key: 'writeConfig',
    flag: 'write-config',
    type: 'boolean',
    help: say('Write a config to start from (csp-reconcile.json) with what was found out.'),
  },
  json: {
    key: 'json',
    flag: 'json',
    type: 'boolean',
    help: say('Print the result as JSON on standard output, and nothing else there.'),
  },
  lang: {
    key: 'lang',
    flag: 'lang',
    type: 'string',
    choices: LANGUAGES,
    help: say('Language of the workbooks, the page and the terminal.'),
    fallback: 'en',
  },
  quiet: {
    key: 'quiet',
    flag: 'quiet',
    type: 'boolean',
    help: say('Print neither summary nor progress.'),
  },
  color: {
    key: 'color',
    flag: 'color',
    type: 'boolean',
    help: say('No colour in the terminal, as with NO_COLOR.'),
    fallback: say('colour where the terminal shows it'),
  },
});

export type OptionName = keyof typeof OPTIONS;

/** The flag with what stands for its value, as help and documents show it. */
export function spelled(option: OptionSpec, { of }: Speech): string {
  const { flag, type, choices, placeholder } = option;
  if (type === 'boolean') return flag === 'color' ? '--no-color' : `--${flag}`;
  if (placeholder !== undefined) return `--${flag} ${of(PLACEHOLDERS[placeholder])}`;
  const few = choices !== undefined && choices.length <= 3;
  return `--${flag} ${few ? choices.join('|') : flag.toUpperCase()}`;
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
