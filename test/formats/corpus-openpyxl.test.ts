/** Third-party workbooks cell by cell against openpyxl, a reader written by others in another language. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import type { RawCell, RawTable } from '../../src/core/model/raw-table.ts';
import { columnLetters } from '../../src/core/model/raw-table.ts';
import { readFileBytes } from '../../src/formats/read-file.ts';
import { CORPUS, isFilled, noCorpus } from '../corpus/canonical.ts';
import exceptions from '../corpus/exceptions.json' with { type: 'json' };

const SCRIPT = fileURLToPath(new URL('../corpus/openpyxl-cells.py', import.meta.url));
/** Dates lose less than this on their way through openpyxl, which counts milliseconds. */
const TOLERANCE = 1e-8;
/** The last day of the calendar, 9999-12-31. */
const LAST_SERIAL = 2_958_466;

type Rule = keyof typeof exceptions.rules;
type Kind = 'text' | 'number' | 'serial' | 'boolean' | 'error';
type Witness = readonly [kind: Kind, value: string];

interface WitnessSheet {
  readonly name: string;
  readonly cells: Readonly<Record<string, Witness>>;
}

interface WitnessFile {
  readonly file: string;
  readonly sheets?: readonly WitnessSheet[];
  readonly refused?: string;
}

/** What the comparison of all files has found so far. */
interface Findings {
  cells: number;
  files: number;
  readonly differences: string[];
  readonly refused: string[];
  readonly used: Record<Rule, number>;
}

/** The first on the path need not be the one that the system's packages belong to. */
const PYTHONS = ['python3', '/usr/bin/python3'];

function run(python: string, args: readonly string[]): string | null {
  const { status, stdout } = spawnSync(python, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? stdout : null;
}

function versionIn(python: string): string | null {
  return run(python, ['-c', 'import openpyxl, resource; print(openpyxl.__version__)']);
}

const python = PYTHONS.find((name) => versionIn(name) !== null);

function reasonToSkip(): string | false {
  if (noCorpus !== false) return noCorpus;
  if (python === undefined) return 'no python3 with openpyxl here';
  const found = versionIn(python)?.trim() ?? '';
  // Another version errs elsewhere; the exceptions would have to be reviewed first.
  return found === exceptions.openpyxl
    ? false
    : `the exceptions are not those of openpyxl ${found}`;
}

test('openpyxl finds the same cells in every file it can read', { skip: reasonToSkip() }, (t) => {
  const output = run(python ?? '', [SCRIPT, `${CORPUS}xlsx`]);
  assert.ok(output !== null, 'openpyxl-cells.py failed');
  const found: Findings = {
    cells: 0,
    files: 0,
    differences: [],
    refused: [],
    used: countersOf(Object.keys(exceptions.rules) as Rule[]),
  };
  for (const line of output.trim().split('\n')) compareFile(JSON.parse(line) as WitnessFile, found);
  const total = found.files + found.refused.length;
  t.diagnostic(`${String(found.cells)} cells in ${String(total)} files`);
  assert.deepEqual(found.differences, []);
  assert.ok(found.files >= 115 && found.cells >= 55_000, 'hardly anything was compared');
  assert.deepEqual(found.refused, Object.keys(exceptions.refused));
  // As many cells as reviewed, no more and no fewer: a rule that is no longer needed has to go.
  const reviewed = Object.entries(exceptions.rules).map(([rule, { cells }]) => [rule, cells]);
  assert.deepEqual(found.used, Object.fromEntries(reviewed));
  assert.ok(found.refused.length <= total * 0.02);
});

function countersOf(rules: readonly Rule[]): Record<Rule, number> {
  return Object.fromEntries(rules.map((rule) => [rule, 0])) as Record<Rule, number>;
}

function compareFile({ file, sheets = [] }: WitnessFile, found: Findings): void {
  if (sheets.every(({ cells }) => Object.keys(cells).length === 0)) return;
  const result = readFileBytes(readFileSync(`${CORPUS}xlsx/${file}`), {});
  if (!result.ok) {
    found.refused.push(file);
    return;
  }
  found.files += 1;
  const { tables } = result.file;
  const names = [tables.map((table) => table.sheet), sheets.map((sheet) => sheet.name)];
  if (JSON.stringify(names[0]) !== JSON.stringify(names[1])) {
    found.differences.push(`${file}: sheets ${JSON.stringify(names)}`);
    return;
  }
  for (const [index, table] of tables.entries()) {
    for (const difference of compareSheet(table, sheets[index]?.cells ?? {}, found)) {
      found.differences.push(`${file} › ${table.sheet} › ${difference}`);
    }
  }
}

function compareSheet(
  table: RawTable,
  theirs: WitnessSheet['cells'],
  found: Findings,
): readonly string[] {
  const differences: string[] = [];
  const missing = new Map(Object.entries(theirs));
  for (const row of table.rows) {
    for (const [column, cell] of row.cells.entries()) {
      if (!isFilled(cell)) continue;
      const address = `${columnLetters(column)}${String(row.number)}`;
      const witness = missing.get(address);
      missing.delete(address);
      found.cells += 1;
      const rule = agreement(cell, witness, table.epoch);
      if (rule === null) differences.push(`${address}: ${show(cell)}, openpyxl ${show(witness)}`);
      else if (rule !== 'equal') found.used[rule] += 1;
    }
  }
  const delivered = new Set(table.rows.map((row) => String(row.number)));
  for (const [address, witness] of missing) {
    const blank = witness[0] === 'text' && witness[1].trim() === '';
    if (blank && !delivered.has(address.replace(/^[A-Z]+/, ''))) found.used['blank-row'] += 1;
    else differences.push(`${address}: nothing, openpyxl ${show(witness)}`);
  }
  return differences;
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 100);
}

