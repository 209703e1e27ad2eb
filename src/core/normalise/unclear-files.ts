/** Files of subscriptions of which it is not clear whose they are. */
import type { SubscriptionRecord } from '../model/records.ts';
import type { EventLogs } from './event-logs.ts';
import type { Owner } from './owner.ts';
import { foldName } from './text.ts';

interface OwnedTable {
  /** `null` where the rows themselves name their customers. */
  readonly owner: Owner | null;
  readonly records: readonly SubscriptionRecord[];
}

/** One file without a telling name may be the only customer's; of several, nobody can say whose each is. */
export function vagueFiles<T extends OwnedTable>(tables: readonly T[]): readonly T[] {
  const vague = tables.filter(({ owner }) => owner?.vague === true);
  return vague.length > 1 ? vague : [];
}

/**
 * Files of which nothing but their name says whose they are, while the log names several customers for their
 * subscriptions, none of them so: the column of customers was probably not known by its header. Taken for one
 * customer's, the seats that one lacks would be made up for by another's.
 */
export function mixedFiles<T extends OwnedTable>(
  tables: readonly T[],
  events: EventLogs,
): readonly T[] {
  return tables.filter(({ owner, records }) => {
    if (owner?.known !== 'file-name') return false;
    const [names, customers] = [new Set<string>(), new Set<string>()];
    for (const { customer } of events.about(records.map(({ id }) => id))) {
      if (customer.name === null) continue;
      const name = foldName(customer.name);
      names.add(name);
      // One id under two names was renamed.
      customers.add(customer.tenantId ?? name);
    }
    return customers.size > 1 && !names.has(foldName(owner.hint.name ?? ''));
  });
}
