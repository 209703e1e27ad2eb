/**
 * Spreads a run over several processes. Each reads all files, and measures the customers of its share; one puts
 * the shares together, and judges. Whatever concerns files, tenants or several customers is judged there, once.
 */
import { measure, prepare, type MeasuredCustomer } from './measure.ts';
import type { Facts } from './model/facts.ts';
import { NONE } from './model/group.ts';
import type { EventRecord, Logs } from './model/records.ts';
import type { Tenant } from './model/report.ts';
import type { InputFile, LocalTime, Settings } from './model/settings.ts';
import { shareOf } from './model/stable-id.ts';
import { joined, priceBook, readTenants, type Compared } from './reconcile.ts';
import type { RowSchemas } from './validate/check-rows.ts';
import { wholeRun, type WholeRun } from './whole-run.ts';
import { fromPlain, toPlain } from './partial/plain.ts';
import type { PartCustomer, Plain } from './model/part.ts';

/** The `part`-th of `of` shares, counted from 1. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

/** A share as it is written: what all shares know alike, and each of its customers. */
export interface MeasuredShare {
  readonly files: Facts['files'];
  readonly mappings: Facts['mappings'];
  readonly whole: Plain;
  /** How many customers the whole run has. */
  readonly customers: number;
  /** Each customer of the share with its place among all. Made one when it is asked for. */
  readonly measured: Iterable<PartCustomer>;
}

/** Reads all files and measures the customers that fall into the share. */
export function measureShare(
  given: Iterable<InputFile>,
  settings: Settings,
  schemas: RowSchemas,
  { part, of }: Share,
): MeasuredShare {
  const mine = (key: string): boolean => shareOf(key, of) === part;
  const { tenants, inputs } = readTenants(given, settings, schemas);
  const measuring = prepare(tenants, settings, priceBook(inputs, settings), mine);
  const whole = wholeRun(tenants, inputs, settings, measuring.migrationStart);
  const { files, mappings } = whole.facts;
  const { customers } = measuring;
  function* measured(): MeasuredShare['measured'] {
    for (const [at, customer] of customers.entries()) {
      if (!mine(customer.key)) continue;
      const one = measure(customer, measuring);
      yield { at, customer: toPlain({ ...one, logged: loggedOf(one, measuring.logs) }) };
    }
  }
  const plain = toPlain(withoutClock(whole));
  return { files, mappings, whole: plain, customers: customers.length, measured: measured() };
}

/** The clock of a time zone is no data; its name is in the settings of each share, and makes it again. */
function withoutClock(whole: WholeRun): object {
  const { settings, ...facts } = whole.facts;
  const { local, ...others } = settings;
  return { ...whole, facts: { ...facts, settings: { ...others, local: local?.zone ?? null } } };
}

type Stored = Omit<WholeRun, 'facts'> & {
  readonly facts: Omit<WholeRun['facts'], 'settings'> & {
    readonly settings: Omit<Settings, 'local'> & { readonly local: string | null };
  };
};

/** A customer of a share, as it was measured, with the log entries about the subscriptions on its lines. */
export interface SharedCustomer extends MeasuredCustomer {
  readonly logged: readonly SubscriptionLog[];
}

interface SubscriptionLog {
  readonly tenant: Tenant;
  readonly id: string;
  readonly entries: readonly EventRecord[];
}

function loggedOf({ lines }: MeasuredCustomer, logs: Logs): readonly SubscriptionLog[] {
  return lines
    .flatMap(({ from, to }) => [...from, ...to])
    .filter(({ timeline }) => timeline.entries > 0)
    .map(({ record: { tenant, id } }) => ({ tenant, id, entries: logs[tenant].of(id) }));
}

/** A customer of a share again. Throws where the JSON is none. */
export function customerOf(plain: Plain): SharedCustomer {
  return fromPlain(plain) as SharedCustomer;
}

/** Everything that was compared, from the customers of all shares in their order. */
export function joinShares(
  plain: Plain,
  customers: readonly SharedCustomer[],
  localTimeIn: (zone: string) => LocalTime,
): Compared {
  const { facts, counts } = fromPlain(plain) as Stored;
  const zone = facts.settings.local;
  const settings = { ...facts.settings, local: zone === null ? null : localTimeIn(zone) };
  return joined({ facts: { ...facts, settings }, counts }, customers, logsOf(customers));
}

function logsOf(customers: readonly SharedCustomer[]): Logs {
  const entries = { from: new Map<string, Entries>(), to: new Map<string, Entries>() };
  for (const { logged } of customers) {
    for (const one of logged) entries[one.tenant].set(one.id, one.entries);
  }
  return {
    from: { of: (id) => entries.from.get(id) ?? NONE },
    to: { of: (id) => entries.to.get(id) ?? NONE },
  };
}

type Entries = readonly EventRecord[];
