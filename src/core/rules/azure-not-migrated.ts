/** The usage-based subscription is active under Transitioning From and not there under Transitioning To. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { azureLines, cellsOf, lineFinding, recordsOf, type Rule } from './rule.ts';

export const azureNotMigrated: Rule = {
  id: 'azure-not-migrated',
  severity: 'error',
  title: 'Azure not migrated yet',
  means:
    'The usage-based subscription is active under Transitioning From and not there under Transitioning To. It is not moved by hand: Microsoft migrates it.',
  fix: 'Tell Microsoft the company name; do not suspend it yourself.',
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
          message: `${line.customer.name}: ${line.offer} is active under Transitioning From and not active under Transitioning To; Microsoft has to migrate it.`,
          numbers: {},
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'statusCell'),
          action: {
            verb: 'notify-microsoft',
            tenant: 'from',
            subject: 'azure',
            seats: null,
            text: `Tell Microsoft that ${line.customer.name} is ready for the migration of ${line.offer}. Do not suspend it by hand.`,
            steps: [
              'Write the company name into the list that you send to Microsoft.',
              'Wait for Microsoft to confirm, then export the subscriptions of both tenants again.',
            ],
          },
        }),
      ];
    });
    return { checked: lines.length, findings };
  },
};
