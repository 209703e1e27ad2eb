/**
 * A second reading of workbooks, as plain as can be and with nothing in common with the reader: no stream,
 * no checks, everything looked up in a tree. What the reader delivers is held against it.
 */
import { strFromU8 } from 'fflate';
import { naiveXml, type Node } from './naive-xml.ts';
import { unpack } from './xlsx-parts.ts';

const MAIN =
  /^http:\/\/(?:schemas\.openxmlformats\.org\/spreadsheetml\/2006|purl\.oclc\.org\/ooxml\/spreadsheetml)\/main$/;
const RELATIONS = /officeDocument(?:\/2006)?\/relationships$/;

/** One sheet: `row,column` → what a filled cell says, and what about the sheet's structure is out of order. */
export interface NaiveSheet {
  readonly name: string;
  /** Whether it is shown, and from which year its dates count. */
  readonly look: string;
  readonly cells: ReadonlyMap<string, string>;
  readonly odd: readonly string[];
}

const STATES: Readonly<Record<string, string>> = {
  hidden: 'hidden',
  veryHidden: 'very-hidden',
};

type Parts = Readonly<Record<string, Uint8Array>>;

/** Every worksheet that the workbook lists; `null` where there is no following it. */
export function naiveWorkbook(bytes: Uint8Array): readonly NaiveSheet[] | null {
  const unpacked = unpack(bytes);
  if (unpacked === null) return null;
  const parts: Parts = Object.fromEntries(
    Object.entries(unpacked).map(([name, content]) => [plainName(name), content]),
  );
  const main = relationsOf(parts, '').find(({ type }) => type === 'officeDocument');
  if (main === undefined) return null;
  const relations = relationsOf(parts, main.part);
  const table = treeOf(parts, relations.find(({ type }) => type === 'sharedStrings')?.part ?? '');
  const strings = inMain(table, 'si').map(itemText);
  const nested = ['si', 't'].some((name) =>
    inMain(table, name).some((item) => inMain(item, name).length > 0),
  );
  const workbook = treeOf(parts, main.part);
  const early = inMain(workbook, 'workbookPr').some(({ attributes }) =>
    /^(?:1|true)$/.test(attributes['date1904'] ?? ''),
  );
  const epoch = early ? '1904' : '1900';
  return inMain(workbook, 'sheet').flatMap((sheet) => {
    const id = Object.entries(sheet.attributes).find(
      ([name]) => name.endsWith(':id') && RELATIONS.test(sheet.lookup(name.split(':')[0] ?? '')),
    )?.[1];
    const relation = relations.find((known) => known.id === id);
    if (relation?.type !== 'worksheet') return [];
    const root = treeOf(parts, relation.part);
    const worksheet = root.children.find((child) => child.kind === 'element');
    if (worksheet?.local !== 'worksheet') return [];
    const { cells, odd } = sheetOf(root, strings);
    // What no cell refers to need not be read.
    const shared = inMain(root, 'c').some((cell) => cell.attributes['t'] === 's');
    const all = nested && shared ? [...odd, 'texts inside texts'] : odd;
    const { name = '', state = '' } = sheet.attributes;
    return [{ name, look: `${STATES[state] ?? 'visible'} ${epoch}`, cells, odd: all }];
  });
}

function plainName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function treeOf(parts: Parts, part: string): Node {
  const bytes = Buffer.from(parts[plainName(part)] ?? new Uint8Array());
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0);
  const swapped = (bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c);
  if (swapped) return naiveXml(Buffer.from(bytes).swap16().toString('utf16le'));
  return naiveXml(wide ? bytes.toString('utf16le') : strFromU8(bytes));
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly part: string;
}

