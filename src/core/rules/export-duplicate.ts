/** Two subscriptions files of one customer and tenant that contradict each other: one of them is out of date. */
import { sortEvidence, tenantName, type Rule } from './rule.ts';

export const exportDuplicate: Rule = {
  id: 'export-duplicate',
  severity: 'error',
  title: 'Two exports of one customer disagree',
  means:
    'Two files hold the subscriptions of the same customer and tenant but say different things. Which one is right cannot be told from the files.',
  fix: 'Keep the newer export, remove the other, and run again.',
  source: 'Matching and accounting rules of this tool: nothing is guessed, no row disappears.',
  needs: ['files'],
  check: ({ customers }) => ({
    checked: customers.length,
    findings: customers.flatMap((customer) =>
      customer.contradictingFiles.map(({ tenant, paths, ids, evidence }) => ({
        tenant,
        customer,
        line: null,
        subscriptionId: null,
        subject: tenant,
        message: `${customer.name}: ${paths.join(' and ')} disagree about ${ids.length === 1 ? `the subscription ${ids[0] ?? ''}` : `${String(ids.length)} subscriptions`}.`,
        numbers: { files: paths.length, subscriptions: ids.length },
        evidence: sortEvidence(evidence),
        action: {
          verb: 'fix-input' as const,
          tenant,
          subject: 'export',
          seats: null,
          text: `Keep one of ${paths.join(' and ')} for ${customer.name}, remove the other, and run again.`,
          steps: [
            `Export the subscriptions of ${customer.name} from the ${tenantName(tenant)} tenant once more if you are not sure which file is newer.`,
          ],
        },
      })),
    ),
  }),
};
