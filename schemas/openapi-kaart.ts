/** The sociale kaart in the OpenAPI document. */
import { answer, empty, jsonBody, problems } from './openapi-responses.ts';

const PERSON_TOO = [{ certificaat: [] }, { certificaat: [], token: [] }];
const PERSON_ONLY = [{ certificaat: [], token: [] }];

const ID = {
  name: 'kaartvermeldingId',
  in: 'path',
  description: 'Kenmerk van de vermelding.',
  required: true,
  schema: { $ref: '#/components/schemas/Uuid' },
};
const IF_MATCH = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'De waarde van ETag van wat u hebt gelezen. Is er intussen gewijzigd, dan volgt 412.',
  schema: { type: 'string', pattern: '^"[1-9][0-9]{0,8}"$' },
};
const ETAG = { ETag: { description: 'Versie; geef haar mee in If-Match.', schema: { type: 'string' } } };
const query = (name: string, description: string, schema: object, required = false) => ({
  name,
  in: 'query',
  description,
  required,
  schema,
});

export const KAART_PATHS: Readonly<Record<string, object>> = {
  '/sociale-kaart': {
    get: {
      operationId: 'lijstSocialeKaart',
      security: PERSON_TOO,
      tags: ['sociale-kaart'],
      summary: 'Zoek een team',
      description: 'Welk team, voor welke gemeente en hulpvraag, hoe het vandaag te bereiken is en wie waarneemt.',
      parameters: [
        query('gemeentecode', 'Alleen teams die voor deze gemeente werken.', {
          $ref: '#/components/schemas/Gemeentecode',
        }),
        query('hulpvraag', 'Alleen teams voor deze hulpvraag.', { $ref: '#/components/schemas/SocialeKaartHulpvraag' }),
        query('team', 'Alleen vermeldingen van dit team: OIN, schuine streep, teamcode.', { type: 'string' }),
        query('na', 'Vervolg na dit kenmerk: de waarde `volgende` van de vorige bladzijde.', {
          $ref: '#/components/schemas/Uuid',
        }),
        query('aantal', 'Hoeveel ten hoogste.', { type: 'integer', minimum: 1, maximum: 500, default: 100 }),
      ],
      responses: { '200': answer('De vermeldingen.', 'SocialeKaartLijst'), ...problems() },
    },
    post: {
      operationId: 'vermeldTeam',
      security: PERSON_ONLY,
      tags: ['sociale-kaart'],
      summary: 'Vermeld het eigen team',
      description: 'Door een teamleider van het team. De vermelding geldt daarmee als bevestigd.',
      requestBody: jsonBody('SocialeKaartOpgave'),
      responses: {
        '201': answer('De vermelding.', 'SocialeKaartVermelding', {
          ...ETAG,
          Location: { description: 'Waar het resultaat staat.', schema: { type: 'string', format: 'uri-reference' } },
        }),
        ...problems(409, 413, 415),
      },
    },
  },
  '/sociale-kaart/{kaartvermeldingId}': {
    get: {
      operationId: 'leesVermelding',
      security: PERSON_TOO,
      tags: ['sociale-kaart'],
      summary: 'Bekijk één vermelding',
      description: 'Met de versie in de kop ETag.',
      parameters: [ID],
      responses: { '200': answer('De vermelding.', 'SocialeKaartVermelding', ETAG), ...problems(404) },
    },
    put: {
      operationId: 'wijzigVermelding',
      security: PERSON_ONLY,
      tags: ['sociale-kaart'],
      summary: 'Wijzig de eigen vermelding',
      description: 'Vervangt de opgave als geheel. De vermelding geldt daarmee als bevestigd.',
      parameters: [ID, IF_MATCH],
      requestBody: jsonBody('SocialeKaartOpgave'),
      responses: {
        '200': answer('De vermelding.', 'SocialeKaartVermelding', ETAG),
        ...problems(404, 409, 412, 413, 415, 428),
      },
    },
    delete: {
      operationId: 'verwijderVermelding',
      security: PERSON_ONLY,
      tags: ['sociale-kaart'],
      summary: 'Verwijder de eigen vermelding',
      description: 'Daarna is zij er voor niemand meer.',
      parameters: [
        ID,
        query('team', 'Code van het eigen team.', { $ref: '#/components/schemas/Teamcode' }, true),
        IF_MATCH,
      ],
      responses: { '204': empty('Verwijderd.'), ...problems(404, 412, 428) },
    },
  },
  '/sociale-kaart/{kaartvermeldingId}/bevestiging': {
    post: {
      operationId: 'bevestigVermelding',
      security: PERSON_ONLY,
      tags: ['sociale-kaart'],
      summary: 'Bevestig dat de eigen vermelding klopt',
      description: 'Na een half jaar zonder bevestiging staat er bij de vermelding een waarschuwing.',
      parameters: [ID, IF_MATCH],
      requestBody: jsonBody('SocialeKaartTeamkeuze'),
      responses: {
        '200': answer('De vermelding.', 'SocialeKaartVermelding', ETAG),
        ...problems(404, 412, 413, 415, 428),
      },
    },
  },
};
