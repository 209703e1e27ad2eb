/**
 * Writes the report as one self-contained page that loads nothing: its style and its script are in it, and
 * the policy lets nothing else run. Decides the order in which people read; the rest is in Excel.
 */

import { createHash } from 'node:crypto';

import type { Report } from '../core/model/report.ts';
import { VERDICT_WORDS } from '../core/report/words.ts';
import type { Speech } from '../core/text/speech.ts';
import { say } from '../core/text/text.ts';
import { pageOf, section, type Page, type PageSetting } from './html/page.ts';
import { PAGE_SCRIPT } from './html/page-script.ts';
import { fixed, penFor, type Html } from './html/parts.ts';
import { actionsSection, customersSection, findingsSection } from './html/sections/lists.ts';
import { linesSection } from './html/sections/lines.ts';
import { picturesSection } from './html/sections/pictures.ts';
import { notCheckedSection, proofSection } from './html/sections/proof.ts';
import { timelinesSection } from './html/sections/timelines.ts';
import { figuresBox, pageBar, pageHead, verdictBox } from './html/sections/top.ts';
import { PAGE_STYLE } from './html/style.ts';

const SECTIONS = [
  { id: 'glance', title: say('At a glance'), draw: picturesSection },
  { id: 'actions', title: say('What to do'), draw: actionsSection },
  { id: 'customers', title: say('Customers'), draw: customersSection },
  { id: 'timelines', title: say('Billing day by day'), draw: timelinesSection },
  { id: 'lines', title: say('Lines'), draw: linesSection },
  { id: 'findings', title: say('Findings'), draw: findingsSection },
  { id: 'proof', title: say('Proof'), draw: proofSection },
  { id: 'not-checked', title: say('Not checked'), draw: notCheckedSection },
] as const;

/** A page without history or links, as a report alone gives it. */
const ALONE: PageSetting = { history: [], hrefOf: () => null, hasWorkbooks: true };

/** The whole page, in the language of `speech`. */
export function writeHtml(report: Report, setting: Partial<PageSetting>, speech: Speech): string {
  const page = pageOf(penFor(speech), report, { ...ALONE, ...setting });
  const { safe } = page.pen;
  return safe`<!doctype html>
<html lang="${speech.language}" data-thousands="${groupMark(speech)}" data-shown="${shownText()}" data-all="${say('All {all} rows.', { all: '{all}' })}">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${fixed(policy())}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="generator" content="${report.tool.name} ${report.tool.version}" />
<title>${say('{verdict}: tenant reconciliation as of {asOf}', { verdict: VERDICT_WORDS[report.verdict], asOf: report.asOf })}</title>
<style>${fixed(PAGE_STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">${say('Skip to the content')}</a>
${pageBar(page, SECTIONS)}<main id="main" tabindex="-1">
${pageHead(page)}${verdictBox(page)}${figuresBox(page)}${SECTIONS.map(({ id, title, draw }) => section(page, id, title, draw(page)))}</main>
${footer(page)}<script>${fixed(PAGE_SCRIPT)}</script>
</body>
</html>
`.html;
}

/** Nothing may load or run but the style and the script of the page, each known by its hash. */
function policy(): string {
  return [
    `default-src 'none'`,
    `style-src '${hashOf(PAGE_STYLE)}'`,
    `script-src '${hashOf(PAGE_SCRIPT)}'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}

/** The script fills in the numbers. */
function shownText() {
  return say('{shown} of {all} rows. Printing shows these alone.', {
    shown: '{shown}',
    all: '{all}',
  });
}

function groupMark(speech: Speech): string {
  return speech.number(1_000).slice(1, -3);
}

function footer({ pen, report }: Page): Html {
  const { safe } = pen;
  return safe`<footer>
<p>${say('Made by {name} {version}. All days are calendar days in UTC.', { name: report.tool.name, version: report.tool.version })} ${say('This page holds customer data; it loads nothing from anywhere.')} ${say('Where a number is not known, a word says so; it is never zero.')}</p>
</footer>
`;
}
