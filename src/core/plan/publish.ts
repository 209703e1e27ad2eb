/** Puts the plan into its published shape: sorted, rounded, every task with an id that stays. */
import type { FileFacts } from '../model/facts.ts';
import type {
  MigrationPlan,
  PlanAzure,
  PlanCreation,
  PlanCustomer,
  PlanExposure,
  PlanInput,
  PlanLeftOut,
  PlanStop,
  PlanSums,
  PlanWave,
} from '../model/plan.ts';
import type { Source } from '../model/report.ts';
import type { Settings } from '../model/settings.ts';
import { stableId } from '../model/stable-id.ts';
import { formatDay } from '../model/values.ts';
import { moneyOf } from '../money/exact.ts';
import { COST_GAP_TEXTS, type PriceBook } from '../money/price-book.ts';
import { byCodeUnit, foldName } from '../normalise/text.ts';
import type { Deadline } from './deadlines.ts';
import { dailyOf, dayCost, roundedCosts, SLIPS } from './exposure.ts';
import { stopWords } from './stop-text.ts';
import { unknownsOf } from './unknowns.ts';
import { judgePlan } from './verdict.ts';
import type { Wave, Waves } from './waves.ts';
import type { Creation, CustomerWork, Stop } from './work.ts';
import { say, type Text } from '../text/text.ts';

export interface PlannedRun {
  readonly tool: MigrationPlan['tool'];
  readonly settings: Settings;
  readonly files: readonly FileFacts[];
  readonly book: PriceBook;
  /** All customers, those without anything to do as well. */
  readonly works: readonly CustomerWork[];
  readonly waves: Waves;
}

/** The plan as it is published. */
export function publishPlan(run: PlannedRun): MigrationPlan<Text> {
  const { tool, settings, files, works } = run;
  const { waves } = run.waves;
  const hasList = files.some(({ input }) => input.kind === 'customers');
  const inWaves = waves.flatMap(({ number, works: own }) => own.map((work) => ({ number, work })));
  return {
    schemaVersion: '1',
    tool,
    asOf: formatDay(settings.asOf),
    ...judgePlan(works, files),
    unknowns: unknownsOf(run),
    totals: sumsOf(
      inWaves.map(({ work }) => work),
      run,
    ),
    waves: waves.map((wave) => waveOf(wave, run)),
    customers: inWaves.map(({ number, work }) => customerOf(work, number, hasList)),
    creations: inWaves.flatMap(({ number, work }) =>
      work.creations
        .filter(({ seats }) => seats > 0)
        .map((one) => creationOf(one, work, number, settings)),
    ),
    stops: inWaves.flatMap(({ number, work }) =>
      work.stops.map((stop) => stopOf(stop, work, number, run)),
    ),
    azure: inWaves.flatMap(({ number, work }) =>
      work.azure.map((stop) => azureOf(stop, work, number)),
    ),
    exposure: waves.flatMap((wave) => exposureOf(wave, run)),
    leftOut: works.flatMap((work) => work.leftOut.map(leftOutOf)).sort(compareLeftOut),
    inputs: files.map(({ input }) => inputOf(input)),
    rejectedRows: files.flatMap(({ rejected }) => rejected),
  };
}

function sumsOf(works: readonly CustomerWork[], { book, settings }: PlannedRun): PlanSums {
  const daily = dailyOf(works, book, settings.asOf);
  const creations = works.flatMap((work) => work.creations);
  return {
    customers: works.length,
    subscriptions: creations.reduce((sum, { placed }) => sum + placed.length, 0),
    seats: creations.reduce((sum, { seats }) => sum + seats, 0),
    stops: works.reduce((sum, { stops }) => sum + stops.length, 0),
    azure: works.reduce((sum, { azure }) => sum + azure.length, 0),
    costPerDay: roundedCosts(daily, 1),
    unpriced: daily.unpriced,
  };
}

function waveOf({ number, works }: Wave, run: PlannedRun): PlanWave {
  const days = works.flatMap(({ deadline }) => (deadline === null ? [] : [deadline.day]));
  const first = days.sort((a, b) => a - b)[0];
  return {
    number,
    ...sumsOf(works, run),
    firstDeadline: first === undefined ? null : formatDay(first),
  };
}

function customerOf(
  { customer, creations, azure, deadline }: CustomerWork,
  wave: number,
  hasList: boolean,
): PlanCustomer<Text> {
  const { key, name, from, candidates } = customer;
  return {
    key,
    name,
    tenantId: from?.tenantId ?? null,
    domain: from?.domain ?? null,
    wave,
    invite: creations.length > 0 || azure.length > 0,
    subscriptions: creations.reduce((sum, { placed }) => sum + placed.length, 0),
    seats: creations.reduce((sum, { seats }) => sum + seats, 0),
    azure: azure.length,
    deadline: deadlineText(deadline),
    remarks: [
      candidates.length === 0
        ? null
        : say('Its files could belong to: {customers}.', {
            customers: [...new Set(candidates)].join(', '),
          }),
      from?.rowsLost === true ? say('Some of its rows could not be used.') : null,
      customer.contradictingFiles.length === 0 ? null : say('Its exports disagree.'),
      hasList && from?.listed === false ? say('It is not in the customer list.') : null,
    ].filter((remark) => remark !== null),
  };
}

