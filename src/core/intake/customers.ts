/** Customer list: one row per customer of a tenant, with its Microsoft ID and primary domain. */
import aliases from '../../../schemas/aliases/customers.json' with { type: 'json' };
import type { InputKind } from './input-kind.ts';

export const customers: InputKind = {
  name: 'customers',
  title: 'customer list',
  aliases,
  fieldTypes: { customerId: 'guid' },
  required: [['customerName'], ['customerId', 'customerDomain']],
};
