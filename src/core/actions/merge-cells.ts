/** Joins what all copies say about each action: three-way by id and cell, with everything that loses on record. */

import { byCodeUnit } from '../normalise/text.ts';
import { ENGLISH, type Speech } from '../text/speech.ts';
import { say } from '../text/text.ts';
import {
  ACTION_COLUMNS,
  ACTION_STATUSES,
  HUMAN_KEYS,
  labelOf,
  RESOLVED_COLUMNS,
  STATUS_WORDS,
  wordFor,
} from './columns.ts';
import type { Cells, KnownAction, LogEntry, OwnColumn, SheetCopy, SheetRow } from './living.ts';
import { remark } from './remarks.ts';
import { settle, type Claim } from './settle.ts';

/** What people say about an action, and for which state of the inputs they said its status. */
export interface Words {
  readonly human: Cells;
  readonly own: Cells;
  readonly statusHash: string;
  /** False where an older copy said the status: it may have been taken in before. */
  readonly isStatusNewest: boolean;
}

/** Copies in the order of their rank: by runs behind them, then by day, then by name. */
export function byRank(copies: readonly SheetCopy[]): readonly SheetCopy[] {
  return [...copies].sort(
    (a, b) =>
      a.history.length - b.history.length ||
      byCodeUnit(a.run?.asOf ?? '', b.run?.asOf ?? '') ||
      byCodeUnit(a.file, b.file),
  );
}

/** All actions that any copy knows; the newest copy that knows one says most about it. */
export function knownActions(ranked: readonly SheetCopy[]): ReadonlyMap<string, KnownAction> {
  const known = new Map<string, KnownAction>();
  for (const { baseline } of ranked) {
    for (const [id, action] of baseline) {
      const before = known.get(id);
      const firstSeen = [before?.firstSeen ?? '', action.firstSeen].filter((day) => day !== '');
      known.set(id, { ...action, firstSeen: firstSeen.sort(byCodeUnit)[0] ?? '' });
    }
  }
  return known;
}

/** The columns that people added to any copy. */
export function ownColumnsOf(ranked: readonly SheetCopy[], speech: Speech): readonly OwnColumn[] {
  const columns = new Map<string, OwnColumn>();
  for (const column of [...ranked].reverse().flatMap((copy) => copy.ownColumns)) {
    if (!columns.has(column.key)) columns.set(column.key, column);
  }
  // Excel refuses a table in which two columns have one name.
  const taken = new Set(
    [...ACTION_COLUMNS, ...RESOLVED_COLUMNS].flatMap(({ label }) =>
      [speech, ENGLISH].map(({ of }) => of(label).toLowerCase()),
    ),
  );
  return [...columns.values()].map((column) => {
    let { label } = column;
    for (let count = 2; taken.has(label.toLowerCase()); count += 1) {
      label = `${column.label} (${String(count)})`;
    }
    taken.add(label.toLowerCase());
    return { ...column, label };
  });
}

/** Everything that the copies say, by action id. */
export class SpokenWords {
  readonly log: LogEntry[] = [];
  private readonly rows = new Map<string, { readonly copy: SheetCopy; readonly row: SheetRow }[]>();
  private readonly ranked: readonly SheetCopy[];
  private readonly ownKeys: readonly string[];

  private readonly speech: Speech;

  constructor(ranked: readonly SheetCopy[], own: readonly OwnColumn[], speech: Speech) {
    this.speech = speech;
    this.ranked = ranked;
    this.ownKeys = own.map(({ key }) => key);
    for (const copy of ranked) {
      for (const row of copy.rows) {
        const same = this.rows.get(row.id);
        if (same === undefined) this.rows.set(row.id, [{ copy, row }]);
        else same.push({ copy, row });
      }
    }
  }

  /** What people say about one action; conflicts go to the log. */
  about(id: string): Words {
    const [only, ...others] = this.ranked;
    if (only !== undefined && others.length === 0) {
      const spoken = this.rows.get(id) ?? [];
      if (spoken.length <= 1) return this.aboutOnly(only, spoken[0]?.row, id);
    }
    const status = { hash: '', isNewest: true };
    const cellsOf = (keys: readonly string[], group: 'human' | 'own'): Cells => {
      const cells: Record<string, string> = {};
      for (const key of keys) {
        const claims = this.claims(id, group, key);
        const settled = settle(claims);
        if (settled === null) continue;
        const { kept, lost } = settled;
        if (kept.value !== '') cells[key] = kept.value;
        if (key === 'status') {
          status.hash = kept.hash;
          status.isNewest = kept.rank === claims.at(-1)?.rank;
        }
        for (const claim of lost) this.record(id, key, kept, claim);
      }
      return cells;
    };
    const human = cellsOf(HUMAN_KEYS, 'human');
    return {
      human: { ...human, status: human['status'] ?? ACTION_STATUSES[0] },
      own: cellsOf(this.ownKeys, 'own'),
      statusHash: status.hash,
      isStatusNewest: status.isNewest,
    };
  }

  /** The same for one row of the only copy, where nothing can differ. */
  private aboutOnly(copy: SheetCopy, row: SheetRow | undefined, id: string): Words {
    const known = copy.baseline.get(id);
    const cellsOf = (keys: readonly string[], group: 'human' | 'own'): Record<string, string> => {
      const cells: Record<string, string> = {};
      for (const key of keys) {
        const value = row?.[group][key] ?? known?.[group][key] ?? '';
        if (value !== '') cells[key] = value;
      }
      return cells;
    };
    const human = cellsOf(HUMAN_KEYS, 'human');
    human['status'] ??= ACTION_STATUSES[0];
    const own = cellsOf(this.ownKeys, 'own');
    return { human, own, statusHash: copy.run?.hash ?? '', isStatusNewest: true };
  }

  private claims(id: string, group: 'human' | 'own', key: string): readonly Claim[] {
    const spoken = this.rows.get(id) ?? [];
    return this.ranked.flatMap((copy, rank): Claim[] => {
      const fallback = key === 'status' ? ACTION_STATUSES[0] : '';
      const known = copy.baseline.get(id);
      const base = known?.[group][key] ?? fallback;
      const from = { base, rank, file: copy.file, hash: copy.run?.hash ?? '' };
      const rows = spoken.filter((one) => one.copy === copy && one.row[group][key] !== undefined);
      if (rows.length > 0) {
        return rows.map(({ row }) => ({
          ...from,
          value: row[group][key] ?? '',
          cell: row.address(key),
        }));
      }
      return known === undefined ? [] : [{ ...from, value: base, cell: '' }];
    });
  }

  private record(id: string, key: string, kept: Claim, lost: Claim): void {
    const { of } = this.speech;
    const shown = (value: string): string =>
      key === 'status' ? of(wordFor(STATUS_WORDS, value)) : value;
    const rows = kept.file === lost.file && kept.rank === lost.rank;
    this.log.push(
      remark({
        what: of(rows ? say('Two rows of one action differ') : say('Two copies differ')),
        id,
        column: labelOf(key, this.speech),
        kept: shown(kept.value),
        other: shown(lost.value),
        file: rows
          ? lost.file
          : of(say('{file}; kept: {kept}', { file: lost.file, kept: kept.file })),
        cell: lost.cell,
      }),
    );
  }
}
