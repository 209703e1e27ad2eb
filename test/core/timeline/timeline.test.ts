/** One subscription's timeline, case by case as the contract names them. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { buildTimeline, type Timeline } from '../../../src/core/timeline/timeline.ts';
import type { EventRecord, SubscriptionRecord } from '../../../src/core/model/records.ts';
import { formatDay } from '../../../src/core/model/values.ts';
import { AS_OF, billedOn, day, logged, subscriptionRecord } from '../../helpers/builders.ts';

const suspendedOn10 = logged('2026-05-10T10:00:00Z', 'active 10', 'suspended 10');

interface Case {
  readonly name: string;
  readonly row: Parameters<typeof subscriptionRecord>[0];
  readonly events?: readonly EventRecord[];
  readonly asOf?: string;
  /** Day → billed seats, as `10` or `0..10`. */
  readonly billed: Readonly<Record<string, string>>;
  readonly start?: string | null;
  readonly stop?: string | null;
  readonly stopKnown?: boolean;
  readonly stops?: readonly string[];
  readonly reactivations?: number;
  readonly disagreements?: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'suspended on day S is billed up to S-1',
    row: { status: 'suspended' },
    events: [suspendedOn10],
    billed: { '2020-01-01': '10', '2026-05-09': '10', '2026-05-10': '0', '2026-05-13': '0' },
    stop: '2026-05-10',
    stops: ['2026-05-10'],
  },
  {
    name: 'a cancellation stops like a suspension',
    row: { status: 'cancelled' },
    events: [logged('2026-05-10', 'active 10', 'cancelled 10')],
    billed: { '2026-05-09': '10', '2026-05-10': '0' },
    stop: '2026-05-10',
  },
  {
    name: 'an upgrade ends the old subscription',
    row: { status: 'cancelled' },
    events: [logged('2026-05-10T10:00:00Z', 'active 10', 'cancelled', { turn: 'upgrade' })],
    billed: { '2026-05-09': '10', '2026-05-10': '0' },
    stop: '2026-05-10',
    stops: [],
    disagreements: [],
  },
  {
    name: 'an upgrade begins the new one',
    row: { tenant: 'to' },
    events: [
      logged('2026-05-10T10:00:00Z', null, '10', { turn: 'upgrade', creates: true }),
      logged('2026-05-12T10:00:00Z', 'active 10', 'suspended 10'),
      logged('2026-05-13T10:00:00Z', 'suspended 10', 'active 10'),
    ],
    billed: { '2026-05-09': '0', '2026-05-11': '10', '2026-05-12': '0', '2026-05-13': '10' },
    start: '2026-05-10',
    disagreements: [],
  },
  {
    name: 'an upgrade that the export does not show is a contradiction',
    row: { status: 'active' },
    events: [logged('2026-05-10T10:00:00Z', 'active 10', 'cancelled', { turn: 'upgrade' })],
    billed: { '2026-05-09': '10', '2026-05-10': '0..10', '2026-05-13': '10' },
    disagreements: ['status active cancelled'],
  },
  {
    name: 'a trial is billed from the day it was converted',
    row: { tenant: 'to', createdOn: '2026-05-01' },
    events: [
      logged('2026-05-01T10:00:00Z', null, 'active 25', { creates: true }),
      logged('2026-05-06T10:00:00Z', 'active 25', '10', { turn: 'conversion' }),
    ],
    billed: { '2026-05-01': '0', '2026-05-05': '0', '2026-05-06': '10', '2026-05-13': '10' },
    start: '2026-05-06',
    disagreements: [],
  },
  {
    name: 'a conversion without seats keeps those of the trial, and later changes count',
    row: { seats: 30 },
    events: [
      logged('2026-05-01T10:00:00Z', null, 'active 25', { creates: true }),
      logged('2026-05-06T10:00:00Z', null, 'active', { turn: 'conversion' }),
      logged('2026-05-08T10:00:00Z', '25', '30'),
    ],
    billed: { '2026-05-05': '0', '2026-05-06': '25', '2026-05-08': '30' },
    start: '2026-05-06',
    disagreements: [],
  },
  {
    name: 'a conversion alone is enough',
    row: { createdOn: '2026-04-01' },
    events: [logged('2026-05-06', null, '', { turn: 'conversion' })],
    billed: { '2026-05-05': '0', '2026-05-06': '10' },
    start: '2026-05-06',
    disagreements: [],
  },
  {
    name: 'a transfer on its way changes nothing',
    row: { status: 'suspended' },
    events: [
      suspendedOn10,
      logged('2026-05-08T10:00:00Z', null, '', { turn: 'transfer' }),
      logged('2026-05-12T10:00:00Z', null, '', { turn: 'transfer' }),
    ],
    billed: { '2026-05-08': '10', '2026-05-10': '0' },
    stop: '2026-05-10',
    disagreements: [],
  },
  {
    name: 'a to subscription of which only a transfer is logged is as open as without',
    row: { tenant: 'to' },
    events: [logged('2026-05-08T10:00:00Z', null, '', { turn: 'transfer' })],
    billed: { '2026-05-07': '0..10', '2026-05-13': '10' },
    start: null,
  },
  {
    name: 'every step of the seats counts, orders included',
    row: { tenant: 'to', seats: 40 },
    events: [
      logged('2026-05-01T10:00:00Z', null, '10', { creates: true }),
      logged('2026-05-03T10:00:00Z', '10', '20'),
      logged('2026-05-05T10:00:00Z', null, '35', { creates: true }),
      logged('2026-05-07T10:00:00Z', '35', '15'),
      logged('2026-05-07T11:00:00Z', '15', '40'),
    ],
    billed: {
      '2026-04-30': '0',
      '2026-05-01': '10',
      '2026-05-03': '20',
      '2026-05-05': '35',
      '2026-05-07': '40',
    },
    start: '2026-05-01',
    disagreements: [],
  },
  {
    name: 'a later order for a suspended subscription does not set it going again',
    row: { status: 'suspended', seats: 20 },
    events: [suspendedOn10, logged('2026-05-11T10:00:00Z', null, '20', { creates: true })],
    billed: { '2026-05-09': '10', '2026-05-11': '0', '2026-05-13': '0' },
    stop: '2026-05-10',
    reactivations: 0,
    disagreements: [],
  },
  {
    name: 'started on day T is billed from T',
    row: { tenant: 'to', createdOn: '2026-05-08' },
    billed: { '2026-05-07': '0', '2026-05-08': '10', '2026-05-13': '10' },
    start: '2026-05-08',
  },
  {
    name: 'the start comes from the logged creation where the export has none',
    row: { tenant: 'to' },
    events: [logged('2026-05-08T23:59:00Z', null, 'active 10', { creates: true })],
    billed: { '2026-05-07': '0', '2026-05-08': '10' },
    start: '2026-05-08',
  },
  {
    name: 'the export stands where the log dates the creation otherwise',
    row: { tenant: 'to', createdOn: '2026-05-06' },
    events: [logged('2026-05-08T10:00:00Z', null, 'active 10', { creates: true })],
    billed: { '2026-05-05': '0', '2026-05-06': '10', '2026-05-08': '10' },
    start: '2026-05-06',
    disagreements: ['start 2026-05-06 2026-05-08'],
  },
  {
    name: 'a to start that no file gives is open',
    row: { tenant: 'to' },
    billed: { '2026-05-01': '0..10', '2026-05-12': '0..10', '2026-05-13': '10' },
    start: null,
  },
  {
    name: 'a from subscription without a start was billed before the files begin',
    row: {},
    billed: { '2001-01-01': '10', '2026-05-13': '10' },
    start: null,
  },
  {
    name: 'a stop day that no file gives is open',
    row: { status: 'suspended' },
    billed: { '2026-05-01': '0..10', '2026-05-12': '0..10', '2026-05-13': '0' },
    stop: null,
    stopKnown: false,
  },
  {
    name: 'an active export contradicts a logged suspension, and stands',
    row: { status: 'active' },
    events: [suspendedOn10],
    billed: { '2026-05-09': '10', '2026-05-11': '0..10', '2026-05-13': '10' },
    stop: null,
    disagreements: ['status active suspended'],
  },
  {
    name: 'a stopped export contradicts a log that ends active, and stands',
    row: { status: 'suspended' },
    events: [logged('2026-05-10T10:00:00Z', 'active 5', 'active 10')],
    billed: { '2026-05-09': '5', '2026-05-11': '0..10', '2026-05-13': '0' },
    stop: null,
    stopKnown: false,
    disagreements: ['status suspended active'],
  },
  {
    name: 'other seats in the export than the log ends with',
    row: { seats: 12 },
    events: [logged('2026-05-10T10:00:00Z', 'active 5', 'active 10')],
    billed: { '2026-05-09': '5', '2026-05-11': '10..12', '2026-05-13': '12' },
    disagreements: ['seats 12 10'],
  },
  {
    name: 'what happened unlogged after an entry may have happened on the same day',
    row: { status: 'suspended' },
    events: [logged('2026-05-10T10:00:00Z', 'suspended 10', 'active 10')],
    billed: { '2026-05-10': '0..10', '2026-05-11': '0..10', '2026-05-13': '0' },
    stop: null,
    stopKnown: false,
    disagreements: ['status suspended active'],
  },
  {
    name: 'what happened unlogged between two entries is open from the day of the first',
    row: { seats: 20 },
    events: [
      logged('2026-05-04T10:00:00Z', 'active 5', 'active 10'),
      logged('2026-05-08T10:00:00Z', 'active 15', 'active 20'),
    ],
    billed: {
      '2026-05-03': '5',
      '2026-05-04': '10..15',
      '2026-05-07': '10..15',
      '2026-05-08': '20',
    },
  },
  {
    name: 'expired with an end date stopped on that day',
    row: { status: 'expired', endsOn: '2026-05-05' },
    billed: { '2026-05-04': '10', '2026-05-05': '0', '2026-05-13': '0' },
    stop: '2026-05-05',
    stops: ['2026-05-05'],
  },
  {
    name: 'expired without an end date stopped on an unknown day',
    row: { status: 'expired' },
    billed: { '2026-05-04': '0..10', '2026-05-13': '0' },
    stop: null,
    stopKnown: false,
  },
  {
    name: 'reactivated: billed again from that day',
    row: { status: 'active' },
    events: [suspendedOn10, logged('2026-05-12T08:00:00Z', 'suspended 10', 'active 10')],
    billed: { '2026-05-09': '10', '2026-05-10': '0', '2026-05-11': '0', '2026-05-12': '10' },
    stop: null,
    stops: ['2026-05-10'],
    reactivations: 1,
  },
  {
    name: 'stopped twice: the last stop counts',
    row: { status: 'suspended' },
    events: [
      logged('2026-05-04T08:00:00Z', 'active 10', 'suspended 10'),
      logged('2026-05-06T08:00:00Z', 'suspended 10', 'active 10'),
      logged('2026-05-08T08:00:00Z', 'active 10', 'suspended 10'),
    ],
    billed: { '2026-05-04': '0', '2026-05-06': '10', '2026-05-07': '10', '2026-05-08': '0' },
    stop: '2026-05-08',
    stops: ['2026-05-04', '2026-05-08'],
    reactivations: 1,
  },
  {
    name: 'suspended, then cancelled: stopped since the suspension',
    row: { status: 'cancelled' },
    events: [suspendedOn10, logged('2026-05-12T08:00:00Z', 'suspended 10', 'cancelled 10')],
    billed: { '2026-05-09': '10', '2026-05-10': '0', '2026-05-12': '0' },
    stop: '2026-05-10',
    stops: ['2026-05-10'],
  },
  {
    name: 'a suspended new-commerce subscription is still billed',
    row: { status: 'suspended', family: 'nce' },
    events: [suspendedOn10],
    billed: { '2026-05-09': '10', '2026-05-10': '10', '2026-05-13': '10' },
    stop: '2026-05-10',
  },
  {
    name: 'a cancelled new-commerce subscription is not',
    row: { status: 'cancelled', family: 'nce' },
    events: [suspendedOn10, logged('2026-05-12T08:00:00Z', 'suspended 10', 'cancelled 10')],
    billed: { '2026-05-11': '10', '2026-05-12': '0' },
  },
  {
    name: 'usage-based subscriptions have no seat days',
    row: { family: 'azure', seats: 1 },
    billed: { '2026-05-01': '0', '2026-05-13': '0' },
  },
  {
    name: 'seats in steps, each from its day on',
    row: { seats: 20 },
    events: [
      logged('2026-05-04T08:00:00Z', 'active 5', 'active 10'),
      logged('2026-05-06T08:00:00Z', 'active 10', 'active 15'),
      logged('2026-05-08T08:00:00Z', 'active 15', 'active 20'),
    ],
    billed: { '2026-05-03': '5', '2026-05-04': '10', '2026-05-07': '15', '2026-05-08': '20' },
  },
  {
    name: 'the end of the day counts: of two changes the later',
    row: { seats: 7 },
    events: [
      logged('2026-05-04T08:00:00Z', 'active 5', 'active 30'),
      logged('2026-05-04T23:59:59Z', 'active 30', 'active 7'),
    ],
    billed: { '2026-05-03': '5', '2026-05-04': '7' },
  },
  {
    name: 'the leap day is a day',
    row: { status: 'suspended' },
    events: [logged('2024-02-29T12:00:00Z', 'active 10', 'suspended 10')],
    asOf: '2024-03-02',
    billed: { '2024-02-28': '10', '2024-02-29': '0', '2024-03-01': '0' },
    stop: '2024-02-29',
  },
  {
    name: 'the last second of a month belongs to its last day',
    row: { status: 'suspended' },
    events: [logged('2026-04-30T23:59:59Z', 'active 10', 'suspended 10')],
    billed: { '2026-04-29': '10', '2026-04-30': '0', '2026-05-01': '0' },
    stop: '2026-04-30',
  },
  {
    name: 'an offset puts an event on its UTC day',
    row: { status: 'suspended' },
    events: [logged('2026-05-10T23:30:00-02:00', 'active 10', 'suspended 10')],
    billed: { '2026-05-10': '10', '2026-05-11': '0' },
    stop: '2026-05-11',
  },
  {
    name: 'a suspension on the as-of day is later than the export',
    row: { status: 'active' },
    events: [logged(`${AS_OF}T08:00:00Z`, 'active 10', 'suspended 10')],
    billed: { '2026-05-13': '10' },
    stop: null,
    disagreements: [],
  },
  {
    name: 'a suspension on the as-of day that the export already shows is a known stop',
    row: { status: 'suspended' },
    events: [logged(`${AS_OF}T08:00:00Z`, 'active 10', 'suspended 10')],
    billed: { '2026-05-13': '10' },
    stop: AS_OF,
    stopKnown: true,
    disagreements: [],
  },
  {
    name: 'a reactivation on the as-of day leaves the stop before it known',
    row: { status: 'suspended' },
    events: [suspendedOn10, logged(`${AS_OF}T08:00:00Z`, 'suspended 10', 'active 10')],
    billed: { '2026-05-09': '10', '2026-05-10': '0', '2026-05-13': '0' },
    stop: '2026-05-10',
    stopKnown: true,
    stops: ['2026-05-10'],
    disagreements: [],
  },
];

