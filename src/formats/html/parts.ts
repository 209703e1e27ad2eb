/**
 * The building blocks of the HTML report. All text goes through `escapeHtml` here, so a name in a
 * file can never become markup.
 */

import type { Tone } from '../../core/report/tables.ts';
import { groupDigits } from '../../core/report/wording.ts';
import { shownText } from '../xlsx-write/text.ts';

/** A piece of markup that is already safe; made only by the functions of this file. */
export interface Html {
  readonly html: string;
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

/**
 * Markup with its holes filled: text is escaped, markup is taken as it is. Not called `html`, because
 * Prettier would lay such a template out anew, and the hash of the style sheet would no longer hold.
 */
export function safe(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  const filled = parts.map((part, index) => {
    const value = values[index];
    return value === undefined ? part : part + markup(value);
  });
  return { html: filled.join('') };
}

function markup(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'number') return groupDigits(value);
  if (typeof value === 'string') return escapeHtml(value);
  return 'html' in value ? value.html : value.map((part) => part.html).join('');
}

/** Markup that is part of the program, never of the data. */
export function fixed(text: string): Html {
  return { html: text };
}

/** A word in the colours of a tone. */
export function word(text: string, tone: Tone): Html {
  return safe`<span class="word ${tone}-fill">${text}</span>`;
}

export interface HtmlColumn<Row> {
  readonly label: string;
  readonly style?: 'n' | 'day' | 'wide' | 'place' | 'id';
  readonly cell: (row: Row) => string | number | null | Html;
}

/** A table with a caption; the first column names its row. */
export function htmlTable<Row>(
  caption: string,
  columns: readonly HtmlColumn<Row>[],
  rows: readonly Row[],
): Html {
  const head = columns.map(
    ({ label, style }) => safe`<th scope="col"${className(style === 'n' ? 'n' : '')}>${label}</th>`,
  );
  const body = rows.map(
    (row) => safe`<tr>${columns.map((column, at) => cell(column, row, at))}</tr>\n`,
  );
  return safe`<div class="scroll" tabindex="0" role="region" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead>
<tr>${head}</tr>
</thead>
<tbody>
${body}      </tbody>
</table>
</div>
`;
}

function cell<Row>(column: HtmlColumn<Row>, row: Row, index: number): Html {
  const value = column.cell(row) ?? '';
  const attribute = className(column.style ?? '');
  return index === 0
    ? safe`<th scope="row"${attribute}>${value}</th>`
    : safe`<td${attribute}>${value}</td>`;
}

function className(name: string): Html {
  return fixed(name === '' ? '' : ` class="${name}"`);
}
