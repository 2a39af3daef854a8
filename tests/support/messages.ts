/** Valid messages of every type, relative to a day; a test changes one thing. People and numbers are made up. */
import { randomUUID } from 'node:crypto';
import { PRETEND_REGION } from '../../adapters/pretend/region.ts';
import { plusDays } from '../../consent/working-days.ts';
import { TEST_TEXT } from './consent-text.ts';
import { refusedMessages, transitionMessages } from './transition-messages.ts';

/** JSON as it goes over the line; tests break it on purpose, so it is not typed as a valid message. */
export type Json = ReturnType<typeof JSON.parse>;

export function oinOf(map: string): string {
  const found = PRETEND_REGION.find(one => one.map === map);
  if (found === undefined) throw new Error(`Cannot find participant ${map}`);
  return found.oin;
}

const UTRECHT = { ontvanger: 'gemeente-utrecht', gemeentecode: '0344' };

export interface Envelope {
  readonly type: string;
  readonly van: string;
  readonly team: string;
  readonly hoedanigheid: string;
  readonly naarTeam: string;
  readonly doel: string;
  readonly datum: string;
  readonly voorwaarden: readonly Json[];
  readonly inhoud: Json;
}

function message(envelope: Envelope): Json {
  return {
    berichtId: randomUUID(),
    type: envelope.type,
    versie: 1,
    afzender: { oin: oinOf(envelope.van), team: envelope.team, hoedanigheid: envelope.hoedanigheid },
    ontvanger: { oin: oinOf(UTRECHT.ontvanger), team: envelope.naarTeam, gemeentecode: UTRECHT.gemeentecode },
    doel: envelope.doel,
    signaaldatum: envelope.datum,
    voorwaarden: envelope.voorwaarden,
    inhoud: envelope.inhoud,
  };
}

const attested = (code: string, metOp: string, more: Json = {}): Json => ({
  code,
  metOp,
  methode: 'brief',
  kenmerk: `DOS-${code}-1`,
  ...more,
});

const arrearsConditions = (datum: string): Json[] => [
  attested('P1', plusDays(datum, -20), { methode: 'telefoon' }),
  attested('P2', plusDays(datum, -20), { methode: 'telefoon' }),
  attested('P3', plusDays(datum, -25)),
  attested('P4', plusDays(datum, -25), { reactie: 'geen_reactie' }),
];

export const ADDRESS = { postcode: '3511AB', huisnummer: 12, woonplaats: 'Utrecht' } as const;

/** A person whose every value is easy to look for in a dump. */
export const DEBTOR = {
  voorletters: 'Q.Z.',
  achternaam: 'Kwartelvogel',
  geboortedatum: '1981-04-17',
  adres: ADDRESS,
  telefoon: '0612345678',
  email: 'q.kwartelvogel@post.example',
} as const;

/** BSN of the official test range. */
export const CLIENT_BSN = '999990019';
export const CLIENT = {
  bsn: CLIENT_BSN,
  voorletters: 'W.',
  voornamen: 'Wilhelmus',
  achternaam: 'Zandloperman',
  geboortedatum: '1974-11-02',
  adres: { postcode: '3521CD', huisnummer: 48, woonplaats: 'Utrecht' },
} as const;

/** S01: 45 days, 780 euro, P1 to P4 met. */
export function huurachterstand(datum: string): Json {
  return message({
    type: 'huurachterstand',
    van: 'corporatie-de-vechtstroom',
    team: 'incasso',
    hoedanigheid: 'verhuurder',
    naarTeam: 'schuldhulp',
    doel: 'vroegsignalering',
    datum,
    voorwaarden: arrearsConditions(datum),
    inhoud: {
      persoon: { ...DEBTOR },
      bedragEuro: 780,
      ontstaansdatum: plusDays(datum, -45),
      eigenKenmerk: 'HUUR-2026-0001',
    },
  });
}

export function energieachterstand(datum: string, stap: 'eerste' | 'bijgewerkt' | 'eindelevering' = 'eerste'): Json {
  const later = stap !== 'eerste';
  return message({
    type: 'energieachterstand',
    van: 'energie-lichtstad',
    team: 'incasso',
    hoedanigheid: 'energieleverancier',
    naarTeam: 'schuldhulp',
    doel: later ? 'voorkomen-afsluiting' : 'vroegsignalering',
    datum,
    voorwaarden: [
      ...arrearsConditions(datum),
      attested('P5', plusDays(datum, -22), { methode: 'telefoon' }),
      ...(stap === 'eindelevering'
        ? [
            attested('P6', plusDays(datum, -2), {
              aantalHerinneringen: 3,
              betaaltermijnDagen: 14,
              betalingsregelingAangeboden: true,
              meerdereKanalen: true,
            }),
          ]
        : []),
      ...(later ? [attested('P7', plusDays(datum, -30))] : []),
    ],
    inhoud: {
      stap,
      persoon: { ...DEBTOR },
      bedragEuro: 415,
      ontstaansdatum: plusDays(datum, -70),
      klantnummer: 'KL-77120',
      product: ['stroom', 'gas'],
      ...(stap === 'eindelevering' ? { eindeLeveringsdatum: plusDays(datum, 45) } : {}),
    },
  });
}

