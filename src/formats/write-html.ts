/**
 * Writes the report as one self-contained page that loads nothing and runs nothing. Decides what
 * fits on a page that people scroll: the verdict, what is open, and the proof; the rest is in Excel.
 */

import { createHash } from 'node:crypto';

import type { HistoryEntry } from '../core/model/history.ts';
import type {
  CustomerReport,
  Finding,
  Report,
  RuleOutcome,
  Severity,
} from '../core/model/report.ts';
import { ENGLISH } from '../core/text/speech.ts';
import { familyTexts, headline, moneyTexts, notComparedText } from '../core/report/headline.ts';
import {
  counted,
  groupDigits,
  SEVERITY_TONES,
  SEVERITY_WORDS,
  STAGE_TONES,
  STAGE_WORDS,
  VERDICT_TONES,
  VERDICT_WORDS,
} from '../core/report/wording.ts';
import { fixed, htmlTable, safe, word, type Html, type HtmlColumn } from './html/parts.ts';
import { progressSection } from './html/progress.ts';
import { PAGE_STYLE } from './html/style.ts';
import {
  actionColumns,
  findingColumns,
  inputColumns,
  rejectedColumns,
  ruleColumns,
} from './html/tables.ts';

const MOST_FINDINGS = 1_000;
const MOST_ACTIONS = 50;
const MOST_CUSTOMERS = 1_000;
const MOST_REJECTED = 200;
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

const SECTIONS = [
  { id: 'customers', title: 'Customers', draw: customersSection },
  { id: 'actions', title: 'What to do', draw: actionsSection },
  { id: 'findings', title: 'Findings', draw: findingsSection },
  { id: 'proof', title: 'Proof', draw: proofSection },
  { id: 'not-checked', title: 'Not checked', draw: notCheckedSection },
] as const;

/** The whole page; `history` is the burn-down that the action sheet carries, the oldest run first. */
export function writeHtml(report: Report, history: readonly HistoryEntry[] = []): string {
  const hash = createHash('sha256').update(PAGE_STYLE, 'utf8').digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return safe`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${fixed(policy)}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="generator" content="${report.tool.name} ${report.tool.version}" />
<title>${VERDICT_WORDS[report.verdict]}: tenant reconciliation as of ${report.asOf}</title>
<style>${fixed(PAGE_STYLE)}</style>
</head>
<body>
<main>
${pageHeader(report)}${verdict(report)}${figures(report)}${progressSection(history)}${SECTIONS.map(
    ({ id, title, draw }) =>
      safe`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
                ${draw(report)}
</section>
`,
  )}
<footer>
<p>
Made by ${report.tool.name} ${report.tool.version}. All days are calendar days in UTC.
This page holds customer data; it loads nothing from anywhere.
</p>
</footer>
</main>
</body>
</html> `.html;
}

function pageHeader(report: Report): Html {
  const start = report.migrationStart ?? 'unknown';
  return safe`<header>
<h1>Tenant reconciliation</h1>
<p>
Transitioning From and Transitioning To compared, as of ${report.asOf} (UTC). Migration start:
${start}.
</p>
<nav aria-label="Sections">
<ul>
        ${SECTIONS.map(({ id, title }) => safe`<li><a href="#${id}">${title}</a></li>`)}
</ul>
</nav>
</header>
`;
}

function verdict(report: Report): Html {
  const reasons = report.reasons.map((reason) => safe`<li>${reason}</li>`);
  return safe`<div class="verdict ${VERDICT_TONES[report.verdict]}-fill">
<p><strong>${VERDICT_WORDS[report.verdict]}.</strong> ${ENGLISH.of(headline(report).sentence)}</p>
    ${reasons.length === 0 ? '' : safe`<ul>${reasons}</ul>`}
</div>
`;
}

function figures(report: Report): Html {
  const notCompared = ENGLISH.ofAny(notComparedText(report));
  const cards = headline(report).figures.map(
    (figure) =>
      safe`<div>
<dt>${ENGLISH.of(figure.label)}</dt>
<dd class="number ${figure.tone}">${figure.value}</dd>
<dd class="small">${ENGLISH.of(figure.note)}</dd>
</div>
`,
  );
  return safe`<dl class="figures">${cards}</dl>
    ${[...moneyTexts(report), ...familyTexts(report)].map((text) => note(ENGLISH.of(text)))}${note(notCompared)}`;
}

function note(text: string | null): Html {
  return text === null ? fixed('') : safe`<p class="note">${text}</p> `;
}

const REMARK: HtmlColumn<CustomerReport> = {
  label: 'Why not compared',
  cell: ({ reason }) => reason,
};

function customersSection({ customers }: Report): Html {
  if (customers.length === 0) return note('No customers were found in the files.');
  const shown = customers.slice(0, MOST_CUSTOMERS);
  const caption = `${counted(customers.length, 'customer')}: how far each has come.`;
  const table = htmlTable(
    caption,
    [
      { label: 'Customer', cell: ({ name }) => name },
      { label: 'Stage', cell: ({ stage }) => word(STAGE_WORDS[stage], STAGE_TONES[stage]) },
      { label: 'Findings', style: 'n', cell: ({ findings }) => findings },
      { label: 'Seats From', style: 'n', cell: ({ fromSeats }) => fromSeats },
      {
        label: 'Seats To',
        style: 'n',
        cell: ({ comparable, toSeats }) => (comparable || toSeats > 0 ? toSeats : null),
      },
      {
        label: 'Seats missing',
        style: 'n',
        cell: ({ comparable, missingSeats }) => (comparable ? missingSeats : null),
      },
      {
        label: 'Overlap days',
        style: 'n',
        cell: ({ comparable, overlapDays }) => (comparable ? overlapDays : null),
      },
      ...(shown.some(({ reason }) => reason !== null) ? [REMARK] : []),
    ],
    shown,
  );
  return safe`${table}${moreNote(customers.length - shown.length, 'customer')}`;
}

