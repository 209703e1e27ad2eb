/** Runs what the command line asks for; a command's code is loaded when it runs. */
import type { CommandSpec } from './command-spec.ts';
import { resolveOptions, resolveTolerantly, type RunOptions } from './config.ts';
import { Console } from './console.ts';
import { UserError } from './errors.ts';
import { choiceWords, OPTIONS, type OptionSpec, type RawOptions } from './options.ts';
import { openProgress } from './open-progress.ts';
import { parseArguments, type RawArguments } from './parse-arguments.ts';
import { runWithRoom, tuneEngine } from './room.ts';
import type { Speech } from '../core/text/speech.ts';
import { say } from '../core/text/text.ts';

interface Call {
  readonly options: RunOptions;
  /** What is wrong with the config; only where the command can do without. */
  readonly complaint: UserError | null;
  readonly terminal: Console;
  readonly raw: RawArguments;
  readonly now: () => number;
}

type Runner = (call: Call) => Promise<number> | number;

/** Loads the code of a command. */
const RUNNERS: Readonly<Record<string, () => Promise<Runner>>> = {
  reconcile: async () => {
    const { runReconcile } = await import('./commands/comparing.ts');
    return ({ options, terminal, now }) => runReconcile(options, terminal, now);
  },
  merge: async () => {
    const { runMerge } = await import('./commands/comparing.ts');
    return ({ options, terminal, now }) => runMerge(options, terminal, now);
  },
  plan: async () => {
    const { runPlan } = await import('./commands/moving.ts');
    return ({ options, terminal, now }) => runPlan(options, terminal, now);
  },
  preflight: async () => {
    const { runPreflight } = await import('./commands/moving.ts');
    return ({ options, terminal, now }) => runPreflight(options, terminal, now);
  },
  invoice: async () => {
    const { runInvoice } = await import('./commands/moving.ts');
    return ({ options, terminal, now }) => runInvoice(options, terminal, now);
  },
  progress: async () => {
    const { runProgress } = await import('./commands/moving.ts');
    return ({ options, terminal }) => runProgress(options, terminal);
  },
  inspect: async () => {
    const { runInspect } = await import('./commands/looking.ts');
    return ({ options, terminal, now }) => runInspect(options, terminal, now);
  },
  init: async () => {
    const { runInit } = await import('./commands/looking.ts');
    return ({ terminal, raw }) => runInit(textOf(raw['folder']), terminal);
  },
  doctor: async () => {
    const { runDoctor } = await import('./commands/looking.ts');
    return ({ options, complaint, raw, terminal, now }) =>
      runDoctor({ options, complaint, config: textOf(raw['config']) }, terminal, now);
  },
  completion: async () => {
    const { runCompletion } = await import('./commands/looking.ts');
    return ({ terminal, raw }) => runCompletion(textOf(raw['shell']), terminal);
  },
  explain: async () => {
    const { runExplain } = await import('./commands/looking.ts');
    return ({ terminal, raw }) => runExplain(textOf(raw['rule']), terminal);
  },
};

/** Parses the arguments, runs the command, and returns the exit code. Throws UserErrors. */
export async function runCommand(
  args: readonly string[],
  now: () => number,
  speech: Speech,
): Promise<number> {
  const { command, raw } = parseArguments(args);
  return callCommand(command, { raw, now, speech });
}

async function callCommand(
  command: CommandSpec,
  { raw, now, speech }: Pick<Call, 'raw' | 'now'> & { readonly speech: Speech },
): Promise<number> {
  const load = RUNNERS[command.name];
  if (load === undefined) throw new Error(`Nothing runs the command ${command.name}.`);
  const given = definedOnly(raw);
  const today = new Date(now()).toISOString().slice(0, 10);
  const { options, complaint } =
    command.doubtsConfig === true
      ? resolveTolerantly(given, today)
      : { options: resolveOptions(given, today), complaint: null };
  const elsewhere = await runWithRoom(inputsOf(options));
  if (elsewhere !== null) return elsewhere;
  tuneEngine();
  const { quiet, json } = options;
  const bar = await openProgress(process.stderr, {
    quiet: quiet || json,
    term: process.env['TERM'],
    startedAt: now(),
  });
  const terminal = new Console(options, bar, speech);
  try {
    const runner = await load();
    return await runner({ options, complaint, terminal, raw, now });
  } finally {
    terminal.progressDone();
  }
}

function inputsOf({ from, to, prices, paths, fromInvoice, toInvoice }: RunOptions): string[] {
  return [...from, ...to, ...prices, ...paths, ...fromInvoice, ...toInvoice];
}

/** One of the option's values. A tab can hardly be typed: its name stands for it. */
function chosen(option: OptionSpec, value: unknown): unknown {
  if (option.choices === undefined || typeof value !== 'string') return value;
  const found = option.choices.find(
    (choice, index) => choice === value || choiceWords(option)[index] === value.toUpperCase(),
  );
  if (found !== undefined) return found;
  throw new UserError(
    say('{flag} is "{value}".', { flag: `--${option.flag}`, value }),
    say('Choose one of: {choices}.', { choices: choiceWords(option).join(', ') }),
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The options that were given; the parser keeps both spellings of a flag, the config's is the camel-cased one. */
function definedOnly(raw: RawArguments): RawOptions {
  const given: Record<string, unknown> = {};
  for (const option of Object.values(OPTIONS)) {
    const value = raw[option.key];
    if (value === undefined) continue;
    if (Array.isArray(value) && option.type !== 'array') {
      throw new UserError(
        say('{flag} was given more than once.', { flag: `--${option.flag}` }),
        say('Give it once.'),
      );
    }
    given[option.key] = chosen(option, value);
  }
  if (raw['paths'] !== undefined) given['paths'] = raw['paths'];
  return given;
}
