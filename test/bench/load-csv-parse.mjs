/** A yardstick of the benchmark: only parses the activity logs with csv-parse. */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';

let rows = 0;
for (const folder of process.argv.slice(2)) {
  const records = createReadStream(join(folder, 'activity-log.csv')).pipe(parse({ bom: true }));
  for await (const record of records) rows += record.length > 0 ? 1 : 0;
}
console.log(`${rows} rows`);
