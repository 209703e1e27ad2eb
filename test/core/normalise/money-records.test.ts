/** Price lists and reconciliation files from their text to records: which file is which, and what a row says. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { readInputs } from '../../../src/core/read-inputs.ts';
import type { InputFile } from '../../../src/core/model/settings.ts';
import { formatDay } from '../../../src/core/model/values.ts';
import { collectMoney, type MoneyRecords } from '../../../src/core/normalise/collect-money.ts';
import { compileRowSchemas } from '../../../src/formats/row-schemas.ts';
import { csv, csvFile, guid, settings, type Cell } from '../../helpers/builders.ts';

const schemas = compileRowSchemas();
const understood = (...files: readonly InputFile[]) => readInputs(files, settings(), schemas);
const collect = (...files: readonly InputFile[]): MoneyRecords =>
  collectMoney(understood(...files));

/** What a file with this header is taken for, or the code of the refusal. */
function kindOf(header: string, ...rows: readonly string[]): string {
  const text = [header, ...rows].map((line) => `${line.replaceAll('|', ',')}\r\n`).join('');
  const [input] = understood(csvFile('from/file.csv', 'from', text));
  return input?.checked?.table.kind.name ?? input?.problem?.code ?? 'nothing';
}

const RECON =
  'PartnerId|CustomerId|CustomerName|MpnId|ResellerMpnId|OrderId|SubscriptionId|SyndicationPartnerSubscriptionNumber|OfferId|DurableOfferId|OfferName|SubscriptionStartDate|SubscriptionEndDate|ChargeStartDate|ChargeEndDate|ChargeType|UnitPrice|Quantity|Amount|TotalOtherDiscount|Subtotal|Tax|TotalForCustomer|Currency|DomainName|SubscriptionName|SubscriptionDescription|BillingCycleType';
const without = (...fields: readonly string[]): string =>
  RECON.split('|')
    .filter((field) => !fields.includes(field))
    .join('|');

const KINDS: readonly (readonly [string, string, string])[] = [
  ['a reconciliation file', RECON, 'invoice'],
  [
    'its required columns alone',
    'SyndicationPartnerSubscriptionNumber|ChargeStartDate|ChargeEndDate|ChargeType|Amount|Currency',
    'invoice',
  ],
  ['one with a column Status that somebody added', `${RECON}|Status`, 'invoice'],
  [
    'one with columns that only exports have',
    'SubscriptionId|OfferId|OfferName|FriendlyName|Quantity|Status|CustomerName|IsTrial|CreationDate|CommitmentEndDate|AutoRenewEnabled|TermDuration|PartnerId|SyndicationPartnerSubscriptionNumber|ChargeStartDate|ChargeEndDate|ChargeType|Amount|Currency',
    'invoice',
  ],
  ['one without its currency', without('Currency'), 'E_COLUMN_MISSING'],
  [
    'one without the portal’s id',
    without('SyndicationPartnerSubscriptionNumber'),
    'E_COLUMN_MISSING',
  ],
  [
    'a reconciliation file of new commerce',
    'PartnerId|CustomerId|CustomerName|CustomerDomainName|InvoiceNumber|MpnId|OrderId|OrderDate|ProductId|SkuId|SkuName|ProductName|ChargeType|UnitPrice|Quantity|Subtotal|TaxTotal|Total|Currency|SubscriptionId|ChargeStartDate|ChargeEndDate|TermAndBillingCycle|EffectiveUnitPrice|UnitType|BillingFrequency',
    'E_COLUMN_MISSING',
  ],
  ['a portal export', 'Subscription ID|Subscription|Quantity|Status|Reseller', 'subscriptions'],
  [
    'an export with money columns',
    'Subscription ID|Subscription|Quantity|Status|Unit price|Amount|Currency|Tax|Subtotal',
    'subscriptions',
  ],
  [
    'an export with a price list’s columns',
    'Subscription ID|Product|Quantity|Status|Unit price|Currency|Billing cycle|Valid from|Valid to|Product ID|SKU ID|Offer ID',
    'subscriptions',
  ],
  [
    'an export without its status, with prices',
    'Subscription ID|Product|Quantity|Unit price|Currency',
    'E_COLUMN_MISSING',
  ],
  [
    'a customer list with a currency',
    'Company name|Microsoft ID|Currency|Country|Amount',
    'customers',
  ],
  ['people’s own price list', 'Product|Price|Currency', 'prices'],
  [
    'the price list of license-based services',
    'Effective Start Date|Effective End Date|Offer display name|Offer ID|License agreement type|Purchase unit|Secondary license type|End customer type|List price|ERP price|Currency',
    'prices',
  ],
  [
    'the price list of new commerce',
    'ChangeIndicator|ProductTitle|ProductId|SkuId|SkuTitle|Publisher|SkuDescription|UnitOfMeasure|TermDuration|BillingPlan|Market|Currency|UnitPrice|PricingTierRangeMin|PricingTierRangeMax|EffectiveStartDate|EffectiveEndDate|Tags|ERP Price|Segment',
    'prices',
  ],
  ['a price list without currency', 'Product|Price|Valid from', 'E_COLUMN_MISSING'],
];

