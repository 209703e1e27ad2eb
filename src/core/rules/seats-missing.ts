/** The product is there under Transitioning To, but with fewer seats than under Transitioning From. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { provisionAction } from './provision.ts';
import { say } from '../text/text.ts';
import { cellsOf, lineFinding, recordsOf, seatLines, type Rule } from './rule.ts';

export const seatsMissing: Rule = {
  id: 'seats-missing',
  severity: 'error',
  title: say('Seats missing in the Transitioning To tenant'),
  means: say(
    'The product is there under Transitioning To, but with fewer seats than under Transitioning From.',
  ),
  fix: say('Add the missing seats under Transitioning To, before anything is suspended.'),
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = seatLines(facts);
    const findings = lines
      .filter((line) => line.toSeats > 0 && line.missingSeats > 0)
      .map((line) =>
        lineFinding(line, {
          tenant: 'to',
          message: say(
            '{customer} has {toSeats, number} of {seats, plural, one {# seat} other {# seats}} of {offer} under Transitioning To; missing: {missingSeats, number}.',
            {
              customer: line.customer.name,
              toSeats: line.toSeats,
              seats: line.fromSeats,
              offer: line.offer,
              missingSeats: line.missingSeats,
            },
          ),
          numbers: { missingSeats: line.missingSeats },
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'seatsCell'),
          action: provisionAction(line),
        }),
      );
    return { checked: lines.length, findings };
  },
};
