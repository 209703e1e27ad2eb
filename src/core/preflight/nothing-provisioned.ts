/** Before the day nothing is active under the to tenant: what is there by mistake is billed from now on. */
import {
  cannotTell,
  count,
  customerKey,
  fail,
  forEach,
  isStillBilled,
  pass,
  statusCells,
  type Check,
} from './check.ts';

export const nothingProvisioned: Check = {
  id: 'nothing-provisioned',
  title: 'Nothing created too early',
  asks: 'No subscription is active under Transitioning To yet, unless the customer has been moved in full.',
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
      if (active.length > 0 && done) return pass(customer, 'It has been moved already.');
      if (active.length > 0) {
        const seats = active.reduce((sum, { record }) => sum + record.seats, 0);
        const said = `${count(active.length, 'subscription')} with ${count(seats, 'seat')} ${active.length === 1 ? 'is' : 'are'} active under Transitioning To already.`;
        return fail(customer, said, {
          fix: 'If it was created by mistake, cancel it; if the move has begun, use the gate cutover.',
          evidence: statusCells(active),
        });
      }
      if (
        customer.notComparable === 'to-export-missing' ||
        customer.notComparable === 'ambiguous'
      ) {
        return cannotTell(customer, 'What it has under Transitioning To is not known.');
      }
      return pass(customer, 'Nothing of it is active under Transitioning To.');
    }),
};
