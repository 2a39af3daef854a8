/**
 * Who may call what: one table of every route of the API. A route that is not here does not exist for anybody, a role
 * that is not in its row may not call it. `docs/wie-mag-wat.md` shows this table to people, and is compared with it.
 */
import type { Reach, Role } from './roles.ts';

export type Callers =
  /** Without a certificate: what anybody may know. */
  | { readonly kind: 'everybody' }
  /** Somebody who signed in as a resident, for what is about themselves. Pages only. */
  | { readonly kind: 'residents' }
  | {
      readonly kind: 'registered';
      /** Software of a participant: a registered client, without a person behind it. */
      readonly machine: boolean;
      /** A person, signed in at the own organisation, through a registered client of that organisation. */
      readonly persons: Readonly<Partial<Record<Role, Reach>>>;
    };

/** Nothing that software does by itself. */
const onlyPersons = (persons: Readonly<Partial<Record<Role, Reach>>>): Callers => ({
  kind: 'registered',
  machine: false,
  persons,
});

const EVERYBODY: Callers = { kind: 'everybody' };
const RESIDENTS: Callers = { kind: 'residents' };
const MACHINES: Callers = { kind: 'registered', machine: true, persons: {} };
const andPersons = (persons: Readonly<Partial<Record<Role, Reach>>>): Callers => ({
  kind: 'registered',
  machine: true,
  persons,
});

/** What a team is party to its people see; privacy officer and fg see the whole organisation (R19, AVG 38, 39). */
const READERS = {
  medewerker: 'team',
  teamleider: 'team',
  privacyfunctionaris: 'organisatie',
  fg: 'organisatie',
} as const;
/** Who works on what a team received; whoever watches over the organisation reads nothing of it here. */
const TEAM = { medewerker: 'team', teamleider: 'team' } as const;
const OFFICERS = { privacyfunctionaris: 'organisatie', fg: 'organisatie' } as const;
/** No data of anybody goes in or comes out. */
const EVERY_ROLE = {
  medewerker: 'organisatie',
  teamleider: 'organisatie',
  privacyfunctionaris: 'organisatie',
  fg: 'organisatie',
  beheerder: 'organisatie',
} as const;

