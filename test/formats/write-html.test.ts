/** The page: nothing in a file becomes markup, it loads nothing, and it says what it leaves out. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import type { BilledReport, LineReport, Report } from '../../src/core/model/report.ts';
import { writeJson } from '../../src/formats/write-json.ts';
import { aCleanReport, aLine, aReport } from '../helpers/report-fixture.ts';
import { writeHtml } from '../helpers/in-english.ts';

const HOSTILE = '</script><script>alert("1")</script><img src=x onerror=alert(1)> & \'x\'';
const ESCAPED =
  '&lt;/script&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &amp; &#39;x&#39;';

/** The page without its own style and script. */
function markupOf(page: string): string {
  return page.replace(/<style>[^]*?<\/style>/, '').replace(/<script>[^]*?<\/script>/, '');
}

const seats = (min: number, max: number | null = min) => ({ min, max });
const BILLED: readonly BilledReport[] = [
  { day: null, from: seats(10), to: seats(0), lacking: seats(0) },
  { day: '2026-05-01', from: seats(10), to: seats(10), lacking: seats(0) },
  { day: '2026-05-06', from: seats(0, 10), to: seats(10, null), lacking: seats(0) },
  { day: '2026-05-10', from: seats(0), to: seats(4), lacking: seats(6) },
];

function aBilledLine(changes: Partial<LineReport> = {}): LineReport {
  const line = aLine(1, 4);
  return {
    ...line,
    billed: BILLED,
    overlap: { ...line.overlap, days: 5, seatDays: 50, lastDay: '2026-05-05' },
    gap: { days: 4, seatDays: 24, open: true },
    ...changes,
  };
}

