/** Reads and checks csp-reconcile.json, merges it under the command line, and makes the settings of a run. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NO_RULES } from '../core/intake/file-map.ts';
import { INPUT_KINDS } from '../core/intake/index.ts';
import type { Status } from '../core/model/report.ts';
import type { FileMapping, FileRules, Settings } from '../core/model/settings.ts';
import { foldWord } from '../core/normalise/text.ts';
import { STATUS_NAMES, type StatusWords } from '../core/normalise/words.ts';
import type { GateRequest } from '../core/judge-preflight.ts';
import type { PreflightLimits } from '../core/model/preflight.ts';
import type { Share } from '../core/shares.ts';
import { parseDay, type Day } from '../core/model/values.ts';
import type { WaveRequest } from '../core/plan/waves.ts';
import { RULES } from '../core/rules/index.ts';
import { joined, say } from '../core/text/text.ts';
import { checks } from '../formats/checks/config.ts';
import { UserError } from './errors.ts';
import { localTimeIn } from './local-time.ts';
import { shareIn } from './partition.ts';
import { gateRequest } from './gate.ts';
import { givenPath, givenPaths } from './given-paths.ts';
import { waveRequest } from './waves.ts';
import { DEFAULT_CONFIG, type RawOptions } from './options.ts';

export const FORMATS = ['xlsx', 'html', 'json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];
export type FailOn = 'error' | 'warning' | 'never';

/** The config file's shape, as its schema says. */
interface ConfigFile extends RawOptions {
  readonly family?: 'license' | 'nce' | 'azure';
  readonly billingDay?: number;
  readonly renewalWindow?: number;
  readonly timeZone?: string;
  readonly files?: Readonly<Record<string, string | Partial<FileRules>>>;
  readonly customers?: Readonly<Record<string, string>>;
  readonly offers?: Readonly<Record<string, string>>;
  readonly words?: Readonly<Record<string, Status>>;
  readonly severities?: Readonly<Record<string, 'error' | 'warning' | 'info'>>;
  readonly preflight?: Partial<PreflightLimits>;
}

export interface RunOptions {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly fromInvoice: readonly string[];
  readonly toInvoice: readonly string[];
  readonly paths: readonly string[];
  readonly prices: readonly string[];
  readonly out: string;
  readonly formats: readonly Format[];
  readonly failOn: FailOn;
  readonly quiet: boolean;
  readonly json: boolean;
  readonly color: boolean | null;
  readonly mappings: string | null;
  readonly actions: readonly string[];
  readonly splitBy: 'owner' | 'customer' | null;
  /** The share of the customers that is compared; `null`: all of them. */
  readonly partition: Share | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly writeConfig: boolean;
  readonly waves: WaveRequest;
  readonly gate: GateRequest;
  readonly settings: Settings;
}

/** Joins command line and config. `today` is the clock's only way in. */
export function resolveOptions(given: RawOptions, today: string): RunOptions {
  return resolve(given, loadConfig(given.config), today);
}

/** The same, but without the config where that is wrong; `complaint` says how. */
export function resolveTolerantly(
  given: RawOptions,
  today: string,
): { readonly options: RunOptions; readonly complaint: UserError | null } {
  try {
    return { options: resolveOptions(given, today), complaint: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { options: resolve(given, {}, today), complaint: error };
  }
}

function resolve(given: RawOptions, config: ConfigFile, today: string): RunOptions {
  const merged: ConfigFile = { ...config, ...given };
  return {
    ...pathsOf(merged),
    out: givenPath(merged.out ?? 'reconciliation'),
    formats: formatsOf(merged.format),
    failOn: choice('--fail-on', merged.failOn ?? 'error', ['error', 'warning', 'never'] as const),
    quiet: merged.quiet ?? false,
    json: merged.json ?? false,
    color: merged.color ?? null,
    mappings: merged.mappings ?? null,
    splitBy:
      merged.splitBy === undefined
        ? null
        : choice('--split-by', merged.splitBy, ['owner', 'customer'] as const),
    partition: merged.partition === undefined ? null : shareIn(merged.partition),
    encoding: merged.encoding ?? null,
    delimiter: merged.delimiter ?? null,
    writeConfig: merged.writeConfig ?? false,
    waves: waveRequest(given, config),
    gate: gateRequest(merged),
    settings: settingsOf(merged, today),
  };
}

type Paths = 'from' | 'to' | 'fromInvoice' | 'toInvoice' | 'paths' | 'prices' | 'actions';

function pathsOf(merged: ConfigFile): Pick<RunOptions, Paths> {
  return {
    from: givenPaths(merged.from ?? []),
    to: givenPaths(merged.to ?? []),
    fromInvoice: givenPaths(merged.fromInvoice ?? []),
    toInvoice: givenPaths(merged.toInvoice ?? []),
    paths: givenPaths(merged.paths ?? []),
    prices: givenPaths(merged.prices ?? []),
    actions: givenPaths(merged.actions ?? []),
  };
}

function settingsOf(merged: ConfigFile, today: string): Settings {
  const files = Object.entries(merged.files ?? {});
  const { migrationStart, dateOrder, decimal } = merged;
  return {
    asOf: dayOption('--as-of', merged.asOf ?? today),
    migrationStart:
      migrationStart === undefined ? null : dayOption('--migration-start', migrationStart),
    includeTrials: merged.includeTrials ?? false,
    family: merged.family ?? 'license',
    billingDay: merged.billingDay ?? null,
    renewalWindow: merged.renewalWindow ?? DEFAULT_RENEWAL_WINDOW,
    local: merged.timeZone === undefined ? null : localTimeIn(merged.timeZone),
    dateOrder:
      dateOrder === undefined ? null : choice('--date-order', dateOrder, ['dmy', 'mdy'] as const),
    decimal:
      decimal === undefined ? null : choice('--decimal', decimal, ['comma', 'point'] as const),
    files: files.map(([pattern, rules]) => fileMapping(pattern, rules)),
    customers: merged.customers ?? {},
    offers: merged.offers ?? {},
    severities: knownSeverities(merged.severities ?? {}),
    words: statusWords(merged.words ?? {}),
  };
}

/** Days before a renewal from which on it is imminent. */
const DEFAULT_RENEWAL_WINDOW = 30;

/** A text names the customer alone; an object says more. */
function fileMapping(pattern: string, given: string | Partial<FileRules>): FileMapping {
  const rules = typeof given === 'string' ? { customer: given } : given;
  for (const field of Object.keys(rules.columns ?? {})) {
    if (INPUT_KINDS.some(({ aliases }) => field in aliases.fields)) continue;
    throw new UserError(
      say(
        'The config names a column for "{field}" (files › {pattern}), but there is no such field.',
        { field, pattern },
      ),
      say('Run "csp-reconcile inspect" to see the fields; "subscriptionId" is one.'),
    );
  }
  return { pattern, ...NO_RULES, ...rules };
}

function dayOption(flag: string, text: string): Day {
  const day = parseDay(text);
  if (day !== null) return day;
  throw new UserError(
    say('{flag} is "{value}", which is no day.', { flag, value: text }),
    say('Write it as YYYY-MM-DD.'),
  );
}

function choice<const T extends string>(flag: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === text);
  if (found !== undefined) return found;
  throw new UserError(
    say('{flag} is "{value}".', { flag, value: text }),
    say('Choose one of: {choices}.', { choices: allowed.join(', ') }),
  );
}

