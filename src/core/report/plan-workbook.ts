/** The workbook of the plan: what it says first, the waves, the tasks, the what-if sheet, and what is not in it. */
import type { MigrationPlan, PlanVerdict } from '../model/plan.ts';
import { day, decimal, integer, text } from './cells.ts';
import { inputsTable } from './plain-inputs.ts';
import { azureTable, createTable, inviteTable, stopTable } from './plan-tasks.ts';
import type { PageBlock, PageSheet, Sheet, TableSheet, Tone, Workbook } from './tables.ts';
import { counted, sourceText, STATUS_WORDS } from './wording.ts';

const VERDICTS: Readonly<Record<PlanVerdict, { readonly word: string; readonly tone: Tone }>> = {
  planned: { word: 'Planned in full', tone: 'good' },
  incomplete: { word: 'INCOMPLETE', tone: 'bad' },
  'nothing-to-plan': { word: 'NOTHING TO PLAN', tone: 'bad' },
};

/** The verdict of a plan in words. */
export function planVerdict(plan: MigrationPlan): { readonly word: string; readonly tone: Tone } {
  return VERDICTS[plan.verdict];
}

/** Amounts with their currencies, such as `12.50 EUR and 3.00 USD`; `null` where there are none. */
export function costText(cost: Readonly<Record<string, string>>): string | null {
  const parts = Object.entries(cost).map(([currency, amount]) => `${amount} ${currency}`);
  return parts.length === 0 ? null : parts.join(' and ');
}

/** Draws the plan as the neutral workbook behind `migration-plan.xlsx`. */
export function planWorkbook(plan: MigrationPlan): Workbook {
  const sheets: readonly Sheet[] = [
    wavesTable(plan),
    inviteTable(plan),
    createTable(plan),
    stopTable(plan),
    azureTable(plan),
    whatIfTable(plan),
    unknownsTable(plan),
    leftOutTable(plan),
    rejectedTable(plan),
    inputsTable(plan.inputs),
  ];
  return {
    title: 'Migration plan',
    subject: `What to do to move the customers, as of ${plan.asOf}`,
    day: plan.asOf,
    sheets: [startPage(plan, sheets), ...sheets],
  };
}

function startPage(plan: MigrationPlan, sheets: readonly Sheet[]): PageSheet {
  const { totals } = plan;
  const { word, tone } = planVerdict(plan);
  const sentence = `${counted(totals.customers, 'customer')} with ${counted(totals.seats, 'seat')} in ${counted(plan.waves.length, 'wave')}.`;
  const cost = costText(totals.costPerDay);
  return {
    kind: 'page',
    name: 'Start here',
    title: 'Migration plan',
    purpose: `What to do to move the customers of Transitioning From, as of ${plan.asOf} (UTC).`,
    blocks: [
      { type: 'pairs', pairs: [{ label: word, value: text(sentence), tone }] },
      ...plan.reasons.map((reason): PageBlock => ({ type: 'text', text: reason, tone })),
      { type: 'heading', text: 'Figures' },
      {
        type: 'figures',
        figures: [
          { label: 'Customers', value: totals.customers },
          { label: 'Seats to create', value: totals.seats },
          { label: 'Subscriptions to stop', value: totals.stops },
          { label: 'Azure subscriptions', value: totals.azure },
        ],
      },
      {
        type: 'text',
        text:
          cost === null
            ? 'What a day costs on which both tenants bill is not known: no price fits.'
            : `Every day on which both tenants bill all of it costs ${cost}${totals.unpriced === 0 ? '' : `, not counting ${counted(totals.unpriced, 'subscription')} without a price`}.`,
      },
      { type: 'heading', text: 'How to work with it' },
      ...HOW.map((line): PageBlock => ({ type: 'text', text: line })),
      { type: 'heading', text: 'Sheets' },
      { type: 'links', links: sheets.map((sheet) => ({ sheet: sheet.name, text: sheet.purpose })) },
      { type: 'heading', text: 'Made by' },
      { type: 'text', text: `${plan.tool.name} ${plan.tool.version}` },
    ],
  };
}

const HOW = [
  'Take one wave at a time: filter the sheets 1 to 4 by it, and work through them in this order.',
  'Fill in the yellow columns only: Owner, Status, Done on and Note.',
  'Create all of a customer under Transitioning To, see that it is active, and stop the old subscriptions on the same day.',
  'Waves begin with what renews, or can be cancelled, first. The sheet What if says what a late day costs.',
  'Run the preflight before the day and the reconciliation after it: only new exports prove what was done.',
] as const;

