/** New-commerce subscriptions that are suspended but not cancelled: suspending does not stop their charge. */
import { formatDay, formatInstant } from '../model/values.ts';
import { roundedAmount } from '../money/exact.ts';
import { DOCTRINE, quoted } from '../normalise/doctrine.ts';
import { suspendAction, windowText } from './suspend.ts';
import { cellsOf, count, lineFinding, type Rule } from './rule.ts';

export const suspensionStillBills: Rule = {
  id: 'suspension-still-bills',
  severity: 'error',
  title: 'Suspended, but still charged',
  means:
    'This is a new-commerce subscription. Suspending it under Transitioning From takes the service away but does not stop the charge; only cancelling does.',
  fix: 'Cancel it while its cancel window is open, have it transferred, or switch off auto-renew so that it ends with its term.',
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
        const money = rounded === null ? '' : ` (another ${rounded} ${currency ?? ''})`;
        const charged = day === null ? '' : ` until ${day}${money}`;
        return [
          lineFinding(line, {
            tenant: 'from',
            subscriptionId: record.id,
            message: `${line.customer.name}: ${line.offer} (${count(record.seats, 'seat')}) is ${record.status} under Transitioning From but, as a new-commerce subscription, still charged${charged}. ${windowText(commitment, facts)}`,
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
