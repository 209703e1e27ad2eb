/** The looks of the page: one style sheet for light and dark, screen and paper. */

import { CHART_STYLE } from './style/charts.ts';
import { DARK, LIGHT } from './style/colours.ts';
import { PRINT_STYLE } from './style/print.ts';
import { TABLE_STYLE } from './style/tables.ts';

const BASE = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-padding-top: 4.5rem; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
}
main { max-width: 84rem; margin: 0 auto; padding: 2.25rem 1.5rem 2rem; }
main:focus { outline: none; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .35rem; letter-spacing: -.015em; color: var(--accent); }
h2 { font-size: 1.4rem; line-height: 1.3; margin: 3.5rem 0 .9rem; letter-spacing: -.01em; color: var(--accent); }
h3 { font-size: 1.05rem; line-height: 1.4; margin: 1.9rem 0 .6rem; }
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: .06em; }
.top p, .note { color: var(--soft); margin: .4rem 0; max-width: 90ch; }
:is(a, button, select, input, summary, .scroll, .chart-scroll):focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -999rem; top: .5rem; z-index: 9; padding: .5rem 1rem; background: var(--card); border-radius: 6px; }
.skip:focus { left: .5rem; }
.bar {
  position: sticky; top: 0; z-index: 5; display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .25rem 2rem;
  padding: .55rem max(1.5rem, calc((100vw - 84rem) / 2 + 1.5rem)); background: var(--card); border-bottom: 1px solid var(--line);
}
nav ul { display: flex; flex-wrap: wrap; gap: .1rem 1.25rem; margin: 0; padding: 0; list-style: none; }
nav a { display: inline-block; padding: .3rem 0; font-size: .92rem; text-decoration: none; }
nav a:hover { text-decoration: underline; }
label { font-size: .9rem; color: var(--soft); }
input, select, button { font: inherit; color: var(--ink); }
input, select { min-height: 2.25rem; padding: .25rem .6rem; background: var(--card); border: 1px solid var(--edge); border-radius: 6px; font-size: .9rem; max-width: 100%; }
select { max-width: 16rem; }
.verdict { margin: 1.5rem 0; padding: 1.15rem 1.5rem; border-radius: 12px; border-left: 6px solid currentColor; }
.verdict p { margin: 0; font-size: 1.1rem; }
.verdict .word-of-verdict { font-size: 1.35rem; font-weight: 700; letter-spacing: .01em; margin-bottom: .15rem; }
.verdict ul { margin: .6rem 0 0; padding-left: 1.2rem; }
.figures { display: flex; flex-wrap: wrap; gap: .9rem; margin: 0 0 1rem; }
.figures div, .card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
.figures div { flex: 1 1 17rem; padding: 1rem 1.15rem 1.05rem; }
.figures dt { color: var(--soft); font-size: .92rem; line-height: 1.35; }
.figures dd { margin: 0; }
.figures .number { font-size: 2.1rem; font-weight: 650; line-height: 1.3; font-variant-numeric: tabular-nums; letter-spacing: -.02em; }
.figures .money { font-size: 1.6rem; line-height: 1.7; }
.figures .words { font-size: 1.35rem; line-height: 2; letter-spacing: 0; }
.figures .currency { font-size: .62em; font-weight: 600; letter-spacing: .02em; }
.figures .small { color: var(--soft); font-size: .85rem; line-height: 1.4; }
.bad { color: var(--bad); } .warn { color: var(--warn); } .good { color: var(--good); } .muted { color: var(--ink); }
.bad-fill { background: var(--bad-fill); color: var(--bad); }
.warn-fill { background: var(--warn-fill); color: var(--warn); }
.good-fill { background: var(--good-fill); color: var(--good); }
.muted-fill { background: var(--muted-fill); color: var(--muted); }
.word { display: inline-block; padding: .08rem .6rem; border-radius: 1rem; font-size: .92em; font-weight: 600; white-space: nowrap; }
details { margin-top: .6rem; }
summary { width: fit-content; font-size: .85rem; color: var(--soft); cursor: pointer; }
footer { max-width: 84rem; margin: 0 auto; padding: 1rem 1.5rem 3rem; color: var(--soft); font-size: .9rem; }
@media (max-width: 60rem) { .bar { position: static; } html { scroll-padding-top: 0; } }
@media (max-width: 40rem) { .figures div { flex-basis: 9rem; padding: .8rem .9rem; } .figures .number { font-size: 1.6rem; } .figures .money { font-size: 1.3rem; } main { padding: 1.5rem 1rem; } .bar, footer { padding-left: 1rem; padding-right: 1rem; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;

export const PAGE_STYLE = BASE + TABLE_STYLE + CHART_STYLE + PRINT_STYLE;
