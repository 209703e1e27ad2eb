/** Describes every input file for the report and for the rules that judge files. */
import type { Text } from '../text/text.ts';
import { isHarmless } from '../intake/harmless.ts';
import { toInputReport } from '../intake/input-report.ts';
import type { UnderstoodInput } from '../intake/understand.ts';
import { LISTED } from '../model/listed.ts';
import type { FileFacts } from '../model/facts.ts';
import type { IgnoredRow, InputReport, Tenant } from '../model/report.ts';
import type { Owner } from '../normalise/owner.ts';
import type { TenantRecords } from '../normalise/collect.ts';

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
    const { rejected = [], rejectedCells = 0, ignoredRows = 0 } = input.checked ?? {};
    const ignored = [...ignoredRowsOf(input), ...copies].slice(0, LISTED);
    const described = toInputReport(input, copies.length, ownerOf(side?.owners.get(input)));
    return {
      input: {
        ...described,
        rejectedUnlisted: rejectedCells - rejected.length,
        ignoredUnlisted: ignoredRows + copies.length - ignored.length,
      },
      problem: input.problem,
      incidental: input.file.incidental && isHarmless(input),
      rejected,
      ignoredRows: ignored,
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
  const events = [...records.from.events.unread, ...records.to.events.unread];
  for (const { location, unread = [] } of events) {
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

function placeOf(path: string, sheet: string | null): string {
  return `${path}\n${sheet ?? ''}`;
}

function ownerOf(owner: Owner | undefined): Pick<InputReport, 'customer' | 'customerFrom'> {
  if (owner === undefined) return { customer: null, customerFrom: null };
  const { name, domain, tenantId } = owner.hint;
  return { customer: name ?? domain ?? tenantId, customerFrom: owner.known };
}

function ignoredRowsOf({ checked, file, sheet }: UnderstoodInput): readonly IgnoredRow<Text>[] {
  const ignored = checked === null ? [] : checked.ignored;
  return ignored.map(({ row, reason }) => ({
    path: file.path,
    sheet: sheet ?? '',
    row,
    reason,
  }));
}
