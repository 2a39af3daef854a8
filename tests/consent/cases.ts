/**
 * One lawful case per route of policy 3, and small steps that change one fact. A test names the change and the outcome;
 * whatever it does not name is as it should be.
 */
import { expect, it } from 'vitest';
import { decide } from '../../consent/decide.ts';
import type {
  Agreement,
  AttestationFacts,
  Circumstances,
  ConsentFacts,
  Facts,
  MessageFacts,
  Request,
} from '../../consent/facts.ts';
import type { Moment } from '../../consent/moment.ts';
import { compilePolicy } from '../../consent/policy.ts';
import { withDesignations } from '../../consent/policy-1-experiments.ts';
import { POLICY_3 } from '../../consent/policy-3.ts';

/** The day on which the cases play; a Friday. */
export const TODAY: Moment = { epochMs: Date.UTC(2026, 10, 20, 9, 0, 0), localDate: '2026-11-20' };

export function on(localDate: string): Moment {
  return { epochMs: Date.parse(`${localDate}T09:00:00Z`), localDate };
}

export const SENDER = '00000099000000001000';
export const MUNICIPALITY = '00000099000000344000';

/** Policy 3 with the sender and the municipality of the cases designated for every experiment, during 2026. */
export const DESIGNATED = withDesignations(
  POLICY_3,
  Object.fromEntries(
    POLICY_3.routes
      .filter(route => route.experiment !== undefined)
      .map(route => [
        route.code,
        [
          {
            senderOin: SENDER,
            gemeentecode: '0344',
            validity: { geldigVan: '2026-01-01', geldigTot: '2026-12-31' },
            source: 'proef',
          },
        ],
      ]),
  ),
);

export const POLICY = compilePolicy(DESIGNATED, 'a'.repeat(64), { geldigVan: '2021-01-01' });

export interface Given {
  readonly request: Request;
  readonly facts: Facts;
}

const MET: AttestationFacts = { tooLate: false };

export const ATTESTED: Readonly<Record<string, AttestationFacts>> = {
  P1: MET,
  P2: MET,
  P3: MET,
  P4: { tooLate: false, reaction: 'geen_reactie' },
  P5: MET,
  P6: { tooLate: false, complete: true },
  P7: MET,
  P8: { tooLate: false, complete: true },
  P9: { tooLate: false, complete: true },
  P10: { tooLate: false, complete: true },
  P11: MET,
  P12: MET,
  P13: MET,
  P14: MET,
  P15: MET,
  P16: MET,
};

function attested(...codes: readonly string[]): Readonly<Record<string, AttestationFacts>> {
  return Object.fromEntries(codes.map(code => [code, ATTESTED[code]!]));
}

const MESSAGE: MessageFacts = {
  attestations: {},
  naturalPerson: true,
  bsn: 'afwezig',
  categories: [],
  diagnosis: 'afwezig',
  forbiddenFields: [],
  arrearsDays: null,
  arrearsMonths: null,
  amountEuro: null,
  crisis: false,
  workingDaysToEndOfSupply: null,
  gemeentecode: '0344',
  signalDate: '2026-11-20',
};

function given(
  ask: Pick<Request, 'type' | 'variant' | 'capacity' | 'purpose'> & { readonly soort: string },
  message: Partial<MessageFacts>,
  secrecy: boolean,
): Given {
  const { soort, ...asked } = ask;
  const receiverTeam = `${MUNICIPALITY}/${soort.slice(soort.indexOf('.') + 1)}`;
  return {
    request: { disclosureId: '01920000-0000-7000-8000-000000000001', receiverTeam, ...asked },
    facts: {
      message: { ...MESSAGE, ...message },
      circumstances: {
        sender: { oin: SENDER, connected: true, capacityRegistered: true },
        receiver: {
          connected: true,
          soort,
          geheimhoudingsplicht: secrecy,
          gemeenten: [{ gemeentecode: '0344', geldigVan: '2021-01-01' }],
          drempelEuro: null,
        },
        agreements: [
          {
            agreementId: 'afspraak-1',
            senderOin: SENDER,
            receiverTeam,
            types: [asked.type],
            validity: { geldigVan: '2026-01-01', geldigTot: '2026-12-31' },
            status: 'actief',
            terms: {},
          },
        ],
        consents: [],
        earlierSignalKnown: false,
      },
    },
  };
}

