/**
 * Rebuilds one subscription's billed seats over time from its two witnesses: the export row (its state at
 * the start of the as-of day) and the activity log. Where the files leave a day open, the timeline carries
 * bounds instead of a guess: at least `lo`, at most `hi` seats were billed on that day.
 */
import {
  BEGINNING,
  clipToStart,
  isUnread,
  startStep,
  stateBefore,
  untimedDays,
  type Span,
  type State,
  type Step,
} from './edges.ts';
import { orderEvents, tellingEvents, withoutTrial } from './event-order.ts';
import { Shapes } from './shapes.ts';
import { findStart, type Disagreement } from './start.ts';
import { fitted } from '../model/group.ts';
import { orderOf, type EventRecord, type SubscriptionRecord } from '../model/records.ts';
import type { Status } from '../model/report.ts';
import { addDays, startOfDay, type Day, type Instant } from '../model/values.ts';
import { billedSeats, isStopped } from '../normalise/doctrine.ts';

export interface Timeline {
  /** First day of being billed, as the files give it; `null` where they do not. */
  readonly start: Day | null;
  readonly startAt: Instant | null;
  /** First day of the last stop; `null` while not stopped, or where no file gives the day. */
  readonly stop: Day | null;
  readonly stopKnown: boolean;
  /** Days on which an active subscription was seen to stop, in order; being upgraded is no stop. */
  readonly stops: readonly Day[];
  /** Events that made a stopped subscription active again. */
  readonly reactivations: readonly EventRecord[];
  readonly spans: readonly Span[];
  /** Contradictions between export and log, each with what the two say. */
  readonly disagreements: readonly Disagreement[];
  /** How many log entries are about the subscription, repeated ones left out. */
  readonly entries: number;
}

/** What happened within single days: minutes are counted from it, and then nobody asks for it any more. */
export interface DayChanges {
  readonly steps: readonly Step[];
  /** Days with a change whose time of day no file gives. */
  readonly untimedDays: readonly Day[];
}

export interface BuiltTimeline {
  readonly timeline: Timeline;
  readonly changes: DayChanges;
}

/** Builds the timeline of a subscription from its row and its events (in any order, possibly twice). */
export function buildTimeline(
  subscription: SubscriptionRecord,
  events: readonly EventRecord[],
  asOf: Day,
  shapes = new Shapes(),
): BuiltTimeline {
  const log = orderEvents(events);
  const ordered = withoutTrial(tellingEvents(log), subscription.seats);
  const start = findStart(subscription, ordered);
  const walk = walkEvents(subscription, ordered, asOf, start.moment?.day ?? null);
  const spans = clipToStart(walk.spans, start.moment?.day ?? null, subscription, asOf);
  const timeline = {
    start: start.moment?.day ?? null,
    startAt: start.moment?.at ?? null,
    stop: isStopped(subscription.status) ? walk.stop : null,
    stopKnown: !isStopped(subscription.status) || walk.stop !== null,
    stops: shapes.days(walk.stops),
    reactivations: fitted(walk.reactivations),
    spans: shapes.spans(spans),
    disagreements: fitted([...start.disagreements, ...walk.disagreements]),
    entries: log.length,
  };
  const changes = {
    steps: startStep(subscription, start.moment?.at ?? null, ordered).concat(walk.steps),
    untimedDays: untimedDays(start.moment, ordered),
  };
  return { timeline, changes };
}

function walkEvents(
  subscription: SubscriptionRecord,
  events: readonly EventRecord[],
  asOf: Day,
  start: Day | null,
): Walker {
  const walker = new Walker(subscription, asOf, start);
  const first = events[0];
  if (first === undefined) walker.beginWithoutEvents();
  else walker.begin(stateBefore(first, subscription), first);
  for (const event of events) walker.apply(event);
  walker.finish(events);
  return walker;
}

/** Collects spans while going through the events in order. Lives for one walk only. */
class Walker {
  readonly spans: Span[] = [];
  readonly steps: Step[] = [];
  readonly stops: Day[] = [];
  readonly reactivations: EventRecord[] = [];
  readonly disagreements: Disagreement[] = [];
  stop: Day | null = null;
  private readonly subscription: SubscriptionRecord;
  private readonly asOf: Day;
  private readonly start: Day | null;
  private state: State | null = null;
  private lastDay: Day | null = null;
  /** True after an entry that cannot be read in full: the state that it left is not known. */
  private unsure = false;
  /** The stop that a reactivation ended, while that day lasts. */
  private undone: { readonly day: Day; readonly stop: Day } | null = null;

  constructor(subscription: SubscriptionRecord, asOf: Day, start: Day | null) {
    this.subscription = subscription;
    this.asOf = asOf;
    this.start = start;
  }

