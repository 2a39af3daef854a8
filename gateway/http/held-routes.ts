/** Held messages of the calling organisation, to read: what two of its privacy officers have to decide on (R20). */
import type { Hono } from 'hono';
import type { AangehoudenBericht, AangehoudenStand } from '../../schemas/generated/types.ts';
import { identify } from '../access/authenticate.ts';
import { type HeldView, viewHeld } from '../held/held.ts';
import type { HeldMessage, HeldState } from '../held/ports.ts';
import type { Ports } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import { type ApiContext, type ApiEnvironment, peerChainOf } from './incoming.ts';
import { json } from './respond.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const STATES: readonly string[] = ['wacht', 'toegelaten', 'geweigerd', 'verlopen', 'vervallen'] satisfies HeldState[];
const LIST_LIMIT = 500;

export function heldRoutes(
  api: Hono<ApiEnvironment>,
  ports: Ports,
  answer: (c: ApiContext, result: Problem | Response) => Response,
): void {
  api.get('/v1/aangehouden', async c => {
    const caller = await identify(ports, peerChainOf(c), ports.clock.now());
    if (caller.kind === 'problem') return answer(c, caller);
    const state = c.req.query('status') ?? null;
    const after = c.req.query('na') ?? null;
    const count = Number(c.req.query('aantal') ?? '100');
    if (
      (state !== null && !STATES.includes(state)) ||
      (after !== null && !UUID.test(after)) ||
      !Number.isInteger(count) ||
      count < 1 ||
      count > LIST_LIMIT
    )
      return answer(c, problem('ONGELDIG_VERZOEK'));
    const found = await ports.held.list(caller.oin, state as HeldState | null, after, count);
    return json(c, 200, {
      items: found.map(standOf),
      ...(found.length === count ? { volgende: found.at(-1)!.disclosureId } : {}),
    });
  });

  api.get('/v1/aangehouden/:verstrekkingId', async c => {
    const now = ports.clock.now();
    const caller = await identify(ports, peerChainOf(c), now);
    if (caller.kind === 'problem') return answer(c, caller);
    const id = c.req.param('verstrekkingId');
    const view = UUID.test(id) ? await viewHeld(ports, caller.oin, id, now) : null;
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
