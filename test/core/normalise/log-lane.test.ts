/** A long log read by its bytes comes to the same as one that is read cell by cell. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { ColumnForms } from '../../../src/core/intake/column-forms.ts';
import { isKnownHeader, recognise } from '../../../src/core/intake/recognise.ts';
import type { Lane } from '../../../src/core/model/packed-row.ts';
import type { ReadResult } from '../../../src/core/model/raw-table.ts';
import { LogHarvest } from '../../../src/core/normalise/harvest.ts';
import { readInputs } from '../../../src/core/read-inputs.ts';
import { readCsv, TEXT_TABLE } from '../../../src/formats/read-csv.ts';
import { readLargeCsv } from '../../../src/formats/read-large-csv.ts';
import { compileRowSchemas } from '../../../src/formats/row-schemas.ts';
import { guid, settings } from '../../helpers/builders.ts';
import { withRow } from '../../helpers/packed.ts';

const schemas = compileRowSchemas();
const IDS = ['one', 'two', 'three'].map((name) => guid(name));
const OPTIONS = { isHeaderCell: isKnownHeader };
/** So many records are read cell by cell in any case, since the header is searched among them. */
const TOP = 30;

/** A harvest of a log with these columns, and its lane. */
function harvestOf(header: readonly string[]): readonly [LogHarvest, Lane | null] {
  const cells = header.map((text) => ({ kind: 'text', text }) as const);
  const read = recognise({
    ...TEXT_TABLE,
    rows: [{ number: 1, cells }],
  });
  assert.ok(read.ok);
  const notation = { dateOrder: null, decimal: null };
  const origin = { tenant: 'from', path: 'log.csv', table: read.table } as const;
  const harvest = new LogHarvest(origin, notation);
  return [harvest, harvest.lane(new ColumnForms(read.table, notation))];
}

const quoted = (cell: string): string =>
  /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

/** Everything that came of a log. */
function outcome(read: ReadResult): unknown {
  const file = { path: 'log.csv', tenant: 'from', incidental: false, sha256: '', read } as const;
  const [input] = readInputs([file], settings({ words: { ruhend: 'suspended' } }), schemas);
  const { checked } = input ?? {};
  if (!(checked?.harvest instanceof LogHarvest)) return input?.problem;
  const { log, rows, failed, unattributed } = checked.harvest;
  return {
    counts: [checked.rows, checked.accepted, rows, failed, unattributed, log.size],
    left: [checked.rejected, checked.ignored],
    events: IDS.map((id) => [id, log.rankOf(id), log.of(id)]),
    more: [log.ends, log.unread, log.idsBeside([]), log.rowsAboutNone(IDS.slice(1))],
    warnings: input?.warnings,
  };
}

function sameByBytes(text: string): void {
  const bytes = Buffer.from(text);
  const pieces = (): Iterable<Uint8Array> => [Buffer.from(bytes)];
  assert.deepEqual(
    outcome(readLargeCsv({ size: bytes.length, pieces }, OPTIONS)),
    outcome(readCsv(bytes, OPTIONS)),
  );
}

