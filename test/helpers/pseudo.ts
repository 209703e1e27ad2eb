/** A language in which every text of the tool is wrapped, so that words which cannot be translated stand out. */
import { Speech, type Catalogue } from '../../src/core/text/speech.ts';

const wrapped: Catalogue = new Proxy(
  {},
  { get: (_target, key) => `⟦${String(key).replace(/ \[[^\]]+\]$/, '')}⟧` },
);

export const PSEUDO = new Speech('fr', wrapped);