export function zorgpremieachterstand(datum: string): Json {
  return message({
    type: 'zorgpremieachterstand',
    van: 'zorgverzekeraar-zorgzeker',
    team: 'premie',
    hoedanigheid: 'zorgverzekeraar_premie',
    naarTeam: 'schuldhulp',
    doel: 'vroegsignalering',
    datum,
    voorwaarden: [
      ...arrearsConditions(datum),
      attested('P8', plusDays(datum, -10), { regelingAangeboden: true, reactietermijnWeken: 4 }),
    ],
    inhoud: {
      persoon: { ...DEBTOR },
      bedragEuro: 310,
      ontstaansdatum: plusDays(datum, -65),
      eigenKenmerk: 'ZP-2026-3',
    },
  });
}

/** S48: with a cut-off date set by the test. */
export function drinkwaterachterstand(datum: string): Json {
  return message({
    type: 'drinkwaterachterstand',
    van: 'water-kromme-rijn',
    team: 'incasso',
    hoedanigheid: 'drinkwaterbedrijf',
    naarTeam: 'schuldhulp',
    doel: 'vroegsignalering',
    datum,
    voorwaarden: arrearsConditions(datum),
    inhoud: {
      persoon: { ...DEBTOR },
      bedragEuro: 148,
      ontstaansdatum: plusDays(datum, -50),
      klantnummer: 'KR-30811',
    },
  });
}

/** The CAK may send the BSN (Zvw 18g), and here it does. */
export function zorgpremieWanbetaler(datum: string): Json {
  const { voorletters, ...rest } = DEBTOR;
  return message({
    type: 'zorgpremie-wanbetaler',
    van: 'cak',
    team: 'wanbetalers',
    hoedanigheid: 'cak_wanbetalers',
    naarTeam: 'schuldhulp',
    doel: 'vroegsignalering',
    datum,
    voorwaarden: [
      attested('P9', plusDays(datum, -30), {
        methode: 'dossier',
        betwist: false,
        stabilisatieovereenkomst: false,
        adresGelijkAanBrp: true,
      }),
    ],
    inhoud: {
      persoon: { voorletters, bsn: CLIENT_BSN, ...rest },
      bedragEuro: 1130,
      ontstaansdatum: plusDays(datum, -200),
      eigenKenmerk: 'CAK-2026-4',
    },
  });
}

const experiment = (
  datum: string,
  from: Pick<Envelope, 'type' | 'van' | 'team' | 'hoedanigheid'>,
  particulars: Json = {},
): Json =>
  message({
    ...from,
    naarTeam: 'schuldhulp',
    doel: 'vroegsignalering',
    datum,
    voorwaarden: [
      ...arrearsConditions(datum),
      attested('P10', plusDays(datum, -8), { methode: 'dossier', ...particulars }),
    ],
    inhoud: {
      persoon: { ...DEBTOR },
      bedragEuro: 940,
      ontstaansdatum: plusDays(datum, -180),
      eigenKenmerk: 'EXP-2026-8',
    },
  });

/** S14: a designated pair. */
export function hypotheekachterstand(datum: string): Json {
  const van = 'hypotheekbank-de-sluiswaard';
  return experiment(datum, {
    type: 'hypotheekachterstand',
    van,
    team: 'incasso',
    hoedanigheid: 'hypotheekverstrekker',
  });
}

/** S16: DUO; without birth date (D-04). */
export function studieschuldachterstand(datum: string): Json {
  const made = experiment(datum, { type: 'studieschuldachterstand', van: 'duo', team: 'inning', hoedanigheid: 'duo' });
  delete made.inhoud.persoon.geboortedatum;
  return made;
}

export function eigenbijdrageachterstand(datum: string): Json {
  return experiment(datum, {
    type: 'eigenbijdrageachterstand',
    van: 'cak',
    team: 'eigen-bijdrage',
    hoedanigheid: 'cak_eigen_bijdrage',
  });
}

export function rijksbelastingachterstand(datum: string): Json {
  return experiment(
    datum,
    { type: 'rijksbelastingachterstand', van: 'belastingdienst', team: 'inning', hoedanigheid: 'belastingdienst' },
    { aanmaningVerstuurd: true, uitstelVerleend: false, belastingsoort: 'inkomstenbelasting' },
  );
}

export function toeslagachterstand(datum: string): Json {
  return experiment(
    datum,
    { type: 'toeslagachterstand', van: 'dienst-toeslagen', team: 'inning', hoedanigheid: 'toeslagen' },
    { aanmaningVerstuurd: true },
  );
}

