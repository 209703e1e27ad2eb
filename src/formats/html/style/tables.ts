/** How tables look, and what stands above them to search and to choose. */

export const TABLE_STYLE = `
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.1rem; margin: .35rem 0 .7rem; }
.tools label { display: flex; align-items: center; gap: .45rem; }
.tools input { width: 15rem; }
.tools button { min-height: 2.25rem; padding: .25rem .8rem; background: var(--card); border: 1px solid var(--edge); border-radius: 6px; font-size: .9rem; cursor: pointer; }
.tools .shown { margin: 0 0 0 auto; color: var(--soft); font-size: .9rem; font-variant-numeric: tabular-nums; }
.scroll { background: var(--card); border: 1px solid var(--line); border-radius: 12px; overflow: auto; }
.scroll.long { max-height: min(46rem, 85vh); }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .9rem; line-height: 1.5; }
caption { text-align: left; padding: .85rem .9rem .65rem; color: var(--soft); }
th, td { padding: .6rem .9rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
thead th { position: sticky; top: 0; z-index: 1; background: var(--head); font-weight: 600; white-space: nowrap; vertical-align: bottom; }
thead th.n { white-space: normal; min-width: 5.5rem; }
thead button { margin: 0; padding: 0 1.1em 0 0; border: 0; background: none; color: inherit; font: inherit; text-align: inherit; cursor: pointer; position: relative; }
thead button::after { content: "\\2195"; position: absolute; right: 0; opacity: .45; font-weight: 400; }
thead button:hover::after { opacity: 1; }
th[aria-sort="ascending"] button::after { content: "\\2191"; opacity: 1; }
th[aria-sort="descending"] button::after { content: "\\2193"; opacity: 1; }
tbody th { font-weight: 600; min-width: 11rem; }
tbody tr:last-child > * { border-bottom: 0; }
tbody tr:hover > * { background: var(--hover); }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
td.n { white-space: nowrap; }
td.day { white-space: nowrap; font-variant-numeric: tabular-nums; }
td.wide { min-width: 18rem; }
:is(td, tbody th).place { min-width: 15rem; font-weight: 400; font-size: .85rem; overflow-wrap: anywhere; }
:is(td, tbody th).place, td.place a { color: var(--soft); }
td.id { font-family: ui-monospace, Consolas, "DejaVu Sans Mono", monospace; font-size: .8rem; min-width: 17rem; overflow-wrap: anywhere; }
.places { margin: 0; padding: 0; list-style: none; }
.none { color: var(--soft); font-style: italic; white-space: nowrap; }
details table { font-size: .85rem; }
details .scroll { margin-top: .5rem; max-height: 22rem; }
@media (max-width: 40rem) { th, td { padding: .5rem .6rem; } .tools .shown { margin-left: 0; } .tools label { flex-wrap: wrap; } tbody th { min-width: 8rem; } }
`;
