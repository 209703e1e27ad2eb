/**
 * What a row rests on, in two columns: the first place in a cell of its own, since a cell can lead to one
 * place only and some programs show what leads somewhere on a single line; further places below each other.
 */
import type { Evidence } from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import { say, verbatim, type Text } from '../text/text.ts';
import { leadingTo, text } from './cells.ts';
import { cutList, evidenceText } from './places.ts';
import type { ColumnWords } from './speak-sheets.ts';
import type { CellValue } from './tables.ts';

export const EVIDENCE_COLUMNS: readonly [first: ColumnWords, more: ColumnWords] = [
  { key: 'evidence', label: say('Evidence'), type: 'text', width: 60, wrap: true },
  { key: 'moreEvidence', label: say('More evidence'), type: 'text', width: 60, wrap: true },
];

/** The words for both columns; at most `most` places are named, and `unlisted` more are counted. */
export function evidenceTexts(
  evidence: readonly Evidence[],
  most = 3,
  unlisted = 0,
): readonly [first: Text, more: Text] {
  const [first, ...further] = evidence.slice(0, most).map(evidenceText);
  const more = Math.max(0, evidence.length - most) + unlisted;
  return [first ?? verbatim(''), cutList(further, more)];
}

/** The cells of both columns, the first leading to its place. */
export function evidenceCells(
  evidence: readonly Evidence[],
  { of }: Speech,
  ...limits: [most?: number, unlisted?: number]
): readonly [CellValue, CellValue] {
  const [first, more] = evidenceTexts(evidence, ...limits);
  return [leadingTo(evidence[0], text(of(first))), text(of(more))];
}
