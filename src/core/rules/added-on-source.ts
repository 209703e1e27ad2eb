/** From subscriptions created after the customer began to move: seats sold in the wrong tenant. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { formatDay } from '../model/values.ts';
import type { Placed } from '../model/facts.ts';
import { cellsOf, count, lineFinding, seatLines, type Rule } from './rule.ts';

export const addedOnSource: Rule = {
  id: 'added-on-source',
  severity: 'warning',
  title: 'Subscription added in the old tenant',
  means:
    'This subscription was created under Transitioning From after the customer already had one under Transitioning To. It has to be moved as well.',
  fix: 'Create its seats under Transitioning To, suspend it under Transitioning From, and sell only under Transitioning To from now on.',
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
            message: `${line.customer.name}: ${line.offer} (${count(record.seats, 'seat')}) ${begun(timeline)} under Transitioning From on ${formatDay(timeline.start)}, after the customer’s first subscription under Transitioning To.`,
            numbers: { seats: record.seats },
            evidence: cellsOf([record, first.record], 'seatsCell'),
            action: {
              verb: 'decide',
              tenant: 'from',
              subject: record.id,
              seats: record.seats,
              text: `Move the ${count(record.seats, 'seat')} of ${line.offer} that were added for ${line.customer.name} under Transitioning From, and stop selling there.`,
              steps: [
                'Ask who ordered the subscription in the old tenant.',
                'Have its seats set up under Transitioning To, then suspend it under Transitioning From the same day.',
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
function begun({ log }: Placed['timeline']): string {
  if (log.some(({ turn, creates }) => turn === 'upgrade' && creates)) return 'began as an upgrade';
  if (log.some(({ turn }) => turn === 'conversion'))
    return 'was turned from a trial into a paid one';
  return 'was created';
}

/** Later by the minute where both times are known, else by the day. */
function isLater(a: Placed, b: Placed): boolean {
  const [one, other] = [a.timeline, b.timeline];
  if (one.startAt !== null && other.startAt !== null) return one.startAt > other.startAt;
  return (one.start ?? 0) > (other.start ?? 0);
}
