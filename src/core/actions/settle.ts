/** Which of several values of one cell stands. The rule is the same for any number of copies, in any order. */

/** What one row of one copy says about a cell, beside what stood there when that copy was written. */
export interface Claim {
  readonly value: string;
  readonly base: string;
  /** Copies of newer runs have the higher rank; of the same run, the one whose name sorts last. */
  readonly rank: number;
  readonly file: string;
  readonly cell: string;
  /** State of the inputs that the copy was written for; '' where that is lost. */
  readonly hash: string;
}

export interface Settled {
  readonly kept: Claim;
  /** Other values that somebody wrote; they go on record. */
  readonly lost: readonly Claim[];
}

/**
 * A change beats what was there before. Of two different changes the one of higher rank stands, except
 * that nothing beats something. `claims` must be sorted by rank; `null` where there are none.
 */
export function settle(claims: readonly Claim[]): Settled | null {
  const newest = claims.at(-1);
  if (newest === undefined) return null;
  let kept = newest;
  const lost: Claim[] = [];
  for (const claim of [...claims].reverse().slice(1)) {
    const unchanged = claim.value === claim.base;
    // What the newest sheet started from has been taken in before; people have gone on from there.
    const takenIn = claim.rank < newest.rank && claim.value === newest.base;
    if (unchanged || takenIn || claim.value === kept.value) continue;
    if (kept.value === claim.base) kept = claim;
    else if (kept.value === '') {
      lost.push(kept);
      kept = claim;
    } else lost.push(claim);
  }
  return { kept, lost: [...lost, ...besides(claims, kept)] };
}

/**
 * What stands unchanged in another row of the same copy: somebody copied the row and wrote in one of the two,
 * and nobody can tell which of them was meant.
 */
function besides(claims: readonly Claim[], kept: Claim): readonly Claim[] {
  return claims.filter(
    (claim) =>
      claim.rank === kept.rank &&
      claim.value === claim.base &&
      claim.value !== '' &&
      claim.value !== kept.value,
  );
}
