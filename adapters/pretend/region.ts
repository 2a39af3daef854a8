/**
 * The pretend region: who takes part. Municipalities have their real codes (U16; Meierij and Bommelerwaard); every
 * organisation is made up and has an OIN in the test range 00000099. Data only.
 */

/** Real CBS codes; codes change on 1 January, so each has its first day (G-01). */
export const U16: readonly (readonly [string, string])[] = [
  ['0344', 'Utrecht'],
  ['0312', 'Bunnik'],
  ['0310', 'De Bilt'],
  ['0736', 'De Ronde Venen'],
  ['0321', 'Houten'],
  ['0353', 'IJsselstein'],
  ['0331', 'Lopik'],
  ['0335', 'Montfoort'],
  ['0356', 'Nieuwegein'],
  ['0589', 'Oudewater'],
  ['1904', 'Stichtse Vecht'],
  ['1581', 'Utrechtse Heuvelrug'],
  ['1961', 'Vijfheerenlanden'],
  ['0352', 'Wijk bij Duurstede'],
  ['0632', 'Woerden'],
  ['0355', 'Zeist'],
];
export const MEIERIJ_BOMMELERWAARD: readonly (readonly [string, string])[] = [
  ['0796', "'s-Hertogenbosch"],
  ['0757', 'Boxtel'],
  ['0263', 'Maasdriel'],
  ['1948', 'Meierijstad'],
  ['0845', 'Sint-Michielsgestel'],
  ['0865', 'Vught'],
  ['0297', 'Zaltbommel'],
];
/** Centre municipalities have the regional access to beschermd wonen and opvang (G-05). */
const CENTRES = ['0344', '0796'];
export const CODE_SINCE: Readonly<Record<string, string>> = {
  '1904': '2011-01-01',
  '1961': '2019-01-01',
  '1948': '2017-01-01',
};

export interface PretendTeam {
  readonly code: string;
  readonly soort: string;
  readonly hoedanigheden: readonly string[];
  readonly geheimhoudingsplicht: boolean;
  readonly receives: boolean;
  /** Kind of the team's own key for sealing. */
  readonly sealing: 'RSA 3072' | 'EC P-256';
  /** Has its casework at the gateway, which keeps its key. */
  readonly kept?: true;
  readonly drempelEuro: number | null;
  /** Municipalities it works for under a mandate, each with its dates (A5.9); absent: that of its organisation. */
  readonly mandaten?: readonly Served[];
}

interface Served {
  readonly gemeentecode: string;
  readonly geldigVan: string;
  readonly geldigTot?: string;
}

export interface PretendOrganisation {
  /** Folder name under `deelnemers/`. */
  readonly map: string;
  readonly oin: string;
  readonly naam: string;
  readonly teams: readonly PretendTeam[];
  readonly gemeente: { readonly gemeentecode: string; readonly geldigVan: string } | null;
}

/** Municipalities a team serves, each with its dates (G-01). */
export function servedBy({ gemeente }: PretendOrganisation, { mandaten }: PretendTeam): readonly Served[] {
  return mandaten ?? (gemeente === null ? [] : [gemeente]);
}

/** Has no case system of its own: the gateway keeps the key of its debt help. */
const KEPT = ['0355'];

/** Has its debt help done by another since this day (Wgs 3a), and has no team of its own for it. */
const MANDATES: readonly Served[] = [{ gemeentecode: '0331', geldigVan: '2024-01-01' }];
/** Took the work back into its own hands. */
const ENDED_MANDATES: readonly Served[] = [{ gemeentecode: '0589', geldigVan: '2022-01-01', geldigTot: '2025-12-31' }];

const oin = (number: number) => `00000099${String(number).padStart(9, '0')}000`;

/** Inside a municipality a ground belongs to the field a team works in (fact 5 of the domain rules). */
const SPEAKS_AS: Readonly<Record<string, readonly string[]>> = {
  schuldhulp: ['college_schuldhulp'],
  wmo: ['college_wmo'],
  toegang: ['college_wmo'],
  nazorg: ['college_nazorg'],
  participatie: ['college_participatie'],
};

const receiving = (
  code: string,
  soort: string,
  geheimhoudingsplicht: boolean,
  drempelEuro: number | null = null,
): PretendTeam => ({
  code,
  soort,
  hoedanigheden: ['college', ...(SPEAKS_AS[code] ?? [])],
  geheimhoudingsplicht,
  receives: true,
  sealing: 'EC P-256',
  drempelEuro,
});

