/** The few lines of style the start page needs; the design system comes with the screens. */
export const STYLE = `
:root { color-scheme: light; --inkt: #1b1b1b; --blauw: #154273; --vlak: #f3f6fa; --rand: #767676; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--inkt); background: #fff; font: 1.0625rem/1.5 system-ui, sans-serif; }
header { background: var(--blauw); color: #fff; }
header p { margin: 0; padding: .75rem 1rem; font-weight: 700; max-width: 62rem; margin-inline: auto; }
main, footer { max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1, h2 { line-height: 1.25; color: var(--blauw); }
p, li { max-width: 42rem; }
a { color: var(--blauw); }
a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--blauw); outline-offset: 2px; }
.overslaan { position: absolute; left: -100vw; background: #fff; padding: .5rem 1rem; }
.overslaan:focus { left: 1rem; top: 1rem; }
.let-op { background: var(--vlak); border-inline-start: .25rem solid var(--blauw); padding: .75rem 1rem; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .25rem 1rem; }
dt { font-weight: 700; } dd { margin: 0; overflow-wrap: anywhere; }
.breed { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; padding-block: .5rem; font-weight: 700; }
th, td { text-align: start; vertical-align: top; padding: .5rem; border-bottom: 1px solid var(--rand); }
tbody th { font-weight: 400; }
footer { border-top: 1px solid var(--rand); margin-top: 2rem; color: #4a4a4a; }
@media (max-width: 40rem) { table { table-layout: fixed; font-size: .875rem; } thead th:first-child { width: 42%; } th, td { padding-inline: .25rem; overflow-wrap: anywhere; hyphens: auto; } dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
`;
