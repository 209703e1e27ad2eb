/** Double charges through the whole check: what counts, on which days, and whose share it is. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { checkFinalInvoice } from '../../../src/core/check-invoice.ts';
import { speakInvoiceCheck } from '../../../src/core/report/speak-invoice.ts';
import { ENGLISH } from '../../../src/core/text/speech.ts';
import { compileInvoiceCheckGuard } from '../../helpers/report-schema.ts';
import { compileRowSchemas } from '../../../src/formats/row-schemas.ts';
import {
  activityFile,
  csv,
  csvFile,
  event,
  guid,
  settings,
  subscription,
  subscriptionsFile,
  TOOL,
} from '../../helpers/builders.ts';

const schemas = compileRowSchemas();
const HEADER = [
  'SyndicationPartnerSubscriptionNumber',
  'CustomerName',
  'OfferName',
  'ChargeStartDate',
  'ChargeEndDate',
  'ChargeType',
  'Quantity',
  'Amount',
  'Currency',
];

/** `id first last seats amount`, all in May 2026. */
function invoice(tenant: 'from' | 'to', lines: readonly string[]) {
  const rows = lines.map((text) => {
    const [id = '', first = '', last = '', seats = '', amount = ''] = text.split(' ');
    const days = [`2026-05-${first}`, `2026-05-${last}`];
    return [
      guid(id),
      'Contoso',
      'E3',
      ...days,
      amount.startsWith('-') ? 'Cancel fee' : 'Cycle fee',
      seats,
      amount,
      'EUR',
    ];
  });
  return csvFile(`${tenant}/invoice.csv`, tenant, csv(HEADER, rows));
}

interface Given {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly stops?: Readonly<Record<string, string>>;
}

/** `id amount days seat-days` of each double charge. */
function twice({ from, to, stops = {} }: Given): readonly string[] {
  const ids = (lines: readonly string[]): readonly string[] => [
    ...new Set(lines.map((text) => text.split(' ')[0] ?? '')),
  ];
  const files = [
    invoice('from', from),
    invoice('to', to),
    subscriptionsFile(
      'from',
      ids(from).map((id) => subscription({ id, status: id in stops ? 'suspended' : 'active' })),
    ),
    subscriptionsFile(
      'to',
      ids(to).map((id) => subscription({ id })),
    ),
    activityFile(
      'from',
      Object.entries(stops).map(([of, day]) => event({ of, at: `2026-05-${day}T10:00:00Z` })),
    ),
  ];
  const words = checkFinalInvoice(files, settings({ asOf: '2026-06-15' }), schemas, TOOL);
  const result = speakInvoiceCheck(words, ENGLISH);
  const isCheck = compileInvoiceCheckGuard();
  assert.ok(isCheck(JSON.parse(JSON.stringify(result))));
  const names = new Map(ids(from).map((id) => [guid(id), id]));
  return result.subscriptions.flatMap(({ subscriptionId, remarks }) =>
    remarks
      .filter(({ kind }) => kind === 'charged-twice')
      .map(({ money, days, seatDays }) =>
        [names.get(subscriptionId), money?.amount, days, seatDays].join(' '),
      ),
  );
}

const CASES: readonly (readonly [string, readonly string[], Given])[] = [
  ['the same days', ['a 310.00 31 310'], { from: ['a 01 31 10 310'], to: ['x 01 31 10 400'] }],
  ['some days', ['a 60.00 6 60'], { from: ['a 01 31 10 310'], to: ['x 26 31 10 400'] }],
  ['fewer seats', ['a 30.00 6 30'], { from: ['a 01 31 10 310'], to: ['x 26 31 5 400'] }],
  ['more seats', ['a 60.00 6 60'], { from: ['a 01 31 10 310'], to: ['x 26 31 50 400'] }],
  ['one after the other', [], { from: ['a 01 15 10 150'], to: ['x 16 31 10 400'] }],
  ['what costs nothing', [], { from: ['a 01 31 10 310'], to: ['x 01 31 10 0'] }],
  [
    'given back on one side',
    ['a 50.00 5 50'],
    { from: ['a 01 31 10 310', 'a 06 31 10 -260'], to: ['x 01 31 10 400'] },
  ],
  [
    'two share the seats',
    ['a 31.00 31 31', 'b 93.00 31 93'],
    { from: ['a 01 31 2 62', 'b 01 31 6 186'], to: ['x 01 31 4 400'] },
  ],
  [
    'only the days before the stop',
    ['a 50.00 5 50'],
    { from: ['a 01 31 10 310'], to: ['x 06 31 10 400'], stops: { a: '11' } },
  ],
];

for (const [what, expected, given] of CASES) {
  test(`${what}: ${expected.join(', ') || 'none'}`, () => {
    assert.deepEqual(twice(given).toSorted(), expected);
  });
}
