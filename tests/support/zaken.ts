/** Zaken in a database, as arrivals leave them, made without messages. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Moment } from '../../consent/moment.ts';
import { openZaak, voegSignaalToe } from '../../gateway/casework/vroegsignalering/arrival.ts';
import type { Vroegsignaal } from '../../gateway/casework/vroegsignalering/matching.ts';
import { DEFAULT_SETTINGS } from '../../gateway/casework/vroegsignalering/settings.ts';
import type { Outcome, Team } from '../../gateway/casework/vroegsignalering/steps.ts';
import type { ZaakEvent } from '../../gateway/casework/vroegsignalering/zaak.ts';
import { changesOf } from '../../gateway/casework/zaken/changes.ts';
import type { SignalArrival, StoredZaak, ZaakStore } from '../../gateway/casework/zaken/ports.ts';
import type { TeamId } from '../../gateway/ports.ts';
import { uuid } from './records.ts';

export const momentOn = (localDate: string): Moment => ({ epochMs: Date.parse(`${localDate}T11:00:00Z`), localDate });

/** A signal of the first Monday of March 2026, unless told otherwise, on an address of its own. */
export function aSignal(change: Partial<Vroegsignaal> = {}): Vroegsignaal {
  return {
    kind: 'signaal',
    signaalId: uuid(),
    adres: randomUUID(),
    afzender: '00000099000000001000',
    partner: 'Huur',
    achterstand: randomUUID(),
    bedragEuro: 400,
    ontstaansdatum: '2026-01-01',
    signaaldatum: '2026-03-02',
    ontvangenOp: change.signaaldatum ?? '2026-03-02',
    crisisdatum: null,
    warmeOverdracht: false,
    ...change,
  };
}

export function anArrival(signaal: Vroegsignaal, change: Partial<SignalArrival> = {}): SignalArrival {
  const file = [40, 12, 64, 16].map(length => randomBytes(length).toString('base64url')).join('.');
  return {
    signaal,
    receivedMs: momentOn(signaal.ontvangenOp).epochMs,
    file: `e30.${file}`,
    seal: createHash('sha256').update(file).digest(),
    searchKeys: [],
    numbers: [],
    ...change,
  };
}

export function eventsOf(outcome: Outcome): readonly ZaakEvent[] {
  if (outcome.kind === 'refused') throw new Error(`Cannot make this step: ${outcome.code}`);
  return outcome.events;
}

export const teamOf = (team: TeamId, gemeentecode = '0344'): Team => ({
  team,
  gemeenten: [{ gemeentecode, geldigVan: '2020-01-01' }],
});

/** Opens a zaak with this signal, with its arrival. @throws when it is not saved */
export async function openStored(
  store: ZaakStore,
  team: TeamId,
  signaal: Vroegsignaal,
  { gemeentecode = '0344', arrival = {} }: { gemeentecode?: string; arrival?: Partial<SignalArrival> } = {},
): Promise<StoredZaak> {
  const now = momentOn('2026-03-20');
  const known = await store.known(team, signaal.adres, '2020-01-01');
  const made = { zaakId: uuid(), team: teamOf(team, gemeentecode), gemeentecode, now };
  return savedOne(store, team, eventsOf(openZaak(signaal, known, made)), new Map(), [anArrival(signaal, arrival)]);
}

/** Adds a signal to a zaak that is there. */
export async function addStored(
  store: ZaakStore,
  team: TeamId,
  { zaak, versie }: StoredZaak,
  signaal: Vroegsignaal,
): Promise<StoredZaak> {
  const situation = {
    ...{ zaak, team: teamOf(team, zaak.gemeentecode), settings: DEFAULT_SETTINGS, now: momentOn('2026-03-20') },
    actor: { kind: 'poort' } as const,
  };
  const known = await store.known(team, zaak.adres, '2020-01-01');
  const events = eventsOf(voegSignaalToe(situation, signaal, known));
  return savedOne(store, team, events, new Map([[zaak.zaakId, versie]]), [anArrival(signaal)]);
}

async function savedOne(
  store: ZaakStore,
  team: TeamId,
  events: readonly ZaakEvent[],
  versies: ReadonlyMap<string, number>,
  arrivals: readonly SignalArrival[],
): Promise<StoredZaak> {
  const changes = changesOf(events, versies);
  const outcome = await store.save(team, { epochMs: momentOn('2026-03-20').epochMs, person: null, changes, arrivals });
  if (outcome.kind !== 'saved') throw new Error(`Cannot save: ${outcome.kind}`);
  return outcome.zaken[0]!;
}
