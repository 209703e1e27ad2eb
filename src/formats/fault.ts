/** The one thing thrown inside the readers: a problem of the file on its way to the border. */
import type { FileProblem } from '../core/model/raw-table.ts';
import { problem, type PROBLEMS, type ProblemCode } from '../core/problems/index.ts';
import type { SlotValues } from '../core/problems/problem.ts';

/** Carries a problem out of nested parsing; caught where a reader hands over its result, nowhere else. */
export class FileFault extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Refuses the file with a problem of the catalogue. */
export function refuse<Code extends ProblemCode>(
  code: Code,
  place: string | null,
  values: SlotValues<(typeof PROBLEMS)[Code]>,
): never {
  throw new FileFault(problem(code, place, values));
}
