/** The two files of a command that draws one workbook from one published result. */
import type { Workbook } from '../core/report/tables.ts';
import { ENGLISH, type Speech } from '../core/text/speech.ts';
import { xlsxPieces, type WayTo } from '../formats/write-xlsx.ts';
import { jsonPieces } from '../formats/write-json.ts';
import { encoded, type OutputFile } from './publish.ts';

/** A result twice: programs read the JSON, in English in every run; people read the rest in their language. */
export interface Spoken<T> {
  readonly published: T;
  readonly inLanguage: T;
}

/** Speaks words in English and in the language of the run. */
export function speakBoth<Words, T>(
  words: Words,
  speak: (words: Words, speech: Speech) => T,
  speech: Speech,
): Spoken<T> {
  const published = speak(words, ENGLISH);
  return { published, inLanguage: speech === ENGLISH ? published : speak(words, speech) };
}

/** Workbook and JSON, both of that name. */
export async function drawnFiles<T extends object>(
  name: string,
  { published, inLanguage }: Spoken<T>,
  draw: (result: T, speech: Speech) => Workbook,
  { speech, wayTo }: { readonly speech: Speech; readonly wayTo: WayTo },
): Promise<OutputFile[]> {
  const workbook = draw(inLanguage, speech);
  return [
    { name: `${name}.xlsx`, bytes: await xlsxPieces(workbook, speech, wayTo), edited: true },
    {
      name: `${name}.json`,
      bytes: encoded(jsonPieces(published)),
    },
  ];
}