  /** A from subscription without a start was billed before the files begin; a to one began some day. */
  private get beganBefore(): boolean {
    return this.subscription.tenant === 'from' || this.start !== null;
  }

  /** Only the export speaks: active since its start, or stopped on a day that it may or may not give. */
  beginWithoutEvents(): void {
    const { status, seats } = this.subscription;
    this.state = { status, seats };
    const billed = this.billed(this.state);
    if (!isStopped(status) && this.beganBefore) {
      this.push(BEGINNING, billed, billed);
    } else if (this.expiry() !== null) {
      this.push(BEGINNING, this.beganBefore ? this.activeSeats(seats) : 0, this.activeSeats(seats));
      this.expire();
    } else {
      this.unknownUntil(addDays(this.asOf, -1), seats, billed);
    }
  }

  /** The day on which the subscription ran out, where the export gives it. */
  private expiry(): Day | null {
    const { status, endsOn } = this.subscription;
    return status === 'expired' && endsOn !== null && endsOn.day < this.asOf ? endsOn.day : null;
  }

  private expire(): void {
    const day = this.expiry();
    if (day === null) return;
    this.push(day, 0, 0);
    this.stop = day;
    this.stops.push(day);
  }

  begin(before: State | null, first: EventRecord): void {
    this.state = before;
    if (before === null) {
      // Where the export dates the creation earlier than the log, the export stands.
      const early = this.start !== null && this.start < first.at.day;
      const seats = early ? (first.after.seats ?? this.subscription.seats) : 0;
      this.push(BEGINNING, this.activeSeats(seats), this.activeSeats(seats));
    } else if (before.seats === Number.POSITIVE_INFINITY) {
      this.push(BEGINNING, 0, Number.POSITIVE_INFINITY);
    } else if (isStopped(before.status)) {
      this.unknownUntil(first.at.day, before.seats, this.billed(before));
    } else {
      const billed = this.billed(before);
      this.push(BEGINNING, this.beganBefore ? billed : 0, billed);
    }
  }

  private unknownUntil(day: Day, seats: number, then: number): void {
    const active = this.activeSeats(seats);
    const lo = this.beganBefore ? Math.min(active, then) : 0;
    this.push(BEGINNING, lo, Math.max(active, then));
    this.push(day, then, then);
  }

  apply(event: EventRecord): void {
    const previous = event.before?.status ?? this.state?.status ?? null;
    this.bridge(event);
    this.state = this.stateAfter(event);
    if (isUnread(event, 'after')) this.passUnread(event.at.day);
    else {
      const billed = this.billed(this.state);
      this.push(event.at.day, billed, billed);
      if (event.at.at !== null) this.steps.push({ at: event.at.at, billed });
      this.noteTransition(event, previous, this.state.status);
      // What was not readable before may have been this very stop.
      const open =
        isUnread(event, 'before') || (this.unsure && (event.before?.status ?? null) === null);
      if (open && isStopped(this.state.status)) this.forgetStop(event.at.day);
      this.unsure = false;
    }
    this.lastDay = event.at.day;
  }

  /** An entry that cannot be read proves nothing: from its day on, anything may have been billed. */
  private passUnread(day: Day): void {
    this.push(day, 0, Number.POSITIVE_INFINITY);
    this.stop = null;
    this.unsure = true;
  }

  private forgetStop(day: Day): void {
    if (this.stops.at(-1) === day) this.stops.pop();
    this.stop = null;
  }

  /** What the entry says; where it is silent, the state reached so far goes on. */
  private stateAfter({ after, creates }: EventRecord): State {
    const reached = this.state;
    // A later order for a subscription that is suspended does not set it going again.
    const begins = reached === null || (creates && !isStopped(reached.status));
    const goesOn = begins ? 'active' : reached.status;
    const seats = reached !== null && Number.isFinite(reached.seats) ? reached.seats : null;
    return {
      status: after.status ?? goesOn,
      seats: after.seats ?? seats ?? this.subscription.seats,
    };
  }

  /**
   * Days count by how they end, and only days before the as-of day count at all: a stop that is undone on its
   * own day is none, nor is a reactivation that is; and a reactivation on the as-of day does not erase the
   * stop that the export shows.
   */
  private noteTransition(event: EventRecord, previous: Status | null, status: Status): void {
    const { day } = event.at;
    const wasStopped = previous !== null && isStopped(previous);
    if (isStopped(status)) {
      if (!wasStopped) this.noteStop(day, event.turn);
      return;
    }
    if (wasStopped && status === 'active') this.reactivations.push(event);
    if (wasStopped && this.stop !== null && this.stop < day) this.undone = { day, stop: this.stop };
    if (this.stops.at(-1) === day) this.stops.pop();
    if (day < this.asOf) this.stop = null;
  }

