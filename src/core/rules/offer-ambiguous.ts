/** Offers whose name stands for more than one offer id: matched with none of them. */
import { say } from '../text/text.ts';
import { cellsOf, lineFinding, recordsOf, type Rule } from './rule.ts';

export const offerAmbiguous: Rule = {
  id: 'offer-ambiguous',
  severity: 'error',
  title: say('More than one offer fits'),
  means: say(
    'The product is known only by a name that stands for more than one offer of this customer, so it is matched with none. The line is not compared.',
  ),
  fix: say('Export with offer ids, or name the right pair in the config under offers.'),
  source: say('Matching and accounting rules of this tool: nothing is guessed, no row disappears.'),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: ({ lines }) => ({
    checked: lines.length,
    findings: lines
      .filter((line) => line.candidates.length > 0)
      .map((line) =>
        lineFinding(line, {
          tenant: null,
          message: say('{customer}: {offer} could be any of the offers {candidates}.', {
            customer: line.customer.name,
            offer: line.offer,
            candidates: line.candidates.join(', '),
          }),
          numbers: { candidates: line.candidates.length },
          evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'seatsCell'),
          action: {
            verb: 'decide',
            tenant: null,
            subject: 'offer',
            seats: null,
            text: say(
              'Decide which offer {offer} of {customer} is, and write the pair into the config under offers.',
              { offer: line.offer, customer: line.customer.name },
            ),
            steps: [say('Candidates: {candidates}.', { candidates: line.candidates.join(', ') })],
          },
        }),
      ),
  }),
};
