/** Customers with active from subscriptions that the to tenant does not know: without consent nothing moves. */
import { groupBy } from '../model/group.ts';
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { say } from '../text/text.ts';
import { cellsOf, type Rule } from './rule.ts';

export const relationshipMissing: Rule = {
  id: 'relationship-missing',
  severity: 'error',
  title: say('Customer has not accepted the new partner relationship'),
  means: say(
    'The customer is not in the customer list of the Transitioning To tenant, so none of its subscriptions can be re-created there.',
  ),
  fix: say(
    'Send the reseller-relationship link of the Transitioning To tenant; the customer’s Global Admin accepts it.',
  ),
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: ({ customers, lines }) => {
    // Without a list and without a file of its own, the customer is absent, not missing: export-missing says so.
    const affected = customers.filter(
      ({ from, knownInTo, notComparable }) =>
        from !== null && (knownInTo || notComparable !== 'to-export-missing'),
    );
    const linesOf = groupBy(lines, (line) => line.customer);
    const findings = affected.flatMap((customer) => {
      if (customer.knownInTo || customer.candidates.length > 0) return [];
      const records = (linesOf.get(customer) ?? [])
        .flatMap((line) => line.from)
        .map((placed) => placed.record)
        .filter((record) => record.status === 'active');
      if (records.length === 0) return [];
      const seats = records
        .filter((record) => record.family !== 'azure')
        .reduce((sum, record) => sum + record.seats, 0);
      const subscriptions = records.length;
      return [
        {
          tenant: 'to' as const,
          customer,
          line: null,
          subscriptionId: null,
          subject: null,
          message: say(
            '{customer} has {subscriptions, plural, one {# active subscription} other {# active subscriptions}} ({seats, plural, one {# seat} other {# seats}}) but is not a customer of the Transitioning To tenant yet.',
            { customer: customer.name, subscriptions, seats },
          ),
          numbers: { subscriptions, seats },
          evidence: cellsOf(records, 'statusCell'),
          action: {
            verb: 'request-relationship' as const,
            tenant: 'to' as const,
            subject: '',
            seats: null,
            text: say(
              'Send {customer} the reseller-relationship link of the Transitioning To tenant and have its Global Admin accept it.',
              { customer: customer.name },
            ),
            steps: [
              say('Sign in to Partner Center with the Transitioning To account.'),
              say('Open Customers, then Request a reseller relationship, and copy the link.'),
              say('Send the link to a Global Admin of {customer}.', { customer: customer.name }),
              say('Export the customer list again once the customer shows in it.'),
            ],
          },
        },
      ];
    });
    return { checked: affected.length, findings };
  },
};
