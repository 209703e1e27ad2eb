/** Templates of texts, taken apart once and filled often. Their form is that of ICU MessageFormat. */

export type Piece =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'slot'; readonly name: string; readonly as: 'plain' | 'number' }
  | {
      readonly kind: 'plural';
      readonly name: string;
      readonly one: readonly Piece[];
      readonly other: readonly Piece[];
    }
  /** The number of the plural around it. */
  | { readonly kind: 'count' };

/** Takes a template apart. A template that does not parse is a bug, so it throws. */
export function parseTemplate(template: string): readonly Piece[] {
  const reader = { text: template, at: 0 };
  const pieces = readPieces(reader, false);
  if (reader.at < template.length) throw new SyntaxError(`Unexpected } in: ${template}`);
  return pieces;
}

interface Reader {
  readonly text: string;
  at: number;
}

function readPieces(reader: Reader, inPlural: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  const special = inPlural ? /[{}#]/g : /[{}]/g;
  for (;;) {
    special.lastIndex = reader.at;
    const next = special.exec(reader.text);
    const end = next?.index ?? reader.text.length;
    if (end > reader.at) pieces.push({ kind: 'words', words: reader.text.slice(reader.at, end) });
    reader.at = end;
    if (next === null || next[0] === '}') return pieces;
    reader.at = end + 1;
    pieces.push(next[0] === '#' ? { kind: 'count' } : readSlot(reader));
  }
}

const SLOT = /(\w+)(?:, (number)|, plural, one )?/y;

function readSlot(reader: Reader): Piece {
  SLOT.lastIndex = reader.at;
  const head = SLOT.exec(reader.text);
  const [all = '', name = '', number] = head ?? [];
  reader.at += all.length;
  if (!all.endsWith(', plural, one ')) {
    expect(reader, '}');
    return { kind: 'slot', name, as: number === undefined ? 'plain' : 'number' };
  }
  const one = readBranch(reader);
  expect(reader, ' other ');
  const other = readBranch(reader);
  expect(reader, '}');
  return { kind: 'plural', name, one, other };
}

function readBranch(reader: Reader): readonly Piece[] {
  expect(reader, '{');
  const pieces = readPieces(reader, true);
  expect(reader, '}');
  return pieces;
}

function expect(reader: Reader, text: string): void {
  if (!reader.text.startsWith(text, reader.at)) {
    throw new SyntaxError(`Expected ${text} at ${String(reader.at)} of: ${reader.text}`);
  }
  reader.at += text.length;
}
