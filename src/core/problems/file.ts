/** What can be wrong with a file before anybody looks at its rows: its place, its size, what it really is. */
import type { Catalogue } from './problem.ts';

const SAVE_AS_XLSX =
  'Open it in Excel, choose File > Save As > Excel Workbook (.xlsx) and run again with that file.';
const EXPORT_AGAIN = 'Export it again as .xlsx or .csv and run again with the new file.';

export const FILE_PROBLEMS = {
  E_FILE_NOT_FOUND: {
    title: 'File not found',
    what: 'There is no file or folder {path}.',
    fix: 'Check the path, whether it was moved or renamed, and whether all drives are connected.',
  },
  E_FILE_PERMISSION: {
    title: 'File not allowed to be read',
    what: 'You are not allowed to open {path}.',
    fix: 'Ask its owner for access or copy it to a folder of your own, and run again.',
  },
  E_SYMLINK: {
    title: 'Link that leads nowhere',
    what: 'The link {path} points to something that is not there, or round in a circle.',
    fix: 'Put the file itself in place of the link, or remove the link, and run again.',
  },
  E_SYMLINK_FOLDER: {
    title: 'Link to a folder',
    what: 'The link {path} leads to another folder. Such links are not followed inside a folder.',
    fix: 'Copy the folder here, or name it on the command line, and run again.',
  },
  E_NOT_REGULAR: {
    title: 'Not a regular file',
    what: 'It is a device, a pipe or a folder, not a regular file.',
    fix: 'Give a file or a folder of files.',
  },
  E_PATH_TOO_LONG: {
    title: 'Path too long',
    what: 'Its name or path is longer than the system allows.',
    fix: 'Shorten the names of the file and its folders, or copy it to a folder with a short path.',
  },
  E_FILE_PARTIAL: {
    title: 'Unfinished download',
    what: 'Its name ends in {ending}, as of a download that is not complete.',
    fix: 'Wait until the download is complete, or download it again, and run again.',
  },
  E_FILE_CHANGED: {
    title: 'File changed while it was read',
    what: 'It was changed while it was being read.',
    fix: 'Wait until it is saved, downloaded or synchronised, and run again.',
  },
  E_FILE_IO: {
    title: 'File could not be read from the disk',
    what: 'The system could not read it ({reason}).',
    fix: 'Close it in other programs, make sure that it is on this computer and not only in the cloud, and run again.',
  },
  E_FILE_TOO_BIG: {
    title: 'File too big',
    what: 'The file is larger than {limit}, the most that is read.',
    fix: 'Export a shorter time span, or split the file into several, and run again.',
  },
  E_FILE_EMPTY: {
    title: 'Empty file',
    what: 'The file is empty, or holds nothing but blanks.',
    fix: 'Export it again, wait until the download is complete, and run again; or leave it out.',
  },
  W_LOCKFILE_SKIPPED: {
    title: 'Lock file left out',
    what: 'It is the lock file of a workbook that is open in Excel.',
    fix: 'Save and close the workbook if it was changed, and run again.',
  },
  W_OWN_REPORT: {
    title: 'Report of this tool left out',
    what: 'It is a report of an earlier run, so it was not read as an export.',
    fix: 'Nothing; or keep reports in a folder of their own with --out.',
  },
  E_FORMAT_MISMATCH: {
    title: 'Not a workbook and not a CSV file',
    what: 'The file is {kind}, not {wanted}.',
    fix: EXPORT_AGAIN,
  },
  W_NAME_MISMATCH: {
    title: 'Name and content differ',
    what: 'The file is named {ending}, but it is {kind}. It was read as what it is.',
    fix: 'Check that it is the file that you wanted to give.',
  },
  E_UNSUPPORTED_FORMAT: {
    title: 'Format that is not read',
    what: 'The file is {kind}, which is not read.',
    fix: SAVE_AS_XLSX,
  },
  E_LEGACY_XLS: {
    title: 'Old .xls workbook',
    what: 'The file is a workbook in the old .xls format.',
    fix: SAVE_AS_XLSX,
  },
  E_ENCRYPTED: {
    title: 'Protected with a password',
    what: 'The {thing} is protected with a password, so it cannot be read.',
    fix: 'Open it with the password, remove the password (in Excel under File > Info > Protect Workbook), save a copy, and run again with the copy.',
  },
  E_RIGHTS_PROTECTED: {
    title: 'Protected by a sensitivity label',
    what: 'The workbook is encrypted by a sensitivity label or rights management.',
    fix: 'Open it in Excel with an account that may change it, remove the label, save a copy, and run again with the copy.',
  },
  E_ARCHIVE: {
    title: 'Packed archive',
    what: 'The file is a packed archive ({kind}).',
    fix: 'Unpack it first and run again with the files inside.',
  },
} as const satisfies Catalogue;
