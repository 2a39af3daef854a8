/** Which published figures an organisation reads: of the municipalities it works for, and of the regions these are in. */
import { isValidOn, type Moment } from '../../consent/moment.ts';
import type { Ports } from '../ports.ts';
import type { Area, Published } from './publish.ts';

/** Municipalities that a team of the organisation works for today, by code, and the regions that these are in. */
export async function readableAreas(
  { directory, routing }: Pick<Ports, 'directory' | 'routing'>,
  oin: string,
  { localDate }: Moment,
): Promise<readonly Area[]> {
  const { teams } = await directory.current();
  const own = new Set(
    [...teams.values()]
      .filter(team => team.oin === oin && team.soort.startsWith('gemeente.'))
      .flatMap(({ gemeenten }) => gemeenten)
      .filter(one => isValidOn(one, localDate))
      .map(({ gemeentecode }) => gemeentecode),
  );
  const regions = (routing.municipalities?.regios ?? []).filter(({ leden }) => leden.some(code => own.has(code)));
  return [
    ...[...own].sort().map((gemeentecode): Area => ({ soort: 'gemeente', gemeentecode })),
    ...[...new Set(regions.map(({ naam }) => naam))].map((naam): Area => ({ soort: 'regio', naam })),
  ];
}

export const isSameArea = (one: Area, other: Area) =>
  one.soort === 'gemeente'
    ? other.soort === 'gemeente' && one.gemeentecode === other.gemeentecode
    : other.soort === 'regio' && one.naam === other.naam;

/** @returns null when the month is not published, or nothing in it is for this organisation */
export async function publishedFor(
  ports: Pick<Ports, 'cijfers' | 'directory' | 'routing'>,
  oin: string,
  maand: string,
  now: Moment,
): Promise<readonly Published[] | null> {
  const [published, areas] = await Promise.all([ports.cijfers.read(maand), readableAreas(ports, oin, now)]);
  const found = (published ?? []).filter(({ gebied }) => areas.some(area => isSameArea(area, gebied)));
  return found.length === 0 ? null : found;
}
