/** The sheets about rules: every finding in words with its evidence, and every rule with its outcome. */

import type { Finding, Report, RuleOutcome } from '../model/report.ts';
import { integer, text } from './cells.ts';
import type { CellValue, Column, TableSheet } from './tables.ts';
import {
  evidenceText,
  numbersText,
  OUTCOME_TONES,
  OUTCOME_WORDS,
  SEVERITY_TONES,
  SEVERITY_WORDS,
  tenantWords,
  tonesByWord,
} from './wording.ts';

const SEVERITY_COLUMN: Column = {
  key: 'severity',
  label: 'Severity',
  type: 'text',
  width: 11,
  tones: tonesByWord(SEVERITY_WORDS, SEVERITY_TONES),
};

const FINDING_COLUMNS: readonly Column[] = [
  { key: 'number', label: 'No', type: 'integer', width: 8 },
  SEVERITY_COLUMN,
  { key: 'title', label: 'What', type: 'text', width: 34, wrap: true },
  { key: 'customer', label: 'Customer', type: 'text', width: 26, wrap: true },
  { key: 'offer', label: 'Product', type: 'text', width: 28, wrap: true },
  { key: 'message', label: 'Finding', type: 'text', width: 60, wrap: true },
  { key: 'numbers', label: 'Numbers', type: 'text', width: 30, wrap: true },
  { key: 'tenant', label: 'Tenant', type: 'text', width: 19 },
  { key: 'subscription', label: 'Subscription id', type: 'id', width: 38 },
  { key: 'evidence', label: 'Evidence', type: 'text', width: 52, wrap: true },
  { key: 'action', label: 'Action id', type: 'id', width: 16 },
  { key: 'rule', label: 'Rule', type: 'id', width: 28 },
  { key: 'id', label: 'Finding id', type: 'id', width: 20 },
];

/** One row per finding, in the report's order. */
export function findingsTable(report: Report): TableSheet {
  const titleOf = new Map(report.rules.map((rule) => [rule.id, rule.title]));
  return {
    kind: 'table',
    name: 'Findings',
    tableName: 'tblFindings',
    title: 'Findings',
    purpose: 'Everything the rules found, with the cells it rests on.',
    frozenColumns: 2,
    printedColumns: 8,
    emptyText: 'No rule found anything. The sheet Rules says what was checked.',
    columns: FINDING_COLUMNS,
    rows: report.findings.map((finding, index) =>
      findingRow(finding, index + 1, titleOf.get(finding.rule) ?? finding.rule),
    ),
  };
}

function findingRow(finding: Finding, number: number, title: string): readonly CellValue[] {
  return [
    integer(number),
    text(SEVERITY_WORDS[finding.severity]),
    text(title),
    text(finding.customer),
    text(finding.offer),
    text(finding.message),
    text(numbersText(finding.numbers)),
    text(tenantWords(finding.tenant)),
    text(finding.subscriptionId),
    text(evidenceText(finding.evidence, 5)),
    text(finding.action),
    text(finding.rule),
    text(finding.id),
  ];
}

const RULE_COLUMNS: readonly Column[] = [
  { key: 'title', label: 'Rule', type: 'text', width: 40, wrap: true },
  {
    key: 'outcome',
    label: 'Outcome',
    type: 'text',
    width: 15,
    tones: tonesByWord(OUTCOME_WORDS, OUTCOME_TONES),
  },
  { key: 'found', label: 'Found', type: 'integer', width: 10, total: 'sum' },
  { key: 'checked', label: 'Checked', type: 'integer', width: 11 },
  SEVERITY_COLUMN,
  { key: 'reason', label: 'Why not checked', type: 'text', width: 44, wrap: true },
  { key: 'means', label: 'What it means', type: 'text', width: 60, wrap: true },
  { key: 'fix', label: 'What to do', type: 'text', width: 60, wrap: true },
  { key: 'source', label: 'Source', type: 'text', width: 50, wrap: true },
  { key: 'doctrine', label: 'What bills', type: 'text', width: 60, wrap: true },
  { key: 'id', label: 'Rule id', type: 'id', width: 30 },
];

/** One row per rule, also where it found nothing or could not be checked. */
export function rulesTable(report: Report): TableSheet {
  return {
    kind: 'table',
    name: 'Rules',
    tableName: 'tblRules',
    title: 'Rules',
    purpose: 'What was checked, what each rule means, and what it rests on.',
    frozenColumns: 1,
    emptyText: 'No rules were run.',
    columns: RULE_COLUMNS,
    rows: report.rules.map(ruleRow),
  };
}

function ruleRow(rule: RuleOutcome): readonly CellValue[] {
  const checked = rule.outcome === 'clean' || rule.outcome === 'found';
  return [
    text(rule.title),
    text(OUTCOME_WORDS[rule.outcome]),
    integer(checked ? rule.found : null),
    integer(checked ? rule.checked : null),
    text(SEVERITY_WORDS[rule.severity]),
    text(rule.reason),
    text(rule.means),
    text(rule.fix),
    text(rule.source),
    text(rule.doctrine),
    text(rule.id),
  ];
}
