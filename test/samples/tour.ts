/** A migration day with everything that can go wrong in it: each rule finds something, and several customers are done. */
import { idOf, SampleTenant, type Product, type State } from './sample-tenant.ts';

const CUSTOMERS: readonly (readonly [name: string, domain: string])[] = [
  ['Alpine Ski House', 'alpineskihouse.example'],
  ['Boulangerie Lefèvre & Fils', 'boulangerie-lefevre.example'],
  ['Clinique Saint-Roch', 'clinique-saint-roch.example'],
  ['Contoso SAS', 'contoso-lyon.example'],
  ['Contoso SAS', 'contoso-nantes.example'],
  ['Fabrikam, Inc.', 'fabrikam.example'],
  ['Litware', 'litware.example'],
  ['Lucerne Publishing', 'lucernepublishing.example'],
  ['Northwind Traders', 'northwindtraders.example'],
  ['Proseware S.p.A.', 'proseware.example'],
  ['Tailspin Toys', 'tailspintoys.example'],
  ['Trattoria Bellini S.r.l.', 'trattoria-bellini.example'],
  ['Wingtip Toys', 'wingtiptoys.example'],
  ['Åkerlund Bygg AB', 'akerlund-bygg.example'],
];

/** An export as a script writes it, with the names of the API: terms, renewals, and which is an add-on to which. */
function apiExport(rows: readonly (readonly string[])[]): Uint8Array {
  const header =
    'CustomerId,CustomerName,Id,OfferId,OfferName,Quantity,Status,CreationDate,CommitmentEndDate,AutoRenewEnabled,BillingType,BillingCycle,ParentSubscriptionId';
  const customer = [idOf('customer litware.example'), 'Litware'];
  const lines = rows.map((row) => [...customer, ...row].join(','));
  return new TextEncoder().encode(`\uFEFF${[header, ...lines].join('\r\n')}\r\n`);
}

/** Litware's subscriptions: a base with an add-on; the new one is charged by the year, and its base was forgotten. */
function litware(tenant: 'from' | 'to'): Uint8Array {
  const [crm, addon, visio] = ['CRM', 'CRM add-on', 'Visio'].map((name) => idOf(`${tenant} ${name}`));
  const old = tenant === 'from';
  const [start, end] = old
    ? ['2025-06-08T00:00:00Z', '2026-06-07T00:00:00Z']
    : ['2026-05-14T09:00:00Z', '2027-05-13T00:00:00Z'];
  const row = (id: string | undefined, offer: string, seats: number, cycle: string, parent = '') => {
    const state = ['active', start, end, 'True', 'license', cycle, parent];
    return [id ?? '', idOf(offer), offer, String(seats), ...state];
  };
  return apiExport([
    ...(old ? [row(crm, 'Dynamics 365 Sales Enterprise', 12, 'monthly')] : []),
    row(addon, 'Dynamics 365 Sales add-on', 12, 'monthly', crm),
    row(visio, 'Visio Plan 2', 3, old ? 'monthly' : 'annual'),
  ]);
}

