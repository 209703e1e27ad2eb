/** Writes files that hold a whole tenant: one workbook of all subscriptions, and an activity log as long as wanted. */
import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { Archive } from '../../src/formats/xlsx-write/archive.ts';
import { csv, MAIN, PRODUCTS, seededRandom, uuid, workbookParts, type Random } from './made-up.ts';

/** Rows that are written at a time. */
const CHUNK = 1000;
const ROWS_PER_CUSTOMER = 20;

/** A workbook of so many rows as Partner Center's API names their columns, with the cells' texts in the rows. */
export async function writeConsolidated(path: string, rows: number, seed = 1): Promise<void> {
  const random = seededRandom(seed);
  const archive = new Archive();
  const encoder = new TextEncoder();
  for (const [name, xml] of Object.entries(workbookParts('Subscriptions'))) {
    await archive.add(name, [encoder.encode(xml)]);
  }
  await archive.add('xl/worksheets/sheet1.xml', sheetPieces(rows, random));
  writeWhole(
    path,
    archive.pieces((a, b) => (a < b ? -1 : 1)),
  );
}

const HEADER = [
  ...['CustomerTenantId', 'CustomerName', 'SubscriptionId', 'OfferId', 'OfferName', 'Quantity'],
  ...['Status', 'BillingType', 'CreationDate', 'CommitmentEndDate'],
];

function* sheetPieces(rows: number, random: Random): Iterable<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(
    `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${rowXml(1, HEADER)}`,
  );
  const offers = PRODUCTS.map((name) => ({ id: uuid(random), name }));
  let customer = uuid(random);
  let xml = '';
  for (let row = 0; row < rows; row++) {
    const at = row % ROWS_PER_CUSTOMER;
    if (at === 0) customer = uuid(random);
    const name = `Customer ${String(Math.floor(row / ROWS_PER_CUSTOMER) + 1)} GmbH`;
    const offer = offers[at] ?? { id: '', name: '' };
    const seats = 1 + Math.floor(random() * 300);
    const status = random() < 0.1 ? 'Active' : 'Suspended';
    const values = [customer, name, uuid(random), offer.id, offer.name, seats, status, 'License'];
    xml += rowXml(row + 2, [...values, '2024-03-14', '2027-03-13']);
    if (row % CHUNK !== CHUNK - 1) continue;
    yield encoder.encode(xml);
    xml = '';
  }
  yield encoder.encode(`${xml}</sheetData></worksheet>`);
}

function rowXml(row: number, values: readonly (string | number)[]): string {
  const cells = values.map((value, at) => {
    const open = `<c r="${'ABCDEFGHIJ'.charAt(at)}${String(row)}"`;
    return typeof value === 'number'
      ? `${open}><v>${String(value)}</v></c>`
      : `${open} t="inlineStr"><is><t>${value.replaceAll('&', '&amp;')}</t></is></c>`;
  });
  return `<row r="${String(row)}">${cells.join('')}</row>`;
}

/** Log entries about one subscription: it was ordered, then its seats changed from day to day. */
const ENTRIES = 10;

/** An activity log of so many records. */
export function writeLongLog(path: string, records: number, seed = 1): void {
  writeWhole(path, logPieces(records, seededRandom(seed)));
}

function* logPieces(records: number, random: Random): Iterable<Uint8Array> {
  const encoder = new TextEncoder();
  const header = ['Date', 'Affected customer', 'Action', 'Partner user', 'Status'];
  yield encoder.encode(csv([[...header, 'Additional information']]));
  const offers = PRODUCTS.map((name) => ({ id: uuid(random), name }));
  let id = uuid(random);
  let seats = 1;
  let rows: string[][] = [];
  for (let record = 0; record < records; record++) {
    const [subscription, entry] = [Math.floor(record / ENTRIES), record % ENTRIES];
    if (entry === 0) id = uuid(random);
    const customer = `Customer ${String(Math.floor(subscription / ROWS_PER_CUSTOMER) + 1)} GmbH`;
    const offer = offers[subscription % offers.length] ?? { id: '', name: '' };
    const date = `2026-0${String(1 + (entry % 5))}-${String(10 + (subscription % 18))}T08:30:00Z`;
    const state = (Quantity: number) => ({
      ...{ Id: id, OfferId: offer.id, OfferName: offer.name, FriendlyName: offer.name, Quantity },
      ...{ Status: 'active' },
    });
    const before = state(seats);
    seats = 1 + Math.floor(random() * 300);
    const details =
      entry === 0
        ? { ...state(seats), CreationDate: date }
        : { oldValue: before, newValue: state(seats) };
    const action = entry === 0 ? 'create_order' : 'update_subscription';
    rows.push([
      date,
      customer,
      action,
      'ops@partner.example',
      'Succeeded',
      JSON.stringify(details),
    ]);
    if (rows.length < CHUNK) continue;
    yield encoder.encode(csv(rows).slice(1));
    rows = [];
  }
  yield encoder.encode(csv(rows).slice(1));
}

/** Under its name once it is whole: what an interrupted run left would be measured next time. */
function writeWhole(path: string, pieces: Iterable<Uint8Array>): void {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(`${path}.new`, 'w');
  for (const piece of pieces) {
    for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
  }
  closeSync(file);
  renameSync(`${path}.new`, path);
}
