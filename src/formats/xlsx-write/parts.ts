/**
 * The parts of a workbook as exceljs writes them. Its own way ends in an archive that would have to be taken
 * apart again: it puts in the time of the run.
 */

import type ExcelWorkbook from 'exceljs/lib/doc/workbook.js';

/** XML by the name of its part, in the order in which exceljs writes. There are no pictures. */
export async function partsOf(excel: ExcelWorkbook): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>();
  const sink = {
    append: (xml: string, { name }: { readonly name: string }): void => {
      parts.set(name, xml);
    },
  };
  const { xlsx, model } = excel;
  xlsx.prepareModel(model, {});
  await xlsx.addContentTypes(sink, model);
  await xlsx.addOfficeRels(sink, model);
  await xlsx.addWorkbookRels(sink, model);
  await xlsx.addWorksheets(sink, model);
  // The sheets put their texts into the shared ones.
  await xlsx.addSharedStrings(sink, model);
  await xlsx.addTables(sink, model);
  await xlsx.addThemes(sink, model);
  await xlsx.addStyles(sink, model);
  await xlsx.addApp(sink, model);
  await xlsx.addCore(sink, model);
  await xlsx.addWorkbook(sink, model);
  return parts;
}
