/** A small tree of an XML text that is known to be well-formed, by one regular expression. */

export interface Node {
  readonly kind: 'element' | 'text';
  readonly local: string;
  readonly uri: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: Node[];
  /** Which namespace a prefix stands for here. */
  readonly lookup: (prefix: string) => string;
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s>/]+)((?:\s[^>"']*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** The document's root node, whose children are what stands at the top. */
export function naiveXml(xml: string): Node {
  const top = makeNode('element', '', '', () => '');
  const stack: Node[] = [top];
  for (const [, cdata, slash, name, attributes = '', empty, text] of xml.matchAll(TOKEN)) {
    const parent = stack.at(-1) ?? top;
    if (name !== undefined) {
      if (slash === '/') stack.pop();
      else {
        const node = element(name, attributes, parent);
        parent.children.push(node);
        if (empty !== '/') stack.push(node);
      }
    } else if (cdata !== undefined || text !== undefined) {
      const content = cdata?.replace(/\r\n?/g, '\n') ?? decode(text ?? '');
      parent.children.push(makeNode('text', '', content, parent.lookup));
    }
  }
  return top;
}

function makeNode(kind: Node['kind'], local: string, text: string, lookup: Node['lookup']): Node {
  return { kind, local, uri: '', attributes: {}, text, children: [], lookup };
}

function element(name: string, written: string, parent: Node): Node {
  const attributes: Record<string, string> = {};
  for (const [, key = '', double, single] of written.matchAll(
    /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    attributes[key] = decode((double ?? single ?? '').replace(/\r\n|[\t\r\n]/g, ' '));
  }
  const lookup = (prefix: string): string =>
    attributes[prefix === '' ? 'xmlns' : `xmlns:${prefix}`] ?? parent.lookup(prefix);
  const colon = name.indexOf(':');
  const uri = lookup(name.slice(0, Math.max(0, colon)));
  return { ...makeNode('element', name.slice(colon + 1), '', lookup), uri, attributes };
}

/** Entities, and line ends as every XML reader has to see them. */
function decode(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/&(#x?)?(\w+);/g, (all, number: string | undefined, code: string) => {
      if (number === undefined) return ENTITIES[code] ?? all;
      return String.fromCodePoint(Number.parseInt(code, number === '#x' ? 16 : 10));
    });
}
