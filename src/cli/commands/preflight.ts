/** Judges a gate of the move: go, no-go, or cannot tell, by check and by customer. */
import type { Preflight } from '../../core/model/preflight.ts';
import { judgePreflight } from '../../core/judge-preflight.ts';
import {
  customersText,
  gateVerdict,
  preflightWorkbook,
} from '../../core/report/preflight-workbook.ts';
import { speakPreflight } from '../../core/report/speak-preflight.ts';
import { ENGLISH } from '../../core/text/speech.ts';
import { counted } from '../../core/report/wording.ts';
import { compileRowSchemas } from '../../formats/row-schemas.ts';
import type { RunOptions } from '../config.ts';
import type { Console } from '../console.ts';
import { EXIT, UserError } from '../errors.ts';
import { gatherInputs, progressOn } from '../gather.ts';
import { loadMappings } from '../mappings.ts';
import { drawnFiles } from '../outputs.ts';
import { publish } from '../publish.ts';
import { TOOL } from '../tool.ts';

/** Writes the preflight and returns the exit code. */
export async function runPreflight(
  options: RunOptions,
  terminal: Console,
  now: () => number,
): Promise<number> {
  const { from, to, prices, out } = options;
  for (const [flag, paths, name] of [
    ['--from', from, 'Transitioning From'],
    ['--to', to, 'Transitioning To'],
  ] as const) {
    if (paths.length > 0) continue;
    throw new UserError(
      `There is no ${flag}.`,
      `Name the folder with the exports of the ${name} tenant.`,
    );
  }
  const files = gatherInputs({ from, to, prices }, options, progressOn(terminal, now, 'Judging'));
  const mappings =
    options.mappings === null ? null : loadMappings(options.mappings, options.settings);
  for (const text of mappings?.overruled ?? []) terminal.error(text);
  const settings = mappings?.settings ?? options.settings;
  const words = judgePreflight(files, settings, options.gate, compileRowSchemas(), TOOL);
  const preflight = speakPreflight(words, ENGLISH);
  const outputs = await drawnFiles('preflight', preflight, preflightWorkbook);
  terminal.progressDone();
  const written = publish(out, outputs);
  terminal.result(() => preflight);
  for (const line of summaryOf(preflight)) terminal.say(line);
  terminal.say('');
  terminal.say(`  Written to ${out}: ${written.join(', ')}`);
  return EXIT_OF[preflight.verdict];
}

const EXIT_OF: Readonly<Record<Preflight['verdict'], number>> = {
  go: EXIT.clean,
  'no-go': EXIT.findings,
  'cannot-tell': EXIT.incomplete,
  'nothing-to-judge': EXIT.nothing,
};

/** Customers in the way that the terminal names; the rest is counted. */
const LISTED = 10;
/** So many checks are named with each. */
const LISTED_CHECKS = 3;

function summaryOf(preflight: Preflight): readonly string[] {
  const { checks, customers, gate } = preflight;
  const held = customers.filter(({ verdict }) => verdict !== 'go');
  const titles = new Map(checks.map(({ id, title }) => [id, title]));
  const why = ({ failed, open }: (typeof held)[number]): string => {
    const all = [...failed, ...open].map((id) => titles.get(id) ?? id);
    const more = all.length - LISTED_CHECKS;
    return `${all.slice(0, LISTED_CHECKS).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
  };
  const namesakes = (name: string): boolean =>
    customers.filter((one) => one.name === name).length > 1;
  const nameOf = ({ name, key }: (typeof held)[number]): string =>
    namesakes(name) ? `${name} (${key})` : name;
  return [
    '',
    `  ${gateVerdict(preflight).word} at the gate "${gate}". ${customersText(preflight)}`,
    ...(preflight.verdict === 'nothing-to-judge'
      ? preflight.reasons.map((reason) => `  ${reason}`)
      : []),
    '',
    ...checks.map(
      ({ title, pass, fail, cannotTell }) =>
        `  ${title.padEnd(36)}${[`pass ${String(pass)}`, ...(fail > 0 ? [`fail ${String(fail)}`] : []), ...(cannotTell > 0 ? [`cannot tell ${String(cannotTell)}`] : [])].join(', ')}`,
    ),
    ...(held.length === 0 ? [] : ['']),
    ...held
      .slice(0, LISTED)
      .map((one) => `  ${one.verdict.padEnd(12)} ${nameOf(one)}: ${why(one)}`),
    ...(held.length > LISTED
      ? [`  and ${counted(held.length - LISTED, 'more customer')}, in the workbook`]
      : []),
  ];
}
