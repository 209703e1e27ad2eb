/** Two subscriptions files of one customer and tenant that contradict each other: one of them is out of date. */
import { listed, say, type Text } from '../text/text.ts';
import { sortEvidence, tenantName, type Rule } from './rule.ts';

export const exportDuplicate: Rule = {
  id: 'export-duplicate',
  severity: 'error',
  title: say('Two exports of one customer disagree'),
  means: say(
    'Two files hold the subscriptions of the same customer and tenant but say different things. Which one is right cannot be told from the files.',
  ),
  fix: say('Keep the newer export, remove the other, and run again.'),
  source: say('Matching and accounting rules of this tool: nothing is guessed, no row disappears.'),
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
        message: contradiction(customer.name, paths, ids),
        numbers: { files: paths.length, subscriptions: ids.length },
        evidence: sortEvidence(evidence),
        action: {
          verb: 'fix-input' as const,
          tenant,
          subject: 'export',
          seats: null,
          text: say('Keep one of {files} for {customer}, remove the other, and run again.', {
            files: listed(paths),
            customer: customer.name,
          }),
          steps: [
            say(
              'Export the subscriptions of {customer} from the {tenant} tenant once more if you are not sure which file is newer.',
              { customer: customer.name, tenant: tenantName(tenant) },
            ),
          ],
        },
      })),
    ),
  }),
};

function contradiction(customer: string, paths: readonly string[], ids: readonly string[]): Text {
  const values = { customer, files: listed(paths) };
  const [subscription = ''] = ids;
  return ids.length === 1
    ? say('{customer}: {files} disagree about the subscription {subscription}.', {
        ...values,
        subscription,
      })
    : say(
        '{customer}: {files} disagree about {subscriptions, plural, one {# subscription} other {# subscriptions}}.',
        { ...values, subscriptions: ids.length },
      );
}
