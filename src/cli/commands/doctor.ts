/** Looks whether a run would go well: the machine, the config, the files, the place for the reports. */
import { existsSync, statSync } from 'node:fs';
import type { FileFacts } from '../../core/model/facts.ts';
import type { InputKindName, Tenant } from '../../core/model/report.ts';
import type { Instant } from '../../core/model/values.ts';
import { byCodeUnit } from '../../core/normalise/text.ts';
import { joined, say, sayAs, verbatim, type Text } from '../../core/text/text.ts';
import { KIND_NAMES } from '../code-words.ts';
import type { Speech } from '../../core/text/speech.ts';
import { tenantWords, type Words } from '../../core/report/words.ts';
import type { RunOptions } from '../config.ts';
import type { Console } from '../console.ts';
import { describeInputs } from '../describe-inputs.ts';
import {
  checkConfig,
  checkDay,
  checkNode,
  checkOut,
  checkPaths,
  checkSpace,
  checkTerminal,
  type Check,
} from '../doctor-checks.ts';
import { EXIT, type UserError } from '../errors.ts';
import { findFiles } from '../files.ts';
import { padded } from '../layout.ts';
import { localTimeIn, machineZone } from '../local-time.ts';

export interface DoctorCall {
  /** As the command line and a valid config say; without the config where that is not valid. */
  readonly options: RunOptions;
  readonly config: string | undefined;
  /** What is wrong with the config. */
  readonly complaint: UserError | null;
}

/** Prints every check and returns the exit code: 4 where something would stop a run. */
export async function runDoctor(
  call: DoctorCall,
  terminal: Console,
  now: () => number,
): Promise<number> {
  const checks = await allChecks(call, now);
  terminal.result(() => ({ checks }));
  for (const line of checkLines(checks, terminal.speech)) terminal.out(line);
  const count = (state: Check['state']): number =>
    checks.filter((one) => one.state === state).length;
  terminal.out('');
  const counts = say(
    '{problems, plural, one {# problem} other {# problems}}, {notes, plural, one {# note} other {# notes}}.',
    { problems: count('problem'), notes: count('note') },
  );
  terminal.out(`  ${terminal.speech.of(counts)}`);
  return count('problem') === 0 ? EXIT.clean : EXIT.usage;
}

const MARKS: Words<Check['state']> = {
  ok: say('ok'),
  note: sayAs('check', 'note'),
  problem: say('PROBLEM'),
};

/** As wide as the names of English checks. */
const NAME_WIDTH = 16;

function checkLines(checks: readonly Check[], { of }: Speech): readonly string[] {
  const spoken = padded(Object.values(MARKS).map(of), 2);
  const marks = new Map(Object.keys(MARKS).map((state, at) => [state, spoken[at] ?? '']));
  const names = padded(
    checks.map(({ name }) => of(name)),
    1,
    NAME_WIDTH,
  );
  return checks.flatMap(({ state, what, fix }, at) => {
    const start = `  ${marks.get(state) ?? ''}${names[at] ?? ''}`;
    return [
      `${start}${of(what)}`,
      ...(fix === null ? [] : [`${' '.repeat(start.length)}${of(fix)}`]),
    ];
  });
}

async function allChecks(
  { options, config, complaint }: DoctorCall,
  now: () => number,
): Promise<readonly Check[]> {
  const { out, from, to } = options;
  const zone = machineZone();
  const utc = new Date(now()).toISOString().slice(0, 10);
  const local = localTimeIn(zone)
    .text(now() as Instant)
    .slice(0, 10);
  const sides = [
    { flag: '--from', name: say('Files from'), paths: from, tenant: 'from' },
    { flag: '--to', name: say('Files to'), paths: to, tenant: 'to' },
  ] as const;
  return [
    checkNode(process.versions.node),
    checkConfig(config, complaint),
    ...(await Promise.all(sides.map((side) => checkSide(side, options)))),
    ...checkPaths(process.platform, [...pathsIn(from, out), ...pathsIn(to, out)]),
    ...checkOut(out),
    checkSpace(out),
    checkDay(zone, utc, local),
    checkTerminal(process.platform, process.env),
  ];
}

