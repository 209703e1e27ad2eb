/** How pictures look. Colours come from here alone; a picture's markup only says what a shape is. */

export const CHART_STYLE = `
figure { margin: 0; }
.defs { position: absolute; }
.pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(32rem, 100%), 1fr)); gap: .9rem; }
.card { padding: 1.1rem 1.25rem 1.2rem; }
.pictures .wide { grid-column: 1 / -1; }
.pictures figcaption { font-weight: 600; margin-bottom: .8rem; }
.card.customer { margin: .9rem 0; }
.card.customer h3 { margin: 0 0 .9rem; }
.timelines { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(27rem, 100%), 1fr)); gap: 1.6rem 2.2rem; }
.timeline figcaption { font-size: .9rem; line-height: 1.45; margin-bottom: .5rem; }
.timeline figcaption span { color: var(--soft); display: block; }
.timeline .chart { max-width: 38rem; }
.chart { display: block; width: 100%; height: auto; overflow: visible; }
.chart-scroll { overflow-x: auto; }
.chart-scroll .chart { min-width: 46rem; }
.chart text { font-family: inherit; fill: var(--soft); font-size: 11.5px; font-variant-numeric: tabular-nums; }
.chart text.side { font-weight: 600; fill: var(--ink); font-size: 12px; }
.chart text.value { font-weight: 650; fill: var(--ink); font-size: 12.5px; }
.legend { display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; margin: .8rem 0 .2rem; padding: 0; list-style: none; font-size: .88rem; color: var(--soft); }
.legend li { display: flex; align-items: center; gap: .45rem; }
.swatch { flex: none; border-radius: 3px; }
.grid { stroke: var(--grid); stroke-width: 1; }
.axis { stroke: var(--axis); stroke-width: 1; fill: none; }
.side-from { fill: var(--from-area); stroke: var(--from); } .side-to { fill: var(--to-area); stroke: var(--to); }
.area-overlap, .band-overlap { fill: url(#hatch-overlap); }
.area-overlap { stroke: var(--overlap); stroke-width: 1; }
.area-gap, .band-gap { fill: url(#hatch-gap); }
.area-gap { stroke: var(--gap); stroke-width: 1; }
.area-maybe { fill: url(#hatch-maybe); stroke: var(--maybe); stroke-width: .75; stroke-dasharray: 3 2; }
.ground-overlap { fill: var(--overlap-ground); } .stroke-overlap { stroke: var(--overlap); stroke-width: 2; }
.ground-gap { fill: var(--gap-ground); } .stroke-gap { stroke: var(--gap); stroke-width: .9; fill: none; }
.dot-maybe { fill: var(--maybe); }
.ground-unknown { fill: var(--unknown-ground); } .stroke-unknown { stroke: var(--unknown); stroke-width: 1.2; }
.stage-done { fill: #2f7d50; } .stage-suspend-due { fill: #e3ad45; } .stage-provisioning { fill: #7ba6da; }
.stage-accepted { fill: #b4c8e1; } .stage-not-started { fill: #c9cfd6; } .stage-at-risk { fill: #b3362a; }
.stage-not-comparable { fill: url(#hatch-unknown); stroke: var(--unknown); stroke-width: 1; }
.chart text:is(.on-done, .on-at-risk) { fill: #ffffff; }
.chart text:is(.on-suspend-due, .on-provisioning, .on-accepted, .on-not-started) { fill: #16202b; }
.chart text:is(.on-not-comparable) { fill: var(--ink); paint-order: stroke; stroke: var(--unknown-ground); stroke-width: 4px; }
.chart text[class^="on-"] { font-size: 15px; font-weight: 650; }
.run-still { fill: var(--run); } .run-added { fill: var(--run-new); } .run-reopened { fill: var(--run-again); }
`;
