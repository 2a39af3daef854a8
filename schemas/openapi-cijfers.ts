/** The figures in the OpenAPI document. */
import { answer, problems } from './openapi-responses.ts';

const FIGURES = answer('De cijfers van de maand.', 'Cijfers') as { readonly content: object };

export const CIJFER_PATHS: Readonly<Record<string, object>> = {
  '/cijfers': {
    get: {
      operationId: 'leesCijfers',
      security: [{ certificaat: [] }, { certificaat: [], token: [] }],
      tags: ['cijfers'],
      summary: 'Lees de cijfers van een maand',
      description:
        'De cijfers van de eigen gemeenten en hun regio, in één vast rooster en zonder eigen uitsplitsing. Een maand komt er één keer, als zij voorbij is, en verandert daarna niet. Met `Accept: text/csv` als CSV.',
      parameters: [
        {
          name: 'maand',
          in: 'query',
          required: true,
          description: 'Kalendermaand, jjjj-mm.',
          schema: { type: 'string', pattern: '^[0-9]{4}-(?:0[1-9]|1[0-2])$' },
        },
      ],
      responses: {
        '200': {
          ...FIGURES,
          content: {
            ...FIGURES.content,
            'text/csv': { schema: { type: 'string', description: 'maand;soort;gebied;blok;cel;waarde;van_soort' } },
          },
        },
        ...problems(404),
      },
    },
  },
};
