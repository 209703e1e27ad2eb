/** Subscriptions about which export and activity log say different things. */
import type { Placed } from '../model/facts.ts';
import { formatDay } from '../model/values.ts';
import type { Disagreement } from '../timeline/start.ts';
import { STATUS_WORDS } from '../normalise/doctrine.ts';
import { joined, say, type Text } from '../text/text.ts';
import { cellsOf, placedWhere, sortEvidence, tenantName, type Rule } from './rule.ts';

export const witnessesDisagree: Rule = {
  id: 'witnesses-disagree',
  severity: 'warning',
  title: say('Export and activity log contradict each other'),
  means: say(
    'The export shows another state than the activity log leads to. The export is the later evidence and stands, but the day of the change is not known.',
  ),
  fix: say('Look at the subscription in Partner Center, and export subscriptions and log again.'),
  source: say(
    'Partner Center documentation, "View customer activity logs" (2016-2020 and current)',
  ),
  needs: ['any-log'],
  check: (facts) => {
    const findings = placedWhere(facts.lines, isDoubted).map(({ line, placed }) => {
      const { record, timeline } = placed;
      const { tenant } = record;
      const said = joined(timeline.disagreements.map(inWords), '; ');
      return {
        tenant,
        customer: line.customer,
        line,
        subscriptionId: record.id,
        subject: null,
        message: say('{customer}: {offer} under {tenant}: {said}. The export stands.', {
          customer: line.customer.name,
          offer: line.offer,
          tenant: tenantName(tenant),
          said,
        }),
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
          text: say(
            'Check in Partner Center ({tenant}) what is true of {offer} of {customer}: {said}.',
            { tenant: tenantName(tenant), offer: line.offer, customer: line.customer.name, said },
          ),
          steps: [
            say('Open the subscription {subscription} and its history.', {
              subscription: record.id,
            }),
            say('Export the subscriptions and the activity log again and run again.'),
          ],
        },
      };
    });
    const checked = facts.lines.reduce((sum, { from, to }) => sum + from.length + to.length, 0);
    return { checked, findings };
  },
};

function isDoubted({ timeline }: Placed): boolean {
  return timeline.disagreements.length > 0;
}

function inWords(disagreement: Disagreement): Text {
  const { about, event } = disagreement;
  const day = formatDay(event.at.day);
  if (about === 'status') {
    return say('status is {exported} in the export and {logged} after the log’s entry of {day}', {
      exported: STATUS_WORDS[disagreement.exported],
      logged: STATUS_WORDS[disagreement.logged],
      day,
    });
  }
  const { exported, logged } = disagreement;
  return about === 'seats'
    ? say('seats is {exported} in the export and {logged} after the log’s entry of {day}', {
        exported,
        logged,
        day,
      })
    : say('creation day is {exported} in the export and {logged} after the log’s entry of {day}', {
        exported,
        logged,
        day,
      });
}
