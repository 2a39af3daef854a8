/** Operations of handovers and of what goes along with them; `openapi-paths.ts` spreads them in. */
import { answer, jsonBody, problems } from './openapi-responses.ts';

export const OVERDRACHT_TAGS = [
  { name: 'overdrachten', description: 'Warme overdracht tussen twee teams.' },
  { name: 'verzoeken', description: 'Regionale toegang, een woning en maatwerk: wat met een overdracht meegaat.' },
];

const PERSON_TOO = [{ certificaat: [] }, { certificaat: [], token: [] }];
const PERSON_ONLY = [{ certificaat: [], token: [] }];

const HEADERS = {
  ETag: { description: 'Versie; stuur haar mee in `If-Match`.', schema: { type: 'string' } },
};
const CREATED = {
  ...HEADERS,
  Location: { description: 'Waar het resultaat staat.', schema: { type: 'string', format: 'uri-reference' } },
};

const query = (name: string, description: string, schema: object, required = false) => ({
  ...{ name, in: 'query', description, required, schema },
});
const TEAM = query(
  'team',
  'Code van het eigen team waarvoor u spreekt.',
  { $ref: '#/components/schemas/Teamcode' },
  true,
);
const PAGE = [
  query('na', 'Vervolg na dit kenmerk: de waarde `volgende` van de vorige bladzijde.', {
    $ref: '#/components/schemas/Uuid',
  }),
  query('aantal', 'Hoeveel ten hoogste.', { type: 'integer', minimum: 1, maximum: 500, default: 100 }),
];
const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'De ETag van wat u zag. Is er intussen iets veranderd, dan gebeurt er niets (412).',
  schema: { type: 'string', pattern: '^"[1-9][0-9]{0,8}"$' },
};
const id = (name: string, description: string) => ({
  ...{ name, in: 'path', description, required: true, schema: { $ref: '#/components/schemas/Uuid' } },
});

interface Kind {
  readonly path: string;
  readonly idName: string;
  readonly tag: string;
  readonly what: string;
  readonly about: string;
  /** Component schemas: to begin, as it stands, a list, a step. */
  readonly schemas: readonly [string, string, string, string];
  readonly operations: readonly [string, string, string, string];
  readonly filters: readonly object[];
}

function pathsOf({ path, idName, tag, what, about, schemas, operations, filters }: Kind): Record<string, object> {
  const [begin, stand, list, step] = schemas;
  const tags = [tag];
  return {
    [path]: {
      post: {
        ...{ operationId: operations[0], security: PERSON_ONLY, tags, summary: `Begin ${what}`, description: about },
        requestBody: jsonBody(begin),
        responses: { '201': answer('Begonnen.', stand, CREATED), ...problems(409, 413, 415) },
      },
      get: {
        ...{ operationId: operations[1], security: PERSON_TOO, tags, summary: `Bekijk wat het team heeft: ${what}` },
        description: 'Van het eigen team, aan welke kant ook, oudste eerst.',
        parameters: [TEAM, ...filters, ...PAGE],
        responses: { '200': answer('De lijst.', list), ...problems() },
      },
    },
    [`${path}/{${idName}}`]: {
      get: {
        ...{ operationId: operations[2], security: PERSON_TOO, tags, summary: `Bekijk ${what}` },
        description: 'Zoals de eigen kant het mag zien. Van een ander team bestaat het niet.',
        parameters: [id(idName, 'Kenmerk.'), TEAM],
        responses: { '200': answer('Hoe het ermee staat.', stand, HEADERS), ...problems(404) },
      },
    },
    [`${path}/{${idName}}/stappen`]: {
      post: {
        ...{ operationId: operations[3], security: PERSON_ONLY, tags, summary: `Doe een stap in ${what}` },
        description:
          'Alleen een medewerker of teamleider, op de versie uit `If-Match`. Kan de stap niet, dan 409 met de code die zegt waarom. Welke stap wanneer kan, staat in docs/overdracht.md.',
        parameters: [id(idName, 'Kenmerk.'), IF_MATCH],
        requestBody: jsonBody(step),
        responses: {
          '200': answer('Hoe het er nu mee staat.', stand, HEADERS),
          ...problems(404, 409, 412, 413, 415, 428),
        },
      },
    },
  };
}

export const OVERDRACHT_PATHS: Readonly<Record<string, object>> = pathsOf({
  ...{ path: '/overdrachten', idName: 'overdrachtId', tag: 'overdrachten', what: 'een overdracht' },
  about:
    'Alleen wie de regie heeft, draagt haar over. Er gaan geen gegevens mee: elk bericht gaat apart, op zijn eigen grond.',
  schemas: ['OverdrachtAanmelding', 'OverdrachtStand', 'OverdrachtLijst', 'OverdrachtStap'],
  operations: ['beginOverdracht', 'lijstOverdrachten', 'bekijkOverdracht', 'stapOverdracht'],
  filters: [
    query('status', 'Alleen overdrachten met deze status.', { $ref: '#/components/schemas/OverdrachtStatus' }),
    query('kant', 'Alleen waar het team aan deze kant staat.', { $ref: '#/components/schemas/OverdrachtKant' }),
    query('wachtOp', 'Alleen wat op het team wacht, of op u en wat nog niemand heeft.', {
      type: 'string',
      enum: ['mij', 'team'],
    }),
  ],
});

export const VERZOEK_PATHS: Readonly<Record<string, object>> = {
  ...pathsOf({
    ...{ path: '/toegangen', idName: 'toegangId', tag: 'verzoeken', what: 'een aanmelding bij de regionale toegang' },
    about: 'Met het bericht `toegang-onderzoek` dat al is aangenomen. Er is één onderzoek, dat meereist.',
    schemas: ['VerzoekToegangAanmelding', 'VerzoekToegangStand', 'VerzoekToegangLijst', 'VerzoekToegangStap'],
    operations: ['meldAanBijToegang', 'lijstToegangen', 'bekijkToegang', 'stapToegang'],
    filters: [query('status', 'Alleen met deze status.', { $ref: '#/components/schemas/VerzoekToegangstatus' })],
  }),
  ...pathsOf({
    ...{ path: '/woningvragen', idName: 'woningId', tag: 'verzoeken', what: 'een woningvraag' },
    about: 'Aan een corporatie, met het bericht `woningvraag` dat al is aangenomen, op toestemming.',
    schemas: ['VerzoekWoningAanmelding', 'VerzoekWoningStand', 'VerzoekWoningLijst', 'VerzoekWoningStap'],
    operations: ['vraagWoning', 'lijstWoningvragen', 'bekijkWoningvraag', 'stapWoningvraag'],
    filters: [query('status', 'Alleen met deze status.', { $ref: '#/components/schemas/VerzoekWoningstatus' })],
  }),
  ...pathsOf({
    ...{ path: '/maatwerkverzoeken', idName: 'maatwerkId', tag: 'verzoeken', what: 'een verzoek om maatwerk' },
    about:
      'Aan CAK, CJIB of Belastingdienst, op toestemming: met een bericht `maatwerkverzoek` dat al is aangenomen, of met een dat de poort verstuurt.',
    schemas: ['VerzoekMaatwerkAanmelding', 'VerzoekMaatwerkStand', 'VerzoekMaatwerkLijst', 'VerzoekMaatwerkStap'],
    operations: ['vraagMaatwerk', 'lijstMaatwerkverzoeken', 'bekijkMaatwerkverzoek', 'stapMaatwerkverzoek'],
    filters: [query('status', 'Alleen met deze status.', { $ref: '#/components/schemas/VerzoekMaatwerkstatus' })],
  }),
};
