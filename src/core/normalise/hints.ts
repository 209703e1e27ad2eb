/** Keeps hints of customers, each distinct one once: the rows of an export name few customers, again and again. */
import type { CustomerHint } from '../model/records.ts';
import { ownText } from './columns.ts';

export class Hints {
  readonly #numbers = new Map<string, number>();
  readonly #hints: CustomerHint[] = [];

  /** The number of a hint. */
  add(hint: CustomerHint): number {
    const key = exactKey(hint);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const { tenantId, domain, name } = hint;
    this.#numbers.set(key, this.#hints.length);
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
