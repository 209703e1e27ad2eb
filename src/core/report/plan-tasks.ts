/** The sheets of the plan that people work from, in the order of the process: invite, create, stop, Azure. */
import { ENGLISH } from '../text/speech.ts';
import { speakColumns } from './speak-sheets.ts';
import type { MigrationPlan, PlanCustomer, PlanStop } from '../model/plan.ts';
import { day, decimal, integer, text } from './cells.ts';
import type { TableSheet } from './tables.ts';
import { WORK_COLUMNS, workCells } from './work-columns.ts';
import { FAMILY_WORDS, sourceText, STATUS_WORDS } from './wording.ts';

const WAVE = { key: 'wave', label: 'Wave', type: 'integer', width: 8 } as const;
const CUSTOMER = {
  key: 'customer',
  label: 'Customer',
  type: 'text',
  width: 26,
  wrap: true,
} as const;

const DEADLINE_WORDS: Readonly<Record<NonNullable<PlanCustomer['deadline']>['why'], string>> = {
  'cancel-window': 'Cancel window closes',
  renewal: 'Renews',
  end: 'Ends',
};

/** Customers that have to accept the relationship, with what tells them apart. */
export function inviteTable(plan: MigrationPlan): TableSheet {
  return {
    kind: 'table',
    name: '1 Invite',
    tableName: 'tblInvite',
    title: '1. Invite the customers',
    purpose:
      'Send each the reseller-relationship link of the Transitioning To tenant; its Global Admin accepts it. Everything else waits for that.',
    frozenColumns: 2,
    printedColumns: 8,
    emptyText: 'There is nobody to invite.',
    columns: [
      WAVE,
      { ...CUSTOMER, total: 'count' },
      { key: 'domain', label: 'Domain', type: 'text', width: 30 },
      { key: 'tenantId', label: 'Microsoft ID', type: 'id', width: 38 },
      { key: 'seats', label: 'Seats', type: 'integer', width: 9, total: 'sum' },
      { key: 'deadline', label: 'First deadline', type: 'day', width: 14 },
      { key: 'why', label: 'Deadline is', type: 'text', width: 20 },
      { key: 'remarks', label: 'Remarks', type: 'text', width: 34, wrap: true },
      ...speakColumns(WORK_COLUMNS, ENGLISH),
    ],
    rows: plan.customers
      .filter(({ invite }) => invite)
      .map(({ wave, name, domain, tenantId, seats, deadline, remarks }) => [
        integer(wave),
        text(name),
        text(domain),
        text(tenantId),
        integer(seats),
        day(deadline?.day ?? null),
        text(deadline === null ? null : DEADLINE_WORDS[deadline.why]),
        text(remarks.join(' ')),
        ...workCells(ENGLISH),
      ]),
  };
}

/** What to create under Transitioning To: one row per customer and offer, bases before add-ons. */
export function createTable(plan: MigrationPlan): TableSheet {
  return {
    kind: 'table',
    name: '2 Create',
    tableName: 'tblCreate',
    title: '2. Create under Transitioning To',
    purpose:
      'The same products with the same seats, all of them before anything is suspended. Add-ons stand below their base.',
    frozenColumns: 3,
    printedColumns: 10,
    emptyText: 'There is nothing to create.',
    columns: [
      WAVE,
      CUSTOMER,
      { key: 'offer', label: 'Product', type: 'text', width: 32, wrap: true },
      { key: 'createAs', label: 'Create as', type: 'text', width: 24, wrap: true },
      { key: 'seats', label: 'Seats', type: 'integer', width: 9, total: 'sum' },
      { key: 'offerId', label: 'Offer id', type: 'id', width: 38 },
      { key: 'cycle', label: 'Billing cycle', type: 'text', width: 12 },
      { key: 'term', label: 'Term', type: 'text', width: 8 },
      { key: 'addOnTo', label: 'Add-on to', type: 'text', width: 26, wrap: true },
      { key: 'remarks', label: 'Remarks', type: 'text', width: 34, wrap: true },
      { key: 'source', label: 'Read from', type: 'text', width: 58, wrap: true },
      { key: 'id', label: 'Task id', type: 'id', width: 15 },
      ...speakColumns(WORK_COLUMNS, ENGLISH),
    ],
    rows: plan.creations.map((one) => [
      integer(one.wave),
      text(one.customer),
      text(one.offer),
      text(one.createAs),
      integer(one.seats),
      text(one.offerId),
      text(one.cycle),
      text(one.term),
      text(one.addOnTo),
      text(one.remarks.join(' ')),
      text(one.sources.map(sourceText).join('\n')),
      text(one.id),
      ...workCells(ENGLISH),
    ]),
  };
}

