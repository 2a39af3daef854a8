/** People of a team who work on zaken over the API of a running world. */

import type { Vroegsignaal } from '../../gateway/casework/vroegsignalering/matching.ts';
import type { StoredZaak } from '../../gateway/casework/zaken/ports.ts';
import type { TeamId } from '../../gateway/ports.ts';
import type { TestProvider } from './identity-provider.ts';
import { type Json, oinOf } from './messages.ts';
import type { Answer, CallOptions, World } from './world.ts';
import { aSignal, openStored } from './zaken.ts';

export interface Worker {
  readonly team: string;
  call(method: string, path: string, body?: Json, headers?: CallOptions['headers']): Promise<Answer>;
  zaak(zaakId: string): Promise<Answer>;
  /** @param versie the one that was seen; the newest unless told */
  step(zaakId: string, step: Json, versie?: number): Promise<Answer>;
}

/** Somebody of a team of this participant, in one role. */
export async function workerOf(
  world: World,
  provider: TestProvider,
  {
    participant,
    team,
    role = 'medewerker',
    subject,
  }: {
    readonly participant: string;
    readonly team: string;
    readonly role?: string;
    readonly subject: string;
  },
): Promise<Worker> {
  const token = await provider.token({
    ...{ subject, roles: [role], teams: [team], expiresIn: 3_600 },
    claims: { oin: oinOf(participant) },
  });
  const authorization = `Bearer ${token}`;
  const call: Worker['call'] = (method, path, body, headers = {}) =>
    world.call(participant, method, path, body, { sign: false, headers: { authorization, ...headers } });
  const zaak: Worker['zaak'] = zaakId => call('GET', `/v1/zaken/${zaakId}?team=${team}`);
  return {
    team,
    call,
    zaak,
    async step(zaakId, step, versie) {
      const seen = versie ?? (await zaak(zaakId)).body.versie;
      return call('POST', `/v1/zaken/${zaakId}/stappen`, { team, ...step }, { 'if-match': `"${seen}"` });
    },
  };
}

/** A zaak that waits in the tray of a team, with one signal that came in today unless told otherwise. */
export function waitingZaak(
  world: World,
  team: TeamId,
  change: Partial<Vroegsignaal> = {},
  gemeentecode?: string,
): Promise<StoredZaak> {
  const today = world.now().localDate;
  const signal = aSignal({ signaaldatum: today, ontvangenOp: today, ...change });
  return openStored(world.gateway.ports.zaken, team, signal, gemeentecode === undefined ? {} : { gemeentecode });
}
