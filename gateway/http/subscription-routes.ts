/** Subscriptions of a team: where it wants to be told that something waits. Identity comes from the connection. */
import type { Hono } from 'hono';
import type { AbonnementAanvraag, AbonnementStand, AbonnementTeamkeuze } from '../../schemas/generated/types.ts';
import { validators } from '../../schemas/validate.ts';
import type { Subscription } from '../meldingen/ports.ts';
import { findSubscription, renewSecret, subscribe, type WithSecret } from '../meldingen/subscriptions.ts';
import type { Ports } from '../ports.ts';
import { problem } from '../problems.ts';
import type { ApiContext, ApiEnvironment } from './incoming.ts';
import { API_HEADERS, json } from './respond.ts';
import type { SharedRoutes } from './shared-routes.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export function subscriptionRoutes(
  api: Hono<ApiEnvironment>,
  ports: Ports,
  { answer, forTeam, readJson }: SharedRoutes,
): void {
  api.post('/v1/abonnementen', async c => {
    const body = await readJson<AbonnementAanvraag>(c, validators.abonnementAanvraag);
    if (body.kind !== 'read') return answer(c, body);
    return forTeam(c, body.value.team, async (_caller, team) => {
      const { url, soort: topic = 'bericht-wacht' } = body.value;
      const made = await subscribe(ports, ports.addressRules, team, { url, topic }, ports.clock.now());
      if (made.kind === 'problem') return made;
      return json(c, 201, withSecret(made), { Location: `/v1/abonnementen/${made.subscription.id}` });
    });
  });

  api.get('/v1/abonnementen', c =>
    forTeam(c, c.req.query('team'), async (_caller, team) => {
      const found = await ports.subscriptions.list(team);
      return json(c, 200, { items: found.map(standOf) });
    }),
  );

  api.get('/v1/abonnementen/:abonnementId', c =>
    forTeam(c, c.req.query('team'), async (_caller, team) => {
      const found = await findSubscription(ports, team, idOf(c));
      return found === null ? problem('NIET_GEVONDEN') : json(c, 200, standOf(found));
    }),
  );

  api.delete('/v1/abonnementen/:abonnementId', c =>
    forTeam(c, c.req.query('team'), async (_caller, team) => {
      const id = idOf(c);
      const removed = UUID.test(id) && (await ports.subscriptions.remove(team, id));
      return removed ? new Response(null, { status: 204, headers: API_HEADERS }) : problem('NIET_GEVONDEN');
    }),
  );

  api.post('/v1/abonnementen/:abonnementId/_inschakelen', async c => {
    const body = await readJson<AbonnementTeamkeuze>(c, validators.abonnementTeamkeuze);
    if (body.kind !== 'read') return answer(c, body);
    return forTeam(c, body.value.team, async (_caller, team) => {
      const id = idOf(c);
      const found = UUID.test(id) && (await ports.subscriptions.switchOn(team, id, ports.clock.now().epochMs));
      const now = found ? await findSubscription(ports, team, id) : null;
      return now === null ? problem('NIET_GEVONDEN') : json(c, 200, standOf(now));
    });
  });

  api.post('/v1/abonnementen/:abonnementId/_vernieuwen', async c => {
    const body = await readJson<AbonnementTeamkeuze>(c, validators.abonnementTeamkeuze);
    if (body.kind !== 'read') return answer(c, body);
    return forTeam(c, body.value.team, async (_caller, team) => {
      const id = idOf(c);
      const renewed = UUID.test(id) ? await renewSecret(ports, team, id, ports.clock.now()) : problem('NIET_GEVONDEN');
      return renewed.kind === 'problem' ? renewed : json(c, 200, withSecret(renewed));
    });
  });
}

function idOf(c: ApiContext): string {
  return c.req.param('abonnementId') ?? '';
}

function withSecret({ subscription, secret }: WithSecret): { abonnement: AbonnementStand; geheim: string } {
  return { abonnement: standOf(subscription), geheim: secret };
}

function standOf(one: Subscription): AbonnementStand {
  return {
    abonnementId: one.id,
    team: one.team.slice(one.team.indexOf('/') + 1),
    url: one.url,
    soort: one.topic,
    status: one.state,
    ...(one.code === null ? {} : { code: one.code }),
    statusTijdstip: new Date(one.stateMs).toISOString(),
    ...(one.deliveredMs === null ? {} : { afgeleverdTijdstip: new Date(one.deliveredMs).toISOString() }),
    onbestelbaar: one.undeliverable,
  };
}
