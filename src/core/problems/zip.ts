/** What can be wrong with the package that a workbook is: an .xlsx file is a zip archive of parts. */
import type { Catalogue } from './problem.ts';

const AGAIN = 'Download or export the file again and run again with the new copy.';
const RESAVE = 'Open it in Excel, save a copy as .xlsx and run again with the copy.';
const ASK = 'Do not use this file; ask whoever sent it for a fresh export from Partner Center.';

export const ZIP_PROBLEMS = {
  E_ZIP_TRUNCATED: {
    title: 'End of the file missing',
    what: 'The end of the file is missing, as after an interrupted download.',
    fix: AGAIN,
  },
  E_ZIP_CORRUPT: {
    title: 'Damaged file',
    what: 'The file is damaged: {part} cannot be read.',
    fix: AGAIN,
  },
  E_ZIP_CRC: {
    title: 'Wrong checksum',
    what: 'The checksum of this part differs; the file is damaged.',
    fix: AGAIN,
  },
  E_ZIP_SIZE: {
    title: 'Wrong size',
    what: 'This part does not have the size that the file states for it.',
    fix: AGAIN,
  },
  E_ZIP_BOMB: {
    title: 'File that unpacks to too much',
    what: 'The file is made as no export is: {reason}. Files that are meant to do harm look like this.',
    fix: ASK,
  },
  E_ZIP_AMBIGUOUS: {
    title: 'File with two readings',
    what: 'Different programs would show different data, because {reason}.',
    fix: `${RESAVE} If Excel cannot open it, export it again.`,
  },
  E_ZIP_PATH: {
    title: 'Part outside the file',
    what: 'This part {reason}. No export holds such a part.',
    fix: ASK,
  },
  E_ZIP_METHOD: {
    title: 'Unusual compression',
    what: 'This part is compressed in a way that Excel does not use.',
    fix: RESAVE,
  },
  E_ZIP_MULTIDISK: {
    title: 'Piece of a split archive',
    what: 'The file is one piece of an archive that was split over several files.',
    fix: 'Join the pieces with the program that split them, then run again.',
  },
  E_ZIP_JUNK: {
    title: 'Foreign data around the workbook',
    what: 'More than 64 KB of foreign data stand before or after the workbook in the file.',
    fix: AGAIN,
  },
  W_ZIP_JUNK: {
    title: 'Foreign bytes around the workbook',
    what: 'Some foreign bytes stand before or after the workbook in the file; they were ignored.',
    fix: 'Check that the file comes straight from Partner Center or Excel.',
  },
  W_ZIP_NAMES: {
    title: 'Parts named in an unusual way',
    what: 'The parts of the file are named in a way that Excel does not use; it was read all the same.',
    fix: `Check that the file comes straight from Partner Center. ${RESAVE}`,
  },
} as const satisfies Catalogue;
