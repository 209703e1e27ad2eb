/**
 * The part of exceljs that `write-xlsx` uses, imported by its own path: the package's main entry
 * also loads readers and stream writers that this tool never calls.
 */

declare module 'exceljs/lib/doc/workbook.js' {
  export interface ExcelColor {
    readonly argb: string;
  }

  export interface ExcelStyle {
    readonly numFmt?: string;
    readonly font?: {
      readonly name?: string;
      readonly size?: number;
      readonly bold?: boolean;
      readonly italic?: boolean;
      readonly underline?: boolean;
      readonly color?: ExcelColor;
    };
    readonly fill?: {
      readonly type: 'pattern';
      readonly pattern: 'solid';
      readonly fgColor?: ExcelColor;
      readonly bgColor?: ExcelColor;
    };
    readonly alignment?: {
      readonly horizontal?: 'left' | 'center' | 'right';
      readonly vertical?: 'top' | 'middle' | 'bottom';
      readonly wrapText?: boolean;
      readonly shrinkToFit?: boolean;
      readonly indent?: number;
    };
    readonly border?: Partial<
      Record<
        'top' | 'bottom' | 'left' | 'right',
        { readonly style: 'thin' | 'medium' | 'hair'; readonly color: ExcelColor }
      >
    >;
  }

  export interface ExcelFormula {
    readonly formula: string;
    readonly result: number | string;
  }

  export interface ExcelLink {
    readonly text: string;
    readonly hyperlink: string;
  }

  export type ExcelValue = string | number | Date | ExcelFormula | ExcelLink | null;

  export interface ExcelCell {
    value: ExcelValue;
    style: ExcelStyle;
  }

  export interface ExcelRow {
    height: number;
    getCell(column: number): ExcelCell;
  }

  export interface ExcelTable {
    readonly name: string;
    readonly ref: string;
    readonly headerRow: boolean;
    readonly totalsRow: boolean;
    readonly style: { readonly theme: string; readonly showRowStripes: boolean };
    readonly columns: {
      readonly name: string;
      readonly filterButton: boolean;
      readonly totalsRowFunction?: 'none' | 'sum' | 'count';
      readonly totalsRowResult?: number;
      readonly totalsRowLabel?: string;
    }[];
    readonly rows: ExcelValue[][];
  }

  export interface ExcelValidation {
    readonly type: 'list' | 'date' | 'any';
    readonly operator?: 'greaterThanOrEqual';
    readonly allowBlank?: boolean;
    readonly formulae?: readonly (string | Date)[];
    readonly showInputMessage?: boolean;
    readonly promptTitle?: string;
    readonly prompt?: string;
    readonly showErrorMessage?: boolean;
    readonly errorTitle?: string;
    readonly error?: string;
  }

  export interface ExcelRule {
    readonly type: 'expression';
    readonly priority: number;
    readonly formulae: readonly string[];
    readonly style: ExcelStyle;
  }

  export interface ExcelSheet {
    readonly name: string;
    pageSetup: Readonly<Record<string, unknown>>;
    headerFooter: { oddFooter: string };
    views: readonly Readonly<Record<string, unknown>>[];
    readonly dataValidations: { add(range: string, validation: ExcelValidation): void };
    getRow(row: number): ExcelRow;
    getColumn(column: number): { width: number };
    addTable(table: ExcelTable): void;
    addConditionalFormatting(format: {
      readonly ref: string;
      readonly rules: readonly ExcelRule[];
    }): void;
  }

  export interface ExcelModel {
    readonly worksheets: readonly unknown[];
  }

  /** Takes a part of the workbook. */
  export interface ExcelSink {
    append(xml: string, part: { readonly name: string }): void;
  }

  type AddParts = (sink: ExcelSink, model: ExcelModel) => Promise<void>;

  export interface ExcelWriter {
    /** Numbers styles, tables and texts; the others need what it puts into the model. */
    prepareModel(model: ExcelModel, options: Readonly<Record<string, unknown>>): void;
    readonly addContentTypes: AddParts;
    readonly addOfficeRels: AddParts;
    readonly addWorkbookRels: AddParts;
    readonly addWorksheets: AddParts;
    readonly addSharedStrings: AddParts;
    readonly addTables: AddParts;
    readonly addThemes: AddParts;
    readonly addStyles: AddParts;
    readonly addApp: AddParts;
    readonly addCore: AddParts;
    readonly addWorkbook: AddParts;
  }

  export default class ExcelWorkbook {
    creator: string;
    lastModifiedBy: string;
    title: string;
    subject: string;
    created: Date;
    modified: Date;
    views: readonly Readonly<Record<string, unknown>>[];
    readonly definedNames: { add(range: string, name: string): void };
    /** A copy of all that is in the workbook, for `xlsx`. */
    readonly model: ExcelModel;
    readonly xlsx: ExcelWriter;
    addWorksheet(
      name: string,
      options?: {
        readonly state?: 'visible' | 'veryHidden';
        readonly properties?: { readonly tabColor?: ExcelColor };
      },
    ): ExcelSheet;
  }
}
