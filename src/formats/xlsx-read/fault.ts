/** The one thing thrown inside the workbook reader: a problem of the file on its way to the border. */
import type { FileProblem } from '../../core/model/raw-table.ts';

/** Carries a problem out of nested parsing; caught in `readXlsx` and nowhere else. */
export class FileFault extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Refuses the file. */
export function refuseFile(code: string, place: string | null, what: string, fix: string): never {
  throw new FileFault({ code, place, what, fix });
}

/** What helps against most damage: let Excel rewrite the file. */
export const RESAVE = 'Open it in Excel, save a copy as .xlsx and run again with the copy.';
