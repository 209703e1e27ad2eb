/** The columns of the longer tables on the HTML report. */

import type {
  Action,
  Finding,
  InputReport,
  RejectedRow,
  RuleOutcome,
} from '../../core/model/report.ts';
import {
  actionPlace,
  evidenceText,
  KIND_WORDS,
  numbersText,
  OUTCOME_TONES,
  OUTCOME_WORDS,
  tenantWords,
} from '../../core/report/wording.ts';
import { safe, word, type HtmlColumn } from './parts.ts';

/** What to do, by when and where. */
export function actionColumns(): readonly HtmlColumn<Action>[] {
  return [
    { label: 'What to do', style: 'wide', cell: (action) => action.text },
    { label: 'Do by', style: 'day', cell: (action) => action.dueOn },
    { label: 'Where', style: 'day', cell: ({ tenant }) => actionPlace(tenant) },
    { label: 'Customer', cell: (action) => action.customer },
    { label: 'Product', cell: (action) => action.offer },
    { label: 'Seats', style: 'n', cell: (action) => action.seats },
  ];
}

/** What was found, in words, and the cells it rests on. */
export function findingColumns(
  titles: ReadonlyMap<string, string>,
): readonly HtmlColumn<Finding>[] {
  return [
    { label: 'What', cell: (finding) => titles.get(finding.rule) ?? finding.rule },
    { label: 'Finding', style: 'wide', cell: (finding) => finding.message },
    { label: 'Numbers', cell: (finding) => numbersText(finding.numbers) },
    { label: 'Evidence', style: 'place', cell: (finding) => evidenceText(finding.evidence) },
  ];
}

/** Where an input stands on the page; other rows lead there. */
function inputAnchors(inputs: readonly InputReport[]): (path: string, sheet: string) => string {
  const at = new Map(inputs.map(({ path, sheet }, index) => [`${path}\n${sheet ?? ''}`, index]));
  return (path, sheet) => `input-${String(at.get(`${path}\n${sheet}`) ?? 0)}`;
}

/** Each cell that could not be used; its file leads to the list of inputs. */
export function rejectedColumns(
  inputs: readonly InputReport[],
): readonly HtmlColumn<RejectedRow>[] {
  const anchorOf = inputAnchors(inputs);
  return [
    {
      label: 'File',
      cell: ({ path, sheet }) => safe`<a href="#${anchorOf(path, sheet)}">${path}</a>`,
    },
    { label: 'Cell', style: 'day', cell: ({ sheet, row, cell }) => placeText(sheet, row, cell) },
    { label: 'Value', cell: ({ value }) => value },
    { label: 'Problem', style: 'wide', cell: ({ problem }) => problem },
    { label: 'What to do', style: 'wide', cell: ({ fix }) => fix },
  ];
}

function placeText(sheet: string, row: number, cell: string | null): string {
  const place = cell ?? `row ${String(row)}`;
  return sheet === '' ? place : `${sheet} › ${place}`;
}

/** Each file and what was read from it. */
export function inputColumns(inputs: readonly InputReport[]): readonly HtmlColumn<InputReport>[] {
  const anchorOf = inputAnchors(inputs);
  return [
    {
      label: 'File',
      cell: ({ path, sheet }) => safe`<span id="${anchorOf(path, sheet ?? '')}">${path}</span>`,
    },
    { label: 'Sheet', cell: (input) => input.sheet },
    { label: 'Tenant', style: 'day', cell: (input) => tenantWords(input.tenant) },
    { label: 'Taken for', cell: (input) => KIND_WORDS[input.kind] },
    { label: 'Rows', style: 'n', cell: (input) => input.rows },
    { label: 'Accepted', style: 'n', cell: (input) => input.accepted },
    { label: 'Rejected', style: 'n', cell: (input) => input.rejected },
    { label: 'Ignored', style: 'n', cell: (input) => input.ignored },
    { label: 'SHA-256', style: 'id', cell: (input) => input.sha256 },
  ];
}

/** A rule that could not speak, and why. */
export function ruleColumns(): readonly HtmlColumn<RuleOutcome>[] {
  return [
    { label: 'Rule', cell: (rule) => rule.title },
    {
      label: 'Outcome',
      cell: ({ outcome }) => word(OUTCOME_WORDS[outcome], OUTCOME_TONES[outcome]),
    },
    { label: 'Why', style: 'wide', cell: (rule) => rule.reason },
    { label: 'What it would tell', style: 'wide', cell: (rule) => rule.means },
  ];
}
