/** From subscriptions that became active again after they had been suspended: billing went on. */
import { CONSOLIDATION, quoted } from '../normalise/doctrine.ts';
import { formatDay } from '../model/values.ts';
import { suspendAction } from './suspend.ts';
import type { Line } from '../model/facts.ts';
import { say, type Text } from '../text/text.ts';
import { lineFinding, sortEvidence, type Rule } from './rule.ts';

export const reactivated: Rule = {
  id: 'reactivated',
  severity: 'error',
  title: say('Old subscription was reactivated'),
  means: say(
    'The subscription was active again under Transitioning From after its suspension, so it billed again. After the move nothing should be re-added there.',
  ),
  fix: say('Find out who reactivated it and why; suspend it again if it is still active.'),
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
            message: reactivatedText(line, active, formatDay(last.at.day)),
            numbers: { times: events.length, seats: record.seats },
            evidence: sortEvidence(events.map((event) => event.location)),
            action: active
              ? suspendAction(line, placed, facts)
              : {
                  verb: 'verify',
                  tenant: 'from',
                  subject: record.id,
                  seats: record.seats,
                  text: say(
                    'Find out why {offer} ({seats, plural, one {# seat} other {# seats}}) of {customer} was reactivated under Transitioning From, and make sure that it stays suspended.',
                    { offer: line.offer, seats: record.seats, customer: line.customer.name },
                  ),
                  steps: [
                    say(
                      'Open the activity log of the Transitioning From account and see who reactivated it.',
                    ),
                    say('Tell that person that the subscription now lives under Transitioning To.'),
                  ],
                },
          }),
        ];
      }),
    );
    return { checked: lines.length, findings };
  },
};

function reactivatedText({ customer, offer }: Line, active: boolean, day: string): Text {
  const values = { customer: customer.name, offer, day };
  return active
    ? say(
        '{customer}: {offer} was reactivated under Transitioning From on {day} and is still active.',
        values,
      )
    : say(
        '{customer}: {offer} was reactivated under Transitioning From on {day}; it is stopped again now.',
        values,
      );
}
