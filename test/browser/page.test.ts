/** The page in Debian's Chromium: no error, no request, by keyboard alone, for screen readers, on paper, without script. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test, type TestContext } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { Report } from '../../src/core/model/report.ts';
import { aCleanReport, aLine, aReport } from '../helpers/report-fixture.ts';
import { hasBrowser, open } from './browser.ts';
import { writeHtml } from '../helpers/in-english.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TOUR = new URL('../golden/tour/expected/reconciliation.json', import.meta.url);
const RUN = { hash: 'S-1', added: 9, resolved: 0, reopened: 1, waived: 0, unchecked: 0 };
const HISTORY = [
  { ...RUN, asOf: '2026-05-13', open: 64 },
  { ...RUN, asOf: '2026-05-18', hash: 'S-2', open: 51 },
  { ...RUN, asOf: '2026-05-20', hash: 'S-3', open: 42 },
];

function tourPage(): string {
  const report = JSON.parse(readFileSync(TOUR, 'utf8')) as Report;
  return writeHtml(report, { history: HISTORY, hrefOf: (path) => `../${encodeURI(path)}` });
}

/** What axe-core finds, as one line each. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate<AxeResults>('axe.run(document)');
  assert.ok(results.passes.length > 20, 'axe-core looked at the page');
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`,
  );
}

function browserTest(name: string, body: (t: TestContext) => Promise<void>): void {
  test(name, async (t) => {
    if (hasBrowser(t)) await body(t);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  browserTest(`in ${colorScheme} it opens in silence and axe-core finds nothing`, async (t) => {
    const { page, complaints } = await open(t, tourPage(), { colorScheme });
    assert.deepEqual(await violations(page), []);
    await page.locator('#table-findings select').first().selectOption({ index: 1 });
    await page.locator('summary').first().click();
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(complaints, []);
  });
}

browserTest('in a narrow window nothing sticks out, and axe-core finds nothing', async (t) => {
  const { page } = await open(t, tourPage(), { viewport: { width: 360, height: 700 } });
  assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360);
  assert.deepEqual(await violations(page), []);
});

for (const [name, report] of [
  ['clean', aCleanReport()],
  [
    'nothing compared',
    aReport({
      verdict: 'nothing-compared',
      customers: [],
      lines: [],
      findings: [],
      actions: [],
      inputs: [],
    }),
  ],
] as const) {
  browserTest(`a page of ${name} opens in silence and axe-core finds nothing`, async (t) => {
    const { page, complaints } = await open(t, writeHtml(report));
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(complaints, []);
  });
}

browserTest('a table sorts by keyboard, numbers by size, and says so', async (t) => {
  const { page } = await open(t, tourPage());
  const heads = page.locator('#table-lines thead th');
  const seats = heads.filter({ hasText: 'Seats From' });
  const column = () => page.locator('#table-lines tbody td:nth-child(4)').allTextContents();
  await seats.getByRole('button').focus();
  await page.keyboard.press('Enter');
  assert.equal(await seats.getAttribute('aria-sort'), 'descending');
  const down = await column();
  const numbers = down.filter((text) => /^\d/.test(text)).map(Number);
  assert.deepEqual(
    numbers,
    [...numbers].sort((a, b) => b - a),
  );
  assert.ok(down.at(-1) === 'by usage', 'what has no number comes last');
  await page.keyboard.press('Space');
  assert.equal(await seats.getAttribute('aria-sort'), 'ascending');
  assert.ok((await column()).at(-1) === 'by usage');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  assert.equal(await seats.getAttribute('aria-sort'), null, 'one column sorts at a time');
});

browserTest(
  'a table is searched and filtered by keyboard, and tells how many rows are left',
  async (t) => {
    const { page, rowsOf } = await open(t, tourPage());
    const tools = page.locator('#table-lines .tools');
    const status = tools.getByRole('status');
    const all = await rowsOf('table-lines');
    assert.equal(await status.textContent(), `All ${String(all)} rows.`);
    await tools.getByRole('searchbox').focus();
    await page.keyboard.type('akerlund BUSINESS');
    await status.filter({ hasText: 'Printing' }).waitFor();
    const found = await rowsOf('table-lines');
    assert.ok(found > 0 && found < all);
    assert.match(
      (await status.textContent()) ?? '',
      new RegExp(`^${String(found)} of ${String(all)} rows\\.`),
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await rowsOf('table-lines'), all);
    assert.equal(await tools.locator('input:focus').count(), 1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('o');
    await status.filter({ hasText: 'Printing' }).waitFor();
    const words = await page.locator('#table-lines tbody tr:visible .word').allTextContents();
    assert.deepEqual([...new Set(words)], ['OK']);
  },
);

browserTest('one customer can be looked at everywhere', async (t) => {
  const { page, rowsOf } = await open(t, tourPage());
  const cards = await page.locator('.card.customer:visible').count();
  await page.locator('#customer-filter').selectOption('Tailspin Toys');
  assert.equal(await rowsOf('table-customers'), 1);
  assert.equal(await page.locator('.card.customer:visible').count(), 1);
  const names = await page.locator('#table-lines tbody tr:visible th').allTextContents();
  assert.deepEqual([...new Set(names)], ['Tailspin Toys']);
  assert.ok((await rowsOf('table-inputs')) > 10, 'files are of all customers');
  await page.locator('#customer-filter').selectOption('All customers');
  assert.equal(await page.locator('.card.customer:visible').count(), cards);
});

browserTest('it prints, and of a filtered table the rows that are left', async (t) => {
  const { page, rowsOf } = await open(t, tourPage());
  const whole = await page.pdf({ preferCSSPageSize: true });
  assert.equal(whole.subarray(0, 5).toString(), '%PDF-');
  assert.match(whole.toString('latin1'), /\/MediaBox \[0 0 84[12]\.?\d* 59[45]/, 'A4, landscape');
  await page.locator('#customer-filter').selectOption('Tailspin Toys');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await rowsOf('table-customers'), 1);
  assert.ok(
    await page.locator('#table-customers .shown').isVisible(),
    'paper says that rows are left out',
  );
  assert.ok(!(await page.locator('#table-customers input').isVisible()));
  assert.deepEqual(await violations(page), []);
});

browserTest('without script it is a plain page with every row', async (t) => {
  const { page, complaints, rowsOf } = await open(t, tourPage(), { javaScriptEnabled: false });
  assert.equal(await rowsOf('table-lines'), 35);
  assert.equal(await page.locator('.tools:visible, thead button').count(), 0);
  assert.deepEqual(complaints, []);
});

browserTest('a customer named like markup stays a name', async (t) => {
  const name = '</script><img src=x onerror=alert(1)><b>"\'&';
  const report = aReport();
  const customers = report.customers.map((customer) => ({ ...customer, name }));
  const lines = report.lines.map((line) => ({ ...line, customer: name, offer: name }));
  const { page, complaints } = await open(t, writeHtml(aReport({ customers, lines })));
  assert.equal(await page.locator('#table-customers tbody th').first().textContent(), name);
  assert.equal(await page.locator('img').count(), 0);
  assert.deepEqual(complaints, []);
});

browserTest('a page of a large run can be searched at once', async (t) => {
  const lines = Array.from({ length: 20_000 }, (_, index) => aLine(index % 8, index));
  const { page, rowsOf } = await open(t, writeHtml(aReport({ lines })));
  assert.equal(await rowsOf('table-lines'), 1_000);
  await page.locator('#table-lines input').fill('E7 ');
  await page
    .locator('#table-lines .shown')
    .filter({ hasText: 'Printing' })
    .waitFor({ timeout: 30_000 });
  assert.ok(
    (await page.content()).includes('19,000 more rows are in reconciliation.xlsx, sheet Lines.'),
  );
});
