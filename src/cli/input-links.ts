/** Where the inputs lie as seen from the folder of the reports, for links that still lead there on a share. */
import path from 'node:path';
import type { FoundFile } from './files.ts';
import type { Progress } from './gather.ts';

/** Further up lies what belongs to the machine; a page that is passed on should not tell of it. */
const MOST_STEPS_UP = 4;

/** Half of a character, as in names that were never text; no address can hold it. */
const BROKEN = /\p{Cs}/u;

/** Collects the files of a run as they are read. */
export class InputLinks {
  private readonly folder: string;
  private readonly places = new Map<string, string | null>();

  /** `out` is the folder that the reports are written to. */
  constructor(out: string) {
    this.folder = path.resolve(out);
  }

  /** Two files that are shown alike have no link: it might lead to the wrong one. */
  add({ shown, absolute }: FoundFile): void {
    const known = this.places.get(shown);
    this.places.set(shown, known === undefined || known === absolute ? absolute : null);
  }

  /** The same progress, which notes each file that it is told of. */
  noting(progress: Progress): Progress {
    return {
      ...progress,
      reading: (index, of, file) => {
        this.add(file);
        progress.reading(index, of, file);
      },
    };
  }

  /** Where the files lie, as seen from the folder, for `take` in another run; `null` where that is not clear. */
  given(): Readonly<Record<string, string | null>> {
    const seen = (absolute: string): string =>
      path.relative(this.folder, absolute).split(path.sep).join('/');
    const places = [...this.places].map(([shown, absolute]) => {
      return [shown, absolute === null ? null : seen(absolute)] as const;
    });
    return Object.fromEntries(places);
  }

  /** Files of another run, as they lie seen from its folder. */
  take(places: Readonly<Record<string, string | null>>, folder: string): this {
    for (const [shown, place] of Object.entries(places)) {
      this.places.set(shown, place === null ? null : path.resolve(folder, place));
    }
    return this;
  }

  /** A relative address for a page; `null` where none leads there, as on another drive. */
  readonly hrefOf = (shown: string): string | null => {
    const way = this.wayTo(shown);
    return way === null ? null : addressOf(way);
  };

  /** The names to go through from the folder to the file, for a workbook; `null` likewise. */
  readonly wayTo = (shown: string): readonly string[] | null => {
    const absolute = this.places.get(shown) ?? null;
    if (absolute === null) return null;
    const way = path.relative(this.folder, absolute);
    if (path.isAbsolute(way) || BROKEN.test(way)) return null;
    const steps = way.split(path.sep);
    return steps.filter((step) => step === '..').length > MOST_STEPS_UP ? null : steps;
  };

  /** The same from a folder directly below. */
  readonly wayFromBelow = (shown: string): readonly string[] | null => {
    const way = this.wayTo(shown);
    return way === null ? null : ['..', ...way];
  };
}

/** Escapes all that means something in an address, so that any name leads to its file. */
function addressOf(steps: readonly string[]): string {
  const address = steps.map((step) => encodeURIComponent(step)).join('/');
  // `mailto:x` as a first step would name a scheme.
  return steps[0] === '..' ? address : `./${address}`;
}