/** Whether the two say the same, by which rule if not literally; `null` where they do not. */
function agreement(
  cell: RawCell,
  witness: Witness | undefined,
  epoch: RawTable['epoch'],
): 'equal' | Rule | null {
  if (witness === undefined) {
    return cell.kind === 'error' && cell.problem !== 'error' ? 'no-cached-value' : null;
  }
  const [kind, value] = witness;
  switch (cell.kind) {
    case 'number':
      return sameNumber(Number(cell.text), kind, value);
    case 'date':
      return kind === 'serial' && near(serialOf(cell.text, epoch), value) ? 'iso-date' : null;
    case 'text':
      if (kind !== 'text') return null;
      if (value === cell.text) return 'equal';
      return withoutEscapes(value) === cell.text ? 'escaped-character' : null;
    default:
      return kind === cell.kind && value === cell.text ? 'equal' : null;
  }
}

function sameNumber(number: number, kind: Kind, value: string): 'equal' | Rule | null {
  if (kind === 'number') return number === Number(value) ? 'equal' : null;
  if (kind === 'error') return number >= LAST_SERIAL ? 'beyond-the-calendar' : null;
  if (kind !== 'serial') return null;
  if (near(number, value)) return 'equal';
  return Math.floor(number) === 60 && near(number - 1, value) ? 'lotus-day' : null;
}

function near(number: number, value: string): boolean {
  return Math.abs(number - Number(value)) < TOLERANCE;
}

/** The serial number of an ISO date, moment or time of day. */
function serialOf(text: string, epoch: RawTable['epoch']): number {
  const timeOnly = !text.includes('-');
  const iso = `${timeOnly ? '1970-01-01T' : ''}${text}${/[T:]/.test(text) ? 'Z' : ''}`;
  const days = Date.parse(iso) / 86_400_000;
  if (timeOnly) return days;
  return days + (epoch === '1904' ? 24_107 : 25_569);
}

function withoutEscapes(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
