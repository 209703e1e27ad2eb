/** Plans the move from the exports of Transitioning From alone; nothing of the other tenant is opened. */
import type { MigrationPlan, PlanSums, PlanWave } from '../../core/model/plan.ts';
import { planMigration } from '../../core/plan-migration.ts';
import { costText, NOT_KNOWN, planVerdict, planWorkbook } from '../../core/report/plan-workbook.ts';
import { speakPlan } from '../../core/report/speak-plan.ts';
import type { Speech } from '../../core/text/speech.ts';
import { joined, say, type Text } from '../../core/text/text.ts';
import { compileRowSchemas } from '../../formats/row-schemas.ts';
import type { RunOptions } from '../config.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../errors.ts';
import { gatherInputs, progressOn } from '../gather.ts';
import { InputLinks } from '../input-links.ts';
import { drawnFiles, speakBoth } from '../outputs.ts';
import { pairLines, writtenText } from '../pairs.ts';
import { publish } from '../publish.ts';
import { TOOL } from '../tool.ts';
import { requireTenants } from '../require-tenants.ts';

/** Writes the plan and returns the exit code. */
export async function runPlan(
  options: RunOptions,
  terminal: Console,
  now: () => number,
): Promise<number> {
  const { speech } = terminal;
  const { from, prices, settings, out } = options;
  requireTenants({ from });
  const links = new InputLinks(out);
  const files = await gatherInputs(
    { from, prices },
    options,
    links.noting(progressOn(terminal, now, speech.of(say('Planning')))),
    (tenant) => tenant !== 'to',
  );
  const words = planMigration(files, settings, options.waves, compileRowSchemas(), TOOL);
  const spoken = speakBoth(words, speakPlan, speech);
  const plan = spoken.inLanguage;
  const outputs = await drawnFiles('migration-plan', spoken, planWorkbook, {
    speech,
    wayTo: links.wayTo,
  });
  terminal.progressDone();
  const written = publish(out, outputs);
  terminal.result(() => spoken.published);
  for (const line of summaryOf(plan, speech)) terminal.say(line);
  terminal.say('');
  terminal.say(`  ${speech.of(writtenText(out, written))}`);
  return EXIT_OF[plan.verdict];
}

const EXIT_OF: Readonly<Record<MigrationPlan['verdict'], number>> = {
  planned: EXIT.clean,
  incomplete: EXIT.incomplete,
  'nothing-to-plan': EXIT.nothing,
};

/** Waves that the terminal shows; the rest is counted. */
const LISTED_WAVES = 10;

function summaryOf(plan: MigrationPlan, speech: Speech): readonly string[] {
  const { of } = speech;
  const { totals, waves, unknowns } = plan;
  const more = waves.length - LISTED_WAVES;
  const headline = say(
    '{verdict}: {customers, plural, one {# customer} other {# customers}} in {waves, plural, one {# wave} other {# waves}}.',
    { verdict: planVerdict(plan).word, customers: totals.customers, waves: waves.length },
  );
  return [
    '',
    `  ${of(headline)}`,
    ...plan.reasons.map((reason) => `  ${reason}`),
    '',
    ...pairLines(
      [
        [say('To create'), seatsText(totals)],
        [
          say('To stop'),
          say('{count, plural, one {# subscription} other {# subscriptions}}', {
            count: totals.stops,
          }),
        ],
        [
          say('By Microsoft'),
          say('{count, plural, one {# Azure subscription} other {# Azure subscriptions}}', {
            count: totals.azure,
          }),
        ],
        [say('Both would bill'), costLine(totals)],
      ],
      speech,
    ),
    '',
    ...waves.slice(0, LISTED_WAVES).map((wave) => `  ${waveLine(wave, speech)}`),
    ...(more > 0 ? [`  ${of(moreWaves(more))}`] : []),
    ...(unknowns.length === 0 ? [] : ['', `  ${of(unknownLine(unknowns.length))}`]),
  ];
}

function seatsText({ seats, subscriptions }: PlanSums): Text {
  return say(
    '{seats, plural, one {# seat} other {# seats}} of {subscriptions, plural, one {# subscription} other {# subscriptions}}',
    { seats, subscriptions },
  );
}

function costLine({ costPerDay, unpriced }: PlanSums): Text {
  const cost = costText(costPerDay);
  const daily = cost === null ? say('cost not known') : say('{cost} a day', { cost });
  if (unpriced === 0) return daily;
  const gap = say('no price for {unpriced, plural, one {# subscription} other {# subscriptions}}', {
    unpriced,
  });
  return joined([daily, gap], '; ');
}

function waveLine({ number, customers, seats, firstDeadline }: PlanWave, { of }: Speech): string {
  const what = say(
    '{customers, plural, one {# customer} other {# customers}}, {seats, plural, one {# seat} other {# seats}}',
    { customers, seats },
  );
  const deadline =
    firstDeadline === null ? [] : [say('first deadline {day}', { day: firstDeadline })];
  const name = of(say('Wave {number}', { number })).padEnd(9);
  return `${name} ${of(joined([what, ...deadline], ', '))}`;
}

function moreWaves(count: number): Text {
  return say(
    'and {count, plural, one {# more wave} other {# more waves}}; the workbook has all of them',
    { count },
  );
}

function unknownLine(count: number): Text {
  return say(
    'Not known or left out: {count, plural, one {# thing} other {# things}}; see the sheet {sheet}.',
    { count, sheet: NOT_KNOWN },
  );
}
