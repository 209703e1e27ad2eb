/** Lines whose subscriptions are charged on other terms than before: another cycle, term, or renewal. */
import type { Line, Placed } from '../model/facts.ts';
import type { SubscriptionRecord } from '../model/records.ts';
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { joined, say, type Text, verbatim } from '../text/text.ts';
import { cellsOf, lineFinding, recordsOf, type Rule } from './rule.ts';

export const termsDiffer: Rule = {
  id: 'terms-differ',
  severity: 'warning',
  title: say('Other terms than before'),
  means: say(
    'Billing cycle, term or auto-renew of the subscription under Transitioning To differ from the one under Transitioning From. The seats are right, but price, commitment or renewal may not be.',
  ),
  fix: say(
    'Compare the order with the old subscription; change cycle, term or auto-renew under Transitioning To if the customer did not ask for it.',
  ),
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: ({ lines }) => {
    const both = lines.filter(
      (line) => line.comparable && line.from.length > 0 && line.to.length > 0,
    );
    const findings = both.flatMap((line) => {
      const found = TERMS.flatMap(({ of, became }) => {
        const said = ({ record }: Placed): boolean => of(record) !== null;
        if (!line.from.some(said) || !line.to.some(said)) return [];
        const [from, to] = [valuesOf(line, 'from', of), valuesOf(line, 'to', of)];
        const same = from.length === 0 || to.length === 0 || from.join() === to.join();
        return same ? [] : [became(inWords(from), inWords(to))];
      });
      if (found.length === 0) return [];
      const differences = joined(found, '; ');
      return [
        lineFinding(line, {
          tenant: 'to',
          message: say(
            '{customer}: {offer} has other terms under Transitioning To: {differences}.',
            {
              customer: line.customer.name,
              offer: line.offer,
              differences,
            },
          ),
          numbers: {},
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'statusCell'),
          action: {
            verb: 'verify',
            tenant: 'to',
            subject: 'terms',
            seats: null,
            text: say(
              'Check the terms of {offer} of {customer} under Transitioning To: {differences}.',
              {
                offer: line.offer,
                customer: line.customer.name,
                differences,
              },
            ),
            steps: [
              say('Ask whoever ordered it whether the change is meant.'),
              say(
                'If not, correct it in Partner Center under Transitioning To; new-commerce terms can only be changed within the cancel window or at renewal.',
              ),
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
  readonly of: (record: SubscriptionRecord) => string | null;
  readonly became: (from: Text, to: Text) => Text;
}[] = [
  {
    of: ({ billingCycle }) => billingCycle,
    became: (from, to) => say('billing cycle {from} became {to}', { from, to }),
  },
  { of: ({ term }) => term, became: (from, to) => say('term {from} became {to}', { from, to }) },
  {
    of: ({ autoRenew }) => (autoRenew === null ? null : autoRenew ? 'on' : 'off'),
    became: (from, to) => say('auto-renew {from} became {to}', { from, to }),
  },
];

/** What is no data: cycles, and whether something is renewed. */
const VALUE_WORDS: ReadonlyMap<string, Text> = new Map([
  ['monthly', say('monthly')],
  ['annual', say('annual')],
  ['triennial', say('triennial')],
  ['one-time', say('one-time')],
  ['none', say('none')],
  ['on', say('on')],
  ['off', say('off')],
]);

function inWords(values: readonly string[]): Text {
  return values
    .map((value) => VALUE_WORDS.get(value) ?? verbatim(value))
    .reduce((first, second) => say('{first} and {second}', { first, second }));
}

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
