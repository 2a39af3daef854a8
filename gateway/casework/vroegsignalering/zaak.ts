/**
 * A zaak: the work of one team on a melding, that is on one or more signals on one address in one period. What happened
 * to it is a list of events; the state is what they add up to. Nothing here names a person: names, words and the reason
 * behind "andere reden" are sealed beside it.
 */
import {
  type Contactsoort,
  type Dagdeel,
  type Eindresultaat,
  type Inwonertoets,
  isAfgevallen,
  type Signaalstatus,
} from './codes.ts';
import type { Correctiereden, Losmaakreden } from './correcting.ts';
import type { Terugkoppeling } from './feedback.ts';
import type { Herhaling, Vroegsignaal } from './matching.ts';

/** Every way of contact that can inform somebody. */
export type Kanaal = Exclude<Contactsoort, 'Administratief'>;

export interface Contactpoging {
  readonly soort: Contactsoort;
  readonly bereikt: boolean;
  readonly datum: string;
  readonly dagdeel: Dagdeel;
}

/**
 * A later word about a signal that the team has already (AVG 18, 19). What is restricted is neither shown nor destroyed; a
 * restriction by the sender and one by the own organisation each end by their own word.
 */
export const AANTEKENINGEN = [
  'toestemming_ingetrokken',
  'verwerking_beperkt',
  'beperking_opgeheven',
  'bezwaar_gemaakt',
  'eigen_beperking',
  'eigen_beperking_opgeheven',
] as const;
export type Aantekening = (typeof AANTEKENINGEN)[number];
type Opheffing = 'beperking_opgeheven' | 'eigen_beperking_opgeheven';

/** A signal and what the team knows of it. */
export interface SignaalStand {
  readonly signaal: Vroegsignaal;
  readonly herhaling: Herhaling;
  readonly status: Signaalstatus;
  readonly inwoner: Inwonertoets;
  /** When and how the resident was told of source, purpose and rights (AVG 14). */
  readonly geinformeerd: { readonly op: string; readonly kanaal: Kanaal } | null;
  /** The last word the sender was told; null before the first. */
  readonly verteld: Terugkoppeling | null;
  /** Absent where nothing was heard about it later. */
  readonly aantekeningen?: readonly Exclude<Aantekening, Opheffing>[];
  /** What was put right about it, in order (AVG 16); absent where nothing was. */
  readonly correcties?: readonly { readonly reden: Correctiereden; readonly op: string }[];
}

export interface Zaak {
  readonly zaakId: string;
  /** The team that received the signals: `<oin>/<team>`. */
  readonly team: string;
  readonly gemeentecode: string;
  readonly adres: string;
  readonly periode: { readonly van: string; readonly tot: string };
  readonly geopendOp: string;
  /** It has no part, or is one, of what was matched wrongly: nothing joins it by itself. */
  readonly gesplitst: boolean;
  readonly signalen: readonly SignaalStand[];
  /** Opaque id of who works on it now. */
  readonly houder: string | null;
  readonly opgepaktOp: string | null;
  readonly pogingen: readonly Contactpoging[];
  readonly aangebodenOp: string | null;
  readonly aanvaardOp: string | null;
  readonly gesprokenOp: string | null;
  readonly resultaat: Eindresultaat | null;
  readonly geslotenOp: string | null;
  readonly samengevoegdIn: string | null;
  readonly naarDossierOp: string | null;
  /** Names of reminders and escalations that were given. */
  readonly gemeld: readonly string[];
}

export const STATEN = ['nieuw', 'opgepakt', 'bereikt', 'aanvaard', 'gesproken', 'gesloten', 'samengevoegd'] as const;
export type Staat = (typeof STATEN)[number];

