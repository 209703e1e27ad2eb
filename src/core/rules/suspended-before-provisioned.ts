/** From subscriptions that stopped before the to tenant had the seats: the customer was without service for a while. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import type { Line } from '../model/facts.ts';
import { formatDay, type Day } from '../model/values.ts';
import { say, type Text } from '../text/text.ts';
import { cellsOf, lineFinding, recordsOf, seatLines, type Rule } from './rule.ts';

export const suspendedBeforeProvisioned: Rule = {
  id: 'suspended-before-provisioned',
  severity: 'error',
  title: say('Suspended before the new subscription was there'),
  means: say(
    'The subscription was stopped under Transitioning From before its seats existed under Transitioning To. They exist now, but users may have lost access in between.',
  ),
  fix: say('Check with the customer that users have their service and data back.'),
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = seatLines(facts).filter((line) => line.from.length > 0);
    const findings = lines.flatMap((line) => {
      const { gap, gapMinutes } = line;
      if (gap.open || line.toSeats === 0 || (gap.minDays === 0 && gapMinutes === 0)) return [];
      const inDays = gap.minDays > 0;
      const gapDays = gap.days ?? gap.minDays;
      const span = spanText(line);
      const stop = firstStopOf(line, facts.migrationStart);
      return [
        lineFinding(line, {
          tenant: 'from',
          message: stopText(line, span, stop === null ? null : formatDay(stop)),
          numbers: inDays ? { gapDays, gapSeatDays: gap.seatDays } : { minutes: gapMinutes },
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'statusCell'),
          action: {
            verb: 'verify',
            tenant: 'to',
            subject: 'service',
            seats: line.toSeats,
            text: say(
              'Check with {customer} that users of {offer} have service and data back after {span} without licences.',
              { customer: line.customer.name, offer: line.offer, span },
            ),
            steps: [
              say('Ask the customer whether all users can work.'),
              say(
                'In the customer’s tenant, check that the {licences, plural, one {# licence} other {# licences}} of {offer} are assigned.',
                { licences: line.toSeats, offer: line.offer },
              ),
            ],
          },
        }),
      ];
    });
    return { checked: lines.length, findings };
  },
};

/** How long the seats were lacking. */
function spanText({ gap, gapMinutes: minutes }: Line): Text {
  const days = gap.days ?? gap.minDays;
  if (gap.minDays === 0)
    return say('{minutes, plural, one {# minute} other {# minutes}}', { minutes });
  return gap.days === null
    ? say('at least {days, plural, one {# day} other {# days}}', { days })
    : say('{days, plural, one {# day} other {# days}}', { days });
}

function stopText({ customer, offer }: Line, span: Text, day: string | null): Text {
  const values = { customer: customer.name, offer, span };
  return day === null
    ? say(
        '{customer}: {offer} was stopped under Transitioning From {span} before its seats were there under Transitioning To.',
        values,
      )
    : say(
        '{customer}: {offer} was stopped under Transitioning From {span} before its seats were there under Transitioning To (stopped on {day}).',
        { day, ...values },
      );
}

function firstStopOf(line: Line, migrationStart: Day | null): Day | null {
  const stops = line.from
    .flatMap((placed) => placed.timeline.stops)
    .filter((day) => migrationStart === null || day >= migrationStart);
  return stops.length === 0 ? null : stops.reduce((first, day) => (day < first ? day : first));
}
