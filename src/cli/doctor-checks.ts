/** What `doctor` looks at. Each check says how it is, and where it is not well, what to do. */
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { byCodeUnit } from '../core/normalise/text.ts';
import { say, sayAs, type Text, type TextValue } from '../core/text/text.ts';
import { DEFAULT_CONFIG } from './options.ts';

export interface Check {
  readonly name: Text;
  /** `note`: works, but may surprise. `problem`: a run would fail, or its result be wrong. */
  readonly state: 'ok' | 'note' | 'problem';
  readonly what: TextValue;
  readonly fix: TextValue | null;
}

/** What the checks are about. */
const SUBJECTS = {
  node: say('Node.js'),
  config: say('Config'),
  output: say('Output'),
  open: say('Open files'),
  interrupted: say('Interrupted run'),
  disk: sayAs('device', 'Disk'),
  zone: say('Time zone'),
  terminal: say('Terminal'),
  paths: say('Paths'),
};

const ok = (name: Text, what: Text): Check => ({ name, state: 'ok', what, fix: null });
const note = (name: Text, what: Text, fix: Text): Check => ({ name, state: 'note', what, fix });
const problem = (name: Text, what: TextValue, fix: TextValue): Check => ({
  name,
  state: 'problem',
  what,
  fix,
});

const OTHER_OUT = say('Choose another --out.');

const NEEDED = manifest.engines.node.replace(/^>=/, '');

/** `version` as in `process.versions.node`. */
export function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = NEEDED.split('.').map(Number);
  const enough = major > needMajor || (major === needMajor && minor >= needMinor);
  return enough
    ? ok(SUBJECTS.node, say('Version {version}.', { version }))
    : problem(
        SUBJECTS.node,
        say('Version {version} is too old.', { version }),
        say('Install Node.js {version} or newer.', { version: NEEDED }),
      );
}

/** `complaint` is what is wrong with the config, if anything. */
export function checkConfig(
  given: string | undefined,
  complaint: { readonly what: TextValue; readonly fix: TextValue } | null,
): Check {
  const file = given ?? DEFAULT_CONFIG;
  if (complaint !== null) return problem(SUBJECTS.config, complaint.what, complaint.fix);
  if (!existsSync(file)) {
    return note(
      SUBJECTS.config,
      say('There is no {file} here, so every option has to be typed.', { file: DEFAULT_CONFIG }),
      say('Run "csp-reconcile init" for a folder with one, or go on without.'),
    );
  }
  return ok(SUBJECTS.config, say('{file} is valid.', { file }));
}

/** The folder for the reports: whether they can be written, and what an earlier run or a person left there. */
export function checkOut(out: string): readonly Check[] {
  if (!existsSync(out)) return [checkParent(out)];
  if (!statSync(out).isDirectory()) {
    return [
      problem(SUBJECTS.output, say('{path} is a file, not a folder.', { path: out }), OTHER_OUT),
    ];
  }
  const names = listed(out);
  if (names === null || !isWritable(out)) {
    return [
      problem(SUBJECTS.output, say('{folder} cannot be written to.', { folder: out }), OTHER_OUT),
    ];
  }
  return [
    ok(SUBJECTS.output, say('{folder} can be written to.', { folder: out })),
    ...openReports(out, names),
    ...leftovers(out, names),
  ];
}

function checkParent(out: string): Check {
  let parent = path.dirname(path.resolve(out));
  while (!existsSync(parent) && path.dirname(parent) !== parent) parent = path.dirname(parent);
  try {
    if (!statSync(parent).isDirectory()) throw new Error(`${parent} is a file.`);
    accessSync(parent, constants.W_OK);
    return ok(SUBJECTS.output, say('{folder} is not there yet; it will be made.', { folder: out }));
  } catch {
    return problem(
      SUBJECTS.output,
      say('{folder} cannot be made in {parent}.', { folder: out, parent }),
      OTHER_OUT,
    );
  }
}

function listed(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder).sort(byCodeUnit);
  } catch {
    return null;
  }
}