type Happening =
  | {
      readonly kind: 'geopend';
      readonly team: string;
      readonly gemeentecode: string;
      readonly adres: string;
      readonly periode: Zaak['periode'];
      readonly op: string;
      readonly gesplitst: boolean;
    }
  | { readonly kind: 'signaal_toegevoegd'; readonly stand: SignaalStand }
  | { readonly kind: 'signaal_losgemaakt'; readonly signaalId: string }
  | { readonly kind: 'inwoner_getoetst'; readonly signaalId: string; readonly uitkomst: Inwonertoets }
  | { readonly kind: 'opgepakt' | 'overgenomen'; readonly medewerker: string; readonly op: string }
  | { readonly kind: 'teruggegeven'; readonly medewerker: string; readonly op: string }
  | { readonly kind: 'contact_gezocht'; readonly poging: Contactpoging; readonly medewerker: string }
  | {
      readonly kind: 'geinformeerd';
      readonly signaalIds: readonly string[];
      readonly kanaal: Kanaal;
      readonly op: string;
    }
  | { readonly kind: 'aangeboden' | 'aanvaard' | 'gesproken' | 'heropend' | 'naar_dossier'; readonly op: string }
  | { readonly kind: 'status_gezet'; readonly signaalId: string; readonly status: Signaalstatus; readonly op: string }
  | { readonly kind: 'gesloten'; readonly resultaat: Eindresultaat; readonly op: string }
  | { readonly kind: 'samengevoegd'; readonly met: string; readonly op: string }
  | { readonly kind: 'herinnerd'; readonly namen: readonly string[] }
  | {
      readonly kind: 'aangetekend';
      readonly signaalId: string;
      readonly aantekening: Aantekening;
      readonly op: string;
    }
  | {
      readonly kind: 'gecorrigeerd';
      readonly signaalId: string;
      readonly reden: Correctiereden;
      readonly waarden: Pick<Vroegsignaal, 'bedragEuro' | 'ontstaansdatum' | 'crisisdatum'>;
      /** What signals of the zaak repeat from now on, where that changed. */
      readonly herhalingen: readonly { readonly signaalId: string; readonly herhaling: Herhaling }[];
      readonly op: string;
    }
  | {
      readonly kind: 'signaal_vervallen';
      readonly signaalId: string;
      readonly reden: Losmaakreden;
      readonly op: string;
    }
  | { readonly kind: 'teruggekoppeld'; readonly signaalId: string; readonly woord: Terugkoppeling };

/** One thing that happened to one zaak. */
export type ZaakEvent = { readonly zaakId: string } & Happening;

/** Where a zaak stands follows from what happened; it is not kept beside it. */
export function staatOf(zaak: Zaak): Staat {
  if (zaak.samengevoegdIn !== null) return 'samengevoegd';
  if (zaak.resultaat !== null) return 'gesloten';
  if (zaak.gesprokenOp !== null) return 'gesproken';
  if (zaak.aanvaardOp !== null) return 'aanvaard';
  if (zaak.pogingen.some(poging => poging.bereikt)) return 'bereikt';
  return zaak.opgepaktOp === null ? 'nieuw' : 'opgepakt';
}

export function isOpen(zaak: Zaak): boolean {
  return zaak.resultaat === null && zaak.samengevoegdIn === null;
}

/** The signals that are still to be worked on. */
export function livingSignals(zaak: Zaak): readonly SignaalStand[] {
  return zaak.signalen.filter(({ status }) => !isAfgevallen(status));
}

/** R5: any crisis date makes a crisis; one before the signal date never came in. */
export function crisisSignals(zaak: Zaak): readonly (Vroegsignaal & { readonly crisisdatum: string })[] {
  return livingSignals(zaak).flatMap(({ signaal }) =>
    signaal.crisisdatum === null ? [] : [{ ...signaal, crisisdatum: signaal.crisisdatum }],
  );
}

/**
 * Total: an event about another zaak, or one that does not fit, changes nothing.
 * @returns the zaak after the event; null while none was opened
 */
export function apply(zaak: Zaak | null, event: ZaakEvent): Zaak | null {
  if (zaak === null) return event.kind === 'geopend' ? opened(event) : null;
  if (event.zaakId !== zaak.zaakId) return zaak;
  switch (event.kind) {
    case 'geopend':
      return zaak;
    case 'signaal_toegevoegd':
      return { ...zaak, signalen: [...without(zaak, event.stand.signaal.signaalId), event.stand] };
    case 'signaal_losgemaakt':
      return { ...zaak, gesplitst: true, signalen: without(zaak, event.signaalId) };
    case 'inwoner_getoetst':
      return changed(zaak, [event.signaalId], { inwoner: event.uitkomst });
    case 'opgepakt':
    case 'overgenomen':
      return { ...zaak, houder: event.medewerker, opgepaktOp: zaak.opgepaktOp ?? event.op };
    case 'teruggegeven':
      return { ...zaak, houder: null };
    case 'contact_gezocht':
      return { ...zaak, pogingen: [...zaak.pogingen, event.poging] };
    case 'geinformeerd':
      return changed(zaak, event.signaalIds, { geinformeerd: { op: event.op, kanaal: event.kanaal } });
    case 'aangeboden':
      return { ...zaak, aangebodenOp: zaak.aangebodenOp ?? event.op };
    case 'aanvaard':
      return { ...zaak, aanvaardOp: zaak.aanvaardOp ?? event.op };
    case 'gesproken':
      return { ...zaak, gesprokenOp: zaak.gesprokenOp ?? event.op };
    case 'status_gezet':
      return changed(zaak, [event.signaalId], { status: event.status });
    case 'gesloten':
      return { ...zaak, resultaat: event.resultaat, geslotenOp: event.op, houder: null };
    case 'heropend':
      return reopened(zaak);
    case 'samengevoegd':
      return { ...zaak, samengevoegdIn: event.met, houder: null, signalen: [] };
    case 'naar_dossier':
      return { ...zaak, naarDossierOp: zaak.naarDossierOp ?? event.op };
    case 'herinnerd':
      return { ...zaak, gemeld: [...new Set([...zaak.gemeld, ...event.namen])] };
    case 'aangetekend':
      return noted(zaak, event.signaalId, event.aantekening);
    case 'gecorrigeerd':
      return corrected(zaak, event);
    case 'signaal_vervallen':
      return {
        ...zaak,
        signalen: zaak.signalen.map(stand =>
          stand.signaal.signaalId === event.signaalId
            ? { ...stand, signaal: { ...stand.signaal, teltNiet: event.reden } }
            : stand,
        ),
      };
    case 'teruggekoppeld':
      return changed(zaak, [event.signaalId], { verteld: event.woord });
  }
}

