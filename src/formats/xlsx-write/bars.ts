/**
 * Bars behind numbers, as sheet XML: exceljs draws them without an end that fits all columns, or with ids by
 * chance. The number stays in the cell; the bar is light and has an edge, so that it reads on any printer.
 */
import type { TableSheet } from '../../core/report/tables.ts';
import { HEADER_ROW } from './limits.ts';
import type { PlannedTable } from './plan.ts';
import { columnLetters } from './text.ts';

const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const XM = 'http://schemas.microsoft.com/office/excel/2006/main';
const [FILL, EDGE] = ['FFBDD7EE', 'FF1F3A5F'];

interface Bar {
  readonly range: string;
  readonly id: string;
  readonly priority: number;
}

/** The sheet's XML with the bars of its table; as it is where it has none. */
export function addBars(xml: string, sheet: PlannedTable): string {
  const most = longest(sheet);
  if (most === 0) return xml;
  const before = xml.match(/<cfRule /g)?.length ?? 0;
  const bars = barsOf(sheet, before);
  const rules = bars.map((bar) => ruleXml(bar, most)).join('');
  return xml
    .replace(/<(?:dataValidations|hyperlinks|printOptions|pageMargins)\b/, (next) => rules + next)
    .replace('</worksheet>', () => `${looksXml(bars, most)}</worksheet>`);
}

/** All bars of a table have one scale, so that their lengths compare. */
function longest({ columns, survey }: PlannedTable): number {
  const most = columns.map(({ bar }, at) => (bar === true ? (survey.columns[at]?.most ?? 0) : 0));
  return Math.max(0, ...most);
}

function barsOf({ columns, rows }: TableSheet, rulesBefore: number): readonly Bar[] {
  const barred = columns.flatMap(({ bar }, at) => (bar === true ? [at] : []));
  return barred.map((at, index) => {
    const letters = columnLetters(at + 1);
    return {
      range: `${letters}${String(HEADER_ROW + 1)}:${letters}${String(HEADER_ROW + rows.length)}`,
      // Unique on the sheet, which is all that it has to be.
      id: `{00000000-0000-4000-8000-${String(at + 1).padStart(12, '0')}}`,
      priority: rulesBefore + index + 1,
    };
  });
}

/** What programs understand that know nothing of the look below. */
function ruleXml({ range, id, priority }: Bar, most: number): string {
  const ends = `<cfvo type="num" val="0"/><cfvo type="num" val="${String(most)}"/>`;
  const look = `<extLst><ext xmlns:x14="${X14}" uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>${id}</x14:id></ext></extLst>`;
  const bar = `<dataBar minLength="0" maxLength="100">${ends}<color rgb="${FILL}"/></dataBar>`;
  const rule = `<cfRule type="dataBar" priority="${String(priority)}">${bar}${look}</cfRule>`;
  return `<conditionalFormatting sqref="${range}">${rule}</conditionalFormatting>`;
}

/** Plain fill with an edge, and nothing at all for zero. */
function looksXml(bars: readonly Bar[], most: number): string {
  const end = (value: number) => `<x14:cfvo type="num"><xm:f>${String(value)}</xm:f></x14:cfvo>`;
  const look = `<x14:dataBar minLength="0" maxLength="100" border="1" gradient="0">${end(0)}${end(most)}<x14:borderColor rgb="${EDGE}"/></x14:dataBar>`;
  const rules = bars.map(({ range, id }) => {
    const rule = `<x14:cfRule type="dataBar" id="${id}">${look}</x14:cfRule>`;
    return `<x14:conditionalFormatting xmlns:xm="${XM}">${rule}<xm:sqref>${range}</xm:sqref></x14:conditionalFormatting>`;
  });
  const all = `<x14:conditionalFormattings>${rules.join('')}</x14:conditionalFormattings>`;
  return `<extLst><ext xmlns:x14="${X14}" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}">${all}</ext></extLst>`;
}
