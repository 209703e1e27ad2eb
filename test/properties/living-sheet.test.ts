/** Whatever people do to the action sheet, no word of theirs is lost, and writing it twice changes nothing. */
import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { KINDS, SheetWorld, type Step } from '../helpers/sheet-world.ts';

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...KINDS),
  a: fc.nat({ max: 4095 }),
  b: fc.nat({ max: 4095 }),
  c: fc.nat({ max: 4095 }),
});

/** `SHEET_RUNS=2000` asks for so many sequences, each of 20 steps. */
const ASKED = process.env['SHEET_RUNS'];
const RUNS = Number(ASKED ?? 400);
const LEAST = ASKED === undefined ? 1 : 20;

test('no word of people is ever lost', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: LEAST, maxLength: 20 }), (steps) => {
      const world = new SheetWorld();
      const done: string[] = [];
      for (const one of [...steps, { kind: 'run', a: 77, b: 1, c: 1 } as const]) {
        done.push(JSON.stringify(one));
        assert.deepEqual(world.take(one), [], done.join('\n'));
      }
    }),
    { numRuns: RUNS, seed: Number(process.env['SHEET_SEED'] ?? 20_260_514) },
  );
});