const some = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const ID = some<unknown>(
  ...IDS,
  ...IDS,
  IDS[0]?.toUpperCase(),
  `{${IDS[1] ?? ''}}`,
  '4711',
  '',
  null,
  7,
);
const QUANTITY = some<unknown>(
  1,
  25,
  25,
  999_999_999,
  0,
  -3,
  2.5,
  1e3,
  '25',
  '0025',
  ' 7 ',
  '1.000',
  '1,5',
  '',
  null,
  'many',
);
const STATUS = some<unknown>(
  'active',
  'suspended',
  'Suspendu',
  'ruhend',
  'Succeeded',
  'odd',
  ' ',
  '',
  null,
  5,
  '\u0001',
);
const MOMENT = some(
  '2026-05-14T08:30:00Z',
  '2026-05-14',
  '2026-05-13T08:30:00.1234567Z',
  '14.05.2026',
  '2026-02-30T00:00:00Z',
  'soon',
  '2026-05-14T08:30:00+02:00',
);
const OFFER = some<unknown>(
  '0A1B',
  'abc:def',
  'DZH318Z0BPS6:0001:extra',
  'back\\slash',
  'é "quoted"',
  '  ',
  '',
  null,
  4,
);
const KEYS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  Id: ID,
  id: ID,
  subscriptionId: ID,
  'Offer Id': OFFER,
  OfferId: OFFER,
  OfferName: OFFER,
  friendlyName: OFFER,
  Quantity: QUANTITY,
  seats: QUANTITY,
  Status: STATUS,
  CreationDate: MOMENT,
  TargetOfferId: OFFER,
  attributes: some<unknown>(
    { objectType: 'Subscription', etag: '1' },
    { ObjectType: 'Order' },
    { objectType: ' ' },
    3,
    null,
    {},
  ),
  links: some<unknown>({ self: { uri: '/a\\b', headers: [1, [], {}, true, null, -1.5e-3] } }, []),
  items: some<unknown>(4, [], [{ subscriptionId: IDS[2], quantity: 3 }]),
  order: some<unknown>('x', { subscription: { id: IDS[0], status: 'active' } }),
  lineItems: some<unknown>([], 5),
  referenceCustomerId: some('x'),
  constructor: some<unknown>(1, 'x'),
};
const MEMBERS = fc.array(some(...Object.keys(KEYS), 'Id', 'Status', 'Quantity'), { maxLength: 7 });
const resourceOf = (
  keys: readonly string[],
  values: typeof KEYS,
): fc.Arbitrary<Readonly<Record<string, unknown>>> =>
  fc
    .tuple(...keys.map((key) => (values[key] ?? ID).map((value) => [key, value] as const)))
    .map((members) => Object.fromEntries(members));
const RESOURCE = MEMBERS.chain((keys) => resourceOf(keys, KEYS));
const PAIR = fc
  .tuple(
    some('oldValue', 'ResourceOldValue', 'x'),
    RESOURCE,
    some('newValue', 'ResourceNewValue'),
    fc.oneof(RESOURCE, some(null, 'text', JSON.stringify({ id: IDS[0] }))),
    RESOURCE,
  )
  .map(([old, before, now, after, rest]) => ({ [old]: before, ...rest, [now]: after }));
/** With something put in at some place, and so much lost there; a negative place is the end. */
const damaged = (text: string, odd: string, at: number, lost = 0): string => {
  const place = at < 0 ? text.length : at % (text.length + 1);
  return text.slice(0, place) + odd + text.slice(place + lost);
};
const ODD = some('', '', '', '"', '}', ',', '\\', ' ', '\n', '\u0002', '0');
/** As programs write it, with the same member twice, or damaged. */
const JSON_TEXT = fc
  .tuple(fc.oneof(RESOURCE, PAIR), some(0, 1), ODD, fc.nat(), fc.boolean())
  .map(([value, indent, odd, at, twice]) => {
    const text = JSON.stringify(value, null, indent === 0 ? undefined : ' ');
    const odder = damaged(text, odd, at);
    return twice ? odder.replace('{', `{"Id":"${IDS[0] ?? ''}","Status":"active",`) : odder;
  });
const mostly = (key: string, ...values: readonly unknown[]): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 12, arbitrary: some(...values) }, KEYS[key] ?? ID);
/** Members with values as they mostly are. */
const USUAL: typeof KEYS = {
  Id: mostly('Id', ...IDS),
  subscriptionId: mostly('Id', ...IDS),
  OfferId: mostly('OfferId', '0A1B', 'DZH318Z0BPS6:0001'),
  OfferName: mostly('OfferName', 'Visio', 'Power BI Pro'),
  Quantity: mostly('Quantity', 1, 25, 999),
  Status: mostly('Status', 'active', 'suspended', 'Suspendu'),
  CreationDate: mostly('CreationDate', '2026-05-14T08:30:00Z', '2026-05-14T08:30:00.1Z'),
  attributes: mostly('attributes', { objectType: 'Subscription' }, { objectType: 'Order' }),
  links: mostly('links', { self: { uri: '/a' } }, [], 'x', 12, -1.5, null),
};
const USUAL_MEMBERS = fc
  .shuffledSubarray(Object.keys(USUAL), { minLength: 1 })
  .map((keys) => [...new Set(['Id', ...keys])]);
