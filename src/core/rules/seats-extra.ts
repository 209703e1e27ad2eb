/** There are more seats under Transitioning To than under Transitioning From. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { say } from '../text/text.ts';
import { cellsOf, lineFinding, recordsOf, seatLines, type Rule } from './rule.ts';

export const seatsExtra: Rule = {
  id: 'seats-extra',
  severity: 'warning',
  title: say('More seats than before'),
  means: say(
    'There are more seats under Transitioning To than under Transitioning From. They are paid for.',
  ),
  fix: say(
    'Confirm that the extra seats were ordered; otherwise reduce them while that is still possible.',
  ),
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = seatLines(facts);
    const findings = lines
      .filter((line) => line.extraSeats > 0)
      .map((line) =>
        lineFinding(line, {
          tenant: 'to',
          message: say(
            '{customer} has {seats, plural, one {# seat} other {# seats}} of {offer} under Transitioning To, {extraSeats, number} more than under Transitioning From.',
            {
              customer: line.customer.name,
              seats: line.toSeats,
              offer: line.offer,
              extraSeats: line.extraSeats,
            },
          ),
          numbers: { extraSeats: line.extraSeats },
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'seatsCell'),
          action: {
            verb: 'decide',
            tenant: 'to',
            subject: 'seats',
            seats: line.extraSeats,
            text: say(
              'Confirm the {seats, plural, one {# extra seat} other {# extra seats}} of {offer} for {customer} under Transitioning To, or remove them.',
              { seats: line.extraSeats, offer: line.offer, customer: line.customer.name },
            ),
            steps: [
              say('Ask who ordered the extra seats.'),
              say(
                'If nobody did, reduce the subscription under Transitioning To to the seats it had before.',
              ),
            ],
          },
        }),
      );
    return { checked: lines.length, findings };
  },
};
