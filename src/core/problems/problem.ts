/** The shape of the catalogue's entries, and how an entry becomes a problem of a certain file. */

/** One kind of thing that can be wrong with an input. `{name}` stands for what is known only on the spot. */
export interface ProblemEntry {
  /** What it is called, a few words. */
  readonly title: string;
  /** What was found: one or two sentences. */
  readonly what: string;
  /** What to do about it: imperative. */
  readonly fix: string;
}

export type Catalogue = Readonly<Record<string, ProblemEntry>>;

/** The names in braces of a text. */
type Slots<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Slots<Rest>
  : never;

/** What an entry needs to be told: a value for each of its slots. */
export type SlotValues<Entry extends ProblemEntry> = Readonly<
  Record<Slots<Entry['what']> | Slots<Entry['fix']>, string | number>
>;

/** Puts the values into the slots of a text. */
export function fillSlots(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_slot, name: string) => String(values[name] ?? ''));
}
