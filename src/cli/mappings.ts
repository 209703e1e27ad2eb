/** The workbook in which people confirmed pairs: read at the edge, and refused as a whole where a row is wrong. */
import path from 'node:path';
import { addConfirmed, readMappings, type ConfirmedRow } from '../core/intake/mappings.ts';
import type { MappingReport, Report } from '../core/model/report.ts';
import type { Settings } from '../core/model/settings.ts';
import { byCodeUnit } from '../core/normalise/text.ts';
import { UserError } from './errors.ts';
import { readInput } from './files.ts';
import { ENGLISH } from '../core/text/speech.ts';

/** What a mappings file brings into a run. */
export interface Mappings {
  readonly settings: Settings;
  /** Where the config says otherwise, one sentence each. */
  readonly overruled: readonly string[];
  /** Throws where a confirmed pair is about nothing that the files of the run know. */
  readonly requireFound: (report: Pick<Report, 'mappings'>) => void;
}

const FIX =
  'Correct the sheet Mappings to confirm, or clear the cell under Confirm, and run again.';

/** Reads the file and adds its confirmed rows to the settings. Throws a UserError that names every bad cell. */
export function loadMappings(file: string, settings: Settings): Mappings {
  const rows = readRows(file);
  const added = addConfirmed(settings, rows);
  const cells = new Map(rows.map((row) => [keyOf(row.pair), row]));
  const overruled = (added.confirmed ?? []).flatMap((pair) =>
    pair.overruledBy === null
      ? []
      : [
          `${placeOf(file, cells.get(keyOf(pair)))}: ${pair.from} is confirmed as ${pair.to}, but the config says ${pair.overruledBy}. The config stands.`,
        ],
  );
  const requireFound = (report: Pick<Report, 'mappings'>): void => {
    const problems = (report.mappings ?? [])
      .filter((pair) => pair.source === 'mappings file' && pair.overruledBy === null)
      .filter((pair) => pair.foundIn.length < 2)
      .map((pair) => `${placeOf(file, cells.get(keyOf(pair)))}: ${unknownText(pair)}`);
    if (problems.length > 0) throw new UserError(problems.sort(byCodeUnit).join(' '), FIX);
  };
  return { settings: added, overruled, requireFound };
}

function readRows(file: string): readonly ConfirmedRow[] {
  const absolute = path.resolve(file);
  const found = { absolute, shown: path.basename(file), tenant: null, incidental: false };
  const { read } = readInput(found, {});
  if (!read.ok) {
    const { what, fix } = read.problem;
    throw new UserError(
      `The mappings file ${file} could not be read: ${ENGLISH.of(what)}`,
      ENGLISH.of(fix),
    );
  }
  const { recognised, rows, problems } = readMappings(read.file.tables);
  if (!recognised) {
    throw new UserError(
      `${file} has no sheet with the columns What and Confirm.`,
      'Give the reconciliation.xlsx of an earlier run, or a copy of it, with --mappings.',
    );
  }
  if (problems.length > 0) {
    const texts = problems.map((one) => `${placeOf(file, one)}: ${ENGLISH.of(one.what)}`);
    throw new UserError(texts.join(' '), FIX);
  }
  return rows;
}

function keyOf(pair: Omit<MappingReport, 'source' | 'foundIn' | 'overruledBy'>): string {
  return JSON.stringify([pair.kind, pair.from, pair.to, pair.fromId, pair.toId]);
}

function placeOf(
  file: string,
  place: { readonly sheet: string; readonly cell: string } | undefined,
): string {
  const parts = [file, place?.sheet ?? '', place?.cell ?? ''];
  return parts.filter((part) => part !== '').join(' › ');
}

function unknownText(pair: MappingReport): string {
  const halves = (['from', 'to'] as const).filter((tenant) => !pair.foundIn.includes(tenant));
  const thing = pair.kind === 'customer' ? 'customer' : 'product';
  return halves
    .map((tenant) => {
      const id = tenant === 'from' ? pair.fromId : pair.toId;
      const name = pair[tenant];
      const shown = id === null || id === name ? name : `${name} (${id})`;
      const side = tenant === 'from' ? 'Transitioning From' : 'Transitioning To';
      return `No file of the ${side} tenant knows the ${thing} ${shown}.`;
    })
    .join(' ');
}
