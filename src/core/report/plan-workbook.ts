/** The workbook of the plan: what it says first, the waves, the tasks, the what-if sheet, and what is not in it. */
import type { MigrationPlan, PlanVerdict } from '../model/plan.ts';
import type { Speech } from '../text/speech.ts';
import { listed, say, type Text } from '../text/text.ts';
import { day, decimal, integer, leadingTo, text } from './cells.ts';
import { inputsTable } from './plain-inputs.ts';
import { azureTable, createTable, inviteTable, stopTable } from './plan-tasks.ts';
import { sourceWords } from './places.ts';
import { speakPage, speakTable, type BlockWords } from './speak-sheets.ts';
import type { PageSheet, Sheet, TableSheet, Tone, Workbook } from './tables.ts';
import { STATUS_WORDS } from './words.ts';
import { WORK_COLUMNS } from './work-columns.ts';

const VERDICTS: Readonly<Record<PlanVerdict, { readonly word: Text; readonly tone: Tone }>> = {
  planned: { word: say('Planned in full'), tone: 'good' },
  incomplete: { word: say('INCOMPLETE'), tone: 'bad' },
  'nothing-to-plan': { word: say('NOTHING TO PLAN'), tone: 'bad' },
};

/** The verdict of a plan in words. */
export function planVerdict(plan: MigrationPlan): { readonly word: Text; readonly tone: Tone } {
  return VERDICTS[plan.verdict];
}

/** Amounts with their currencies, such as `12.50 EUR and 3.00 USD`; `null` where there are none. */
export function costText(cost: Readonly<Record<string, string>>): Text | null {
  const parts = Object.entries(cost).map(([currency, amount]) => `${amount} ${currency}`);
  return parts.length === 0 ? null : listed(parts);
}

const TITLE = say('Migration plan');
const WHAT_IF = say('What if');
/** The sheet of what is not known. */
export const NOT_KNOWN = say('Not known');

/** Draws the plan, spoken in the same language, as the neutral workbook behind `migration-plan.xlsx`. */
export function planWorkbook(plan: MigrationPlan, speech: Speech): Workbook {
  const { of } = speech;
  const sheets: readonly Sheet[] = [
    wavesTable(plan, speech),
    inviteTable(plan, speech),
    createTable(plan, speech),
    stopTable(plan, speech),
    azureTable(plan, speech),
    whatIfTable(plan, speech),
    unknownsTable(plan, speech),
    leftOutTable(plan, speech),
    rejectedTable(plan, speech),
    inputsTable(plan.inputs, speech),
  ];
  return {
    title: of(TITLE),
    subject: of(say('What to do to move the customers, as of {day}', { day: plan.asOf })),
    day: plan.asOf,
    sheets: [startPage(plan, sheets, speech), ...sheets],
  };
}

function startPage(plan: MigrationPlan, sheets: readonly Sheet[], speech: Speech): PageSheet {
  const { totals } = plan;
  const { word, tone } = planVerdict(plan);
  const sentence = say(
    '{customers, plural, one {# customer} other {# customers}} with {seats, plural, one {# seat} other {# seats}} in {waves, plural, one {# wave} other {# waves}}.',
    { customers: totals.customers, seats: totals.seats, waves: plan.waves.length },
  );
  const blocks: readonly BlockWords[] = [
    { type: 'pairs', pairs: [{ label: word, value: sentence, tone }] },
    ...plan.reasons.map((reason): BlockWords => ({ type: 'text', text: reason, tone })),
    { type: 'heading', text: say('Figures') },
    {
      type: 'figures',
      figures: [
        { label: say('Customers'), value: totals.customers },
        { label: say('Seats to create'), value: totals.seats },
        { label: say('Subscriptions to stop'), value: totals.stops },
        { label: say('Azure subscriptions'), value: totals.azure },
      ],
    },
    { type: 'text', text: dayCostText(totals) },
    { type: 'heading', text: say('How to work with it') },
    ...HOW.map((line): BlockWords => ({ type: 'text', text: line })),
    { type: 'heading', text: say('Sheets') },
    { type: 'links', links: sheets.map((sheet) => ({ sheet: sheet.name, text: sheet.purpose })) },
    { type: 'heading', text: say('Made by') },
    { type: 'text', text: `${plan.tool.name} ${plan.tool.version}` },
  ];
  return speakPage(
    {
      name: say('Start here'),
      title: TITLE,
      purpose: say('What to do to move the customers of Transitioning From, as of {day} (UTC).', {
        day: plan.asOf,
      }),
      blocks,
    },
    speech,
  );
}

