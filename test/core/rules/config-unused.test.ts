import assert from 'node:assert/strict';
import test from 'node:test';
import { NO_RULES } from '../../../src/core/intake/file-map.ts';
import type { FileMapping, Settings } from '../../../src/core/model/settings.ts';
import { findingsOf, run, settings } from '../../helpers/builders.ts';
import { compare, notChecked, OTHER, pointsAt, says, silent } from '../../helpers/rule-run.ts';

const RULE = 'config-unused';

const pattern = (text: string): FileMapping => ({ pattern: text, ...NO_RULES, decimal: 'comma' });
const given = (changes: Partial<Pick<Settings, 'files' | 'customers' | 'offers'>>) =>
  compare([OTHER], [{ ...OTHER, id: 'b' }], [], settings(changes));

test('a pattern that no file fits is named', () => {
  const report = given({ files: [pattern('Contosso*.csv'), pattern('*.csv')] });
  says(report, RULE, {
    severity: 'warning',
    tenant: null,
    message:
      'The config says something about "Contosso*.csv" (files), but no file has such a name.',
    numbers: {},
    verb: 'fix-input',
  });
  pointsAt(report, RULE, []);
});

test('so are customers and offers that one side does not have', () => {
  const report = given({ customers: { Nobody: 'Contoso' }, offers: { Visio: 'Bar' } });
  assert.deepEqual(
    findingsOf(report, RULE)
      .map(({ message }) => message)
      .toSorted(),
    [
      'The config pairs "Nobody" with "Contoso" (customers), but no file of Transitioning From has "Nobody".',
      'The config pairs "Visio" with "Bar" (offers), but no file of Transitioning To has "Bar".',
    ],
  );
});

test('entries that fit are not, with slashes of either kind', () => {
  silent(given({ customers: { CONTOSO: 'contoso' }, offers: { Visio: 'Visio' } }), RULE);
  silent(given({ files: [pattern('from\\sub*.csv'), pattern('to/*')] }), RULE);
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});
