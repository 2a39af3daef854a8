/**
 * A decision in Dutch words that a lawyer can read: route, version, articles, and the facts that decided.
 */
import type { Decision } from './decide.ts';
import type { Experiment } from './experiments.ts';
import { factSentences, listed, reportedOf } from './fact-words.ts';
import type { MessageFacts } from './facts.ts';
import { OPEN_WORDS } from './open-words.ts';
import type { CompiledPolicy, ConsentKind, Route } from './policy.ts';
import { REASONS, type ReasonCode } from './reasons.ts';

export interface Explanation {
  readonly verdict: Decision['verdict'];
  readonly lines: readonly string[];
}

/** What each term asks of the receiver (A6). */
export const TERM_TEXT: Readonly<Record<string, string>> = {
  T1: 'Eerste gesprek binnen 4 weken nadat de inwoner het aanbod aanneemt (Wgs 4(1)).',
  T2: 'Dreigende situatie: eerste gesprek binnen 3 werkdagen nadat de inwoner het aanbod aanneemt (Wgs 4(2)).',
  T3: 'Herinnering aan de ontvanger 3 maanden, 1 maand en 1 week voor de uitstroom.',
  geen: 'Geen wettelijke termijn.',
  T4: 'Streefterm: antwoord binnen 5 werkdagen, of 1 werkdag als het ontslag binnen 5 werkdagen valt.',
};

function experimentLines({ minEuro, designations }: Experiment, minMonths: number | undefined): readonly string[] {
  const sources = [...new Set(designations.map(one => one.source))];
  const asked = [
    minEuro === null ? [] : [`ten minste € ${minEuro}`],
    minMonths === undefined ? [] : [`ten minste ${minMonths} maanden oud`],
  ].flat();
  return [
    `Experiment: alleen tussen een afzender en een gemeente die samen zijn aangewezen${asked.map(one => `, ${one}`).join('')}.`,
    designations.length === 0
      ? 'Aangewezen: niemand. Zolang dat zo is, gaat op deze route niets door.'
      : `Aangewezen volgens: ${sources.join('; ')}`,
  ];
}

/** What each verdict means, as the first sentence. */
const VERDICT = {
  toegestaan: 'Dit bericht is toegestaan.',
  geweigerd: 'Dit bericht is geweigerd. Er wordt niets verstrekt en van de inhoud wordt niets bewaard.',
  aangehouden:
    'Dit bericht is aangehouden. Twee privacyfunctionarissen van de afzender beslissen erover; tot dan wordt niets verstrekt.',
} as const;

const CONSENT = {
  avg_grondslag: 'toestemming als grondslag voor de verwerking',
  doorbreking_beroepsgeheim: 'toestemming om het beroepsgeheim te doorbreken',
  instemming_hulp: 'instemming met de hulp',
} as const satisfies Record<ConsentKind, string>;

/**
 * @param message the facts of the message; left out, the explanation speaks of the rules alone
 * @returns lines of plain text without any value from the message
 */
export function explain(decision: Decision, policy: CompiledPolicy, message?: MessageFacts): Explanation {
  // Rows of one code differ only in team or purpose; all are named, because the decision says the code.
  const rows = policy.routes.filter(one => one.code === decision.route);
  const [route] = rows;
  const lines = [
    VERDICT[decision.verdict],
    `Besloten is volgens het beleid, versie ${decision.policyVersion} (kenmerk ${decision.policyDigest.slice(0, 16)}).`,
    ...(route === undefined ? [NO_ROUTE] : routeLines(route, rows)),
    ...(message === undefined
      ? []
      : ['Wat over het bericht vaststaat:', ...factSentences(message).map(one => `- ${one}`)]),
    ...reasonLines(decision),
    ...missingLines(decision),
    ...obligationLines(decision),
    ...(route?.verify ?? []).map(open => `Nog te toetsen door een jurist: ${OPEN_WORDS[open] ?? open}.`),
  ];
  return { verdict: decision.verdict, lines };
}

export const NO_ROUTE = 'Voor deze verstrekking bestaat geen route. Wat het beleid niet noemt, mag niet.';

/** What a route is, in words: from whom to whom, on which ground, and the articles. */
export function routeLines(route: Route, rows: readonly Route[]): readonly string[] {
  const teams = listed(
    rows.map(one => one.team ?? 'ieder team'),
    'of',
  );
  const purposes = listed(
    rows.map(one => one.purpose ?? 'ieder doel'),
    'of',
  );
  const capacity = route.capacity === null ? 'welke hoedanigheid ook' : `de hoedanigheid ${route.capacity}`;
  return [
    `De route is ${route.code}: van een afzender in ${capacity} naar ${teams}, met als doel ${purposes}.`,
    groundLine(route),
    `De wettelijke basis is ${listed(route.basis.national)}. Voor de afzender geldt ${listed(route.basis.sender)}, voor de ontvanger ${listed(route.basis.receiver)}.`,
    ...(route.experiment === undefined ? [] : experimentLines(route.experiment, route.minMonths)),
  ];
}

