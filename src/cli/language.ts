/**
 * Which language the run speaks. It is wanted before anything is parsed, since the help and complaints
 * about the command line are spoken in it as well; so this looks at `--lang` and the config by itself.
 */
import { readFileSync } from 'node:fs';
import { ENGLISH, LANGUAGES, Speech, type Catalogue, type Language } from '../core/text/speech.ts';
import { DEFAULT_CONFIG } from './options.ts';

/** The speech of the language that the arguments, or else the config, ask for; English where none is known. */
export async function speechFor(args: readonly string[]): Promise<Speech> {
  const wanted = valueOf(args, 'lang') ?? languageOfConfig(valueOf(args, 'config'));
  const language = LANGUAGES.find((known) => known === wanted) ?? 'en';
  return speechOf(language);
}

/** Loads the catalogue of a language; only languages that are spoken are loaded. */
export async function speechOf(language: Language): Promise<Speech> {
  return language === 'en' ? ENGLISH : new Speech(language, await CATALOGUES[language]());
}

/** All of them: for what may have been written by a run in another language than this one. */
export async function allSpeeches(): Promise<readonly Speech[]> {
  return Promise.all(LANGUAGES.map(speechOf));
}

const CATALOGUES: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Catalogue>>> = {
  fr: async () => (await import('../languages/fr.json', { with: { type: 'json' } })).default,
  it: async () => (await import('../languages/it.json', { with: { type: 'json' } })).default,
  sv: async () => (await import('../languages/sv.json', { with: { type: 'json' } })).default,
  de: async () => (await import('../languages/de.json', { with: { type: 'json' } })).default,
};

/** The last `--name value` or `--name=value`. */
function valueOf(args: readonly string[], name: string): string | undefined {
  const flag = `--${name}`;
  const at = args.findLastIndex((arg) => arg === flag || arg.startsWith(`${flag}=`));
  if (at === -1) return undefined;
  return args[at] === flag ? args[at + 1] : args[at]?.slice(flag.length + 1);
}

/** What a config that is written in a run of this language says of it: later runs then speak it as well. */
export function languageEntry(language: Language): { readonly lang?: Language } {
  return language === 'en' ? {} : { lang: language };
}

/** The arguments without `--lang`, which may stand before the command as well. */
export function withoutLanguage(args: readonly string[]): readonly string[] {
  const isValue = (arg: string, at: number): boolean =>
    args[at - 1] === '--lang' && !arg.startsWith('-');
  return args.filter((arg, at) => !/^--lang(?:=|$)/.test(arg) && !isValue(arg, at));
}

/** A config that cannot be read is complained about by whoever needs it. */
function languageOfConfig(given: string | undefined): unknown {
  try {
    const text = readFileSync(given ?? DEFAULT_CONFIG, 'utf8').replace(/^\ufeff/, '');
    const config: unknown = JSON.parse(text);
    return typeof config === 'object' && config !== null && 'lang' in config ? config.lang : null;
  } catch {
    return null;
  }
}