/** S17: to the municipality of destination. */
export function detentieUitstroom(datum: string): Json {
  const item = { status: 'niet_geregeld', actie: 'regelen', eigenaar: 'gemeente' };
  return message({
    type: 'detentie-uitstroom',
    van: 'pi-het-sluiswachtershuis',
    team: 'casemanagement',
    hoedanigheid: 'directeur_pi',
    naarTeam: 'nazorg',
    doel: 're-integratie',
    datum,
    voorwaarden: [attested('P11', plusDays(datum, -1), { methode: 'dossier' })],
    inhoud: {
      persoon: { ...CLIENT },
      inrichting: 'PI-SLUIS',
      aanvangsdatum: plusDays(datum, -200),
      verwachteUitstroomdatum: plusDays(datum, 60),
      casemanager: { naam: 'C. Manager', telefoon: '0301234567' },
      gewensteGemeente: '0344',
      basisvoorwaarden: {
        idBewijs: { status: 'geregeld' },
        onderdak: item,
        werkInkomen: item,
        schulden: { status: 'onbekend' },
        zorg: { contactNodig: true },
      },
    },
  });
}

/** S23: with consents in `toestemmingen`. */
export function ggzOntslag(datum: string, toestemmingen: readonly string[] = []): Json {
  return {
    ...message({
      type: 'ggz-ontslag',
      van: 'ggz-de-lindehof',
      team: 'zorg',
      hoedanigheid: 'zorgaanbieder_zvw',
      naarTeam: 'wmo',
      doel: 'maatwerkvoorziening',
      datum,
      voorwaarden: [attested('P12', plusDays(datum, -3), { methode: 'gesprek' })],
      inhoud: {
        persoon: { ...CLIENT },
        ontslagdatum: plusDays(datum, 21),
        contactprofessional: { naam: 'B. Handelaar', telefoon: '0307654321' },
        aandacht: { woonsituatie: { actieNodig: true }, begeleiding: { actieNodig: true, urgentie: 'midden' } },
      },
    }),
    toestemmingen: [...toestemmingen],
  };
}

/** S32: end of compulsory care. */
export function wvggzBeeindiging(datum: string): Json {
  return message({
    type: 'wvggz-beeindiging',
    van: 'ggz-de-lindehof',
    team: 'geneesheer-directeur',
    hoedanigheid: 'geneesheer_directeur',
    naarTeam: 'wmo',
    doel: 'deelname-samenleving',
    datum,
    voorwaarden: [attested('P13', plusDays(datum, -1), { methode: 'dossier' })],
    inhoud: {
      persoon: { ...CLIENT },
      beeindigingsdatum: plusDays(datum, 7),
      soortMaatregel: 'zorgmachtiging',
      ontbrekendeVoorwaarden: ['huisvesting', 'inkomen'],
      contactprofessional: { naam: 'G. Directeur', email: 'gd@lindehof.example' },
    },
  });
}

/** A consent of the client, for the Wmo team of Utrecht, for housing and support. */
export function toestemming(
  datum: string,
  gegevenTijdstip: string,
  soort: 'avg_grondslag' | 'doorbreking_beroepsgeheim' | 'instemming_hulp' = 'avg_grondslag',
): Json {
  const { adres, achternaam, geboortedatum, bsn } = CLIENT;
  return {
    toestemmingId: randomUUID(),
    soort,
    uitdrukkelijk: true,
    afzender: { oin: oinOf('ggz-de-lindehof'), team: 'zorg', hoedanigheid: 'zorgaanbieder_zvw' },
    ontvanger: { oin: oinOf('gemeente-utrecht'), team: 'wmo' },
    doel: 'maatwerkvoorziening',
    categorieen: ['woonsituatie', 'begeleiding'],
    betrokkene: { bsn, achternaam, geboortedatum, postcode: adres.postcode, huisnummer: adres.huisnummer },
    gegevenDoor: { hoedanigheid: 'betrokkene', wilsbekwaam: true },
    vrijheidGetoetst: true,
    begrepen: { taal: 'nl', wilsbekwaam: true },
    geldigVan: datum,
    geldigTot: plusDays(datum, 90),
    wijze: 'schriftelijk',
    vastgelegdDoor: 'BH-12',
    gegevenTijdstip,
    tekstversie: { sha256: TEST_TEXT.sha256 },
    status: 'actief',
  };
}

/** A consent of the person in a message, for its receiver, purpose and life areas. */
export function toestemmingVoor(made: Json, gegevenTijdstip: string, soort: Parameters<typeof toestemming>[2]): Json {
  return {
    ...toestemming(made.signaaldatum, gegevenTijdstip, soort),
    afzender: { ...made.afzender },
    ontvanger: { oin: made.ontvanger.oin, team: made.ontvanger.team },
    doel: made.doel,
    categorieen: Object.keys(made.inhoud.aandacht ?? {}),
  };
}

const PARTS = { message, attested, oinOf, client: CLIENT };

export const VALID_MESSAGES: Readonly<Record<string, (datum: string) => Json>> = {
  huurachterstand,
  energieachterstand,
  drinkwaterachterstand,
  zorgpremieachterstand,
  'zorgpremie-wanbetaler': zorgpremieWanbetaler,
  hypotheekachterstand,
  studieschuldachterstand,
  eigenbijdrageachterstand,
  rijksbelastingachterstand,
  toeslagachterstand,
  'detentie-uitstroom': detentieUitstroom,
  'ggz-ontslag': ggzOntslag,
  'wvggz-beeindiging': wvggzBeeindiging,
  ...transitionMessages(PARTS),
};

export const REFUSED_MESSAGES = refusedMessages(PARTS);
