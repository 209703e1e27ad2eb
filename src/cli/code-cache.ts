/**
 * Starts a bundled program with what V8 made of its text in an earlier run, so that nothing is parsed and compiled
 * anew: half of what a small run takes. V8 itself refuses what another version or other flags have made, but
 * knows the program by its length alone; so a cache begins with a digest of both, and is left aside where that differs.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

const DIGEST_BYTES = 32;

/** The whole of a program: a CommonJS module, and what its modules see of where they are. */
type Program = (module: { exports: object }, require: NodeJS.Require, url: string) => void;

/** A program: one expression, a function, in a file of ASCII characters. */
export class CachedProgram {
  readonly #file: string;
  readonly #bytes: Buffer;
  readonly #script: Script;

  /** `cache`: the file that holds what `cache()` gave, if there is one. Throws if the program cannot be read. */
  constructor(file: string, cache: string) {
    this.#file = file;
    this.#bytes = readFileSync(file);
    const cachedData = readCache(cache, this.#bytes);
    this.#script = new Script(this.#bytes.toString('latin1'), {
      filename: file,
      ...(cachedData === null ? {} : { cachedData }),
    });
  }

  /** False where all had to be compiled. */
  get isCached(): boolean {
    return this.#script.cachedDataRejected === false;
  }

  /** Runs the program; what it exports. */
  load(): object {
    const program = this.#script.runInThisContext() as Program;
    const module = { exports: {} };
    program(module, createRequire(this.#file), pathToFileURL(this.#file).href);
    return module.exports;
  }

  /** What was compiled by now, for later runs. */
  cache(): Buffer {
    const data = this.#script.createCachedData();
    return Buffer.concat([digestOf(this.#bytes, data), data]);
  }
}

/** `null` where there is none for this program. */
function readCache(file: string, program: Buffer): Buffer | null {
  try {
    const bytes = readFileSync(file);
    const data = bytes.subarray(DIGEST_BYTES);
    return digestOf(program, data).equals(bytes.subarray(0, DIGEST_BYTES)) ? data : null;
  } catch {
    return null;
  }
}

function digestOf(program: Buffer, data: Buffer): Buffer {
  return createHash('sha256').update(program).update(data).digest();
}
