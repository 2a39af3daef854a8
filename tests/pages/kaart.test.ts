/** The sociale kaart on a page: for who is signed in, as teams wrote it, with what it means today. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeKaart } from '../../gateway/kaart/kaart.ts';
import { accessibilityFaults } from '../support/accessibility.ts';
import { openBrowser } from '../support/browser.ts';
import { oinOf } from '../support/messages.ts';
import {
  DESKTOP,
  newContext,
  openScreenWorld,
  PHONE,
  personAt,
  type ScreenWorld,
  signInAs,
} from '../support/screens.ts';

const ZEIST = 'gemeente-zeist';
const UTRECHT = 'gemeente-utrecht';
const DAYS = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'] as const;

let world: ScreenWorld;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openScreenWorld({ participants: [ZEIST, UTRECHT] }), openBrowser()]);
  const step = (naam: string, more: object = {}) => ({
    kind: 'gemaakt' as const,
    opgave: {
      ...{ team: 'schuldhulp', naam, functie: 'Dienstdoende medewerker', hulpvragen: ['schuldhulp' as const] },
      ...{ gemeenten: ['0344'], telefoon: '0301234567', feestdagen: 'open' as const, afwezigheden: [] },
      openingstijden: DAYS.map(dag => ({ dag, van: '00:00', tot: '24:00' })),
      ...more,
    },
  });
  const leader = { oin: oinOf(UTRECHT), issuer: null, subject: 'proef' };
  for (const one of [step('Team schuldhulp'), step('<img src=x onerror=alert(1)>', { openingstijden: [] })])
    expect(
      await changeKaart(world.gateway.ports, leader, `${oinOf(UTRECHT)}/schuldhulp`, one, world.now()),
    ).toMatchObject({ kind: 'changed' });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

describe.each([
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const)('the sociale kaart on a %s', (size, viewport) => {
  it('shows whom to call now, and what somebody wrote only as text', async () => {
    const page = await signInAs(
      world,
      await newContext(browser, viewport),
      personAt(ZEIST, 'medewerker', 'schuldhulp'),
      '/sociale-kaart',
    );
    const team = page.getByRole('region', { name: 'Team schuldhulp' });
    expect(await team.getByText('Nu te bereiken').isVisible()).toBe(true);
    expect(await team.getByText('0301234567').isVisible()).toBe(true);
    expect(await page.getByText('<img src=x onerror=alert(1)>').isVisible()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    if (process.env.SCREENSHOTS)
      await page.screenshot({ path: `${process.env.SCREENSHOTS}/sociale-kaart-${size}.png`, fullPage: true });
    await page.getByLabel('Hulp', { exact: true }).selectOption('wonen');
    await page.getByRole('button', { name: 'Zoek' }).click();
    expect(await page.getByText('Hier staat geen team.').isVisible()).toBe(true);
  });
});
