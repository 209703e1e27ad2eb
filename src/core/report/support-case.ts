/**
 * A text to paste into a support case: what is worth claiming, with ids, days and amounts; and, for whoever
 * pastes it, what is not.
 */
import type {
  CheckedSubscription,
  InvoiceCheck,
  Remark,
  RemarkKind,
} from '../model/invoice-check.ts';
import { invoicePlaceText, moneyText, purseText } from './invoice-words.ts';
import { counted } from './wording.ts';

/** Draws the text; ends with a newline. */
export function supportCase(check: InvoiceCheck): string {
  const short = claimsOf(check, 'short');
  const after = claimsOf(check, 'charged-after-suspension');
  const lines = [...forTheReader(check), '', '=== Paste from here ===', ''];
  if (short.length + after.length === 0) {
    return `${[...lines, 'There is nothing to claim.'].join('\n')}\n`;
  }
  return `${[
    ...lines,
    'Subject: Credits missing on the final invoice after the tenant consolidation',
    '',
    'We moved our customers from one Partner Center account to another (CSP regional authorization tenant consolidation).',
    'Our subscriptions in the old account are suspended. Its invoices differ from what is due:',
    '',
    `Total: ${purseText(check.totals.claim)}`,
    ...section('A. Credits for unused days that are missing', short, creditLines),
    ...section('B. Charges for days after the suspension', after, afterLines),
    '',
    'Please credit these amounts. All days are in UTC, first and last day inside. Amounts are before tax.',
  ].join('\n')}\n`;
}

function forTheReader({ totals, asOf, verdict, reasons }: InvoiceCheck): readonly string[] {
  const twice =
    Object.keys(totals.chargedTwice).length === 0
      ? []
      : [
          `Not in this text: ${purseText(totals.chargedTwice)} for days that both accounts charged. The process documents of the`,
          'consolidation say that credits for such an overlap are refused. Do not add them.',
        ];
  const pending = totals.byStatus['not-yet-invoiced'];
  return [
    `Made from the files as of ${asOf}. Read it before you send it.`,
    ...(verdict === 'incomplete' ? [`INCOMPLETE: ${reasons.join(' ')}`] : []),
    'Worth claiming are credits for unused days that are missing, and charges for days after the suspension.',
    ...twice,
    ...(pending === 0
      ? []
      : [
          `Wait for the next invoice with ${counted(pending, 'more credit')}: no invoice given reaches beyond the stop.`,
        ]),
  ];
}

type Claim = readonly [CheckedSubscription, Remark];

function claimsOf({ subscriptions }: InvoiceCheck, kind: RemarkKind): readonly Claim[] {
  return subscriptions.flatMap((one) =>
    one.remarks.flatMap((remark) => (remark.kind === kind ? [[one, remark] as const] : [])),
  );
}

function section(
  title: string,
  claims: readonly Claim[],
  linesOf: (claim: Claim) => readonly string[],
): readonly string[] {
  if (claims.length === 0) return [];
  return [
    '',
    title,
    ...claims.flatMap((claim, index) => [
      '',
      `${String(index + 1)}.`,
      ...linesOf(claim).map(indented),
    ]),
  ];
}

function indented(line: string): string {
  return `   ${line}`;
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function commonLines([one, remark]: Claim): readonly string[] {
  return [
    `Customer:         ${one.customer}`,
    ...(GUID.test(one.customerKey) ? [`Customer id:      ${one.customerKey}`] : []),
    `Product:          ${one.offer}`,
    `Subscription id:  ${one.subscriptionId}`,
    `Suspended on:     ${one.stop ?? ''}`,
    ...(remark.money === null ? [] : [`Amount to credit: ${moneyText(remark.money)}`]),
  ];
}

function creditLines(claim: Claim): readonly string[] {
  const [one, remark] = claim;
  const period = one.period === null ? '' : `${one.period.start} to ${one.period.end}`;
  return [
    ...commonLines(claim),
    `Billing period:   ${period}`,
    `Unused days:      ${String(one.unusedDays ?? '')} (${remark.firstDay ?? ''} to ${remark.lastDay ?? ''})`,
    `Licences:         ${String(one.seats ?? '')}`,
    ...(one.expected === null ? [] : [`Credit due:       ${moneyText(one.expected)}`]),
    ...(one.actual === null ? [] : [`Credit received:  ${moneyText(one.actual)}`]),
    ...placeLines(remark),
  ];
}

function afterLines(claim: Claim): readonly string[] {
  const [, remark] = claim;
  return [
    ...commonLines(claim),
    `Charged for:      ${remark.firstDay ?? ''} to ${remark.lastDay ?? ''}`,
    ...placeLines(remark),
  ];
}

function placeLines({ lines }: Remark): readonly string[] {
  return lines.map((place) => `Invoice line:     ${invoicePlaceText(place)}`);
}
