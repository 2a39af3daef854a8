/** Tables of cases: one message, what differs, the verdict. A case can be played as a scenario of a few steps. */
import { PRETEND_REGION } from '../../adapters/pretend/region.ts';
import type { CaseChange, Expected, GivenConsent, Scenario, Sending, Step, Table } from './format.ts';
import { exampleOf } from './message.ts';

export interface Case {
  readonly title: string;
  /** Day on which it plays; null is today. */
  readonly day: string | null;
  readonly consents: readonly GivenConsent[];
  readonly around: Pick<CaseChange, 'afspraak' | 'ontvangendTeam' | 'ontvangendeOrganisatie'>;
  readonly sending: Sending;
  readonly expected: Expected;
}

/** Every case of a table, for each of its messages. */
export function casesOf(table: Table): readonly Case[] {
  return table.berichten.flatMap(bericht =>
    table.gevallen.map(({ naam, verwacht, ...own }) => {
      const always = table.altijd ?? {};
      const change: CaseChange = { ...always, ...own };
      const stap = change.stap;
      const example = exampleOf(bericht, stap, '2026-01-01');
      const sender = PRETEND_REGION.find(one => one.oin === example.afzender.oin)!;
      const receiver = PRETEND_REGION.find(one => one.oin === example.ontvanger.oin)!;
      const patches = [always.toestemming, own.toestemming].filter(patch => patch !== undefined);
      return {
        title: table.berichten.length === 1 ? `${table.id} ${naam}` : `${table.id} ${bericht}: ${naam}`,
        day: table.op ?? null,
        consents: (change.toestemmingen ?? []).map(one => ({ ...one, wijziging: both(...patches, one.wijziging) })),
        around: change,
        sending: {
          doe: 'stuur',
          als: change.als ?? sender.map,
          uitTeam: change.uitTeam ?? (change.als === undefined ? example.afzender.team : undefined),
          bericht,
          stap,
          aan: change.aan ?? { organisatie: receiver.map, team: example.ontvanger.team },
          zonderVoorwaarde: change.zonderVoorwaarde,
          voorwaarde: change.voorwaarde,
          wijziging: both(always.wijziging, own.wijziging),
          verwacht: {
            status: STATUS[verwacht.besluit],
            besluit: verwacht.besluit,
            redenen: verwacht.redenen,
            fouten: verwacht.fouten,
            hoeDanWel: verwacht.hoeDanWel,
          },
        },
        expected: verwacht,
      };
    }),
  );
}

const STATUS = { toegestaan: 201, aangehouden: 202, geweigerd: 403, ongeldig: 400 } as const;

/** Merge patches as one: the later wins, and a null stays a null. */
function both(...patches: readonly CaseChange['wijziging'][]): CaseChange['wijziging'] {
  return patches.reduce((made, patch) => overlay(made, patch), {});
}

function overlay(one: CaseChange['wijziging'], other: CaseChange['wijziging']): CaseChange['wijziging'] {
  if (other === undefined) return one;
  if (!isObject(one) || !isObject(other)) return other;
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(
    names.map(name => [name, Object.hasOwn(other, name) ? overlay(one[name], other[name]) : one[name]]),
  );
}

const isObject = (value: CaseChange['wijziging']) =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same case through a whole gateway. */
export function asScenario({ title, consents, around, sending, expected }: Case): Scenario {
  const to = sending.aan!;
  const { afspraak, ontvangendTeam, ontvangendeOrganisatie } = around;
  const { termijn, markeringen, zichtbaar, nietZichtbaar } = expected;
  const seen = { termijn, markeringen, zichtbaar, nietZichtbaar };
  const looks = Object.values(seen).some(one => one !== undefined);
  const steps: (Step | false)[] = [
    ontvangendTeam !== undefined && {
      doe: 'wijzig-team',
      organisatie: to.organisatie,
      team: to.team,
      ...ontvangendTeam,
    },
    afspraak !== undefined && { doe: 'wijzig-afspraak', van: sending.als, aan: to, bericht: sending.bericht, afspraak },
    ...consents.map(
      ({ soort, als = sending.als, wijziging }): Step => ({
        ...{ doe: 'geef-toestemming', als, soort, voor: sending.bericht, wijziging },
        verwacht: { status: 201 },
      }),
    ),
    ...consents
      .filter(one => one.ingetrokken)
      .map(({ soort, als = sending.als }): Step => ({ doe: 'trek-in', als, soort, verwacht: { status: 200 } })),
    ontvangendeOrganisatie !== undefined && {
      doe: 'wijzig-organisatie',
      organisatie: to.organisatie,
      status: ontvangendeOrganisatie,
    },
    sending,
    looks && {
      doe: 'haal-op',
      als: to.organisatie,
      team: to.team,
      verwacht: { status: 200, ...Object.fromEntries(Object.entries(seen).filter(([, one]) => one !== undefined)) },
    },
  ];
  return { id: title, titel: title, waarom: title, stappen: steps.filter(step => step !== false) };
}
