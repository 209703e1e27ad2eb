/**
 * Links from the cells of a table: to rows of another sheet, and to the files that the words come from.
 * Written as sheet XML, like the rows themselves.
 */
import type { CellValue, TableSheet } from '../../core/report/tables.ts';
import { HEADER_ROW, type Plan } from './plan.ts';
import { attribute, locationAttribute, targetOf, type WayTo } from './target.ts';
import { columnLetters } from './text.ts';

/** Excel takes 65,530 links a sheet; some are left for its other links. */
const MOST_LINKS = 65_000;

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

export interface SheetLinks {
  /** Whether this cell of the n-th row leads somewhere. */
  readonly has: (column: number, row: number) => boolean;
  /** Columns any of whose cells leads somewhere. */
  readonly columns: ReadonlySet<number>;
  /** The `<hyperlink>` elements. */
  readonly elements: string;
  /** The `<Relationship>` elements that they refer to. */
  readonly relationships: string;
  /** How many rows have their links, where that is not all of them. */
  readonly upTo: number | null;
}

/** What the cells of a table lead to. `most` is for tests. */
export function linksOf(
  sheet: TableSheet,
  plan: Plan,
  wayTo: WayTo,
  most = MOST_LINKS,
): SheetLinks {
  const files = new Files(wayTo);
  const inside = linkedColumn(sheet, plan);
  const columns = new Set<number>();
  const elements: string[] = [];
  let upTo: number | null = null;
  for (const [row, cells] of sheet.rows.entries()) {
    const here: (readonly [column: number, to: string])[] = [];
    const lead = (at: number, to: string): void => {
      if (to !== '') here.push([at, to]);
    };
    lead(inside.at, inside.attributes(row));
    cells.forEach((cell, at) => {
      lead(at, files.attributes(cell));
    });
    if (elements.length + here.length > most) {
      upTo = row;
      break;
    }
    for (const [at, to] of here) {
      const ref = `${columnLetters(at + 1)}${String(HEADER_ROW + 1 + row)}`;
      columns.add(at);
      elements.push(`<hyperlink ref="${ref}"${to}/>`);
    }
  }
  const last = upTo ?? sheet.rows.length;
  return {
    has: (column, row) => {
      if (row >= last || !columns.has(column)) return false;
      if (column === inside.at) return inside.attributes(row) !== '';
      return files.attributes(sheet.rows[row]?.[column]) !== '';
    },
    columns,
    elements: elements.join(''),
    relationships: files.relationships(),
    upTo,
  };
}

/** The XML with these links beside the one that leads back to the first page. */
export function addLinks(xml: string, { elements }: SheetLinks): string {
  return elements === '' ? xml : xml.replace('</hyperlinks>', () => `${elements}</hyperlinks>`);
}

/** The relationships of a sheet with those of its links. */
export function addRelationships(xml: string, { relationships }: SheetLinks): string {
  return xml.replace('</Relationships>', () => `${relationships}</Relationships>`);
}

/** The files that a sheet leads to, each with one relationship. */
class Files {
  private readonly ids = new Map<string, string | null>();
  private readonly targets: string[] = [];
  private readonly wayTo: WayTo;

  constructor(wayTo: WayTo) {
    this.wayTo = wayTo;
  }

  /** The attributes of a link; empty where the cell leads nowhere. */
  attributes(cell: CellValue | undefined): string {
    if (cell?.type !== 'text' && cell?.type !== 'integer') return '';
    const { place } = cell;
    if (place === undefined) return '';
    const id = this.idOf(place.path);
    return id === null ? '' : ` r:id="${id}"${locationAttribute(place)}`;
  }

  relationships(): string {
    return this.targets
      .map((target, at) => {
        const to = `Target="${attribute(target)}" TargetMode="External"`;
        return `<Relationship Id="${idAt(at)}" Type="${HYPERLINK}" ${to}/>`;
      })
      .join('');
  }

  private idOf(path: string): string | null {
    const known = this.ids.get(path);
    if (known !== undefined) return known;
    const way = this.wayTo(path);
    const target = way === null ? null : targetOf(way);
    const id = target === null ? null : idAt(this.targets.length);
    if (target !== null) this.targets.push(target);
    this.ids.set(path, id);
    return id;
  }
}

/** Apart from the ids that exceljs gives, which are plain numbers. */
function idAt(at: number): string {
  return `rIdFile${String(at + 1)}`;
}

interface InsideLinks {
  readonly at: number;
  readonly attributes: (row: number) => string;
}

/** The column that leads to rows of another sheet. */
function linkedColumn({ links, columns }: TableSheet, plan: Plan): InsideLinks {
  if (links === undefined) return { at: -1, attributes: () => '' };
  return {
    at: columns.findIndex(({ key }) => key === links.column),
    attributes: (row) => {
      const target = links.rows[row] ?? null;
      const location = target === null ? null : locationOf(links.sheet, target, plan);
      return location === null ? '' : ` location="${attribute(location)}"`;
    },
  };
}

/** Where the n-th row of a sheet stands, on whichever of its tabs that is. */
function locationOf(name: string, row: number, plan: Plan): string | null {
  let before = 0;
  for (const { name: tab, sheet } of plan.tabs.get(name) ?? []) {
    const length = sheet.kind === 'table' ? sheet.rows.length : 0;
    if (row < before + length) {
      return `'${tab.replaceAll("'", "''")}'!A${String(HEADER_ROW + 1 + row - before)}`;
    }
    before += length;
  }
  return null;
}
