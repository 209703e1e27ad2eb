import assert from 'node:assert/strict';
import test from 'node:test';
import { isKnownHeader, recognise } from '../../../src/core/intake/recognise.ts';
import type { RawTable } from '../../../src/core/model/raw-table.ts';

/** A table of text cells: rows are lines, cells are set apart by `|`. */
function table(...lines: readonly string[]): RawTable {
  const rows = lines.map((line, index) => ({
    number: index + 1,
    cells: line.split('|').map((text) => (text === '' ? null : { kind: 'text' as const, text })),
  }));
  return { sheet: '', visibility: 'visible', rows, blankRows: 0, epoch: '1900', filtered: false };
}

const KINDS: readonly (readonly [string, string])[] = [
  ['Subscription ID|Subscription|Quantity|Status|Reseller', 'subscriptions en'],
  ['ID d’abonnement|Abonnement|Quantité|État|Revendeur', 'subscriptions fr'],
  ['ID sottoscrizione|Sottoscrizione|Quantità|Stato|Rivenditore', 'subscriptions it'],
  ['Prenumerations-ID|Prenumeration|Antal|Status|Åter försäljare', 'subscriptions sv'],
  ['Abonnement-ID|Abonnement|Menge|Status|Händler', 'subscriptions de'],
  ['Id|OfferId|OfferName|Quantity|Status|CustomerId', 'subscriptions en'],
  ['Microsoft ID|Company name|Primary domain name|Relationship', 'customers en'],
  ['Microsoft-ID|Firmenname|Primärer Domänenname|Beziehung', 'customers de'],
  ['Date|Affected customer|Action|Partner user|Status|Additional information', 'activity en'],
  ['Datum/tid|Berörd kund|Åtgärd|Partner användare|Status', 'activity sv'],
  ['operationDate|customerId|operationType|resourceType|resourceNewValue', 'activity en'],
];

for (const [header, expected] of KINDS) {
  test(`${header} is ${expected}`, () => {
    const found = recognise(table(header));
    assert.ok(found.ok);
    assert.equal(`${found.table.kind.name} ${found.table.locale}`, expected);
  });
}

test('title rows above and foreign columns beside the header are no hindrance', () => {
  const titles = Array.from({ length: 29 }, () => 'All customers');
  const found = recognise(table(...titles, 'Colour|Status|Quantity|Subscription|Subscription ID'));
  assert.ok(found.ok);
  assert.equal(found.table.headerRow, 30);
  assert.deepEqual(found.table.unmapped, ['Colour']);
  assert.deepEqual(
    found.table.columns.map(({ field, index }) => `${field} ${String(index)}`),
    ['status 1', 'seats 2', 'offerName 3', 'subscriptionId 4'],
  );
});

const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ['one column short', 'Subscription ID|Subscription|Quantity', /there is no column "Status"/],
  ['one field twice', 'Subscription ID|Product|Offer|Quantity|Status', /"Product" and "Offer"/],
  ['something else', 'Colour|Size', /first row reads "Colour", "Size"/],
  ['one lucky word', 'Status', /No header of a known export/],
  ['blanks', '|', /There is no data in it/],
];

for (const [what, header, message] of REFUSED) {
  test(`${what} is refused in words`, () => {
    const found = recognise(table(header));
    assert.ok(!found.ok);
    assert.match(found.what, message);
    assert.equal(found.nearly, header.startsWith('Subscription ID'));
  });
}

test('a header word is known in any spelling', () => {
  assert.equal(isKnownHeader('SUBSCRIPTION-id'), true);
  assert.equal(isKnownHeader('constructor'), false);
});
