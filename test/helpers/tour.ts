/** The files of samples/tour, as they are read, and the limits of a preflight that asks for everything. */
import path from 'node:path';
import { findFiles } from '../../src/cli/files.ts';
import { readInput } from '../../src/cli/read-input.ts';
import type { Tenant } from '../../src/core/model/report.ts';
import type { InputFile } from '../../src/core/model/settings.ts';

const TOUR = path.join(import.meta.dirname, '..', '..', 'samples', 'tour');

/** Both tenants' files. */
export function tour(): readonly InputFile[] {
  const below = (tenant: Tenant): readonly InputFile[] =>
    findFiles([path.join(TOUR, tenant)], tenant, '').map((file) => readInput(file, {}));
  return [...below('from'), ...below('to')];
}

export const STRICT_LIMITS = {
  maxExportAgeDays: 1,
  maxSkewDays: 1,
  renewalWindow: 7,
  requirePrices: true,
  requireFamilies: true,
  requireLog: true,
  requireDatedFiles: true,
};
