/** The exit codes of the contract (§6), and the one kind of error that a user can cause on the command line. */

import { ENGLISH } from '../core/text/speech.ts';
import type { TextValue } from '../core/text/text.ts';

export const EXIT = {
  clean: 0,
  bug: 1,
  findings: 2,
  incomplete: 3,
  usage: 4,
  nothing: 5,
  interrupted: 130,
} as const;

/** Something about the command line, the config or the output place is wrong; nothing was written. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly what: TextValue;
  readonly fix: TextValue;

  constructor(what: TextValue, fix: TextValue) {
    super(ENGLISH.of(what));
    this.what = what;
    this.fix = fix;
  }
}
