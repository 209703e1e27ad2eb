/** Describes every input file for the report and for the rules that judge files. */
import { toInputReport, type UnderstoodInput } from '../intake/understand.ts';
import type { FileFacts } from '../model/facts.ts';
import type { IgnoredRow, InputReport, Tenant } from '../model/report.ts';
import type { Owner } from '../normalise/owner.ts';
import type { TenantRecords } from '../normalise/collect.ts';

/** Bad cells and ignored rows listed per table; beyond that they are counted. */
const LISTED = 1000;

/** One entry per file, or per sheet where a workbook has several. */
export function describeFiles(
  inputs: readonly UnderstoodInput[],
  records: Readonly<Record<Tenant, TenantRecords>>,
): readonly FileFacts[] {
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
      incidental: input.file.incidental && isHarmless(input.problem),
      rejected: rejected.slice(0, LISTED),
      ignoredRows: ignored.slice(0, LISTED),
      copies: copies.length,
      unknownValues: input.checked?.unknownValues ?? [],
      warnings: input.warnings,
      nearMisses: input.nearMisses,
      localeVotes: input.checked?.table.localeVotes ?? { agreeing: 0, of: 0 },
      dayInName: input.dayInName,
    };
  });
}

function ownerOf(owner: Owner | undefined): Pick<InputReport, 'customer' | 'customerFrom'> {
  if (owner === undefined) return { customer: null, customerFrom: null };
  const { name, domain, tenantId } = owner.hint;
  return { customer: name ?? domain ?? tenantId, customerFrom: owner.known };
}

function ignoredRowsOf({ checked, file, sheet }: UnderstoodInput): readonly IgnoredRow[] {
  const ignored = checked === null ? [] : checked.ignored;
  return ignored.map(({ row, reason }) => ({
    path: file.path,
    sheet: sheet ?? '',
    row: row.number,
    reason,
  }));
}

/** What a file that is no export at all looks like; a damaged or almost readable one is never passed over. */
const NO_EXPORT = new Set([
  'E_HEADER_NOT_FOUND',
  'E_NO_DATA',
  'E_FILE_EMPTY',
  'E_FORMAT_MISMATCH',
  'E_UNSUPPORTED_FORMAT',
  'E_DELIMITER',
  'E_QUOTE',
  'E_ENCODING',
  'W_LOCKFILE_SKIPPED',
  'E_FOLDER_EMPTY',
]);

function isHarmless(problem: UnderstoodInput['problem']): boolean {
  return problem === null || NO_EXPORT.has(problem.code);
}
