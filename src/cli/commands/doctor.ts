/** Looks whether a run would go well: the machine, the config, the files, the place for the reports. */
import { existsSync, statSync } from 'node:fs';
import type { FileFacts } from '../../core/model/facts.ts';
import type { Instant } from '../../core/model/values.ts';
import { byCodeUnit } from '../../core/normalise/text.ts';
import { ENGLISH } from '../../core/text/speech.ts';
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
import { localTimeIn, machineZone } from '../local-time.ts';

export interface DoctorCall {
  /** As the command line and a valid config say; without the config where that is not valid. */
  readonly options: RunOptions;
  readonly config: string | undefined;
  /** What is wrong with the config. */
  readonly complaint: UserError | null;
}

/** Prints every check and returns the exit code: 4 where something would stop a run. */
export function runDoctor(call: DoctorCall, terminal: Console, now: () => number): number {
  const checks = allChecks(call, now);
  terminal.result(() => ({ checks }));
  for (const { state, name, what, fix } of checks) {
    terminal.out(`  ${MARK[state]}  ${name.padEnd(16)}${what}`);
    if (fix !== null) terminal.out(`${' '.repeat(27)}${fix}`);
  }
  const count = (state: Check['state']): number =>
    checks.filter((one) => one.state === state).length;
  terminal.out('');
  terminal.out(`  ${String(count('problem'))} problems, ${String(count('note'))} notes.`);
  return count('problem') === 0 ? EXIT.clean : EXIT.usage;
}

const MARK: Readonly<Record<Check['state'], string>> = {
  ok: 'ok     ',
  note: 'note   ',
  problem: 'PROBLEM',
};

function allChecks(
  { options, config, complaint }: DoctorCall,
  now: () => number,
): readonly Check[] {
  const { out, from, to } = options;
  const zone = machineZone();
  const utc = new Date(now()).toISOString().slice(0, 10);
  const local = localTimeIn(zone)
    .text(now() as Instant)
    .slice(0, 10);
  const sides = [
    { flag: '--from', name: 'Files from', paths: from, tenant: 'Transitioning From' },
    { flag: '--to', name: 'Files to', paths: to, tenant: 'Transitioning To' },
  ] as const;
  return [
    checkNode(process.versions.node),
    checkConfig(
      config,
      complaint === null
        ? null
        : { what: ENGLISH.of(complaint.what), fix: ENGLISH.of(complaint.fix) },
    ),
    ...sides.map((side) => checkSide(side, options)),
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
  readonly name: string;
  readonly paths: readonly string[];
  readonly tenant: string;
}

function checkSide({ flag, name, paths, tenant }: Side, options: RunOptions): Check {
  const problem = (what: string, fix: string): Check => ({ name, state: 'problem', what, fix });
  if (paths.length === 0) {
    const fix = `Give ${flag}, or "${flag.slice(2)}" in the config.`;
    return { name, state: 'note', what: `No folder of the ${tenant} tenant is named.`, fix };
  }
  const missing = paths.filter((one) => !existsSync(one));
  if (missing.length > 0) {
    return problem(
      `${missing.join(', ')} is not there.`,
      'Check the path, or run "csp-reconcile init".',
    );
  }
  if (pathsIn(paths, options.out).length === 0) {
    return problem(
      `${paths.join(', ')} is empty.`,
      `Put the exports of the ${tenant} tenant into it.`,
    );
  }
  const files = describeInputs({ ...options, paths }).filter(({ incidental }) => !incidental);
  return judged(name, files, paths);
}

/** How many names are given at most. */
const NAMED = 5;

function judged(name: string, files: readonly FileFacts[], paths: readonly string[]): Check {
  const unknown = files.filter(({ input }) => input.kind === 'unrecognised');
  const names = [...new Set(unknown.map(({ input }) => input.path))].sort(byCodeUnit);
  const kinds = new Map<string, number>();
  for (const { input } of files) kinds.set(input.kind, (kinds.get(input.kind) ?? 0) + 1);
  const counts = [...kinds].filter(([kind]) => kind !== 'unrecognised');
  const known = counts.map(([kind, count]) => `${kind} ${String(count)}`).join(', ');
  const inspect = `Run "csp-reconcile inspect ${paths.join(' ')}": it says why, file by file.`;
  if (known === '') {
    const what = 'None of the files is an export that is known.';
    return { name, state: 'problem', what, fix: inspect };
  }
  if (names.length > 0) {
    const more = names.length > NAMED ? ` and ${String(names.length - NAMED)} more` : '';
    const what = `${known}. Not understood: ${names.slice(0, NAMED).join(', ')}${more}.`;
    return { name, state: 'problem', what, fix: inspect };
  }
  if (!kinds.has('subscriptions')) {
    const what = `${known}, but no subscriptions.`;
    return { name, state: 'problem', what, fix: 'Export the subscriptions of every customer.' };
  }
  const lacking = (['customers', 'activity'] as const).filter((kind) => !kinds.has(kind));
  if (lacking.length === 0) return { name, state: 'ok', what: `${known}.`, fix: null };
  const fix = lacking.map((kind) => LACKING[kind]).join(' ');
  return { name, state: 'note', what: `${known}.`, fix };
}

const LACKING = {
  customers: 'Export the customer list as well: it says who has accepted the relationship.',
  activity: 'Export the activity log as well: it says on which day something was suspended.',
};
