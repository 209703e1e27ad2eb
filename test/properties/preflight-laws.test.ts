/** Laws of the gates for any input: never go where the comparison is not complete, in whatever file order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { say } from '../../src/core/text/text.ts';
import fc from 'fast-check';
import { judgePreflight } from '../../src/core/judge-preflight.ts';
import type { Gate, PreflightLimits } from '../../src/core/model/preflight.ts';
import type { InputFile } from '../../src/core/model/settings.ts';
import { preflightWorkbook } from '../../src/core/report/preflight-workbook.ts';
import { speakPreflight } from '../../src/core/report/speak-preflight.ts';
import { ENGLISH } from '../../src/core/text/speech.ts';
import { compileRowSchemas } from '../../src/formats/row-schemas.ts';
import {
  activityFile,
  created,
  csvFile,
  customersFile,
  event,
  run,
  settings,
  subscription,
  subscriptionsFile,
  TOOL,
} from '../helpers/builders.ts';

const schemas = compileRowSchemas();
const CUSTOMERS = ['Contoso', 'Fabrikam', 'Tailspin Toys'];
/** As little as a config can ask for, so that a go is likely where it is allowed. */
const LENIENT: PreflightLimits = {
  maxExportAgeDays: 366,
  maxSkewDays: 366,
  renewalWindow: 0,
  requirePrices: false,
  requireFamilies: false,
  requireLog: false,
  requireDatedFiles: false,
};

const given = fc.record({
  gate: fc.constantFrom<Gate>('before', 'cutover', 'day-after'),
  customers: fc.uniqueArray(fc.constantFrom(...CUSTOMERS), { minLength: 1 }),
  moved: fc.boolean(),
  toFiles: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  lists: fc.boolean(),
  damaged: fc.constantFrom(false, false, false, true),
  bad: fc.constantFrom(false, false, false, true),
});

type Drawn = typeof given extends fc.Arbitrary<infer T> ? T : never;

function filesOf({ customers, moved, toFiles, lists, damaged, bad }: Drawn): readonly InputFile[] {
  const own = (tenant: 'from' | 'to', customerName: string) =>
    subscription({
      id: `${tenant} ${customerName}`,
      customerName,
      status: moved && tenant === 'from' ? 'suspended' : 'active',
      creationDate: tenant === 'to' ? '2026-05-10T08:00:00Z' : null,
      quantity: bad && customerName === customers[0] ? 'many' : 10,
    });
  const files = customers.flatMap((name, index) => [
    subscriptionsFile('from', [own('from', name)], `from/${name}.csv`),
    ...(toFiles[index] === false
      ? []
      : [
          moved
            ? subscriptionsFile('to', [own('to', name)], `to/${name}.csv`)
            : csvFile(`to/${name}.csv`, 'to', 'Subscription ID,Subscription,Quantity,Status\r\n'),
        ]),
  ]);
  const broken: InputFile = {
    path: 'to/broken.xlsx',
    tenant: 'to',
    sha256: 'x',
    incidental: false,
    read: {
      ok: false,
      problem: { code: 'E', place: null, what: say('No.'), fix: say('Repair it.') },
    },
  };
  return [
    ...files,
    activityFile(
      'from',
      customers.map((name) =>
        event({ of: `from ${name}`, customerName: name, at: '2026-05-10T09:00:00Z' }),
      ),
    ),
    activityFile(
      'to',
      customers.map((name) =>
        created({ of: `to ${name}`, customerName: name, at: '2026-05-10T08:00:00Z' }),
      ),
    ),
    ...(lists ? [customersFile('from', customers), customersFile('to', customers)] : []),
    ...(damaged ? [broken] : []),
  ].filter(({ path }) => moved || !path.includes('activity'));
}

test('never go where the comparison is incomplete or compared nothing, for the run and for a customer', () => {
  let went = 0;
  fc.assert(
    fc.property(given, (drawn) => {
      const files = filesOf(drawn);
      const request = { gate: drawn.gate, limits: LENIENT };
      const preflight = judgePreflight(files, settings(), request, schemas, TOOL);
      const report = run(files);
      if (preflight.verdict === 'go') {
        went += 1;
        assert.ok(report.verdict === 'clean' || report.verdict === 'findings', report.verdict);
        assert.ok(preflight.customers.every(({ verdict }) => verdict === 'go'));
      }
      for (const customer of preflight.customers) {
        const own = report.customers.find(({ key }) => key === customer.key);
        if (customer.verdict !== 'go') continue;
        assert.notEqual(own?.stage, 'not-comparable');
        assert.deepEqual([customer.failed, customer.open], [[], []]);
      }
    }),
    { numRuns: 150 },
  );
  assert.ok(went > 0, 'No case went, so the law was not tried.');
});

test('the order of files changes nothing', () => {
  fc.assert(
    fc.property(given, (drawn) => {
      const files = filesOf(drawn);
      const request = { gate: drawn.gate, limits: LENIENT };
      const judge = (order: readonly InputFile[]) =>
        speakPreflight(judgePreflight(order, settings(), request, schemas, TOOL), ENGLISH);
      const [one, other] = [judge(files), judge([...files].reverse())];
      assert.deepEqual(other, one);
      assert.deepEqual(preflightWorkbook(other, ENGLISH), preflightWorkbook(one, ENGLISH));
    }),
    { numRuns: 50 },
  );
});
