/** The people of the practice region sign in at real providers and call a real gateway. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPretendProviders, type PretendProviders } from '../../adapters/pretend/identity-provider.ts';
import { PRETEND_PEOPLE, type PretendPerson, pretendProviders } from '../../adapters/pretend/people.ts';
import { PRETEND_REGION } from '../../adapters/pretend/region.ts';
import { signIn } from '../../adapters/pretend/sign-in.ts';
import type { Role } from '../../gateway/access/roles.ts';
import { isPracticeRegion, runToken, signInFile } from '../../gateway/cli/token.ts';
import { readConfig } from '../../gateway/config.ts';
import { listeningIo } from '../support/operator.ts';
import { openWorld, type World } from '../support/world.ts';

const UTRECHT = 'gemeente-utrecht';
const SENDER = 'corporatie-de-vechtstroom';
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-aanmelden-'));

let world: World;
let providers: PretendProviders;
beforeAll(async () => {
  [world, providers] = await Promise.all([
    openWorld({ participants: [UTRECHT, SENDER] }),
    openPretendProviders('http://localhost:8080'),
  ]);
  const organisations = PRETEND_REGION.filter(({ map }) => [UTRECHT, SENDER].includes(map));
  await world.change({ identityProviders: pretendProviders(organisations, providers.issuers) });
  mkdirSync(folder, { recursive: true });
  writeFileSync(signInFile(folder), JSON.stringify(providers.issuers));
});
afterAll(async () => {
  await world?.close();
  await providers?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const personAt = (map: string, role: Role, team?: string): PretendPerson =>
  PRETEND_PEOPLE.find(
    one => one.organisation.map === map && one.role === role && (team === undefined || one.teams.includes(team)),
  )!;
const tokenOf = async (person: PretendPerson) => (await signIn(providers.issuers[person.provider], person.login))!;
const list = async (person: PretendPerson, as = person.organisation.map) =>
  world.call(as, 'GET', '/v1/postvak?team=schuldhulp', undefined, {
    headers: { authorization: `Bearer ${await tokenOf(person)}` },
  });

describe('the people of the practice region', () => {
  it('have a name and a subject of their own', () => {
    for (const key of ['login', 'naam', 'subject'] as const)
      expect(new Set(PRETEND_PEOPLE.map(one => one[key])).size).toBe(PRETEND_PEOPLE.length);
  });

  it('are enough everywhere for what takes two', () => {
    for (const { map } of PRETEND_REGION)
      for (const role of ['privacyfunctionaris', 'beheerder'])
        expect(PRETEND_PEOPLE.filter(one => one.organisation.map === map && one.role === role).length).toBe(2);
  });
});

describe('signing in', () => {
  it('gives a token with which somebody reads what the own team may see, and no other team’s', async () => {
    expect((await list(personAt(UTRECHT, 'medewerker', 'schuldhulp'))).status).toBe(200);
    expect((await list(personAt(UTRECHT, 'medewerker', 'wmo'))).status).toBe(403);
  });

  it('works at a second provider of the same organisation, which calls things otherwise', async () => {
    const officer = personAt(UTRECHT, 'privacyfunctionaris');
    expect(officer.provider).toBe('eigen');
    expect((await list(officer)).status).toBe(200);
  });

  it('at the shared provider opens nothing of another organisation', async () => {
    const answer = await list(personAt(SENDER, 'fg'), UTRECHT);
    expect([answer.status, answer.body.code]).toEqual([401, 'TOKEN_ORGANISATIE']);
  });

  it('as nobody, or at a provider that has another’s people, gives no token', async () => {
    expect(await signIn(providers.issuers.regio, 'niemand.bekend')).toBeNull();
    expect(await signIn(providers.issuers.regio, personAt(UTRECHT, 'fg').login)).toBeNull();
  });
});

describe('seinhuis token', () => {
  it('prints a token and nothing else, and tells who there are', async () => {
    const person = personAt(SENDER, 'medewerker');
    const io = listeningIo();
    expect(await runToken({ als: person.login }, folder, io)).toBe(0);
    expect(decodeJwt(io.said.join('')).sub).toBe(person.subject);
    const who = listeningIo();
    expect(await runToken({ bij: SENDER }, folder, who)).toBe(0);
    expect(who.text()).toContain(person.login);
    expect(await runToken({ als: 'niemand.bekend' }, folder, listeningIo())).toBe(1);
  });

  it('is there in a practice region only', () => {
    const reading = (environment: Readonly<Record<string, string>>) => isPracticeRegion(readConfig(environment));
    expect(reading({ SEINHUIS_FOLDER: folder })).toBe(true);
    expect(reading({ SEINHUIS_FOLDER: folder, DATABASE_URL: 'postgres://localhost/seinhuis' })).toBe(false);
    expect(reading({ SEINHUIS_FOLDER: join(folder, 'elders') })).toBe(false);
  });
});
