/** From a suggestion to a used pair: run, say Yes in the workbook, run again. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Report } from '../../src/core/model/report.ts';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { compileReportCheck } from '../helpers/report-schema.ts';
import { columnLetters, type RawTable } from '../../src/core/model/raw-table.ts';
import { csv, guid } from '../helpers/builders.ts';
import { DAYS, runCli, temporaryFolder } from '../helpers/command-line.ts';

const OLD = 'Office 365 Business Premium';
const NEW = 'Microsoft 365 Business Standard';
const SHEET = 'Mappings to confirm';

interface Place {
  readonly folder: string;
  readonly run: (out: string, ...more: readonly string[]) => ReturnType<typeof runCli>;
  readonly report: (out: string) => Report;
}

/** Two tenants whose customer and offer have other names: Contoso SAS has the older one. */
function tenants(context: TestContext): Place {
  const folder = temporaryFolder(context);
  const header = [
    'Subscription ID',
    'Customer name',
    'Offer ID',
    'Subscription',
    'Quantity',
    'Status',
  ];
  const write = (tenant: string, rows: readonly (readonly string[])[]): void => {
    mkdirSync(join(folder, tenant));
    const cells = rows.map(([customer, offer, seats]) => [
      guid(`${tenant} ${String(customer)}`),
      customer,
      guid(String(offer)),
      offer,
      seats,
      'Active',
    ]);
    writeFileSync(join(folder, tenant, 'all.csv'), csv(header, cells));
  };
  write('from', [
    ['Contoso SAS', OLD, '5'],
    ['Fabrikam', OLD, '3'],
  ]);
  write('to', [
    ['Contoso', NEW, '5'],
    ['Fabrikam', NEW, '3'],
  ]);
  const paths = ['--from', join(folder, 'from'), '--to', join(folder, 'to')];
  return {
    folder,
    run: (out, ...more) =>
      runCli(['reconcile', ...paths, ...DAYS, '--out', join(folder, out), ...more]),
    report: (out) =>
      JSON.parse(readFileSync(join(folder, out, 'reconciliation.json'), 'utf8')) as Report,
  };
}

function mappingsTable(bytes: Uint8Array): RawTable {
  const read = readXlsx(bytes);
  assert.ok(read.ok);
  const table = read.file.tables.find(({ sheet }) => sheet === SHEET);
  assert.ok(table !== undefined);
  return table;
}

/** Address of a row's Confirm cell, found by the name under From. */
function confirmCell(table: RawTable, from: string): string {
  const header = table.rows.find(({ cells }) => cells.some((cell) => cell?.text === 'Confirm'));
  const column = header?.cells.findIndex((cell) => cell?.text === 'Confirm') ?? -1;
  const row = table.rows.find(({ cells }) => cells[1]?.text === from);
  assert.ok(row !== undefined && column >= 0, `No row for ${from}.`);
  return `${columnLetters(column)}${String(row.number)}`;
}

/** Types words into cells, as a spreadsheet program would. */
function typeInto(file: string, words: Readonly<Record<string, string>>): void {
  const parts = unzipSync(new Uint8Array(readFileSync(file)));
  const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array());
  const id = new RegExp(`name="${SHEET}"[^>]*r:id="([^"]+)"`).exec(workbook)?.[1] ?? '';
  const links = strFromU8(parts['xl/_rels/workbook.xml.rels'] ?? new Uint8Array());
  const link = links.split('<Relationship ').find((item) => item.includes(`Id="${id}"`)) ?? '';
  const target = /Target="([^"]+)"/.exec(link)?.[1] ?? '';
  const part = `xl/${target.replace(/^\/?(xl\/)?/, '')}`;
  let xml = strFromU8(parts[part] ?? new Uint8Array());
  for (const [cell, word] of Object.entries(words)) {
    const pattern = new RegExp(`<c r="${cell}"( s="\\d+")?[^>]*?(/>|>.*?</c>)`);
    assert.match(xml, pattern);
    xml = xml.replace(
      pattern,
      (_, style: string | undefined) =>
        `<c r="${cell}"${style ?? ''} t="inlineStr"><is><t>${word}</t></is></c>`,
    );
  }
  writeFileSync(file, zipSync({ ...parts, [part]: strToU8(xml) }));
}

