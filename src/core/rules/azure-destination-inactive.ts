/** The usage-based subscription is stopped under Transitioning From but not active under Transitioning To. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { say } from '../text/text.ts';
import { azureLines, cellsOf, lineFinding, recordsOf, type Rule } from './rule.ts';

export const azureDestinationInactive: Rule = {
  id: 'azure-destination-inactive',
  severity: 'error',
  title: say('Azure not active in the new tenant'),
  means: say(
    'The usage-based subscription is stopped under Transitioning From but not active under Transitioning To. Its services may be down.',
  ),
  fix: say('Call Microsoft at once; confirm that it shows as Active under Transitioning To.'),
  source: quoted(CONSOLIDATION),
  bills: ['azure'],
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = azureLines(facts).filter((line) => line.from.length > 0);
    const findings = lines.flatMap((line) => {
      const fromActive = line.from.some(({ record }) => record.status === 'active');
      const toActive = line.to.some(({ record }) => record.status === 'active');
      if (!(!fromActive && !toActive)) return [];
      return [
        lineFinding(line, {
          tenant: 'to',
          message: say(
            '{customer}: {offer} is stopped under Transitioning From and not active under Transitioning To.',
            { customer: line.customer.name, offer: line.offer },
          ),
          numbers: {},
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'statusCell'),
          action: {
            verb: 'notify-microsoft',
            tenant: 'to',
            subject: 'azure',
            seats: null,
            text: say(
              'Ask Microsoft to activate {offer} of {customer} under Transitioning To; it is stopped under Transitioning From already.',
              { offer: line.offer, customer: line.customer.name },
            ),
            steps: [
              say('Send Microsoft the company name and the id of the stopped subscription.'),
              say('Confirm afterwards that it shows as Active under Transitioning To.'),
            ],
          },
        }),
      ];
    });
    return { checked: lines.length, findings };
  },
};
