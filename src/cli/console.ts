/** Everything that reaches the terminal, and the only user of colour: summary to stdout, the rest to stderr. */
import { Chalk, type ChalkInstance } from 'chalk';
import type { Report } from '../core/model/report.ts';
import { ENGLISH, type Speech } from '../core/text/speech.ts';
import { say, Text } from '../core/text/text.ts';
import type { Part, Progress } from './progress.ts';
import { summaryLines, type Paint } from './summary.ts';

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
    const lines = summaryLines(plainReport(report), this.speech, paintOf(this.paint));
    for (const line of lines) process.stdout.write(`${line}\n`);
    if (files.length === 0) return;
    const written = say('Written to {folder}: {files}', {
      folder: this.paint.bold(plain(folder)),
      files: plain(files.join(', ')),
    });
    process.stdout.write(`\n  ${this.speech.of(written)}\n`);
  }
}

/** The report without characters that steer a terminal, so that what is written of it may be coloured. */
function plainReport(report: Report): Report {
  return {
    ...report,
    reasons: report.reasons.map(plain),
    findings: report.findings.map((finding) => ({ ...finding, message: plain(finding.message) })),
  };
}

function paintOf({ bold, red, yellow, cyan, dim }: ChalkInstance): Paint {
  return {
    verdict: { good: bold.green, warn: bold.yellow, bad: bold.red, muted: bold },
    severity: { error: red, warning: yellow, info: cyan },
    dim,
  };
}
