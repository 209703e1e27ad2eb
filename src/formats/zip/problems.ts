/** The words for everything that can be wrong with a zip archive, in one place. */
import type { FileProblem } from '../../core/model/raw-table.ts';

const AGAIN = 'Download or export the file again and run again with the new copy.';
const RESAVE = 'Open it in Excel, save a copy as .xlsx and run again with the copy.';
const ASK = 'Do not use this file; ask whoever sent it for a fresh export from Partner Center.';

function problem(code: string, place: string | null, what: string, fix: string): FileProblem {
  return { code, place, what, fix };
}

/** Problems by kind; those that concern one entry take its name. */
export const zipProblem = {
  fileTooBig: () =>
    problem(
      'E_FILE_TOO_BIG',
      null,
      'The file is larger than 100 MB, the most that is read.',
      'Export a smaller range, or split the export into several files, and run again.',
    ),
  truncated: () =>
    problem(
      'E_ZIP_TRUNCATED',
      null,
      'The end of the file is missing, as after an interrupted download.',
      AGAIN,
    ),
  directory: () =>
    problem('E_ZIP_CORRUPT', null, 'The table of contents of the file is damaged.', AGAIN),
  multiDisk: () =>
    problem(
      'E_ZIP_MULTIDISK',
      null,
      'The file is one piece of an archive that was split over several files.',
      'Join the pieces with the program that split them, then run again.',
    ),
  manyEntries: () =>
    problem(
      'E_ZIP_BOMB',
      null,
      'The file is made of more than 1,000 parts, which no export has.',
      ASK,
    ),
  entryTooBig: (name: string) =>
    problem('E_ZIP_BOMB', name, 'This part would unpack to more than 256 MB.', ASK),
  totalTooBig: () => problem('E_ZIP_BOMB', null, 'The file would unpack to more than 768 MB.', ASK),
  ratio: (name: string) =>
    problem(
      'E_ZIP_BOMB',
      name,
      'This part would unpack to more than 200 times its size, as files made to do harm do.',
      ASK,
    ),
  overlap: (name: string) =>
    problem('E_ZIP_BOMB', name, 'This part shares its bytes with another part of the file.', ASK),
  duplicate: (name: string) =>
    problem(
      'E_ZIP_AMBIGUOUS',
      name,
      'The file holds this part twice, so different programs would show different data.',
      RESAVE,
    ),
  contradiction: (name: string) =>
    problem(
      'E_ZIP_AMBIGUOUS',
      name,
      'The file describes this part in two ways that contradict each other.',
      AGAIN,
    ),
  twoDirectories: () =>
    problem(
      'E_ZIP_AMBIGUOUS',
      null,
      'The file has two tables of contents, so different programs would show different data.',
      RESAVE,
    ),
  path: (name: string) =>
    problem(
      'E_ZIP_PATH',
      name,
      'The name of this part points outside the file, which no export does.',
      ASK,
    ),
  symlink: (name: string) =>
    problem('E_ZIP_PATH', name, 'This part is a link to another file, which no export has.', ASK),
  encrypted: (name: string) =>
    problem(
      'E_ENCRYPTED',
      name,
      'This part of the file is encrypted with a password.',
      'Unpack the archive with its password and run again with the workbook inside.',
    ),
  method: (name: string) =>
    problem(
      'E_ZIP_METHOD',
      name,
      'This part is compressed in a way that Excel does not use.',
      RESAVE,
    ),
  junk: () =>
    problem(
      'E_ZIP_JUNK',
      null,
      'More than 64 KB of foreign data stand before or after the workbook in the file.',
      AGAIN,
    ),
  someJunk: () =>
    problem(
      'W_ZIP_JUNK',
      null,
      'Some foreign bytes stand before or after the workbook in the file; they were ignored.',
      'Check that the file comes straight from Partner Center or Excel.',
    ),
  size: (name: string) =>
    problem(
      'E_ZIP_SIZE',
      name,
      'This part does not have the size that the file states for it.',
      AGAIN,
    ),
  crc: (name: string) =>
    problem('E_ZIP_CRC', name, 'The checksum of this part differs; the file is damaged.', AGAIN),
  damaged: (name: string) =>
    problem('E_ZIP_CORRUPT', name, 'This part cannot be unpacked; the file is damaged.', AGAIN),
};
