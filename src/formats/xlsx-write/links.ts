/**
 * Links from the cells of a table: to rows of another sheet, and to the files that the words come from.
 * Written as sheet XML, like the rows themselves.
 */
import type { CellValue, Place, Row, TableSheet } from '../../core/report/tables.ts';
import { HEADER_ROW } from './limits.ts';
import { attribute, locationAttribute, targetOf, type WayTo } from './target.ts';
import { columnLetters } from './text.ts';

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** Where the n-th row of the sheet with this name stands, as the target of a link; `null` where there is none. */
export type RowTarget = (sheet: string, row: number) => string | null;

/** What the cells of a table lead to. Shown all of its rows in order, it knows which links there is room for. */
export class SheetLinks {
  /** Columns any of whose cells leads somewhere. */
  readonly columns = new Set<number>();
  /** How many rows have their links, where that is not all of them. */
  upTo: number | null = null;
  private readonly files: Files;
  private readonly inside: InsideLinks;
  private readonly most: number;
  private count = 0;

  constructor(sheet: TableSheet, target: RowTarget, wayTo: WayTo, most: number) {
    this.files = new Files(wayTo);
    this.inside = linkedColumn(sheet, target);
    this.most = most;
  }

  /** Takes the next row into account, the `row`-th of the table; gives the columns that lead somewhere in it. */
  add(cells: Row, row: number): readonly number[] {
    if (this.upTo !== null) return [];
    const leading: number[] = [];
    for (let column = 0; column < cells.length; column += 1) {
      if (this.hasTarget(cells[column], column, row)) leading.push(column);
    }
    if (this.count + leading.length > this.most) {
      this.upTo = row;
      return [];
    }
    this.count += leading.length;
    for (const column of leading) this.columns.add(column);
    return leading;
  }

  /** Whether a cell of the n-th row leads somewhere, once all rows have been added. */
  leads(cell: CellValue, column: number, row: number): boolean {
    return this.columns.has(column) && this.isLinked(row) && this.hasTarget(cell, column, row);
  }

  /** Adds the `<hyperlink>` elements of the n-th row, in pieces, once all rows have been added. */
  addElements(pieces: string[], cells: Row, row: number): void {
    if (this.columns.size === 0 || !this.isLinked(row)) return;
    const number = String(HEADER_ROW + 1 + row);
    const { at, target } = this.inside;
    const inner = target(row);
    if (inner !== null) {
      pieces.push(OPEN, columnLetters(at + 1), number, '" location="', attribute(inner), '"/>');
    }
    for (let column = 0; column < cells.length; column += 1) {
      const place = column === at ? undefined : placeOf(cells[column]);
      const id = place === undefined ? null : this.files.idOf(place.path);
      if (place === undefined || id === null) continue;
      const location = locationAttribute(place);
      pieces.push(OPEN, columnLetters(column + 1), number, '" r:id="', id, '"', location, '/>');
    }
  }

  /** The relationships of a sheet with those of its links. */
  addRelationships(xml: string): string {
    const own = this.files.relationships();
    return xml.replace('</Relationships>', () => `${own}</Relationships>`);
  }

  private isLinked(row: number): boolean {
    return this.upTo === null || row < this.upTo;
  }

  private hasTarget(cell: CellValue | undefined, column: number, row: number): boolean {
    if (column === this.inside.at) return this.inside.target(row) !== null;
    const place = placeOf(cell);
    return place !== undefined && this.files.idOf(place.path) !== null;
  }
}

const OPEN = '<hyperlink ref="';

function placeOf(cell: CellValue | undefined): Place | undefined {
  return cell?.type === 'text' || cell?.type === 'integer' ? cell.place : undefined;
}

/** The files that a sheet leads to, each with one relationship. */
class Files {
  private readonly ids = new Map<string, string | null>();
  private readonly targets: string[] = [];
  private readonly wayTo: WayTo;

  constructor(wayTo: WayTo) {
    this.wayTo = wayTo;
  }

  relationships(): string {
    return this.targets
      .map((target, at) => {
        const to = `Target="${attribute(target)}" TargetMode="External"`;
        return `<Relationship Id="${idAt(at)}" Type="${HYPERLINK}" ${to}/>`;
      })
      .join('');
  }

  /** `null` where no way leads to the file. */
  idOf(path: string): string | null {
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
  readonly target: (row: number) => string | null;
}

/** The column that leads to rows of another sheet. */
function linkedColumn({ links, columns }: TableSheet, target: RowTarget): InsideLinks {
  if (links === undefined) return { at: -1, target: () => null };
  return {
    at: columns.findIndex(({ key }) => key === links.column),
    target: (row) => {
      const to = links.rows[row] ?? null;
      return to === null ? null : target(links.sheet, to);
    },
  };
}