const arrears = { arrearsDays: 45, arrearsMonths: 1, amountEuro: 780 };

export const HUUR = given(
  {
    type: 'huurachterstand',
    variant: null,
    capacity: 'verhuurder',
    soort: 'gemeente.schuldhulp',
    purpose: 'vroegsignalering',
  },
  { ...arrears, attestations: attested('P1', 'P2', 'P3', 'P4') },
  false,
);

const energy = { type: 'energieachterstand', capacity: 'energieleverancier', soort: 'gemeente.schuldhulp' };

export const ENERGIE_FIRST = given(
  { ...energy, variant: 'eerste', purpose: 'vroegsignalering' },
  { ...arrears, attestations: attested('P1', 'P2', 'P3', 'P4', 'P5') },
  false,
);

export const ENERGIE_UPDATED = given(
  { ...energy, variant: 'bijgewerkt', purpose: 'voorkomen-afsluiting' },
  { ...arrears, attestations: attested('P1', 'P2', 'P3', 'P4', 'P5', 'P7') },
  false,
);

export const ENERGIE_END = given(
  { ...energy, variant: 'eindelevering', purpose: 'voorkomen-afsluiting' },
  {
    ...arrears,
    attestations: attested('P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'),
    crisis: true,
    workingDaysToEndOfSupply: 25,
  },
  false,
);

export const ZORG = given(
  {
    type: 'zorgpremieachterstand',
    variant: null,
    capacity: 'zorgverzekeraar_premie',
    soort: 'gemeente.schuldhulp',
    purpose: 'vroegsignalering',
  },
  { ...arrears, arrearsDays: 70, attestations: attested('P1', 'P2', 'P3', 'P4', 'P8') },
  false,
);

const water = (purpose: string) =>
  given(
    {
      type: 'drinkwaterachterstand',
      variant: null,
      capacity: 'drinkwaterbedrijf',
      soort: 'gemeente.schuldhulp',
      purpose,
    },
    { ...arrears, attestations: attested('P1', 'P2', 'P3', 'P4') },
    false,
  );

export const WATER = water('vroegsignalering');
export const WATER_CUT_OFF = message(water('voorkomen-afsluiting'), { crisis: true });

const cak = (purpose: string) =>
  given(
    {
      type: 'zorgpremie-wanbetaler',
      variant: null,
      capacity: 'cak_wanbetalers',
      soort: 'gemeente.schuldhulp',
      purpose,
    },
    { ...arrears, arrearsDays: 200, arrearsMonths: 6, attestations: attested('P9') },
    false,
  );

export const ZORG_CAK = cak('vroegsignalering');
export const ZORG_CAK_EXIT = cak('uitstroom-wanbetalersregeling');

const experiment = (type: string, capacity: string) =>
  given(
    { type, variant: null, capacity, soort: 'gemeente.schuldhulp', purpose: 'vroegsignalering' },
    { ...arrears, arrearsDays: 200, arrearsMonths: 6, attestations: attested('P1', 'P2', 'P3', 'P4', 'P10') },
    false,
  );

export const HYPOTHEEK = experiment('hypotheekachterstand', 'hypotheekverstrekker');
export const DUO = experiment('studieschuldachterstand', 'duo');
export const EIGEN_BIJDRAGE = experiment('eigenbijdrageachterstand', 'cak_eigen_bijdrage');
export const RIJKSBELASTING = experiment('rijksbelastingachterstand', 'belastingdienst');
export const TOESLAG = experiment('toeslagachterstand', 'toeslagen');

export const EXPERIMENTS: Readonly<Record<string, Given>> = {
  'EXP-HYPOTHEEK': HYPOTHEEK,
  'EXP-DUO': DUO,
  'EXP-CAK-EB': EIGEN_BIJDRAGE,
  'EXP-BD': RIJKSBELASTING,
  'EXP-TOESLAGEN': TOESLAG,
};

export const DETENTIE = given(
  {
    type: 'detentie-uitstroom',
    variant: null,
    capacity: 'directeur_pi',
    soort: 'gemeente.nazorg',
    purpose: 're-integratie',
  },
  { bsn: 'aanwezig', attestations: attested('P11') },
  true,
);

