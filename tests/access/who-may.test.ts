/** Every route, by every role, of every organisation, for every team, at a running gateway: as the table says. */
import { randomBytes, randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kyselyOn, openPool } from '../../adapters/postgres/database.ts';
import { proposeChange } from '../../adapters/postgres/four-eyes.ts';
import { plusDays } from '../../consent/working-days.ts';
import { ROLES, type Role } from '../../gateway/access/roles.ts';
import { reachOf, WHO_MAY } from '../../gateway/access/who-may.ts';
import { pseudonymiser } from '../../gateway/exchange/pseudonyms.ts';
import { guard } from '../../gateway/http/guard.ts';
import type { ApiEnvironment } from '../../gateway/http/incoming.ts';
import { type ProposalStep, proposalEntry } from '../../gateway/vier-ogen/proposal-entry.ts';
import type { Proposal } from '../../gateway/vier-ogen/vier-ogen.ts';
import { openTestProvider, type TestProvider } from '../support/identity-provider.ts';
import { DEBTOR, energieachterstand, huurachterstand, type Json, oinOf, toestemming } from '../support/messages.ts';
import { waitingZaak } from '../support/workers.ts';
import { type Answer, openWorld, type World } from '../support/world.ts';

const UTRECHT = 'gemeente-utrecht';
const ZEIST = 'gemeente-zeist';
const SENDER = 'corporatie-de-vechtstroom';
const CARE = 'ggz-de-lindehof';
const ENERGY = 'energie-lichtstad';

let world: World;
let provider: TestProvider;
let disclosureId: string;
let entryId: string;
let consentId: string;
let heldId: string;
let textId: string;
let objectionId: string;
const work = { zaakId: '', signaalId: '' };
beforeAll(async () => {
  [world, provider] = await Promise.all([
    openWorld({ participants: [UTRECHT, ZEIST, SENDER, CARE, ENERGY] }),
    openTestProvider(),
  ]);
  await world.change({
    identityProviders: [UTRECHT, ZEIST, SENDER, CARE, ENERGY].map(one =>
      provider.registeredFor(oinOf(one), { organisationClaim: 'oin' }),
    ),
  });
  const owner = openPool(world.database.adminUrl, 'proef', 1);
  await owner.query(
    `insert into administrator (oin, subject, status, issuer) values ($1, 'm-1', 'actief', $2), ($1, 'beheerder-2', 'actief', null)`,
    [oinOf(UTRECHT), provider.issuer],
  );
  await owner.end();
  const sent = await world.call(SENDER, 'POST', '/v1/signalen', huurachterstand(world.now().localDate));
  disclosureId = sent.body.verstrekkingId;
  entryId = String(sent.headers.location).split('/').at(-1)!;
  await world.call(UTRECHT, 'GET', `/v1/postvak/${disclosureId}?team=schuldhulp`);
  // Ten working days before the end of supply: two people look.
  const late = energieachterstand(world.now().localDate, 'eindelevering');
  late.inhoud.eindeLeveringsdatum = plusDays(world.now().localDate, 14);
  heldId = (await world.call(ENERGY, 'POST', '/v1/signalen', late)).body.verstrekkingId;
  const consent = newConsent();
  consentId = consent.toestemmingId;
  await world.call(CARE, 'POST', '/v1/toestemmingen', consent);
  textId = (await world.call(CARE, 'POST', '/v1/toestemmingsteksten', newText())).body.sha256;
  const { zaak } = await waitingZaak(world, `${oinOf(UTRECHT)}/schuldhulp`);
  Object.assign(work, { zaakId: zaak.zaakId, signaalId: zaak.signalen[0]!.signaal.signaalId });
  objectionId = (await world.call(SENDER, 'POST', '/v1/bezwaren', newObjection())).body.bezwaarId;
});
afterAll(async () => {
  await world?.close();
  await provider?.close();
});

const newConsent = (): Json => toestemming(world.now().localDate, new Date(world.now().epochMs - 1000).toISOString());

const newText = (): Json => ({
  titel: 'Proef',
  versie: randomUUID().slice(0, 8),
  taal: 'nl',
  tekst: `Mogen wij dit delen? Vraag ${randomUUID()}.`,
});
const instant = () => new Date(world.now().epochMs - 1000).toISOString();
const noted = { wijze: 'mondeling', vastgelegdDoor: 'BH-12', doorWie: 'betrokkene' };
const newObjection = (): Json => ({
  bezwaarId: randomUUID(),
  soort: 'bezwaar',
  afzender: { oin: oinOf(SENDER), team: 'incasso', hoedanigheid: 'verhuurder' },
  ontvanger: { oin: oinOf(UTRECHT), team: 'schuldhulp' },
  verstrekkingen: [disclosureId],
  ingediendTijdstip: instant(),
  ...noted,
});

