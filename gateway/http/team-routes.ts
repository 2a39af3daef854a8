/** What a team sets about its own casework: read by all of it, changed by who leads it. */
import type { Hono } from 'hono';
import type { ZaakInstellingen, ZaakInstellingenStand } from '../../schemas/generated/types.ts';
import { validators } from '../../schemas/validate.ts';
import { type Settings, settingFaults, TERM_NAMES } from '../casework/vroegsignalering/settings.ts';
import { workerNames, workerOn } from '../casework/worker.ts';
import type { VersionedSettings } from '../casework/zaken/ports.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { problem } from '../problems.ts';
import type { ApiContext, ApiEnvironment } from './incoming.ts';
import { json } from './respond.ts';
import type { SharedRoutes } from './shared-routes.ts';
import { versionSeen, versionTag } from './version.ts';

export function teamRoutes(
  api: Hono<ApiEnvironment>,
  { ports }: Exchange,
  { answer, asTeam, forTeam, readJson }: SharedRoutes,
): void {
  api.get('/v1/teams/:team/instellingen', c =>
    forTeam(c, c.req.param('team'), async (_caller, team) => shown(c, await ports.zaken.settings(team))),
  );

  api.put('/v1/teams/:team/instellingen', async c => {
    const body = await readJson(c, validators.zaakInstellingen);
    if (body.kind !== 'read') return answer(c, body);
    return asTeam(c, body.caller, c.req.param('team'), async ({ person }, team) => {
      if (person === null) return problem('TOKEN_ONTBREEKT');
      const seen = versionSeen(c);
      if (typeof seen !== 'number') return seen;
      const settings = settingsIn(body.value);
      if (settings === null) return problem('ONGELDIG_VERZOEK', { faults: [EVERY_TERM_ONCE] });
      const by = { person: workerOn(workerNames(ports.keys, person), null), epochMs: ports.clock.now().epochMs };
      const saved = await ports.zaken.setSettings(team, seen - 1, settings, by);
      return saved === 'saved' ? shown(c, { versie: seen, settings }) : problem('VERSIE_VERLOPEN');
    });
  });
}

const EVERY_TERM_ONCE = {
  pointer: '/herinnerWerkdagen',
  code: 'ONVOLLEDIG',
  detail: 'Noem elke termijn één keer.',
};

/** The schema has checked all but this: a list can name one term twice and another not at all. */
function settingsIn({ herinnerWerkdagen, ...rest }: ZaakInstellingen): Settings | null {
  const days = Object.fromEntries(herinnerWerkdagen.map(({ termijn, werkdagen }) => [termijn, werkdagen]));
  const settings = { ...rest, herinnerWerkdagen: days as Settings['herinnerWerkdagen'] };
  return settingFaults(settings).length === 0 ? settings : null;
}

/** Counted from one, as every version on the wire: the defaults are the first. */
function shown(c: ApiContext, { versie, settings }: VersionedSettings): Response {
  const { prioriteit, herinnerWerkdagen, ...rest } = settings;
  const body: ZaakInstellingenStand = {
    versie: versie + 1,
    instellingen: {
      ...rest,
      prioriteit: [...prioriteit],
      herinnerWerkdagen: TERM_NAMES.map(termijn => ({ termijn, werkdagen: herinnerWerkdagen[termijn] })),
    },
  };
  return json(c, 200, body, versionTag(body.versie));
}
