/**
 * Names that look alike on both sides but were not matched. Only ever suggested: a person confirms the
 * pair in the config (contract §3: a near name is suggested, never used).
 */
import type { CustomerFacts, Line } from '../model/facts.ts';
import type { Suggestion } from '../model/report.ts';
import { byCodeUnit, foldName, foldWord } from '../normalise/text.ts';

const LEGAL_FORMS =
  /\b(?:inc|ltd|limited|llc|plc|gmbh|ag|kg|sa|sas|sarl|srl|s\.?p\.?a|spa|snc|ab|as|oy|oyj|aps|bv|nv|co|corp|corporation|company|group)\b\.?/giu;

/** Pairs of unmatched customers and of unmatched offers whose names differ in little. */
export function suggestPairs(
  customers: readonly CustomerFacts[],
  lines: readonly Line[],
): readonly Suggestion[] {
  return [...suggestCustomers(customers), ...suggestOffers(lines)].sort(
    (a, b) => byCodeUnit(a.kind, b.kind) || byCodeUnit(a.from, b.from) || byCodeUnit(a.to, b.to),
  );
}

function suggestCustomers(customers: readonly CustomerFacts[]): readonly Suggestion[] {
  const lone = customers.filter((customer) => customer.candidates.length === 0);
  const to = new Map<string, CustomerFacts[]>();
  for (const customer of lone) {
    if (customer.from !== null) continue;
    const key = nearKey(customer.name);
    to.set(key, [...(to.get(key) ?? []), customer]);
  }
  return lone.flatMap((customer) => {
    if (customer.to !== null) return [];
    return (to.get(nearKey(customer.name)) ?? []).map((other) => ({
      kind: 'customer' as const,
      from: customer.name,
      to: other.name,
      evidence:
        foldName(customer.name) === foldName(other.name)
          ? 'The names are the same, but the tenant ids differ.'
          : 'The names differ only in accents, punctuation or legal form.',
    }));
  });
}

function nearKey(name: string): string {
  const key = foldWord(name.replace(LEGAL_FORMS, ' '));
  return key === '' ? foldWord(name) : key;
}

function suggestOffers(lines: readonly Line[]): readonly Suggestion[] {
  const byCustomer = new Map<string, Line[]>();
  for (const line of lines) {
    byCustomer.set(line.customer.key, [...(byCustomer.get(line.customer.key) ?? []), line]);
  }
  const pairs = new Map<string, Suggestion>();
  for (const group of byCustomer.values()) {
    const missing = group.filter((line) => line.comparable && line.to.length === 0);
    const unexpected = group.filter((line) => line.comparable && line.from.length === 0);
    for (const from of missing) {
      for (const to of unexpected) {
        const evidence = offerEvidence(from, to);
        if (evidence === null) continue;
        pairs.set(`${from.offerKey}\n${to.offerKey}`, {
          kind: 'offer',
          from: from.offer,
          to: to.offer,
          evidence,
        });
      }
    }
  }
  return [...pairs.values()];
}

function offerEvidence(from: Line, to: Line): string | null {
  if (foldWord(from.offer) === foldWord(to.offer)) {
    return 'The names are the same or nearly so, but the offer ids differ.';
  }
  return from.fromSeats === to.toSeats && from.fromSeats > 0
    ? `The customer ${from.customer.name} has the same number of seats of both (${String(from.fromSeats)}), and neither has a counterpart.`
    : null;
}
