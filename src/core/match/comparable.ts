/**
 * Decides which customers can be compared: absent is not the same as missing (contract §3.4). A customer
 * without the export of one side is not comparable; one that the to tenant does not know has everything missing.
 */
import type { ContradictingFiles, CustomerFacts } from '../model/facts.ts';
import type { TenantRecords, OwnFile } from '../normalise/collect.ts';
import type { SubscriptionRecord } from '../model/records.ts';
import type { Tenant } from '../model/report.ts';
import { byCodeUnit } from '../normalise/text.ts';
import type { MatchedCustomer } from './customers.ts';

/** Adds to a matched customer what its files allow to say. */
export function toCustomerFacts(
  customer: MatchedCustomer,
  from: TenantRecords,
  to: TenantRecords,
): CustomerFacts {
  const listed = customer.to?.listed === true;
  const knownInTo = to.hasList ? listed : customer.to !== null;
  return {
    knownInTo,
    notComparable: notComparable(customer, from, to),
    contradictingFiles: [
      ...contradictions('from', customer, from),
      ...contradictions('to', customer, to),
    ],
    ...customer,
  };
}

function notComparable(
  customer: MatchedCustomer,
  from: TenantRecords,
  to: TenantRecords,
): CustomerFacts['notComparable'] {
  if (customer.candidates.length > 0) return 'ambiguous';
  const fromFile = customer.from?.hasFile === true;
  if (customer.from !== null && !fromFile && !from.consolidated) return 'from-export-missing';
  if (customer.to?.hasFile === true || to.consolidated) return null;
  // With a list, a customer that is not in it has no relationship yet: its lines count as missing.
  if (to.hasList && customer.to?.listed !== true) return null;
  return 'to-export-missing';
}

function contradictions(
  tenant: Tenant,
  customer: MatchedCustomer,
  records: TenantRecords,
): readonly ContradictingFiles[] {
  const side = customer[tenant];
  const files = side === null ? [] : (records.ownFiles.get(side) ?? []);
  const clashing = new Set<OwnFile>();
  const ids = new Set<string>();
  files.forEach((file, index) => {
    for (const other of files.slice(index + 1)) {
      const differing = differingIds(file, other);
      if (differing.length === 0) continue;
      clashing.add(file).add(other);
      differing.forEach((id) => ids.add(id));
    }
  });
  if (clashing.size === 0) return [];
  const evidence = [...clashing].flatMap((file) =>
    [...ids].flatMap((id) => file.rows.get(id)?.location ?? []),
  );
  const paths = namesOf([...clashing]).toSorted(byCodeUnit);
  return [{ tenant, paths, ids: [...ids].sort(byCodeUnit), evidence }];
}

/** Their paths; sheets of one workbook are told apart by their names. */
function namesOf(files: readonly OwnFile[]): readonly string[] {
  const paths = files.map(({ path }) => path);
  return files.map(({ path, rows }) => {
    const [first] = rows.values();
    const alone = paths.indexOf(path) === paths.lastIndexOf(path);
    return alone || first === undefined ? path : `${path} › ${first.location.sheet}`;
  });
}

/** Files without a common subscription are parts of one export; with one, they must agree in all. */
function differingIds(a: OwnFile, b: OwnFile): readonly string[] {
  const shared = [...a.rows.keys()].filter((id) => b.rows.has(id));
  if (shared.length === 0) return [];
  const all = [...new Set([...a.rows.keys(), ...b.rows.keys()])];
  return all.filter((id) => contentOf(a.rows.get(id)) !== contentOf(b.rows.get(id)));
}

function contentOf(record: SubscriptionRecord | undefined): string {
  if (record === undefined) return '';
  const { id, offerId, offerName, seats, status } = record;
  return JSON.stringify([id, offerId, offerName, seats, status]);
}
