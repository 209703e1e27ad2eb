/** The action that stops the charge of a from subscription, by what its family demands. */
import type { Line } from '../model/facts.ts';
import type { SubscriptionRecord } from '../model/records.ts';
import { DOCTRINE } from '../normalise/doctrine.ts';
import { count, type ActionDraft } from './rule.ts';

/** Suspend a licence-based subscription; a new-commerce one must be cancelled, suspending it still bills. */
export function suspendAction(line: Line, record: SubscriptionRecord): ActionDraft {
  const verb = record.family === 'nce' ? 'cancel' : 'suspend';
  const done = verb === 'cancel' ? 'cancelled' : 'Suspended';
  return {
    verb,
    tenant: 'from',
    subject: record.id,
    seats: record.seats,
    text: `${verb === 'cancel' ? 'Cancel' : 'Suspend'} ${line.offer} (${count(record.seats, 'seat')}) of ${line.customer.name} under Transitioning From.`,
    steps: [
      'Sign in to Partner Center with the Transitioning From account.',
      `Open Customers, choose ${line.customer.name}, then Subscriptions.`,
      `Open the subscription with the id ${record.id}. ${DOCTRINE[record.family].stopBy}`,
      `Check that it shows as ${done}, and export the subscriptions again.`,
    ],
  };
}