function wavesTable(plan: MigrationPlan): TableSheet {
  return {
    kind: 'table',
    name: 'Waves',
    tableName: 'tblWaves',
    title: 'Waves',
    purpose: 'What each wave holds. Cost per day is what a day costs on which both tenants bill.',
    frozenColumns: 1,
    emptyText: 'There is no wave.',
    columns: [
      { key: 'wave', label: 'Wave', type: 'integer', width: 10 },
      { key: 'customers', label: 'Customers', type: 'integer', width: 13, total: 'sum' },
      {
        key: 'subscriptions',
        label: 'Subscriptions to move',
        type: 'integer',
        width: 15,
        total: 'sum',
      },
      { key: 'seats', label: 'Seats to create', type: 'integer', width: 13, total: 'sum' },
      { key: 'stops', label: 'Subscriptions to stop', type: 'integer', width: 15, total: 'sum' },
      { key: 'azure', label: 'Azure', type: 'integer', width: 10, total: 'sum' },
      { key: 'deadline', label: 'First deadline', type: 'day', width: 14 },
      { key: 'cost', label: 'Cost per day', type: 'text', width: 28 },
      { key: 'unpriced', label: 'Without price', type: 'integer', width: 11, total: 'sum' },
    ],
    rows: plan.waves.map((wave) => [
      integer(wave.number),
      integer(wave.customers),
      integer(wave.subscriptions),
      integer(wave.seats),
      integer(wave.stops),
      integer(wave.azure),
      day(wave.firstDeadline),
      text(costText(wave.costPerDay)),
      integer(wave.unpriced),
    ]),
  };
}

function whatIfTable(plan: MigrationPlan): TableSheet {
  return {
    kind: 'table',
    name: 'What if',
    tableName: 'tblWhatIf',
    title: 'What if the suspension is late?',
    purpose:
      'Seat-days that both tenants bill, and their cost at the prices of today, if the old subscriptions of a wave are stopped so many days late. Azure is billed by use and is not in it.',
    frozenColumns: 2,
    emptyText: 'There is no wave.',
    columns: [
      { key: 'wave', label: 'Wave', type: 'integer', width: 10 },
      { key: 'days', label: 'Days late', type: 'integer', width: 12 },
      { key: 'seatDays', label: 'Seat-days', type: 'integer', width: 14 },
      { key: 'cost', label: 'Cost', type: 'decimal', width: 16 },
      { key: 'currency', label: 'Currency', type: 'text', width: 12 },
      { key: 'unpriced', label: 'Subscriptions without price', type: 'integer', width: 16 },
    ],
    rows: plan.exposure.flatMap(({ wave, daysLate, seatDays, cost, unpriced }) => {
      const costs = Object.entries(cost);
      const amounts = costs.length === 0 ? [[null, null] as const] : costs;
      return amounts.map(([currency, amount], index) => [
        integer(wave),
        integer(daysLate),
        integer(index === 0 ? seatDays : null),
        decimal(amount),
        text(currency),
        integer(index === 0 ? unpriced : null),
      ]);
    }),
  };
}

function unknownsTable(plan: MigrationPlan): TableSheet {
  return {
    kind: 'table',
    name: 'Not known',
    tableName: 'tblUnknown',
    title: 'What is not known or left out',
    purpose: 'What no file tells, and what was left out on purpose.',
    frozenColumns: 1,
    emptyText: 'Nothing: the files tell everything.',
    columns: [
      { key: 'count', label: 'How many', type: 'integer', width: 12 },
      { key: 'text', label: 'What', type: 'text', width: 110, wrap: true },
    ],
    rows: plan.unknowns.map(({ count, text: what }) => [integer(count), text(what)]),
  };
}

function leftOutTable(plan: MigrationPlan): TableSheet {
  return {
    kind: 'table',
    name: 'Left out',
    tableName: 'tblLeftOut',
    title: 'Subscriptions left out',
    purpose: 'Nothing has to be done for these, or nothing can be said.',
    frozenColumns: 2,
    emptyText: 'Nothing was left out.',
    columns: [
      { key: 'customer', label: 'Customer', type: 'text', width: 28, wrap: true },
      { key: 'offer', label: 'Product', type: 'text', width: 32, wrap: true },
      { key: 'status', label: 'Status', type: 'text', width: 12 },
      { key: 'seats', label: 'Seats', type: 'integer', width: 9, total: 'sum' },
      { key: 'reason', label: 'Why', type: 'text', width: 48, wrap: true },
      { key: 'id', label: 'Subscription id', type: 'id', width: 38 },
      { key: 'source', label: 'Read from', type: 'text', width: 44, wrap: true },
    ],
    rows: plan.leftOut.map((one) => [
      text(one.customer),
      text(one.offer),
      text(STATUS_WORDS[one.status]),
      integer(one.seats),
      text(one.reason),
      text(one.subscriptionId),
      text(sourceText(one.source)),
    ]),
  };
}

function rejectedTable(plan: MigrationPlan): TableSheet {
  return {
    kind: 'table',
    name: 'Rejected rows',
    tableName: 'tblRejected',
    title: 'Rejected rows',
    purpose: 'Rows that could not be used; what they hold is missing in the plan.',
    frozenColumns: 1,
    emptyText: 'No rows were rejected.',
    columns: [
      { key: 'path', label: 'File', type: 'text', width: 40, wrap: true },
      { key: 'sheet', label: 'Sheet', type: 'text', width: 18 },
      { key: 'row', label: 'Row', type: 'integer', width: 9 },
      { key: 'cell', label: 'Cell', type: 'text', width: 9 },
      { key: 'value', label: 'Value', type: 'id', width: 24, wrap: true },
      { key: 'problem', label: 'Problem', type: 'text', width: 50, wrap: true },
      { key: 'fix', label: 'What to do', type: 'text', width: 50, wrap: true },
    ],
    rows: plan.rejectedRows.map((row) => [
      text(row.path),
      text(row.sheet),
      integer(row.row),
      text(row.cell),
      text(row.value),
      text(row.problem),
      text(row.fix),
    ]),
  };
}
