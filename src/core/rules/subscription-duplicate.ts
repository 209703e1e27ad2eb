/** One subscription id in several rows with different content: the numbers stand on neither. */
import type { Placed } from '../model/facts.ts';
import { cellsOf, tenantName, type Rule } from './rule.ts';

export const subscriptionDuplicate: Rule = {
  id: 'subscription-duplicate',
  severity: 'error',
  title: 'One subscription, two different rows',
  means:
    'The same subscription id stands in two rows with different content. Its line is not compared until it is clear which row is right.',
  fix: 'Export the subscriptions again, or remove the row that is out of date.',
  source: 'Matching and accounting rules of this tool: nothing is guessed, no row disappears.',
  needs: ['files'],
  check: (facts) => {
    const placed = facts.lines.flatMap((line) =>
      (['from', 'to'] as const).flatMap((tenant) =>
        line[tenant].filter(isContested).map((subscription) => ({ line, tenant, ...subscription })),
      ),
    );
    const findings = placed.map(({ line, tenant, record, rivals }) => ({
      tenant,
      customer: line.customer,
      line,
      subscriptionId: record.id,
      subject: null,
      message: `${line.customer.name}: the subscription ${record.id} (${line.offer}) stands in ${String(rivals.length + 1)} rows that differ.`,
      numbers: { rows: rivals.length + 1 },
      evidence: cellsOf([record, ...rivals], 'seatsCell'),
      action: {
        verb: 'fix-input' as const,
        tenant,
        subject: `rows ${record.id}`,
        seats: null,
        text: `Clear up which row of ${line.offer} for ${line.customer.name} is right in the exports of the ${tenantName(tenant)} tenant, and run again.`,
        steps: ['Export the subscriptions again, or remove the row that is out of date.'],
      },
    }));
    const checked = facts.lines.reduce((sum, { from, to }) => sum + from.length + to.length, 0);
    return { checked, findings };
  },
};

function isContested({ rivals }: Placed): boolean {
  return rivals.length > 0;
}
