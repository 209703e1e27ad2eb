/** Describes an input as the report publishes it. */
import type { FileProblem } from '../model/raw-table.ts';
import { remember } from '../model/remember.ts';
import type { InputReport } from '../model/report.ts';
import { joined, type Text } from '../text/text.ts';
import type { RecognisedTable } from './recognise.ts';
import type { UnderstoodInput } from './understand.ts';

/** The published description of an input; `owner` is whose it is, where no column says so. */
export function toInputReport(
  input: UnderstoodInput,
  ignoredDuplicates: number,
  owner: Pick<InputReport<Text>, 'customer' | 'customerFrom'>,
): InputReport<Text> {
  const { file, checked, problem } = input;
  const { encoding, delimiter } = file;
  const notes = [...(problem === null ? [] : [problem]), ...input.warnings].map(noteText);
  if (checked === null) {
    const base = { path: file.path, tenant: file.tenant, sha256: file.sha256, rows: input.rows };
    const text = { encoding, delimiter, sheet: input.sheet };
    const unlisted = { rejectedUnlisted: 0, ignoredUnlisted: 0 };
    return { ...base, ...NOTHING_READ, ...text, ...unlisted, ...owner, notes };
  }
  const { kind, columns, unmapped, locale, headerRow } = checked.table;
  // Written out, since there may be thousands.
  return {
    path: file.path,
    tenant: file.tenant,
    sha256: file.sha256,
    rows: input.rows,
    encoding,
    delimiter,
    sheet: input.sheet,
    rejectedUnlisted: 0,
    ignoredUnlisted: 0,
    kind: kind.name,
    accepted: checked.accepted - ignoredDuplicates,
    rejected: checked.rejectedRows,
    ignored: checked.ignoredRows + ignoredDuplicates,
    columns: headersOf(columns),
    unmappedColumns: unmapped,
    locale,
    headerRow,
    customer: owner.customer,
    customerFrom: owner.customerFrom,
    notes,
  };
}

const headersOf = remember((columns: RecognisedTable['columns']) =>
  Object.fromEntries(columns.map(({ field, header }) => [field, header])),
);

/** `W_MOJIBAKE (line 3): …`: the code leads to the page of problems. */
function noteText({ code, place, what, fix }: FileProblem): Text {
  const where = place === null ? '' : ` (${place})`;
  return joined([joined([code, where, ':'], ''), what, fix], ' ');
}

const NOTHING_READ = {
  kind: 'unrecognised',
  accepted: 0,
  rejected: 0,
  ignored: 0,
  columns: {},
  unmappedColumns: [],
  locale: null,
  headerRow: null,
} as const;
