/**
 * Parts of a run as files: one JSON value to a line, so that no text has to hold more than one customer. The
 * last line has the hash of all before it; a file that was cut off or changed is found out.
 */
import { createHash, type Hash } from 'node:crypto';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import type { PartCustomer, PartHead, Plain } from '../core/model/part.ts';
import { checks } from './checks/part.ts';

/** Pieces of a file that are written at a time. */
const PIECE = 1 << 20;

/** The hash of a text, as lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The file in pieces; `head` lacks the hash of the whole, which is reckoned here. */
export function* partPieces(
  head: Omit<PartHead, 'whole'>,
  whole: Plain,
  customers: Iterable<PartCustomer>,
): Iterable<string> {
  const hash = createHash('sha256');
  const text = JSON.stringify(whole);
  let piece = `${JSON.stringify({ ...head, whole: sha256(text) })}\n${text}\n`;
  let measured = 0;
  for (const customer of customers) {
    piece += `${JSON.stringify(customer)}\n`;
    measured += 1;
    if (piece.length < PIECE) continue;
    hash.update(piece);
    yield piece;
    piece = '';
  }
  hash.update(piece);
  yield piece;
  yield `${JSON.stringify({ measured, sha256: hash.digest('hex') })}\n`;
}

/** A part of which the first two lines were read. The rest is checked while it is read. */
export interface OpenPart {
  readonly head: PartHead;
  readonly whole: Plain;
  /** Throws a `PartFault` where a line is none, or the file does not end as it was written. */
  readonly customers: Iterable<PartCustomer>;
}

/** What is wrong with a file as a part of a run. */
export class PartFault extends Error {
  override readonly name = 'PartFault';
}

/** Opens a part from the bytes of its file, in pieces of any size. Throws a `PartFault` where it is none. */
export function openPart(bytes: Iterable<Uint8Array>): OpenPart {
  const hash = createHash('sha256');
  const lines = linesOf(bytes)[Symbol.iterator]();
  const head = parse(nextLine(lines, hash), CHECKS.head);
  const text = nextLine(lines, hash);
  const whole = parse(text, CHECKS.whole);
  if (sha256(text) !== head.whole) throw new PartFault('Its second line was changed.');
  return { head, whole, customers: customersOf(lines, hash) };
}

function* customersOf(lines: Iterator<string>, hash: Hash): Iterable<PartCustomer> {
  let measured = 0;
  let line = lines.next();
  while (line.done !== true) {
    const next = lines.next();
    if (next.done === true) break;
    hash.update(`${line.value}\n`);
    measured += 1;
    yield parse(line.value, CHECKS.customer);
    line = next;
  }
  if (line.done === true) throw new PartFault('Its end is missing.');
  const end = parse(line.value, CHECKS.end);
  if (end.measured !== measured || end.sha256 !== hash.digest('hex')) {
    throw new PartFault('It is not as it was written.');
  }
}

function nextLine(lines: Iterator<string>, hash: Hash): string {
  const line = lines.next();
  if (line.done === true) throw new PartFault('Its end is missing.');
  hash.update(`${line.value}\n`);
  return line.value;
}

interface Checks {
  readonly head: ValidateFunction<PartHead>;
  readonly whole: ValidateFunction<{ readonly [key: string]: Plain }>;
  readonly customer: ValidateFunction<PartCustomer>;
  readonly end: ValidateFunction<{ readonly measured: number; readonly sha256: string }>;
}

const CHECKS = checks as Checks;

function parse<T>(line: string, isValid: ValidateFunction<T>): T {
  const value = parseJson(line);
  if (isValid(value)) return value;
  const [error] = isValid.errors ?? [];
  throw new PartFault(
    `It has no line of the expected shape (${error?.instancePath ?? ''} ${error?.message ?? ''}).`,
  );
}

function parseJson(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value;
  } catch {
    throw new PartFault('It has a line that is no JSON.');
  }
}

/** The lines of a file, each of which ends in a line break. */
function* linesOf(pieces: Iterable<Uint8Array>): Iterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for (const piece of pieces) {
    const lines = (rest + decode(decoder, piece)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') throw new PartFault('Its end is missing.');
}

function decode(decoder: InstanceType<typeof TextDecoder>, piece: Uint8Array): string {
  try {
    return decoder.decode(piece, { stream: true });
  } catch {
    throw new PartFault('It is no UTF-8 text.');
  }
}
