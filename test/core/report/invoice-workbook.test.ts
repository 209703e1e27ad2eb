/** The workbook and the text of the support case, drawn from a bill with every kind of fault. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { checkFinalInvoice } from '../../../src/core/check-invoice.ts';
import { invoiceWorkbook } from '../../../src/core/report/invoice-workbook.ts';
import { supportCase } from '../../../src/core/report/support-case.ts';
import { speakInvoiceCheck } from '../../../src/core/report/speak-invoice.ts';
import { ENGLISH } from '../../../src/core/text/speech.ts';
import { compileInvoiceCheckGuard } from '../../helpers/report-schema.ts';
import { compileRowSchemas } from '../../../src/formats/row-schemas.ts';
import { writeXlsx } from '../../../src/formats/write-xlsx.ts';
import { settings, TOOL } from '../../helpers/builders.ts';
import {
  FAULTS,
  simulate,
  SIMULATED_AS_OF,
  type Plan,
  type Scene,
} from '../../helpers/invoice-simulator.ts';

const PLANS = FAULTS.map((fault, index): Plan => ({
  cycle: 'monthly',
  start: 20,
  price: 3100 + index,
  seats: 5 + index,
  changes: [],
  stop: fault.startsWith('charged-on') ? 45 : 10,
  fault,
  logged: true,
  to: index % 2 === 0 ? { start: -6, seats: 9 } : null,
}));

const SCENE: Scene = {
  currency: 'EUR',
  toCurrency: 'SEK',
  plans: PLANS,
  unlisted: true,
  loose: true,
  brokenRow: true,
  discounts: 'subtracted',
  american: false,
};

const check = speakInvoiceCheck(
  checkFinalInvoice(
    simulate(SCENE).files,
    settings({ asOf: SIMULATED_AS_OF }),
    compileRowSchemas(),
    TOOL,
  ),
  ENGLISH,
);
const workbook = invoiceWorkbook(check, ENGLISH);

test('the scene has every kind of remark that a bill alone can earn', () => {
  const kinds = new Set(
    check.subscriptions.flatMap(({ remarks }) => remarks.map(({ kind }) => kind)),
  );
  for (const kind of [
    'charged-after-suspension',
    'short',
    'over',
    'charged-twice',
    'agreed',
  ] as const) {
    assert.ok(kinds.has(kind), kind);
  }
  assert.ok(compileInvoiceCheckGuard()(JSON.parse(JSON.stringify(check))));
});

test('the sheets and their tables are whole', () => {
  assert.deepEqual(
    workbook.sheets.map(({ name }) => name),
    ['Start here', 'Invoice', 'Invoice tie-out', 'Other lines', 'Controls'],
  );
  for (const sheet of workbook.sheets) {
    if (sheet.kind !== 'table') continue;
    const labels = sheet.columns.map(({ label }) => label);
    assert.equal(new Set(labels).size, labels.length);
    for (const row of sheet.rows) assert.equal(row.length, labels.length, sheet.name);
  }
  const controls = workbook.sheets.find((sheet) => sheet.kind === 'checks');
  const failed = controls?.checks.filter(({ result, expected }) => result !== expected) ?? [];
  assert.deepEqual(
    failed.map(({ label }) => label),
    ['Invoice rows that do not add up'],
  );
});

test('the same check gives the same bytes', async () => {
  const [first, second] = [
    await writeXlsx(workbook, ENGLISH),
    await writeXlsx(invoiceWorkbook(check, ENGLISH), ENGLISH),
  ];
  assert.equal(Buffer.compare(first, second), 0);
});

test('the text for support claims what is missing, and nothing else', () => {
  const text = supportCase(check, ENGLISH);
  const claims = new Set(['short', 'charged-after-suspension']);
  for (const { subscriptionId, remarks } of check.subscriptions) {
    const claimed = remarks.some(({ kind }) => claims.has(kind));
    assert.equal(text.includes(subscriptionId), claimed, remarks.map(({ text }) => text).join(' '));
  }
  const [, pasted = ''] = text.split('=== Paste from here ===');
  assert.doesNotMatch(pasted, /both accounts charged/);
  assert.match(text, /Do not add them/);
  for (const [currency, amount] of Object.entries(check.totals.claim)) {
    assert.ok(pasted.includes(`Total: ${amount} ${currency}`));
  }
});
