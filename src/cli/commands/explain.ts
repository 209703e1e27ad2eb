/** What a rule means, what it rests on, what to do; without a rule, the list of all. */
import { RULES } from '../../core/rules/index.ts';
import type { Rule } from '../../core/rules/rule.ts';
import { DOCTRINE, doctrineText } from '../../core/normalise/doctrine.ts';
import type { Console } from '../console.ts';
import { EXIT, UserError } from '../errors.ts';
import { ENGLISH } from '../../core/text/speech.ts';

const FAMILIES = Object.values(DOCTRINE).map(({ family }) => family);

/** Prints one rule, or all of them in a line each. */
export function runExplain(id: string | undefined, terminal: Console): number {
  if (id === undefined) {
    terminal.result(() => ({ rules: RULES.map(published) }));
    const width = Math.max(...RULES.map((rule) => rule.id.length));
    for (const rule of RULES) {
      terminal.out(
        `${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${ENGLISH.of(rule.title)}`,
      );
    }
    return EXIT.clean;
  }
  const rule = RULES.find((candidate) => candidate.id === id);
  if (rule === undefined) {
    throw new UserError(
      `There is no rule "${id}".`,
      'Run "csp-reconcile explain" for the list of rules.',
    );
  }
  terminal.result(() => published(rule));
  for (const line of explain(rule)) terminal.out(line);
  return EXIT.clean;
}

function published({ id, severity, title, means, fix, source, needs, bills }: Rule) {
  const doctrine = (bills ?? FAMILIES).map(doctrineText);
  return { id, severity, title, means, fix, source, needs, doctrine };
}

function explain(rule: Rule): readonly string[] {
  const needs = rule.needs.map((need) => need.replace('-', ' ')).join(', ');
  return [
    `${rule.id} (${rule.severity}): ${ENGLISH.of(rule.title)}`,
    '',
    ENGLISH.of(rule.means),
    '',
    `What to do: ${ENGLISH.of(rule.fix)}`,
    `Rests on:   ${ENGLISH.of(rule.source)}`,
    `Needs:      ${needs}; where that is missing, the rule is "not checked".`,
    '',
    'What bills:',
    ...(rule.bills ?? FAMILIES).map((family) => `  ${ENGLISH.of(doctrineText(family))}`),
  ];
}