/** Windows does not tell from permissions alone, so a file is made and removed again. */
function isWritable(folder: string): boolean {
  const probe = path.join(folder, `.csp-reconcile-doctor-${String(process.pid)}`);
  try {
    writeFileSync(probe, '', { flag: 'wx' });
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}

/** What Excel and LibreOffice lay beside a file while it is open. */
const OPEN = /^(?:~\$|\.~lock\.)(.*?)#?$/;

function openReports(out: string, names: readonly string[]): readonly Check[] {
  const open = names.flatMap((name) => OPEN.exec(name)?.[1] ?? []);
  if (open.length === 0) return [];
  return [
    note(
      SUBJECTS.open,
      say('In {folder} somebody seems to have open: {files}.', {
        folder: out,
        files: open.join(', '),
      }),
      say(
        'Save and close them: what is not saved is not read, and on Windows an open report cannot be replaced.',
      ),
    ),
  ];
}

const LEFT = /^\.csp-reconcile-(\d+)-(.+)\.(new|old)$/;

/** A run that was cut off while it put its reports in place. */
function leftovers(out: string, names: readonly string[]): readonly Check[] {
  return names.flatMap((name) => {
    const match = LEFT.exec(name);
    if (match === null || isRunning(Number(match[1]))) return [];
    const [, , report = '', kind] = match;
    const file = path.join(out, name);
    if (kind === 'old' && !existsSync(path.join(out, report))) {
      return [
        problem(
          SUBJECTS.interrupted,
          say('{file} is your earlier {report}, set aside by a run that was cut off.', {
            file,
            report,
          }),
          say('Rename it to {report}.', { report }),
        ),
      ];
    }
    return [
      note(
        SUBJECTS.interrupted,
        say('{file} was left by a run that was cut off.', { file }),
        say('Delete it.'),
      ),
    ];
  });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const LEAST_FREE = 200 * 1024 * 1024;

/** Reports of a large partner take some tens of megabytes, twice while they are replaced. */
export function checkSpace(out: string): Check {
  let folder = path.resolve(out);
  while (!existsSync(folder) && path.dirname(folder) !== folder) folder = path.dirname(folder);
  try {
    const { bavail, bsize } = statfsSync(folder);
    const megabytes = Math.floor((bavail * bsize) / 1024 ** 2);
    return bavail * bsize < LEAST_FREE
      ? note(
          SUBJECTS.disk,
          say('{megabytes, number} MB are free.', { megabytes }),
          say('Free some space.'),
        )
      : ok(SUBJECTS.disk, say('There is space for the reports.'));
  } catch {
    return note(
      SUBJECTS.disk,
      say('How much space is free is not known.'),
      say('See that there are 200 MB.'),
    );
  }
}

/** Days are UTC days, as in Partner Center; `utc` and `local` are today's in both. */
export function checkDay(zone: string, utc: string, local: string): Check {
  if (utc === local)
    return ok(SUBJECTS.zone, say('{zone}. Today is {day} in UTC as well.', { zone, day: utc }));
  return note(
    SUBJECTS.zone,
    say('Here ({zone}) it is {day}, but {utcDay} in UTC, and a run without --as-of takes that.', {
      zone,
      day: local,
      utcDay: utc,
    }),
    say('Give --as-of with the day on which the files were exported.'),
  );
}

/** Terminals in another encoding show names with accents wrongly; the reports are not affected. */
export function checkTerminal(
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
): Check {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((one) => (one ?? '') !== '');
  if (platform === 'win32' || /utf-?8/i.test(locale ?? '')) {
    return ok(SUBJECTS.terminal, say('Shows all letters.'));
  }
  return note(
    SUBJECTS.terminal,
    say(
      'The locale is "{locale}", not UTF-8: names with accents may look wrong here. The reports are right.',
      { locale: locale ?? '' },
    ),
    say('Set LANG to a UTF-8 locale, such as C.UTF-8.'),
  );
}

const LONGEST = 259;

/** Windows opens longer paths only where long paths are switched on. */
export function checkPaths(platform: string, files: readonly string[]): readonly Check[] {
  if (platform !== 'win32') return [];
  const long = files.filter((file) => file.length > LONGEST);
  if (long.length === 0) return [ok(SUBJECTS.paths, say('No path is too long for Windows.'))];
  return [
    note(
      SUBJECTS.paths,
      say(
        '{paths, plural, one {# path is} other {# paths are}} longer than {most, number} characters, such as {path}',
        { paths: long.length, most: LONGEST, path: long[0] ?? '' },
      ),
      say(
        'Move the folder nearer to the drive, such as C:\\exports, or switch on long paths in Windows.',
      ),
    ),
  ];
}
