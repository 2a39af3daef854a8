/** Zaken in every state, made by the steps themselves. */
import type { Moment } from '../../../consent/moment.ts';
import { openZaak } from '../../../gateway/casework/vroegsignalering/arrival.ts';
import {
  biedAan,
  noteerAanvaarding,
  noteerGesprek,
  noteerPoging,
} from '../../../gateway/casework/vroegsignalering/contact.ts';
import { sluit } from '../../../gateway/casework/vroegsignalering/ending.ts';
import { pakOp } from '../../../gateway/casework/vroegsignalering/holding.ts';
import type { Earlier, Vroegsignaal } from '../../../gateway/casework/vroegsignalering/matching.ts';
import { voegSamen } from '../../../gateway/casework/vroegsignalering/regrouping.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../gateway/casework/vroegsignalering/settings.ts';
import type { Actor, Outcome, Situation, Team } from '../../../gateway/casework/vroegsignalering/steps.ts';
import {
  apply,
  applyAll,
  type Staat,
  type Zaak,
  type ZaakEvent,
} from '../../../gateway/casework/vroegsignalering/zaak.ts';

export const TEAM: Team = {
  team: '00000001003214345000/schuldhulp',
  gemeenten: [{ gemeentecode: '0344', geldigVan: '2020-01-01' }],
};

export const worker = (person = 'm-1'): Actor => ({ kind: 'persoon', role: 'medewerker', team: TEAM.team, person });
export const LEADER: Actor = { kind: 'persoon', role: 'teamleider', team: TEAM.team, person: 't-1' };
export const POORT: Actor = { kind: 'poort' };

/** Noon in the Netherlands, or close to it. */
export const on = (localDate: string): Moment => ({ epochMs: Date.parse(`${localDate}T11:00:00Z`), localDate });

/** A Monday. */
export const DAY = '2026-03-02';
export const NOW = on('2026-03-20');

let made = 0;

export function signal(change: Partial<Vroegsignaal> = {}): Vroegsignaal {
  made += 1;
  return {
    kind: 'signaal',
    signaalId: `s-${made}`,
    adres: 'adres-1',
    afzender: '00000003123456780000',
    partner: 'Huur',
    achterstand: 'achterstand-1',
    bedragEuro: 400,
    ontstaansdatum: '2026-01-01',
    signaaldatum: DAY,
    ontvangenOp: change.signaaldatum ?? DAY,
    crisisdatum: null,
    warmeOverdracht: false,
    ...change,
  };
}

export function eventsOf(outcome: Outcome): readonly ZaakEvent[] {
  if (outcome.kind === 'refused') throw new Error(`Cannot make this step: ${outcome.code}`);
  return outcome.events;
}

export const codeOf = (outcome: Outcome) => (outcome.kind === 'refused' ? outcome.code : 'done');

export function opened(signals: readonly Vroegsignaal[], known: readonly Earlier[] = [], zaakId = 'z-1'): Zaak {
  const [first, ...rest] = signals;
  const now = on('2040-01-01');
  const start = applyAll(
    new Map(),
    eventsOf(openZaak(first!, known, { zaakId, team: TEAM, gemeentecode: '0344', now })),
  );
  const zaak = start.get(zaakId)!;
  return rest.reduce<Zaak>((at, one) => addTo(at, one), zaak);
}

/** As `voegSignaalToe` enters it, also where the zaak is no longer open to that. */
function addTo(zaak: Zaak, one: Vroegsignaal): Zaak {
  const stand = { signaal: one, herhaling: 'geen', status: 'Nog niet opgepakt', inwoner: 'onbekend' } as const;
  const full = { ...stand, geinformeerd: null, verteld: null };
  return apply(zaak, { zaakId: zaak.zaakId, kind: 'signaal_toegevoegd', stand: full })!;
}

export function situation(zaak: Zaak, actor: Actor = worker(), change: Partial<Situation> = {}): Situation {
  return { zaak, actor, team: TEAM, settings: DEFAULT_SETTINGS, now: NOW, ...change };
}

export const settings = (change: Partial<Settings>): Settings => ({ ...DEFAULT_SETTINGS, ...change });

/** The zaak after a step that must succeed. */
export function stepped(
  zaak: Zaak,
  step: (at: Situation) => Outcome,
  actor: Actor = worker(),
  now: Moment = NOW,
): Zaak {
  return eventsOf(step(situation(zaak, actor, { now }))).reduce((at, event) => apply(at, event)!, zaak);
}

export const taken = (zaak: Zaak, now: Moment = NOW) => stepped(zaak, pakOp, worker(), now);

export const tried = (zaak: Zaak, datum: string, bereikt: boolean, soort: 'Telefoon' | 'Brief' = 'Telefoon') =>
  stepped(zaak, at => noteerPoging(at, { soort, bereikt, at: on(datum) }));

/** One zaak in each state, held by `m-1` where somebody can have it. */
export function zaakIn(staat: Staat, zaakId = 'z-1', signals = [signal(), signal({ partner: 'Water' })]): Zaak {
  const nieuw = opened(signals, [], zaakId);
  const opgepakt = taken(nieuw);
  const bereikt = tried(opgepakt, '2026-03-05', true);
  const aanvaard = () =>
    stepped(
      stepped(bereikt, at => biedAan(at, '2026-03-05')),
      at => noteerAanvaarding(at, '2026-03-06'),
    );
  switch (staat) {
    case 'nieuw':
      return nieuw;
    case 'opgepakt':
      return opgepakt;
    case 'bereikt':
      return bereikt;
    case 'aanvaard':
      return aanvaard();
    case 'gesproken':
      return stepped(aanvaard(), at => noteerGesprek(at, '2026-03-09'));
    case 'gesloten':
      return stepped(bereikt, at => sluit(at, { resultaat: 'Vervolghulp en/of verwijzing financieel' }));
    case 'samengevoegd': {
      const target = taken(opened([signal()], [], 'z-doel'));
      const events = eventsOf(voegSamen(situation(target), nieuw));
      return events.reduce((at, event) => apply(at, event)!, nieuw);
    }
  }
}
