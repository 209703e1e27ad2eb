/**
 * The building blocks of the HTML report. All text goes through `escapeHtml` here, so a name in a
 * file can never become markup.
 */

import type { Tone } from '../../core/report/tables.ts';
import type { Speech } from '../../core/text/speech.ts';
import { Text, type TextValue } from '../../core/text/text.ts';
import { shownText } from '../xlsx-write/text.ts';

/** A piece of markup that is already safe; made only by the functions of this file. */
export class Html {
  readonly html: string;
  constructor(html: string) {
    this.html = html;
  }
}

/** What may stand in a hole of a template. */
export type Hole = TextValue | Html | readonly Html[];

/** Fills templates: texts in the language of the page, numbers as it writes them, everything escaped. */
export interface Pen {
  readonly speech: Speech;
  /** Not called `html`: Prettier would lay such templates out anew, and change what stands between words. */
  readonly safe: (parts: TemplateStringsArray, ...values: readonly Hole[]) => Html;
  /** A text as it reads, not escaped yet. */
  readonly text: (text: TextValue) => string;
}

/** A pen for one language. */
export function penFor(speech: Speech): Pen {
  const text = (value: TextValue): string =>
    typeof value === 'number' ? speech.number(value) : speech.of(value);
  const markup = (value: Hole): string => {
    if (value instanceof Html) return value.html;
    if (typeof value === 'object' && !(value instanceof Text)) {
      return value.map(({ html }) => html).join('');
    }
    return escapeHtml(text(value));
  };
  const safe: Pen['safe'] = (parts, ...values) => {
    const filled = parts.map((part, index) => {
      const value = values[index];
      return value === undefined ? part : part + markup(value);
    });
    return new Html(filled.join(''));
  };
  return { speech, safe, text };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Marks that reorder text: a name could use them to read as another one.
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Text as it may stand in markup or in an attribute, with characters that hide made visible. */
export function escapeHtml(text: string): string {
  return shownText(text)
    .replace(DIRECTION_MARKS, '\u2426')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** Markup that is part of the program, never of the data. */
export function fixed(text: string): Html {
  return new Html(text);
}

export const NOTHING = fixed('');

/** Pieces one after the other. */
export function all(pieces: readonly Html[]): Html {
  return fixed(pieces.map(({ html }) => html).join(''));
}

/** A word in the colours of a tone. */
export function word({ safe }: Pen, text: TextValue, tone: Tone): Html {
  return safe`<span class="word ${tone}-fill">${text}</span>`;
}

/** A paragraph below or above something; nothing where there is nothing to say. */
export function note({ safe }: Pen, text: TextValue | null): Html {
  return text === null ? NOTHING : safe`<p class="note">${text}</p>\n`;
}
