/**
 * Reads the pairs that people confirmed in the sheet of mappings of an earlier run. Columns are found by
 * their headers, wherever they stand; a row that says yes and cannot be used is a problem with its cell.
 */
import { columnLetters, type RawRow, type RawTable } from '../model/raw-table.ts';
import type { ConfirmedPair, Settings } from '../model/settings.ts';
import { foldName, foldWord, trimCell } from '../normalise/text.ts';
import { BOOLEANS } from '../normalise/words.ts';
import { say, type Text } from '../text/text.ts';

/** A row that was confirmed, and where. */
export interface ConfirmedRow {
  readonly pair: ConfirmedPair;
  readonly sheet: string;
  readonly cell: string;
}

export interface MappingProblem {
  readonly sheet: string;
  readonly cell: string;
  /** One sentence. */
  readonly what: Text;
}

export interface MappingsRead {
  /** False where no sheet has the columns. */
  readonly recognised: boolean;
  readonly rows: readonly ConfirmedRow[];
  readonly problems: readonly MappingProblem[];
}

/** Header texts of the sheet in English, as they are compared. */
const HEADERS: Readonly<Record<Field, string>> = {
  what: 'what',
  from: 'intransitioningfrom',
  to: 'intransitioningto',
  confirm: 'confirm',
  fromId: 'fromid',
  toId: 'toid',
};

type Field = 'what' | 'from' | 'to' | 'confirm' | 'fromId' | 'toId';
type Columns = Readonly<Partial<Record<Field, number>>> &
  Readonly<Record<'what' | 'confirm', number>>;

/** Reads all sheets that have the columns. */
export function readMappings(tables: readonly RawTable[]): MappingsRead {
  const rows: ConfirmedRow[] = [];
  const problems: MappingProblem[] = [];
  let recognised = false;
  for (const table of tables) {
    const words = wordsOf(table);
    const header = findHeader(table, words);
    if (header === null) continue;
    recognised = true;
    for (const row of table.rows) {
      if (row.number <= header.row) continue;
      const read = readRow(table.sheet, row, { columns: header.columns, words });
      if (read === null) continue;
      if ('what' in read) problems.push(read);
      else rows.push(read);
    }
  }
  return { recognised, rows: unique(rows), problems: [...problems, ...contradictions(rows)] };
}

/** The header stands near the top; sheets of other things can be long. */
const HEADER_WITHIN = 50;

function findHeader(
  table: RawTable,
  { headers }: SheetWords,
): { row: number; columns: Columns } | null {
  for (const row of table.rows.slice(0, HEADER_WITHIN)) {
    const found: Partial<Record<Field, number>> = {};
    row.cells.forEach((cell, index) => {
      const word = foldWord(cell?.text ?? '');
      for (const [field, header] of Object.entries(headers) as [Field, string][]) {
        if (word === header) found[field] ??= index;
      }
    });
    const { what, confirm } = found;
    const paired =
      (found.from ?? found.fromId) !== undefined && (found.to ?? found.toId) !== undefined;
    if (what !== undefined && confirm !== undefined && paired) {
      return { row: row.number, columns: { ...found, what, confirm } };
    }
  }
  return null;
}

const KINDS: Readonly<Record<string, ConfirmedPair['kind']>> = {
  customer: 'customer',
  product: 'offer',
  offer: 'offer',
};

/** What a sheet's words mean; folded, as they are compared. */
interface SheetWords {
  readonly headers: Readonly<Record<Field, string>>;
  readonly kinds: Readonly<Record<string, ConfirmedPair['kind']>>;
  readonly answers: Readonly<Record<string, 'true' | 'false'>>;
}

const MEMO = /^mappings:(\{.*\})$/s;

/** The words that the sheet itself keeps in a hidden cell, whatever language it is in; without it, English ones. */
function wordsOf({ rows }: RawTable): SheetWords {
  for (const { cells } of rows.slice(0, HEADER_WITHIN)) {
    for (const cell of cells) {
      const memo = readMemo(MEMO.exec(trimCell(cell?.text ?? '') ?? '')?.[1]);
      if (memo !== null) return memo;
    }
  }
  return { headers: HEADERS, kinds: KINDS, answers: {} };
}

function readMemo(json: string | undefined): SheetWords | null {
  if (json === undefined) return null;
  const words = new Map<string, string>();
  try {
    const memo: unknown = JSON.parse(json);
    for (const [group, entries] of Object.entries(memo ?? {})) {
      for (const [code, word] of Object.entries((entries ?? {}) as object)) {
        words.set(`${group}.${code}`, foldWord(String(word)));
      }
    }
  } catch {
    return null;
  }
  const word = (key: string, otherwise: string): string => words.get(key) ?? otherwise;
  return {
    headers: {
      what: word('columns.kind', HEADERS.what),
      from: word('columns.from', HEADERS.from),
      to: word('columns.to', HEADERS.to),
      confirm: word('columns.confirm', HEADERS.confirm),
      fromId: word('columns.fromId', HEADERS.fromId),
      toId: word('columns.toId', HEADERS.toId),
    },
    kinds: {
      ...KINDS,
      [word('kind.customer', 'customer')]: 'customer',
      [word('kind.offer', 'offer')]: 'offer',
    },
    answers: { [word('confirm.yes', 'yes')]: 'true', [word('confirm.no', 'no')]: 'false' },
  };
}