/** Of another administrator of the home team's organisation, about no policy at all: nobody can approve it. */
async function emptyProposal() {
  const { entropy } = world.gateway.ports;
  const { epochMs } = world.now();
  const entryFor = (step: ProposalStep, one: Proposal) => proposalEntry(entropy, world.now(), step, one);
  const change = { kind: 'beleid', directory: {} };
  const who = { oin: oinOf(UTRECHT), subject: 'beheerder-2' };
  const db = kyselyOn(openPool(world.database.urls.migrate, 'proef', 1));
  const made = await proposeChange(db, change, null, who, entropy.uuid(epochMs), { epochMs, entryFor });
  await db.destroy();
  if (made.kind === 'refused') throw new Error(made.code);
  return made.proposal;
}

const newAgreement = (): Json => ({
  afspraakId: randomUUID(),
  afzender: { oin: oinOf(SENDER) },
  ontvanger: { oin: oinOf(UTRECHT), team: 'schuldhulp' },
  berichten: ['huurachterstand'],
  geldigVan: '2099-01-01',
  termijnen: [],
});
let agreed: string;

/** The one subscription of the team, made again when it was removed. */
async function subscription(): Promise<string> {
  const list = async () => (await world.call(UTRECHT, 'GET', '/v1/abonnementen?team=schuldhulp')).body.items;
  const [known] = await list();
  if (known === undefined) await world.call(UTRECHT, 'POST', '/v1/abonnementen', NEWS);
  ours = (known ?? (await list())[0]).abonnementId as string;
  return ours;
}
let ours: string;
const NEWS = { team: 'schuldhulp', url: 'http://localhost:9/nieuws' };

let opgaven = 0;
const newOpgave = (): Json => {
  opgaven += 1;
  const letters = [...String(opgaven)].map(digit => String.fromCharCode(65 + Number(digit))).join('');
  return {
    ...{ team: 'schuldhulp', naam: `Team ${letters}`, functie: 'Medewerker', telefoon: '0301234567' },
    ...{ hulpvragen: ['schuldhulp'], gemeenten: ['0344'], openingstijden: [], afwezigheden: [] },
  };
};

/** The one entry of the team on the sociale kaart, as it stands now; made again when it was removed. */
async function vermelding(): Promise<{ readonly id: string; readonly headers: Readonly<Record<string, string>> }> {
  const team = encodeURIComponent(`${oinOf(UTRECHT)}/schuldhulp`);
  const known = async () => (await world.call(UTRECHT, 'GET', `/v1/sociale-kaart?team=${team}&aantal=1`)).body.items[0];
  if ((await known()) === undefined) {
    const token = await provider.token({
      roles: ['teamleider'],
      teams: ['schuldhulp'],
      claims: { oin: oinOf(UTRECHT) },
    });
    await world.call(UTRECHT, 'POST', '/v1/sociale-kaart', newOpgave(), {
      headers: { authorization: `Bearer ${token}` },
    });
  }
  const { kaartvermeldingId, versie } = await known();
  return { id: kaartvermeldingId, headers: { 'if-match': `"${versie}"` } };
}

/** Casework is begun by people: somebody of this team, with whoever it is about known to nobody else. */
async function begun(home: string, team: string, path: string, body: Json): Promise<Json> {
  const token = await provider.token({ roles: ['medewerker'], teams: [team], claims: { oin: oinOf(home) } });
  const made = await world.call(
    home,
    'POST',
    path,
    { team, ...body },
    { headers: { authorization: `Bearer ${token}` } },
  );
  expect(made.status, made.text).toBe(201);
  return made.body;
}
let number = 0;
const somebody = (): Json => {
  number += 1;
  return { achternaam: 'Proefpersoon', geboortedatum: '1980-01-01', postcode: '3511AB', huisnummer: number };
};
const newHandover = (): Json => ({
  ...{ naar: { oin: oinOf(UTRECHT), team: 'wmo' }, overgang: 'zvw-wmo', kader: 'toestemming', gebieden: [] },
  ...{ ankerdatum: world.now().localDate, plandatum: plusDays(world.now().localDate, 30), betrokkene: somebody() },
});

const erasure = (): Json => ({ team: 'schuldhulp', zaakId: work.zaakId, grond: 'onrechtmatig' });

/** By an officer of the home team's organisation; the same one again while nobody decided. */
async function proposedErasure(): Promise<Json> {
  const claims = { oin: oinOf(UTRECHT) };
  const token = await provider.token({ subject: 'pf-1', roles: ['privacyfunctionaris'], claims });
  const headers = { authorization: `Bearer ${token}` };
  return (await world.call(UTRECHT, 'POST', '/v1/wissingen', erasure(), { headers })).body;
}

