/** Entries of the config that fit nothing: a typing error there would silently change what is compared. */
import type { Facts } from '../model/facts.ts';
import { listed, say, type Text } from '../text/text.ts';
import { tenantName, type Rule, type RuleFinding } from './rule.ts';

export const configUnused: Rule = {
  id: 'config-unused',
  severity: 'warning',
  title: say('Config entry that fits nothing'),
  means: say(
    'The config names a file, a customer or an offer that is not among the files of this run, so the entry has no effect. It may be misspelled.',
  ),
  fix: say('Correct the entry in the config, or remove it.'),
  source: say(
    'Matching and accounting rules of this tool: nothing is guessed, and what is said is used.',
  ),
  needs: ['files'],
  check: (facts) => {
    const { files } = facts.settings;
    const pairs = facts.mappings.filter(({ source }) => source === 'config');
    return {
      checked: files.length + pairs.length,
      findings: [...patternFindings(facts), ...pairFindings(pairs)],
    };
  },
};

function patternFindings({ unusedPatterns }: Facts): readonly RuleFinding[] {
  return unusedPatterns.map((pattern) =>
    finding(
      `files\n${pattern}`,
      say('The config says something about "{pattern}" (files), but no file has such a name.', {
        pattern,
      }),
    ),
  );
}

function pairFindings(pairs: Facts['mappings']): readonly RuleFinding[] {
  return pairs.flatMap(({ kind, from, to, foundIn }) => {
    const missing = (['from', 'to'] as const).filter((tenant) => !foundIn.includes(tenant));
    if (missing.length === 0) return [];
    const where = missing.map((tenant) =>
      say('no file of {tenant} has "{name}"', {
        tenant: tenantName(tenant),
        name: tenant === 'from' ? from : to,
      }),
    );
    return [
      finding(
        `${kind}s\n${from}\n${to}`,
        say('The config pairs "{from}" with "{to}" ({section}), but {reasons}.', {
          from,
          to,
          section: `${kind}s`,
          reasons: listed(where),
        }),
      ),
    ];
  });
}

function finding(subject: string, message: Text): RuleFinding {
  return {
    tenant: null,
    customer: null,
    line: null,
    subscriptionId: null,
    subject,
    message,
    numbers: {},
    evidence: [],
    action: {
      verb: 'fix-input',
      tenant: null,
      subject,
      seats: null,
      text: say('Correct the config. {message}', { message }),
      steps: [say('Compare the entry with the names in the sheets Inputs, Customers and Lines.')],
    },
  };
}
