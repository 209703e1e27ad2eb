import assert from 'node:assert/strict';
import test from 'node:test';
import { chargeOf } from '../../../src/core/invoice/charges.ts';
import { checkCredit } from '../../../src/core/invoice/credit-check.ts';
import type { Placed } from '../../../src/core/model/facts.ts';
import type { PriceRecord } from '../../../src/core/model/records.ts';
import { ENGLISH } from '../../../src/core/text/speech.ts';
import { roundedAmount } from '../../../src/core/money/exact.ts';
import { PriceBook } from '../../../src/core/money/price-book.ts';
import { day, LEGACY_OFFER_ID, logged } from '../../helpers/builders.ts';
import { line, placed, resized, suspended } from '../../helpers/invoice-lines.ts';

/** A price list of one price, where a case needs one. */
const LISTED: PriceRecord = {
  offerId: LEGACY_OFFER_ID,
  offerName: null,
  unitPrice: '31',
  currency: 'EUR',
  cycle: 'monthly',
  term: null,
  validFrom: null,
  validTo: null,
  coversMonths: null,
  location: { path: 'prices.csv', sheet: '', row: 2, cell: null },
};

interface Case {
  readonly placed?: Placed;
  readonly lines: readonly string[];
  readonly prices?: readonly PriceRecord[];
  /** Day on which the invoice was made out. */
  readonly reach?: string;
}

/** `outcome expected actual after`. */
function judge({
  placed: given = placed(),
  lines,
  prices = [],
  reach = '2026-06-01',
}: Case): string {
  const records = lines.map((text) => line(text));
  const book = new PriceBook(prices, records);
  const found = checkCredit(given, records.map(chargeOf), { book, reach: day(reach) });
  const shown = (amount: typeof found.expected): string =>
    amount === null ? '-' : roundedAmount(amount, 'EUR');
  const { outcome, expected, actual, after } = found;
  return [outcome, shown(expected), shown(actual), shown(after.net)].join(' ');
}

const MAY = '05-01 05-31 cycle 10 310.00';
const FULL = '05-11 05-31 cancel 10 -210.00';

