/** Layout of our own, over the style sheets of the NL Design System; colours and sizes come from the theme. */
export const STYLE = `
@font-face { font-family: 'Noto Sans'; src: url(/noto-sans.woff2) format('woff2'); font-weight: 100 900; font-display: optional; }
:root { color-scheme: light; --sh-blauw: #154273; --sh-rand: var(--basis-color-default-border-subtle); }
* { box-sizing: border-box; }
html { scroll-padding-block-start: 1rem; }
body { margin: 0; color: var(--basis-color-default-color-document); background: var(--basis-color-default-bg-document);
  font: 1rem/1.5 var(--basis-text-font-family-default, system-ui), system-ui, sans-serif; }
code { overflow-wrap: anywhere; }
.sh-breedte { max-inline-size: 72rem; margin-inline: auto; padding-inline: 1rem; }
.sh-kop { background: var(--sh-blauw); color: #fff; border-block-end: .25rem solid #f9b000; }
.sh-kop .sh-breedte { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem; padding-block: .5rem; }
.sh-merk, .sh-merk:visited { color: #fff; font-weight: 700; font-size: 1.25rem; text-decoration: none; }
.sh-kop nav { flex: 1 1 auto; }
.sh-kop ul, .sh-stappen, .sh-lijst-kaal { list-style: none; margin: 0; padding: 0; }
.sh-kop ul { display: flex; flex-wrap: wrap; gap: 0 .25rem; }
.sh-kop li a { display: inline-block; padding: .5rem .75rem; color: #fff; text-decoration: none; border-block-end: 3px solid transparent; }
.sh-kop li a:hover { text-decoration: underline; }
.sh-kop li a[aria-current] { border-block-end-color: #f9b000; font-weight: 700; }
.sh-wie { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; font-size: .875rem; }
.sh-wie form { margin: 0; }
.sh-wie .sh-knop-kop { background: none; color: inherit; border: 1px solid currentColor; border-radius: 4px; padding: .375rem .75rem; font: inherit; cursor: pointer; min-block-size: 2rem; }
.sh-kop a:focus-visible, .sh-kop button:focus-visible { outline: 3px solid #fff; outline-offset: 2px; background: #0b0c0c; color: #fff; }
.sh-oefen { background: #fff4d6; border-block-end: 1px solid #c98b00; font-size: .875rem; }
.sh-oefen p { margin-block: 0; padding-block: .375rem; }
main { padding-block: 1rem 3rem; }
main > * + * { margin-block-start: 1.25rem; }
.nl-heading { margin-block: 0; color: var(--sh-blauw); line-height: 1.25; overflow-wrap: anywhere; }
.nl-heading--level-2 { margin-block-start: 2rem; }
.nl-heading--level-3 { margin-block-start: 1.25rem; }
.nl-paragraph { margin-block: .75rem 0; max-inline-size: 44rem; }
.nl-heading + .nl-paragraph { margin-block-start: .5rem; }
main ul:not([class]) { padding-inline-start: 1.25rem; max-inline-size: 44rem; }
a:focus-visible, button:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid #0b0c0c; outline-offset: 2px; }
.nl-skip-link { z-index: 1; }
.utrecht-breadcrumb-nav { padding-block: .75rem 0; font-size: .875rem; }
.utrecht-breadcrumb-nav__list { flex-wrap: wrap; margin: 0; padding: 0; }
.utrecht-breadcrumb-nav__list li + li::before { content: '›'; padding-inline: .5rem; }
.sh-breed { overflow-x: auto; }
.utrecht-table { inline-size: 100%; border-collapse: collapse; }
.utrecht-table caption { text-align: start; font-weight: 700; padding-block: .5rem; }
.utrecht-table th, .utrecht-table td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-block-end: 1px solid var(--sh-rand); }
.utrecht-table thead th { border-block-end: 2px solid var(--sh-blauw); white-space: nowrap; }
.utrecht-table tbody th { font-weight: 400; }
.sh-getal { text-align: end !important; padding-inline-end: 1.75rem !important; font-variant-numeric: tabular-nums; white-space: nowrap; }
.utrecht-alert { margin-block-start: 1rem; padding: .75rem 1rem; border-inline-start-width: .375rem; max-inline-size: 44rem; }
.utrecht-alert .nl-paragraph { margin-block: 0; color: inherit; }
.utrecht-alert .nl-paragraph + * { margin-block-start: .5rem; }
.utrecht-alert .nl-heading { color: inherit; margin-block-start: 0; }
.utrecht-alert ul { margin: .25rem 0 0; padding-inline-start: 1.25rem; }
.nl-data-badge { padding: 0 .5rem; border-radius: 4px; white-space: nowrap; }
.sh-rood { background: #fde7e7; color: #8a0c0c; border-color: #8a0c0c; font-weight: 700; }
.sh-geel { background: #fff4d6; color: #5c3d00; border-color: #8a5d00; font-weight: 700; }
.sh-groen { background: #e6f4ea; color: #0f5223; border-color: #0f5223; }
.sh-lijst-kaal li + li { margin-block-start: .5rem; }
.sh-merken { display: flex; flex-wrap: wrap; gap: .25rem .375rem; }
.sh-feiten { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .25rem 1.25rem; margin: .75rem 0 0; }
.sh-feiten dt { font-weight: 700; }
.sh-feiten dd { margin: 0; overflow-wrap: anywhere; }
.sh-kolommen { display: grid; grid-template-columns: minmax(0, 3fr) minmax(16rem, 2fr); gap: 0 2.5rem; align-items: start; }
.sh-kaart { border: 1px solid var(--sh-rand); border-radius: 4px; padding: 1rem; margin-block-start: 1rem; }
.sh-kaart > .nl-heading:first-child { margin-block-start: 0; }
.sh-nadruk { border-color: var(--sh-blauw); border-width: 2px; }
.sh-rij { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem; }
.sh-rij > * { margin-block: 0; }
.sh-knoppen { display: flex; flex-wrap: wrap; gap: .5rem .75rem; margin-block-start: 1rem; align-items: center; }
.sh-knoppen form { margin: 0; }
.nl-button { min-block-size: 2.75rem; text-decoration: none; }
.utrecht-form-field { margin-block-start: .75rem; max-inline-size: 26rem; border: 0; }
.utrecht-form-field label { display: block; font-weight: 700; }
.utrecht-form-field--invalid { border-inline-start: .25rem solid #8a0c0c; padding-inline-start: .75rem; }
.utrecht-form-field-error-message { color: #8a0c0c; font-weight: 700; margin: .125rem 0; }
.utrecht-form-field-description { margin: .125rem 0; font-size: .875rem; }
.utrecht-textbox, .utrecht-select { inline-size: 100%; max-inline-size: 26rem; margin-block-start: .25rem; min-block-size: 2.75rem; }
.utrecht-select { appearance: auto; padding-inline: .5rem; }
.sh-smal { max-inline-size: 9rem !important; }
.sh-keuzes { border: 0; margin: .75rem 0 0; padding: 0; min-inline-size: 0; }
.sh-keuzes legend { font-weight: 700; padding: 0; }
.sh-keuzes div { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-block-start: .25rem; }
.sh-keuzes label { display: inline-flex; align-items: center; gap: .5rem; min-block-size: 2rem; font-weight: 400; }
.sh-onder-elkaar div { flex-direction: column; }
details { margin-block-start: .75rem; }
summary { cursor: pointer; padding-block: .375rem; color: var(--sh-blauw); text-decoration: underline; min-block-size: 2rem; }
.sh-voet { border-block-start: 1px solid var(--sh-rand); color: #4a4a4a; font-size: .875rem; }
.sh-voet .sh-breedte { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding-block: 1rem; }
.sh-voet p { margin: 0; flex: 1 1 20rem; }
.sh-alleen-hoorbaar { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sh-alleen-druk { display: none; }
.sh-letterlijk { white-space: pre-wrap; overflow-wrap: anywhere; }
.sh-brief-adres { font-style: normal; margin-block: 2rem; }
.sh-code { font-family: ui-monospace, monospace; font-size: 1.375rem; letter-spacing: .08em; white-space: nowrap; } .sh-adres { overflow-wrap: anywhere; }
.sh-vak { display: inline-block; inline-size: 1em; block-size: 1em; border: 1px solid currentColor; margin-inline-end: .5rem; vertical-align: -.125em; }
.sh-keus { display: inline-block; margin-inline-end: 1.5rem; }
.sh-regel { border-block-end: 1px solid currentColor; block-size: 2.25rem; }
main ul:not([class]) > li + li { margin-block-start: .25rem; }
.sh-voortgang { margin-block: .5rem 0; font-size: .875rem; color: #4a4a4a; }
.sh-balk { inline-size: 100%; block-size: 1rem; accent-color: var(--sh-blauw); } .sh-balk[hidden] { display: none; }
.sh-vraag { margin-block-start: 1.5rem; }
.sh-vraag > legend { font-size: 1.125rem; }
.sh-vraag label { align-items: flex-start; padding-block: .25rem; } .sh-vraag input { flex: none; margin: 0; inline-size: 1.5rem; block-size: 1.5rem; }
.sh-vraag.utrecht-form-field--invalid { border-inline-start: .25rem solid #8a0c0c; padding-inline-start: .75rem; }
.sh-voortgang + .utrecht-alert { margin-block-start: 1rem; }
.sh-groepen { display: grid !important; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 0 2rem !important; align-items: start; }
.sh-groep { border: 0; margin: 1rem 0 0; padding: 0; min-inline-size: 0; } .sh-groep > legend { font-size: 1rem; }
.sh-oordeel { max-inline-size: 44rem; border-inline-start: .5rem solid #8a5d00; background: #fff4d6; padding: .25rem 1rem 1rem; }
.sh-oordeel-mag { border-color: #0f5223; background: #e6f4ea; } .sh-oordeel-mag_niet { border-color: #8a0c0c; background: #fde7e7; }
.sh-artikelen { color: #4a4a4a; }
.sh-open > li + li { margin-block-start: .5rem; } .sh-open { max-inline-size: 44rem; padding-inline-start: 1.25rem; }
.sh-antwoorden { margin: .75rem 0 0; max-inline-size: 60rem; }
.sh-antwoorden > div { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 3fr) minmax(4rem, max-content); gap: .125rem 1.25rem; padding-block: .5rem; border-block-end: 1px solid var(--sh-rand); break-inside: avoid; }
.sh-antwoorden dt { font-weight: 400; } .sh-antwoorden dd { margin: 0; font-weight: 700; overflow-wrap: anywhere; } .sh-antwoorden .sh-niet-druk { font-weight: 400; }
.sh-gekozen { margin-block-start: 2rem; } details.sh-gekozen .sh-gekozen, details.sh-gekozen .nl-heading { margin-block-start: .5rem; }
@media (max-width: 48rem) {
  .sh-antwoorden > div { grid-template-columns: minmax(0, 1fr) max-content; } .sh-antwoorden dt { grid-column: 1 / -1; }
}
.utrecht-select.utrecht-select--html-select { appearance: auto; }
.sh-keuzelijst { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
.sh-keuzelijst a { display: inline-block; padding-block: .375rem; } .sh-keuzelijst a[aria-current] { font-weight: 700; color: inherit; text-decoration: none; border-block-end: 3px solid var(--sh-blauw); }
.sh-weg { list-style: none; margin: 1rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem; }
.sh-weg li { flex: 1 1 7rem; border-block-start: .375rem solid var(--sh-rand); padding-block-start: .25rem; font-size: .875rem; }
.sh-weg .sh-geweest { border-color: var(--sh-blauw); } .sh-weg .sh-hier { border-color: #f9b000; font-weight: 700; }
.sh-wandelingen { list-style: none; margin: 1rem 0 0; padding: 0; display: grid; gap: 1rem; }
.sh-wandelingen > li { border-inline-start: .25rem solid var(--sh-blauw); padding: .25rem 0 .25rem 1rem; } .sh-wandelingen > li > ol { margin-block: .5rem 0; }
.sh-opdracht { background: #f3f3f3; padding: .75rem; margin-block: .5rem 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .875rem; }
.nl-heading + .sh-lijst-kaal { margin-block-start: .5rem; }
.sh-lijst-kaal > li + li { margin-block-start: .375rem; }
.sh-figuur { margin-block-start: 1.5rem; max-inline-size: 64rem; } .sh-figuur > .nl-heading { margin-block-start: 0; }
.sh-figuur-delen { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 2.5rem; align-items: start; margin-block-start: .5rem; }
.sh-grafiek { display: block; overflow: visible; fill: currentColor; font-size: .875rem; margin-block-start: .75rem; } .sh-waarde { font-weight: 700; paint-order: stroke; stroke: var(--basis-color-default-bg-document); stroke-width: 4px; stroke-linejoin: round; } .sh-patronen { position: absolute; }
.sh-aantallen :is(td, th + th) { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; padding-inline-end: .25rem; }
.sh-balk, .sh-punt, .sh-arcering { fill: var(--sh-blauw); } .sh-klein { stroke: var(--sh-blauw); } .sh-lijn { fill: none; stroke: var(--sh-blauw); stroke-width: 2.5; }
.sh-nullijn { stroke: currentColor; } .sh-raster { stroke: var(--sh-rand); } .sh-stippel { stroke: currentColor; stroke-width: 2; stroke-dasharray: 3 4; }
.sh-legenda { font-size: .875rem; margin-block: .5rem 0; max-inline-size: 44rem; }
@media (max-width: 48rem) {
  .sh-figuur-delen { grid-template-columns: minmax(0, 1fr); }
  .sh-weg { flex-direction: column; } .sh-weg li { flex: none; border-block-start: 0; border-inline-start: .375rem solid var(--sh-rand); padding: 0 0 0 .5rem; }
  .sh-kolommen { grid-template-columns: minmax(0, 1fr); }
  .sh-feiten { grid-template-columns: minmax(0, 1fr); gap: 0; } .sh-feiten dd { margin-block-end: .5rem; }
  .sh-stapelt thead { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
  .sh-stapelt tr { display: block; border-block-end: 2px solid var(--sh-rand); padding-block: .5rem; }
  .sh-stapelt th, .sh-stapelt td { display: block; border: 0 !important; padding: .125rem 0 !important; text-align: start !important; overflow-wrap: anywhere; white-space: normal; }
  .sh-stapelt td[data-kop]::before { content: attr(data-kop) ': '; font-weight: 700; }
  .sh-stapelt td:empty { display: none !important; }
}
@media (forced-colors: active) { .sh-oordeel { border: 1px solid; border-inline-start-width: .5rem; } .sh-kop, .nl-button, .nl-data-badge, .utrecht-alert, .sh-kaart { border: 1px solid; } .sh-kop li a[aria-current] { border-block-end: 3px solid Highlight; }
  .sh-balk, .sh-punt, .sh-arcering { fill: CanvasText; } .sh-klein, .sh-lijn, .sh-raster { stroke: CanvasText; } .sh-waarde { stroke: Canvas; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  nav, .sh-wie, .sh-voet, .sh-oefen, .nl-skip-link, .utrecht-breadcrumb-nav, form, .sh-knoppen, .sh-niet-druk { display: none !important; }
  .sh-kop { background: none; color: #000; border-block-end: 2px solid #000; } .sh-merk, .sh-merk:visited { color: #000; }
  .sh-alleen-druk { display: block; } body { font-size: 11pt; } .sh-kolommen { display: block; }
  .sh-figuur-delen { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } .sh-breed { overflow: visible; }
  .sh-kaart, .sh-figuur, tr, dl { break-inside: avoid; } .nl-heading { break-after: avoid; color: #000; }
}
`;
