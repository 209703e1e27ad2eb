/** The yardstick of the benchmark: only loads workbooks with exceljs, in the fastest way that it offers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import exceljs from 'exceljs';

let rows = 0;
for (const folder of process.argv.slice(2)) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.xlsx'))) {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(readFileSync(join(folder, file)));
    for (const sheet of workbook.worksheets) rows += sheet.rowCount;
  }
}
console.log(`${rows} rows`);
