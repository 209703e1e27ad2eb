/** How the charge of a from subscription is ended once its successor is there, by what its family demands. */
import type { PlanStop } from '../model/plan.ts';
import type { Settings } from '../model/settings.ts';
import { formatDay, formatInstant, startOfDay } from '../model/values.ts';
import { cancelWindowOf } from '../money/cancel-window.ts';
import { DOCTRINE } from '../normalise/doctrine.ts';
import type { Stop } from './work.ts';

export type StopWords = Pick<PlanStop, 'verb' | 'text' | 'windowCloses' | 'endsOn'>;

/** What to do, until when, and what happens otherwise. */
export function stopWords({ placed }: Stop, settings: Settings): StopWords {
  const { record } = placed;
  const endsOn = record.endsOn === null ? null : formatDay(record.endsOn.day);
  if (record.family !== 'nce') {
    const text =
      record.family === 'unknown'
        ? 'Find out how it is billed, then stop it on the day on which the new one is active.'
        : 'Suspend it on the day on which the new one is active.';
    return { verb: 'suspend', text, windowCloses: null, endsOn };
  }
  const window = cancelWindowOf(placed, settings.asOf);
  const bills = record.status === 'suspended' ? 'It is suspended and billed all the same. ' : '';
  const otherwise = endsOn === null ? '' : ` Otherwise it is charged until ${endsOn}.`;
  if (window === null) {
    const text = `${bills}Cancel it; suspending does not stop the charge. No file tells when its cancel window closes: look it up in Partner Center.${otherwise}`;
    return { verb: 'cancel', text, windowCloses: null, endsOn };
  }
  const windowCloses = formatInstant(window.closes);
  const utc = `${windowCloses.slice(0, 16).replace('T', ' ')} UTC`;
  const { local } = settings;
  const at = local === null ? utc : `${utc} (${local.text(window.closes)} ${local.zone})`;
  if (window.closes <= startOfDay(settings.asOf)) {
    const text = `${bills}Its cancel window closed on ${at}: switch off auto-renew, or have it transferred.${otherwise}`;
    return { verb: 'end', text, windowCloses, endsOn };
  }
  const hours = String(DOCTRINE.nce.cancelWindowHours);
  const text = `${bills}Cancel it by ${at} (${hours} hours after ${window.renewed ? 'renewal' : 'purchase'}); suspending does not stop the charge.${otherwise}`;
  return { verb: 'cancel', text, windowCloses, endsOn };
}