test('names and reasons from the files are escaped everywhere', () => {
  const report = aReport();
  const hostile = aReport({
    reasons: [HOSTILE],
    customers: report.customers.map((customer) => ({ ...customer, name: HOSTILE })),
    lines: [aBilledLine({ customer: HOSTILE, offer: HOSTILE })],
    actions: report.actions.map((action) => ({ ...action, text: HOSTILE, offer: HOSTILE })),
    findings: report.findings.map((finding) => ({
      ...finding,
      message: HOSTILE,
      numbers: { [HOSTILE]: HOSTILE },
      evidence: finding.evidence.map((place) => ({ ...place, path: HOSTILE })),
    })),
    inputs: report.inputs.map((input) => ({ ...input, path: HOSTILE })),
    rules: report.rules.map((rule) => ({ ...rule, title: HOSTILE, reason: HOSTILE })),
  });
  const page = writeHtml(hostile, { hrefOf: (path) => `./${path}` });
  assert.ok(page.includes(ESCAPED));
  const markup = markupOf(page);
  assert.doesNotMatch(markup, /<script|<img|alert\("/i);
  const tags = markup.replace(/="[^"]*"/g, '');
  assert.doesNotMatch(tags, /<[^>]* (?:on\w+|src|style)[ >=]/i);
  assert.doesNotMatch(markup, /href="\s*javascript:/i);
  assert.equal(page.match(/<\/script>/gi)?.length, 1);
});

test('marks that reorder text are made visible', () => {
  assert.ok(writeHtml(aReport({ reasons: ['a\u202eb'] })).includes('a\u2426b'));
});

test('the policy allows the style and the script on the page and nothing else', () => {
  const page = writeHtml(aReport());
  const hashOf = (tag: string) => {
    const text = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(page)?.[1] ?? '';
    assert.notEqual(text, '');
    return createHash('sha256').update(text, 'utf8').digest('base64');
  };
  assert.ok(
    page.includes(
      `content="default-src 'none'; style-src 'sha256-${hashOf('style')}'; script-src 'sha256-${hashOf('script')}'; base-uri 'none'; form-action 'none'"`,
    ),
  );
  assert.doesNotMatch(page, /https?:\/\/(?!x&quot;)|url\((?!#hatch-)|@import|<link|<img|<iframe/);
});

test('the verdict, the reasons and the figures stand on the page in words', () => {
  const page = writeHtml(aReport());
  assert.match(page, /INCOMPLETE</);
  assert.ok(page.includes('1 row of Transitioning From was rejected.'));
  for (const label of [
    'Customers done',
    'Customers blocked',
    'Seats missing',
    'Subscriptions still billed',
    'Overlap days',
    'Money at risk so far',
    'Each further day',
  ]) {
    assert.ok(page.includes(`<dt>${label}</dt>`), label);
  }
  assert.ok(page.includes('560 seat-days billed twice'));
  assert.ok(page.includes('not known for 1 line'));
  assert.match(page, /No price list was given\./);
});

test('a clean run says so and leaves no empty table', () => {
  const page = writeHtml(aCleanReport());
  assert.match(page, /Everything was compared, and nothing needs to be done\./);
  assert.match(page, /There is nothing to do\./);
  assert.match(page, /No rule found anything\./);
  assert.match(page, /Every rule was checked\./);
  assert.match(page, /No day of overlap or gap was found\./);
  assert.doesNotMatch(page, /<tbody>\s*<\/tbody>/);
});

const figuresOf = (page: string) => /<dl class="figures">[^]*?<\/dl>/.exec(page)?.[0] ?? '';

test('nothing compared is never shown as clean: no number, no green, no picture of nothing', () => {
  const nothing = { customers: [], lines: [], inputs: [], findings: [], actions: [] };
  const page = writeHtml(aReport({ verdict: 'nothing-compared', ...nothing }));
  assert.match(page, /NOTHING COMPARED/);
  assert.match(page, /This is not a clean result\./);
  assert.match(page, /No customers were found in the files\./);
  const figures = figuresOf(page);
  assert.equal(figures.match(/Not compared/g)?.length, 7);
  assert.doesNotMatch(figures, /\d| good/);
  assert.ok(page.includes('Nothing was compared, so there are no days to show.'));
  assert.ok(page.includes('No action follows from what could be compared.'));
  assert.doesNotMatch(markupOf(page), /There is nothing to do|No rule found anything\./);
});

test('in an incomplete run no zero looks reassuring', () => {
  const clean = aCleanReport();
  const totals = { ...clean.totals, missingSeats: 0, overlapDays: 0, overlapSeatDays: 0 };
  const page = writeHtml({
    ...clean,
    verdict: 'incomplete',
    totals: { ...totals, notComparableLines: 3, overlapUnknownLines: 1, costUnknownLines: 1 },
  });
  const figures = figuresOf(page);
  assert.match(figures, /<dt>Overlap days<\/dt>\n<dd class="number words warn">Not known/);
  assert.match(figures, /<dt>Seats missing<\/dt>\n<dd class="number muted">0/);
  assert.match(figures, /without 3 lines not compared/);
  assert.match(figures, /<dt>Money at risk so far<\/dt>\n<dd class="number words bad">Not known/);
  assert.doesNotMatch(figures.replace(/Customers done[^]*?<\/div>/, ''), / good"/);
});

test('usage has no seats, and what was not compared has no numbers: neither is shown as zero', () => {
  const lines = [
    aLine(3, 10, { family: 'azure', from: { seats: 0, subscriptions: [] } }),
    aLine(3, 11, { family: 'unknown' }),
    aLine(7, 16, { comparable: false }),
  ];
  const page = writeHtml(aReport({ lines, findings: [] }));
  const table = /id="table-lines"[^]*?<\/table>/.exec(page)?.[0] ?? '';
  assert.equal(table.match(/by usage/g)?.length, 4);
  assert.equal(table.match(/>unknown</g)?.length, 4);
  assert.equal(table.match(/>not compared</g)?.length, 2);
});

test('pictures are named and described, drawn in classes, and stand in a table as well', () => {
  const page = writeHtml(aReport({ lines: [aBilledLine()] }));
  const charts = page.match(/<svg class="chart"[^]*?<\/svg>/g) ?? [];
  assert.equal(charts.length, 3);
  for (const chart of charts) {
    assert.match(chart, /role="img" aria-labelledby="[\w-]+-t [\w-]+-d"/);
    assert.match(chart, /<title id="[^"]+">[^<]+<\/title>\n<desc id="[^"]+">[^<]+<\/desc>/);
    assert.doesNotMatch(chart, /NaN|Infinity|undefined|fill="|style=/);
  }
  const timeline = charts[2] ?? '';
  for (const name of ['side-from', 'side-to', 'area-maybe', 'band-overlap', 'band-gap']) {
    assert.ok(timeline.includes(`class="${name}"`), name);
  }
  assert.ok(page.includes('Billed twice on 5 days, 50 seat-days, until 2026-05-05.'));
  assert.ok(page.includes('Seats were lacking on 4 days, and still are.'));
  const table = /id="table-line-1"[^]*?<\/table>/.exec(page)?.[0] ?? '';
  assert.ok(table.includes('0 to 10') && table.includes('10 or more'), table);
});

test('ids on the page are unique, and every reference leads somewhere', () => {
  const page = writeHtml(aReport({ lines: [aBilledLine(), aBilledLine({ offer: 'Other' })] }));
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
  assert.equal(new Set(ids).size, ids.length);
  const wanted = [
    ...[...page.matchAll(/ aria-labelledby="([^"]+)"/g)].flatMap((one) => one[1]?.split(' ') ?? []),
    ...[...page.matchAll(/ href="#([^"]+)"/g)].map((one) => one[1]),
    ...[...page.matchAll(/url\(#([^)]+)\)/g)].map((one) => one[1]),
  ];
  assert.deepEqual(
    wanted.filter((id) => !ids.includes(id)),
    [],
  );
});

test('evidence leads to its file where there is a way to it', () => {
  const hrefOf = (path: string) => (path === 'to/x.csv' ? null : '../from/a%20b%23.xlsx');
  const report = aReport();
  const [finding] = report.findings;
  assert.ok(finding);
  const place = { sheet: 'Abonnements', row: 2, cell: 'F2' };
  const evidence = [
    { ...place, path: 'from/a b#.xlsx' },
    { ...place, path: 'to/x.csv', sheet: '' },
  ];
  const page = writeHtml(aReport({ findings: [{ ...finding, evidence }] }), { hrefOf });
  assert.ok(page.includes('<a href="../from/a%20b%23.xlsx">from/a b#.xlsx › Abonnements › F2</a>'));
  assert.ok(page.includes('<li>to/x.csv › F2</li>'));
});

test('what is cut from the page is counted, and the place of the rest is named', () => {
  const report = aReport();
  const [finding] = report.findings;
  const [action] = report.actions;
  assert.ok(finding && action);
  const findings = Array.from({ length: 1_203 }, (_, index) => ({
    ...finding,
    numbers: { seats: index },
  }));
  const actions = Array.from({ length: 561 }, () => action);
  const lines = Array.from({ length: 1_100 }, (_, index) => aLine(1, index));
  const page = writeHtml(aReport({ findings, actions, lines }));
  assert.match(page, /203 more rows are in reconciliation\.xlsx, sheet Findings\./);
  assert.match(page, /61 more rows are in action-sheet\.xlsx, sheet Actions\./);
  assert.match(page, /100 more rows are in reconciliation\.xlsx, sheet Lines\./);
  assert.match(page, /The first 1,000 of 1,203\./);
  assert.ok(page.includes('Seats: 1,202') && !page.includes('Seats: 202<'));
  const alone = writeHtml(aReport({ findings }), { hasWorkbooks: false });
  assert.match(alone, /203 more rows are not on this page; run with --format xlsx/);
});

test('of many lines with days, those that still go on are drawn', () => {
  const closed = Array.from({ length: 60 }, (_, index) =>
    aBilledLine({ offer: `Closed ${String(index)}`, gap: { days: 0, seatDays: 0, open: false } }),
  );
  const page = writeHtml(aReport({ lines: [...closed, aBilledLine({ offer: 'Still open' })] }));
  const section = /aria-labelledby="timelines"[^]*?<\/section>/.exec(page)?.[0] ?? '';
  assert.equal(section.match(/<svg class="chart"/g)?.length, 40);
  assert.ok(section.indexOf('Still open') < section.indexOf('Closed 0'));
  assert.match(section, /21 more rows are in reconciliation\.xlsx, sheet Overlap\./);
});

test('the page has a language, one main heading, captions and row headings', () => {
  const page = writeHtml(aReport({ lines: [aLine(1, 2)] }));
  assert.match(page, /<html lang="en"/);
  assert.equal(page.match(/<h1>/g)?.length, 1);
  assert.equal(page.match(/<table>/g)?.length, page.match(/<caption>/g)?.length);
  assert.match(page, /<th scope="row">/);
});

test('the JSON is the report itself, with a newline at the end', () => {
  const report = aReport();
  const json = writeJson(report);
  assert.deepEqual(JSON.parse(json), report);
  assert.match(json, /^\{\n {2}"schemaVersion": "1",\n {2}"tool"/);
  assert.ok(json.endsWith('}\n'));
});

const RUN = { hash: 'S-1', added: 2, resolved: 0, reopened: 0, waived: 0, unchecked: 0 };
const FIRST = { ...RUN, asOf: '2026-05-13', open: 2 };
const SECOND = { ...RUN, asOf: '2026-05-14', hash: 'S-2', open: 1, added: 0, resolved: 1 };
const pageAfter = (history: readonly (typeof FIRST)[], changes: Partial<Report> = {}) =>
  writeHtml(aReport(changes), { history });

test('the page shows the runs so far, once there were two', () => {
  const page = pageAfter([FIRST, SECOND]);
  assert.ok(page.includes('New 0, still open 1, reopened 0, resolved 1.'));
  assert.ok(page.includes('Open actions went from 2 on 2026-05-13 to 1 on 2026-05-14.'));
  assert.match(page, /<svg class="chart"[^>]*aria-labelledby="chart-runs-t/);
});

test('after one run there is nothing to draw, and the page says so', () => {
  const page = pageAfter([FIRST]);
  assert.ok(page.includes('This is the first run: 2 actions are open.'));
  assert.ok(!page.includes('chart-runs'));
  assert.ok(pageAfter([]).includes('The action sheet keeps the progress from run to run'));
});

test('of many runs the newest are drawn, and the others counted', () => {
  const runs = Array.from({ length: 30 }, (_, index) => ({ ...FIRST, hash: String(index) }));
  assert.ok(pageAfter(runs).includes('6 earlier runs are not drawn.'));
});
