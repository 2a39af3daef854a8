/** Steps over the API: by whom, on which version, once, and why not. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZAAK_REFUSALS } from '../../../gateway/casework/vroegsignalering/refusals.ts';
import { STEPS } from '../../../gateway/casework/vroegsignalering/steps.ts';
import type { TeamId } from '../../../gateway/ports.ts';
import { DOCUMENTS } from '../../../schemas/generated/documents.ts';
import { validators } from '../../../schemas/validate.ts';
import { openTestProvider, type TestProvider } from '../../support/identity-provider.ts';
import { type Json, oinOf } from '../../support/messages.ts';
import { uuid } from '../../support/records.ts';
import { type Worker, waitingZaak, workerOf } from '../../support/workers.ts';
import { openWorld, type World } from '../../support/world.ts';
import { addStored, aSignal } from '../../support/zaken.ts';

const UTRECHT = 'gemeente-utrecht';
const ZEIST = 'gemeente-zeist';
const TEAM: TeamId = `${oinOf(UTRECHT)}/schuldhulp`;

let world: World;
let provider: TestProvider;
let anna: Worker;
let bram: Worker;
let leader: Worker;
beforeAll(async () => {
  [world, provider] = await Promise.all([openWorld({ participants: [UTRECHT, ZEIST] }), openTestProvider()]);
  await world.change({
    identityProviders: [UTRECHT, ZEIST].map(one => provider.registeredFor(oinOf(one), { organisationClaim: 'oin' })),
  });
  const at = { participant: UTRECHT, team: 'schuldhulp' };
  [anna, bram, leader] = await Promise.all([
    workerOf(world, provider, { ...at, subject: 'anna' }),
    workerOf(world, provider, { ...at, subject: 'bram' }),
    workerOf(world, provider, { ...at, subject: 'carla', role: 'teamleider' }),
  ]);
});
afterAll(async () => {
  await world?.close();
  await provider?.close();
});

const today = () => world.now().localDate;
const fresh = async (change = {}) => (await waitingZaak(world, TEAM, change)).zaak.zaakId;
const signalOf = (body: Json): string => body.signalen[0].signaalId;

describe('a zaak over the API', () => {
  it('goes the whole way by steps, each answered with the zaak as it is now and its version', async () => {
    const zaakId = await fresh();
    const steps: readonly [Worker, Json, string][] = [
      [anna, { stap: 'pakOp' }, 'opgepakt'],
      [anna, { stap: 'geefTerug' }, 'opgepakt'],
      [anna, { stap: 'pakOp' }, 'opgepakt'],
      [anna, { stap: 'biedAan', datum: today() }, 'opgepakt'],
      [
        anna,
        {
          stap: 'noteerPoging',
          soort: 'Telefoon',
          bereikt: true,
          tijdstip: new Date(world.now().epochMs).toISOString(),
        },
        'bereikt',
      ],
      [anna, { stap: 'informeer', kanaal: 'Telefoon', datum: today() }, 'bereikt'],
      [anna, { stap: 'noteerAanvaarding', datum: today() }, 'aanvaard'],
      [anna, { stap: 'noteerGesprek', datum: today() }, 'gesproken'],
      [anna, { stap: 'sluit', resultaat: 'Vervolghulp en/of verwijzing financieel' }, 'gesloten'],
      [leader, { stap: 'heropen' }, 'gesproken'],
      [leader, { stap: 'pakOp' }, 'gesproken'],
      [leader, { stap: 'sluit', resultaat: 'Vervolghulp en/of verwijzing financieel' }, 'gesloten'],
      [leader, { stap: 'brengNaarDossier' }, 'gesloten'],
    ];
    let { versie } = (await anna.zaak(zaakId)).body;
    for (const [who, step, staat] of steps) {
      const answer = await who.step(zaakId, step);
      expect(answer.status, step.stap).toBe(200);
      expect(answer.body.staat, step.stap).toBe(staat);
      expect(answer.headers.etag).toBe(`"${answer.body.versie}"`);
      expect(answer.body.versie).toBeGreaterThan(versie);
      expect(validators.zaakZaak(answer.body)).toMatchObject({ kind: 'valid' });
      versie = answer.body.versie;
    }
    const { body } = await anna.zaak(zaakId);
    expect(body.gebeurtenissen).toHaveLength(versie);
    expect(body.gebeurtenissen.map((one: Json) => one.nummer)).toEqual(
      body.gebeurtenissen.map((_: Json, i: number) => i + 1),
    );
  });

  it('can have its signals checked, fall away, come back, be taken over, joined and split', async () => {
    const signal = aSignal({ signaaldatum: today(), ontvangenOp: today() });
    const first = await waitingZaak(world, TEAM, signal);
    const store = world.gateway.ports.zaken;
    await addStored(store, TEAM, first, aSignal({ ...signal, signaalId: uuid(), partner: 'Energie' }));
    const { zaakId } = first.zaak;
    await anna.step(zaakId, { stap: 'pakOp' });
    const { body } = await anna.zaak(zaakId);
    expect(body.meervoudig).toBe(true);
    const taken = await bram.step(zaakId, { stap: 'neemOver', van: body.houder.medewerker });
    expect(taken.body.houder).toMatchObject({ bentUZelf: true });
    expect((await anna.zaak(zaakId)).body.houder).toMatchObject({ bentUZelf: false });

    const signaalId = signalOf(body);
    const checked = await bram.step(zaakId, { stap: 'toetsInwoner', signaalId, uitkomst: 'verhuisd_binnen_gemeente' });
    expect(checked.body.signalen.map((one: Json) => one.inwoner)).toContain('verhuisd_binnen_gemeente');
    const reason = { status: 'Niet opgepakt: andere reden', reden: 'detentie' };
    const fallen = await bram.step(zaakId, { stap: 'zetStatus', signaalId, ...reason });
    expect(fallen.status).toBe(200);
    expect(fallen.text).not.toContain('detentie');
    expect((await bram.step(zaakId, { stap: 'herzieStatus', signaalId })).status).toBe(200);

    const apart = await bram.step(zaakId, { stap: 'splits', signalen: [signaalId] });
    expect(apart.body.signalen).toHaveLength(1);
    const tray = await bram.call('GET', '/v1/zaken?team=schuldhulp&aantal=500');
    const found = await Promise.all(tray.body.items.map((one: Json) => bram.zaak(one.zaakId)));
    const other = found.find(one => one.body.zaakId !== zaakId && signalOf(one.body) === signaalId)!.body;
    const joined = await bram.step(zaakId, { stap: 'voegSamen', met: other.zaakId });
    expect(joined.body.signalen).toHaveLength(2);
    expect((await bram.zaak(other.zaakId)).body).toMatchObject({ staat: 'samengevoegd', samengevoegdIn: zaakId });
  });

  it('knows every step of the rules, and no other', () => {
    const document = DOCUMENTS.find(one => one.$id.endsWith('/zaak.schema.json')) as Json;
    const asked = document.$defs.stapaanvraag.oneOf.map((one: Json) => one.$ref.split('/').at(-1));
    const { voegSignaalToe: _byTheGatewayAlone, ...byPeople } = STEPS;
    expect(asked.sort()).toEqual(Object.keys(byPeople).sort());
    for (const name of asked) expect(document.$defs[name].properties.stap.const).toBe(name);
  });
});

describe('a step', () => {
  it('is refused without the version that was seen, or with something that is no version', async () => {
    const zaakId = await fresh();
    const path = `/v1/zaken/${zaakId}/stappen`;
    const step = { team: 'schuldhulp', stap: 'pakOp' };
    for (const tag of [undefined, '*', '"*"', 'W/"1"', '1', '"0"', '"01"', '"1", "2"', '"a"']) {
      const answer = await anna.call('POST', path, step, tag === undefined ? {} : { 'if-match': tag });
      expect([answer.status, answer.body.code], String(tag)).toEqual([428, 'VERSIE_ONTBREEKT']);
    }
    expect((await anna.zaak(zaakId)).body.staat).toBe('nieuw');
  });

  it('is made by one of two who saw the same version at once; the other changes nothing', async () => {
    for (let round = 0; round < 5; round += 1) {
      const zaakId = await fresh();
      const { versie } = (await anna.zaak(zaakId)).body;
      const answers = await Promise.all([anna, bram].map(who => who.step(zaakId, { stap: 'pakOp' }, versie)));
      expect(answers.map(one => one.status).sort()).toEqual([200, 412]);
      expect(answers.find(one => one.status === 412)!.body.code).toBe('VERSIE_VERLOPEN');
      const { body } = await anna.zaak(zaakId);
      expect(body.versie).toBe(versie + 1);
      expect(body.gebeurtenissen.filter((one: Json) => one.soort === 'opgepakt')).toHaveLength(1);
    }
  });

  it('is made once when it is sent twice', async () => {
    const zaakId = await fresh();
    await anna.step(zaakId, { stap: 'pakOp' });
    const { versie } = (await anna.zaak(zaakId)).body;
    const attempt = {
      stap: 'noteerPoging',
      soort: 'Brief',
      bereikt: false,
      tijdstip: new Date(world.now().epochMs).toISOString(),
    };
    expect((await anna.step(zaakId, attempt, versie)).status).toBe(200);
    expect((await anna.step(zaakId, attempt, versie)).status).toBe(412);
    expect((await anna.zaak(zaakId)).body.pogingen).toHaveLength(1);
  });

  it('that joins a zaak loses against a change of that other zaak, whole', async () => {
    const one = await waitingZaak(world, TEAM);
    const { adres } = one.zaak.signalen[0]!.signaal;
    const other = await waitingZaak(world, TEAM, { adres, signaaldatum: today(), ontvangenOp: today() });
    await anna.step(one.zaak.zaakId, { stap: 'pakOp' });
    const [joined, taken] = await Promise.all([
      anna.step(one.zaak.zaakId, { stap: 'voegSamen', met: other.zaak.zaakId }),
      bram.step(other.zaak.zaakId, { stap: 'pakOp' }, other.versie),
    ]);
    const after = await bram.zaak(other.zaak.zaakId);
    // Whichever came first, both zaken tell the same story.
    if (joined.status === 200) {
      expect(after.body.staat).toBe('samengevoegd');
      expect(taken.status).not.toBe(200);
    } else {
      expect(after.body.staat).toBe('opgepakt');
      expect((await anna.zaak(one.zaak.zaakId)).body.signalen).toHaveLength(1);
    }
  });

  it('that cannot be made answers with its own code and sentence, and changes nothing', async () => {
    const zaakId = await fresh();
    await anna.step(zaakId, { stap: 'pakOp' });
    const cases: readonly [Worker, Json, keyof typeof ZAAK_REFUSALS][] = [
      [bram, { stap: 'pakOp' }, 'AL_OPGEPAKT'],
      [bram, { stap: 'biedAan', datum: today() }, 'NIET_DE_HOUDER'],
      [anna, { stap: 'heropen' }, 'ROL_NIET_BEVOEGD'],
      [leader, { stap: 'heropen' }, 'STAAT_PAST_NIET'],
      [anna, { stap: 'noteerAanvaarding', datum: today() }, 'STAAT_PAST_NIET'],
      [anna, { stap: 'biedAan', datum: '2099-01-01' }, 'DATUM_IN_TOEKOMST'],
      [anna, { stap: 'biedAan', datum: '2020-01-01' }, 'DATUM_TE_VROEG'],
      [anna, { stap: 'herzieStatus', signaalId: uuid() }, 'SIGNAAL_ONBEKEND'],
      [anna, { stap: 'sluit', resultaat: 'Definitief geen contact kunnen krijgen' }, 'TE_WEINIG_POGINGEN'],
      [anna, { stap: 'sluit', resultaat: 'Niet opgepakt: andere reden' }, 'REDEN_ONTBREEKT'],
      [anna, { stap: 'sluit', resultaat: 'Niet opgepakt: herhaalde melding' }, 'GEEN_HERHALING'],
      [anna, { stap: 'sluit', resultaat: '(Budget)advies en/of quick fix' }, 'RESULTAAT_PAST_NIET'],
      [anna, { stap: 'voegSamen', met: zaakId }, 'ZELFDE_ZAAK'],
      [anna, { stap: 'voegSamen', met: uuid() }, 'ANDER_ADRES'],
    ];
    const { versie } = (await anna.zaak(zaakId)).body;
    for (const [who, step, code] of cases) {
      const answer = await who.step(zaakId, step, versie);
      expect([answer.status, answer.body.code], code).toEqual([409, code]);
      expect(answer.body.redenen[0].uitleg).toBe(ZAAK_REFUSALS[code]);
      expect(validators.probleem(answer.body)).toMatchObject({ kind: 'valid' });
    }
    expect((await anna.zaak(zaakId)).body.versie).toBe(versie);
  });

  it('that is written down wrongly is refused with every fault, before the zaak is looked at', async () => {
    const zaakId = await fresh();
    const faults = async (step: Json) => {
      const { status, body } = await anna.step(zaakId, step, 1);
      expect(status).toBe(400);
      return body.errors.map((one: Json) => `${one.pointer} ${one.code}`).sort();
    };
    expect(await faults({ stap: 'tover' })).toEqual(['/stap KEUZE']);
    expect(await faults({ stap: 'voegSignaalToe' })).toEqual(['/stap KEUZE']);
    expect(await faults({ stap: 'biedAan', datum: '2026-02-30', wie: 'Anna de Boer' })).toEqual([
      '/datum FORMAAT',
      '/wie VELD_NIET_TOEGESTAAN',
    ]);
    expect(await faults({ stap: 'noteerPoging', soort: 'Duif', bereikt: 'ja' })).toEqual([
      '/bereikt TYPE',
      '/soort KEUZE',
      '/tijdstip VERPLICHT',
    ]);
  });

  it('is not made by software, nor on the zaak of another team', async () => {
    const zaakId = await fresh();
    const step = { team: 'schuldhulp', stap: 'pakOp' };
    const machine = await world.call(UTRECHT, 'POST', `/v1/zaken/${zaakId}/stappen`, step, {
      ...{ sign: false, headers: { 'if-match': '"2"' } },
    });
    expect([machine.status, machine.body.code]).toEqual([401, 'TOKEN_ONTBREEKT']);
    const elsewhere = await workerOf(world, provider, { participant: ZEIST, team: 'schuldhulp', subject: 'anna' });
    const foreign = await elsewhere.step(zaakId, step, 2);
    expect([foreign.status, foreign.body.code]).toEqual([404, 'NIET_GEVONDEN']);
    const unknown = await elsewhere.zaak(uuid());
    expect({ ...(await elsewhere.zaak(zaakId)).body, traceId: '' }).toEqual({ ...unknown.body, traceId: '' });
    const { body } = await anna.zaak(zaakId);
    expect(body.staat).toBe('nieuw');
  });
});
