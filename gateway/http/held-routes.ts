/** Held messages of the calling organisation, to read: what two of its privacy officers have to decide on (R20). */
import type { Hono } from 'hono';
import type { AangehoudenBericht, AangehoudenStand } from '../../schemas/generated/types.ts';
import { type HeldView, viewHeld } from '../held/held.ts';
import type { HeldMessage, HeldState } from '../held/ports.ts';
import type { Ports } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { callerOf } from './guard.ts';
import type { ApiContext, ApiEnvironment } from './incoming.ts';
import { pageOf, UUID } from './page.ts';
import { json } from './respond.ts';

const STATES = ['wacht', 'toegelaten', 'geweigerd', 'verlopen', 'vervallen'] as const satisfies readonly HeldState[];

export function heldRoutes(
  api: Hono<ApiEnvironment>,
  ports: Ports,
  answer: (c: ApiContext, result: Problem | Response) => Response,
): void {
  api.get('/v1/aangehouden', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const page = pageOf(c, STATES);
    if (page === null) return answer(c, problem('ONGELDIG_VERZOEK'));
    const found = await ports.held.list(caller.oin, page.status, page.after, page.count);
    return json(c, 200, {
      items: found.map(standOf),
      ...(found.length === page.count ? { volgende: found.at(-1)!.disclosureId } : {}),
    });
  });

  api.get('/v1/aangehouden/:verstrekkingId', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const id = c.req.param('verstrekkingId');
    const view = UUID.test(id) ? await viewHeld(ports, caller.oin, id, ports.clock.now()) : null;
    return view === null ? answer(c, problem('NIET_GEVONDEN')) : json(c, 200, messageOf(view));
  });
}

function standOf(one: HeldMessage): AangehoudenStand {
  const [oin, team] = one.team.split('/') as [string, string];
  return {
    verstrekkingId: one.disclosureId,
    type: one.messageType,
    ...(one.variant === null ? {} : { stap: one.variant }),
    ontvanger: { oin, team },
    status: one.state,
    redenen: [...one.codes],
    aangehoudenTijdstip: new Date(one.heldMs).toISOString(),
    uiterlijk: one.dueOn,
    spoed: one.urgent,
    herinnerd: one.reminded,
  };
}

function messageOf({ held, facts, doubts, ifAllowed }: HeldView): AangehoudenBericht {
  return {
    ...standOf(held),
    uitleg: doubts.map(({ code, text }) => ({ code, uitleg: text })),
    feiten: [...facts],
    ...(ifAllowed === null ? {} : { besluitNaToelaten: ifAllowed }),
    voorstellen: held.proposals.map(one => ({
      voorstelId: one.proposalId,
      besluit: one.answer,
      kenmerk: one.digest,
      voorgesteldTijdstip: new Date(one.proposedMs).toISOString(),
    })),
  };
}
