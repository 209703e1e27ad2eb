/** The disk, as far as input files are concerned. */
import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
} from 'node:fs';
import { LARGE_BYTES, piecesOf, type Pieces } from './large-files.ts';

/** What is asked of the disk. A test can hand over one on which everything goes wrong. */
export interface Disk {
  /** Follows links. All of these throw what the system says. */
  stat(file: string): DiskEntry;
  isLink(file: string): boolean;
  list(folder: string): readonly unknown[];
  /** The content, and what the system says about the open file after reading it. */
  read(file: string): { readonly bytes: Uint8Array; readonly after: DiskEntry };
  /** The content in pieces. */
  readonly pieces: Pieces;
  /** From so many bytes on a text is read in pieces. */
  readonly largeFrom: number;
}

export interface DiskEntry {
  readonly size: number;
  readonly mtimeMs: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

export const DISK: Disk = {
  stat: (file) => statSync(file),
  isLink: (file) => lstatSync(file).isSymbolicLink(),
  list: (folder) => readdirSync(folder),
  read: (file) => {
    const handle = openSync(file, 'r');
    try {
      const bytes = readFileSync(handle);
      return { bytes, after: fstatSync(handle) };
    } finally {
      closeSync(handle);
    }
  },
  pieces: piecesOf,
  largeFrom: LARGE_BYTES,
};

/** What the system itself reports, as against a bug. */
export function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'syscall' in error
  );
}
