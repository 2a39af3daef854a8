/** How a page looks to who sees it otherwise: four times as large, in colours of their own, or on paper. */
import type { Page } from 'playwright-core';

/** 1280 CSS px at 400 % (WCAG 1.4.10). */
const ZOOMED = { width: 320, height: 256 };

const SCROLLS_SIDEWAYS = 'document.documentElement.scrollWidth > window.innerWidth';

/** What is wider than the page and not in a box of its own that scrolls; its tag and class, never its text. */
const CUT = `[...document.querySelectorAll('main *')].filter(one => one.getClientRects().length > 0
  && !one.closest('.sh-breed, svg, .sh-alleen-hoorbaar, thead') && one.getBoundingClientRect().right > window.innerWidth + 1)
  .map(one => one.tagName + '.' + one.className).slice(0, 3)`;

/**
 * Focus must be seen without our colours: outlines stay, shadows and backgrounds go. Of radios only the first of a group:
 * a browser comes back to the one that had the focus, and the next Tab of a test would land elsewhere.
 */
const UNSEEN_FOCUS = `[...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
  .filter(one => one.type !== 'radio' || one === document.querySelector('input[type=radio][name="' + one.name + '"]'))
  .filter(one => one.getClientRects().length > 0).slice(0, 40).filter(one => {
    one.focus({ focusVisible: true });
    const look = getComputedStyle(one);
    return document.activeElement === one && (look.outlineStyle === 'none' || parseFloat(look.outlineWidth) < 1);
  }).map(one => one.tagName + '.' + one.className).slice(0, 3)`;

/** In forced colours what is drawn takes the colour of the text; a fill of ours could vanish in the background. */
const UNSEEN_DRAWING = `[...document.querySelectorAll('svg .sh-balk, svg .sh-punt, svg .sh-arcering')].filter(one => {
    return getComputedStyle(one).fill !== getComputedStyle(document.body).color;
  }).length`;

const PRINTED_ANYWAY = `[...document.querySelectorAll('nav, .sh-wie, .sh-voet, .nl-skip-link, form button')]
  .filter(one => one.getClientRects().length > 0).map(one => one.tagName + '.' + one.className).slice(0, 3)`;

/** Where the keyboard was is where it is again. */
const AS_IT_WAS = `((before, at) => { document.querySelector('.nl-skip-link')?.focus({ preventScroll: true });
  document.activeElement?.blur(); if (before !== document.body) before?.focus({ preventScroll: true }); scrollTo(0, at); })`;

type Found = readonly (readonly [what: string, found: readonly string[] | number | boolean])[];

const both = (...looks: readonly (readonly [what: string, expression: string])[]) =>
  `[${looks.map(([what, expression]) => `['${what}', ${expression}]`).join(', ')}]`;

/** @returns what is wrong, empty when nothing is */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  const size = page.viewportSize();
  const found: Found[number][] = [];
  const look = async (expression: string) => void found.push(...((await page.evaluate(expression)) as Found));
  await page.setViewportSize(ZOOMED);
  await look(both(['at 400 % it scrolls sideways', SCROLLS_SIDEWAYS], ['at 400 % something is cut off', CUT]));
  if (size !== null) await page.setViewportSize(size);
  await page.emulateMedia({ forcedColors: 'active' });
  const before = 'const before = document.activeElement, at = scrollY';
  await look(
    `(() => { ${before}; const seen = ${both(
      ['in forced colours nobody sees where the focus is', UNSEEN_FOCUS],
      ['in forced colours a drawing can vanish', UNSEEN_DRAWING],
    )}; ${AS_IT_WAS}(before, at); return seen; })()`,
  );
  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  await look(both(['it prints what does nothing on paper', PRINTED_ANYWAY], ['on paper something is cut off', CUT]));
  await page.emulateMedia({ media: 'screen' });
  return found
    .filter(([, faults]) => (typeof faults === 'object' ? faults.length > 0 : Boolean(faults)))
    .map(([what, faults]) => `${what}: ${faults}`);
}