/** Every zaak after these events, by id. */
export function applyAll(zaken: ReadonlyMap<string, Zaak>, events: readonly ZaakEvent[]): ReadonlyMap<string, Zaak> {
  const after = new Map(zaken);
  for (const event of events) {
    const zaak = apply(after.get(event.zaakId) ?? null, event);
    if (zaak !== null) after.set(event.zaakId, zaak);
  }
  return after;
}

function opened(event: Extract<ZaakEvent, { kind: 'geopend' }>): Zaak {
  const { zaakId, team, gemeentecode, adres, periode, op, gesplitst } = event;
  return {
    zaakId,
    team,
    gemeentecode,
    adres,
    periode,
    geopendOp: op,
    gesplitst,
    signalen: [],
    houder: null,
    opgepaktOp: null,
    pogingen: [],
    aangebodenOp: null,
    aanvaardOp: null,
    gesprokenOp: null,
    resultaat: null,
    geslotenOp: null,
    samengevoegdIn: null,
    naarDossierOp: null,
    gemeld: [],
  };
}

/** A result that made the signals fall away is undone with it. */
function reopened(zaak: Zaak): Zaak {
  const signalen = zaak.signalen.map(
    (stand): SignaalStand => (stand.status === zaak.resultaat ? { ...stand, status: 'Nog niet opgepakt' } : stand),
  );
  return { ...zaak, signalen, resultaat: null, geslotenOp: null };
}

const ENDS: Readonly<Record<Opheffing, Exclude<Aantekening, Opheffing>>> = {
  beperking_opgeheven: 'verwerking_beperkt',
  eigen_beperking_opgeheven: 'eigen_beperking',
};

function noted(zaak: Zaak, signaalId: string, aantekening: Aantekening): Zaak {
  const before = zaak.signalen.find(({ signaal }) => signaal.signaalId === signaalId)?.aantekeningen ?? [];
  const ends = ENDS[aantekening as Opheffing];
  const aantekeningen =
    ends === undefined
      ? [...new Set([...before, aantekening as Exclude<Aantekening, Opheffing>])]
      : before.filter(one => one !== ends);
  return changed(zaak, [signaalId], { aantekeningen });
}

function corrected(
  zaak: Zaak,
  { signaalId, reden, waarden, herhalingen, op }: Extract<ZaakEvent, { kind: 'gecorrigeerd' }>,
): Zaak {
  const signalen = zaak.signalen.map((stand): SignaalStand => {
    const repeats = herhalingen.find(one => one.signaalId === stand.signaal.signaalId);
    const known = repeats === undefined ? stand : { ...stand, herhaling: repeats.herhaling };
    if (stand.signaal.signaalId !== signaalId) return known;
    const correcties = [...(stand.correcties ?? []), { reden, op }];
    return { ...known, signaal: { ...stand.signaal, ...waarden }, correcties };
  });
  return { ...zaak, signalen };
}

/** Whether a signal may be shown (AVG 18). */
export function isRestricted({ aantekeningen = [] }: SignaalStand): boolean {
  return aantekeningen.includes('verwerking_beperkt') || aantekeningen.includes('eigen_beperking');
}

const without = (zaak: Zaak, signaalId: string) =>
  zaak.signalen.filter(({ signaal }) => signaal.signaalId !== signaalId);

function changed(zaak: Zaak, signaalIds: readonly string[], change: Partial<SignaalStand>): Zaak {
  const signalen = zaak.signalen.map(stand =>
    signaalIds.includes(stand.signaal.signaalId) ? { ...stand, ...change } : stand,
  );
  return { ...zaak, signalen };
}
