/** What identifies a state of the inputs, and the numbers that a waiver is bound to. */

import type { Finding, Report } from '../model/report.ts';
import { stableId } from '../model/stable-id.ts';
import { byCodeUnit } from '../normalise/text.ts';

/** The same for the same findings, numbers and as-of day; anything else is another state. */
export function stateHash(report: Report): string {
  const findings = report.findings.map(({ id, numbers }) => `${id} ${numbersText(numbers)}`);
  return stableId('S', [report.asOf, ...findings.sort(byCodeUnit)]);
}

function numbersText(numbers: Finding['numbers']): string {
  return JSON.stringify(Object.entries(numbers).sort(([a], [b]) => byCodeUnit(a, b)));
}

/** Days and amounts grow by themselves: with them, no waiver would outlive the day it was given. */
const GROWS = /days$|^(?:cost|amount)$/i;
/** A cell of the hidden sheet holds no more. */
const LONGEST = 30_000;

/** The numbers of an action's findings that only change when something happens. */
export function boundNumbers(findings: readonly Finding[]): string {
  const texts = findings.map(({ rule, subscriptionId, numbers }) => {
    const steady = Object.entries(numbers)
      .filter(([name]) => !GROWS.test(name))
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([name, value]) => `${name} ${String(value)}`);
    return `${[rule, subscriptionId].filter(Boolean).join(' ')}: ${steady.join(', ')}`;
  });
  const text = [...new Set(texts)].sort(byCodeUnit).join('; ');
  return text.length <= LONGEST ? text : stableId('N', [text]);
}