/** Keyed by method and path, as the routes are written. */
export const WHO_MAY: ReadonlyMap<string, Callers> = new Map(
  Object.entries({
    'GET /logboek/vkey': EVERYBODY,
    'GET /logboek/*': EVERYBODY,
    'GET /v1/openapi.json': EVERYBODY,

    // A message is signed by the organisation; a body is sealed to a team's key, which its software holds.
    'POST /v1/signalen': MACHINES,
    'POST /v1/signalen/_batch': MACHINES,
    'GET /v1/postvak': andPersons(READERS),
    'GET /v1/postvak/:verstrekkingId': MACHINES,
    'POST /v1/postvak/_ophalen': MACHINES,
    'POST /v1/postvak/_bevestigen': MACHINES,

    'POST /v1/abonnementen': MACHINES,
    'GET /v1/abonnementen': MACHINES,
    'GET /v1/abonnementen/:abonnementId': MACHINES,
    'DELETE /v1/abonnementen/:abonnementId': MACHINES,
    'POST /v1/abonnementen/:abonnementId/_inschakelen': MACHINES,
    'POST /v1/abonnementen/:abonnementId/_vernieuwen': MACHINES,

    // Who speaks with the resident notes what the resident wants.
    'POST /v1/toestemmingen': andPersons({ medewerker: 'team' }),
    'GET /v1/toestemmingen/:toestemmingId': andPersons(READERS),
    'GET /v1/toestemmingen/:toestemmingId/ontvangstbewijs': andPersons(READERS),
    'POST /v1/toestemmingen/:toestemmingId/intrekking': andPersons({ medewerker: 'team' }),
    'POST /v1/toestemmingen/:toestemmingId/stand': andPersons({ medewerker: 'team' }),
    'POST /v1/toestemmingsteksten': MACHINES,
    'GET /v1/toestemmingsteksten': andPersons(EVERY_ROLE),
    'GET /v1/toestemmingsteksten/:tekst': andPersons(EVERY_ROLE),

    // The team that speaks with the resident notes an objection; for the organisation its officer decides (R15).
    'POST /v1/bezwaren': andPersons({ medewerker: 'team' }),
    'GET /v1/bezwaren': andPersons(OFFICERS),
    'GET /v1/bezwaren/:bezwaarId': andPersons(OFFICERS),
    'POST /v1/bezwaren/:bezwaarId/besluit': andPersons({ privacyfunctionaris: 'organisatie' }),

    // Who decides on held messages, and who watches over it, on codes and facts (R20).
    'GET /v1/aangehouden': andPersons(OFFICERS),
    'GET /v1/aangehouden/:verstrekkingId': andPersons(OFFICERS),
    'POST /v1/aangehouden/:verstrekkingId/voorstellen': onlyPersons({ privacyfunctionaris: 'organisatie' }),
    'POST /v1/aangehouden/:verstrekkingId/voorstellen/:voorstelId/oordeel': onlyPersons({
      privacyfunctionaris: 'organisatie',
    }),

    // Signed by the organisation, as its messages are; what was agreed is no secret inside it.
    'POST /v1/afspraken': MACHINES,
    'GET /v1/afspraken': andPersons(EVERY_ROLE),
    'GET /v1/afspraken/:afspraakId': andPersons(EVERY_ROLE),
    'POST /v1/afspraken/:afspraakId/ondertekening': MACHINES,

    // Administrators of the gateway itself: the role, and named as such by two others (ADR 0024).
    'GET /v1/voorstellen': onlyPersons({ beheerder: 'organisatie' }),
    'POST /v1/voorstellen': onlyPersons({ beheerder: 'organisatie' }),
    'POST /v1/voorstellen/:voorstelId/goedkeuring': onlyPersons({ beheerder: 'organisatie' }),
    'POST /v1/voorstellen/:voorstelId/afwijzing': onlyPersons({ beheerder: 'organisatie' }),

    // Casework of a team: its own people and the software of its organisation. Steps, content and searching need somebody.
    'GET /v1/zaken': andPersons(TEAM),
    'GET /v1/zaken/herinneringen': andPersons(TEAM),
    'GET /v1/zaken/wijzigingen': andPersons(TEAM),
    'GET /v1/zaken/:zaakId': andPersons(TEAM),
    'POST /v1/zaken/:zaakId/stappen': onlyPersons(TEAM),
    'GET /v1/zaken/:zaakId/signalen/:signaalId/inhoud': onlyPersons(TEAM),
    'POST /v1/zaken/_zoeken': onlyPersons(TEAM),
    // Rights of residents are the organisation's: its officer restricts, two of them erase, officer and fg see what is there.
    'POST /v1/zaken/:zaakId/beperking': onlyPersons({ privacyfunctionaris: 'organisatie' }),
    'GET /v1/wissingen': onlyPersons(OFFICERS),
    'POST /v1/wissingen': onlyPersons({ privacyfunctionaris: 'organisatie' }),
    'POST /v1/wissingen/:wissingId/oordeel': onlyPersons({ privacyfunctionaris: 'organisatie' }),
    'POST /v1/inzageverzoeken/_zoeken': onlyPersons(OFFICERS),
    'GET /v1/teams/:team/instellingen': andPersons(TEAM),
    'PUT /v1/teams/:team/instellingen': onlyPersons({ teamleider: 'team' }),
    // Steps are people's; whoever the team's software shows them to, it may read them.
    'POST /v1/overdrachten': onlyPersons(TEAM),
    'GET /v1/overdrachten': andPersons(READERS),
    'GET /v1/overdrachten/:overdrachtId': andPersons(READERS),
    'POST /v1/overdrachten/:overdrachtId/stappen': onlyPersons(TEAM),
    'POST /v1/toegangen': onlyPersons(TEAM),
    'GET /v1/toegangen': andPersons(READERS),
    'GET /v1/toegangen/:toegangId': andPersons(READERS),
    'POST /v1/toegangen/:toegangId/stappen': onlyPersons(TEAM),
    'POST /v1/woningvragen': onlyPersons(TEAM),
    'GET /v1/woningvragen': andPersons(READERS),
    'GET /v1/woningvragen/:woningId': andPersons(READERS),
    'POST /v1/woningvragen/:woningId/stappen': onlyPersons(TEAM),
    'POST /v1/maatwerkverzoeken': onlyPersons(TEAM),
    'GET /v1/maatwerkverzoeken': andPersons(READERS),
    'GET /v1/maatwerkverzoeken/:maatwerkId': andPersons(READERS),
    'POST /v1/maatwerkverzoeken/:maatwerkId/stappen': onlyPersons(TEAM),

    'POST /v1/toetsingen': andPersons(EVERY_ROLE),
    'POST /v1/routeringen': andPersons(EVERY_ROLE),
    // Whoever takes part reads how teams are to be reached; a team leader writes of the own team, and of no other.
    'GET /v1/sociale-kaart': andPersons(EVERY_ROLE),
    'GET /v1/sociale-kaart/:kaartvermeldingId': andPersons(EVERY_ROLE),
    'POST /v1/sociale-kaart': onlyPersons({ teamleider: 'team' }),
    'PUT /v1/sociale-kaart/:kaartvermeldingId': onlyPersons({ teamleider: 'team' }),
    'DELETE /v1/sociale-kaart/:kaartvermeldingId': onlyPersons({ teamleider: 'team' }),
    'POST /v1/sociale-kaart/:kaartvermeldingId/bevestiging': onlyPersons({ teamleider: 'team' }),

    // Rounded numbers of the municipalities the own organisation works for: no secret inside it (R23).
    'GET /v1/cijfers': andPersons(EVERY_ROLE),

    'GET /v1/verstrekkingen/:vermelding': andPersons(READERS),
    'GET /v1/organisaties': andPersons(EVERY_ROLE),
  }),
);

