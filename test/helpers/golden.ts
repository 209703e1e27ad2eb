/** Compares a result with its golden file. A missing one fails; UPDATE_GOLDEN=1 writes it, for review. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** `path` is below `test/golden/`. */
export function assertGolden(path: string, actual: string): void {
  const file = fileURLToPath(new URL(`../golden/${path}`, import.meta.url));
  const shown = relative(ROOT, file).replaceAll('\\', '/');
  const expected = existsSync(file) ? readFileSync(file, 'utf8') : null;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    assert.ok(!process.env['CI'], 'Expected results are not written on a build machine.');
    if (expected === actual) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
    process.stdout.write(`golden: wrote ${shown}\n`);
    return;
  }
  const advice = 'Run "make golden" and review the difference.';
  assert.ok(expected !== null, `There is no ${shown}. ${advice}`);
  if (expected === actual) return;
  const [was, is] = [expected.split('\n'), actual.split('\n')];
  const at = is.findIndex((line, index) => line !== was[index]);
  const first = at < 0 ? Math.min(was.length, is.length) : at;
  assert.fail(
    `${shown} differs from line ${String(first + 1)} on.\n  expected: ${was[first]?.slice(0, 400) ?? '(end)'}\n  actual:   ${is[first]?.slice(0, 400) ?? '(end)'}\n${advice}`,
  );
}
