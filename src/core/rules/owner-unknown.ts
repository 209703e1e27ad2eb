/** Subscriptions files of which nothing says whose they are: paired by chance, they could hide anything. */
import { say } from '../text/text.ts';
import type { Tenant } from '../model/report.ts';
import type { Rule, RuleFinding } from './rule.ts';
import { sortEvidence, tenantName } from './rule.ts';

export const ownerUnknown: Rule = {
  id: 'owner-unknown',
  severity: 'error',
  title: say('Nobody can say whose these files are'),
  means: say(
    'Several subscriptions files have no customer column, and neither file nor folder names a customer. Whose subscriptions they hold cannot be known, so none of them counts as compared.',
  ),
  fix: say('Name each file after its customer, or say in the config ("files") whose it is.'),
  source: say('Matching and accounting rules of this tool: nothing is guessed, no row disappears.'),
  needs: ['files'],
  check: ({ files, tenants }) => ({
    checked: files.length,
    findings: (['from', 'to'] as const).flatMap((tenant) => [
      ...mixed(tenant, tenants[tenant].mixed),
      ...nameless(tenant, tenants[tenant].nameless),
    ]),
  }),
};

function mixed(tenant: Tenant, paths: readonly string[]): readonly RuleFinding[] {
  if (paths.length === 0) return [];
  const files = paths.join(', ');
  return [
    {
      tenant,
      customer: null,
      line: null,
      subscriptionId: null,
      subject: `${tenant} mixed`,
      message: say(
        'The activity log of the {tenant} tenant names several customers for the subscriptions of {files}, but no known column there says whose each row is.',
        { tenant: tenantName(tenant), files },
      ),
      numbers: { files: paths.length },
      evidence: sortEvidence(paths.map((path) => ({ path, sheet: '', row: 0, cell: null }))),
      action: {
        verb: 'fix-input',
        tenant,
        subject: 'customer column',
        seats: null,
        text: say(
          'Give the column of customers in {files} the header Customer, or name it in the config under "files" ("columns").',
          { files },
        ),
        steps: [],
      },
    },
  ];
}

function nameless(tenant: Tenant, paths: readonly string[]): readonly RuleFinding[] {
  if (paths.length === 0) return [];
  return [
    {
      tenant,
      customer: null,
      line: null,
      subscriptionId: null,
      subject: tenant,
      message: say(
        'Nothing says whose {count, plural, one {# file} other {# files}} of the {tenant} tenant are: {files}.',
        { count: paths.length, tenant: tenantName(tenant), files: paths.join(', ') },
      ),
      numbers: { files: paths.length },
      evidence: sortEvidence(paths.map((path) => ({ path, sheet: '', row: 0, cell: null }))),
      action: {
        verb: 'fix-input' as const,
        tenant,
        subject: 'owners',
        seats: null,
        text: say('Name each of these files after its customer: {files}.', {
          files: paths.join(', '),
        }),
        steps: [
          say(
            'Rename each file to the name of the customer in the customer list, or put it into a folder of that name.',
          ),
          say('Or write into the config under "files" which file belongs to which customer.'),
        ],
      },
    },
  ];
}
