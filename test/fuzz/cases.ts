/** One case of each kind of damage: what is damaged, how, and whether the reader kept its promise. */
import type { ReadResult } from '../../src/core/model/raw-table.ts';
import { readFileBytes } from '../../src/formats/read-file.ts';
import { damageBytes, type Mutant } from './bytes.ts';
import { damageText } from './csv-text.ts';
import { damageOneExport, samplePairs, type Verdict } from './pipeline.ts';
import { seededRandom, type Random } from './random.ts';
import { judgeText, judgeWorkbook, judgeWorkbookBytes, readTimed } from './reading.ts';
import { textSeeds, workbookSeeds, type Seed } from './seeds.ts';
import { damageParts } from './xlsx-parts.ts';

export const KINDS = ['xlsx-bytes', 'xlsx-parts', 'csv-bytes', 'csv-text', 'pipeline'] as const;
export type Kind = (typeof KINDS)[number];

type Case = (random: Random) => Verdict;
type Judge = (result: Extract<ReadResult, { readonly ok: true }>, mutant: Mutant) => string | null;

/** Prepares a kind: the seeds are read once, then any number of cases can be made of them. */
export function casesOf(kind: Kind, seed: string): (index: number) => Verdict {
  const once = PREPARE[kind]();
  return (index) => once(seededRandom(seed, kind, index));
}

const PREPARE: Readonly<Record<Kind, () => Case>> = {
  'xlsx-bytes': () => {
    const seeds = workbookSeeds();
    const originals = new Map(seeds.map((seed) => [seed, readFileBytes(seed.bytes, {})]));
    return (random) => {
      const seed = random.pick(seeds);
      const original = originals.get(seed);
      return judged(
        seed,
        damageBytes(seed.bytes, random.pick(seeds).bytes, random),
        ({ file }, { bytes }) =>
          original === undefined ? null : judgeWorkbookBytes(file, bytes, original),
      );
    };
  },
  'xlsx-parts': () => {
    const seeds = workbookSeeds();
    return (random) => {
      const seed = random.pick(seeds);
      const mutant = damageParts(seed.bytes, random);
      if (mutant === null) {
        return judged(seed, damageBytes(seed.bytes, seed.bytes, random), () => null);
      }
      return judged(seed, mutant, ({ file }, { bytes }) => judgeWorkbook(file, bytes));
    };
  },
  'csv-bytes': () => {
    const seeds = textSeeds();
    return (random) => {
      const seed = random.pick(seeds);
      return judged(seed, damageBytes(seed.bytes, random.pick(seeds).bytes, random), byRecords);
    };
  },
  'csv-text': () => {
    const seeds = textSeeds();
    return (random) => {
      const seed = random.pick(seeds);
      return judged(seed, damageText(seed.bytes, random), byRecords);
    };
  },
  pipeline: () => {
    const pairs = samplePairs();
    return (random) => damageOneExport(pairs, random);
  },
};

function byRecords(result: Extract<ReadResult, { readonly ok: true }>, mutant: Mutant) {
  return judgeText(result.file, mutant.bytes);
}

function judged(seed: Seed, mutant: Mutant, judge: Judge): Verdict {
  const what = `${mutant.what} of ${seed.name}`;
  const { bytes } = mutant;
  const result = readTimed(bytes);
  if (typeof result === 'string') return { what, bytes, outcome: 'wrong', wrong: result };
  if (!result.ok) return { what, bytes, outcome: result.problem.code, wrong: null };
  return { what, bytes, outcome: 'read', wrong: attempt(() => judge(result, mutant)) };
}

/** A second reading that fails cannot vouch for the first. */
function attempt(judge: () => string | null): string | null {
  try {
    return judge();
  } catch (error) {
    return `the second reading failed: ${String(error)}`;
  }
}
