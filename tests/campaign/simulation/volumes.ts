/** Whether the region that was lived in is like the real one, counted from what came of it. */
import { plusDays } from '../../../consent/working-days.ts';
import type { Zaak } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import type { Check } from './checks.ts';
import { zaakOn } from './events.ts';
import type { Year } from './year.ts';

/** Fewer say nothing about shares. */
const ENOUGH_FOR_SHARES = 400;
/** Months of looking back. */
const LOOKS_BACK = 6;
const HALF_A_YEAR = 183;
/**
 * Shares of a year as the monitor has them, with room: 8 of 10 signals open a zaak, 11 % is meervoudig, 40 % has an earlier
 * signal in the half year before (D-M2, D-M3). The first months have no half year before them.
 */
const SHARES: Readonly<Record<string, readonly [number, number]>> = {
  zakenPer100Signalen: [70, 90],
  meervoudigProcent: [8, 20],
  opeenvolgendProcent: [25, 50],
};

export function volumesAreTrue({ histories, sent, months, lastDay }: Year): Check {
  const zaken = [...histories.values()].map(one => zaakOn(one, lastDay)!);
  const accepted = sent.filter(({ verstrekkingId }) => verstrekkingId !== null).length;
  const days = new Map<string, string[]>();
  for (const { team, adres, signalen } of zaken)
    for (const { signaal } of signalen) {
      const at = `${team} ${adres}`;
      days.set(at, [...(days.get(at) ?? []), signaal.signaaldatum]);
    }
  const hasEarlier = ({ team, adres, periode: { van } }: Zaak) =>
    (days.get(`${team} ${adres}`) ?? []).some(day => plusDays(van, -HALF_A_YEAR) <= day && day < van);
  const share = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((100 * part) / whole));
  const counted: Readonly<Record<string, number>> = {
    zaken: zaken.length,
    zakenPer100Signalen: share(zaken.length, accepted),
    meervoudigProcent: share(zaken.filter(({ signalen }) => signalen.length > 1).length, zaken.length),
    opeenvolgendProcent: share(zaken.filter(hasEarlier).length, zaken.length),
  };
  const says = months.length > LOOKS_BACK && zaken.length >= ENOUGH_FOR_SHARES;
  return {
    name: 'volumes als de monitor',
    counted,
    faults: says
      ? Object.entries(SHARES).flatMap(([name, [from, to]]) =>
          from <= counted[name]! && counted[name]! <= to
            ? []
            : [`${name} is ${counted[name]}, verwacht ${from} tot ${to}`],
        )
      : [],
  };
}
