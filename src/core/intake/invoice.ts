/** License-based reconciliation file: one row per line of a partner's invoice. */
import aliases from '../../../schemas/aliases/invoice.json' with { type: 'json' };
import type { InputKind } from './input-kind.ts';
import { say } from '../text/text.ts';

export const invoice: InputKind = {
  name: 'invoice',
  title: say('license-based reconciliation file'),
  aliases,
  fieldTypes: {
    customerId: 'guid',
    subscriptionId: 'guid',
    subscriptionStart: 'moment',
    subscriptionEnd: 'moment',
    chargeStart: 'moment',
    chargeEnd: 'moment',
    unitPrice: 'decimal',
    quantity: 'decimal',
    amount: 'decimal',
    discount: 'decimal',
    subtotal: 'decimal',
    tax: 'decimal',
    total: 'decimal',
    currency: 'currency',
    billingCycle: 'billingCycle',
  },
  required: [
    ['subscriptionId'],
    ['chargeStart'],
    ['chargeEnd'],
    ['chargeType'],
    ['amount'],
    ['currency'],
  ],
  aside: true,
  outranks: true,
  notation: 'shared',
};
