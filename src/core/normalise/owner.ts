/**
 * Whose file is it? For files without customer columns, in the order of the contract (§1): the config,
 * a tenant id or domain in the name, a listed customer's name, else the name of the file itself.
 */
import fileNames from '../../../schemas/aliases/file-names.json' with { type: 'json' };
import type { CustomerHint, CustomerRecord } from '../model/records.ts';
import type { InputReport } from '../model/report.ts';
import type { FileMap } from '../intake/file-map.ts';
import { foldName, foldWord } from './text.ts';

export interface Owner {
  readonly hint: CustomerHint;
  readonly known: NonNullable<InputReport['customerFrom']>;
}

const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Words that exports and people put around a customer's name, in every language of the table. */
const NOISE = noisePattern([
  ...new Set(Object.values(fileNames.groups.noise.noise).flatMap((words) => Object.keys(words))),
]);
const DATES = /\b(?:\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{2}[-_.]\d{2}[-_.]\d{4})\b/g;
const COUNTER = /\(\d{1,3}\)/g;

/**
 * Whole words only, so that a name which merely holds one stays whole. Japanese sets no spaces: there, a
 * word ends where the script changes, and may stand directly at a name. File names often lack accents.
 */
function noisePattern(words: readonly string[]): RegExp {
  const patterns = words.map((word) => {
    if (/^\p{Script=Han}+$/u.test(word)) return word;
    if (/\p{Script=Katakana}/u.test(word)) return alone(word, '[\\p{Script=Katakana}ー]');
    const bare = word.normalize('NFD').replace(/\p{M}/gu, '');
    return alone(`(?:${word.normalize('NFC')}|${bare})`, '[\\p{L}\\p{N}]');
  });
  return new RegExp(patterns.join('|'), 'giu');
}

/** The pattern where no such character stands at either side. (`\b` knows ASCII letters only.) */
function alone(pattern: string, neighbour: string): string {
  return `(?<!${neighbour})${pattern}(?!${neighbour})`;
}

/** Tells a file's owner from its path; `sheet` joins in where a workbook has one sheet per customer. */
export type OwnerFinder = (path: string, sheet: string | null) => Owner;

/** Prepares the look-ups of one tenant's customer list, so that many files cost little each. */
export function ownerFinder(listed: readonly CustomerRecord[], rulesFor: FileMap): OwnerFinder {
  const list = indexList(listed);
  return (path, sheet) => {
    const mapped = rulesFor(path).customer;
    if (mapped !== null) return { hint: hintFromText(mapped), known: 'config' };
    const names = namesOf(path, sheet);
    return (
      byTenantId(names, list) ??
      byDomain(names, list) ??
      byListedName(names, list) ??
      asDomain(names[0] ?? path) ?? { hint: nameHint(names[0] ?? path), known: 'file-name' }
    );
  };
}

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

/** The sheet's name, the file's name without extension, then its folder's. */
function namesOf(path: string, sheet: string | null): readonly string[] {
  const segments = path.split('/');
  const file = (segments.pop() ?? '').replace(/\.(?:xlsx|xlsm|csv|tsv|txt)$/i, '');
  const folder = segments.at(-1);
  return [...(sheet === null ? [] : [sheet]), file, ...(folder === undefined ? [] : [folder])];
}

function byTenantId(names: readonly string[], list: ListIndex): Owner | null {
  for (const name of names) {
    const id = GUID.exec(name)?.[0].toLowerCase();
    if (id === undefined) continue;
    const hint = list.byId.get(id);
    if (hint !== undefined) return { hint, known: 'tenant-id' };
    // A name that is an id, or holds one where there is no list, can mean nothing else.
    if (list.size === 0 || name.trim().length === id.length) {
      return { hint: { tenantId: id, domain: null, name: null }, known: 'tenant-id' };
    }
  }
  return null;
}

function byDomain(names: readonly string[], list: ListIndex): Owner | null {
  for (const name of names) {
    for (const word of name.toLowerCase().split(/[^a-z0-9.-]+/)) {
      const hint = word === '' ? undefined : list.byDomain.get(word);
      if (hint !== undefined) return { hint, known: 'domain' };
    }
  }
  return null;
}

function byListedName(names: readonly string[], list: ListIndex): Owner | null {
  for (const { fold, hints } of list.byName) {
    for (const name of names) {
      for (const candidate of [name, withoutNoise(name)]) {
        const folded = fold(candidate);
        const same = folded === '' ? [] : (hints.get(folded) ?? []);
        const only = same[0];
        if (only === undefined) continue;
        // Two listed customers of one name: the name alone must not decide between them.
        if (same.length > 1) return { hint: nameHint(only.name ?? name), known: 'file-name' };
        return { hint: only, known: 'customer-list' };
      }
    }
  }
  return null;
}

/** A file named like a domain that is in no list. */
function asDomain(name: string): Owner | null {
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(name)) return null;
  return { hint: { tenantId: null, domain: name, name: null }, known: 'domain' };
}

function nameHint(name: string): CustomerHint {
  const cleaned = withoutNoise(name);
  return { tenantId: null, domain: null, name: cleaned === '' ? name : cleaned };
}

function withoutNoise(name: string): string {
  return name
    .normalize('NFC')
    .replace(COUNTER, ' ')
    .replace(/_/g, ' ')
    .replace(DATES, ' ')
    .replace(NOISE, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s\-–—,;]+|[\s\-–—,;]+$/g, '');
}
