/** What people and programs put around a customer's name in the name of a file. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { fileMap } from '../../../src/core/intake/file-map.ts';
import { ownerFinder } from '../../../src/core/normalise/owner.ts';

const NAMES = [
  'Copie de Contoso',
  'Copy of Contoso',
  'Kopia av Contoso',
  'Copia di Contoso',
  'Kopie von Contoso',
  'Copia de Contoso',
  'Cópia de Contoso',
  'Subscriptions of Contoso',
  'Abonnements de Contoso',
  'Contoso - Sheet1',
  'Contoso v2',
];

for (const name of NAMES) {
  test(`"${name}.csv" is Contoso’s`, () => {
    const find = ownerFinder([], fileMap([]));
    assert.equal(find(`from/${name}.csv`, null).hint.name, 'Contoso');
  });
}