/** A message that the exchange accepted, as far as a request looks at it; about this person, where it matters. */
async function acceptedMessage(type: string, receiver: string): Promise<string> {
  const id = randomUUID();
  const owner = openPool(world.database.adminUrl, 'proef', 1);
  await owner.query(
    `insert into delivery (disclosure_id, team_id, status, sender_oin, message_type, epoch_ms, seal_kid, body_digest,
       facts_kid, pseudonym_kid, person, consent_ids)
     values ($1, $2, 'wacht', $3, $4, $5, 'k', $6, 'k', 'k', $6, $7)`,
    [id, receiver, oinOf(UTRECHT), type, world.now().epochMs, randomBytes(32), [randomUUID()]],
  );
  await owner.end();
  return id;
}
const newReferral = async (): Promise<Json> => {
  const betrokkene = somebody();
  const receiver = `${oinOf(UTRECHT)}/toegang` as const;
  const { postcode, huisnummer, ...identity } = betrokkene;
  const { kid, person } = pseudonymiser(world.keys).forTeam(receiver, { ...identity, adres: { postcode, huisnummer } });
  const verstrekkingId = await acceptedMessage('toegang-onderzoek', receiver);
  const owner = openPool(world.database.adminUrl, 'proef', 1);
  await owner.query('update delivery set pseudonym_kid = $2, person = $3 where disclosure_id = $1', [
    verstrekkingId,
    kid,
    person,
  ]);
  await owner.end();
  return {
    naar: { oin: oinOf(UTRECHT), team: 'toegang' },
    betrokkene,
    clientondersteuning: 'aangeboden',
    verstrekkingId,
  };
};
const newHome = async (): Promise<Json> => ({
  ...{ naar: { oin: oinOf(SENDER), team: 'verhuur' }, gewenstOp: plusDays(world.now().localDate, 30) },
  verstrekkingId: await acceptedMessage('woningvraag', `${oinOf(SENDER)}/verhuur`),
});
const newArrangement = async (): Promise<Json> => ({
  ...{ naar: { oin: oinOf(SENDER), team: 'incasso' }, soort: 'pauze' },
  verstrekkingId: await acceptedMessage('maatwerkverzoek', `${oinOf(SENDER)}/incasso`),
});

/** The four routes of one kind of casework between two teams, on something that is made anew for each try. */
function caseworkProbes(
  path: string,
  idName: string,
  home: Pick<Probe, 'home' | 'team' | 'otherTeam' | 'party' | 'stranger'>,
  make: () => Promise<Json>,
  step: Json,
): Readonly<Record<string, Probe>> {
  const { team } = home;
  const one = async () => (await begun(home.home, team, path, await make()))[idName] as string;
  let listed: string;
  return {
    [`POST ${path}`]: {
      ...home,
      ask: async () => ({ path, body: { team, ...(await make()) } }),
      reached: ({ status }) => status === 201,
    },
    [`GET ${path}`]: {
      ...home,
      ask: async () => {
        listed ??= await one();
        return { path: `${path}?team=${team}&aantal=500` };
      },
      reached: ({ status, body }) => status === 200 && body.items.some((item: Json) => item[idName] === listed),
    },
    [`GET ${path}/:${idName}`]: {
      ...home,
      ask: async () => ({ path: `${path}/${await one()}?team=${team}` }),
      reached: ok,
    },
    [`POST ${path}/:${idName}/stappen`]: {
      ...home,
      ask: async () => ({
        path: `${path}/${await one()}/stappen`,
        body: { team, ...step },
        headers: { 'if-match': '"1"' },
      }),
      reached: ok,
    },
  };
}

interface Probe {
  /** Whose the thing is that is asked for, one of its teams that is party to it, and one that is not. */
  readonly home: string;
  readonly team: string;
  readonly otherTeam: string;
  /** Organisation on the other side of it, and one that has nothing to do with it; each with a team of its own. */
  readonly party: readonly [string, string];
  readonly stranger: readonly [string, string];
  /** Who else reaches it: the other side, everybody who takes part, or whoever has a team of that name. */
  readonly also?: 'party' | 'all' | 'namesake';
  readonly ask: () => Promise<{
    readonly path: string;
    readonly body?: Json | Buffer;
    readonly type?: string;
    readonly headers?: Readonly<Record<string, string>>;
  }>;
  /** Whether the thing itself was reached. */
  readonly reached: (answer: Answer) => boolean;
}

const sends = { home: SENDER, team: 'incasso', otherTeam: 'incasso', party: [UTRECHT, 'schuldhulp'] } as const;
const receives = { home: UTRECHT, team: 'schuldhulp', otherTeam: 'wmo', party: [SENDER, 'incasso'] } as const;
const cares = { home: CARE, team: 'zorg', otherTeam: 'geneesheer-directeur', party: [UTRECHT, 'wmo'] } as const;
const holds = { home: ENERGY, team: 'incasso', otherTeam: 'incasso', party: [UTRECHT, 'schuldhulp'] } as const;
const asks = { home: UTRECHT, team: 'wmo', otherTeam: 'schuldhulp', party: [ZEIST, 'wmo'] } as const;
const fromZeist = { stranger: [ZEIST, 'schuldhulp'] } as const;
const fromSender = { stranger: [SENDER, 'incasso'] } as const;
const ok = ({ status }: Answer) => status === 200;

