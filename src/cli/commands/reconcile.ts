/** The main job: reads both tenants' files, compares them, writes the reports, prints a summary. */
import { actionSheet } from '../../core/actions/action-sheet.ts';
import { STANDARD } from '../../core/actions/arrangement.ts';
import type { LivingSheet } from '../../core/actions/living.ts';
import { mergeSheets } from '../../core/actions/merge.ts';
import type { Report, Severity } from '../../core/model/report.ts';
import { reconcileInWords } from '../../core/reconcile.ts';
import { progressText } from '../../core/report/progress-words.ts';
import { reconciliationWorkbook } from '../../core/report/reconciliation-workbook.ts';
import type { Workbook } from '../../core/report/tables.ts';
import { compileRowSchemas } from '../../formats/row-schemas.ts';
import { writeCsv } from '../../formats/write-csv.ts';
import { writeHtml } from '../../formats/write-html.ts';
import { jsonPieces } from '../../formats/write-json.ts';
import { xlsxPieces } from '../../formats/write-xlsx.ts';
import { actionFiles } from '../action-files.ts';
import { loadActionSheets, newsTexts, type ActionSheets } from '../action-sheets.ts';
import type { FailOn, Format, RunOptions } from '../config.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../errors.ts';
import { gatherInputs, progressOn } from '../gather.ts';
import { InputLinks } from '../input-links.ts';
import { loadMappings } from '../mappings.ts';
import { encoded, publish, type OutputFile } from '../publish.ts';
import { TOOL } from '../tool.ts';
import { ENGLISH, type Speech } from '../../core/text/speech.ts';
import { speakReport } from '../../core/report/speak.ts';
import { say, type Text } from '../../core/text/text.ts';
import { requireTenants } from '../require-tenants.ts';
import { runPart } from './part.ts';

/** Runs the main job and returns the exit code. */
export async function runReconcile(
  options: RunOptions,
  terminal: Console,
  now: () => number,
): Promise<number> {
  const { speech } = terminal;
  requireTenants(options);
  if (options.partition !== null) {
    return runPart(options.partition, options, terminal, now);
  }
  const sheets = earlierSheets(options, terminal.speech);
  const { from, to, prices } = options;
  const links = new InputLinks(options.out);
  const next = speech.of(say('Comparing'));
  const files = await gatherInputs(
    { from, to, prices },
    options,
    links.noting(progressOn(terminal, now, next)),
  );
  const mappings =
    options.mappings === null ? null : loadMappings(options.mappings, options.settings);
  mappings?.overruled.forEach((text) => {
    terminal.error(speech.of(text));
  });
  const settings = mappings?.settings ?? options.settings;
  const reports = spoken(
    reconcileInWords(files, settings, compileRowSchemas(), TOOL),
    terminal.speech,
  );
  const check = mappings?.requireFound;
  return deliver(reports, options, { terminal, now, sheets, links, check });
}

/** The report in the language of the run. Programs read the published one: its texts are always English. */
export function spoken(words: Report<Text>, speech: Speech): Reports {
  const published = speakReport(words, ENGLISH);
  const report = speech === ENGLISH ? published : speakReport(words, speech);
  return { report, published, speech };
}

/** What the delivery of a report needs besides it. */
export interface Delivery {
  readonly terminal: Console;
  readonly now: () => number;
  readonly sheets: ActionSheets;
  readonly links: InputLinks;
  /** Throws where the report shows that an input was given in vain. */
  readonly check?: ((report: Report) => void) | undefined;
}

/** Writes the reports, prints the summary, and returns the exit code. */
export function deliver(
  reports: Reports,
  options: RunOptions,
  { terminal, now, sheets, links, check }: Delivery,
): Promise<number> {
  const { report, speech } = reports;
  check?.(report);
  terminal.progress(now(), speech.of(say('Writing the reports')));
  // Not async, and what it hands on is without the earlier sheets: they may take much memory, and have served.
  const living = mergeSheets(report, sheets.copies, options.splitBy, speech);
  return write(reports, options, { terminal, links, living, notes: sheets.notes });
}

interface Writing extends Pick<Delivery, 'terminal' | 'links'> {
  readonly living: LivingSheet;
  readonly notes: readonly Text[];
}

async function write(
  reports: Reports,
  options: RunOptions,
  { terminal, links, living, notes }: Writing,
): Promise<number> {
  const { report, published, speech } = reports;
  const outputs = await renderAll(reports, options, { living, links });
  terminal.progressDone();
  const written = publish(options.out, outputs);
  const told = [...notes, ...newsTexts(living)];
  for (const text of options.quiet ? [] : told) terminal.error(speech.of(text));
  terminal.result(() => published);
  terminal.summary(report, options.out, withoutPacks(written, speech));
  for (const text of options.quiet ? [] : sinceLastRun(living))
    terminal.out(`  ${speech.of(text)}`);
  return exitCode(report, options.failOn);
}

