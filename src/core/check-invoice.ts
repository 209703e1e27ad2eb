/**
 * The check of the final invoice on one screen: the comparison's facts, then every from subscription and every
 * invoice line. Pure, like the comparison itself.
 */
import { checkInvoice } from './invoice/check.ts';
import { publishCheck } from './invoice/publish.ts';
import { imbalanceOf, ownedLines } from './invoice/tie-out.ts';
import type { UnderstoodInput } from './intake/understand.ts';
import type { InvoiceCheck } from './model/invoice-check.ts';
import type { InputFile, Settings } from './model/settings.ts';
import type { Day } from './model/values.ts';
import { PriceBook } from './money/price-book.ts';
import { collectMoney } from './normalise/collect-money.ts';
import { compare, priceBook, readTenants, type ToolInfo } from './reconcile.ts';
import { AccountingError } from './report/assemble.ts';
import type { Text } from './text/text.ts';
import type { RowSchemas } from './validate/check-rows.ts';

/**
 * Checks the invoices, in words yet to be spoken (`speakInvoiceCheck`). Throws only where its own sums do not
 * add up: that is a bug, not a result.
 */
export function checkFinalInvoice(
  files: Iterable<InputFile>,
  settings: Settings,
  schemas: RowSchemas,
  tool: ToolInfo,
): InvoiceCheck<Text> {
  const { tenants, inputs } = readTenants(files, settings, schemas);
  const book = priceBook(inputs, settings);
  const { facts, outOfScope } = compare(tenants, inputs, withEverything(settings), book);
  const copies = copiesOf(inputs);
  const once = inputs.filter((input) => !copies.has(input));
  const { prices, invoice } = collectMoney(once);
  const own = invoice.filter(({ tenant }) => tenant !== 'to');
  const checked = checkInvoice(
    { facts, outOfScope },
    invoice,
    new PriceBook(prices, own, settings.billingDay),
  );
  const imbalance = imbalanceOf(ownedLines(invoice), checked.buckets) ?? lostRows(once, invoice);
  if (imbalance !== null) throw new AccountingError(imbalance);
  return publishCheck(checked, {
    tool,
    asOf: settings.asOf,
    files: facts.files,
    invoice,
    copies: [...copies].map(({ file }) => file.path),
  });
}

/** What is outside the migration is on the invoice all the same. */
function withEverything(settings: Settings): Settings {
  return { ...settings, migrationStart: EARLIEST, includeTrials: true };
}

const EARLIEST = 0 as Day;

/** The same invoice under two names would credit, and charge, everything twice. */
function copiesOf(inputs: readonly UnderstoodInput[]): ReadonlySet<UnderstoodInput> {
  const seen = new Set<string>();
  const copies = inputs.filter(({ file, checked, sheet }) => {
    if (checked?.table.kind.name !== 'invoice') return false;
    const key = `${file.tenant ?? ''} ${file.sha256} ${sheet ?? ''}`;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
  return new Set(copies);
}

/** Every accepted row of an invoice becomes one line. */
function lostRows(inputs: readonly UnderstoodInput[], lines: readonly unknown[]): string | null {
  const accepted = inputs.reduce(
    (sum, { checked }) => sum + (checked?.table.kind.name === 'invoice' ? checked.accepted : 0),
    0,
  );
  if (accepted === lines.length) return null;
  return `Of ${String(accepted)} invoice rows, ${String(lines.length)} became lines.`;
}