const PROBES: Readonly<Record<string, Probe>> = {
  'POST /v1/signalen': {
    ...{ ...sends, ...fromZeist },
    ask: async () => ({ path: '/v1/signalen', body: huurachterstand(world.now().localDate) }),
    reached: ({ status }) => status === 201,
  },
  'POST /v1/signalen/_batch': {
    ...{ ...sends, ...fromZeist },
    ask: async () => ({
      path: '/v1/signalen/_batch',
      body: Buffer.from(`${JSON.stringify(huurachterstand(world.now().localDate))}\n`),
      type: 'application/x-ndjson',
    }),
    reached: ({ status, body }) => status === 200 && body.regels[0].status === 201,
  },
  'GET /v1/postvak': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({ path: '/v1/postvak?team=schuldhulp&aantal=500' }),
    reached: ({ status, body }) =>
      status === 200 && body.items.some((one: Json) => one.verstrekkingId === disclosureId),
  },
  'GET /v1/postvak/:verstrekkingId': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({ path: `/v1/postvak/${disclosureId}?team=schuldhulp` }),
    reached: ok,
  },
  'POST /v1/postvak/_ophalen': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({
      path: '/v1/postvak/_ophalen',
      body: { team: 'schuldhulp', verstrekkingen: [disclosureId] },
    }),
    reached: ({ status, body }) => status === 200 && body.items[0].status === 'verstrekt',
  },
  'POST /v1/postvak/_bevestigen': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({
      path: '/v1/postvak/_bevestigen',
      body: { team: 'schuldhulp', items: [{ verstrekkingId: disclosureId, zegel: `sha-256=${'A'.repeat(43)}` }] },
    }),
    // Another seal than was handed over, so that it stays open for the next who tries.
    reached: ({ body }) => body.code === 'ANDER_ZEGEL',
  },
  'POST /v1/abonnementen': {
    ...{ ...receives, ...fromZeist, also: 'namesake' },
    ask: async () => ({ path: '/v1/abonnementen', body: NEWS }),
    reached: ({ status }) => status === 201 || status === 409,
  },
  'GET /v1/abonnementen': {
    ...{ ...receives, ...fromZeist },
    ask: async () => {
      await subscription();
      return { path: '/v1/abonnementen?team=schuldhulp' };
    },
    // The namesake may have made one of its own: only that of the home team counts.
    reached: ({ status, body }) => status === 200 && body.items.some((one: Json) => one.abonnementId === ours),
  },
  'GET /v1/abonnementen/:abonnementId': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({ path: `/v1/abonnementen/${await subscription()}?team=schuldhulp` }),
    reached: ok,
  },
  'DELETE /v1/abonnementen/:abonnementId': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({ path: `/v1/abonnementen/${await subscription()}?team=schuldhulp` }),
    reached: ({ status }) => status === 204,
  },
  'POST /v1/abonnementen/:abonnementId/_inschakelen': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({
      path: `/v1/abonnementen/${await subscription()}/_inschakelen`,
      body: { team: 'schuldhulp' },
    }),
    reached: ok,
  },
  'POST /v1/abonnementen/:abonnementId/_vernieuwen': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({ path: `/v1/abonnementen/${await subscription()}/_vernieuwen`, body: { team: 'schuldhulp' } }),
    reached: ok,
  },
  'POST /v1/toestemmingen': {
    ...{ ...cares, ...fromSender },
    ask: async () => ({ path: '/v1/toestemmingen', body: newConsent() }),
    reached: ({ status }) => status === 201,
  },
  'GET /v1/toestemmingen/:toestemmingId': {
    ...{ ...cares, ...fromSender },
    ask: async () => ({ path: `/v1/toestemmingen/${consentId}` }),
    reached: ok,
  },
  'GET /v1/toestemmingen/:toestemmingId/ontvangstbewijs': {
    ...{ ...cares, ...fromSender },
    ask: async () => ({ path: `/v1/toestemmingen/${consentId}/ontvangstbewijs` }),
    reached: ok,
  },
  'POST /v1/toestemmingen/:toestemmingId/intrekking': {
    ...{ ...cares, ...fromSender },
    ask: async () => ({
      path: `/v1/toestemmingen/${consentId}/intrekking`,
      body: { ingetrokkenTijdstip: instant(), ...noted },
    }),
    reached: ok,
  },
  'POST /v1/toestemmingen/:toestemmingId/stand': {
    ...{ ...cares, ...fromSender },
    ask: async () => {
      const consent = newConsent();
      await world.call(CARE, 'POST', '/v1/toestemmingen', consent);
      return {
        path: `/v1/toestemmingen/${consent.toestemmingId}/stand`,
        body: { status: 'onjuist_ingevoerd', tijdstip: instant(), ...noted },
      };
    },
    reached: ok,
  },
  'POST /v1/toestemmingsteksten': {
    ...{ ...cares, ...fromSender, also: 'all' },
    ask: async () => ({ path: '/v1/toestemmingsteksten', body: newText() }),
    reached: ({ status }) => status === 201,
  },
  'GET /v1/toestemmingsteksten': {
    ...{ ...cares, ...fromSender },
    ask: async () => ({ path: '/v1/toestemmingsteksten' }),
    reached: ({ status, body }) => status === 200 && body.items.some((one: Json) => one.sha256 === textId),
  },
  'GET /v1/toestemmingsteksten/:tekst': {
    ...{ ...cares, ...fromSender },
    ask: async () => ({ path: `/v1/toestemmingsteksten/${textId}` }),
    reached: ok,
  },
  'POST /v1/bezwaren': {
    ...{ ...sends, ...fromZeist },
    ask: async () => ({ path: '/v1/bezwaren', body: newObjection() }),
    reached: ({ status }) => status === 201,
  },
  'GET /v1/bezwaren': {
    ...{ ...sends, ...fromZeist },
    ask: async () => ({ path: '/v1/bezwaren?aantal=500' }),
    reached: ({ status, body }) => status === 200 && body.items.some((one: Json) => one.bezwaarId === objectionId),
  },
  'GET /v1/bezwaren/:bezwaarId': {
    ...{ ...sends, ...fromZeist },
    ask: async () => ({ path: `/v1/bezwaren/${objectionId}` }),
    reached: ok,
  },
  'POST /v1/bezwaren/:bezwaarId/besluit': {
    ...{ ...sends, ...fromZeist },
    ask: async () => {
      const objection = newObjection();
      await world.call(SENDER, 'POST', '/v1/bezwaren', objection);
      const body = { besluit: 'ongegrond', besluitTijdstip: instant(), beslotenDoor: 'PF-1' };
      return {
        path: `/v1/bezwaren/${objection.bezwaarId}/besluit`,
        body: { ...body, betrokkeneIngelichtTijdstip: instant() },
      };
    },
    reached: ok,
  },
  'GET /v1/aangehouden': {
    ...{ ...holds, ...fromSender },
    ask: async () => ({ path: '/v1/aangehouden' }),
    reached: ({ status, body }) => status === 200 && body.items.some((one: Json) => one.verstrekkingId === heldId),
  },
  'GET /v1/aangehouden/:verstrekkingId': {
    ...{ ...holds, ...fromSender },
    ask: async () => ({ path: `/v1/aangehouden/${heldId}` }),
    reached: ok,
  },
  'POST /v1/aangehouden/:verstrekkingId/voorstellen': {
    ...{ ...holds, ...fromSender },
    ask: async () => ({ path: `/v1/aangehouden/${heldId}/voorstellen`, body: { besluit: 'weigeren' } }),
    reached: ({ status }) => status === 201,
  },
  'POST /v1/aangehouden/:verstrekkingId/voorstellen/:voorstelId/oordeel': {
    ...{ ...holds, ...fromSender },
    ask: async () => {
      const path = `/v1/aangehouden/${heldId}/voorstellen`;
      const claims = { oin: oinOf(ENERGY) };
      const token = await provider.token({ subject: 'pf-1', roles: ['privacyfunctionaris'], claims });
      const headers = { authorization: `Bearer ${token}` };
      const { voorstelId, kenmerk } = (await world.call(ENERGY, 'POST', path, { besluit: 'toelaten' }, { headers }))
        .body;
      // The message waits on, for the next who tries.
      return { path: `${path}/${voorstelId}/oordeel`, body: { oordeel: 'niet_akkoord', kenmerk } };
    },
    reached: ok,
  },
  'POST /v1/afspraken': {
    ...{ ...sends, ...fromZeist, also: 'party' },
    ask: async () => ({ path: '/v1/afspraken', body: newAgreement() }),
    reached: ({ status }) => status === 201,
  },
  'GET /v1/afspraken': {
    ...{ ...sends, ...fromZeist, also: 'party' },
    ask: async () => {
      const [afspraak] = (await world.call(SENDER, 'GET', '/v1/afspraken')).body.items;
      agreed = afspraak.afspraak.afspraakId;
      return { path: '/v1/afspraken' };
    },
    // Everybody sees the own list; the others' are not in it.
    reached: ({ status, body }) => status === 200 && body.items.some((one: Json) => one.afspraak.afspraakId === agreed),
  },
  'GET /v1/afspraken/:afspraakId': {
    ...{ ...sends, ...fromZeist, also: 'party' },
    ask: async () => {
      const offer = newAgreement();
      await world.call(SENDER, 'POST', '/v1/afspraken', offer);
      return { path: `/v1/afspraken/${offer.afspraakId}` };
    },
    reached: ok,
  },
  'POST /v1/afspraken/:afspraakId/ondertekening': {
    ...{ ...receives, ...fromZeist, also: 'party' },
    ask: async () => {
      const offer = newAgreement();
      await world.call(SENDER, 'POST', '/v1/afspraken', offer);
      return { path: `/v1/afspraken/${offer.afspraakId}/ondertekening`, body: offer };
    },
    reached: ok,
  },
  'GET /v1/voorstellen': {
    ...{ ...receives, ...fromSender },
    ask: async () => ({ path: '/v1/voorstellen' }),
    reached: ok,
  },
  'POST /v1/voorstellen': {
    ...{ ...receives, ...fromSender },
    ask: async () => ({
      path: '/v1/voorstellen',
      body: { onderwerp: 'beleid', versie: 1, geldigVan: '2099-01-01' },
    }),
    // That version is there already, which only an administrator is told.
    reached: ({ body }) => body.code === 'BELEID_PAST_NIET',
  },
  'POST /v1/voorstellen/:voorstelId/goedkeuring': {
    ...{ ...receives, ...fromSender },
    ask: async () => {
      const { proposalId, digest } = await emptyProposal();
      return { path: `/v1/voorstellen/${proposalId}/goedkeuring`, body: { kenmerk: digest } };
    },
    reached: ({ body }) => body.code === 'BELEID_PAST_NIET',
  },
  'POST /v1/voorstellen/:voorstelId/afwijzing': {
    ...{ ...receives, ...fromSender },
    ask: async () => {
      const { proposalId, digest } = await emptyProposal();
      return { path: `/v1/voorstellen/${proposalId}/afwijzing`, body: { kenmerk: digest } };
    },
    reached: ok,
  },
  'GET /v1/zaken': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({ path: '/v1/zaken?team=schuldhulp' }),
    reached: ({ status, body }) => status === 200 && body.items.some((one: Json) => one.zaakId === work.zaakId),
  },
  // Of an own team of that name there is a list too, without anything of another.
  'GET /v1/zaken/herinneringen': {
    ...{ ...receives, ...fromZeist, also: 'namesake' },
    ask: async () => ({ path: '/v1/zaken/herinneringen?team=schuldhulp' }),
    reached: ok,
  },
  'GET /v1/zaken/wijzigingen': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({ path: '/v1/zaken/wijzigingen?team=schuldhulp' }),
    reached: ({ status, body }) => status === 200 && body.items.some((one: Json) => one.zaakId === work.zaakId),
  },
  'GET /v1/zaken/:zaakId': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({ path: `/v1/zaken/${work.zaakId}?team=schuldhulp` }),
    reached: ok,
  },
  'POST /v1/zaken/:zaakId/stappen': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({ path: `/v1/zaken/${work.zaakId}/stappen`, body: { team: 'schuldhulp', stap: 'pakOp' } }),
    // Only who may make it is told that it is not said on which version.
    reached: ({ body }) => body.code === 'VERSIE_ONTBREEKT',
    also: 'namesake',
  },
  'GET /v1/zaken/:zaakId/signalen/:signaalId/inhoud': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({
      path: `/v1/zaken/${work.zaakId}/signalen/${work.signaalId}/inhoud?team=schuldhulp&reden=controle`,
    }),
    // Nothing proves that this signal was received, so nobody reads it; whoever may not ask does not get as far.
    reached: ({ body }) => body.code === 'GROND_VERVALLEN',
  },
  'POST /v1/zaken/_zoeken': {
    ...{ ...receives, ...fromZeist, also: 'namesake' },
    ask: async () => ({
      path: '/v1/zaken/_zoeken',
      body: { team: 'schuldhulp', op: 'adres', reden: 'controle', postcode: '3511LN', huisnummer: 1 },
    }),
    reached: ok,
  },
  'POST /v1/zaken/:zaakId/beperking': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({
      path: `/v1/zaken/${work.zaakId}/beperking`,
      body: { team: 'schuldhulp', besluit: 'opheffen', betrokkeneIngelichtTijdstip: instant() },
    }),
    reached: ok,
  },
  'GET /v1/wissingen': {
    ...{ ...receives, ...fromZeist },
    ask: async () => {
      await proposedErasure();
      return { path: '/v1/wissingen?aantal=500' };
    },
    reached: ({ status, body }) => status === 200 && body.items.some((one: Json) => one.zaakId === work.zaakId),
  },
  'POST /v1/wissingen': {
    ...{ ...receives, ...fromZeist },
    ask: async () => ({ path: '/v1/wissingen', body: erasure() }),
    reached: ({ status }) => status === 201,
  },
  'POST /v1/wissingen/:wissingId/oordeel': {
    ...{ ...receives, ...fromZeist },
    ask: async () => {
      const { wissingId, kenmerk } = await proposedErasure();
      // The zaak stays, for the next who tries.
      return { path: `/v1/wissingen/${wissingId}/oordeel`, body: { oordeel: 'niet_akkoord', kenmerk } };
    },
    reached: ok,
  },
  'POST /v1/inzageverzoeken/_zoeken': {
    ...{ ...receives, ...fromZeist, also: 'party' },
    ask: async () => {
      const { achternaam, geboortedatum, adres } = DEBTOR;
      return {
        path: '/v1/inzageverzoeken/_zoeken',
        body: { reden: 'inzageverzoek', persoon: { achternaam, geboortedatum, adres } },
      };
    },
    reached: ({ status, body }) =>
      status === 200 && body.verstrekkingen.some((one: Json) => one.verstrekkingId === disclosureId),
  },
  'GET /v1/teams/:team/instellingen': {
    ...{ ...receives, ...fromZeist, also: 'namesake' },
    ask: async () => ({ path: '/v1/teams/schuldhulp/instellingen' }),
    reached: ok,
  },
  'PUT /v1/teams/:team/instellingen': {
    ...{ ...receives, ...fromZeist, also: 'namesake' },
    ask: async () => {
      const path = '/v1/teams/schuldhulp/instellingen';
      return { path, body: (await world.call(UTRECHT, 'GET', path)).body.instellingen };
    },
    reached: ({ body }) => body.code === 'VERSIE_ONTBREEKT',
  },
  ...caseworkProbes('/v1/overdrachten', 'overdrachtId', { ...cares, ...fromSender }, async () => newHandover(), {
    ...{ stap: 'noteerClientondersteuning', antwoord: 'aangeboden' },
  }),
  ...caseworkProbes('/v1/toegangen', 'toegangId', { ...asks, ...fromSender }, newReferral, { stap: 'trekIn' }),
  ...caseworkProbes('/v1/woningvragen', 'woningId', { ...asks, ...fromSender }, newHome, { stap: 'trekIn' }),
  ...caseworkProbes('/v1/maatwerkverzoeken', 'maatwerkId', { ...asks, ...fromSender }, newArrangement, {
    stap: 'trekIn',
  }),
  'POST /v1/toetsingen': {
    ...{ ...sends, ...fromZeist, also: 'all' },
    ask: async () => ({
      path: '/v1/toetsingen',
      body: {
        bericht: 'huurachterstand',
        hoedanigheid: 'verhuurder',
        team: 'gemeente.schuldhulp',
        doel: 'vroegsignalering',
      },
    }),
    reached: ok,
  },
  'POST /v1/routeringen': {
    ...{ ...sends, ...fromZeist, also: 'all' },
    ask: async () => ({
      path: '/v1/routeringen',
      body: {
        voor: 'schuldhulp',
        bericht: 'huurachterstand',
        hoedanigheid: 'verhuurder',
        woont: { soort: 'gemeente', gemeentecode: '0344' },
      },
    }),
    reached: ok,
  },
  'GET /v1/sociale-kaart': {
    ...{ ...receives, ...fromZeist, also: 'all' },
    ask: async () => ({ path: '/v1/sociale-kaart' }),
    reached: ok,
  },
  'GET /v1/sociale-kaart/:kaartvermeldingId': {
    ...{ ...receives, ...fromZeist, also: 'all' },
    ask: async () => ({ path: `/v1/sociale-kaart/${(await vermelding()).id}` }),
    reached: ok,
  },
  'POST /v1/sociale-kaart': {
    ...{ ...receives, ...fromZeist, also: 'namesake' },
    ask: async () => ({ path: '/v1/sociale-kaart', body: newOpgave() }),
    // A team of that name elsewhere gets in, and is told that it does not work for this municipality.
    reached: ({ status }) => status === 201 || status === 400,
  },
  'PUT /v1/sociale-kaart/:kaartvermeldingId': {
    ...{ ...receives, ...fromZeist },
    ask: async () => {
      const { id, headers } = await vermelding();
      return { path: `/v1/sociale-kaart/${id}`, body: newOpgave(), headers };
    },
    reached: ok,
  },
  'DELETE /v1/sociale-kaart/:kaartvermeldingId': {
    ...{ ...receives, ...fromZeist },
    ask: async () => {
      const { id, headers } = await vermelding();
      return { path: `/v1/sociale-kaart/${id}?team=schuldhulp`, headers };
    },
    reached: ({ status }) => status === 204,
  },
  'POST /v1/sociale-kaart/:kaartvermeldingId/bevestiging': {
    ...{ ...receives, ...fromZeist },
    ask: async () => {
      const { id, headers } = await vermelding();
      return { path: `/v1/sociale-kaart/${id}/bevestiging`, body: { team: 'schuldhulp' }, headers };
    },
    reached: ok,
  },
  'GET /v1/cijfers': {
    ...{ ...receives, ...fromZeist, also: 'all' },
    ask: async () => {
      await world.gateway.ports.cijfers.publish('2020-01', 0, [
        ...['0344', '0355'].map(gemeentecode => ({
          gebied: { soort: 'gemeente' as const, gemeentecode },
          blokken: [],
        })),
      ]);
      return { path: '/v1/cijfers?maand=2020-01' };
    },
    // Whoever works for no municipality is told that there is nothing for them.
    reached: ({ status, body }) => status === 200 || body.code === 'NIET_GEVONDEN',
  },
  'GET /v1/verstrekkingen/:vermelding': {
    ...{ ...receives, ...fromZeist, also: 'party' },
    ask: async () => ({ path: `/v1/verstrekkingen/${entryId}` }),
    reached: ok,
  },
  'GET /v1/organisaties': {
    ...{ ...receives, ...fromZeist, also: 'all' },
    ask: async () => ({ path: '/v1/organisaties' }),
    reached: ok,
  },
};