function gemeente([gemeentecode, naam]: readonly [string, string]): PretendOrganisation {
  return {
    map: `gemeente-${naam
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/^-|-$/g, '')}`,
    oin: oin(Number(gemeentecode)),
    naam: `Gemeente ${naam} (nagebootst)`,
    teams: [
      // D-07: 64% of municipalities use a threshold, median 75 euro; it marks and never refuses.
      ...(MANDATES.some(one => one.gemeentecode === gemeentecode)
        ? []
        : [
            {
              ...receiving('schuldhulp', 'gemeente.schuldhulp', false, 75),
              sealing: CENTRES.includes(gemeentecode) ? ('RSA 3072' as const) : ('EC P-256' as const),
              ...(KEPT.includes(gemeentecode) ? { kept: true as const } : {}),
            },
          ]),
      receiving('wmo', 'gemeente.wmo', true),
      receiving('nazorg', 'gemeente.nazorg', true),
      receiving('participatie', 'gemeente.participatie', true),
      ...(CENTRES.includes(gemeentecode)
        ? [
            receiving('toegang', 'gemeente.bwmo_toegang', true),
            // Sends only, and is refused: no debt to the municipality itself is designated (A5.6).
            { ...receiving('belastingen', 'gemeente.belastingen', false), receives: false },
          ]
        : []),
    ],
    gemeente: { gemeentecode, geldigVan: CODE_SINCE[gemeentecode] ?? '2000-01-01' },
  };
}

const sender = (
  number: number,
  map: string,
  naam: string,
  ...teams: readonly (readonly [string, string, string])[]
): PretendOrganisation => ({
  map,
  oin: oin(number),
  naam: `${naam} (nagebootst)`,
  teams: teams.map(([code, soort, hoedanigheid]) => ({
    code,
    soort,
    hoedanigheden: [hoedanigheid],
    geheimhoudingsplicht: soort.startsWith('ggz.'),
    receives: false,
    sealing: 'EC P-256',
    drempelEuro: null,
  })),
  gemeente: null,
});

/** A sender of which these teams also have a postbox: to hear what became of a signal, or to be asked for maatwerk. */
const hearing = (made: PretendOrganisation, ...codes: readonly string[]): PretendOrganisation => ({
  ...made,
  teams: made.teams.map(team => (codes.includes(team.code) ? { ...team, receives: true } : team)),
});

/** A corporation sends arrears and hears, on consent, about homes and absence. */
const corporation = (number: number, map: string, naam: string): PretendOrganisation => {
  const made = sender(number, map, naam, incasso('corporatie', 'verhuurder'));
  const letting: PretendTeam = {
    ...receiving('verhuur', 'corporatie.verhuur', false),
    hoedanigheden: ['verhuurder'],
  };
  return { ...made, teams: [...made.teams, letting] };
};

const incasso = (soort: string, hoedanigheid: string) => ['incasso', `${soort}.incasso`, hoedanigheid] as const;

