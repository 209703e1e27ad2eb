/** Laws of the plan for any input: nothing is lost or doubled on the way into the waves, in whatever file order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planMigration } from '../../src/core/plan-migration.ts';
import type { WaveRequest } from '../../src/core/plan/waves.ts';
import type { MigrationPlan } from '../../src/core/model/plan.ts';
import type { InputFile } from '../../src/core/model/settings.ts';
import { planWorkbook } from '../../src/core/report/plan-workbook.ts';
import { speakPlan } from '../../src/core/report/speak-plan.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';
import { compilePlanCheck } from '../helpers/published-schemas.ts';
import { compileRowSchemas } from '../../src/formats/row-schemas.ts';
import {
  NCE_OFFER_ID,
  settings,
  subscription,
  subscriptionsFile,
  TOOL,
  type SubscriptionRow,
} from '../helpers/builders.ts';
import { kept } from '../helpers/kept.ts';

const schemas = compileRowSchemas();
const isPlan = compilePlanCheck();
const CUSTOMERS = ['Contoso', 'Fabrikam', 'Åkerlund & Söner', 'Tailspin Toys', 'Litware'];
const OFFERS = ['Office 365 E3', 'Visio', 'Microsoft Azure'];

const row = fc
  .record({
    customer: fc.constantFrom(...CUSTOMERS),
    offer: fc.constantFrom(...OFFERS),
    seats: fc.nat({ max: 40 }),
    status: fc.constantFrom('active', 'active', 'suspended', 'deleted', 'pending'),
    ends: fc.constantFrom(null, '2026-05-20', '2026-08-01'),
    trial: fc.constantFrom(null, false, true),
    nce: fc.boolean(),
  })
  .map(({ customer, offer, seats, status, ends, trial, nce }) => ({
    customerName: customer,
    offerName: offer,
    offerId: nce && offer !== 'Microsoft Azure' ? NCE_OFFER_ID : null,
    quantity: seats,
    status,
    commitmentEndDate: ends,
    isTrial: trial,
    billingType: offer === 'Microsoft Azure' ? 'usage' : 'license',
  }));

const request: fc.Arbitrary<WaveRequest> = fc.oneof(
  fc.constant<WaveRequest>({ kind: 'one' }),
  fc.integer({ min: 1, max: 9 }).map((count): WaveRequest => ({ kind: 'count', count })),
  fc.integer({ min: 1, max: 9 }).map((customers): WaveRequest => ({ kind: 'per-day', customers })),
  fc
    .dictionary(fc.constantFrom(...CUSTOMERS), fc.integer({ min: 1, max: 4 }))
    .map((waves): WaveRequest => ({ kind: 'map', waves })),
);

const given = fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 14 }), request });

function planInEnglish(files: readonly InputFile[], waves: WaveRequest): MigrationPlan {
  return speakPlan(planMigration(files, settings(), waves, schemas, TOOL), ENGLISH);
}

function rowsOf(rows: readonly Partial<SubscriptionRow>[]): readonly SubscriptionRow[] {
  return rows.map((one, index) => subscription({ ...one, id: `s${String(index)}` }));
}

test('the plan’s seats are those of the accepted active from subscriptions, in total and by wave', () => {
  fc.assert(
    fc.property(given, ({ rows, request: waves }) => {
      const files = [subscriptionsFile('from', rowsOf(rows))];
      const plan = planInEnglish(files, waves);
      const active = rows.filter(
        (one) =>
          one.status === 'active' && one.isTrial !== true && one.offerName !== 'Microsoft Azure',
      );
      const seats = active.reduce((sum, { quantity }) => sum + quantity, 0);
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      assert.equal(plan.totals.seats, seats);
      assert.equal(plan.totals.subscriptions, active.length);
      assert.equal(sum(plan.waves.map((wave) => wave.seats)), seats);
      assert.equal(sum(plan.creations.map((one) => one.seats)), seats);
      assert.equal(sum(plan.customers.map((one) => one.seats)), seats);
      const stopped = plan.stops.filter(({ status }) => status === 'active');
      assert.equal(sum(stopped.map((one) => one.seats)), seats);
      assert.ok(isPlan(JSON.parse(JSON.stringify(plan))));
    }),
  );
});

test('every customer with something to do is in exactly one wave, and no wave is empty', () => {
  fc.assert(
    fc.property(given, ({ rows, request: waves }) => {
      const files = [subscriptionsFile('from', rowsOf(rows))];
      const plan = planInEnglish(files, waves);
      const keys = plan.customers.map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length);
      const numbers = new Set(plan.waves.map(({ number }) => number));
      assert.equal(numbers.size, plan.waves.length);
      for (const { wave } of plan.customers) assert.ok(numbers.has(wave));
      assert.ok(plan.waves.every(({ customers }) => customers > 0));
      const tasks = [...plan.creations, ...plan.stops, ...plan.azure];
      const waveOf = new Map(plan.customers.map(({ key, wave }) => [key, wave]));
      for (const task of tasks) assert.equal(task.wave, waveOf.get(task.customerKey));
      const ids = tasks.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
    }),
  );
});

test('the order of files and rows changes nothing but the places', () => {
  fc.assert(
    fc.property(given, ({ rows, request: waves }) => {
      const all = rowsOf(rows);
      const half = Math.ceil(all.length / 2);
      const parts: readonly InputFile[] = [
        subscriptionsFile('from', all.slice(0, half), 'from/1.csv'),
        subscriptionsFile('from', all.slice(half), 'from/2.csv'),
      ];
      const forwards = planInEnglish(parts, waves);
      const backwards = planInEnglish([...parts].reverse(), waves);
      assert.deepEqual(backwards, forwards);
      const drawn = (plan: typeof forwards) => kept(planWorkbook(plan, ENGLISH));
      assert.deepEqual(drawn(backwards), drawn(forwards));
    }),
  );
});
