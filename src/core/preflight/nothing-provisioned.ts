/** Before the day nothing is active under the to tenant: what is there by mistake is billed from now on. */
import {
  cannotTell,
  customerKey,
  fail,
  forEach,
  isStillBilled,
  pass,
  statusCells,
  type Check,
} from './check.ts';
import { say } from '../text/text.ts';

export const nothingProvisioned: Check = {
  id: 'nothing-provisioned',
  title: say('Nothing created too early'),
  asks: say(
    'No subscription is active under Transitioning To yet, unless the customer has been moved in full.',
  ),
  gates: ['before'],
  answer: (given) =>
    forEach(given, ({ customer, lines }) => {
      const active = lines.flatMap(({ to }) =>
        to.filter(({ record }) => record.status === 'active'),
      );
      const published = given.published.get(customerKey(customer.key, customer.name));
      // Customers of an earlier wave hold up nobody.
      const done =
        published?.stage === 'done' && !lines.some(({ from }) => from.some(isStillBilled));
      if (active.length > 0 && done) return pass(customer, say('It has been moved already.'));
      if (active.length > 0) {
        const seats = active.reduce((sum, { record }) => sum + record.seats, 0);
        const said = say(
          '{count, plural, one {# subscription with {seats, plural, one {# seat} other {# seats}} is active under Transitioning To already.} other {# subscriptions with {seats, plural, one {# seat} other {# seats}} are active under Transitioning To already.}}',
          { count: active.length, seats },
        );
        return fail(customer, said, {
          fix: say(
            'If it was created by mistake, cancel it; if the move has begun, use the gate cutover.',
          ),
          evidence: statusCells(active),
        });
      }
      if (
        customer.notComparable === 'to-export-missing' ||
        customer.notComparable === 'ambiguous'
      ) {
        return cannotTell(customer, say('What it has under Transitioning To is not known.'));
      }
      return pass(customer, say('Nothing of it is active under Transitioning To.'));
    }),
};