for (const [what, header, expected] of KINDS) {
  test(`${what} is taken for: ${expected}`, () => {
    assert.equal(kindOf(header), expected);
  });
}

const LINE: Readonly<Record<string, Cell>> = {
  CustomerId: guid('Contoso').toUpperCase(),
  CustomerName: 'Contoso',
  SubscriptionId: 'usCBMgAAAAAAAAIA',
  SyndicationPartnerSubscriptionNumber: guid('a').toUpperCase(),
  OfferId: guid('billing offer'),
  DurableOfferId: guid('offer').toUpperCase(),
  OfferName: 'OFFICE 365 E3',
  ChargeStartDate: '2/1/2026 0:00',
  ChargeEndDate: '2/28/2026 23:59',
  ChargeType: 'Cycle fee',
  UnitPrice: '6.82',
  Quantity: '2',
  Amount: '13.64',
  Currency: 'eur',
  DomainName: 'Contoso.onmicrosoft.com',
  BillingCycleType: 'Monthly',
};

function invoiceOf(...changes: readonly Readonly<Record<string, Cell>>[]): InputFile {
  const header = RECON.split('|');
  const rows = changes.map((change) => header.map((field) => ({ ...LINE, ...change })[field]));
  return csvFile('from/invoice.csv', 'from', csv(header, rows));
}

test('a line of an invoice keeps the portal’s id, the price list’s offer id, and its days', () => {
  const [line] = collect(invoiceOf({})).invoice;
  assert.ok(line !== undefined);
  assert.deepEqual(
    {
      ...line,
      location: null,
      chargeStart: formatDay(line.chargeStart),
      chargeEnd: formatDay(line.chargeEnd),
    },
    {
      tenant: 'from',
      customer: { tenantId: guid('Contoso'), domain: 'contoso.onmicrosoft.com', name: 'Contoso' },
      subscriptionId: guid('a'),
      offerId: guid('offer'),
      offerName: 'OFFICE 365 E3',
      chargeType: 'Cycle fee',
      charge: 'cycle',
      chargeStart: '2026-02-01',
      chargeEnd: '2026-02-28',
      cycle: 'monthly',
      unitPrice: '6.82',
      quantity: '2',
      amount: '13.64',
      discount: null,
      subtotal: null,
      tax: null,
      total: null,
      currency: 'EUR',
      location: null,
      amountCell: 'S2',
    },
  );
});

const CHARGES: readonly (readonly [string, string])[] = [
  ['Purchase fee', 'purchase'],
  ['PRORATE FEES WHEN PURCHASE', 'purchase'],
  ['CYCLE FEE', 'cycle'],
  ['Cycle instance prorate', 'prorate'],
  ['Cancel instance prorate', 'cancel'],
  ['Prorate fees when cancel', 'cancel'],
  ['Prorate fee when renew', 'renewal'],
  ['Renew fee', 'renewal'],
  ['Something new', 'other'],
];

for (const [chargeType, charge] of CHARGES) {
  test(`"${chargeType}" is a charge of the kind ${charge}`, () => {
    const [line] = collect(invoiceOf({ ChargeType: chargeType })).invoice;
    assert.equal(line?.charge, charge);
  });
}

