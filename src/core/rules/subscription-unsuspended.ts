/** From subscriptions that still bill although all their seats are in the to tenant: each costs money every day. */
import type { Placed } from '../model/facts.ts';
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { countOverlap, segmentsOf } from '../timeline/line-days.ts';
import { suspendAction } from './suspend.ts';
import { say } from '../text/text.ts';
import { cellsOf, lineFinding, placedWhere, seatLines, type Rule } from './rule.ts';

export const subscriptionUnsuspended: Rule = {
  id: 'subscription-unsuspended',
  severity: 'error',
  title: say('Old subscription not suspended'),
  means: say(
    'All seats are there under Transitioning To, but this subscription still bills under Transitioning From. Both are charged, and Microsoft refuses credits for the overlap.',
  ),
  fix: say('Suspend the subscription under Transitioning From today.'),
  source: quoted(CONSOLIDATION),
  bills: ['license', 'nce'],
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const { asOf, migrationStart } = facts;
    const lines = seatLines(facts).filter((line) => line.fromSeats > 0);
    const complete = lines.filter((line) => line.missingSeats === 0);
    const findings = placedWhere(complete, isActive, 'from').map(({ line, placed }) => {
      const { record, timeline } = placed;
      const to = line.to.map((other) => other.timeline);
      const overlapDays = countOverlap(segmentsOf([timeline], to, asOf), asOf, migrationStart).days;
      return lineFinding(line, {
        tenant: 'from',
        subscriptionId: record.id,
        message: say(
          '{customer}: {offer} ({seats, plural, one {# seat} other {# seats}}) is fully set up under Transitioning To but still active under Transitioning From.',
          { customer: line.customer.name, offer: line.offer, seats: record.seats },
        ),
        numbers: { seats: record.seats, overlapDays },
        evidence: cellsOf([record], 'statusCell'),
        action: suspendAction(line, placed, facts),
      });
    });
    return { checked: lines.length, findings };
  },
};

function isActive({ record }: Placed): boolean {
  return record.status === 'active';
}