export const WVGGZ = given(
  {
    type: 'wvggz-beeindiging',
    variant: null,
    capacity: 'geneesheer_directeur',
    soort: 'gemeente.wmo',
    purpose: 'deelname-samenleving',
  },
  { bsn: 'aanwezig', attestations: attested('P13') },
  true,
);

const ggz = (soort: string) =>
  given(
    {
      type: 'ggz-ontslag',
      variant: null,
      capacity: 'zorgaanbieder_zvw',
      soort,
      purpose: 'maatwerkvoorziening',
    },
    { bsn: 'aanwezig', attestations: attested('P12'), categories: ['begeleiding', 'woonsituatie'] },
    true,
  );

const GGZ_ASKED = ggz('gemeente.wmo');

/** A consent that opens `GGZ`; change one thing and it should not. */
export const CONSENT: ConsentFacts = {
  state: 'actief',
  kind: 'avg_grondslag',
  explicit: true,
  bySameSender: true,
  samePerson: true,
  receiverTeam: GGZ_ASKED.request.receiverTeam,
  purpose: 'maatwerkvoorziening',
  categories: ['begeleiding', 'woonsituatie'],
  validity: { geldigVan: '2026-11-01', geldigTot: '2027-04-30' },
  freedomChecked: true,
  understood: true,
  givenBy: 'betrokkene',
  ageAtGiving: 44,
  personCompetent: true,
  proofReferred: false,
};

/** Both kinds of consent, alike but for `change`. */
export function bothKinds(change: Partial<ConsentFacts> = {}): readonly ConsentFacts[] {
  return [
    { ...CONSENT, ...change, kind: 'avg_grondslag' },
    { ...CONSENT, ...change, kind: 'doorbreking_beroepsgeheim' },
  ];
}

export const GGZ = consents(GGZ_ASKED, bothKinds());

export const GGZ_ACCESS = (() => {
  const asked = ggz('gemeente.bwmo_toegang');
  return consents(asked, bothKinds({ receiverTeam: asked.request.receiverTeam }));
})();

const CLIENT_TEAM = { gemeenten: [{ gemeentecode: '0344', geldigVan: '2021-01-01' }] };

/** A handover of policy 2; what rests on consent cites both kinds, for this receiver and purpose. */
function transition(
  asked: readonly [type: string, variant: string | null, capacity: string, soort: string, purpose: string],
  more: { readonly met?: string; readonly consent?: 'both'; readonly message?: Partial<MessageFacts> } = {},
): Given {
  const [type, variant, capacity, soort, purpose] = asked;
  const attestations = more.met === undefined ? {} : attested(more.met);
  const one = given({ type, variant, capacity, soort, purpose }, { attestations, ...more.message }, true);
  const made = sender(one, CLIENT_TEAM);
  if (more.consent === undefined) return made;
  return consents(made, bothKinds({ receiverTeam: made.request.receiverTeam, purpose }));
}

const AREAS = { categories: ['begeleiding', 'woonsituatie'] };
const WITH_BSN = { ...AREAS, bsn: 'aanwezig' } as const;

