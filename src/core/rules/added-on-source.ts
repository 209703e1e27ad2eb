/** From subscriptions created after the customer began to move: seats sold in the wrong tenant. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { formatDay } from '../model/values.ts';
import type { Placed } from '../model/facts.ts';
import type { EventRecord } from '../model/records.ts';
import { say, type Text } from '../text/text.ts';
import { logOf } from '../timeline/event-order.ts';
import { cellsOf, lineFinding, seatLines, type Rule } from './rule.ts';

export const addedOnSource: Rule = {
  id: 'added-on-source',
  severity: 'warning',
  title: say('Subscription added in the old tenant'),
  means: say(
    'This subscription was created under Transitioning From after the customer already had one under Transitioning To. It has to be moved as well.',
  ),
  fix: say(
    'Create its seats under Transitioning To, suspend it under Transitioning From, and sell only under Transitioning To from now on.',
  ),
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'to-subscriptions'],
  check: (facts) => {
    const lines = seatLines(facts).filter((line) => line.from.length > 0);
    const firstTo = new Map<string, Placed>();
    for (const line of facts.lines) {
      for (const placed of line.to) {
        const known = firstTo.get(line.customer.key);
        if (placed.timeline.start === null) continue;
        if (known === undefined || isLater(known, placed)) firstTo.set(line.customer.key, placed);
      }
    }
    const findings = lines.flatMap((line) => {
      const first = firstTo.get(line.customer.key);
      return line.from.flatMap((placed) => {
        const { record, timeline } = placed;
        if (first === undefined || timeline.start === null || !isLater(placed, first)) return [];
        return [
          lineFinding(line, {
            tenant: 'from',
            subscriptionId: record.id,
            message: say(
              '{customer}: {offer} ({seats, plural, one {# seat} other {# seats}}) {began} under Transitioning From on {day}, after the customer’s first subscription under Transitioning To.',
              {
                customer: line.customer.name,
                offer: line.offer,
                seats: record.seats,
                began: begun(logOf(record, facts)),
                day: formatDay(timeline.start),
              },
            ),
            numbers: { seats: record.seats },
            evidence: cellsOf([record, first.record], 'seatsCell'),
            action: {
              verb: 'decide',
              tenant: 'from',
              subject: record.id,
              seats: record.seats,
              text: say(
                'Move the {seats, plural, one {# seat} other {# seats}} of {offer} that were added for {customer} under Transitioning From, and stop selling there.',
                { seats: record.seats, offer: line.offer, customer: line.customer.name },
              ),
              steps: [
                say('Ask who ordered the subscription in the old tenant.'),
                say(
                  'Have its seats set up under Transitioning To, then suspend it under Transitioning From the same day.',
                ),
              ],
            },
          }),
        ];
      });
    });
    return { checked: lines.length, findings };
  },
};

/** An upgrade or a paid trial is new seats in the old tenant as well; people know it by what it was. */
function begun(log: readonly EventRecord[]): Text {
  if (log.some(({ turn, creates }) => turn === 'upgrade' && creates))
    return say('began as an upgrade');
  if (log.some(({ turn }) => turn === 'conversion'))
    return say('was turned from a trial into a paid one');
  return say('was created');
}

/** Later by the minute where both times are known, else by the day. */
function isLater(a: Placed, b: Placed): boolean {
  const [one, other] = [a.timeline, b.timeline];
  if (one.startAt !== null && other.startAt !== null) return one.startAt > other.startAt;
  return (one.start ?? 0) > (other.start ?? 0);
}
