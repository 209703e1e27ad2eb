/** The commands and their options, as yargs sees them; each command's code is loaded when it runs. */
import yargs, { type Argv } from 'yargs';
import { resolveOptions, type RunOptions } from './config.ts';
import { Console } from './console.ts';
import { EXIT, UserError } from './errors.ts';
import { OPTIONS, type OptionName, type OptionSpec, type RawOptions } from './options.ts';
import { TOOL } from './tool.ts';

const COMMON: readonly OptionName[] = ['config', 'quiet', 'color'];
const READING: readonly OptionName[] = ['dateOrder', 'decimal', 'encoding', 'delimiter'];
const COMPARING: readonly OptionName[] = [
  'from',
  'to',
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
];

const INVOICE: readonly OptionName[] = [
  'fromInvoice',
  'toInvoice',
  'from',
  'to',
  'prices',
  'out',
  'asOf',
  'mappings',
  'failOn',
];

const PLANNING: readonly OptionName[] = [
  'from',
  'prices',
  'waves',
  'perDay',
  'out',
  'asOf',
  'includeTrials',
];

const GATING: readonly OptionName[] = [
  'from',
  'to',
  'prices',
  'gate',
  'out',
  'asOf',
  'migrationStart',
  'includeTrials',
  'mappings',
];

/** Parses the arguments, runs the command, and returns the exit code. Throws UserErrors. */
export async function runCommand(args: readonly string[], now: () => number): Promise<number> {
  let code: number = EXIT.clean;
  let ran = false;
  const run: RunWrapper = (command) => async (raw) => {
    ran = true;
    const options = resolveOptions(definedOnly(raw), new Date(now()).toISOString().slice(0, 10));
    code = await command(options, new Console(options.color, options.quiet, now()), raw);
  };
  const commands = withGates(yargs([...args]).scriptName(TOOL.name), run, now);
  const parser = withHelpers(withCommands(commands, run, now), run)
    .usage('$0 <command>\n\nCompares the exports of two Partner Center tenants, offline.')
    .epilogue(EXIT_CODES)
    .version(TOOL.version)
    .help()
    .wrap(100)
    .strict()
    .demandCommand(1, 'Name a command.')
    .recommendCommands()
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message: string | null, error: Error | undefined) => {
      if (error !== undefined && ran) throw error;
      throw new UserError(
        sentence(message ?? error?.message ?? 'The command line could not be read.'),
        `Run "${TOOL.name} --help" for commands and options.`,
      );
    });
  await parser.parseAsync();
  return code;
}

const EXIT_CODES =
  'Exit codes: 0 all well, or go · 1 fault in the tool · 2 findings, or no go · 3 not in full, or cannot tell · 4 wrong command line, config or output place · 5 nothing compared, planned or judged · 130 interrupted';

type Command = (options: RunOptions, terminal: Console, raw: RawArguments) => Promise<number>;
type RunWrapper = (command: Command) => (raw: RawArguments) => Promise<void>;

/** What is asked before the move, and on its day. */
function withGates(parser: Argv, run: RunWrapper, now: () => number): Argv {
  return parser
    .command(
      'plan',
      'Plan the move from the exports of Transitioning From alone',
      (command: Argv) =>
        withOptions(command, [...PLANNING, ...READING, ...COMMON]).example(
          '$0 plan --from exports/from --waves 4',
          'Plan the move in four waves',
        ),
      run(async (options, terminal) => {
        const { runPlan } = await import('./commands/plan.ts');
        return runPlan(options, terminal, now);
      }),
    )
    .command(
      'preflight',
      'Judge whether the move may go ahead: go or no-go, customer by customer',
      (command: Argv) =>
        withOptions(command, [...GATING, ...READING, ...COMMON]).example(
          '$0 preflight --from exports/from --to exports/to --gate cutover',
          'On the day, before anything is suspended',
        ),
      run(async (options, terminal) => {
        const { runPreflight } = await import('./commands/preflight.ts');
        return runPreflight(options, terminal, now);
      }),
    );
}

