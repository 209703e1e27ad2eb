/** The two files of a command that draws one workbook from one published result. */
import { ENGLISH } from '../core/text/speech.ts';
import type { Workbook } from '../core/report/tables.ts';
import { writeXlsx } from '../formats/write-xlsx.ts';
import type { OutputFile } from './publish.ts';

/** Workbook and JSON, both of that name. */
export async function drawnFiles<T>(
  name: string,
  result: T,
  draw: (result: T) => Workbook,
): Promise<OutputFile[]> {
  return [
    { name: `${name}.xlsx`, bytes: await writeXlsx(draw(result), ENGLISH), edited: true },
    {
      name: `${name}.json`,
      bytes: new TextEncoder().encode(`${JSON.stringify(result, null, 2)}\n`),
    },
  ];
}