/** Where no sheet is written, none is needed, and none can stop the run. */
export function earlierSheets({ formats, actions, out }: RunOptions, speech: Speech): ActionSheets {
  const needed = formats.includes('xlsx') || formats.includes('csv');
  return needed ? loadActionSheets(actions, out, speech) : { copies: [], notes: [] };
}

function sinceLastRun({ history }: LivingSheet): readonly Text[] {
  const [before, now] = history.slice(-2);
  if (before === undefined || now === undefined) return [];
  const progress = progressText(now);
  return [say('Actions since the run of {day}: {progress}', { day: before.asOf, progress })];
}

/** Packs are counted, not listed: there may be one for every customer. */
function withoutPacks(written: readonly string[], { of }: Speech): readonly string[] {
  const packs = written.filter((name) => name.startsWith('packs/'));
  const others = written.filter((name) => !name.startsWith('packs/'));
  if (packs.length === 0) return others;
  const files = packs.length;
  return [...others, of(say('{files, plural, one {# file} other {# files}} in packs', { files }))];
}

interface Sheets {
  readonly living: LivingSheet;
  readonly links: InputLinks;
}

/** The report in the language of the run, and as it is published. */
export interface Reports {
  readonly report: Report;
  readonly published: Report;
  readonly speech: Speech;
}

async function renderAll(
  { report, published, speech }: Reports,
  { formats, out: folder }: { readonly formats: readonly Format[]; readonly out: string },
  { living, links }: Sheets,
): Promise<readonly OutputFile[]> {
  // Drawn where it is needed, and let go: the drawings of a large run take as much memory as its report.
  const reconciliation = (): Workbook => reconciliationWorkbook(report, speech);
  const files: OutputFile[] = [];
  for (const format of formats) {
    switch (format) {
      case 'xlsx':
        files.push({
          name: 'reconciliation.xlsx',
          bytes: await xlsxPieces(reconciliation(), speech, links.wayTo),
          edited: true,
        });
        files.push(...(await actionFiles(report, living, { folder, links }, speech)));
        break;
      case 'html':
        files.push(page({ report, speech }, { formats, living, links }));
        break;
      case 'json':
        files.push({ name: 'reconciliation.json', bytes: encoded(jsonPieces(published)) });
        break;
      case 'csv':
        files.push(...csvFiles(reconciliation(), CSV_FILES.reconciliation));
        // Programs look for columns by the names that the tool gives them.
        files.push(
          ...csvFiles(
            actionSheet(report, { ...living, arrangement: STANDARD }, [], speech),
            CSV_FILES.actions,
          ),
        );
        break;
    }
  }
  return files;
}

/** The CSV file of a table. Programs look for them, so they are called the same in every language. */
const CSV_FILES = {
  reconciliation: {
    tblLines: 'reconciliation-lines.csv',
    tblFindings: 'reconciliation-findings.csv',
  },
  actions: { tblActions: 'action-sheet-actions.csv' },
} as const;

function page(
  { report, speech }: Omit<Reports, 'published'>,
  { formats, living, links }: Sheets & { readonly formats: readonly Format[] },
): OutputFile {
  const setting = {
    history: living.history,
    hrefOf: links.hrefOf,
    hasWorkbooks: formats.includes('xlsx'),
  };
  return { name: 'reconciliation.html', bytes: encode(writeHtml(report, setting, speech)) };
}

function csvFiles(
  workbook: Workbook,
  names: Readonly<Record<string, string>>,
): readonly OutputFile[] {
  return workbook.sheets.flatMap((sheet) => {
    const name = sheet.kind === 'table' ? names[sheet.tableName] : undefined;
    if (sheet.kind !== 'table' || name === undefined) return [];
    return [{ name, bytes: encode(writeCsv(sheet)) }];
  });
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The contract's exit code: what could not be compared comes before what was found. */
function exitCode(report: Report, failOn: FailOn): number {
  if (report.verdict === 'nothing-compared') return EXIT.nothing;
  if (report.verdict === 'incomplete') return EXIT.incomplete;
  const counted: readonly Severity[] =
    failOn === 'never' ? [] : failOn === 'warning' ? ['error', 'warning'] : ['error'];
  const found = report.findings.some((finding) => counted.includes(finding.severity));
  return found ? EXIT.findings : EXIT.clean;
}
