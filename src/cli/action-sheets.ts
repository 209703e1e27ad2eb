/** Finds and reads the action sheets that people worked in. One that cannot be read stops the run: its words would be lost. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { LivingSheet, SheetCopy } from '../core/actions/living.ts';
import { readSheet } from '../core/actions/read-sheet.ts';
import { byCodeUnit } from '../core/normalise/text.ts';
import { UserError } from './errors.ts';
import { readInput, requireThere } from './files.ts';
import { ENGLISH } from '../core/text/speech.ts';

export interface ActionSheets {
  /** The newest sheet of the output folder; it always takes part, so that nothing in it is left behind. */
  readonly main: SheetCopy | null;
  readonly copies: readonly SheetCopy[];
  /** What a person should know about the choice of files. */
  readonly notes: readonly string[];
}

const OWN_NAME = /^action-sheet(?:-(\d+))?\.xlsx$/;
/** What Excel and LibreOffice lay beside a workbook while it is open. */
const LOCK_NAME = /^(?:~\$|\.~lock\.)(action-sheet.*\.xlsx)#?$/i;
const SIMILAR_NAME = /^action-sheet.*\.xlsx$/i;

/** Reads the given files (and all workbooks of given folders) and the newest sheet of the output folder. */
export function loadActionSheets(given: readonly string[], out: string): ActionSheets {
  requireThere(given);
  const there = existsSync(out) && statSync(out).isDirectory() ? namesIn(out) : [];
  const newest = newestOf(there);
  const mainFile = newest === null ? null : path.join(out, newest);
  const files = given.flatMap(filesOf);
  const all = distinct([...(mainFile === null ? [] : [mainFile]), ...files]);
  const copies = all.map((file) => read(file, shownName(file, all)));
  return {
    main: mainFile === null ? null : (copies[0] ?? null),
    copies,
    notes: notesOn(there, out, { newest, all }),
  };
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    throw new UserError(`${folder} cannot be searched for action sheets.`, 'Choose another --out.');
  }
}

/** Sheets are numbered as they are written, so the highest number is the newest, whatever the clocks say. */
function newestOf(names: readonly string[]): string | null {
  const numbered = names.flatMap((name) => {
    const match = OWN_NAME.exec(name);
    return match === null ? [] : [{ name, number: Number(match[1] ?? '1') }];
  });
  numbered.sort((a, b) => a.number - b.number);
  return numbered.at(-1)?.name ?? null;
}

function filesOf(given: string): readonly string[] {
  if (!statSync(given).isDirectory()) return [given];
  const names = readdirSync(given).filter(
    (name) => /\.xlsx$/i.test(name) && !name.startsWith('~$'),
  );
  return names.sort(byCodeUnit).map((name) => path.join(given, name));
}

function distinct(files: readonly string[]): readonly string[] {
  return [...new Map(files.map((file) => [realpathSync(file), file])).values()];
}

/** The name alone, where no other file has the same. */
function shownName(file: string, all: readonly string[]): string {
  const name = path.basename(file);
  const alone = all.filter((other) => path.basename(other) === name).length === 1;
  return alone ? name : file.split(path.sep).join('/');
}

function read(file: string, shown: string): SheetCopy {
  const absolute = path.resolve(file);
  const found = { absolute, shown, tenant: null, incidental: false };
  const { read: result } = readInput(found, {});
  if (!result.ok) {
    const { what, fix } = result.problem;
    throw new UserError(
      `The action sheet ${file} could not be read: ${ENGLISH.of(what)}`,
      ENGLISH.of(fix),
    );
  }
  const copy = readSheet(shown, result.file);
  if (copy !== null) return copy;
  throw new UserError(
    `${file} has no sheet with the columns Action id, Status and Do by.`,
    'Give an action-sheet.xlsx of an earlier run with --actions; move other files of that name away.',
  );
}

function notesOn(
  there: readonly string[],
  out: string,
  { newest, all }: { readonly newest: string | null; readonly all: readonly string[] },
): readonly string[] {
  const taken = new Set(all.map((file) => realpathSync(file)));
  const unread = there
    .filter((name) => SIMILAR_NAME.test(name) && !taken.has(realpathSync(path.join(out, name))))
    .sort(byCodeUnit);
  const saved = (name: string): number => statSync(path.join(out, name)).mtimeMs;
  const open = there.flatMap((name) => LOCK_NAME.exec(name)?.[1] ?? []);
  const openNotes = [...new Set(open)]
    .sort(byCodeUnit)
    .map((name) => `${name} is open in another program: what is not saved in it yet was not read.`);
  const unreadNotes = unread.flatMap((name) => {
    if (!OWN_NAME.test(name)) {
      return [`${name} was not read. If somebody worked in it, give it with --actions.`];
    }
    return newest !== null && saved(name) > saved(newest)
      ? [
          `${name} was saved after ${newest} and not read. If somebody worked in it, give it with --actions.`,
        ]
      : [];
  });
  return [...openNotes, ...unreadNotes];
}

const MOST_TOLD = 10;

/** What the reading brought up, for the terminal; all of it stands in the sheet Conflicts. */
export function newsTexts({ news, orphans }: LivingSheet): readonly string[] {
  const told = news.slice(0, MOST_TOLD).map(({ file, cell, id, what, kept, other }) => {
    const place = [file, cell].filter((part) => part !== '').join(' › ');
    const values = [kept, other].filter((part) => part !== '').map(short);
    return `${place}: ${what}${id === '' ? '' : ` (${id})`}${values.length === 0 ? '' : `: ${values.join(' | ')}`}.`;
  });
  const more = news.length - told.length;
  return [
    ...told,
    ...(more > 0 ? [`${String(more)} more in the sheet Conflicts.`] : []),
    ...(orphans.length > 0
      ? [`Rows that belong to no known action: ${String(orphans.length)}, in the sheet Orphaned.`]
      : []),
  ];
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 57)}...`;
}
