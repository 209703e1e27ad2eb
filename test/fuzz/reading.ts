/** What must hold for a damaged file: named problem or all of the data, and never anything silently changed. */
import {
  columnLetters,
  type FileProblem,
  type RawFile,
  type ReadResult,
} from '../../src/core/model/raw-table.ts';
import { readFileBytes } from '../../src/formats/read-file.ts';
import { isFilled } from '../corpus/canonical.ts';
import { naiveDecode, naiveRecords, type NaiveRecord } from './naive-csv.ts';
import { naiveWorkbook, type NaiveSheet } from './naive-workbook.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';

/** No small file may take longer to read. */
const MILLISECONDS = 2_000;

/** The result, or in words why there is none. Anything but a result or a named problem breaks the promise. */
export function readTimed(bytes: Uint8Array): ReadResult | string {
  const started = performance.now();
  let result: ReadResult;
  try {
    result = readFileBytes(bytes, {});
  } catch (error) {
    return `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  const milliseconds = performance.now() - started;
  if (milliseconds > MILLISECONDS) return `took ${milliseconds.toFixed(0)} ms`;
  if (!result.ok && !isNamed(result.problem)) return `unnamed: ${JSON.stringify(result.problem)}`;
  return result;
}

function isNamed({ code, what, fix }: FileProblem): boolean {
  return /^E_[A-Z0-9_]+$/.test(code) && ENGLISH.of(what) !== '' && ENGLISH.of(fix) !== '';
}

/** Of what is cut down to fewer bytes than this, nobody can tell what it was: no header of a zip is shorter. */
export const RECOGNISABLE_BYTES = 30;

/** A workbook's checksums protect its data, so a damaged one delivers the same or nothing. */
export function judgeWorkbookBytes(
  file: RawFile,
  bytes: Buffer,
  original: ReadResult,
): string | null {
  if (!original.ok || bytes.length < RECOGNISABLE_BYTES) return null;
  const [was, is] = [original.file, file].map(({ format, tables }) =>
    JSON.stringify({ format, tables }),
  );
  return was === is ? null : `silent change: ${firstDifference(was ?? '', is ?? '')}`;
}

function firstDifference(was: string, is: string): string {
  let at = 0;
  while (at < was.length && was[at] === is[at]) at += 1;
  const start = Math.max(0, at - 40);
  return `${was.slice(start, at + 60)} became ${is.slice(start, at + 60)}`;
}

/** Text has no checksums; but each of its characters stands in some cell or separates two of them. */
export function judgeText(file: RawFile, bytes: Buffer): string | null {
  if (file.format !== 'csv') return `read as ${file.format}`;
  const text = naiveDecode(bytes, file.encoding ?? '');
  if (text === null) return `not ${String(file.encoding)}`;
  const [table] = file.tables;
  const rows = table?.rows ?? [];
  const aside = rows.flatMap(({ number, ragged }) =>
    ragged === undefined ? [] : [[number, ragged] as const],
  );
  const records = naiveRecords(text, file.delimiter ?? '', new Map(aside));
  if (typeof records === 'string') return `accepted ${records}`;
  const filled = records.filter(
    ({ cells }) => cells === null || cells.some((c) => c.trim() !== ''),
  );
  if (rows.length !== filled.length) {
    return `${String(filled.length)} records, ${String(rows.length)} rows`;
  }
  const blank = records.length - filled.length;
  if (table?.blankRows !== blank) {
    return `${String(blank)} blank records, ${String(table?.blankRows)} blank rows`;
  }
  const wrong = rows.findIndex((row, index) => !sameRecord(row, filled[index]));
  return wrong < 0
    ? null
    : `${JSON.stringify(filled[wrong])} became ${JSON.stringify(rows[wrong])}`;
}

function sameRecord(
  row: RawFile['tables'][number]['rows'][number],
  record: NaiveRecord | undefined,
): boolean {
  if (record === undefined || row.number !== record.line) return false;
  if (row.ragged !== undefined && row.ragged !== record.raw) return false;
  const cells = row.cells.map((cell) => cell?.text ?? '');
  // A row that is set aside as a whole is not interpreted; its cells are only there to be shown.
  return record.cells === null || JSON.stringify(cells) === JSON.stringify(record.cells);
}

/** Whatever stands in a workbook that was changed from inside is delivered as it stands, or refused. */
export function judgeWorkbook(file: RawFile, bytes: Buffer): string | null {
  if (file.format !== 'xlsx') return `read as ${file.format}`;
  const sheets = naiveWorkbook(bytes);
  if (sheets === null) return 'read although nothing leads to the workbook';
  const names = [sheets.map(({ name }) => name), file.tables.map(({ sheet }) => sheet)];
  if (JSON.stringify(names[0]) !== JSON.stringify(names[1])) {
    return `sheets ${JSON.stringify(names)}`;
  }
  for (const [index, sheet] of sheets.entries()) {
    const wrong = judgeSheet(file.tables[index], sheet);
    if (wrong !== null) return `${sheet.name}: ${wrong}`;
  }
  return null;
}

function judgeSheet(
  table: RawFile['tables'][number] | undefined,
  sheet: NaiveSheet,
): string | null {
  if (sheet.odd.length > 0) return `accepted ${[...new Set(sheet.odd)].join(', ')}`;
  const look = `${table?.visibility ?? ''} ${table?.epoch ?? ''}`;
  if (look !== sheet.look) return `${sheet.look} became ${look}`;
  const missing = new Map(sheet.cells);
  for (const row of table?.rows ?? []) {
    for (const [column, cell] of row.cells.entries()) {
      if (!isFilled(cell)) continue;
      const at = `${String(row.number)},${String(column)}`;
      const expected = missing.get(at);
      missing.delete(at);
      if (expected === cell.text) continue;
      const address = `${columnLetters(column)}${String(row.number)}`;
      return `${address} is ${JSON.stringify(cell)}, not ${JSON.stringify(expected)}`;
    }
  }
  const [first] = missing;
  return first === undefined ? null : `lost ${JSON.stringify(first)}`;
}