const MACHINE = 'software';
const NOBODY = 'directeur';
type Who = Role | typeof MACHINE | typeof NOBODY;
const EVERY_WHO: readonly Who[] = [MACHINE, NOBODY, ...ROLES];

async function answerTo(route: string, who: Who, organisation: string, team: string): Promise<Answer> {
  const probe = PROBES[route]!;
  const { path, body, type, headers } = await probe.ask();
  const token =
    who === MACHINE
      ? null
      : await provider.token({ roles: [who], teams: [team], claims: { oin: oinOf(organisation) } });
  return world.call(organisation, route.split(' ')[0]!, path, body, {
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(type === undefined ? {} : { 'content-type': type }),
      ...headers,
    },
  });
}

/** What the table says of one who calls from one place. */
function expected(route: string, who: Who, place: 'own' | 'other team' | 'party' | 'stranger'): boolean {
  const callers = WHO_MAY.get(route)!;
  if (callers.kind === 'everybody') return true;
  if (callers.kind === 'residents') return false;
  const { also } = PROBES[route]!;
  const isOutside = place === 'party' || place === 'stranger';
  const isTheirsToo =
    also === 'all' || (also === 'party' && place === 'party') || (also === 'namesake' && place === 'stranger');
  if (who === MACHINE) return callers.machine && (!isOutside || isTheirsToo);
  const reach = who === NOBODY ? null : reachOf(callers, [who]);
  if (reach === null) return false;
  return isOutside ? isTheirsToo : place === 'own' || reach === 'organisatie';
}

