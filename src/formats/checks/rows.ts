/** The checks of rows. In the bundle, ajv's own code of them stands here (.ci/compiled-checks.js). */
import { Ajv2020 } from 'ajv/dist/2020.js';
import activity from '../../../schemas/rows/activity.schema.json' with { type: 'json' };
import customers from '../../../schemas/rows/customers.schema.json' with { type: 'json' };
import invoice from '../../../schemas/rows/invoice.schema.json' with { type: 'json' };
import prices from '../../../schemas/rows/prices.schema.json' with { type: 'json' };
import subscriptions from '../../../schemas/rows/subscriptions.schema.json' with { type: 'json' };
import { compiled, sourceOf, WITH_CODE } from '../checker.ts';

const ajv = new Ajv2020({
  ...WITH_CODE,
  strict: true,
  allErrors: true,
  ownProperties: true,
  allowUnionTypes: true,
  // The schemas are our own and checked by a test; checking them again would take each run 30 ms.
  validateSchema: false,
});
// No row is asked for what its schema leaves open, so no account is kept of it, which would take longest.
ajv.opts.unevaluated = false;
// An annotation of ours: the remedy that is shown to the user.
ajv.addVocabulary(['fix']);

export const source = sourceOf(ajv, [activity, customers, invoice, prices, subscriptions], {
  subscriptions: subscriptions.$id,
  activity: activity.$id,
  customers: customers.$id,
  prices: prices.$id,
  invoice: invoice.$id,
});

export const checks = compiled(source);
