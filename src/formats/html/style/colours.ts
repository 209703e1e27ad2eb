/** The colours by their meaning. Text on its ground has a contrast of 4.5 or more, light and dark. */

export const LIGHT = `
  --page: #f5f6f8; --card: #ffffff; --ink: #1c2733; --soft: #51606f; --line: #e2e7ec; --edge: #8a96a3;
  --head: #eef2f6; --hover: #f6f8fb; --accent: #1f3a5f; --focus: #2f6fbd;
  --bad: #8f1d14; --bad-fill: #fbe5e2; --warn: #6b4500; --warn-fill: #fdf0d2;
  --good: #14562a; --good-fill: #e2f3e7; --muted: #465261; --muted-fill: #e9edf1;
  --from: #4a6799; --from-area: #b9c8e0; --to: #2c857a; --to-area: #a9d8d1; --grid: #e5e9ee; --axis: #73808d; --run: #5673a3; --run-new: #d79a2b; --run-again: #b3362a;
  --overlap: #c47a0a; --overlap-ground: rgba(240, 170, 50, .45); --gap: #b3261b; --gap-ground: rgba(214, 78, 66, .22);
  --maybe: #6b7784; --unknown: #8a96a3; --unknown-ground: #dfe4e9;
`;

export const DARK = `
  --page: #12171d; --card: #1a2129; --ink: #e6eaef; --soft: #a6b2be; --line: #2d3742; --edge: #6c7a88;
  --head: #222b35; --hover: #1f2831; --accent: #9cc3ee; --focus: #7db4f2;
  --bad: #ffb4ab; --bad-fill: #46201d; --warn: #f6cf82; --warn-fill: #3d3118;
  --good: #a4dfb6; --good-fill: #1b3a26; --muted: #c2ccd6; --muted-fill: #2b3540;
  --from: #8caadb; --from-area: #3d5478; --to: #5bbbae; --to-area: #25615a; --grid: #2a343f; --axis: #8593a1; --run: #7f9fd2; --run-new: #e0ad4c; --run-again: #e0776c;
  --overlap: #f2b04a; --overlap-ground: rgba(236, 170, 60, .35); --gap: #ff8b7e; --gap-ground: rgba(224, 92, 80, .3);
  --maybe: #98a5b2; --unknown: #7d8b99; --unknown-ground: #36424e;
`;
