/** Gathers one tenant's activity logs: events by subscription, and what is no event counted by reason. */
import type { UnderstoodInput } from '../intake/understand.ts';
import { addTo } from '../model/group.ts';
import type { CustomerHint, EventRecord } from '../model/records.ts';
import type { Tenant } from '../model/report.ts';
import { toLogEntry, type TableOrigin } from './to-records.ts';

/** An input of which rows could be read. */
export type CheckedInput = UnderstoodInput & {
  readonly checked: NonNullable<UnderstoodInput['checked']>;
};

/** Where the rows of an input come from. */
export function originOf(
  tenant: Tenant,
  input: CheckedInput,
  owner: CustomerHint | null,
): TableOrigin {
  return { tenant, path: input.file.path, table: input.checked.table, owner };
}

export interface Log {
  readonly events: ReadonlyMap<string, readonly EventRecord[]>;
  readonly eventRows: number;
  readonly eventsFailed: number;
  readonly eventsUnattributed: number;
  readonly attributed: readonly (readonly EventRecord[])[];
}

/** Reads all log rows of a tenant. */
export function readLog(tenant: Tenant, inputs: readonly CheckedInput[]): Log {
  const events = new Map<string, EventRecord[]>();
  const attributed: (readonly EventRecord[])[] = [];
  const counts = { rows: 0, failed: 0, unattributed: 0 };
  for (const input of inputs) {
    const origin = originOf(tenant, input, null);
    for (const row of input.checked.accepted) {
      counts.rows += 1;
      const entry = toLogEntry(origin, row, input.checked.notation);
      if (entry.status === 'failed') counts.failed += 1;
      else if (entry.status === 'unattributed') counts.unattributed += 1;
      else {
        attributed.push(entry.events);
        for (const event of entry.events) addTo(events, event.subscriptionId, event);
      }
    }
  }
  return {
    events,
    eventRows: counts.rows,
    eventsFailed: counts.failed,
    eventsUnattributed: counts.unattributed,
    attributed,
  };
}

/** Log rows that speak of no exported subscription. */
export function rowsAboutNone(log: Log, exported: readonly string[]): number {
  const ids = new Set(exported);
  return log.attributed.filter((events) => !events.some((event) => ids.has(event.subscriptionId)))
    .length;
}
