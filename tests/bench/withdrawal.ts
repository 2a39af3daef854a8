/**
 * `npm run bench -- --intrekking`: how long a withdrawal takes to stop all that waits on one consent. The gateway
 * answers after the last one is stopped; the receiver's list is read afterwards to see that none is left.
 */
import { join } from 'node:path';
import { connect, type PartnerClient, readParticipant } from '../../adapters/partner/index.ts';
import { momentOf } from '../../adapters/system/clock.ts';
import { TEST_TEXT } from '../support/consent-text.ts';
import { ggzOntslag, toestemming } from '../support/messages.ts';
import { openRegion } from './region.ts';

const SENDER = 'ggz-de-lindehof';
const RECEIVER = 'gemeente-utrecht';

/** @param waiting messages on one consent */
export async function measureWithdrawal(waiting: number): Promise<{ waiting: number; lastStoppedMs: number }> {
  const region = await openRegion({ profileFolder: null });
  const clientOf = async (name: string): Promise<PartnerClient> => {
    const participant = await readParticipant(join(region.folder, 'deelnemers', name));
    if (participant.kind === 'fault') throw new Error(`Cannot measure: ${participant.file} ${participant.code}`);
    return connect({ ...participant.connection, connections: 4 });
  };
  const [sender, receiver] = await Promise.all([clientOf(SENDER), clientOf(RECEIVER)]);
  try {
    const { title: titel, version: versie, language: taal, body: tekst } = TEST_TEXT;
    done(await sender.registerConsentText({ titel, versie, taal, tekst }), 'registered');
    const today = momentOf(Date.now()).localDate;
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString();
    const consents = [toestemming(today, hourAgo), toestemming(today, hourAgo, 'doorbreking_beroepsgeheim')];
    for (const one of consents) done(await sender.giveConsent(one), 'consent');
    const ids = consents.map(one => one.toestemmingId as string);
    const lines = await sender.sendBatch(Array.from({ length: waiting }, () => ggzOntslag(today, ids)));
    const accepted = lines.filter(line => line.kind === 'accepted').length;
    if (accepted !== waiting) throw new Error(`Cannot measure: ${accepted} of ${waiting} accepted`);

    // Ten thousand were taken in a moment ago: what is measured is not the log that still takes them up.
    await atRest(`${region.pagesUrl}/logboek/checkpoint`);
    const before = performance.now();
    const ingetrokkenTijdstip = new Date().toISOString();
    const withdrawal = {
      ingetrokkenTijdstip,
      wijze: 'mondeling',
      vastgelegdDoor: 'BH-12',
      doorWie: 'betrokkene',
    } as const;
    done(await sender.withdrawConsent(ids[0]!, withdrawal), 'consent');
    const lastStoppedMs = Math.round(performance.now() - before);

    const left = await receiver.listPostbox('wmo', { aantal: 1 });
    if (left.kind !== 'listed' || left.items.length > 0) throw new Error('Cannot measure: something still waits');
    return { waiting, lastStoppedMs };
  } finally {
    await Promise.all([sender.close(), receiver.close()]);
    await region.stop();
  }
}

/** Until the log has not grown for a second. */
async function atRest(checkpoint: string): Promise<void> {
  let before = '';
  for (let second = 0; second < 120; second += 1) {
    const now = await (await fetch(checkpoint)).text();
    if (now === before) return;
    before = now;
    await new Promise(resolve => setTimeout(resolve, 1_000));
  }
  throw new Error('Cannot measure: the log keeps growing');
}

function done(answer: { readonly kind: string }, expected: string): void {
  if (answer.kind !== expected) throw new Error(`Cannot measure: ${JSON.stringify(answer)}`);
}
