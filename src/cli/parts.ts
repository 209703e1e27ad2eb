/** Finds and reads the parts of a run. What does not belong together is refused, each file by its name. */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import type { PartHead, Plain } from '../core/model/part.ts';
import { byCodeUnit } from '../core/normalise/text.ts';
import { customerOf, type SharedCustomer } from '../core/shares.ts';
import { joined, say, type Text } from '../core/text/text.ts';
import { openPart, PartFault } from '../formats/part-file.ts';
import { UserError } from './errors.ts';
import { requireThere } from './files.ts';
import { TOOL } from './tool.ts';

/** All parts of one run. */
export interface Parts {
  readonly head: PartHead;
  /** The folder of the part that the head was read from. */
  readonly folder: string;
  readonly whole: Plain;
  /** All customers of the run, in their order. */
  readonly customers: readonly SharedCustomer[];
}

const NAME = /^part-\d+-of-\d+\.jsonl$/i;
const AGAIN = say('Run reconcile with --partition again for it, and then merge.');

interface NamedHead {
  readonly file: string;
  readonly head: PartHead;
}

/** Reads the given parts, and those in given folders. Throws a UserError where they are not one whole run. */
export function loadParts(given: readonly string[]): Parts {
  requireThere(given);
  const files = given.flatMap(partsIn);
  const heads = files.map((file) => ({ file, head: opened(file, ({ head }) => head) }));
  const [first] = heads;
  if (first === undefined) {
    throw new UserError(
      say('There is no part of a run.'),
      say('Name the files that reconcile wrote with --partition, or their folder.'),
    );
  }
  requireOneRun(first, heads);
  requireAll(first.head.of, heads);
  const customers: (SharedCustomer | undefined)[] = [];
  for (const { file } of heads) {
    opened(file, (part) => {
      for (const { at, customer } of part.customers) {
        if (customers[at] !== undefined) throw new PartFault('A customer of it is in two parts.');
        customers[at] = customerOf(customer);
      }
    });
  }
  const whole = opened(first.file, (part) => part.whole);
  const folder = path.dirname(first.file);
  return { head: first.head, folder, whole, customers: requireComplete(customers, first.head) };
}

function partsIn(given: string): readonly string[] {
  if (!statSync(given).isDirectory()) return [given];
  const names = readdirSync(given).filter((name) => NAME.test(name));
  return names.sort(byCodeUnit).map((name) => path.join(given, name));
}

/** What parts of one run have in common, and what to say where they have not. */
const ALIKE: readonly (readonly [
  of: (head: PartHead) => string,
  what: (files: TwoFiles) => Text,
])[] = [
  [
    ({ of }) => String(of),
    (files) => say('{file} was split into another number of parts than {other}.', files),
  ],
  [({ asOf }) => asOf, (files) => say('{file} was made for another day than {other}.', files)],
  [({ inputs }) => inputs, (files) => say('{file} was made from other files than {other}.', files)],
  [
    ({ settings }) => settings,
    (files) => say('{file} was made with other options or another config than {other}.', files),
  ],
  [
    ({ whole, customers }) => `${whole} ${String(customers)}`,
    (files) => say('{file} knows something else of the run than {other}.', files),
  ],
];

interface TwoFiles {
  readonly file: string;
  readonly other: string;
}

function requireOneRun(first: NamedHead, all: readonly NamedHead[]): void {
  for (const { file, head } of all) {
    if (head.tool.version !== TOOL.version) {
      throw new UserError(
        say('{file} was made by version {version}; this is {own}.', {
          file,
          version: head.tool.version,
          own: TOOL.version,
        }),
        say('Make all parts with one version, and merge them with it.'),
      );
    }
    const other = ALIKE.find(([of]) => of(head) !== of(first.head));
    if (other === undefined) continue;
    throw new UserError(
      other[1]({ file, other: first.file }),
      say(
        'Merge the parts of one run only: run reconcile with --partition for all parts with the same files and options.',
      ),
    );
  }
}

function requireAll(of: number, all: readonly NamedHead[]): void {
  const files = new Map<number, string>();
  for (const { file, head } of all) {
    const known = files.get(head.part);
    if (known !== undefined) {
      throw new UserError(
        say('Part {part} of {parts} is given twice: {file} and {other}.', {
          part: head.part,
          parts: of,
          file: known,
          other: file,
        }),
        say('Give each part once.'),
      );
    }
    files.set(head.part, file);
  }
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((part) => !files.has(part));
  if (missing.length === 0) return;
  const named = missing.map((part) => `${String(part)}/${String(of)}`);
  throw new UserError(
    say(
      'Of {parts} parts, {missing, plural, one {# is missing: {names}.} other {# are missing: {names}.}}',
      { parts: of, missing: missing.length, names: shortList(named) },
    ),
    say('Run reconcile with --partition for each of them, and then merge.'),
  );
}

const MOST_NAMED = 20;

function shortList(words: readonly string[]): Text {
  const more = words.length - MOST_NAMED;
  const named = words.slice(0, MOST_NAMED).join(', ');
  return more > 0
    ? say('{names} and {more, number} more', { names: named, more })
    : joined([named], '');
}

/** Each part is whole, so a customer that none of them has is a fault of the tool. */
function requireComplete(
  customers: readonly (SharedCustomer | undefined)[],
  head: PartHead,
): readonly SharedCustomer[] {
  const found = customers.flatMap((one) => one ?? []);
  if (found.length === head.customers && customers.length === head.customers) return found;
  throw new Error(
    `Of ${String(head.customers)} customers, the parts hold ${String(found.length)}.`,
  );
}

/** Opens a part for as long as it is used. */
function opened<T>(file: string, use: (part: ReturnType<typeof openPart>) => T): T {
  const handle = openForReading(file);
  try {
    return use(openPart(bytesOf(handle)));
  } catch (error) {
    if (!(error instanceof PartFault) && !(error instanceof TypeError)) throw error;
    throw new UserError(
      say('{file} is no part of a run: {problem}', { file, problem: error.message }),
      AGAIN,
    );
  } finally {
    closeSync(handle);
  }
}

function openForReading(file: string): number {
  try {
    return openSync(file, 'r');
  } catch {
    throw new UserError(
      say('{file} could not be opened.', { file }),
      say('Check who may read it.'),
    );
  }
}

const PIECE = 1 << 20;

function* bytesOf(handle: number): Iterable<Uint8Array> {
  for (;;) {
    const piece = new Uint8Array(PIECE);
    const length = readSync(handle, piece, 0, PIECE, null);
    if (length === 0) return;
    yield piece.subarray(0, length);
  }
}
