/** Where things stand in the files, in words. */
import type { Evidence, Source } from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import { joined, say, type Text, type TextValue } from '../text/text.ts';

const BETWEEN = ' › ';
const WHOLE_FILE = say('whole file');

/** Where something was read: `file › sheet › row 7`. Cells of large tables say it, so no text stands in between. */
export function sourceWords({ path, sheet, row }: Source, { of }: Speech): string {
  const position = of(rowText(row));
  return sheet === '' ? path + BETWEEN + position : path + BETWEEN + sheet + BETWEEN + position;
}

/** What a finding or action rests on: `file › sheet › F2`, or its row. */
export function evidenceText({ path, sheet, cell, row }: Evidence): Text {
  return placeText(path, sheet, cell ?? rowText(row));
}

/** What is listed, one per line, and how many more there are. */
export function cutList(listed: readonly TextValue[], more: number): Text {
  return joined([...listed, ...(more > 0 ? [moreText(more)] : [])], '\n');
}

/** A file, its sheet where it has one, and a position in it. */
export function placeText(path: string, sheet: string, position: TextValue): Text {
  return joined(
    [path, sheet, position].filter((part) => part !== ''),
    BETWEEN,
  );
}

/** How many things a list leaves out. */
function moreText(more: number): Text {
  return say('+ {more, number} more', { more });
}

/** A row in words; there is none where a file is meant as a whole. */
export function rowText(row: number): Text {
  return row === 0 ? WHOLE_FILE : say('row {row}', { row });
}
