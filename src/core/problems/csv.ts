/** What can be wrong with a text file: its encoding, its delimiter, its quotes, its end. */
import type { Catalogue } from './problem.ts';

export const CSV_PROBLEMS = {
  E_ENCODING: {
    title: 'Letters that cannot be read for certain',
    what: 'The letters of the file cannot be read for certain: {reason}.',
    fix: 'Export it again, or open it in Excel and save it as "CSV UTF-8 (Comma delimited)"{hint}.',
  },
  E_ENCODING_CONTRADICTED: {
    title: 'Encoding asked for does not fit',
    what: 'The encoding {encoding} was asked for all files, but this one is UTF-8: its letters would be garbled.',
    fix: 'Leave out --encoding, or name the files that need it in the config under files.',
  },
  E_ENCODING_OPTION: {
    title: 'Unknown encoding asked for',
    what: 'The encoding "{encoding}" is not known here.',
    fix: 'Pass --encoding with one of: {known}.',
  },
  E_DELIMITER: {
    title: 'Unclear separator of columns',
    what: 'It is not clear which character separates the columns: {scores}.',
    fix: 'Export the file again with one separator throughout, or pass --delimiter.',
  },
  E_DELIMITER_OPTION: {
    title: 'Separator that cannot separate',
    what: '{delimiter} cannot separate columns: a separator is one character.',
    fix: 'Pass one character as the delimiter, such as ";".',
  },
  E_QUOTE: {
    title: 'Broken quotes',
    what: 'The quotes of the file are broken: {reason}.',
    fix: 'Correct the quotes around line {line} in a text editor, or export the file again{how}.',
  },
  E_ROW_TOO_LONG: {
    title: 'Row too long',
    what: 'The row that starts on line {line} is longer than 1 MB.',
    fix: 'Correct that row, or export the file again.',
  },
  W_MOJIBAKE: {
    title: 'Garbled letters',
    what: 'Accented letters look garbled ("{sample}") in {count} places of the file.',
    fix: 'Export the file again and do not save it from another program in between.',
  },
  W_HTML_ENTITIES: {
    title: 'Signs of a web page',
    what: 'Signs are written as on web pages ("{sample}") in {count} places of the file. They were left as they are.',
    fix: 'Export the file again, straight from Partner Center. Names with such signs may not be found again elsewhere.',
  },
  W_NO_FINAL_EOL: {
    title: 'No line end after the last row',
    what: 'The file ends {how}, so rows after it may be lost.',
    fix: 'Compare its last row with the portal, and export the file again if they differ.',
  },
} as const satisfies Catalogue;
