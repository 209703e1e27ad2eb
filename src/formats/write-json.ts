/** Writes results in their published shapes (`schemas/*.schema.json`). */

const HEAD = '{\n  "_": ['.length;
const TAIL = '\n  ]\n}'.length;

/** Items of a list that are written at a time: no longer text than V8 keeps among the short-lived (128 kB). */
const BATCH = 32;

/**
 * A result as JSON: two spaces, keys as it declares them, one newline at the end. In pieces, since no text can
 * be as long as the report of a large tenant (512 MB).
 */
export function* jsonPieces(result: object): Iterable<string> {
  let lead = '{';
  for (const [key, value] of Object.entries(result) as [string, unknown][]) {
    if (value === undefined) continue;
    yield `${lead}\n  ${JSON.stringify(key)}: `;
    lead = ',';
    if (Array.isArray(value) && value.length > 0) yield* listPieces(value);
    else yield indented(JSON.stringify(value, null, 2));
  }
  yield lead === '{' ? '{}\n' : '\n}\n';
}

/** The same as one text, for results that are small. */
export function writeJson(result: object): string {
  return [...jsonPieces(result)].join('');
}

function* listPieces(items: readonly unknown[]): Iterable<string> {
  for (let at = 0; at < items.length; at += BATCH) {
    // As a value in an object, a batch has the right indent; without brackets, it may stand between others.
    const batch = JSON.stringify({ _: items.slice(at, at + BATCH) }, null, 2);
    yield `${at === 0 ? '[' : ','}${batch.slice(HEAD, -TAIL)}`;
  }
  yield '\n  ]';
}

/** The text one level further in; only the layout has line breaks, since in strings they are escaped. */
function indented(json: string): string {
  return json.replaceAll('\n', '\n  ');
}
