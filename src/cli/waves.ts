/** How the plan's waves are asked for: the command line first, then the config. */
import type { WaveRequest } from '../core/plan/waves.ts';
import { say } from '../core/text/text.ts';
import { UserError } from './errors.ts';
import type { RawOptions } from './options.ts';

type WaveOptions = Pick<RawOptions, 'waves' | 'perDay'>;

/** What the command line says about waves stands, even where the config says more. */
export function waveRequest(given: WaveOptions, config: WaveOptions): WaveRequest {
  const asked = given.waves !== undefined || given.perDay !== undefined;
  const { waves, perDay } = asked ? given : config;
  if (waves !== undefined && perDay !== undefined) {
    throw new UserError(
      asked
        ? say('Both --waves and --per-day are given.')
        : say('The config has both waves and perDay.'),
      say('Choose one of them.'),
    );
  }
  if (perDay !== undefined) {
    return { kind: 'per-day', customers: positive('--per-day', perDay) };
  }
  if (waves === undefined) return { kind: 'one' };
  if (typeof waves === 'object') return { kind: 'map', waves };
  return { kind: 'count', count: positive('--waves', waves) };
}

function positive(flag: string, value: string | number): number {
  const text = String(value).trim();
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UserError(
    say('{flag} is "{value}".', { flag, value: text }),
    say('Give a whole number of 1 or more.'),
  );
}