function withCommands(parser: Argv, run: RunWrapper, now: () => number): Argv {
  return parser
    .command(
      'reconcile',
      'Compare both tenants and write the reports and the action sheet',
      (command: Argv) =>
        withOptions(command, [...COMPARING, ...READING, ...COMMON]).example(
          '$0 reconcile --from exports/from --to exports/to --as-of 2026-05-20',
          'Compare two folders of exports',
        ),
      run(async (options, terminal) => {
        const { runReconcile } = await import('./commands/reconcile.ts');
        return runReconcile(options, terminal, now);
      }),
    )
    .command(
      'invoice',
      'Check the final invoice: credits for unused days, and charges after the stop',
      (command: Argv) =>
        withOptions(command, [...INVOICE, ...READING, ...COMMON]).example(
          '$0 invoice --from-invoice final.csv --from exports/from --to exports/to',
          'Check an invoice against both sides’ exports',
        ),
      run(async (options, terminal) => {
        const { runInvoice } = await import('./commands/invoice.ts');
        return runInvoice(options, terminal, now);
      }),
    )
    .command(
      'progress',
      'Show how the work goes on, run by run',
      (command: Argv) => withOptions(command, ['actions', 'out', ...COMMON]),
      run(async (options, terminal) => {
        const { runProgress } = await import('./commands/progress.ts');
        return runProgress(options, terminal);
      }),
    );
}

/** The commands that explain rather than compare. */
function withHelpers(parser: Argv, run: RunWrapper): Argv {
  return parser
    .command(
      'inspect <paths..>',
      'Show what each file is taken for, column by column',
      (command: Argv) =>
        withOptions(command, [...READING, 'writeConfig', ...COMMON]).positional('paths', {
          type: 'string',
          array: true,
          describe: 'Files and folders',
        }),
      run(async (options, terminal) => {
        const { runInspect } = await import('./commands/inspect.ts');
        return runInspect(options, terminal);
      }),
    )
    .command(
      'explain [rule]',
      'Explain a rule, or list them all',
      (command: Argv) =>
        withOptions(command, COMMON).positional('rule', { type: 'string', describe: 'Rule id' }),
      run(async (_options, terminal, raw) => {
        const { runExplain } = await import('./commands/explain.ts');
        return runExplain(typeof raw['rule'] === 'string' ? raw['rule'] : undefined, terminal);
      }),
    );
}

type RawArguments = Readonly<Record<string, unknown>>;

function sentence(text: string): string {
  const trimmed = text.trim();
  return trimmed.endsWith('.') || trimmed.endsWith('?') ? trimmed : `${trimmed}.`;
}

function withOptions(command: Argv, names: readonly OptionName[]): Argv {
  for (const name of names) {
    const option: OptionSpec = OPTIONS[name];
    const fallback = option.fallback === undefined ? '' : ` Without it: ${option.fallback}.`;
    command.option(option.flag, {
      describe: `${option.help}${fallback}`,
      type: option.type,
      ...(option.type === 'array' ? { string: true } : {}),
      ...(option.choices === undefined ? {} : { choices: option.choices }),
      ...(option.type === 'boolean' ? {} : { requiresArg: true }),
    });
  }
  return command;
}

/** The options that were given; yargs keeps both spellings of a flag, the config's is the camel-cased one. */
function definedOnly(raw: RawArguments): RawOptions {
  const given: Record<string, unknown> = {};
  for (const option of Object.values(OPTIONS)) {
    const value = raw[option.key];
    if (value === undefined) continue;
    if (Array.isArray(value) && option.type !== 'array') {
      throw new UserError(`--${option.flag} was given more than once.`, 'Give it once.');
    }
    given[option.key] = value;
  }
  if (raw['paths'] !== undefined) given['paths'] = raw['paths'];
  return given;
}