export const ISD = transition(['isd-laatste-fase', null, 'directeur_pi', 'gemeente.nazorg', 'laatste-fase'], {
  met: 'P11',
});
export const RECLASSERING = transition(
  ['reclassering-overdracht', 'toestemming', 'reclassering', 'gemeente.nazorg', 're-integratie'],
  { consent: 'both', message: AREAS },
);
export const RECLASSERING_DR = transition(
  ['reclassering-overdracht', 'dr_plan', 'reclassering', 'gemeente.nazorg', 're-integratie'],
  { met: 'P11', message: WITH_BSN },
);
export const BWMO = transition(
  ['bwmo-uitstroom', 'eigen_college', 'wmo_aanbieder', 'gemeente.bwmo_toegang', 'uitvoering-wmo'],
  { met: 'P14', message: WITH_BSN },
);
export const BWMO_OTHER = transition(
  ['bwmo-uitstroom', 'ander_college', 'wmo_aanbieder', 'gemeente.bwmo_toegang', 'uitvoering-wmo'],
  { consent: 'both', message: WITH_BSN },
);
export const BWMO_BY_COLLEGE = transition(
  ['bwmo-uitstroom', 'ander_college', 'college_wmo', 'gemeente.wmo', 'warme-overdracht'],
  { consent: 'both', message: WITH_BSN },
);
export const BWMO_TO_CARE = transition(
  ['bwmo-uitstroom', 'ander_college', 'college_wmo', 'ggz.zorg', 'warme-overdracht'],
  { consent: 'both', message: WITH_BSN },
);
export const WONING = transition(['woningvraag', null, 'wmo_aanbieder', 'corporatie.verhuur', 'huisvesting'], {
  consent: 'both',
});
export const AFWEZIG = transition(['afwezigheid', null, 'college_nazorg', 'corporatie.verhuur', 'behoud-woning'], {
  consent: 'both',
});
export const TO_WGS = transition(
  ['hergebruik-schuldhulp', null, 'college_wmo', 'gemeente.schuldhulp', 'schuldhulpverlening'],
  { met: 'P15', message: WITH_BSN },
);
export const TO_WMO = transition(
  ['hergebruik-wmo', null, 'college_schuldhulp', 'gemeente.wmo', 'maatwerkvoorziening'],
  { consent: 'both', message: WITH_BSN },
);
export const TOEGANG = transition(
  ['toegang-onderzoek', 'toestemming', 'college_wmo', 'gemeente.bwmo_toegang', 'maatwerkvoorziening'],
  { consent: 'both', message: WITH_BSN },
);
export const TOEGANG_MANDATE = transition(
  ['toegang-onderzoek', 'mandaat', 'college_wmo', 'gemeente.bwmo_toegang', 'maatwerkvoorziening'],
  { message: WITH_BSN },
);
export const VERHUIZING = transition(
  ['verhuizing', null, 'college_schuldhulp', 'gemeente.schuldhulp', 'voortzetting-hulp'],
  { consent: 'both', message: WITH_BSN },
);
export const OPNAME = transition(['opname', null, 'zorgaanbieder_zvw', 'gemeente.participatie', 'uitkering'], {
  consent: 'both',
});

const toSender = (variant: string, more: Parameters<typeof transition>[1] = {}) =>
  around(transition(['terugkoppeling', variant, 'college_schuldhulp', 'corporatie.incasso', 'terugkoppeling'], more), {
    reference: 'signaal',
  });
export const FEEDBACK = toSender('woord');
export const FEEDBACK_RESULT = consents(
  toSender('resultaat_toestemming', { message: { categories: ['resultaat_hulp_financieel'] } }),
  bothKinds({
    receiverTeam: FEEDBACK.request.receiverTeam,
    purpose: 'terugkoppeling',
    categories: ['resultaat_hulp_financieel'],
  }),
);
export const FEEDBACK_AGREED = toSender('resultaat_overeenkomst', { met: 'P16' });
export const MAATWERK = transition(
  ['maatwerkverzoek', null, 'college_schuldhulp', 'cak.wanbetalers', 'betalingsmaatwerk'],
  { consent: 'both' },
);
export const MAATWERK_ANSWER = around(
  transition(['maatwerkantwoord', null, 'cak_wanbetalers', 'gemeente.schuldhulp', 'betalingsmaatwerk'], {
    consent: 'both',
  }),
  { reference: 'verzoek' },
);
export const DDAS = transition(['ddas-levering', null, 'college_schuldhulp', 'cbs.statistiek', 'statistiek'], {
  message: { bsn: 'aanwezig' },
});

const CASEWORK: Readonly<Record<string, Given>> = {
  TERUGKOPPELING: FEEDBACK,
  'TERUGKOPPELING-RESULTAAT': FEEDBACK_RESULT,
  'TERUGKOPPELING-OVEREENKOMST': FEEDBACK_AGREED,
  MAATWERK,
  'MAATWERK-ANTWOORD': MAATWERK_ANSWER,
  'CBS-DDAS': DDAS,
};

const TRANSITIONS: Readonly<Record<string, Given>> = {
  'ISD-LAATSTE-FASE': ISD,
  RECLASSERING,
  'RECLASSERING-DR': RECLASSERING_DR,
  'BWMO-UITSTROOM': BWMO,
  'BWMO-ANDER-COLLEGE': BWMO_OTHER,
  'BWMO-ANDER-COLLEGE by a college': BWMO_BY_COLLEGE,
  'BWMO-ZORGAANBIEDER': BWMO_TO_CARE,
  WONING,
  AFWEZIG,
  'HERGEBRUIK-WGS': TO_WGS,
  'HERGEBRUIK-WMO': TO_WMO,
  TOEGANG,
  'TOEGANG-MANDAAT': TOEGANG_MANDATE,
  VERHUIZING,
  OPNAME,
};

