/** Writes the pair of tenants in one combination, and reads it back as the command line would. */
import { createHash } from 'node:crypto';
import { fileMap, NO_RULES } from '../../src/core/intake/file-map.ts';
import type { Report, Tenant } from '../../src/core/model/report.ts';
import type { FileMapping, InputFile, Settings } from '../../src/core/model/settings.ts';
import { readFileBytes } from '../../src/formats/read-file.ts';
import { run, settings } from '../helpers/builders.ts';
import { writeWorkbook } from './container.ts';
import { writeDelimited } from './dialect.ts';
import { dialectOf, type Combination } from './dimensions.ts';
import { askedEncoding, encode } from './encoding.ts';
import { layOut, type Page } from './layout.ts';
import { PROVEN_DATES } from './notation.ts';
import { tenantPair, type Pair } from './pair.ts';
import { spell } from './spell.ts';
import { tablesOf, type Table } from './tables.ts';

/** A file as it would lie on the disk. */
export interface WrittenFile {
  readonly path: string;
  readonly tenant: Tenant;
  readonly bytes: Uint8Array;
}

/** True where the customers' names are the accented ones. */
export function hasAccents(combination: Combination): boolean {
  return combination.encoding !== 'shift_jis';
}

/** True where the files say when subscriptions end. */
export function hasEnds(combination: Combination): boolean {
  return !PROVEN_DATES.has(combination.dates);
}

/** All files of both tenants. */
export function writeFiles(
  combination: Combination,
  pair: Pair = tenantPair(hasAccents(combination)),
): readonly WrittenFile[] {
  return writeTables(tablesOf(pair, combination.files, hasEnds(combination)), combination);
}

/** The files of these tables. */
export function writeTables(
  tables: readonly Table[],
  combination: Combination,
): readonly WrittenFile[] {
  const byFile = new Map<string, Table[]>();
  for (const table of tables) {
    const path = `${table.tenant}/${table.file}`;
    byFile.set(path, [...(byFile.get(path) ?? []), table]);
  }
  return [...byFile].map(([path, members]) => writeFile(path, members, combination));
}

function writeFile(path: string, tables: readonly Table[], combination: Combination): WrittenFile {
  const pages = tables.flatMap((table, at) =>
    layOut(spell(table, combination), combination.layout).slice(at === 0 ? 0 : -1),
  );
  const tenant = path.startsWith('from/') ? 'from' : 'to';
  if (combination.container !== 'csv') {
    return { path: `${path}.xlsx`, tenant, bytes: writeWorkbook(pages, combination.container) };
  }
  return { path: `${path}.csv`, tenant, bytes: textBytes(pages, combination) };
}

function textBytes(pages: readonly Page[], combination: Combination): Uint8Array {
  const [page] = pages;
  if (page === undefined || pages.length > 1 || combination.encoding === 'none') {
    throw new TypeError('A text file has one page and an encoding.');
  }
  return encode(writeDelimited(page, dialectOf(combination)), combination.encoding);
}

/** What a person has to say about such files: the encoding, and what no value proves. */
export function settingsFor(combination: Combination): Settings {
  const { encoding, dates, numbers } = combination;
  const rule: FileMapping = {
    ...NO_RULES,
    pattern: '*',
    encoding: encoding === 'none' ? null : askedEncoding(encoding),
    dateOrder: dates === 'mdy-rule' ? 'mdy' : null,
    decimal: numbers === 'commas-rule' ? 'point' : null,
  };
  return settings({
    files: [rule],
    dateOrder: dates === 'dmy-setting' ? 'dmy' : null,
    decimal: numbers === 'dots-setting' ? 'comma' : null,
  });
}

/** The bytes as the command line reads them: the config's file rules say in which encoding. */
export function readFiles(files: readonly WrittenFile[], given: Settings): readonly InputFile[] {
  const rulesFor = fileMap(given.files);
  return files.map(({ path, tenant, bytes }) => {
    const { encoding } = rulesFor(path);
    const read = readFileBytes(bytes, encoding === null ? {} : { encoding });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { path, tenant, sha256, read, incidental: false };
  });
}

/** The report on the pair as written in one combination. */
export function reportOn(combination: Combination): Report {
  const given = settingsFor(combination);
  return run(readFiles(writeFiles(combination), given), given);
}
