/** The sheets of the plan that people work from, in the order of the process: invite, create, stop, Azure. */
import type { Speech } from '../text/speech.ts';
import { say, sayAs, type Text } from '../text/text.ts';
import { rowsOf } from './rows.ts';
import { speakTable } from './speak-sheets.ts';
import type { MigrationPlan, PlanCustomer, PlanStop } from '../model/plan.ts';
import { day, decimal, integer, leadingTo, text } from './cells.ts';
import type { TableSheet } from './tables.ts';
import { WORK_COLUMNS, workCells } from './work-columns.ts';
import { sourceWords } from './places.ts';
import { FAMILY_WORDS, STATUS_WORDS } from './words.ts';

const WAVE = { key: 'wave', label: say('Wave'), type: 'integer', width: 8 } as const;
const CUSTOMER = {
  key: 'customer',
  label: say('Customer'),
  type: 'text',
  width: 26,
  wrap: true,
} as const;

const DEADLINE_WORDS: Readonly<Record<NonNullable<PlanCustomer['deadline']>['why'], Text>> = {
  'cancel-window': say('Cancel window closes'),
  renewal: say('Renews'),
  end: say('Ends'),
};

/** Customers that have to accept the relationship, with what tells them apart. */
export function inviteTable(plan: MigrationPlan, speech: Speech): TableSheet {
  const { of } = speech;
  return speakTable(
    {
      name: say('1 Invite'),
      tableName: 'tblInvite',
      title: say('1. Invite the customers'),
      purpose: say(
        'Send each the reseller-relationship link of the Transitioning To tenant; its Global Admin accepts it. Everything else waits for that.',
      ),
      frozenColumns: 2,
      printedColumns: 8,
      emptyText: say('There is nobody to invite.'),
      columns: [
        WAVE,
        { ...CUSTOMER, total: 'count' },
        { key: 'domain', label: say('Domain'), type: 'text', width: 30 },
        { key: 'tenantId', label: say('Microsoft ID'), type: 'id', width: 38 },
        { key: 'seats', label: say('Seats'), type: 'integer', width: 9, total: 'sum' },
        { key: 'deadline', label: say('First deadline'), type: 'day', width: 14 },
        { key: 'why', label: say('Deadline is'), type: 'text', width: 20 },
        { key: 'remarks', label: say('Remarks'), type: 'text', width: 34, wrap: true },
        ...WORK_COLUMNS,
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
          text(deadline === null ? null : of(DEADLINE_WORDS[deadline.why])),
          text(remarks.join(' ')),
          ...workCells(speech),
        ]),
    },
    speech,
  );
}

/** How often it is charged, in the words of the export's API. */
const CYCLE_WORDS: Readonly<Record<string, Text>> = {
  monthly: say('monthly'),
  annual: say('annual'),
  triennial: say('triennial'),
  'one-time': say('one-time'),
  none: sayAs('billing cycle', 'none'),
};

/** What to create under Transitioning To: one row per customer and offer, bases before add-ons. */
export function createTable(plan: MigrationPlan, speech: Speech): TableSheet {
  const { of } = speech;
  return speakTable(
    {
      name: say('2 Create'),
      tableName: 'tblCreate',
      title: say('2. Create under Transitioning To'),
      purpose: say(
        'The same products with the same seats, all of them before anything is suspended. Add-ons stand below their base.',
      ),
      frozenColumns: 3,
      printedColumns: 10,
      emptyText: say('There is nothing to create.'),
      columns: [
        WAVE,
        CUSTOMER,
        { key: 'offer', label: say('Product'), type: 'text', width: 32, wrap: true },
        { key: 'createAs', label: say('Create as'), type: 'text', width: 24, wrap: true },
        { key: 'seats', label: say('Seats'), type: 'integer', width: 9, total: 'sum' },
        { key: 'offerId', label: say('Offer id'), type: 'id', width: 38 },
        { key: 'cycle', label: say('Billing cycle'), type: 'text', width: 12 },
        { key: 'term', label: say('Term'), type: 'text', width: 8 },
        { key: 'addOnTo', label: say('Add-on to'), type: 'text', width: 26, wrap: true },
        { key: 'remarks', label: say('Remarks'), type: 'text', width: 34, wrap: true },
        { key: 'source', label: say('Read from'), type: 'text', width: 58, wrap: true },
        { key: 'id', label: say('Task id'), type: 'id', width: 15 },
        ...WORK_COLUMNS,
      ],
      rows: rowsOf(plan.creations, (one) => [
        integer(one.wave),
        text(one.customer),
        text(one.offer),
        text(one.createAs),
        integer(one.seats),
        text(one.offerId),
        text(of(CYCLE_WORDS[one.cycle ?? ''] ?? '')),
        text(one.term),
        text(one.addOnTo),
        text(one.remarks.join(' ')),
        text(one.sources.map((source) => sourceWords(source, speech)).join('\n')),
        text(one.id),
        ...workCells(speech),
      ]),
    },
    speech,
  );
}