/** Every open route, each with a case that is allowed. */
export const LAWFUL: Readonly<Record<string, Given>> = {
  HUUR,
  'ENERGIE-1': ENERGIE_FIRST,
  'ENERGIE-2 bijgewerkt': ENERGIE_UPDATED,
  'ENERGIE-2 eindelevering': ENERGIE_END,
  WATER,
  'WATER voorkomen-afsluiting': WATER_CUT_OFF,
  ZORG,
  'ZORG-CAK': ZORG_CAK,
  'ZORG-CAK uitstroom': ZORG_CAK_EXIT,
  ...EXPERIMENTS,
  'DET-UITSTROOM': DETENTIE,
  'GGZ-ONTSLAG wmo': GGZ,
  'GGZ-ONTSLAG toegang': GGZ_ACCESS,
  'GGZ-ONTSLAG-WVGGZ': WVGGZ,
  ...TRANSITIONS,
  ...CASEWORK,
};

/** Whether the route of a case is one that only consent opens. */
export function restsOnConsent({ request, facts }: Given): boolean {
  const { type, capacity, purpose, variant } = request;
  return POLICY.find(type, capacity, facts.circumstances.receiver.soort, purpose).some(
    route =>
      route.ground.kind === 'toestemming' &&
      (route.variants === null || (variant !== null && route.variants.includes(variant))),
  );
}

// --- Steps: one fact changed ------------------------------------------------------------------------------------------

export function ask(one: Given, change: Partial<Request>): Given {
  return { ...one, request: { ...one.request, ...change } };
}

export function message(one: Given, change: Partial<MessageFacts>): Given {
  return { ...one, facts: { ...one.facts, message: { ...one.facts.message, ...change } } };
}

export function around(one: Given, change: Partial<Circumstances>): Given {
  return { ...one, facts: { ...one.facts, circumstances: { ...one.facts.circumstances, ...change } } };
}

export function receiver(one: Given, change: Partial<Circumstances['receiver']>): Given {
  return around(one, { receiver: { ...one.facts.circumstances.receiver, ...change } });
}

export function sender(one: Given, change: Partial<Circumstances['sender']>): Given {
  return around(one, { sender: { ...one.facts.circumstances.sender, ...change } });
}

export function consents(one: Given, list: Circumstances['consents']): Given {
  return around(one, { consents: list });
}

/** The one agreement, changed. */
export function agreement(one: Given, change: Partial<Agreement>): Given {
  return around(one, { agreements: one.facts.circumstances.agreements.map(made => ({ ...made, ...change })) });
}

export function terms(one: Given, limits: Agreement['terms'][string]): Given {
  return agreement(one, { terms: { [one.request.type]: limits } });
}

export function attest(one: Given, code: string, change: Partial<AttestationFacts>): Given {
  const { attestations } = one.facts.message;
  return message(one, {
    attestations: { ...attestations, [code]: { tooLate: false, ...attestations[code], ...change } },
  });
}

export function without(one: Given, code: string): Given {
  const { [code]: _, ...rest } = one.facts.message.attestations;
  return message(one, { attestations: rest });
}

/** The same message to a team of another kind. */
export function toTeam(one: Given, soort: string): Given {
  return receiver(one, { soort });
}

// --- Outcomes ---------------------------------------------------------------------------------------------------------

/** `toegestaan`, or the verdict with every code: `geweigerd KLANT_HEEFT_GEWEIGERD`. */
export function outcomeOf({ request, facts }: Given, now = TODAY, policy = POLICY): string {
  const decision = decide(request, facts, policy, now);
  if (decision.verdict === 'toegestaan') return decision.verdict;
  return `${decision.verdict} ${decision.reasons.map(reason => reason.code).join(' ')}`;
}

export type Row = readonly [title: string, given: Given, outcome: string, now?: Moment];

/** A table of cases: what is given, and what is decided. */
export function table(rows: readonly Row[]): void {
  for (const [title, one, outcome, now] of rows)
    it(`${title}: ${outcome}`, () => {
      expect(outcomeOf(one, now)).toBe(outcome);
    });
}
