import assert from 'node:assert/strict';
import test from 'node:test';
import { CustomerRegister, matchCustomers } from '../../../src/core/match/customers.ts';
import type { CustomerHint } from '../../../src/core/model/records.ts';
import type { Tenant } from '../../../src/core/model/report.ts';

/** Customers as `id/domain/name`; parts may be empty. */
const hint = (text: string): CustomerHint => {
  const [tenantId = '', domain = '', name = ''] = text.split('/');
  return { tenantId: tenantId || null, domain: domain || null, name: name || null };
};

function register(tenant: Tenant, text: string): CustomerRegister {
  const made = new CustomerRegister(tenant);
  for (const part of text === '' ? [] : text.split(' | ')) made.resolveListed(hint(part));
  return made;
}

function match(from: string, to: string, map: Readonly<Record<string, string>> = {}): string {
  return matchCustomers(register('from', from).all, register('to', to).all, map)
    .map((customer) => {
      const sides = `${customer.from === null ? '' : 'from'}+${customer.to === null ? '' : 'to'}`;
      const doubt = customer.candidates.length > 0 ? ' ?' : '';
      return `${customer.key} ${sides}${doubt}`;
    })
    .join(' | ');
}

const CASES: readonly (readonly [string, string, string, string])[] = [
  ['the tenant id decides, whatever the names', '1//A', '1//B', '1 from+to'],
  [
    'the tenant id comes before domain and name',
    '1/d/A',
    '1/e/X | /d/A',
    '1 from+to | domain:d +to',
  ],
  ['else the domain', '/d/A', '1/d/B', '1 from+to'],
  ['else the name, but for case and blanks', '//Con  toso', '1//con toso', '1 from+to'],
  ['two tenant ids are two customers', '1/d/A', '2/d/A', '1 from+ | 2 +to'],
  ['two candidates match nothing', '//A', '1//A | 2//A', '1 +to ? | 2 +to ? | name:a from+ ?'],
  [
    'the domain decides between two of one name',
    '/d/A | /e/A',
    '1/d/A',
    '1 from+to | domain:e from+',
  ],
  [
    'a near name matches nothing',
    '//Contoso',
    '//Contoso Ltd',
    'name:contoso from+ | name:contoso ltd +to',
  ],
  [
    'names of objects are only names',
    '//constructor',
    '//__proto__',
    'name:__proto__ +to | name:constructor from+',
  ],
  ['nobody matches nobody', '', '', ''],
];

for (const [what, from, to, expected] of CASES) {
  test(what, () => {
    assert.equal(match(from, to), expected);
  });
}

test('the config joins what nothing else does', () => {
  assert.equal(match('//Old', '//New', { OLD: 'new' }), 'name:old from+to');
  assert.equal(match('//Old', '/new.com/X', { Old: 'NEW.com' }), 'domain:new.com from+to');
  assert.equal(match('//Old', '//New', { Old: 'Nobody' }), 'name:new +to | name:old from+');
});

test('hints about one customer resolve to one, whichever part they give', () => {
  const made = register('from', '1/d/A');
  const [first] = made.all;
  for (const text of ['1//', '/d/', '//a', '1//Renamed'])
    assert.equal(made.resolve(hint(text)), first);
  assert.equal(made.all.length, 1);
});

test('a name of two customers is a third, undecided one, always the same', () => {
  const made = register('from', '1//A | 2//A');
  const undecided = made.resolve(hint('//A'));
  assert.equal(undecided.couldBe.length, 2);
  assert.equal(made.resolve(hint('//a')), undecided);
  assert.equal(made.peek(hint('//A')), null);
  assert.equal(made.peek(hint('2//A')), made.all[1]);
});

test('a customer is no candidate for itself', () => {
  const [from, to] = [register('from', '/d/A | /e/A').all, register('to', '1/d/A').all];
  for (const { name, from: own, candidates } of matchCustomers(from, to, {})) {
    assert.ok(!candidates.includes(`${name} (${own?.domain ?? ''})`));
  }
});
