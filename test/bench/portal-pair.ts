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
/** Writes `from/` and `to/` below `folder`, each with `customers` workbooks; returns the workbooks' paths. */
export function writePortalPair(folder: string, customers: number, seed = 1): string[] {
  const random = seededRandom(seed);
  const offers = PRODUCTS.map((name) => ({ id: uuid(random), name }));
  const all = Array.from({ length: customers }, (_, i) => makeCustomer(i, offers, random));
  return (['from', 'to'] as const).flatMap((side) => {
    const place = join(folder, side);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'customers.csv'), customerList(all));
    writeFileSync(join(place, 'activity-log.csv'), activityLog(all, side));
    return all.map((customer) => {
      const path = join(place, `${customer.name}.xlsx`);
      writeFileSync(path, workbook(customer.subscriptions[side]));
      return path;
    });
  });
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

function activityLog(customers: readonly Customer[], side: Side): string {
  const header = ['Date', 'Affected customer', 'Action', 'Partner user', 'Status'];
  const events = customers.flatMap(({ name, subscriptions }) =>
    subscriptions[side]
      .filter((subscription) => side === 'to' || subscription.status === 'Suspended')
      .map((subscription) => eventRow(name, subscription, side)),
  );
  return csv([[...header, 'Additional information'], ...events]);
}

function eventRow(customer: string, subscription: Subscription, side: Side): string[] {
  const { id, offerId, offer, seats, day } = subscription;
  const date = `2026-05-${String(day).padStart(2, '0')}T${side === 'to' ? '08' : '15'}:30:00Z`;
  const state = (Status: string) => ({
    ...{ Id: id, OfferId: offerId, OfferName: offer, FriendlyName: offer, Quantity: seats },
    Status,
  });
  const details =
    side === 'to'
      ? { ...state('active'), CreationDate: date }
      : { oldValue: state('active'), newValue: state('suspended') };
  const action = side === 'to' ? 'create_order' : 'update_subscription';
  return [date, customer, action, 'ops@partner.example', 'Succeeded', JSON.stringify(details)];
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
