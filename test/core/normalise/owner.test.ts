import assert from 'node:assert/strict';
import test from 'node:test';
import { fileMap, NO_RULES } from '../../../src/core/intake/file-map.ts';
import type { CustomerRecord } from '../../../src/core/model/records.ts';
import { hintFromText, ownerFinder } from '../../../src/core/normalise/owner.ts';
import { guid } from '../../helpers/builders.ts';

const listed = (name: string, domain: string): CustomerRecord => ({
  tenant: 'from',
  hint: { tenantId: guid(domain), domain, name },
  location: { path: 'list.csv', sheet: '', row: 2, cell: null },
});
const LIST = [
  listed('Contoso', 'contoso.com'),
  listed('Förlag & Söner AB', 'forlag.se'),
  listed('Twin', 'one.com'),
  listed('Twin', 'two.com'),
];

const find = ownerFinder(
  LIST,
  fileMap([{ ...NO_RULES, pattern: 'kunde-*.csv', customer: 'forlag.se' }]),
);

const CASES: readonly (readonly [string, string | null, string])[] = [
  ['in/Contoso.csv', null, 'customer-list Contoso'],
  ['in/CONTOSO subscriptions 2026-05-14 (1).xlsx', null, 'customer-list Contoso'],
  ['in/Export_Contoso_20260514.csv', null, 'customer-list Contoso'],
  ['in/Contoso/subscriptions.csv', null, 'customer-list Contoso'],
  ['in/Forlag Soner AB.csv', null, 'customer-list Förlag & Söner AB'],
  ['in/book.xlsx', 'Contoso', 'customer-list Contoso'],
  [`in/${guid('contoso.com').toUpperCase()}.csv`, null, 'tenant-id Contoso'],
  ['in/subs contoso.com.csv', null, 'domain Contoso'],
  ['in/notcontoso.com.csv', null, 'domain notcontoso.com'],
  ['in/Kunde-7.csv', null, 'config forlag.se'],
  ['in/Contoso Ltd.csv', null, 'file-name Contoso Ltd'],
  ['in/Twin.csv', null, 'file-name Twin'],
  ['in/abonnements.csv', null, 'file-name abonnements'],
  ['in/Suscripciones Contoso.csv', null, 'customer-list Contoso'],
  ['in/Exportacion_Contoso.csv', null, 'customer-list Contoso'],
  ['in/Contoso - subscrições (2).csv', null, 'customer-list Contoso'],
  ['in/Contoso-abonnementer 20260514.csv', null, 'customer-list Contoso'],
  ['in/Contoso abonnementen - kopie.xlsx', null, 'customer-list Contoso'],
  ['in/Tilaukset Contoso.csv', null, 'customer-list Contoso'],
  ['in/Contoso subskrypcje.csv', null, 'customer-list Contoso'],
  ['in/Contosoサブスクリプション一覧.csv', null, 'customer-list Contoso'],
  ['in/Contoso サブスクリプション - コピー.csv', null, 'customer-list Contoso'],
  ['in/ハードコピー.csv', null, 'file-name ハードコピー'],
  ['in/Béliste Kopieren.csv', null, 'file-name Béliste Kopieren'],
];

for (const [path, sheet, expected] of CASES) {
  test(`${path}${sheet === null ? '' : ` › ${sheet}`} is known by ${expected}`, () => {
    const { hint, known } = find(path, sheet);
    assert.equal(`${known} ${hint.name ?? hint.domain ?? hint.tenantId ?? ''}`, expected);
  });
}

test('a customer that stands in two lists is one', () => {
  const twice = ownerFinder([...LIST, ...LIST], fileMap([]));
  assert.equal(twice('in/Contoso.csv', null).known, 'customer-list');
  assert.equal(twice('in/Twin.csv', null).known, 'file-name');
});

test('a pattern is no regular expression', () => {
  const mapped = ownerFinder([], fileMap([{ ...NO_RULES, pattern: 'a.b(*.csv', customer: 'X' }]));
  assert.equal(mapped('in/a.b(1).csv', null).known, 'config');
  assert.equal(mapped('in/axb(1).csv', null).known, 'file-name');
});

test('without a list, a tenant id in the name is taken as it stands', () => {
  const { hint, known } = ownerFinder([], fileMap([]))(`in/${guid('x')}/export.csv`, null);
  assert.deepEqual([hint.tenantId, known], [guid('x'), 'tenant-id']);
});

test('a customer in the config is an id, a domain, or a name', () => {
  assert.equal(hintFromText(` ${guid('x').toUpperCase()} `).tenantId, guid('x'));
  assert.equal(hintFromText('Contoso.COM').domain, 'contoso.com');
  assert.equal(hintFromText('Contoso Ltd.').name, 'Contoso Ltd.');
});

const UNTOLD: readonly (readonly [string, string])[] = [
  ['from/Contoso SAS.csv', 'Contoso SAS'],
  ['from/Abonnements de Fabrikam.csv', 'Fabrikam'],
  ['from/Fabrikam abonnements au 14-05-2026.csv', 'Fabrikam'],
  ['from/Fabrikam/Subscriptions.csv', 'Fabrikam'],
  ['from/Fabrikam/0017.csv', 'Fabrikam'],
  ['from/Fabrikam/Feuil1.xlsx', 'Fabrikam'],
  ['from/SubscriptionList.csv', 'SubscriptionList'],
];

for (const [path, name] of UNTOLD) {
  test(`without a list, ${path} is of ${name}`, () => {
    const { hint, vague } = ownerFinder([], fileMap([]))(path, null);
    assert.equal(hint.name, name);
    assert.equal(vague, name === 'SubscriptionList');
  });
}

test('a file goes before its folder, and the folder given for all its files says nothing', () => {
  const finder = ownerFinder(LIST, fileMap([]));
  assert.equal(finder('in/Contoso/Forlag Soner AB.csv', null).hint.domain, 'forlag.se');
  assert.equal(finder('Contoso/Fabrikam.csv', null).hint.name, 'Fabrikam');
  assert.equal(finder('Contoso/subscriptions.csv', null).hint.domain, 'contoso.com');
});
