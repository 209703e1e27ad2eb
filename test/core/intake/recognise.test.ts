import assert from 'node:assert/strict';
import test from 'node:test';
import { isKnownHeader, recognise, type Recognition } from '../../../src/core/intake/recognise.ts';
import { NO_RULES } from '../../../src/core/intake/file-map.ts';
import { textTable as table } from '../../helpers/builders.ts';
import { ENGLISH } from '../../../src/core/text/speech.ts';

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

test('a header that was met before is read anew for each file', () => {
  const header = 'Subscription ID|Subscription|Quantity|Status|Colour';
  const [first, second] = [recognise(table(header)), recognise(table('Exported', '', header))];
  assert.ok(first.ok && second.ok);
  assert.deepEqual([first.table.headerRow, second.table.headerRow], [1, 3]);
  const told = recognise(table(header), { ...NO_RULES, columns: { reseller: 'Colour' } });
  assert.ok(told.ok);
  assert.deepEqual(told.table.unmapped, []);
  assert.deepEqual(second.table.unmapped, ['Colour']);
});

const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ['one column short', 'Subscription ID|Subscription|Quantity', /there is no column "Status"/],
  ['one field twice', 'Subscription ID|Product|Offer|Quantity|Status', /"Product" and "Offer"/],
  ['something else', 'Colour|Size', /first row reads "Colour", "Size"/],
  ['one lucky word', 'Status', /No header of a known export/],
];

for (const [what, header, message] of REFUSED) {
  test(`${what} is refused in words`, () => {
    const found = recognise(table(header));
    assert.ok(!found.ok);
    assert.match(ENGLISH.of(found.problem.what), message);
    assert.equal(found.nearly, header.startsWith('Subscription ID'));
  });
}

test('a header word is known in any spelling', () => {
  assert.equal(isKnownHeader('SUBSCRIPTION-id'), true);
  assert.equal(isKnownHeader('constructor'), false);
});

/** The code of a refusal, or the columns as `field=index`. */
function outcome(found: Recognition): string {
  if (!found.ok) return found.problem.code;
  return found.table.columns.map(({ field, index }) => `${field}=${String(index)}`).join(' ');
}

const GOOD = 'Subscription ID|Subscription|Quantity|Status';

const SPLIT: readonly (readonly [string, readonly string[]])[] = [
  ['half of the names in each row', ['Subscription ID|Subscription||', '||Quantity|Status']],
  ['words split over rows', ['Subscription|Subscription|Quantity|Status', 'ID|||']],
];

for (const [what, lines] of SPLIT) {
  test(`a header of two rows is refused as such: ${what}`, () => {
    assert.equal(outcome(recognise(table(...lines))), 'E_HEADER_TWO_ROWS');
  });
}

test('a header that is almost known is named, not used', () => {
  const found = recognise(table('Subscription ID|Subscription|Quantiy|Status'));
  assert.ok(!found.ok);
  assert.equal(found.problem.code, 'E_COLUMN_MISSING');
  assert.match(ENGLISH.of(found.problem.what), /Is "Quantiy" meant to be "Quantity"\?/);
  assert.deepEqual(found.nearMisses, [{ header: 'Quantiy', field: 'seats', known: 'Quantity' }]);
});

test('the config can name the header row and its columns', () => {
  const odd = table('Report|of|today', 'Abo-Nr|Was|Stk|Zustand', 'x|y|1|z');
  const columns = { subscriptionId: 'abo nr', offerName: 'B', seats: 'Stk', status: 'Zustand' };
  const rules = { ...NO_RULES, kind: 'subscriptions', columns } as const;
  const expected = 'subscriptionId=0 offerName=1 seats=2 status=3';
  assert.equal(outcome(recognise(odd, rules)), expected);
  assert.equal(outcome(recognise(odd, { ...rules, headerRow: 2 })), expected);
  assert.equal(outcome(recognise(odd, { ...rules, headerRow: 9 })), 'E_HEADER_ROW');
  const wrong = { ...rules, headerRow: 2, columns: { ...columns, seats: 'Stück' } };
  assert.equal(outcome(recognise(odd, wrong)), 'E_COLUMN_UNKNOWN');
});