/** Entries of one program: each has the same members in the same order, but for what happens now and then. */
const ALIKE = fc
  .tuple(USUAL_MEMBERS, MEMBERS, some('one', 'before', 'pair', 'rest'), some('', ' '))
  .chain(([keys, others, kind, indent]) => {
    const usual = resourceOf(keys, USUAL);
    const side = fc.oneof({ weight: 6, arbitrary: usual }, some(null, 'text'));
    const entry = fc
      .tuple(usual, side, resourceOf(others, KEYS))
      .map(([oldValue, newValue, rest]): unknown => {
        if (kind === 'one') return oldValue;
        if (kind === 'before') return { newValue, oldValue };
        return kind === 'pair' ? { oldValue, newValue } : { oldValue, ...rest, newValue };
      });
    const odd = fc.oneof({ weight: 3, arbitrary: some('') }, ODD);
    const text = fc
      .tuple(entry, odd, fc.oneof(fc.nat(), some(-1)), some(0, 1))
      .map(([value, put, at, lost]) => {
        return damaged(JSON.stringify(value, null, indent), put, at, put === '' ? 0 : lost);
      });
    return fc.array(text, { minLength: 2, maxLength: 30 });
  });
/** Text as people write it: keys in any language, on either side of the change or on both. */
const KEY = some(
  ...[
    'Subscription ID',
    'subscriptionId',
    'ID d’abonnement ',
    'Abonnement-ID',
    'id',
    'Subscription',
  ],
  ...['Status', 'État\u00a0', 'New status', 'Old status', 'previous status', 'oldStatus', 'Seats'],
  ...['Quantity', 'Quantité ', 'Menge', 'Old quantity', 'New quantity', 'new seats', 'Offer ID'],
  ...[
    'offerId',
    'friendlyName',
    'Offer name',
    'Creation date',
    'creationDate',
    'Old creation date',
  ],
  ...['old id', 'New subscription ID', 'Note', 'Old note', 'value', 'lineItems', 'targetOfferId'],
  ...[
    'resourceOldValue',
    'new',
    'x'.repeat(61),
    '',
    ' ',
    '{',
    'Line\u2028end',
    '\tStatus',
    'attributes',
  ],
);
const VALUE = fc.oneof(
  ID.map(String),
  some(
    ...IDS,
    '25',
    '7',
    '1,500',
    '0',
    '999999999',
    '',
    ' ',
    'Office 365 E3',
    'a=b: c',
    'a\\b',
    'é\u2028',
  ),
  some(
    'Active',
    'Suspendu',
    'ruhend',
    'odd',
    'Succeeded',
    'active\u00a0',
    '{}',
    '"quoted"',
    '5, 6',
  ),
  MOMENT,
);
const TEXT = fc
  .tuple(
    fc.array(fc.tuple(KEY, some(': ', ':', ' = ', ' : ', ':  ', ' '), VALUE), { maxLength: 7 }),
    some('; ', ', ', '\r\n', ' | ', ';;', ','),
    some('', '', `Subscription ID: ${IDS[0] ?? ''}; `, `Abonnement-ID: ${IDS[1] ?? ''}, `),
    some('', '', '', ' ', '\u00a0', '{', '[', ','),
  )
  .map(([parts, between, id, start]) => {
    return start + id + parts.map((part) => part.join('')).join(between);
  });
