/** One subscription id in several rows with different content: the numbers stand on neither. */
import type { Placed } from '../model/facts.ts';
import { say } from '../text/text.ts';
import { cellsOf, placedWhere, tenantName, type Rule } from './rule.ts';

export const subscriptionDuplicate: Rule = {
  id: 'subscription-duplicate',
  severity: 'error',
  title: say('One subscription, two different rows'),
  means: say(
    'The same subscription id stands in two rows with different content. Its line is not compared until it is clear which row is right.',
  ),
  fix: say('Export the subscriptions again, or remove the row that is out of date.'),
  source: say('Matching and accounting rules of this tool: nothing is guessed, no row disappears.'),
  needs: ['files'],
  check: (facts) => {
    const contested = placedWhere(facts.lines, isContested);
    const findings = contested.map(({ line, placed: { record, rivals } }) => ({
      tenant: record.tenant,
      customer: line.customer,
      line,
      subscriptionId: record.id,
      subject: null,
      message: say(
        '{customer}: the subscription {subscription} ({offer}) stands in {rows} rows that differ.',
        {
          customer: line.customer.name,
          subscription: record.id,
          offer: line.offer,
          rows: rivals.length + 1,
        },
      ),
      numbers: { rows: rivals.length + 1 },
      evidence: cellsOf([record, ...rivals], 'seatsCell'),
      action: {
        verb: 'fix-input' as const,
        tenant: record.tenant,
        subject: `rows ${record.id}`,
        seats: null,
        text: say(
          'Clear up which row of {offer} for {customer} is right in the exports of the {tenant} tenant, and run again.',
          { offer: line.offer, customer: line.customer.name, tenant: tenantName(record.tenant) },
        ),
        steps: [say('Export the subscriptions again, or remove the row that is out of date.')],
      },
    }));
    const checked = facts.lines.reduce((sum, { from, to }) => sum + from.length + to.length, 0);
    return { checked, findings };
  },
};

function isContested({ rivals }: Placed): boolean {
  return rivals.length > 0;
}
