/** The operations on zaken of vroegsignalering (docs/zaken-api.md). */
import { answer, jsonBody, problems } from './openapi-responses.ts';

export const ZAAK_TAGS = [
  { name: 'zaken', description: 'Wat een team met zijn signalen doet.' },
  { name: 'teams', description: 'Wat een team zelf instelt.' },
];

const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` });

function query(name: string, description: string, form: object, required = false): object {
  return { name, in: 'query', description, required, schema: form };
}

function inPath(name: string, description: string, form = schema('Uuid')): object {
  return { name, in: 'path', description, required: true, schema: form };
}

const TEAM = query('team', 'Code van het eigen team waarvoor u spreekt.', schema('Teamcode'), true);
const ZAAK = inPath('zaakId', 'Kenmerk van de zaak.');
const SIGNAAL = inPath('signaalId', 'Kenmerk van het signaal.');
const OWN_TEAM = inPath('team', 'Code van het eigen team.', schema('Teamcode'));
const REASON = query('reden', 'Waarom u leest; staat bij de lezing.', schema('ZaakLeesreden'), true);
const AFTER = query('na', 'Vervolg: de waarde `volgende` van de vorige bladzijde.', schema('ZaakCursor'));
const COUNT = query('aantal', 'Hoeveel ten hoogste.', { type: 'integer', minimum: 1, maximum: 500, default: 100 });

const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'De ETag van wat u zag. Is er intussen iets veranderd, dan gebeurt er niets (412).',
  schema: { type: 'string', pattern: '^"[1-9][0-9]{0,8}"$' },
};
const ETAG = {
  ETag: { description: 'De versie, voor If-Match.', schema: { type: 'string', pattern: '^"[1-9][0-9]{0,8}"$' } },
};

/** By software, or by a person through it. */
const PERSON_TOO = [{ certificaat: [] }, { certificaat: [], token: [] }];
const PERSON_ONLY = [{ certificaat: [], token: [] }];

export const ZAAK_PATHS: Readonly<Record<string, object>> = {
  '/zaken': {
    get: {
      operationId: 'bekijkLade',
      security: PERSON_TOO,
      tags: ['zaken'],
      summary: 'Bekijk de lade van een team',
      description:
        'Open zaken, zwaarste eerst, in de volgorde die het team instelde. Bladeren klopt ook als er intussen zaken bij komen.',
      parameters: [
        TEAM,
        query('gemeentecode', 'Alleen zaken van deze gemeenten.', {
          type: 'array',
          maxItems: 50,
          items: schema('Gemeentecode'),
        }),
        query('staat', 'Alleen zaken in deze staat.', schema('ZaakStaat')),
        query('houder', 'Alleen eigen zaken, of zaken van niemand.', { type: 'string', enum: ['mij', 'niemand'] }),
        query('teLaat', 'Alleen zaken waarvan een termijn voorbij is.', { type: 'boolean', default: false }),
        AFTER,
        COUNT,
      ],
      responses: { '200': answer('De open zaken.', 'ZaakLade'), ...problems() },
    },
  },
  '/zaken/herinneringen': {
    get: {
      operationId: 'lijstHerinneringen',
      security: PERSON_TOO,
      tags: ['zaken'],
      summary: 'Bekijk de herinneringen van een team',
      description: 'Termijnen die bijna aflopen of voorbij zijn, en wie dat moet weten; oudste eerst, elk één keer.',
      parameters: [TEAM, AFTER, COUNT],
      responses: { '200': answer('De herinneringen.', 'ZaakHerinneringen'), ...problems() },
    },
  },
  '/zaken/wijzigingen': {
    get: {
      operationId: 'lijstWijzigingen',
      security: PERSON_TOO,
      tags: ['zaken'],
      summary: 'Haal op wat er veranderde',
      description:
        'Voor software die een kopie bijhoudt. Nummers komen in volgorde en zonder gaten: wie tot een nummer las, mist niets van ervoor. Geen mensen, geen inhoud.',
      parameters: [
        TEAM,
        query('na', 'Wijzigingen na dit nummer; 0 is vanaf het begin.', { type: 'integer', minimum: 0, default: 0 }),
        query('aantal', 'Hoeveel ten hoogste.', { type: 'integer', minimum: 1, maximum: 1000, default: 500 }),
      ],
      responses: { '200': answer('De wijzigingen.', 'ZaakWijzigingen'), ...problems(410) },
    },
  },
  '/zaken/_zoeken': {
    post: {
      operationId: 'zoekZaken',
      security: PERSON_ONLY,
      tags: ['zaken'],
      summary: 'Zoek zaken op adres of persoon',
      description: 'Precies, nooit op een deel. Dat er gezocht is, door wie en waarom, wordt vastgelegd.',
      requestBody: jsonBody('ZaakZoekvraag'),
      responses: { '200': answer('Zaken die passen.', 'ZaakGevonden'), ...problems(413, 415) },
    },
  },
  '/zaken/{zaakId}': {
    get: {
      operationId: 'bekijkZaak',
      security: PERSON_TOO,
      tags: ['zaken'],
      summary: 'Bekijk één zaak',
      description: 'Staat, signalen zonder inhoud, termijnen en wat er gebeurd is.',
      parameters: [ZAAK, TEAM],
      responses: { '200': answer('De zaak.', 'ZaakZaak', ETAG), ...problems(404) },
    },
  },
  '/zaken/{zaakId}/stappen': {
    post: {
      operationId: 'zetStap',
      security: PERSON_ONLY,
      tags: ['zaken'],
      summary: 'Zet een stap in een zaak',
      description:
        'Op de versie die u zag. Een stap die nu niet kan, geeft 409 met de reden als code; dan is er niets veranderd. Twee keer dezelfde stap sturen zet haar één keer.',
      parameters: [ZAAK, IF_MATCH],
      requestBody: jsonBody('ZaakStapaanvraag'),
      responses: {
        '200': answer('De zaak na de stap.', 'ZaakZaak', ETAG),
        ...problems(404, 409, 412, 413, 415, 428),
      },
    },
  },
  '/zaken/{zaakId}/signalen/{signaalId}/inhoud': {
    get: {
      operationId: 'leesInhoud',
      security: PERSON_ONLY,
      tags: ['zaken'],
      summary: 'Lees de inhoud van een signaal',
      description:
        'Eerst wordt vastgelegd wie leest en waarom, dan pas gaat het dossier open. Een burgerservicenummer en gegevens over gezondheid komen alleen mee als daarom wordt gevraagd.',
      parameters: [
        ZAAK,
        SIGNAAL,
        TEAM,
        REASON,
        query('gevoelig', 'Ook wat anders verborgen blijft.', { type: 'boolean', default: false }),
      ],
      responses: { '200': answer('De inhoud.', 'ZaakInhoud'), ...problems(404, 409, 410) },
    },
  },
  '/teams/{team}/instellingen': {
    get: {
      operationId: 'bekijkInstellingen',
      security: PERSON_TOO,
      tags: ['teams'],
      summary: 'Bekijk de instellingen van een team',
      description: 'Volgorde van werk, termijnen en bewaren; zonder instelling geldt wat veilig is.',
      parameters: [OWN_TEAM],
      responses: { '200': answer('De instellingen.', 'ZaakInstellingenStand', ETAG), ...problems() },
    },
    put: {
      operationId: 'wijzigInstellingen',
      security: PERSON_ONLY,
      tags: ['teams'],
      summary: 'Wijzig de instellingen van een team',
      description: 'Alleen een teamleider. Alle instellingen in één keer, op de versie die u zag.',
      parameters: [OWN_TEAM, IF_MATCH],
      requestBody: jsonBody('ZaakInstellingen'),
      responses: { '200': answer('Wat nu geldt.', 'ZaakInstellingenStand', ETAG), ...problems(412, 413, 415, 428) },
    },
  },
};
