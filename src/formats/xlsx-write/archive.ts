/**
 * Packs parts into a zip archive, one after the other, so that no two large ones are held unpacked at a time.
 * Deflating is fflate's, which gives the same bytes on every machine; Node's own does not.
 */
import { Deflate, deflateSync } from 'fflate';
import { crc32 } from 'node:zlib';

const LEVEL = 1;
/** Up to this size a part is deflated in one go; beyond it piece by piece, for a little more space. */
const ONE_GO = 1 << 24;
const SLICE = 1 << 16;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const DEFLATED = 8;
/** Names that are not plain ASCII are UTF-8. */
const UTF8 = 0x0800;
/** The first moment that zip knows: 1980-01-01, midnight. */
const MOMENT = 0x00210000;
const MOST_BYTES = 0xffffffff;

interface Entry {
  readonly path: string;
  readonly name: Uint8Array;
  readonly flags: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: readonly Uint8Array[];
  readonly packedSize: number;
}

/** Takes the parts in any order, and gives the archive. */
export class Archive {
  private readonly entries: Entry[] = [];

  /** Adds a part from its pieces. */
  add(name: string, pieces: Iterable<Uint8Array>): void {
    const encoded = new TextEncoder().encode(name);
    const packing = new Packing();
    for (const piece of pieces) packing.push(piece);
    const flags = encoded.length === name.length ? 0 : UTF8;
    this.entries.push({ path: name, name: encoded, flags, ...packing.end() });
  }

  /** The bytes of the archive, in pieces, with its parts in the order of their names. */
  *pieces(order: (a: string, b: string) => number): Iterable<Uint8Array> {
    const directory: Uint8Array[] = [];
    let at = 0;
    for (const entry of this.entries.toSorted((a, b) => order(a.path, b.path))) {
      const header = localHeader(entry);
      directory.push(centralHeader(entry, at));
      yield header;
      yield* entry.packed;
      at += header.length + entry.packedSize;
    }
    if (at > MOST_BYTES) throw new RangeError('The workbook is larger than 4 GB.');
    const length = directory.reduce((sum, header) => sum + header.length, 0);
    yield* directory;
    yield endOf(directory.length, length, at);
  }
}

/** Deflates what is pushed, at once where it is little. */
class Packing {
  private readonly held: Uint8Array[] = [];
  private readonly packed: Uint8Array[] = [];
  private stream: Deflate | null = null;
  private crc = 0;
  private size = 0;

  push(piece: Uint8Array): void {
    this.crc = crc32(piece, this.crc);
    this.size += piece.length;
    if (this.stream !== null) {
      this.deflate(this.stream, piece);
      return;
    }
    this.held.push(piece);
    if (this.size <= ONE_GO) return;
    this.stream = new Deflate({ level: LEVEL }, (chunk) => this.packed.push(chunk));
    for (const one of this.held.splice(0)) this.deflate(this.stream, one);
  }

  end(): Pick<Entry, 'crc' | 'size' | 'packed' | 'packedSize'> {
    if (this.stream === null) {
      this.packed.push(deflateSync(joined(this.held, this.size), { level: LEVEL }));
    } else {
      this.stream.push(new Uint8Array(0), true);
    }
    const { crc, size, packed } = this;
    if (size > MOST_BYTES) throw new RangeError('A sheet is larger than 4 GB.');
    return { crc, size, packed, packedSize: packed.reduce((sum, one) => sum + one.length, 0) };
  }

  private deflate(stream: Deflate, piece: Uint8Array): void {
    for (let at = 0; at < piece.length; at += SLICE) stream.push(piece.subarray(at, at + SLICE));
  }
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

function localHeader({ name, flags, crc, packedSize, size }: Entry): Uint8Array {
  const header = new Uint8Array(30 + name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, LOCAL, true);
  view.setUint16(4, VERSION, true);
  writeCommon(view, 6, { flags, crc, packedSize, size, name });
  header.set(name, 30);
  return header;
}

function centralHeader({ name, flags, crc, packedSize, size }: Entry, at: number): Uint8Array {
  const header = new Uint8Array(46 + name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, CENTRAL, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, VERSION, true);
  writeCommon(view, 8, { flags, crc, packedSize, size, name });
  view.setUint32(42, at, true);
  header.set(name, 46);
  return header;
}

/** What both headers have in common, from the flags on. */
function writeCommon(
  view: DataView,
  at: number,
  { flags, crc, packedSize, size, name }: Omit<Entry, 'packed' | 'path'>,
): void {
  view.setUint16(at, flags, true);
  view.setUint16(at + 2, DEFLATED, true);
  view.setUint32(at + 4, MOMENT, true);
  view.setUint32(at + 8, crc, true);
  view.setUint32(at + 12, packedSize, true);
  view.setUint32(at + 16, size, true);
  view.setUint16(at + 20, name.length, true);
}

function endOf(count: number, length: number, at: number): Uint8Array {
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, END, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, length, true);
  view.setUint32(16, at, true);
  return end;
}
