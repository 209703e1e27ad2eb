/** Where things stand in the files, in words. */
import type { Evidence, Source } from '../model/report.ts';
import { joined, say, type Text, type TextValue } from '../text/text.ts';

/** Where something was read: `file › sheet › row 7`. */
export function sourceText(source: Source): Text {
  return placeText(source.path, source.sheet, rowText(source.row));
}

/** The first places a finding or action rests on, one per line, and how many more there are. */
export function evidenceText(evidence: readonly Evidence[], limit = 3): Text {
  const places = evidence
    .slice(0, limit)
    .map(({ path, sheet, cell, row }) => placeText(path, sheet, cell ?? rowText(row)));
  return cutList(places, evidence.length - places.length);
}

/** What is listed, one per line, and how many more there are. */
export function cutList(listed: readonly TextValue[], more: number): Text {
  return joined([...listed, ...(more > 0 ? [moreText(more)] : [])], '\n');
}

/** A file, its sheet where it has one, and a position in it. */
export function placeText(path: string, sheet: string, position: TextValue): Text {
  return joined(
    [path, sheet, position].filter((part) => part !== ''),
    ' › ',
  );
}

/** How many things a list leaves out. */
function moreText(more: number): Text {
  return say('+ {more, number} more', { more });
}

function rowText(row: number): Text {
  return say('row {row}', { row });
}
