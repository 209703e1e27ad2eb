/** Single values of log entries: statuses and quantities, or what stands in their place and cannot be read. */
import type { LoggedState, UnreadValue } from '../model/records.ts';
import { readMomentText, type Moment } from './moments.ts';
import { asCount, plainNumber, readNumber, type DecimalMark } from './numbers.ts';

const MOST_SEATS = 999_999_999;

/** A whole number; `null` where there is none, or where its dot or comma leaves open which. */
export function countOf(value: unknown, decimal: DecimalMark | null): number | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const plainly = typeof value === 'number' || /^\d{1,9}$/.test(value) ? Number(value) : NaN;
  if (Number.isInteger(plainly) && plainly > 0 && plainly <= MOST_SEATS) return plainly;
  const read = readNumber(String(value).trim(), decimal ?? 'not-needed');
  const plain =
    typeof value === 'number' ? plainNumber(String(value)) : read.ok ? read.value : null;
  const count = plain === null ? null : asCount(plain);
  return count !== null && count >= 0 && count <= MOST_SEATS ? count : null;
}

export function unreadCount(value: unknown): readonly Pick<UnreadValue, 'field' | 'value'>[] {
  if (value === null || value === undefined) return [];
  const text = typeof value === 'string' ? value.trim() : JSON.stringify(value);
  return text === '' ? [] : [{ field: 'quantity', value: text }];
}

/** A status as the tables name it; `null` for any other word. */
export function asStatus(word: string | null): LoggedState['status'] {
  switch (word) {
    case 'active':
    case 'suspended':
    case 'cancelled':
    case 'disabled':
    case 'expired':
    case 'pending':
    case 'none':
      return word;
    default:
      return null;
  }
}

/** A moment that needs no column to tell how it is written; `null` for anything else. */
export function momentOf(value: unknown): Moment | null {
  if (typeof value !== 'string') return null;
  const result = readMomentText(value.trim(), 'not-needed');
  return result.ok ? result.moment : null;
}
