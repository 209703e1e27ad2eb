/** Character data as XML has it, where it holds nothing but characters and the five named entities. */

/** What XML does not allow in text, or changes when it is read. */
const UNUSUAL = /[\0-\x08\x0b-\x1f\ufffe\uffff]|\]\]>/;
/** The same, and entities: texts without any are asked for nothing else. */
const MARKED = /[\0-\x08\x0b-\x1f\ufffe\uffff&]|\]\]>/;
const ENTITY = /&(amp|lt|gt|quot|apos);/g;
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The text between two places of a part; `null` where reading it takes more than this. */
export function plainText(source: string, start: number, end: number): string | null {
  const text = source.slice(start, end);
  if (!MARKED.test(text)) return text;
  if (UNUSUAL.test(text)) return null;
  const plain = text.replace(ENTITY, (_entity, name: string) => NAMED[name] ?? '');
  const entities = text.match(ENTITY)?.length ?? 0;
  return entities === text.split('&').length - 1 ? plain : null;
}

/** Where the text of a plain string item begins: behind `<is><t>`; -1 where it does not. */
export function openingText(text: string, at: number, opening: string): number {
  if (!text.startsWith(opening, at)) return -1;
  const inside = at + opening.length;
  if (text.startsWith('<t>', inside)) return inside + 3;
  return text.startsWith('<t xml:space="preserve">', inside) ? inside + 24 : -1;
}
