/** Reads the action sheets that people worked in. One that cannot be read stops the run: its words would be lost. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { LivingSheet, SheetCopy } from '../core/actions/living.ts';
import { readSheet } from '../core/actions/read-sheet.ts';
import type { FileProblem } from '../core/model/raw-table.ts';
import type { Speech } from '../core/text/speech.ts';
import { joined, say, type Text } from '../core/text/text.ts';
import { UserError } from './errors.ts';
import { requireThere } from './files.ts';
import { readInput } from './read-input.ts';
import { digestOf, findActionSheets, OWN_NAME, type FoundSheets } from './find-action-sheets.ts';

export interface ActionSheets {
  readonly copies: readonly SheetCopy[];
  /** What a person should know about the choice of files. */
  readonly notes: readonly Text[];
}

/**
 * Reads the given files (and all workbooks of given folders), the newest sheet of the output folder, and
 * what people have saved beside it. A file whose words the newest sheet has taken in is not read again.
 */
export function loadActionSheets(
  given: readonly string[],
  out: string,
  speech: Speech,
): ActionSheets {
  requireThere(given);
  const found = findActionSheets(given, out);
  const { main, besides } = found;
  const all = [...(main === null ? [] : [main]), ...found.given, ...besides];
  const newest = main === null ? null : read(main, shownName(main, all), speech);
  const taken = new Set(newest?.taken);
  const notes: Text[] = [];
  const copies = newest === null ? [] : [newest];
  for (const file of [...found.given, ...besides]) {
    const shown = shownName(file, all);
    const isGiven = found.given.includes(file);
    if (taken.has(digestOf(file))) {
      if (isGiven)
        notes.push(
          say('{file} was taken in by an earlier run and has not changed since.', { file: shown }),
        );
    } else copies.push(read(file, shown, speech));
  }
  return { copies, notes: [...notes, ...notesOn(found, all, out)] };
}

/** The name alone, where no other file has the same. */
function shownName(file: string, all: readonly string[]): string {
  const name = path.basename(file);
  const alone = all.filter((other) => path.basename(other) === name).length === 1;
  return alone ? name : file.split(path.sep).join('/');
}

/** Of a large sheet, only what people changed need be held; its rows are passed one by one. */
const LARGE_PART = 1024 * 1024;

function read(file: string, shown: string, speech: Speech): SheetCopy {
  const absolute = path.resolve(file);
  const found = { absolute, shown, tenant: null, incidental: false };
  const { read: result } = readInput(found, { largePart: LARGE_PART });
  if (!result.ok) throw unreadable(file, result.problem);
  const copy = readSheet(shown, result.file, digestOf(file), speech);
  if (copy !== null) {
    if (copy.fault !== null) throw unreadable(file, copy.fault);
    return copy;
  }
  throw new UserError(
    say('{file} has no sheet with the columns {id}, {status} and {day}.', {
      file,
      id: say('Action id'),
      status: say('Status'),
      day: say('Do by'),
    }),
    say(
      'Give an action-sheet.xlsx of an earlier run with --actions; move other files of that name away.',
    ),
  );
}

function unreadable(file: string, { what, fix }: FileProblem): UserError {
  return new UserError(
    say('The action sheet {file} could not be read: {problem}', { file, problem: what }),
    fix,
  );
}

/** What Excel and LibreOffice lay beside a workbook while it is open. */
const LOCK_NAME = /^(?:~\$|\.~lock\.)(action-sheet.*\.xlsx)#?$/i;
const SIMILAR_NAME = /^action-sheet.*\.xlsx$/i;

function notesOn({ there }: FoundSheets, all: readonly string[], out: string): readonly Text[] {
  const taken = new Set(all.map((file) => realpathSync(file)));
  const open = there.flatMap((name) => LOCK_NAME.exec(name)?.[1] ?? []);
  const unread = there.filter(
    (name) =>
      SIMILAR_NAME.test(name) &&
      !OWN_NAME.test(name) &&
      !taken.has(realpathSync(path.join(out, name))),
  );
  return [
    ...[...new Set(open)].map((file) =>
      say('{file} is open in another program: what is not saved in it yet was not read.', { file }),
    ),
    ...unread.map((file) =>
      say('{file} was not read. If somebody worked in it, give it with --actions.', { file }),
    ),
  ];
}

const MOST_TOLD = 10;

/** What the reading brought up, for the terminal; all of it stands in the sheet Conflicts. */
export function newsTexts(living: LivingSheet): readonly Text[] {
  const { news, orphans } = living;
  const told = news.slice(0, MOST_TOLD).map(({ file, cell, id, what, column, kept, other }) => {
    const place = [file, cell].filter((part) => part !== '').join(' › ');
    const values = [kept, other].filter((part) => part !== '').map(short);
    const head = joined(
      [place, id === '' ? what : joined([what, `(${about([id, column])})`], ' ')],
      ': ',
    );
    return joined([values.length === 0 ? head : joined([head, values.join(' | ')], ': '), ''], '.');
  });
  const more = news.length - told.length;
  return [
    ...told,
    ...(more > 0
      ? [say('{more, number} more in the sheet {sheet}.', { more, sheet: say('Conflicts') })]
      : []),
    ...(orphans.length > 0
      ? [
          say('Rows that belong to no known action: {rows, number}, in the sheet {sheet}.', {
            rows: orphans.length,
            sheet: say('Orphaned'),
          }),
        ]
      : []),
    ...lapsedTexts(living),
  ];
}

function about(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

/** What people gave their word for, and can rely on no more. */
function lapsedTexts({ waivers, signOff }: LivingSheet): readonly Text[] {
  const idle = waivers.filter(({ holds }) => !holds).length;
  const { bound, isLapsed } = signOff;
  return [
    ...(idle > 0
      ? [
          say('Waivers that are not in force: {waivers, number}; the sheet {sheet} says why.', {
            waivers: idle,
            sheet: say('Waivers'),
          }),
        ]
      : []),
    ...(bound !== null && isLapsed
      ? [
          say('The sign-off for the state of {day} has lapsed; see the sheet {sheet}.', {
            day: bound.asOf,
            sheet: say('Sign-off'),
          }),
        ]
      : []),
  ];
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 57)}...`;
}
