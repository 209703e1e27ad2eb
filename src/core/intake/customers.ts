/** Customer list: one row per customer of a tenant, with its Microsoft ID and primary domain. */
import aliases from '../../../schemas/aliases/customers.json' with { type: 'json' };
import type { InputKind } from './input-kind.ts';
import { say } from '../text/text.ts';

export const customers: InputKind = {
  name: 'customers',
  title: say('customer list'),
  aliases,
  fieldTypes: { customerId: 'guid' },
  required: [['customerName'], ['customerId', 'customerDomain']],
};
