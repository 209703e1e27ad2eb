import test from 'node:test';
import { csv, csvFile, guid, run, settings } from '../../helpers/builders.ts';
import { notChecked, pointsAt, portalFile, says, silent } from '../../helpers/rule-run.ts';

const RULE = 'customer-ambiguous';

const [ONE, TWO] = [guid('one'), guid('two')];
const listOf = (tenant: 'from' | 'to', ...rows: readonly (readonly [string, string])[]) =>
  csvFile(`${tenant}/list.csv`, tenant, csv(['Microsoft ID', 'Company name'], rows));
const OWN = portalFile('from/Contoso.csv', [['old', 'Visio', 3, 'Active']]);
const NAMESAKES = listOf('to', [ONE, 'Contoso'], [TWO, 'CONTOSO ']);

test('a name that two listed customers have is matched with neither', () => {
  says(run([OWN, NAMESAKES]), RULE, {
    severity: 'error',
    tenant: null,
    message: `Contoso could be any of: Contoso (${ONE}), CONTOSO (${TWO}).`,
    numbers: { candidates: 2 },
    verb: 'decide',
  });
});

test('a near name is no candidate', () => {
  silent(run([OWN, listOf('to', [ONE, 'Contoso'], [TWO, 'Contoso Ltd'])]), RULE);
});

test('the tenant id decides between namesakes', () => {
  silent(run([OWN, listOf('from', [ONE, 'Contoso']), NAMESAKES]), RULE);
});

test('without any file it is not checked', () => {
  notChecked(run([]), RULE, /input file/);
});

test('the evidence is where the customer stands', () => {
  pointsAt(run([OWN, NAMESAKES]), RULE, ['from/Contoso.csv #2']);
});

test('the config decides, as the finding says', () => {
  silent(run([OWN, NAMESAKES], settings({ customers: { Contoso: ONE } })), RULE);
});
