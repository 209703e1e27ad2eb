/** The shape of the catalogue's entries, and how an entry becomes a problem of a certain file. */
import type { Slots, TextValue } from '../text/text.ts';

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

/** What an entry needs to be told: a value for each of its slots. */
export type SlotValues<Entry extends ProblemEntry> = {
  readonly [Name in Slots<Entry['what']> | Slots<Entry['fix']>]: TextValue;
};