function deadlineText(deadline: Deadline | null): PlanCustomer['deadline'] {
  return deadline === null ? null : { day: formatDay(deadline.day), why: deadline.why };
}

function creationOf(
  { line, placed, seats, base }: Creation,
  { customer }: CustomerWork,
  wave: number,
  settings: Settings,
): PlanCreation<Text> {
  const offerId = line.offerKey.startsWith('name:') ? null : line.offerKey;
  const records = placed.map(({ record }) => record);
  const same = <T>(values: readonly (T | null)[]): T | null =>
    new Set(values).size === 1 ? (values[0] ?? null) : null;
  const mixed = new Set(
    records.map(({ billingCycle, term }) => `${billingCycle ?? ''} ${term ?? ''}`),
  );
  return {
    id: stableId('P', ['create', customer.key, line.offerKey]),
    wave,
    customerKey: customer.key,
    customer: customer.name,
    offer: line.offer,
    offerId,
    createAs: renamed(line.offerKey, line.offer, settings.offers),
    seats,
    subscriptions: records.map(({ id }) => id).sort(byCodeUnit),
    family: line.family,
    familyAssumed: line.familyAssumed,
    cycle: same(records.map(({ billingCycle }) => billingCycle)),
    term: same(records.map(({ term }) => term)),
    addOnTo: base?.name ?? null,
    remarks: [
      line.candidates.length === 0
        ? null
        : say('The name stands for more than one offer: {offers}.', {
            offers: line.candidates.join(', '),
          }),
      mixed.size > 1
        ? say('Its subscriptions differ in billing cycle or term: decide which to keep.')
        : null,
      base?.known === false ? say('No file lists its base subscription.') : null,
    ].filter((remark) => remark !== null),
    sources: records.map(({ location }) => sourceOf(location)),
  };
}

function renamed(key: string, name: string, offers: Settings['offers']): string | null {
  const wanted = [foldName(key), foldName(name)];
  return Object.entries(offers).find(([from]) => wanted.includes(foldName(from)))?.[1] ?? null;
}

function stopOf(
  stop: Stop,
  { customer }: CustomerWork,
  wave: number,
  run: PlannedRun,
): PlanStop<Text> {
  const { record } = stop.placed;
  const counts = record.status === 'active' && record.family !== 'unknown';
  const cost = counts ? dayCost(stop, run.book, run.settings.asOf) : null;
  return {
    id: stableId('P', ['stop', customer.key, record.id]),
    wave,
    customerKey: customer.key,
    customer: customer.name,
    offer: stop.line.offer,
    subscriptionId: record.id,
    status: record.status,
    seats: record.seats,
    family: record.family,
    ...stopWords(stop, run.settings),
    costPerDay: cost?.ok === true ? moneyOf(cost.amount, cost.currency) : null,
    costGap: cost?.ok === false ? COST_GAP_TEXTS[cost.why] : null,
    source: sourceOf(record.location),
  };
}

function azureOf({ line, placed }: Stop, { customer }: CustomerWork, wave: number): PlanAzure {
  const { record } = placed;
  return {
    id: stableId('P', ['azure', customer.key, record.id]),
    wave,
    customerKey: customer.key,
    customer: customer.name,
    tenantId: customer.from?.tenantId ?? null,
    domain: customer.from?.domain ?? null,
    offer: line.offer,
    subscriptionId: record.id,
    source: sourceOf(record.location),
  };
}

function exposureOf(
  { number, works }: Wave,
  { book, settings }: PlannedRun,
): readonly PlanExposure[] {
  const daily = dailyOf(works, book, settings.asOf);
  return SLIPS.map((days) => ({
    wave: number,
    daysLate: days,
    seatDays: daily.seats * days,
    cost: roundedCosts(daily, days),
    unpriced: daily.unpriced,
  }));
}

const TRIAL = say('Trial; trials are planned with --include-trials.');

function leftOutOf({
  customer,
  placed,
  offer,
  why,
  reason,
}: CustomerWork['leftOut'][number]): PlanLeftOut<Text> {
  const { id, status, seats, location } = placed.record;
  return {
    customer: customer.name,
    offer,
    subscriptionId: id,
    status,
    seats,
    reason: why === 'trial' ? TRIAL : reason,
    source: sourceOf(location),
  };
}

function compareLeftOut(a: PlanLeftOut<Text>, b: PlanLeftOut<Text>): number {
  return (
    byCodeUnit(a.customer, b.customer) ||
    byCodeUnit(a.offer, b.offer) ||
    byCodeUnit(a.subscriptionId, b.subscriptionId)
  );
}

function inputOf(input: FileFacts['input']): PlanInput<Text> {
  const { path, sheet, kind, sha256, rows, accepted, rejected, ignored, notes } = input;
  return { path, sheet, kind, sha256, rows, accepted, rejected, ignored, notes };
}

function sourceOf({ path, sheet, row }: Source): Source {
  return { path, sheet, row };
}
