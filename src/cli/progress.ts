/** What a long run tells about itself while it works. */

/** How far a stage has come. */
export interface Part {
  readonly done: number;
  readonly of: number;
  /** What is being worked on. */
  readonly what: string;
}

export interface Progress {
  /** `now` is the clock, in milliseconds; `part` is `null` for a stage that cannot be counted. */
  show(now: number, stage: string, part: Part | null): void;
  /** Takes it off the screen; what is shown later begins anew. */
  end(): void;
}
