/** The comparison behind the gate is complete. Without that no gate may say go, whatever the other checks say. */
import { ALL_GATES, cannotTell, customerKey, forEach, pass, type Check } from './check.ts';
import { joined, say } from '../text/text.ts';

const NOT_COMPARED = say('It could not be compared.');
const FIX = say('Repair the inputs that are named, and run again.');

export const comparedInFull: Check = {
  id: 'compared-in-full',
  title: say('Everything could be compared'),
  asks: say('The comparison of the two tenants left nothing out.'),
  gates: ALL_GATES,
  answer: (given) => {
    const { verdict, reasons, rules } = given.report;
    const open = verdict === 'incomplete' || verdict === 'nothing-compared';
    return [
      open
        ? cannotTell(null, joined(reasons, ' '), {
            fix: FIX,
            // What a rule that crashed would have found could be about anybody.
            everyone: rules.some(({ outcome }) => outcome === 'failed') ? 'cannot-tell' : null,
          })
        : pass(null, say('The comparison left nothing out.')),
      ...forEach(given, ({ customer }) => {
        const own = given.published.get(customerKey(customer.key, customer.name));
        return own?.stage === 'not-comparable'
          ? cannotTell(customer, own.reason === null ? NOT_COMPARED : joined([own.reason], ''), {
              fix: FIX,
            })
          : pass(customer, say('It could be compared.'));
      }),
    ];
  },
};