function actionsSection({ actions }: Report): Html {
  if (actions.length === 0) return note('There is nothing to do.');
  const shown = actions.slice(0, MOST_ACTIONS);
  const caption =
    shown.length === actions.length
      ? `${counted(actions.length, 'action')}, in the order in which to do them.`
      : `The first ${String(shown.length)} of ${counted(actions.length, 'action')}.`;
  const hidden = actions.length - shown.length;
  const more =
    hidden === 0 ? null : `${counted(hidden, 'more action')} in action-sheet.xlsx, sheet Actions.`;
  return safe`${htmlTable(caption, actionColumns(), shown)}${note(more)}`;
}

function findingsSection(report: Report): Html {
  if (report.findings.length === 0) return note('No rule found anything.');
  const titles = new Map(report.rules.map((rule) => [rule.id, rule.title]));
  let room = MOST_FINDINGS;
  const groups = SEVERITIES.flatMap((severity) => {
    const all = report.findings.filter((finding) => finding.severity === severity);
    const shown = biggestFirst(all).slice(0, room);
    room -= shown.length;
    if (all.length === 0) return [];
    const heading = safe`<h3>
      ${word(`${SEVERITY_WORDS[severity]}s`, SEVERITY_TONES[severity])} ${all.length}
</h3> `;
    const caption = `${groupDigits(shown.length)} of ${groupDigits(all.length)}, the biggest first.`;
    const columns = findingColumns(titles);
    return [heading, shown.length === 0 ? fixed('') : htmlTable(caption, columns, shown)];
  });
  const hidden = report.findings.length - (MOST_FINDINGS - room);
  return safe`${groups}${moreNote(hidden, 'finding')}`;
}

/** Stable, so findings of one size keep the report's order. */
function biggestFirst(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((one, other) => size(other) - size(one));
}

function size({ numbers }: Finding): number {
  const values = Object.values(numbers).filter((value) => typeof value === 'number');
  return Math.max(0, ...values);
}

function moreNote(hidden: number, what: string): Html {
  if (hidden === 0) return fixed('');
  return note(`${counted(hidden, `more ${what}`)} in reconciliation.xlsx.`);
}

function proofSection(report: Report): Html {
  const { from, to } = report.accounting;
  const rows = [
    ['Rows read', from.rows, to.rows],
    ['= accepted', from.accepted, to.accepted],
    ['+ rejected', from.rejected, to.rejected],
    ['+ ignored (totals, exact duplicates)', from.ignored, to.ignored],
    ['Accepted subscriptions', from.subscriptions, to.subscriptions],
    ['= on lines', from.inLines, to.inLines],
    ['+ out of scope', from.outOfScope, to.outOfScope],
  ] as const;
  const caption = report.accounting.balanced
    ? 'Every row that was read is accounted for.'
    : 'The rows do not balance: do not rely on this report.';
  const identities = htmlTable(
    caption,
    [
      { label: 'Count', cell: ([label]) => label },
      { label: 'Transitioning From', style: 'n', cell: (row) => row[1] },
      { label: 'Transitioning To', style: 'n', cell: (row) => row[2] },
    ],
    rows,
  );
  const inputs = htmlTable(
    'The files of this run, each with its SHA-256.',
    inputColumns(report.inputs),
    report.inputs,
  );
  return safe`<h3>Row accounting</h3>
    ${identities}
<h3>Rejected rows</h3>
    ${rejected(report)}
<h3>Inputs</h3>
    ${report.inputs.length === 0 ? note('No files were given.') : inputs}`;
}

function rejected({ rejectedRows, inputs }: Report): Html {
  if (rejectedRows.length === 0) return note('No rows were rejected.');
  const shown = rejectedRows.slice(0, MOST_REJECTED);
  const unlisted = inputs.reduce((sum, input) => sum + input.rejectedUnlisted, 0);
  const all = rejectedRows.length + unlisted;
  const caption = `${groupDigits(shown.length)} of ${counted(all, 'bad cell')}.`;
  const rest = rejectedRows.length - shown.length;
  const counting =
    unlisted === 0 ? null : `${counted(unlisted, 'bad cell')} more are counted but not listed.`;
  return safe`${htmlTable(caption, rejectedColumns(inputs), shown)}${moreNote(rest, 'bad cell')}${note(counting)}`;
}

function notCheckedSection(report: Report): Html {
  const isOpen = ({ outcome }: RuleOutcome) => outcome === 'not-checked' || outcome === 'failed';
  const rules = report.rules.filter(isOpen);
  if (rules.length === 0) return note('Every rule was checked.');
  return htmlTable('Rules that say nothing about this run, and why.', ruleColumns(), rules);
}
