/**
 * The whole run on one screen: intake → validate → normalise → match → timeline → rules → report.
 * Pure: the same files, settings and schemas give the same report, whenever and wherever it runs.
 */
import { suggestPairs } from './match/suggest.ts';
import { measure, prepare, type MeasuredCustomer, type Measuring } from './measure.ts';
import type { Facts, OutOfScopeSubscription } from './model/facts.ts';
import type { Logs } from './model/records.ts';
import type { InputFile, Settings } from './model/settings.ts';
import type { Report } from './model/report.ts';
import { PriceBook } from './money/price-book.ts';
import { collectMoney } from './normalise/collect-money.ts';
import { collectTenant } from './normalise/collect.ts';
import type { HarvestedInput } from './normalise/harvest.ts';
import { readInputs } from './read-inputs.ts';
import { assembleReport } from './report/assemble.ts';
import { speakReport } from './report/speak.ts';
import { runRules, type Judgement } from './rules/run-rules.ts';
import { ENGLISH } from './text/speech.ts';
import type { Text } from './text/text.ts';
import { withHistories } from './timeline/history.ts';
import type { RowSchemas } from './validate/check-rows.ts';
import { wholeRun, type TenantPair, type WholeRun } from './whole-run.ts';

/** Name and version of the tool, as they stand in the report. */
export interface ToolInfo {
  readonly name: string;
  readonly version: string;
}

/** Compares the two tenants. Throws only where the accounting identity fails: that is a bug, not a result. */
export function reconcile(
  files: Iterable<InputFile>,
  settings: Settings,
  schemas: RowSchemas,
  tool: ToolInfo,
): Report {
  return speakReport(reconcileInWords(files, settings, schemas, tool), ENGLISH);
}

/** As `reconcile`, with texts that are not spoken in any language yet. */
export function reconcileInWords(
  files: Iterable<InputFile>,
  settings: Settings,
  schemas: RowSchemas,
  tool: ToolInfo,
): Report<Text> {
  return reportInWords(tool, compareFiles(files, settings, schemas));
}

function compareFiles(
  files: Iterable<InputFile>,
  settings: Settings,
  schemas: RowSchemas,
): Compared {
  return measureAll(readFiles(files, settings, schemas));
}

/** What was read is let go with this call: what is measured needs subscriptions and logs alone. */
function readFiles(files: Iterable<InputFile>, settings: Settings, schemas: RowSchemas): Prepared {
  const { tenants, inputs } = readTenants(files, settings, schemas);
  return prepared(tenants, inputs, settings, priceBook(inputs, settings));
}

/** The report on what was compared, in one process or in several. */
export function reportInWords(tool: ToolInfo, compared: Compared): Report<Text> {
  const judged = { ...compared, judgement: runRules(compared.facts) };
  return withHistories(reportOf(tool, judged), judged.facts);
}

/** Facts and findings of a run: what the report is made of, and the gates before the day of the move. */
export interface Judged extends Compared {
  readonly judgement: Judgement;
}

/** Everything up to the report, and the prices that valued it. */
export function judgeTenants(
  files: Iterable<InputFile>,
  settings: Settings,
  schemas: RowSchemas,
): Judged & { readonly book: PriceBook } {
  const { tenants, inputs } = readTenants(files, settings, schemas);
  const book = priceBook(inputs, settings);
  const compared = compare(tenants, inputs, settings, book);
  return { ...compared, book, judgement: runRules(compared.facts) };
}

/** The report without histories. Throws where the accounting identity fails. */
export function reportOf(tool: ToolInfo, judged: Judged): Report<Text> {
  return assembleReport(tool, judged, judged.judgement);
}

/** What the files of both tenants say. */
export interface ReadTenants {
  readonly tenants: TenantPair;
  readonly inputs: readonly HarvestedInput[];
}

/** Reads all files. */
export function readTenants(
  files: Iterable<InputFile>,
  settings: Settings,
  schemas: RowSchemas,
): ReadTenants {
  const inputs = readInputs(files, settings, schemas);
  const from = collectTenant('from', inputs, settings);
  return { inputs, tenants: { from, to: collectTenant('to', inputs, settings) } };
}

/** What the rules judge, what was left out of the lines, and what was counted on the way. */
export interface Compared {
  readonly facts: Facts;
  readonly outOfScope: readonly OutOfScopeSubscription[];
  readonly counts: WholeRun['counts'];
}

/** Measures all customers of two tenants. */
export function compare(
  tenants: TenantPair,
  inputs: readonly HarvestedInput[],
  settings: Settings,
  book: PriceBook,
): Compared {
  return measureAll(prepared(tenants, inputs, settings, book));
}

/** All that is needed to measure the customers of a run, and to put them together. */
interface Prepared {
  readonly whole: WholeRun;
  readonly measuring: Measuring;
}

function prepared(
  tenants: TenantPair,
  inputs: readonly HarvestedInput[],
  settings: Settings,
  book: PriceBook,
): Prepared {
  const measuring = prepare(tenants, settings, book, () => true);
  return { measuring, whole: wholeRun(tenants, inputs, settings, measuring.migrationStart) };
}

function measureAll({ whole, measuring }: Prepared): Compared {
  const measured = measuring.customers.map((customer) => measure(customer, measuring));
  return joined(whole, measured, measuring.logs);
}

/** The facts of all customers, given in their order. */
export function joined(
  whole: WholeRun,
  measured: readonly MeasuredCustomer[],
  logs: Logs,
): Compared {
  const customers = measured.map(({ customer }) => customer);
  const lines = measured.flatMap((one) => one.lines);
  const outOfScope = measured.flatMap((one) => one.outOfScope);
  const suggestions = suggestPairs(customers, lines);
  return {
    facts: { ...whole.facts, customers, lines, outOfScope, suggestions, logs },
    outOfScope,
    counts: whole.counts,
  };
}

/** Prices of the from tenant; what the to tenant pays says nothing about it. */
export function priceBook(inputs: readonly HarvestedInput[], settings: Settings): PriceBook {
  const own = inputs.filter((input) => input.file.tenant !== 'to');
  const { prices, invoice } = collectMoney(own);
  return new PriceBook(prices, invoice, settings.billingDay);
}
