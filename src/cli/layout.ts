/** Words in lines and columns of a given width, as help and README.txt show them. */

/** Words in lines of at most `width` characters, each after `indent` blanks. A word that is longer is not broken. */
export function wrap(text: string, width: number, indent: number): readonly string[] {
  const room = Math.max(width - indent, 20);
  const result: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      result.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...result, line].map((one) => `${' '.repeat(indent)}${one}`);
}

/** The widest first column; what is wider stands in a line of its own. */
const WIDEST = 24;

/** Two columns, the second of them wrapped. */
export function columns(
  rows: readonly (readonly [string, string])[],
  width: number,
): readonly string[] {
  const widths = rows.map(([first]) => first.length).filter((length) => length <= WIDEST);
  const indent = Math.max(...widths, 4) + 4;
  return rows.flatMap(([first, text]) => {
    const [top = '', ...rest] = wrap(text, width, indent);
    return first.length + 4 > indent
      ? [`  ${first}`, top, ...rest]
      : [`  ${first.padEnd(indent - 2)}${top.trimStart()}`, ...rest];
  });
}

/** Labels as wide as the widest of them and a gap, but at least `least`, so that what follows stands in a column. */
export function padded(labels: readonly string[], gap: number, least = 0): readonly string[] {
  const width = Math.max(...labels.map((label) => label.length + gap), least);
  return labels.map((label) => label.padEnd(width));
}
