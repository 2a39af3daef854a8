/** Published figures: for whoever works for a municipality that they are about. */
import type { Hono } from 'hono';
import type { Cijfers } from '../../schemas/generated/types.ts';
import { figuresAsCsv } from '../cijfers/csv.ts';
import { ALLE } from '../cijfers/grid.ts';
import { publishedFor } from '../cijfers/reading.ts';
import type { Ports } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { callerOf } from './guard.ts';
import type { ApiContext, ApiEnvironment } from './incoming.ts';
import { API_HEADERS, json } from './respond.ts';

const MAAND = /^[0-9]{4}-(?:0[1-9]|1[0-2])$/;

export function cijferRoutes(
  api: Hono<ApiEnvironment>,
  ports: Ports,
  answer: (c: ApiContext, result: Problem | Response) => Response,
): void {
  api.get('/v1/cijfers', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const maand = c.req.query('maand') ?? '';
    if (!MAAND.test(maand)) return answer(c, problem('ONGELDIG_VERZOEK'));
    const found = await publishedFor(ports, caller.oin, maand, ports.clock.now());
    if (found === null) return answer(c, problem('NIET_GEVONDEN'));
    if (wantsCsv(c))
      return new Response(figuresAsCsv(maand, found), {
        headers: {
          ...API_HEADERS,
          'Content-Type': 'text/csv; charset=utf-8; header=present',
          'Content-Disposition': `attachment; filename="cijfers-${maand}.csv"`,
        },
      });
    const body: Cijfers = {
      maand,
      gebieden: found.map(({ gebied, blokken }) => ({
        soort: gebied.soort,
        gebied: gebied.soort === 'regio' ? gebied.naam : gebied.gemeentecode,
        blokken: blokken.map(({ blok, soort = ALLE, totaal, cellen }) => ({
          blok,
          soort,
          ...(totaal === undefined ? {} : { totaal }),
          cellen: [...cellen],
        })),
      })),
    };
    return json(c, 200, body);
  });
}

/** JSON unless CSV is named, and named before JSON. */
function wantsCsv(c: ApiContext): boolean {
  const ranges = (c.req.header('accept') ?? '').split(',').map(range => range.split(';')[0]!.trim().toLowerCase());
  const csv = ranges.indexOf('text/csv');
  const other = ranges.indexOf('application/json');
  return csv !== -1 && (other === -1 || csv < other);
}
