/** From subscriptions that renew or end soon: what is still there by then is charged for another term. */
import type { Facts, Placed } from '../model/facts.ts';
import { formatDay } from '../model/values.ts';
import { billedSeats, DOCTRINE, quoted } from '../normalise/doctrine.ts';
import { suspendAction } from './suspend.ts';
import { cellsOf, count, lineFinding, type Rule } from './rule.ts';

export const renewalImminent: Rule = {
  id: 'renewal-imminent',
  severity: 'warning',
  title: 'Renewal is near',
  means:
    'The subscription under Transitioning From renews or ends within the next days. If it renews before it is stopped, it is charged for another term.',
  fix: 'Move this customer before that day, or switch off auto-renew; the number of days is "renewalWindow" in the config.',
  source: quoted(DOCTRINE.nce.source),
  bills: ['license', 'nce'],
  needs: ['from-subscriptions'],
  check: (facts) => {
    const placed = facts.lines.flatMap((line) =>
      line.from.filter(isBilled).map((item) => ({ line, item })),
    );
    const findings = placed.flatMap(({ line, item }) => {
      const days = daysLeft(item, facts);
      if (days === null) return [];
      const { record } = item;
      const until = formatDay(record.endsOn?.day ?? facts.asOf);
      const what = record.autoRenew === false ? 'ends' : 'renews or ends';
      return [
        lineFinding(line, {
          tenant: 'from',
          subscriptionId: record.id,
          message: `${line.customer.name}: ${line.offer} (${count(record.seats, 'seat')}) ${what} under Transitioning From on ${until}, in ${count(days, 'day')}.`,
          numbers: { days, until },
          evidence: cellsOf([record], 'statusCell'),
          // Where the line is not set up yet, stopping it now would cut the customer off.
          action:
            line.missingSeats === 0 && line.comparable ? suspendAction(line, item, facts) : null,
        }),
      ];
    });
    return { checked: placed.length, findings };
  },
};

function isBilled({ record }: Placed): boolean {
  return billedSeats(record.family, record.status, record.seats) > 0;
}

/** Days from the as-of day to the end of the term; `null` where it is not within the window. */
function daysLeft({ record }: Placed, { asOf, settings }: Facts): number | null {
  if (record.endsOn === null) return null;
  const days = record.endsOn.day - asOf;
  return days >= 0 && days <= settings.renewalWindow ? days : null;
}
