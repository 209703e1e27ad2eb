/** The top of the page: what was compared, the verdict in a sentence, the figures, and what they leave out. */

import {
  familyTexts,
  headline,
  moneyTexts,
  notComparedText,
} from '../../../core/report/headline.ts';
import { pageFigures, type FigureValue } from '../../../core/report/page/figures.ts';
import { VERDICT_TONES, VERDICT_WORDS } from '../../../core/report/words.ts';
import { say, type TextValue } from '../../../core/text/text.ts';
import type { Page } from '../page.ts';
import { all, fixed, NOTHING, note, type Html, type Pen } from '../parts.ts';

export interface SectionLink {
  readonly id: string;
  readonly title: TextValue;
}

/** The heading of the page. */
export function pageHead({ pen, report }: Page): Html {
  const { safe } = pen;
  return safe`<header class="top">
<h1>${say('Tenant reconciliation')}</h1>
<p>${say('Transitioning From and Transitioning To compared, as of {asOf} (UTC).', { asOf: report.asOf })} ${
    report.migrationStart === null
      ? say('Migration start: unknown.')
      : say('Migration start: {day}.', { day: report.migrationStart })
  }</p>
</header>
`;
}

/** The ways to the sections, and one filter for all of them; it stays in sight. */
export function pageBar({ pen, report }: Page, links: readonly SectionLink[]): Html {
  const { safe } = pen;
  const items = links.map(({ id, title }) => safe`<li><a href="#${fixed(id)}">${title}</a></li>`);
  const options = report.customers.map(
    ({ name }, index) => safe`<option value="${fixed(String(index))}">${name}</option>`,
  );
  const filter =
    report.customers.length < 2
      ? NOTHING
      : safe`<form role="search" hidden><label>${say('Customer')} <select id="customer-filter"><option value="">${say('All customers')}</option>${options}</select></label></form>
`;
  return safe`<div class="bar">
<nav aria-label="${say('Sections')}">
<ul>${items}</ul>
</nav>
${filter}</div>
`;
}

/** What the run comes to, loud where it is no final result. */
export function verdictBox({ pen, report }: Page): Html {
  const { safe } = pen;
  const reasons = report.reasons.map((reason) => safe`<li>${reason}</li>`);
  return safe`<div class="verdict ${fixed(VERDICT_TONES[report.verdict])}-fill" role="region" aria-label="${say('Verdict')}">
<p class="word-of-verdict">${VERDICT_WORDS[report.verdict]}</p>
<p>${headline(report).sentence}</p>
${reasons.length === 0 ? NOTHING : safe`<ul>${reasons}</ul>\n`}</div>
`;
}

/** The numbers that matter, each with what it leaves out. */
export function figuresBox({ pen, report }: Page): Html {
  const { safe } = pen;
  const cards = pageFigures(report).map(
    ({ label, values, tone, notes }) => safe`<div>
<dt>${label}</dt>
${values.map((value) => safe`<dd class="${fixed(classOf(value))} ${fixed(tone)}">${shown(pen, value)}</dd>\n`)}${notes.map((text) => safe`<dd class="small">${text}</dd>\n`)}</div>
`,
  );
  // The cards tell of cost; of the money texts, the last tells of credits where there are any.
  const credits =
    Object.keys(report.totals.credit).length === 0 ? [] : moneyTexts(report).slice(-1);
  const notes = [...credits, ...familyTexts(report), notComparedText(report)];
  return safe`<dl class="figures">
${cards}</dl>
${all(notes.map((text) => note(pen, text)))}`;
}

function classOf(value: FigureValue): string {
  return value.kind === 'count'
    ? 'number'
    : value.kind === 'money'
      ? 'number money'
      : 'number words';
}

function shown({ safe, speech }: Pen, value: FigureValue): Html {
  switch (value.kind) {
    case 'count':
      return safe`${value.count}`;
    case 'money':
      return safe`${speech.number(value.amount)} <span class="currency">${value.currency}</span>`;
    case 'words':
      return safe`${value.words}`;
  }
}