function relationsOf(parts: Parts, part: string): readonly Relation[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  return everywhere(treeOf(parts, name), () => true, 'Relationship')
    .filter(({ attributes, uri }) => {
      return attributes['TargetMode'] !== 'External' && uri.endsWith('package/2006/relationships');
    })
    .map(({ attributes }) => ({
      id: attributes['Id'] ?? '',
      type: (attributes['Type'] ?? '').replace(/^.*\//, ''),
      part: resolve(parts, folder, attributes['Target'] ?? ''),
    }));
}

function resolve(parts: Parts, folder: string, target: string): string {
  const tidy = (path: string): string => new URL(path, 'file:///').pathname.slice(1).toLowerCase();
  const slashed = target.replaceAll('\\', '/');
  const inFolder = decodeURIComponent(tidy(slashed.startsWith('/') ? slashed : folder + slashed));
  return inFolder in parts ? inFolder : decodeURIComponent(tidy(slashed));
}

/** All elements of a name, at any depth, in order. */
function everywhere(node: Node, uri: (uri: string) => boolean, ...locals: string[]): Node[] {
  return node.children.flatMap((child) => [
    ...(child.kind === 'element' && locals.includes(child.local) && uri(child.uri) ? [child] : []),
    ...everywhere(child, uri, ...locals),
  ]);
}

function inMain(node: Node, ...locals: string[]): Node[] {
  return everywhere(node, (uri) => MAIN.test(uri), ...locals);
}

/** The text of an item, without the hints how to speak it. */
function itemText(item: Node): string {
  const silent = new Set(inMain(item, 'rPh').flatMap((hint) => inMain(hint, 't')));
  const texts = inMain(item, 't').filter((node) => !silent.has(node));
  return unescape(texts.map(textOf).join(''));
}

function textOf(node: Node): string {
  return node.children.map((c) => (c.kind === 'text' ? c.text : textOf(c))).join('');
}

function unescape(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

function sheetOf(root: Node, strings: readonly string[]): Pick<NaiveSheet, 'cells' | 'odd'> {
  const cells = new Map<string, string>();
  const merges = inMain(root, 'mergeCell');
  let number = 0;
  for (const row of inMain(root, 'row')) {
    const first = inMain(row, 'c')[0]?.attributes['r'];
    number = Number(row.attributes['r'] ?? first?.replace(/^\D+/, '') ?? number + 1);
    const filled = [...rowOf(row, strings)]
      .map(([column, text]) => [`${String(number)},${String(column)}`, text] as const)
      .filter(([at]) => !isCovered(merges, at));
    // A row of nothing but blanks is counted by the reader, not delivered.
    if (filled.every(([, text]) => text.trim() === '')) continue;
    for (const [at, text] of filled) cells.set(at, text);
  }
  return { cells, odd: [...oddPlaces(root), ...inMain(root, 'c').flatMap(oddities)] };
}

/** The filled cells of a row by column. */
function rowOf(row: Node, strings: readonly string[]): ReadonlyMap<number, string> {
  const filled = new Map<number, string>();
  let column = -1;
  for (const cell of inMain(row, 'c')) {
    const written = cell.attributes['r']?.trim();
    column = written === undefined ? column + 1 : columnOf(written);
    const text = cellText(cell, strings);
    if (text !== '') filled.set(column, text);
  }
  return filled;
}

/** Rows and cells where no program puts them. */
function oddPlaces(root: Node): readonly string[] {
  const odd: string[] = [];
  const inRows = inMain(root, 'row').flatMap((row) => inMain(row, 'c'));
  const inData = inMain(root, 'sheetData').flatMap((data) => inMain(data, 'row', 'c'));
  if (inMain(root, 'row').some((row) => inMain(row, 'row').length > 0))
    odd.push('rows inside rows');
  const nested = inMain(root, 'sheetData').some((data) => inMain(data, 'sheetData').length > 0);
  if (nested) odd.push('data inside data');
  if (new Set(inData).size !== inMain(root, 'row', 'c').length) odd.push('cells outside the data');
  if (new Set(inRows).size !== inMain(root, 'c').length) odd.push('cells outside rows');
  return odd;
}

/** What no program writes into a cell, so that programs may understand it differently. */
function oddities(cell: Node): readonly string[] {
  const odd = ['v', 'f', 'is'].filter((name) => inMain(cell, name).length > 1);
  const found = odd.map((name) => `two <${name}> in a cell`);
  if (inMain(cell, 'c', 'row', 'sheetData').length > 0) found.push('cells inside cells');
  const texts = inMain(cell, 't').some((node) => inMain(node, 't').length > 0);
  if (texts) found.push('texts inside texts');
  const items = inMain(cell, 'is').flatMap((item) => inMain(item, 't'));
  if (new Set(items).size !== inMain(cell, 't').length) found.push('texts outside texts');
  const inner = inMain(cell, 'v', 'f').flatMap((node) => inMain(node, 'v', 'f', 'is', 't'));
  if (inner.length > 0) found.push('elements inside a value');
  return found;
}

function columnOf(address: string): number {
  const letters = address.replace(/\d+$/, '').toUpperCase();
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellText(cell: Node, strings: readonly string[]): string {
  const [value] = inMain(cell, 'v');
  const text = value === undefined ? '' : textOf(value);
  const type = cell.attributes['t'] ?? 'n';
  if (type === 's') return strings[Number(text.trim() === '' ? NaN : text)] ?? '';
  if (type === 'str' || type === 'inlineStr' || (value === undefined && type === 'n')) {
    const [inline] = inMain(cell, 'is');
    if (inline !== undefined) return itemText(inline);
    if (value !== undefined) return unescape(text);
  }
  if (text.trim() === '') return type === 'inlineStr' ? '' : unsolved(cell);
  return type === 'b' ? truthOf(text.trim()) : text.trim();
}

/** A formula whose result was never stored. */
function unsolved(cell: Node): string {
  const [formula] = inMain(cell, 'f');
  return formula === undefined ? '' : `=${textOf(formula)}`;
}

function truthOf(text: string): string {
  return { '1': 'TRUE', true: 'TRUE', '0': 'FALSE', false: 'FALSE' }[text.toLowerCase()] ?? text;
}

/** Whether a merge hides the cell behind its first one. */
function isCovered(merges: readonly Node[], at: string): boolean {
  const [row = 0, column = 0] = at.split(',').map(Number);
  return merges.some(({ attributes }) => {
    const [a = '', b = a] = (attributes['ref'] ?? '').trim().split(':');
    const rows = [a, b].map((end) => Number(end.replace(/^\D+/, ''))).sort((x, y) => x - y);
    const columns = [a, b].map(columnOf).sort((x, y) => x - y);
    const [top = 0, bottom = 0, left = 0, right = 0] = [...rows, ...columns];
    const inside = row >= top && row <= bottom && column >= left && column <= right;
    return inside && !(row === top && column === left);
  });
}
