/**
 * What the action sheet knows: actions with the machine's and the people's cells, the runs so far, and
 * everything a reader found in a sheet that people worked in. Cells are plain texts, days `YYYY-MM-DD`.
 */

import type { HistoryEntry } from '../model/history.ts';
import type { FileProblem } from '../model/raw-table.ts';

export type { HistoryEntry };

/** Column key → text; what is empty is `''` or absent. */
export type Cells = Readonly<Record<string, string>>;

/** On which sheet an action stands. */
export type Place = 'actions' | 'resolved';

/** One action, as a sheet keeps it from run to run. */
export interface KnownAction {
  readonly id: string;
  readonly place: Place;
  /** The machine's visible cells, as they were written. */
  readonly machine: Cells;
  readonly human: Cells;
  /** Cells of columns that people added. */
  readonly own: Cells;
  readonly rules: readonly string[];
  /** `null` where the action is about no customer, or the hidden sheet that says so is lost. */
  readonly customerKey: string | null;
  /** The numbers of its findings that a waiver is bound to. */
  readonly numbers: string;
  readonly firstSeen: string;
  /** Counts distinct states of the inputs, not runs. */
  readonly timesSeen: number;
  readonly reopened: number;
  /** What people had said before it was opened again, newest first. */
  readonly was: string;
  readonly waiver: WaiverBinding | null;
  readonly resolvedOn: string;
  readonly how: string;
}

/** What a waiver was given for; it holds for these numbers alone. */
export interface WaiverBinding {
  readonly until: string;
  readonly reason: string;
  readonly numbers: string;
}

/** Which state of the inputs a sheet was written for. */
export interface RunMark {
  readonly asOf: string;
  readonly version: string;
  readonly hash: string;
}

/** A column that people added. */
export interface OwnColumn {
  readonly key: string;
  readonly label: string;
}

/** How people have arranged the tables of work. */
export interface Arrangement {
  /** Column key → the header that somebody gave it, on all sheets that have the column. */
  readonly heads: Cells;
  /** Keys from left to right where somebody moved columns. */
  readonly order: Readonly<Partial<Record<Place, readonly string[]>>>;
}

/** One table as it came back. */
export interface TableArrangement {
  readonly place: Place;
  /** `''` where a column has the header that the tool gives it; columns that are gone are absent. */
  readonly heads: Cells;
  /** `null` where no column was ever moved. */
  readonly order: readonly string[] | null;
  /** Whether somebody moved columns since the sheet was written. */
  readonly isMoved: boolean;
}

/** The columns of the tables of work as they were written. */
export interface WrittenColumns {
  readonly heads: Cells;
  readonly keys: Readonly<Partial<Record<Place, readonly string[]>>>;
  /** Tables whose columns stand in an order of people's. */
  readonly moved: readonly Place[];
}

/** Something that needed a choice, or that a person should look at. */
export interface LogEntry {
  readonly what: string;
  readonly id: string;
  readonly column: string;
  readonly kept: string;
  readonly other: string;
  readonly file: string;
  readonly cell: string;
  readonly asOf: string;
}

/** Words that belong to no known action. */
export interface Orphan {
  readonly id: string;
  readonly why: string;
  readonly text: string;
  readonly file: string;
  readonly cell: string;
  readonly asOf: string;
}

/** The three cells of the sign-off, and the state that they were given for. */
export interface SignOffBinding {
  readonly cells: Cells;
  readonly hash: string;
  readonly asOf: string;
}

/** One row of a sheet as somebody left it. Columns that are gone are absent, not empty. */
export interface SheetRow {
  readonly id: string;
  readonly place: Place;
  readonly machine: Cells;
  readonly human: Cells;
  readonly own: Cells;
  /** The address of a cell such as `Actions!M7`; of the row where no column has the key. */
  readonly address: (key: string) => string;
}

/** One action sheet as it came back. */
export interface SheetCopy {
  readonly file: string;
  /** Identifies the bytes of a file that somebody has saved; `''` where it is as the tool wrote it. */
  readonly digest: string;
  /** Digests of the files whose words this sheet has taken in. */
  readonly taken: readonly string[];
  /** `null` where the very hidden sheets are lost. */
  readonly run: RunMark | null;
  readonly history: readonly HistoryEntry[];
  readonly splitBy: SplitBy | null;
  readonly baseline: ReadonlyMap<string, KnownAction>;
  readonly rows: readonly SheetRow[];
  readonly ownColumns: readonly OwnColumn[];
  readonly arranged: readonly TableArrangement[];
  /** Headers that people had given when the sheet was written. */
  readonly writtenHeads: Cells;
  readonly signOff: { readonly cells: Cells; readonly bound: SignOffBinding | null };
  /** Entries of earlier runs that nobody has deleted, and what was found in this reading. */
  readonly log: readonly LogEntry[];
  readonly remarks: readonly LogEntry[];
  readonly orphans: readonly Orphan[];
  /** Why the file could not be read to its end; what was read of it counts for nothing then. */
  readonly fault: FileProblem | null;
}

export type SplitBy = 'owner' | 'customer';

export type State =
  'New' | 'Open' | 'Reopened' | 'Done, not proven yet' | 'Waived' | 'Not checked this time';

/** An action as this run shows it. */
export interface LivingAction extends KnownAction {
  readonly state: State;
}

export interface WaiverRow {
  readonly id: string;
  readonly text: string;
  readonly owner: string;
  readonly until: string;
  readonly reason: string;
  /** `In force`, `Lapsed`, `Not applied` or `Matches nothing`, in the language of the run. */
  readonly state: string;
  readonly why: string;
  /** Whether it is in force. */
  readonly holds: boolean;
}

export interface SignOff {
  readonly cells: Cells;
  readonly state: string;
  readonly bound: SignOffBinding | null;
  /** Signed in full, but for another state. */
  readonly isLapsed: boolean;
}

/** The sheet after a run: what is drawn. */
export interface LivingSheet {
  readonly run: RunMark;
  readonly splitBy: SplitBy | null;
  /** Digests of the files whose words are in here, so that no old copy is taken in twice. */
  readonly taken: readonly string[];
  readonly history: readonly HistoryEntry[];
  readonly actions: readonly LivingAction[];
  readonly resolved: readonly KnownAction[];
  readonly ownColumns: readonly OwnColumn[];
  readonly arrangement: Arrangement;
  readonly waivers: readonly WaiverRow[];
  readonly log: readonly LogEntry[];
  /** Entries of the log that this run added. */
  readonly news: readonly LogEntry[];
  readonly orphans: readonly Orphan[];
  readonly signOff: SignOff;
}
