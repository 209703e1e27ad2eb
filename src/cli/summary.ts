/** What a reconciliation came to, on at most a screen. */
import type { Report, Severity } from '../core/model/report.ts';
import { familyTexts, moneyTexts } from '../core/report/headline.ts';
import { SHEETS } from '../core/report/sheet-names.ts';
import { VERDICT_TONES, VERDICT_WORDS } from '../core/report/words.ts';
import type { Tone } from '../core/report/tables.ts';
import type { Speech } from '../core/text/speech.ts';
import { say, type Text } from '../core/text/text.ts';

/** How words are brought out. */
export interface Paint {
  readonly verdict: Readonly<Record<Tone, (words: string) => string>>;
  readonly severity: Readonly<Record<Severity, (words: string) => string>>;
  readonly dim: (words: string) => string;
}

/** Rules that are listed; the rest is counted. */
const LISTED_RULES = 10;

/** The lines, in a language and in colour. Whatever the files say stands in them as it is. */
export function summaryLines(report: Report, speech: Speech, paint: Paint): readonly string[] {
  const { of } = speech;
  const verdict = paint.verdict[VERDICT_TONES[report.verdict]](of(VERDICT_WORDS[report.verdict]));
  const top = [
    '',
    `  ${of(verdictText(report, verdict))}`,
    ...report.reasons.map((reason) => `  ${reason}`),
    ...fileProblems(report, speech),
    '',
  ];
  const rules = ruleLines(report, speech, paint);
  // Zeros would read as if all were well.
  if (report.verdict === 'nothing-compared') return [...top, ...rules];
  return [...top, ...figureLines(report, speech), '', ...rules];
}

function verdictText({ findings }: Report, verdict: string): Text {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return say(
    '{verdict}: errors {errors, number}, warnings {warnings, number}, notes {notes, number}.',
    { verdict, errors: count('error'), warnings: count('warning'), notes: count('info') },
  );
}

/** Findings about whole files: what to do first, as nothing is complete without it. */
const ABOUT_FILES: ReadonlySet<string> = new Set(['file-unreadable', 'input-in-both-tenants']);
const LISTED_FILES = 5;

/** The first files that could not be used, each with what to do. */
function fileProblems(report: Report, { of }: Speech): readonly string[] {
  const found = report.findings.filter(({ rule }) => ABOUT_FILES.has(rule));
  const more = found.length - LISTED_FILES;
  return [
    ...(found.length > 0 ? [''] : []),
    ...found.slice(0, LISTED_FILES).map(({ rule, message }) => {
      const fix = report.rules.find(({ id }) => id === rule)?.fix ?? '';
      // A file that cannot be read says in its message what to do.
      return `  - ${rule === 'file-unreadable' ? message : `${message} ${fix}`}`;
    }),
    ...(more > 0 ? [`  - ${of(say('{more, number} more, in the reports', { more }))}`] : []),
  ];
}

interface Figure {
  /** `null`: goes on with the one above. */
  readonly label: Text | null;
  readonly value: Text;
}

function figureLines(report: Report, { of }: Speech): readonly string[] {
  const figures = [
    ...countFigures(report),
    ...moneyTexts(report).map((value, at) => ({ label: at === 0 ? MONEY : null, value })),
    ...familyTexts(report).map((value, at) => ({ label: at === 0 ? BILLING : null, value })),
    { label: say('Rows'), value: rowsText(report) },
  ];
  const labels = figures.map(({ label }) => of(label ?? ''));
  const width = Math.max(...labels.map((label) => label.length), NARROWEST) + 2;
  return figures.map(({ value }, at) => `  ${(labels[at] ?? '').padEnd(width)}${of(value)}`);
}

const NARROWEST = 16;
const MONEY = say('Money');
const BILLING = say('Billing');

function countFigures({ totals, customers }: Report): readonly Figure[] {
  const inStage = (stage: string): number =>
    customers.filter((customer) => customer.stage === stage).length;
  return [
    {
      label: say('Customers'),
      value: say('{customers, number}, done: {done, number}, at risk: {atRisk, number}', {
        customers: totals.customers,
        done: inStage('done'),
        atRisk: inStage('at-risk'),
      }),
    },
    {
      label: say('Seats missing'),
      value: say('{seats, number}', { seats: totals.missingSeats }),
    },
    {
      label: say('Still to suspend'),
      value: say('{count, number} subscriptions', { count: totals.unsuspendedSubscriptions }),
    },
    {
      label: say('Billed twice'),
      value: say(
        '{days, number} days, {seatDays, number} seat-days; not known for {lines, number} lines',
        {
          days: totals.overlapDays,
          seatDays: totals.overlapSeatDays,
          lines: totals.overlapUnknownLines,
        },
      ),
    },
  ];
}

function rowsText({ accounting: { from, to } }: Report): Text {
  return say(
    '{rows, number} read = {accepted, number} accepted + {rejected, number} rejected + {ignored, number} ignored',
    {
      rows: from.rows + to.rows,
      accepted: from.accepted + to.accepted,
      rejected: from.rejected + to.rejected,
      ignored: from.ignored + to.ignored,
    },
  );
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function ruleLines(report: Report, { of }: Speech, paint: Paint): readonly string[] {
  // The rules stand in the order in which to act on them; that stays within a severity.
  const found = SEVERITIES.flatMap((severity) =>
    report.rules.filter((rule) => rule.found > 0 && rule.severity === severity),
  );
  const lines = found.slice(0, LISTED_RULES).map(({ severity, found: count, title, id }) => {
    const number = paint.severity[severity](String(count).padStart(5));
    return `  ${number}  ${title} ${paint.dim(`(${id})`)}`;
  });
  const rest = found.slice(LISTED_RULES).reduce((sum, rule) => sum + rule.found, 0);
  const unchecked = report.rules.filter((rule) => rule.outcome === 'not-checked').length;
  return [
    ...lines,
    ...(rest === 0 ? [] : [`  ${String(rest).padStart(5)}  ${of(say('more, in the reports'))}`]),
    ...(unchecked === 0 ? [] : [paint.dim(`         ${of(uncheckedText(unchecked))}`)]),
  ];
}

function uncheckedText(rules: number): Text {
  return say(
    '{rules, plural, one {# rule was not checked; the sheet {sheet} says why.} other {# rules were not checked; the sheet {sheet} says why.}}',
    { rules, sheet: SHEETS.rules },
  );
}
