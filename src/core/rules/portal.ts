/** The way to the right place in the portal: which account to sign in with, and what to search for. */
import type { Line } from '../model/facts.ts';
import type { MatchedCustomer } from '../match/customers.ts';
import type { Tenant, Verb } from '../model/report.ts';
import { joined, say, type Text } from '../text/text.ts';
import { tenantName } from './rule.ts';

export interface Visit {
  readonly verb: Verb;
  readonly tenant: Tenant | null;
  readonly customer: MatchedCustomer | null;
  readonly line: Line | null;
}

/** As many ids as fit a step; the sheet Lines has all. */
const MOST_IDS = 5;

/** The steps before an action's own ones; none where it is done outside of the portal. */
export function wayTo({ verb, tenant, customer, line }: Visit): readonly Text[] {
  if (tenant === null || customer === null || verb === 'fix-input') return [];
  const ids = idsOf(customer);
  if (verb === 'request-relationship' || verb === 'notify-microsoft') {
    // Their own steps say where to go; whom they are about has to be pasted all the same.
    const about =
      ids === null ? [] : [say('About {customer}: {ids}.', { customer: customer.name, ids })];
    return [...about, ...(line === null ? [] : subscriptionsOf(line, 'from'))];
  }
  return [
    say('Sign in to Partner Center with the {tenant} account.', { tenant: tenantName(tenant) }),
    ids === null
      ? say('Open Customers, choose {customer}, then Subscriptions.', { customer: customer.name })
      : say('Open Customers, choose {customer} ({ids}), then Subscriptions.', {
          customer: customer.name,
          ids,
        }),
    ...(line === null ? [] : [...offerOf(line), ...subscriptionsOf(line, tenant)]),
  ];
}

/** What tells the customer in both tenants. */
function idsOf({ from, to }: MatchedCustomer): Text | null {
  const id = from?.tenantId ?? to?.tenantId ?? null;
  const domain = from?.domain ?? to?.domain ?? null;
  const parts = [
    ...(id === null ? [] : [say('Microsoft ID {id}', { id })]),
    ...(domain === null ? [] : [say('domain {domain}', { domain })]),
  ];
  return parts.length === 0 ? null : joined(parts, ', ');
}

function offerOf({ offer, offerKey }: Line): readonly Text[] {
  return offerKey.startsWith('name:')
    ? []
    : [say('Product: {offer}, offer id {id}.', { offer, id: offerKey })];
}

function subscriptionsOf(line: Line, tenant: Tenant): readonly Text[] {
  const ids = line[tenant].map(({ record }) => record.id);
  if (ids.length === 0) return [];
  const shown = joined(ids.slice(0, MOST_IDS), ', ');
  const more = ids.length - MOST_IDS;
  const names = { tenant: tenantName(tenant), ids: shown };
  return [
    more > 0
      ? say('Subscriptions under {tenant}: {ids} and {more, number} more.', { ...names, more })
      : say('Subscriptions under {tenant}: {ids}.', names),
  ];
}
