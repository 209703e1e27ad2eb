/** Describes every input file for the report and for the rules that judge files. */
import type { TextValue } from '../text/text.ts';
import { isHarmless } from '../intake/harmless.ts';
import { toInputReport, type UnderstoodInput } from '../intake/understand.ts';
import type { EventRecord } from '../model/records.ts';
import type { FileFacts } from '../model/facts.ts';
import type { IgnoredRow, InputReport, Tenant } from '../model/report.ts';
import type { Owner } from '../normalise/owner.ts';
import type { TenantRecords } from '../normalise/collect.ts';

/** Bad cells and ignored rows listed per table; beyond that they are counted. */
const LISTED = 1000;

type UnknownValue = FileFacts['unknownValues'][number];

/** One entry per file, or per sheet where a workbook has several. */
export function describeFiles(
  inputs: readonly UnderstoodInput[],
  records: Readonly<Record<Tenant, TenantRecords>>,
): readonly FileFacts[] {
  const unread = unreadInLogs(records);
  return inputs.map((input) => {
    const { tenant } = input.file;
    const side = tenant === null ? null : records[tenant];
    const copies = side?.duplicates.get(input) ?? [];
    const rejected = input.checked?.rejected ?? [];
    const ignored = [...ignoredRowsOf(input), ...copies];
    const described = toInputReport(input, copies.length, ownerOf(side?.owners.get(input)));
    return {
      input: {
        ...described,
        rejectedUnlisted: Math.max(0, rejected.length - LISTED),
        ignoredUnlisted: Math.max(0, ignored.length - LISTED),
      },
      problem: input.problem,
      incidental: input.file.incidental && isHarmless(input),
      rejected: rejected.slice(0, LISTED),
      ignoredRows: ignored.slice(0, LISTED),
      copies: copies.length,
      unknownValues: [
        ...(input.checked?.unknownValues ?? []),
        ...(unread.get(placeOf(input.file.path, input.sheet)) ?? []),
      ],
      warnings: input.warnings,
      nearMisses: input.nearMisses,
      localeVotes: input.checked?.table.localeVotes ?? { agreeing: 0, of: 0 },
      dayInName: input.dayInName,
    };
  });
}

/** What log entries say of subscriptions and cannot be read, by file and sheet. */
function unreadInLogs(
  records: Readonly<Record<Tenant, TenantRecords>>,
): ReadonlyMap<string, readonly UnknownValue[]> {
  const found = new Map<string, Map<string, UnknownValue>>();
  for (const { location, unread = [] } of eventsOf(records)) {
    for (const { field, value, column, cell } of unread) {
      const place = placeOf(location.path, location.sheet);
      const known = found.get(place) ?? new Map<string, UnknownValue>();
      found.set(place, known);
      const { row } = location;
      // One entry may speak of several subscriptions, and of each before and after.
      known.set([row, field, value].join(' '), {
        column: `${column} › ${field}`,
        value,
        row,
        cell: cell ?? '',
        accepted: true,
        number: field === 'quantity',
      });
    }
  }
  return new Map([...found].map(([place, values]) => [place, [...values.values()]]));
}

function eventsOf(records: Readonly<Record<Tenant, TenantRecords>>): readonly EventRecord[] {
  return [records.from, records.to].flatMap(({ events }) => [...events.values()].flat());
}

function placeOf(path: string, sheet: string | null): string {
  return `${path}\n${sheet ?? ''}`;
}

function ownerOf(owner: Owner | undefined): Pick<InputReport, 'customer' | 'customerFrom'> {
  if (owner === undefined) return { customer: null, customerFrom: null };
  const { name, domain, tenantId } = owner.hint;
  return { customer: name ?? domain ?? tenantId, customerFrom: owner.known };
}

function ignoredRowsOf({
  checked,
  file,
  sheet,
}: UnderstoodInput): readonly IgnoredRow<TextValue>[] {
  const ignored = checked === null ? [] : checked.ignored;
  return ignored.map(({ row, reason }) => ({
    path: file.path,
    sheet: sheet ?? '',
    row: row.number,
    reason,
  }));
}
