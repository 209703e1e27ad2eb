/** Keeps what the rows of exports say again and again once: offers, customers and days of all files of a run. */
import { ownText } from '../model/own-text.ts';
import type { CustomerHint } from '../model/records.ts';
import { Interned } from './columns.ts';
import { Hints } from './hints.ts';
import type { Moment } from './moments.ts';
import { SharedMoments } from './shared-moments.ts';

export class Keeper {
  readonly #texts = new Interned();
  readonly #hints = new Hints();
  readonly #moments = new SharedMoments();

  /** A text that hardly comes twice: only the text that it was cut from is let go. */
  id(text: string): string {
    return ownText(text);
  }

  text(text: string | null): string | null {
    return text === null ? null : this.#texts.keep(text);
  }

  hint(hint: CustomerHint): CustomerHint {
    return this.#hints.at(this.#hints.add(hint));
  }

  moment(moment: Moment | null): Moment | null {
    return this.#moments.keep(moment);
  }
}
