/**
 * Whose file is it? For files without customer columns, in the order of the contract (§1): the config,
 * a tenant id or domain in the name, a listed customer's name, else the name of the file itself.
 */
import fileNames from '../../../schemas/aliases/file-names.json' with { type: 'json' };
import type { CustomerHint, CustomerRecord } from '../model/records.ts';
import type { InputReport } from '../model/report.ts';
import type { FileMap } from '../intake/file-map.ts';
import { foldName, foldWord } from './text.ts';
import { wordsOf } from './words.ts';

export interface Owner {
  readonly hint: CustomerHint;
  readonly known: NonNullable<InputReport['customerFrom']>;
  /** True where nothing in the path names a customer, so that two such files cannot be told apart. */
  readonly vague: boolean;
}

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Words that exports and people put around a customer's name, in every language of the table. */
const NOISE = noiseOf([
  ...new Set(Object.values(fileNames.groups.noise.noise).flatMap((words) => Object.keys(words))),
]);
const DATES =
  /\b(?:\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{2}[-_.]\d{2}[-_.](?:\d{4}|\d{2})|20\d{2}[-_.]\d{2}|v\d{1,3})\b/gi;
const COUNTER = /\(\d{1,3}\)|\[\d{1,3}\]/g;

interface Noise {
  /** Matches what `without` may change. Names without any such word are spared the pattern. */
  readonly hint: RegExp;
  readonly without: (name: string) => string;
}

function noiseOf(words: readonly string[]): Noise {
  const spellings = words.flatMap((word) => [word.normalize('NFC'), withoutAccents(word)]);
  const hint = new RegExp([...new Set(spellings.map(sameForAllCases))].join('|'));
  // Without regard to case, letters of all scripts take longer to compile than a small export to read.
  let pattern: RegExp | null = null;
  const without = (name: string): string => name.replace((pattern ??= noisePattern(words)), ' ');
  return { hint, without };
}

/** Alike for any two texts that a pattern without regard to case takes for the same (ẞ, ſ and ς as well). */
function sameForAllCases(text: string): string {
  return text.toUpperCase().toLowerCase().toUpperCase();
}

function withoutAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}

/**
 * Whole words only, so that a name which merely holds one stays whole. Japanese sets no spaces: there, a
 * word ends where the script changes, and may stand directly at a name. File names often lack accents.
 */
function noisePattern(words: readonly string[]): RegExp {
  // Phrases go before the words that they are made of.
  const ordered = [...words].sort((a, b) => b.length - a.length);
  const han = ordered.filter((word) => /^\p{Script=Han}+$/u.test(word));
  const katakana = ordered.filter((word) => /\p{Script=Katakana}/u.test(word));
  const spaced = ordered
    .filter((word) => !han.includes(word) && !katakana.includes(word))
    .flatMap((word) => [word.normalize('NFC'), withoutAccents(word)]);
  const patterns = [
    ...han,
    alone(katakana.join('|'), '[\\p{Script=Katakana}ー]'),
    alone([...new Set(spaced)].join('|'), '[\\p{L}\\p{N}]'),
  ];
  return new RegExp(patterns.join('|'), 'giu');
}

/** The pattern where no such character stands at either side. (`\b` knows ASCII letters only.) */
function alone(pattern: string, neighbour: string): string {
  return `(?<!${neighbour})(?:${pattern})(?!${neighbour})`;
}

/** Tells a file's owner from its path; `sheet` joins in where a workbook has one sheet per customer. */
export type OwnerFinder = (path: string, sheet: string | null) => Owner;

/** Prepares the look-ups of one tenant's customer list, so that many files cost little each. */
export function ownerFinder(listed: readonly CustomerRecord[], rulesFor: FileMap): OwnerFinder {
  const list = indexList(listed);
  return (path, sheet) => {
    const mapped = rulesFor(path).customer;
    if (mapped !== null) return { hint: hintFromText(mapped), known: 'config', vague: false };
    const { own, folder, root } = namesOf(path, sheet);
    const telling = own.filter((name) => !isGeneric(name));
    // The folder given on the command line holds many customers, unless its files have no names of their own.
    const names = [...telling, ...(telling.length === 0 || !root ? [folder] : [])];
    for (const name of names) {
      const found = byTenantId(name, list) ?? byDomain(name, list) ?? byListedName(name, list);
      if (found !== null) return found;
    }
    const inFolder = root || isGeneric(folder) ? null : folder;
    const name = telling[0] ?? inFolder ?? own[0] ?? path;
    const vague = telling.length === 0 && inFolder === null;
    return asDomain(name) ?? { hint: nameHint(name), known: 'file-name', vague };
  };
}

/** True for a name that says nothing of a customer: "Subscriptions (1)", "Feuil1", "0017". */
function isGeneric(name: string): boolean {
  const words = name.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  const left = withoutNoise(words).replace(/\d+/g, '');
  return foldWord(left) === '' || GENERIC.find(left) !== null;
}

const GENERIC = wordsOf(fileNames.groups.generic);

