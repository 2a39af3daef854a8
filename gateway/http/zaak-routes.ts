/**
 * Zaken of vroegsignalering over the API: a team's tray, one zaak, its steps. Everything here is of one team; a zaak of
 * another team is as unknown as one that does not exist. A step is made by a person, on the version that was seen.
 */
import type { Hono } from 'hono';
import { validators } from '../../schemas/validate.ts';
import type { Caller } from '../access/authenticate.ts';
import { ZAAK_REFUSALS } from '../casework/vroegsignalering/refusals.ts';
import { STATEN, type Staat } from '../casework/vroegsignalering/zaak.ts';
import { type Worker, workerNames } from '../casework/worker.ts';
import { knownBeside } from '../casework/zaken/beside.ts';
import type { StoredZaak } from '../casework/zaken/ports.ts';
import { makeStep, type Stepped } from '../casework/zaken/stepping.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { TeamId } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import type { ApiContext, ApiEnvironment } from './incoming.ts';
import { UUID } from './page.ts';
import { json } from './respond.ts';
import type { SharedRoutes } from './shared-routes.ts';
import { stepRefusal, versionSeen, versionTag } from './version.ts';
import { reminderView, rowView, zaakView } from './zaak-views.ts';

const LIST_LIMIT = 500;
const FEED_LIMIT = 1_000;

export function zaakRoutes(
  api: Hono<ApiEnvironment>,
  { ports }: Exchange,
  { answer, asTeam, forTeam, readJson }: SharedRoutes,
): void {
  api.get('/v1/zaken', c =>
    forTeam(c, c.req.query('team'), async (caller, team) => {
      const self = namesOf(caller);
      const asked = trayAsked(c, self);
      if (asked === null) return problem('ONGELDIG_VERZOEK');
      const rows = await ports.zaken.tray(team, { ...asked, lateOn: asked.late ? ports.clock.now().localDate : null });
      const { settings } = await ports.zaken.settings(team);
      const known = await knownBeside(ports, team, rows);
      return json(c, 200, {
        items: rows.map(row => rowView(row, { settings, self, known: known.get(row.zaak.adres) ?? [] })),
        ...(rows.length === asked.limit ? { volgende: rows.at(-1)!.cursor } : {}),
      });
    }),
  );

  // Before `:zaakId`: these words are no ids.
  api.get('/v1/zaken/herinneringen', c =>
    forTeam(c, c.req.query('team'), async (_caller, team) => {
      const page = pageAsked(c, UUID);
      if (page === null) return problem('ONGELDIG_VERZOEK');
      const found = await ports.zaken.reminders(team, page.after, page.limit);
      return json(c, 200, {
        items: found.map(reminderView),
        ...(found.length === page.limit ? { volgende: found.at(-1)!.reminderId } : {}),
      });
    }),
  );

  api.get('/v1/zaken/wijzigingen', c =>
    forTeam(c, c.req.query('team'), async (_caller, team) => {
      const after = wholeNumber(c.req.query('na') ?? '0', 0, Number.MAX_SAFE_INTEGER);
      const limit = wholeNumber(c.req.query('aantal') ?? '500', 1, FEED_LIMIT);
      if (after === null || limit === null) return problem('ONGELDIG_VERZOEK');
      // One more than asked for tells whether there is more.
      const found = await ports.zaakFeed.changes(team, after, limit + 1);
      if (found === null) return problem('NUMMER_ONBEKEND');
      const items = found.slice(0, limit);
      return json(c, 200, { items, tot: items.at(-1)?.nummer ?? after, meer: found.length > limit });
    }),
  );

  api.get('/v1/zaken/:zaakId', c =>
    forTeam(c, c.req.query('team'), async (caller, team) => {
      const stored = await zaakIn(team, c.req.param('zaakId'));
      return stored === null ? problem('NIET_GEVONDEN') : shown(c, caller, team, stored);
    }),
  );

  api.post('/v1/zaken/:zaakId/stappen', async c => {
    const body = await readJson(c, validators.zaakStapaanvraag);
    if (body.kind !== 'read') return answer(c, body);
    return asTeam(c, body.caller, body.value.team, async (caller, team) => {
      const zaakId = c.req.param('zaakId');
      if (!UUID.test(zaakId) || caller.person === null) return problem('NIET_GEVONDEN');
      const versie = versionSeen(c);
      if (typeof versie !== 'number') return versie;
      const { person } = caller;
      const now = ports.clock.now();
      const stepped = await makeStep(ports, { team, person, zaakId, versie, asked: body.value, now });
      return stepped.kind === 'stepped' ? shown(c, caller, team, stepped.stored) : refusalOf(stepped);
    });
  });

  const namesOf = ({ person }: Pick<Caller, 'person'>): readonly Worker[] =>
    person === null ? [] : workerNames(ports.keys, person);

  async function zaakIn(team: TeamId, zaakId: string): Promise<StoredZaak | null> {
    const [stored] = UUID.test(zaakId) ? await ports.zaken.find(team, [zaakId]) : [];
    return stored ?? null;
  }

  async function shown(c: ApiContext, caller: Caller, team: TeamId, stored: StoredZaak): Promise<Response> {
    const { zaak, versie } = stored;
    const [{ settings }, known, history, files] = await Promise.all([
      ports.zaken.settings(team),
      knownBeside(ports, team, [stored]),
      ports.zaken.history(team, zaak.zaakId),
      ports.zaken.files(
        team,
        zaak.signalen.map(({ signaal }) => signaal.signaalId),
      ),
    ]);
    const beside = { settings, known: known.get(zaak.adres) ?? [], self: namesOf(caller) };
    // What came in between belongs to a later version.
    const upTo = history.filter(({ nummer }) => nummer <= versie);
    return json(c, 200, zaakView(stored, beside, upTo, files), versionTag(versie));
  }
}

