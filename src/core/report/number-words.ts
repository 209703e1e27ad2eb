/** The numbers of findings under the names that people read. */
import type { Finding } from '../model/report.ts';
import { joined, say, sayAs, type Text, type TextValue } from '../text/text.ts';

type Value = Finding['numbers'][string];

/** Every number that a rule gives. */
export const NUMBER_WORDS = {
  amount: say('Amount'),
  candidates: say('Candidates'),
  code: say('Code'),
  contradictions: say('Contradictions'),
  cost: say('Cost'),
  costPerDay: say('Cost per day'),
  createdFirst: say('Created first'),
  currency: say('Currency'),
  days: say('Days'),
  extraSeats: say('Extra seats'),
  files: say('Files'),
  gapDays: say('Gap days'),
  gapSeatDays: say('Gap seat days'),
  maxDays: say('Max days'),
  minDays: say('Min days'),
  minutes: say('Minutes'),
  missingSeats: say('Missing seats'),
  open: sayAs('goes on', 'Open'),
  overlapDays: say('Overlap days'),
  rows: say('Rows'),
  seatDays: say('Seat days'),
  seats: say('Seats'),
  stopped: say('Stopped'),
  subscriptions: say('Subscriptions'),
  times: say('Times'),
  until: say('Until'),
  unusedDays: say('Unused days'),
  windowCloses: say('Window closes'),
} as const satisfies Readonly<Record<string, Text>>;

/** What is an amount of money stands there as a decimal string. */
const AMOUNTS: ReadonlySet<string> = new Set(['amount', 'cost', 'costPerDay']);

const UNKNOWN = say('unknown');
const YES = say('yes');
const NO = say('no');

/** The numbers of a finding as words: `Missing seats: 5; Open: yes`. */
export function numbersText(numbers: Finding['numbers']): Text {
  const parts = Object.entries(numbers).map(([key, value]) =>
    say('{name}: {value}', { name: nameOf(key), value: valueText(key, value) }),
  );
  return joined(parts, '; ');
}

function nameOf(key: string): TextValue {
  const words: Readonly<Record<string, Text>> = NUMBER_WORDS;
  return words[key] ?? key;
}

function valueText(key: string, value: Value): TextValue {
  if (value === null) return UNKNOWN;
  if (typeof value === 'boolean') return value ? YES : NO;
  const isNumber = typeof value === 'number' || AMOUNTS.has(key);
  return isNumber ? say('{value, number}', { value }) : value;
}
