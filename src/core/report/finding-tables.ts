/** The sheets about rules: every finding in words with its evidence, and every rule with its outcome. */

import type { Finding, Report, RuleOutcome } from '../model/report.ts';
import type { Speech } from '../text/speech.ts';
import { say } from '../text/text.ts';
import { integer, text } from './cells.ts';
import { EVIDENCE_COLUMNS, evidenceCells } from './evidence.ts';
import { numbersText } from './number-words.ts';
import { rowsOf } from './rows.ts';
import { speakTable, type ColumnWords } from './speak-sheets.ts';
import type { CellValue, TableSheet } from './tables.ts';
import {
  OUTCOME_TONES,
  OUTCOME_WORDS,
  SEVERITY_TONES,
  SEVERITY_WORDS,
  tenantWords,
  tonedWords,
} from './words.ts';

const SEVERITY_COLUMN: ColumnWords = {
  key: 'severity',
  label: say('Severity'),
  type: 'text',
  width: 11,
  tones: tonedWords(SEVERITY_WORDS, SEVERITY_TONES),
};

const FINDING_COLUMNS: readonly ColumnWords[] = [
  { key: 'number', label: say('No'), type: 'integer', width: 8 },
  SEVERITY_COLUMN,
  { key: 'title', label: say('What'), type: 'text', width: 34, wrap: true },
  { key: 'customer', label: say('Customer'), type: 'text', width: 26, wrap: true },
  { key: 'offer', label: say('Product'), type: 'text', width: 28, wrap: true },
  { key: 'message', label: say('Finding'), type: 'text', width: 60, wrap: true },
  { key: 'numbers', label: say('Numbers'), type: 'text', width: 30, wrap: true },
  { key: 'tenant', label: say('Tenant'), type: 'text', width: 19 },
  { key: 'subscription', label: say('Subscription id'), type: 'id', width: 38 },
  ...EVIDENCE_COLUMNS,
  { key: 'action', label: say('Action id'), type: 'id', width: 16 },
  { key: 'rule', label: say('Rule'), type: 'id', width: 28 },
  { key: 'id', label: say('Finding id'), type: 'id', width: 20 },
];

/** One row per finding, in the report's order. */
export function findingsTable(report: Report, speech: Speech): TableSheet {
  const titleOf = new Map(report.rules.map((rule) => [rule.id, rule.title]));
  return speakTable(
    {
      name: say('Findings'),
      tableName: 'tblFindings',
      title: say('Findings'),
      purpose: say('Everything the rules found, with the cells it rests on.'),
      frozenColumns: 2,
      printedColumns: 8,
      emptyText: say('No rule found anything. The sheet Rules says what was checked.'),
      columns: FINDING_COLUMNS,
      rows: rowsOf(report.findings, (finding, index) =>
        findingRow(
          finding,
          { number: index + 1, title: titleOf.get(finding.rule) ?? finding.rule },
          speech,
        ),
      ),
    },
    speech,
  );
}

function findingRow(
  finding: Finding,
  { number, title }: { readonly number: number; readonly title: string },
  speech: Speech,
): readonly CellValue[] {
  const { of } = speech;
  return [
    integer(number),
    text(of(SEVERITY_WORDS[finding.severity])),
    text(title),
    text(finding.customer),
    text(finding.offer),
    text(finding.message),
    text(of(numbersText(finding.numbers))),
    text(of(tenantWords(finding.tenant))),
    text(finding.subscriptionId),
    ...evidenceCells(finding.evidence, speech, 5),
    text(finding.action),
    text(finding.rule),
    text(finding.id),
  ];
}

const RULE_COLUMNS: readonly ColumnWords[] = [
  { key: 'title', label: say('Rule'), type: 'text', width: 34, wrap: true },
  {
    key: 'outcome',
    label: say('Outcome'),
    type: 'text',
    width: 15,
    tones: tonedWords(OUTCOME_WORDS, OUTCOME_TONES),
  },
  { key: 'found', label: say('Found'), type: 'integer', width: 10, total: 'sum' },
  { key: 'checked', label: say('Checked'), type: 'integer', width: 11 },
  SEVERITY_COLUMN,
  { key: 'reason', label: say('Why not checked'), type: 'text', width: 30, wrap: true },
  { key: 'means', label: say('What it means'), type: 'text', width: 60, wrap: true },
  { key: 'fix', label: say('What to do'), type: 'text', width: 50, wrap: true },
  { key: 'source', label: say('Source'), type: 'text', width: 70, wrap: true },
  { key: 'doctrine', label: say('What bills'), type: 'text', width: 150, wrap: true },
  { key: 'id', label: say('Rule id'), type: 'id', width: 30 },
];

/** One row per rule, also where it found nothing or could not be checked. */
export function rulesTable(report: Report, speech: Speech): TableSheet {
  return speakTable(
    {
      name: say('Rules'),
      tableName: 'tblRules',
      title: say('Rules'),
      purpose: say('What was checked, what each rule means, and what it rests on.'),
      frozenColumns: 1,
      printedColumns: 8,
      emptyText: say('No rules were run.'),
      columns: RULE_COLUMNS,
      rows: report.rules.map((rule) => ruleRow(rule, speech)),
    },
    speech,
  );
}

function ruleRow(rule: RuleOutcome, { of }: Speech): readonly CellValue[] {
  const checked = rule.outcome === 'clean' || rule.outcome === 'found';
  return [
    text(rule.title),
    text(of(OUTCOME_WORDS[rule.outcome])),
    integer(checked ? rule.found : null),
    integer(checked ? rule.checked : null),
    text(of(SEVERITY_WORDS[rule.severity])),
    text(rule.reason),
    text(rule.means),
    text(rule.fix),
    text(rule.source),
    text(rule.doctrine),
    text(rule.id),
  ];
}
