/** Files from all over the world, held against the intake: each ends in a description, none in a throw. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findFiles } from '../../src/cli/files.ts';
import { readInput } from '../../src/cli/read-input.ts';
import { readInputs } from '../../src/core/read-inputs.ts';
import { collectTenant } from '../../src/core/normalise/collect.ts';
import type { Settings } from '../../src/core/model/settings.ts';
import { parseDay } from '../../src/core/model/values.ts';
import { describeFiles } from '../../src/core/report/inputs.ts';
import { compileRowSchemas } from '../../src/formats/row-schemas.ts';
import { CORPUS, corpusFiles, noCorpus } from '../corpus/canonical.ts';

test('every file of the corpus is described', { skip: noCorpus }, () => {
  const asOf = parseDay('2026-05-20');
  assert.ok(asOf !== null);
  const settings: Settings = {
    asOf,
    migrationStart: null,
    includeTrials: false,
    family: 'license',
    dateOrder: null,
    billingDay: null,
    renewalWindow: 30,
    local: null,
    decimal: null,
    files: [],
    customers: {},
    offers: {},
    severities: {},
  };
  const schemas = compileRowSchemas();
  const found = findFiles([CORPUS], 'from', '');
  assert.ok(found.length >= corpusFiles().length);
  for (const file of found) {
    const describe = (): readonly unknown[] => {
      const inputs = readInputs([readInput(file, {})], settings, schemas);
      const records = {
        from: collectTenant('from', inputs, settings),
        to: collectTenant('to', inputs, settings),
      };
      return describeFiles(inputs, records);
    };
    assert.doesNotThrow(describe, file.shown);
    assert.notEqual(describe().length, 0, file.shown);
  }
});
