/**
 * The style of all pages, put together once at start: style sheets of the NL Design System (EUPL-1.2), of its one theme
 * that may be shipped only the variables that are used, and our own layout. The font is Noto Sans (OFL 1.1).
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { PageAsset } from '../../gateway/pages/assets.ts';

const require = createRequire(import.meta.url);

const CANDIDATES = ['button', 'data-badge', 'heading', 'link', 'paragraph', 'skip-link'] as const;
const UTRECHT = [
  ...(['alert', 'breadcrumb-nav', 'checkbox', 'data-list', 'form-field', 'form-field-description'] as const),
  ...(['form-field-error-message', 'form-fieldset', 'form-label', 'radio-button', 'select', 'table'] as const),
  'textbox',
] as const;
const THEME = '@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css';
const FONT = '@fontsource-variable/noto-sans/files/noto-sans-latin-wght-normal.woff2';

/** Our own look: one family of letters, the theme's blue as accent, rows that are not too high for a tray of work. */
const OWN: Readonly<Record<string, string>> = {
  '--basis-heading-font-family': 'var(--basis-text-font-family-default)',
  '--basis-form-control-padding-block-start': '8px',
  '--basis-form-control-padding-block-end': '8px',
  '--basis-form-control-border-radius': '4px',
  '--basis-color-action-1-inverse-bg-default': '#154273',
  '--nl-button-border-radius': '4px',
  '--nl-heading-level-1-font-size': '1.875rem',
  '--nl-heading-level-2-font-size': '1.375rem',
  '--nl-heading-level-3-font-size': '1.125rem',
  '--nl-data-badge-font-size': '0.875rem',
};
const ACCENT = /^--basis-color-accent-1-/;

/** @param own rules of our own, which come last */
export function pageAssets(own: string): readonly PageAsset[] {
  const read = (name: string) => readFileSync(require.resolve(name), 'utf8');
  const rules = [
    ...CANDIDATES.map(name => read(`@nl-design-system-candidate/${name}-css/${name}.css`)),
    ...UTRECHT.map(name => read(`@utrecht/${name}-css/dist/index.css`)),
    own,
  ].map(withoutComments);
  const sheet = `${variables(read(THEME), rules.join(''))}${rules.join('')}`;
  return [
    asset('/stijl.css', 'text/css; charset=utf-8', Buffer.from(sheet)),
    asset('/noto-sans.woff2', 'font/woff2', readFileSync(require.resolve(FONT))),
  ];
}

const withoutComments = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, '');

/** Of thousands of variables the few hundred that a rule asks for, and those that these ask for. */
function variables(theme: string, rules: string): string {
  const known = new Map([...theme.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!]));
  for (const name of known.keys()) if (ACCENT.test(name)) known.set(name, `var(${name.replace('accent-1', 'info')})`);
  for (const [name, value] of Object.entries(OWN)) known.set(name, value);
  const kept = new Set<string>();
  const keep = (text: string) => {
    for (const [, name = ''] of text.matchAll(/var\((--[\w-]+)/g)) {
      const value = known.get(name);
      if (value === undefined || kept.has(name)) continue;
      kept.add(name);
      keep(value);
    }
  };
  keep(rules);
  return `:root{${[...kept].map(name => `${name}:${known.get(name)}`).join(';')}}`;
}

/** Something that pages fetch beside themselves, compressed once where it is text. */
export function asset(path: string, contentType: string, bytes: Buffer): PageAsset {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  const isText = contentType.startsWith('text/');
  return {
    ...{ path, contentType, etag, bytes },
    // Letters are compressed as they come.
    br: isText ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : null,
    gzip: isText ? gzipSync(bytes, { level: 9 }) : null,
  };
}