const VERB_WORDS: Readonly<Record<PlanStop['verb'], string>> = {
  suspend: 'Suspend',
  cancel: 'Cancel',
  end: 'Let it end',
};

/** What to stop under Transitioning From, each on the day of its successor. */
export function stopTable(plan: MigrationPlan): TableSheet {
  return {
    kind: 'table',
    name: '3 Stop',
    tableName: 'tblStop',
    title: '3. Stop under Transitioning From',
    purpose:
      'On the same day, once all of the customer is active under Transitioning To. What is forgotten is billed by both tenants, without a credit.',
    frozenColumns: 3,
    printedColumns: 11,
    emptyText: 'There is nothing to stop.',
    columns: [
      WAVE,
      CUSTOMER,
      { key: 'offer', label: 'Product', type: 'text', width: 30, wrap: true },
      {
        key: 'verb',
        label: 'What to do',
        type: 'text',
        width: 12,
        tones: { Cancel: 'warn', 'Let it end': 'bad' },
      },
      { key: 'seats', label: 'Seats', type: 'integer', width: 9, total: 'sum' },
      { key: 'status', label: 'Now', type: 'text', width: 11 },
      { key: 'family', label: 'Billed as', type: 'text', width: 20 },
      { key: 'how', label: 'How', type: 'text', width: 52, wrap: true },
      { key: 'endsOn', label: 'Term ends', type: 'day', width: 13 },
      { key: 'cost', label: 'Cost per day', type: 'decimal', width: 11 },
      { key: 'currency', label: 'Currency', type: 'text', width: 10 },
      { key: 'subscriptionId', label: 'Subscription id', type: 'id', width: 38 },
      { key: 'source', label: 'Read from', type: 'text', width: 58, wrap: true },
      { key: 'id', label: 'Task id', type: 'id', width: 15 },
      ...speakColumns(WORK_COLUMNS, ENGLISH),
    ],
    rows: plan.stops.map((one) => [
      integer(one.wave),
      text(one.customer),
      text(one.offer),
      text(VERB_WORDS[one.verb]),
      integer(one.seats),
      text(STATUS_WORDS[one.status]),
      text(FAMILY_WORDS[one.family]),
      text(one.text),
      day(one.endsOn),
      decimal(one.costPerDay?.amount ?? null),
      text(one.costPerDay?.currency ?? null),
      text(one.subscriptionId),
      text(sourceText(one.source)),
      text(one.id),
      ...workCells(ENGLISH),
    ]),
  };
}

/** What Microsoft moves, by company name. */
export function azureTable(plan: MigrationPlan): TableSheet {
  return {
    kind: 'table',
    name: '4 Azure',
    tableName: 'tblAzure',
    title: '4. Azure: Microsoft moves it',
    purpose:
      'Tell Microsoft the company names once the customers have accepted. Do not suspend these by hand; afterwards they show Suspended under From and Active under To.',
    frozenColumns: 2,
    printedColumns: 6,
    emptyText: 'There is no Azure subscription.',
    columns: [
      WAVE,
      { ...CUSTOMER, label: 'Company name', total: 'count' },
      { key: 'domain', label: 'Domain', type: 'text', width: 30 },
      { key: 'tenantId', label: 'Microsoft ID', type: 'id', width: 38 },
      { key: 'offer', label: 'Product', type: 'text', width: 24 },
      { key: 'subscriptionId', label: 'Subscription id', type: 'id', width: 38 },
      { key: 'source', label: 'Read from', type: 'text', width: 58, wrap: true },
      { key: 'id', label: 'Task id', type: 'id', width: 15 },
      ...speakColumns(WORK_COLUMNS, ENGLISH),
    ],
    rows: plan.azure.map((one) => [
      integer(one.wave),
      text(one.customer),
      text(one.domain),
      text(one.tenantId),
      text(one.offer),
      text(one.subscriptionId),
      text(sourceText(one.source)),
      text(one.id),
      ...workCells(ENGLISH),
    ]),
  };
}
