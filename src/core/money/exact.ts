/**
 * Exact amounts. A price per day is a price divided by 28 to 31 days, which no decimal can hold; fractions
 * can, so that nothing is rounded before it is shown (contract §2, money).
 */
import Fraction from 'fraction.js';
import type { Money } from '../model/report.ts';
import type { DecimalText } from '../normalise/numbers.ts';

/** An exact amount of one currency; immutable. */
export type Exact = Fraction;

export const ZERO: Exact = new Fraction(0);

/** A decimal such as `12.34`, exactly. */
export function exact(value: DecimalText | number): Exact {
  return new Fraction(value);
}

/** Digits behind the point of currencies that do not have two (ISO 4217, list one, 2026-01). */
const MINOR_UNITS: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** The amount rounded half-up (away from zero) to the currency's minor unit, such as `12.50`. */
export function roundedAmount(amount: Exact, currency: string): DecimalText {
  const digits = MINOR_UNITS[currency] ?? 2;
  const scale = 10n ** BigInt(digits);
  const magnitude = amount.abs();
  const units = (magnitude.n * scale * 2n + magnitude.d) / (magnitude.d * 2n);
  const text = String(units).padStart(digits + 1, '0');
  const at = text.length - digits;
  const sign = amount.s < 0n && units > 0n ? '-' : '';
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, at)}.${text.slice(at)}`;
}

/** An amount as it is published. */
export function moneyOf(amount: Exact, currency: string): Money {
  return { amount: roundedAmount(amount, currency), currency };
}

/** Sums by currency; currencies are never added together. */
export class Purse {
  private readonly sums = new Map<string, Exact>();

  add(currency: string, amount: Exact): void {
    this.sums.set(currency, (this.sums.get(currency) ?? ZERO).add(amount));
  }

  /** Currency → rounded sum, in the order of the codes. */
  rounded(): Readonly<Record<string, DecimalText>> {
    const codes = [...this.sums.keys()].sort();
    return Object.fromEntries(
      codes.map((code) => [code, roundedAmount(this.sums.get(code) ?? ZERO, code)]),
    );
  }
}

/** True for an exact amount among other values. */
export function isExact(value: unknown): value is Exact {
  return value instanceof Fraction;
}
