/** The looks of the HTML report: one style sheet, light and dark, screen and paper. */

export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --ink: #1f2933; --soft: #52606d; --line: #e1e6ec;
  --head: #eef2f6; --accent: #1f3a5f;
  --bad: #8f1d14; --bad-fill: #fbe4e1; --warn: #6f4700; --warn-fill: #fff0cc;
  --good: #14562a; --good-fill: #e0f3e6; --muted: #465261; --muted-fill: #ebeef2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12171d; --card: #1a2129; --ink: #e6eaef; --soft: #a3afbc; --line: #2d3742;
    --head: #222b35; --accent: #9cc3ee;
    --bad: #ffb4ab; --bad-fill: #46201d; --warn: #f6cf82; --warn-fill: #403218;
    --good: #a4dfb6; --good-fill: #1b3a26; --muted: #c2ccd6; --muted-fill: #2b3540;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
main { max-width: 84rem; margin: 0 auto; padding: 3rem 1.5rem 5rem; }
header p, .note { color: var(--soft); margin: .25rem 0; max-width: 90ch; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .25rem; letter-spacing: -.01em; color: var(--accent); }
h2 { font-size: 1.35rem; margin: 3.25rem 0 .75rem; color: var(--accent); }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1.25rem 0 0; padding: 0; list-style: none; }
a { color: var(--accent); text-underline-offset: .2em; }
a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.verdict { margin: 1.75rem 0; padding: 1.1rem 1.4rem; border-radius: 10px; border-left: 6px solid currentColor; }
.verdict p { margin: 0; font-size: 1.1rem; }
.verdict strong { margin-right: .25rem; }
.verdict ul { margin: .6rem 0 0; padding-left: 1.2rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: 1rem; margin: 0; }
.figures div { display: flex; flex-direction: column; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.25rem; }
.figures dt { color: var(--soft); font-size: .95rem; }
.figures dd { margin: 0; }
.figures .number { font-size: 2.3rem; font-weight: 650; line-height: 1.25; font-variant-numeric: tabular-nums; }
.figures .small { color: var(--soft); font-size: .875rem; }
.figures + .note { margin-top: 1rem; }
.number.bad { color: var(--bad); } .number.warn { color: var(--warn); } .number.good { color: var(--good); }
.scroll { background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .9rem; }
caption { text-align: left; padding: .9rem .85rem .6rem; color: var(--soft); }
th, td { padding: .6rem .85rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
thead th { position: sticky; top: 0; background: var(--head); font-weight: 600; white-space: nowrap; z-index: 1; }
thead th.n { white-space: normal; min-width: 5.5rem; }
tbody th { font-weight: 600; min-width: 12rem; }
tbody tr:last-child > * { border-bottom: 0; }
tbody tr:hover > * { background: var(--head); }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.day { white-space: nowrap; font-variant-numeric: tabular-nums; }
td.wide { min-width: 18rem; }
td.place { min-width: 15rem; white-space: pre-line; overflow-wrap: anywhere; color: var(--soft); font-size: .85rem; }
td.id { font-family: ui-monospace, Consolas, monospace; font-size: .8rem; min-width: 17rem; overflow-wrap: anywhere; }
.word { display: inline-block; padding: .1rem .6rem; border-radius: 1rem; font-size: .92em; font-weight: 600; white-space: nowrap; }
.bad-fill { background: var(--bad-fill); color: var(--bad); }
.warn-fill { background: var(--warn-fill); color: var(--warn); }
.good-fill { background: var(--good-fill); color: var(--good); }
.muted-fill { background: var(--muted-fill); color: var(--muted); }
footer { margin-top: 3.5rem; color: var(--soft); font-size: .9rem; }
@media (max-width: 80rem) { .scroll { overflow: auto; max-height: 90vh; } }
@media (max-width: 40rem) { main { padding: 1.5rem 1rem 3rem; } th, td { padding: .5rem .6rem; } }
@media print {
  :root {
    --page: #fff; --card: #fff; --ink: #000; --soft: #333; --line: #bbb; --head: #eee; --accent: #1f3a5f;
    --bad: #8f1d14; --bad-fill: #fbe4e1; --warn: #6f4700; --warn-fill: #fff0cc;
    --good: #14562a; --good-fill: #e0f3e6; --muted: #465261; --muted-fill: #ebeef2;
  }
  @page { size: A4 landscape; margin: 12mm; }
  body { font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  .scroll { overflow: visible; max-height: none; border: 0; }
  .figures { grid-template-columns: repeat(4, 1fr); }
  table { font-size: 8.5pt; }
  th, td { padding: .3rem .5rem; min-width: 0; }
  tbody th, td.wide, td.place, td.id { min-width: 0; }
  thead th { position: static; }
  thead { display: table-header-group; }
  tr, .figures div, .verdict { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`;
