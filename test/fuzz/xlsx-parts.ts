/**
 * Damage to workbooks from the inside: their parts are unpacked, one is changed as a piece of XML or as a
 * whole, and all is packed again with sound sums, so that only the reader's own judgement is left.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Mutant } from './bytes.ts';
import type { Random } from './random.ts';

type Parts = Record<string, Uint8Array>;
/** Tags and the texts between them, in order. */
type Tokens = string[];
type TokenDamage = (tokens: Tokens, random: Random) => void;
type PartDamage = (parts: Parts, name: string, random: Random) => void;

const ATTRIBUTE = /\s([\w:]+)="([^"]*)"/g;
const NUMBERS = [
  '0',
  '1',
  '-1',
  '2',
  '7',
  '99999',
  '1048577',
  '16385',
  '2147483648',
  '1e308',
  'x',
  '',
];
const VALUES: Readonly<Record<string, readonly string[]>> = {
  t: ['s', 'str', 'n', 'b', 'd', 'e', 'inlineStr', 'z', ''],
  r: [
    'A1',
    'B2',
    'C1',
    'a3',
    'XFD1048576',
    'XFE1',
    'A0',
    '1',
    '3',
    '2000000',
    'A-1',
    '$A$1',
    'rId9',
  ],
  s: NUMBERS,
  ref: ['A1:C3', 'B1:B9', 'A1:XFD1048576', 'A1', 'C3:A1', 'x', 'A:A'],
  state: ['hidden', 'veryHidden', 'visible', 'x'],
  date1904: ['1', '0', 'true', 'false', 'on'],
  hidden: ['1', 'true', '0'],
  Target: [
    'xl/workbook.xml',
    'worksheets/sheet1.xml',
    '/xl/worksheets/sheet1.xml',
    'none.xml',
    '..',
    '',
  ],
  formatCode: ['yyyy-mm-dd', '0.00', 'General', '[$-409]d', '"d"0', '#,##0,,\\M'],
};
const TEXTS = [
  ...NUMBERS,
  'TRUE',
  '#N/A',
  ' ',
  '_x000D_',
  '_x005F_x0041_',
  '2026-05-01',
  '&amp;',
  '\u00a0',
  'é',
];

/** Where the element that opens at `start` ends, its closing tag included. */
function endOf(tokens: Tokens, start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    if (!/^<[\w:]/.test(token)) {
      if (token.startsWith('</')) depth -= 1;
    } else if (!token.endsWith('/>')) depth += 1;
    if (depth <= 0) return at + 1;
  }
  return tokens.length;
}

/** The place of some token of a kind; -1 where there is none. */
function some(tokens: Tokens, random: Random, kind: RegExp): number {
  const places = tokens.flatMap((token, at) => (kind.test(token) ? [at] : []));
  return places.length === 0 ? -1 : random.pick(places);
}

const OPENING = /^<[\w:]/;
const CELLS = /^<(?:\w+:)?(?:c|v|row|t|is|f|si|sheet|mergeCell|xf|Relationship|sheetData)\b/;

function someElement(tokens: Tokens, random: Random): readonly [start: number, end: number] | null {
  const wanted = random.once(3) ? OPENING : CELLS;
  const start = some(tokens, random, wanted);
  return start < 0 ? null : [start, endOf(tokens, start)];
}

