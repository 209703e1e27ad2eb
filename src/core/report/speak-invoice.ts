/** A check of invoices in a language: every text of it spoken, all else as it is. */
import type { InvoiceCheck } from '../model/invoice-check.ts';
import type { Speech } from '../text/speech.ts';
import type { Text, TextValue } from '../text/text.ts';
import { speakInput, speakRejected } from './speak.ts';

/** Speaks the check. Ids, numbers, days and what the files say are the same in every language. */
export function speakInvoiceCheck(check: InvoiceCheck<Text>, speech: Speech): InvoiceCheck {
  const { of } = speech;
  const withCustomer = <T extends { readonly customer: TextValue }>(one: T) => ({
    ...one,
    customer: of(one.customer),
  });
  return {
    ...check,
    reasons: check.reasons.map(of),
    inputs: check.inputs.map((input) => speakInput(input, speech)),
    subscriptions: check.subscriptions.map((one) => ({
      ...one,
      remarks: one.remarks.map((remark) => ({ ...remark, text: of(remark.text) })),
    })),
    unlisted: check.unlisted.map(withCustomer),
    withoutSubscription: check.withoutSubscription.map(withCustomer),
    tieOut: {
      ...check.tieOut,
      customers: check.tieOut.customers.map(withCustomer),
      faults: check.tieOut.faults.map((fault) => ({ ...fault, text: of(fault.text) })),
    },
    rejectedRows: check.rejectedRows.map((row) => speakRejected(row, speech)),
    doctrine: check.doctrine.map((one) => ({ text: of(one.text), source: of(one.source) })),
  };
}
