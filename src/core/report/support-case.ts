/**
 * A text to paste into a support case: what is worth claiming, with ids, days and amounts. It is in English in
 * every run, as Microsoft's support reads it. What stands above it, for whoever pastes it, is in the language
 * of the run: what to see to first, and what is not to be claimed.
 */
import type {
  CheckedSubscription,
  InvoiceCheck,
  Remark,
  RemarkKind,
} from '../model/invoice-check.ts';
import { ENGLISH, type Speech } from '../text/speech.ts';
import { joined, say, type Text } from '../text/text.ts';
import { invoicePlaceText, moneyText, purseText } from './invoice-words.ts';

/** Draws the text from a check spoken in the same language; ends with a newline. */
export function supportCase(check: InvoiceCheck, speech: Speech): string {
  const head = forTheReader(check, speech).map(speech.of);
  return `${[...head, '', ...forSupport(check, speech)].join('\n')}\n`;
}

const PASTE = say('=== Paste from here ===');
const NOTHING = say('There is nothing to claim.');

function forSupport(check: InvoiceCheck, { of }: Speech): readonly string[] {
  const short = claimsOf(check, 'short');
  const after = claimsOf(check, 'charged-after-suspension');
  const line = [of(PASTE), ''];
  if (short.length + after.length === 0) return [...line, of(NOTHING)];
  return [
    ...line,
    'Subject: Credits missing on the final invoice after the tenant consolidation',
    '',
    'We moved our customers from one Partner Center account to another (CSP regional authorization tenant consolidation).',
    'Our subscriptions in the old account are suspended. Its invoices differ from what is due:',
    '',
    `Total: ${ENGLISH.of(purseText(check.totals.claim))}`,
    ...section('A. Credits for unused days that are missing', short, creditLines),
    ...section('B. Charges for days after the suspension', after, afterLines),
    '',
    'Please credit these amounts. All days are in UTC, first and last day inside. Amounts are before tax.',
  ];
}

const IN_ENGLISH = say('The text to paste is in English, as Microsoft’s support reads it.');

function forTheReader(
  { totals, asOf, verdict, reasons }: InvoiceCheck,
  { language }: Speech,
): readonly Text[] {
  const twice = purseText(totals.chargedTwice);
  const isTwice = Object.keys(totals.chargedTwice).length > 0;
  const pending = totals.byStatus['not-yet-invoiced'];
  return [
    say('Made from the files as of {day}. Read it before you send it.', { day: asOf }),
    ...(language === 'en' ? [] : [IN_ENGLISH]),
    ...(verdict === 'incomplete'
      ? [say('INCOMPLETE: {reasons}', { reasons: joined(reasons, ' ') })]
      : []),
    say(
      'Worth claiming are credits for unused days that are missing, and charges for days after the suspension.',
    ),
    ...(isTwice
      ? [
          say(
            'Not in this text: {money} for days that both accounts charged. The process documents of the\nconsolidation say that credits for such an overlap are refused. Do not add them.',
            { money: twice },
          ),
        ]
      : []),
    ...(pending === 0
      ? []
      : [
          say(
            'Wait for the next invoice with {count, plural, one {# more credit} other {# more credits}}: no invoice given reaches beyond the stop.',
            { count: pending },
          ),
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
  return lines.map((place) => `Invoice line:     ${ENGLISH.of(invoicePlaceText(place))}`);
}
