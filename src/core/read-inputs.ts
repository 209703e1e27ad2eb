/** From files to records: what every command begins with. */
import { understand } from './intake/understand.ts';
import type { InputFile, Settings } from './model/settings.ts';
import { harvesting, type HarvestedInput } from './normalise/harvest.ts';
import type { RowSchemas } from './validate/check-rows.ts';

/** Reads every file's tables as what they are, and makes records of their rows. */
export function readInputs(
  files: Iterable<InputFile>,
  settings: Settings,
  schemas: RowSchemas,
): readonly HarvestedInput[] {
  return understand(files, settings, schemas, harvesting(settings.family));
}