function formatsOf(given: string | readonly string[] | undefined): readonly Format[] {
  if (given === undefined) return ['xlsx', 'html', 'json'];
  const words = typeof given === 'string' ? given.split(',') : given;
  const formats = words.map((word) => choice('--format', word.trim(), FORMATS));
  return FORMATS.filter((format) => formats.includes(format));
}

function knownSeverities(
  severities: NonNullable<ConfigFile['severities']>,
): Settings['severities'] {
  for (const id of Object.keys(severities)) {
    if (RULES.some((rule) => rule.id === id)) continue;
    throw new UserError(
      say('The config sets the severity of "{rule}", but there is no such rule.', { rule: id }),
      say('Run "csp-reconcile explain" for the list of rules.'),
    );
  }
  return severities;
}

/** A word that a table knows keeps its meaning: another one here would be a mistake that nobody sees. */
function statusWords(given: NonNullable<ConfigFile['words']>): StatusWords {
  return Object.fromEntries(
    Object.entries(given).map(([word, status]) => {
      const known = STATUS_NAMES.find(word);
      if (known === null || known === status) return [foldWord(word), status];
      throw new UserError(
        say(
          'The config says that "{word}" means {status} (words), but it is known to mean {known}.',
          { word, status, known },
        ),
        say('Remove the word from the config.'),
      );
    }),
  );
}

function loadConfig(given: string | undefined): ConfigFile {
  const file = given ?? DEFAULT_CONFIG;
  const text = readConfigText(file, given !== undefined);
  if (text === null) return {};
  const config = requireValid(file, parseJson(file, text));
  const folder = path.dirname(file);
  const resolve = (one: string): string => (path.isAbsolute(one) ? one : path.join(folder, one));
  return {
    ...config,
    ...(config.from === undefined ? {} : { from: config.from.map(resolve) }),
    ...(config.to === undefined ? {} : { to: config.to.map(resolve) }),
    ...(config.fromInvoice === undefined ? {} : { fromInvoice: config.fromInvoice.map(resolve) }),
    ...(config.toInvoice === undefined ? {} : { toInvoice: config.toInvoice.map(resolve) }),
    ...(config.prices === undefined ? {} : { prices: config.prices.map(resolve) }),
    ...(config.actions === undefined ? {} : { actions: config.actions.map(resolve) }),
    ...(config.out === undefined ? {} : { out: resolve(config.out) }),
    ...(config.mappings === undefined ? {} : { mappings: resolve(config.mappings) }),
  };
}

function readConfigText(file: string, asked: boolean): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    if (!asked && isMissing(error)) return null;
    throw new UserError(
      say('The config file {file} could not be read.', { file }),
      say('Check the path given with --config.'),
    );
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function parseJson(file: string, text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UserError(
      say('{file} is no valid JSON: {reason}.', { file, reason: why }),
      say('Correct the file.'),
    );
  }
}

function requireValid(file: string, value: unknown): ConfigFile {
  const validate = checks.config;
  if (validate(value)) return value as ConfigFile;
  const problems = (validate.errors ?? []).map((error) => {
    const extra: unknown = error.params['additionalProperty'];
    const name = typeof extra === 'string' ? ` ("${extra}")` : '';
    const place = error.instancePath === '' ? say('the file') : error.instancePath;
    return joined([place, `${error.message ?? ''}${name}`], ' ');
  });
  throw new UserError(
    say('{file}: {problems}.', { file, problems: joined(problems, '; ') }),
    say('Correct the config file.'),
  );
}
