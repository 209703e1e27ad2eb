/**
 * Remembers small parts that come again and again: the exports of one program differ in their rows and share
 * all else, byte for byte. What was unpacked and checked once is given out again for the same packed bytes.
 */
import type { DirectoryEntry } from './directory.ts';

/** Larger parts are what differs. */
const LARGEST = 64 * 1024;
const MOST = 64;

interface Known {
  readonly packed: Buffer;
  readonly entry: DirectoryEntry;
  readonly bytes: Uint8Array;
}

/** The parts met last, by their checksum. */
export class Repeats {
  readonly #known = new Map<number, Known>();

  /** What the same bytes, packed and described in the same way, were unpacked to. */
  find(packed: Buffer, { method, crc, size }: DirectoryEntry): Uint8Array | null {
    const known = this.#known.get(crc);
    if (known === undefined) return null;
    const { entry } = known;
    const same = entry.method === method && entry.size === size && known.packed.equals(packed);
    if (!same) return null;
    // What was met again stays longest.
    this.#known.delete(crc);
    this.#known.set(crc, known);
    return known.bytes;
  }

  /** Takes note of a part that was checked in full. */
  add(packed: Buffer, entry: DirectoryEntry, bytes: Uint8Array): void {
    if (entry.size > LARGEST || packed.length > LARGEST) return;
    this.#known.set(entry.crc, { packed: Buffer.from(packed), entry, bytes });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
  }
}