function build(given: Case, events: readonly EventRecord[]): Timeline {
  const row: SubscriptionRecord = subscriptionRecord(given.row);
  return buildTimeline(row, events, day(given.asOf ?? AS_OF)).timeline;
}

function check(given: Case, timeline: Timeline): void {
  const days = Object.keys(given.billed);
  const billed = Object.fromEntries(days.map((text) => [text, billedOn(timeline, text)]));
  assert.deepEqual(billed, given.billed);
  const iso = (value: Timeline['stop']): string | null =>
    value === null ? null : formatDay(value);
  if (given.start !== undefined) assert.equal(iso(timeline.start), given.start);
  if (given.stop !== undefined) assert.equal(iso(timeline.stop), given.stop);
  assert.equal(timeline.stopKnown, given.stopKnown ?? true);
  if (given.stops !== undefined) assert.deepEqual(timeline.stops.map(iso), given.stops);
  assert.equal(timeline.reactivations.length, given.reactivations ?? timeline.reactivations.length);
  if (given.disagreements !== undefined) {
    const said = timeline.disagreements.map((item) => [item.about, item.exported, item.logged]);
    assert.deepEqual(
      said.map((parts) => parts.join(' ')),
      given.disagreements,
    );
  }
}

for (const given of cases) {
  void test(given.name, () => {
    const events = given.events ?? [];
    check(given, build(given, events));
    check(given, build(given, [...events].reverse()));
    check(given, build(given, [...events, ...events]));
  });
}