  /** An upgrade ends a subscription, but not the service, so it is no stop that a gap could follow. */
  private noteStop(day: Day, turn: EventRecord['turn']): void {
    if (this.undone?.day === day && this.stop === null) {
      this.stop = this.undone.stop;
      return;
    }
    if (this.stop === null || day < this.asOf) this.stop = day;
    if (turn !== 'upgrade') this.stops.push(day);
  }

  /** Where an entry's old value is not the state reached so far, something happened in between, unlogged; perhaps the same day. */
  private bridge(event: EventRecord): void {
    const { before } = event;
    if (isUnread(event, 'before') && this.lastDay !== null && this.lastDay < event.at.day) {
      this.push(this.lastDay, 0, Number.POSITIVE_INFINITY);
      return;
    }
    if (before === null || this.state === null || this.lastDay === null) return;
    const found: State = {
      status: before.status ?? this.state.status,
      seats: before.seats ?? this.state.seats,
    };
    const from = this.lastDay;
    const billed = [this.billed(this.state), this.billed(found)];
    if (this.unsure) {
      this.state = found;
      return;
    }
    if (billed[0] !== billed[1] && from < event.at.day) {
      this.push(from, Math.min(...billed), Math.max(...billed));
    }
    if (isStopped(found.status) && !isStopped(this.state.status)) this.stop = null;
    this.state = found;
  }

  /** Holds the log's end against the export. The export is later, so it stands; the way there is open. */
  finish(events: readonly EventRecord[]): void {
    const last = events.at(-1);
    const logged = this.state;
    if (last === undefined || logged === null) return;
    const { status, seats } = this.subscription;
    const exported = this.billed({ status, seats });
    if (this.unsure) {
      const eve = addDays(this.asOf, -1);
      this.push(eve, exported, exported);
      return;
    }
    const shown =
      exported === this.billed(logged) && isStopped(status) === isStopped(logged.status);
    if (this.agreesBefore(events, exported, status)) return;
    if (shown) {
      this.compareStoppedSeats(logged, last);
      return;
    }
    const expiry = this.expiry();
    if (expiry !== null && this.lastDay !== null && this.lastDay <= expiry) {
      this.expire();
      return;
    }
    this.disagreements.push(
      status === logged.status
        ? { about: 'seats', exported: String(seats), logged: String(logged.seats), event: last }
        : { about: 'status', exported: status, logged: logged.status, event: last },
    );
    this.endWithExport(exported, this.billed(logged), status);
  }

  /** Stopped seats are not billed, but they are what the other side must have. */
  private compareStoppedSeats(logged: State, event: EventRecord): void {
    const { status, seats, family } = this.subscription;
    if (family === 'azure' || !isStopped(status) || !isStopped(logged.status)) return;
    if (!Number.isFinite(logged.seats) || logged.seats === seats) return;
    const said = { exported: String(seats), logged: String(logged.seats) };
    this.disagreements.push({ about: 'seats', ...said, event });
  }

  /** An export from before the log's last entries agrees with the log when it shows their old state. */
  private agreesBefore(events: readonly EventRecord[], exported: number, status: Status): boolean {
    const limit = startOfDay(this.asOf);
    const earlier = events.filter((event) => orderOf(event.at) < limit);
    if (earlier.length === events.length) return false;
    const later = events[earlier.length];
    const found = earlier.at(-1)?.after ?? later?.before ?? null;
    if (found === null) return true;
    const shown: State = {
      status: found.status ?? status,
      seats: found.seats ?? this.subscription.seats,
    };
    return this.billed(shown) === exported && isStopped(shown.status) === isStopped(status);
  }

  private endWithExport(exported: number, logged: number, status: Status): void {
    const eve = addDays(this.asOf, -1);
    const after = this.lastDay ?? eve;
    if (after < eve) this.push(after, Math.min(exported, logged), Math.max(exported, logged));
    this.push(eve, exported, exported);
    // The export shows a stop that the log does not, or a log's stop that the export does not.
    if (isStopped(status) !== (this.stop !== null)) this.stop = null;
  }

  private billed(state: State): number {
    return billedSeats(this.subscription.family, state.status, state.seats);
  }

  private activeSeats(seats: number): number {
    return billedSeats(this.subscription.family, 'active', seats);
  }

  private push(from: number, lo: number, hi: number): void {
    while ((this.spans.at(-1)?.from ?? Number.NEGATIVE_INFINITY) >= from && this.spans.length > 0) {
      this.spans.pop();
    }
    this.spans.push({ from, lo, hi });
  }
}

export { BEGINNING };
export type { Disagreement, Span, Step };
