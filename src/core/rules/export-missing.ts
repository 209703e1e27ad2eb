/** Listed customers without a subscriptions file: what is absent is not the same as what is missing. */
import type { CustomerFacts, Facts } from '../model/facts.ts';
import type { Tenant } from '../model/report.ts';
import { say, type Text } from '../text/text.ts';
import { sortEvidence, tenantName, type Rule, type RuleFinding } from './rule.ts';

export const exportMissing: Rule = {
  id: 'export-missing',
  severity: 'warning',
  title: say('Export of a customer is missing'),
  means: say(
    'There is no Export Subscriptions file for this customer, so nothing can be said about its subscriptions in that tenant.',
  ),
  fix: say(
    'Export the customer’s subscriptions in Partner Center, put the file in the folder, and run again.',
  ),
  source: say('Matching and accounting rules of this tool: nothing is guessed, no row disappears.'),
  needs: ['files'],
  check: (facts) => {
    const findings = facts.customers.flatMap((customer) => [
      ...missingOn('from', customer, facts),
      ...missingOn('to', customer, facts),
    ]);
    return { checked: facts.customers.length, findings };
  },
};

function missingOn(tenant: Tenant, customer: CustomerFacts, facts: Facts): readonly RuleFinding[] {
  const side = customer[tenant];
  // In a consolidated to export an absent customer simply has nothing yet; in a from one it may be forgotten.
  const covered = tenant === 'to' && facts.tenants.to.consolidated;
  const listed = side?.listed === true && !side.hasFile && !covered;
  const compared = tenant === 'to' && customer.notComparable === 'to-export-missing';
  if ((!listed && !compared) || customer.candidates.length > 0) return [];
  const name = tenantName(tenant);
  return [
    {
      tenant,
      customer,
      line: null,
      subscriptionId: null,
      subject: tenant,
      message: missingText(customer.name, name, facts.tenants[tenant].consolidated, compared),
      numbers: {},
      evidence: sortEvidence(side?.locations ?? []),
      action: {
        verb: 'fix-input',
        tenant,
        subject: 'export',
        seats: null,
        text: say(
          'Export the subscriptions of {customer} from the {tenant} tenant and run again.',
          {
            customer: customer.name,
            tenant: name,
          },
        ),
        steps: [
          say('Sign in to Partner Center with the {tenant} account.', { tenant: name }),
          say('Open Customers, choose {customer}, then Subscriptions, then Export.', {
            customer: customer.name,
          }),
          say(
            'Name the file after the customer and put it beside the others. For a customer without subscriptions, keep the file with its header row.',
          ),
        ],
      },
    },
  ];
}

function missingText(
  customer: string,
  tenant: string,
  consolidated: boolean,
  compared: boolean,
): Text {
  const values = { customer, tenant };
  if (consolidated)
    return say('No file from the {tenant} tenant lists a subscription of {customer}.', values);
  return compared
    ? say(
        'There is no subscriptions file of {customer} from the {tenant} tenant; the customer cannot be compared.',
        values,
      )
    : say('There is no subscriptions file of {customer} from the {tenant} tenant.', values);
}
