/** One share of a run that is spread over several processes, in its published shape (`schemas/part.schema.json`). */

/** What JSON can hold. */
export type Plain =
  string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** What a share belongs to: those of one run differ in `part` alone. */
export interface PartHead {
  readonly schemaVersion: '1';
  readonly tool: { readonly name: string; readonly version: string };
  readonly asOf: string;
  readonly part: number;
  readonly of: number;
  /** Customers of the whole run. */
  readonly customers: number;
  /** Hashes over all inputs, over options and config, and over the line that follows. */
  readonly inputs: string;
  readonly settings: string;
  readonly whole: string;
  /** Where each input lies as seen from the part's own folder; `null` where that is not clear. */
  readonly places: Readonly<Record<string, string | null>>;
}

/** One customer of a share, with its place among all customers of the run. */
export interface PartCustomer {
  readonly at: number;
  readonly customer: Plain;
}