function replaceAttribute(tokens: Tokens, random: Random, change: (all: string) => string): void {
  const at = some(tokens, random, /^<[\w:][^>]*="/);
  const token = tokens[at] ?? '';
  const found = [...token.matchAll(ATTRIBUTE)].map(([all]) => all);
  if (found.length === 0) return;
  const chosen = random.pick(found);
  tokens[at] = token.replace(chosen, () => change(chosen));
}

const TOKEN_DAMAGES: Readonly<Record<string, TokenDamage>> = {
  'delete element': (tokens, random) => {
    const [start, end] = someElement(tokens, random) ?? [0, 0];
    tokens.splice(start, end - start);
  },
  'duplicate element': (tokens, random) => {
    const [start, end] = someElement(tokens, random) ?? [0, 0];
    tokens.splice(end, 0, ...tokens.slice(start, end));
  },
  'move element': (tokens, random) => {
    const [start, end] = someElement(tokens, random) ?? [0, 0];
    const moved = tokens.splice(start, end - start);
    const to = some(tokens, random, /^<\/?[\w:]/);
    tokens.splice(to < 0 ? tokens.length : to, 0, ...moved);
  },
  'swap neighbours': (tokens, random) => {
    const [start, end] = someElement(tokens, random) ?? [0, 0];
    if (!OPENING.test(tokens[end] ?? '')) return;
    const second = endOf(tokens, end) - end;
    tokens.splice(start, 0, ...tokens.splice(end, second));
  },
  'delete tag': (tokens, random) => {
    const at = some(tokens, random, /^</);
    if (at >= 0) tokens.splice(at, 1);
  },
  'rename element': (tokens, random) => {
    const [start, end] = someElement(tokens, random) ?? [0, 0];
    const name = random.pick(['c', 'v', 'f', 'row', 'is', 't', 'r', 'rPh', 'si', 'sheetData', 'x']);
    const rename = (at: number): void => {
      tokens[at] = (tokens[at] ?? '').replace(/^(<\/?)[\w:]+/, `$1${name}`);
    };
    if (end === 0) return;
    rename(start);
    if (end - 1 > start) rename(end - 1);
  },
  'delete attribute': (tokens, random) => {
    replaceAttribute(tokens, random, () => '');
  },
  'repeat attribute': (tokens, random) => {
    replaceAttribute(tokens, random, (all) => all + all);
  },
  'change attribute': (tokens, random) => {
    replaceAttribute(tokens, random, (all) => {
      const name = /[\w:]+/.exec(all)?.[0] ?? '';
      return ` ${name}="${random.pick(VALUES[name] ?? NUMBERS)}"`;
    });
  },
  'change cell': (tokens, random) => {
    const at = some(tokens, random, /^<(?:\w+:)?(?:c|row)\b/);
    const name = random.pick(['t', 'r', 's']);
    const bare = (tokens[at] ?? '').replace(new RegExp(`\\s${name}="[^"]*"`), '');
    const value = random.pick(VALUES[name] ?? NUMBERS);
    if (at >= 0) tokens[at] = bare.replace(/^<[\w:]+/, (tag) => `${tag} ${name}="${value}"`);
  },
  'change text': (tokens, random) => {
    const at = some(tokens, random, /^[^<]/);
    if (at >= 0) tokens[at] = random.pick(TEXTS);
  },
  'insert markup': (tokens, random) => {
    const pieces = [
      '<!-- <c r="Z1"/> -->',
      '<![CDATA[7]]>',
      '<?pi c?>',
      '&#55;',
      '&lol;',
      '&#0;',
      '\u0007',
    ];
    const piece = random.pick([...pieces, '<x:c xmlns:x="urn:x"><v>1</v></x:c>', '<v>8</v>']);
    tokens.splice(random.below(tokens.length + 1), 0, piece);
  },
  'other namespace': (tokens, random) => {
    const at = some(tokens, random, /xmlns/);
    const uris = ['urn:x', 'http://purl.oclc.org/ooxml/spreadsheetml/main', ''];
    const uri = random.pick(uris);
    if (at >= 0) tokens[at] = (tokens[at] ?? '').replace(/(xmlns(?::\w+)?)="[^"]*"/, `$1="${uri}"`);
  },
  doctype: (tokens) => {
    tokens.splice(1, 0, '<!DOCTYPE x [<!ENTITY lol "ha">]>');
  },
};

const PART_DAMAGES: Readonly<Record<string, PartDamage>> = {
  'delete part': (parts, name) => {
    Reflect.deleteProperty(parts, name);
  },
  'rename part': (parts, name, random) => {
    const to = random.pick([
      name.toUpperCase(),
      `${name}x`,
      name.replaceAll('/', '\\'),
      `../${name}`,
    ]);
    const content = parts[name];
    Reflect.deleteProperty(parts, name);
    if (content !== undefined) parts[to] = content;
  },
  'swap parts': (parts, name, random) => {
    const other = random.pick(Object.keys(parts));
    const [a, b] = [parts[name], parts[other]];
    if (a !== undefined && b !== undefined) Object.assign(parts, { [name]: b, [other]: a });
  },
  'same part in capitals': (parts, name) => {
    const content = parts[name];
    if (content !== undefined) parts[name.toUpperCase()] = content;
  },
  'cut part': (parts, name, random) => {
    const content = parts[name] ?? new Uint8Array();
    parts[name] = content.slice(0, random.below(content.length + 1));
  },
  'utf-16': (parts, name) => {
    const text = strFromU8(parts[name] ?? new Uint8Array()).replace(/encoding="UTF-8"/i, '');
    parts[name] = Buffer.from(`\ufeff${text}`, 'utf16le');
  },
};

/** Sheets, strings and what leads to them count most; other parts are damaged now and then. */
function choosePart(parts: Parts, random: Random): string {
  const names = Object.keys(parts);
  const likely = names.filter((name) => /sheet|shared|workbook|styles|\.rels$/i.test(name));
  const sheets = names.filter((name) => /sheets?\d*\.xml$/i.test(name));
  if (sheets.length > 0 && random.once(2)) return random.pick(sheets);
  return random.pick(likely.length > 0 && !random.once(10) ? likely : names);
}

function damageXml(parts: Parts, name: string, random: Random): string {
  const tokens = strFromU8(parts[name] ?? new Uint8Array()).match(/<[^>]*>|[^<]+/g) ?? [];
  const kind = random.pick(Object.keys(TOKEN_DAMAGES));
  TOKEN_DAMAGES[kind]?.(tokens, random);
  parts[name] = strToU8(tokens.join(''));
  return `${kind} in ${name}`;
}

/** One or two damages inside a workbook; `null` where the original is no archive that can be unpacked. */
export function damageParts(original: Uint8Array, random: Random): Mutant | null {
  const parts = unpack(original);
  if (parts === null || Object.keys(parts).length === 0) return null;
  const done: string[] = [];
  for (let left = random.once(3) ? 2 : 1; left > 0; left -= 1) {
    const name = choosePart(parts, random);
    if (random.once(8)) {
      const kind = random.pick(Object.keys(PART_DAMAGES));
      PART_DAMAGES[kind]?.(parts, name, random);
      done.push(`${kind} ${name}`);
    } else done.push(damageXml(parts, name, random));
    if (Object.keys(parts).length === 0) break;
  }
  const bytes = zipSync(parts, { level: 1, mtime: '2026-01-01T00:00:00' });
  return { what: done.join(' + '), bytes: Buffer.from(bytes) };
}

/** The parts of an archive; `null` where it is none. */
export function unpack(bytes: Uint8Array): Parts | null {
  try {
    return unzipSync(bytes);
  } catch {
    return null;
  }
}
