/** Which customers and offers somebody said belong together, and whether the files know them. */
import type { MappingReport, Tenant } from '../model/report.ts';
import type { ConfirmedPair, Settings } from '../model/settings.ts';
import type { TenantRecords } from '../normalise/collect.ts';
import { byCodeUnit, foldName } from '../normalise/text.ts';

/** All pairs of the run, sorted; one that neither side's files know is seen by `foundIn`. */
export function mappingReports(
  settings: Settings,
  from: TenantRecords,
  to: TenantRecords,
): readonly MappingReport[] {
  const confirmed = settings.confirmed ?? [];
  const pairs = [
    ...configured('customer', settings.customers, confirmed),
    ...configured('offer', settings.offers, confirmed),
    ...confirmed.map((pair) => ({ ...pair, source: 'mappings file' as const })),
  ];
  if (pairs.length === 0) return [];
  const known = {
    customer: { from: customerNames(from), to: customerNames(to) },
    offer: { from: offerNames(from), to: offerNames(to) },
  };
  const reports = pairs.map((pair): MappingReport => {
    const { kind } = pair;
    const foundIn = (['from', 'to'] as const).filter((tenant: Tenant) =>
      known[kind][tenant].has(foldName(halfOf(pair, tenant))),
    );
    const { from: one, to: other, fromId, toId, source, overruledBy } = pair;
    return { kind, from: one, to: other, fromId, toId, source, overruledBy, foundIn };
  });
  return reports.sort(
    (a, b) =>
      byCodeUnit(a.kind, b.kind) ||
      byCodeUnit(a.from, b.from) ||
      byCodeUnit(a.to, b.to) ||
      byCodeUnit(a.fromId ?? '', b.fromId ?? '') ||
      byCodeUnit(a.source, b.source),
  );
}

type Pair = Omit<MappingReport, 'foundIn'>;

function halfOf(pair: Pair, tenant: Tenant): string {
  return tenant === 'from' ? (pair.fromId ?? pair.from) : (pair.toId ?? pair.to);
}

/** The config's own entries: those of the map that no confirmed row brought. */
function configured(
  kind: Pair['kind'],
  map: Readonly<Record<string, string>>,
  confirmed: readonly ConfirmedPair[],
): readonly Pair[] {
  const brought = new Set(
    confirmed
      .filter((pair) => pair.kind === kind && pair.overruledBy === null)
      .map((pair) => `${pair.fromId ?? pair.from}\n${pair.toId ?? pair.to}`),
  );
  return Object.entries(map)
    .filter(([from, to]) => !brought.has(`${from}\n${to}`))
    .map(([from, to]) => {
      const none = { fromId: null, toId: null, overruledBy: null };
      return { kind, from, to, ...none, source: 'config' as const };
    });
}

function customerNames({ register }: TenantRecords): ReadonlySet<string> {
  const names = register.all.flatMap(({ tenantId, domain, name }) => [tenantId, domain, name]);
  return folded(names);
}

function offerNames({ subscriptions }: TenantRecords): ReadonlySet<string> {
  const names = subscriptions.flatMap(({ record }) => [record.offerId, record.offerName]);
  return folded(new Set(names));
}

function folded(names: Iterable<string | null>): ReadonlySet<string> {
  const set = new Set<string>();
  for (const name of names) if (name !== null) set.add(foldName(name));
  return set;
}