test('a line of no subscription is kept; one with a broken id or no amount is refused', () => {
  const [input] = understood(
    invoiceOf(
      { SyndicationPartnerSubscriptionNumber: '' },
      { SyndicationPartnerSubscriptionNumber: 'usCBMgAAAAAAAAIA' },
      { Amount: '' },
    ),
  );
  assert.equal(input?.checked?.accepted, 1);
  assert.deepEqual(
    input.checked.rejected.map(({ row, code }) => [row, code]),
    [
      [3, 'E_VALUE_FORM'],
      [4, 'E_VALUE_EMPTY'],
    ],
  );
});

test('the columns of an invoice settle each other’s dates and numbers', () => {
  const [line] = collect(
    invoiceOf({ ChargeStartDate: '3/2/2026', ChargeEndDate: '3/31/2026', UnitPrice: '6.825' }),
  ).invoice;
  assert.equal(formatDay(line?.chargeStart ?? (0 as never)), '2026-03-02');
  assert.equal(line?.unitPrice, '6.825');
});

test('an amount with another currency than its row is refused', () => {
  const [input] = understood(
    invoiceOf({ Amount: '€13.64' }, { Amount: '$13.64' }, { Amount: 'EUR 13.64' }),
  );
  assert.deepEqual(
    input?.checked?.rejected.map(({ cell, code }) => `${cell ?? ''} ${code}`),
    ['S3 E_CURRENCY'],
  );
});

test('a totals row is no line', () => {
  const totals = Object.fromEntries(Object.keys(LINE).map((field) => [field, null]));
  const [input] = understood(invoiceOf({}, { ...totals, PartnerId: 'Total', Amount: '13.64' }));
  assert.equal(input?.checked?.accepted, 1);
  assert.equal(input.checked.ignored.length, 1);
});

test('prices of people’s own and of new commerce', () => {
  const own = csvFile(
    'prices.csv',
    null,
    'Produkt;Preis;Währung;Abrechnungszyklus;Gültig ab\r\nVisio;1.234,50 €;EUR;1 Month(s);31.01.2026\r\n',
  );
  const nce = csvFile(
    'nce.csv',
    null,
    'ProductTitle,ProductId,SkuId,SkuTitle,TermDuration,BillingPlan,Currency,UnitPrice,EffectiveStartDate,EffectiveEndDate\r\n' +
      'Microsoft 365 E3,CFQ7TTC0LFLX,0001,M365 E3,P1Y,Monthly,USD,432.00,1/1/2026,12/31/2026\r\n',
  );
  const { prices } = collect(own, nce);
  assert.deepEqual(
    prices.map((price) => ({
      ...price,
      validFrom: price.validFrom === null ? null : formatDay(price.validFrom),
      validTo: price.validTo === null ? null : formatDay(price.validTo),
      location: price.location.row,
    })),
    [
      {
        offerId: 'cfq7ttc0lflx:0001',
        offerName: 'M365 E3',
        unitPrice: '432',
        currency: 'USD',
        coversMonths: 12,
        cycle: 'monthly',
        term: 'P1Y',
        validFrom: '2026-01-01',
        validTo: '2026-12-31',
        location: 2,
      },
      {
        offerId: null,
        offerName: 'Visio',
        unitPrice: '1234.5',
        currency: 'EUR',
        coversMonths: null,
        cycle: 'monthly',
        term: null,
        validFrom: '2026-01-31',
        validTo: null,
        location: 2,
      },
    ],
  );
});

test('one price list may serve both tenants, one invoice may not', () => {
  const prices = 'Product,Price,Currency\r\nVisio,12.50,EUR\r\n';
  const shared = understood(
    csvFile('from/p.csv', 'from', prices),
    csvFile('to/p.csv', 'to', prices),
  );
  assert.deepEqual(
    shared.map(({ problem }) => problem),
    [null, null],
  );
  const invoice = invoiceOf({});
  const both = understood(invoice, { ...invoice, tenant: 'to', path: 'to/invoice.csv' });
  assert.deepEqual(
    both.map(({ problem }) => problem?.code),
    ['E_SAME_FILE_BOTH_TENANTS', 'E_SAME_FILE_BOTH_TENANTS'],
  );
});
