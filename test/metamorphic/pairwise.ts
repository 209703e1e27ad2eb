/**
 * Chooses few combinations that together hold every pair of values of any two dimensions. Greedy and in a
 * fixed order, so the same dimensions always give the same combinations.
 */
export type Dimensions = Readonly<Record<string, readonly string[]>>;
export type Choice = Readonly<Record<string, string>>;

/** Whether two values of two dimensions can go together; asked in both orders. */
export type GoTogether = (a: Place, b: Place) => boolean;
export type Place = readonly [dimension: string, value: string];

/** Combinations that cover every pair which some whole combination can hold. */
export function allPairs(dimensions: Dimensions, fits: GoTogether): readonly Choice[] {
  const names = Object.keys(dimensions);
  const open = new Set(pairsOf(dimensions, fits).map(([a, b]) => keyOf(a, b)));
  const compatible = remembered(fits);
  const chosen: Choice[] = [];
  for (const [a, b] of pairsOf(dimensions, fits)) {
    if (!open.has(keyOf(a, b))) continue;
    const whole = complete([a, b], names, dimensions, { open, compatible });
    open.delete(keyOf(a, b));
    if (whole === null) continue;
    for (const [first, second] of pairsIn(whole)) open.delete(keyOf(first, second));
    chosen.push(whole);
  }
  return chosen;
}

/** Every pair that the rule allows, whether or not a whole combination can hold it. */
export function pairsOf(
  dimensions: Dimensions,
  fits: GoTogether,
): readonly (readonly [Place, Place])[] {
  const places = Object.entries(dimensions).map(([name, values]) =>
    values.map((value): Place => [name, value]),
  );
  return places.flatMap((left, at) =>
    left.flatMap((a) =>
      places
        .slice(at + 1)
        .flat()
        .filter((b) => fits(a, b) && fits(b, a))
        .map((b) => [a, b] as const),
    ),
  );
}

/** The pairs that a combination holds. */
export function pairsIn(choice: Choice): readonly (readonly [Place, Place])[] {
  const places: readonly Place[] = Object.entries(choice);
  return places.flatMap((a, at) => places.slice(at + 1).map((b) => [a, b] as const));
}

/** A pair's name, the same in both orders. */
export function keyOf(a: Place, b: Place): string {
  return [a, b]
    .map(([dimension, value]) => `${dimension}=${value}`)
    .sort()
    .join(' & ');
}

interface Search {
  readonly open: ReadonlySet<string>;
  readonly compatible: (a: Place, b: Place) => boolean;
}

/** Fills up the dimensions that are left, each with the value that closes most open pairs; steps back at dead ends. */
function complete(
  places: readonly Place[],
  names: readonly string[],
  dimensions: Dimensions,
  search: Search,
): Choice | null {
  const name = names.find((one) => !places.some(([dimension]) => dimension === one));
  if (name === undefined) {
    return Object.fromEntries(names.map((one) => places.find(([own]) => own === one) ?? [one, '']));
  }
  const candidates = (dimensions[name] ?? [])
    .map((value): Place => [name, value])
    .filter((place) => places.every((other) => search.compatible(place, other)))
    .map((place) => ({ place, gain: gainOf(place, places, search.open) }))
    .sort((a, b) => b.gain - a.gain);
  for (const { place } of candidates) {
    const whole = complete([...places, place], names, dimensions, search);
    if (whole !== null) return whole;
  }
  return null;
}

function gainOf(place: Place, places: readonly Place[], open: ReadonlySet<string>): number {
  return places.filter((other) => open.has(keyOf(place, other))).length;
}

function remembered(fits: GoTogether): Search['compatible'] {
  const known = new Map<string, boolean>();
  return (a, b) => {
    const key = keyOf(a, b);
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = fits(a, b) && fits(b, a);
    known.set(key, answer);
    return answer;
  };
}
