/** The product is there under Transitioning To, but with fewer seats than under Transitioning From. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { provisionAction } from './provision.ts';
import { cellsOf, count, lineFinding, recordsOf, seatLines, type Rule } from './rule.ts';

export const seatsMissing: Rule = {
  id: 'seats-missing',
  severity: 'error',
  title: 'Seats missing in the Transitioning To tenant',
  means:
    'The product is there under Transitioning To, but with fewer seats than under Transitioning From.',
  fix: 'Add the missing seats under Transitioning To, before anything is suspended.',
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = seatLines(facts);
    const findings = lines.flatMap((line) => {
      if (!(line.toSeats > 0 && line.missingSeats > 0)) return [];
      return [
        lineFinding(line, {
          tenant: 'to',
          message: `${line.customer.name} has ${String(line.toSeats)} of ${count(line.fromSeats, 'seat')} of ${line.offer} under Transitioning To; missing: ${String(line.missingSeats)}.`,
          numbers: { missingSeats: line.missingSeats },
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'seatsCell'),
          action: provisionAction(line),
        }),
      ];
    });
    return { checked: lines.length, findings };
  },
};