function refusalOf(stepped: Exclude<Stepped, { readonly kind: 'stepped' }>): Problem {
  switch (stepped.kind) {
    case 'refused':
      return stepRefusal(stepped.code, ZAAK_REFUSALS[stepped.code]);
    case 'unknown':
      return problem('NIET_GEVONDEN');
    case 'outdated':
      return problem('VERSIE_VERLOPEN');
  }
}

interface Paging {
  readonly after: string | null;
  readonly limit: number;
}

function pageAsked(c: ApiContext, form: RegExp): Paging | null {
  const after = c.req.query('na') ?? null;
  const limit = wholeNumber(c.req.query('aantal') ?? '100', 1, LIST_LIMIT);
  return limit === null || (after !== null && !form.test(after)) ? null : { after, limit };
}

const CURSOR = /^[A-Za-z0-9_-]{1,400}$/;
const MUNICIPALITY = /^[0-9]{4}$/;

/** What a tray is asked for; null when something asked for is not possible. */
function trayAsked(c: ApiContext, self: readonly Worker[]) {
  const page = pageAsked(c, CURSOR);
  const gemeenten = c.req.queries('gemeentecode') ?? [];
  const staat = c.req.query('staat') ?? null;
  const houder = holderAsked(c.req.query('houder'), self);
  const late = c.req.query('teLaat') ?? 'false';
  if (page === null || !gemeenten.every(code => MUNICIPALITY.test(code)) || !['true', 'false'].includes(late))
    return null;
  if (houder === undefined || (staat !== null && !isStaat(staat))) return null;

  return {
    ...page,
    gemeenten: gemeenten.length === 0 ? null : gemeenten,
    staat,
    houder,
    late: late === 'true',
  };
}

/** Whose zaken are asked for; null is everybody's. Software by itself has none. @returns undefined when it cannot be asked */
function holderAsked(
  text: string | undefined,
  self: readonly Worker[],
): readonly Worker[] | 'niemand' | null | undefined {
  if (text === undefined) return null;
  if (text === 'niemand') return text;
  return text === 'mij' && self.length > 0 ? self : undefined;
}

const isStaat = (text: string): text is Staat => (STATEN as readonly string[]).includes(text);

function wholeNumber(text: string, least: number, most: number): number | null {
  const number = /^[0-9]{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) && number >= least && number <= most ? number : null;
}
