/** What was old stopped on the day on which the new one began: no day is billed twice, none without service. */
import type { Line } from '../model/facts.ts';
import {
  cannotTell,
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
import { say, type Text } from '../text/text.ts';

export const suspendedSameDay: Check = {
  id: 'suspended-same-day',
  title: say('All suspended the same day'),
  asks: say(
    'Nothing is billed under Transitioning From any more, and it stopped on the day its successor began.',
  ),
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
          say(
            '{count, plural, one {# subscription} other {# subscriptions}} still billed under Transitioning From.',
            { count: billed.length },
          ),
          {
            fix: say(
              'Suspend them today, new-commerce ones by cancelling, once their seats are there under Transitioning To.',
            ),
            evidence: statusCells(billed),
          },
        ),
    azure.length === 0
      ? null
      : fail(customer, say('Azure is still active under Transitioning From.'), {
          fix: say('Ask Microsoft to finish the migration; do not suspend it by hand.'),
          evidence: statusCells(azure),
        }),
    failed(moving, overlapping, (offers) =>
      say('Both tenants billed, on at least one day, the same seats of {offers}.', { offers }),
    ),
    failed(moving, gaping, (offers) =>
      say('The old one stopped before the new one had the seats of {offers}.', { offers }),
    ),
    notCompared(moving),
    customer.from?.hasFile === true
      ? null
      : cannotTell(customer, say('What it has under Transitioning From is not known.')),
    open.length === 0
      ? null
      : cannotTell(
          customer,
          say('No file proves the days of {offers}.', { offers: namesOf(open) }),
          {
            fix: say(
              'Export the activity logs of both tenants for the whole time of the migration.',
            ),
            evidence: statusCells(open.flatMap(({ from }) => from)),
          },
        ),
    pass(customer, say('All of it stopped on the day its successor began, or nothing had to.')),
  );
}

function failed(
  { customer }: MovingCustomer,
  lines: readonly Line[],
  text: (offers: string) => Text,
): Answer | null {
  if (lines.length === 0) return null;
  return fail(customer, text(namesOf(lines)), {
    fix: say(
      'See the reconciliation for the days; what is over cannot be mended, what goes on can.',
    ),
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
