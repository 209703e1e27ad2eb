/** Which gate is judged, and what it asks for where the config says nothing. */
import type { GateRequest } from '../core/judge-preflight.ts';
import type { Gate, PreflightLimits } from '../core/model/preflight.ts';
import { say } from '../core/text/text.ts';
import { UserError } from './errors.ts';

const GATES: readonly Gate[] = ['before', 'cutover', 'day-after'];

const DEFAULTS: PreflightLimits = {
  maxExportAgeDays: 1,
  maxSkewDays: 1,
  renewalWindow: 7,
  requirePrices: false,
  requireFamilies: true,
  requireLog: true,
  requireDatedFiles: false,
};

interface GateOptions {
  readonly gate?: string;
  readonly family?: string;
  readonly preflight?: Partial<PreflightLimits>;
}

/** Whoever names a family in the config has said how what no file tells of is billed. */
export function gateRequest({ gate = 'before', family, preflight }: GateOptions): GateRequest {
  const found = GATES.find((one) => one === gate);
  if (found === undefined) {
    throw new UserError(
      say('{flag} is "{value}".', { flag: '--gate', value: gate }),
      say('Choose one of: {choices}.', { choices: GATES.join(', ') }),
    );
  }
  const requireFamilies = family === undefined;
  return { gate: found, limits: { ...DEFAULTS, requireFamilies, ...preflight } };
}