function dayCostText({ costPerDay, unpriced }: MigrationPlan['totals']): Text {
  const cost = costText(costPerDay);
  if (cost === null) {
    return say('What a day costs on which both tenants bill is not known: no price fits.');
  }
  return unpriced === 0
    ? say('Every day on which both tenants bill all of it costs {cost}.', { cost })
    : say(
        'Every day on which both tenants bill all of it costs {cost}, not counting {unpriced, plural, one {# subscription} other {# subscriptions}} without a price.',
        { cost, unpriced },
      );
}

const HOW: readonly Text[] = [
  say(
    'Take one wave at a time: filter the sheets 1 to 4 by it, and work through them in this order.',
  ),
  say('Fill in the yellow columns only: {columns}.', {
    columns: listed(WORK_COLUMNS.map(({ label }) => label)),
  }),
  say(
    'Create all of a customer under Transitioning To, see that it is active, and stop the old subscriptions on the same day.',
  ),
  say(
    'Waves begin with what renews, or can be cancelled, first. The sheet {sheet} says what a late day costs.',
    { sheet: WHAT_IF },
  ),
  say(
    'Run the preflight before the day and the reconciliation after it: only new exports prove what was done.',
  ),
];

function wavesTable(plan: MigrationPlan, speech: Speech): TableSheet {
  const { ofAny } = speech;
  return speakTable(
    {
      name: say('Waves'),
      tableName: 'tblWaves',
      title: say('Waves'),
      purpose: say(
        'What each wave holds. Cost per day is what a day costs on which both tenants bill.',
      ),
      frozenColumns: 1,
      emptyText: say('There is no wave.'),
      columns: [
        { key: 'wave', label: say('Wave'), type: 'integer', width: 10 },
        { key: 'customers', label: say('Customers'), type: 'integer', width: 13, total: 'sum' },
        {
          key: 'subscriptions',
          label: say('Subscriptions to move'),
          type: 'integer',
          width: 15,
          total: 'sum',
        },
        { key: 'seats', label: say('Seats to create'), type: 'integer', width: 13, total: 'sum' },
        {
          key: 'stops',
          label: say('Subscriptions to stop'),
          type: 'integer',
          width: 15,
          total: 'sum',
        },
        { key: 'azure', label: say('Azure'), type: 'integer', width: 10, total: 'sum' },
        { key: 'deadline', label: say('First deadline'), type: 'day', width: 14 },
        { key: 'cost', label: say('Cost per day'), type: 'text', width: 28 },
        { key: 'unpriced', label: say('Without price'), type: 'integer', width: 11, total: 'sum' },
      ],
      rows: plan.waves.map((wave) => [
        integer(wave.number),
        integer(wave.customers),
        integer(wave.subscriptions),
        integer(wave.seats),
        integer(wave.stops),
        integer(wave.azure),
        day(wave.firstDeadline),
        text(ofAny(costText(wave.costPerDay))),
        integer(wave.unpriced),
      ]),
    },
    speech,
  );
}

