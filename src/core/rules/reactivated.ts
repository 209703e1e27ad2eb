/** From subscriptions that became active again after they had been suspended: billing went on. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { formatDay } from '../model/values.ts';
import { suspendAction } from './suspend.ts';
import { count, lineFinding, sortEvidence, type Rule } from './rule.ts';

export const reactivated: Rule = {
  id: 'reactivated',
  severity: 'error',
  title: 'Old subscription was reactivated',
  means:
    'The subscription was active again under Transitioning From after its suspension, so it billed again. After the move nothing should be re-added there.',
  fix: 'Find out who reactivated it and why; suspend it again if it is still active.',
  source: quoted(CONSOLIDATION),
  needs: ['from-subscriptions', 'any-log'],
  check: (facts) => {
    const lines = facts.lines.filter((line) => line.from.length > 0 && line.family !== 'azure');
    const findings = lines.flatMap((line) =>
      line.from.flatMap((placed) => {
        const { record, timeline } = placed;
        const events = timeline.reactivations.filter(
          (event) => facts.migrationStart === null || event.at.day >= facts.migrationStart,
        );
        const last = events.at(-1);
        if (last === undefined) return [];
        const active = record.status === 'active';
        return [
          lineFinding(line, {
            tenant: 'from',
            subscriptionId: record.id,
            message: `${line.customer.name}: ${line.offer} was reactivated under Transitioning From on ${formatDay(last.at.day)}${active ? ' and is still active' : '; it is stopped again now'}.`,
            numbers: { times: events.length, seats: record.seats },
            evidence: sortEvidence(events.map((event) => event.location)),
            action: active
              ? suspendAction(line, placed, facts)
              : {
                  verb: 'verify',
                  tenant: 'from',
                  subject: record.id,
                  seats: record.seats,
                  text: `Find out why ${line.offer} (${count(record.seats, 'seat')}) of ${line.customer.name} was reactivated under Transitioning From, and make sure that it stays suspended.`,
                  steps: [
                    'Open the activity log of the Transitioning From account and see who reactivated it.',
                    'Tell that person that the subscription now lives under Transitioning To.',
                  ],
                },
          }),
        ];
      }),
    );
    return { checked: lines.length, findings };
  },
};
