/** Questions back, in plain Dutch: one per fact that can still change the answer. No question asks who somebody is. */
import type { Route } from './policy.ts';

const FACTS: Readonly<Record<string, string>> = {
  '/team': 'Naar welk soort team gaat het?',
  '/doel': 'Waarvoor krijgt het team de gegevens?',
  '/stap': 'Om welke stap, welk kader of welke soort gaat het? De mogelijkheden staan erbij.',
  '/feiten/afzenderAangesloten': 'Is uw organisatie aangesloten op deze poort?',
  '/feiten/hoedanigheidGeregistreerd': 'Is uw organisatie hier in deze rol geregistreerd?',
  '/feiten/ontvangerAangesloten': 'Is het team aangesloten, en werkt het voor de gemeente van de inwoner?',
  '/feiten/geheimhoudingsplicht': 'Hebben de medewerkers van het team een geheimhoudingsplicht?',
  '/feiten/zelfdeGemeente': 'Werken uw team en het ontvangende team voor dezelfde gemeente?',
  '/feiten/verwijzingBewezen':
    'Stuurde het ontvangende team u het signaal of het verzoek waar uw bericht naar verwijst, en haalde u het op?',
  '/feiten/afspraakGeldt': 'Geldt er een afspraak tussen u en het team voor dit soort bericht?',
  '/feiten/termijnAfspraak':
    'Valt de achterstand binnen het aantal dagen van die afspraak? Staat er geen grens in, kies dan: binnen.',
  '/feiten/aangewezen': 'Zijn u en de gemeente samen aangewezen voor dit experiment?',
  '/feiten/natuurlijkPersoon': 'Gaat het over een mens, en niet over een bedrijf?',
  '/feiten/achterstandDagen': 'Hoeveel dagen bestaat de achterstand?',
  '/feiten/achterstandMaanden': 'Hoeveel hele maanden bestaat de achterstand?',
  '/feiten/bedragEuro': "Hoe hoog is de achterstand, in hele euro's?",
  '/feiten/werkdagenTotEindeLevering': 'Over hoeveel werkdagen eindigt de levering?',
  '/feiten/reactieKlant': 'Wat zei de klant op uw aanbod om zijn gegevens door te geven?',
  '/feiten/gegevens':
    'Wilt u iets delen dat niet in de lijst van dit bericht staat, of het BSN? Zo nee, geef een lege lijst.',
  '/feiten/toestemmingen': 'Welke toestemmingen noemt u in het bericht? Zo geen, geef een lege lijst.',
};

const PRECONDITIONS: Readonly<Record<string, string>> = {
  P1: 'Hebt u moeite gedaan voor persoonlijk contact met de klant?',
  P2: 'Hebt u de klant gewezen op schuldhulpverlening?',
  P3: 'Hebt u de klant ten minste één keer schriftelijk herinnerd?',
  P4: 'Hebt u de klant aangeboden om zijn contactgegevens door te geven aan de gemeente?',
  P5: 'Hebt u voor het eerste energiesignaal persoonlijk contact gezocht?',
  P6: 'Hebt u drie keer herinnerd met elk veertien dagen om te betalen, via meer dan één kanaal, en een regeling aangeboden?',
  P7: 'Is er over deze klant eerder een vroegsignaal gegeven?',
  P8: 'Hebt u na twee maandpremies een regeling aangeboden, met vier weken bedenktijd?',
  P9: 'Is de klant bij het CAK gemeld, zonder betwisting of stabilisatieovereenkomst, en klopt het adres met de BRP?',
  P10: 'Hebt u voldaan aan wat het experiment verder vraagt? Bij belasting en toeslagen: een aanmaning, en geen uitstel.',
  P11: 'Zijn de gegevens nodig voor een basisvoorwaarde, en handelt u als of namens de directeur?',
  P12: 'Krijgt of kreeg de betrokkene bij u zorg, en kan een maatwerkvoorziening nodig zijn?',
  P13: 'Eindigt de verplichte zorg, ontbreken essentiële voorwaarden, en is het nodig om de gemeente te informeren?',
  P14: 'Hebt u een verwijzing naar contract of beschikking?',
  P15: 'Is het hergebruik van deze gegevens noodzakelijk?',
  P16: 'Is er een overeenkomst over de schulden met deze schuldeiser, die vraagt dat hij dit resultaat hoort?',
};

const CONSENT: Readonly<Record<string, string>> = {
  stand: 'Hoe staat het nu met deze toestemming?',
  eigen: 'Hebt u deze toestemming zelf vastgelegd, over deze persoon?',
  dekt: 'Gaat deze toestemming over dit team, dit doel en al deze gegevens?',
  uitdrukkelijk: 'Is deze toestemming uitdrukkelijk gegeven?',
  begrepen: 'Begreep de gever van deze toestemming waarvoor zij is?',
  vrijheidGetoetst: 'Bent u nagegaan dat deze toestemming in vrijheid is gegeven?',
  gegevenDoor: 'Wie gaf deze toestemming?',
  leeftijd: 'Hoe oud was de betrokkene toen deze toestemming werd gegeven?',
  wilsbekwaam: 'Kon de betrokkene toen zelf over deze zaak beslissen?',
  bewijs: 'Is er een machtiging of een beschikking van wie deze toestemming namens de betrokkene gaf?',
};

const KIND_WORDS: Readonly<Record<string, string>> = {
  avg_grondslag: 'toestemming om gegevens te delen (AVG)',
  doorbreking_beroepsgeheim: 'toestemming om het beroepsgeheim te doorbreken',
  instemming_hulp: 'instemming met de hulp',
};

/**
 * @param fact  JSON Pointer into the question
 * @param route the route the question is about; its limits are named where they matter
 */
export function questionFor(fact: string, route: Route | null): string {
  const last = fact.slice(fact.lastIndexOf('/') + 1);
  if (fact.startsWith('/feiten/voorwaarden/')) return PRECONDITIONS[last] ?? `Is aan voorwaarde ${last} voldaan?`;
  if (/^\/feiten\/toestemmingen\/\d+\//.test(fact)) return CONSENT[last] ?? last;
  return [FACTS[fact] ?? last, ...limitsOf(fact, route)].join(' ');
}

function limitsOf(fact: string, route: Route | null): readonly string[] {
  if (route === null) return [];
  if (fact === '/feiten/bedragEuro' && typeof route.experiment?.minEuro === 'number')
    return [`De drempel is € ${route.experiment.minEuro}.`];
  if (fact === '/feiten/achterstandMaanden' && route.minMonths !== undefined)
    return [`Het moeten er ten minste ${route.minMonths} zijn.`];
  if (fact === '/feiten/achterstandDagen')
    return route.preconditions.flatMap(({ code, fromDays }) =>
      fromDays === undefined ? [] : [`Vanaf ${fromDays} dagen geldt ook voorwaarde ${code}.`],
    );
  if (fact === '/feiten/toestemmingen' && route.ground.kind === 'toestemming')
    return [`Nodig zijn: ${route.ground.consentKinds.map(kind => KIND_WORDS[kind]).join(' en ')}.`];
  return [];
}
