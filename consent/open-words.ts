/**
 * What a jurist must still confirm, in Dutch, for people who read a decision. The routes hold the marks themselves,
 * and a version of the policy is never edited, so their words stand here. A mark without an entry is shown as it is.
 */
export const OPEN_WORDS: Readonly<Record<string, string>> = {
  'O-3: Energieregeling article numbers, reminder count, refusal and 20-day rule after 1-1-2026':
    'O-3: de artikelnummers van de Energieregeling sinds 1 januari 2026, en of daarin het aantal herinneringen, de weigering en de regel van twintig werkdagen gelijk zijn gebleven',
  'A5.2: whether a refusal (P4) also blocks an eindeleveringssignaal; treated as blocking':
    'A5.2: of een weigering van de klant (P4) ook het eindeleveringssignaal tegenhoudt; de poort gaat daarvan uit',
  'O-2: literal basis, refusal and BSN position for zorgverzekeraar to gemeente':
    'O-2: de letterlijke grondslag van zorgverzekeraar naar gemeente, de gevolgen van een weigering en het gebruik van het burgerservicenummer',
  'O-2: literal basis for CAK to gemeente, and whether a refusal blocks; no refusal is asked':
    'O-2: de letterlijke grondslag van het CAK naar de gemeente, en of een weigering de verstrekking tegenhoudt; de poort vraagt hier niet naar een weigering',
  'A5.5: designated pairs and their days, and the text in force, were not read in full':
    'A5.5: welke paren tot wanneer zijn aangewezen, en de geldende tekst; die is niet volledig gelezen',
  'O-4, D-06: exact data set of Stb 2021, 251 was not read':
    'O-4, D-06: welke gegevens Stb. 2021, 251 precies noemt; dat besluit is niet gelezen',
  'A4: BSN by DJI towards public bodies': 'A4: of DJI het burgerservicenummer mag gebruiken tegenover bestuursorganen',
  'B-13: consent of 12 to 15 year olds': 'B-13: toestemming van en voor jongeren van 12 tot en met 15 jaar',
  'A1: the letter of AVG 9(2)': 'A1: welk onderdeel van AVG 9(2) van toepassing is',
  'D-WVGGZ is our reading of what essential conditions need':
    'D-WVGGZ: welke gegevens de essentiële voorwaarden voor maatschappelijk leven vergen; dit is een eigen lezing',
  'O-4, E-06: which parts of the verblijfsplan may travel':
    'O-4, E-06: welke delen van het verblijfsplan mogen worden verstrekt',
  'O-4: own statutory basis of reclassering outside the D&R plan':
    'O-4: of de reclassering buiten het D&R-plan een eigen wettelijke grondslag heeft',
  'A1: whether Pbw 18a also opens the way from reclassering to the Wmo team':
    'A1: of Pbw 18a ook de weg opent van de reclassering naar het Wmo-team',
  'A1: the letter of AVG 9(2) for Wmo providers':
    'A1: welk onderdeel van AVG 9(2) geldt voor aanbieders in de zin van de Wmo',
  'A3: which data a maatwerkvoorziening needs at its end':
    'A3: welke gegevens nodig zijn bij het einde van een maatwerkvoorziening',
  'G-04: the residence principle (bill 36288) is off; any college may be turned to':
    'G-04: of het woonplaatsbeginsel (wetsvoorstel 36288) geldt; de poort gaat uit van landelijke toegankelijkheid',
  'E-09: the name of the sender can tell of care or detention by itself; the consent must say so':
    'E-09: of de toestemming ook dekt dat de naam van de afzender al iets over zorg of detentie zegt',
  'R8: BSN from participatie and jeugd to schuldhulp':
    'R8: of participatie en jeugd het burgerservicenummer aan schuldhulpverlening mogen geven',
  'B-08: consent is a safeguard here, beside the public task':
    'B-08: toestemming is hier een waarborg naast de publieke taak, geen grondslag op zichzelf',
  'A1b: the article of the mandate, and whether each region has one':
    'A1b: op welk artikel het mandaat rust, en of iedere regio er een heeft',
  'A1b: the whole row is ours and to be confirmed': 'A1b: deze hele route is een eigen lezing en moet worden bevestigd',
  'O-5: which words the supervisor thinks necessary for the sender of a signal':
    'O-5: welke woorden de toezichthouder nodig vindt voor de afzender van een signaal; dat hoofdstuk is niet gelezen',
  'D-F3: which agreements on debt help require that the creditor hears a result':
    'D-F3: welke overeenkomsten over schulden vragen dat de schuldeiser een resultaat hoort',
  'A1b: the article of the CBS-wet that asks municipalities for vroegsignalering':
    'A1b: welk artikel van de CBS-wet om de gegevens van vroegsignalering vraagt',
  'A1b: which meldpunt in which municipality': 'A1b: welk meldpunt er in welke gemeente is',
  'A1b: which agreement holds in which municipality': 'A1b: welk convenant er in welke gemeente geldt',
  'O-6: Wams is not in force; this slot stays closed until it is, and then by a new policy version':
    'O-6: de Wams is niet in werking; deze route blijft dicht tot dat zo is, en gaat alleen open met een nieuwe versie van het beleid',
};
