/** What a run is told besides its files: options and config, already validated. */
import type { DateOrder } from '../normalise/moments.ts';
import type { ReadResult } from './raw-table.ts';
import type { Family, Severity, Tenant } from './report.ts';
import type { Day } from './values.ts';

export interface Settings {
  readonly asOf: Day;
  readonly migrationStart: Day | null;
  readonly includeTrials: boolean;
  /** The family of subscriptions that no column or offer tells. */
  readonly family: Exclude<Family, 'unknown'>;
  readonly dateOrder: DateOrder | null;
  /** File pattern (`*` matches anything, case-insensitive) → the customer it belongs to. */
  readonly files: readonly FileMapping[];
  /** From customer → to customer, by id, domain or name. */
  readonly customers: Readonly<Record<string, string>>;
  /** From offer → to offer, by id or name. */
  readonly offers: Readonly<Record<string, string>>;
  readonly severities: Readonly<Record<string, Severity>>;
}

export interface FileMapping {
  readonly pattern: string;
  readonly customer: string;
}

/** One file given to the run. `path` is the name shown everywhere; `tenant` is null only for `inspect`. */
export interface InputFile {
  readonly path: string;
  readonly tenant: Tenant | null;
  readonly sha256: string;
  readonly read: ReadResult;
  /** True where it was only found in a folder and is no kind of table file: mentioned, not judged. */
  readonly incidental: boolean;
}
