/** What can be wrong with one cell or row. `{value}` is what the cell holds, `{fix}` the advice of the row's schema. */
import type { Catalogue } from './problem.ts';

const DATE_ORDER =
  'Pass --date-order dmy or --date-order mdy, or set "dateOrder" for this file in the config.';
const DECIMAL =
  'Pass --decimal comma or --decimal point, or set "decimal" for this file in the config.';

export const CELL_PROBLEMS = {
  E_CELL_ERROR: {
    title: 'Error value in a cell',
    what: '{value} is an error value.',
    fix: 'Correct the formula in Excel, or export the file again.',
  },
  E_NUMBER_LEXICAL: {
    title: 'Number cell that holds no number',
    what: 'The cell says that it is a number, but holds {value}.',
    fix: 'Type the number anew in Excel, or export the file again.',
  },
  E_BOOLEAN_LEXICAL: {
    title: 'Yes-or-no cell that holds neither',
    what: 'The cell says that it is TRUE or FALSE, but holds {value}.',
    fix: 'Type the value anew in Excel, or export the file again.',
  },
  E_FORMULA_NO_CACHE: {
    title: 'Formula without a result',
    what: 'The cell is a formula without a stored result.',
    fix: 'Open the workbook in Excel, save it, and run again.',
  },
  E_MERGED_DATA: {
    title: 'Merged data cells',
    what: 'The cell is part of the merged cells {range} and has no value of its own.',
    fix: 'Unmerge {range} in Excel, fill in the value in each row, save and run again.',
  },
  E_CONTROL_CHAR: {
    title: 'Control character',
    what: '{value} holds the control character {character}, which no export writes.',
    fix: 'Type the cell anew, or export the file again.',
  },
  E_VALUE_EMPTY: { title: 'Empty cell', what: 'The cell is empty.', fix: '{fix}' },
  E_VALUE_FORM: {
    title: 'Value of the wrong form',
    what: '{value} does not have the expected form.',
    fix: '{fix}',
  },
  E_VALUE_LONG: {
    title: 'Value too long',
    what: '{value} is longer than any export writes it.',
    fix: '{fix}',
  },
  E_VALUE_BELOW: { title: 'Value below the lowest', what: '{value} is below 0.', fix: '{fix}' },
  E_VALUE_ABOVE: {
    title: 'Value above the highest',
    what: '{value} is larger than any customer has.',
    fix: '{fix}',
  },
  E_WORD_UNKNOWN: {
    title: 'Unknown word',
    what: '{value} is a word that no table knows.',
    fix: '{fix}',
  },
  E_BOOLEAN: { title: 'Not yes or no', what: '{value} is neither true nor false.', fix: '{fix}' },
  E_NUMBER: { title: 'Not a number', what: '{value} is not a number.', fix: '{fix}' },
  E_QUANTITY: {
    title: 'Not a whole number',
    what: '{value} is not a whole number.',
    fix: '{fix}',
  },
  E_NUMBER_FORM: {
    title: 'Number in another notation',
    what: '{value} is not written like the other numbers of its column.',
    fix: 'Write all numbers of the column in one way, or as plain digits.',
  },
  E_NUMBER_AMBIGUOUS: {
    title: 'Number with two readings',
    what: '{value} can be read as {first} or as {second}, and no value of the column settles it.',
    fix: DECIMAL,
  },
  E_NUMBER_CONFLICT: {
    title: 'Column with two notations of numbers',
    what: '{value} can be read as {first} or as {second}, and the column writes its numbers in both ways.',
    fix: 'Write all numbers of the column in one way, or as plain digits.',
  },
  E_CURRENCY: {
    title: 'Amount in another currency than its row',
    what: '{value} names another currency than the row, which is in {currency}.',
    fix: 'Correct the currency of the row, or write the amount without one.',
  },
  E_DATE: { title: 'Not a date', what: '{value} is not a date.', fix: '{fix}' },
  E_DATE_INVALID: {
    title: 'Impossible day',
    what: '{value} is a day that no calendar has.',
    fix: '{fix}',
  },
  E_DATE_RANGE: {
    title: 'Day out of range',
    what: '{value} is {day}, outside 2000 to 2199.',
    fix: '{fix}',
  },
  E_DATE_YEAR: {
    title: 'Year of two digits',
    what: '{value} has a year of two digits.',
    fix: 'Write the year with four digits, or export the file again.',
  },
  E_DATE_AMBIGUOUS: {
    title: 'Date with two readings',
    what: '{value} can be read as {first} or as {second}, and no value of the column settles it.',
    fix: DATE_ORDER,
  },
  E_DATE_CONFLICT: {
    title: 'Column with two orders of day and month',
    what: '{value} can be read as {first} or as {second}, and the column holds dates in both orders.',
    fix: 'Export the file again: a program has probably changed some of its dates. Where you know better, pass --date-order.',
  },
  E_DATE_HALF: {
    title: 'Dates that were converted in part',
    what: 'The cell is a real date, but other dates of its column are text that only reads with the day first or the month first: a program has probably exchanged day and month here.',
    fix: 'Export the file again and do not open it in a program of another language; or pass --date-order if the real dates are right.',
  },
  E_TIME_INVALID: {
    title: 'Impossible time',
    what: '{value} has a time that no clock shows.',
    fix: '{fix}',
  },
  E_ROW_OFFER: {
    title: 'Row without a product',
    what: 'The row has no offer: neither a product name nor an offer id.',
    fix: 'Fill in the product, or export the file again.',
  },
  E_ROW_CUSTOMER: {
    title: 'Row without a customer',
    what: 'The cell is empty, and no other column says whose subscription this is.',
    fix: 'Fill in the customer, or export the file again.',
  },
  E_ROW_SWALLOWED: {
    title: 'Rows inside a cell',
    what: '{value} holds a line break and an id: its quotes are broken, and rows below it have got into this cell.',
    fix: 'Correct the quotes of this row in a text editor, or export the file again.',
  },
  E_DATA_BESIDE: {
    title: 'Data beside the table',
    what: '{value} stands in a column without a header: perhaps a second table stands beside this one.',
    fix: 'Give the column a header if it belongs to the table; otherwise move its cells below the table or onto a sheet of their own, and run again.',
  },
  E_ROW_RAGGED: {
    title: 'Row of another width than the header',
    what: 'The row does not have as many cells as the header.',
    fix: 'Check the quotes and delimiters of this line, or export the file again.',
  },
} as const satisfies Catalogue;
