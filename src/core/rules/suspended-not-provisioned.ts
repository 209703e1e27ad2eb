/** From subscriptions that stopped while the to tenant still lacks the seats: the customer is cut off now. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { provisionAction } from './provision.ts';
import type { Line } from '../model/facts.ts';
import { say, type Text } from '../text/text.ts';
import { cellsOf, lineFinding, recordsOf, seatLines, type Rule } from './rule.ts';

export const suspendedNotProvisioned: Rule = {
  id: 'suspended-not-provisioned',
  severity: 'error',
  title: say('Customer is cut off'),
  means: say(
    'The subscription is stopped under Transitioning From, and its seats are not there under Transitioning To. Users are without service now.',
  ),
  fix: say(
    'Create the missing seats under Transitioning To at once, or reactivate the old subscription until they are there.',
  ),
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = seatLines(facts).filter((line) => line.from.length > 0);
    const cutOff = lines.filter(({ gap }) => gap.open);
    const findings = cutOff.map((line) => {
      const { gap } = line;
      return lineFinding(line, {
        tenant: 'to',
        message: cutOffText(line),
        numbers: { missingSeats: gap.lacking, gapDays: gap.days },
        evidence: cellsOf([...recordsOf(line.from), ...recordsOf(line.to)], 'statusCell'),
        action: provisionAction(line, Math.max(line.missingSeats, gap.lacking)),
      });
    });
    return { checked: lines.length, findings };
  },
};

function cutOffText({ customer, offer, gap: { days, lacking: seats } }: Line): Text {
  const values = { customer: customer.name, offer, seats };
  return days === null
    ? say(
        '{customer}: {offer} is stopped under Transitioning From, and {seats, plural, one {# seat of it is} other {# seats of it are}} not there under Transitioning To; users are cut off.',
        values,
      )
    : say(
        '{customer}: {offer} is stopped under Transitioning From, and {seats, plural, one {# seat of it is} other {# seats of it are}} not there under Transitioning To for {days, plural, one {# day} other {# days}}; users are cut off.',
        { days, ...values },
      );
}
