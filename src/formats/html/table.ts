/**
 * Tables that stand on their own as markup, and that the page's script can sort, search and filter. What
 * it needs to know stands in attributes: how a column sorts, which rows belong to which customer.
 */

import { say, type TextValue } from '../../core/text/text.ts';
import { all, fixed, NOTHING, type Html, type Pen } from './parts.ts';

export interface HtmlColumn<Row> {
  readonly label: TextValue;
  readonly style?: 'n' | 'day' | 'wide' | 'place' | 'id' | 'short';
  /** Nothing is shown as an empty cell, or as `none` where the column has it. */
  readonly cell: (row: Row) => TextValue | null | Html;
  /** What an empty cell means, such as unknown. */
  readonly none?: TextValue;
  /** Offers the words of this column to choose from. */
  readonly choice?: (row: Row) => TextValue;
}

export interface HtmlTable<Row> {
  /** Unique on the page; the table's anchor. */
  readonly id: string;
  readonly caption: TextValue;
  readonly columns: readonly HtmlColumn<Row>[];
  readonly rows: readonly Row[];
  /** The number that stands for the row's customer; `null` where it is about none. */
  readonly customer?: (row: Row) => number | null;
  readonly anchor?: (row: Row, index: number) => string;
}

/** From so many rows on, a table can be searched. */
const SEARCHED_FROM = 6;
/** From so many rows on, a table scrolls within itself. */
const LONG_FROM = 30;

/** A table with a caption; the first column names its row. */
export function htmlTable<Row>(pen: Pen, table: HtmlTable<Row>): Html {
  const { safe } = pen;
  const { id, caption, columns, rows } = table;
  const head = columns.map(
    ({ label, style }) =>
      safe`<th scope="col"${className(style === 'n' ? 'n' : '')} data-sort="${fixed(style === 'n' ? 'n' : 't')}">${label}</th>`,
  );
  const long = rows.length >= LONG_FROM ? ' long' : '';
  return safe`<div class="table" id="${id}">
${tools(pen, table)}<div class="scroll${fixed(long)}" tabindex="0" role="region" aria-label="${caption}">
<table>
<caption>${caption}</caption>
<thead>
<tr>${head}</tr>
</thead>
<tbody>
${rows.map((row, at) => tableRow(pen, table, row, at))}</tbody>
</table>
</div>
</div>
`;
}

function tableRow<Row>(pen: Pen, table: HtmlTable<Row>, row: Row, at: number): Html {
  const { safe } = pen;
  const customer = table.customer?.(row) ?? null;
  const mark = customer === null ? NOTHING : fixed(` data-c="${String(customer)}"`);
  const anchor = table.anchor === undefined ? NOTHING : safe` id="${table.anchor(row, at)}"`;
  const cells = table.columns.map((column, index) => cell(pen, column, row, index === 0));
  return safe`<tr${anchor}${mark}>${cells}</tr>\n`;
}

function cell<Row>(pen: Pen, column: HtmlColumn<Row>, row: Row, names: boolean): Html {
  const { safe } = pen;
  const value = column.cell(row);
  const sort = typeof value === 'number' ? fixed(` data-v="${String(value)}"`) : NOTHING;
  const attributes = all([className(column.style ?? ''), sort]);
  const shown =
    value !== null || column.none === undefined
      ? (value ?? '')
      : safe`<span class="none">${column.none}</span>`;
  return names
    ? safe`<th scope="row"${attributes}>${shown}</th>`
    : safe`<td${attributes}>${shown}</td>`;
}

/** Hidden until the script is there: without it they would do nothing. */
function tools<Row>(pen: Pen, { id, columns, rows }: HtmlTable<Row>): Html {
  const { safe } = pen;
  if (rows.length < SEARCHED_FROM) return NOTHING;
  const choices = columns.map(({ label, choice }, index) =>
    choice === undefined ? NOTHING : choiceOf(pen, label, index, rows.map(choice)),
  );
  return safe`<div class="tools" data-table="${id}" hidden>
<label>${say('Search this table')} <input type="search" autocomplete="off" spellcheck="false" /></label>
${choices}<button type="button" data-clear hidden>${say('Show all rows')}</button>
<p class="shown" role="status"></p>
</div>
`;
}

function choiceOf(pen: Pen, label: TextValue, index: number, texts: readonly TextValue[]): Html {
  const { safe } = pen;
  const words = [...new Set(texts.map(pen.text))].filter((one) => one !== '');
  if (words.length < 2) return NOTHING;
  const options = words.map((one) => safe`<option>${one}</option>`);
  return safe`<label>${label} <select data-column="${fixed(String(index))}"><option value="">${say('All')}</option>${options}</select></label>
`;
}

function className(name: string): Html {
  return fixed(name === '' ? '' : ` class="${name}"`);
}
