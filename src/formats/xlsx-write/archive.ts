/**
 * Packs parts into a zip archive, one after the other, so that no two large ones are held unpacked at a time.
 * Deflating is Node's own, which is five times as fast as any in JavaScript and does it on a thread beside the
 * work. The same version of Node gives the same bytes; what is inside is the same with all.
 */
import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';

/** Above it, files shrink by little and take much longer. */
const LEVEL = 3;
/** Up to this size a part is deflated in one go; beyond it piece by piece. */
const ONE_GO = 1 << 20;

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
  async add(name: string, pieces: Iterable<Uint8Array>): Promise<void> {
    const encoded = new TextEncoder().encode(name);
    const flags = encoded.length === name.length ? 0 : UTF8;
    this.entries.push({ path: name, name: encoded, flags, ...(await pack(pieces)) });
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

/** Deflates the pieces of a part: at once where it is little, else beside the work of making them. */
async function pack(
  pieces: Iterable<Uint8Array>,
): Promise<Pick<Entry, 'crc' | 'size' | 'packed' | 'packedSize'>> {
  let crc = 0;
  let size = 0;
  const held: Uint8Array[] = [];
  let stream: Stream | null = null;
  for (const piece of pieces) {
    // Of no bytes at all, zlib takes the checksum to begin anew.
    if (piece.length === 0) continue;
    crc = crc32(piece, crc);
    size += piece.length;
    if (stream === null) held.push(piece);
    else await stream.push(piece);
    if (stream !== null || size <= ONE_GO) continue;
    stream = new Stream();
    for (const one of held.splice(0)) await stream.push(one);
  }
  if (size > MOST_BYTES) throw new RangeError('A sheet is larger than 4 GB.');
  const packed = (await stream?.end()) ?? [
    deflateRawSync(Buffer.concat(held, size), { level: LEVEL }),
  ];
  return { crc, size, packed, packedSize: packed.reduce((sum, one) => sum + one.length, 0) };
}

/** Deflates one piece on a thread of Node's while the next one is made. */
class Stream {
  private readonly deflate = createDeflateRaw({ level: LEVEL });
  private readonly packed: Uint8Array[] = [];
  private underway: Promise<void> = Promise.resolve();

  constructor() {
    this.deflate.on('data', (chunk: Uint8Array) => this.packed.push(chunk));
  }

  async push(piece: Uint8Array): Promise<void> {
    await this.underway;
    this.underway = new Promise((resolve, reject) => {
      this.deflate.write(piece, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  async end(): Promise<readonly Uint8Array[]> {
    await this.underway;
    this.deflate.end();
    await once(this.deflate, 'end');
    return this.packed;
  }
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