void test('entries of one moment follow each other by their old values', () => {
  const events = [
    logged('2026-05-04', 'active 10', 'active 20'),
    logged('2026-05-04', 'active 5', 'active 10'),
  ];
  for (const order of [events, [...events].reverse()]) {
    const timeline = buildTimeline(subscriptionRecord({ seats: 20 }), order, day(AS_OF)).timeline;
    assert.equal(billedOn(timeline, '2026-05-03'), '5');
    assert.equal(billedOn(timeline, '2026-05-04'), '20');
    assert.deepEqual(timeline.disagreements, []);
  }
});

test('an entry that cannot be read proves no day, and neither does a stop after it', () => {
  const unread = (side: 'before' | 'after') => ({
    unread: [{ side, field: 'status' as const, value: '?', column: 'x', cell: null }],
  });
  const stopped = subscriptionRecord({ status: 'suspended' });
  const stop = logged('2026-05-05T10:00:00Z', 'active 10', 'suspended 10');
  const odd = logged('2026-05-08T10:00:00Z', null, '10', unread('after'));
  const after = buildTimeline(stopped, [stop, odd], day('2026-05-14')).timeline;
  assert.deepEqual([after.stop, after.stopKnown], [null, false]);
  assert.deepEqual(
    ['2026-05-04', '2026-05-06', '2026-05-09', '2026-05-13'].map((text) => billedOn(after, text)),
    ['10', '0', '0..Infinity', '0'],
  );
  const again = logged('2026-05-10T10:00:00Z', null, 'suspended 10');
  assert.equal(buildTimeline(stopped, [odd, again], day('2026-05-14')).timeline.stopKnown, false);
  const before = logged('2026-05-08T10:00:00Z', '10', 'suspended 10', unread('before'));
  const first = buildTimeline(stopped, [before], day('2026-05-14')).timeline;
  assert.deepEqual([first.stopKnown, billedOn(first, '2026-05-01')], [false, '0..Infinity']);
});
