/**
 * What a page shows first, and what it leaves to the workbook where there is too much: the worst comes
 * first, and everything that is left out is counted.
 */

import type {
  CustomerReport,
  Finding,
  LineReport,
  Report,
  Severity,
  Stage,
} from '../../model/report.ts';

/** The first rows of a list, and how many there are in all. */
export interface Shown<Row> {
  readonly rows: readonly Row[];
  readonly all: number;
}

/** At most `most` rows, those with the lowest rank first; rows of one rank keep their order. */
export function worstFirst<Row>(
  rows: readonly Row[],
  rank: (row: Row) => number,
  most: number,
): Shown<Row> {
  const ranked = rows.map((row) => ({ row, rank: rank(row) }));
  ranked.sort((one, other) => one.rank - other.rank);
  return { rows: ranked.slice(0, most).map(({ row }) => row), all: rows.length };
}

const STAGE_RANKS: Readonly<Record<Stage, number>> = {
  'at-risk': 0,
  'suspend-due': 1,
  provisioning: 2,
  'not-started': 3,
  accepted: 4,
  'not-comparable': 5,
  done: 6,
};

/** Customers by how urgent their stage is. */
export function customerRank({ stage }: CustomerReport): number {
  return STAGE_RANKS[stage];
}

const SEVERITY_RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings by severity, the biggest first. */
export function findingRank({ severity, numbers }: Finding): number {
  const values = Object.values(numbers).filter((value) => typeof value === 'number');
  const size = Math.min(Math.max(0, ...values), 1e9);
  return SEVERITY_RANKS[severity] - size / 1e10;
}

/** Lines by their worst finding; those that were not compared come before those in order. */
export function lineRanks({ findings }: Report): (line: LineReport) => number {
  const ranks = new Map<string, number>();
  for (const { customerKey, offerKey, severity } of findings) {
    if (customerKey === null || offerKey === null) continue;
    const key = `${customerKey}\n${offerKey}`;
    ranks.set(key, Math.min(ranks.get(key) ?? 3, SEVERITY_RANKS[severity]));
  }
  return (line) => ranks.get(`${line.customerKey}\n${line.offerKey}`) ?? (line.comparable ? 4 : 3);
}

/** Lines with days to show: what goes on comes first, then what nobody knows, then what is over. */
export function timelineRank({ overlap, gap }: LineReport): number {
  const size = Math.min((overlap.seatDays ?? 0) + (gap.seatDays ?? 0), 1e9) / 1e10;
  if (gap.open) return 0 - size;
  if (overlap.open) return 1 - size;
  return (overlap.certain && gap.days !== null ? 3 : 2) - size;
}
