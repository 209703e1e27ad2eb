/** New-commerce subscriptions that are suspended but not cancelled: suspending does not stop their charge. */
import { formatDay } from '../model/values.ts';
import { DOCTRINE } from '../normalise/doctrine.ts';
import { suspendAction } from './suspend.ts';
import { cellsOf, count, lineFinding, type Rule } from './rule.ts';

export const suspensionStillBills: Rule = {
  id: 'suspension-still-bills',
  severity: 'error',
  title: 'Suspended, but still charged',
  means:
    'This is a new-commerce subscription. Suspending it under Transitioning From takes the service away but does not stop the charge; only cancelling does.',
  fix: 'Cancel it while its cancel window is open, have it transferred, or switch off auto-renew so that it ends with its term.',
  source: DOCTRINE.nce.source,
  needs: ['from-subscriptions'],
  check: (facts) => {
    const lines = facts.lines.filter((line) =>
      line.from.some((placed) => placed.record.family === 'nce'),
    );
    const findings = lines.flatMap((line) =>
      line.from.flatMap(({ record }) => {
        if (record.family !== 'nce' || record.status !== 'suspended') return [];
        const until = record.endsOn === null ? null : formatDay(record.endsOn.day);
        return [
          lineFinding(line, {
            tenant: 'from',
            subscriptionId: record.id,
            message: `${line.customer.name}: ${line.offer} (${count(record.seats, 'seat')}) is suspended under Transitioning From but, as a new-commerce subscription, still charged${until === null ? '' : ` until ${until}`}.`,
            numbers: { seats: record.seats, until },
            evidence: cellsOf([record], 'statusCell'),
            action: suspendAction(line, record),
          }),
        ];
      }),
    );
    return { checked: lines.length, findings };
  },
};
