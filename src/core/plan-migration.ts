/**
 * The plan of a move on one screen: the from tenant's exports → lines → work of each customer → waves. Pure,
 * like the comparison. What the to tenant holds is never asked: the plan is made before anything is there.
 */
import { toCustomerFacts } from './match/comparable.ts';
import { matchCustomers } from './match/customers.ts';
import type { MigrationPlan } from './model/plan.ts';
import type { InputFile, Settings } from './model/settings.ts';
import { collectTenant } from './normalise/collect.ts';
import { readInputs } from './read-inputs.ts';
import { publishPlan } from './plan/publish.ts';
import { inOrderOfDeadline, intoWaves, type WaveRequest } from './plan/waves.ts';
import { isPlanned, workOf } from './plan/work.ts';
import { byCustomer, rebuild } from './measure.ts';
import { priceBook, type ToolInfo } from './reconcile.ts';
import { describeFiles } from './report/inputs.ts';
import type { Text } from './text/text.ts';
import { linesOf } from './timeline/lines.ts';
import { Shapes } from './timeline/shapes.ts';
import type { RowSchemas } from './validate/check-rows.ts';

/**
 * Plans the move, in words yet to be spoken (`speakPlan`). Files of the to tenant are passed over, whoever
 * gave them.
 */
export function planMigration(
  files: Iterable<InputFile>,
  settings: Settings,
  request: WaveRequest,
  schemas: RowSchemas,
  tool: ToolInfo,
): MigrationPlan<Text> {
  const inputs = readInputs(ownOnly(files), settings, schemas);
  const from = collectTenant('from', inputs, settings);
  const nobody = collectTenant('to', [], settings);
  const subscriptions = byCustomer(from);
  const shapes = new Shapes();
  const works = matchCustomers(from.register.all, [], {}).map((matched) => {
    const customer = toCustomerFacts(matched, from, nobody);
    const mine = matched.from === null ? [] : (subscriptions.get(matched.from) ?? []);
    const rebuilt = mine.map((one) => rebuild(one, from.events, settings.asOf, shapes));
    const { lines, outOfScope } = linesOf(customer, rebuilt, [], settings, null);
    return workOf(customer, lines, outOfScope, settings.asOf);
  });
  const waves = intoWaves(inOrderOfDeadline(works.filter(isPlanned)), request);
  const described = describeFiles(inputs, { from, to: nobody });
  const book = priceBook(inputs, settings);
  return publishPlan({ tool, settings, files: described, book, works, waves });
}

function* ownOnly(files: Iterable<InputFile>): Iterable<InputFile> {
  for (const file of files) if (file.tenant !== 'to') yield file;
}
