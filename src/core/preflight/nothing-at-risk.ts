/** Nobody is cut off, nothing stopped is billed on, and export and log tell the same. */
import {
  cannotTell,
  customerKey,
  evidenceOf,
  fail,
  findingsOf,
  firstOf,
  forEach,
  messagesOf,
  pass,
  type Check,
} from './check.ts';
import { say } from '../text/text.ts';

const RISKS = [
  'suspended-not-provisioned',
  'azure-destination-inactive',
  'addon-orphaned',
  'suspension-still-bills',
  'reactivated',
  'added-on-source',
  'pending-on-source',
];

export const nothingAtRisk: Check = {
  id: 'nothing-at-risk',
  title: say('Nothing is at risk'),
  asks: say(
    'No customer is cut off, no add-on lacks its base, and nothing that was stopped bills or runs again.',
  ),
  gates: ['cutover', 'day-after'],
  answer: (given) =>
    forEach(given, ({ customer }) => {
      const found = findingsOf(given, RISKS, customer);
      const doubts = findingsOf(given, ['witnesses-disagree'], customer);
      const published = given.published.get(customerKey(customer.key, customer.name));
      return firstOf(
        found.length === 0
          ? null
          : fail(customer, messagesOf(found), {
              fix: say('Do what the reconciliation’s action sheet says about it first.'),
              evidence: evidenceOf(found),
            }),
        published?.stage === 'at-risk' ? fail(customer, say('The customer is cut off.')) : null,
        doubts.length === 0
          ? null
          : cannotTell(customer, messagesOf(doubts), {
              fix: say('Look at the subscription in Partner Center, and export both again.'),
              evidence: evidenceOf(doubts),
            }),
        published?.comparable === false
          ? cannotTell(customer, say('Its subscriptions could not be compared.'))
          : null,
        pass(customer, say('Nothing speaks for a risk.')),
      );
    }),
};
