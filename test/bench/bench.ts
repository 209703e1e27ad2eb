/**
 * Measures whole runs of the built tool beside its peers, each in turn in the same minutes, and prints what
 * they took. `make bench` takes a few minutes; `make bench ARGS=--full` goes to 10,000 customers, a workbook of
 * a million rows and a log of five million records. With `--readme`, the tables also go into README.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeConsolidated, writeLongLog } from './long-files.ts';
import { measureInTurn, middle, type Program } from './measure.ts';
import { ROWS_PER_WORKBOOK, writePortalPair } from './portal-pair.ts';
import {
  grouped,
  growthTable,
  resultTable,
  withBlock,
  type Growth,
  type Result,
} from './tables.ts';

const { values: OPTIONS } = parseArgs({
  options: {
    full: { type: 'boolean', default: false },
    readme: { type: 'boolean', default: false },
    runs: { type: 'string', default: '3' },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    python: { type: 'string', default: 'python3' },
  },
});

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const ROOT = here('../../');
const TOOL = join(ROOT, 'dist/csp-reconcile.js');
const CACHE = join(tmpdir(), 'csp-reconcile-bench');
const NOTE = join(CACHE, 'note.txt');
const OUT = join(CACHE, 'out');
/** Bump it when the generator changes: what an earlier one made is not measured. */
const EDITION = 2;
const EDITION_FOLDER = join(CACHE, `edition-${String(EDITION)}`);

/** How large two tenants are: customers, and at least so many records in each of their logs. */
interface Size {
  readonly customers: number;
  readonly records?: number;
}

/** 2 means compared in full, with findings, which the generated tenants are meant to have. */
const DONE = [0, 2, 3];

await main();

async function main(): Promise<void> {
  if (!existsSync(TOOL)) throw new Error(`${TOOL} is missing: run "make build" first.`);
  mkdirSync(CACHE, { recursive: true });
  const sizes: readonly Size[] = OPTIONS.full
    ? [{ customers: 100 }, { customers: 2000 }, { customers: 10_000, records: 500_000 }]
    : [{ customers: 100 }, { customers: 1000, records: 50_000 }];
  const runs = Number(OPTIONS.runs);
  const start = startUp(runs);
  const peers = beside(OPTIONS.full ? 2000 : 200, runs);
  const long = await longFiles(OPTIONS.full, runs);
  const growth = sizes.map((size) => wholeJob(size, runs));
  const text = [
    machine(),
    resultTable([...start, ...peers, ...long]),
    'How the whole job grows with the number of customers, 20 rows each on either side:',
    growthTable(growth),
  ].join('\n\n');
  console.log(text);
  rmSync(OUT, { recursive: true, force: true });
  if (!OPTIONS.readme) return;
  const readme = join(ROOT, 'README.md');
  writeFileSync(readme, withBlock(readFileSync(readme, 'utf8'), 'bench', text));
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `Measured on ${OPTIONS.date} with Node.js ${process.versions.node} on ${String(cpus().length)} cores (${model}), ${process.platform}. All programs ran in turn; medians of ${OPTIONS.runs} runs.`;
}

/** What is paid before any work: a bare Node, the help, and the smallest sample with all its reports. */
function startUp(runs: number): readonly Result[] {
  const sample = (side: string): string => join(ROOT, 'samples/minimal', side);
  const places = ['--from', sample('from'), '--to', sample('to'), '--as-of', '2026-05-20'];
  return results('start', 0, runs, [
    node('node -e 0', ['-e', '0']),
    node('csp-reconcile --help', [TOOL, '--help']),
    {
      ...node('csp-reconcile, a sample', [TOOL, 'reconcile', ...places, '--out', OUT, '--quiet']),
      leaves: OUT,
    },
  ]);
}

