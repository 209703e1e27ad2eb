/** What draws and reads reports, in English, for tests to which the language does not matter. */
import * as sheet from '../../src/core/actions/action-sheet.ts';
import type { LivingSheet, SheetCopy, SplitBy } from '../../src/core/actions/living.ts';
import * as merge from '../../src/core/actions/merge.ts';
import * as split from '../../src/core/actions/packs.ts';
import * as reader from '../../src/core/actions/read-sheet.ts';
import type { RawFile } from '../../src/core/model/raw-table.ts';
import type { Report } from '../../src/core/model/report.ts';
import type { Workbook } from '../../src/core/report/tables.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';
import * as page from '../../src/formats/write-html.ts';
import { kept } from './kept.ts';

/** Without a living sheet, the first one of a migration. */
export function actionSheet(report: Report, living: LivingSheet = mergeSheets(report)): Workbook {
  return kept(sheet.actionSheet(report, living, packsOf(living), ENGLISH));
}

export function mergeSheets(
  report: Report,
  copies: readonly SheetCopy[] = [],
  splitBy: SplitBy | null = null,
): LivingSheet {
  return merge.mergeSheets(report, copies, splitBy, ENGLISH);
}

export function readSheet(name: string, raw: RawFile, digest = ''): SheetCopy | null {
  return reader.readSheet(name, raw, digest, ENGLISH);
}

export function packsOf(living: LivingSheet): readonly split.Pack[] {
  return split.packsOf(living, ENGLISH);
}

export function packSheet(living: LivingSheet, pack: split.Pack): LivingSheet {
  return split.packSheet(living, pack, ENGLISH);
}

export function writeHtml(
  report: Report,
  setting: Parameters<typeof page.writeHtml>[1] = {},
): string {
  return page.writeHtml(report, setting, ENGLISH);
}
