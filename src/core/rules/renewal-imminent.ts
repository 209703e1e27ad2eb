/** From subscriptions that renew or end soon: what is still there by then is charged for another term. */
import type { Facts, Line, Placed } from '../model/facts.ts';
import { formatDay } from '../model/values.ts';
import { billedSeats, DOCTRINE, quoted } from '../normalise/doctrine.ts';
import { suspendAction } from './suspend.ts';
import { say, type Text } from '../text/text.ts';
import { cellsOf, lineFinding, placedWhere, type Rule } from './rule.ts';

export const renewalImminent: Rule = {
  id: 'renewal-imminent',
  severity: 'warning',
  title: say('Renewal is near'),
  means: say(
    'The subscription under Transitioning From renews or ends within the next days. If it renews before it is stopped, it is charged for another term.',
  ),
  fix: say(
    'Move this customer before that day, or switch off auto-renew; the number of days is "renewalWindow" in the config.',
  ),
  source: quoted(DOCTRINE.nce.source),
  bills: ['license', 'nce'],
  needs: ['from-subscriptions'],
  check: (facts) => {
    const billed = placedWhere(facts.lines, isBilled, 'from');
    const findings = billed.flatMap(({ line, placed: item }) => {
      const days = daysLeft(item, facts);
      if (days === null) return [];
      const { record } = item;
      const until = formatDay(record.endsOn?.day ?? facts.asOf);
      return [
        lineFinding(line, {
          tenant: 'from',
          subscriptionId: record.id,
          message: endText(line, item, until, days),
          numbers: { days, until },
          evidence: cellsOf([record], 'statusCell'),
          // Where the line is not set up yet, stopping it now would cut the customer off.
          action:
            line.missingSeats === 0 && line.comparable ? suspendAction(line, item, facts) : null,
        }),
      ];
    });
    return { checked: billed.length, findings };
  },
};

function endText(line: Line, { record }: Placed, day: string, days: number): Text {
  const values = {
    customer: line.customer.name,
    offer: line.offer,
    seats: record.seats,
    day,
    days,
  };
  return record.autoRenew === false
    ? say(
        '{customer}: {offer} ({seats, plural, one {# seat} other {# seats}}) ends under Transitioning From on {day}, in {days, plural, one {# day} other {# days}}.',
        values,
      )
    : say(
        '{customer}: {offer} ({seats, plural, one {# seat} other {# seats}}) renews or ends under Transitioning From on {day}, in {days, plural, one {# day} other {# days}}.',
        values,
      );
}

function isBilled({ record }: Placed): boolean {
  return billedSeats(record.family, record.status, record.seats) > 0;
}

/** Days from the as-of day to the end of the term; `null` where it is not within the window. */
function daysLeft({ record }: Placed, { asOf, settings }: Facts): number | null {
  if (record.endsOn === null) return null;
  const days = record.endsOn.day - asOf;
  return days >= 0 && days <= settings.renewalWindow ? days : null;
}
