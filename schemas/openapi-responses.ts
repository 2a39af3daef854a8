/** How operations answer: good ends with a schema, all others as problem+json (rule error-handling/problem-details). */

const API_VERSION_HEADER = { 'API-Version': { $ref: '#/components/headers/ApiVersion' } };

/** Ends other than well, by status; the code in the document says which of them it is. */
const PROBLEMS = {
  400: [
    'OngeldigeInvoer',
    'De invoer klopt niet. Codes: ONGELDIG_BERICHT, ONGELDIG_VERZOEK, TYPE_ONBEKEND, ADRES_NIET_TOEGESTAAN. Alle fouten staan in `errors`.',
  ],
  401: ['NietGeauthenticeerd', 'Geen geldig certificaat, geen geldige handtekening of geen geldig token.'],
  403: [
    'Geweigerd',
    'Niet toegestaan: client, team of rol niet geregistreerd, organisatie geschorst, bericht te oud, of geweigerd op een regel. Alle redenen staan in `redenen`.',
  ],
  404: ['NietGevonden', 'Bestaat niet, of niet voor u.'],
  405: ['MethodeNietToegestaan', 'Deze methode bestaat hier niet; de kop Allow noemt welke wel.'],
  406: ['NietAanvaardbaar', 'Deze dienst antwoordt alleen in JSON.'],
  409: ['Conflict', 'Het kenmerk of adres is al gebruikt, het zegel klopt niet, of er kan er geen meer bij.'],
  410: ['NietMeerBeschikbaar', 'Dit bericht wordt niet meer verstrekt. Er staat geen reden bij.'],
  412: ['VersieVerlopen', 'Intussen is er iets veranderd. Er is niets gedaan; haal eerst op hoe het er nu voor staat.'],
  413: ['TeGroot', 'Het bericht is groter dan 256 KB, of de batch groter dan 1.000 regels of 4 MB.'],
  415: ['OnbekendeVorm', 'Stuur application/json (een batch: application/x-ndjson), zonder compressie.'],
  428: ['VersieOntbreekt', 'De kop `If-Match` ontbreekt of is geen versie. Er is niets gedaan.'],
  429: ['TeSnel', 'Te veel in korte tijd. Er is niets bewaard; `Retry-After` zegt wanneer het weer kan.'],
  500: ['InterneFout', 'Er ging iets mis. Er is niets verstrekt.'],
  503: [
    'NietBereikbaar',
    'Tijdelijk niet mogelijk. Er is niets aangenomen en niets bewaard; `Retry-After` zegt wanneer het weer kan.',
  ],
} as const satisfies Record<number, readonly [string, string]>;

type ProblemStatus = keyof typeof PROBLEMS;

export const PROBLEM_RESPONSES: Readonly<Record<string, object>> = Object.fromEntries(
  Object.entries(PROBLEMS).map(([status, [name, description]]) => [
    name,
    {
      description,
      headers: {
        ...API_VERSION_HEADER,
        ...(status === '429' || status === '503'
          ? { 'Retry-After': { description: 'Wachttijd in seconden.', schema: { type: 'integer' } } }
          : {}),
      },
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleem' } } },
    },
  ]),
);

/** Every operation may end in these. */
const ALWAYS = [400, 401, 403, 405, 406, 429, 500, 503] as const satisfies readonly ProblemStatus[];

export function problems(...more: readonly ProblemStatus[]): Record<string, object> {
  const statuses = [...ALWAYS, ...more].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map(status => [String(status), { $ref: `#/components/responses/${PROBLEMS[status][0]}` }]),
  );
}

/** @param schema name of a component schema */
export function answer(description: string, schema: string, headers: object = {}): object {
  return {
    description,
    headers: { ...API_VERSION_HEADER, ...headers },
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  };
}

export function empty(description: string): object {
  return { description, headers: API_VERSION_HEADER };
}

export function jsonBody(schema: string): object {
  return { required: true, content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } };
}

/** Lines of JSON; OpenAPI 3.1 has no word for the schema of a line, so the text names it. */
export function batchBody(schema: string): object {
  return {
    required: true,
    content: {
      'application/x-ndjson': {
        schema: { type: 'string', description: `Per regel één ${schema} (zie components/schemas/${schema}).` },
      },
    },
  };
}
