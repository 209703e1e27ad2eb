/**
 * Names that look alike on both sides but were not matched. Only ever suggested: a person confirms the
 * pair (contract §3: a near name is suggested, never used).
 */
import type { CustomerFacts, Line } from '../model/facts.ts';
import { addTo, groupBy } from '../model/group.ts';
import type { Suggestion } from '../model/report.ts';
import { byCodeUnit, foldWord } from '../normalise/text.ts';
import { bareKey, looseKey, renamedKeys, renameText } from './offer-names.ts';
import { suggestCustomers } from './suggest-customers.ts';
import { joined, say, type Text } from '../text/text.ts';

/** Pairs of unmatched customers and of unmatched offers, each with what speaks for it. */
export function suggestPairs(
  customers: readonly CustomerFacts[],
  lines: readonly Line[],
): readonly Suggestion<Text>[] {
  return [...suggestCustomers(customers), ...suggestOffers(lines)].sort(
    (a, b) =>
      byCodeUnit(a.kind, b.kind) ||
      byCodeUnit(a.from, b.from) ||
      byCodeUnit(a.to, b.to) ||
      byCodeUnit(a.fromId ?? '', b.fromId ?? '') ||
      byCodeUnit(a.toId ?? '', b.toId ?? ''),
  );
}

/** An offer on the lines of one side that have no counterpart. */
interface Unmatched {
  readonly key: string;
  readonly name: string;
  readonly seats: Map<CustomerFacts, number>;
}

interface Draft {
  readonly from: Unmatched;
  readonly to: Unmatched;
  readonly reasons: readonly Text[];
  readonly strong: boolean;
  readonly renamed: boolean;
}

interface Reason {
  readonly text: Text;
  readonly strong: boolean;
  /** What is renamed is so for all: worth a word although no customer has both. */
  readonly renamed: boolean;
}

/** What more offers share than this tells none of them apart. */
const MOST_ALIKE = 5;
/** So many customers are named; the rest is counted. */
const NAMED = 5;

function suggestOffers(lines: readonly Line[]): readonly Suggestion<Text>[] {
  const comparable = lines.filter((line) => line.comparable);
  const missing = comparable.filter((line) => line.to.length === 0);
  const unexpected = comparable.filter((line) => line.from.length === 0);
  if (missing.length === 0 || unexpected.length === 0) return [];
  const from = byOffer(missing, (line) => line.fromSeats);
  const to = byOffer(unexpected, (line) => line.toSeats);
  const drafts = new Drafts(from, to);
  compareNames(from, to, drafts);
  for (const [one, other] of sameSeats(missing, unexpected)) drafts.weak(one, other);
  return drafts.all().flatMap(toSuggestion);
}

function byOffer(
  lines: readonly Line[],
  seatsOf: (line: Line) => number,
): ReadonlyMap<string, Unmatched> {
  const offers = new Map<string, Unmatched>();
  for (const line of lines) {
    const known = offers.get(line.offerKey);
    const offer = known ?? { key: line.offerKey, name: line.offer, seats: new Map() };
    if (known === undefined) offers.set(line.offerKey, offer);
    offer.seats.set(line.customer, seatsOf(line));
  }
  return offers;
}

/** Pairs found so far; what speaks for a pair twice is one suggestion. */
class Drafts {
  private readonly from: ReadonlyMap<string, Unmatched>;
  private readonly to: ReadonlyMap<string, Unmatched>;
  private readonly drafts = new Map<string, Draft>();
  private readonly named = new Set<string>();

  constructor(from: ReadonlyMap<string, Unmatched>, to: ReadonlyMap<string, Unmatched>) {
    this.from = from;
    this.to = to;
  }

  /** A pair whose names speak for it. */
  add(from: Unmatched, to: Unmatched, { text, strong, renamed }: Reason): void {
    if (from.key === to.key) return;
    this.drafts.set(`${from.key}\n${to.key}`, { from, to, reasons: [text], strong, renamed });
    if (strong) this.named.add(`from ${from.key}`).add(`to ${to.key}`);
  }

  /** A pair that only its seats speak for: worth a word where no name leads elsewhere. */
  weak(fromKey: string, toKey: string): void {
    const [from, to] = [this.from.get(fromKey), this.to.get(toKey)];
    const key = `${fromKey}\n${toKey}`;
    if (from === undefined || to === undefined || fromKey === toKey) return;
    if (this.drafts.has(key)) return;
    if (this.named.has(`from ${fromKey}`) || this.named.has(`to ${toKey}`)) return;
    this.drafts.set(key, { from, to, reasons: [], strong: false, renamed: false });
  }

  all(): readonly Draft[] {
    return [...this.drafts.values()];
  }
}

