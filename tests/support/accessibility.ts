/** What axe finds wrong with a page, by the rules of WCAG 2.2 AA and its own best practice. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const RUN = `axe.run(document, ${JSON.stringify({ runOnly: RULES, resultTypes: ['violations'] })})`;

interface Found {
  readonly passes: readonly unknown[];
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: unknown }[] }[];
}

/**
 * Our pages have no frames, so axe runs in the page itself: going through frames takes twice the time.
 * @returns rule and places of each fault
 */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const { passes, violations } = (await page.evaluate(RUN)) as Found;
  if (passes.length === 0) throw new Error('Cannot judge the page: no rule was tried');
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target).join(' ')}`);
}
