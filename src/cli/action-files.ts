/** The files that people work in: the action sheet and its packs, each with how to tell that nobody has touched it. */
import { ENGLISH } from '../core/text/speech.ts';
import path from 'node:path';
import { actionSheet } from '../core/actions/action-sheet.ts';
import type { LivingSheet, SheetCopy } from '../core/actions/living.ts';
import { mergeSheets } from '../core/actions/merge.ts';
import { packSheet, packsOf } from '../core/actions/packs.ts';
import { readSheet } from '../core/actions/read-sheet.ts';
import type { Report } from '../core/model/report.ts';
import { readFileBytes } from '../formats/read-file.ts';
import { writeXlsx } from '../formats/write-xlsx.ts';
import { previousReport } from './previous-report.ts';
import type { OutputFile } from './publish.ts';

/** The sheet and, where it is split, its packs. */
export async function actionFiles(
  report: Report,
  living: LivingSheet,
  folder: string,
  main: SheetCopy | null,
): Promise<readonly OutputFile[]> {
  const previous = (): Report | null => previousReport(path.join(folder, 'reconciliation.json'));
  const files: OutputFile[] = [
    {
      name: 'action-sheet.xlsx',
      bytes: await writeXlsx(actionSheet(report, living), ENGLISH),
      isPristine: (existing) => isSheetPristine(existing, previous()),
    },
  ];
  for (const pack of packsOf(living)) {
    files.push({
      name: `packs/${pack.name}`,
      bytes: await writeXlsx(actionSheet(report, packSheet(living, pack)), ENGLISH),
      isPristine: (existing) => isPackPristine(existing, pack.name, previous(), main),
    });
  }
  return files;
}

/**
 * An untouched sheet is what the tool would draw from it and the report that lies beside it: reading back
 * and writing changes nothing. One that a person has saved differs in its bytes at least.
 */
async function isSheetPristine(existing: Uint8Array, previous: Report | null): Promise<boolean> {
  const read = readFileBytes(existing, {});
  const copy = read.ok ? readSheet('', read.file) : null;
  if (copy === null || previous === null) return false;
  const living = mergeSheets(previous, [copy], copy.splitBy);
  return isSame(existing, await writeXlsx(actionSheet(previous, living), ENGLISH));
}

/** A pack is drawn from the main sheet as that was written, whatever people have done to it since. */
async function isPackPristine(
  existing: Uint8Array,
  name: string,
  previous: Report | null,
  main: SheetCopy | null,
): Promise<boolean> {
  if (previous === null || main === null) return false;
  const asWritten = { ...main, rows: [], remarks: [] };
  const living = mergeSheets(previous, [asWritten], main.splitBy);
  const pack = packsOf(living).find((one) => one.name === name);
  if (pack === undefined) return false;
  return isSame(existing, await writeXlsx(actionSheet(previous, packSheet(living, pack)), ENGLISH));
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
