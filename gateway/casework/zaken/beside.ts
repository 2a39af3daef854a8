/** What must be known beside a zaak before it can be weighed or shown: what came on its address before. */
import type { Ports, TeamId } from '../../ports.ts';
import { plusMonths } from '../calendar.ts';
import { type Earlier, LOOK_BACK_MONTHS } from '../vroegsignalering/matching.ts';
import { voegSamen } from '../vroegsignalering/regrouping.ts';
import type { Situation } from '../vroegsignalering/steps.ts';
import type { Zaak } from '../vroegsignalering/zaak.ts';

/** By address, for all these zaken at once. */
export async function knownBeside(
  { zaken }: Pick<Ports, 'zaken'>,
  team: TeamId,
  rows: readonly { readonly zaak: Zaak }[],
): Promise<ReadonlyMap<string, readonly Earlier[]>> {
  const [since] = rows.map(({ zaak }) => lookBackOf(zaak)).sort();
  if (since === undefined) return new Map();
  return zaken.knownAt(team, [...new Set(rows.map(({ zaak }) => zaak.adres))], since);
}

/** Open zaken on the address of this one that the rules would let join it. */
export async function joinableWith(
  { zaken }: Pick<Ports, 'zaken'>,
  team: TeamId,
  situation: Situation,
): Promise<readonly Zaak[]> {
  const { zaak } = situation;
  const known = (await knownBeside({ zaken }, team, [{ zaak }])).get(zaak.adres) ?? [];
  const beside = known.flatMap(one => (one.kind === 'signaal' ? [one.signaalId] : []));
  const files = await zaken.files(team, beside);
  const others = [...new Set(files.map(({ zaakId }) => zaakId))].filter(id => id !== zaak.zaakId);
  const found = others.length === 0 ? [] : await zaken.find(team, others);
  return found.map(one => one.zaak).filter(other => voegSamen(situation, other).kind !== 'refused');
}

/** The first day that a signal of this zaak looks back to. */
function lookBackOf({ signalen, periode }: Zaak): string {
  const [first = periode.van] = signalen.map(({ signaal }) => signaal.signaaldatum).sort();
  return plusMonths(first < periode.van ? first : periode.van, -LOOK_BACK_MONTHS);
}