function pathsIn(roots: readonly string[], out: string): readonly string[] {
  const there = roots.filter((root) => existsSync(root));
  const found = findFiles(there, null, out).map(({ absolute }) => absolute);
  // A folder stands for itself where it is empty.
  return found.filter((file) => statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true);
}

interface Side {
  readonly flag: string;
  readonly name: Text;
  readonly paths: readonly string[];
  readonly tenant: Tenant;
}

async function checkSide({ flag, name, paths, tenant }: Side, options: RunOptions): Promise<Check> {
  const problem = (what: Text, fix: Text): Check => ({ name, state: 'problem', what, fix });
  if (paths.length === 0) {
    const what = say('No folder of the {tenant} tenant is named.', {
      tenant: tenantWords(tenant),
    });
    const fix = say('Give {flag}, or "{key}" in the config.', { flag, key: flag.slice(2) });
    return { name, state: 'note', what, fix };
  }
  const missing = paths.filter((one) => !existsSync(one));
  if (missing.length > 0) {
    return problem(
      say('{paths} is not there.', { paths: missing.join(', ') }),
      say('Check the path, or run "csp-reconcile init".'),
    );
  }
  if (pathsIn(paths, options.out).length === 0) {
    return problem(
      say('{paths} is empty.', { paths: paths.join(', ') }),
      say('Put the exports of the {tenant} tenant into it.', { tenant: tenantWords(tenant) }),
    );
  }
  const described = await describeInputs({ ...options, paths });
  const files = described.filter(({ incidental }) => !incidental);
  return judged(name, files, paths);
}

/** How many names are given at most. */
const NAMED = 5;

function judged(name: Text, files: readonly FileFacts[], paths: readonly string[]): Check {
  const kinds = new Map<InputKindName, number>();
  for (const { input } of files) kinds.set(input.kind, (kinds.get(input.kind) ?? 0) + 1);
  const known = [...kinds].filter(([kind]) => kind !== 'unrecognised');
  const inspect = say('Run "{command}": it says why, file by file.', {
    command: `csp-reconcile inspect ${paths.join(' ')}`,
  });
  if (known.length === 0) {
    const what = say('None of the files is an export that is known.');
    return { name, state: 'problem', what, fix: inspect };
  }
  const found = joined(
    known.map(([kind, count]) => joined([KIND_NAMES[kind], count], ' ')),
    ', ',
  );
  if (kinds.has('unrecognised')) {
    const what = say('{found}. Not understood: {files}.', { found, files: unknownOf(files) });
    return { name, state: 'problem', what, fix: inspect };
  }
  if (!kinds.has('subscriptions')) {
    const what = say('{found}, but no subscriptions.', { found });
    const fix = say('Export the subscriptions of every customer.');
    return { name, state: 'problem', what, fix };
  }
  const what = joined([found, '.'], '');
  const lacking = (['customers', 'activity'] as const).filter((kind) => !kinds.has(kind));
  if (lacking.length === 0) return { name, state: 'ok', what, fix: null };
  const fix = joined(
    lacking.map((kind) => LACKING[kind]),
    ' ',
  );
  return { name, state: 'note', what, fix };
}

/** The files that were not understood, the first by name. */
function unknownOf(files: readonly FileFacts[]): Text {
  const unknown = files.filter(({ input }) => input.kind === 'unrecognised');
  const names = [...new Set(unknown.map(({ input }) => input.path))].sort(byCodeUnit);
  const some = names.slice(0, NAMED).join(', ');
  const more = names.length - NAMED;
  return more > 0 ? say('{files} and {more, number} more', { files: some, more }) : verbatim(some);
}

const LACKING = {
  customers: say('Export the customer list as well: it says who has accepted the relationship.'),
  activity: say('Export the activity log as well: it says on which day something was suspended.'),
};
