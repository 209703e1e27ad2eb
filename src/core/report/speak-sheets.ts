/**
 * Sheets before they are spoken: names, titles and labels are texts, cells stand as they will be read.
 * Spoken, a sheet is plain words and numbers, and writers need to know of no language.
 */
import type { Speech } from '../text/speech.ts';
import type { Text, TextValue } from '../text/text.ts';
import type {
  CellValue,
  Check,
  CheckSheet,
  Column,
  LiveFigure,
  PageBlock,
  PageSheet,
  TableLinks,
  TableSheet,
  Tone,
} from './tables.ts';
import type { TonedWord } from './words.ts';

/** A column whose words are texts. */
export interface ColumnWords extends Omit<
  Column,
  'label' | 'choices' | 'tones' | 'help' | 'overdue'
> {
  readonly label: Text;
  readonly choices?: readonly Text[];
  readonly tones?: readonly TonedWord[];
  readonly help?: Text;
  readonly overdue?: {
    readonly word: Text;
    readonly unless: readonly { readonly column: string; readonly words: readonly Text[] }[];
  };
}

export interface TableWords extends Omit<
  TableSheet,
  'kind' | 'name' | 'title' | 'purpose' | 'columns' | 'emptyText' | 'links'
> {
  readonly name: Text;
  readonly title: Text;
  readonly purpose: Text;
  readonly columns: readonly ColumnWords[];
  readonly emptyText: Text;
  readonly links?: Omit<TableLinks, 'sheet'> & { readonly sheet: Text };
}

export interface PageWords {
  readonly name: Text;
  readonly title: Text;
  readonly purpose: Text;
  readonly blocks: readonly BlockWords[];
}

export type BlockWords =
  | { readonly type: 'heading'; readonly text: TextValue }
  | { readonly type: 'text'; readonly text: TextValue; readonly tone?: Tone }
  | {
      readonly type: 'pairs';
      readonly pairs: readonly {
        readonly label: TextValue;
        /** A text, or a cell of any other kind. */
        readonly value: TextValue | CellValue;
        readonly tone?: Tone;
      }[];
    }
  | {
      readonly type: 'links';
      readonly links: readonly { readonly sheet: TextValue; readonly text: TextValue }[];
    }
  | {
      readonly type: 'figures';
      readonly figures: readonly {
        readonly label: TextValue;
        readonly value: number;
        readonly tone?: Tone;
      }[];
    };

export interface ChecksWords {
  readonly name: Text;
  readonly title: Text;
  readonly purpose: Text;
  readonly checks: readonly CheckWords[];
}

export interface CheckWords extends Omit<Check, 'label' | 'note' | 'live'> {
  readonly label: Text;
  readonly note: Text;
  readonly live?: LiveWords;
}

export interface LiveWords {
  readonly sheet: Text;
  readonly sum: readonly Text[];
  readonly where?: { readonly label: Text; readonly word: Text };
}

/** A table in a language. Its cells are taken as they are: whoever makes them speaks them. */
export function speakTable(table: TableWords, speech: Speech): TableSheet {
  const { name, title, purpose, columns, emptyText, links, ...rest } = table;
  const { of } = speech;
  return {
    kind: 'table',
    ...rest,
    name: of(name),
    title: of(title),
    purpose: of(purpose),
    columns: speakColumns(columns, speech),
    emptyText: of(emptyText),
    ...(links === undefined ? {} : { links: { ...links, sheet: of(links.sheet) } }),
  };
}

/** Columns in a language. */
export function speakColumns(columns: readonly ColumnWords[], speech: Speech): readonly Column[] {
  return columns.map((column) => speakColumn(column, speech));
}

function speakColumn(words: ColumnWords, { of }: Speech): Column {
  const { label, choices, tones, help, overdue, ...rest } = words;
  return {
    ...rest,
    label: of(label),
    ...(choices === undefined ? {} : { choices: choices.map(of) }),
    ...(tones === undefined
      ? {}
      : { tones: Object.fromEntries(tones.map(([word, tone]) => [of(word), tone])) }),
    ...(help === undefined ? {} : { help: of(help) }),
    ...(overdue === undefined
      ? {}
      : {
          overdue: {
            word: of(overdue.word),
            unless: overdue.unless.map((one) => ({ ...one, words: one.words.map(of) })),
          },
        }),
  };
}

/** A page in a language. */
export function speakPage({ name, title, purpose, blocks }: PageWords, speech: Speech): PageSheet {
  const { of } = speech;
  return {
    kind: 'page',
    name: of(name),
    title: of(title),
    purpose: of(purpose),
    blocks: speakBlocks(blocks, speech),
  };
}

/** Blocks of a page in a language. */
export function speakBlocks(blocks: readonly BlockWords[], speech: Speech): readonly PageBlock[] {
  return blocks.map((block) => speakBlock(block, speech));
}

function speakBlock(block: BlockWords, speech: Speech): PageBlock {
  const { of } = speech;
  switch (block.type) {
    case 'heading':
    case 'text':
      return { ...block, text: of(block.text) };
    case 'pairs':
      return {
        type: 'pairs',
        pairs: block.pairs.map((pair) => ({
          ...pair,
          label: of(pair.label),
          value: isCell(pair.value) ? pair.value : { type: 'text', value: of(pair.value) },
        })),
      };
    case 'links':
      return {
        type: 'links',
        links: block.links.map(({ sheet, text }) => ({ sheet: of(sheet), text: of(text) })),
      };
    case 'figures':
      return {
        type: 'figures',
        figures: block.figures.map((figure) => ({ ...figure, label: of(figure.label) })),
      };
  }
}

function isCell(value: TextValue | CellValue): value is CellValue {
  return typeof value === 'object' && 'type' in value;
}

/** Checks in a language; their live figures count over tables spoken in the same. */
export function speakChecks(
  { name, title, purpose, checks }: ChecksWords,
  { of }: Speech,
): CheckSheet {
  return {
    kind: 'checks',
    name: of(name),
    title: of(title),
    purpose: of(purpose),
    checks: checks.map(({ live, ...check }) => ({
      ...check,
      label: of(check.label),
      note: of(check.note),
      ...(live === undefined ? {} : { live: speakLive(live, of) }),
    })),
  };
}

function speakLive({ sheet, sum, where }: LiveWords, of: Speech['of']): LiveFigure {
  return {
    sheet: of(sheet),
    sum: sum.map(of),
    ...(where === undefined ? {} : { where: { label: of(where.label), word: of(where.word) } }),
  };
}
