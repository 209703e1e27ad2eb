/** Customers with more than one candidate on the other side: nothing is matched until a person decides. */
import type { CustomerFacts } from '../model/facts.ts';
import { say } from '../text/text.ts';
import { sortEvidence, type Rule } from './rule.ts';

export const customerAmbiguous: Rule = {
  id: 'customer-ambiguous',
  severity: 'error',
  title: say('More than one customer fits'),
  means: say(
    'By its name or domain this customer could be more than one customer, so it is matched with none. Its subscriptions are not compared.',
  ),
  fix: say('Name the right pair in the config under customers or files, by tenant id.'),
  source: say('Matching and accounting rules of this tool: nothing is guessed, no row disappears.'),
  needs: ['files'],
  check: ({ customers }) => ({
    checked: customers.length,
    findings: customers.filter(isUndecided).map((customer) => ({
      tenant: null,
      customer,
      line: null,
      subscriptionId: null,
      subject: customer.from === null ? 'to' : 'from',
      message: say('{customer} could be any of: {candidates}.', {
        customer: customer.name,
        candidates: customer.candidates.join(', '),
      }),
      numbers: { candidates: customer.candidates.length },
      evidence: sortEvidence([
        ...(customer.from?.locations ?? []),
        ...(customer.to?.locations ?? []),
      ]),
      action: {
        verb: 'decide' as const,
        tenant: null,
        subject: 'customer',
        seats: null,
        text: say(
          'Decide which customer {customer} is, and write the pair into the config under customers.',
          { customer: customer.name },
        ),
        steps: [
          say('Candidates: {candidates}.', { candidates: customer.candidates.join(', ') }),
          say(
            'Add "<from tenant id or name>": "<to tenant id>" under customers in csp-reconcile.json, or give the file a customer under files.',
          ),
        ],
      },
    })),
  }),
};

/** One decision, one finding: candidates in the to tenant are named by the customer that could be them. */
function isUndecided({ candidates, from, to }: CustomerFacts): boolean {
  return candidates.length > 0 && (from !== null || (to?.couldBe.length ?? 0) > 0);
}
