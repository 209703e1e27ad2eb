/**
 * Tells a file that is provably no export from one that may be. Only the former is passed over where it was
 * found in a folder under an odd name: passing over an export would hide what it holds.
 */
import type { UnderstoodInput } from './understand.ts';

/** What a file that is no export at all looks like. */
const NO_EXPORT = new Set([
  'E_NO_DATA',
  'E_FILE_EMPTY',
  'W_LOCKFILE_SKIPPED',
  'W_OWN_REPORT',
  'E_FOLDER_EMPTY',
]);

const OTHER_KIND = new Set(['E_FORMAT_MISMATCH', 'E_UNSUPPORTED_FORMAT']);
/** In running text, commas and quotes stand as they come; such names are not given to tables. */
const PROSE_NAME = /\.(?:md|markdown|rst|adoc)$/i;
const UNSPLIT = new Set(['E_DELIMITER', 'E_QUOTE']);

/** True where nothing in the file can be part of an export. */
export function isHarmless({ problem, file, holdsIds }: UnderstoodInput): boolean {
  if (problem === null || NO_EXPORT.has(problem.code)) return true;
  if (OTHER_KIND.has(problem.code)) return problem.mayHoldTable !== true;
  if (UNSPLIT.has(problem.code)) return PROSE_NAME.test(file.path);
  return problem.code === 'E_HEADER_NOT_FOUND' && !holdsIds;
}
