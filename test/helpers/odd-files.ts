/** Files of other programs that are sent in place of an export. */

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** An OLE container, as old and as encrypted workbooks are, with streams of these names. */
export function ole(...streams: readonly string[]): Buffer {
  return Buffer.concat([
    Buffer.from(OLE),
    Buffer.alloc(500),
    Buffer.from(streams.join('\0'), 'utf16le'),
  ]);
}
