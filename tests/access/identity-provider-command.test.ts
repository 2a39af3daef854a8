/** `seinhuis leden aanmelddienst`: where people sign in is registered by two, as every change of who takes part. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kyselyOn, openPool } from '../../adapters/postgres/database.ts';
import { readSnapshot } from '../../adapters/postgres/directory-store.ts';
import { foundAdministrators } from '../../adapters/postgres/four-eyes.ts';
import { agreementAsKept } from '../../gateway/agreements/judge.ts';
import { recordedNow } from '../../gateway/cli/change-by-two.ts';
import { type IdentityProviderOptions, runIdentityProvider } from '../../gateway/cli/identity-provider.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { oinOf } from '../support/messages.ts';
import { listeningIo, operatorConfig } from '../support/operator.ts';

const folder = mkdtempSync(join(tmpdir(), 'seinhuis-aanmelddienst-'));
const [FIRST, SECOND] = [oinOf('gemeente-utrecht'), oinOf('gemeente-zeist')];
const BOTH = { voorstel: `${FIRST}:a1f3`, akkoord: `${FIRST}:9c2e` };
const NEW = { oin: FIRST, id: 'utrecht', uitgever: 'https://aanmelden.example/a', publiek: 'seinhuis', rol: ['g1=fg'] };
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const db = kyselyOn(openPool(database.urls.migrate, 'proef', 1));
  const person = (subject: string) => ({ oin: FIRST, subject });
  const organisations = [FIRST, SECOND].map(oin => ({ oin, naam: 'Proef', status: 'aangesloten' as const }));
  await foundAdministrators(
    db,
    { kind: 'inrichting', directory: { organisations } },
    {
      proposalId: '0190a5c0-0000-7000-8000-000000000001',
      proposer: person('a1f3'),
      approver: person('9c2e'),
      ...recordedNow(),
    },
  );
  await db.destroy();
});
afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(options: Partial<IdentityProviderOptions>) {
  const io = listeningIo();
  const code = await runIdentityProvider(operatorConfig(folder, database), { ...BOTH, ...NEW, ...options }, io);
  return { code, text: io.text() };
}
async function registered(oin: string) {
  const db = kyselyOn(openPool(database.urls.gateway, 'proef', 1));
  try {
    return (await readSnapshot(db, agreementAsKept)).identityProviders.get(oin) ?? [];
  } finally {
    await db.destroy();
  }
}

describe('a provider', () => {
  it('is registered, changed and ended by two, and what is not named stays', async () => {
    expect(await run({ vanaf: '2026-01-01' })).toMatchObject({ code: 0 });
    expect(await run({ uitgever: undefined, publiek: undefined, rol: undefined, tot: '2026-06-30' })).toMatchObject({
      code: 0,
    });
    expect(await registered(FIRST)).toEqual([
      {
        id: 'utrecht',
        oin: FIRST,
        issuer: NEW.uitgever,
        audience: 'seinhuis',
        rolesClaim: 'rollen',
        roles: { g1: 'fg' },
        teamsClaim: 'teams',
        organisationClaim: null,
        validity: { geldigVan: '2026-01-01', geldigTot: '2026-06-30' },
      },
    ]);
  });

  it('is refused by one person alone, and nothing is changed', async () => {
    const { code } = await run({ id: 'alleen', akkoord: BOTH.voorstel });
    expect(code).toBe(1);
    expect((await registered(FIRST)).map(one => one.id)).toEqual(['utrecht']);
  });

  it.each([
    ['an inside address', { uitgever: 'https://10.0.0.1/a' }],
    ['plain http, also on this machine', { uitgever: 'http://127.0.0.1:8080' }],
    ['a role that is none', { rol: ['g1=directeur'] }],
    ['no role at all', { rol: [] }],
    ['days in the wrong order', { vanaf: '2026-02-01', tot: '2026-01-01' }],
    ['an organisation that is not there', { oin: oinOf('corporatie-domwonen') }],
  ])('is refused with %s', async (_what, options) => {
    expect(await run({ id: 'fout', ...options })).toMatchObject({ code: 1 });
  });

  it('of another organisation is not taken over, and is not shared without saying which is which', async () => {
    expect((await run({ oin: SECOND })).code).toBe(1);
    expect((await run({ oin: SECOND, id: 'zeist' })).code).toBe(1);
    expect((await run({ oin: SECOND, id: 'zeist', organisatieclaim: 'oin' })).code).toBe(1);
    expect((await run({ organisatieclaim: 'oin' })).code).toBe(0);
    expect((await run({ oin: SECOND, id: 'zeist', organisatieclaim: 'oin' })).code).toBe(0);
  });
});
