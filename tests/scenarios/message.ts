/** The message of a step: a valid example, spoken by whom the step names, changed as the step says. */
import { randomUUID } from 'node:crypto';
import { PRETEND_REGION, type PretendOrganisation } from '../../adapters/pretend/region.ts';
import { energieachterstand, type Json, oinOf, REFUSED_MESSAGES, VALID_MESSAGES } from '../support/messages.ts';
import { merge } from './changes.ts';
import type { Sending } from './format.ts';
import { type Person, withPerson } from './person.ts';

export function exampleOf(bericht: string, stap: Sending['stap'], today: string): Json {
  if (bericht === 'energieachterstand') return energieachterstand(today, stap);
  return { ...VALID_MESSAGES, ...REFUSED_MESSAGES }[bericht]!(today);
}

/**
 * @param capacity in which it speaks when the team is registered for it; else as the team speaks first of all
 * @throws when no participant has this folder, or it has no such team
 */
export function speakerOf(map: string, code: string | undefined, capacity?: string): Json {
  const from = organisationOf(map);
  const team = code === undefined ? from.teams[0] : from.teams.find(one => one.code === code);
  if (team === undefined) throw new Error(`${map} heeft geen team ${code}`);
  const spoken = team.hoedanigheden.find(one => one === capacity) ?? team.hoedanigheden[0];
  return { oin: from.oin, team: team.code, hoedanigheid: spoken };
}

function organisationOf(map: string): PretendOrganisation {
  const found = PRETEND_REGION.find(one => one.map === map);
  if (found === undefined) throw new Error(`onbekende deelnemer ${map}`);
  return found;
}

/** @param person whom it is about, where a scenario has one of its own */
export function messageOf(
  step: Sending,
  consents: readonly string[],
  customer: string,
  today: string,
  person: Person | null = null,
): Json {
  const made = withPerson(exampleOf(step.bericht, step.stap, today), person);
  made.afzender = speakerOf(step.als, step.uitTeam, made.afzender.hoedanigheid);
  if (step.aan !== undefined) Object.assign(made.ontvanger, { oin: oinOf(step.aan.organisatie), team: step.aan.team });
  if (made.inhoud.klantnummer !== undefined) made.inhoud.klantnummer = customer;
  if (consents.length > 0) made.toestemmingen = [...consents];
  made.voorwaarden = made.voorwaarden
    .filter((one: Json) => !step.zonderVoorwaarde?.includes(one.code))
    .map((one: Json) => merge(one, step.voorwaarde?.[one.code] ?? {}, today));
  return merge(made, step.wijziging ?? {}, today);
}

/** Each time it is played a scenario has customers of its own, so that none depends on what was sent before (P7). */
export function newCustomer(): string {
  return `KL-${randomUUID()}`;
}
