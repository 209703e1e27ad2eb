/** How the charge of a from subscription is ended once its successor is there, by what its family demands. */
import type { PlanStop } from '../model/plan.ts';
import type { Settings } from '../model/settings.ts';
import { formatDay, formatInstant, startOfDay } from '../model/values.ts';
import { cancelWindowOf } from '../money/cancel-window.ts';
import { DOCTRINE } from '../normalise/doctrine.ts';
import { joined, say, type Text } from '../text/text.ts';
import type { Stop } from './work.ts';

export type StopWords = Pick<PlanStop<Text>, 'verb' | 'text' | 'windowCloses' | 'endsOn'>;

const SUSPEND = say('Suspend it on the day on which the new one is active.');
const FIND_OUT = say(
  'Find out how it is billed, then stop it on the day on which the new one is active.',
);
const BILLS_ON = say('It is suspended and billed all the same.');
const LOOK_UP = say(
  'Cancel it; suspending does not stop the charge. No file tells when its cancel window closes: look it up in Partner Center.',
);

/** What to do, until when, and what happens otherwise. */
export function stopWords({ placed }: Stop, settings: Settings): StopWords {
  const { record } = placed;
  const endsOn = record.endsOn === null ? null : formatDay(record.endsOn.day);
  if (record.family !== 'nce') {
    const text = record.family === 'unknown' ? FIND_OUT : SUSPEND;
    return { verb: 'suspend', text, windowCloses: null, endsOn };
  }
  const around = (text: Text): Text =>
    joined(
      [
        ...(record.status === 'suspended' ? [BILLS_ON] : []),
        text,
        ...(endsOn === null ? [] : [say('Otherwise it is charged until {day}.', { day: endsOn })]),
      ],
      ' ',
    );
  const window = cancelWindowOf(placed, settings.asOf);
  if (window === null) {
    return { verb: 'cancel', text: around(LOOK_UP), windowCloses: null, endsOn };
  }
  const windowCloses = formatInstant(window.closes);
  const utc = `${windowCloses.slice(0, 16).replace('T', ' ')} UTC`;
  const { local } = settings;
  const moment = local === null ? utc : `${utc} (${local.text(window.closes)} ${local.zone})`;
  if (window.closes <= startOfDay(settings.asOf)) {
    const text = around(
      say('Its cancel window closed on {moment}: switch off auto-renew, or have it transferred.', {
        moment,
      }),
    );
    return { verb: 'end', text, windowCloses, endsOn };
  }
  const by = { moment, hours: String(DOCTRINE.nce.cancelWindowHours) };
  const text = window.renewed
    ? say(
        'Cancel it by {moment} ({hours, plural, one {# hour} other {# hours}} after renewal); suspending does not stop the charge.',
        by,
      )
    : say(
        'Cancel it by {moment} ({hours, plural, one {# hour} other {# hours}} after purchase); suspending does not stop the charge.',
        by,
      );
  return { verb: 'cancel', text: around(text), windowCloses, endsOn };
}
