/** The sound files that are damaged: the samples, small built ones with every kind of cell, small third-party ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CORPUS, corpusFiles } from '../corpus/canonical.ts';
import { readFileBytes } from '../../src/formats/read-file.ts';
import { buildWorkbook, relationships, sheetXml } from '../helpers/xlsx-builder.ts';

export const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));

export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Larger ones say nothing more and take longer; ones that are refused already say nothing at all. */
const LARGEST = 16 * 1024;

function sampleFiles(kind: 'csv' | 'xlsx'): readonly Seed[] {
  return readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith(`.${kind}`))
    .sort()
    .map((name) => ({ name: `samples/${name}`, bytes: readFileSync(SAMPLES + name) }))
    .filter(({ bytes }) => formatOf(bytes) === kind);
}

function thirdParty(kind: 'csv' | 'xlsx'): readonly Seed[] {
  return corpusFiles()
    .filter((name) => name.startsWith(`${kind}/`))
    .map((name) => ({ name, bytes: readFileSync(CORPUS + name) }))
    .filter(({ bytes }) => bytes.length <= LARGEST && formatOf(bytes) === kind);
}

/** By what is in it: some files of the corpus have the wrong name. */
function formatOf(bytes: Uint8Array): 'csv' | 'xlsx' | null {
  const result = readFileBytes(bytes, {});
  return result.ok ? result.file.format : null;
}

const ROWS = [
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>',
  '<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><r><rPr/><t>ri</t></r><r><t>ch</t></r></is></c>',
  '<c r="B2"><v>25</v></c><c r="C2" s="1"><v>45657.5</v></c><c r="D2" t="b"><v>1</v></c></row>',
  '<row r="4"><c r="A4" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="B4"><f>1+1</f><v>2</v></c>',
  '<c r="C4" t="d"><v>2026-05-01</v></c><c r="E4" t="e"><v>#N/A</v></c><c r="F4"><f>B4</f></c></row>',
  '<row r="5"><c r="A5" t="inlineStr"><is><t xml:space="preserve"> </t></is></c></row>',
  '<row r="7"><c r="A7" t="s"><v>3</v></c><c r="B7"><v>1E3</v></c><c r="C7"><v>8</v></c></row>',
];

const built: Seed = {
  name: 'built/all-kinds',
  bytes: buildWorkbook({
    rows: ROWS.join(''),
    before: '<cols><col min="1" max="3" width="9"/></cols>',
    after: '<autoFilter ref="A1:C7"/><mergeCells count="1"><mergeCell ref="B7:C8"/></mergeCells>',
    strings: [
      '<t>Name</t>',
      '<t>Quantity</t>',
      '<t>a_x000D_b</t>',
      '<t>&#233;</t><rPh><t>x</t></rPh>',
    ],
    formats: { 164: 'yyyy-mm-dd' },
    styles: [0, 164, 14],
    properties: '<workbookPr date1904="1"/>',
  }),
};

const withoutPositions: Seed = {
  name: 'built/two-sheets',
  bytes: buildWorkbook({
    rows: '<row><c t="str"><v>id</v></c><c t="str"><v>seats</v></c></row><row><c><v>1</v></c><c/></row>',
    sheets:
      '<sheet name="Data" sheetId="1" r:id="rId1"/><sheet name="Old" sheetId="2" state="hidden" r:id="rId9"/>',
    parts: {
      'xl/worksheets/sheet2.xml': sheetXml('<row r="3"><c r="C3"><v>-4.5</v></c></row>'),
      'xl/_rels/workbook.xml.rels': relationships(
        ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
        ['rId9', 'worksheet', '/xl/worksheets/sheet2.xml'],
      ),
    },
  }),
};

const QUOTED: Seed = {
  name: 'built/quoted.csv',
  bytes: Buffer.from(
    '\ufeff"Subscription id";"Offer name";Quantity\r\n' +
      '"a;1";"Office ""365""\r\nE3";25\r\n;;\r\nb;"";-3\r\n"c";Ünï – 😀;"1.000,50"',
  ),
};

let workbooks: readonly Seed[] | null = null;
let texts: readonly Seed[] | null = null;

/** Workbooks; all of them can be read. */
export function workbookSeeds(): readonly Seed[] {
  workbooks ??= [built, withoutPositions, ...sampleFiles('xlsx'), ...thirdParty('xlsx')];
  return workbooks;
}

/** Text tables; all of them can be read. */
export function textSeeds(): readonly Seed[] {
  texts ??= [QUOTED, ...sampleFiles('csv'), ...thirdParty('csv')];
  return texts;
}
