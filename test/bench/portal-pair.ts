/**
 * Writes a made-up pair of tenants as Partner Center's portal exports them: one small workbook per customer,
 * a customer list and an activity log on each side. The same size and seed give the same bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { csv, MAIN, PRODUCTS, seededRandom, uuid, workbookParts, type Random } from './made-up.ts';

export const ROWS_PER_WORKBOOK = 20;

type Side = 'from' | 'to';

interface Subscription {
  readonly id: string;
  readonly offerId: string;
  readonly offer: string;
  readonly seats: number;
  readonly status: 'Active' | 'Suspended';
  /** The day of May 2026 on which it was created (to) or suspended (from). */
  readonly day: number;
}

interface Customer {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly subscriptions: Readonly<Record<Side, readonly Subscription[]>>;
}

const STEMS = ['Contoso', 'Fabrikam', 'Müller & Söhne', "Société Générale d'Eau", 'Blå Himmel'];
const FORMS = ['GmbH', 'SARL', 'AB', 'Ltd', 'S.p.A.'];
/**
 * Writes `from/` and `to/` below `folder`, each with `customers` workbooks; returns how many records both logs hold.
 * A log tells of each order or suspension; what lacks of `records` are seats bought and given back.
 */
export function writePortalPair(folder: string, customers: number, records = 0): number {
  const random = seededRandom(1);
  const offers = PRODUCTS.map((name) => ({ id: uuid(random), name }));
  const all = Array.from({ length: customers }, (_, i) => makeCustomer(i, offers, random));
  const counts = (['from', 'to'] as const).map((side) => {
    const place = join(folder, side);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'customers.csv'), customerList(all));
    const log = activityLog(all, side, records);
    writeFileSync(join(place, 'activity-log.csv'), csv(log));
    for (const { name, subscriptions } of all) {
      writeFileSync(join(place, `${name}.xlsx`), workbook(subscriptions[side]));
    }
    return log.length - 1;
  });
  return counts.reduce((sum, count) => sum + count);
}

/** Of twenty lines about one lacks seats, one is still billed in the from tenant, and two were suspended late. */
function makeCustomer(
  index: number,
  offers: readonly { id: string; name: string }[],
  random: Random,
): Customer {
  const name = `${STEMS[index % STEMS.length] ?? ''} ${index + 1} ${FORMS[index % FORMS.length] ?? ''}`;
  const from: Subscription[] = [];
  const to: Subscription[] = [];
  for (const offer of offers.slice(0, ROWS_PER_WORKBOOK)) {
    const seats = 2 + Math.floor(random() * 60);
    const day = 2 + Math.floor(random() * 14);
    const common = { offerId: offer.id, offer: offer.name };
    const status = random() < 0.05 ? 'Active' : 'Suspended';
    const late = random() < 0.1 ? 2 : 0;
    from.push({ ...common, id: uuid(random), seats, status, day: day + late });
    const kept = random() < 0.05 ? seats - 1 : seats;
    to.push({ ...common, id: uuid(random), seats: kept, status: 'Active', day });
  }
  const domain = `c${index}x${Math.floor(random() * 1000)}.onmicrosoft.com`;
  return { id: uuid(random), name, domain, subscriptions: { from, to } };
}

function customerList(customers: readonly Customer[]): string {
  const header = ['Microsoft ID', 'Company name', 'Primary domain name', 'Relationship'];
  return csv([header, ...customers.map(({ id, name, domain }) => [id, name, domain, 'Reseller'])]);
}

function activityLog(customers: readonly Customer[], side: Side, records: number): string[][] {
  const header = ['Date', 'Affected customer', 'Action', 'Partner user', 'Status'];
  const held = customers.flatMap(({ name, subscriptions }) =>
    subscriptions[side].map((subscription) => ({ name, subscription })),
  );
  const events = held
    .filter(({ subscription }) => side === 'to' || subscription.status === 'Suspended')
    .map(({ name, subscription }) => eventRow(name, subscription, side));
  for (let more = 0; events.length < records; more += 1) {
    const { name, subscription } = held[more % held.length] ?? {};
    if (name === undefined || subscription === undefined) break;
    events.push(...seatChanges(name, subscription, side, Math.floor(more / held.length)));
  }
  return [[...header, 'Additional information'], ...events];
}

function eventRow(customer: string, subscription: Subscription, side: Side): string[] {
  const { seats, day } = subscription;
  const date = `2026-05-${twoDigits(day)}T${side === 'to' ? '08' : '15'}:30:00Z`;
  const active = state(subscription, seats, 'active');
  return side === 'to'
    ? record(date, customer, 'create_order', { ...active, CreationDate: date })
    : update(date, customer, active, state(subscription, seats, 'suspended'));
}

/** One seat more and, a quarter of an hour later, one less: in the from tenant before the move, in the to tenant after the order. */
function seatChanges(
  customer: string,
  subscription: Subscription,
  side: Side,
  round: number,
): string[][] {
  const { seats, day } = subscription;
  const hour = `${side === 'to' ? `2026-05-${twoDigits(day)}` : '2026-02-10'}T${twoDigits(9 + (round % 6))}`;
  const [few, many] = [
    state(subscription, seats, 'active'),
    state(subscription, seats + 1, 'active'),
  ];
  return [
    update(`${hour}:00:00Z`, customer, few, many),
    update(`${hour}:15:00Z`, customer, many, few),
  ];
}

function state({ id, offerId, offer }: Subscription, Quantity: number, Status: string) {
  return { Id: id, OfferId: offerId, OfferName: offer, FriendlyName: offer, Quantity, Status };
}

function update(date: string, customer: string, oldValue: object, newValue: object): string[] {
  return record(date, customer, 'update_subscription', { oldValue, newValue });
}

function record(date: string, customer: string, action: string, details: object): string[] {
  return [date, customer, action, 'ops@partner.example', 'Succeeded', JSON.stringify(details)];
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function workbook(subscriptions: readonly Subscription[]): Uint8Array {
  const header = ['Subscription ID', 'Subscription', 'Quantity', 'Status', 'Reseller'];
  const rows = subscriptions.map(({ id, offer, seats, status }) => {
    return [id, offer, seats, status, '4390934'];
  });
  const strings = new Map<string, number>();
  const sheet = sheetXml([header, ...rows], strings);
  const parts = {
    ...workbookParts('Subscriptions', ['sharedStrings']),
    'xl/worksheets/sheet1.xml': sheet,
    'xl/sharedStrings.xml': sharedStringsXml([...strings.keys()]),
  };
  const bytes = Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)] as const);
  return zipSync(Object.fromEntries(bytes), { mtime: '2026-05-20T00:00:00' });
}

function sheetXml(rows: readonly (readonly (string | number)[])[], strings: Map<string, number>) {
  const cellXml = (value: string | number, address: string) => {
    if (typeof value === 'number') return `<c r="${address}"><v>${value}</v></c>`;
    const index = strings.get(value) ?? strings.size;
    strings.set(value, index);
    return `<c r="${address}" t="s"><v>${index}</v></c>`;
  };
  const rowsXml = rows.map((row, r) => {
    const cells = row.map((value, c) => cellXml(value, `${'ABCDE'.charAt(c)}${r + 1}`));
    return `<row r="${r + 1}">${cells.join('')}</row>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${rowsXml.join('')}</sheetData></worksheet>`;
}

function sharedStringsXml(texts: readonly string[]): string {
  const items = texts.map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="${MAIN}" count="${texts.length}" uniqueCount="${texts.length}">${items}</sst>`;
}
