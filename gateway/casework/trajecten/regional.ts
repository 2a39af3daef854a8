/** Which rule of a region holds between two teams: read once, asked for each handover or request on its own day. */
import { isValidOn } from '../../../consent/moment.ts';
import type { Ports } from '../../ports.ts';
import type { OverdrachtConfiguration } from '../overdracht/configuration.ts';
import { configurationOf, type RegionRule, ruleFor } from '../overdracht/region.ts';
import type { Handover } from '../overdracht/traject.ts';

/** @param localDate the day on which what is looked at began */
export type Regional = (sides: TeamsOf, localDate: string) => RegionRule | null;

interface TeamsOf {
  readonly afzender: { readonly team: string };
  readonly ontvanger: { readonly team: string };
}

export async function regionalRules({
  directory,
  regionRules,
}: Pick<Ports, 'directory' | 'regionRules'>): Promise<Regional> {
  if (regionRules.length === 0) return () => null;
  const { teams } = await directory.current();
  const served = (team: string, localDate: string) =>
    (teams.get(team)?.gemeenten ?? []).filter(one => isValidOn(one, localDate)).map(one => one.gemeentecode);
  return ({ afzender, ontvanger }, localDate) =>
    ruleFor(
      regionRules,
      { afzender: served(afzender.team, localDate), ontvanger: served(ontvanger.team, localDate) },
      localDate,
    );
}

export const ruleOfHandover = (regional: Regional, handover: Handover): RegionRule | null =>
  regional(handover, handover.begonnenOp);

export const configurationOfHandover = (regional: Regional, handover: Handover): OverdrachtConfiguration =>
  configurationOf(ruleOfHandover(regional, handover), handover.overgang);

/** Whom to turn to, by what holds today: a desk that moved is found at its new number. */
export function contactsToday(regional: Regional, sides: TeamsOf, today: string) {
  const { clientondersteuning, geschil } = regional(sides, today)?.settings ?? {};
  return { clientondersteuning, geschil };
}
