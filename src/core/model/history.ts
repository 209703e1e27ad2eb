/** One run in the burn-down: how many actions it found, and what became of those before it. */
export interface HistoryEntry {
  readonly asOf: string;
  /** Identifies the state of the inputs: one entry per state, however often it was run. */
  readonly hash: string;
  readonly open: number;
  readonly added: number;
  readonly resolved: number;
  readonly reopened: number;
  readonly waived: number;
  readonly unchecked: number;
}
