import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpeningProof } from '../../../gateway/casework/feedback/openings.ts';
import { categoryOf, messageWord } from '../../../gateway/casework/feedback/words.ts';
import {
  AFGEVALLEN,
  type Eindresultaat,
  isAfgevallen,
  UITKOMSTEN,
} from '../../../gateway/casework/vroegsignalering/codes.ts';
import { feedbackOf } from '../../../gateway/casework/vroegsignalering/feedback.ts';
import type { OwnMessage, SendOwn } from '../../../gateway/exchange/own-message.ts';
import { DEBTOR, type Json, oinOf, toestemming } from '../../support/messages.ts';
import { CORPORATION, MUNICIPALITY, openFeedbackStage, opens, SENDER, type Stage, TEAM } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openFeedbackStage();
});
afterAll(() => stage.close());

const DAY = '2026-03-20';
const OPGEPAKT = { kind: 'opgepakt', medewerker: 'm-1', op: DAY } as const;
const words = (heard: readonly Json[]) => heard.map(view => view.inhoud.woord);

/** As the steps do: a result that is a status stands on the signal as well. */
const closing = (signaalId: string, resultaat: Eindresultaat) => [
  ...(isAfgevallen(resultaat) ? [{ kind: 'status_gezet', signaalId, status: resultaat, op: DAY } as const] : []),
  { kind: 'gesloten', resultaat, op: DAY } as const,
];

const called = (achternaam: string) => (message: Json) => {
  message.inhoud.persoon.achternaam = achternaam;
  return message;
};

/** A consent that the municipality recorded for the corporation. */
async function consentFor(achternaam: string, ...categorieen: readonly string[]): Promise<string> {
  const { world } = stage;
  const given = new Date(world.now().epochMs - 60_000).toISOString();
  const { adres, geboortedatum } = DEBTOR;
  const made = {
    ...toestemming(world.now().localDate, given),
    afzender: { oin: oinOf(MUNICIPALITY), team: 'schuldhulp', hoedanigheid: 'college_schuldhulp' },
    ontvanger: { oin: oinOf(CORPORATION), team: 'incasso' },
    ...{ doel: 'terugkoppeling', categorieen },
    betrokkene: { achternaam, geboortedatum, postcode: adres.postcode, huisnummer: adres.huisnummer },
  };
  const answer = await world.call(MUNICIPALITY, 'POST', '/v1/toestemmingen', made);
  expect(answer.status, answer.text).toBe(201);
  return made.toestemmingId;
}

