/** Subscriptions about which export and activity log say different things. */
import type { Placed } from '../model/facts.ts';
import { formatDay } from '../model/values.ts';
import type { Disagreement } from '../timeline/start.ts';
import { cellsOf, sortEvidence, tenantName, type Rule } from './rule.ts';

export const witnessesDisagree: Rule = {
  id: 'witnesses-disagree',
  severity: 'warning',
  title: 'Export and activity log contradict each other',
  means:
    'The export shows another state than the activity log leads to. The export is the later evidence and stands, but the day of the change is not known.',
  fix: 'Look at the subscription in Partner Center, and export subscriptions and log again.',
  source: 'Partner Center documentation, "View customer activity logs" (2016-2020 and current)',
  needs: ['any-log'],
  check: (facts) => {
    const placed = facts.lines.flatMap((line) =>
      (['from', 'to'] as const).flatMap((tenant) =>
        line[tenant].filter(isDoubted).map((subscription) => ({ line, tenant, ...subscription })),
      ),
    );
    const findings = placed.flatMap(({ line, tenant, record, timeline }) => {
      const said = timeline.disagreements.map(inWords).join('; ');
      return [
        {
          tenant,
          customer: line.customer,
          line,
          subscriptionId: record.id,
          subject: null,
          message: `${line.customer.name}: ${line.offer} under ${tenantName(tenant)}: ${said}. The export stands.`,
          numbers: { contradictions: timeline.disagreements.length },
          evidence: [
            ...cellsOf(
              [record],
              timeline.disagreements[0]?.about === 'seats' ? 'seatsCell' : 'statusCell',
            ),
            ...sortEvidence(timeline.disagreements.map(({ event }) => event.location)),
          ],
          action: {
            verb: 'verify' as const,
            tenant,
            subject: `state ${record.id}`,
            seats: record.seats,
            text: `Check in Partner Center (${tenantName(tenant)}) what is true of ${line.offer} of ${line.customer.name}: ${said}.`,
            steps: [
              `Open the subscription ${record.id} and its history.`,
              'Export the subscriptions and the activity log again and run again.',
            ],
          },
        },
      ];
    });
    const checked = facts.lines.reduce((sum, { from, to }) => sum + from.length + to.length, 0);
    return { checked, findings };
  },
};

function isDoubted({ timeline }: Placed): boolean {
  return timeline.disagreements.length > 0;
}

const ABOUT: Readonly<Record<Disagreement['about'], string>> = {
  status: 'status',
  seats: 'seats',
  start: 'creation day',
};

function inWords({ about, exported, logged, event }: Disagreement): string {
  const entry = `the log’s entry of ${formatDay(event.at.day)}`;
  return `${ABOUT[about]} is ${exported} in the export and ${logged} after ${entry}`;
}
