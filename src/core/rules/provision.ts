/** The action that brings the lacking seats into the to tenant; shared by all rules that find them lacking. */
import type { Line } from '../model/facts.ts';
import { count, type ActionDraft } from './rule.ts';

/** Adds a subscription where there is none, seats where there are too few; wakes up one that is stopped. */
export function provisionAction(line: Line, seats: number = line.missingSeats): ActionDraft {
  const customer = line.customer.name;
  const signIn = 'Sign in to Partner Center with the Transitioning To account.';
  if (line.toSeats === 0) {
    return {
      verb: 'add-subscription',
      tenant: 'to',
      subject: '',
      seats,
      text: `Add ${line.offer} with ${count(seats, 'seat')} for ${customer} under Transitioning To.`,
      steps: [
        signIn,
        `Open Customers, choose ${customer}, then Add products.`,
        ...stoppedHint(line),
        `Add ${line.offer}${offerId(line)} with ${count(seats, 'seat')}, the same billing cycle and term as before.`,
        'Check that it shows as Active before the old one is suspended.',
      ],
    };
  }
  return {
    verb: 'add-seats',
    tenant: 'to',
    subject: '',
    seats,
    text: `Add ${count(seats, 'seat')} of ${line.offer} for ${customer} under Transitioning To (${String(line.toSeats)} of ${String(line.fromSeats)} are there).`,
    steps: [
      signIn,
      `Open Customers, choose ${customer}, then Subscriptions.`,
      `Raise ${line.offer} from ${String(line.toSeats)} to ${String(line.toSeats + seats)} seats.`,
    ],
  };
}

function stoppedHint(line: Line): readonly string[] {
  const stopped = line.to.map(({ record }) => record.id);
  return stopped.length === 0
    ? []
    : [
        `Look first at ${stopped.join(', ')}, which is there but not active: reactivating it may be enough.`,
      ];
}

function offerId(line: Line): string {
  return line.offerKey.startsWith('name:') ? '' : ` (offer ${line.offerKey})`;
}