describe('what the sender of a signal hears', () => {
  it('is for each result and each opening what the rules say, and nothing more often than once', async () => {
    const consent = await consentFor(DEBTOR.achternaam, ...UITKOMSTEN.map(categoryOf));
    const proofs: readonly OpeningProof[] = [
      { kind: 'geen' },
      { kind: 'toestemming', resultaten: UITKOMSTEN, toestemmingenVoor: () => [consent], over: DEBTOR },
      { kind: 'overeenkomst', resultaten: UITKOMSTEN, geslotenOp: '2026-01-05', kenmerk: 'SR-2026-1' },
    ];
    for (const proof of proofs)
      for (const resultaat of [...AFGEVALLEN, ...UITKOMSTEN]) {
        const { zaakId, signaal } = await stage.arrived();
        await stage.tell();
        await stage.happened(zaakId, OPGEPAKT);
        await stage.tell();
        await stage.happened(zaakId, ...closing(signaal, resultaat));
        await stage.tell({ openingFor: opens(proof) });
        await stage.tell({ openingFor: opens(proof) });
        const status = isAfgevallen(resultaat) ? resultaat : 'Nog niet opgepakt';
        const last = messageWord(feedbackOf({ status }, { opgepakt: true, resultaat }, proof));
        const expected = ['ontvangen', 'opgepakt', ...(last === 'opgepakt' ? [] : [last])];
        expect(words(await stage.heard(signaal)), `${proof.kind}: ${resultaat}`).toEqual(expected);
      }
  }, 240_000);

  it('holds the signal and the word, and nothing that differs with the reason behind "andere reden"', async () => {
    const views: Json[] = [];
    for (let index = 0; index < 2; index += 1) {
      const { zaakId, signaal } = await stage.arrived();
      await stage.happened(zaakId, OPGEPAKT, ...closing(signaal, 'Niet opgepakt: andere reden'));
      await stage.tell();
      const [view, ...more] = await stage.heard(signaal);
      expect(more).toEqual([]);
      const { verstrekkingId: _, ...rest } = view;
      views.push({ ...rest, inhoud: { ...rest.inhoud, signaal: '-' } });
    }
    expect(JSON.stringify(views[0])).toBe(JSON.stringify(views[1]));
    expect(views[0].inhoud).toEqual({ signaal: '-', woord: 'niet_opgepakt' });
    expect(JSON.stringify(views)).not.toMatch(/Kwartelvogel|3511AB|detentie|capaciteit/);
  });

  it('is a result only on a consent about this person that names it', async () => {
    const [own, unnamed, other] = [
      await stage.arrived(CORPORATION, called('Meerkoet')),
      await stage.arrived(CORPORATION, called('Meerkoet')),
      await stage.arrived(CORPORATION, called('Waterhoen')),
    ];
    await consentFor('Meerkoet', 'resultaat_advies');
    for (const { zaakId, signaal } of [own, other])
      await stage.happened(zaakId, OPGEPAKT, ...closing(signaal, '(Budget)advies en/of quick fix'));
    await stage.happened(unnamed.zaakId, OPGEPAKT, ...closing(unnamed.signaal, 'Geen reactie na eerder contact'));
    await stage.tell();
    expect(words(await stage.heard(own.signaal))).toEqual(['advies']);
    expect(words(await stage.heard(unnamed.signaal))).toEqual(['opgepakt']);
    expect(words(await stage.heard(other.signaal))).toEqual(['opgepakt']);
  });

  it('goes to nobody who made no arrangement to hear, and leaves no entry about that', async () => {
    const { zaakId } = await stage.arrived('corporatie-domwonen');
    const asked: OwnMessage[] = [];
    const send: SendOwn = async (message, at) => {
      asked.push(message);
      return stage.send(message, at);
    };
    await stage.happened(zaakId, OPGEPAKT);
    await stage.tell({ send });
    expect(asked).toEqual([]);
  });
});

describe('a word that was begun', () => {
  /** Dies after the message is durable, before the zaak knows. */
  const dying: SendOwn = async (message, at) => {
    await stage.send(message, at);
    throw new Error('killed');
  };

  it('is told once when the gateway dies before it is noted', async () => {
    const { zaakId, signaal } = await stage.arrived();
    await expect(stage.tell({ send: dying })).rejects.toThrow('killed');
    await stage.tell();
    await stage.tell();
    expect(words(await stage.heard(signaal))).toEqual(['ontvangen']);
    const history = await stage.parts.ports.zaken.history(TEAM, zaakId);
    expect(history.filter(({ event }) => event.kind === 'teruggekoppeld')).toHaveLength(1);
  });

  it('is never followed by a word that tells a consent ended meanwhile', async () => {
    const consent = await consentFor('Zwartkop', 'resultaat_zelf_betaald');
    const { zaakId, signaal } = await stage.arrived(CORPORATION, called('Zwartkop'));
    await stage.happened(
      zaakId,
      OPGEPAKT,
      ...closing(signaal, 'Inwoner heeft zelf al betaald/betalingsregeling getroffen'),
    );
    await expect(stage.tell({ send: dying })).rejects.toThrow('killed');
    expect(words(await stage.heard(signaal))).toEqual(['zelf_betaald']);
    const withdrawal = {
      ingetrokkenTijdstip: new Date(stage.world.now().epochMs).toISOString(),
      ...{ wijze: 'mondeling', vastgelegdDoor: 'BH-12', doorWie: 'betrokkene' },
    };
    const path = `/v1/toestemmingen/${consent}/intrekking`;
    expect((await stage.world.call(MUNICIPALITY, 'POST', path, withdrawal)).status).toBe(200);
    await stage.tell();
    await stage.tell();
    expect(words(await stage.heard(signaal))).toEqual(['zelf_betaald']);
  });

  it('is told once by two gateways at the same moment', async () => {
    const { zaakId, signaal } = await stage.arrived();
    await stage.happened(zaakId, OPGEPAKT);
    await Promise.all([stage.tell(), stage.tell()]);
    await stage.tell();
    expect(words(await stage.heard(signaal))).toEqual(['opgepakt']);
  });

  it('waits for another moment when the zaak changed while it was told', async () => {
    const { zaakId, signaal } = await stage.arrived();
    const changing: SendOwn = async (message, at) => {
      await stage.happened(zaakId, OPGEPAKT);
      return stage.send(message, at);
    };
    await stage.tell({ send: changing });
    await stage.tell();
    expect(words(await stage.heard(signaal))).toEqual(['ontvangen', 'opgepakt']);
  });
});

