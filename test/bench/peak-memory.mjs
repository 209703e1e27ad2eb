/** Loaded into a measured process where /usr/bin/time is missing: leaves its peak memory (KiB) in a file. */
import { writeFileSync } from 'node:fs';

const path = process.env['PEAK_MEMORY_FILE'];
if (path !== undefined) {
  process.on('exit', () => {
    writeFileSync(path, String(process.resourceUsage().maxRSS));
  });
}
