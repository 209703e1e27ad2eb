/**
 * Joins the customers of the two tenants: by customer tenant id, else primary domain, else exact
 * normalised name, else the config's map (contract §3.1). Two candidates match nothing.
 */
import { groupBy } from '../model/group.ts';
import type { CustomerHint } from '../model/records.ts';
import type { Location } from '../model/raw-table.ts';
import type { Tenant } from '../model/report.ts';
import { hintFromText } from '../normalise/owner.ts';
import { byCodeUnit, foldName } from '../normalise/text.ts';

/** A customer as one tenant's files know it. */
export interface TenantCustomer {
  readonly tenant: Tenant;
  tenantId: string | null;
  domain: string | null;
  name: string | null;
  listed: boolean;
  /** True where a subscriptions file of its own, or a row of a consolidated one, was given. */
  hasFile: boolean;
  /** True where a row about it was rejected, or stands against another customer's. */
  rowsLost: boolean;
  /** Listed customers that this one could be, where its name alone does not decide. */
  readonly couldBe: readonly TenantCustomer[];
  readonly locations: Location[];
}

/** All customers of one tenant; hints about the same customer resolve to the same object. */
export class CustomerRegister {
  readonly all: TenantCustomer[] = [];
  private readonly tenant: Tenant;
  private readonly byId = new Map<string, TenantCustomer>();
  private readonly byDomain = new Map<string, TenantCustomer>();
  private readonly byName = new Map<string, TenantCustomer[]>();
  private readonly ambiguous = new Map<string, TenantCustomer>();

  constructor(tenant: Tenant) {
    this.tenant = tenant;
  }

  /** The customer a hint speaks of; made where it is new, never chosen among several. */
  resolve(hint: CustomerHint): TenantCustomer {
    const known = this.find(hint);
    const customer = known ?? this.add(hint);
    this.learn(customer, hint);
    return customer;
  }

  /** A row of the customer list: two rows with different ids are two customers, even of one name. */
  resolveListed(hint: CustomerHint): TenantCustomer {
    const byId = hint.tenantId === null ? undefined : this.byId.get(hint.tenantId);
    const byDomain =
      hint.tenantId !== null || hint.domain === null ? undefined : this.byDomain.get(hint.domain);
    const bare = hint.tenantId === null && hint.domain === null;
    const byName = bare ? this.named(hint)[0] : undefined;
    const customer = byId ?? byDomain ?? byName ?? this.add(hint);
    this.learn(customer, hint);
    return customer;
  }

  /** The customer that a hint speaks of, if there is exactly one already. */
  peek(hint: CustomerHint): TenantCustomer | null {
    const byId = hint.tenantId === null ? undefined : this.byId.get(hint.tenantId);
    const named = this.named(hint);
    return byId ?? (named.length === 1 ? (named[0] ?? null) : null);
  }

  private find(hint: CustomerHint): TenantCustomer | null {
    if (hint.tenantId !== null) {
      const same = this.byId.get(hint.tenantId);
      if (same !== undefined) return same;
      const named = this.named(hint).filter((customer) => customer.tenantId === null);
      return named.length === 1 ? (named[0] ?? null) : null;
    }
    const domain = hint.domain === null ? undefined : this.byDomain.get(hint.domain);
    if (domain !== undefined) return domain;
    const named = this.named(hint);
    return named.length > 1 ? this.undecided(hint, named) : (named[0] ?? null);
  }

  private named(hint: CustomerHint): readonly TenantCustomer[] {
    const same = hint.name === null ? [] : (this.byName.get(foldName(hint.name)) ?? []);
    return same.filter((customer) => agree(customer.domain, hint.domain));
  }

  private undecided(hint: CustomerHint, couldBe: readonly TenantCustomer[]): TenantCustomer {
    const folded = foldName(hint.name ?? '');
    const known = this.ambiguous.get(folded);
    if (known !== undefined) return known;
    const customer = this.make(hint, couldBe);
    this.ambiguous.set(folded, customer);
    return customer;
  }

  private add(hint: CustomerHint): TenantCustomer {
    return this.make(hint, []);
  }

  private make(hint: CustomerHint, couldBe: readonly TenantCustomer[]): TenantCustomer {
    const customer: TenantCustomer = {
      tenant: this.tenant,
      tenantId: null,
      domain: null,
      name: hint.name,
      listed: false,
      hasFile: false,
      rowsLost: false,
      couldBe,
      locations: [],
    };
    this.all.push(customer);
    if (hint.name !== null && couldBe.length === 0) this.indexName(hint.name, customer);
    return customer;
  }

  private learn(customer: TenantCustomer, hint: CustomerHint): void {
    if (customer.couldBe.length > 0) return;
    if (hint.tenantId !== null && customer.tenantId === null) {
      customer.tenantId = hint.tenantId;
      this.byId.set(hint.tenantId, customer);
    }
    if (hint.domain !== null && customer.domain === null) {
      customer.domain = hint.domain;
      this.byDomain.set(hint.domain, customer);
    }
    if (hint.name !== null && customer.name === null) {
      customer.name = hint.name;
      this.indexName(hint.name, customer);
    }
  }

  private indexName(name: string, customer: TenantCustomer): void {
    const folded = foldName(name);
    this.byName.set(folded, [...(this.byName.get(folded) ?? []), customer]);
  }
}

/** One customer across both tenants. */
export interface MatchedCustomer {
  readonly key: string;
  readonly name: string;
  readonly from: TenantCustomer | null;
  readonly to: TenantCustomer | null;
  /** Names of the candidates where more than one fits; then nothing is matched. */
  readonly candidates: readonly string[];
}