const isForMachines = (route: string) => {
  const callers = WHO_MAY.get(route)!;
  return callers.kind === 'registered' && callers.machine;
};
const registered = [...WHO_MAY].flatMap(([route, { kind }]) => (kind === 'registered' ? [route] : []));

describe('the table of who may call what', () => {
  it('has a probe for every route that asks who is calling', () => {
    expect(Object.keys(PROBES)).toEqual(registered);
  });

  it.each(registered)('holds for %s', async route => {
    const { home, team, otherTeam, party, stranger } = PROBES[route]!;
    const places = [
      ['own', home, team],
      ['other team', home, otherTeam],
      ['party', ...party],
      ['stranger', ...stranger],
    ] as const;
    const found: string[] = [];
    const wanted: string[] = [];
    for (const who of EVERY_WHO)
      for (const [place, organisation, ownTeam] of places) {
        // An organisation with one team has no other.
        if (place === 'other team' && otherTeam === team) continue;
        const answer = await answerTo(route, who, organisation, ownTeam);
        const line = `${who}, ${place}`;
        found.push(`${line}: ${PROBES[route]!.reached(answer) ? 'in' : 'out'}`);
        wanted.push(`${line}: ${expected(route, who, place) ? 'in' : 'out'}`);
        const callers = WHO_MAY.get(route)!;
        const hasRole = who === MACHINE || (who !== NOBODY && reachOf(callers, [who]) !== null);
        expect(answer.body?.code === 'ROL_NIET_BEVOEGD', `${line}: ${answer.status}`).toBe(!hasRole);
      }
    expect(found).toEqual(wanted);
  });

  it('lets nobody of a suspended organisation in, in any role', async () => {
    for (const home of [SENDER, UTRECHT, CARE, ENERGY]) {
      const routes = registered.filter(route => PROBES[route]!.home === home);
      const asks = await Promise.all(routes.map(async route => [route, await PROBES[route]!.ask()] as const));
      const naam = (await world.gateway.ports.directory.current()).organisations.get(oinOf(home))!.naam;
      await world.change({ organisations: [{ oin: oinOf(home), naam, status: 'geschorst' }] });
      for (const [route, { path, body, type }] of asks)
        for (const who of EVERY_WHO) {
          const claims = { oin: oinOf(home) };
          const token = await provider.token({ roles: [who], teams: [PROBES[route]!.team], claims });
          const { body: said } = await world.call(home, route.split(' ')[0]!, path, body, {
            headers: {
              ...(who === MACHINE ? {} : { authorization: `Bearer ${token}` }),
              ...(type === undefined ? {} : { 'content-type': type }),
            },
          });
          const forPersons = who === MACHINE && !isForMachines(route);
          expect(said.code, `${route}, ${who}`).toBe(forPersons ? 'TOKEN_ONTBREEKT' : 'ORGANISATIE_GESCHORST');
        }
      await world.change({ organisations: [{ oin: oinOf(home), naam, status: 'aangesloten' }] });
    }
  });

  it('asks a certificate wherever it does not say everybody', async () => {
    const token = await provider.token({ roles: ['fg'], claims: { oin: oinOf(UTRECHT) } });
    for (const route of registered) {
      const { path, body, type } = await PROBES[route]!.ask();
      const headers = { authorization: `Bearer ${token}`, ...(type === undefined ? {} : { 'content-type': type }) };
      const answer = await world.call(null, route.split(' ')[0]!, path, body, { headers });
      expect([answer.status, answer.body.code], route).toEqual([401, 'CERTIFICAAT_ONTBREEKT']);
    }
  });

  it('lets everybody read what is public, whatever they bring', async () => {
    for (const path of ['/logboek/vkey', '/logboek/checkpoint', '/v1/openapi.json'])
      for (const headers of [{}, { authorization: 'Bearer x.y.z' }])
        expect((await world.call(null, 'GET', path, undefined, { headers })).status, path).toBe(200);
  });
});

describe('a route that nobody put in the table', () => {
  it('is not there for anybody', async () => {
    const { ports } = world.gateway;
    const forgetful = new Hono<ApiEnvironment>().use(guard(ports, new Map()));
    let reached = false;
    forgetful.get('/v1/vergeten', () => {
      reached = true;
      return new Response();
    });
    const answer = await forgetful.request('/v1/vergeten', { headers: { authorization: 'Bearer x.y.z' } });
    expect([answer.status, ((await answer.json()) as Json).code, reached]).toEqual([404, 'NIET_GEVONDEN', false]);
  });
});
