/**
 * Many named texts in few cells: one line each, `name=value`. A cell for each would make a large sheet three
 * times as long to read.
 */

/** A cell holds 32,767 characters. */
const MOST_TEXT = 30_000;
/** Before a cell that begins with a new line. No text has it, since each `\` of a text is doubled. */
const NEW_LINE = '\\|';

/** The texts as the contents of one or more cells; empty ones are left out. */
export function packTexts(texts: Iterable<readonly [string, string]>): readonly string[] {
  const plain: string[] = [];
  const wide: string[] = [];
  for (const [name, value] of texts) {
    if (value === '') continue;
    const line = `${escape(name).replaceAll('=', '\\e')}=${escape(value)}`;
    // One character beyond Latin-1 doubles what a text takes in memory: such lines get a cell of their own.
    (/[^\u0000-\u00ff]/.test(line) ? wide : plain).push(line);
  }
  const more = wide.length === 0 ? [] : pieces(NEW_LINE + wide.join('\n'));
  return [...pieces(plain.join('\n')), ...more];
}

/** The texts in such cells. Lines that are none are left out: nobody but the tool writes here. */
export function* unpackTexts(
  cells: readonly string[],
): Generator<readonly [name: string, text: string]> {
  for (const text of joined(cells)) {
    for (const line of text.split('\n')) {
      const at = line.indexOf('=');
      if (at > 0) yield [unescape(line.slice(0, at)), unescape(line.slice(at + 1))];
    }
  }
}

function joined(cells: readonly string[]): readonly string[] {
  const texts: string[] = [];
  for (const cell of cells) {
    if (cell.startsWith(NEW_LINE)) texts.push(cell.slice(NEW_LINE.length));
    else texts.push((texts.pop() ?? '') + cell);
  }
  return texts;
}

function escape(text: string): string {
  return /[\\\n\r]/.test(text)
    ? text.replace(/\r\n?/g, '\n').replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
    : text;
}

const ESCAPED: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\e': '=' };

function unescape(text: string): string {
  return text.includes('\\') ? text.replace(/\\[\\ne]/g, (mark) => ESCAPED[mark] ?? mark) : text;
}

/** Cuts where neither side has a blank, which a program may trim, or half a character or mark. */
function pieces(text: string): readonly string[] {
  const found: string[] = [];
  let from = 0;
  while (text.length - from > MOST_TEXT) {
    let to = from + MOST_TEXT;
    while (to > from + 1 && UNCUT.test(text.charAt(to - 1) + text.charAt(to))) to -= 1;
    if (to === from + 1) to = from + MOST_TEXT;
    found.push(text.slice(from, to));
    from = to;
  }
  return [...found, text.slice(from)];
}

// Without the flag `u`, halves of a character are matched one by one.
const UNCUT = /[\s\\\ud800-\udfff]/;
