/** New-commerce subscriptions that are suspended but not cancelled: suspending does not stop their charge. */
import { formatDay, formatInstant } from '../model/values.ts';
import { roundedAmount } from '../money/exact.ts';
import { DOCTRINE, quoted, STATUS_WORDS } from '../normalise/doctrine.ts';
import { suspendAction, windowText } from './suspend.ts';
import type { Line } from '../model/facts.ts';
import type { Commitment } from '../money/commitment.ts';
import { say, type Text } from '../text/text.ts';
import { cellsOf, lineFinding, sentences, type Rule } from './rule.ts';

export const suspensionStillBills: Rule = {
  id: 'suspension-still-bills',
  severity: 'error',
  title: say('Suspended, but still charged'),
  means: say(
    'This is a new-commerce subscription. Suspending it under Transitioning From takes the service away but does not stop the charge; only cancelling does.',
  ),
  fix: say(
    'Cancel it while its cancel window is open, have it transferred, or switch off auto-renew so that it ends with its term.',
  ),
  source: quoted(DOCTRINE.nce.source),
  bills: ['nce'],
  needs: ['from-subscriptions'],
  check: (facts) => {
    const lines = facts.lines.filter((line) =>
      line.from.some((placed) => placed.record.family === 'nce'),
    );
    const findings = lines.flatMap((line) =>
      line.commitments.flatMap((commitment) => {
        const { placed, until, cost, currency, window } = commitment;
        const { record } = placed;
        if (record.status === 'active') return [];
        const day = until === null ? null : formatDay(until);
        const rounded = cost === null || currency === null ? null : roundedAmount(cost, currency);
        return [
          lineFinding(line, {
            tenant: 'from',
            subscriptionId: record.id,
            message: sentences(
              chargedText(line, commitment, rounded),
              windowText(commitment, facts),
            ),
            numbers: {
              seats: record.seats,
              until: day,
              windowCloses: window === null ? null : formatInstant(window.closes),
              cost: rounded,
              currency,
            },
            evidence: cellsOf([record], 'statusCell'),
            action: suspendAction(line, placed, facts),
          }),
        ];
      }),
    );
    return { checked: lines.length, findings };
  },
};

function chargedText(line: Line, commitment: Commitment, amount: string | null): Text {
  const { placed, until, currency } = commitment;
  const values = {
    customer: line.customer.name,
    offer: line.offer,
    seats: placed.record.seats,
    status: STATUS_WORDS[placed.record.status],
  };
  if (until === null) {
    return say(
      '{customer}: {offer} ({seats, plural, one {# seat} other {# seats}}) is {status} under Transitioning From but, as a new-commerce subscription, still charged.',
      values,
    );
  }
  const day = formatDay(until);
  return amount === null
    ? say(
        '{customer}: {offer} ({seats, plural, one {# seat} other {# seats}}) is {status} under Transitioning From but, as a new-commerce subscription, still charged until {day}.',
        { day, ...values },
      )
    : say(
        '{customer}: {offer} ({seats, plural, one {# seat} other {# seats}}) is {status} under Transitioning From but, as a new-commerce subscription, still charged until {day} (another {amount, number} {currency}).',
        { day, amount, currency: currency ?? '', ...values },
      );
}
