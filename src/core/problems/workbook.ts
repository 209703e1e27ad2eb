/** What can be wrong with a workbook as such: its parts, its sheets, and where its cells say they stand. */
import type { Catalogue } from './problem.ts';

const RESAVE = 'Open it in Excel, save a copy as .xlsx and run again with the copy.';
const ASK = 'Do not use this file; ask whoever sent it for a fresh export from Partner Center.';

export const WORKBOOK_PROBLEMS = {
  E_WORKBOOK_PART: {
    title: 'Incomplete workbook',
    what: 'The workbook is incomplete or damaged: {reason}.',
    fix: `${RESAVE} If Excel cannot open it, export it again.`,
  },
  E_XML: {
    title: 'Damaged part of a workbook',
    what: 'This part of the workbook is damaged: {reason}.',
    fix: `${RESAVE} If Excel cannot open it, export it again.`,
  },
  E_XML_DTD: {
    title: 'Document type declaration',
    what: 'This part of the workbook contains a document type declaration, which Excel never writes.',
    fix: ASK,
  },
  E_NO_WORKSHEET: {
    title: 'No worksheet',
    what: 'The workbook has no worksheet, only other kinds of sheets or none at all.',
    fix: 'Export the data again, or copy it to a worksheet, and run again.',
  },
  E_SHEET_ID: {
    title: 'Impossible sheet number',
    what: 'The sheet "{sheet}" has a number that Excel cannot give.',
    fix: RESAVE,
  },
  E_SHEET_AMBIGUOUS: {
    title: 'Two sheets of one name',
    what: 'Two sheets of the workbook are named "{sheet}".',
    fix: 'Rename one of the two sheets in Excel, save and run again.',
  },
  E_SHEET_SIZE: {
    title: 'Sheet too big',
    what: 'The sheet stretches over more than {limit} cells, most of them probably empty.',
    fix: 'Delete the empty columns between and after the data in Excel, save and run again; or export a shorter time span.',
  },
  E_CELL_REF: {
    title: 'Impossible place',
    what: 'The sheet speaks of {thing}, which cannot exist.',
    fix: RESAVE,
  },
  E_DUPLICATE_CELL: {
    title: 'Row or cell twice',
    what: 'This {thing} comes twice or out of order, so different programs would show different data.',
    fix: RESAVE,
  },
  E_MERGE: {
    title: 'Overlapping merged cells',
    what: 'The merged cells of this sheet overlap in a way that Excel does not allow.',
    fix: 'Unmerge the cells in Excel, save a copy as .xlsx and run again with the copy.',
  },
  E_CELL_TYPE: {
    title: 'Cell of an unknown type',
    what: 'This cell is of the unknown type "{type}".',
    fix: RESAVE,
  },
  E_SST_INDEX: {
    title: 'Text of a cell missing',
    what: 'The text of this cell is missing: the workbook has no shared text number "{index}".',
    fix: `${RESAVE} Compare its texts with the portal.`,
  },
  W_STYLE_INDEX: {
    title: 'Number formats missing',
    what: 'The workbook lacks the number formats of {count} cells, the first of them here. Dates among them look like plain numbers.',
    fix: `${RESAVE} Or export the file again.`,
  },
  W_ACTIVE_CONTENT: {
    title: 'Macros, links and the like',
    what: 'The workbook contains {kinds}; nothing was run or followed.',
    fix: 'Check that its values are up to date, or save a copy without them as .xlsx and run again with the copy.',
  },
} as const satisfies Catalogue;
