/**
 * The shape of an input kind: which fields a file of that kind has, by which headers they are known,
 * and what type of value each holds. One kind, one file; `index.ts` lists them.
 */
import { foldWord } from '../normalise/text.ts';
import type { Spellings } from '../normalise/words.ts';
import { type Text } from '../text/text.ts';

/** How the cells of a column are read. Enumerated types are looked up in `schemas/aliases/values.json`. */
export type FieldType =
  | 'text'
  | 'guid'
  | 'count'
  | 'moment'
  | 'boolean'
  | 'status'
  | 'billingType'
  | 'billingCycle'
  /** An exact amount, perhaps with a currency that must be the row's. */
  | 'decimal'
  /** Three letters of ISO 4217. */
  | 'currency'
  /** JSON or free text of any length: kept to the letter. */
  | 'verbatim';

export interface HeaderAliases {
  readonly kind: string;
  /** Key of a source → the document. */
  readonly sources: Readonly<Record<string, string>>;
  /** Field → language → header → key of its source. `api` stands for names of the Partner Center API. */
  readonly fields: Readonly<Record<string, Spellings>>;
}

export interface InputKind {
  readonly name: 'subscriptions' | 'activity' | 'customers' | 'prices' | 'invoice';
  /** What a person calls such a file. */
  readonly title: Text;
  readonly aliases: HeaderAliases;
  readonly fieldTypes: Readonly<Record<string, FieldType>>;
  /** A table is of this kind when it has one field of each group. */
  readonly required: readonly (readonly string[])[];
  /** A run goes without such files: a table that has few of its required columns is not meant to be one. */
  readonly aside?: true;
  /** Its required columns are those of no other file: a table that has them all is of this kind. */
  readonly outranks?: true;
  /** A table in which another kind finds all of these fields is not of this kind. */
  readonly unless?: { readonly kind: InputKind['name']; readonly fields: readonly string[] };
  /** `shared`: one program wrote all columns, so a date or amount of one settles how the others are read. */
  readonly notation?: 'shared';
}

/** One header as the aliases know it: the field, and the locales in which it reads so. */
export interface HeaderMeaning {
  readonly field: string;
  readonly locales: readonly string[];
}

/** Folded header text → its meaning within one kind. */
export type HeaderIndex = ReadonlyMap<string, HeaderMeaning>;

/** Builds the look-up of a kind's headers. Throws where two fields claim one header: that is a bug in the aliases. */
export function headerIndex(kind: InputKind): HeaderIndex {
  const index = new Map<string, HeaderMeaning>();
  for (const [field, byLocale] of Object.entries(kind.aliases.fields)) {
    for (const [locale, headers] of Object.entries(byLocale)) {
      for (const header of Object.keys(headers)) {
        const folded = foldWord(header);
        const known = index.get(folded);
        if (known !== undefined && known.field !== field) {
          throw new Error(`${kind.name}: "${header}" means both ${known.field} and ${field}`);
        }
        const locales = known?.locales ?? [];
        if (!locales.includes(locale)) index.set(folded, { field, locales: [...locales, locale] });
      }
    }
  }
  return index;
}
