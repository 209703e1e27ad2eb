/** Offers whose name stands for more than one offer id: matched with none of them. */
import { cellsOf, lineFinding, recordsOf, type Rule } from './rule.ts';

export const offerAmbiguous: Rule = {
  id: 'offer-ambiguous',
  severity: 'error',
  title: 'More than one offer fits',
  means:
    'The product is known only by a name that stands for more than one offer of this customer, so it is matched with none. The line is not compared.',
  fix: 'Export with offer ids, or name the right pair in the config under offers.',
  source: 'Matching and accounting rules of this tool: nothing is guessed, no row disappears.',
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: ({ lines }) => ({
    checked: lines.length,
    findings: lines
      .filter((line) => line.candidates.length > 0)
      .map((line) =>
        lineFinding(line, {
          tenant: null,
          message: `${line.customer.name}: ${line.offer} could be any of the offers ${line.candidates.join(', ')}.`,
          numbers: { candidates: line.candidates.length },
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'seatsCell'),
          action: {
            verb: 'decide',
            tenant: null,
            subject: 'offer',
            seats: null,
            text: `Decide which offer ${line.offer} of ${line.customer.name} is, and write the pair into the config under offers.`,
            steps: [`Candidates: ${line.candidates.join(', ')}.`],
          },
        }),
      ),
  }),
};
