/** From subscriptions that stopped before the to tenant had the seats: the customer was without service for a while. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import type { Line } from '../model/facts.ts';
import { formatDay, type Day } from '../model/values.ts';
import { cellsOf, count, lineFinding, recordsOf, seatLines, type Rule } from './rule.ts';

export const suspendedBeforeProvisioned: Rule = {
  id: 'suspended-before-provisioned',
  severity: 'error',
  title: 'Suspended before the new subscription was there',
  means:
    'The subscription was stopped under Transitioning From before its seats existed under Transitioning To. They exist now, but users may have lost access in between.',
  fix: 'Check with the customer that users have their service and data back.',
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = seatLines(facts).filter((line) => line.from.length > 0);
    const findings = lines.flatMap((line) => {
      const { gap, gapMinutes } = line;
      if (gap.open || line.toSeats === 0 || (gap.minDays === 0 && gapMinutes === 0)) return [];
      const inDays = gap.minDays > 0;
      const exact = gap.days !== null;
      const gapDays = gap.days ?? gap.minDays;
      const span = inDays
        ? `${exact ? '' : 'at least '}${count(gapDays, 'day')}`
        : count(gapMinutes, 'minute');
      const stop = firstStopOf(line, facts.migrationStart);
      const since = stop === null ? '' : ` (stopped on ${formatDay(stop)})`;
      return [
        lineFinding(line, {
          tenant: 'from',
          message: `${line.customer.name}: ${line.offer} was stopped under Transitioning From ${span} before its seats were there under Transitioning To${since}.`,
          numbers: inDays ? { gapDays, gapSeatDays: gap.seatDays } : { minutes: gapMinutes },
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'statusCell'),
          action: {
            verb: 'verify',
            tenant: 'to',
            subject: 'service',
            seats: line.toSeats,
            text: `Check with ${line.customer.name} that users of ${line.offer} have service and data back after ${span} without licences.`,
            steps: [
              'Ask the customer whether all users can work.',
              `In the customer's tenant, check that the ${count(line.toSeats, 'licence')} of ${line.offer} are assigned.`,
            ],
          },
        }),
      ];
    });
    return { checked: lines.length, findings };
  },
};

function firstStopOf(line: Line, migrationStart: Day | null): Day | null {
  const stops = line.from
    .flatMap((placed) => placed.timeline.stops)
    .filter((day) => migrationStart === null || day >= migrationStart);
  return stops.length === 0 ? null : stops.reduce((first, day) => (day < first ? day : first));
}
