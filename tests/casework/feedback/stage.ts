/** A gateway that keeps a team's key, with zaken on real signals of a corporation that hears; its own clock tells nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBody } from '../../../adapters/partner/sealed-body.ts';
import { type FeedbackParts, feedbackFallsDue } from '../../../gateway/casework/feedback/feedback.ts';
import { type OpeningFor, openingsByConsent } from '../../../gateway/casework/feedback/openings.ts';
import type { ZaakEvent } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import type { OpenedPorts } from '../../../gateway/compose.ts';
import { type Exchange, makeExchange } from '../../../gateway/exchange/exchange.ts';
import { ownMessages, type SendOwn } from '../../../gateway/exchange/own-message.ts';
import type { TeamId } from '../../../gateway/ports.ts';
import { huurachterstand, type Json, oinOf } from '../../support/messages.ts';
import { openWorld, type World } from '../../support/world.ts';
import { aSignal, openStored } from '../../support/zaken.ts';

export const CORPORATION = 'corporatie-de-vechtstroom';
/** Its debt team has its key kept by the gateway. */
export const MUNICIPALITY = 'gemeente-zeist';
export const TEAM: TeamId = `${oinOf(MUNICIPALITY)}/schuldhulp`;
export const SENDER: TeamId = `${oinOf(CORPORATION)}/incasso`;

export interface Stage {
  readonly world: World;
  readonly exchange: Exchange;
  readonly send: SendOwn;
  readonly parts: FeedbackParts;
  /** A signal that was sent, fetched and made a zaak. @returns id of the zaak and of the signal */
  arrived(
    as?: string,
    change?: (message: Json) => Json,
  ): Promise<{ readonly zaakId: string; readonly signaal: string }>;
  happened(zaakId: string, ...events: readonly EventPart[]): Promise<void>;
  tell(change?: Partial<FeedbackParts>): Promise<void>;
  /** What the corporation heard of a signal, in order, as it reads it. */
  heard(signaal: string): Promise<readonly Json[]>;
  close(): Promise<void>;
}

type EventPart = ZaakEvent extends infer E ? (E extends ZaakEvent ? Omit<E, 'zaakId'> : never) : never;

export async function openFeedbackStage(): Promise<Stage> {
  let opened!: OpenedPorts;
  const world = await openWorld({
    participants: [CORPORATION, 'corporatie-domwonen', 'water-kromme-rijn', 'gemeente-utrecht', MUNICIPALITY],
    wrap: ports => {
      opened = ports;
      // The gateway itself takes nothing in and tells nothing: the test does, when it wants to.
      return { ...ports, ports: { ...ports.ports, teamKeys: { ...ports.ports.teamKeys, teams: async () => [] } } };
    },
  });
  const { ports } = opened;
  const exchange = makeExchange(ports);
  const send = ownMessages(exchange, async team => (await ports.teamKeys.teams()).includes(team));
  const parts: FeedbackParts = { ports, store: opened.feedback, send, openingFor: openingsByConsent(exchange) };
  const readAs = async (as: string, team: string, id: string): Promise<Json> => {
    const { body } = await world.call(as, 'GET', `/v1/postvak/${id}?team=${team}`);
    const zegel = { verstrekkingId: id, zegel: body.zegel };
    await world.call(as, 'POST', '/v1/postvak/_bevestigen', { team, items: [zegel] });
    return body;
  };
  const views: Json[] = [];

  return {
    ...{ world, exchange, send, parts },
    async arrived(as = CORPORATION, change = message => message) {
      const made = change(huurachterstand(world.now().localDate));
      made.afzender.oin = oinOf(as);
      made.ontvanger = { oin: oinOf(MUNICIPALITY), team: 'schuldhulp', gemeentecode: '0355' };
      const { body } = await world.call(as, 'POST', '/v1/signalen', made);
      const signaal: string = body.verstrekkingId;
      const fetched = await readAs(MUNICIPALITY, 'schuldhulp', signaal);
      const stored = await openStored(ports.zaken, TEAM, aSignal({ signaalId: signaal, afzender: oinOf(as) }), {
        ...{ gemeentecode: '0355', arrival: { file: fetched.bericht } },
      });
      return { zaakId: stored.zaak.zaakId, signaal };
    },
    async happened(zaakId, ...events) {
      const [stored] = await ports.zaken.find(TEAM, [zaakId]);
      const made = events.map(event => ({ ...event, zaakId }) as ZaakEvent);
      const change = { zaakId, versie: stored!.versie, events: made };
      const saved = await ports.zaken.save(TEAM, { epochMs: world.now().epochMs, person: null, changes: [change] });
      if (saved.kind !== 'saved') throw new Error(`Cannot save: ${saved.kind}`);
    },
    tell: (change = {}) => feedbackFallsDue({ ...parts, ...change }, world.now()),
    async heard(signaal) {
      const key = readFileSync(join(world.folder, 'deelnemers', CORPORATION, 'sleutels', 'incasso.key'), 'utf8');
      const { body } = await world.call(CORPORATION, 'GET', '/v1/postvak?team=incasso&aantal=100');
      for (const { verstrekkingId } of body.items as Json[]) {
        // A notice brings an id up again; it is no second word.
        if (views.some(view => view.verstrekkingId === verstrekkingId)) continue;
        const fetched = await readAs(CORPORATION, 'incasso', verstrekkingId);
        const read = await openBody(fetched.bericht, fetched, key);
        if (read.kind === 'fault') throw new Error(`Cannot open: ${read.code}`);
        views.push(read.view);
      }
      return views.filter(view => view.inhoud.signaal === signaal);
    },
    close: () => world.close(),
  };
}

export const opens =
  (proof: Awaited<ReturnType<OpeningFor>>): OpeningFor =>
  async () =>
    proof;
