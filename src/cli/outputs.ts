/** The two files of a command that draws one workbook from one published result. */
import { ENGLISH } from '../core/text/speech.ts';
import path from 'node:path';
import type { Workbook } from '../core/report/tables.ts';
import { writeXlsx } from '../formats/write-xlsx.ts';
import { previousResult } from './previous-report.ts';
import type { OutputFile } from './publish.ts';

export interface Drawn<T> {
  /** Name of both files, without ending. */
  readonly name: string;
  readonly result: T;
  readonly draw: (result: T) => Workbook;
  /** Makes the check that an earlier result has the shape of this version. */
  readonly compile: () => (value: unknown) => value is T;
}

/**
 * Workbook and JSON. A workbook counts as untouched when it is, byte for byte, what is drawn from the
 * result that lies beside it.
 */
export async function drawnFiles<T>(drawn: Drawn<T>, folder: string): Promise<OutputFile[]> {
  const { name, result, draw, compile } = drawn;
  return [
    {
      name: `${name}.xlsx`,
      bytes: await writeXlsx(draw(result), ENGLISH),
      isPristine: async (existing) => {
        const previous = previousResult(path.join(folder, `${name}.json`), compile);
        if (previous === null) return false;
        return Buffer.compare(existing, await writeXlsx(draw(previous), ENGLISH)) === 0;
      },
    },
    {
      name: `${name}.json`,
      bytes: new TextEncoder().encode(`${JSON.stringify(result, null, 2)}\n`),
    },
  ];
}
