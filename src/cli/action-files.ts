/** The files that people work in: the action sheet and its packs. */
import { actionSheet } from '../core/actions/action-sheet.ts';
import type { LivingSheet } from '../core/actions/living.ts';
import { packSheet, packsOf } from '../core/actions/packs.ts';
import type { Report } from '../core/model/report.ts';
import type { Speech } from '../core/text/speech.ts';
import { xlsxPieces } from '../formats/write-xlsx.ts';
import { freeNames } from './free-names.ts';
import type { InputLinks } from './input-links.ts';
import type { OutputFile } from './publish.ts';

/** The folder of the packs, below that of the reports. */
export const PACKS = 'packs';

/** The sheet and, where it is split, its packs, listed under the names that they will get in that folder. */
export async function actionFiles(
  report: Report,
  living: LivingSheet,
  { folder, links }: { readonly folder: string; readonly links: InputLinks },
  speech: Speech,
): Promise<readonly OutputFile[]> {
  const packs = packsOf(living, speech).map((pack) => ({ ...pack, name: `${PACKS}/${pack.name}` }));
  const names = freeNames(
    folder,
    packs.map(({ name }) => name),
  );
  const listed = packs.map((pack) => ({ ...pack, name: names.get(pack.name) ?? pack.name }));
  const files: OutputFile[] = [
    {
      name: 'action-sheet.xlsx',
      bytes: await xlsxPieces(actionSheet(report, living, listed, speech), speech, links.wayTo),
      edited: true,
    },
  ];
  for (const pack of packs) {
    const sheet = actionSheet(report, packSheet(living, pack, speech), [], speech);
    const bytes = await xlsxPieces(sheet, speech, links.wayFromBelow);
    files.push({ name: pack.name, bytes, edited: true });
  }
  return files;
}
