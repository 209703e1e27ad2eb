/** How the page prints: A4, light, and only the rows that are shown. */

import { LIGHT } from './colours.ts';

export const PRINT_STYLE = `
@media print {
  :root { color-scheme: light; ${LIGHT} --page: #fff; --ink: #000; --soft: #333; }
  @page { size: A4 landscape; margin: 12mm; }
  body { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  .bar, .skip, details, .tools > :not(.shown), .table:not(.filtered) .shown { display: none !important; }
  .tools { margin: 0; }
  .tools .shown { margin: 0; }
  h2 { margin-top: 1.4rem; }
  .figures { flex-wrap: nowrap; gap: 2mm; }
  .figures div { flex-basis: 0; padding: 2mm 2.5mm; }
  .figures dt, .figures .small { font-size: 7.5pt; }
  .figures .number { font-size: 15pt; } .figures .money { font-size: 11.5pt; line-height: 1.7; } .figures .words { font-size: 11pt; }
  .pictures { grid-template-columns: 1fr 1fr; }
  .timelines { grid-template-columns: 1fr 1fr; }
  .chart-scroll { overflow: visible; }
  .chart-scroll .chart { min-width: 0; }
  .scroll, .scroll.long { overflow: visible; max-height: none; border: 0; }
  table { font-size: 8pt; line-height: 1.35; }
  th, td { padding: 1mm 1.6mm; min-width: 0 !important; }
  thead { display: table-header-group; }
  thead th { position: static; white-space: normal; }
  thead button { display: contents; }
  thead button::after { content: none; }
  :is(td, tbody th).place { font-size: 7.5pt; width: 24%; }
  td.id { font-size: 6.5pt; }
  .card.customer, .pictures .card { break-inside: avoid; }
  .scroll, .table { break-before: avoid; }
  .note, .legend { font-size: 9pt; }
  a { color: inherit; text-decoration: none; }
  tr, .figures div, .verdict, figure { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
}
`;
