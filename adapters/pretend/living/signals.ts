/** Signals of arrears as creditors of the region send them: more than half to the team with casework here. */
import { plusDays } from '../../../consent/working-days.ts';
import type { Bericht } from '../../../schemas/generated/types.ts';
import { MEIERIJ_BOMMELERWAARD, PRETEND_REGION, servedBy, U16 } from '../region.ts';
import { type Filling, organisationAt, sendingTeam, type Task, UTRECHT, ZEIST } from './filling.ts';
import { type ArrearsType, arrears, worry } from './messages.ts';
import type { Place, Resident } from './residents.ts';

const SHARES: readonly (readonly [ArrearsType, number])[] = [
  ['zorgpremieachterstand', 36],
  ['huurachterstand', 22],
  ['energieachterstand', 21],
  ['drinkwaterachterstand', 16],
  ['zorgpremie-wanbetaler', 5],
];
const SENDERS: Readonly<Record<ArrearsType, readonly [map: string, team: string]>> = {
  zorgpremieachterstand: ['zorgverzekeraar-zorgzeker', 'premie'],
  huurachterstand: ['corporatie-domwonen', 'incasso'],
  energieachterstand: ['energie-stadswarmte', 'incasso'],
  drinkwaterachterstand: ['water-kromme-rijn', 'incasso'],
  'zorgpremie-wanbetaler': ['cak', 'wanbetalers'],
  hypotheekachterstand: ['hypotheekbank-de-sluiswaard', 'incasso'],
  studieschuldachterstand: ['duo', 'inning'],
};
/** Experiments of which a pair with this municipality is designated. */
const EXPERIMENTS: readonly ArrearsType[] = ['hypotheekachterstand', 'studieschuldachterstand'];
const AT_ONCE = 25;
const IN_ZEIST = 0.55;
const SAME_ADDRESS = 0.2;
const TOO_EARLY = 0.08;
const ENDS = 0.12;

const PLACES: readonly Place[] = [...U16, ...MEIERIJ_BOMMELERWAARD]
  .map(([gemeentecode, naam], index) => ({ gemeentecode, naam, wijk: 3401 + index * 7 }))
  .filter(({ gemeentecode }) => gemeentecode !== ZEIST.gemeentecode);

/** Debt help of a municipality on a day: its own team, or who does it under a mandate. */
function debtHelp(gemeentecode: string, day: string): string | null {
  const found = PRETEND_REGION.find(one =>
    one.teams.some(
      team =>
        team.soort === 'gemeente.schuldhulp' &&
        servedBy(one, team).some(
          served => served.gemeentecode === gemeentecode && served.geldigVan <= day && (served.geldigTot ?? day) >= day,
        ),
    ),
  );
  return found?.oin ?? null;
}

export interface Planned {
  readonly tasks: readonly Task[];
  /** How many of them go to the team with casework here. */
  readonly toZeist: number;
}

/** @param count how many @param takesPart whether an organisation is there to send or receive */
export function plannedSignals(filling: Filling, count: number, takesPart: (oin: string) => boolean): Planned {
  const { chance, day, door, id, resident } = filling;
  const bySender = new Map<string, Bericht[]>();
  const households: { readonly persoon: Resident; readonly types: ArrearsType[] }[] = [];
  const add = (map: string, message: Bericht) => bySender.set(map, [...(bySender.get(map) ?? []), message]);
  let toZeist = 0;

  for (let index = 0; index < count; index += 1) {
    const isZeist = chance.happens(IN_ZEIST);
    const place = isZeist ? ZEIST : chance.pick(PLACES);
    const oin = isZeist ? organisationAt(ZEIST.map).oin : debtHelp(place.gemeentecode, day);
    const again = isZeist && households.length > 0 && chance.happens(SAME_ADDRESS) ? chance.pick(households) : null;
    const types = SHARES.filter(([type]) => again?.types.includes(type) !== true);
    const isExperiment = place.gemeentecode === UTRECHT.gemeentecode && chance.happens(0.3);
    const type = isExperiment ? chance.pick(EXPERIMENTS) : chance.weighed(types.length > 0 ? types : SHARES);
    const persoon = again?.persoon ?? resident(place);
    if (isZeist && again === null) households.push({ persoon, types: [type] });
    again?.types.push(type);
    const [map, team] = SENDERS[type];
    const van = sendingTeam(map, team);
    const teVroeg = type === 'huurachterstand' && chance.happens(TOO_EARLY);
    // Weeks back, as far as a message may say: that is all the age there is in a region that was made today.
    const datum = plusDays(
      day,
      -chance.weighed([
        [0, 25],
        [chance.between(1, 8), 35],
        [chance.between(9, 22), 25],
        [chance.between(23, 40), 15],
      ]),
    );
    const about = {
      ...{ type, teVroeg, bedragEuro: chance.between(90, 2400), dagen: chance.between(40, 90) },
      eindeOverDagen: type === 'energieachterstand' && chance.happens(ENDS) ? chance.between(44, 75) : null,
      kenmerk: `OEF-${index + 1}`,
    };
    if (oin === null || !takesPart(oin) || !takesPart(van.oin)) continue;
    const naar = { oin, team: 'schuldhulp', gemeentecode: place.gemeentecode };
    if (isZeist && !teVroeg) toZeist += 1;
    add(map, arrears({ berichtId: id(`signaal ${index}`), datum, van, naar, persoon }, about));
  }
  const tasks = [...bySender].flatMap(([map, messages]) =>
    Array.from({ length: Math.ceil(messages.length / AT_ONCE) }, (_, part) => ({
      key: `signalen ${map} ${part}`,
      run: async () => {
        const ends = await door.send(map, messages.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
        const lost = ends.find(end => end === 'unanswered' || end === 'unavailable' || end === 'unproven');
        if (lost !== undefined) throw new RangeError(`Cannot fill signals of ${map}: ${lost}`);
      },
      size: Math.min(AT_ONCE, messages.length - part * AT_ONCE),
    })),
  );
  return { tasks, toZeist };
}

/** Messages that a gateway refuses whoever sends them, so that officers see what a refusal looks like. */
export function refusedTask({ door, day, id, resident }: Filling): Task {
  const persoon = resident(ZEIST);
  return {
    key: 'geweigerd zorgmelding',
    async run() {
      const van = sendingTeam('corporatie-de-vechtstroom', 'incasso');
      const { oin } = organisationAt(ZEIST.map);
      const made = { berichtId: id('zorgmelding'), datum: day, van, persoon };
      const naar = { oin, team: 'wmo', gemeentecode: ZEIST.gemeentecode };
      const { status } = await door.submit(van.map, '/v1/signalen', worry({ ...made, naar }));
      if (status !== 403) throw new RangeError(`Cannot fill a refusal: ${status}`);
    },
  };
}
