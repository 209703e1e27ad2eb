/** Gathers prices and invoice lines from all files of a run, whichever tenant they were given for. */
import type { Location } from '../model/raw-table.ts';
import type { InvoiceRecord, PriceRecord } from '../model/records.ts';
import type { HarvestedInput } from './harvest.ts';
import { byCodeUnit } from './text.ts';
import { toInvoiceLine, toPrice, type MoneyOrigin } from './to-money-records.ts';

export interface MoneyRecords {
  readonly prices: readonly PriceRecord[];
  readonly invoice: readonly InvoiceRecord[];
}

/** All accepted rows of price lists and reconciliation files, in the order of their places. */
export function collectMoney(inputs: readonly HarvestedInput[]): MoneyRecords {
  const prices: PriceRecord[] = [];
  const invoice: InvoiceRecord[] = [];
  for (const { file, checked } of inputs) {
    if (checked?.harvest.kind !== 'drafts') continue;
    const { table, harvest } = checked;
    const origin: MoneyOrigin = { tenant: file.tenant, path: file.path, table };
    for (const row of harvest.rows) {
      if (table.kind.name === 'prices') prices.push(toPrice(origin, row));
      else if (table.kind.name === 'invoice') invoice.push(toInvoiceLine(origin, row));
    }
  }
  return { prices: prices.sort(byPlace), invoice: invoice.sort(byPlace) };
}

function byPlace(
  { location: a }: { readonly location: Location },
  { location: b }: { readonly location: Location },
): number {
  return byCodeUnit(a.path, b.path) || byCodeUnit(a.sheet, b.sheet) || a.row - b.row;
}
