/** Exports that were given for both tenants: a subscription belongs to one of them, never to both. */
import type { Facts } from '../model/facts.ts';
import { sortEvidence, type Rule, type RuleFinding } from './rule.ts';
import { joined, say } from '../text/text.ts';

export const inputInBothTenants: Rule = {
  id: 'input-in-both-tenants',
  severity: 'error',
  title: say('One export stands for both tenants'),
  means: say(
    'The same file, or the same subscription ids, were given for both tenants. A tenant is then compared with itself, and everything seems to be in place.',
  ),
  fix: say('Give each tenant its own exports, and run again.'),
  source: say(
    'Partner Center documentation, "CSP regional authorization tenant consolidation" (2021-09): subscriptions are re-created, so their ids differ.',
  ),
  needs: ['files'],
  check: (facts) => ({
    checked: facts.files.length,
    findings: [...sharedFiles(facts), ...sharedSubscriptions(facts)],
  }),
};

function sharedFiles({ files }: Facts): readonly RuleFinding[] {
  return files
    .filter(({ problem }) => problem?.code === 'E_SAME_FILE_BOTH_TENANTS')
    .map(({ input, problem }) => ({
      ...ABOUT_NO_CUSTOMER,
      tenant: input.tenant,
      subject: input.path,
      message: joined([input.path, ...(problem === null ? [] : [problem.what])], ': '),
      numbers: {},
      evidence: [{ path: input.path, sheet: '', row: 0, cell: null }],
      action: action(input.path),
    }));
}

/** Evidence beyond this many rows would say nothing more. */
const SHOWN = 20;

function sharedSubscriptions({ sharedIds }: Facts): readonly RuleFinding[] {
  const [first] = sharedIds;
  if (first === undefined) return [];
  const places = sharedIds
    .slice(0, SHOWN)
    .flatMap(({ from, to }) => [from.location, to.location])
    .map((location) => ({ ...location, cell: null }));
  return [
    {
      ...ABOUT_NO_CUSTOMER,
      tenant: null,
      subject: 'subscriptions',
      message: say(
        '{ids, plural, one {# subscription id (the first is {subscription}) stands in exports of both tenants.} other {# subscription ids (the first is {subscription}) stand in exports of both tenants.}}',
        {
          ids: sharedIds.length,
          subscription: first.id,
        },
      ),
      numbers: { subscriptions: sharedIds.length },
      evidence: sortEvidence(places),
      action: action('subscriptions'),
    },
  ];
}

const ABOUT_NO_CUSTOMER = { customer: null, line: null, subscriptionId: null } as const;

function action(subject: string): NonNullable<RuleFinding['action']> {
  return {
    verb: 'fix-input',
    tenant: null,
    subject,
    seats: null,
    text: say('Find out which tenant each export belongs to, export the other one, and run again.'),
    steps: [
      say(
        'Sign in to Partner Center with the account of each tenant and export its subscriptions again.',
      ),
      say('Keep the files of the two tenants in folders of their own.'),
    ],
  };
}
