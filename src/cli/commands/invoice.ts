/** Holds the invoices against exports and logs, and writes the check with a text for the support case. */
import { checkFinalInvoice } from '../../core/check-invoice.ts';
import type { InvoiceCheck } from '../../core/model/invoice-check.ts';
import type { Severity } from '../../core/model/report.ts';
import { checkSentence, invoiceWorkbook } from '../../core/report/invoice-workbook.ts';
import { CHECK_VERDICT_WORDS, purseText, REMARK_WORDS } from '../../core/report/invoice-words.ts';
import { speakInvoiceCheck } from '../../core/report/speak-invoice.ts';
import { ENGLISH } from '../../core/text/speech.ts';
import { supportCase } from '../../core/report/support-case.ts';
import { compileRowSchemas } from '../../formats/row-schemas.ts';
import { writeJson } from '../../formats/write-json.ts';
import { writeXlsx } from '../../formats/write-xlsx.ts';
import type { FailOn, RunOptions } from '../config.ts';
import type { Console } from '../console.ts';
import { EXIT, UserError } from '../errors.ts';
import { gatherInputs, progressOn } from '../gather.ts';
import { loadMappings } from '../mappings.ts';
import { publish, type OutputFile } from '../publish.ts';
import { TOOL } from '../tool.ts';

const JSON_FILE = 'invoice-check.json';

/** Runs the check and returns the exit code. */
export async function runInvoice(
  options: RunOptions,
  terminal: Console,
  now: () => number,
): Promise<number> {
  if (options.from.length === 0) {
    throw new UserError(
      'There is no --from.',
      'Name the folder with the exports of the Transitioning From tenant.',
    );
  }
  const roots = {
    from: [...options.from, ...options.fromInvoice],
    to: [...options.to, ...options.toInvoice],
    prices: options.prices,
  };
  const files = gatherInputs(roots, options, progressOn(terminal, now, 'Checking'));
  const { mappings, settings } = options;
  const given = mappings === null ? settings : loadMappings(mappings, settings).settings;
  const words = checkFinalInvoice(files, given, compileRowSchemas(), TOOL);
  const check = speakInvoiceCheck(words, ENGLISH);
  const outputs = await render(check);
  terminal.progressDone();
  const written = publish(options.out, outputs);
  terminal.result(() => check);
  if (!options.quiet) summarise(check, terminal, `${options.out}: ${written.join(', ')}`);
  return exitCode(check, options.failOn);
}

async function render(check: InvoiceCheck): Promise<readonly OutputFile[]> {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  return [
    {
      name: 'invoice-check.xlsx',
      bytes: await writeXlsx(invoiceWorkbook(check), ENGLISH),
      edited: true,
    },
    { name: JSON_FILE, bytes: encode(writeJson(check)) },
    { name: 'support-case.txt', bytes: encode(supportCase(check)) },
  ];
}

function summarise(check: InvoiceCheck, terminal: Console, written: string): void {
  const { totals } = check;
  const lines = [
    '',
    `  ${CHECK_VERDICT_WORDS[check.verdict]}: ${checkSentence(check)}`,
    ...check.reasons.map((reason) => `  ${reason}`),
    '',
    `  Credits           ${purseText(totals.expected)} expected, ${purseText(totals.credited)} found, ${purseText(totals.short)} missing`,
    `  After suspension  ${purseText(totals.afterSuspension)}`,
    `  Charged twice     ${purseText(totals.chargedTwice)} (credits are refused)`,
    '',
    ...Object.entries(totals.byStatus)
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => {
        const word = REMARK_WORDS[kind as keyof typeof REMARK_WORDS];
        return `  ${String(count).padStart(5)}  ${word}`;
      }),
    '',
    `  Written to ${written}`,
  ];
  for (const line of lines) terminal.out(line);
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