const VERB_WORDS: Readonly<Record<PlanStop['verb'], Text>> = {
  suspend: say('Suspend'),
  cancel: say('Cancel'),
  end: say('Let it end'),
};

/** What to stop under Transitioning From, each on the day of its successor. */
export function stopTable(plan: MigrationPlan, speech: Speech): TableSheet {
  const { of } = speech;
  return speakTable(
    {
      name: say('3 Stop'),
      tableName: 'tblStop',
      title: say('3. Stop under Transitioning From'),
      purpose: say(
        'On the same day, once all of the customer is active under Transitioning To. What is forgotten is billed by both tenants, without a credit.',
      ),
      frozenColumns: 3,
      printedColumns: 11,
      emptyText: say('There is nothing to stop.'),
      columns: [
        WAVE,
        CUSTOMER,
        { key: 'offer', label: say('Product'), type: 'text', width: 30, wrap: true },
        {
          key: 'verb',
          label: say('What to do'),
          type: 'text',
          width: 12,
          tones: [
            [VERB_WORDS.cancel, 'warn'],
            [VERB_WORDS.end, 'bad'],
          ],
        },
        { key: 'seats', label: say('Seats'), type: 'integer', width: 9, total: 'sum' },
        { key: 'status', label: say('Now'), type: 'text', width: 11 },
        { key: 'family', label: say('Billed as'), type: 'text', width: 20 },
        { key: 'how', label: say('How'), type: 'text', width: 52, wrap: true },
        { key: 'endsOn', label: say('Term ends'), type: 'day', width: 13 },
        { key: 'cost', label: say('Cost per day'), type: 'decimal', width: 11 },
        { key: 'currency', label: say('Currency'), type: 'text', width: 10 },
        { key: 'subscriptionId', label: say('Subscription id'), type: 'id', width: 38 },
        { key: 'source', label: say('Read from'), type: 'text', width: 58, wrap: true },
        { key: 'id', label: say('Task id'), type: 'id', width: 15 },
        ...WORK_COLUMNS,
      ],
      rows: rowsOf(plan.stops, (one) => [
        integer(one.wave),
        text(one.customer),
        text(one.offer),
        text(of(VERB_WORDS[one.verb])),
        integer(one.seats),
        text(of(STATUS_WORDS[one.status])),
        text(of(FAMILY_WORDS[one.family])),
        text(one.text),
        day(one.endsOn),
        decimal(one.costPerDay?.amount ?? null),
        text(one.costPerDay?.currency ?? null),
        text(one.subscriptionId),
        leadingTo(one.source, text(sourceWords(one.source, speech))),
        text(one.id),
        ...workCells(speech),
      ]),
    },
    speech,
  );
}

/** What Microsoft moves, by company name. */
export function azureTable(plan: MigrationPlan, speech: Speech): TableSheet {
  return speakTable(
    {
      name: say('4 Azure'),
      tableName: 'tblAzure',
      title: say('4. Azure: Microsoft moves it'),
      purpose: say(
        'Tell Microsoft the company names once the customers have accepted. Do not suspend these by hand; afterwards they show Suspended under From and Active under To.',
      ),
      frozenColumns: 2,
      printedColumns: 6,
      emptyText: say('There is no Azure subscription.'),
      columns: [
        WAVE,
        { ...CUSTOMER, label: say('Company name'), total: 'count' },
        { key: 'domain', label: say('Domain'), type: 'text', width: 30 },
        { key: 'tenantId', label: say('Microsoft ID'), type: 'id', width: 38 },
        { key: 'offer', label: say('Product'), type: 'text', width: 24 },
        { key: 'subscriptionId', label: say('Subscription id'), type: 'id', width: 38 },
        { key: 'source', label: say('Read from'), type: 'text', width: 58, wrap: true },
        { key: 'id', label: say('Task id'), type: 'id', width: 15 },
        ...WORK_COLUMNS,
      ],
      rows: rowsOf(plan.azure, (one) => [
        integer(one.wave),
        text(one.customer),
        text(one.domain),
        text(one.tenantId),
        text(one.offer),
        text(one.subscriptionId),
        leadingTo(one.source, text(sourceWords(one.source, speech))),
        text(one.id),
        ...workCells(speech),
      ]),
    },
    speech,
  );
}
