/** Under which names workbooks are written: their own, or the next number where a person has worked in the file. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isSealed } from '../formats/xlsx-write/seal.ts';

/**
 * Wanted name → free name. A file that is as the tool wrote it may be replaced; numbers only go up, so that
 * the highest is always the newest. No two files get one name.
 */
export function freeNames(folder: string, wanted: readonly string[]): ReadonlyMap<string, string> {
  const claimed = new Set(wanted.map((name) => name.toLowerCase()));
  const names = new Map<string, string>();
  const inFolder = new Map<string, readonly string[]>();
  for (const name of wanted) {
    const below = path.posix.dirname(name);
    const there = inFolder.get(below) ?? namesIn(path.join(folder, below));
    inFolder.set(below, there);
    names.set(name, freeName(folder, name, { there, claimed }));
  }
  return names;
}

function namesIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}

interface Taken {
  readonly there: readonly string[];
  readonly claimed: ReadonlySet<string>;
}

function freeName(folder: string, name: string, { there, claimed }: Taken): string {
  const { dir, name: base, ext } = path.posix.parse(name);
  const numbered = (number: number): string =>
    path.posix.join(dir, number === 1 ? `${base}${ext}` : `${base}-${String(number)}${ext}`);
  const isOurs = (candidate: string): boolean =>
    candidate === name || !claimed.has(candidate.toLowerCase());
  const numbers = there
    .map((one) => numberOf(one, base, ext))
    .filter((number) => number > 0 && isOurs(numbered(number)));
  for (let number = Math.max(1, ...numbers); ; number += 1) {
    const candidate = numbered(number);
    if (!isOurs(candidate)) continue;
    const target = path.join(folder, candidate);
    if (!existsSync(target) || isSealed(new Uint8Array(readFileSync(target)))) return candidate;
  }
}

/** 1 for the name itself, 2 and more for a numbered one, 0 for any other file. */
function numberOf(file: string, base: string, ext: string): number {
  if (file === `${base}${ext}`) return 1;
  if (!file.startsWith(`${base}-`) || !file.endsWith(ext)) return 0;
  const middle = file.slice(base.length + 1, file.length - ext.length);
  return /^[1-9]\d{0,5}$/.test(middle) && middle !== '1' ? Number(middle) : 0;
}
