/** Subscriptions files of which nothing says whose they are: paired by chance, they could hide anything. */
import type { Rule } from './rule.ts';
import { count, sortEvidence, tenantName } from './rule.ts';

export const ownerUnknown: Rule = {
  id: 'owner-unknown',
  severity: 'error',
  title: 'Nobody can say whose these files are',
  means:
    'Several subscriptions files have no customer column, and neither file nor folder names a customer. Whose subscriptions they hold cannot be known, so none of them counts as compared.',
  fix: 'Name each file after its customer, or say in the config ("files") whose it is.',
  source: 'Matching and accounting rules of this tool: nothing is guessed, no row disappears.',
  needs: ['files'],
  check: ({ files, tenants }) => ({
    checked: files.length,
    findings: (['from', 'to'] as const).flatMap((tenant) => {
      const paths = tenants[tenant].nameless;
      if (paths.length === 0) return [];
      return [
        {
          tenant,
          customer: null,
          line: null,
          subscriptionId: null,
          subject: tenant,
          message: `Nothing says whose ${count(paths.length, 'file')} of the ${tenantName(tenant)} tenant are: ${paths.join(', ')}.`,
          numbers: { files: paths.length },
          evidence: sortEvidence(paths.map((path) => ({ path, sheet: '', row: 0, cell: null }))),
          action: {
            verb: 'fix-input' as const,
            tenant,
            subject: 'owners',
            seats: null,
            text: `Name each of these files after its customer: ${paths.join(', ')}.`,
            steps: [
              'Rename each file to the name of the customer in the customer list, or put it into a folder of that name.',
              'Or write into the config under "files" which file belongs to which customer.',
            ],
          },
        },
      ];
    }),
  }),
};