interface ListIndex {
  readonly size: number;
  readonly byId: ReadonlyMap<string, CustomerHint>;
  readonly byDomain: ReadonlyMap<string, CustomerHint>;
  /** Exact normalised names first, then letters and digits alone. */
  readonly byName: readonly {
    readonly fold: (text: string) => string;
    readonly hints: ReadonlyMap<string, readonly CustomerHint[]>;
  }[];
}

function indexList(listed: readonly CustomerRecord[]): ListIndex {
  const byId = new Map<string, CustomerHint>();
  const byDomain = new Map<string, CustomerHint>();
  for (const { hint } of listed) {
    if (hint.tenantId !== null) byId.set(hint.tenantId, hint);
    if (hint.domain !== null) byDomain.set(hint.domain, hint);
  }
  const byName = [foldName, foldWord].map((fold) => {
    const hints = new Map<string, CustomerHint[]>();
    for (const { hint } of listed) {
      const folded = fold(hint.name ?? '');
      if (folded === '') continue;
      const known = hints.get(folded) ?? [];
      // The same customer in two lists is one customer.
      if (!known.some((other) => isSame(other, hint))) hints.set(folded, [...known, hint]);
    }
    return { fold, hints };
  });
  return { size: listed.length, byId, byDomain, byName };
}

function isSame(a: CustomerHint, b: CustomerHint): boolean {
  return a.tenantId === b.tenantId && a.domain === b.domain;
}

/** A customer as a person writes it in the config: an id, a domain, or a name. */
export function hintFromText(text: string): CustomerHint {
  const trimmed = text.trim();
  if (GUID.test(trimmed)) return { tenantId: trimmed.toLowerCase(), domain: null, name: null };
  if (/^[^\s@]+\.[a-z]{2,}$/i.test(trimmed)) {
    return { tenantId: null, domain: trimmed.toLowerCase(), name: null };
  }
  return { tenantId: null, domain: null, name: trimmed };
}

interface Names {
  /** The sheet's name, then the file's without its extension. */
  readonly own: readonly string[];
  readonly folder: string;
  /** True where the folder is the one given on the command line. */
  readonly root: boolean;
}

function namesOf(path: string, sheet: string | null): Names {
  const segments = path.split('/');
  const file = (segments.pop() ?? '').replace(/\.(?:xlsx|xlsm|csv|tsv|txt)$/i, '');
  const own = [...(sheet === null ? [] : [sheet]), file];
  return { own, folder: segments.at(-1) ?? '', root: segments.length < 2 };
}

function byTenantId(name: string, list: ListIndex): Owner | null {
  const id = GUID.exec(name)?.[0].toLowerCase();
  if (id === undefined) return null;
  const hint = list.byId.get(id);
  if (hint !== undefined) return { hint, known: 'tenant-id', vague: false };
  // A name that is an id, or holds one where there is no list, can mean nothing else.
  return list.size === 0 || name.trim().length === id.length
    ? { hint: { tenantId: id, domain: null, name: null }, known: 'tenant-id', vague: false }
    : null;
}

function byDomain(name: string, list: ListIndex): Owner | null {
  for (const word of name.toLowerCase().split(/[^a-z0-9.-]+/)) {
    const hint = word === '' ? undefined : list.byDomain.get(word);
    if (hint !== undefined) return { hint, known: 'domain', vague: false };
  }
  return null;
}

function byListedName(name: string, list: ListIndex): Owner | null {
  for (const { fold, hints } of list.byName) {
    const same = hints.get(fold(name)) ?? hints.get(fold(withoutNoise(name)));
    const only = same?.[0];
    if (only === undefined) continue;
    // Two listed customers of one name: the name alone must not decide between them.
    return same !== undefined && same.length > 1
      ? { hint: nameHint(only.name ?? name), known: 'file-name', vague: false }
      : { hint: only, known: 'customer-list', vague: false };
  }
  return null;
}

/** A file named like a domain that is in no list. */
function asDomain(name: string): Owner | null {
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(name)) return null;
  return { hint: { tenantId: null, domain: name, name: null }, known: 'domain', vague: false };
}

function nameHint(name: string): CustomerHint {
  const cleaned = withoutNoise(name);
  return { tenantId: null, domain: null, name: cleaned === '' ? name : cleaned };
}

function withoutNoise(name: string): string {
  const spaced = name.normalize('NFC').replace(COUNTER, ' ').replace(/_/g, ' ').trim();
  const dateless = spaced.replace(DATES, ' ');
  const quiet = NOISE.hint.test(sameForAllCases(dateless)) ? NOISE.without(dateless) : dateless;
  const cleaned = quiet.replace(/\s+/g, ' ').replace(/^[\s\-–—,;]+|[\s\-–—,;]+$/g, '');
  // "Abonnements de Contoso", "Contoso au 14-05-2026": what led to a word that is gone.
  return cleaned === spaced ? cleaned : cleaned.replace(LINKS, '');
}

const LINKS =
  /^(?:de|du|des|of|av|di|von|van|da)\s+(?=\S)|\s+(?:au|du|le|vom|per|pr|al|dal|till|as of|of|de|av|di|von|van)$/iu;