/** The same for pages: with a session instead of a client and a token (ADR 0035). A page that is not here is nobody's. */
export const PAGES_WHO_MAY: ReadonlyMap<string, Callers> = new Map(
  Object.entries({
    'GET /aanmelden': EVERYBODY,
    'GET /aanmelden/:aanmelddienst': EVERYBODY,
    'GET /aanmelden/klaar/:kenmerk': EVERYBODY,
    'GET /afgemeld': EVERYBODY,
    'POST /afmelden': onlyPersons(EVERY_ROLE),
    'GET /werk': onlyPersons(EVERY_ROLE),
    // For who has no team; it is about teams and nobody else.
    'GET /sociale-kaart': onlyPersons(EVERY_ROLE),

    'GET /team/:team/lade': onlyPersons(TEAM),
    'GET /team/:team/volgende': onlyPersons(TEAM),
    'GET /team/:team/zoeken': onlyPersons(TEAM),
    'POST /team/:team/zoeken': onlyPersons(TEAM),
    'GET /team/:team/herinneringen': onlyPersons(TEAM),
    'GET /team/:team/overzicht': onlyPersons({ teamleider: 'team' }),
    'GET /team/:team/zaken/:zaakId': onlyPersons(TEAM),
    'POST /team/:team/zaken/:zaakId/stappen': onlyPersons(TEAM),
    'POST /team/:team/zaken/:zaakId/lezen': onlyPersons(TEAM),
    'POST /team/:team/zaken/:zaakId/huisbezoek': onlyPersons(TEAM),
    'POST /team/:team/zaken/:zaakId/brief': onlyPersons(TEAM),
    // The code of a letter says who may look, and a birth date (R24).
    'GET /brief': EVERYBODY,
    'POST /brief': EVERYBODY,
    'GET /inwoner/aanmelden': EVERYBODY,
    'GET /inwoner/aanmelden/begin': EVERYBODY,
    'GET /inwoner/aanmelden/klaar': EVERYBODY,
    // What is found by the own BSN, and nothing else (R18, R19).
    'GET /inwoner': RESIDENTS,
    'POST /inwoner/stoppen': RESIDENTS,
    'POST /inwoner/bezwaar': RESIDENTS,
    'GET /inwoner/inzage': RESIDENTS,
    'POST /inwoner/inzage': RESIDENTS,
    'POST /inwoner/uitloggen': RESIDENTS,

    // Handing over and taking over: people of the two teams, as the routes of the API.
    'GET /team/:team/overdrachten': onlyPersons(TEAM),
    'GET /team/:team/overdrachten/nieuw': onlyPersons(TEAM),
    'POST /team/:team/overdrachten/nieuw': onlyPersons(TEAM),
    'GET /team/:team/overdrachten/:overdrachtId': onlyPersons(TEAM),
    'GET /team/:team/overdrachten/:overdrachtId/toestemming': onlyPersons(TEAM),
    'POST /team/:team/overdrachten/:overdrachtId/stappen': onlyPersons(TEAM),
    'GET /team/:team/verzoeken': onlyPersons(TEAM),
    'GET /team/:team/verzoeken/:soort/:verzoekId': onlyPersons(TEAM),
    'POST /team/:team/verzoeken/:soort/:verzoekId/stappen': onlyPersons(TEAM),
    'GET /team/:team/sociale-kaart': onlyPersons(TEAM),
    'POST /team/:team/sociale-kaart/:kaartvermeldingId/bevestiging': onlyPersons({ teamleider: 'team' }),
    // What the whole organisation sent and received, on codes and names of fields; two officers decide, fg reads (R19, R20).
    'GET /toezicht': onlyPersons(OFFICERS),
    'GET /toezicht/vermeldingen/:vermelding': onlyPersons(OFFICERS),
    'GET /toezicht/vermeldingen/:vermelding/bewijs': onlyPersons(OFFICERS),
    'GET /toezicht/zoeken': onlyPersons(OFFICERS),
    'POST /toezicht/zoeken': onlyPersons(OFFICERS),
    'GET /toezicht/aangehouden': onlyPersons(OFFICERS),
    'GET /toezicht/aangehouden/:verstrekking': onlyPersons(OFFICERS),
    'POST /toezicht/aangehouden/:verstrekking/voorstel': onlyPersons({ privacyfunctionaris: 'organisatie' }),
    'POST /toezicht/aangehouden/:verstrekking/oordeel': onlyPersons({ privacyfunctionaris: 'organisatie' }),
    'GET /toezicht/inzage': onlyPersons(OFFICERS),
    'GET /toezicht/inzage/nieuw': onlyPersons({ privacyfunctionaris: 'organisatie' }),
    'POST /toezicht/inzage/nieuw': onlyPersons({ privacyfunctionaris: 'organisatie' }),
    'GET /toezicht/inzage/:verzoek': onlyPersons(OFFICERS),
    'POST /toezicht/inzage/:verzoek/voorstel': onlyPersons({ privacyfunctionaris: 'organisatie' }),
    'POST /toezicht/inzage/:verzoek/oordeel': onlyPersons({ privacyfunctionaris: 'organisatie' }),
    'GET /toezicht/inzage/:verzoek/brief': onlyPersons(OFFICERS),
    'GET /toezicht/rechten': onlyPersons(OFFICERS),
    'POST /toezicht/rechten/zoeken': onlyPersons({ privacyfunctionaris: 'organisatie' }),
    'GET /toezicht/rechten/:team/:zaakId': onlyPersons(OFFICERS),
    'POST /toezicht/rechten/:team/:zaakId/beperking': onlyPersons({ privacyfunctionaris: 'organisatie' }),
    'POST /toezicht/rechten/:team/:zaakId/wissing': onlyPersons({ privacyfunctionaris: 'organisatie' }),
    'POST /toezicht/rechten/:team/:zaakId/oordeel': onlyPersons({ privacyfunctionaris: 'organisatie' }),
    'GET /toezicht/logboek': onlyPersons(OFFICERS),
    'GET /toezicht/afspraken': onlyPersons(OFFICERS),
    'GET /toezicht/register': onlyPersons(OFFICERS),
    'GET /toezicht/proef': onlyPersons(OFFICERS),
    'POST /toezicht/proef': onlyPersons(OFFICERS),

    // Rounded numbers, as the route of the API (R23).
    'GET /cijfers': onlyPersons(EVERY_ROLE),
    'GET /cijfers/verloop': onlyPersons(EVERY_ROLE),
    'GET /cijfers/gebieden': onlyPersons(EVERY_ROLE),
    'GET /cijfers/bestand': onlyPersons(EVERY_ROLE),
    'GET /cijfers/uitleg': onlyPersons(EVERY_ROLE),
  }),
);

/** The furthest reach any of these roles has on a route; null when none may call it. */
export function reachOf(callers: Callers, roles: readonly Role[]): Reach | null {
  if (callers.kind !== 'registered') return null;
  const reaches = roles.map(role => callers.persons[role]);
  return reaches.includes('organisatie') ? 'organisatie' : reaches.includes('team') ? 'team' : null;
}
