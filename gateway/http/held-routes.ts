/** Held messages of the calling organisation: what two of its privacy officers have to decide on (R20), and how they do. */
import type { Hono } from 'hono';
import type { AangehoudenBericht, AangehoudenStand, AangehoudenVoorstel } from '../../schemas/generated/types.ts';
import { validators } from '../../schemas/validate.ts';
import { isFresh } from '../access/authenticate.ts';
import type { Person } from '../access/person.ts';
import { signedBody } from '../consents/signed-body.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { decideOnHeld, type HeldView, proposeOnHeld, viewHeld } from '../held/held.ts';
import type { HeldMessage, HeldOutcome, HeldState } from '../held/ports.ts';
import { type Problem, problem } from '../problems.ts';
import { type Actor, actingAs } from '../vier-ogen/vier-ogen.ts';
import { callerOf } from './guard.ts';
import { type ApiContext, type ApiEnvironment, receive } from './incoming.ts';
import { pageOf, UUID } from './page.ts';
import { refusalProblem } from './refusals.ts';
import { json } from './respond.ts';

const STATES = ['wacht', 'toegelaten', 'geweigerd', 'verlopen', 'vervallen'] as const satisfies readonly HeldState[];

export function heldRoutes(
  api: Hono<ApiEnvironment>,
  exchange: Exchange,
  answer: (c: ApiContext, result: Problem | Response) => Response,
): void {
  const { ports } = exchange;

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

  api.post('/v1/aangehouden/:verstrekkingId/voorstellen', async c => {
    const id = c.req.param('verstrekkingId');
    const received = await receive(c, ports);
    if ('kind' in received) return answer(c, received);
    const signed = await signedBody(exchange, received, validators.aangehoudenVoorstelaanvraag);
    if (signed.kind === 'problem') return answer(c, signed);
    if (!isFresh(signed.authenticated)) return answer(c, problem('HERHALING'));
    const actor = officerIn(received.person);
    if (actor === null) return answer(c, problem('ROL_NIET_BEVOEGD'));
    if (!UUID.test(id)) return answer(c, problem('NIET_GEVONDEN'));
    const outcome = await proposeOnHeld(ports, actor, id, signed.value.besluit, received.now);
    if (outcome.kind !== 'proposed') return answer(c, problemOf(outcome));
    return json(c, 201, proposalOf({ ...outcome.proposal, answer: signed.value.besluit }), {
      Location: `/v1/aangehouden/${id}`,
    });
  });

  api.post('/v1/aangehouden/:verstrekkingId/voorstellen/:voorstelId/oordeel', async c => {
    const { verstrekkingId: id, voorstelId: proposalId } = c.req.param();
    const received = await receive(c, ports);
    if ('kind' in received) return answer(c, received);
    const signed = await signedBody(exchange, received, validators.aangehoudenOordeel);
    if (signed.kind === 'problem') return answer(c, signed);
    if (!isFresh(signed.authenticated)) return answer(c, problem('HERHALING'));
    const actor = officerIn(received.person);
    if (actor === null) return answer(c, problem('ROL_NIET_BEVOEGD'));
    if (!UUID.test(id) || !UUID.test(proposalId)) return answer(c, problem('NIET_GEVONDEN'));
    const { oordeel, kenmerk } = signed.value;
    const asked = { proposalId, agreed: oordeel === 'akkoord', digest: kenmerk };
    const outcome = await decideOnHeld(ports, actor, id, asked, received.now);
    if (outcome.kind !== 'decided' && outcome.kind !== 'rejected') return answer(c, problemOf(outcome));
    const found = await ports.held.find(actor.oin, id, received.now.epochMs);
    return found === null ? answer(c, problem('NIET_GEVONDEN')) : json(c, 200, standOf(found));
  });
}

const officerIn = (person: Person | null): Actor | null =>
  person === null ? null : actingAs(person, 'privacyfunctionaris');

/** A message of another organisation and one that is not held answer alike. */
function problemOf(outcome: HeldOutcome): Problem {
  switch (outcome.kind) {
    case 'unknown':
      return problem('NIET_GEVONDEN');
    case 'restricted':
      return problem('VERWERKING_BEPERKT');
    case 'refused':
      return refusalProblem(outcome.code);
    default:
      return problem('STAND_LAAT_NIET_TOE');
  }
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
    voorstellen: held.proposals.map(proposalOf),
  };
}

function proposalOf(one: HeldMessage['proposals'][number]): AangehoudenVoorstel {
  return {
    voorstelId: one.proposalId,
    besluit: one.answer,
    kenmerk: one.digest,
    voorgesteldTijdstip: new Date(one.proposedMs).toISOString(),
  };
}
