/**
 * Words for people, kept apart from the language in which they will be read. A text is its English
 * template with the values for its slots; what it reads in a language is decided at the edge, by
 * `Speech.of`. Templates follow ICU MessageFormat, of which three forms are known:
 * `{name}`, `{count, number}` and `{count, plural, one {# seat} other {# seats}}`.
 */

/** What can stand in a slot: data as it is, a number, or another text. */
export type TextValue = string | number | Text;

export class Text {
  readonly template: string;
  readonly values: Readonly<Record<string, TextValue>>;
  /** Tells apart what English writes alike, such as `Open` the state and `Open` the command; `null` mostly. */
  readonly context: string | null;

  constructor(
    template: string,
    values: Readonly<Record<string, TextValue>>,
    context: string | null = null,
  ) {
    this.template = template;
    this.values = values;
    this.context = context;
  }
}

/** The names in braces of a template; branches of plurals hold words, so they are passed over. */
export type Slots<Template extends string> = Template extends `${string}{${infer Rest}`
  ? NameOf<Rest> | Slots<Rest>
  : never;

type NameOf<Rest extends string> = Rest extends `${infer Head}}${string}`
  ? Head extends `${infer Name}, ${string}`
    ? WordOnly<Name>
    : WordOnly<Head>
  : never;

type WordOnly<Name extends string> = Name extends '' | `${string}${' ' | '#' | '{' | '.'}${string}`
  ? never
  : Name;

type Given<Template extends string> = [Slots<Template>] extends [never]
  ? readonly []
  : readonly [values: { readonly [Name in Slots<Template>]: TextValue }];

/** A text of an English template, with a value for each of its slots. The template is a literal, so that catalogues can be held against it. */
export function say<const Template extends string>(
  template: Template,
  ...[values]: Given<Template>
): Text {
  return new Text(template, values ?? {});
}

/** As `say`, for words without slots that English writes like others; catalogues have it as `Open [state]`. */
export function sayAs(context: string, template: string): Text {
  return new Text(template, {}, context);
}

/** Texts and data one after the other. The separator is punctuation or a line break, never a word. */
export function joined(parts: readonly TextValue[], separator: string): Text {
  const values: Record<string, TextValue> = {};
  for (const [index, part] of parts.entries()) values[slotName(index)] = part;
  return new Text(joinedTemplate(parts.length, separator), values, JOINED);
}

/** The template of so many parts. Most texts of a report have one or two, so they are made once. */
function joinedTemplate(count: number, separator: string): string {
  const known = joinedTemplates.get(separator) ?? [];
  joinedTemplates.set(separator, known);
  return (known[count] ??= Array.from({ length: count }, (_, index) => `{${slotName(index)}}`).join(
    separator,
  ));
}

const joinedTemplates = new Map<string, string[]>();

function slotName(index: number): string {
  return (slotNames[index] ??= `p${String(index)}`);
}

const slotNames: string[] = [];

/** Data where a text is asked for. */
export function verbatim(data: string): Text {
  return joined([data], '');
}

/** The context of texts without words of their own: there is nothing in them to translate. */
export const JOINED = 'joined';

/** `a, b and c`. */
export function listed(items: readonly TextValue[]): Text {
  const last = items.at(-1);
  if (last === undefined) return joined([], '');
  if (items.length === 1) return joined([last], '');
  return say('{first} and {second}', { first: joined(items.slice(0, -1), ', '), second: last });
}
