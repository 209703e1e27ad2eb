/** What a run is told besides its files: options and config, already validated. */
import type { DateOrder } from '../normalise/moments.ts';
import type { DecimalMark } from '../normalise/numbers.ts';
import type { ReadResult } from './raw-table.ts';
import type { Family, InputKindName, Severity, Status, Tenant } from './report.ts';
import type { Day, Instant } from './values.ts';

export interface Settings {
  readonly asOf: Day;
  readonly migrationStart: Day | null;
  readonly includeTrials: boolean;
  /** The family of subscriptions that no column or offer tells. */
  readonly family: Exclude<Family, 'unknown'>;
  /** Day of the month on which monthly billing periods begin where no file tells it. */
  readonly billingDay: number | null;
  /** Renewals are imminent from so many days before them. */
  readonly renewalWindow: number;
  /** The time zone in which moments are shown beside UTC; `null`: in UTC alone. */
  readonly local: LocalTime | null;
  /** How dates that their column leaves open are read; a file's own rule goes first. */
  readonly dateOrder: DateOrder | null;
  /** The same for numbers. */
  readonly decimal: DecimalMark | null;
  /** File patterns (`*` matches anything, case-insensitive) with what the config says about such files. */
  readonly files: readonly FileMapping[];
  /** From customer → to customer, by id, domain or name. */
  readonly customers: Readonly<Record<string, string>>;
  /** From offer → to offer, by id or name. */
  readonly offers: Readonly<Record<string, string>>;
  readonly severities: Readonly<Record<string, Severity>>;
  /** Folded status word that no table knows → what it means. */
  readonly words?: Readonly<Record<string, Status>>;
  /** Pairs that people confirmed in a workbook; those not overruled stand in the two maps as well. */
  readonly confirmed?: readonly ConfirmedPair[];
}

/** A row of the sheet of mappings that somebody said yes to. */
export interface ConfirmedPair {
  readonly kind: 'customer' | 'offer';
  readonly from: string;
  readonly to: string;
  readonly fromId: string | null;
  readonly toId: string | null;
  /** What the config says instead; `null` where it says nothing else. */
  readonly overruledBy: string | null;
}

/** A time zone: its IANA name, and how a moment reads there. Made at the edge, which knows the zones. */
export interface LocalTime {
  readonly zone: string;
  /** `2026-05-21 10:30` */
  readonly text: (instant: Instant) => string;
}

/** What the config says about the files of one pattern; `null` where it says nothing. */
export interface FileMapping extends FileRules {
  readonly pattern: string;
}

export interface FileRules {
  /** Id, domain or name of the customer whose file it is. */
  readonly customer: string | null;
  readonly tenant: Tenant | null;
  readonly kind: Exclude<InputKindName, 'unrecognised'> | null;
  /** Name of the one sheet to be read. */
  readonly sheet: string | null;
  /** Row number of the header as Excel shows it; 0 where there is none and columns are given by letter. */
  readonly headerRow: number | null;
  /** Field → header text, or column letters. */
  readonly columns: Readonly<Record<string, string>>;
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalMark | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
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
