/** Lines whose subscriptions are charged on other terms than before: another cycle, term, or renewal. */
import type { Line, Placed } from '../model/facts.ts';
import type { SubscriptionRecord } from '../model/records.ts';
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { cellsOf, lineFinding, recordsOf, type Rule } from './rule.ts';

export const termsDiffer: Rule = {
  id: 'terms-differ',
  severity: 'warning',
  title: 'Other terms than before',
  means:
    'Billing cycle, term or auto-renew of the subscription under Transitioning To differ from the one under Transitioning From. The seats are right, but price, commitment or renewal may not be.',
  fix: 'Compare the order with the old subscription; change cycle, term or auto-renew under Transitioning To if the customer did not ask for it.',
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: ({ lines }) => {
    const both = lines.filter(
      (line) => line.comparable && line.from.length > 0 && line.to.length > 0,
    );
    const findings = both.flatMap((line) => {
      const differences = TERMS.flatMap(({ name, of }) => {
        const said = ({ record }: Placed): boolean => of(record) !== null;
        if (!line.from.some(said) || !line.to.some(said)) return [];
        const [from, to] = [valuesOf(line, 'from', of), valuesOf(line, 'to', of)];
        const same = from.length === 0 || to.length === 0 || from.join() === to.join();
        return same ? [] : [`${name} ${from.join(' and ')} became ${to.join(' and ')}`];
      });
      if (differences.length === 0) return [];
      return [
        lineFinding(line, {
          tenant: 'to',
          message: `${line.customer.name}: ${line.offer} has other terms under Transitioning To: ${differences.join('; ')}.`,
          numbers: {},
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'statusCell'),
          action: {
            verb: 'verify',
            tenant: 'to',
            subject: 'terms',
            seats: null,
            text: `Check the terms of ${line.offer} of ${line.customer.name} under Transitioning To: ${differences.join('; ')}.`,
            steps: [
              'Ask whoever ordered it whether the change is meant.',
              'If not, correct it in Partner Center under Transitioning To; new-commerce terms can only be changed within the cancel window or at renewal.',
            ],
          },
        }),
      ];
    });
    return { checked: both.length, findings };
  },
};

/** What is compared; a value that no file gives is no difference. */
const TERMS: readonly {
  readonly name: string;
  readonly of: (record: SubscriptionRecord) => string | null;
}[] = [
  { name: 'billing cycle', of: ({ billingCycle }) => billingCycle },
  { name: 'term', of: ({ term }) => term },
  {
    name: 'auto-renew',
    of: ({ autoRenew }) => (autoRenew === null ? null : autoRenew ? 'on' : 'off'),
  },
];

function valuesOf(
  line: Line,
  tenant: 'from' | 'to',
  of: (record: SubscriptionRecord) => string | null,
): readonly string[] {
  // What is stopped under Transitioning To continues nothing.
  const placed = line[tenant].filter(
    ({ record }) => tenant === 'from' || record.status === 'active',
  );
  const values = placed.map(({ record }) => of(record)).filter((value) => value !== null);
  return [...new Set(values)].sort();
}