function compareNames(
  from: ReadonlyMap<string, Unmatched>,
  to: ReadonlyMap<string, Unmatched>,
  drafts: Drafts,
): void {
  const offers = [...to.values()];
  const bySpelling = indexBy(offers, foldWord);
  const byWords = indexBy(offers, looseKey);
  const byBareWords = indexBy(offers, bareKey);
  for (const offer of from.values()) {
    const seen = new Set<Unmatched>();
    const add = (found: readonly Unmatched[] | undefined, reason: Reason): void => {
      if (found === undefined || found.length > MOST_ALIKE) return;
      for (const other of found) {
        if (!seen.has(other)) drafts.add(offer, other, reason);
        seen.add(other);
      }
    };
    for (const { key, path } of renamedKeys(offer.name)) {
      add(byWords.get(key), { text: renameText(path), strong: true, renamed: true });
    }
    for (const other of bySpelling.get(foldWord(offer.name)) ?? []) {
      add([other], { text: spellingText(offer, other), strong: true, renamed: false });
    }
    add(byWords.get(looseKey(offer.name)), LOOSELY_SAME);
    add(byBareWords.get(bareKey(offer.name)), SAME_BUT_FOR_BRACKETS);
  }
}

const LOOSELY_SAME: Reason = {
  text: say('The names differ only in language, word order, or words such as Plan.'),
  strong: false,
  renamed: false,
};
const SAME_BUT_FOR_BRACKETS: Reason = {
  text: say('The names differ only in what stands in brackets, which may be another product.'),
  strong: false,
  renamed: false,
};

function spellingText(from: Unmatched, to: Unmatched): Text {
  return idOf(from) === null || idOf(to) === null
    ? say('The names differ only in accents or punctuation.')
    : say('The names are the same or nearly so, but the offer ids differ.');
}

function indexBy(
  offers: readonly Unmatched[],
  keyOf: (name: string) => string,
): ReadonlyMap<string, readonly Unmatched[]> {
  return groupBy(offers, ({ name }) => {
    const key = keyOf(name);
    return key === '' ? null : key;
  });
}

/** Customer by customer, offers with one number of seats on both sides. Keeps to linear time. */
function* sameSeats(
  missing: readonly Line[],
  unexpected: readonly Line[],
): Generator<readonly [string, string]> {
  const to = new Map<CustomerFacts, Map<number, Line[]>>();
  const from = new Map<CustomerFacts, Map<number, Line[]>>();
  for (const line of missing) putSeats(from, line, line.fromSeats);
  for (const line of unexpected) putSeats(to, line, line.toSeats);
  for (const [customer, bySeats] of from) {
    for (const [seats, lines] of bySeats) {
      const others = to.get(customer)?.get(seats) ?? [];
      if (lines.length > MOST_ALIKE || others.length > MOST_ALIKE) continue;
      for (const line of lines) {
        for (const other of others) yield [line.offerKey, other.offerKey];
      }
    }
  }
}

function putSeats(index: Map<CustomerFacts, Map<number, Line[]>>, line: Line, seats: number): void {
  if (seats === 0) return;
  const bySeats = index.get(line.customer) ?? new Map<number, Line[]>();
  index.set(line.customer, bySeats);
  addTo(bySeats, seats, line);
}

function toSuggestion({ from, to, reasons, strong, renamed }: Draft): readonly Suggestion<Text>[] {
  const both: CustomerFacts[] = [];
  let equal = 0;
  const [fewer, more] = from.seats.size <= to.seats.size ? [from, to] : [to, from];
  for (const [customer, seats] of fewer.seats) {
    const others = more.seats.get(customer);
    if (others === undefined) continue;
    both.push(customer);
    if (seats > 0 && seats === others) equal += 1;
  }
  if (both.length === 0 && !renamed) return [];
  // Seats alone must speak for the pair more often than against it.
  if (reasons.length === 0 && equal * 2 < both.length) return [];
  const concerned = both.length > 0 ? both : [...from.seats.keys()];
  const names = [...new Set(concerned.map(({ name }) => name))].sort(byCodeUnit);
  const seats = equal === 0 ? [] : [seatsText(from, both, equal)];
  return [
    {
      kind: 'offer',
      from: from.name,
      to: to.name,
      fromId: idOf(from),
      toId: idOf(to),
      strength: strong ? 'strong' : 'weak',
      customers: { count: concerned.length, names: names.slice(0, NAMED) },
      evidence: joined([...reasons, ...seats], ' '),
    },
  ];
}

function seatsText(from: Unmatched, both: readonly CustomerFacts[], equal: number): Text {
  const [only, ...more] = both;
  if (only !== undefined && more.length === 0) {
    return say(
      'The customer {customer} has the same number of seats of both ({seats, number}), and neither has a counterpart.',
      { customer: only.name, seats: from.seats.get(only) ?? 0 },
    );
  }
  return say(
    '{equal, number} of {customers, number} customers that have both without a counterpart have the same number of seats of them.',
    { equal, customers: both.length },
  );
}

/** The id by which the offer is known; `null` where it only has a name. */
function idOf({ key }: Unmatched): string | null {
  return key.startsWith('name:') ? null : key;
}
