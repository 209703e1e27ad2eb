/** The customer has accepted the relationship: it stands in the customer list of the to tenant. */
import {
  ALL_GATES,
  cannotTell,
  fail,
  forEach,
  inOrder,
  isStillBilled,
  pass,
  statusCells,
  type Answer,
  type Check,
  type Given,
  type MovingCustomer,
} from './check.ts';
import { say } from '../text/text.ts';

export const consentGiven: Check = {
  id: 'consent-given',
  title: say('Customer has accepted'),
  asks: say('Every customer with something active is in the customer list of Transitioning To.'),
  gates: ALL_GATES,
  answer: (given) => forEach(given, (moving) => judge(moving, given)),
};

function judge({ customer, lines }: MovingCustomer, { facts }: Given): Answer {
  const billed = lines.flatMap(({ from }) => from.filter(isStillBilled));
  if (customer.candidates.length > 0) {
    return cannotTell(
      customer,
      say('More than one customer fits, so nobody can say which one accepted.'),
    );
  }
  if (customer.to?.listed === true) {
    return pass(customer, say('It is in the customer list of Transitioning To.'), {
      evidence: inOrder(customer.to.locations),
    });
  }
  const there = lines.flatMap(({ to }) => to);
  if (there.length > 0) {
    return pass(customer, say('It has subscriptions under Transitioning To.'), {
      evidence: statusCells(there),
    });
  }
  if (customer.from?.hasFile !== true) {
    return cannotTell(customer, say('Whether it has anything to move is not known.'));
  }
  if (billed.length === 0)
    return pass(customer, say('Nothing of it is active, so no consent is needed.'));
  if (facts.tenants.to.hasList) {
    return fail(customer, say('It is not in the customer list of Transitioning To.'), {
      fix: say(
        'Send it the reseller-relationship link, have its Global Admin accept it, and export the list again.',
      ),
      evidence: inOrder(customer.from.locations),
    });
  }
  return cannotTell(customer, say('There is no customer list of Transitioning To.'), {
    fix: say('Export the customer list of Transitioning To.'),
  });
}