function whatIfTable(plan: MigrationPlan, speech: Speech): TableSheet {
  return speakTable(
    {
      name: WHAT_IF,
      tableName: 'tblWhatIf',
      title: say('What if the suspension is late?'),
      purpose: say(
        'Seat-days that both tenants bill, and their cost at the prices of today, if the old subscriptions of a wave are stopped so many days late. Azure is billed by use and is not in it.',
      ),
      frozenColumns: 2,
      emptyText: say('There is no wave.'),
      columns: [
        { key: 'wave', label: say('Wave'), type: 'integer', width: 10 },
        { key: 'days', label: say('Days late'), type: 'integer', width: 12 },
        { key: 'seatDays', label: say('Seat-days'), type: 'integer', width: 14 },
        { key: 'cost', label: say('Cost'), type: 'decimal', width: 16 },
        { key: 'currency', label: say('Currency'), type: 'text', width: 12 },
        { key: 'unpriced', label: say('Subscriptions without price'), type: 'integer', width: 16 },
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
    },
    speech,
  );
}

function unknownsTable(plan: MigrationPlan, speech: Speech): TableSheet {
  return speakTable(
    {
      name: NOT_KNOWN,
      tableName: 'tblUnknown',
      title: say('What is not known or left out'),
      purpose: say('What no file tells, and what was left out on purpose.'),
      frozenColumns: 1,
      emptyText: say('Nothing: the files tell everything.'),
      columns: [
        { key: 'count', label: say('How many'), type: 'integer', width: 12 },
        { key: 'text', label: say('What'), type: 'text', width: 110, wrap: true },
      ],
      rows: plan.unknowns.map(({ count, text: what }) => [integer(count), text(what)]),
    },
    speech,
  );
}

function leftOutTable(plan: MigrationPlan, speech: Speech): TableSheet {
  const { of } = speech;
  return speakTable(
    {
      name: say('Left out'),
      tableName: 'tblLeftOut',
      title: say('Subscriptions left out'),
      purpose: say('Nothing has to be done for these, or nothing can be said.'),
      frozenColumns: 2,
      emptyText: say('Nothing was left out.'),
      columns: [
        { key: 'customer', label: say('Customer'), type: 'text', width: 28, wrap: true },
        { key: 'offer', label: say('Product'), type: 'text', width: 32, wrap: true },
        { key: 'status', label: say('Status'), type: 'text', width: 12 },
        { key: 'seats', label: say('Seats'), type: 'integer', width: 9, total: 'sum' },
        { key: 'reason', label: say('Why'), type: 'text', width: 48, wrap: true },
        { key: 'id', label: say('Subscription id'), type: 'id', width: 38 },
        { key: 'source', label: say('Read from'), type: 'text', width: 44, wrap: true },
      ],
      rows: plan.leftOut.map((one) => [
        text(one.customer),
        text(one.offer),
        text(of(STATUS_WORDS[one.status])),
        integer(one.seats),
        text(one.reason),
        text(one.subscriptionId),
        leadingTo(one.source, text(sourceWords(one.source, speech))),
      ]),
    },
    speech,
  );
}

function rejectedTable(plan: MigrationPlan, speech: Speech): TableSheet {
  return speakTable(
    {
      name: say('Rejected rows'),
      tableName: 'tblRejected',
      title: say('Rejected rows'),
      purpose: say('Rows that could not be used; what they hold is missing in the plan.'),
      frozenColumns: 1,
      emptyText: say('No rows were rejected.'),
      columns: [
        { key: 'path', label: say('File'), type: 'text', width: 40, wrap: true },
        { key: 'sheet', label: say('Sheet'), type: 'text', width: 18 },
        { key: 'row', label: say('Row'), type: 'integer', width: 9 },
        { key: 'cell', label: say('Cell'), type: 'text', width: 9 },
        { key: 'value', label: say('Value'), type: 'id', width: 24, wrap: true },
        { key: 'problem', label: say('Problem'), type: 'text', width: 50, wrap: true },
        { key: 'fix', label: say('What to do'), type: 'text', width: 50, wrap: true },
      ],
      rows: plan.rejectedRows.map((row) => [
        text(row.path),
        text(row.sheet),
        leadingTo(row, integer(row.row)),
        text(row.cell),
        text(row.value),
        text(row.problem),
        text(row.fix),
      ]),
    },
    speech,
  );
}
