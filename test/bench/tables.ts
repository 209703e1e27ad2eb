/** The tables of a benchmark, as Markdown. */
import type { Sample } from './measure.ts';

/** What one program took for one job. */
export interface Result extends Sample {
  readonly job: string;
  readonly title: string;
  /** Rows that it went through; 0 where that says nothing. */
  readonly rows: number;
}

/** What a run for so many customers took. */
export interface Growth extends Sample {
  readonly customers: number;
  /** In both activity logs. */
  readonly records: number;
}

/** One row per program and job; the first program of a job is what the others are held against. */
export function resultTable(results: readonly Result[]): string {
  const first = new Map<string, Result>();
  const rows = results.map((result) => {
    const base = first.get(result.job) ?? result;
    first.set(result.job, base);
    const rate = result.rows === 0 ? '' : grouped(Math.round(result.rows / result.seconds));
    return [result.job, result.title, ...figures(result), rate, ratio(result, base)];
  });
  const head = ['job', 'program', 'seconds', 'CPU seconds', 'memory, MB', 'rows a second', 'CPU'];
  return table(head, rows);
}

/** How cost grows: each size against the smallest, per customer. */
export function growthTable(growth: readonly Growth[]): string {
  const rows = growth.map((one) => [
    grouped(one.customers),
    grouped(one.records),
    ...figures(one),
    (((one.cpuSeconds ?? one.seconds) * 1000) / one.customers).toFixed(1),
  ]);
  const head = [
    'customers',
    'log records',
    'seconds',
    'CPU seconds',
    'memory, MB',
    'CPU ms a customer',
  ];
  return table(head, rows);
}

function figures({ seconds, cpuSeconds, mebibytes }: Sample): readonly string[] {
  return [
    seconds.toFixed(2),
    cpuSeconds === null ? '' : cpuSeconds.toFixed(2),
    mebibytes === null ? '' : grouped(Math.round(mebibytes)),
  ];
}

function ratio(one: Result, base: Result): string {
  if (one === base) return '1';
  const [own, other] = [one.cpuSeconds ?? one.seconds, base.cpuSeconds ?? base.seconds];
  return `${(own / other).toFixed(2)} ×`;
}

/** A whole number with its thousands apart. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** The text with what stands between two marks replaced; throws where the marks are not there. */
export function withBlock(text: string, name: string, content: string): string {
  const [opening, closing] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const [start, end] = [text.indexOf(opening), text.indexOf(closing)];
  if (start < 0 || end < start) throw new Error(`The marks ${opening} and ${closing} are missing.`);
  return `${text.slice(0, start)}${opening}\n\n${content}\n\n${text.slice(end)}`;
}
