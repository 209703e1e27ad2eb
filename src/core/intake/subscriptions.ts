/** Export Subscriptions: one row per subscription; portal-shaped in many languages, or API-shaped. */
import aliases from '../../../schemas/aliases/subscriptions.json' with { type: 'json' };
import type { InputKind } from './input-kind.ts';
import { say } from '../text/text.ts';

export const subscriptions: InputKind = {
  name: 'subscriptions',
  title: say('Export Subscriptions'),
  aliases,
  fieldTypes: {
    subscriptionId: 'guid',
    seats: 'count',
    status: 'status',
    customerId: 'guid',
    parentSubscriptionId: 'guid',
    createdOn: 'moment',
    effectiveStart: 'moment',
    endsOn: 'moment',
    autoRenew: 'boolean',
    isTrial: 'boolean',
    billingType: 'billingType',
    billingCycle: 'billingCycle',
  },
  required: [['subscriptionId'], ['seats'], ['status'], ['offerName', 'offerId']],
};