const DETAILS = fc.oneof(
  { weight: 6, arbitrary: JSON_TEXT },
  { weight: 2, arbitrary: TEXT },
  some(
    '',
    ' ',
    'signed in',
    `Subscription ID: ${IDS[0] ?? ''}; Status: Active; Seats: 5`,
    `[{"id":"${IDS[1] ?? ''}"}]`,
    'a-b-c',
    `CORP\\${IDS[0] ?? ''}`,
  ),
);
const ROW = fc.record({
  at: fc.oneof(
    {
      weight: 5,
      arbitrary: some(
        '2026-05-14T08:30:00Z',
        '2026-05-15T23:59:59Z',
        '2026-05-14 08:30:00.5',
        '2026-05-16',
      ),
    },
    MOMENT,
    some(
      '2026-05-14T24:00:00Z',
      '2026-05-14T08:30:60Z',
      '',
      '1999-01-01T00:00:00Z',
      '2026-05-14T08:30:00,5Z',
    ),
  ),
  customer: some(
    'Contoso',
    'Contoso',
    'Øst "A/S"',
    ' Fabrikam\u00a0',
    '',
    'Litware\nInc',
    'x'.repeat(1100),
    'bell\u0007',
  ),
  customerId: some(guid('c'), guid('c').toUpperCase(), `{${guid('d')}}`, '', 'no id'),
  action: some(
    'update_subscription',
    'create_order',
    'update_subscription',
    'transition',
    'transfer',
    'convert trial',
    'upgrade',
    'odd',
    '',
  ),
  outcome: some('Succeeded', 'Succeeded', 'Succeeded', 'failed', '', 'perhaps'),
  details: DETAILS,
  before: JSON_TEXT,
  after: DETAILS,
});
const TITLE = Array.from({ length: TOP }, (_, at) => [
  '2026-05-01T00:00:00Z',
  `Customer ${String(at)}`,
  'sign_in',
  'Succeeded',
  '',
]);

test('details of any kind, and rows that are odd in any way', () => {
  const header = ['Date', 'Affected customer', 'Action', 'Status', 'Additional information'];
  fc.assert(
    fc.property(
      fc.array(ROW, { minLength: 1, maxLength: 30 }),
      some('', 'Note: by somebody\r\n', '\r\n\r\nExported on 2026-05-20,,,,\r\n', 'a,"b'),
      (rows, end) => {
        const cells = rows.map((row) => [
          row.at,
          row.customer,
          row.action,
          row.outcome,
          row.details,
        ]);
        sameByBytes(csv([header, ...TITLE, ...cells]) + end);
      },
    ),
    { numRuns: 400 },
  );
});

test('entries that are alike, and one of them odd', () => {
  const header = ['Date', 'Affected customer', 'Action', 'Additional information'];
  const audit = ['Date', 'CustomerName', 'Action', 'ResourceOldValue', 'ResourceNewValue'];
  const title = TITLE.map((cells) => cells.slice(0, 4));
  const row = ['2026-05-14T08:30:00Z', 'Contoso', 'update_subscription'];
  fc.assert(
    fc.property(ALIKE, (entries) => {
      sameByBytes(csv([header, ...title, ...entries.map((entry) => [...row, entry])]));
      const sides = entries.map((entry, at) => [...row, entries[at - 1] ?? '', entry]);
      sameByBytes(csv([audit, ...title.map((cells) => [...cells, '']), ...sides]));
    }),
    { numRuns: 300 },
  );
});

test('an id that is not needed must be a string of JSON all the same', () => {
  const header = ['Date', 'Affected customer', 'Action', 'Status', 'Additional information'];
  const value = `{"Quantity":1,"subscriptionId":"${guid('a')}","Id":"\n${guid('a')}"}`;
  const details = `{"oldValue":{},"newValue":${value}}`;
  const row = ['2026-05-14T08:30:00Z', 'Contoso', 'update_subscription', 'Succeeded', details];
  sameByBytes(csv([header, ...TITLE, row]));
});

test('a creation date with a line break inside is no JSON, read by its bytes or not', () => {
  const header = ['Date', 'Affected customer', 'Action', 'Additional information'];
  const title = TITLE.map((cells) => cells.slice(0, 4));
  for (const date of ['2026\n-05-14T08:30:00.1Z', '2026-05-14T08:30:00Z\n', '14\n.05.2026']) {
    const entry = `{"Id":"${guid('s')}","Quantity":1,"CreationDate":"${date}"}`;
    const row = ['2026-05-14T08:30:00Z', 'Contoso', 'update_subscription', entry];
    sameByBytes(csv([header, ...title, row]));
  }
});

test('a row that got into another one’s cell is noticed, read by its bytes or not', () => {
  const header = ['Date', 'Affected customer', 'Action', 'Partner user', 'Additional information'];
  const cells = ['2026-05-14T08:30:00Z', 'Contoso', 'update_subscription', 'ops', '{}'];
  for (const end of ['\n', '\r', '\r\n']) {
    for (const at of [1, 2, 3]) {
      const row = cells.with(at, `x${end}${cells.join()}${guid('lost')},y`);
      const text = csv([header, ...TITLE, row]);
      sameByBytes(text);
      const { left } = outcome(readCsv(Buffer.from(text), OPTIONS)) as {
        readonly left: readonly [readonly { readonly code: string }[], unknown];
      };
      assert.deepEqual(
        left[0].map(({ code }) => code),
        ['E_ROW_SWALLOWED'],
      );
    }
  }
});

