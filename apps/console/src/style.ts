// The console's style sheet: one column, light or dark as the reader's system is.

/** The whole of it; small enough to be served as one text. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(oklch(0.985 0.003 80), oklch(0.17 0.006 80));
  --surface: light-dark(oklch(1 0 0), oklch(0.205 0.007 80));
  --sunken: light-dark(oklch(0.955 0.005 80), oklch(0.25 0.008 80));
  --line: light-dark(oklch(0.905 0.007 80), oklch(0.3 0.008 80));
  --line-strong: light-dark(oklch(0.62 0.01 80), oklch(0.55 0.01 80));
  --ink: light-dark(oklch(0.22 0.01 80), oklch(0.95 0.005 80));
  --soft: light-dark(oklch(0.45 0.012 80), oklch(0.75 0.01 80));
  --accent: light-dark(oklch(0.42 0.085 158), oklch(0.8 0.115 158));
  --on-accent: light-dark(oklch(0.99 0.005 158), oklch(0.2 0.03 158));
  --good: light-dark(oklch(0.45 0.1 150), oklch(0.8 0.12 150));
  --warn: light-dark(oklch(0.46 0.095 70), oklch(0.83 0.11 80));
  --bad: light-dark(oklch(0.49 0.18 27), oklch(0.77 0.125 25));
}
* { box-sizing: border-box; margin: 0; }
body { min-height: 100dvh; background: var(--ground); color: var(--ink); font: 1rem/1.5 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }
a { color: var(--accent); text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
h1 { font-size: clamp(1.5rem, 1.2rem + 1.2vw, 2rem); line-height: 1.2; letter-spacing: -0.015em; text-wrap: balance; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; margin-top: 0.75rem; }
code, pre { font-family: ui-monospace, "SF Mono", "Liberation Mono", Menlo, monospace; font-size: 0.875em; overflow-wrap: anywhere; }
small { display: block; color: var(--soft); font-size: 0.875rem; }
.soft, .nothing { color: var(--soft); font-size: 0.9375rem; }
.moved { margin: 0; padding: 0.6rem max(1.25rem, calc((100% - 64rem) / 2)); background: color-mix(in srgb, CanvasText 9%, Canvas); border-bottom: 1px solid var(--line); font-size: 0.9rem; }
.lead { max-width: 60ch; color: var(--soft); }

.bar { display: flex; flex-wrap: wrap; gap: 0.25rem 2rem; align-items: center; padding: 0.75rem max(1.25rem, calc((100% - 64rem) / 2)); border-bottom: 1px solid var(--line); background: var(--surface); }
.brand { display: flex; gap: 0.5rem; align-items: center; color: var(--accent); font-weight: 700; text-decoration: none; letter-spacing: -0.02em; }
.brand span { color: var(--soft); font-weight: 400; letter-spacing: 0; }
nav { display: flex; gap: 0.25rem; margin-inline-start: -0.75rem; overflow-x: auto; }
nav a { padding: 0.5rem 0.75rem; border-radius: 0.5rem; color: var(--soft); text-decoration: none; }
@media (max-width: 30rem) { nav { margin-inline-start: -0.5rem; } nav a { padding-inline: 0.5rem; font-size: 0.9375rem; } }
nav a:hover { background: var(--sunken); }
nav a[aria-current] { background: var(--sunken); color: var(--ink); font-weight: 600; }
.tabs { margin-inline-start: 0; }
.wide { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1rem; max-width: 66.5rem; margin-inline: auto; padding: 2rem 1.25rem 4rem; }

.languages { position: relative; z-index: 1; gap: 0; }
.languages a { flex: none; padding: 0.25rem 0.5rem; border-radius: 0.375rem; color: var(--accent); }
.languages a::after { content: none; }
.languages a:hover { background: var(--ground); }

.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(13.5rem, 1fr)); gap: 0.75rem; }
.tile { display: grid; gap: 0.125rem; padding: 1rem 1.125rem; border: 1px solid var(--line); border-radius: 0.875rem; background: var(--surface); color: var(--soft); font-size: 0.9375rem; text-decoration: none; overflow-wrap: anywhere; }
.tile strong { color: var(--ink); font-size: 1.0625rem; }
.tile:hover { border-color: var(--accent); }

.list { padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 0.875rem; background: var(--surface); overflow: hidden; }
.list li { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; justify-content: space-between; position: relative; padding: 0.875rem 1.125rem; }
.list li + li { border-top: 1px solid var(--line); }
.list li:hover { background: var(--sunken); }
.list a { display: grid; min-width: 0; flex: 1 1 20rem; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
.list a::after { content: ""; position: absolute; inset: 0; }
.side { display: flex; flex-wrap: wrap; gap: 0.125rem 0.75rem; align-items: baseline; }
.nothing { padding: 3rem 1rem; border: 1px dashed var(--line); border-radius: 0.875rem; text-align: center; }

.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 0.875rem; background: var(--surface); }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; }
th, td { padding: 0.625rem 1.125rem; text-align: start; vertical-align: top; }
th { color: var(--soft); font-weight: 500; }
tbody tr { border-top: 1px solid var(--line); }
.number { text-align: end; }
.amount { font-variant-numeric: tabular-nums; }
.amount, time { white-space: nowrap; }
.state { color: var(--soft); font-size: 0.875rem; font-weight: 600; white-space: nowrap; }
.state.good { color: var(--good); }
.state.warn { color: var(--warn); }
.state.bad { color: var(--bad); }
.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.375rem 1.5rem; }
.facts dt { color: var(--soft); }
.facts dd { overflow-wrap: anywhere; }

.letter { width: 100%; border: 1px solid var(--line); border-radius: 0.875rem; background: var(--surface); }
iframe.letter { height: min(70rem, 80dvh); }
pre.letter { padding: 1.25rem; white-space: pre-wrap; }

.find, .fields { display: flex; flex-wrap: wrap; gap: 0.5rem 0.75rem; align-items: center; }
.fields { flex-direction: column; gap: 1.125rem; align-items: stretch; max-width: 30rem; }
.fields label { display: grid; gap: 0.375rem; font-weight: 500; }
.fields .check { display: flex; gap: 0.75rem; align-items: start; }
.check input { flex: none; width: 1.25rem; height: 1.25rem; margin-top: 0.125rem; accent-color: var(--accent); }
.check small { font-weight: 400; }
input:not([type="checkbox"]) { min-height: 2.75rem; padding: 0.5rem 0.75rem; border: 1px solid var(--line-strong); border-radius: 0.625rem; background: var(--surface); color: inherit; font: inherit; }
.find input { flex: 1 1 12rem; max-width: 22rem; }
button, .button { display: inline-block; min-height: 2.75rem; padding: 0.5rem 1.25rem; border: 1px solid transparent; border-radius: 0.625rem; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
.quiet { border-color: var(--line-strong); background: transparent; color: var(--ink); }
.notice { padding: 0.75rem 1rem; border-radius: 0.625rem; background: var(--sunken); color: var(--good); font-weight: 600; }

.slip { display: grid; gap: 1rem; max-width: 26rem; margin: clamp(0px, 8vh, 6rem) auto; padding: 2rem 1.5rem; }
.bank { padding-bottom: 0.75rem; border-bottom: 1px solid var(--line); color: var(--soft); font-weight: 600; }
.slip form { display: grid; gap: 0.625rem; margin-top: 0.5rem; }
.slip .facts { padding: 1rem; border-radius: 0.875rem; background: var(--sunken); }
.due { font-size: 1.25rem; font-weight: 650; font-variant-numeric: tabular-nums; }
.qr { justify-self: center; padding: 0.5rem; border-radius: 0.875rem; background: #fff; }
.qr svg { display: block; width: 12rem; height: 12rem; }
@media (min-width: 30rem) { .slip { padding: 2rem; border: 1px solid var(--line); border-radius: 1.25rem; background: var(--surface); } }
`;