/** The files of both tenants of the tour. */
export function tour(): ReadonlyMap<string, Uint8Array> {
  const from = new SampleTenant('tour/from', 'fr');
  const to = new SampleTenant('tour/to', 'en');
  for (const [name, domain] of CUSTOMERS) {
    from.customer(name, domain);
    // The clinic has not accepted the new relationship yet.
    if (name !== 'Clinique Saint-Roch') to.customer(name, domain);
  }
  /** Created in the morning and suspended in the afternoon of one day: as it should be. */
  const moved = (customer: string, day: string, product: Product, seats: number): void => {
    from.add(customer, product, seats, { suspended: `${day}T15:30` });
    to.add(customer, product, seats, { created: `${day}T08:40` });
  };
  const azure = (customer: string, old: State | null, now: State | null): void => {
    const stopped = old === 'suspended' ? { suspended: '05-18T10:00' } : {};
    if (old !== null) from.add(customer, 'Microsoft Azure', 1, stopped);
    const history = { created: '05-17T10:00' };
    const off = now === 'suspended' ? { ...history, suspended: '05-18T11:00' } : history;
    if (now !== null) to.add(customer, 'Microsoft Azure', 1, off);
  };

  moved('Alpine Ski House', '05-11', 'Microsoft 365 Business Standard', 25);
  moved('Alpine Ski House', '05-11', 'Exchange Online (Plan 1)', 10);
  moved('Boulangerie Lefèvre & Fils', '05-12', 'Microsoft 365 Business Standard', 8);
  moved('Northwind Traders', '05-13', 'Office 365 E3', 60);
  moved('Northwind Traders', '05-13', 'Power BI Pro', 12);
  azure('Northwind Traders', 'suspended', 'active');

  from.add('Clinique Saint-Roch', 'Office 365 E3', 34);
  from.add('Clinique Saint-Roch', 'Enterprise Mobility + Security E3', 34);

  // The order for Visio came after the export of Transitioning To.
  from.add('Fabrikam, Inc.', 'Office 365 E3', 45);
  to.add('Fabrikam, Inc.', 'Office 365 E3', 40, { created: '05-18T09:05' });
  from.add('Fabrikam, Inc.', 'Project Plan 3', 6);
  from.add('Fabrikam, Inc.', 'Visio Plan 2', 4);
  to.add('Fabrikam, Inc.', 'Visio Plan 2', 4, { created: '05-19T16:20', unlisted: true });
  azure('Fabrikam, Inc.', 'active', null);

  from.add('Åkerlund Bygg AB', 'Microsoft 365 Business Standard', 22);
  to.add('Åkerlund Bygg AB', 'Microsoft 365 Business Standard', 22, { created: '05-12T09:15' });
  moved('Åkerlund Bygg AB', '05-12', 'Exchange Online (Plan 1)', 15);
  to.add('Åkerlund Bygg AB', 'Visio Plan 2', 2, { created: '05-15T13:00' });
  azure('Åkerlund Bygg AB', 'active', 'active');

  // One product was set up two days late, the other not at all.
  from.add('Trattoria Bellini S.r.l.', 'Exchange Online (Plan 1)', 7, { suspended: '05-13T16:00' });
  to.add('Trattoria Bellini S.r.l.', 'Exchange Online (Plan 1)', 7, { created: '05-15T08:10' });
  from.add('Trattoria Bellini S.r.l.', 'Microsoft 365 Business Standard', 5, {
    suspended: '05-18T16:05',
  });

  // Somebody wrote a total below the export, and deleted a row since.
  from.total('Trattoria Bellini S.r.l.', 15);

  // New commerce: suspended as all the rest, but that does not end its charge.
  from.add('Tailspin Toys', 'Microsoft 365 Business Premium', 18, { suspended: '05-14T15:00' });
  to.add('Tailspin Toys', 'Microsoft 365 Business Premium', 18, { created: '05-14T09:00' });
  const back = { suspended: '05-14T15:10', reactivated: '05-16T10:25' };
  from.add('Tailspin Toys', 'Exchange Online (Plan 1)', 6, back);
  to.add('Tailspin Toys', 'Exchange Online (Plan 1)', 6, { created: '05-14T09:05' });
  from.add('Tailspin Toys', 'Power BI Pro', 3, { created: '05-15T11:30' });
  azure('Tailspin Toys', 'suspended', 'suspended');

  // No entry tells when this one stopped; of the next, log and export say different things.
  from.add('Wingtip Toys', 'Enterprise Mobility + Security E3', 12, { shown: 'suspended' });
  to.add('Wingtip Toys', 'Enterprise Mobility + Security E3', 15, { created: '05-13T09:20' });
  from.add('Wingtip Toys', 'Office 365 E3', 20, { suspended: '05-13T15:45', shown: 'active' });
  to.add('Wingtip Toys', 'Office 365 E3', 20, { created: '05-13T09:25' });
  // Bought in two ways under Transitioning To: which of them continues the old one?
  from.add('Wingtip Toys', 'Power BI Pro', 9);
  to.add('Wingtip Toys', 'Power BI Pro', 5, { created: '05-13T09:30' });
  const newCommerce = { created: '05-13T09:35', offerId: 'CFQ7TTC0HL8W:0001', copy: 2 };
  to.add('Wingtip Toys', 'Power BI Pro', 4, newCommerce);

  // Ordered in the old tenant, and nobody knows what became of it.
  from.add('Wingtip Toys', 'Project Plan 3', 2, { cells: { status: 'Pending' } });

  // Two customers of one name: whose file is it?
  // In three of four files, the domain in the name tells; the fourth has the name alone.
  const [lyon, nantes] = ['contoso-lyon.example', 'contoso-nantes.example'];
  from.add('Contoso SAS', 'Office 365 E3', 30, { suspended: '05-14T15:30' });
  to.add('Contoso SAS', 'Office 365 E3', 30, { created: '05-14T08:40' }, lyon);
  from.add('Contoso SAS', 'Power BI Pro', 5, { suspended: '05-14T15:30' }, nantes);
  to.add('Contoso SAS', 'Power BI Pro', 5, { created: '05-14T08:40' }, nantes);

  from.add('Lucerne Publishing', 'Microsoft 365 Business Standard', 14, {
    suspended: '05-15T15:30',
  });

  // Exported twice; somebody wrote into the second file.
  const copy = 'Proseware S.p.A. (1)';
  moved('Proseware S.p.A.', '05-15', 'Exchange Online (Plan 1)', 11);
  moved('Proseware S.p.A.', '05-15', 'Microsoft 365 Business Standard', 16);
  from.add('Proseware S.p.A.', 'Exchange Online (Plan 1)', 9, { shown: 'suspended' }, copy);
  from.add('Proseware S.p.A.', 'Power BI Pro', 2, { cells: { seats: '2 ou 3 ?' } }, copy);
  from.add('Proseware S.p.A.', 'Visio Plan 2', 1, { cells: { status: 'Gelé' } }, copy);

  const damaged = new SampleTenant('tour/to', 'en')
    .add('Lucerne Publishing', 'Microsoft 365 Business Standard', 14)
    .files()
    .get('tour/to/Lucerne Publishing.xlsx');
  const fromFile = (name: string): Uint8Array =>
    from.files().get(`tour/from/${name}.xlsx`) ?? new Uint8Array();
  const prices = [
    'Offre;Prix unitaire;Devise;Cycle de facturation',
    'Office 365 E3;19,70;EUR;Mensuel',
    'Microsoft 365 Business Standard;10,50;EUR;Mensuel',
    'Microsoft 365 Business Premium;18,60;EUR;Mensuel',
    'Exchange Online (Plan 1);3,40;EUR;Mensuel',
    'Power BI Pro;8,40;EUR;Mensuel',
  ];
  const config = { prices: ['prices.csv'], billingDay: 1, timeZone: 'Europe/Paris' };
  return new Map([
    ['tour/csp-reconcile.json', new TextEncoder().encode(`${JSON.stringify(config, null, 2)}\n`)],
    ['tour/prices.csv', new TextEncoder().encode(`\uFEFF${prices.join('\r\n')}\r\n`)],
    ...from.files(),
    ...to.files(),
    ['tour/from/Litware.csv', litware('from')],
    ['tour/to/Litware.csv', litware('to')],
    // Downloaded twice; put into the wrong folder; left behind by Excel while the workbook is open.
    ['tour/from/Northwind Traders (1).xlsx', fromFile('Northwind Traders')],
    ['tour/to/Lucerne Publishing (1).xlsx', fromFile('Lucerne Publishing')],
    ['tour/from/~$Fabrikam, Inc..xlsx', new TextEncoder().encode('Sample User'.padEnd(165))],
    // The download broke off.
    ['tour/to/Lucerne Publishing.xlsx', (damaged ?? new Uint8Array()).slice(0, 900)],
  ]);
}


