/** One tenant of a sample: collects customers, subscriptions and log entries, and writes its files. */
import { createHash } from 'node:crypto';
import { strToU8 } from 'fflate';
import { xlsxFile } from './xlsx-file.ts';

/** Product name → offer id, as the activity log gives it. New-commerce offers have ProductId:SkuId. */
export const OFFERS = {
  'Enterprise Mobility + Security E3': '79c29af7-3cd0-4a6f-b182-a81e31dec84e',
  'Exchange Online (Plan 1)': '195416c1-3447-423a-b37b-ee59a99a19c4',
  'Microsoft 365 Business Premium': 'CFQ7TTC0LCHC:0002',
  'Microsoft 365 Business Standard': '031c9e47-4802-4248-838e-778fb1d2cc05',
  'Microsoft Azure': 'MS-AZR-0145P',
  'Office 365 E3': '796b6b5f-613c-4e24-a17c-eba730d49c02',
  'Power BI Pro': '800f4f3b-cfe1-42c1-9cea-675512810488',
  'Project Plan 3': '0cbbb4d0-cc4f-4f3c-bb9c-1f2b3b8f0fa6',
  'Visio Plan 2': 'b4d4b7f4-4089-43b6-9c44-de97b760fb11',
} as const;

export type Product = keyof typeof OFFERS;
export type State = 'active' | 'suspended';
type Language = 'en' | 'fr';

interface Words {
  readonly delimiter: string;
  readonly sheet: string;
  readonly states: Readonly<Record<State, string>>;
  readonly subscriptions: readonly string[];
  readonly customers: readonly string[];
  readonly log: readonly string[];
  readonly relationship: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    delimiter: ',',
    sheet: 'Subscriptions',
    states: { active: 'Active', suspended: 'Suspended' },
    subscriptions: ['Subscription ID', 'Subscription', 'Quantity', 'Status', 'Reseller'],
    customers: ['Microsoft ID', 'Company name', 'Primary domain name', 'Relationship'],
    log: [
      'Date',
      'Affected customer',
      'Action',
      'Partner user',
      'Status',
      'Additional information',
    ],
    relationship: 'Reseller',
  },
  fr: {
    delimiter: ';',
    sheet: 'Abonnements',
    states: { active: 'Actif', suspended: 'Suspendu' },
    subscriptions: ['ID d’abonnement', 'Abonnement', 'Quantité', 'État', 'Revendeur'],
    customers: ['ID Microsoft', 'Nom de la société', 'Nom de domaine principal', 'Relation'],
    log: [
      'Date et heure',
      'Client affecté',
      'Action',
      'Utilisateur partenaire',
      'État',
      'Informations supplémentaires',
    ],
    relationship: 'Revendeur',
  },
};

/** What a subscription is in the export, and what the log says of it. Times are `MM-DDThh:mm` of 2026. */
export interface SampleSubscription {
  readonly created?: string;
  readonly suspended?: string;
  readonly reactivated?: string;
  /** Where the export shows another state than the log leads to. */
  readonly shown?: State;
  /** The cells as they stand in the export, where a person has written into it. */
  readonly cells?: { readonly seats?: string | number; readonly status?: string };
  readonly offerId?: string;
  /** Of the log alone: created after the export was made. */
  readonly unlisted?: boolean;
  /** Tells two subscriptions of one product apart. */
  readonly copy?: number;
}

/** An id that is always the same for the same label. */
export function idOf(label: string): string {
  const hex = createHash('sha256').update(label).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`]
    .concat(hex.slice(20, 32))
    .join('-');
}

interface LogEntry {
  readonly at: string;
  readonly cells: readonly string[];
}

export class SampleTenant {
  private readonly words: Words;
  private readonly folder: string;
  private readonly reseller: string;
  private readonly customers: string[][] = [];
  private readonly exports = new Map<string, (string | number)[][]>();
  private readonly log: LogEntry[] = [];

  constructor(folder: string, language: Language) {
    this.folder = folder;
    this.words = WORDS[language];
    this.reseller = idOf(`reseller ${folder}`);
  }

  /** Lists a customer and, unless told otherwise, gives it an export. */
  customer(name: string, domain: string): this {
    this.customers.push([idOf(`customer ${domain}`), name, domain, this.words.relationship]);
    return this;
  }

  /** Adds a subscription to the export that is named after the customer, and its entries to the log. */
  add(
    customer: string,
    product: Product,
    seats: number,
    history: SampleSubscription = {},
    file = customer,
  ): this {
    const { created, suspended, reactivated, unlisted = false, copy = 1 } = history;
    const id = idOf(`${this.folder} ${customer} ${product} ${String(copy)}`);
    const resource = (status: State) => ({
      Id: id,
      OfferId: history.offerId ?? OFFERS[product],
      OfferName: product,
      Quantity: seats,
      Status: status,
    });
    const change = (at: string, before: State, after: State) => {
      const details = { oldValue: resource(before), newValue: resource(after) };
      this.write(at, customer, 'update_subscription', details);
    };
    if (created !== undefined) {
      const details = { ...resource('active'), CreationDate: `2026-${created}:00Z` };
      this.write(created, customer, 'create_order', details);
    }
    if (suspended !== undefined) change(suspended, 'active', 'suspended');
    if (reactivated !== undefined) change(reactivated, 'suspended', 'active');
    const logged = suspended !== undefined && reactivated === undefined ? 'suspended' : 'active';
    const status = history.cells?.status ?? this.words.states[history.shown ?? logged];
    if (unlisted) return this;
    const rows = this.exports.get(file) ?? [];
    rows.push([id, product, history.cells?.seats ?? seats, status, this.reseller]);
    this.exports.set(file, rows);
    return this;
  }

  /** A totals row that a person wrote below an export. */
  total(file: string, seats: number): this {
    this.exports.get(file)?.push(['Total', '', seats, '', '']);
    return this;
  }

  private write(at: string, customer: string, action: string, details: object): void {
    const cells = [customer, action, 'ops@partner.example', 'Succeeded', JSON.stringify(details)];
    this.log.push({ at, cells: [`2026-${at}:00Z`, ...cells] });
  }

  /** Path → bytes of all files of this tenant. */
  files(): ReadonlyMap<string, Uint8Array> {
    const files = new Map<string, Uint8Array>();
    const newestFirst = [...this.log].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
    files.set('customers.csv', this.csv([this.words.customers, ...this.customers]));
    files.set(
      'activity-log.csv',
      this.csv([this.words.log, ...newestFirst.map((entry) => entry.cells)]),
    );
    for (const [name, rows] of this.exports) {
      files.set(`${name}.xlsx`, xlsxFile(this.words.sheet, [this.words.subscriptions, ...rows]));
    }
    return new Map([...files].map(([name, bytes]) => [`${this.folder}/${name}`, bytes]));
  }

  private csv(rows: readonly (readonly string[])[]): Uint8Array {
    const { delimiter } = this.words;
    const quoted = (cell: string): string =>
      cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    return strToU8(
      `\uFEFF${rows.map((row) => `${row.map(quoted).join(delimiter)}\r\n`).join('')}`,
    );
  }
}
