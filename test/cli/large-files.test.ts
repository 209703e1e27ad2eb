/** A text read in pieces, however small, comes to the same as one that is held as a whole. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { DISK, type Disk } from '../../src/cli/disk.ts';
import type { FoundFile } from '../../src/cli/files.ts';
import { readInput } from '../../src/cli/read-input.ts';
import { piecesOf } from '../../src/cli/large-files.ts';
import type { Tenant } from '../../src/core/model/report.ts';
import { collectTenant } from '../../src/core/normalise/collect.ts';
import { readInputs } from '../../src/core/read-inputs.ts';
import { describeFiles } from '../../src/core/report/inputs.ts';
import { compileRowSchemas } from '../../src/formats/row-schemas.ts';
import { CORPUS, corpusFiles, noCorpus } from '../corpus/canonical.ts';
import { guid, settings } from '../helpers/builders.ts';

const schemas = compileRowSchemas();

/** Everything is large here, and a piece is this many bytes. */
function inPieces(bytes: number): Disk {
  return {
    ...DISK,
    largeFrom: 0,
    *pieces(file, state) {
      for (const piece of piecesOf(file, state)) {
        for (let at = 0; at < piece.length; at += bytes) yield piece.subarray(at, at + bytes);
      }
    },
  };
}

const found = (absolute: string, tenant: Tenant = 'from'): FoundFile => ({
  absolute,
  shown: 'file.csv',
  tenant,
  incidental: false,
});

/** What the file is understood as, and the events that it holds. */
function outcome(file: string, disk: Disk): unknown {
  const given = settings();
  const inputs = readInputs([readInput(found(file), {}, disk)], given, schemas);
  const from = collectTenant('from', inputs, given);
  const to = collectTenant('to', inputs, given);
  const { subscriptions, events, eventRows, eventsFailed, eventsUnattributed } = from;
  const records = subscriptions.map(({ record }) => record);
  return {
    files: describeFiles(inputs, { from, to }),
    records,
    events: events.idsBeside([]).flatMap((id) => events.of(id)),
    ends: [events.first, events.last],
    counts: [eventRows, eventsFailed, eventsUnattributed],
  };
}

function sameInPieces(file: string, bytes: readonly number[]): void {
  const whole = outcome(file, DISK);
  for (const size of bytes) assert.deepEqual(outcome(file, inPieces(size)), whole, file);
}

const TEXTS: Readonly<Record<string, string>> = {
  log: `\uFEFFDate,Action,Status,Additional information\r\n${Array.from(
    { length: 150 },
    (_, at) =>
      `2026-05-${String((at % 28) + 1).padStart(2, '0')}T08:00:00Z,create_order,Succeeded,"{""Id"":""${guid(String(at))}"",""OfferName"":""é 😀 &amp; Ã©"",""Quantity"":${String(at)},""Status"":""active""}"\r\n`,
  ).join('')}`,
  'dates that only the end settles': `Subscription ID;Subscription;Quantity;Status;Creation date\n${Array.from(
    { length: 130 },
    (_, at) => `${guid(String(at))};Visio;1 000;Active;0${String((at % 9) + 1)}/05/2026\n`,
  ).join(
    '',
  )}${guid('z')};Visio;1;Active;31/05/2026\n\n\nTotal;;130001;;\nExported on 1 June 2026 by somebody`,
  'a row with broken quotes': `sep=;\nSubscription ID;Subscription;Quantity;Status\n${guid('a')};Vis"io;5;Active\n${guid('b')};Visio;5;Active;x;y`,
  'quotes never closed': `Subscription ID,Subscription,Quantity,Status\n${guid('a')},"Visio,5,Active\n`,
  'bytes that are no UTF-8': 'Subscription ID,Subscription\n\u0000,b\n',
  'no table': 'one line\nanother line\n',
  blank: '\n\n \n',
  'a column twice': `Subscription ID,Subscription,Quantity,Quantity,Status\n${`${guid('a')},Visio,5,5,Active\n`.repeat(3)}${guid('b')},Visio,5,6,Active\n`,
};

for (const [name, text] of Object.entries(TEXTS)) {
  test(`in pieces: ${name}`, (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'large-'));
    t.after(() => {
      rmSync(folder, { recursive: true });
    });
    const file = join(folder, 'file.csv');
    writeFileSync(file, text);
    sameInPieces(file, [1, 7, 4096]);
  });
}

test('in pieces: the texts of the samples', () => {
  for (const folder of ['minimal/from', 'minimal/to', 'tour/from', 'tour/to']) {
    const place = join('samples', folder);
    for (const name of readdirSync(place, { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('.csv')) sameInPieces(join(place, name), [13, 1024]);
    }
  }
});

test('in pieces: the texts of the corpus', { skip: noCorpus }, () => {
  for (const file of corpusFiles().filter((name) => name.startsWith('csv/'))) {
    if (readFileSync(CORPUS + file).length < 100_000) sameInPieces(CORPUS + file, [101]);
  }
});

test('a file that changes between two readings is refused', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'large-'));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  const file = join(folder, 'file.csv');
  writeFileSync(file, TEXTS['log'] ?? '');
  const input = readInput(found(file), {}, inPieces(4096));
  assert.ok(input.read.ok);
  utimesSync(file, 1, 1);
  const [understood] = readInputs([input], settings(), schemas);
  assert.equal(understood?.problem?.code, 'E_FILE_CHANGED');
});
