/** Holds the invoices against exports and logs, and writes the check with a text for the support case. */
import { checkFinalInvoice } from '../../core/check-invoice.ts';
import { REMARK_KINDS, type InvoiceCheck } from '../../core/model/invoice-check.ts';
import type { Severity } from '../../core/model/report.ts';
import { checkSentence, invoiceWorkbook } from '../../core/report/invoice-workbook.ts';
import { CHECK_VERDICT_WORDS, purseText, REMARK_WORDS } from '../../core/report/invoice-words.ts';
import { speakInvoiceCheck } from '../../core/report/speak-invoice.ts';
import type { Speech } from '../../core/text/speech.ts';
import { say } from '../../core/text/text.ts';
import { speakBoth, type Spoken } from '../outputs.ts';
import { pairLines, writtenText } from '../pairs.ts';
import { supportCase } from '../../core/report/support-case.ts';
import { compileRowSchemas } from '../../formats/row-schemas.ts';
import { writeJson } from '../../formats/write-json.ts';
import { writeXlsx, type WayTo } from '../../formats/write-xlsx.ts';
import type { FailOn, RunOptions } from '../config.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../errors.ts';
import { gatherInputs, progressOn } from '../gather.ts';
import { InputLinks } from '../input-links.ts';
import { loadMappings } from '../mappings.ts';
import { publish, type OutputFile } from '../publish.ts';
import { TOOL } from '../tool.ts';
import { requireTenants } from '../require-tenants.ts';

const JSON_FILE = 'invoice-check.json';

/** Runs the check and returns the exit code. */
export async function runInvoice(
  options: RunOptions,
  terminal: Console,
  now: () => number,
): Promise<number> {
  const { speech } = terminal;
  requireTenants({ from: options.from });
  const roots = {
    from: [...options.from, ...options.fromInvoice],
    to: [...options.to, ...options.toInvoice],
    prices: options.prices,
  };
  const links = new InputLinks(options.out);
  const progress = links.noting(progressOn(terminal, now, speech.of(say('Checking'))));
  const files = await gatherInputs(roots, options, progress);
  const { mappings, settings } = options;
  const given = mappings === null ? settings : loadMappings(mappings, settings).settings;
  const words = checkFinalInvoice(files, given, compileRowSchemas(), TOOL);
  const spoken = speakBoth(words, speakInvoiceCheck, speech);
  const outputs = await render(spoken, speech, links.wayTo);
  terminal.progressDone();
  const written = publish(options.out, outputs);
  terminal.result(() => spoken.published);
  for (const line of summaryOf(spoken.inLanguage, speech)) terminal.say(line);
  terminal.say('');
  terminal.say(`  ${speech.of(writtenText(options.out, written))}`);
  return exitCode(spoken.published, options.failOn);
}

async function render(
  { published, inLanguage }: Spoken<InvoiceCheck>,
  speech: Speech,
  wayTo: WayTo,
): Promise<readonly OutputFile[]> {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  return [
    {
      name: 'invoice-check.xlsx',
      bytes: await writeXlsx(invoiceWorkbook(inLanguage, speech), speech, wayTo),
      edited: true,
    },
    { name: JSON_FILE, bytes: encode(writeJson(published)) },
    { name: 'support-case.txt', bytes: encode(supportCase(inLanguage, speech)) },
  ];
}

function summaryOf(check: InvoiceCheck, speech: Speech): readonly string[] {
  const { of } = speech;
  const { totals, verdict } = check;
  const headline = say('{verdict}: {sentence}', {
    verdict: CHECK_VERDICT_WORDS[verdict],
    sentence: checkSentence(check),
  });
  const statuses = REMARK_KINDS.filter((kind) => totals.byStatus[kind] > 0);
  return [
    '',
    `  ${of(headline)}`,
    ...check.reasons.map((reason) => `  ${reason}`),
    '',
    ...pairLines(
      [
        [
          say('Credits'),
          say('{expected} expected, {found} found, {missing} missing', {
            expected: purseText(totals.expected),
            found: purseText(totals.credited),
            missing: purseText(totals.short),
          }),
        ],
        [say('After suspension'), purseText(totals.afterSuspension)],
        [
          say('Charged twice'),
          say('{money} (credits are refused)', { money: purseText(totals.chargedTwice) }),
        ],
      ],
      speech,
    ),
    '',
    ...statuses.map(
      (kind) => `  ${String(totals.byStatus[kind]).padStart(5)}  ${of(REMARK_WORDS[kind])}`,
    ),
  ];
}

/** The contract's exit code: what could not be checked comes before what was found. */
function exitCode(check: InvoiceCheck, failOn: FailOn): number {
  if (check.verdict === 'nothing-compared') return EXIT.nothing;
  if (check.verdict === 'incomplete') return EXIT.incomplete;
  if (failOn === 'never') return EXIT.clean;
  if (failOn === 'warning') return check.verdict === 'differences' ? EXIT.findings : EXIT.clean;
  const severe: Severity = 'error';
  const found = check.subscriptions.some(({ remarks }) =>
    remarks.some(({ severity }) => severity === severe),
  );
  return found ? EXIT.findings : EXIT.clean;
}
