/**
 * The one catalogue of everything that can be wrong with an input file. One group of problems, one file
 * beside this one; the page docs/problems.md is made from it.
 */
import type { FileProblem } from '../model/raw-table.ts';
import { CELL_PROBLEMS } from './cell.ts';
import { CSV_PROBLEMS } from './csv.ts';
import { FILE_PROBLEMS } from './file.ts';
import type { Catalogue, SlotValues } from './problem.ts';
import { SHEET_PROBLEMS } from './sheet.ts';
import { WORKBOOK_PROBLEMS } from './workbook.ts';
import { ZIP_PROBLEMS } from './zip.ts';
import { Text, type TextValue } from '../text/text.ts';

/** The groups as the page shows them. */
export const PROBLEM_GROUPS: readonly { readonly title: string; readonly problems: Catalogue }[] = [
  { title: 'Files', problems: FILE_PROBLEMS },
  { title: 'Packages', problems: ZIP_PROBLEMS },
  { title: 'Workbooks', problems: WORKBOOK_PROBLEMS },
  { title: 'CSV and encoding', problems: CSV_PROBLEMS },
  { title: 'Sheets and headers', problems: SHEET_PROBLEMS },
  { title: 'Cells, dates and numbers', problems: CELL_PROBLEMS },
];

export const PROBLEMS = {
  ...FILE_PROBLEMS,
  ...ZIP_PROBLEMS,
  ...WORKBOOK_PROBLEMS,
  ...CSV_PROBLEMS,
  ...SHEET_PROBLEMS,
  ...CELL_PROBLEMS,
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

/** A problem of the catalogue as it was met. `place` narrows it down: a part, sheet, cell or line. */
export function problem<Code extends ProblemCode>(
  code: Code,
  place: string | null,
  values: SlotValues<(typeof PROBLEMS)[Code]>,
): FileProblem {
  const { what, fix } = PROBLEMS[code];
  return { code, place, what: new Text(what, values), fix: new Text(fix, values) };
}

export type CellCode = keyof typeof CELL_PROBLEMS;

/** What is wrong with a cell. Its value and the advice of its column are filled in when the row is reported. */
export interface CellProblem {
  readonly code: CellCode;
  readonly slots: Readonly<Record<string, TextValue>>;
}

/** A cell problem with the slots that only its finder knows. */
export function cellProblem<Code extends CellCode>(
  code: Code,
  slots: Omit<SlotValues<(typeof CELL_PROBLEMS)[Code]>, 'value' | 'fix'>,
): CellProblem {
  return { code, slots };
}
