/** Plans the move from the exports of Transitioning From alone; nothing of the other tenant is opened. */
import type { MigrationPlan } from '../../core/model/plan.ts';
import { planMigration } from '../../core/plan-migration.ts';
import { costText, planVerdict, planWorkbook } from '../../core/report/plan-workbook.ts';
import { speakPlan } from '../../core/report/speak-plan.ts';
import { ENGLISH } from '../../core/text/speech.ts';
import { counted } from '../../core/report/wording.ts';
import { compileRowSchemas } from '../../formats/row-schemas.ts';
import type { RunOptions } from '../config.ts';
import type { Console } from '../console.ts';
import { EXIT, UserError } from '../errors.ts';
import { gatherInputs, progressOn } from '../gather.ts';
import { drawnFiles } from '../outputs.ts';
import { publish } from '../publish.ts';
import { TOOL } from '../tool.ts';

/** Writes the plan and returns the exit code. */
export async function runPlan(
  options: RunOptions,
  terminal: Console,
  now: () => number,
): Promise<number> {
  const { from, prices, settings, out } = options;
  if (from.length === 0) {
    throw new UserError(
      'There is no --from.',
      'Name the folder with the exports of the Transitioning From tenant.',
    );
  }
  const files = gatherInputs(
    { from, prices },
    options,
    progressOn(terminal, now, 'Planning'),
    (tenant) => tenant !== 'to',
  );
  const words = planMigration(files, settings, options.waves, compileRowSchemas(), TOOL);
  const plan = speakPlan(words, ENGLISH);
  const outputs = await drawnFiles('migration-plan', plan, planWorkbook);
  terminal.progressDone();
  const written = publish(out, outputs);
  terminal.result(() => plan);
  for (const line of summaryOf(plan)) terminal.say(line);
  terminal.say('');
  terminal.say(`  Written to ${out}: ${written.join(', ')}`);
  return EXIT_OF[plan.verdict];
}

const EXIT_OF: Readonly<Record<MigrationPlan['verdict'], number>> = {
  planned: EXIT.clean,
  incomplete: EXIT.incomplete,
  'nothing-to-plan': EXIT.nothing,
};

/** Waves that the terminal shows; the rest is counted. */
const LISTED_WAVES = 10;

function summaryOf(plan: MigrationPlan): readonly string[] {
  const { totals, waves } = plan;
  const more = waves.length - LISTED_WAVES;
  const cost = costText(totals.costPerDay);
  return [
    '',
    `  ${planVerdict(plan).word}: ${counted(totals.customers, 'customer')} in ${counted(waves.length, 'wave')}.`,
    ...plan.reasons.map((reason) => `  ${reason}`),
    '',
    `  To create         ${counted(totals.seats, 'seat')} of ${counted(totals.subscriptions, 'subscription')}`,
    `  To stop           ${counted(totals.stops, 'subscription')}`,
    `  By Microsoft      ${counted(totals.azure, 'Azure subscription')}`,
    `  Both would bill   ${cost === null ? 'cost not known' : `${cost} a day`}${totals.unpriced === 0 ? '' : `; no price for ${counted(totals.unpriced, 'subscription')}`}`,
    '',
    ...waves
      .slice(0, LISTED_WAVES)
      .map(
        (wave) =>
          `  Wave ${String(wave.number).padEnd(4)} ${counted(wave.customers, 'customer')}, ${counted(wave.seats, 'seat')}${wave.firstDeadline === null ? '' : `, first deadline ${wave.firstDeadline}`}`,
      ),
    ...(more > 0 ? [`  and ${counted(more, 'more wave')}; the workbook has all of them`] : []),
    ...(plan.unknowns.length === 0
      ? []
      : [
          '',
          `  Not known or left out: ${counted(plan.unknowns.length, 'thing')}; see the sheet Not known.`,
        ]),
  ];
}
