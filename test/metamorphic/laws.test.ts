/** How the same tables are spread over files, sheets and rows does not show in the result; sides mirror. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { LineReport, Report } from '../../src/core/model/report.ts';
import { run } from '../helpers/builders.ts';
import { seededRandom, type Random } from '../fuzz/random.ts';
import { PLAIN, type Combination } from './dimensions.ts';
import { outcomeOf } from './outcome.ts';
import { tenantPair, type Pair, type TenantData } from './pair.ts';
import { readFiles, settingsFor, writeTables } from './rewrite.ts';
import { tablesOf, type Files, type Table } from './tables.ts';

const WORKBOOK: Combination = {
  ...PLAIN,
  container: 'xlsx-shared',
  dates: 'serial-time',
  numbers: 'cells',
};
const ROUNDS = 12;

function reportOf(tables: readonly Table[], combination: Combination = WORKBOOK): Report {
  const given = settingsFor(combination);
  return run(readFiles(writeTables(tables, combination), given), given);
}

function tables(files: Files = 'one', pair: Pair = tenantPair(true)): readonly Table[] {
  return tablesOf(pair, files, true);
}

const EXPECTED = outcomeOf(reportOf(tables()));

/** Tries a change of the tables with several seeds. */
function sameAfter(change: (given: readonly Table[], random: Random) => readonly Table[]): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    const changed = change(tables(), seededRandom('laws', round));
    assert.deepEqual(outcomeOf(reportOf(changed)), EXPECTED, `round ${String(round)}`);
  }
}

void test('rows in any order, of exports, lists and logs alike', () => {
  sameAfter((given, random) =>
    given.map((table) => ({ ...table, rows: inOrder(table.rows, random) })),
  );
});

void test('files in any order', () => {
  sameAfter((given, random) => inOrder(given, random));
});

void test('every table cut into parts of any size, each a file', () => {
  sameAfter((given, random) => given.flatMap((table) => cut(table, random)));
});

void test('every table cut into parts, each a sheet of one workbook', () => {
  sameAfter((given, random) =>
    given
      .flatMap((table) => cut(table, random))
      .map((part, at) => ({ ...part, file: 'everything', sheet: `Sheet${String(at + 1)}` })),
  );
});

void test('sheets and consolidated files of any name', () => {
  const names = ['Tabelle1', '一覧', 'a', 'Données (2)', 'constructor', 'x'.repeat(31)];
  sameAfter((given, random) =>
    given.map((table, at) => ({
      ...table,
      sheet: random.pick(names),
      file: `${random.pick(names)} ${String(at)}`,
    })),
  );
});

void test('files per customer, or the same as sheets of one workbook', () => {
  for (const files of ['per-customer', 'sheet-per-customer'] as const) {
    assert.deepEqual(outcomeOf(reportOf(tables(files))), EXPECTED, files);
  }
});

void test('a file of one customer cut into two of its name', () => {
  const halved = tables('per-customer').flatMap((table) => {
    if (table.kind !== 'subscriptions') return [table];
    const [first, ...rest] = table.rows;
    return [
      { ...table, rows: first === undefined ? [] : [first] },
      { ...table, file: `${table.file} (1)`, rows: rest },
    ];
  });
  assert.deepEqual(outcomeOf(reportOf(halved)), EXPECTED);
});

void test('swapped tenants: missing seats become extra seats, and the other way round', () => {
  const pair = tenantPair(true);
  const given = { from: allActive(pair.from), to: allActive(pair.to) };
  const [there, back] = [given, { from: given.to, to: given.from }].map((one) =>
    bothSided(reportOf(tables('one', one))),
  );
  assert.ok(there !== undefined && there.size > 8);
  for (const [key, line] of there) {
    const mirrored = back?.get(key);
    assert.deepEqual(
      [mirrored?.missingSeats, mirrored?.extraSeats, mirrored?.from.seats, mirrored?.to.seats],
      [line.extraSeats, line.missingSeats, line.to.seats, line.from.seats],
      key,
    );
  }
  const differing = [...there.values()].filter((line) => line.missingSeats + line.extraSeats > 0);
  assert.ok(differing.length > 3);
});

/** Stopped subscriptions count on one side only, so the mirror is held up to what is active. */
function allActive(data: TenantData): TenantData {
  const active = data.subscriptions.map((one) => ({
    ...one,
    status: 'active' as const,
    trial: false,
  }));
  return { ...data, subscriptions: active, log: [] };
}

function bothSided({ lines }: Report): ReadonlyMap<string, LineReport> {
  const both = lines.filter(
    (line) => Math.min(line.from.subscriptions.length, line.to.subscriptions.length) > 0,
  );
  return new Map(both.map((line) => [`${line.customerKey} ${line.offerKey}`, line]));
}

function inOrder<T>(list: readonly T[], random: Random): readonly T[] {
  return list
    .map((item) => ({ item, rank: random.below(1_000_000) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

/** Two or three parts; none without rows, since a file without rows says something of its own. */
function cut(table: Table, random: Random): readonly Table[] {
  const last = table.rows.length;
  const ends = [...new Set([1 + random.below(last), 1 + random.below(last), last])];
  ends.sort((a, b) => a - b);
  return ends.map((end, at) => ({
    ...table,
    file: `${table.file} part ${String(at + 1)}`,
    rows: table.rows.slice(ends[at - 1] ?? 0, end),
  }));
}
