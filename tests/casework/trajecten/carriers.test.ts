/** What the sender of a handover may point at: accepted messages and consents of that person, and nobody else's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plusDays } from '../../../consent/working-days.ts';
import type { TeamId } from '../../../gateway/ports.ts';
import { oinOf } from '../../support/messages.ts';
import { type Desk, messageOf, openDesk, worker } from './desk.ts';

const GGZ = 'ggz-de-lindehof';
const UTRECHT = 'gemeente-utrecht';
const CARE = worker(GGZ, 'zorg', 'behandelaar');

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ participants: [GGZ, UTRECHT] });
});
afterAll(() => desk?.close());

const carriers = (team: TeamId, id: string) => desk.world.gateway.ports.trajecten.carriers(team, id);

describe('what a sender may point at', () => {
  it('is what was accepted about this person to this team, for the sender only, until it is withdrawn', async () => {
    const today = desk.world.now().localDate;
    const message = messageOf('ggz-ontslag', today);
    const id = await desk.begin(CARE, message, {
      ...{ overgang: 'zvw-wmo', kader: 'toestemming', plandatum: plusDays(today, 30) },
    });
    const sender: TeamId = `${oinOf(GGZ)}/zorg`;
    const nothing = { messages: [], consents: [] };
    expect(await carriers(sender, id)).toEqual(nothing);

    const { verstrekkingId, toestemmingen } = await desk.send(message);
    // About somebody else, and about this person to another team.
    await desk.send(messageOf('ggz-ontslag', today));
    const elsewhere = messageOf('ggz-ontslag', today, message);
    elsewhere.ontvanger.team = 'toegang';
    await desk.send(elsewhere);

    const found = await carriers(sender, id);
    expect(found.messages.map(one => [one.disclosureId, one.type])).toEqual([[verstrekkingId, 'ggz-ontslag']]);
    expect(found.consents.map(one => one.consentId).sort()).toEqual([...toestemmingen].sort());
    for (const team of [`${oinOf(UTRECHT)}/wmo`, `${oinOf(GGZ)}/geneesheer-directeur`] as const)
      expect(await carriers(team, id)).toEqual(nothing);

    // Once it was proposed the receiver has the handover too, and this is still the sender's.
    await desk.did(CARE, id, 'noteerClientondersteuning', { antwoord: 'aangenomen' });
    await desk.did(CARE, id, 'vraagToestemming');
    await desk.did(CARE, id, 'noteerToestemming', { gegeven: true });
    await desk.did(CARE, id, 'stelVoor', { verstrekkingId, woordenClient: 'Ik wil naar huis.' });
    expect(await carriers(`${oinOf(UTRECHT)}/wmo`, id)).toEqual(nothing);

    await desk.withdraw(message, toestemmingen[0]!);
    const after = await carriers(sender, id);
    expect(after.messages).toEqual([]);
    expect(after.consents.map(one => one.consentId)).toEqual(toestemmingen.slice(1));
  });
});
