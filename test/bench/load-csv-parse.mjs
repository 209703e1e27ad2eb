/** A yardstick of the benchmark: only parses activity logs with csv-parse. */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

let rows = 0;
for (const path of process.argv.slice(2)) {
  const records = createReadStream(path).pipe(parse({ bom: true }));
  for await (const record of records) rows += record.length > 0 ? 1 : 0;
}
console.log(`${rows} rows`);
