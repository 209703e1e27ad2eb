/** The page: nothing in a file becomes markup, it loads nothing, and it says what it leaves out. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { writeHtml } from '../../src/formats/write-html.ts';
import { writeJson } from '../../src/formats/write-json.ts';
import { aCleanReport, aLine, aReport } from '../helpers/report-fixture.ts';

const HOSTILE = '<script>alert("1")</script> & \'x\'';
const ESCAPED = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;';

test('names and reasons from the files are escaped everywhere', () => {
  const report = aReport();
  const hostile = aReport({
    reasons: [HOSTILE],
    customers: report.customers.map((customer) => ({ ...customer, name: HOSTILE })),
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
  const page = writeHtml(hostile);
  assert.ok(page.includes(ESCAPED));
  assert.doesNotMatch(page, /<script|alert\("/i);
  assert.doesNotMatch(page, /javascript:| on\w+="| src=| style="/i);
});

test('marks that reorder text are made visible', () => {
  assert.ok(writeHtml(aReport({ reasons: ['a\u202eb'] })).includes('a\u2426b'));
});

test('the policy allows the one style sheet on the page and nothing else', () => {
  const page = writeHtml(aReport());
  const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(style, 'utf8').digest('base64');
  assert.ok(page.includes(`content="default-src 'none'; style-src 'sha256-${hash}';`));
  assert.doesNotMatch(page, /https?:\/\/(?!x&quot;)|url\(|@import|<link|<img|<iframe/);
});

test('the verdict, the reasons and the four figures stand on the page in words', () => {
  const page = writeHtml(aReport());
  assert.match(page, /INCOMPLETE\./);
  assert.ok(page.includes('1 row of Transitioning From was rejected.'));
  for (const label of ['Customers done', 'Seats missing', 'Subscriptions still billed']) {
    assert.ok(page.includes(`<dt>${label}</dt>`), label);
  }
  assert.ok(page.includes('560 seat-days billed twice; 1 line unknown'));
  assert.match(page, /No price list was given\./);
});

test('a clean run says so and leaves no empty table', () => {
  const page = writeHtml(aCleanReport());
  assert.match(page, /Everything was compared, and nothing needs to be done\./);
  assert.match(page, /There is nothing to do\./);
  assert.match(page, /No rule found anything\./);
  assert.match(page, /Every rule was checked\./);
  assert.doesNotMatch(page, /<tbody>\s*<\/tbody>/);
});

test('nothing compared is never shown as clean', () => {
  const page = writeHtml(
    aReport({ verdict: 'nothing-compared', customers: [], lines: [], inputs: [], findings: [] }),
  );
  assert.match(page, /NOTHING COMPARED/);
  assert.match(page, /This is not a clean result\./);
  assert.match(page, /No customers were found in the files\./);
});

test('beyond a thousand findings and fifty actions the page says how many more there are', () => {
  const report = aReport();
  const [finding] = report.findings;
  const [action] = report.actions;
  assert.ok(finding && action);
  const findings = Array.from({ length: 1_203 }, (_, index) => ({
    ...finding,
    numbers: { seats: index },
  }));
  const actions = Array.from({ length: 61 }, () => action);
  const page = writeHtml(aReport({ findings, actions }));
  assert.match(page, /203 more findings in reconciliation\.xlsx/);
  assert.match(page, /11 more actions in action-sheet\.xlsx/);
  assert.ok(page.includes('Seats: 1,202') && !page.includes('Seats: 202<'));
});

test('the page has a language, one main heading, captions and row headings', () => {
  const page = writeHtml(aReport({ lines: [aLine(1, 2)] }));
  assert.match(page, /<html lang="en">/);
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

test('the page shows the runs so far, once there were two', () => {
  const run = { hash: 'S-1', added: 2, resolved: 0, reopened: 0, waived: 0, unchecked: 0 };
  const first = { ...run, asOf: '2026-05-13', open: 2 };
  const second = { ...run, asOf: '2026-05-14', hash: 'S-2', open: 1, added: 0, resolved: 1 };
  assert.ok(!writeHtml(aReport(), [first]).includes('id="progress"'));
  const page = writeHtml(aReport(), [first, second]);
  assert.ok(page.includes('New 0, still open 1, reopened 0, resolved 1.'));
  assert.ok(page.includes('2026-05-13'));
});