test('a confirmed pair is used, vanishes from the suggestions, and stays confirmed', (t) => {
  const { folder, run, report } = tenants(t);
  const first = run('one');
  assert.notEqual(first.code, 4, first.stderr);
  assert.deepEqual(
    report('one').suggestions.map(({ from, to }) => `${from} → ${to}`),
    ['Contoso SAS → Contoso', `${OLD} → ${NEW}`],
  );
  assert.equal(report('one').mappings, undefined);
  const file = join(folder, 'one', 'reconciliation.xlsx');
  const table = mappingsTable(readFileSync(file));
  typeInto(file, {
    [confirmCell(table, 'Contoso SAS')]: 'Yes',
    [confirmCell(table, OLD)]: 'oui',
  });

  const second = run('two', '--mappings', file);
  assert.equal(second.code, 2, second.stderr);
  const { lines, suggestions, mappings } = report('two');
  assert.ok(compileReportCheck()(report('two')));
  assert.deepEqual(
    lines.map(({ customer, offer, from, to }) => [customer, offer, from.seats, to.seats]),
    [
      ['Contoso SAS', OLD, 5, 5],
      ['Fabrikam', OLD, 3, 3],
    ],
  );
  assert.deepEqual(suggestions, []);
  assert.deepEqual(
    mappings?.map(({ kind, from, to, source, foundIn }) => [
      kind,
      from,
      to,
      source,
      foundIn.length,
    ]),
    [
      ['customer', 'Contoso SAS', 'Contoso', 'mappings file', 2],
      ['offer', OLD, NEW, 'mappings file', 2],
    ],
  );

  // The newest workbook holds what was confirmed before.
  const third = run('three', '--mappings', join(folder, 'two', 'reconciliation.xlsx'));
  assert.equal(third.code, 2, third.stderr);
  assert.deepEqual(report('three'), report('two'));
});

test('a row that says Yes and cannot be used is named with its cell, and nothing is written', (t) => {
  const { folder, run } = tenants(t);
  run('one');
  const file = join(folder, 'one', 'reconciliation.xlsx');
  const cell = confirmCell(mappingsTable(readFileSync(file)), OLD);
  const row = cell.replace(/\D/g, '');
  const original = readFileSync(file);
  const cases: readonly (readonly [Readonly<Record<string, string>>, RegExp])[] = [
    [{ [cell]: 'perhaps' }, new RegExp(`${SHEET} › ${cell}: "perhaps" is neither Yes nor No`)],
    [
      { [cell]: 'Yes', [`H${row}`]: guid('nobody') },
      new RegExp(`${cell}: No file of the Transitioning From tenant knows the product`),
    ],
    [{ [cell]: 'Yes', [`A${row}`]: 'Thing' }, new RegExp(`${cell}: The row says Yes, but not`)],
  ];
  for (const [words, expected] of cases) {
    writeFileSync(file, original);
    typeInto(file, words);
    const result = run('two', '--mappings', file);
    assert.equal(result.code, 4, result.stderr);
    assert.match(result.stderr, expected);
    assert.ok(!existsSync(join(folder, 'two')));
  }
});

test('a file that holds no mappings, or is not there, is refused', (t) => {
  const { folder, run } = tenants(t);
  const other = join(folder, 'from', 'all.csv');
  for (const file of [other, join(folder, 'none.xlsx')]) {
    const result = run('two', '--mappings', file);
    assert.equal(result.code, 4, result.stderr);
    assert.ok(!existsSync(join(folder, 'two')));
  }
});

test('where the config says otherwise it stands, and that is said', (t) => {
  const { folder, run, report } = tenants(t);
  run('one');
  const file = join(folder, 'one', 'reconciliation.xlsx');
  typeInto(file, { [confirmCell(mappingsTable(readFileSync(file)), OLD)]: 'Yes' });
  const config = join(folder, 'config.json');
  writeFileSync(
    config,
    JSON.stringify({ offers: { [OLD]: 'Visio' }, mappings: 'one/reconciliation.xlsx' }),
  );
  const result = run('two', '--config', config);
  assert.match(result.stderr, /but the config says Visio\. The config stands\./);
  assert.equal(
    report('two').lines.filter(({ from, to }) => from.seats > 0 && to.seats > 0).length,
    0,
  );
  assert.deepEqual(
    report('two').mappings?.map(({ source, overruledBy }) => [source, overruledBy]),
    [
      ['mappings file', 'Visio'],
      ['config', null],
    ],
  );
});
