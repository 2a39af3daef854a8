/** Which messages are a vroegsignaal, and what the rules need of one. */
import type { Address } from '../../exchange/pseudonyms.ts';
import type { Signaalpartner } from '../vroegsignalering/codes.ts';
import type { OpenedMessage } from './team-keys.ts';

interface SignalType {
  readonly partner: Signaalpartner;
  /** Field with the day on which it happens: eviction, end of supply or of insurance. */
  readonly crisis: string | null;
}

/** Arrears, as DDAS names who tells of them; every other type is another kind of work and stays where it is. */
export const SIGNAL_TYPES: Readonly<Record<string, SignalType>> = {
  huurachterstand: { partner: 'Huur', crisis: 'ontruimingsdatum' },
  energieachterstand: { partner: 'Energie', crisis: 'eindeLeveringsdatum' },
  drinkwaterachterstand: { partner: 'Water', crisis: 'afsluitdatum' },
  zorgpremieachterstand: { partner: 'Zorg', crisis: 'eindeVerzekeringsdatum' },
  'zorgpremie-wanbetaler': { partner: 'CAK Zorgverzekeringen', crisis: null },
  hypotheekachterstand: { partner: 'Hypotheek', crisis: null },
  studieschuldachterstand: { partner: 'DUO', crisis: null },
  eigenbijdrageachterstand: { partner: 'CAK Eigen bijdrage', crisis: null },
  rijksbelastingachterstand: { partner: 'Belastingdienst', crisis: null },
  toeslagachterstand: { partner: 'Dienst Toeslagen', crisis: null },
};

export const isSignalType = (type: string) => Object.hasOwn(SIGNAL_TYPES, type);

/** The field that says when it happens; null for a type without one. */
export const crisisFieldOf = (type: string) => (isSignalType(type) ? (SIGNAL_TYPES[type]?.crisis ?? null) : null);

/** What casework reads of a message; names and addresses go no further than keyed pseudonyms. */
export interface SignalContent {
  readonly partner: Signaalpartner;
  readonly adres: Address;
  readonly achternaam: string;
  readonly geboortedatum: string | null;
  /** What the sender calls the arrears; null where it calls them nothing. */
  readonly kenmerk: string | null;
  readonly bedragEuro: number;
  readonly ontstaansdatum: string;
  readonly crisisdatum: string | null;
  readonly warmeOverdracht: boolean;
}

/** @returns null when the message is none of these types, or lacks what its schema promises */
export function readSignal({ type, inhoud }: Pick<OpenedMessage, 'type' | 'inhoud'>): SignalContent | null {
  const known = Object.hasOwn(SIGNAL_TYPES, type) ? SIGNAL_TYPES[type] : undefined;
  const persoon = inhoud.persoon as { adres?: Address; achternaam?: unknown; geboortedatum?: unknown } | undefined;
  const { bedragEuro, ontstaansdatum, warmeOverdracht } = inhoud;
  if (known === undefined || persoon?.adres === undefined || typeof persoon.achternaam !== 'string') return null;
  if (typeof bedragEuro !== 'number' || typeof ontstaansdatum !== 'string') return null;
  return {
    partner: known.partner,
    adres: persoon.adres,
    achternaam: persoon.achternaam,
    geboortedatum: textOrNull(persoon.geboortedatum),
    kenmerk: textOrNull(inhoud.eigenKenmerk) ?? textOrNull(inhoud.klantnummer),
    bedragEuro,
    ontstaansdatum,
    crisisdatum: known.crisis === null ? null : textOrNull(inhoud[known.crisis]),
    warmeOverdracht: warmeOverdracht === true,
  };
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);
