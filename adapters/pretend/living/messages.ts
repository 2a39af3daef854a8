/** Messages as organisations of the practice region send them: well-formed, about a resident, on a day. */
import { createHash } from 'node:crypto';
import { plusDays } from '../../../consent/working-days.ts';
import type { Bericht } from '../../../schemas/generated/types.ts';
import type { Resident } from './residents.ts';

type Json = Readonly<Record<string, unknown>>;

/** Who sends what in which capacity. */
interface Sending {
  readonly map: string;
  readonly oin: string;
  readonly team: string;
  readonly hoedanigheid: string;
}

export interface Receiving {
  readonly oin: string;
  readonly team: string;
  readonly gemeentecode?: string;
}

export interface Particulars {
  readonly berichtId: string;
  /** Local day of the signal. */
  readonly datum: string;
  readonly van: Sending;
  readonly naar: Receiving;
  readonly persoon: Resident;
}

const attested = (code: string, metOp: string, more: Json = {}): Json => ({
  ...{ code, metOp, methode: 'brief', kenmerk: `OEF-${code}` },
  ...more,
});

const ARREARS_CONDITIONS = (datum: string): readonly Json[] => [
  attested('P1', plusDays(datum, -20), { methode: 'telefoon' }),
  attested('P2', plusDays(datum, -20), { methode: 'telefoon' }),
  attested('P3', plusDays(datum, -25)),
  attested('P4', plusDays(datum, -25), { reactie: 'geen_reactie' }),
];

function message(made: Particulars, type: string, doel: string, voorwaarden: readonly Json[], inhoud: Json): Bericht {
  const { berichtId, datum, van, naar } = made;
  return {
    ...{ berichtId, type, versie: 1 },
    afzender: { oin: van.oin, team: van.team, hoedanigheid: van.hoedanigheid },
    ontvanger: naar,
    ...{ doel, signaaldatum: datum, voorwaarden, inhoud },
    // What it must look like is for the gateway to say, at its door.
  } as unknown as Bericht;
}

/** With whom arrears are, and what such a message says besides. */
export type ArrearsType =
  | 'huurachterstand'
  | 'energieachterstand'
  | 'drinkwaterachterstand'
  | 'zorgpremieachterstand'
  | 'zorgpremie-wanbetaler'
  | 'hypotheekachterstand'
  | 'studieschuldachterstand';

export interface Arrears {
  readonly type: ArrearsType;
  readonly bedragEuro: number;
  /** How long there have been arrears, in days. */
  readonly dagen: number;
  /** In how many days the supply of energy ends; null: it does not. */
  readonly eindeOverDagen: number | null;
  /** Too early, and to be refused. */
  readonly teVroeg: boolean;
  readonly kenmerk: string;
}

export function arrears(made: Particulars, about: Arrears): Bericht {
  const { datum, persoon } = made;
  const { type, kenmerk, eindeOverDagen } = about;
  const { voornamen: _first, bsn, ...debtor } = persoon;
  const { geboortedatum, ...withoutBirth } = debtor;
  const ends = type === 'energieachterstand' && eindeOverDagen !== null;
  const voorwaarden = [
    ...(type === 'zorgpremie-wanbetaler' ? [] : ARREARS_CONDITIONS(datum)),
    ...(MORE_CONDITIONS[type]?.(datum) ?? []),
    ...(ends ? END_CONDITIONS(datum) : []),
  ];
  return message(made, type, ends ? 'voorkomen-afsluiting' : 'vroegsignalering', voorwaarden, {
    ...(type === 'energieachterstand' ? { stap: ends ? 'eindelevering' : 'eerste', product: ['stroom', 'gas'] } : {}),
    ...(ends ? { eindeLeveringsdatum: plusDays(datum, eindeOverDagen) } : {}),
    persoon:
      type === 'zorgpremie-wanbetaler'
        ? { ...debtor, bsn }
        : type === 'studieschuldachterstand'
          ? withoutBirth
          : { ...debtor, geboortedatum },
    bedragEuro: about.bedragEuro,
    ontstaansdatum: plusDays(datum, -(about.teVroeg ? 10 : about.dagen)),
    ...(CUSTOMERS.includes(type) ? { klantnummer: kenmerk } : { eigenKenmerk: kenmerk }),
  });
}

const CUSTOMERS: readonly ArrearsType[] = ['energieachterstand', 'drinkwaterachterstand'];

const EXPERIMENT = (datum: string): readonly Json[] => [attested('P10', plusDays(datum, -8), { methode: 'dossier' })];
const MORE_CONDITIONS: Readonly<Partial<Record<ArrearsType, (datum: string) => readonly Json[]>>> = {
  energieachterstand: datum => [attested('P5', plusDays(datum, -22), { methode: 'telefoon' })],
  zorgpremieachterstand: datum => [
    attested('P8', plusDays(datum, -10), { regelingAangeboden: true, reactietermijnWeken: 4 }),
  ],
  'zorgpremie-wanbetaler': datum => [
    attested('P9', plusDays(datum, -30), {
      ...{ methode: 'dossier', betwist: false, stabilisatieovereenkomst: false, adresGelijkAanBrp: true },
    }),
  ],
  hypotheekachterstand: EXPERIMENT,
  studieschuldachterstand: EXPERIMENT,
};
const END_CONDITIONS = (datum: string): readonly Json[] => [
  attested('P6', plusDays(datum, -2), {
    ...{ aantalHerinneringen: 3, betaaltermijnDagen: 14, betalingsregelingAangeboden: true, meerdereKanalen: true },
  }),
  attested('P7', plusDays(datum, -30)),
];

