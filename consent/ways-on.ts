/** What can be done instead when the answer is no: for each reason one way on, lawful by itself. */
import type { ReasonCode } from './reasons.ts';

const AFTER: Readonly<Partial<Record<ReasonCode, string>>> = {
  ONTVANGER_NIET_AANGESLOTEN:
    'Vraag de gemeente van de inwoner welk team dit soort berichten ontvangt, en of het al is aangesloten.',
  GEEN_OVEREENKOMST:
    'Maak eerst een afspraak met het team over dit soort berichten, of laat een opgeschorte afspraak herstellen.',
  KLANT_HEEFT_GEWEIGERD:
    'De klant mag weigeren. Blijf zelf contact zoeken, bied een regeling aan, en wijs de klant op hulp die hij zelf kan vragen.',
  VOLGORDE_ENERGIE:
    'Stuur eerst een vroegsignaal, en geef daarna ten minste twintig werkdagen de tijd voordat de levering eindigt.',
  ONDER_TERMIJN: 'Wacht tot de achterstand lang genoeg bestaat, en zoek intussen zelf contact.',
  BOVEN_TERMIJN: 'Bespreek met de gemeente of de afspraak ook voor oudere achterstanden moet gelden.',
  ONDER_DREMPEL: 'Onder de drempel is er geen signaal. Bied de klant zelf een regeling aan.',
  BSN_NIET_TOEGESTAAN: 'Laat het BSN weg. Naam, adres en geboortedatum zijn hier genoeg.',
  BSN_VERPLICHT:
    'Zet het BSN in het bericht. Is het onbekend, verklaar dat dan en geef achternaam, voornamen, geboortedatum en adres.',
  BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN:
    'Laat de gegevens over gezondheid weg. De rest van het bericht kan dan worden beoordeeld.',
  STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN:
    'Laat de strafrechtelijke gegevens weg. De rest van het bericht kan dan worden beoordeeld.',
  VELD_NIET_TOEGESTAAN:
    'Laat weg wat niet in de lijst staat. Een diagnose kan alleen met de noodzaak voor deze beoordeling erbij.',
  TOESTEMMING_ONTBREEKT:
    'Vraag de betrokkene, of wie voor hem mag beslissen, om uitdrukkelijke toestemming voor dit team, dit doel en deze gegevens. Wil hij niet, help hem dan zich zelf te melden.',
  TOESTEMMING_BUITEN_BEREIK:
    'Vraag toestemming voor dit team, dit doel en al deze gegevens, of deel alleen wat de toestemming noemt.',
  TOESTEMMING_INGETROKKEN:
    'De betrokkene mag van gedachten veranderen. Deel niets, en help hem zich zelf te melden als hij dat wil.',
  TOESTEMMING_VERLOPEN: 'Vraag opnieuw toestemming.',
  VERTEGENWOORDIGER_ONBEVOEGD:
    'Vraag de betrokkene zelf, of wie volgens de wet voor hem mag beslissen: ouder of voogd, curator, mentor, gemachtigde of familie.',
  EXPERIMENT_NIET_AANGEWEZEN:
    'Dit kan alleen in een aangewezen experiment. Wijs de klant op schuldhulpverlening; hij kan zich zelf bij de gemeente melden.',
  GEEN_NATUURLIJK_PERSOON:
    'Over een bedrijf gaat geen signaal. Een ondernemer kan zelf bij de gemeente om hulp vragen.',
  HANDMATIGE_BEOORDELING: 'Laat twee privacyfunctionarissen van uw organisatie beoordelen of dit bericht mag.',
};

/** @returns one sentence per reason that has a way on, in the order of the reasons */
export function waysOn(codes: readonly ReasonCode[]): readonly string[] {
  return codes.flatMap(code => {
    if (code.startsWith('VOORWAARDE_ONTBREEKT:')) return [FULFIL_FIRST];
    return AFTER[code] ?? [];
  });
}

const FULFIL_FIRST = 'Voldoe eerst aan de voorwaarden die ontbreken, en vraag het daarna opnieuw.';
