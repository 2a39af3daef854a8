/** The sociale kaart: read by everybody who takes part, kept by each team for itself. */
import type { Hono } from 'hono';
import type { SocialeKaartHulpvraag, SocialeKaartVermelding } from '../../schemas/generated/types.ts';
import { validators } from '../../schemas/validate.ts';
import type { Caller } from '../access/authenticate.ts';
import { changeKaart, type KaartStep, readKaart, readVermelding } from '../kaart/kaart.ts';
import type { Ports, TeamId } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { callerOf } from './guard.ts';
import type { ApiContext, ApiEnvironment } from './incoming.ts';
import { pageOf, UUID } from './page.ts';
import { API_HEADERS, json } from './respond.ts';
import { versionSeen, versionTag } from './version.ts';

type Check<T> = (value: unknown) => { kind: 'valid'; value: T } | { kind: 'invalid'; faults: Problem['faults'] };

/** What the API's routes share. */
interface Shared {
  readonly answer: (c: ApiContext, result: Problem | Response) => Response;
  readonly asTeam: (
    c: ApiContext,
    caller: Caller,
    code: string,
    work: (caller: Caller, team: TeamId) => Promise<Response | Problem>,
  ) => Promise<Response>;
  readonly readJson: <T>(
    c: ApiContext,
    check: Check<T>,
  ) => Promise<{ kind: 'read'; caller: Caller; value: T } | Problem>;
}

const GEMEENTECODE = /^[0-9]{4}$/;
const TEAM = /^[0-9]{20}\/[a-z0-9][a-z0-9_-]{0,39}$/;
const HULPVRAAG = /^[a-z_]{3,30}$/;

export function kaartRoutes(api: Hono<ApiEnvironment>, ports: Ports, { answer, asTeam, readJson }: Shared): void {
  api.get('/v1/sociale-kaart', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const page = pageOf(c, []);
    const gemeentecode = c.req.query('gemeentecode') ?? null;
    const hulpvraag = c.req.query('hulpvraag') ?? null;
    const team = c.req.query('team') ?? null;
    const fits = (value: string | null, form: RegExp) => value === null || form.test(value);
    if (page === null || !fits(gemeentecode, GEMEENTECODE) || !fits(hulpvraag, HULPVRAAG) || !fits(team, TEAM))
      return answer(c, problem('ONGELDIG_VERZOEK'));
    const { items, next } = await readKaart(
      ports,
      { gemeentecode, hulpvraag: hulpvraag as SocialeKaartHulpvraag | null, team: team as TeamId | null },
      page.after,
      page.count,
      ports.clock.now(),
    );
    return json(c, 200, { items, ...(next === null ? {} : { volgende: next }) });
  });

  api.get('/v1/sociale-kaart/:kaartvermeldingId', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const found = await entryOf(c.req.param('kaartvermeldingId'));
    return found === null ? answer(c, problem('NIET_GEVONDEN')) : shown(c, 200, found);
  });

  api.post('/v1/sociale-kaart', async c => {
    const body = await readJson(c, validators.socialeKaartOpgave);
    if (body.kind !== 'read') return answer(c, body);
    const { caller, value } = body;
    return asTeam(c, caller, value.team, (one, team) => step(c, one, team, { kind: 'gemaakt', opgave: value }));
  });

  api.put('/v1/sociale-kaart/:kaartvermeldingId', async c => {
    const body = await readJson(c, validators.socialeKaartOpgave);
    if (body.kind !== 'read') return answer(c, body);
    const { caller, value } = body;
    return asTeam(c, caller, value.team, (one, team) =>
      onVersion(c, on => step(c, one, team, { kind: 'gewijzigd', opgave: value, ...on })),
    );
  });

  api.post('/v1/sociale-kaart/:kaartvermeldingId/bevestiging', async c => {
    const body = await readJson(c, validators.socialeKaartTeamkeuze);
    if (body.kind !== 'read') return answer(c, body);
    const { caller, value } = body;
    return asTeam(c, caller, value.team, (one, team) =>
      onVersion(c, on => step(c, one, team, { kind: 'bevestigd', ...on })),
    );
  });

  api.delete('/v1/sociale-kaart/:kaartvermeldingId', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const code = c.req.query('team');
    if (code === undefined) return answer(c, problem('ONGELDIG_VERZOEK'));
    return asTeam(c, caller, code, (one, team) =>
      onVersion(c, on => step(c, one, team, { kind: 'verwijderd', ...on })),
    );
  });

  const entryOf = async (id: string) => (UUID.test(id) ? readVermelding(ports, id, ports.clock.now()) : null);

  async function onVersion(
    c: ApiContext,
    work: (on: { readonly kaartvermeldingId: string; readonly versie: number }) => Promise<Response | Problem>,
  ): Promise<Response | Problem> {
    const kaartvermeldingId = c.req.param('kaartvermeldingId') ?? '';
    if (!UUID.test(kaartvermeldingId)) return problem('NIET_GEVONDEN');
    const versie = versionSeen(c);
    return typeof versie === 'number' ? work({ kaartvermeldingId, versie }) : versie;
  }

  async function step(c: ApiContext, { person }: Caller, team: TeamId, asked: KaartStep): Promise<Response | Problem> {
    if (person === null) return problem('TOKEN_ONTBREEKT');
    const done = await changeKaart(ports, person, team, asked, ports.clock.now());
    if (done.kind === 'problem') return done;
    if (asked.kind === 'verwijderd') return new Response(null, { status: 204, headers: API_HEADERS });
    const now = await entryOf(done.kaartvermeldingId);
    if (now === null) return problem('NIET_GEVONDEN');
    return asked.kind === 'gemaakt'
      ? shown(c, 201, now, { Location: `/v1/sociale-kaart/${done.kaartvermeldingId}` })
      : shown(c, 200, now);
  }
}

function shown(c: ApiContext, status: 200 | 201, found: SocialeKaartVermelding, more: Record<string, string> = {}) {
  return json(c, status, found, { ...versionTag(found.versie), ...more });
}
