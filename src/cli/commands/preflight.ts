/** Judges a gate of the move: go, no-go, or cannot tell, by check and by customer. */
import type {
  GateVerdict,
  Preflight,
  PreflightCheck,
  PreflightCustomer,
} from '../../core/model/preflight.ts';
import { judgePreflight } from '../../core/judge-preflight.ts';
import {
  customersText,
  gateVerdict,
  preflightWorkbook,
} from '../../core/report/preflight-workbook.ts';
import { speakPreflight } from '../../core/report/speak-preflight.ts';
import type { Speech } from '../../core/text/speech.ts';
import { joined, say, type Text } from '../../core/text/text.ts';
import { spokenWords, type Words } from '../../core/report/words.ts';
import { compileRowSchemas } from '../../formats/row-schemas.ts';
import type { RunOptions } from '../config.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../errors.ts';
import { gatherInputs, progressOn } from '../gather.ts';
import { InputLinks } from '../input-links.ts';
import { loadMappings } from '../mappings.ts';
import { drawnFiles, speakBoth } from '../outputs.ts';
import { widthOf, writtenText } from '../pairs.ts';
import { publish } from '../publish.ts';
import { TOOL } from '../tool.ts';
import { requireTenants } from '../require-tenants.ts';

/** Writes the preflight and returns the exit code. */
export async function runPreflight(
  options: RunOptions,
  terminal: Console,
  now: () => number,
): Promise<number> {
  const { speech } = terminal;
  const { from, to, prices, out } = options;
  requireTenants({ from, to });
  const links = new InputLinks(out);
  const files = await gatherInputs(
    { from, to, prices },
    options,
    links.noting(progressOn(terminal, now, speech.of(say('Judging')))),
  );
  const mappings =
    options.mappings === null ? null : loadMappings(options.mappings, options.settings);
  for (const text of mappings?.overruled ?? []) terminal.error(speech.of(text));
  const settings = mappings?.settings ?? options.settings;
  const words = judgePreflight(files, settings, options.gate, compileRowSchemas(), TOOL);
  const spoken = speakBoth(words, speakPreflight, speech);
  const preflight = spoken.inLanguage;
  const outputs = await drawnFiles('preflight', spoken, preflightWorkbook, {
    speech,
    wayTo: links.wayTo,
  });
  terminal.progressDone();
  const written = publish(out, outputs);
  terminal.result(() => spoken.published);
  for (const line of summaryOf(preflight, speech)) terminal.say(line);
  terminal.say('');
  terminal.say(`  ${speech.of(writtenText(out, written))}`);
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

/** What stands before the name of a customer that is held up. */
const HELD_WORDS: Words<GateVerdict> = {
  go: say('go'),
  'no-go': say('no-go'),
  'cannot-tell': say('cannot-tell'),
};

function summaryOf(preflight: Preflight, speech: Speech): readonly string[] {
  const { of } = speech;
  const { checks, customers, gate, verdict, reasons } = preflight;
  const held = customers.filter((one) => one.verdict !== 'go');
  const values = {
    verdict: gateVerdict(preflight).word,
    gate,
    customers: customersText(preflight),
  };
  const width = widthOf(
    checks.map(({ title }) => title),
    36,
  );
  const more = held.length - LISTED;
  return [
    '',
    `  ${of(say('{verdict} at the gate "{gate}". {customers}', values))}`,
    ...(verdict === 'nothing-to-judge' ? reasons.map((reason) => `  ${reason}`) : []),
    '',
    ...checks.map((check) => `  ${check.title.padEnd(width)}${of(tallyText(check))}`),
    ...(held.length === 0 ? [] : ['']),
    ...heldLines(preflight, held.slice(0, LISTED), speech),
    ...(more > 0 ? [`  ${of(moreText(more))}`] : []),
  ];
}

function tallyText({ pass, fail, cannotTell }: PreflightCheck): Text {
  return joined(
    [
      say('pass {count}', { count: pass }),
      ...(fail > 0 ? [say('fail {count}', { count: fail })] : []),
      ...(cannotTell > 0 ? [say('cannot tell {count}', { count: cannotTell })] : []),
    ],
    ', ',
  );
}

function heldLines(
  { checks, customers }: Preflight,
  held: readonly PreflightCustomer[],
  speech: Speech,
): readonly string[] {
  const titles = new Map(checks.map(({ id, title }) => [id, title]));
  const words = spokenWords(HELD_WORDS, speech);
  const width = widthOf(Object.values(words), 12, 1);
  const isShared = (name: string): boolean =>
    customers.filter((one) => one.name === name).length > 1;
  return held.map(({ name, key, verdict, failed, open }) => {
    const all = [...failed, ...open].map((id) => titles.get(id) ?? id);
    const shown = isShared(name) ? `${name} (${key})` : name;
    return `  ${words[verdict].padEnd(width)} ${shown}: ${speech.of(cut(all))}`;
  });
}

function cut(titles: readonly string[]): Text {
  const more = titles.length - LISTED_CHECKS;
  const shown = joined(titles.slice(0, LISTED_CHECKS), ', ');
  return more > 0 ? say('{checks} and {more} more', { checks: shown, more }) : shown;
}

function moreText(count: number): Text {
  return say(
    'and {count, plural, one {# more customer} other {# more customers}}, in the workbook',
    { count },
  );
}