test('an old value with a line separator inside is none, read by its bytes or not', () => {
  const header = ['Date', 'Affected customer', 'Action', 'Additional information'];
  const title = TITLE.map((cells) => cells.slice(0, 4));
  for (const part of [
    'Old note: a\u2028b',
    'newValue: a\u2029b',
    'Old note: a b',
    'Note: a\u2028b',
  ]) {
    const entry = `Subscription ID: ${IDS[0] ?? ''}; Status: Active; ${part}`;
    const row = ['2026-05-14T08:30:00Z', 'Contoso', 'update_subscription', entry];
    sameByBytes(csv([header, ...title, row]));
  }
});

test('details as text, with a key and a value on each line or between commas', () => {
  const header = ['Date', 'Affected customer', 'Action', 'Additional information'];
  const title = TITLE.map((cells) => cells.slice(0, 4));
  const row = ['2026-05-14T08:30:00Z', 'Contoso', 'update_subscription'];
  fc.assert(
    fc.property(fc.array(TEXT, { minLength: 1, maxLength: 30 }), (entries) => {
      sameByBytes(csv([header, ...title, ...entries.map((entry) => [...row, entry])]));
    }),
    { numRuns: 500 },
  );
});

test('audit records with a column for each side', () => {
  const header = [
    'OperationDate',
    'CustomerId',
    'CustomerName',
    'UserPrincipalName',
    'ApplicationId',
    'ResourceType',
    'OperationType',
    'OperationStatus',
    'ResourceOldValue',
    'ResourceNewValue',
  ];
  const title = TITLE.map(([at = '']) => [
    at,
    guid('c'),
    'Contoso',
    'x',
    '',
    'subscription',
    'sign_in',
    'succeeded',
    '',
    '',
  ]);
  fc.assert(
    fc.property(fc.array(ROW, { minLength: 1, maxLength: 30 }), (rows) => {
      const cells = rows.map((row) => [
        row.at,
        row.customerId,
        row.customer,
        'ops',
        '',
        'subscription',
        row.action,
        row.outcome,
        row.before,
        row.after,
      ]);
      sameByBytes(csv([header, ...title, ...cells]));
    }),
    { numRuns: 400 },
  );
});

const two = (value: number): string => String(value).padStart(2, '0');
/** A column of dates by the custom of one country, but for what happens now and then. */
const LOCAL = fc
  .tuple(
    some('dmy', 'mdy', 'ymd', 'named'),
    some('.', '/', '-'),
    fc.boolean(),
    some([1, 12], [1, 12], [1, 31], [13, 31]),
    some(' 8:30', ' 08:30', ' 08:30:15', 'T08:30', ', 8:30:15 PM', '\u202f8:30\u202fAM', '', '*'),
  )
  .chain(([order, separator, padded, [firstDay, lastDay], clock]) => {
    const write = (value: number): string => (padded ? two(value) : String(value));
    const text = fc
      .tuple(
        fc.integer({ min: firstDay ?? 1, max: lastDay ?? 31 }),
        fc.integer({ min: 1, max: 12 }),
        fc.oneof({ weight: 8, arbitrary: some(clock) }, CLOCK),
        fc.oneof({ weight: 20, arbitrary: some(order) }, some('dmy', 'mdy', 'ymd', 'named')),
      )
      .chain(([day, month, time, mostly]) => {
        const parts = { y: '2026', m: write(month), d: write(day) };
        const date =
          mostly === 'named'
            ? `${write(day)} ${MAY[month % MAY.length] ?? ''} 2026`
            : (ORDERS[mostly] ?? []).map((part) => parts[part]).join(separator);
        return (time === '*' ? CLOCK : some(time)).map((behind) => date + behind);
      });
    const number = some('46156.25', '46143', '46143,5');
    const cell = fc.oneof({ weight: 15, arbitrary: text }, number);
    return fc.array(cell, { minLength: 1, maxLength: 40 });
  });