const CASES: readonly (readonly [string, string, Case])[] = [
  ['credited in full', 'agreed 210.00 210.00 0.00', { lines: [MAY, FULL] }],
  ['no credit', 'short 210.00 0.00 0.00', { lines: [MAY] }],
  ['a day too few', 'short 210.00 200.00 0.00', { lines: [MAY, '05-12 05-31 cancel 10 -200.00'] }],
  ['credited twice', 'over 210.00 420.00 0.00', { lines: [MAY, FULL, FULL] }],
  [
    'in two parts',
    'agreed 210.00 210.00 0.00',
    { lines: [MAY, '05-11 05-31 cancel 4 -84.00', '05-11 05-31 cancel 6 -126.00'] },
  ],
  [
    'under another word',
    'agreed 210.00 210.00 0.00',
    { lines: [MAY, '05-11 05-31 other 10 -210.00'] },
  ],
  [
    'off by the rounding of each seat',
    'agreed 210.00 209.96 0.00',
    { lines: [MAY, '05-11 05-31 cancel 10 -209.96'] },
  ],
  [
    'off by more than rounding',
    'short 210.00 209.90 0.00',
    { lines: [MAY, '05-11 05-31 cancel 10 -209.90'] },
  ],
  [
    'no invoice since the stop',
    'not-yet-invoiced 210.00 0.00 0.00',
    { lines: [MAY], reach: '2026-05-11' },
  ],
  [
    'a credit that came early stands',
    'agreed 210.00 210.00 0.00',
    { lines: [MAY, FULL], reach: '2026-05-11' },
  ],
  [
    'the next month charged',
    'agreed 210.00 210.00 300.00',
    { lines: [MAY, FULL, '06-01 06-30 cycle 10 300.00'] },
  ],
  [
    'the next month charged and given back',
    'agreed 210.00 210.00 0.00',
    { lines: [MAY, FULL, '06-01 06-30 cycle 10 300.00', '06-01 06-30 cancel 10 -300.00'] },
  ],
  [
    'one credit for the rest of the period and the next month',
    'agreed 210.00 210.00 0.00',
    { lines: [MAY, '06-01 06-30 cycle 10 300.00', '05-11 06-30 cancel 10 -510.00'] },
  ],
  [
    'stopped with the period, no new one charged',
    'nothing-due - 0.00 0.00',
    { placed: placed({ events: [suspended('06-01')] }), lines: [MAY] },
  ],
  [
    'stopped on the first day of a charged period',
    'short 310.00 0.00 0.00',
    { placed: placed({ events: [suspended('05-01')] }), lines: [MAY] },
  ],
  [
    'seats taken away before: their credit is not this one',
    'short 168.00 0.00 0.00',
    {
      placed: placed({ seats: 8, events: [resized('05-06', 10, 8), suspended('05-11', 8)] }),
      lines: [MAY, '05-06 05-31 cancel 2 -52.00'],
    },
  ],
  [
    'seats added before',
    'agreed 252.00 252.00 0.00',
    {
      placed: placed({ seats: 12, events: [resized('05-06', 10, 12), suspended('05-11', 12)] }),
      lines: [MAY, '05-06 05-31 prorate 2 52.00', '05-11 05-31 cancel 12 -252.00'],
    },
  ],
  [
    'seats added on the day of the stop',
    'agreed 210.00 210.00 0.00',
    {
      placed: placed({ seats: 12, events: [resized('05-11', 10, 12), suspended('05-11', 12)] }),
      lines: [MAY, '05-11 05-31 prorate 2 42.00', '05-11 05-31 cancel 12 -252.00'],
    },
  ],
  [
    'a credit dated a day before the stop counts from the stop on',
    'agreed 210.00 210.00 0.00',
    { lines: [MAY, '05-10 05-31 cancel 10 -220.00'] },
  ],
  [
    'an annual charge',
    'short 2350.00 0.00 0.00',
    { lines: ['2026-01-01 2026-12-31 purchase 10 3650.00'], reach: '2026-06-01' },
  ],
  [
    'a first period that is cut short',
    'agreed 105.00 105.00 0.00',
    { lines: ['05-06 05-20 purchase 10 157.50', '05-11 05-20 cancel 10 -105.00'] },
  ],
  [
    'no charge on these files, but a price list and the start',
    'agreed 210.00 210.00 0.00',
    { lines: [FULL], prices: [LISTED] },
  ],
  ['no price at all', 'cannot-tell - 210.00 0.00', { lines: [FULL] }],
  ['a line without seats', 'cannot-tell - 0.00 0.00', { lines: ['05-01 05-31 cycle - 310.00'] }],
  [
    'stop day unknown',
    'cannot-tell - - 0.00',
    { placed: placed({ events: [] }), lines: [MAY, FULL] },
  ],
  [
    'still active',
    'nothing-due - - 0.00',
    { placed: placed({ status: 'active', events: [] }), lines: [MAY] },
  ],
  ['new commerce', 'cannot-tell - - 0.00', { placed: placed({ family: 'nce' }), lines: [MAY] }],
  ['by usage', 'nothing-due - - 0.00', { placed: placed({ family: 'azure' }), lines: [] }],
  [
    'reactivated and suspended again',
    'agreed 210.00 210.00 0.00',
    {
      placed: placed({
        events: [
          suspended('05-03'),
          logged('2026-05-06T10:00:00Z', 'suspended 10', 'active 10'),
          suspended('05-11'),
        ],
      }),
      lines: [MAY, '05-03 05-31 cancel 10 -290.00', '05-06 05-31 prorate 10 260.00', FULL],
    },
  ],
];

for (const [what, expected, given] of CASES) {
  test(`${what}: ${expected}`, () => {
    assert.equal(judge(given), expected);
  });
}

test('two currencies on one subscription are not added up', () => {
  const records = [line(MAY), line(FULL, { currency: 'USD' })];
  const found = checkCredit(placed(), records.map(chargeOf), {
    book: new PriceBook([], records),
    reach: null,
  });
  assert.equal(found.outcome, 'cannot-tell');
  assert.match(ENGLISH.of(found.reason ?? ''), /currencies/);
});

test('a leap day counts', () => {
  const given = placed({
    createdOn: '2023-02-01',
    events: [logged('2024-02-10T10:00:00Z', 'active 10', 'suspended 10')],
  });
  const lines = [
    '2024-02-01 2024-02-29 cycle 10 290.00',
    '2024-02-10 2024-02-29 cancel 10 -200.00',
  ];
  assert.equal(judge({ placed: given, lines, reach: '2024-03-01' }), 'agreed 200.00 200.00 0.00');
});
