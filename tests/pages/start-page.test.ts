import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { huurachterstand } from '../support/messages.ts';
import { layoutFaults } from '../support/page-layout.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  await world.call('corporatie-de-vechtstroom', 'POST', '/v1/signalen', huurachterstand(world.now().localDate));
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const SIZES = [
  ['desktop', { width: 1280, height: 900 }],
  ['phone', { width: 360, height: 740 }],
] as const;

async function open(size: { width: number; height: number }): Promise<{ page: Page; outside: string[] }> {
  const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', viewport: size });
  const page = await context.newPage();
  const outside: string[] = [];
  page.on('request', request => {
    if (!request.url().startsWith(world.gateway.pagesUrl)) outside.push(request.url());
  });
  await page.goto(world.gateway.pagesUrl);
  return { page, outside };
}

describe.each(SIZES)('the start page on a %s', (name, size) => {
  it('says what this is, who takes part and that the region is pretend', async () => {
    const { page } = await open(size);
    expect(await page.title()).toBe('Seinhuis');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Seinhuis');
    expect(await page.getByText('Dit is een oefenregio.').isVisible()).toBe(true);
    expect(await page.getByRole('row').count()).toBeGreaterThan(5);
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/start-${name}.png`, fullPage: true });
  });

  it('has no accessibility faults and does not scroll sideways', async () => {
    const { page } = await open(size);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await layoutFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  });

  it('asks nothing of any other host and leads only to places that exist', async () => {
    const { page, outside } = await open(size);
    expect(outside).toEqual([]);
    for (const href of await page
      .locator('main a')
      .evaluateAll(links => links.map(link => (link as unknown as { href: string }).href)))
      expect((await fetch(href)).status, href).toBe(200);
  });
});

describe('health', () => {
  it('is ready while all that a disclosure needs works', async () => {
    const answer = await fetch(`${world.gateway.pagesUrl}/health/ready`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ status: 'gereed', ontbreekt: [] });
  });
});