const MAY = ['mai', 'May', 'maj', 'mag.'];
const ORDERS: Readonly<Record<string, readonly ('y' | 'm' | 'd')[]>> = {
  dmy: ['d', 'm', 'y'],
  mdy: ['m', 'd', 'y'],
  ymd: ['y', 'm', 'd'],
};
const CLOCK = some(
  ...[
    ' 12:00 AM',
    ' 0:30 PM',
    ' 13:30 PM',
    ' 8:30 p.m.',
    ' 24:00',
    ' 08:60',
    ' 08:30:60',
    ' 108:30',
  ],
  ...[' 08:30:15.5', ' 08:30:15.1234567Z', ' 08:30:15,25', ' 8.30', ' kl. 8:30', ' à 8h30', ' Z'],
  ...['T08:30Z', 'T08:30+02:00', ' 23:30-0330', ' 8:30+02:00', ' 08:30 UTC', ' 8:30 gmt', 'T8:30'],
  ...[
    '  8:30',
    ',8:30',
    ' 8:30 odd',
    ' 8:3',
    ' 8:30:5',
    ' 8:30:',
    ' 08:30:15.',
    ' 8:30 14:30',
    ' 8:30"',
  ],
);

test('dates by the custom of any country, whose column decides which is the day', () => {
  const header = ['Date', 'Affected customer', 'Action', 'Additional information'];
  fc.assert(
    fc.property(
      LOCAL,
      some('Note: 14/05/2026\r\n', '\r\n,,,Exported 31.12.2026\r\n', ''),
      (dates, end) => {
        const rowOf = (date: string, at: number): readonly string[] => {
          const id = IDS[at % IDS.length];
          const details = JSON.stringify({ id, quantity: at, creationDate: date.replace('"', '') });
          return [date, 'Contoso', 'update_subscription', details];
        };
        const [first = ''] = dates;
        const top = TITLE.map((_, at) => rowOf(at === 0 ? '2026-05-01' : first, at));
        const middle = dates.length > 20 ? [header] : [];
        sameByBytes(csv([header, ...top, ...middle, ...dates.map(rowOf)]) + end);
      },
    ),
    { numRuns: 600 },
  );
});

test('an entry as the portal writes it is taken without being read cell by cell', () => {
  const header = ['Date', 'Affected customer', 'Action', 'Additional information'];
  const [harvest, lane] = harvestOf(header);
  assert.ok(lane !== null);
  const take = (details: unknown, at = '2026-05-14T08:30:00Z'): boolean =>
    withRow(
      [
        at,
        'Contoso',
        'update_subscription',
        typeof details === 'string' ? details : JSON.stringify(details),
      ],
      (row) => lane.take(row),
    );
  harvest.take = () => assert.fail('it was read cell by cell');
  const before = { Id: IDS[0], Quantity: 5, Status: 'active' };
  const links = { self: { uri: '/subscriptions' } };
  assert.ok(take({ oldValue: before, newValue: { ...before, Status: 'suspended', links } }));
  assert.ok(take({ Id: IDS[1], CreationDate: '2026-05-14T08:30:00.123Z' }));
  assert.ok(take({ user: 'x' }));
  const id = IDS[2] ?? '';
  assert.ok(take(`ID d’abonnement : ${id}; État : Suspendu; Quantité : 7`));
  assert.ok(take(`Subscription ID: ${id}, Old quantity: 7, New quantity: 9`));
  assert.ok(take({ user: 'x' }, '14/05/2026 8:30'));
  assert.ok(!take({ user: 'x' }, '04/05/2026 8:30'));
  assert.deepEqual([harvest.rows, harvest.log.size, harvest.unattributed], [6, 4, 2]);
  assert.deepEqual(
    harvest.log.of(id).map((event) => [event.before, event.after]),
    [
      [null, { status: 'suspended', seats: 7 }],
      [
        { status: null, seats: 7 },
        { status: null, seats: 9 },
      ],
    ],
  );
  assert.deepEqual(
    harvest.log.of(IDS[0] ?? '').map((event) => [event.before, event.after]),
    [
      [
        { status: 'active', seats: 5 },
        { status: 'suspended', seats: 5 },
      ],
    ],
  );
});