/** What people worry about and may not share here: always refused, with a way on. */
export function worry(made: Particulars): Bericht {
  const { voornamen: _first, bsn: _bsn, ...persoon } = made.persoon;
  return message(made, 'zorgmelding', 'veiligheid', [], { persoon, soort: 'zorgmijding' });
}

const PROFESSIONAL = { naam: 'C. Contactpersoon', telefoon: '0307654321' };
const AANDACHT = { woonsituatie: { actieNodig: true }, begeleiding: { actieNodig: true, urgentie: 'midden' } };
const PART = { status: 'niet_geregeld', actie: 'regelen', eigenaar: 'gemeente' };

export type LeavingType = 'detentie-uitstroom' | 'ggz-ontslag' | 'bwmo-uitstroom' | 'woningvraag';

/** @param inDagen when somebody leaves @param toestemmingen consents it rests on, where it does */
export function leaving(
  made: Particulars,
  type: LeavingType,
  inDagen: number,
  toestemmingen: readonly string[],
): Bericht {
  const { datum, persoon, naar } = made;
  const day = plusDays(datum, inDagen);
  const consents = toestemmingen.length === 0 ? {} : { toestemmingen };
  switch (type) {
    case 'detentie-uitstroom':
      return message(made, type, 're-integratie', [attested('P11', plusDays(datum, -1), { methode: 'dossier' })], {
        ...{ persoon, inrichting: 'PI-SLUIS', aanvangsdatum: plusDays(datum, -200), verwachteUitstroomdatum: day },
        ...{ casemanager: PROFESSIONAL, gewensteGemeente: naar.gemeentecode },
        basisvoorwaarden: {
          ...{ idBewijs: { status: 'geregeld' }, onderdak: PART, werkInkomen: PART },
          ...{ schulden: { status: 'onbekend' }, zorg: { contactNodig: true } },
        },
      });
    case 'ggz-ontslag':
      return {
        ...message(made, type, 'maatwerkvoorziening', [attested('P12', plusDays(datum, -3), { methode: 'gesprek' })], {
          ...{ persoon, ontslagdatum: day, contactprofessional: PROFESSIONAL, aandacht: AANDACHT },
        }),
        ...consents,
      } as Bericht;
    case 'bwmo-uitstroom':
      return message(made, type, 'uitvoering-wmo', [attested('P14', plusDays(datum, -90), { methode: 'dossier' })], {
        ...{ persoon, soortVoorziening: 'beschermd_wonen', toekennendeGemeente: naar.gemeentecode },
        ...{ uitstroomdatum: day, contactprofessional: PROFESSIONAL, aandacht: AANDACHT },
      });
    case 'woningvraag': {
      const { bsn: _bsn, voornamen: _first, ...withoutBsn } = persoon;
      const home = { soortWoning: 'zelfstandig', gewensteDatum: day, contactpersoon: PROFESSIONAL };
      return { ...message(made, type, 'huisvesting', [], { persoon: withoutBsn, ...home }), ...consents } as Bericht;
    }
  }
}

/** Whom a consent or handover is about, as their schemas ask it. */
export function whom({ achternaam, geboortedatum, bsn, adres }: Resident, withBsn: boolean): Json {
  const { postcode, huisnummer } = adres;
  return { ...(withBsn ? { bsn } : {}), achternaam, geboortedatum, postcode, huisnummer };
}

export const CONSENT_TEXT = {
  titel: 'Vraag om toestemming in de oefenregio',
  versie: '2026-1',
  taal: 'nl',
  tekst:
    'Mogen wij uw gegevens delen met het team dat u verder helpt? U mag nee zeggen. Zegt u ja, dan mag u later altijd nog stoppen.',
};

const CONSENT_SHA256 = createHash('sha256').update(CONSENT_TEXT.tekst, 'utf8').digest('hex');

/** Kinds of consent that a type rests on. */
export const CONSENTS_FOR: Readonly<Partial<Record<LeavingType, readonly string[]>>> = {
  'ggz-ontslag': ['avg_grondslag', 'doorbreking_beroepsgeheim'],
  woningvraag: ['avg_grondslag', 'doorbreking_beroepsgeheim'],
};

export function consent(
  made: Bericht,
  persoon: Resident,
  about: { readonly toestemmingId: string; readonly soort: string; readonly tijdstip: string },
): Json {
  const { afzender, ontvanger, doel, signaaldatum } = made;
  const inhoud = made.inhoud as { readonly aandacht?: Json };
  return {
    ...{ toestemmingId: about.toestemmingId, soort: about.soort, uitdrukkelijk: true, afzender },
    ontvanger: { oin: ontvanger.oin, team: ontvanger.team },
    ...{ doel, categorieen: Object.keys(inhoud.aandacht ?? {}) },
    betrokkene: whom(persoon, made.type !== 'woningvraag'),
    gegevenDoor: { hoedanigheid: 'betrokkene', wilsbekwaam: true },
    ...{ vrijheidGetoetst: true, begrepen: { taal: 'nl', wilsbekwaam: true } },
    ...{ geldigVan: signaaldatum, geldigTot: plusDays(signaaldatum, 90), wijze: 'schriftelijk' },
    ...{ vastgelegdDoor: 'OEF-1', gegevenTijdstip: about.tijdstip, tekstversie: { sha256: CONSENT_SHA256 } },
    status: 'actief',
  };
}
