/** The usage-based subscription is active under Transitioning To but not suspended yet under Transitioning From. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { say } from '../text/text.ts';
import { azureLines, cellsOf, lineFinding, recordsOf, type Rule } from './rule.ts';

export const azureSourceActive: Rule = {
  id: 'azure-source-active',
  severity: 'error',
  title: say('Azure still active in the old tenant'),
  means: say(
    'The usage-based subscription is active under Transitioning To but not suspended yet under Transitioning From.',
  ),
  fix: say(
    'Ask Microsoft to finish the migration; confirm that it shows as Suspended under Transitioning From.',
  ),
  source: quoted(CONSOLIDATION),
  bills: ['azure'],
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = azureLines(facts).filter((line) => line.from.length > 0);
    const findings = lines.flatMap((line) => {
      const fromActive = line.from.some(({ record }) => record.status === 'active');
      const toActive = line.to.some(({ record }) => record.status === 'active');
      if (!(fromActive && toActive)) return [];
      return [
        lineFinding(line, {
          tenant: 'from',
          message: say(
            '{customer}: {offer} is active in both tenants; it should show as Suspended under Transitioning From.',
            { customer: line.customer.name, offer: line.offer },
          ),
          numbers: {},
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'statusCell'),
          action: {
            verb: 'notify-microsoft',
            tenant: 'from',
            subject: 'azure',
            seats: null,
            text: say(
              'Ask Microsoft to finish the migration of {offer} of {customer}: it is still active under Transitioning From.',
              { offer: line.offer, customer: line.customer.name },
            ),
            steps: [
              say('Send Microsoft the company name and the ids of both subscriptions.'),
              say(
                'Confirm afterwards that it shows as Suspended under Transitioning From and Active under Transitioning To.',
              ),
            ],
          },
        }),
      ];
    });
    return { checked: lines.length, findings };
  },
};
