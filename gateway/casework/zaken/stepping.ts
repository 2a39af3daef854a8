/** Every step in a zaak, in one form: load, let the rules decide, save where nothing changed meanwhile. */
import type { Moment } from '../../../consent/moment.ts';
import type { Person } from '../../access/person.ts';
import { sealForGateway } from '../../exchange/gateway-seal.ts';
import type { Ports, TeamId } from '../../ports.ts';
import { plusMonths } from '../calendar.ts';
import { type Earlier, LOOK_BACK_MONTHS } from '../vroegsignalering/matching.ts';
import type { ZaakRefusal } from '../vroegsignalering/refusals.ts';
import type { Actor, Situation, Team } from '../vroegsignalering/steps.ts';
import { type Worker, workerNames, workerOn } from '../worker.ts';
import { type AskedStep, decideStep, looksBack, otherZaakOf, wordsOf } from './asked-step.ts';
import { changesOf } from './changes.ts';
import { type StoredZaak, wordsName, type ZaakChange } from './ports.ts';

export type Stepped =
  | { readonly kind: 'stepped'; readonly stored: StoredZaak }
  | { readonly kind: 'refused'; readonly code: ZaakRefusal }
  /** There is no such zaak, or it is another team's. */
  | { readonly kind: 'unknown' }
  /** It is not at the version the step was made on; nothing was written. */
  | { readonly kind: 'outdated' };

/** Who asks, in which zaak of which team, on which version. */
export interface StepRequest {
  readonly team: TeamId;
  readonly person: Person;
  readonly zaakId: string;
  readonly versie: number;
  readonly asked: AskedStep;
  readonly now: Moment;
}

type Needs = Pick<Ports, 'zaken' | 'directory' | 'keys' | 'entropy'>;

export async function makeStep(ports: Needs, request: StepRequest): Promise<Stepped> {
  const { team, person, zaakId, versie, asked, now } = request;
  const otherId = otherZaakOf(asked);
  const found = await ports.zaken.find(team, otherId === null ? [zaakId] : [zaakId, otherId]);
  const stored = found.find(({ zaak }) => zaak.zaakId === zaakId);
  if (stored === undefined) return { kind: 'unknown' };
  if (stored.versie !== versie) return { kind: 'outdated' };
  const names = workerNames(ports.keys, person);
  const { settings } = await ports.zaken.settings(team);
  const situation: Situation = {
    zaak: stored.zaak,
    actor: actorOn(names, person, team, stored.zaak.houder),
    team: await teamOf(ports, team),
    settings,
    now,
  };
  const other = found.find(({ zaak }) => zaak.zaakId === otherId);
  const freshId = ports.entropy.uuid(now.epochMs);
  const known = looksBack(asked) ? await knownOf(ports, stored) : [];
  const outcome = decideStep(situation, asked, { other: other?.zaak ?? null, freshId, known });
  if (outcome.kind === 'refused') return outcome;

  const words = wordsOf(asked);
  const changes = changesOf(outcome.events, new Map(found.map(one => [one.zaak.zaakId, one.versie]))).map(
    (change): ZaakChange =>
      words === null || change.zaakId !== zaakId
        ? change
        : { ...change, words: sealForGateway(ports.keys, ports.entropy, nameOfLast(change), words) },
  );
  const saved = await ports.zaken.save(team, { epochMs: now.epochMs, person: workerOn(names, null), changes });
  if (saved.kind !== 'saved') return { kind: 'outdated' };
  const after = saved.zaken.find(({ zaak }) => zaak.zaakId === zaakId);
  return after === undefined ? { kind: 'unknown' } : { kind: 'stepped', stored: after };
}

/** A person who both works and leads may what who leads may. */
export function actorOn(names: readonly Worker[], person: Person, team: TeamId, houder: string | null): Actor {
  const role = person.roles.includes('teamleider') ? 'teamleider' : 'medewerker';
  return { kind: 'persoon', role, team, person: workerOn(names, houder) };
}

export async function teamOf({ directory }: Pick<Ports, 'directory'>, team: TeamId): Promise<Team> {
  const { teams } = await directory.current();
  return { team, gemeenten: teams.get(team)?.gemeenten ?? [] };
}

/** As far back as any signal of the zaak looks (D-M3). */
async function knownOf({ zaken }: Pick<Ports, 'zaken'>, { zaak }: StoredZaak): Promise<readonly Earlier[]> {
  const [first = zaak.periode.van] = zaak.signalen.map(({ signaal }) => signaal.signaaldatum).sort();
  return zaken.known(zaak.team as TeamId, zaak.adres, plusMonths(first, -LOOK_BACK_MONTHS));
}

/** Words belong to the last event of a change. */
const nameOfLast = ({ zaakId, versie, events }: ZaakChange) => wordsName(zaakId, versie + events.length);