/** Matches all customers; the result is sorted by key. */
export function matchCustomers(
  from: readonly TenantCustomer[],
  to: readonly TenantCustomer[],
  map: Readonly<Record<string, string>>,
): readonly MatchedCustomer[] {
  const finder = new CandidateFinder(to, map);
  const claims = from.map((customer) => ({ customer, candidates: finder.find(customer) }));
  const claimed = new Map<TenantCustomer, number>();
  for (const { candidates } of claims) {
    const only = candidates.length === 1 ? candidates[0] : undefined;
    if (only !== undefined) claimed.set(only, (claimed.get(only) ?? 0) + 1);
  }
  const taken = new Set<TenantCustomer>();
  const doubted = new Map<TenantCustomer, TenantCustomer[]>();
  const matched = claims.map(({ customer, candidates }): MatchedCustomer => {
    const only = candidates.length === 1 ? candidates[0] : undefined;
    const contested = only !== undefined && (claimed.get(only) ?? 0) > 1;
    if (only !== undefined && !contested && customer.couldBe.length === 0) {
      taken.add(only);
      return toMatched(customer, only, only.couldBe.map(describe));
    }
    const rivals = contested
      ? claims
          .filter((claim) => claim.candidates[0] === only && claim.customer !== customer)
          .map((claim) => claim.customer)
      : [];
    const doubtful = candidates.length > 1 || contested ? candidates : [];
    for (const candidate of doubtful) {
      doubted.set(candidate, [...(doubted.get(candidate) ?? []), customer]);
    }
    return toMatched(customer, null, [...doubtful, ...rivals, ...customer.couldBe].map(describe));
  });
  const rest = to.filter((customer) => !taken.has(customer));
  const alone = rest.map((customer) => {
    const claimants = [...(doubted.get(customer) ?? []), ...customer.couldBe];
    return toMatched(null, customer, claimants.map(describe));
  });
  const all = [...matched, ...alone];
  return all.sort((a, b) => byCodeUnit(a.key, b.key) || byCodeUnit(a.name, b.name));
}

/** Two ids or domains speak against each other only where both are known. */
function agree(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

/** A customer in words that tell it from its namesakes. */
export function describe(customer: TenantCustomer): string {
  const id = customer.tenantId ?? customer.domain;
  const name = customer.name ?? id ?? '?';
  return id === null || id === name ? name : `${name} (${id})`;
}

function toMatched(
  from: TenantCustomer | null,
  to: TenantCustomer | null,
  candidates: readonly string[],
): MatchedCustomer {
  const known = (field: 'tenantId' | 'domain' | 'name'): string | null =>
    from?.[field] ?? to?.[field] ?? null;
  const [tenantId, domain] = [known('tenantId'), known('domain')];
  const name = known('name') ?? domain ?? tenantId ?? '?';
  const key = tenantId ?? (domain === null ? `name:${foldName(name)}` : `domain:${domain}`);
  return { key, name, from, to, candidates };
}

class CandidateFinder {
  private readonly to: readonly TenantCustomer[];
  private readonly map: ReadonlyMap<string, CustomerHint>;
  private readonly byId: ReadonlyMap<string, readonly TenantCustomer[]>;
  private readonly byDomain: ReadonlyMap<string, readonly TenantCustomer[]>;
  private readonly byName: ReadonlyMap<string, readonly TenantCustomer[]>;

  constructor(to: readonly TenantCustomer[], map: Readonly<Record<string, string>>) {
    this.to = to;
    this.map = new Map(Object.entries(map).map(([a, b]) => [foldName(a), hintFromText(b)]));
    this.byId = groupBy(to, (customer) => customer.tenantId);
    this.byDomain = groupBy(to, (customer) => customer.domain);
    this.byName = groupBy(to, (customer) =>
      customer.name === null ? null : foldName(customer.name),
    );
  }

  find(customer: TenantCustomer): readonly TenantCustomer[] {
    const byId = customer.tenantId === null ? [] : (this.byId.get(customer.tenantId) ?? []);
    if (byId.length > 0) return byId;
    // Two different tenant ids or domains are two customers, whatever else they share.
    const compatible = (candidate: TenantCustomer): boolean =>
      agree(customer.tenantId, candidate.tenantId) && agree(customer.domain, candidate.domain);
    const domain = customer.domain === null ? [] : (this.byDomain.get(customer.domain) ?? []);
    const byDomain = domain.filter(compatible);
    if (byDomain.length > 0) return this.decided(customer, byDomain);
    const name = customer.name === null ? [] : (this.byName.get(foldName(customer.name)) ?? []);
    const byName = name.filter(compatible);
    return this.decided(customer, byName);
  }

  /** Where a domain or name leads to one customer, it is that one; else the config may say which. */
  private decided(
    customer: TenantCustomer,
    found: readonly TenantCustomer[],
  ): readonly TenantCustomer[] {
    if (found.length === 1) return found;
    const mapped = this.mapped(customer);
    return mapped.length > 0 ? mapped : found;
  }

  private mapped(customer: TenantCustomer): readonly TenantCustomer[] {
    for (const text of [customer.tenantId, customer.domain, customer.name]) {
      const target = text === null ? undefined : this.map.get(foldName(text));
      if (target === undefined) continue;
      return this.to.filter(
        (candidate) =>
          (target.tenantId !== null && candidate.tenantId === target.tenantId) ||
          (target.domain !== null && candidate.domain === target.domain) ||
          (target.name !== null && foldName(candidate.name ?? '') === foldName(target.name)),
      );
    }
    return [];
  }
}
