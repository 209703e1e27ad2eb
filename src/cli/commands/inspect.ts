/** Shows what each file is taken for: kind, customer, columns, and every cell that could not be used. */
import { understand } from '../../core/intake/understand.ts';
import type { Tenant } from '../../core/model/report.ts';
import { collectTenant } from '../../core/normalise/collect.ts';
import { describeFiles } from '../../core/report/inputs.ts';
import type { FileFacts } from '../../core/model/facts.ts';
import { compileRowSchemas } from '../../formats/row-schemas.ts';
import type { RunOptions } from '../config.ts';
import type { Console } from '../console.ts';
import { EXIT, UserError } from '../errors.ts';
import { findFiles, readInput } from '../files.ts';

/** Bad cells that are listed per file; the rest is counted. */
const LISTED_CELLS = 20;

/** Prints how every file was understood and returns the exit code. */
export function runInspect(options: RunOptions, terminal: Console): number {
  if (options.paths.length === 0) {
    throw new UserError('There is nothing to inspect.', 'Name one or more files or folders.');
  }
  // Whose file it is follows from the lists given with it, so all files count as one tenant's here.
  const tenant: Tenant = 'from';
  const readOptions = {
    ...(options.encoding === null ? {} : { encoding: options.encoding }),
    ...(options.delimiter === null ? {} : { delimiter: options.delimiter }),
  };
  const found = findFiles(options.paths, tenant, options.out);
  const files = found.map((file) => readInput(file, readOptions));
  const inputs = understand(files, options.settings, compileRowSchemas());
  const records = {
    from: collectTenant('from', inputs, options.settings),
    to: collectTenant('to', inputs, options.settings),
  };
  const described = describeFiles(inputs, records);
  for (const file of described) {
    for (const line of describe(file)) terminal.out(line);
    terminal.out('');
  }
  const known = described.filter((file) => file.input.kind !== 'unrecognised');
  terminal.out(`${String(described.length)} files or sheets, ${String(known.length)} understood.`);
  if (known.length === 0) return EXIT.nothing;
  const whole = described.every(
    (file) => (file.problem === null || file.incidental) && file.input.rejected === 0,
  );
  return whole ? EXIT.clean : EXIT.incomplete;
}

function describe(file: FileFacts): readonly string[] {
  const { input, problem } = file;
  const sheet = input.sheet === null ? '' : ` › ${input.sheet}`;
  const title = `${input.path}${sheet}`;
  if (problem !== null) {
    const place = problem.place === null ? '' : ` (${problem.place})`;
    return [title, `  not read: ${problem.code}${place}: ${problem.what} ${problem.fix}`];
  }
  const columns = Object.entries(input.columns).map(([field, header]) => `${field} = "${header}"`);
  const cells = file.rejected
    .slice(0, LISTED_CELLS)
    .map((row) => `  ${row.cell ?? `row ${String(row.row)}`}: ${row.problem} ${row.fix}`);
  const more = file.rejected.length - cells.length;
  return [
    title,
    `  taken for:  ${input.kind}${input.headerRow === null ? '' : `, header in row ${String(input.headerRow)}`}`,
    ...(input.customer === null
      ? []
      : [`  customer:   ${input.customer} (known by: ${input.customerFrom ?? ''})`]),
    `  language:   ${input.locale ?? '-'}${input.encoding === null ? '' : `, ${input.encoding}`}${input.delimiter === null ? '' : `, delimiter ${JSON.stringify(input.delimiter)}`}`,
    `  columns:    ${columns.join(', ')}`,
    ...(input.unmappedColumns.length === 0
      ? []
      : [`  left over:  ${input.unmappedColumns.join(', ')}`]),
    `  rows:       ${String(input.rows)} = ${String(input.accepted)} accepted + ${String(input.rejected)} rejected + ${String(input.ignored)} ignored`,
    ...input.notes.map((note) => `  note:       ${note}`),
    ...cells,
    ...(more > 0 ? [`  and ${String(more)} more.`] : []),
  ];
}