const ORGANISATIONS: readonly PretendOrganisation[] = [
  hearing(corporation(910_001, 'corporatie-de-vechtstroom', 'Woningcorporatie De Vechtstroom'), 'incasso'),
  corporation(910_002, 'corporatie-domwonen', 'Stichting Domwonen'),
  corporation(910_003, 'corporatie-meierijwonen', 'Meierijwonen'),
  sender(920_001, 'energie-lichtstad', 'Energiebedrijf Lichtstad', incasso('energie', 'energieleverancier')),
  sender(920_002, 'energie-stadswarmte', 'Stadswarmte Midden', incasso('energie', 'energieleverancier')),
  sender(930_001, 'water-kromme-rijn', 'Waterbedrijf Kromme Rijn', incasso('water', 'drinkwaterbedrijf')),
  sender(930_002, 'water-dommel', 'Waterbedrijf Dommel', incasso('water', 'drinkwaterbedrijf')),
  sender(940_001, 'zorgverzekeraar-zorgzeker', 'Zorgverzekeraar Zorgzeker', [
    'premie',
    'zorgverzekeraar.premie',
    'zorgverzekeraar_premie',
  ]),
  hearing(
    sender(
      950_001,
      'cak',
      'CAK',
      ['wanbetalers', 'cak.wanbetalers', 'cak_wanbetalers'],
      ['eigen-bijdrage', 'cak.eigen_bijdrage', 'cak_eigen_bijdrage'],
    ),
    'wanbetalers',
  ),
  sender(951_001, 'duo', 'DUO', ['inning', 'duo.inning', 'duo']),
  sender(952_001, 'belastingdienst', 'Belastingdienst', ['inning', 'belastingdienst.inning', 'belastingdienst']),
  hearing(sender(954_001, 'cbs', 'CBS', ['vroegsignalering', 'cbs.statistiek', 'cbs']), 'vroegsignalering'),
  sender(953_001, 'dienst-toeslagen', 'Dienst Toeslagen', ['inning', 'toeslagen.inning', 'toeslagen']),
  sender(
    990_001,
    'hypotheekbank-de-sluiswaard',
    'Hypotheekbank De Sluiswaard',
    incasso('hypotheek', 'hypotheekverstrekker'),
  ),
  sender(960_001, 'pi-het-sluiswachtershuis', 'Penitentiaire inrichting Het Sluiswachtershuis', [
    'casemanagement',
    'dji.casemanagement',
    'directeur_pi',
  ]),
  sender(970_001, 'reclassering-midden', 'Reclassering Midden', ['toezicht', 'reclassering.toezicht', 'reclassering']),
  sender(
    980_001,
    'ggz-de-lindehof',
    'GGZ De Lindehof',
    ['zorg', 'ggz.zorg', 'zorgaanbieder_zvw'],
    ['geneesheer-directeur', 'ggz.geneesheer_directeur', 'geneesheer_directeur'],
  ),
  sender(985_001, 'bw-de-overstap', 'Beschermd wonen De Overstap', ['uitstroom', 'wmo.aanbieder', 'wmo_aanbieder']),
];

/** Carries out debt help for municipalities: another organisation, the same kind of team (A5.9). */
const CARRIED_OUT: PretendOrganisation = {
  map: 'kredietbank-de-waterlinie',
  oin: oin(986_001),
  naam: 'Kredietbank De Waterlinie',
  teams: [
    {
      ...receiving('schuldhulp', 'gemeente.schuldhulp', false, 75),
      mandaten: [...MANDATES, ...ENDED_MANDATES],
    },
  ],
  gemeente: null,
};

export const PRETEND_REGION: readonly PretendOrganisation[] = [
  ...ORGANISATIONS,
  CARRIED_OUT,
  ...[...U16, ...MEIERIJ_BOMMELERWAARD].map(gemeente),
];

/** The two whose certificates are made before the gateway serves; the rest follows in the background. */
export const FIRST_SENDER = 'corporatie-de-vechtstroom';
export const FIRST_RECEIVER = 'gemeente-utrecht';

export interface PretendAgreement {
  readonly senderOin: string;
  readonly receiverTeam: `${string}/${string}`;
  readonly types: readonly string[];
  readonly terms: Readonly<Record<string, { readonly minDagen?: number; readonly maxDagen?: number }>>;
}

interface AgreementKind {
  readonly team: string;
  readonly types: readonly string[];
  readonly terms: PretendAgreement['terms'];
  /** Only with who works for the same municipality, or only with centre municipalities; else with everybody. */
  readonly only?: 'eigen' | 'centrum';
}

const toDebtHelp = (type: string): readonly AgreementKind[] => [{ team: 'schuldhulp', types: [type], terms: {} }];

const agreed = (team: string, type: string, only?: AgreementKind['only']): AgreementKind => ({
  team,
  types: [type],
  terms: {},
  ...(only === undefined ? {} : { only }),
});
const housing = [agreed('verhuur', 'woningvraag'), agreed('verhuur', 'afwezigheid')];

