/** The one list of input kinds. A new kind is a file beside this one, a row schema, and a line here. */
import { activity } from './activity.ts';
import { customers } from './customers.ts';
import type { InputKind } from './input-kind.ts';
import { invoice } from './invoice.ts';
import { prices } from './prices.ts';
import { subscriptions } from './subscriptions.ts';

export const INPUT_KINDS: readonly InputKind[] = [
  subscriptions,
  activity,
  customers,
  invoice,
  prices,
];
