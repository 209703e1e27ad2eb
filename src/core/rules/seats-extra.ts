/** There are more seats under Transitioning To than under Transitioning From. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { cellsOf, count, lineFinding, recordsOf, seatLines, type Rule } from './rule.ts';

export const seatsExtra: Rule = {
  id: 'seats-extra',
  severity: 'warning',
  title: 'More seats than before',
  means:
    'There are more seats under Transitioning To than under Transitioning From. They are paid for.',
  fix: 'Confirm that the extra seats were ordered; otherwise reduce them while that is still possible.',
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = seatLines(facts);
    const findings = lines.flatMap((line) => {
      if (!(line.extraSeats > 0)) return [];
      return [
        lineFinding(line, {
          tenant: 'to',
          message: `${line.customer.name} has ${count(line.toSeats, 'seat')} of ${line.offer} under Transitioning To, ${String(line.extraSeats)} more than under Transitioning From.`,
          numbers: { extraSeats: line.extraSeats },
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'seatsCell'),
          action: {
            verb: 'decide',
            tenant: 'to',
            subject: 'seats',
            seats: line.extraSeats,
            text: `Confirm the ${count(line.extraSeats, 'extra seat')} of ${line.offer} for ${line.customer.name} under Transitioning To, or remove them.`,
            steps: [
              'Ask who ordered the extra seats.',
              'If nobody did, reduce the subscription under Transitioning To to the seats it had before.',
            ],
          },
        }),
      ];
    });
    return { checked: lines.length, findings };
  },
};