test('a table without a header is read by column letters', () => {
  const columns = { subscriptionId: 'A', offerName: 'B', seats: 'C', status: 'D' };
  const rules = { ...NO_RULES, headerRow: 0, kind: 'subscriptions', columns } as const;
  const found = recognise(table('x|y|1|z'), rules);
  assert.ok(found.ok);
  assert.equal(found.table.firstDataRow, 0);
});

test('a config column goes before the header that reads so', () => {
  const rules = { ...NO_RULES, columns: { seats: 'Licenses used' } };
  const found = recognise(table(`${GOOD}|Licenses used`), rules);
  assert.equal(outcome(found), 'subscriptionId=0 offerName=1 status=3 seats=4');
  assert.ok(found.ok);
  assert.deepEqual(found.table.unmapped, ['Quantity']);
});

test('a column that is repeated with the same values is read once, and that is said', () => {
  const found = recognise(table(`${GOOD}|Licenses`, 'a|b|1|c|1', 'd|e|2|f|2'));
  assert.ok(found.ok);
  assert.deepEqual(
    found.table.warnings.map(({ code }) => code),
    ['W_COLUMN_REPEATED'],
  );
  assert.equal(outcome(recognise(table(`${GOOD}|Licenses`, 'a|b|1|c|2'))), 'E_COLUMN_DUPLICATE');
});

test('headers in two languages are read, and that is said', () => {
  const found = recognise(table('ID d’abonnement|Abonnement|Quantité|Stato'));
  assert.ok(found.ok);
  assert.equal(found.table.locale, 'fr');
  const [warning, ...more] = found.table.warnings;
  assert.equal(warning?.code, 'W_LOCALE_MIXED');
  assert.match(ENGLISH.of(warning.what), /"Stato" \(it/);
  assert.deepEqual(more, []);
  const api = recognise(table('Id|OfferName|Quantity|Status|Customer'));
  assert.ok(api.ok);
  assert.deepEqual(api.table.warnings, []);
});

test('a table sorted together with its header is refused, not cut', () => {
  const id = '6a1c86f0-09be-442e-b239-cfe0803779c3';
  const found = recognise(table(`${id}|Visio|5|Active`, GOOD, `${id}|Project|5|Active`));
  assert.equal(outcome(found), 'E_DATA_ABOVE_HEADER');
});

test('a title block that reads like a small header is none, where a larger one follows', () => {
  const found = recognise(table('Customer|Contoso|Domain name|contoso.com', GOOD));
  assert.ok(found.ok);
  assert.equal(`${found.table.kind.name} ${String(found.table.headerRow)}`, 'subscriptions 2');
});

test('column letters alone make no row a header', () => {
  const columns = { subscriptionId: 'A', offerName: 'B', seats: 'C', status: 'D' };
  const rules = { ...NO_RULES, kind: 'subscriptions', columns } as const;
  const id = '6a1c86f0-09be-442e-b239-cfe0803779c3';
  assert.equal(outcome(recognise(table(`${id}|Visio|5|Active`), rules)), 'E_HEADER_NOT_FOUND');
});

test('a share of licences is no number of licences', () => {
  const found = recognise(table('Subscription ID|Subscription|% Licenses|Quantity|Status'));
  assert.equal(outcome(found), 'subscriptionId=0 offerName=1 seats=3 status=4');
});

test('two different columns of an optional field are both left, and that is said', () => {
  const found = recognise(table(`${GOOD}|End date|Renewal date`, 'a|b|1|c|2026-12-31|2026-12-30'));
  assert.ok(found.ok);
  assert.deepEqual(
    found.table.warnings.map(({ code }) => code),
    ['W_COLUMN_UNCLEAR'],
  );
  assert.ok(found.table.columns.every(({ field }) => field !== 'endsOn'));
});