function groundLine({ ground }: Route): string {
  switch (ground.kind) {
    case 'plicht':
      return 'De verstrekking rust op de wet. Toestemming van de betrokkene is niet nodig en kan een ontbrekende grond ook niet vervangen.';
    case 'plicht_tenzij_geweigerd':
      return 'De verstrekking rust op de wet en niet op toestemming. Zij gaat niet door als de klant het aanbod om gegevens door te geven heeft geweigerd.';
    case 'toestemming': {
      const kinds = listed(ground.consentKinds.map(kind => CONSENT[kind]));
      return `De verstrekking mag alleen met ${kinds}. Een wettelijke plicht is er niet.`;
    }
    case 'onvoldoende':
      return 'Voor deze weg is de wettelijke basis onvoldoende. Ook toestemming opent haar niet.';
  }
}

function reasonLines(decision: Decision): readonly string[] {
  if (decision.verdict === 'toegestaan') return ['Geen enkele regel verzet zich tegen de verstrekking.'];
  const { reasons } = decision;
  const what = decision.verdict === 'geweigerd' ? 'Het bericht is geweigerd' : 'Het bericht is aangehouden';
  return [
    `${what} om ${reasons.length === 1 ? 'de volgende reden' : 'de volgende redenen'}:`,
    ...reasons.map(({ code, rule, articles }) => `- ${REASONS[code]} (${code}; regel ${rule}; ${listed(articles)})`),
  ];
}

/** What would take away each reason; a reason that is not here cannot be taken away. */
const MENDED: Partial<Record<ReasonCode, string>> = {
  GEEN_OVEREENKOMST: 'een afspraak tussen afzender en ontvanger die op deze dag geldt voor dit soort bericht',
  ONTVANGER_NIET_AANGESLOTEN: 'een aangesloten ontvanger die op deze dag voor deze gemeente werkt',
  ONDER_TERMIJN: 'een achterstand die lang genoeg bestaat',
  BSN_NIET_TOEGESTAAN: 'hetzelfde bericht zonder burgerservicenummer',
  BSN_VERPLICHT: 'het burgerservicenummer, of de gegevens die daarvoor in de plaats komen',
  BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN: 'hetzelfde bericht zonder gegevens over gezondheid',
  STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN: 'hetzelfde bericht zonder strafrechtelijke gegevens',
  VELD_NIET_TOEGESTAAN: 'hetzelfde bericht zonder het gegeven dat niet nodig is',
  TOESTEMMING_ONTBREEKT: 'een geldige toestemming van de betrokkene, of van wie hem mag vertegenwoordigen',
  TOESTEMMING_BUITEN_BEREIK: 'een toestemming voor deze ontvanger, dit doel en al deze gegevens',
  TOESTEMMING_VERLOPEN: 'een nieuwe toestemming van de betrokkene',
  VERTEGENWOORDIGER_ONBEVOEGD: 'een toestemming van de betrokkene zelf of van wie daartoe bevoegd is',
  EXPERIMENT_NIET_AANGEWEZEN: 'een aanwijzing van afzender en gemeente samen, op de signaaldatum en vandaag',
  VOLGORDE_ENERGIE: 'een eerder vroegsignaal, en twintig werkdagen tot het einde van de levering',
};

function missingLines(decision: Decision): readonly string[] {
  return decision.verdict === 'geweigerd'
    ? wouldMend(
        decision.reasons.map(({ code }) => code),
        decision.wayOn,
      )
    : [];
}

/** What would take away the reasons of a refusal, as far as anything does. */
export function wouldMend(codes: readonly ReasonCode[], wayOn: string | null): readonly string[] {
  const mended = codes.flatMap(code => {
    const asked = /^VOORWAARDE_ONTBREEKT:(P\d+)$/.exec(code)?.[1];
    if (asked !== undefined) return [`de melding ${reportedOf(asked)} (${asked})`];
    return MENDED[code] ?? [];
  });
  const beyond = codes.length - mended.length;
  return [
    ...(mended.length === 0 ? [] : ['Wat nog ontbreekt:', ...mended.map(one => `- ${one}`)]),
    ...(beyond === 0 ? [] : [mended.length === 0 ? NOT_MENDED : PARTLY_MENDED]),
    ...(wayOn === null ? [] : [`Hoe dan wel: ${wayOn}`]),
  ];
}

const NOT_MENDED = 'Aanvullen helpt niet: met dit bericht mag deze verstrekking niet.';
const PARTLY_MENDED = 'Aanvullen alleen helpt niet: ten minste één reden is daarmee niet weg.';

function obligationLines(decision: Decision): readonly string[] {
  if (decision.verdict === 'geweigerd') return [];
  const { marks, term, bodyDays, entryYears } = decision.obligations;
  return [
    ...(marks.length === 0 ? [] : [`De ontvanger ziet bij het bericht de markering ${listed(marks)}.`]),
    `Termijn voor de ontvanger: ${TERM_TEXT[term] ?? term}`,
    `De inhoud wordt ten hoogste ${bodyDays} dagen na bevestiging bewaard, de vermelding in het logboek ${entryYears} jaar.`,
  ];
}
