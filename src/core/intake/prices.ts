/** Price list: one row per offer and its price for one seat; people's own, or one of Partner Center's. */
import aliases from '../../../schemas/aliases/prices.json' with { type: 'json' };
import type { InputKind } from './input-kind.ts';
import { say } from '../text/text.ts';

export const prices: InputKind = {
  name: 'prices',
  title: say('price list'),
  aliases,
  fieldTypes: {
    unitPrice: 'decimal',
    currency: 'currency',
    billingCycle: 'billingCycle',
    validFrom: 'moment',
    validTo: 'moment',
  },
  required: [['unitPrice'], ['currency'], ['offerId', 'offerName', 'productName', 'skuId']],
  aside: true,
  // A list of subscriptions with their prices is none, even where one of its columns is lacking.
  unless: { kind: 'subscriptions', fields: ['subscriptionId', 'seats'] },
  notation: 'shared',
};
