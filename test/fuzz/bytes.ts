/** Damage to bytes, as transmission, disks and careless programs do it; it knows nothing of formats. */
import type { Random } from './random.ts';

type Damage = (bytes: Buffer, other: Buffer, random: Random) => Buffer;

/** How long a piece of bytes is that is removed, repeated or brought in: mostly short. */
function pieceLength(bytes: Buffer, random: Random): number {
  const most = random.once(4) ? Math.floor(bytes.length / 2) : 8;
  return 1 + random.below(Math.max(1, Math.min(most, bytes.length)));
}

/** Two out of three places are anywhere, one near the end, where archives keep their directory. */
function place(bytes: Buffer, random: Random): number {
  const size = Math.max(1, bytes.length);
  return random.once(3) ? size - 1 - random.below(Math.min(size, 300)) : random.below(size);
}

function insert(bytes: Buffer, at: number, piece: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
}

function withByte(bytes: Buffer, at: number, change: (old: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = change(copy[at] ?? 0);
  return copy;
}

const DAMAGES: Readonly<Record<string, Damage>> = {
  flip: (bytes, _, random) =>
    withByte(bytes, place(bytes, random), (old) => old ^ (1 << random.below(8))),
  overwrite: (bytes, _, random) => withByte(bytes, place(bytes, random), () => random.below(256)),
  zero: (bytes, _, random) => {
    const copy = Buffer.from(bytes);
    const at = place(bytes, random);
    return copy.fill(0, at, Math.min(copy.length, at + pieceLength(bytes, random)));
  },
  insert: (bytes, _, random) => {
    const piece = Buffer.from(Array.from({ length: 1 + random.below(8) }, () => random.below(256)));
    return insert(bytes, place(bytes, random), piece);
  },
  delete: (bytes, _, random) => {
    const at = place(bytes, random);
    const rest = bytes.subarray(at + pieceLength(bytes, random));
    return Buffer.concat([bytes.subarray(0, at), rest]);
  },
  duplicate: (bytes, _, random) => {
    const at = place(bytes, random);
    const piece = bytes.subarray(at, at + pieceLength(bytes, random));
    return insert(bytes, random.once(2) ? at : place(bytes, random), piece);
  },
  truncate: (bytes, _, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  behead: (bytes, _, random) => bytes.subarray(random.below(Math.min(bytes.length, 64) + 1)),
  splice: (bytes, other, random) => {
    const start = place(other, random);
    const piece = other.subarray(start, start + pieceLength(other, random));
    const at = place(bytes, random);
    if (random.once(2)) return insert(bytes, at, piece);
    return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + piece.length)]);
  },
};

/** What was done, in words, and the result. */
export interface Mutant {
  readonly what: string;
  readonly bytes: Buffer;
}

/** One to three damages, one after the other. `other` is a file from which pieces may come. */
export function damageBytes(original: Uint8Array, other: Uint8Array, random: Random): Mutant {
  let bytes: Buffer = Buffer.from(original);
  const done: string[] = [];
  for (let left = random.once(3) ? 1 + random.below(3) : 1; left > 0; left -= 1) {
    const name = random.pick(Object.keys(DAMAGES));
    bytes = DAMAGES[name]?.(bytes, Buffer.from(other), random) ?? bytes;
    done.push(name);
  }
  return { what: done.join('+'), bytes };
}
