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
import { CONFIDENCE_NAMES, CUSTOMER_FROM_NAMES, KIND_NAMES } from '../code-words.ts';
import { languageEntry } from '../language.ts';
import { padded } from '../layout.ts';
import type { Speech } from '../../core/text/speech.ts';
import { joined, say, type Text, type TextValue } from '../../core/text/text.ts';

/** Bad cells that are listed per file; the rest is counted. */
const LISTED_CELLS = 20;

/** Prints how every file was understood and returns the exit code. */
export async function runInspect(
  options: RunOptions,
  terminal: Console,
  now: () => number,
): Promise<number> {
  if (options.paths.length === 0) {
    throw new UserError(
      say('There is nothing to inspect.'),
      say('Name one or more files or folders.'),
    );
  }
  if (options.writeConfig) requireNoConfig();
  const described = await describeInputs(options, progressOn(terminal, now, 'Describing'));
  terminal.progressDone();
  for (const file of described) {
    for (const line of describe(file, terminal.speech)) terminal.out(line);
    terminal.out('');
  }
  const known = described.filter((file) => file.input.kind !== 'unrecognised');
  terminal.result(() => ({ files: described.map(published) }));
  const { of, language } = terminal.speech;
  const counts = say('{files, number} files or sheets, {understood, number} understood.', {
    files: described.length,
    understood: known.length,
  });
  terminal.out(of(counts));
  if (options.writeConfig) {
    const config = { ...languageEntry(language), ...startingConfig(described) };
    writeFileSync(DEFAULT_CONFIG, `${JSON.stringify(config, null, 2)}\n`, { flag: 'wx' });
    const wrote = say(
      'Wrote {file}. Check every line of it: columns in it are suggestions by likeness.',
      { file: DEFAULT_CONFIG },
    );
    terminal.out(of(wrote));
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
    say('There is a file {file} already; it is not overwritten.', { file: DEFAULT_CONFIG }),
    say('Rename it, or run without --write-config.'),
  );
}

function describe(file: FileFacts, speech: Speech): readonly string[] {
  const { of } = speech;
  const { input, problem } = file;
  const sheet = input.sheet === null ? '' : ` › ${input.sheet}`;
  const title = `${input.path}${sheet}`;
  const meant = file.nearMisses.map(
    (miss) =>
      `  ${of(say('did you mean: "{header}" looks like "{known}" ({field}); it was not used', { ...miss }))}`,
  );
  if (problem !== null) {
    const code = problem.place === null ? problem.code : `${problem.code} (${problem.place})`;
    const unread = say('not read: {code}: {problem}', {
      code,
      problem: joined([problem.what, problem.fix], ' '),
    });
    return [title, `  ${of(unread)}`, ...meant];
  }
  return [title, ...described(file, speech), ...meant, ...badCells(file, speech)];
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

const LABELS = {
  kind: say('taken for:'),
  confidence: say('confidence:'),
  customer: say('customer:'),
  language: say('language:'),
  columns: say('columns:'),
  unmapped: say('left over:'),
  rows: say('rows:'),
  note: say('note:'),
} as const;

type Aspect = keyof typeof LABELS;

function described(file: FileFacts, { of }: Speech): readonly string[] {
  const names = padded(Object.values(LABELS).map(of), 1);
  const label = new Map(Object.keys(LABELS).map((aspect, at) => [aspect, names[at] ?? '']));
  return [
    ...aspectsOf(file).map(([aspect, text]) => `  ${label.get(aspect) ?? ''}${of(text)}`),
    ...file.ignoredRows.map(
      ({ row, reason }) => `  ${of(say('row {row} ignored: {reason}', { row, reason }))}`,
    ),
  ];
}

function aspectsOf(file: FileFacts): readonly (readonly [Aspect, TextValue])[] {
  const { input } = file;
  const { kind, headerRow, customer, customerFrom, unmappedColumns } = input;
  const columns = Object.entries(input.columns).map(([field, header]) => `${field} = "${header}"`);
  return [
    ['kind', say('{kind}, header in row {row}', { kind: KIND_NAMES[kind], row: headerRow ?? 0 })],
    ['confidence', confidenceText(file)],
    ...(customer === null ? [] : [['customer', customerText(customer, customerFrom)] as const]),
    ['language', languageText(file)],
    ['columns', columns.join(', ')],
    ...(unmappedColumns.length === 0 ? [] : [['unmapped', unmappedColumns.join(', ')] as const]),
    ['rows', rowsText(file)],
    ...input.notes.map((note) => ['note', note] as const),
  ];
}

function confidenceText(file: FileFacts): Text {
  const { level, evidence } = confidenceOf(file);
  return say('{level} ({reasons})', {
    level: CONFIDENCE_NAMES[level],
    reasons: joined(evidence, '; '),
  });
}

function customerText(customer: string, by: FileFacts['input']['customerFrom']): Text {
  return say('{customer} (known by: {origin})', {
    customer,
    origin: by === null ? '' : CUSTOMER_FROM_NAMES[by],
  });
}

function languageText({ input: { locale, encoding, delimiter } }: FileFacts): Text {
  const parts: readonly (TextValue | null)[] = [
    locale ?? '-',
    encoding,
    delimiter === null
      ? null
      : say('delimiter {delimiter}', { delimiter: JSON.stringify(delimiter) }),
  ];
  return joined(
    parts.filter((part) => part !== null),
    ', ',
  );
}

function rowsText({ input: { rows, accepted, rejected, ignored } }: FileFacts): Text {
  return say(
    '{rows, number} = {accepted, number} accepted + {rejected, number} rejected + {ignored, number} ignored',
    { rows, accepted, rejected, ignored },
  );
}

function badCells({ rejected, input }: FileFacts, { of }: Speech): readonly string[] {
  const cells = rejected.slice(0, LISTED_CELLS).map((row) => {
    const place = row.cell ?? say('row {row}', { row: row.row });
    return `  ${of(place)}: ${row.code}: ${of(row.problem)} ${of(row.fix)}`;
  });
  const more = rejected.length + input.rejectedUnlisted - cells.length;
  return more > 0 ? [...cells, `  ${of(say('and {more, number} more.', { more }))}`] : cells;
}
