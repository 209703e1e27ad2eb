/** The usage-based subscription is active under Transitioning From and not there under Transitioning To. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { say } from '../text/text.ts';
import { azureLines, cellsOf, lineFinding, recordsOf, type Rule } from './rule.ts';

export const azureNotMigrated: Rule = {
  id: 'azure-not-migrated',
  severity: 'error',
  title: say('Azure not migrated yet'),
  means: say(
    'The usage-based subscription is active under Transitioning From and not there under Transitioning To. It is not moved by hand: Microsoft migrates it.',
  ),
  fix: say('Tell Microsoft the company name; do not suspend it yourself.'),
  source: quoted(CONSOLIDATION),
  bills: ['azure'],
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = azureLines(facts).filter((line) => line.from.length > 0);
    const findings = lines.flatMap((line) => {
      const fromActive = line.from.some(({ record }) => record.status === 'active');
      const toActive = line.to.some(({ record }) => record.status === 'active');
      if (!(fromActive && !toActive)) return [];
      return [
        lineFinding(line, {
          tenant: 'from',
          message: say(
            '{customer}: {offer} is active under Transitioning From and not active under Transitioning To; Microsoft has to migrate it.',
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
              'Tell Microsoft that {customer} is ready for the migration of {offer}. Do not suspend it by hand.',
              { customer: line.customer.name, offer: line.offer },
            ),
            steps: [
              say('Write the company name into the list that you send to Microsoft.'),
              say(
                'Wait for Microsoft to confirm, then export the subscriptions of both tenants again.',
              ),
            ],
          },
        }),
      ];
    });
    return { checked: lines.length, findings };
  },
};
