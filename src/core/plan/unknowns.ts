/** What the plan cannot know, and what it leaves out on purpose: each said once, with how often. */
import type { FileFacts, LeftOut } from '../model/facts.ts';
import type { PlanUnknown } from '../model/plan.ts';
import { COST_GAP_TEXTS, type CostGap, type PriceBook } from '../money/price-book.ts';
import type { Settings } from '../model/settings.ts';
import { DOCTRINE } from '../normalise/doctrine.ts';
import { dayCost } from './exposure.ts';
import type { Waves } from './waves.ts';
import { say, type Text } from '../text/text.ts';
import { isPlanned, type CustomerWork, type Stop } from './work.ts';

export interface UnknownSources {
  readonly works: readonly CustomerWork[];
  readonly waves: Waves;
  readonly files: readonly FileFacts[];
  readonly book: PriceBook;
  readonly settings: Settings;
}

/** All that is to be said; nothing is listed that does not occur. */
export function unknownsOf(sources: UnknownSources): readonly PlanUnknown<Text>[] {
  const { works } = sources;
  const stops = works.flatMap((work) => work.stops);
  const found = [
    ...priceGaps(sources, stops),
    ...billingGaps(sources, stops),
    ...dateGaps(stops),
    ...customerGaps(sources),
    ...leftOut(works),
    ...inputGaps(sources.files),
  ];
  return found.filter(({ count }) => count > 0);
}

function priceGaps(
  { book, settings }: UnknownSources,
  stops: readonly Stop[],
): readonly PlanUnknown<Text>[] {
  const counts = new Map<CostGap, number>();
  for (const stop of stops) {
    const { family, status } = stop.placed.record;
    if (status !== 'active' || family === 'unknown') continue;
    const cost = dayCost(stop, book, settings.asOf);
    if (!cost.ok) counts.set(cost.why, (counts.get(cost.why) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([why, count]) => ({
      id: why,
      count,
      text: say('Subscriptions without a cost per day: {why} No total includes them.', {
        why: COST_GAP_TEXTS[why],
      }),
    }));
}

function billingGaps(
  { settings }: UnknownSources,
  stops: readonly Stop[],
): readonly PlanUnknown<Text>[] {
  const of = (test: (stop: Stop) => boolean): number => stops.filter(test).length;
  const assumed = DOCTRINE[settings.family].name;
  return [
    {
      id: 'family-assumed',
      count: of(({ placed }) => placed.record.familyAssumed),
      text: say(
        'Subscriptions of which no file tells how they are billed; taken as the config says ({assumed}). A new-commerce one would bill on while suspended.',
        { assumed },
      ),
    },
    {
      id: 'family-unknown',
      count: of(({ placed }) => placed.record.family === 'unknown'),
      text: say(
        'Subscriptions with a billing type that is not known: find out how they are billed. No exposure includes them.',
      ),
    },
    {
      id: 'seats-zero',
      count: of(({ placed }) => placed.record.status === 'active' && placed.record.seats === 0),
      text: say('Active subscriptions without seats: nothing is created for them.'),
    },
  ];
}

function dateGaps(stops: readonly Stop[]): readonly PlanUnknown<Text>[] {
  const nce = stops.filter(({ placed }) => placed.record.family === 'nce');
  return [
    {
      id: 'end-unknown',
      count: stops.filter(({ placed }) => placed.record.endsOn === null).length,
      text: say(
        'Subscriptions whose renewal day no file gives: the order of the waves cannot heed it.',
      ),
    },
    {
      id: 'window-unknown',
      count: nce.filter(({ placed }) => placed.timeline.start === null).length,
      text: say(
        'New-commerce subscriptions whose cancel window cannot be told, as no file says when they began.',
      ),
    },
  ];
}

function customerGaps({ works, waves }: UnknownSources): readonly PlanUnknown<Text>[] {
  const planned = works.filter(isPlanned);
  const creations = planned.flatMap((work) => work.creations);
  return [
    {
      id: 'microsoft-id-unknown',
      count: planned.filter(({ customer }) => (customer.from?.tenantId ?? null) === null).length,
      text: say('Customers whose Microsoft ID no file gives: export the customer list.'),
    },
    {
      id: 'offer-id-unknown',
      count: creations.filter(({ line }) => line.offerKey.startsWith('name:')).length,
      text: say(
        'Products whose offer id no file gives: find them by name, which may have changed.',
      ),
    },
    {
      id: 'base-unknown',
      count: creations.filter(({ base }) => base?.known === false).length,
      text: say('Add-ons whose base subscription no file lists.'),
    },
    {
      id: 'wave-unassigned',
      count: waves.unassigned,
      text: say(
        'Customers that "waves" in the config does not name; they make a last wave of their own.',
      ),
    },
    {
      id: 'wave-unused',
      count: waves.unused.length,
      text: say('Names under "waves" in the config that no customer of the plan bears: {names}.', {
        names: waves.unused.join(', '),
      }),
    },
    {
      id: 'nothing-active',
      count: works.filter((work) => !isPlanned(work) && isEmpty(work)).length,
      text: say('Customers of whom nothing is active any more; they are not in the plan.'),
    },
    {
      id: 'not-in-export',
      count: works.filter(({ customer }) => isAbsent(customer)).length,
      text: say(
        'Listed customers without a row in the export of all customers; taken to have no subscription.',
      ),
    },
  ];
}

function isEmpty({ customer, leftOut: left }: CustomerWork): boolean {
  const doubted =
    customer.from?.rowsLost === true || left.some(({ placed }) => placed.rivals.length > 0);
  return customer.from?.hasFile === true && !doubted;
}

function isAbsent({ from, notComparable, candidates }: CustomerWork['customer']): boolean {
  return (
    from?.hasFile === false && notComparable !== 'from-export-missing' && candidates.length === 0
  );
}

function leftOut(works: readonly CustomerWork[]): readonly PlanUnknown<Text>[] {
  const left = works.flatMap((work) => work.leftOut);
  const count = (why: LeftOut['why']): number => left.filter((one) => one.why === why).length;
  return [
    {
      id: 'trials',
      count: count('trial'),
      text: say('Trials left out; --include-trials plans them as well.'),
    },
    {
      id: 'stopped',
      count: count('stopped'),
      text: say('Subscriptions left out that are stopped already.'),
    },
    {
      id: 'not-active',
      count: count('not-active'),
      text: say('Subscriptions left out that are not active yet.'),
    },
  ];
}

function inputGaps(files: readonly FileFacts[]): readonly PlanUnknown<Text>[] {
  const rejected = files.reduce((sum, { input }) => sum + input.rejected, 0);
  return [
    {
      id: 'rejected',
      count: rejected,
      text: say('Rows that could not be used; what they hold is not planned.'),
    },
  ];
}
