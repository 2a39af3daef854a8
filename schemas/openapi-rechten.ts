/** Rights of residents in casework, in the OpenAPI document (docs/zaken-api.md). */
import { answer, jsonBody, problems } from './openapi-responses.ts';

export const RECHTEN_TAGS = [
  { name: 'rechten', description: 'Beperken, wissen en inzage, door privacyfunctionarissen.' },
];

const PERSON_ONLY = [{ certificaat: [], token: [] }];
const UUID = { $ref: '#/components/schemas/Uuid' };

const inPath = (name: string, description: string) => ({ name, in: 'path', description, required: true, schema: UUID });
const query = (name: string, description: string, schema: object) => ({
  ...{ name, in: 'query', description, required: false, schema },
});

const LOCATION = {
  Location: { description: 'Waar het resultaat staat.', schema: { type: 'string', format: 'uri-reference' } },
};

/** @param signed headers of a signed message */
export const rechtenPaths = (signed: readonly object[]): Readonly<Record<string, object>> => ({
  '/zaken/{zaakId}/beperking': {
    post: {
      operationId: 'beperkZaak',
      security: PERSON_ONLY,
      tags: ['rechten'],
      summary: 'Beperk een zaak, of hef dat op',
      description:
        'Wat beperkt is, wordt niet getoond en niet gewist. Zonder If-Match: wie beperkt, beperkt wat er nu is. Wat de afzender beperkte, heft alleen de afzender op.',
      parameters: [inPath('zaakId', 'Kenmerk van de zaak.')],
      requestBody: jsonBody('RechtenBeperkingsbesluit'),
      responses: { '200': answer('Hoe het nu is.', 'RechtenBeperkteZaak'), ...problems(404, 413, 415) },
    },
  },
  '/wissingen': {
    get: {
      operationId: 'lijstWissingen',
      security: PERSON_ONLY,
      tags: ['rechten'],
      summary: 'Bekijk wat gewist moet worden of is',
      description: 'Van de eigen organisatie, oudste eerst. Zonder de inwoner.',
      parameters: [
        query('na', 'Vervolg: de waarde `volgende` van de vorige bladzijde.', UUID),
        query('aantal', 'Hoeveel ten hoogste.', { type: 'integer', minimum: 1, maximum: 500, default: 100 }),
      ],
      responses: { '200': answer('De wissingen.', 'RechtenWissingen'), ...problems() },
    },
    post: {
      operationId: 'stelWissingVoor',
      security: PERSON_ONLY,
      tags: ['rechten'],
      summary: 'Stel voor om een zaak te wissen',
      description:
        'De eerste privacyfunctionaris. Er verdwijnt niets tot een ander meegaat. Wat de wet laat bewaren, geeft 409 met de reden.',
      parameters: [...signed],
      requestBody: jsonBody('RechtenWissingaanvraag'),
      responses: { '201': answer('Voorgesteld.', 'RechtenWissing', LOCATION), ...problems(404, 409, 413, 415) },
    },
  },
  '/wissingen/{wissingId}/oordeel': {
    post: {
      operationId: 'oordeelOverWissing',
      security: PERSON_ONLY,
      tags: ['rechten'],
      summary: 'Ga mee met wissen, of niet',
      description:
        'De tweede privacyfunctionaris, een ander dan wie voorstelde. Binnen enkele minuten is de zaak met haar dossiers weg; dat is niet terug te draaien.',
      parameters: [inPath('wissingId', 'Kenmerk van de wissing.'), ...signed],
      requestBody: jsonBody('RechtenWissingoordeel'),
      responses: { '200': answer('Hoe het ermee staat.', 'RechtenWissing'), ...problems(404, 409, 413, 415) },
    },
  },
  '/inzageverzoeken/_zoeken': {
    post: {
      operationId: 'zoekInzage',
      security: PERSON_ONLY,
      tags: ['rechten'],
      summary: 'Zoek wat de eigen organisatie van iemand stuurde, kreeg en heeft',
      description:
        'Over alle teams van de organisatie. De vraag wordt niet bewaard; dat er gezocht is, door wie en wat er gevonden is, wordt vastgelegd voor het antwoord weggaat.',
      requestBody: jsonBody('RechtenInzagevraag'),
      responses: { '200': answer('Wat er is gevonden.', 'RechtenInzage'), ...problems(413, 415) },
    },
  },
});
