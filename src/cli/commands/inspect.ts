/** Shows what each file is taken for and why: kind, customer, columns, and every cell that could not be used. */
import { existsSync, writeFileSync } from 'node:fs';
import { confidenceOf } from '../../core/intake/confidence.ts';
import type { FileFacts } from '../../core/model/facts.ts';
import { startingConfig } from '../../core/intake/starting-config.ts';
import type { RunOptions } from '../config.ts';
import { DEFAULT_CONFIG } from '../options.ts';
import type { Console } from '../console.ts';
import { EXIT, UserError } from '../errors.ts';
import { describeInputs } from '../describe-inputs.ts';
import { progressOn } from '../gather.ts';
import { ENGLISH } from '../../core/text/speech.ts';

/** Bad cells that are listed per file; the rest is counted. */
const LISTED_CELLS = 20;

/** Prints how every file was understood and returns the exit code. */
export function runInspect(options: RunOptions, terminal: Console, now: () => number): number {
  if (options.paths.length === 0) {
    throw new UserError('There is nothing to inspect.', 'Name one or more files or folders.');
  }
  if (options.writeConfig) requireNoConfig();
  const described = describeInputs(options, progressOn(terminal, now, 'Describing'));
  terminal.progressDone();
  for (const file of described) {
    for (const line of describe(file)) terminal.out(line);
    terminal.out('');
  }
  const known = described.filter((file) => file.input.kind !== 'unrecognised');
  terminal.result(() => ({ files: described.map(published) }));
  terminal.out(`${String(described.length)} files or sheets, ${String(known.length)} understood.`);
  if (options.writeConfig) {
    writeFileSync(DEFAULT_CONFIG, `${JSON.stringify(startingConfig(described), null, 2)}\n`, {
      flag: 'wx',
    });
    terminal.out(
      `Wrote ${DEFAULT_CONFIG}. Check every line of it: columns in it are suggestions by likeness.`,
    );
  }
  if (known.length === 0) return EXIT.nothing;
  const whole = described.every(
    (file) => (file.problem === null || file.incidental) && file.input.rejected === 0,
  );
  return whole ? EXIT.clean : EXIT.incomplete;
}

function requireNoConfig(): void {
  if (!existsSync(DEFAULT_CONFIG)) return;
  throw new UserError(
    `There is a file ${DEFAULT_CONFIG} already; it is not overwritten.`,
    'Rename it, or run without --write-config.',
  );
}

function describe(file: FileFacts): readonly string[] {
  const { input, problem } = file;
  const sheet = input.sheet === null ? '' : ` › ${input.sheet}`;
  const title = `${input.path}${sheet}`;
  const meant = file.nearMisses.map(
    ({ header, known, field }) =>
      `  did you mean: "${header}" looks like "${known}" (${field}); it was not used`,
  );
  if (problem !== null) {
    const place = problem.place === null ? '' : ` (${problem.place})`;
    return [
      title,
      `  not read: ${problem.code}${place}: ${ENGLISH.of(problem.what)} ${ENGLISH.of(problem.fix)}`,
      ...meant,
    ];
  }
  return [title, ...described(file), ...meant, ...badCells(file)];
}

/** The same for programs. An input is as in the report; the rest is what the report says elsewhere. */
function published(file: FileFacts) {
  const { input, problem, nearMisses, rejected, ignoredRows, incidental } = file;
  const read = problem === null ? confidenceOf(file) : null;
  return {
    ...input,
    confidence: read?.level ?? null,
    evidence: read?.evidence ?? [],
    problem,
    incidental,
    nearMisses,
    rejectedRows: rejected,
    ignoredRows,
  };
}

function described(file: FileFacts): readonly string[] {
  const { input } = file;
  const columns = Object.entries(input.columns).map(([field, header]) => `${field} = "${header}"`);
  const { level, evidence } = confidenceOf(file);
  const text = [
    input.encoding,
    input.delimiter === null ? null : `delimiter ${JSON.stringify(input.delimiter)}`,
  ].filter((part) => part !== null);
  return [
    `  taken for:  ${input.kind}, header in row ${String(input.headerRow ?? 0)}`,
    `  confidence: ${level} (${evidence.map(ENGLISH.of).join('; ')})`,
    ...(input.customer === null
      ? []
      : [`  customer:   ${input.customer} (known by: ${input.customerFrom ?? ''})`]),
    `  language:   ${[input.locale ?? '-', ...text].join(', ')}`,
    `  columns:    ${columns.join(', ')}`,
    ...(input.unmappedColumns.length === 0
      ? []
      : [`  left over:  ${input.unmappedColumns.join(', ')}`]),
    `  rows:       ${String(input.rows)} = ${String(input.accepted)} accepted + ${String(input.rejected)} rejected + ${String(input.ignored)} ignored`,
    ...input.notes.map((note) => `  note:       ${ENGLISH.of(note)}`),
    ...file.ignoredRows.map(
      ({ row, reason }) => `  row ${String(row)} ignored: ${ENGLISH.of(reason)}`,
    ),
  ];
}

function badCells({ rejected, input }: FileFacts): readonly string[] {
  const cells = rejected
    .slice(0, LISTED_CELLS)
    .map(
      (row) =>
        `  ${row.cell ?? `row ${String(row.row)}`}: ${row.code}: ${ENGLISH.of(row.problem)} ${ENGLISH.of(row.fix)}`,
    );
  const more = rejected.length + input.rejectedUnlisted - cells.length;
  return more > 0 ? [...cells, `  and ${String(more)} more.`] : cells;
}
