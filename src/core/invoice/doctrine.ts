/** What the check of the final invoice rests on, with its sources, and how much each kind of remark weighs. */
import type { InvoiceCheck, RemarkKind } from '../model/invoice-check.ts';
import { say, type Text } from '../text/text.ts';
import type { Severity } from '../model/report.ts';

const CONSOLIDATION = say(
  'Partner Center documentation, "CSP regional authorization tenant consolidation" (2017-07, 2020-07, 2021-09)',
);
const FILE = say(
  'Partner Center documentation, "Understand the fields in Partner Center license-based reconciliation files" (2018-2021)',
);
const CHARGES = say(
  'Partner Center documentation, "Understand the different charge types in Partner Center reconciliation files" (2018-2021)',
);

export const INVOICE_DOCTRINE: InvoiceCheck<Text>['doctrine'] = [
  {
    text: say(
      'The last invoice of the Transitioning From tenant credits the unused days from the day of suspension or cancellation to the last day of the billing period. No invoice follows it.',
    ),
    source: CONSOLIDATION,
  },
  {
    text: say(
      'Credits are not given for days that both tenants billed because the old subscription was suspended too late. Do not claim them.',
    ),
    source: CONSOLIDATION,
  },
  {
    text: say(
      'SyndicationPartnerSubscriptionNumber is the subscription id of the portal; SubscriptionId and OrderId belong to the billing platform, and support may ask for them.',
    ),
    source: FILE,
  },
  {
    text: say(
      'ChargeStartDate and ChargeEndDate are both inside the days charged. Amount is price times licences; Subtotal is Amount less TotalOtherDiscount; TotalForCustomer is Subtotal with Tax.',
    ),
    source: FILE,
  },
  {
    text: say(
      'A refund for the unused part of the service after a cancellation stands on the invoice as a line of its own, such as "Prorate fees when cancel" or "Cancel instance prorate". One-off adjustments of the invoice are not in the file.',
    ),
    source: CHARGES,
  },
];

export const REMARK_SEVERITIES: Readonly<Record<RemarkKind, Severity>> = {
  'charged-after-suspension': 'error',
  short: 'error',
  over: 'warning',
  'charged-twice': 'warning',
  'not-yet-invoiced': 'info',
  'cannot-tell': 'warning',
  agreed: 'info',
  'nothing-due': 'info',
};
