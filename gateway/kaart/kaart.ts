/**
 * The sociale kaart: whom to turn to and how to reach them today. Teams keep it themselves; whoever takes part reads it.
 * A team that no longer takes part, or no longer works for a municipality, is not shown for it, whatever it once wrote.
 */
import { isValidOn, type Moment } from '../../consent/moment.ts';
import type { SocialeKaartOpgave, SocialeKaartVermelding, Teamsoort } from '../../schemas/generated/types.ts';
import type { Identity } from '../access/identity.ts';
import { plusMonths } from '../casework/calendar.ts';
import { workerNames, workerOn } from '../casework/worker.ts';
import type { DirectorySnapshot, Ports, Team, TeamId } from '../ports.ts';
import { type Problem, type ProblemCode, problem } from '../problems.ts';
import { codeOn, type Municipalities } from '../routing/municipalities.ts';
import { opgaveFaults } from './opgave.ts';
import type { KaartChange, KaartOutcome, KaartQuestion, Vermelding } from './ports.ts';
import { todayOf } from './today.ts';

type KaartPorts = Pick<Ports, 'kaart' | 'directory' | 'routing' | 'keys' | 'entropy'>;

/** So long a confirmation is believed. */
const CONFIRMED_FOR_MONTHS = 6;

/** @returns the day before which a confirmation is too old on `localDate` */
export function confirmedBefore(localDate: string): string {
  return plusMonths(localDate, -CONFIRMED_FOR_MONTHS);
}

/**
 * @param limit rows read; what is not shown makes the page shorter, never the list
 * @returns `next` to go on after; null at the end
 */
export async function readKaart(
  { kaart, directory, routing }: Pick<KaartPorts, 'kaart' | 'directory' | 'routing'>,
  question: KaartQuestion,
  after: string | null,
  limit: number,
  now: Moment,
): Promise<{ readonly items: SocialeKaartVermelding[]; readonly next: string | null }> {
  const [found, snapshot] = await Promise.all([kaart.list(question, after, limit), directory.current()]);
  const items = found.flatMap(one => {
    const shown = shownOf(one, snapshot, routing.municipalities, now);
    if (shown === null) return [];
    const { gemeentecode } = question;
    return gemeentecode === null || serves(snapshot, routing.municipalities, one.team, now)(gemeentecode)
      ? [shown]
      : [];
  });
  return { items, next: found.length === limit ? found.at(-1)!.kaartvermeldingId : null };
}

export async function readVermelding(
  { kaart, directory, routing }: Pick<KaartPorts, 'kaart' | 'directory' | 'routing'>,
  kaartvermeldingId: string,
  now: Moment,
): Promise<SocialeKaartVermelding | null> {
  const found = await kaart.find(kaartvermeldingId);
  return found === null ? null : shownOf(found, await directory.current(), routing.municipalities, now);
}

/** What a team leader does to an entry of the own team. */
export type KaartStep =
  | { readonly kind: 'gemaakt'; readonly opgave: SocialeKaartOpgave }
  | {
      readonly kind: 'gewijzigd';
      readonly kaartvermeldingId: string;
      readonly versie: number;
      readonly opgave: SocialeKaartOpgave;
    }
  | { readonly kind: 'bevestigd' | 'verwijderd'; readonly kaartvermeldingId: string; readonly versie: number };

export async function changeKaart(
  ports: KaartPorts,
  person: Identity,
  team: TeamId,
  step: KaartStep,
  now: Moment,
): Promise<{ readonly kind: 'changed'; readonly kaartvermeldingId: string } | Problem> {
  if ('opgave' in step) {
    const isServed = serves(await ports.directory.current(), ports.routing.municipalities, team, now);
    const faults = opgaveFaults(step.opgave, isServed);
    if (faults.length > 0) return problem('ONGELDIG_VERZOEK', { faults });
  }
  const kaartvermeldingId = step.kind === 'gemaakt' ? ports.entropy.uuid(now.epochMs) : step.kaartvermeldingId;
  const written = {
    kaartvermeldingId,
    team,
    epochMs: now.epochMs,
    door: workerOn(workerNames(ports.keys, person), null),
  };
  const outcome = await ports.kaart.change({ ...step, ...written, op: now.localDate } as KaartChange);
  return outcome === 'written' ? { kind: 'changed', kaartvermeldingId } : problem(PROBLEM_OF[outcome]);
}

const PROBLEM_OF: Readonly<Record<Exclude<KaartOutcome, 'written'>, ProblemCode>> = {
  stale: 'VERSIE_VERLOPEN',
  unknown: 'NIET_GEVONDEN',
  taken: 'KAARTVERMELDING_BESTAAT_AL',
  'too-many': 'TE_VEEL_KAARTVERMELDINGEN',
};

/** @returns null where its team or organisation no longer takes part */
function shownOf(
  { kaartvermeldingId, team: teamId, versie, opgave, bevestigdOp }: Vermelding,
  snapshot: DirectorySnapshot,
  municipalities: Municipalities | null,
  now: Moment,
): SocialeKaartVermelding | null {
  const team = snapshot.teams.get(teamId);
  const organisation = team === undefined ? undefined : snapshot.organisations.get(team.oin);
  if (team === undefined || organisation?.status !== 'aangesloten') return null;
  const isServed = serves(snapshot, municipalities, teamId, now);
  return {
    kaartvermeldingId,
    versie,
    oin: team.oin,
    organisatie: organisation.naam,
    soort: team.soort as Teamsoort,
    opgave,
    bevestigdOp,
    vandaag: todayOf(opgave, now),
    waarschuwingen: [
      ...(bevestigdOp < confirmedBefore(now.localDate) ? (['NIET_BEVESTIGD'] as const) : []),
      ...(opgave.gemeenten.every(isServed) ? [] : (['NIET_IN_GEMEENTE'] as const)),
    ],
  };
}

/** A team that is registered for municipalities serves those; one that is registered for none, any that exists today. */
function serves(
  { teams }: DirectorySnapshot,
  municipalities: Municipalities | null,
  teamId: TeamId,
  { localDate }: Moment,
): (gemeentecode: string) => boolean {
  const registered: Team['gemeenten'] = teams.get(teamId)?.gemeenten ?? [];
  return gemeentecode =>
    registered.length > 0
      ? registered.some(one => one.gemeentecode === gemeentecode && isValidOn(one, localDate))
      : municipalities === null || codeOn(municipalities, gemeentecode, localDate).kind === 'geldig';
}
