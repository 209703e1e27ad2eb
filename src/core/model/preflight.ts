/**
 * The result of a preflight in its published shape (`schemas/preflight.schema.json`): may the move go ahead,
 * check by check and customer by customer. `Words` are texts until it is spoken (`speakPreflight`).
 */
import type { Evidence, InputReport, Tenant } from './report.ts';

/** Before the day · on the day, before anything is suspended · the day after. */
export type Gate = 'before' | 'cutover' | 'day-after';
export type CheckResult = 'pass' | 'fail' | 'cannot-tell';
export type GateVerdict = 'go' | 'no-go' | 'cannot-tell';

/** What a gate asks for; from the config. */
export interface PreflightLimits {
  /** How old an export may be on the as-of day, by the day in its name. */
  readonly maxExportAgeDays: number;
  /** How many days the exports of both tenants may lie apart. */
  readonly maxSkewDays: number;
  /** New-commerce renewals within so many days stop the move; 0: none does. */
  readonly renewalWindow: number;
  readonly requirePrices: boolean;
  /** False where a person has said how subscriptions bill that no file tells of. */
  readonly requireFamilies: boolean;
  readonly requireLog: boolean;
  readonly requireDatedFiles: boolean;
}

export interface Preflight<Words = string> {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: string; readonly version: string };
  readonly asOf: string;
  readonly gate: Gate;
  readonly verdict: GateVerdict | 'nothing-to-judge';
  /** Why, in sentences. */
  readonly reasons: readonly Words[];
  readonly limits: PreflightLimits;
  readonly totals: PreflightTotals;
  readonly checks: readonly PreflightCheck<Words>[];
  readonly customers: readonly PreflightCustomer[];
  readonly answers: readonly PreflightAnswer<Words>[];
  readonly coverage: readonly Coverage[];
  readonly inputs: readonly PreflightInput<Words>[];
}

export interface PreflightTotals {
  readonly customers: number;
  readonly go: number;
  readonly noGo: number;
  readonly cannotTell: number;
}

export interface PreflightCheck<Words = string> {
  readonly id: string;
  readonly title: Words;
  /** What it asks for. */
  readonly asks: Words;
  readonly pass: number;
  readonly fail: number;
  readonly cannotTell: number;
}

export interface PreflightCustomer {
  readonly key: string;
  readonly name: string;
  readonly tenantId: string | null;
  readonly domain: string | null;
  readonly verdict: GateVerdict;
  /** Checks that failed, and those that could not tell, for it or for the run as a whole. */
  readonly failed: readonly string[];
  readonly open: readonly string[];
}

export interface PreflightAnswer<Words = string> {
  readonly check: string;
  readonly result: CheckResult;
  /** `null`: about the run as a whole. */
  readonly customerKey: string | null;
  readonly customer: string | null;
  readonly reason: Words;
  readonly fix: Words | null;
  readonly evidence: readonly Evidence[];
  /** Places beyond those that are listed. */
  readonly evidenceUnlisted: number;
}

/** What the files of one side hold of one customer. */
export interface Coverage {
  readonly customerKey: string;
  readonly customer: string;
  readonly tenant: Tenant;
  readonly listed: boolean;
  readonly state: 'own-file' | 'consolidated' | 'missing' | 'not-needed';
  readonly files: readonly string[];
  readonly rows: number;
  readonly rejected: number;
  /** The oldest day in the names of its files; `null` where no name has one. */
  readonly takenOn: string | null;
  readonly ageDays: number | null;
}

export type PreflightInput<Words = string> = Pick<
  InputReport<Words>,
  | 'path'
  | 'sheet'
  | 'tenant'
  | 'kind'
  | 'sha256'
  | 'rows'
  | 'accepted'
  | 'rejected'
  | 'ignored'
  | 'notes'
>;
