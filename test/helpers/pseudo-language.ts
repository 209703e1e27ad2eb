/**
 * A language in which every text is marked, so that words that no catalogue could reach stand out: what is
 * drawn in it must be marked text and data, and nothing else.
 */
import { Speech, type Catalogue } from '../../src/core/text/speech.ts';
import { Text } from '../../src/core/text/text.ts';
import type { PageBlock, Sheet, Workbook } from '../../src/core/report/tables.ts';

const OPEN = '⟦';
const CLOSE = '⟧';
const MARKED = new RegExp(`${OPEN}[^${OPEN}${CLOSE}]*${CLOSE}`, 'u');

const everything = new Proxy<Catalogue>(
  {},
  {
    get: (_, key) => `${OPEN}${String(key).replace(/ \[[^\]]*\]$/, '')}${CLOSE}`,
  },
);

export const PSEUDO = new Speech('sv', everything);

/** Keys whose values are codes: people read words for them, so a code that is drawn is no data. */
const CODES: ReadonlySet<string> = new Set([
  'basis',
  'bucket',
  'check',
  'cycle',
  'discounts',
  'exportStatus',
  'family',
  'gate',
  'kind',
  'result',
  'severity',
  'state',
  'status',
  'tenant',
  'verb',
  'verdict',
  'what',
  'why',
]);

/** Everything in a result that is no text of the tool: names, ids, paths, currencies. */
export function dataIn(result: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string' && !CODES.has(key)) found.add(value);
    if (typeof value !== 'object' || value === null) return;
    const inside = value instanceof Text ? value.values : value;
    for (const [name, one] of Object.entries(inside)) {
      if (/^[A-Z]{3}$/.test(name)) found.add(name);
      visit(one, Array.isArray(inside) ? key : name);
    }
  };
  visit(result, '');
  found.delete('');
  return found;
}

/** What is drawn and is neither marked nor data. */
export function unmarked(workbook: Workbook, data: ReadonlySet<string>): readonly string[] {
  const known = [...data].sort((a, b) => b.length - a.length);
  const drawn = [workbook.title, workbook.subject, ...workbook.sheets.flatMap(wordsOf)];
  return [...new Set(drawn)].filter((text) => !isMarked(text, known));
}

/** Whether a text is marked, but for data and punctuation. */
export function isMarked(text: string, known: readonly string[]): boolean {
  let rest = text;
  for (const one of known) rest = rest.replaceAll(one, ' ');
  while (MARKED.test(rest)) rest = rest.replace(MARKED, ' ');
  return !/\p{L}/u.test(rest);
}

function wordsOf(sheet: Sheet): readonly string[] {
  const heads = [sheet.name, sheet.title, sheet.purpose];
  switch (sheet.kind) {
    case 'page':
      return [...heads, ...sheet.blocks.flatMap(wordsOfBlock)];
    case 'checks':
      return [...heads, ...sheet.checks.flatMap(({ label, note }) => [label, note])];
    case 'table':
      return [
        ...heads,
        sheet.emptyText,
        ...sheet.columns.flatMap(({ label, help = '', choices = [], tones = {} }) => [
          label,
          help,
          ...choices,
          ...Object.keys(tones),
        ]),
        ...[...sheet.rows].flat().flatMap((cell) => (cell.type === 'text' ? [cell.value] : [])),
      ];
  }
}

function wordsOfBlock(block: PageBlock): readonly string[] {
  switch (block.type) {
    case 'heading':
    case 'text':
      return [block.text];
    case 'pairs':
      return block.pairs.flatMap(({ label, value }) =>
        value.type === 'text' ? [label, value.value] : [label],
      );
    case 'links':
      return block.links.flatMap(({ sheet, text }) => [sheet, text]);
    case 'figures':
      return block.figures.map(({ label }) => label);
  }
}
