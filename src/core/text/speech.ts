/**
 * A language as the reports speak it: its catalogue, its plurals and how it writes numbers. All of it is
 * data of this project, not of the machine, so that the same run gives the same bytes everywhere.
 */
import { parseTemplate, type Piece } from './template.ts';
import { JOINED, Text, type TextValue } from './text.ts';

export const LANGUAGES = ['en', 'fr', 'it', 'sv', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

/** English template → template of another language. Templates with a context end in ` [context]`. */
export type Catalogue = Readonly<Record<string, string>>;

interface Notation {
  /** Between thousands. */
  readonly group: string;
  readonly decimal: string;
  /** Whether a number takes the singular (CLDR plural rules, for the whole numbers that are counted here). */
  readonly singular: (count: number) => boolean;
}

const isOne = (count: number): boolean => count === 1;
const NBSP = '\u00a0';

const NOTATIONS: Readonly<Record<Language, Notation>> = {
  en: { group: ',', decimal: '.', singular: isOne },
  fr: { group: '\u202f', decimal: ',', singular: (count) => Math.abs(count) < 2 },
  it: { group: '.', decimal: ',', singular: isOne },
  sv: { group: NBSP, decimal: ',', singular: isOne },
  de: { group: '.', decimal: ',', singular: isOne },
};

export class Speech {
  readonly language: Language;
  private readonly catalogue: Catalogue | null;
  private readonly notation: Notation;
  private readonly parsed = new Map<string, readonly Piece[]>();

  /** `catalogue` is `null` for English, whose templates are the texts themselves. */
  constructor(language: Language, catalogue: Catalogue | null) {
    this.language = language;
    this.catalogue = catalogue;
    this.notation = NOTATIONS[language];
  }

  /** The text in this language; data is given back as it is. */
  readonly of = (text: TextValue): string => {
    if (typeof text === 'string') return text;
    if (typeof text === 'number') return String(text);
    return this.fill(this.piecesOf(text), text.values, null);
  };

  /** As `of`, where there may be nothing to say. */
  readonly ofAny = (text: TextValue | null): string | null =>
    text === null ? null : this.of(text);

  /** A whole number, or a decimal string such as `1234.50`, as this language writes it. */
  readonly number = (value: number | string): string => {
    const [whole = '', fraction] = String(value).split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, this.notation.group);
    return fraction === undefined ? grouped : grouped + this.notation.decimal + fraction;
  };

  private piecesOf({ template, context }: Text): readonly Piece[] {
    const key = context === null || context === JOINED ? template : `${template} [${context}]`;
    const known = this.parsed.get(key);
    if (known !== undefined) return known;
    const words = context === JOINED ? template : (this.catalogue?.[key] ?? template);
    const pieces = parseTemplate(words);
    this.parsed.set(key, pieces);
    return pieces;
  }

  private fill(pieces: readonly Piece[], values: Text['values'], count: number | null): string {
    let result = '';
    for (const piece of pieces) result += this.piece(piece, values, count);
    return result;
  }

  private piece(piece: Piece, values: Text['values'], count: number | null): string {
    switch (piece.kind) {
      case 'words':
        return piece.words;
      case 'count':
        return this.number(count ?? 0);
      case 'slot': {
        const value = values[piece.name] ?? '';
        return piece.as === 'number' && !(value instanceof Text)
          ? this.number(value)
          : this.of(value);
      }
      case 'plural': {
        const value = Number(values[piece.name]);
        const branch = this.notation.singular(value) ? piece.one : piece.other;
        return this.fill(branch, values, value);
      }
    }
  }
}

/** The language in which the texts are written. */
export const ENGLISH = new Speech('en', null);
