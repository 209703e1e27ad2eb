/** Which files speak of which customer: the matrix behind the checks on completeness and age. */
import type { CustomerFacts, FileFacts } from '../model/facts.ts';
import { addTo } from '../model/group.ts';
import type { Coverage } from '../model/preflight.ts';
import type { Tenant } from '../model/report.ts';
import { formatDay, type Day } from '../model/values.ts';
import { byCodeUnit, foldName } from '../normalise/text.ts';
import type { Given, MovingCustomer } from './check.ts';

/** Files by the name that their owner was found under. */
export class FileIndex {
  private readonly own = new Map<string, FileFacts[]>();
  private readonly shared = new Map<string, FileFacts[]>();
  private readonly bearers = new Map<string, number>();

  constructor({ facts }: Given) {
    for (const file of facts.files) {
      const { tenant, kind, customer } = file.input;
      if (tenant === null || kind !== 'subscriptions') continue;
      if (customer !== null) addTo(this.own, `${tenant} ${foldName(customer)}`, file);
      else {
        addTo(this.shared, tenant, file);
        addTo(this.shared, `${tenant} ${file.input.path}`, file);
      }
    }
    for (const customer of facts.customers) {
      for (const tenant of ['from', 'to'] as const) {
        for (const key of keysOf(customer, tenant)) {
          this.bearers.set(key, (this.bearers.get(key) ?? 0) + 1);
        }
      }
    }
  }

  /** Subscriptions files of this customer alone. Of namesakes, only those that its subscriptions stand in. */
  ownOf(moving: MovingCustomer, tenant: Tenant): readonly FileFacts[] {
    const paths = pathsOf(moving, tenant);
    const files = keysOf(moving.customer, tenant).flatMap((key) =>
      (this.own.get(key) ?? []).filter(
        ({ input }) => this.bearers.get(key) === 1 || paths.has(input.path),
      ),
    );
    return [...new Set(files)];
  }

  /** Files that name their customers in a column: those that list this one, or that could. */
  sharedOf(moving: MovingCustomer, tenant: Tenant): readonly FileFacts[] {
    const listing = [...pathsOf(moving, tenant)].flatMap(
      (path) => this.shared.get(`${tenant} ${path}`) ?? [],
    );
    if (listing.length > 0) return listing;
    const all = this.shared.get(tenant) ?? [];
    return all.length <= FEW ? all : [];
  }

  /** All files that can hold subscriptions of the customer. */
  filesOf(moving: MovingCustomer, tenant: Tenant): readonly FileFacts[] {
    return [...this.ownOf(moving, tenant), ...this.sharedOf(moving, tenant)];
  }
}

/** Of so many joint files, each speaks of a customer also by not listing it. */
const FEW = 3;

function pathsOf({ lines }: MovingCustomer, tenant: Tenant): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line[tenant].map(({ record }) => record.location.path)));
}

function keysOf(customer: CustomerFacts, tenant: Tenant): readonly string[] {
  const side = customer[tenant];
  const names = [side?.name, side?.domain, side?.tenantId];
  const keys = names.flatMap((name) =>
    name === null || name === undefined ? [] : [`${tenant} ${foldName(name)}`],
  );
  return [...new Set(keys)];
}

/** The oldest day in the names of files. */
export function oldestDay(files: readonly FileFacts[]): Day | null {
  const days = files.flatMap(({ dayInName }) => (dayInName === null ? [] : [dayInName]));
  return days.sort((a, b) => a - b)[0] ?? null;
}

/** One row per customer and tenant. */
export function coverageOf(given: Given): readonly Coverage[] {
  const index = new FileIndex(given);
  return given.customers.flatMap((moving) =>
    (['from', 'to'] as const).map((tenant) => coverage(moving, tenant, index, given)),
  );
}

function coverage(
  moving: MovingCustomer,
  tenant: Tenant,
  index: FileIndex,
  { facts }: Given,
): Coverage {
  const { customer, lines } = moving;
  const side = customer[tenant];
  const own = index.ownOf(moving, tenant);
  const state = stateOf(customer, tenant, own.length > 0, facts.tenants[tenant].consolidated);
  const files =
    state === 'own-file' ? own : state === 'consolidated' ? index.sharedOf(moving, tenant) : [];
  const day = oldestDay(files);
  const sum = (field: 'rows' | 'rejected'): number =>
    own.reduce((total, { input }) => total + input[field], 0);
  return {
    customerKey: customer.key,
    customer: customer.name,
    tenant,
    listed: side?.listed === true,
    state,
    files: files.map(({ input }) => input.path).sort(byCodeUnit),
    rows: own.length > 0 ? sum('rows') : lines.reduce((n, line) => n + line[tenant].length, 0),
    rejected: sum('rejected'),
    takenOn: day === null ? null : formatDay(day),
    ageDays: day === null ? null : facts.asOf - day,
  };
}

function stateOf(
  customer: CustomerFacts,
  tenant: Tenant,
  hasOwn: boolean,
  consolidated: boolean,
): Coverage['state'] {
  if (hasOwn) return 'own-file';
  const side = customer[tenant];
  if (side?.hasFile === true) return 'consolidated';
  if (tenant === 'from') return 'missing';
  if (consolidated) return 'consolidated';
  const needed = side?.listed === true || customer.notComparable === 'to-export-missing';
  return needed ? 'missing' : 'not-needed';
}