describe('a message of the gateway itself', () => {
  const feedback = (signaal: string, change: Partial<OwnMessage> = {}): OwnMessage => ({
    ...{ team: TEAM, hoedanigheid: 'college_schuldhulp', naar: SENDER, type: 'terugkoppeling', doel: 'terugkoppeling' },
    ...{ inhoud: { signaal, woord: 'opgepakt' }, over: null },
    ...change,
  });
  const at = () => ({ now: stage.world.now(), traceId: '0'.repeat(32) });

  it('is entered as sent by the gateway, and names the signal it is about', async () => {
    const { signaal } = await stage.arrived();
    const sent = await stage.send(feedback(signaal), at());
    expect(sent).toMatchObject({ kind: 'sent', verdict: 'toegestaan', isRepeat: false });
    expect(await stage.send(feedback(signaal), at())).toEqual({ ...sent, isRepeat: true });
    const written = await entriesAbout(signaal);
    expect(written.filter(entry => entry.door === 'poort')).toMatchObject([
      { soort: 'besloten', door: 'poort', bij: signaal, bericht: { type: 'terugkoppeling', stap: 'woord' } },
    ]);
  });

  it('is refused for a team whose key the gateway does not keep', async () => {
    const { signaal } = await stage.arrived();
    const other: OwnMessage = feedback(signaal, { team: `${oinOf('gemeente-utrecht')}/schuldhulp` });
    expect(await stage.send(other, at())).toMatchObject({ code: 'AFZENDER_NIET_GEREGISTREERD' });
  });

  it.each([
    ['a signal that another corporation sent', () => stage.arrived('corporatie-domwonen')],
    ['a signal that nobody sent', async () => ({ signaal: '019a9f60-1001-7101-9abc-5c6d7e8f9a99' })],
  ])('is refused alike about %s', async (_, make) => {
    const { signaal } = await make();
    const answer = await stage.send(feedback(signaal), at());
    expect(answer).toMatchObject({ code: 'GEWEIGERD', reasons: [{ code: 'VERKEERDE_ONTVANGER' }] });
  });

  it('is refused when it is not in the form of its type, with the faults', async () => {
    const { signaal } = await stage.arrived();
    const wrong = feedback(signaal, { inhoud: { signaal, woord: 'detentie' } });
    expect(await stage.send(wrong, at())).toMatchObject({ code: 'ONGELDIG_BERICHT' });
  });
});

async function entriesAbout(id: string): Promise<readonly Json[]> {
  const client = new pg.Client({ connectionString: stage.world.database.adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ jcs: string }>(`select jcs from log_entry where jcs like '%' || $1 || '%'`, [
      id,
    ]);
    return rows.map(row => JSON.parse(row.jcs));
  } finally {
    await client.end();
  }
}
