/** Time zones, as the system knows them. The core is handed the zone's clock, so that it needs none itself. */
import type { LocalTime } from '../core/model/settings.ts';
import { say } from '../core/text/text.ts';
import { UserError } from './errors.ts';

/** The clock of a time zone by its IANA name. Throws a UserError for an unknown one. */
export function localTimeIn(zone: string): LocalTime {
  const format = formatterOf(zone);
  return {
    zone,
    text: (instant) => {
      const parts = new Map(
        format.formatToParts(instant).map(({ type, value }) => [type, value] as const),
      );
      const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
      return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
    },
  };
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  } catch {
    throw new UserError(
      say('The config names the time zone "{zone}", which is not known.', { zone }),
      say('Write it like "Europe/Paris".'),
    );
  }
}

/** The time zone that this machine is set to. */
export function machineZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
