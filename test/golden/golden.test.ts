/** The four outputs of both samples, held against reviewed ones; and the same bytes on every run and in every time zone. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import { columnLetters } from '../../src/core/model/raw-table.ts';
import { runCli, sampleArgs, temporaryFolder } from '../helpers/command-line.ts';
import { assertGolden } from '../helpers/golden.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';

const WORKBOOKS = ['reconciliation.xlsx', 'action-sheet.xlsx'];
const OUTPUTS = [...WORKBOOKS, 'reconciliation.json', 'reconciliation.html'];
const EXIT_CODES = { minimal: 0, tour: 3 } as const;

/** Every filled cell of a workbook, one to a line: `Sheet!A1 = text`. */
function cellsIn(folder: string, name: string): string {
  const result = readXlsx(new Uint8Array(readFileSync(join(folder, name))));
  assert.ok(result.ok, result.ok ? '' : ENGLISH.of(result.problem.what));
  const lines = result.file.tables.flatMap(({ sheet, rows }) =>
    rows.flatMap(({ number, cells }) =>
      cells.flatMap((cell, index) =>
        cell === null
          ? []
          : `${sheet}!${columnLetters(index)}${String(number)} = ${cell.text.replaceAll('\n', '\\n')}`,
      ),
    ),
  );
  return [`# ${name}`, ...lines, ''].join('\n');
}

for (const [sample, code] of Object.entries(EXIT_CODES)) {
  test(`the outputs of ${sample} are the expected ones`, (t) => {
    const out = temporaryFolder(t);
    const run = runCli(sampleArgs(sample, out));
    assert.equal(run.code, code, run.stderr);
    const read = (name: string) => readFileSync(join(out, name), 'utf8');
    assertGolden(`${sample}/expected/reconciliation.json`, read('reconciliation.json'));
    // Where the inputs lie as seen from the outputs depends on the machine's folder for temporary files.
    const page = read('reconciliation.html').replace(/href="\.\.\/[^"]*\/samples\//g, 'href="…/samples/');
    assertGolden(`${sample}/expected/reconciliation.html`, page);
    const cells = WORKBOOKS.map((name) => cellsIn(out, name)).join('\n');
    assertGolden(`${sample}/expected/cells.txt`, cells);
  });
}

test('the same files give the same bytes, twice and in every time zone', (t) => {
  const runs = ['UTC', 'UTC', 'Pacific/Auckland', 'America/New_York'].map((zone) => {
    const out = temporaryFolder(t);
    const { code, stderr } = runCli(sampleArgs('tour', out), { TZ: zone });
    assert.equal(code, EXIT_CODES.tour, stderr);
    return { zone, bytes: OUTPUTS.map((name) => readFileSync(join(out, name))) };
  });
  const [first, ...others] = runs;
  for (const { zone, bytes } of others) {
    OUTPUTS.forEach((name, index) => {
      const [a, b] = [first?.bytes[index], bytes[index]];
      assert.ok(a !== undefined && b !== undefined && a.equals(b), `${name} differs in ${zone}.`);
    });
  }
});
