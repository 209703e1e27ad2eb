/**
 * The plan of a move in its published shape (`schemas/plan.schema.json`), from which the workbook is drawn.
 * Days are `YYYY-MM-DD` strings, money decimal strings. `Words` are texts until the plan is spoken
 * (`speakPlan`), and strings from then on.
 */
import type { Family, InputReport, Money, RejectedRow, Source, Status } from './report.ts';

/** `incomplete`: what is planned is right, but some input could not be used, so it is not all. */
export type PlanVerdict = 'planned' | 'incomplete' | 'nothing-to-plan';

export interface MigrationPlan<Words = string> {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: string; readonly version: string };
  readonly asOf: string;
  readonly verdict: PlanVerdict;
  /** Why the plan is not complete; empty where it is. */
  readonly reasons: readonly Words[];
  /** What no file tells, and what was left out on purpose, each with how often. */
  readonly unknowns: readonly PlanUnknown<Words>[];
  readonly totals: PlanSums;
  readonly waves: readonly PlanWave[];
  readonly customers: readonly PlanCustomer<Words>[];
  readonly creations: readonly PlanCreation<Words>[];
  readonly stops: readonly PlanStop<Words>[];
  readonly azure: readonly PlanAzure[];
  readonly exposure: readonly PlanExposure[];
  readonly leftOut: readonly PlanLeftOut<Words>[];
  readonly inputs: readonly PlanInput<Words>[];
  readonly rejectedRows: readonly RejectedRow<Words>[];
}

export interface PlanUnknown<Words = string> {
  readonly id: string;
  readonly count: number;
  readonly text: Words;
}

export interface PlanSums {
  readonly customers: number;
  /** Licence-based subscriptions that are active and have to be created again, and their seats. */
  readonly subscriptions: number;
  readonly seats: number;
  /** Subscriptions to suspend or to cancel. */
  readonly stops: number;
  readonly azure: number;
  /** What each day costs on which both tenants bill all of it, by currency. */
  readonly costPerDay: Readonly<Record<string, string>>;
  /** Active subscriptions whose price is not known. No cost includes them. */
  readonly unpriced: number;
}

export interface PlanWave extends PlanSums {
  readonly number: number;
  /** The first renewal or end of a cancel window in it; `null` where no file gives one. */
  readonly firstDeadline: string | null;
}

export interface PlanDeadline {
  readonly day: string;
  readonly why: 'cancel-window' | 'renewal' | 'end';
}

export interface PlanCustomer<Words = string> {
  readonly key: string;
  readonly name: string;
  readonly tenantId: string | null;
  readonly domain: string | null;
  readonly wave: number;
  /** False where nothing of it is to be created or migrated, only stopped. */
  readonly invite: boolean;
  readonly subscriptions: number;
  readonly seats: number;
  readonly azure: number;
  readonly deadline: PlanDeadline | null;
  readonly remarks: readonly Words[];
}

export interface PlanCreation<Words = string> {
  readonly id: string;
  readonly wave: number;
  readonly customerKey: string;
  readonly customer: string;
  readonly offer: string;
  /** To be pasted; `null` where no file gives it. */
  readonly offerId: string | null;
  /** The offer that the config says it is called under Transitioning To. */
  readonly createAs: string | null;
  readonly seats: number;
  /** Subscriptions under Transitioning From that it replaces. */
  readonly subscriptions: readonly string[];
  readonly family: Family;
  readonly familyAssumed: boolean;
  readonly cycle: string | null;
  readonly term: string | null;
  /** The offer that has to be there first; `null` where it is no add-on. */
  readonly addOnTo: string | null;
  readonly remarks: readonly Words[];
  readonly sources: readonly Source[];
}

export interface PlanStop<Words = string> {
  readonly id: string;
  readonly wave: number;
  readonly customerKey: string;
  readonly customer: string;
  readonly offer: string;
  readonly subscriptionId: string;
  readonly status: Status;
  readonly seats: number;
  readonly family: Family;
  /** `end`: too late to cancel; it ends with its term, or is transferred. */
  readonly verb: 'suspend' | 'cancel' | 'end';
  readonly text: Words;
  /** First moment at which it may be too late to cancel it, in UTC. */
  readonly windowCloses: string | null;
  /** Last day of its term. */
  readonly endsOn: string | null;
  readonly costPerDay: Money | null;
  /** Why there is no cost; `null` where there is one. */
  readonly costGap: Words | null;
  readonly source: Source;
}

export interface PlanAzure {
  readonly id: string;
  readonly wave: number;
  readonly customerKey: string;
  readonly customer: string;
  readonly tenantId: string | null;
  readonly domain: string | null;
  readonly offer: string;
  readonly subscriptionId: string;
  readonly source: Source;
}

/** What it costs if a wave is suspended so many days late. */
export interface PlanExposure {
  readonly wave: number;
  readonly daysLate: number;
  readonly seatDays: number;
  readonly cost: Readonly<Record<string, string>>;
  readonly unpriced: number;
}

export interface PlanLeftOut<Words = string> {
  readonly customer: string;
  readonly offer: string;
  readonly subscriptionId: string;
  readonly status: Status;
  readonly seats: number;
  readonly reason: Words;
  readonly source: Source;
}

export type PlanInput<Words = string> = Pick<
  InputReport<Words>,
  'path' | 'sheet' | 'kind' | 'sha256' | 'rows' | 'accepted' | 'rejected' | 'ignored' | 'notes'
>;
