/** The message of a step: a valid example, spoken by whom the step names, changed as the step says. */
import { randomUUID } from 'node:crypto';
import { PRETEND_REGION, type PretendOrganisation } from '../../adapters/pretend/region.ts';
import { energieachterstand, type Json, oinOf, VALID_MESSAGES } from '../support/messages.ts';
import { merge } from './changes.ts';
import type { Sending } from './format.ts';

export function exampleOf(bericht: string, stap: Sending['stap'], today: string): Json {
  return bericht === 'energieachterstand' ? energieachterstand(today, stap) : VALID_MESSAGES[bericht]!(today);
}

/** @throws when no participant has this folder, or it has no such team */
export function speakerOf(map: string, code: string | undefined): Json {
  const from = organisationOf(map);
  const team = code === undefined ? from.teams[0] : from.teams.find(one => one.code === code);
  if (team === undefined) throw new Error(`${map} heeft geen team ${code}`);
  return { oin: from.oin, team: team.code, hoedanigheid: team.hoedanigheden[0] };
}

function organisationOf(map: string): PretendOrganisation {
  const found = PRETEND_REGION.find(one => one.map === map);
  if (found === undefined) throw new Error(`onbekende deelnemer ${map}`);
  return found;
}

export function messageOf(step: Sending, consents: readonly string[], customer: string, today: string): Json {
  const made = exampleOf(step.bericht, step.stap, today);
  made.afzender = speakerOf(step.als, step.uitTeam);
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
