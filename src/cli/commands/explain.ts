/** What a rule means, what it rests on, what to do; without a rule, the list of all. */
import { RULES } from '../../core/rules/index.ts';
import type { Rule } from '../../core/rules/rule.ts';
import { DOCTRINE, doctrineText } from '../../core/normalise/doctrine.ts';
import type { Console } from '../console.ts';
import { EXIT, UserError } from '../errors.ts';
import type { Speech } from '../../core/text/speech.ts';
import { joined, say } from '../../core/text/text.ts';
import { NEED_NAMES, SEVERITY_NAMES } from '../code-words.ts';
import { padded } from '../layout.ts';

const FAMILIES = Object.values(DOCTRINE).map(({ family }) => family);

/** Prints one rule, or all of them in a line each. */
export function runExplain(id: string | undefined, terminal: Console): number {
  if (id === undefined) {
    terminal.result(() => ({ rules: RULES.map(published) }));
    for (const line of ruleList(terminal.speech)) terminal.out(line);
    return EXIT.clean;
  }
  const rule = RULES.find((candidate) => candidate.id === id);
  if (rule === undefined) {
    throw new UserError(
      say('There is no rule "{rule}".', { rule: id }),
      say('Run "csp-reconcile explain" for the list of rules.'),
    );
  }
  terminal.result(() => published(rule));
  for (const line of explain(rule, terminal.speech)) terminal.out(line);
  return EXIT.clean;
}

function ruleList({ of }: Speech): readonly string[] {
  const ids = padded(
    RULES.map(({ id }) => id),
    2,
  );
  const severities = padded(
    RULES.map(({ severity }) => of(SEVERITY_NAMES[severity])),
    2,
  );
  return RULES.map(({ title }, at) => `${ids[at] ?? ''}${severities[at] ?? ''}${of(title)}`);
}

function published({ id, severity, title, means, fix, source, needs, bills }: Rule) {
  const doctrine = (bills ?? FAMILIES).map(doctrineText);
  return { id, severity, title, means, fix, source, needs, doctrine };
}

function explain(rule: Rule, { of }: Speech): readonly string[] {
  const needs = joined(
    rule.needs.map((need) => NEED_NAMES[need]),
    ', ',
  );
  const [todo = '', basis = '', needed = ''] = padded(LABELS.map(of), 1);
  return [
    of(
      say('{rule} ({severity}): {title}', {
        rule: rule.id,
        severity: SEVERITY_NAMES[rule.severity],
        title: rule.title,
      }),
    ),
    '',
    of(rule.means),
    '',
    `${todo}${of(rule.fix)}`,
    `${basis}${of(rule.source)}`,
    `${needed}${of(say('{needs}; where that is missing, the rule is "not checked".', { needs }))}`,
    '',
    of(say('What bills:')),
    ...(rule.bills ?? FAMILIES).map((family) => `  ${of(doctrineText(family))}`),
  ];
}

const LABELS = [say('What to do:'), say('Rests on:'), say('Needs:')];
