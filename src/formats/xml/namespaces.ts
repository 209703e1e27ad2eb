/**
 * Follows namespace declarations through an XML document and answers, for each element, its local name if
 * it belongs to the namespaces asked for. Searching the attributes of every element would be the dearest
 * part of reading a sheet, so they are only looked at up to the last place where the text has "xmlns".
 */

/** Positions are a few characters off where a piece of text ends in half a character. */
const SLACK = 16;
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** The declarations in force for an element and everything inside it. */
interface Scope {
  readonly depth: number;
  /** The prefixes declared here, taken back when the element closes. */
  readonly prefixes: readonly string[];
  /** Local names by name as written; `''` for elements of other namespaces. */
  readonly names: Map<string, string>;
}

/** Lives as long as the reading of one document. */
export class NamespaceScopes {
  readonly #wanted: ReadonlySet<string>;
  readonly #outer: Scope[] = [];
  /** What each prefix stands for, innermost last; nothing is ever copied, however deep the nesting. */
  readonly #bindings = new Map<string, string[]>([['xml', [XML_NAMESPACE]]]);
  #scope: Scope;
  #depth = 0;
  /** Where the last known declaration stands, and where the last opening tag ended. */
  #lastDeclaration = -1;
  #tagEnd = 0;

  constructor(wanted: ReadonlySet<string>) {
    this.#wanted = wanted;
    this.#scope = { depth: 0, prefixes: [], names: new Map() };
  }

  /** Takes note of a declaration somewhere in the text; the position is counted from its start. */
  expect(position: number): void {
    this.#lastDeclaration = position;
  }

  /** The element's local name, `''` if it is of another namespace, `undefined` if its prefix is unknown. */
  open(
    name: string,
    attributes: Readonly<Record<string, string>>,
    position: number,
  ): string | undefined {
    this.#depth += 1;
    if (this.#tagEnd <= this.#lastDeclaration + SLACK) this.#declare(attributes);
    this.#tagEnd = position;
    return this.#scope.names.get(name) ?? this.#resolve(name);
  }

  /** The same for an element that closes. */
  close(name: string): string {
    const local = this.#scope.names.get(name) ?? '';
    if (this.#scope.depth === this.#depth) {
      for (const prefix of this.#scope.prefixes) this.#bindings.get(prefix)?.pop();
      this.#scope = this.#outer.pop() ?? this.#scope;
    }
    this.#depth -= 1;
    return local;
  }

  /** The namespace that a prefix stands for. */
  lookup(prefix: string): string | undefined {
    return this.#bindings.get(prefix)?.at(-1);
  }

  #declare(attributes: Readonly<Record<string, string>>): void {
    const prefixes: string[] = [];
    for (const name in attributes) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const uri = attributes[name] ?? '';
      const prefix = name === 'xmlns' ? '' : name.slice('xmlns:'.length);
      const stack = this.#bindings.get(prefix);
      if (stack === undefined) this.#bindings.set(prefix, [uri]);
      else stack.push(uri);
      prefixes.push(prefix);
    }
    if (prefixes.length === 0) return;
    this.#outer.push(this.#scope);
    this.#scope = { depth: this.#depth, prefixes, names: new Map() };
  }

  #resolve(name: string): string | undefined {
    const colon = name.indexOf(':');
    const uri = this.lookup(colon < 0 ? '' : name.slice(0, colon));
    if (uri === undefined && colon >= 0) return undefined;
    const local = this.#wanted.has(uri ?? '') ? name.slice(colon + 1) : '';
    this.#scope.names.set(name, local);
    return local;
  }
}
