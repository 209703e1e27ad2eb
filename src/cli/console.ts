/** Everything that reaches the terminal, and the only user of colour: summary to stdout, the rest to stderr. */
import { familyTexts, moneyTexts } from '../core/report/headline.ts';
import { Chalk, type ChalkInstance } from 'chalk';
import type { Report } from '../core/model/report.ts';
import { VERDICT_WORDS } from '../core/report/wording.ts';
import { ENGLISH, type Speech } from '../core/text/speech.ts';
import { Text } from '../core/text/text.ts';
import type { Part, Progress } from './progress.ts';

/** Characters that could steer a terminal are shown, not sent. */
function plain(text: string): string {
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}

/** How a run speaks. */
export interface Manner {
  /** `null`: as the terminal and NO_COLOR say. */
  readonly color: boolean | null;
  readonly quiet: boolean;
  /** Standard output belongs to the result alone. */
  readonly json: boolean;
}

export class Console {
  readonly speech: Speech;
  private readonly paint: ChalkInstance;
  private readonly manner: Manner;
  private readonly bar: Progress;

  constructor(manner: Manner, bar: Progress, speech: Speech) {
    this.speech = speech;
    const off = manner.color === false || (process.env['NO_COLOR'] ?? '') !== '';
    const level = off || (manner.color !== true && !process.stdout.isTTY) ? 0 : 1;
    this.paint = new Chalk({ level });
    this.manner = manner;
    this.bar = bar;
  }

  /** A line for people: what they asked to see. */
  out(text: string): void {
    if (!this.manner.json) process.stdout.write(`${plain(text)}\n`);
  }

  /** What is left out where the run is to be quiet. */
  say(text: string): void {
    if (!this.manner.quiet) this.out(text);
  }

  /** The result for programs, where they asked for it; `value` is called only then. Its texts are English in every run. */
  result(value: () => unknown): void {
    if (!this.manner.json) return;
    const spoken = (_key: string, part: unknown): unknown =>
      part instanceof Text ? ENGLISH.of(part) : part;
    process.stdout.write(`${JSON.stringify(value(), spoken, 2)}\n`);
  }

  error(text: string): void {
    this.bar.end();
    process.stderr.write(`${plain(text)}\n`);
  }

  /** What is being done; only in a terminal, and only once it takes over a second. */
  progress(now: number, stage: string, part: Part | null = null): void {
    this.bar.show(now, stage, part === null ? null : { ...part, what: plain(part.what) });
  }

  progressDone(): void {
    this.bar.end();
  }

  /** The run in at most a screen. */
  summary(report: Report, folder: string, files: readonly string[]): void {
    if (this.manner.quiet || this.manner.json) return;
    for (const line of summaryLines(report, this.paint)) process.stdout.write(`${line}\n`);
    const { bold } = this.paint;
    if (files.length > 0) {
      process.stdout.write(`\n  Written to ${bold(plain(folder))}: ${plain(files.join(', '))}\n`);
    }
  }
}

/** Rules that are listed in the summary; the rest is counted. */
const LISTED_RULES = 10;

function summaryLines(report: Report, paint: ChalkInstance): readonly string[] {
  const { totals, accounting } = report;
  const stage = (name: string): number =>
    report.customers.filter((customer) => customer.stage === name).length;
  const rows = accounting.from.rows + accounting.to.rows;
  const accepted = accounting.from.accepted + accounting.to.accepted;
  const rejected = accounting.from.rejected + accounting.to.rejected;
  const ignored = accounting.from.ignored + accounting.to.ignored;
  const top = [
    '',
    `  ${verdictText(report, paint)}: ${severityCounts(report)}.`,
    ...report.reasons.map((reason) => `  ${plain(reason)}`),
    ...fileProblems(report),
    '',
  ];
  // Zeros would read as if all were well.
  if (report.verdict === 'nothing-compared') return [...top, ...findingLines(report, paint)];
  return [
    ...top,
    pair(
      'Customers',
      `${String(totals.customers)}, done: ${String(stage('done'))}, at risk: ${String(stage('at-risk'))}`,
    ),
    pair('Seats missing', String(totals.missingSeats)),
    pair('Still to suspend', `${String(totals.unsuspendedSubscriptions)} subscriptions`),
    pair(
      'Billed twice',
      `${String(totals.overlapDays)} days, ${String(totals.overlapSeatDays)} seat-days; not known for ${String(totals.overlapUnknownLines)} lines`,
    ),
    ...moneyTexts(report).map((text, index) => pair(index === 0 ? 'Money' : '', text)),
    ...familyTexts(report).map((text, index) => pair(index === 0 ? 'Billing' : '', text)),
    pair(
      'Rows',
      `${String(rows)} read = ${String(accepted)} accepted + ${String(rejected)} rejected + ${String(ignored)} ignored`,
    ),
    '',
    ...findingLines(report, paint),
  ];
}

/** Findings about whole files: what to do first, as nothing is complete without it. */
const ABOUT_FILES: ReadonlySet<string> = new Set(['file-unreadable', 'input-in-both-tenants']);
const LISTED_FILES = 5;

/** The first files that could not be used, each with what to do. */
function fileProblems(report: Report): readonly string[] {
  const found = report.findings.filter(({ rule }) => ABOUT_FILES.has(rule));
  const rest = found.length - LISTED_FILES;
  return [
    ...(found.length > 0 ? [''] : []),
    ...found.slice(0, LISTED_FILES).map(({ rule, message }) => {
      const fix = report.rules.find(({ id }) => id === rule)?.fix ?? '';
      // A file that cannot be read says in its message what to do.
      return `  - ${plain(rule === 'file-unreadable' ? message : `${message} ${fix}`)}`;
    }),
    ...(rest > 0 ? [`  - ${String(rest)} more, in the reports`] : []),
  ];
}

function severityCounts(report: Report): string {
  const of = (severity: string): string =>
    String(report.findings.filter((finding) => finding.severity === severity).length);
  return `errors ${of('error')}, warnings ${of('warning')}, notes ${of('info')}`;
}

function verdictText(report: Report, paint: ChalkInstance): string {
  const words = VERDICT_WORDS[report.verdict];
  switch (report.verdict) {
    case 'clean':
      return paint.bold.green(words);
    case 'findings':
      return paint.bold.yellow(words);
    case 'incomplete':
    case 'nothing-compared':
      return paint.bold.red(words);
  }
}

function pair(label: string, value: string): string {
  return `  ${label.padEnd(18)}${value}`;
}

function findingLines(report: Report, paint: ChalkInstance): readonly string[] {
  const found = report.rules.filter((rule) => rule.found > 0);
  const order = ['error', 'warning', 'info'];
  // The rules stand in the order in which to act on them; sorting keeps it.
  found.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const colour = { error: paint.red, warning: paint.yellow, info: paint.cyan };
  const lines = found
    .slice(0, LISTED_RULES)
    .map(
      (rule) =>
        `  ${colour[rule.severity](String(rule.found).padStart(5))}  ${rule.title} ${paint.dim(`(${rule.id})`)}`,
    );
  const rest = found.slice(LISTED_RULES).reduce((sum, rule) => sum + rule.found, 0);
  const unchecked = report.rules.filter((rule) => rule.outcome === 'not-checked').length;
  return [
    ...lines,
    ...(rest === 0 ? [] : [`  ${String(rest).padStart(5)}  more, in the reports`]),
    ...(unchecked === 0
      ? []
      : [
          paint.dim(
            `         ${String(unchecked)} rules were not checked; the sheet Rules says why.`,
          ),
        ]),
  ];
}
