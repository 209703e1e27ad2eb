/** What must hold for a whole run with one damaged export: it ends, it adds up, it never looks clean. */
import { createHash } from 'node:crypto';
import { strFromU8, strToU8, zipSync } from 'fflate';
import type { Report, Tenant } from '../../src/core/model/report.ts';
import type { InputFile, Settings } from '../../src/core/model/settings.ts';
import { run, settings } from '../helpers/builders.ts';
import { damageBytes, type Mutant } from './bytes.ts';
import { damageText } from './csv-text.ts';
import type { Random } from './random.ts';
import { readTimed, RECOGNISABLE_BYTES } from './reading.ts';
import { workbookSeeds, textSeeds, type Seed } from './seeds.ts';
import { damageParts, unpack } from './xlsx-parts.ts';

/** Two tenants of a sample, read once, with what an undamaged run says. */
interface Pair {
  readonly files: readonly InputFile[];
  readonly seeds: readonly Seed[];
  readonly report: Report;
}

const SETTINGS: Settings = settings({ asOf: '2026-05-20', migrationStart: '2026-04-15' });

function toInput({ name, bytes }: Seed): InputFile | string {
  const read = readTimed(bytes);
  if (typeof read === 'string') return read;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const tenant: Tenant = name.split('/').includes('from') ? 'from' : 'to';
  return { path: name, tenant, sha256, read, incidental: false };
}

/** The pairs that are damaged: one that is clean, one that lacks seats, one with every kind of trouble. */
export function samplePairs(): readonly Pair[] {
  const minimal = sampleSeeds('minimal');
  return [minimal, minimal.map(withMoreSeats), sampleSeeds('tour')].map((seeds) => {
    const files = seeds.map(toInput).filter((file) => typeof file !== 'string');
    return { files, seeds, report: run(files, SETTINGS) };
  });
}

function sampleSeeds(sample: string): readonly Seed[] {
  const all = [...workbookSeeds(), ...textSeeds()];
  return all.filter(({ name }) => name.startsWith(`samples/${sample}/`));
}

/** Five seats more for every subscription of the Transitioning From tenant. */
function withMoreSeats(seed: Seed): Seed {
  const parts = seed.name.includes('/from/') ? unpack(seed.bytes) : null;
  if (parts === null) return seed;
  for (const [name, content] of Object.entries(parts)) {
    const more = (_: string, seats: string): string => `<v>${String(Number(seats) + 5)}</v>`;
    if (name.includes('sheets/')) {
      parts[name] = strToU8(strFromU8(content).replace(/<v>(\d+)<\/v>/g, more));
    }
  }
  return { ...seed, bytes: zipSync(parts, { mtime: '2026-01-01T00:00:00' }) };
}

/** One damaged file and what became of it: a verdict or a code, and in words what is wrong about that. */
export interface Verdict {
  readonly what: string;
  readonly bytes: Buffer;
  readonly outcome: string;
  readonly wrong: string | null;
}

/** Damages one file of one pair and says in words what does not hold then. */
export function damageOneExport(pairs: readonly Pair[], random: Random): Verdict {
  const pair = random.pick(random.once(6) ? pairs : pairs.slice(0, 2));
  const index = random.below(pair.seeds.length);
  const seed = random.pick(pair.seeds.slice(index, index + 1));
  const byBytes = random.once(2);
  const mutant = byBytes
    ? damageBytes(seed.bytes, random.pick(pair.seeds).bytes, random)
    : damageInside(seed, random);
  const what = `${mutant.what} of ${seed.name}`;
  const input = toInput({ name: seed.name, bytes: mutant.bytes });
  if (typeof input === 'string')
    return { what, bytes: mutant.bytes, wrong: input, outcome: 'wrong' };
  const files = pair.files.map((file, at) => (at === index ? input : file));
  const protectedBySums =
    byBytes && seed.name.endsWith('.xlsx') && mutant.bytes.length >= RECOGNISABLE_BYTES;
  // That a file was given twice is told by its bytes, so there any byte may make a difference.
  const { sha256 } = pair.files[index] ?? input;
  const twice = pair.files.filter((file) => file.sha256 === sha256).length > 1;
  const judged = judge(files, input, protectedBySums && !twice ? pair.report : null);
  const lessIsKnown = /^(?:(?:delete|truncate|behead|zero)\+?)+$/.test(mutant.what);
  const hidden = lessIsKnown && input.tenant === 'from' && judged.outcome === 'clean';
  const wrong = hidden && pair.report.verdict !== 'clean' ? 'findings went with the data' : null;
  return { what, bytes: mutant.bytes, outcome: judged.outcome, wrong: judged.wrong ?? wrong };
}

function damageInside(seed: Seed, random: Random): Mutant {
  if (seed.name.endsWith('.csv')) return damageText(seed.bytes, random);
  return damageParts(seed.bytes, random) ?? damageBytes(seed.bytes, seed.bytes, random);
}

/** `expected`: the report that must come out where the file can be read at all, since checksums protect it. */
function judge(files: readonly InputFile[], damaged: InputFile, expected: Report | null) {
  let report: Report;
  try {
    report = run(files, SETTINGS);
  } catch (error) {
    const wrong = `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    return { wrong, outcome: 'wrong' };
  }
  const wrong =
    unbalanced(report, damaged) ??
    tooClean(report, damaged) ??
    (expected !== null && damaged.read.ok ? changed(report, expected) : null);
  return { wrong, outcome: report.verdict };
}

function unbalanced(report: Report, damaged: InputFile): string | null {
  if (!report.accounting.balanced) return 'the accounting is not balanced';
  for (const tenant of ['from', 'to'] as const) {
    const sums = report.accounting[tenant];
    if (sums.rows !== sums.accepted + sums.rejected + sums.ignored) return `${tenant}: lost rows`;
  }
  if (!damaged.read.ok) return null;
  const input = report.inputs.find(({ path }) => path === damaged.path);
  if (input === undefined) return 'the damaged file is not mentioned';
  const { headerRow, sheet, rows } = input;
  if (headerRow === null) return null;
  const table = damaged.read.file.tables.find((known) => known.sheet === (sheet ?? ''));
  const below = table?.rows.filter(({ number }) => number > headerRow).length ?? 0;
  return rows === below ? null : `${String(rows)} rows counted of ${String(below)}`;
}

/** Clean means that everything was read and nothing is left to do. */
function tooClean(report: Report, damaged: InputFile): string | null {
  if (report.verdict !== 'clean') return null;
  if (!damaged.read.ok) return `clean although ${damaged.read.problem.code}`;
  const kind = report.inputs.find(({ path }) => path === damaged.path)?.kind;
  if (kind === 'unrecognised') return 'clean although a file was not recognised';
  if (report.rejectedRows.length > 0) return 'clean although rows were rejected';
  const open = report.findings.filter(({ severity }) => severity === 'error');
  if (open.length > 0) return `clean although ${open.map(({ rule }) => rule).join()}`;
  const failed = report.rules.filter(({ outcome }) => outcome === 'failed');
  return failed.length > 0 ? `clean although ${failed.map(({ id }) => id).join()} failed` : null;
}

function changed(report: Report, expected: Report): string | null {
  const [was, is] = [expected, report].map(({ verdict, totals, lines, findings }) =>
    JSON.stringify({ verdict, totals, lines, findings: findings.map(({ id }) => id) }),
  );
  return was === is ? null : 'the same rows give another result';
}
