/** The style sheet of the usage page; on its own page it has colors of its own, in the workbench those of the workbench. */
export const styleSheet = `
.usage {
  --chart: var(--accent, #14506a);
  --drop: var(--bad, #8f1d1d);
}
.usage table {
  border-collapse: collapse;
  margin: 0.5rem 0 1.5rem;
  font-variant-numeric: tabular-nums;
}
.usage caption { text-align: start; font-weight: 600; padding: 0.25rem 0; }
.usage th, .usage td { text-align: start; padding: 0.2rem 1rem 0.2rem 0; border-bottom: 1px solid var(--soft, #ddd); vertical-align: top; }
.usage td.number, .usage th.number { text-align: end; }
.usage .wide { overflow-x: auto; }
.usage .figures { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 1rem 0; padding: 0; list-style: none; }
.usage .figures b { display: block; font-size: 1.5rem; }
.usage .simulated { border: 2px solid var(--drop); padding: 0.5rem 1rem; font-weight: 600; }
.usage form { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: end; margin: 0.75rem 0; }
.usage label { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.2rem; max-width: 100%; }
.usage select { max-width: 100%; font: inherit; }
.usage input, .usage button { font: inherit; padding: 0.35rem 0.6rem; color: inherit; background: transparent; border: 1px solid var(--edge, #8a979c); border-radius: 4px; }
.usage button { cursor: pointer; }
.usage .chart { display: block; max-width: 100%; height: auto; overflow: visible; --plot-background: transparent; font-family: inherit; }
.usage .chart text { white-space: pre; }
.usage .chart .mark rect { fill: var(--chart); }
.usage .chart .band path { stroke: var(--chart); stroke-opacity: 0.35; }
.usage .chart .box rect { fill: var(--chart); }
.usage .chart .drop rect { fill: var(--drop); }
.usage ul.periods { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; list-style: none; }
@media print {
  .usage form, .usage ul.periods, .usage nav { display: none; }
  .usage details::details-content { content-visibility: visible; block-size: auto; }
  .usage figure, .usage table { break-inside: avoid; }
  .usage { --chart: #14506a; --drop: #8f1d1d; }
}
`;

/** The ground that the page stands on where it is not a page of the workbench. */
export const groundSheet = `
:root { color-scheme: light dark; --ink: #17262b; --page: #fff; --soft: #dde4e4; --edge: #76868c; --accent: #14506a; --bad: #8f1d1d; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #edf2f2; --page: #12191c; --soft: #28353a; --edge: #76868c; --accent: #8fd0ea; --bad: #ffb0a8; }
}
@media print { :root { --ink: #000; --page: #fff; --soft: #ccc; --accent: #14506a; --bad: #8f1d1d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 0.5rem 1.25rem 4rem; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
