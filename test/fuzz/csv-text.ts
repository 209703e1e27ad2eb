/** Damage to text tables that only makes sense in them: separators, quotes, line ends, encodings, widths. */
import type { Mutant } from './bytes.ts';
import type { Random } from './random.ts';

type TextDamage = (text: string, random: Random) => string;

const DELIMITERS = [',', ';', '\t', '|', ':', ' '];
const LINE_ENDS = ['\r\n', '\n', '\r', '\n\r', '\r\r\n', '\u2028', '\u0085', '\f', '\v'];
const ODD_TEXTS = [
  '\0',
  '\ufeff',
  '\ufffd',
  '\u00a0',
  '\u200b',
  '\u001a',
  '""',
  '"""',
  '\\"',
  "'",
  'Ã©Ã©Ã©',
  '😀',
  '=1+1',
  ' "x" ',
  '"a\nb"',
  'sep=;',
];

function insertAt(text: string, at: number, piece: string): string {
  return text.slice(0, at) + piece + text.slice(at);
}

function anywhere(text: string, random: Random): number {
  return random.below(text.length + 1);
}

/** Applies a change to one line, or to all of them. */
function changeLines(text: string, random: Random, change: (line: string) => string): string {
  const lines = text.split(/(?<=\n)/);
  if (random.once(6)) return lines.map(change).join('');
  const chosen = random.below(lines.length);
  return lines.map((line, index) => (index === chosen ? change(line) : line)).join('');
}

const DAMAGES: Readonly<Record<string, TextDamage>> = {
  delimiter: (text, random) => {
    const to = random.pick(DELIMITERS);
    return changeLines(text, random, (line) => line.replaceAll(',', to));
  },
  'one delimiter': (text, random) => {
    const at = text.indexOf(',', anywhere(text, random));
    return at < 0 ? text : text.slice(0, at) + random.pick(DELIMITERS) + text.slice(at + 1);
  },
  quote: (text, random) => insertAt(text, anywhere(text, random), '"'),
  unquote: (text, random) => {
    const at = text.indexOf('"', anywhere(text, random));
    return at < 0 ? text : text.slice(0, at) + text.slice(at + 1);
  },
  'line end': (text, random) => {
    const to = random.pick(LINE_ENDS);
    return changeLines(text, random, (line) => line.replace(/\r?\n$/, to));
  },
  'blank line': (text, random) =>
    changeLines(text, random, (line) => random.pick(['\r\n', ' \n', ',,,\r\n', '\t\n']) + line),
  'odd text': (text, random) => insertAt(text, anywhere(text, random), random.pick(ODD_TEXTS)),
  wider: (text, random) =>
    changeLines(text, random, (line) => random.pick([',', 'x,', ',,,', '"y",']) + line),
  narrower: (text, random) => changeLines(text, random, (line) => line.replace(/^[^,]*,/, '')),
  join: (text, random) => changeLines(text, random, (line) => line.replace(/\r?\n$/, '')),
  repeat: (text, random) => changeLines(text, random, (line) => line + line),
  drop: (text, random) => changeLines(text, random, () => ''),
  directive: (text, random) =>
    random.pick(['sep=,\r\n', 'sep=;\r\n', '"sep=,"\n', 'SEP=|\r', 'sep=\r\n']) + text,
  cut: (text, random) => text.slice(0, anywhere(text, random)),
};

type Encoding = (text: string) => Buffer;

function swapped(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  'utf-8 with mark': (text) => Buffer.from(`\ufeff${text}`),
  'utf-8 with two marks': (text) => Buffer.from(`\ufeff\ufeff${text}`),
  'utf-16le': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text) => swapped(`\ufeff${text}`),
  'utf-16le without mark': (text) => Buffer.from(text, 'utf16le'),
  'utf-16be without mark': swapped,
  'utf-16le, odd': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').subarray(0, -1),
  'half a character': (text) => Buffer.from(`\ufeff${text}\ud83d`, 'utf16le'),
  latin1: (text) => Buffer.from(text, 'latin1'),
  mixed: (text) => Buffer.concat([Buffer.from(text), Buffer.from('é\r\n', 'latin1')]),
};

/** One to three damages to the text, and sometimes another encoding. */
export function damageText(original: Uint8Array, random: Random): Mutant {
  let text = Buffer.from(original).toString('utf8');
  const done: string[] = [];
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const name = random.pick(Object.keys(DAMAGES));
    text = DAMAGES[name]?.(text, random) ?? text;
    done.push(name);
  }
  if (!random.once(4)) return { what: done.join('+'), bytes: Buffer.from(text) };
  const name = random.pick(Object.keys(ENCODINGS));
  const bytes = ENCODINGS[name]?.(text) ?? Buffer.from(text);
  return { what: [...done, name].join('+'), bytes };
}
