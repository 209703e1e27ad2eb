/** Reads files to say what each is taken for, without comparing anything. */
import type { FileFacts } from '../core/model/facts.ts';
import { collectTenant } from '../core/normalise/collect.ts';
import { readInputs } from '../core/read-inputs.ts';
import { describeFiles } from '../core/report/inputs.ts';
import { compileRowSchemas } from '../formats/row-schemas.ts';
import type { RunOptions } from './config.ts';
import { gatherInputs, type Progress } from './gather.ts';

/** What the files below `options.paths` are. Whose a file is follows from the lists among them, so all count as one tenant's. */
export async function describeInputs(
  options: RunOptions,
  progress?: Progress,
): Promise<readonly FileFacts[]> {
  const { settings } = options;
  const files = await gatherInputs({ from: options.paths }, options, progress);
  const inputs = readInputs(files, settings, compileRowSchemas());
  return describeFiles(inputs, {
    from: collectTenant('from', inputs, settings),
    to: collectTenant('to', inputs, settings),
  });
}
