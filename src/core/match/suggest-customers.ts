/** Customers of the two tenants that were not matched and look alike by name or domain. */
import type { CustomerFacts } from '../model/facts.ts';
import { addTo } from '../model/group.ts';
import type { Suggestion } from '../model/report.ts';
import { foldName, foldWord } from '../normalise/text.ts';
import type { TenantCustomer } from './customers.ts';
import { joined, say, type Text } from '../text/text.ts';

const LEGAL_FORMS =
  /\b(?:inc|ltd|limited|llc|plc|gmbh|ag|kg|sa|sas|sarl|srl|s\.?p\.?a|spa|snc|ab|as|oy|oyj|aps|bv|nv|co|corp|corporation|company|group)\b\.?/giu;

/** What more customers share than this tells none of them apart. */
const MOST_ALIKE = 5;

/** Pairs of customers that only one tenant knows, each with what they share. */
export function suggestCustomers(customers: readonly CustomerFacts[]): readonly Suggestion<Text>[] {
  const lone = customers.filter((customer) => customer.candidates.length === 0);
  const [from, to] = [new Index(), new Index()];
  for (const customer of lone) {
    if (customer.to === null) from.add(customer);
    else if (customer.from === null) to.add(customer);
  }
  return lone.flatMap((customer) => {
    if (customer.to !== null) return [];
    const named = shared(nameKey(customer), from.byName, to.byName);
    const placed = shared(domainKey(customer), from.byDomain, to.byDomain);
    return [...new Set([...named, ...placed])].flatMap((other) =>
      suggestion(customer, other, named.includes(other), placed.includes(other)),
    );
  });
}

class Index {
  readonly byName = new Map<string, CustomerFacts[]>();
  readonly byDomain = new Map<string, CustomerFacts[]>();

  add(customer: CustomerFacts): void {
    put(this.byName, nameKey(customer), customer);
    put(this.byDomain, domainKey(customer), customer);
  }
}

function put(
  index: Map<string, CustomerFacts[]>,
  key: string | null,
  customer: CustomerFacts,
): void {
  if (key !== null) addTo(index, key, customer);
}

/** Those of the other side with the same key, unless too many share it on either side. */
function shared(
  key: string | null,
  own: ReadonlyMap<string, readonly CustomerFacts[]>,
  others: ReadonlyMap<string, readonly CustomerFacts[]>,
): readonly CustomerFacts[] {
  if (key === null || (own.get(key)?.length ?? 0) > MOST_ALIKE) return [];
  const found = others.get(key) ?? [];
  return found.length > MOST_ALIKE ? [] : found;
}

function suggestion(
  customer: CustomerFacts,
  other: CustomerFacts,
  sameName: boolean,
  sameDomain: boolean,
): readonly Suggestion<Text>[] {
  const [one, two] = [halfOf(customer), halfOf(other)];
  const idsDiffer = one.tenantId !== null && two.tenantId !== null && one.tenantId !== two.tenantId;
  // A customer has one tenant, the same under both partners: a domain alone says nothing against two ids.
  if (idsDiffer && !sameName) return [];
  const domains = say('The domains {one} and {two} differ only in their ending.', {
    one: one.domain ?? '',
    two: two.domain ?? '',
  });
  const evidence = [
    ...(sameName ? [nameEvidence(customer.name, other.name, idsDiffer)] : []),
    ...(sameDomain ? [domains] : []),
  ];
  return [
    {
      kind: 'customer',
      from: customer.name,
      to: other.name,
      fromId: one.tenantId ?? one.domain,
      toId: two.tenantId ?? two.domain,
      strength: sameName && !idsDiffer ? 'strong' : 'weak',
      customers: { count: 1, names: [customer.name] },
      evidence: joined(evidence, ' '),
    },
  ];
}

type Half = Pick<TenantCustomer, 'tenantId' | 'domain'>;

/** What the only tenant that knows a customer says of it. */
function halfOf({ from, to }: CustomerFacts): Half {
  return from ?? to ?? { tenantId: null, domain: null };
}

function nameEvidence(from: string, to: string, idsDiffer: boolean): Text {
  if (foldName(from) === foldName(to)) {
    return idsDiffer
      ? say('The names are the same, but the tenant ids differ.')
      : say('The names are the same, but the domains differ.');
  }
  return idsDiffer
    ? say('The names differ only in accents, punctuation or legal form, but the tenant ids differ.')
    : say('The names differ only in accents, punctuation or legal form.');
}

function nameKey({ name }: CustomerFacts): string | null {
  const key = foldWord(name.replace(LEGAL_FORMS, ' '));
  const whole = key === '' ? foldWord(name) : key;
  return whole === '' ? null : whole;
}

/** Mail providers whose domains many customers share. */
const PROVIDERS = new Set(
  'gmail googlemail outlook hotmail live msn yahoo icloud gmx web aol proton protonmail orange wanadoo free libero bluewin'.split(
    ' ',
  ),
);
/** Second-level domains that belong to the ending: `contoso.co.uk`. */
const ENDINGS = new Set(['co', 'com', 'org', 'net', 'gov', 'gouv', 'ac', 'edu']);

function domainKey(customer: CustomerFacts): string | null {
  const { domain } = halfOf(customer);
  if (domain === null) return null;
  const labels = domain
    .toLowerCase()
    .replace(/\.onmicrosoft\.com$/, '.com')
    .split('.');
  const ending = labels.length > 2 && ENDINGS.has(labels.at(-2) ?? '') ? 2 : 1;
  const root = foldWord(labels.slice(0, -ending).at(-1) ?? '');
  return root.length < 3 || PROVIDERS.has(root) ? null : root;
}
