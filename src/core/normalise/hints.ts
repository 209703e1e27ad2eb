/** Keeps hints of customers, each distinct one once: the rows of an export name few customers, again and again. */
import { ownText } from '../model/own-text.ts';
import type { CustomerHint } from '../model/records.ts';

export class Hints {
  readonly #numbers = new Map<string, number>();
  /** Of hints that are nothing but a name. */
  readonly #names = new Map<string, number>();
  readonly #hints: CustomerHint[] = [];

  /** The number of a hint. */
  add(hint: CustomerHint): number {
    const { tenantId, domain, name } = hint;
    const bare = tenantId === null && domain === null && name !== null;
    const numbers = bare ? this.#names : this.#numbers;
    const key = bare ? name : exactKey(hint);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(ownText(key), this.#hints.length);
    return this.#hints.push({ tenantId: own(tenantId), domain: own(domain), name: own(name) }) - 1;
  }

  at(index: number): CustomerHint {
    return this.#hints[index] ?? NOBODY;
  }
}

const NOBODY: CustomerHint = { tenantId: null, domain: null, name: null };

function exactKey({ tenantId, domain, name }: CustomerHint): string {
  return `${tenantId ?? '\n'}\n${domain ?? '\n'}\n${name ?? '\n'}`;
}

function own(text: string | null): string | null {
  return text === null ? null : ownText(text);
}
