/** Policy versions by administrators who signed in: one proposes, another approves what was read. */
import type { Hono } from 'hono';
import { policyDifference } from '../../consent/policy-diff.ts';
import type { VoorstelStand } from '../../schemas/generated/types.ts';
import { type Checked, validators } from '../../schemas/validate.ts';
import { isFresh } from '../access/authenticate.ts';
import { knownBy } from '../access/identity.ts';
import { signedBody } from '../consents/signed-body.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Received } from '../exchange/received.ts';
import { broughtPolicy, digestOf, isSound, misfitOf } from '../governance/policy-versions.ts';
import type { DirectorySnapshot, PolicyVersion } from '../ports.ts';
import { type Problem, problem } from '../problems.ts';
import type { GovernanceRefusal, ProposalEntry } from '../vier-ogen/ports.ts';
import { proposalEntry } from '../vier-ogen/proposal-entry.ts';
import { type Actor, actingAs, type Proposal } from '../vier-ogen/vier-ogen.ts';
import { callerOf } from './guard.ts';
import { type ApiContext, type ApiEnvironment, receive } from './incoming.ts';
import { refusalProblem } from './refusals.ts';
import { json } from './respond.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const MOST_CHANGES = 500;

export function proposalRoutes(
  api: Hono<ApiEnvironment>,
  exchange: Exchange,
  answer: (c: ApiContext, result: Problem | Response) => Response,
): void {
  const { ports } = exchange;
  const { governance } = ports;

  /** A signed request of an administrator; who the person is in this gateway is asked where it is kept. */
  async function byAdministrator<T>(c: ApiContext, check: (value: unknown) => Checked<T>): Promise<Asked<T> | Problem> {
    const received = await receive(c, ports);
    if ('kind' in received) return received;
    const signed = await signedBody(exchange, received, check);
    if (signed.kind === 'problem') return signed;
    if (!isFresh(signed.authenticated)) return problem('HERHALING');
    const actor = received.person === null ? null : actingAs(received.person, 'beheerder');
    if (actor === null) return problem('ROL_NIET_BEVOEGD');
    const stranger = await governance.standing(actor);
    if (stranger !== null) return refusalProblem(stranger);
    const entryFor: ProposalEntry = (step, proposal) =>
      proposalEntry(ports.entropy, received.now, step, proposal, [actor.oin]);
    return { kind: 'asked', actor, received, value: signed.value, entryFor };
  }

  api.get('/v1/voorstellen', async c => {
    const caller = await callerOf(c, ports);
    if (caller.kind === 'problem') return answer(c, caller);
    const actor = caller.person === null ? null : actingAs(caller.person, 'beheerder');
    if (actor === null) return answer(c, problem('ROL_NIET_BEVOEGD'));
    const listed = await governance.list(actor, ports.clock.now().epochMs);
    if (listed.kind === 'refused') return answer(c, problemOf(listed));
    const directory = await ports.directory.current();
    return json(c, 200, { items: listed.proposals.map(one => standOf(one, directory)) });
  });

  api.post('/v1/voorstellen', async c => {
    const asked = await byAdministrator(c, validators.voorstelAanvraag);
    if (asked.kind === 'problem') return answer(c, asked);
    const { versie, geldigVan, geldigTot } = asked.value;
    const document = broughtPolicy(String(versie));
    const directory = await ports.directory.refresh();
    if (document === undefined) return answer(c, problem('BELEID_PAST_NIET'));
    const validity = { geldigVan, ...(geldigTot === undefined ? {} : { geldigTot }) };
    const version: PolicyVersion = { version: document.version, digest: digestOf(document), document, validity };
    const { now } = asked.received;
    if (misfitOf(version, directory, now.localDate) !== null) return answer(c, problem('BELEID_PAST_NIET'));
    const id = ports.entropy.uuid(now.epochMs);
    const made = await governance.proposePolicy(asked.actor, version, id, now.epochMs, asked.entryFor);
    if (made.kind === 'refused') return answer(c, problemOf(made));
    return json(c, 201, standOf(made.proposal, directory), { Location: '/v1/voorstellen' });
  });

  api.post('/v1/voorstellen/:voorstelId/goedkeuring', async c => {
    const id = c.req.param('voorstelId');
    const asked = await byAdministrator(c, validators.voorstelGoedkeuring);
    if (asked.kind === 'problem') return answer(c, asked);
    if (!UUID.test(id)) return answer(c, problem('NIET_GEVONDEN'));
    const { now } = asked.received;
    const directory = await ports.directory.refresh();
    // What stood in the way of proposing it may have come since.
    const stillFits = (versions: readonly PolicyVersion[]) =>
      versions.length > 0 && versions.every(one => misfitOf(one, directory, now.localDate) === null && isSound(one));
    const { actor, value, entryFor } = asked;
    const done = await governance.approvePolicy(actor, id, value.kenmerk, now.epochMs, entryFor, stillFits);
    if (done.kind === 'refused') return answer(c, problemOf(done));
    await ports.directory.refresh();
    return json(c, 200, standOf(done.proposal, directory));
  });

  api.post('/v1/voorstellen/:voorstelId/afwijzing', async c => {
    const id = c.req.param('voorstelId');
    const asked = await byAdministrator(c, validators.voorstelAfwijzing);
    if (asked.kind === 'problem') return answer(c, asked);
    if (!UUID.test(id)) return answer(c, problem('NIET_GEVONDEN'));
    const { actor, received, value, entryFor } = asked;
    const done = await governance.reject(actor, id, value.kenmerk, received.now.epochMs, entryFor);
    if (done.kind === 'refused') return answer(c, problemOf(done));
    return json(c, 200, standOf(done.proposal, await ports.directory.current()));
  });
}

interface Asked<T> {
  readonly kind: 'asked';
  readonly actor: Actor;
  readonly received: Received;
  readonly value: T;
  readonly entryFor: ProposalEntry;
}

function problemOf({ code }: GovernanceRefusal): Problem {
  return code === 'REGEL_GEBROKEN' ? problem('BELEID_PAST_NIET') : refusalProblem(code);
}

function standOf(proposal: Proposal, directory: DirectorySnapshot): VoorstelStand {
  const { directory: change } = JSON.parse(proposal.content) as {
    readonly directory?: { readonly policies?: readonly PolicyVersion[] };
  };
  const before = directory.policies.at(-1);
  return {
    voorstelId: proposal.proposalId,
    onderwerp: proposal.kind,
    kenmerk: proposal.digest,
    voorgesteldDoor: { oin: proposal.proposer.oin, wijze: knownBy(proposal.proposer) },
    voorgesteldTijdstip: new Date(proposal.proposedMs).toISOString(),
    verlooptTijdstip: new Date(proposal.expiresMs).toISOString(),
    status: proposal.outcome ?? 'open',
    beleid: (change?.policies ?? []).map(one => ({
      versie: one.version,
      kenmerk: one.digest,
      titel: one.document.title,
      geldigVan: one.validity.geldigVan,
      ...(one.validity.geldigTot === undefined ? {} : { geldigTot: one.validity.geldigTot }),
      wijzigingen: before === undefined ? [] : policyDifference(before.document, one.document).slice(0, MOST_CHANGES),
    })),
  };
}
