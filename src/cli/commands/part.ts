/** One share of a run that is spread over several processes: reads all files, and writes what merge needs. */
import type { Settings } from '../../core/model/settings.ts';
import { formatDay } from '../../core/model/values.ts';
import { measureShare, type MeasuredShare, type Share } from '../../core/shares.ts';
import { partPieces, sha256 } from '../../formats/part-file.ts';
import { compileRowSchemas } from '../../formats/row-schemas.ts';
import type { RunOptions } from '../config.ts';
import type { Console } from '../console.ts';
import { EXIT } from '../errors.ts';
import { gatherInputs, progressOn } from '../gather.ts';
import { InputLinks } from '../input-links.ts';
import { loadMappings } from '../mappings.ts';
import { encoded, publish } from '../publish.ts';
import { TOOL } from '../tool.ts';

/** Measures the share and writes it into the output folder; returns the exit code. */
export async function runPart(
  share: Share,
  options: RunOptions,
  terminal: Console,
  now: () => number,
): Promise<number> {
  const { from, to, prices, out } = options;
  const links = new InputLinks(out);
  const progress = links.noting(progressOn(terminal, now, 'Comparing'));
  const files = await gatherInputs({ from, to, prices }, options, progress);
  const mappings =
    options.mappings === null ? null : loadMappings(options.mappings, options.settings);
  const settings = mappings?.settings ?? options.settings;
  const measured = measureShare(files, settings, compileRowSchemas(), share);
  mappings?.requireFound({ mappings: measured.mappings });
  const head = {
    schemaVersion: '1' as const,
    tool: TOOL,
    asOf: formatDay(settings.asOf),
    ...share,
    customers: measured.customers,
    inputs: hashOfInputs(measured.files),
    settings: hashOfSettings(settings, options),
    places: links.given(),
  };
  const name = `part-${String(share.part)}-of-${String(share.of)}.jsonl`;
  const bytes = encoded(partPieces(head, measured.whole, measured.measured));
  terminal.progressDone();
  const written = publish(out, [{ name, bytes }]);
  terminal.say(`  Written to ${out}: ${written.join(', ')}`);
  return EXIT.clean;
}

/** Whatever folders the parts ran in: what counts is how files are called and what is in them. */
function hashOfInputs(files: MeasuredShare['files']): string {
  const lines = files.map(({ input }) => [input.tenant, input.path, input.sheet, input.sha256]);
  return sha256(JSON.stringify(lines));
}

/** How files are read counts as well; what is written and shown does not, since merge decides that. */
function hashOfSettings(settings: Settings, { encoding, delimiter }: RunOptions): string {
  const local = settings.local?.zone ?? null;
  return sha256(JSON.stringify([{ ...settings, local }, encoding, delimiter]));
}
