/** Two teams at their desks: people with tokens, messages sent by their software, steps over the API. */
import { expect } from 'vitest';
import { isBsn } from '../../../schemas/formats.ts';
import { validators } from '../../../schemas/validate.ts';
import { openTestProvider, type TestProvider } from '../../support/identity-provider.ts';
import { type Json, oinOf, toestemmingVoor, VALID_MESSAGES } from '../../support/messages.ts';
import { CONSENTS_OF } from '../../support/transition-messages.ts';
import { type Answer, openWorld, type World, type WorldOptions } from '../../support/world.ts';

/** Somebody of a team: organisation, team, name at the provider, role. */
export interface Worker {
  readonly at: string;
  readonly team: string;
  readonly name: string;
  readonly role: string;
}

export const worker = (at: string, team: string, name: string, role = 'medewerker'): Worker => ({
  ...{ at, team, name, role },
});
export const leader = (one: Worker): Worker => ({ ...one, name: `${one.name}-leider`, role: 'teamleider' });

export interface Desk {
  readonly world: World;
  readonly provider: TestProvider;
  ask(
    who: Worker,
    method: string,
    path: string,
    body?: Json,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer>;
  begin(who: Worker, message: Json, more: Json): Promise<string>;
  see(who: Worker, id: string, where?: string): Promise<Answer>;
  /** A step on what is there now. */
  step(who: Worker, id: string, stap: string, more?: Json, where?: string): Promise<Answer>;
  /** The same, and it must succeed. */
  did(who: Worker, id: string, stap: string, more?: Json, where?: string): Promise<Json>;
  /** Sends it as its sender's software, with the consents it rests on; answers disclosure and consents. */
  send(message: Json): Promise<{ readonly verstrekkingId: string; readonly toestemmingen: readonly string[] }>;
  withdraw(message: Json, toestemmingId: string): Promise<void>;
  close(): Promise<void>;
}

export async function openDesk(options: WorldOptions = {}): Promise<Desk> {
  const [world, provider] = await Promise.all([openWorld(options), openTestProvider()]);
  const { organisations } = await world.gateway.ports.directory.current();
  await world.change({
    identityProviders: [...organisations.keys()].map(oin => provider.registeredFor(oin, { organisationClaim: 'oin' })),
  });
  const tokens = new Map<string, string>();
  const tokenOf = async ({ at, team, name, role }: Worker) => {
    const key = `${at}/${team}/${name}/${role}/${world.now().localDate}`;
    const known = tokens.get(key);
    if (known !== undefined) return known;
    const made = await provider.token({
      ...{ subject: name, roles: [role], teams: [team], claims: { oin: oinOf(at) } },
      ...timesOf(world),
    });
    tokens.set(key, made);
    return made;
  };
  const mapOf = (oin: string) =>
    options.participants?.find(one => oinOf(one) === oin) ?? MAPS.find(one => oinOf(one) === oin)!;

  const desk: Desk = {
    world,
    provider,
    async ask(who, method, path, body, headers = {}) {
      const authorization = `Bearer ${await tokenOf(who)}`;
      const answer = await world.call(who.at, method, path, body, {
        sign: false,
        headers: { authorization, ...headers },
      });
      if (answer.status < 300) checkForm(path, method, answer);
      return answer;
    },
    async begin(who, message, more) {
      const { oin, team } = message.ontvanger;
      const answer = await desk.ask(who, 'POST', '/v1/overdrachten', {
        team: who.team,
        naar: { oin, team },
        ankerdatum: world.now().localDate,
        gebieden: [{ gebied: 'huisvesting', dringend: true }],
        betrokkene: personIn(message),
        ...more,
      });
      expect(answer.status, answer.text).toBe(201);
      expect(answer.headers.etag).toBe('"1"');
      return answer.body.overdrachtId;
    },
    see: (who, id, where = 'overdrachten') => desk.ask(who, 'GET', `/v1/${where}/${id}?team=${who.team}`),
    async step(who, id, stap, more = {}, where = 'overdrachten') {
      const etag = (await desk.see(who, id, where)).headers.etag ?? '"1"';
      const body = { team: who.team, stap, ...more };
      return desk.ask(who, 'POST', `/v1/${where}/${id}/stappen`, body, { 'if-match': String(etag) });
    },
    async did(who, id, stap, more = {}, where = 'overdrachten') {
      const answer = await desk.step(who, id, stap, more, where);
      expect(answer.status, `${stap}: ${answer.text}`).toBe(200);
      return answer.body;
    },
    async send(message) {
      const sender = mapOf(message.afzender.oin);
      const toestemmingen: string[] = [];
      for (const soort of CONSENTS_OF[message.type] ?? []) {
        const given = toestemmingVoor(message, new Date(world.now().epochMs - 1000).toISOString(), soort);
        const { bsn, achternaam, geboortedatum, postcode, huisnummer } = personIn(message);
        given.betrokkene = { ...(bsn === undefined ? {} : { bsn }), achternaam, geboortedatum, postcode, huisnummer };
        const noted = await world.call(sender, 'POST', '/v1/toestemmingen', given);
        expect(noted.status, noted.text).toBe(201);
        toestemmingen.push(given.toestemmingId);
      }
      const sent = await world.call(sender, 'POST', '/v1/signalen', {
        ...message,
        ...(toestemmingen.length === 0 ? {} : { toestemmingen }),
      });
      expect(sent.status, sent.text).toBe(201);
      return { verstrekkingId: sent.body.verstrekkingId, toestemmingen };
    },
    async withdraw(message, toestemmingId) {
      const answer = await world.call(
        mapOf(message.afzender.oin),
        'POST',
        `/v1/toestemmingen/${toestemmingId}/intrekking`,
        {
          ingetrokkenTijdstip: new Date(world.now().epochMs - 1000).toISOString(),
          ...{ wijze: 'mondeling', vastgelegdDoor: 'BH-12', doorWie: 'betrokkene' },
        },
      );
      expect(answer.status, answer.text).toBe(200);
    },
    async close() {
      await world.close();
      await provider.close();
    },
  };
  return desk;
}

/** The gateway's clock may be ahead of the provider's. */
function timesOf(world: World) {
  const ahead = Math.round((world.now().epochMs - Date.now()) / 1000);
  return { expiresIn: ahead + 300, issuedAgo: -ahead };
}

/** What is answered follows the schema that the API document shows. */
const FORMS = {
  overdrachten: [validators.overdrachtLijst, validators.overdrachtStand],
  toegangen: [validators.verzoekToegangLijst, validators.verzoekToegangStand],
  woningvragen: [validators.verzoekWoningLijst, validators.verzoekWoningStand],
  maatwerkverzoeken: [validators.verzoekMaatwerkLijst, validators.verzoekMaatwerkStand],
} as const;

function checkForm(path: string, method: string, answer: Answer): void {
  const [, kind = '', rest] = /^\/v1\/(\w+)(\/)?/.exec(path) ?? [];
  const forms = (FORMS as Readonly<Record<string, (typeof FORMS)[keyof typeof FORMS]>>)[kind];
  const isList = method === 'GET' && rest === undefined;
  if (forms !== undefined) expect(forms[isList ? 0 : 1](answer.body)).toMatchObject({ kind: 'valid' });
}

const MAPS = [
  'corporatie-de-vechtstroom',
  'pi-het-sluiswachtershuis',
  'ggz-de-lindehof',
  'reclassering-midden',
  'bw-de-overstap',
  'gemeente-utrecht',
  'gemeente-zeist',
];

let people = 0;

/** A message of this type about somebody nobody else is; the same person again with `like`. */
export function messageOf(type: string, datum: string, like?: Json): Json {
  const made = VALID_MESSAGES[type]!(datum);
  const { bsn, ...rest } = made.inhoud.persoon;
  if (like !== undefined) {
    const { bsn: known, achternaam, geboortedatum, adres } = like.inhoud.persoon;
    const own = { ...rest, achternaam, geboortedatum, adres };
    made.inhoud.persoon = bsn === undefined || known === undefined ? own : { ...own, bsn: known };
    return made;
  }
  people += 1;
  const letters = String.fromCharCode(97 + Math.floor(people / 26), 97 + (people % 26));
  const next = { ...rest, achternaam: `Waterhoentje${letters}`, adres: { ...rest.adres, huisnummer: 1000 + people } };
  made.inhoud.persoon = bsn === undefined ? next : { ...next, bsn: bsnOf(people) };
  return made;
}

/** Of the test range. */
function bsnOf(number: number): string {
  const all = Array.from({ length: 30_000 }, (_, at) => String(999_970_000 + at)).filter(isBsn);
  return all[number]!;
}

export function personIn(message: Json): Json {
  const { bsn, achternaam, geboortedatum, adres } = message.inhoud.persoon;
  return {
    ...(bsn === undefined ? {} : { bsn }),
    ...{ achternaam, geboortedatum, postcode: adres.postcode, huisnummer: adres.huisnummer },
  };
}
