/** What all made-up files are made of: names, chance that comes out alike each time, and the frame of a workbook. */

export type Random = () => number;

export const PRODUCTS = [
  ...['Exchange Online (Plan 1)', 'Exchange Online (Plan 2)', 'Power BI Pro', 'Project Plan 3'],
  ...['Office 365 E1', 'Office 365 E3', 'Office 365 F3', 'Visio Plan 2', 'Project Plan 5'],
  ...['Microsoft 365 Business Basic', 'Microsoft 365 Business Standard', 'Microsoft 365 E3'],
  ...['Microsoft 365 Business Premium', 'Microsoft 365 Apps for business', 'Microsoft 365 E5'],
  ...['Enterprise Mobility + Security E3', 'Microsoft Defender for Office 365 (Plan 1)'],
  ...['Azure Active Directory Premium P1', 'Teams Phone Standard', 'SharePoint Online (Plan 1)'],
];
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Mulberry32: small, and the same everywhere. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function uuid(random: Random): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
}

export function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

/** The parts of a workbook around its sheet `xl/worksheets/sheet1.xml` and its other parts, by their names in `xl/`. */
export function workbookParts(sheet: string, others: readonly 'sharedStrings'[] = []) {
  return {
    '[Content_Types].xml': contentTypesXml(others),
    '_rels/.rels': relationshipsXml([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationshipsXml([
      ['worksheet', 'worksheets/sheet1.xml'],
      ...others.map((part) => [part, `${part}.xml`] as const),
    ]),
  };
}

function relationshipsXml(targets: readonly (readonly [type: string, target: string])[]): string {
  const items = targets.map(
    ([type, target], i) =>
      `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function contentTypesXml(others: readonly string[]): string {
  const parts = [
    ['workbook', 'sheet.main'],
    ['worksheets/sheet1', 'worksheet'],
    ...others.map((part) => [part, part] as const),
  ].map(
    ([part, type]) =>
      `<Override PartName="/xl/${part}.xml" ContentType="${SHEET_TYPE}.${type}+xml"/>`,
  );
  return `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`;
}