/** The whole job with everything written, and what others take for a part of it. */
function beside(customers: number, runs: number): readonly Result[] {
  const { folder } = tenants({ customers });
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  const rows = 2 * customers * ROWS_PER_WORKBOOK;
  const job = `${grouped(customers)} + ${grouped(customers)} workbooks`;
  const both = [from, to, join(CACHE, 'peer.xlsx')];
  return results(job, rows, runs, [
    tool(folder),
    node('exceljs, loading alone', [here('load-exceljs.mjs'), from, to]),
    ...python('openpyxl, the join alone', 'openpyxl', [here('join-openpyxl.py'), ...both]),
    ...python('pandas, the join alone', 'pandas', [here('join-pandas.py'), ...both]),
  ]);
}

/** A workbook that holds a whole tenant, and a long log: reading them, which others can be held against. */
async function longFiles(full: boolean, runs: number): Promise<readonly Result[]> {
  const small = await workbookOf(100_000, runs);
  const large = full ? await workbookOf(1_000_000, 1) : [];
  return [...small, ...large, ...logOf(full ? 5_000_000 : 500_000, full ? 1 : runs)];
}

async function workbookOf(rows: number, runs: number): Promise<readonly Result[]> {
  const folder = join(EDITION_FOLDER, 'workbook', String(rows));
  const path = join(folder, 'subscriptions.xlsx');
  if (!existsSync(path)) await writeConsolidated(path, rows);
  // exceljs keeps some 24 kB for each row: a million of them fit no common machine.
  const exceljs = node('exceljs, loading alone', [here('load-exceljs.mjs'), folder]);
  return results(`a workbook of ${grouped(rows)} rows`, rows, runs, [
    node('csp-reconcile inspect', [TOOL, 'inspect', path, '--quiet']),
    ...(rows > 100_000 ? [] : [exceljs]),
    ...python('openpyxl, reading alone', 'openpyxl', [here('load-openpyxl.py'), path]),
  ]);
}

function logOf(records: number, runs: number): readonly Result[] {
  const path = join(EDITION_FOLDER, 'log', String(records), 'activity-log.csv');
  writeLongLog(path, records);
  const measured = results(`a log of ${grouped(records)} records`, records, runs, [
    node('csp-reconcile inspect', [TOOL, 'inspect', path, '--quiet']),
    node('csv-parse, parsing alone', [here('load-csv-parse.mjs'), path]),
  ]);
  // Nearly 3 GB for the longest: sooner made again than kept.
  rmSync(path);
  return measured;
}

function wholeJob(size: Size, runs: number): Growth {
  const { folder, records } = tenants(size);
  const [samples] = measureInTurn([tool(folder)], size.customers > 2000 ? 1 : runs, NOTE);
  return { customers: size.customers, records, ...middle(samples ?? []) };
}

function results(
  job: string,
  rows: number,
  runs: number,
  programs: readonly Program[],
): readonly Result[] {
  return measureInTurn(programs, runs, NOTE).map((samples, at) => ({
    job,
    title: programs[at]?.title ?? '',
    rows,
    ...middle(samples),
  }));
}

function tool(folder: string): Program {
  const [from, to] = [join(folder, 'from'), join(folder, 'to')];
  const places = ['--from', from, '--to', to, '--out', OUT, '--as-of', '2026-05-20', '--quiet'];
  return { ...node('csp-reconcile, the whole job', [TOOL, 'reconcile', ...places]), leaves: OUT };
}

function node(title: string, args: readonly string[]): Program {
  return { title, command: process.execPath, args, good: DONE };
}

/** A peer in Python, where the machine has its libraries; else a word that it was left out. */
function python(title: string, library: string, args: readonly string[]): readonly Program[] {
  const command = OPTIONS.python;
  const found = spawnSync(command, ['-c', `import openpyxl, ${library}`]).status === 0;
  if (!found) console.error(`${library} is left out: ${command} has no ${library} or openpyxl.`);
  return found ? [{ title, command, args, good: [0] }] : [];
}

/** Two made-up tenants; made once and kept. */
function tenants({ customers, records = 0 }: Size): { folder: string; records: number } {
  const folder = join(EDITION_FOLDER, `${String(customers)}-${String(records)}`);
  const note = join(folder, 'records.txt');
  if (!existsSync(note)) writeFileSync(note, String(writePortalPair(folder, customers, records)));
  return { folder, records: Number(readFileSync(note, 'utf8')) };
}
