/** The comparison behind the gate is complete. Without that no gate may say go, whatever the other checks say. */
import { ALL_GATES, cannotTell, customerKey, forEach, pass, type Check } from './check.ts';

const FIX = 'Repair the inputs that are named, and run again.';

export const comparedInFull: Check = {
  id: 'compared-in-full',
  title: 'Everything could be compared',
  asks: 'The comparison of the two tenants left nothing out.',
  gates: ALL_GATES,
  answer: (given) => {
    const { verdict, reasons, rules } = given.report;
    const open = verdict === 'incomplete' || verdict === 'nothing-compared';
    return [
      open
        ? cannotTell(null, reasons.join(' '), {
            fix: FIX,
            // What a rule that crashed would have found could be about anybody.
            everyone: rules.some(({ outcome }) => outcome === 'failed') ? 'cannot-tell' : null,
          })
        : pass(null, 'The comparison left nothing out.'),
      ...forEach(given, ({ customer }) => {
        const own = given.published.get(customerKey(customer.key, customer.name));
        return own?.stage === 'not-comparable'
          ? cannotTell(customer, own.reason ?? 'It could not be compared.', { fix: FIX })
          : pass(customer, 'It could be compared.');
      }),
    ];
  },
};
