/** What the broker must prove before there is a session of a resident: one BSN, one person, and for nobody else. */
import { describe, expect, it } from 'vitest';
import { momentOf } from '../../adapters/system/clock.ts';
import { systemEntropy } from '../../adapters/system/entropy.ts';
import type { TokenVerdict } from '../../gateway/access/ports.ts';
import { pseudonymiser } from '../../gateway/exchange/pseudonyms.ts';
import { finishResident, type ResidentSignInParts } from '../../gateway/inwoner/resident-sign-in.ts';
import type { KeyRing } from '../../gateway/ports.ts';
import type { KeptSession } from '../../gateway/signing-in/ports.ts';
import { derived } from '../../gateway/signing-in/secret.ts';
import { CLIENT_BSN } from '../support/messages.ts';

const NOW = momentOf(Date.UTC(2026, 5, 1, 10));
const ATTEMPT = 'A'.repeat(43);
const ORIGIN = 'https://seinhuis.example';
const BROKER = {
  ...{ issuer: 'https://broker.example', audience: 'seinhuis', clientId: 'seinhuis', scope: 'openid', resource: null },
  bsnClaim: 'bsn',
};
const key = { kid: 'k1', key: Buffer.alloc(32, 7) };
const keys = { kids: () => ['k1'], secret: () => key } as unknown as KeyRing;

interface Change {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly subject?: string;
  readonly providerId?: string;
  readonly state?: string;
  readonly broker?: null;
}

/** @returns how it ended, and the sessions that were opened */
async function finished({ claims, subject = 's', providerId = '~inwoner', state, broker }: Change = {}) {
  const opened: KeptSession[] = [];
  const verdict: TokenVerdict = { kind: 'valid', subject: 's', claims: claims ?? { bsn: CLIENT_BSN } };
  const parts = {
    ports: {
      directory: { current: async () => ({ teams: new Map([['o/t', { id: 'o/t' }]]) }) },
      tokens: { verify: async () => verdict },
      keys,
      entropy: systemEntropy,
    },
    pseudonyms: pseudonymiser(keys),
    sessions: {
      take: async () => ({ providerId, wayBack: '/', person: null, begunMs: NOW.epochMs }),
      open: async (_hash: Buffer, session: KeptSession) => void opened.push(session),
    },
    providers: { finish: async () => ({ kind: 'signed_in', accessToken: 't', subject, provedMs: null }) },
    broker: () => (broker === null ? null : BROKER),
    origin: () => ORIGIN,
  } as unknown as ResidentSignInParts;
  const path = `/inwoner/aanmelden/klaar?code=c&state=${state ?? derived(ATTEMPT, 'staat')}`;
  const { kind } = await finishResident(parts, { attempt: ATTEMPT, current: null, path }, NOW);
  return { kind, opened };
}

describe('signing in as a resident', () => {
  it('opens a session in which neither the number nor anything of it in the clear stands', async () => {
    const { kind, opened } = await finished();
    expect([kind, opened.length]).toEqual(['signed_in', 1]);
    const text = `${JSON.stringify(opened)} ${opened[0]!.sealed.bytes.toString('latin1')}`;
    expect(text).not.toContain(CLIENT_BSN);
  });

  it.each<[string, Change]>([
    ['the token holds no BSN', { claims: {} }],
    ['the BSN fails the 11-test', { claims: { bsn: '999990018' } }],
    ['the BSN is a number, or several', { claims: { bsn: [CLIENT_BSN] } }],
    ['somebody acts for another', { claims: { bsn: CLIENT_BSN, act: { sub: 'ander' } } }],
    ['the token is bound to a certificate', { claims: { bsn: CLIENT_BSN, cnf: { 'x5t#S256': 'x' } } }],
    ['the two tokens are of two people', { subject: 'ander' }],
    ['the sign-in was begun at the provider of an organisation', { providerId: 'regio-00000099000000001000' }],
    ['the answer is for another state', { state: 'B'.repeat(43) }],
    ['there is no broker any more', { broker: null }],
  ])('is refused when %s', async (_why, change) => {
    expect(await finished(change)).toEqual({ kind: 'refused', opened: [] });
  });
});
