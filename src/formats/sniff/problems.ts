/** The words for files that are something else than they should be, in one place. */
import type { FileProblem } from '../../core/model/raw-table.ts';

const SAVE_AS_XLSX =
  'Open it in Excel, choose File > Save As > Excel Workbook (.xlsx) and run again with that file.';

function problem(code: string, what: string, fix: string): FileProblem {
  return { code, place: null, what, fix };
}

/** Problems by kind; some take the name of what was found. */
export const sniffProblem = {
  empty: () =>
    problem(
      'E_FILE_EMPTY',
      'The file is empty.',
      'Export it again, wait until the download is complete and run again.',
    ),
  encrypted: () =>
    problem(
      'E_ENCRYPTED',
      'The workbook is protected with a password, so it cannot be read.',
      'Open it in Excel, remove the password under File > Info > Protect Workbook, save a copy, run again.',
    ),
  rightsProtected: () =>
    problem(
      'E_RIGHTS_PROTECTED',
      'The workbook is encrypted by a sensitivity label or rights management.',
      'Open it in Excel with an account that may change it, remove the label, save a copy, run again.',
    ),
  legacyXls: () =>
    problem('E_LEGACY_XLS', 'The file is a workbook in the old .xls format.', SAVE_AS_XLSX),
  unsupported: (kind: string) =>
    problem('E_UNSUPPORTED_FORMAT', `The file is ${kind}, which is not read.`, SAVE_AS_XLSX),
  mismatch: (kind: string) =>
    problem(
      'E_FORMAT_MISMATCH',
      `The file is ${kind}, neither an Excel workbook nor a CSV file.`,
      'Export it again as .xlsx or .csv and run again with the new file.',
    ),
  archive: (kind: string) =>
    problem(
      'E_ARCHIVE',
      `The file is a packed archive (${kind}).`,
      'Unpack it first and run again with the files inside.',
    ),
  unknown: () =>
    problem(
      'E_FORMAT_MISMATCH',
      'The file holds binary data of an unknown kind, neither a workbook nor text.',
      'Export it again as .xlsx or .csv and run again with the new file.',
    ),
  dtd: (part: string): FileProblem => ({
    code: 'E_XML_DTD',
    place: part,
    what: 'This part of the workbook contains a document type declaration, which Excel never writes.',
    fix: 'Do not use this file; ask whoever sent it for a fresh export from Partner Center.',
  }),
};