/** What each capacity agrees on with which kind of team; windows after the convenant (A5.8, R6). */
const AGREED: Readonly<Record<string, readonly AgreementKind[]>> = {
  verhuurder: [{ team: 'schuldhulp', types: ['huurachterstand'], terms: { huurachterstand: { minDagen: 30 } } }],
  energieleverancier: [
    { team: 'schuldhulp', types: ['energieachterstand'], terms: { energieachterstand: { minDagen: 30 } } },
  ],
  zorgverzekeraar_premie: [
    {
      team: 'schuldhulp',
      types: ['zorgpremieachterstand'],
      terms: { zorgpremieachterstand: { minDagen: 30, maxDagen: 100 } },
    },
  ],
  drinkwaterbedrijf: [
    { team: 'schuldhulp', types: ['drinkwaterachterstand'], terms: { drinkwaterachterstand: { minDagen: 30 } } },
  ],
  cak_wanbetalers: [...toDebtHelp('zorgpremie-wanbetaler'), ...toDebtHelp('maatwerkantwoord')],
  // Also with municipalities that no experiment designates: there the decision says no, not the agreement (S15).
  cak_eigen_bijdrage: toDebtHelp('eigenbijdrageachterstand'),
  hypotheekverstrekker: toDebtHelp('hypotheekachterstand'),
  duo: toDebtHelp('studieschuldachterstand'),
  belastingdienst: toDebtHelp('rijksbelastingachterstand'),
  toeslagen: toDebtHelp('toeslagachterstand'),
  directeur_pi: [agreed('nazorg', 'detentie-uitstroom'), agreed('nazorg', 'isd-laatste-fase')],
  reclassering: [agreed('nazorg', 'reclassering-overdracht'), agreed('wmo', 'reclassering-overdracht')],
  zorgaanbieder_zvw: [
    { team: 'wmo', types: ['ggz-ontslag'], terms: {} },
    { team: 'toegang', types: ['ggz-ontslag'], terms: {} },
    agreed('participatie', 'opname'),
  ],
  geneesheer_directeur: [{ team: 'wmo', types: ['wvggz-beeindiging'], terms: {} }],
  wmo_aanbieder: [
    agreed('wmo', 'bwmo-uitstroom'),
    agreed('toegang', 'bwmo-uitstroom'),
    agreed('participatie', 'opname'),
    ...housing,
  ],
  college_wmo: [
    agreed('schuldhulp', 'hergebruik-schuldhulp', 'eigen'),
    agreed('toegang', 'toegang-onderzoek'),
    agreed('toegang', 'bwmo-uitstroom'),
    agreed('wmo', 'bwmo-uitstroom', 'centrum'),
    agreed('wmo', 'verhuizing', 'centrum'),
    ...housing,
  ],
  college_schuldhulp: [
    agreed('wmo', 'hergebruik-wmo', 'eigen'),
    agreed('schuldhulp', 'verhuizing', 'centrum'),
    agreed('incasso', 'terugkoppeling'),
    { team: 'wanbetalers', types: ['terugkoppeling', 'maatwerkverzoek'], terms: {} },
    agreed('vroegsignalering', 'ddas-levering'),
  ],
  college_participatie: [
    agreed('schuldhulp', 'hergebruik-schuldhulp', 'eigen'),
    agreed('wmo', 'hergebruik-wmo', 'eigen'),
    agreed('participatie', 'verhuizing', 'centrum'),
  ],
  college_nazorg: housing,
};

/** Every sender agrees with every municipality of the region for the types this gateway carries. */
export function pretendAgreements(
  organisations: readonly PretendOrganisation[] = PRETEND_REGION,
): readonly PretendAgreement[] {
  const made = organisations.flatMap(from =>
    from.teams.flatMap(fromTeam =>
      fromTeam.hoedanigheden.flatMap(capacity =>
        (AGREED[capacity] ?? []).flatMap(kind =>
          organisations
            .flatMap(to =>
              to.teams
                .filter(team => team.receives && team.code === kind.team && isMeant(kind, from, to, team))
                .map(team => `${to.oin}/${team.code}` as const),
            )
            .map(receiverTeam => ({ senderOin: from.oin, receiverTeam, types: kind.types, terms: kind.terms })),
        ),
      ),
    ),
  );
  // Two capacities of one organisation may agree on the same: it is one agreement.
  return [...new Map(made.map(one => [`${one.senderOin} ${one.receiverTeam} ${one.types.join()}`, one])).values()];
}

function isMeant(
  { only }: AgreementKind,
  from: PretendOrganisation,
  to: PretendOrganisation,
  team: PretendTeam,
): boolean {
  const forSender = () => servedBy(to, team).some(one => one.gemeentecode === from.gemeente?.gemeentecode);
  if (only === 'eigen') return from.oin === to.oin || forSender();
  return only === undefined || (to.gemeente !== null && CENTRES.includes(to.gemeente.gemeentecode));
}
