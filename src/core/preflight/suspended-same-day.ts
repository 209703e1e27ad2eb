/** What was old stopped on the day on which the new one began: no day is billed twice, none without service. */
import type { Line } from '../model/facts.ts';
import {
  cannotTell,
  count,
  fail,
  firstOf,
  forEach,
  isStillBilled,
  notCompared,
  pass,
  statusCells,
  type Answer,
  type Check,
  type MovingCustomer,
} from './check.ts';

export const suspendedSameDay: Check = {
  id: 'suspended-same-day',
  title: 'All suspended the same day',
  asks: 'Nothing is billed under Transitioning From any more, and it stopped on the day its successor began.',
  gates: ['day-after'],
  answer: (given) => forEach(given, judge),
};

function judge(moving: MovingCustomer): Answer {
  const { customer, lines } = moving;
  const moved = lines.filter(({ from }) => from.length > 0);
  const active = moved.flatMap(({ from }) => from.filter(isStillBilled));
  const azure = active.filter(({ record }) => record.family === 'azure');
  const billed = active.filter(({ record }) => record.family !== 'azure');
  const overlapping = moved.filter(({ overlap }) => (overlap.days ?? overlap.minDays) > 0);
  const gaping = moved.filter(({ gap, gapMinutes }) => (gap.days ?? 0) > 0 || gapMinutes > 0);
  const open = moved.filter(isOpen);
  return firstOf(
    billed.length === 0
      ? null
      : fail(
          customer,
          `${count(billed.length, 'subscription')} still billed under Transitioning From.`,
          {
            fix: 'Suspend them today, new-commerce ones by cancelling, once their seats are there under Transitioning To.',
            evidence: statusCells(billed),
          },
        ),
    azure.length === 0
      ? null
      : fail(customer, 'Azure is still active under Transitioning From.', {
          fix: 'Ask Microsoft to finish the migration; do not suspend it by hand.',
          evidence: statusCells(azure),
        }),
    failed(moving, overlapping, 'Both tenants billed, on at least one day, the same seats of'),
    failed(moving, gaping, 'The old one stopped before the new one had the seats of'),
    notCompared(moving),
    customer.from?.hasFile === true
      ? null
      : cannotTell(customer, 'What it has under Transitioning From is not known.'),
    open.length === 0
      ? null
      : cannotTell(customer, `No file proves the days of ${namesOf(open)}.`, {
          fix: 'Export the activity logs of both tenants for the whole time of the migration.',
          evidence: statusCells(open.flatMap(({ from }) => from)),
        }),
    pass(customer, 'All of it stopped on the day its successor began, or nothing had to.'),
  );
}

function failed({ customer }: MovingCustomer, lines: readonly Line[], what: string): Answer | null {
  if (lines.length === 0) return null;
  return fail(customer, `${what} ${namesOf(lines)}.`, {
    fix: 'See the reconciliation for the days; what is over cannot be mended, what goes on can.',
    evidence: statusCells(lines.flatMap(({ from, to }) => [...from, ...to])),
  });
}

function isOpen({ family, from, to, overlap, gap }: Line): boolean {
  if (family === 'azure') return false;
  const unproven = [...from, ...to].some(({ timeline }) => !timeline.stopKnown);
  return family === 'unknown' || unproven || !overlap.certain || gap.days === null;
}

function namesOf(lines: readonly Line[]): string {
  return lines.map(({ offer }) => offer).join(', ');
}
