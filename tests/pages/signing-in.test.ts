import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../support/browser.ts';
import {
  begin,
  Client,
  formToken,
  newContext,
  openScreenWorld,
  personAt,
  type ScreenWorld,
  signedIn,
  signInAs,
  throughProvider,
} from '../support/screens.ts';

const ZEIST = 'gemeente-zeist';
const UTRECHT = 'gemeente-utrecht';
const COOKIE = '__Host-seinhuis';

let world: ScreenWorld;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openScreenWorld({ participants: [ZEIST, UTRECHT] }), openBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const worker = personAt(ZEIST, 'medewerker', 'schuldhulp');
const officer = personAt(ZEIST, 'privacyfunctionaris');

describe('signing in', () => {
  it('goes by the provider of the own organisation, on another host name, and ends at the work', async () => {
    const context = await newContext(browser);
    const page = await signInAs(world, context, worker);
    console.log(
      page.url(),
      await page.title(),
      (await context.cookies()).map(one => `${one.name} ${one.domain} ${one.secure}`),
    );
    await context.close();
  });
});
