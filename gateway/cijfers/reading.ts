/** Which published figures an organisation reads: of the municipalities it works for, and of the regions these are in. */
import { isValidOn, type Moment } from '../../consent/moment.ts';
import type { Ports } from '../ports.ts';
import type { Published } from './publish.ts';

/** @returns null when the month is not published, or nothing in it is for this organisation */
export async function publishedFor(
  { cijfers, directory, routing }: Pick<Ports, 'cijfers' | 'directory' | 'routing'>,
  oin: string,
  maand: string,
  { localDate }: Moment,
): Promise<readonly Published[] | null> {
  const [published, { teams }] = await Promise.all([cijfers.read(maand), directory.current()]);
  if (published === null) return null;
  const own = new Set(
    [...teams.values()]
      .filter(team => team.oin === oin && team.soort.startsWith('gemeente.'))
      .flatMap(({ gemeenten }) => gemeenten)
      .filter(one => isValidOn(one, localDate))
      .map(({ gemeentecode }) => gemeentecode),
  );
  const regions = (routing.municipalities?.regios ?? [])
    .filter(({ leden }) => leden.some(code => own.has(code)))
    .map(({ naam }) => naam);
  const found = published.filter(({ gebied }) =>
    gebied.soort === 'gemeente' ? own.has(gebied.gemeentecode) : regions.includes(gebied.naam),
  );
  return found.length === 0 ? null : found;
}
