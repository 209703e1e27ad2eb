/**
 * Amounts of money as files write them: `12,50`, `(12.50)`, `12.50-`, `€12.50`, `12 kr`. A sign may stand on
 * either side; a currency written with the number is kept, so that it can be held against the row's column.
 */
import type { RawCell } from '../model/raw-table.ts';
import { cellProblem, type CellProblem } from '../problems/index.ts';
import { plainNumber, readNumber, type DecimalText, type NumberForm } from './numbers.ts';

/** An amount taken apart; `number` is what is left to be read, with a leading sign. */
export interface AmountText {
  readonly number: string;
  /** Currencies that the sign or code beside the number can mean; `null` where there is none. */
  readonly currencies: readonly string[] | null;
}

export type AmountResult =
  | {
      readonly ok: true;
      readonly value: DecimalText;
      readonly currencies: AmountText['currencies'];
    }
  | { readonly ok: false; readonly problem: CellProblem };

/** Active codes of ISO 4217, list one (2026-01). */
const CODES = new Set(
  (
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF ' +
    'CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD ' +
    'HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD ' +
    'LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK ' +
    'PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS ' +
    'TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG'
  ).split(' '),
);

const DOLLARS = 'USD AUD BBD BMD BND BSD BZD CAD FJD HKD JMD KYD LRD MXN NAD NZD SGD TTD TWD';

/** Sign beside a number → the currencies that people write so. */
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP EGP FKP GIP SHP',
  $: DOLLARS,
  US$: 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  HK$: 'HKD',
  S$: 'SGD',
  NT$: 'TWD',
  MX$: 'MXN',
  R$: 'BRL',
  R: 'ZAR',
  '¥': 'JPY CNY',
  '￥': 'JPY CNY',
  円: 'JPY',
  元: 'CNY',
  KR: 'SEK NOK DKK ISK',
  ZŁ: 'PLN',
  KČ: 'CZK',
  FT: 'HUF',
  FR: 'CHF',
  LEI: 'RON MDL',
  ЛВ: 'BGN',
  '₺': 'TRY',
  TL: 'TRY',
  '₹': 'INR',
  RS: 'INR PKR LKR MUR NPR',
  '₽': 'RUB',
  '₴': 'UAH',
  '₪': 'ILS',
  '₩': 'KRW',
  '฿': 'THB',
  '₫': 'VND',
  '₱': 'PHP',
  RP: 'IDR',
  RM: 'MYR',
};

const SPACE = '[\\s\\u00a0\\u2009\\u202f]*';
const MARK = '\\p{L}{0,3}\\p{Sc}|\\p{L}{1,3}\\.?';
const LEADING_MARK = new RegExp(`^(${MARK})${SPACE}(?=[\\d+\\-−(])`, 'u');
const TRAILING_MARK = new RegExp(`(?<=[\\d\\-−)])${SPACE}(${MARK})$`, 'u');
const NEGATIVE = new RegExp(`^[-−]${SPACE}(?=\\D)|${SPACE}[-−]$`, 'u');
const PARENTHESES = /^\((.*)\)$/u;

/** Takes an amount apart. What cannot be understood stays in `number`, where it is refused. */
export function splitAmount(text: string): AmountText {
  let rest = text.trim();
  let negative = false;
  let currencies: AmountText['currencies'] = null;
  for (let part = peel(rest); part !== null; part = peel(rest)) {
    // Two signs or two currencies are nobody's way to write an amount.
    const twice = part.currencies === null ? negative : currencies !== null;
    if (twice) return { number: text, currencies: null };
    if (part.currencies === null) negative = true;
    else currencies = part.currencies;
    rest = part.rest.trim();
  }
  if (negative && /^[-−]/.test(rest)) return { number: text, currencies: null };
  return { number: negative ? `-${rest}` : rest, currencies };
}

/** What is left without the outermost sign (`currencies` is null) or currency; `null` where there is none. */
function peel(
  text: string,
): { readonly rest: string; readonly currencies: AmountText['currencies'] } | null {
  const inner = PARENTHESES.exec(text)?.[1];
  if (inner !== undefined) return { rest: inner, currencies: null };
  if (NEGATIVE.test(text)) return { rest: text.replace(NEGATIVE, ''), currencies: null };
  const mark = LEADING_MARK.exec(text) ?? TRAILING_MARK.exec(text);
  const currencies = mark === null ? null : currenciesOf(mark[1] ?? '');
  if (mark === null || currencies === null) return null;
  return { rest: text.replace(mark[0], ''), currencies };
}

function currenciesOf(mark: string): readonly string[] | null {
  const word = mark.replace(/\.$/, '').toUpperCase();
  if (CODES.has(word)) return [word];
  return Object.hasOwn(SIGNS, word) ? (SIGNS[word]?.split(' ') ?? null) : null;
}

/** Reads a cell as an amount; `form` is how its column writes numbers. */
export function readAmount(cell: RawCell, text: string, form: NumberForm): AmountResult {
  if (cell.kind === 'number') {
    const value = plainNumber(text);
    if (value === null) return { ok: false, problem: cellProblem('E_NUMBER', {}) };
    return { ok: true, value: asExcelShows(value), currencies: null };
  }
  if (cell.kind !== 'text') return { ok: false, problem: cellProblem('E_NUMBER', {}) };
  const { number, currencies } = splitAmount(text);
  const read = readNumber(number, form);
  return read.ok ? { ok: true, value: read.value, currencies } : read;
}

/** Digits that Excel keeps of a number. */
const EXCEL_DIGITS = 15;

/**
 * A workbook stores numbers in binary, so that 0.1 + 0.2 stands in it as 0.30000000000000004. Excel shows and
 * keeps 15 significant digits; an amount with more is rounded to 15, half away from zero.
 */
function asExcelShows(value: DecimalText): DecimalText {
  const sign = value.startsWith('-') ? '-' : '';
  const [whole = '', decimals = ''] = value.replace('-', '').split('.');
  const digits = `${whole}${decimals}`.replace(/^0+/, '');
  const surplus = digits.length - EXCEL_DIGITS;
  if (surplus <= 0 || digits.length > 100) return value;
  const scale = 10n ** BigInt(surplus);
  const kept = (BigInt(digits) + scale / 2n) / scale;
  return plainNumber(`${sign}${String(kept)}E${String(surplus - decimals.length)}`) ?? value;
}
