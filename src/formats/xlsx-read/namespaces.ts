/** The namespaces and relationship types of workbooks, in both dialects (transitional and strict). */

/** Elements of workbook, sheet, string and style parts. */
export const SPREADSHEET: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  'http://purl.oclc.org/ooxml/spreadsheetml/main',
]);

/** The `Relationship` elements of `.rels` parts; the same in both dialects. */
export const PACKAGE: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/package/2006/relationships',
]);

/** The attribute `r:id`. */
export const RELATIONSHIP: ReadonlySet<string> = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'http://purl.oclc.org/ooxml/officeDocument/relationships',
]);
