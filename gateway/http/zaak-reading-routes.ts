/**
 * The two ways to somebody's data in casework: opening the file of one signal, and searching. Both by a person, with a
 * reason, and noted before anything is given (R17). What is searched for travels in a body, never in a URL.
 */
import type { Hono } from 'hono';
import type { ZaakInhoud, ZaakZoekvraag } from '../../schemas/generated/types.ts';
import { validators } from '../../schemas/validate.ts';
import { workerNames, workerOn } from '../casework/worker.ts';
import { asCorrected, type CorrectedContent } from '../casework/zaken/corrected.ts';
import { openFile } from '../casework/zaken/file.ts';
import type { Reading } from '../casework/zaken/ports.ts';
import { withoutSensitive } from '../casework/zaken/sensitive.ts';
import type { OpenedMessage } from '../casework/zaken/team-keys.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { TeamId } from '../ports.ts';
import { problem } from '../problems.ts';
import type { ApiEnvironment } from './incoming.ts';
import { UUID } from './page.ts';
import { json } from './respond.ts';
import type { SharedRoutes } from './shared-routes.ts';
import { foundView } from './zaak-views.ts';

/** Why a person may open a file; `levering` is the gateway's own. */
const REASONS = [
  'behandeling',
  'overdracht',
  'controle',
  'inzageverzoek',
] as const satisfies readonly ZaakZoekvraag['reden'][];
const FOUND_AT_MOST = 100;

export function zaakReadingRoutes(
  api: Hono<ApiEnvironment>,
  { ports, pseudonyms }: Exchange,
  { answer, asTeam, forTeam, readJson }: SharedRoutes,
): void {
  api.get('/v1/zaken/:zaakId/signalen/:signaalId/inhoud', c =>
    forTeam(c, c.req.query('team'), async ({ person }, team) => {
      const { zaakId = '', signaalId = '' } = c.req.param();
      const reason = REASONS.find(one => one === c.req.query('reden'));
      const sensitive = c.req.query('gevoelig') ?? 'false';
      if (person === null) return problem('TOKEN_ONTBREEKT');
      if (reason === undefined || !['true', 'false'].includes(sensitive)) return problem('ONGELDIG_VERZOEK');
      if (!UUID.test(zaakId) || !UUID.test(signaalId)) return problem('NIET_GEVONDEN');
      const reader = {
        ...{ person: workerOn(workerNames(ports.keys, person), null), reason, now: ports.clock.now() },
        gevoelig: sensitive === 'true',
      };
      const read = await openFile(ports, team, { zaakId, signaalId }, reader);
      switch (read.kind) {
        case 'geopend': {
          const [stored] = await ports.zaken.find(team, [zaakId]);
          const stand = stored?.zaak.signalen.find(({ signaal }) => signaal.signaalId === signaalId);
          const content = asCorrected(read.bericht, stand, reason);
          return json(c, 200, contentView(signaalId, read.bericht, content, sensitive === 'true'));
        }
        case 'beperkt':
          return problem('VERWERKING_BEPERKT');
        case 'vernietigd':
          return problem('NIET_MEER_BESCHIKBAAR');
        case 'losgemaakt':
          return problem('SIGNAAL_LOSGEMAAKT');
        case 'toestemming_vervallen':
          return problem('TOESTEMMING_VERVALLEN');
        case 'grond_vervallen':
          return problem('GROND_VERVALLEN');
        case 'onbekend':
          return problem('NIET_GEVONDEN');
      }
    }),
  );

  api.post('/v1/zaken/_zoeken', async c => {
    const body = await readJson(c, validators.zaakZoekvraag);
    if (body.kind !== 'read') return answer(c, body);
    return asTeam(c, body.caller, body.value.team, async ({ person }, team) => {
      if (person === null) return problem('TOKEN_ONTBREEKT');
      const names = workerNames(ports.keys, person);
      const found = await ports.zaken.search(team, keysOf(team, body.value), FOUND_AT_MOST);
      const { epochMs } = ports.clock.now();
      const seen: Reading = {
        ...{ readingId: ports.entropy.uuid(epochMs), epochMs, team, person: workerOn(names, null) },
        ...{ reason: body.value.reden, zaakId: null, uitkomst: 'gezocht' as const, gevoelig: false },
        signaalIds: found.flatMap(({ zaak }) => zaak.signalen.map(({ signaal }) => signaal.signaalId)),
      };
      await ports.readings.note([seen], null);
      return json(c, 200, { items: found.map(one => foundView(one, names)) });
    });
  });

  const keysOf = (team: TeamId, asked: ZaakZoekvraag): readonly Buffer[] =>
    (asked.op === 'adres' ? pseudonyms.searchByAddress(team, asked) : pseudonyms.searchByPerson(team, asked)).map(
      ({ value }) => value,
    );
}

function contentView(
  signaalId: string,
  bericht: OpenedMessage,
  content: CorrectedContent,
  sensitive: boolean,
): ZaakInhoud {
  const { inhoud, verborgen } = sensitive
    ? { inhoud: content.inhoud, verborgen: [] }
    : withoutSensitive(content.inhoud);
  return {
    signaalId,
    type: bericht.type as ZaakInhoud['type'],
    afzender: { oin: bericht.afzender.oin, team: bericht.afzender.team },
    signaaldatum: bericht.signaaldatum,
    markeringen: [...bericht.markeringen],
    inhoud,
    verborgen: [...verborgen],
    ...(content.gecorrigeerd.length === 0 ? {} : { gecorrigeerd: [...content.gecorrigeerd] }),
  };
}
