/** The workbook in which people confirmed pairs: read at the edge, and refused as a whole where a row is wrong. */
import path from 'node:path';
import { addConfirmed, readMappings, type ConfirmedRow } from '../core/intake/mappings.ts';
import type { MappingReport, Report } from '../core/model/report.ts';
import type { Settings } from '../core/model/settings.ts';
import { byCodeUnit } from '../core/normalise/text.ts';
import { SHEETS } from '../core/report/sheet-names.ts';
import { joined, say, type Text } from '../core/text/text.ts';
import { UserError } from './errors.ts';
import { readInput } from './read-input.ts';

/** What a mappings file brings into a run. */
export interface Mappings {
  readonly settings: Settings;
  /** Where the config says otherwise. */
  readonly overruled: readonly Text[];
  /** Throws where a confirmed pair is about nothing that the files of the run know. */
  readonly requireFound: (report: Pick<Report, 'mappings'>) => void;
}

const FIX = say('Correct the sheet {sheet}, or clear the cell under {column}, and run again.', {
  sheet: SHEETS.mappings,
  column: say('Confirm'),
});

/** Reads the file and adds its confirmed rows to the settings. Throws a UserError that names every bad cell. */
export function loadMappings(file: string, settings: Settings): Mappings {
  const rows = readRows(file);
  const added = addConfirmed(settings, rows);
  const cells = new Map(rows.map((row) => [keyOf(row.pair), row]));
  const overruled = (added.confirmed ?? []).flatMap((pair) =>
    pair.overruledBy === null
      ? []
      : [
          say(
            '{place}: {from} is confirmed as {to}, but the config says {other}. The config stands.',
            {
              place: placeOf(file, cells.get(keyOf(pair))),
              from: pair.from,
              to: pair.to,
              other: pair.overruledBy,
            },
          ),
        ],
  );
  const requireFound = (report: Pick<Report, 'mappings'>): void => {
    const problems = (report.mappings ?? [])
      .filter((pair) => pair.source === 'mappings file' && pair.overruledBy === null)
      .filter((pair) => pair.foundIn.length < 2)
      .map((pair) => ({ place: placeOf(file, cells.get(keyOf(pair))), texts: unknownTexts(pair) }))
      .sort((a, b) => byCodeUnit(a.place, b.place))
      .map(({ place, texts }) => joined([place, joined(texts, ' ')], ': '));
    if (problems.length > 0) throw new UserError(joined(problems, ' '), FIX);
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
      say('The mappings file {file} could not be read: {problem}', { file, problem: what }),
      fix,
    );
  }
  const { recognised, rows, problems } = readMappings(read.file.tables);
  if (!recognised) {
    throw new UserError(
      say('{file} has no sheet with the columns {what} and {confirm}.', {
        file,
        what: say('What'),
        confirm: say('Confirm'),
      }),
      say('Give the reconciliation.xlsx of an earlier run, or a copy of it, with --mappings.'),
    );
  }
  if (problems.length > 0) {
    const texts = problems.map((one) => joined([placeOf(file, one), one.what], ': '));
    throw new UserError(joined(texts, ' '), FIX);
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

function unknownTexts(pair: MappingReport): readonly Text[] {
  const halves = (['from', 'to'] as const).filter((tenant) => !pair.foundIn.includes(tenant));
  return halves.map((side) => {
    const id = side === 'from' ? pair.fromId : pair.toId;
    const name = pair[side];
    const slots = {
      name: id === null || id === name ? name : `${name} (${id})`,
      tenant: side === 'from' ? 'Transitioning From' : 'Transitioning To',
    };
    return pair.kind === 'customer'
      ? say('No file of the {tenant} tenant knows the customer {name}.', slots)
      : say('No file of the {tenant} tenant knows the product {name}.', slots);
  });
}
