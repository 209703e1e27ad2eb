/** The action that brings the lacking seats into the to tenant; shared by all rules that find them lacking. */
import type { Line } from '../model/facts.ts';
import { say, type Text } from '../text/text.ts';
import type { ActionDraft } from './rule.ts';

/** Adds a subscription where there is none, seats where there are too few; wakes up one that is stopped. */
export function provisionAction(line: Line, seats: number = line.missingSeats): ActionDraft {
  const customer = line.customer.name;
  const values = { offer: line.offer, seats, customer };
  if (line.toSeats === 0) {
    return {
      verb: 'add-subscription',
      tenant: 'to',
      subject: '',
      seats,
      text: say(
        'Add {offer} with {seats, plural, one {# seat} other {# seats}} for {customer} under Transitioning To.',
        values,
      ),
      steps: [
        ...stoppedHint(line),
        say(
          'Choose Add products, and add {offer} with {seats, plural, one {# seat} other {# seats}}, the same billing cycle and term as before.',
          { offer: line.offer, seats },
        ),
        say('Check that it shows as Active before the old one is suspended.'),
      ],
    };
  }
  return {
    verb: 'add-seats',
    tenant: 'to',
    subject: '',
    seats,
    text: say(
      'Add {seats, plural, one {# seat} other {# seats}} of {offer} for {customer} under Transitioning To ({toSeats, number} of {fromSeats, number} are there).',
      { toSeats: line.toSeats, fromSeats: line.fromSeats, ...values },
    ),
    steps: [
      say('Raise {offer} from {seatsNow, number} to {seatsThen, number} seats.', {
        offer: line.offer,
        seatsNow: line.toSeats,
        seatsThen: line.toSeats + seats,
      }),
    ],
  };
}

function stoppedHint(line: Line): readonly Text[] {
  const stopped = line.to.map(({ record }) => record.id);
  return stopped.length === 0
    ? []
    : [
        say(
          'Look first at {subscriptions}, which is there but not active: reactivating it may be enough.',
          { subscriptions: stopped.join(', ') },
        ),
      ];
}