function readRow(
  sheet: string,
  row: RawRow,
  { columns, words }: { readonly columns: Columns; readonly words: SheetWords },
): ConfirmedRow | MappingProblem | null {
  const text = (index: number | undefined): string | null =>
    index === undefined ? null : trimCell(row.cells[index]?.text ?? '');
  const cell = `${columnLetters(columns.confirm)}${String(row.number)}`;
  const said = text(columns.confirm);
  if (said === null) return null;
  const answer = words.answers[foldWord(said)] ?? BOOLEANS.find(said);
  if (answer === 'false') return null;
  if (answer !== 'true')
    return { sheet, cell, what: say('"{said}" is neither Yes nor No.', { said }) };
  const kind = words.kinds[foldWord(text(columns.what) ?? '')];
  if (kind === undefined) {
    return {
      sheet,
      cell,
      what: say('The row says Yes, but not whether it is a customer or a product.'),
    };
  }
  const [fromId, toId] = [text(columns.fromId), text(columns.toId)];
  const [from, to] = [text(columns.from) ?? fromId, text(columns.to) ?? toId];
  if (from === null || to === null) {
    const tenant = from === null ? 'Transitioning From' : 'Transitioning To';
    const what = say('The row says Yes, but has no name and no id under {tenant}.', { tenant });
    return { sheet, cell, what };
  }
  return { sheet, cell, pair: { kind, from, to, fromId, toId, overruledBy: null } };
}

/** What the pair is known by on a side. */
function keyOf(kind: string, name: string, id: string | null): string {
  return `${kind} ${foldName(id ?? name)}`;
}

/** A row that stands there twice counts once. */
function unique(rows: readonly ConfirmedRow[]): readonly ConfirmedRow[] {
  const seen = new Map<string, ConfirmedRow>();
  for (const row of rows) {
    const { kind, from, to, fromId, toId } = row.pair;
    const key = `${keyOf(kind, from, fromId)}\n${keyOf(kind, to, toId)}`;
    if (!seen.has(key)) seen.set(key, row);
  }
  return [...seen.values()];
}

/** One from can lead to one to only; and one customer can be one customer only. */
function contradictions(rows: readonly ConfirmedRow[]): readonly MappingProblem[] {
  const froms = new Map<string, ConfirmedRow>();
  const tos = new Map<string, ConfirmedRow>();
  const problems: MappingProblem[] = [];
  for (const row of unique(rows)) {
    const { kind, from, to, fromId, toId } = row.pair;
    const { sheet, cell } = row;
    const earlier = froms.get(keyOf(kind, from, fromId));
    if (earlier !== undefined) {
      const what = say('{name} has a Yes in {cell} already, for {other}.', {
        name: from,
        cell: earlier.cell,
        other: earlier.pair.to,
      });
      problems.push({ sheet, cell, what });
    } else froms.set(keyOf(kind, from, fromId), row);
    if (kind !== 'customer') continue;
    const claimed = tos.get(keyOf(kind, to, toId));
    if (claimed !== undefined && claimed.pair.from !== from) {
      const what = say('{name} has a Yes in {cell} already, for {other}.', {
        name: to,
        cell: claimed.cell,
        other: claimed.pair.from,
      });
      problems.push({ sheet, cell, what });
    } else tos.set(keyOf(kind, to, toId), row);
  }
  return problems;
}

/** Adds confirmed pairs beneath the config's own maps: where the two contradict, the config stands. */
export function addConfirmed(settings: Settings, rows: readonly ConfirmedRow[]): Settings {
  const maps = { customer: settings.customers, offer: settings.offers };
  const own = { customer: foldedKeys(maps.customer), offer: foldedKeys(maps.offer) };
  const confirmed = rows.map(({ pair }): ConfirmedPair => {
    const [id, name] = [pair.fromId ?? pair.from, pair.from];
    const said = own[pair.kind].get(foldName(id)) ?? own[pair.kind].get(foldName(name));
    const same =
      said === undefined ||
      [pair.to, pair.toId].some((to) => foldName(to ?? '') === foldName(said));
    return { ...pair, overruledBy: same ? null : said };
  });
  const added = (kind: ConfirmedPair['kind']): Readonly<Record<string, string>> =>
    Object.fromEntries([
      ...confirmed
        .filter((pair) => pair.kind === kind && pair.overruledBy === null)
        .map((pair) => [pair.fromId ?? pair.from, pair.toId ?? pair.to] as const),
      ...Object.entries(maps[kind]),
    ]);
  return { ...settings, customers: added('customer'), offers: added('offer'), confirmed };
}

function foldedKeys(map: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(map).map(([from, to]) => [foldName(from), to]));
}
