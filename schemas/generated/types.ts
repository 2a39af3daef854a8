// Made by `npm run generate` from the schemas; change those, not this.

/**
 * Wacht tot twee mensen beslissen; verlopen als niemand op tijd besliste; vervallen als het bericht om een andere reden is gestopt.
 */
export type AangehoudenStatus = 'wacht' | 'toegelaten' | 'geweigerd' | 'verlopen' | 'vervallen';
/**
 * Soort bericht, zoals in het veld type van een bericht.
 */
export type AfspraakSoortBericht =
  | 'huurachterstand'
  | 'energieachterstand'
  | 'drinkwaterachterstand'
  | 'zorgpremieachterstand'
  | 'zorgpremie-wanbetaler'
  | 'hypotheekachterstand'
  | 'studieschuldachterstand'
  | 'eigenbijdrageachterstand'
  | 'rijksbelastingachterstand'
  | 'toeslagachterstand'
  | 'detentie-uitstroom'
  | 'ggz-ontslag'
  | 'wvggz-beeindiging'
  | 'isd-laatste-fase'
  | 'reclassering-overdracht'
  | 'bwmo-uitstroom'
  | 'woningvraag'
  | 'afwezigheid'
  | 'hergebruik-wmo'
  | 'hergebruik-schuldhulp'
  | 'toegang-onderzoek'
  | 'verhuizing'
  | 'opname'
  | 'overige-schuld'
  | 'zorgmelding'
  | 'terugkoppeling'
  | 'maatwerkverzoek'
  | 'maatwerkantwoord'
  | 'ddas-levering';
/**
 * Wat deze regel op zichzelf had gekregen: een besluit of een probleem.
 */
export type BatchantwoordRegel = {
  /**
   * Vanaf 1.
   */
  regel: number;
  /**
   * Ontbreekt wanneer de regel niet te lezen was.
   */
  berichtId?: string;
  /**
   * HTTP-status die dit bericht op zichzelf had gekregen.
   */
  status: number;
  /**
   * Toegestaan, of aangehouden tot twee privacyfunctionarissen beslissen. Bron: regel R20.
   */
  besluit?: 'toegestaan' | 'aangehouden';
  /**
   * Eén verstrekking heeft één kenmerk.
   */
  verstrekkingId?: string;
  probleem?: Probleem;
} & BatchantwoordRegel1;
export type BatchantwoordRegel1 = {
  [k: string]: unknown;
};
/**
 * Rol waarin de afzender spreekt. Een grondslag hoort bij een rol, niet bij een organisatie (feit 5 van de domeinregels).
 */
export type Hoedanigheid =
  | 'verhuurder'
  | 'energieleverancier'
  | 'drinkwaterbedrijf'
  | 'zorgverzekeraar_premie'
  | 'cak_wanbetalers'
  | 'cak_eigen_bijdrage'
  | 'hypotheekverstrekker'
  | 'duo'
  | 'belastingdienst'
  | 'toeslagen'
  | 'directeur_pi'
  | 'reclassering'
  | 'zorgaanbieder_zvw'
  | 'geneesheer_directeur'
  | 'college'
  | 'wmo_aanbieder'
  | 'college_schuldhulp'
  | 'college_wmo'
  | 'college_nazorg'
  | 'college_participatie'
  | 'college_jeugd'
  | 'cjib'
  | 'cbs';
/**
 * Hoe toestemming is gegeven of ingetrokken. Bron: AVG 7(1).
 */
export type Wijze = 'schriftelijk' | 'mondeling' | 'digitaal';
/**
 * Bezwaar of beperking.
 */
export type BezwaarSoortVerzoek = 'bezwaar' | 'beperking';
/**
 * Open tot de afzender beslist. Bron: regel R15.
 */
export type BezwaarStatus = 'open' | 'gegrond' | 'ongegrond' | 'opgeheven';
/**
 * Afgerond op 5, of `<5` voor 1 tot en met 4, of null waar elk getal een klein getal zou verraden.
 */
export type CijfersWaarde = number | '<5' | null;
/**
 * Soort bericht. Bron: domeinregels A1.
 */
export type Berichttype =
  | 'huurachterstand'
  | 'energieachterstand'
  | 'drinkwaterachterstand'
  | 'zorgpremieachterstand'
  | 'zorgpremie-wanbetaler'
  | 'hypotheekachterstand'
  | 'studieschuldachterstand'
  | 'eigenbijdrageachterstand'
  | 'rijksbelastingachterstand'
  | 'toeslagachterstand'
  | 'detentie-uitstroom'
  | 'ggz-ontslag'
  | 'wvggz-beeindiging'
  | 'isd-laatste-fase'
  | 'reclassering-overdracht'
  | 'bwmo-uitstroom'
  | 'woningvraag'
  | 'afwezigheid'
  | 'hergebruik-wmo'
  | 'hergebruik-schuldhulp'
  | 'toegang-onderzoek'
  | 'verhuizing'
  | 'opname'
  | 'overige-schuld'
  | 'zorgmelding'
  | 'terugkoppeling'
  | 'maatwerkverzoek'
  | 'maatwerkantwoord'
  | 'ddas-levering';
/**
 * Soort team, zoals de routes het noemen. Bepaalt mede welke velden een ontvanger ziet.
 */
export type Teamsoort =
  | 'gemeente.schuldhulp'
  | 'gemeente.wmo'
  | 'gemeente.bwmo_toegang'
  | 'gemeente.nazorg'
  | 'gemeente.burgemeester'
  | 'corporatie.incasso'
  | 'energie.incasso'
  | 'water.incasso'
  | 'zorgverzekeraar.premie'
  | 'cak.wanbetalers'
  | 'cak.eigen_bijdrage'
  | 'hypotheek.incasso'
  | 'duo.inning'
  | 'belastingdienst.inning'
  | 'toeslagen.inning'
  | 'dji.casemanagement'
  | 'reclassering.toezicht'
  | 'ggz.zorg'
  | 'ggz.geneesheer_directeur'
  | 'gemeente.participatie'
  | 'gemeente.jeugd'
  | 'gemeente.belastingen'
  | 'corporatie.verhuur'
  | 'wmo.aanbieder'
  | 'cjib.inning'
  | 'cbs.statistiek';
/**
 * Doel van de verstrekking. Bron: AVG 5(1)(b); domeinregels A1.
 */
export type Doel =
  | 'vroegsignalering'
  | 'voorkomen-afsluiting'
  | 'uitstroom-wanbetalersregeling'
  | 're-integratie'
  | 'veiligheid'
  | 'maatwerkvoorziening'
  | 'deelname-samenleving'
  | 'laatste-fase'
  | 'uitvoering-wmo'
  | 'warme-overdracht'
  | 'huisvesting'
  | 'behoud-woning'
  | 'schuldhulpverlening'
  | 'voortzetting-hulp'
  | 'uitkering'
  | 'terugkoppeling'
  | 'betalingsmaatwerk'
  | 'statistiek';
/**
 * Groep gegevens die alleen een toestemming opent; met resultaat_ ervoor: een eindresultaat van vroegsignalering, voor de afzender van het signaal. Bron: gegevensset D-GGZ; regels R9, D-F3.
 */
export type Categorie =
  | 'woonsituatie'
  | 'begeleiding'
  | 'inkomen'
  | 'schulden'
  | 'dagbesteding'
  | 'diagnose'
  | 'woorden_client'
  | 'resultaat_bekend_bij_schuldhulp'
  | 'resultaat_ander_traject'
  | 'resultaat_geen_contact'
  | 'resultaat_geen_reactie'
  | 'resultaat_geen_hulp_nodig'
  | 'resultaat_zelf_betaald'
  | 'resultaat_verwijzing_zonder_contact'
  | 'resultaat_advies'
  | 'resultaat_hulp_financieel'
  | 'resultaat_hulp_niet_financieel';
/**
 * Het bericht dat bij de overgang en het kader hoort.
 */
export type EigenberichtOverdracht =
  EigenberichtToegangOnderzoek | EigenberichtVerhuizing | EigenberichtHergebruikWmo | EigenberichtBwmoUitstroom;
/**
 * Wat een centrumgemeente voor haar regio doet.
 */
export type GemeentelijstTaak = 'adreslozen' | 'beschermd_wonen' | 'opvang';
/**
 * Van welke hulp naar welke. Bron: regel E-08.
 */
export type OverdrachtOvergang =
  | 'detentie-thuis'
  | 'isd-thuis'
  | 'forensisch-wmo'
  | 'zvw-wmo'
  | 'jeugd-wmo'
  | 'wmo-wlz'
  | 'bw-thuis'
  | 'gemeente-gemeente'
  | 'lokaal-regionaal';
/**
 * Rusten de berichten van deze overdracht op een plicht of op toestemming?
 */
export type OverdrachtKader = 'plicht' | 'toestemming';
/**
 * Gebied van het leven waarover iets wordt overgedragen of afgesproken. Bron: regel E-11.
 */
export type OverdrachtLeefgebied =
  'huisvesting' | 'inkomen' | 'schulden' | 'id_bewijs' | 'verzekering' | 'zorgafspraken';
/**
 * Gebied van de inhoud van een overdracht. Bron: regel E-11.
 */
export type OverdrachtGebied =
  | 'identiteit'
  | 'plandatum'
  | 'contactprofessionals'
  | 'huisvesting'
  | 'inkomen'
  | 'schulden'
  | 'id_bewijs'
  | 'verzekering'
  | 'zorgafspraken'
  | 'woorden_client';
/**
 * Stand van de overdracht. Bron: docs/overdracht.md.
 */
export type OverdrachtStatus =
  | 'concept'
  | 'toestemming_gevraagd'
  | 'voorgesteld'
  | 'in_gesprek'
  | 'geaccepteerd'
  | 'overgedragen'
  | 'afgesloten'
  | 'geweigerd'
  | 'doorverwezen'
  | 'ingetrokken';
/**
 * Kant van de overdracht.
 */
export type OverdrachtKant = 'afzender' | 'ontvanger';
/**
 * Aanbod van onafhankelijke cliëntondersteuning en het antwoord. Bron: Wmo 2.2.4.
 */
export type OverdrachtCob = 'aangeboden' | 'aangenomen' | 'afgewezen';
/**
 * Hoe men elkaar sprak.
 */
export type OverdrachtContactsoort = 'driegesprek' | 'telefoon' | 'videogesprek' | 'bezoek';
/**
 * Waarom de ontvanger niet overneemt. Bron: regel E-05.
 */
export type OverdrachtReden =
  | 'geen_binding_of_kans'
  | 'geen_capaciteit'
  | 'voorliggende_voorziening'
  | 'client_wil_niet'
  | 'onvoldoende_gegevens'
  | 'veiligheid';
/**
 * Trede van een geschil. Bron: regel G-03.
 */
export type OverdrachtTrede = 'contactpersonen' | 'regioadviseur' | 'geschillencommissie';
/**
 * Hoe een geschil eindigt.
 */
export type OverdrachtUitkomst = 'ontvanger_neemt_op' | 'weigering_blijft';
/**
 * Hoe het bij de ontvanger verder ging; de afzender ziet het niet.
 */
export type OverdrachtResultaat = 'hulp_loopt' | 'hulp_afgerond' | 'niet_van_de_grond';
/**
 * Eén stap, op de versie uit `If-Match`. Bron: docs/overdracht.md.
 */
export type OverdrachtStap =
  | OverdrachtStapNoteerClientondersteuning
  | OverdrachtStapVraagToestemming
  | OverdrachtStapNoteerToestemming
  | OverdrachtStapStelVoor
  | OverdrachtStapNoemProfessional
  | OverdrachtStapNoteerContact
  | OverdrachtStapAccepteer
  | OverdrachtStapBevestig
  | OverdrachtStapSluitAf
  | OverdrachtStapWeiger
  | OverdrachtStapVerwijsDoor
  | OverdrachtStapTrekIn
  | OverdrachtStapMeldGeschil
  | OverdrachtStapBrengVerder
  | OverdrachtStapBeslisGeschil
  | OverdrachtStapNoteerGegeven
  | OverdrachtStapMaakAfspraak
  | OverdrachtStapVerzetDatum
  | OverdrachtStapGeefDoor
  | OverdrachtStapWisselRegiehouder;
/**
 * Waarvoor iemand zich tot het team kan wenden.
 */
export type SocialeKaartHulpvraag =
  | 'schuldhulp'
  | 'wmo'
  | 'beschermd_wonen'
  | 'opvang'
  | 'nazorg'
  | 'wvggz'
  | 'inkomen'
  | 'wonen'
  | 'jeugd'
  | 'zorg'
  | 'bemoeizorg'
  | 'clientondersteuning';
/**
 * Waarom er gewist moet worden. Bron: AVG 17(1).
 */
export type RechtenWisgrond =
  'niet_meer_nodig' | 'toestemming_ingetrokken' | 'bezwaar_gegrond' | 'onrechtmatig' | 'wettelijke_plicht';
/**
 * Waar een zaak staat.
 */
export type ZaakStaat = 'nieuw' | 'opgepakt' | 'bereikt' | 'aanvaard' | 'gesproken' | 'gesloten' | 'samengevoegd';
/**
 * Waarvoor, met welk bericht, en waar de inwoner is. Wat er niet in staat, is onbekend.
 */
export type RouteringVraag =
  | RouteringWoonadres
  | RouteringZonderAdres
  | RouteringBeschermdWonen
  | RouteringOpvang
  | RouteringNazorg
  | RouteringWvggz
  | RouteringVerhuizing;
/**
 * Een gemeente, of een adres als de gemeente niet bekend is.
 */
export type RouteringPlaats = RouteringGemeente | RouteringPostadres;
/**
 * Een of meer gemeenten met hun teams; of wat er van een opgeheven gemeente is geworden; of wat er nog ontbreekt.
 */
export type RouteringAntwoord = RouteringGevonden | RouteringOpgeheven | RouteringNietTeBepalen;
/**
 * Vaste code van wat ontbreekt.
 */
export type RouteringOntbrekend =
  | 'GEMEENTE_ONBEKEND'
  | 'WOONPLAATS'
  | 'VERBLIJFPLAATS'
  | 'WAAR_AANGEMELD'
  | 'HERKOMST_OF_BESTEMMING'
  | 'WOONPLAATS_OF_VERWACHT_VERBLIJF'
  | 'CENTRUMGEMEENTE_NIET_AANGEWEZEN'
  | 'ADRES_ONBEKEND'
  | 'ADRES_IN_MEER_GEMEENTEN'
  | 'GEEN_ADRESREGISTER'
  | 'GEEN_GEMEENTELIJST';
/**
 * Het BSN; de verklaring dat het BSN onbekend is, met wat ervoor in de plaats komt; een diagnose; andere gegevens over gezondheid of strafrecht; iets anders dat niet in het bericht hoort.
 */
export type ToetsingGegeven =
  'bsn' | 'bsn_onbekend' | 'diagnose' | 'diagnose_met_noodzaak' | 'gezondheid' | 'strafrecht' | 'overig';
/**
 * Een oordeel dat vaststaat.
 */
export type ToetsingUitkomst = 'mag' | 'mag_niet' | 'mag_met_tweede_persoon';
/**
 * Wat wordt gevraagd.
 */
export type VerzoekMaatwerksoort = 'maatwerk' | 'pauze' | 'betalingsregeling';
/**
 * Stand van de aanmelding.
 */
export type VerzoekToegangstatus =
  'aangemeld' | 'in_onderzoek' | 'toegelaten' | 'andere_oplossing' | 'niet_toegelaten' | 'ingetrokken';
/**
 * Stand van de woningvraag.
 */
export type VerzoekWoningstatus =
  'gevraagd' | 'toegezegd' | 'omklap' | 'eigen_contract' | 'afgewezen' | 'beeindigd' | 'ingetrokken';
/**
 * Stand van het verzoek.
 */
export type VerzoekMaatwerkstatus = 'gevraagd' | 'meer_nodig' | 'toegekend' | 'afgewezen' | 'ingetrokken';
/**
 * Waarom er geen woning komt.
 */
export type VerzoekWoningreden = 'geen_passende_woning' | 'buiten_werkgebied' | 'voorwaarden_niet_vervuld';
/**
 * Waarom er geen maatwerk komt.
 */
export type VerzoekMaatwerkreden = 'voldoet_niet' | 'al_een_regeling' | 'gegevens_ontbreken';
/**
 * Eén stap, op de versie uit `If-Match`. Bron: docs/overdracht.md.
 */
export type VerzoekToegangStap =
  VerzoekToegangStapNeemOp | VerzoekToegangStapVulAan | VerzoekToegangStapBesluit | VerzoekToegangStapTrekIn;
/**
 * Eén stap, op de versie uit `If-Match`. Bron: docs/overdracht.md.
 */
export type VerzoekWoningStap =
  | VerzoekWoningStapZegToe
  | VerzoekWoningStapWijsAf
  | VerzoekWoningStapTekenOmklap
  | VerzoekWoningStapKlapOm
  | VerzoekWoningStapBeeindig
  | VerzoekWoningStapTrekIn;
/**
 * Eén stap, op de versie uit `If-Match`. Bron: docs/overdracht.md.
 */
export type VerzoekMaatwerkStap =
  | VerzoekMaatwerkStapVraagMeer
  | VerzoekMaatwerkStapVulAan
  | VerzoekMaatwerkStapKenToe
  | VerzoekMaatwerkStapWijsAf
  | VerzoekMaatwerkStapTrekIn;
/**
 * Verklaring van de afzender dat hij aan één voorwaarde heeft voldaan, met dag en verwijzing. Bron: domeinregels A2.
 */
export type Voorwaarde =
  | VoorwaardeEenvoudig
  | VoorwaardeAanbodDoorgifte
  | VoorwaardeEnergieHerinneringen
  | VoorwaardeZorgpremieRegeling
  | VoorwaardeAanmeldingCak
  | VoorwaardeExperiment;
/**
 * Hoe aan de voorwaarde is voldaan.
 */
export type VoorwaardeMethode =
  'huisbezoek' | 'telefoon' | 'brief' | 'email' | 'sms' | 'app' | 'gesprek' | 'portaal' | 'dossier' | 'overig';
/**
 * Een stap in een zaak, gezet door een mens van het team.
 */
export type ZaakStapaanvraag =
  | ZaakToetsInwoner
  | ZaakPakOp
  | ZaakNeemOver
  | ZaakGeefTerug
  | ZaakNoteerPoging
  | ZaakInformeer
  | ZaakBiedAan
  | ZaakNoteerAanvaarding
  | ZaakNoteerGesprek
  | ZaakZetStatus
  | ZaakHerzieStatus
  | ZaakSluit
  | ZaakHeropen
  | ZaakVoegSamen
  | ZaakSplits
  | ZaakBrengNaarDossier
  | ZaakCorrigeer
  | ZaakMaakLos;
/**
 * Wat het register van inwoners zei. Bron: regel D-F4.
 */
export type ZaakInwonertoets = 'inwoner' | 'geen_inwoner' | 'verhuisd_binnen_gemeente' | 'overleden' | 'onbekend';
/**
 * Hoe contact is gezocht. Bron: DDAS.
 */
export type ZaakContactsoort =
  'Mail' | 'Brief' | 'SMS/Whatsapp' | 'Telefoon' | 'Huisbezoek' | 'Kaartje' | 'Overige' | 'Administratief';
/**
 * Hoe iemand het hoorde.
 */
export type ZaakKanaal = 'Mail' | 'Brief' | 'SMS/Whatsapp' | 'Telefoon' | 'Huisbezoek' | 'Kaartje' | 'Overige';
/**
 * Hoe een signaal eindigt zonder dat eraan gewerkt wordt. Bron: DDAS.
 */
export type ZaakAfgevallen =
  | 'Niet opgepakt: onterecht signaal'
  | 'Inwoner is overleden'
  | 'Persoon is geen inwoner (meer) in de gemeente'
  | 'Niet opgepakt: herhaalde melding'
  | 'Niet opgepakt: andere reden';
/**
 * Wat de andere reden is; blijft binnen het team. Bron: regels D-09 en D-F2.
 */
export type ZaakAndereReden =
  'detentie' | 'geen_verblijfsrecht' | 'rechtspersoon' | 'onveilig' | 'geen_capaciteit' | 'adres_onbekend';
/**
 * Hoe een zaak eindigt. Bron: DDAS.
 */
export type ZaakEindresultaat =
  | 'Niet opgepakt: onterecht signaal'
  | 'Inwoner is overleden'
  | 'Persoon is geen inwoner (meer) in de gemeente'
  | 'Niet opgepakt: herhaalde melding'
  | 'Niet opgepakt: andere reden'
  | 'Inwoner al bekend bij schuldhulpverlening'
  | 'Inwoner heeft al een ander lopend traject'
  | 'Definitief geen contact kunnen krijgen'
  | 'Geen reactie na eerder contact'
  | 'Inwoner hoeft geen hulp vanuit vroegsignalering'
  | 'Inwoner heeft zelf al betaald/betalingsregeling getroffen'
  | 'Verwijzing zonder contact'
  | '(Budget)advies en/of quick fix'
  | 'Vervolghulp en/of verwijzing financieel'
  | 'Vervolghulp en/of verwijzing niet financieel';
/**
 * Waaruit blijkt dat iets niet klopt.
 */
export type ZaakCorrectiereden = 'bericht_van_afzender' | 'verklaring_van_inwoner' | 'vastgesteld_door_team';
/**
 * Waarom een signaal niet bij het werk hoort.
 */
export type ZaakLosmaakreden = 'andere_persoon' | 'ander_adres';
/**
 * Of de inhoud van een signaal gelezen kan worden. Bron: AVG 17, 18 en 19.
 */
export type ZaakInhoudStand = 'leesbaar' | 'beperkt' | 'vernietigd';
/**
 * Welke termijn. Bron: domeinregels A6.
 */
export type ZaakTermijnnaam = 'AANBOD' | 'POGING' | 'T1' | 'T2' | 'AVG14' | 'CRISIS';
/**
 * Wat er gebeurde.
 */
export type ZaakGebeurtenissoort =
  | 'geopend'
  | 'signaal_toegevoegd'
  | 'signaal_losgemaakt'
  | 'signaal_vervallen'
  | 'gecorrigeerd'
  | 'inwoner_getoetst'
  | 'opgepakt'
  | 'overgenomen'
  | 'teruggegeven'
  | 'contact_gezocht'
  | 'geinformeerd'
  | 'aangeboden'
  | 'aanvaard'
  | 'gesproken'
  | 'heropend'
  | 'naar_dossier'
  | 'status_gezet'
  | 'gesloten'
  | 'samengevoegd'
  | 'herinnerd'
  | 'aangetekend'
  | 'teruggekoppeld';
/**
 * Zoeken op adres of op persoon. Altijd in een bericht, nooit in een adresregel.
 */
export type ZaakZoekvraag = ZaakZoekAdres | ZaakZoekPersoon;
/**
 * Waarom iemand leest; staat bij de lezing. Bron: regel R17.
 */
export type ZaakLeesreden = 'behandeling' | 'overdracht' | 'controle' | 'inzageverzoek';
/**
 * Wat er gebeurde.
 */
export type ZaakWijzigingssoort =
  | 'geopend'
  | 'signaal_toegevoegd'
  | 'signaal_losgemaakt'
  | 'signaal_vervallen'
  | 'gecorrigeerd'
  | 'inwoner_getoetst'
  | 'opgepakt'
  | 'overgenomen'
  | 'teruggegeven'
  | 'contact_gezocht'
  | 'geinformeerd'
  | 'aangeboden'
  | 'aanvaard'
  | 'gesproken'
  | 'heropend'
  | 'naar_dossier'
  | 'status_gezet'
  | 'gesloten'
  | 'samengevoegd'
  | 'herinnerd'
  | 'aangetekend'
  | 'teruggekoppeld'
  | 'opgeruimd';
/**
 * Elk bericht dat deze dienst kent.
 */
export type Bericht =
  | Huurachterstand
  | Energieachterstand
  | Drinkwaterachterstand
  | Zorgpremieachterstand
  | ZorgpremieWanbetaler
  | Hypotheekachterstand
  | Studieschuldachterstand
  | Eigenbijdrageachterstand
  | Rijksbelastingachterstand
  | Toeslagachterstand
  | DetentieUitstroom
  | GgzOntslag
  | WvggzBeeindiging
  | IsdLaatsteFase
  | ReclasseringOverdracht
  | BwmoUitstroom
  | Woningvraag
  | Afwezigheid
  | HergebruikWmo
  | HergebruikSchuldhulp
  | ToegangOnderzoek
  | Verhuizing
  | Opname
  | OverigeSchuld
  | Zorgmelding
  | Terugkoppeling
  | Maatwerkverzoek
  | Maatwerkantwoord
  | DdasLevering;

/**
 * Een aangehouden bericht en hoe het ermee staat.
 */
export interface AangehoudenStand {
  /**
   * Kenmerk van de verstrekking.
   */
  verstrekkingId: string;
  /**
   * Soort bericht.
   */
  type: string;
  /**
   * Stap binnen de soort.
   */
  stap?: string;
  ontvanger: AangehoudenOntvanger;
  status: AangehoudenStatus;
  /**
   * Codes van de twijfel.
   *
   * @maxItems 50
   *
   * Items: Code van een reden.
   */
  redenen: string[];
  /**
   * Wanneer het bericht is aangehouden.
   */
  aangehoudenTijdstip: string;
  /**
   * Laatste dag waarop twee mensen kunnen beslissen.
   */
  uiterlijk: string;
  /**
   * Er is een datum vastgesteld van ontruiming, einde levering of einde verzekering.
   */
  spoed: boolean;
  /**
   * De termijn loopt bijna af.
   */
  herinnerd: boolean;
}
/**
 * Organisatie en team waar het bericht naartoe zou gaan.
 */
export interface AangehoudenOntvanger {
  /**
   * Organisatie.
   */
  oin: string;
  /**
   * Code van het team.
   */
  team: string;
}
/**
 * Wat een privacyfunctionaris leest om te beslissen: codes en feiten, nooit de inhoud.
 */
export interface AangehoudenBericht {
  /**
   * Kenmerk van de verstrekking.
   */
  verstrekkingId: string;
  /**
   * Soort bericht.
   */
  type: string;
  /**
   * Stap binnen de soort.
   */
  stap?: string;
  ontvanger: AangehoudenOntvanger;
  status: AangehoudenStatus;
  /**
   * Codes van de twijfel.
   *
   * @maxItems 50
   *
   * Items: Code van een reden.
   */
  redenen: string[];
  /**
   * Wanneer het bericht is aangehouden.
   */
  aangehoudenTijdstip: string;
  /**
   * Laatste dag waarop twee mensen kunnen beslissen.
   */
  uiterlijk: string;
  /**
   * Er is een datum vastgesteld van ontruiming, einde levering of einde verzekering.
   */
  spoed: boolean;
  /**
   * De termijn loopt bijna af.
   */
  herinnerd: boolean;
  /**
   * Per twijfel waarom mensen moeten kijken.
   *
   * @maxItems 50
   *
   * Items: Een code met uitleg.
   */
  uitleg: {
    /**
     * Code van een reden.
     */
    code: string;
    /**
     * Een zin in gewone taal.
     */
    uitleg: string;
  }[];
  /**
   * Zinnen over het bericht, zonder gegevens van de inwoner.
   *
   * @maxItems 100
   *
   * Items: Een zin in gewone taal.
   */
  feiten: string[];
  /**
   * Wat het besluit op dit moment zou zijn als twee mensen het toelaten.
   */
  besluitNaToelaten?: 'toegestaan' | 'geweigerd' | 'aangehouden';
  /**
   * Wat een eerste functionaris voorstelt, en wat op een tweede wacht.
   *
   * @maxItems 100
   */
  voorstellen: AangehoudenVoorstel[];
}
/**
 * Een voorstel dat op een tweede wacht.
 */
export interface AangehoudenVoorstel {
  /**
   * Kenmerk van het voorstel.
   */
  voorstelId: string;
  /**
   * Wat de eerste voorstelt.
   */
  besluit: 'toelaten' | 'weigeren';
  /**
   * SHA-256 van wat wordt voorgesteld, hexadecimaal.
   */
  kenmerk: string;
  /**
   * Wanneer het is voorgesteld.
   */
  voorgesteldTijdstip: string;
}
/**
 * Aangehouden berichten van de aanroeper, oudste eerst.
 */
export interface AangehoudenLijst {
  /**
   * Eén per bericht.
   *
   * @maxItems 500
   */
  items: AangehoudenStand[];
  /**
   * Waarde voor `na` van de volgende bladzijde.
   */
  volgende?: string;
}
/**
 * Wat de eerste privacyfunctionaris voorstelt. Bron: regel R20.
 */
export interface AangehoudenVoorstelaanvraag {
  /**
   * Toelaten of weigeren.
   */
  besluit: 'toelaten' | 'weigeren';
}
/**
 * De tweede privacyfunctionaris gaat mee, of niet. Bron: regel R20.
 */
export interface AangehoudenOordeel {
  /**
   * Akkoord, of niet; dan is het voorstel van de baan en wacht het bericht verder.
   */
  oordeel: 'akkoord' | 'niet_akkoord';
  /**
   * SHA-256 van het voorstel dat is bekeken, hexadecimaal.
   */
  kenmerk: string;
}
/**
 * Een adres waar meldingen naartoe gaan.
 */
export interface AbonnementAanvraag {
  /**
   * Code van het eigen team waarvoor de aanroeper spreekt.
   */
  team: string;
  /**
   * Openbaar https-adres, zonder wachtwoord, token of fragment.
   */
  url: string;
  /**
   * Waarover de meldingen gaan: er wacht een bericht, of er veranderde iets in een zaak. Zonder dit veld: er wacht een bericht.
   */
  soort?: 'bericht-wacht' | 'zaak-gewijzigd';
}
/**
 * Voor welk team de aanroeper spreekt.
 */
export interface AbonnementTeamkeuze {
  /**
   * Code van het eigen team waarvoor de aanroeper spreekt.
   */
  team: string;
}
/**
 * Een adres en hoe het ermee staat.
 */
export interface AbonnementStand {
  /**
   * Kenmerk van het abonnement.
   */
  abonnementId: string;
  /**
   * Code van het team.
   */
  team: string;
  /**
   * Waar meldingen naartoe gaan.
   */
  url: string;
  /**
   * Waarover de meldingen gaan: er wacht een bericht, of er veranderde iets in een zaak.
   */
  soort: 'bericht-wacht' | 'zaak-gewijzigd';
  /**
   * Aangevraagd tot de ontvanger toestemming geeft (CloudEvents, handdruk met OPTIONS); uitgeschakeld tot het team weer inschakelt.
   */
  status: 'aangevraagd' | 'actief' | 'uitgeschakeld';
  /**
   * Waarom het abonnement is uitgeschakeld.
   */
  code?: string;
  /**
   * Sinds wanneer deze status geldt.
   */
  statusTijdstip: string;
  /**
   * Wanneer de ontvanger voor het laatst een melding aannam.
   */
  afgeleverdTijdstip?: string;
  /**
   * Hoeveel meldingen zijn opgegeven nadat elke poging mislukte.
   */
  onbestelbaar: number;
}
/**
 * Het geheim staat alleen in dit antwoord. Daarmee controleert de ontvanger de handtekening van een melding. Bron: Standard Webhooks 1.0.0.
 */
export interface AbonnementMetGeheim {
  abonnement: AbonnementStand;
  /**
   * Sleutel voor HMAC-SHA256, 32 bytes in base64.
   */
  geheim: string;
}
/**
 * Abonnementen van een team, oudste eerst.
 */
export interface AbonnementLijst {
  /**
   * Eén per adres.
   *
   * @maxItems 100
   */
  items: AbonnementStand[];
}
/**
 * Adres in Nederland. Bron: BAG; gegevensset D-ARR.
 */
export interface Adres {
  /**
   * Postcode zonder spatie.
   */
  postcode: string;
  /**
   * Huisnummer zonder letter of toevoeging. Bron: BAG.
   */
  huisnummer: number;
  /**
   * Eén letter achter het huisnummer. Bron: BAG.
   */
  huisletter?: string;
  /**
   * Ten hoogste vier letters of cijfers. Bron: BAG.
   */
  huisnummertoevoeging?: string;
  /**
   * Naam van de woonplaats. Bron: BAG.
   */
  woonplaats: string;
}
/**
 * De tekst die beide partijen ondertekenen. Een afspraak verandert niet; een nieuwe heeft een nieuw kenmerk.
 */
export interface AfspraakAanbod {
  /**
   * Gekozen door wie haar aanbiedt.
   */
  afspraakId: string;
  /**
   * Organisatie die stuurt.
   */
  afzender: {
    /**
     * Organisatie.
     */
    oin: string;
  };
  /**
   * Organisatie en team dat ontvangt.
   */
  ontvanger: {
    /**
     * Organisatie.
     */
    oin: string;
    /**
     * Code van het team.
     */
    team: string;
  };
  /**
   * Wat er gestuurd mag worden.
   *
   * @minItems 1
   * @maxItems 50
   */
  berichten: AfspraakSoortBericht[];
  /**
   * Vanaf deze dag, als beide partijen hebben ondertekend.
   */
  geldigVan: string;
  /**
   * Tot en met deze dag; zonder laatste dag tot een van beide haar beëindigt.
   */
  geldigTot?: string;
  /**
   * Grenzen in dagen achterstand, per soort bericht. Bron: Landelijk Convenant Vroegsignalering; regels R6 en R7.
   *
   * @maxItems 50
   *
   * Items: Grenzen voor één soort bericht.
   */
  termijnen: {
    bericht: AfspraakSoortBericht;
    /**
     * Eerder mag niet worden gemeld.
     */
    minDagen?: number;
    /**
     * Later mag niet worden gemeld.
     */
    maxDagen?: number;
  }[];
}
/**
 * Een afspraak, wie haar ondertekende en of zij telt.
 */
export interface AfspraakStand {
  afspraak: AfspraakAanbod;
  /**
   * SHA-256 van de tekst (JCS), hexadecimaal.
   */
  kenmerk: string;
  /**
   * Aangeboden tot beide partijen ondertekenden; opgeschort als een beheerder haar stilzette.
   */
  status: 'aangeboden' | 'actief' | 'opgeschort' | 'beeindigd';
  /**
   * Wie ondertekende, en met welk certificaat.
   *
   * @maxItems 2
   *
   * Items: De ondertekening van één partij.
   */
  ondertekeningen: {
    /**
     * Organisatie die ondertekende.
     */
    oin: string;
    /**
     * SHA-256 van het certificaat, base64url.
     */
    certificaat: string;
    /**
     * Wanneer er is ondertekend.
     */
    ondertekendTijdstip: string;
  }[];
}
/**
 * Afspraken waarbij de aanroeper partij is.
 */
export interface AfspraakLijst {
  /**
   * Eén per afspraak.
   *
   * @maxItems 500
   */
  items: AfspraakStand[];
  /**
   * Waarde voor `na` van de volgende bladzijde.
   */
  volgende?: string;
}
/**
 * Eén antwoord per regel, in volgorde, met één ondertekende lijst van ontvangstbewijzen.
 */
export interface Batchantwoord {
  /**
   * Eén antwoord per regel van het verzoek, in dezelfde volgorde.
   *
   * @minItems 1
   * @maxItems 1000
   */
  regels: BatchantwoordRegel[];
  /**
   * Compacte JWS met de ontvangstbewijzen van alle aangenomen regels, in volgorde; leeg wanneer er geen is. Bron: RFC 7515.
   */
  ontvangstbewijs: string | null;
}
/**
 * Foutantwoord. Bevat nooit een waarde uit een bericht. Bron: RFC 9457; NL API Design Rules, error-handling.
 */
export interface Probleem {
  /**
   * Adres van de uitleg over deze fout.
   */
  type: string;
  /**
   * Korte omschrijving.
   */
  title: string;
  /**
   * HTTP-status.
   */
  status: number;
  /**
   * Wat de aanroeper kan doen.
   */
  detail: string;
  /**
   * Adres van dit voorval.
   */
  instance?: string;
  /**
   * Vaste code van deze fout.
   */
  code: string;
  /**
   * Kenmerk van dit verzoek, voor contact met de beheerder. Bron: W3C Trace Context.
   */
  traceId: string;
  /**
   * Alle fouten in het bericht tegelijk.
   *
   * Items: Eén fout.
   */
  errors?: {
    /**
     * JSON Pointer naar het veld. Bron: RFC 6901.
     */
    pointer: string;
    /**
     * Vaste code van deze fout.
     */
    code: string;
    /**
     * Wat er niet klopt, zonder de waarde.
     */
    detail: string;
  }[];
  /**
   * Alle redenen waarom een bericht is geweigerd. Bron: domeinregels A8.
   *
   * Items: Eén reden.
   */
  redenen?: {
    /**
     * Weigeringscode. Bron: domeinregels A8.
     */
    code: string;
    /**
     * Wat de code betekent.
     */
    uitleg: string;
    /**
     * Artikelen waarop de weigering rust.
     *
     * Items: Artikel of regel.
     */
    artikelen: string[];
  }[];
  /**
   * Een weg die wel openstaat.
   */
  hoeDanWel?: string;
}
/**
 * Wat nog niet is verstrekt wordt aangehouden tot de afzender beslist. Bron: regel R15.
 */
export interface BezwaarAanmelding {
  /**
   * Door de afzender gekozen.
   */
  bezwaarId: string;
  /**
   * Bezwaar (AVG 21) houdt verstrekking tegen; beperking (AVG 18) ook het wissen.
   */
  soort: 'bezwaar' | 'beperking';
  afzender: Afzender;
  ontvanger: Partij;
  /**
   * Kenmerken uit de ontvangstbewijzen van de afzender.
   *
   * @minItems 1
   * @maxItems 500
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  verstrekkingen: string[];
  /**
   * Wanneer de betrokkene het bezwaar maakte.
   */
  ingediendTijdstip: string;
  wijze: Wijze;
  /**
   * Kenmerk van de medewerker die dit noteerde.
   */
  vastgelegdDoor: string;
  /**
   * Wie het deed: de betrokkene zelf of een vertegenwoordiger. Bron: regel B-15.
   */
  doorWie: 'betrokkene' | 'vertegenwoordiger';
}
/**
 * Team en rol waarvoor de afzender spreekt; moet bij het certificaat geregistreerd zijn.
 */
export interface Afzender {
  /**
   * OIN van de organisatie. Bron: OIN-stelsel.
   */
  oin: string;
  /**
   * Code van het team.
   */
  team: string;
  hoedanigheid: Hoedanigheid;
}
/**
 * Een team van een organisatie.
 */
export interface Partij {
  /**
   * OIN van de organisatie. Bron: OIN-stelsel.
   */
  oin: string;
  /**
   * Code van het team.
   */
  team: string;
}
/**
 * Beslissing van de afzender. Er is geen beslissing door tijdsverloop. Bron: AVG 12(3), 18(3) en 21(1); regel R15.
 */
export interface BezwaarBesluit {
  /**
   * Gegrond: niet verstrekken en wissen. Ongegrond: het besluit aan de deur geldt weer. Opgeheven: einde van een beperking.
   */
  besluit: 'gegrond' | 'ongegrond' | 'opgeheven';
  /**
   * Wanneer is besloten.
   */
  besluitTijdstip: string;
  /**
   * Kenmerk van de medewerker die besliste.
   */
  beslotenDoor: string;
  /**
   * Wanneer de betrokkene het besluit hoorde; bij een beperking vóór zij eindigt. Bron: AVG 12(3) en 18(3).
   */
  betrokkeneIngelichtTijdstip: string;
}
/**
 * Hoe het met een bezwaar staat. Alleen voor wie het vastlegde. Bron: regel R16.
 */
export interface BezwaarStand {
  /**
   * Kenmerk van het bezwaar.
   */
  bezwaarId: string;
  soort: BezwaarSoortVerzoek;
  status: BezwaarStatus;
  /**
   * Wanneer de poort het bezwaar vastlegde.
   */
  ontvangenTijdstip: string;
  /**
   * Een maand na ontvangst. Bron: AVG 12(3).
   */
  beslisUiterlijk: string;
  /**
   * Waarop het bezwaar rust, en hoe die er nu voor staan.
   *
   * @maxItems 500
   *
   * Items: Eén verstrekking.
   */
  verstrekkingen: {
    /**
     * Kenmerk van de verstrekking.
     */
    verstrekkingId: string;
    /**
     * Wat al was verstrekt, is aan de ontvanger. Bron: regel R15.
     */
    stand: 'wacht' | 'aangehouden' | 'al_verstrekt' | 'gestopt';
  }[];
}
/**
 * Eén bezwaar van de eigen organisatie, zonder waar het over gaat.
 */
export interface BezwaarOverzicht {
  /**
   * Kenmerk van het bezwaar.
   */
  bezwaarId: string;
  soort: BezwaarSoortVerzoek;
  status: BezwaarStatus;
  /**
   * Wanneer de poort het bezwaar vastlegde.
   */
  ontvangenTijdstip: string;
  /**
   * Een maand na ontvangst. Bron: AVG 12(3).
   */
  beslisUiterlijk: string;
  /**
   * De maand is bijna om. Bron: regel R15.
   */
  herinnerd: boolean;
}
/**
 * Bezwaren van de eigen organisatie.
 */
export interface BezwaarLijst {
  /**
   * Eén per bezwaar.
   *
   * @maxItems 500
   */
  items: BezwaarOverzicht[];
  /**
   * Waarde voor `na` van de volgende bladzijde.
   */
  volgende?: string;
}
/**
 * De cijfers van één maand, in één vast rooster. Elk getal en elk totaal is op zichzelf afgerond op 5; 1 tot en met 4 is `<5`. Nooit een persoon. Bron: R23.
 */
export interface Cijfers {
  /**
   * Kalendermaand waarin het is vastgelegd.
   */
  maand: string;
  /**
   * De eigen gemeenten, en de regio's waar die in liggen.
   *
   * @maxItems 1000
   */
  gebieden: CijfersGebied[];
}
/**
 * Een gemeente of een regio, met haar cijfers.
 */
export interface CijfersGebied {
  /**
   * Wat voor gebied.
   */
  soort: 'gemeente' | 'regio';
  /**
   * Gemeentecode, of de naam van de regio.
   */
  gebied: string;
  /**
   * Vaste blokken, elk eerst voor alle soorten samen en dan voor elke soort. Die over zaken staan er alleen als de gemeente haar zaken hier heeft.
   *
   * @maxItems 500
   */
  blokken: CijfersBlok[];
}
/**
 * Eén tabel van het rooster, met al haar cellen.
 */
export interface CijfersBlok {
  /**
   * Code van het blok.
   */
  blok: string;
  /**
   * Waarover deze tabel gaat: `alle`, of één soort. Bij zaken de soort signaalpartner of `meer soorten`; bij overdrachten de overgang.
   */
  soort: string;
  totaal?: CijfersWaarde;
  /**
   * Elke cel, ook als zij nul is.
   *
   * @maxItems 50
   *
   * Items: Eén getal.
   */
  cellen: {
    /**
     * Wat er is geteld.
     */
    cel: string;
    waarde: CijfersWaarde;
  }[];
}
/**
 * Alleen naam en telefoonnummer: een functie of e-mailadres kan verraden waar iemand verblijft. Bron: regels D-09 en E-09.
 */
export interface Contactpersoon {
  /**
   * Naam van de medewerker.
   */
  naam: string;
  /**
   * Zakelijk nummer.
   */
  telefoon: string;
}
/**
 * Wat een gemeente maandelijks aan het CBS levert over vroegsignalering. Namen en codelijsten zijn die van het model; strenger dan het model: gesloten, begrensd, en met verplichte velden. Bron: DDAS-Vroegsignalering v0.9 (VNG, Divosa, NVVK, CBS).
 */
export interface Ddas {
  /**
   * Eerste dag van de periode.
   */
  startdatumLevering: string;
  /**
   * Laatste dag van de periode.
   */
  einddatumLevering: string;
  /**
   * Wanneer de levering is gemaakt.
   */
  aanleverdatumEnTijd: string;
  /**
   * Wie de gegevens levert.
   */
  codeGegevensleverancier: string;
  /**
   * Een per gemeente.
   *
   * @minItems 1
   * @maxItems 1000
   *
   * Items: Signalen en zaken van één gemeente.
   */
  leveringen: {
    /**
     * Nummer van deze levering.
     */
    teller: number;
    /**
     * Gemeente van de levering.
     */
    gemeentecode: string;
    /**
     * Wie aanlevert: de gemeente, of wie voor haar werkt.
     */
    aanleverende_organisatie: {
      /**
       * Naam van de organisatie.
       */
      naam: string;
      /**
       * Nummer van de Kamer van Koophandel.
       */
      'kvk-nummer'?: string;
      /**
       * Wie het CBS kan bereiken. De naam is die van het model.
       *
       * @minItems 1
       * @maxItems 10
       *
       * Items: Contactpersoon bij de aanleverende organisatie.
       */
      contactpersoonen?: {
        /**
         * Naam.
         */
        naam?: string;
        /**
         * Telefoonnummer.
         */
        telefoonnummer?: string;
        /**
         * E-mailadres.
         */
        email?: string;
        /**
         * Functie.
         */
        functietitel?: string;
      }[];
    };
    /**
     * Alle signalen van de periode.
     *
     * @maxItems 100000
     *
     * Items: Eén signaal van één signaalpartner.
     */
    vroegsignalen: {
      /**
       * Kenmerk van het signaal.
       */
      ID: string;
      /**
       * Of er een crisisdatum is.
       */
      crisissignaal?: boolean;
      /**
       * Of de signaalpartner al contact heeft en vraagt dat op te pakken.
       */
      warmeOverdracht?: boolean;
      /**
       * Achterstand in hele euro's.
       */
      bedrag?: number;
      /**
       * Sinds wanneer de achterstand er is.
       */
      ontstaansdatum?: string;
      /**
       * Dag van het signaal.
       */
      signaaldatum?: string;
      /**
       * Status van het signaal.
       */
      status?:
        | 'Nog niet opgepakt'
        | 'Niet opgepakt: onterecht signaal'
        | 'Inwoner is overleden'
        | 'Persoon is geen inwoner (meer) in de gemeente'
        | 'Niet opgepakt: herhaalde melding'
        | 'Niet opgepakt: andere reden';
      /**
       * Soort organisatie die signaleerde.
       */
      signaalpartner: {
        /**
         * Soort signaalpartner.
         */
        type:
          | 'Energie'
          | 'Huur'
          | 'Hypotheek'
          | 'CAK Zorgverzekeringen'
          | 'Zorg'
          | 'Water'
          | 'DUO'
          | 'Belastingdienst'
          | 'CAK Eigen bijdrage'
          | 'Overige'
          | 'Dienst Toeslagen';
      };
      /**
       * Wie het signaal betreft; wat onbekend is ontbreekt.
       */
      client: {
        /**
         * Regel R8: toegestaan bij levering aan CBS.
         */
        Burgerservicenummer?: string;
        /**
         * Voorletters.
         */
        Voorletters?: string;
        /**
         * Voorvoegsel van de achternaam.
         */
        Voorvoegsel?: string;
        /**
         * Geslachtsnaam.
         */
        Achternaam?: string;
        /**
         * Geboortedatum.
         */
        Geboortedatum?: string;
        /**
         * Straatnaam.
         */
        Straatnaam?: string;
        /**
         * Postcode.
         */
        Postcode?: string;
        /**
         * Huisnummer.
         */
        Huisnummer?: string;
        /**
         * Letter en toevoeging.
         */
        Huisnummertoevoeging?: string;
        /**
         * Woonplaats.
         */
        Plaatsnaam?: string;
      };
    }[];
    /**
     * Alle zaken van de periode.
     *
     * @maxItems 100000
     *
     * Items: Het werk van een team aan een of meer signalen.
     */
    vroegsignaalzaken: {
      /**
       * Eindresultaat; ontbreekt zolang de zaak loopt.
       */
      resultaat?:
        | 'Niet opgepakt: onterecht signaal'
        | 'Inwoner is overleden'
        | 'Persoon is geen inwoner (meer) in de gemeente'
        | 'Niet opgepakt: herhaalde melding'
        | 'Niet opgepakt: andere reden'
        | 'Inwoner al bekend bij schuldhulpverlening'
        | 'Inwoner heeft al een ander lopend traject'
        | 'Definitief geen contact kunnen krijgen'
        | 'Geen reactie na eerder contact'
        | 'Inwoner hoeft geen hulp vanuit vroegsignalering'
        | 'Inwoner heeft zelf al betaald/betalingsregeling getroffen'
        | 'Verwijzing zonder contact'
        | '(Budget)advies en/of quick fix'
        | 'Vervolghulp en/of verwijzing financieel'
        | 'Vervolghulp en/of verwijzing niet financieel';
      /**
       * Dag waarop de signalen bij elkaar kwamen.
       */
      matchingsdatum: string;
      /**
       * Eerste dag van de matchingperiode. De naam is die van het model.
       */
      startdatum_matchtingperiode: string;
      /**
       * Laatste dag van de matchingperiode.
       */
      einddatum_matchingperiode: string;
      /**
       * Dag waarop de zaak is opgepakt.
       */
      datum_opgepakt?: string;
      /**
       * Signalen van deze zaak.
       *
       * @minItems 1
       * @maxItems 1000
       *
       * Items: Verwijzing naar een vroegsignaal.
       */
      vroegsignalen: {
        /**
         * Kenmerk van het signaal.
         */
        ID: string;
      }[];
      /**
       * Pogingen om contact te krijgen.
       *
       * @maxItems 1000
       *
       * Items: Eén poging.
       */
      contactpogingen: {
        /**
         * Hoe contact is gezocht.
         */
        soort: 'Mail' | 'Brief' | 'SMS/Whatsapp' | 'Telefoon' | 'Huisbezoek' | 'Kaartje' | 'Overige' | 'Administratief';
        /**
         * Of iemand bereikt is.
         */
        bereikt: boolean;
        /**
         * Dag van de poging.
         */
        datum: string;
        /**
         * Ochtend, middag of avond.
         */
        dagdeel: 'Ochtend' | 'Middag' | 'Avond';
      }[];
    }[];
  }[];
}
/**
 * Vraag aan een corporatie om een woning, op toestemming. Bron: regel E-11; AVG 6(1)(a).
 */
export interface EigenberichtWoningvraag {
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'woningvraag';
  persoon: PersoonZonderBsn;
  /**
   * Welke woning past.
   */
  soortWoning: 'zelfstandig' | 'gedeeld' | 'gezinswoning' | 'gelijkvloers';
  /**
   * Dag vanaf wanneer de woning nodig is.
   */
  gewensteDatum: string;
  contactpersoon: Contactpersoon;
  /**
   * Voor welke gemeente, als de ontvanger voor meer gemeenten werkt.
   */
  gemeentecode?: string;
  /**
   * Toestemmingen van de cliënt, voor deze ontvanger; geen, als het bericht op een plicht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen: string[];
}
/**
 * Voor routes op toestemming waar geen wet het burgerservicenummer toestaat. Geboortedatum en adres horen erbij, omdat alleen daarmee de toestemming bij het bericht te vinden is. Bron: regels BSN-01 en R8.
 */
export interface PersoonZonderBsn {
  /**
   * Voorletters, met of zonder punten. Bron: BRP.
   */
  voorletters: string;
  /**
   * Voorvoegsel van de achternaam, zoals 'van der'. Bron: BRP.
   */
  voorvoegsel?: string;
  /**
   * Geslachtsnaam zonder voorvoegsel. Bron: BRP.
   */
  achternaam: string;
  /**
   * Geboortedatum. Bron: regel R18.
   */
  geboortedatum: string;
  adres: Adres;
  /**
   * Als de afzender het kent.
   */
  telefoon?: string;
  /**
   * Als de afzender het kent.
   */
  email?: string;
}
/**
 * Het lokale team draagt zijn onderzoek over aan de toegang tot beschermd wonen en opvang. Bron: domeinregels A1b.
 */
export interface EigenberichtToegangOnderzoek {
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'toegang-onderzoek';
  persoon: Clientpersoon;
  /**
   * Binnen een mandaat voor dezelfde gemeente, of op toestemming. Bron: domeinregels A1b.
   */
  kader: 'mandaat' | 'toestemming';
  /**
   * Het onderzoek dat meegaat.
   */
  onderzoek: {
    /**
     * Kenmerk bij het lokale team.
     */
    kenmerk: string;
    /**
     * Dag waarop het onderzoek is afgerond.
     */
    afgerondOp: string;
    /**
     * Waar het onderzoek op uitkwam.
     */
    uitkomst: 'beschermd_wonen' | 'maatschappelijke_opvang' | 'ambulante_begeleiding' | 'nader_onderzoek';
  };
  contactprofessional: Professional;
  aandacht: LeefgebiedenZonderSchulden;
  /**
   * Wat de cliënt zelf wil zeggen; alleen op toestemming die dat noemt, nooit op een plicht. Bron: regels E-11, R24.
   */
  woordenClient?: string;
  /**
   * Voor welke gemeente, als de ontvanger voor meer gemeenten werkt.
   */
  gemeentecode?: string;
  /**
   * Toestemmingen van de cliënt, voor deze ontvanger; geen, als het bericht op een plicht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen: string[];
}
/**
 * Voor routes waar een wet het burgerservicenummer toestaat of verplicht. Bron: Wmo 5.2.9; Wvggz; regel R8.
 */
export interface Clientpersoon {
  /**
   * Verplicht tussen Wmo-partijen zodra het bekend is. Bron: Wmo 5.2.9.
   */
  bsn?: string;
  /**
   * Verklaring dat de afzender het nummer niet kent. Dan komen achternaam, voornamen, geboortedatum, postcode en huisnummer ervoor in de plaats. Bron: Wmo 5.2.9.
   */
  bsnOnbekend?: true;
  /**
   * Voorletters, met of zonder punten. Bron: BRP.
   */
  voorletters: string;
  /**
   * Voornamen voluit. Bron: Wmo 5.2.9.
   */
  voornamen?: string;
  /**
   * Voorvoegsel van de achternaam, zoals 'van der'. Bron: BRP.
   */
  voorvoegsel?: string;
  /**
   * Geslachtsnaam zonder voorvoegsel. Bron: Wmo 5.2.9.
   */
  achternaam: string;
  /**
   * Geboortedatum. Bron: Wmo 5.2.9.
   */
  geboortedatum?: string;
  adres?: Adres;
  /**
   * Als de afzender het kent.
   */
  telefoon?: string;
  /**
   * Als de afzender het kent.
   */
  email?: string;
}
/**
 * Medewerker bij wie de ontvanger terechtkan, met ten minste een telefoonnummer of een e-mailadres. Bron: gegevenssets D-DET, D-GGZ en D-WVGGZ.
 */
export interface Professional {
  /**
   * Naam van de medewerker.
   */
  naam: string;
  /**
   * Functie van de medewerker.
   */
  functie?: string;
  /**
   * Zakelijk nummer.
   */
  telefoon?: string;
  /**
   * Zakelijk adres.
   */
  email?: string;
}
/**
 * Leefgebieden zonder gegevens van schuldhulpverlening. Bron: gegevensset D-WMO.
 */
export interface LeefgebiedenZonderSchulden {
  woonsituatie?: LeefgebiedenLeefgebied;
  begeleiding?: LeefgebiedenLeefgebied;
  inkomen?: LeefgebiedenLeefgebied;
  dagbesteding?: LeefgebiedenLeefgebied;
}
/**
 * Of actie nodig is op één leefgebied. Bron: gegevenssets D-DET-MIN en D-WMO.
 */
export interface LeefgebiedenLeefgebied {
  /**
   * Of actie nodig is.
   */
  actieNodig: boolean;
  /**
   * Hoe dringend de actie is.
   */
  urgentie?: 'laag' | 'midden' | 'hoog';
}
/**
 * Hulp die bij een verhuizing doorgaat in de nieuwe gemeente, op toestemming. Bron: regel G-07; Wmo 5.2.1.
 */
export interface EigenberichtVerhuizing {
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'verhuizing';
  persoon: Clientpersoon;
  /**
   * Dag van de verhuizing.
   */
  verhuisdatum: string;
  contactprofessional: Professional;
  aandacht: LeefgebiedenMetToestemming;
  /**
   * Wat de cliënt zelf wil zeggen; alleen als de toestemming dat noemt. Bron: regels E-11, R24.
   */
  woordenClient?: string;
  /**
   * Voor welke gemeente, als de ontvanger voor meer gemeenten werkt.
   */
  gemeentecode?: string;
  /**
   * Toestemmingen van de cliënt, voor deze ontvanger; geen, als het bericht op een plicht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen: string[];
}
/**
 * Elk leefgebied gaat alleen mee als de toestemming het noemt. Bron: regel R9; Wmo 5.1.1(4).
 */
export interface LeefgebiedenMetToestemming {
  woonsituatie?: LeefgebiedenLeefgebied;
  begeleiding?: LeefgebiedenLeefgebied;
  inkomen?: LeefgebiedenLeefgebied;
  schulden?: LeefgebiedenLeefgebied;
  dagbesteding?: LeefgebiedenLeefgebied;
}
/**
 * Gegevens van schuldhulp, participatie of jeugd voor een beoordeling onder de Wmo, alleen op uitdrukkelijke toestemming. Bron: Wmo 5.1.1(4); regel B-08.
 */
export interface EigenberichtHergebruikWmo {
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'hergebruik-wmo';
  persoon: Clientpersoon;
  contactprofessional: Professional;
  aandacht: LeefgebiedenMetToestemming;
  /**
   * Wat de cliënt zelf wil zeggen; alleen als de toestemming dat noemt. Bron: regels E-11, R24.
   */
  woordenClient?: string;
  /**
   * Voor welke gemeente, als de ontvanger voor meer gemeenten werkt.
   */
  gemeentecode?: string;
  /**
   * Toestemmingen van de cliënt, voor deze ontvanger; geen, als het bericht op een plicht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen: string[];
}
/**
 * Aankondiging dat iemand beschermd wonen of maatschappelijke opvang verlaat. Bron: Wmo 5.2.1 en 5.2.2.
 */
export interface EigenberichtBwmoUitstroom {
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'bwmo-uitstroom';
  persoon: Clientpersoon;
  /**
   * Welke voorziening eindigt. Bron: Wmo 1.1.1.
   */
  soortVoorziening: 'beschermd_wonen' | 'maatschappelijke_opvang';
  /**
   * Gemeente die de voorziening toekende. Gaat het bericht naar een andere gemeente, dan is toestemming nodig. Bron: Wmo 5.2.1 en 5.2.2; regel R10.
   */
  toekennendeGemeente: string;
  /**
   * Dag waarop de voorziening naar verwachting eindigt. Bron: gegevensset D-WMO.
   */
  uitstroomdatum: string;
  contactprofessional: Professional;
  aandacht: LeefgebiedenZonderSchulden;
  /**
   * Wat de cliënt zelf wil zeggen; alleen op toestemming die dat noemt, nooit op een plicht. Bron: regels E-11, R24.
   */
  woordenClient?: string;
  /**
   * Voor welke gemeente, als de ontvanger voor meer gemeenten werkt.
   */
  gemeentecode?: string;
  /**
   * Toestemmingen van de cliënt, voor deze ontvanger; geen, als het bericht op een plicht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen: string[];
}
/**
 * Team waarvoor het bericht is. Bron: domeinregels A1.
 */
export interface Ontvanger {
  /**
   * OIN van de organisatie. Bron: OIN-stelsel.
   */
  oin: string;
  /**
   * Code van het team.
   */
  team: string;
  /**
   * Gemeente waarvoor het team werkt; nodig als een team voor meer gemeenten werkt. Bron: Wgs 3a; regel G-01.
   */
  gemeentecode?: string;
}
/**
 * Gemeenten en regio's met hun geldigheid, en de dagen waarop het woonplaatsbeginsel geldt: een bestand van de beheerder. Bron: regels G-01, G-04 en G-05.
 */
export interface Gemeentelijst {
  /**
   * Elke gemeente, ook die zijn opgeheven. Bron: CBS, gemeentelijke indeling.
   *
   * @minItems 1
   * @maxItems 5000
   */
  gemeenten: GemeentelijstGemeente[];
  /**
   * Wie centrumgemeente is, waarvoor en van wie.
   *
   * @maxItems 1000
   */
  regios: GemeentelijstRegio[];
  /**
   * Perioden waarin het woonplaatsbeginsel voor beschermd wonen geldt; zonder deze: nooit. Bron: wetsvoorstel 36288; regel G-04.
   *
   * @maxItems 10
   */
  woonplaatsbeginsel?: GemeentelijstPeriode[];
}
/**
 * Eén gemeente.
 */
export interface GemeentelijstGemeente {
  /**
   * Code van de gemeente.
   */
  gemeentecode: string;
  /**
   * Naam van de gemeente.
   */
  naam: string;
  /**
   * Eerste dag.
   */
  geldigVan: string;
  /**
   * Laatste dag; zonder deze bestaat zij nog.
   */
  geldigTot?: string;
  /**
   * Codes van gemeenten die na de laatste dag verdergaan.
   *
   * @maxItems 20
   *
   * Items: Code van een gemeente, 4 cijfers. Bron: CBS, gemeentelijke indeling.
   */
  opvolgers?: string[];
}
/**
 * Een centrumgemeente met haar leden. Bron: regel G-05.
 */
export interface GemeentelijstRegio {
  /**
   * Naam van de regio.
   */
  naam: string;
  /**
   * Wat het centrum voor de leden doet; adreslozen: het college van Participatiewet 40.
   *
   * @minItems 1
   * @maxItems 3
   */
  taken: GemeentelijstTaak[];
  /**
   * Code van de centrumgemeente.
   */
  centrum: string;
  /**
   * Codes van alle leden, het centrum ook.
   *
   * @minItems 1
   * @maxItems 400
   *
   * Items: Code van een gemeente, 4 cijfers. Bron: CBS, gemeentelijke indeling.
   */
  leden: string[];
  /**
   * Eerste dag.
   */
  geldigVan: string;
  /**
   * Laatste dag; zonder deze geldt het nog.
   */
  geldigTot?: string;
}
/**
 * Hele dagen, de eerste en de laatste ook. Bron: regel R4.
 */
export interface GemeentelijstPeriode {
  /**
   * Eerste dag.
   */
  geldigVan: string;
  /**
   * Laatste dag; zonder deze geldt het nog.
   */
  geldigTot?: string;
}
/**
 * Intrekking van een toestemming; even gemakkelijk als het geven. Bron: AVG 7(3).
 */
export interface Intrekking {
  /**
   * Wanneer de betrokkene de toestemming introk.
   */
  ingetrokkenTijdstip: string;
  wijze: Wijze;
  /**
   * Kenmerk van de medewerker die de intrekking noteerde.
   */
  vastgelegdDoor: string;
  /**
   * Wie de toestemming introk. Bron: UAVG 5(5); regel B-13.
   */
  doorWie: 'betrokkene' | 'vertegenwoordiger';
}
/**
 * Leefgebieden. Rust het bericht op toestemming, dan noemt die elk leefgebied dat hier staat. Bron: regel R9.
 */
export interface LeefgebiedenLeefgebieden {
  woonsituatie?: LeefgebiedenLeefgebied;
  begeleiding?: LeefgebiedenLeefgebied;
  inkomen?: LeefgebiedenLeefgebied;
  schulden?: LeefgebiedenLeefgebied;
  dagbesteding?: LeefgebiedenLeefgebied;
}
/**
 * Wat een partij krijgt om een vermelding te bewijzen: de vermelding, haar zout en het bewijs dat haar blad in het logboek staat. Bron: RFC 6962; C2SP tlog-proof.
 */
export interface Logboekbewijs {
  /**
   * De vermelding in JCS-vorm, letter voor letter zoals de verbintenis haar dekt. Bron: RFC 8785.
   */
  vermelding: string;
  /**
   * 32 bytes in base64url.
   */
  zout: string;
  /**
   * Inhoud van het blad in het logboek.
   */
  blad: string;
  /**
   * Naam van het logboek.
   */
  logboek: string;
  /**
   * Bewijs van opname met ondertekend checkpoint; ontbreekt zolang geen checkpoint de vermelding dekt. Bron: C2SP tlog-proof.
   */
  bewijs?: string;
}
/**
 * Inhoud (data) van de CloudEvent die een ontvanger vertelt dat er iets klaarligt of veranderd is. Niets hierin komt uit een bericht.
 */
export interface Melding {
  /**
   * Hoeveel er voor het team klaarligt op het tijdstip van de melding, of hoeveel er sinds de vorige veranderde; geteld tot duizend.
   */
  aantal: number;
}
/**
 * Inhoud van het ondertekende bewijs (JWS, EdDSA, typ seinhuis-ontvangstbewijs+jws) dat een bericht is aangenomen en in het logboek staat. Bron: RFC 7515.
 */
export interface Ontvangstbewijs {
  /**
   * Versie van het ontvangstbewijs.
   */
  versie: 1;
  /**
   * Zoals de afzender het koos.
   */
  berichtId: string;
  /**
   * Toegestaan, of aangehouden tot twee privacyfunctionarissen beslissen. Bron: regel R20.
   */
  besluit: 'toegestaan' | 'aangehouden';
  /**
   * Eén verstrekking heeft één kenmerk.
   */
  verstrekkingId: string;
  /**
   * Wanneer het bericht is aangenomen.
   */
  ontvangenTijdstip: string;
  afzender: Partij;
  ontvanger: Partij;
  type: Berichttype;
  /**
   * Zegel van het versleutelde bericht.
   */
  zegel: string;
  /**
   * Code van de route waarop het besluit rust. Bron: domeinregels A1.
   */
  route: string;
  /**
   * Het beleid dat gold.
   */
  beleid: {
    /**
     * Versie van het beleid.
     */
    versie: number;
    /**
     * SHA-256 van het beleid in JCS-vorm, hexadecimaal. Bron: RFC 8785.
     */
    digest: string;
  };
  /**
   * Waar het besluit in het logboek staat. Bron: RFC 6962; C2SP tlog-tiles.
   */
  logboek: {
    /**
     * Naam van het logboek.
     */
    naam: string;
    /**
     * Kenmerk van de vermelding.
     */
    vermelding: string;
    /**
     * Verbintenis die in het blad staat.
     */
    blad: string;
  };
}
/**
 * Wie is aangesloten, met teams en gemeenten.
 */
export interface Organisaties {
  /**
   * Aangesloten organisaties.
   *
   * Items: Eén aangesloten organisatie.
   */
  items: {
    /**
     * OIN van de organisatie. Bron: OIN-stelsel.
     */
    oin: string;
    /**
     * Naam van de organisatie.
     */
    naam: string;
    /**
     * Teams die berichten sturen of ontvangen.
     *
     * Items: Eén team.
     */
    teams: {
      /**
       * Code van het team.
       */
      team: string;
      soort: Teamsoort;
      /**
       * Gemeenten waarvoor het team werkt, met hun geldigheid. Bron: regel G-01.
       *
       * Items: Eén gemeente.
       */
      gemeenten: {
        /**
         * Code van de gemeente.
         */
        gemeentecode: string;
        /**
         * Eerste dag.
         */
        geldigVan: string;
        /**
         * Laatste dag.
         */
        geldigTot?: string;
      }[];
    }[];
  }[];
}
/**
 * Wie aan wie overdraagt, en waarom. Over de persoon blijft alleen een pseudoniem per team over. Bron: regels E-03 en E-08.
 */
export interface OverdrachtAanmelding {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  naar: OverdrachtPartij;
  overgang: OverdrachtOvergang;
  kader: OverdrachtKader;
  /**
   * Dag van de maatregel, het D&R-plan of de planning; vandaag of eerder. Bron: regel E-06.
   */
  ankerdatum: string;
  /**
   * Geplande dag van de overgang.
   */
  plandatum: string;
  /**
   * Waarover iets moet worden overgedragen, voor zover nodig.
   *
   * @maxItems 6
   */
  gebieden: OverdrachtNodig[];
  betrokkene: OverdrachtBetrokkene;
}
/**
 * Een team van een organisatie.
 */
export interface OverdrachtPartij {
  /**
   * Organisatie.
   */
  oin: string;
  /**
   * Code van het team.
   */
  team: string;
}
/**
 * Een gebied dat voor deze cliënt nodig is.
 */
export interface OverdrachtNodig {
  gebied: OverdrachtLeefgebied;
  /**
   * Gaat mee met het voorstel; anders na de acceptatie.
   */
  dringend: boolean;
}
/**
 * Over wie het gaat. Niets hiervan wordt bewaard, alleen pseudoniemen met een sleutel per team.
 */
export interface OverdrachtBetrokkene {
  /**
   * Alleen waar een wet het toestaat; even goed als in het bericht dat volgt.
   */
  bsn?: string;
  /**
   * Geslachtsnaam zonder voorvoegsel.
   */
  achternaam: string;
  /**
   * Geboortedatum.
   */
  geboortedatum: string;
  /**
   * Postcode zonder spatie.
   */
  postcode: string;
  /**
   * Huisnummer zonder letter of toevoeging.
   */
  huisnummer: number;
}
/**
 * Een gesprek tussen beide kanten. Van elke kant telt wie de zaak heeft.
 */
export interface OverdrachtContact {
  /**
   * Dag van het gesprek.
   */
  op: string;
  soort: OverdrachtContactsoort;
  /**
   * Was de cliënt erbij?
   */
  clientAanwezig: boolean;
}
/**
 * Onafhankelijke cliëntondersteuning aangeboden, of het antwoord daarop.
 */
export interface OverdrachtStapNoteerClientondersteuning {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'noteerClientondersteuning';
  antwoord: OverdrachtCob;
}
/**
 * De cliënt is om toestemming gevraagd.
 */
export interface OverdrachtStapVraagToestemming {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'vraagToestemming';
}
/**
 * Wat de cliënt antwoordde; een nee beëindigt de overdracht.
 */
export interface OverdrachtStapNoteerToestemming {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'noteerToestemming';
  /**
   * Gaf de cliënt toestemming?
   */
  gegeven: boolean;
  /**
   * Kenmerken van vastgelegde toestemmingen waarop deze overdracht steunt; trekt de cliënt er een in, dan stopt zij.
   *
   * @maxItems 10
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
}
/**
 * Voorstellen aan de ontvanger, met het bericht van dit kader dat al is aangenomen (`verstrekkingId`), of met wat de poort verstuurt (`bericht`); niet met beide. Bron: regel E-04.
 */
export interface OverdrachtStapStelVoor {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'stelVoor';
  /**
   * Kenmerk van de verstrekking uit het ontvangstbewijs van het bericht.
   */
  verstrekkingId?: string;
  bericht?: EigenberichtOverdracht;
  /**
   * Alleen op toestemming, en zonder burgerservicenummer. Versleuteld bewaard; alleen de afzender leest ze. Bron: regel R24.
   */
  woordenClient?: string;
}
/**
 * Wie van het ontvangende team meedoet; zonder naam bent u dat zelf.
 */
export interface OverdrachtStapNoemProfessional {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'noemProfessional';
  /**
   * Naam (`sub`) van een collega bij de aanmelddienst van de eigen organisatie. Bewaard wordt alleen een pseudoniem.
   */
  medewerker?: string;
}
/**
 * Een gesprek tussen beide kanten.
 */
export interface OverdrachtStapNoteerContact {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'noteerContact';
  contact: OverdrachtContact;
}
/**
 * De regie overnemen. Het eerste gesprek mag mee.
 */
export interface OverdrachtStapAccepteer {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'accepteer';
  /**
   * Naam (`sub`) van een collega bij de aanmelddienst van de eigen organisatie. Bewaard wordt alleen een pseudoniem.
   */
  medewerker?: string;
  /**
   * Eerste afspraak van de cliënt met de ontvanger; vandaag of later.
   */
  eersteAfspraak: string;
  /**
   * Dag waarop de hulp begint.
   */
  start: string;
  contact?: OverdrachtContact;
}
/**
 * De cliënt is door de ontvanger gezien.
 */
export interface OverdrachtStapBevestig {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'bevestig';
}
/**
 * Alles wat nodig was, is gegeven.
 */
export interface OverdrachtStapSluitAf {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'sluitAf';
  resultaat: OverdrachtResultaat;
}
/**
 * Niet overnemen.
 */
export interface OverdrachtStapWeiger {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'weiger';
  reden: OverdrachtReden;
}
/**
 * Niet overnemen, met een team dat beter past.
 */
export interface OverdrachtStapVerwijsDoor {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'verwijsDoor';
  reden: OverdrachtReden;
  alternatief: Teamsoort;
}
/**
 * Stoppen: de cliënt, of de afzender voor de acceptatie.
 */
export interface OverdrachtStapTrekIn {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'trekIn';
  /**
   * Wie stopt.
   */
  wie: 'client' | 'afzender';
}
/**
 * Het niet eens zijn met een weigering. Bron: regel G-03.
 */
export interface OverdrachtStapMeldGeschil {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'meldGeschil';
}
/**
 * Een geschil naar de volgende trede brengen.
 */
export interface OverdrachtStapBrengVerder {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'brengVerder';
}
/**
 * Een geschil beslissen.
 */
export interface OverdrachtStapBeslisGeschil {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'beslisGeschil';
  uitkomst: OverdrachtUitkomst;
}
/**
 * Een gebied is gegeven: in een bericht, of in een gesprek waar de cliënt bij was. Bron: regel E-04.
 */
export interface OverdrachtStapNoteerGegeven {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'noteerGegeven';
  gebied: OverdrachtGebied;
  /**
   * Kenmerk van de verstrekking uit het ontvangstbewijs van het bericht.
   */
  verstrekkingId?: string;
  /**
   * Rangnummer van het gesprek, vanaf 0.
   */
  contact?: number;
}
/**
 * Een afspraak op een gebied; een latere neemt de plaats in.
 */
export interface OverdrachtStapMaakAfspraak {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'maakAfspraak';
  gebied: OverdrachtLeefgebied;
  /**
   * Wie het doet.
   */
  eigenaar: 'afzender' | 'ontvanger' | 'client';
  /**
   * Laatste dag.
   */
  uiterlijk: string;
}
/**
 * Een andere geplande dag.
 */
export interface OverdrachtStapVerzetDatum {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'verzetDatum';
  /**
   * Geplande dag van de overgang.
   */
  plandatum: string;
}
/**
 * Een collega van hetzelfde team gaat verder.
 */
export interface OverdrachtStapGeefDoor {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'geefDoor';
  /**
   * Naam (`sub`) van een collega bij de aanmelddienst van de eigen organisatie. Bewaard wordt alleen een pseudoniem.
   */
  medewerker: string;
}
/**
 * Een andere regiehouder binnen het team dat de regie heeft.
 */
export interface OverdrachtStapWisselRegiehouder {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'wisselRegiehouder';
  /**
   * Naam (`sub`) van een collega bij de aanmelddienst van de eigen organisatie. Bewaard wordt alleen een pseudoniem.
   */
  medewerker: string;
}
/**
 * Team en medewerker die de zaak hebben.
 */
export interface OverdrachtHouder {
  team: OverdrachtPartij;
  /**
   * Pseudoniem van een medewerker.
   */
  persoon?: string;
}
/**
 * Een termijn van de overdracht.
 */
export interface OverdrachtTermijn {
  /**
   * Naam van de termijn.
   */
  naam:
    | 'beginnen'
    | 'verblijfsplan'
    | 'huisvesting_isd'
    | 'evaluatie_isd'
    | 'antwoord'
    | 'overgang'
    | 'eerste_afspraak'
    | 'geschil';
  /**
   * Regel waaruit de termijn volgt.
   */
  regel: string;
  /**
   * Van de wet, of een eigen keuze.
   */
  grondslag: 'wet' | 'eigen';
  /**
   * Eerste dag.
   */
  begint: string;
  /**
   * Laatste dag om naar te werken; schuift nooit.
   */
  werkNaar: string;
  /**
   * Einde volgens de wet, geschoven naar een werkdag.
   */
  wettelijkEinde?: string;
  /**
   * Voor wie de termijn loopt.
   *
   * @maxItems 2
   */
  kanten: OverdrachtKant[];
  /**
   * Wat de termijn vraagt, is gedaan of kan niet meer.
   */
  gehaald: boolean;
}
/**
 * Een gebied, en of het is gegeven.
 */
export interface OverdrachtInhoudsregel {
  gebied: OverdrachtGebied;
  /**
   * Is het voor deze overdracht nodig?
   */
  nodig: boolean;
  /**
   * Wanneer het mag worden gegeven.
   */
  vanaf: 'voorstel' | 'acceptatie';
  /**
   * Hoe het is gegeven.
   */
  gegeven?: {
    /**
     * In een bericht of in een gesprek.
     */
    hoe: 'bericht' | 'gesprek';
    /**
     * Soort bericht.
     */
    type?: string;
    /**
     * Kenmerk van de verstrekking.
     */
    verstrekkingId?: string;
    /**
     * Rangnummer van het gesprek.
     */
    contact?: number;
  };
}
/**
 * Een gesprek dat is genoteerd.
 */
export interface OverdrachtContactregel {
  /**
   * Dag van het gesprek.
   */
  op: string;
  soort: OverdrachtContactsoort;
  /**
   * Was de cliënt erbij?
   */
  clientAanwezig: boolean;
  /**
   * Pseudoniem van een medewerker.
   */
  afzender: string;
  /**
   * Pseudoniem van een medewerker.
   */
  ontvanger: string;
}
/**
 * Wat op een gebied is afgesproken.
 */
export interface OverdrachtAfspraakregel {
  gebied: OverdrachtLeefgebied;
  /**
   * Wie het doet.
   */
  eigenaar: 'afzender' | 'ontvanger' | 'client';
  /**
   * Laatste dag.
   */
  uiterlijk: string;
}
/**
 * Een overdracht, in het kort.
 */
export interface OverdrachtRegel {
  /**
   * Kenmerk van de overdracht.
   */
  overdrachtId: string;
  /**
   * Aantal gebeurtenissen; dezelfde als in de ETag.
   */
  versie: number;
  kant: OverdrachtKant;
  /**
   * Wie aan zet is.
   *
   * @maxItems 2
   */
  aanZet: OverdrachtKant[];
  status: OverdrachtStatus;
  /**
   * Waar de regie ligt.
   */
  regie: 'afzender' | 'ontvanger' | 'elders';
  overgang?: OverdrachtOvergang;
  /**
   * Geplande dag van de overgang.
   */
  plandatum?: string;
  afzender?: OverdrachtHouder;
  ontvanger?: OverdrachtHouder;
}
/**
 * Overdrachten van het eigen team, oudste eerst.
 */
export interface OverdrachtLijst {
  /**
   * Eén per overdracht.
   *
   * @maxItems 500
   */
  items: OverdrachtRegel[];
  /**
   * Waarde voor `na` van de volgende bladzijde.
   */
  volgende?: string;
}
/**
 * Wat gebeurde, op welke dag en door welke kant.
 */
export interface OverdrachtGeschiedenisregel {
  /**
   * Rangnummer, vanaf 1.
   */
  nummer: number;
  /**
   * Soort gebeurtenis.
   */
  wat:
    | 'begonnen'
    | 'clientondersteuning'
    | 'toestemming_gevraagd'
    | 'toestemming_gegeven'
    | 'toestemming_geweigerd'
    | 'voorgesteld'
    | 'professional_genoemd'
    | 'contact'
    | 'geaccepteerd'
    | 'bevestigd'
    | 'afgesloten'
    | 'geweigerd'
    | 'doorverwezen'
    | 'ingetrokken'
    | 'geschil'
    | 'geschil_beslist'
    | 'gebied_gegeven'
    | 'afspraak'
    | 'datum_verzet'
    | 'doorgegeven'
    | 'regiehouder_gewisseld';
  /**
   * Dag.
   */
  op: string;
  kant?: OverdrachtKant;
}
/**
 * Wat op tijd moet gebeuren, of al te laat is.
 */
export interface OverdrachtHerinnering {
  /**
   * Dezelfde herinnering heeft altijd dezelfde naam.
   */
  naam: string;
  /**
   * Voor het einde een herinnering, erna een escalatie.
   */
  soort: 'herinnering' | 'escalatie';
  /**
   * Welke termijn.
   */
  termijn:
    | 'beginnen'
    | 'verblijfsplan'
    | 'huisvesting_isd'
    | 'evaluatie_isd'
    | 'antwoord'
    | 'overgang'
    | 'eerste_afspraak'
    | 'geschil';
  /**
   * Voor wie in het team.
   */
  rol: 'medewerker' | 'teamleider';
  /**
   * Vanaf welke dag.
   */
  op: string;
}
/**
 * Welk soort bericht hierbij hoort. Elk bericht heeft zijn eigen grond.
 */
export interface OverdrachtBerichtnodig {
  /**
   * Soort bericht.
   */
  type: string;
  /**
   * Stap of route binnen de soort.
   */
  stap?: string;
}
/**
 * Wie nog iets moet horen, op eigen toestemming, en welke velden ten hoogste. Bron: regel E-09.
 */
export interface OverdrachtOokbericht {
  /**
   * Wie het hoort.
   */
  aan: 'verhuurder' | 'participatie';
  /**
   * Soort bericht.
   */
  type: string;
  /**
   * Alles wat deze mag horen.
   *
   * @maxItems 20
   *
   * Items: Naam van een veld.
   */
  velden: string[];
}
/**
 * Een overdracht zoals uw kant haar mag zien. Bron: docs/overdracht.md, Wie ziet wat.
 */
export interface OverdrachtStand {
  /**
   * Kenmerk van de overdracht.
   */
  overdrachtId: string;
  /**
   * Aantal gebeurtenissen; dezelfde als in de ETag.
   */
  versie: number;
  kant: OverdrachtKant;
  /**
   * Wie aan zet is.
   *
   * @maxItems 2
   */
  aanZet: OverdrachtKant[];
  status: OverdrachtStatus;
  /**
   * Waar de regie ligt.
   */
  regie: 'afzender' | 'ontvanger' | 'elders';
  overgang?: OverdrachtOvergang;
  /**
   * Geplande dag van de overgang.
   */
  plandatum?: string;
  afzender?: OverdrachtHouder;
  ontvanger?: OverdrachtHouder;
  clientondersteuning?: OverdrachtCob;
  /**
   * Toestemming van de cliënt.
   */
  toestemming?: 'gevraagd' | 'gegeven' | 'geweigerd';
  /**
   * De gebieden.
   *
   * @maxItems 20
   */
  inhoud?: OverdrachtInhoudsregel[];
  /**
   * De gesprekken.
   *
   * @maxItems 1000
   */
  contacten?: OverdrachtContactregel[];
  /**
   * De afspraken.
   *
   * @maxItems 20
   */
  afspraken?: OverdrachtAfspraakregel[];
  /**
   * Wanneer is geaccepteerd.
   */
  acceptatie?: {
    /**
     * Dag van acceptatie.
     */
    op: string;
    /**
     * Eerste afspraak van de cliënt.
     */
    eersteAfspraak: string;
    /**
     * Dag waarop de hulp begint.
     */
    start: string;
  };
  /**
   * Waarom de ontvanger niet overneemt, en hoe verder.
   */
  weigering?: {
    reden: OverdrachtReden;
    alternatief?: Teamsoort;
    /**
     * Wat de afzender nu kan doen. Bron: regel E-05.
     */
    hoeVerder: string;
    /**
     * Bij wie u verder kunt, en hoe die vandaag te bereiken is; van de gemeenten van beide kanten.
     *
     * @maxItems 20
     */
    kaart?: SocialeKaartVermelding[];
  };
  /**
   * Het geschil over een weigering.
   */
  geschil?: {
    trede: OverdrachtTrede;
    /**
     * Sinds welke dag op deze trede.
     */
    sinds: string;
    uitkomst?: OverdrachtUitkomst;
  };
  /**
   * Wie stopte.
   */
  ingetrokken?: {
    /**
     * Wie stopte.
     */
    door: 'client' | 'afzender';
    genoteerdDoor: OverdrachtKant;
  };
  resultaat?: OverdrachtResultaat;
  /**
   * Wat uw kant nu kan doen.
   *
   * @maxItems 30
   *
   * Items: Naam van een stap.
   */
  stappen: (
    | 'noteerClientondersteuning'
    | 'vraagToestemming'
    | 'noteerToestemming'
    | 'stelVoor'
    | 'noemProfessional'
    | 'noteerContact'
    | 'accepteer'
    | 'bevestig'
    | 'sluitAf'
    | 'weiger'
    | 'verwijsDoor'
    | 'trekIn'
    | 'meldGeschil'
    | 'brengVerder'
    | 'beslisGeschil'
    | 'noteerGegeven'
    | 'maakAfspraak'
    | 'verzetDatum'
    | 'geefDoor'
    | 'wisselRegiehouder'
  )[];
  /**
   * Wat loopt.
   *
   * @maxItems 20
   */
  termijnen: OverdrachtTermijn[];
  bericht?: OverdrachtBerichtnodig;
  /**
   * Wie tijdens een verblijf nog iets moet horen; alleen voor de afzender.
   *
   * @maxItems 10
   */
  ookBerichten?: OverdrachtOokbericht[];
  /**
   * Later begonnen dan regel E-06 vraagt; alleen voor de afzender.
   */
  teLaatBegonnen?: boolean;
  /**
   * Alleen voor de afzender.
   */
  woordenClient?: string;
  /**
   * Uw eigen pseudoniem in deze overdracht, als u een mens bent.
   */
  ikBen?: string;
  /**
   * Wat gebeurde, voor zover uw kant het ziet.
   *
   * @maxItems 10000
   */
  geschiedenis: OverdrachtGeschiedenisregel[];
  regio?: RegioregelsStand;
  /**
   * Van uw team.
   *
   * @maxItems 1000
   */
  herinneringen: OverdrachtHerinnering[];
}
/**
 * Eén team op de sociale kaart.
 */
export interface SocialeKaartVermelding {
  /**
   * Kenmerk van de kaartvermelding.
   */
  kaartvermeldingId: string;
  /**
   * Telt met elke wijziging. Dezelfde waarde staat in de kop ETag.
   */
  versie: number;
  /**
   * OIN van de organisatie.
   */
  oin: string;
  /**
   * Naam van de organisatie.
   */
  organisatie: string;
  soort: Teamsoort;
  opgave: SocialeKaartOpgave;
  /**
   * Dag waarop het team voor het laatst zei dat het klopt.
   */
  bevestigdOp: string;
  vandaag: SocialeKaartVandaag;
  /**
   * NIET_BEVESTIGD: al een half jaar heeft niemand bevestigd dat dit klopt. NIET_IN_GEMEENTE: het team werkt niet meer voor een van de genoemde gemeenten.
   *
   * @maxItems 2
   */
  waarschuwingen: ('NIET_BEVESTIGD' | 'NIET_IN_GEMEENTE')[];
}
/**
 * Wat een team over zichzelf opgeeft.
 */
export interface SocialeKaartOpgave {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Hoe het team heet.
   */
  naam: string;
  /**
   * Naar wie te vragen: een functie, geen persoon.
   */
  functie: string;
  /**
   * Waarvoor men bij dit team terechtkan.
   *
   * @minItems 1
   * @maxItems 12
   */
  hulpvragen: SocialeKaartHulpvraag[];
  /**
   * Voor welke gemeenten.
   *
   * @minItems 1
   * @maxItems 400
   *
   * Items: Code van een gemeente, 4 cijfers. Bron: CBS, gemeentelijke indeling.
   */
  gemeenten: string[];
  /**
   * Nummer van het team.
   */
  telefoon?: string;
  /**
   * Adres van het team. Niet voor gegevens van inwoners.
   */
  email?: string;
  adres?: Adres;
  /**
   * Wanneer het team in een gewone week te bereiken is.
   *
   * @maxItems 28
   */
  openingstijden: SocialeKaartOpeningstijd[];
  /**
   * Of de openingstijden ook op algemeen erkende feestdagen gelden. Niet ingevuld is gesloten. Bron: Algemene termijnenwet 3.
   */
  feestdagen?: 'gesloten' | 'open';
  /**
   * Wanneer het team er niet is, met wie dan waarneemt.
   *
   * @maxItems 50
   */
  afwezigheden: SocialeKaartAfwezigheid[];
}
/**
 * Wanneer het team op één dag van de week te bereiken is.
 */
export interface SocialeKaartOpeningstijd {
  /**
   * Dag van de week.
   */
  dag: 'maandag' | 'dinsdag' | 'woensdag' | 'donderdag' | 'vrijdag' | 'zaterdag' | 'zondag';
  /**
   * Begin.
   */
  van: string;
  /**
   * Einde.
   */
  tot: string;
}
/**
 * Dagen waarop het team niet te bereiken is, en wie dan waarneemt.
 */
export interface SocialeKaartAfwezigheid {
  /**
   * Eerste dag.
   */
  van: string;
  /**
   * Laatste dag.
   */
  totEnMet: string;
  waarneming?: SocialeKaartWaarneming;
}
/**
 * Wie waarneemt en hoe die te bereiken is. Een functie, geen persoon.
 */
export interface SocialeKaartWaarneming {
  /**
   * Wie waarneemt.
   */
  functie: string;
  /**
   * Zakelijk nummer.
   */
  telefoon?: string;
  /**
   * Zakelijk adres.
   */
  email?: string;
}
/**
 * Of het team op dit ogenblik te bereiken is, en anders wie of wanneer wel. Volgt uit de opgave en de klok in Nederland.
 */
export interface SocialeKaartVandaag {
  /**
   * De dag.
   */
  datum: string;
  /**
   * Of het team nu te bereiken is.
   */
  open: boolean;
  /**
   * Waarom het team nu niet te bereiken is.
   */
  gesloten?: 'afwezig' | 'feestdag' | 'buiten_openingstijd';
  /**
   * Wanneer het team vandaag te bereiken is; leeg als dat niet zo is.
   *
   * @maxItems 28
   */
  uren: SocialeKaartUren[];
  waarneming?: SocialeKaartWaarneming;
  /**
   * Wanneer het team weer te bereiken is, als dat binnen zestig dagen is.
   */
  weerOpen?: {
    /**
     * De dag.
     */
    datum: string;
    /**
     * Vanaf hoe laat.
     */
    van: string;
  };
}
/**
 * Van en tot op één dag.
 */
export interface SocialeKaartUren {
  /**
   * Begin.
   */
  van: string;
  /**
   * Einde.
   */
  tot: string;
}
/**
 * Welke afspraak van een regio de termijnen bepaalt, en tot wie u zich vandaag wendt.
 */
export interface RegioregelsStand {
  /**
   * Naam van de regio waarvan de termijnen zijn; zonder deze geldt de standaard.
   */
  naam?: string;
  /**
   * De tekst waarin het is afgesproken.
   */
  bron?: string;
  /**
   * Eerste dag.
   */
  geldigVan?: string;
  /**
   * Laatste dag.
   */
  geldigTot?: string;
  clientondersteuning?: RegioregelsLoket;
  geschil?: RegioregelsLoket;
}
/**
 * Een organisatie of loket, nooit een persoon.
 */
export interface RegioregelsLoket {
  /**
   * Naam van organisatie of loket.
   */
  naam: string;
  /**
   * Nummer van het loket.
   */
  telefoon?: string;
  /**
   * Adres van het loket.
   */
  email?: string;
}
/**
 * Contactgegevens, zonder burgerservicenummer. Bron: Bgs 2; gegevensset D-ARR; regels D-03 en BSN-01.
 */
export interface Schuldenaar {
  /**
   * Zonder dit veld: natuurlijk persoon. Over rechtspersonen gaan geen signalen. Bron: regel D-05.
   */
  soort?: 'natuurlijk_persoon' | 'rechtspersoon';
  /**
   * Voorletters, met of zonder punten. Bron: gegevensset D-ARR.
   */
  voorletters: string;
  /**
   * Voorvoegsel van de achternaam, zoals 'van der'. Bron: BRP.
   */
  voorvoegsel?: string;
  /**
   * Geslachtsnaam zonder voorvoegsel. Bron: gegevensset D-ARR.
   */
  achternaam: string;
  /**
   * Alleen om de persoon te herkennen; niet verplicht. Bron: regel D-03.
   */
  geboortedatum?: string;
  adres: Adres;
  /**
   * Als de afzender het kent. Bron: gegevensset D-ARR.
   */
  telefoon?: string;
  /**
   * Als de afzender het kent. Bron: gegevensset D-ARR.
   */
  email?: string;
}
/**
 * Naam, adres, woonplaats en wat van telefoon en e-mail bekend is; geen geboortedatum. Bron: Tijdelijke regeling signaal betalingsachterstanden 2.3; regel D-04.
 */
export interface SchuldenaarZonderGeboortedatum {
  /**
   * Zonder dit veld: natuurlijk persoon. Over rechtspersonen gaan geen signalen. Bron: regel D-05.
   */
  soort?: 'natuurlijk_persoon' | 'rechtspersoon';
  /**
   * Voorletters, met of zonder punten. Bron: gegevensset D-ARR.
   */
  voorletters: string;
  /**
   * Voorvoegsel van de achternaam, zoals 'van der'. Bron: BRP.
   */
  voorvoegsel?: string;
  /**
   * Geslachtsnaam zonder voorvoegsel. Bron: gegevensset D-ARR.
   */
  achternaam: string;
  adres: Adres;
  /**
   * Als de afzender het kent. Bron: gegevensset D-ARR.
   */
  telefoon?: string;
  /**
   * Als de afzender het kent. Bron: gegevensset D-ARR.
   */
  email?: string;
}
/**
 * Contactgegevens; het burgerservicenummer mag mee. Bron: Zvw 18g; gegevensset D-ARR; domeinregels A4.
 */
export interface SchuldenaarMetBsn {
  /**
   * Zonder dit veld: natuurlijk persoon. Over rechtspersonen gaan geen signalen. Bron: regel D-05.
   */
  soort?: 'natuurlijk_persoon' | 'rechtspersoon';
  /**
   * Mag, hoeft niet. Bron: Zvw 18g.
   */
  bsn?: string;
  /**
   * Voorletters, met of zonder punten. Bron: gegevensset D-ARR.
   */
  voorletters: string;
  /**
   * Voorvoegsel van de achternaam, zoals 'van der'. Bron: BRP.
   */
  voorvoegsel?: string;
  /**
   * Geslachtsnaam zonder voorvoegsel. Bron: gegevensset D-ARR.
   */
  achternaam: string;
  /**
   * Alleen om de persoon te herkennen; niet verplicht. Bron: regel D-03.
   */
  geboortedatum?: string;
  adres: Adres;
  /**
   * Als de afzender het kent. Bron: gegevensset D-ARR.
   */
  telefoon?: string;
  /**
   * Als de afzender het kent. Bron: gegevensset D-ARR.
   */
  email?: string;
}
/**
 * Neutrale lijst: wie en wat komt pas met het bericht zelf. Bron: regel D-09.
 */
export interface PostvakLijst {
  /**
   * Wat klaarligt, oudste eerst.
   *
   * @maxItems 500
   */
  items: PostvakItem[];
  /**
   * Geef dit kenmerk mee als 'na' voor het vervolg; ontbreekt op de laatste bladzijde.
   */
  volgende?: string;
}
/**
 * Eén verstrekking die wacht of nog niet is bevestigd.
 */
export interface PostvakItem {
  /**
   * Kenmerk van de verstrekking.
   */
  verstrekkingId: string;
  /**
   * Wanneer het bericht is aangenomen.
   */
  ontvangenTijdstip: string;
  /**
   * Wacht, of opgehaald en nog niet bevestigd.
   */
  status: 'wacht' | 'opgehaald';
  /**
   * Later bericht over iets dat dit team al heeft. Bron: AVG 19.
   */
  mededeling?: 'toestemming_ingetrokken' | 'verwerking_beperkt' | 'beperking_opgeheven' | 'bezwaar_gemaakt';
}
/**
 * Verstrekkingen om op te halen, ten hoogste 500 tegelijk.
 */
export interface PostvakOphalen {
  /**
   * Code van het eigen team waarvoor de aanroeper spreekt.
   */
  team: string;
  /**
   * Kenmerken van de verstrekkingen.
   *
   * @minItems 1
   * @maxItems 500
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  verstrekkingen: string[];
}
/**
 * Antwoord in de volgorde van het verzoek.
 */
export interface PostvakOpgehaald {
  /**
   * Eén antwoord per kenmerk.
   *
   * @maxItems 500
   */
  items: PostvakVerstrekt[];
}
/**
 * Het versleutelde bericht, of waarom het er niet is.
 */
export interface PostvakVerstrekt {
  /**
   * Kenmerk van de verstrekking.
   */
  verstrekkingId: string;
  /**
   * Wat er met deze verstrekking is. Opnieuw besloten aan de deur: een besluit van eerder geeft geen recht.
   */
  status: 'verstrekt' | 'niet_meer_beschikbaar' | 'niet_vrijgegeven' | 'niet_gevonden';
  /**
   * Compacte JWE, versleuteld voor het team. Bron: RFC 7516.
   */
  bericht?: string;
  /**
   * Zegel van het versleutelde bericht; bevestig hiermee.
   */
  zegel?: string;
}
/**
 * Bevestiging van wat is ontvangen, ten hoogste 500 tegelijk.
 */
export interface PostvakBevestigen {
  /**
   * Code van het eigen team waarvoor de aanroeper spreekt.
   */
  team: string;
  /**
   * Eén bevestiging per verstrekking.
   *
   * @minItems 1
   * @maxItems 500
   *
   * Items: Verstrekking met het zegel van wat is ontvangen.
   */
  items: {
    /**
     * Kenmerk van de verstrekking.
     */
    verstrekkingId: string;
    /**
     * Zegel van wat is ontvangen.
     */
    zegel: string;
  }[];
}
/**
 * Antwoord in de volgorde van het verzoek.
 */
export interface PostvakBevestigd {
  /**
   * Eén antwoord per kenmerk.
   *
   * @maxItems 500
   *
   * Items: Wat er met de bevestiging is gedaan.
   */
  items: {
    /**
     * Kenmerk van de verstrekking.
     */
    verstrekkingId: string;
    /**
     * Een ander zegel laat het bericht openstaan.
     */
    status: 'bevestigd' | 'ander_zegel' | 'niet_gevonden' | 'niet_opgehaald';
  }[];
}
/**
 * Beperk een zaak, of hef dat op. Bron: AVG 18.
 */
export interface RechtenBeperkingsbesluit {
  /**
   * Code van een team van de eigen organisatie.
   */
  team: string;
  /**
   * Wat er besloten is.
   */
  besluit: 'beperken' | 'opheffen';
  /**
   * Wanneer de inwoner hoorde dat het wordt opgeheven; verplicht bij opheffen. Bron: AVG 18(3).
   */
  betrokkeneIngelichtTijdstip?: string;
}
/**
 * Of een zaak nu beperkt is.
 */
export interface RechtenBeperkteZaak {
  /**
   * Kenmerk van de zaak.
   */
  zaakId: string;
  /**
   * Of er een signaal van beperkt is, door wie ook.
   */
  beperkt: boolean;
  /**
   * Versie van de zaak.
   */
  versie: number;
}
/**
 * Stel voor om één zaak te wissen. Een ander beslist mee. Bron: AVG 17.
 */
export interface RechtenWissingaanvraag {
  /**
   * Code van een team van de eigen organisatie.
   */
  team: string;
  /**
   * Kenmerk van de zaak.
   */
  zaakId: string;
  grond: RechtenWisgrond;
}
/**
 * Wat de tweede vindt van het voorstel dat hij zag.
 */
export interface RechtenWissingoordeel {
  /**
   * Of u meegaat.
   */
  oordeel: 'akkoord' | 'niet_akkoord';
  /**
   * SHA-256 (hex) van het voorstel: wat de tweede zag.
   */
  kenmerk: string;
}
/**
 * Eén zaak die gewist moet worden of is. Zonder de inwoner.
 */
export interface RechtenWissing {
  /**
   * Kenmerk van het voorstel.
   */
  wissingId: string;
  /**
   * Code van een team van de eigen organisatie.
   */
  team: string;
  /**
   * Kenmerk van de zaak.
   */
  zaakId: string;
  grond: RechtenWisgrond;
  /**
   * Hoe het ermee staat.
   */
  status: 'voorgesteld' | 'goedgekeurd' | 'afgewezen' | 'verlopen' | 'gewist' | 'niet_gewist';
  /**
   * SHA-256 (hex) van het voorstel: wat de tweede zag.
   */
  kenmerk: string;
  /**
   * Wanneer het is voorgesteld.
   */
  voorgesteldTijdstip: string;
  /**
   * Wanneer de tweede besloot.
   */
  beslotenTijdstip?: string;
  /**
   * Wanneer er is gewist, of bleek dat het niet kan.
   */
  gedaanTijdstip?: string;
  /**
   * Waarom er niet is gewist.
   */
  code?: string;
}
/**
 * Wissingen van de eigen organisatie, oudste eerst.
 */
export interface RechtenWissingen {
  /**
   * Wissingen.
   *
   * @maxItems 500
   */
  items: RechtenWissing[];
  /**
   * Voor de volgende bladzijde: geef dit mee als na.
   */
  volgende?: string;
}
/**
 * Over wie u vraagt wat de eigen organisatie stuurde en kreeg. Altijd in een bericht, nooit in een adresregel; de vraag wordt niet bewaard. Bron: AVG 15.
 */
export interface RechtenInzagevraag {
  /**
   * Waarom u het vraagt; staat bij de lezing.
   */
  reden: 'inzageverzoek';
  /**
   * Over wie.
   */
  persoon: {
    /**
     * Alleen als de inwoner zich daarmee heeft laten herkennen.
     */
    bsn?: string;
    /**
     * Geslachtsnaam zonder voorvoegsel.
     */
    achternaam: string;
    /**
     * Geboortedatum.
     */
    geboortedatum?: string;
    adres?: Adres;
  };
}
/**
 * Wat de eigen organisatie van iemand stuurde, kreeg en heeft. Zonder naam en zonder inhoud.
 */
export interface RechtenInzage {
  /**
   * Oudste eerst.
   *
   * @maxItems 100000
   */
  verstrekkingen: RechtenInzageVerstrekking[];
  /**
   * Zaken van teams van de eigen organisatie.
   *
   * @maxItems 100000
   */
  zaken: RechtenInzageZaak[];
}
/**
 * Eén verstrekking: wie, wanneer, waarvoor, op welke grond en welke velden.
 */
export interface RechtenInzageVerstrekking {
  /**
   * Kenmerk van de verstrekking.
   */
  verstrekkingId: string;
  /**
   * Vermelding in het logboek, om het te bewijzen.
   */
  vermelding: string;
  /**
   * Wanneer de poort besloot.
   */
  tijdstip: string;
  /**
   * Wie het stuurde.
   */
  afzender: {
    /**
     * OIN van de organisatie.
     */
    oin: string;
    /**
     * Code van het team.
     */
    team?: string;
  };
  /**
   * Voor wie het is.
   */
  ontvanger: {
    /**
     * OIN van de organisatie.
     */
    oin: string;
    /**
     * Code van het team.
     */
    team: string;
  };
  type: Berichttype;
  /**
   * Waarvoor; ontbreekt als het beleid van toen hier niet meer staat.
   */
  doel?: string;
  /**
   * Regel van het beleid.
   */
  route?: string;
  /**
   * Artikelen.
   *
   * @maxItems 50
   *
   * Items: Artikel.
   */
  grondslag: string[];
  /**
   * Namen van velden, nooit wat erin stond.
   *
   * @maxItems 500
   *
   * Items: JSON Pointer in de inhoud.
   */
  velden: string[];
  /**
   * Of de ontvanger het heeft gekregen.
   */
  verstrekt: boolean;
  /**
   * Of de poort de versleutelde inhoud nog heeft.
   */
  bewaard: boolean;
  /**
   * Waarop dit is gevonden. Alleen bsn is zeker; bij de rest kijkt een mens of het om deze persoon gaat.
   *
   * @minItems 1
   * @maxItems 5
   *
   * Items: Waarop.
   */
  gevondenOp: ('bsn' | 'geboortedatum_achternaam' | 'geboortedatum_adres' | 'adres' | 'verstrekking')[];
}
/**
 * Een zaak van een team van de eigen organisatie.
 */
export interface RechtenInzageZaak {
  /**
   * Kenmerk van de zaak.
   */
  zaakId: string;
  /**
   * Code van een team van de eigen organisatie.
   */
  team: string;
  /**
   * Versie van de zaak.
   */
  versie: number;
  staat: ZaakStaat;
  /**
   * Dag waarop de zaak begon.
   */
  geopendDatum: string;
  /**
   * Signalen in de zaak.
   *
   * @maxItems 100000
   */
  signalen: RechtenInzageSignaal[];
  /**
   * Waarop dit is gevonden. Alleen bsn is zeker; bij de rest kijkt een mens of het om deze persoon gaat.
   *
   * @minItems 1
   * @maxItems 5
   *
   * Items: Waarop.
   */
  gevondenOp: ('bsn' | 'geboortedatum_achternaam' | 'geboortedatum_adres' | 'adres' | 'verstrekking')[];
}
/**
 * Een signaal in een zaak.
 */
export interface RechtenInzageSignaal {
  /**
   * Kenmerk van de verstrekking waarmee het kwam.
   */
  signaalId: string;
  /**
   * OIN van de organisatie.
   */
  afzender: string;
  /**
   * Soort signaalpartner. Bron: DDAS.
   */
  partner: string;
  /**
   * Dag waarop het team het kreeg.
   */
  ontvangenDatum: string;
  /**
   * Of het over een ander bleek te gaan.
   */
  losgemaakt: boolean;
}
/**
 * Wat regio's over overdrachten afspraken, met de dagen waarop het geldt: een bestand van de beheerder. Bron: regels T3, T4, E-06 en G-03.
 */
export interface Regioregels {
  /**
   * Voor elke gemeente op elke dag hoogstens een.
   *
   * @minItems 1
   * @maxItems 1000
   */
  regels: RegioregelsRegel[];
}
/**
 * Wat een regio afsprak.
 */
export interface RegioregelsRegel {
  /**
   * Naam van de regio.
   */
  naam: string;
  /**
   * De tekst waarin het is afgesproken, met de dag.
   */
  bron: string;
  /**
   * Codes van de gemeenten waarvoor het geldt.
   *
   * @minItems 1
   * @maxItems 400
   *
   * Items: Code van een gemeente, 4 cijfers. Bron: CBS, gemeentelijke indeling.
   */
  gemeenten: string[];
  /**
   * Eerste dag.
   */
  geldigVan: string;
  /**
   * Laatste dag; zonder deze geldt het nog.
   */
  geldigTot?: string;
  instellingen: RegioregelsInstellingen;
}
/**
 * Wat anders is dan de standaard. Grenzen: docs/overdracht.md, Instellingen.
 */
export interface RegioregelsInstellingen {
  /**
   * Werkdagen voor het antwoord van de ontvanger. Bron: regel T4.
   */
  antwoordWerkdagen?: number;
  /**
   * Hetzelfde, als de overgang dichtbij is. Bron: regel T4.
   */
  antwoordWerkdagenDringend?: number;
  /**
   * Wanneer de overgang dichtbij is. Bron: regel T4.
   */
  dringendBinnenWerkdagen?: number;
  /**
   * Maanden voor de plandatum. Bron: regel T3.
   *
   * @maxItems 10
   *
   * Items: Aantal.
   */
  herinnerMaandenVooraf?: number[];
  /**
   * Dagen voor de plandatum. Bron: regel T3.
   *
   * @maxItems 10
   *
   * Items: Aantal.
   */
  herinnerDagenVooraf?: number[];
  /**
   * Werkdagen na maatregel, plan of planning. Bron: regel E-06.
   */
  beginBinnenWerkdagen?: number;
  /**
   * Maanden na het begin van de maatregel voor een afspraak over wonen. Bron: regel T3.
   */
  isdHuisvestingMaanden?: number;
  /**
   * Werkdagen per trede. Bron: regel G-03.
   */
  geschilWerkdagenPerTrede?: number;
  /**
   * Werkdagen voor het besluit.
   */
  toegangWerkdagen?: number;
  /**
   * Werkdagen voor het antwoord op een woningvraag of verzoek om maatwerk.
   */
  vraagWerkdagen?: number;
  /**
   * In plaats van `beginBinnenWerkdagen`, voor deze overgang. Bron: regels E-06 en E-08.
   *
   * @minItems 1
   * @maxItems 20
   */
  beginPerOvergang?: RegioregelsBegin[];
  clientondersteuning?: RegioregelsLoket;
  /**
   * Tot wie u zich per trede wendt. Bron: regel G-03.
   */
  geschil?: {
    contactpersonen?: RegioregelsLoket;
    regioadviseur?: RegioregelsLoket;
    geschillencommissie?: RegioregelsLoket;
  };
}
/**
 * Binnen hoeveel werkdagen zo'n overdracht begint.
 */
export interface RegioregelsBegin {
  overgang: OverdrachtOvergang;
  /**
   * Werkdagen om te beginnen.
   */
  werkdagen: number;
}
/**
 * Schuldhulp en ondersteuning thuis: het college van de woonplaats. Bron: regels G-02 en G-03.
 */
export interface RouteringWoonadres {
  /**
   * Waarvoor het college nodig is.
   */
  voor: 'schuldhulp' | 'wmo';
  bericht: Berichttype;
  hoedanigheid: Hoedanigheid;
  woont?: RouteringPlaats;
}
/**
 * Een gemeente, met haar code. Bron: CBS.
 */
export interface RouteringGemeente {
  /**
   * De gemeente is bekend.
   */
  soort: 'gemeente';
  /**
   * Code van de gemeente.
   */
  gemeentecode: string;
}
/**
 * Postcode en huisnummer, en niets anders: genoeg voor de gemeente. Bron: AVG 5(1)(c).
 */
export interface RouteringPostadres {
  /**
   * Alleen het adres is bekend.
   */
  soort: 'adres';
  /**
   * Postcode zonder spatie.
   */
  postcode: string;
  /**
   * Huisnummer zonder letter of toevoeging. Bron: BAG.
   */
  huisnummer: number;
}
/**
 * Schuldhulp voor wie geen adres heeft: het college dat daarvoor is aangewezen. Bron: regel G-02; Participatiewet 40.
 */
export interface RouteringZonderAdres {
  /**
   * Schuldhulp aan iemand zonder adres.
   */
  voor: 'schuldhulp_zonder_adres';
  bericht: Berichttype;
  hoedanigheid: Hoedanigheid;
  /**
   * Gemeente waar de inwoner verblijft.
   */
  verblijft?: string;
}
/**
 * Het college waar de inwoner zich meldt. Als het woonplaatsbeginsel geldt: het college van de woonplaats, of het college dat eerder beschermd wonen gaf. Bron: regels G-03 en G-04.
 */
export interface RouteringBeschermdWonen {
  /**
   * Beschermd wonen.
   */
  voor: 'beschermd_wonen';
  bericht: Berichttype;
  hoedanigheid: Hoedanigheid;
  /**
   * Gemeente waar de inwoner zich meldt.
   */
  meldtZichBij?: string;
  woont?: RouteringPlaats;
  eerder?: RouteringEerder;
}
/**
 * Welk college het gaf en tot wanneer. Bron: regel G-04.
 */
export interface RouteringEerder {
  /**
   * Gemeente van het college dat beschermd wonen gaf.
   */
  gemeentecode: string;
  /**
   * Laatste dag van dat beschermd wonen.
   */
  geldigTot: string;
}
/**
 * Het college van de regio waar de inwoner zich meldt. Bron: regels G-03 en G-05.
 */
export interface RouteringOpvang {
  /**
   * Maatschappelijke opvang.
   */
  voor: 'opvang';
  bericht: Berichttype;
  hoedanigheid: Hoedanigheid;
  /**
   * Gemeente waar de inwoner zich meldt.
   */
  meldtZichBij?: string;
}
/**
 * De gemeente van herkomst of die waar de inwoner wil gaan wonen. Bron: Pbw 18a; regel G-06.
 */
export interface RouteringNazorg {
  /**
   * Terugkeer na detentie.
   */
  voor: 'nazorg';
  bericht: Berichttype;
  hoedanigheid: Hoedanigheid;
  /**
   * Gemeente van herkomst.
   */
  komtVan?: string;
  /**
   * Gemeente waar de inwoner wil gaan wonen.
   */
  gaatNaar?: string;
}
/**
 * De gemeente waar de inwoner ingezetene is, of die waar hij naar verwachting gaat verblijven. Bron: Wvggz 8:18(3); regel G-06.
 */
export interface RouteringWvggz {
  /**
   * Einde van verplichte zorg.
   */
  voor: 'wvggz';
  bericht: Berichttype;
  hoedanigheid: Hoedanigheid;
  woont?: RouteringPlaats;
  /**
   * Gemeente van het verwachte verblijf.
   */
  gaatNaar?: string;
}
/**
 * Wie verhuist, krijgt te maken met het college van de nieuwe woonplaats. Bron: regel G-07.
 */
export interface RouteringVerhuizing {
  /**
   * Hulp die na een verhuizing verder moet gaan.
   */
  voor: 'verhuizing';
  bericht: Berichttype;
  hoedanigheid: Hoedanigheid;
  woont?: RouteringPlaats;
}
/**
 * Bij meer dan één gemeente kiest de afzender. Of het bericht er mag komen, beslist de poort pas als het wordt gestuurd.
 */
export interface RouteringGevonden {
  /**
   * Er is een college.
   */
  uitkomst: 'gemeenten';
  /**
   * Tot welke colleges de afzender zich kan wenden.
   *
   * @maxItems 2
   */
  gemeenten: RouteringCollege[];
  /**
   * Het antwoord in gewone woorden.
   */
  uitleg: string;
}
/**
 * Eén gemeente, waarom zij het is, en welke aangesloten teams het bericht ontvangen.
 */
export interface RouteringCollege {
  /**
   * Code van de gemeente.
   */
  gemeentecode: string;
  /**
   * Naam van de gemeente.
   */
  naam: string;
  /**
   * Regel die deze gemeente aanwijst.
   */
  regel: 'G-02' | 'G-03' | 'G-04' | 'G-06' | 'G-07';
  /**
   * Waaruit de regel volgt; leeg als er geen artikel is.
   *
   * @maxItems 5
   */
  artikelen: string[];
  /**
   * Aangesloten teams die dit soort bericht ontvangen; leeg als er geen is.
   *
   * @maxItems 50
   */
  teams: RouteringOntvangendTeam[];
  /**
   * Wie er voor deze gemeente en hulpvraag te bereiken is, en hoe vandaag; leeg als geen team zich heeft vermeld.
   *
   * @maxItems 20
   */
  kaart?: SocialeKaartVermelding[];
}
/**
 * Waaraan het bericht kan worden gericht.
 */
export interface RouteringOntvangendTeam {
  /**
   * OIN van de organisatie.
   */
  oin: string;
  /**
   * Code van het team.
   */
  team: string;
  soort: Teamsoort;
  /**
   * Naam van de organisatie.
   */
  organisatie: string;
}
/**
 * De genoemde gemeente bestaat niet meer. Ga na welke opvolger het is; de poort stuurt niets door. Bron: regels G-01 en R12.
 */
export interface RouteringOpgeheven {
  /**
   * De gemeente is opgeheven.
   */
  uitkomst: 'opgeheven';
  /**
   * Gemeenten die nu bestaan op het grondgebied van de opgeheven gemeente.
   *
   * @maxItems 20
   */
  opvolgers: RouteringOpvolger[];
}
/**
 * Een gemeente die verdergaat.
 */
export interface RouteringOpvolger {
  /**
   * Code van de gemeente.
   */
  gemeentecode: string;
  /**
   * Naam van de gemeente.
   */
  naam: string;
}
/**
 * Een vraag terug, nooit een gok.
 */
export interface RouteringNietTeBepalen {
  /**
   * Er is nog geen college aan te wijzen.
   */
  uitkomst: 'niet_te_bepalen';
  ontbreekt: RouteringOntbrekend;
  /**
   * Waar het antwoord in de vraag komt te staan, als JSON Pointer. Staat er niet als een mens het moet uitzoeken.
   */
  feit?: string;
  /**
   * De vraag in gewone woorden.
   */
  vraag: string;
}
/**
 * Het besluit, met het ondertekende ontvangstbewijs.
 */
export interface Signaalantwoord {
  /**
   * Toegestaan, of aangehouden tot twee privacyfunctionarissen beslissen. Bron: regel R20.
   */
  besluit: 'toegestaan' | 'aangehouden';
  /**
   * Eén verstrekking heeft één kenmerk.
   */
  verstrekkingId: string;
  /**
   * Compacte JWS met de inhoud van het ontvangstbewijs. Bron: RFC 7515.
   */
  ontvangstbewijs: string;
}
/**
 * Voor welk eigen team u spreekt.
 */
export interface SocialeKaartTeamkeuze {
  /**
   * Code van het eigen team.
   */
  team: string;
}
/**
 * Vermeldingen, op volgorde van hun kenmerk.
 */
export interface SocialeKaartLijst {
  /**
   * De vermeldingen.
   *
   * @maxItems 500
   */
  items: SocialeKaartVermelding[];
  /**
   * Geef deze waarde als `na` om verder te lezen.
   */
  volgende?: string;
}
/**
 * Een toestemming, of een weigering, zoals vastgelegd door een professional. Eén toestemming per doel. Bron: AVG 7; regels B-02 en B-19; ISO/IEC TS 27560.
 */
export interface Toestemming {
  /**
   * Door de afzender gekozen.
   */
  toestemmingId: string;
  /**
   * Grondslag, doorbreking van het beroepsgeheim of instemming met hulp: drie verschillende dingen. Bron: regel B-02; BW 7:457.
   */
  soort: 'avg_grondslag' | 'doorbreking_beroepsgeheim' | 'instemming_hulp';
  /**
   * Of de toestemming uitdrukkelijk is gegeven. Bron: AVG 9(2)(a).
   */
  uitdrukkelijk: boolean;
  afzender: Afzender;
  ontvanger: Partij;
  doel: Doel;
  /**
   * Welke gegevens de toestemming opent. Bron: regel R9.
   *
   * @maxItems 10
   */
  categorieen: Categorie[];
  /**
   * Over wie het gaat; alleen om de toestemming bij het bericht te vinden.
   */
  betrokkene: {
    /**
     * Alleen waar een wet het toestaat. Bron: Wmo 5.2.9.
     */
    bsn?: string;
    /**
     * Geslachtsnaam zonder voorvoegsel.
     */
    achternaam: string;
    /**
     * Voornamen voluit.
     */
    voornamen?: string;
    /**
     * Bepaalt ook wie mag toestemmen. Bron: BW 7:447; UAVG 5; regel R11.
     */
    geboortedatum: string;
    /**
     * Postcode zonder spatie.
     */
    postcode: string;
    /**
     * Huisnummer zonder letter of toevoeging.
     */
    huisnummer: number;
  };
  /**
   * Wie de toestemming gaf, en in welke rol. Bron: BW 7:465; UAVG 5; regels B-11 tot B-15.
   */
  gegevenDoor: {
    /**
     * Rol van wie de toestemming gaf. Een bewindvoerder gaat alleen over geld. Bron: regel B-12.
     */
    hoedanigheid:
      | 'betrokkene'
      | 'ouder'
      | 'voogd'
      | 'curator'
      | 'mentor'
      | 'bewindvoerder'
      | 'gemachtigde'
      | 'partner'
      | 'familielid';
    /**
     * Verwijzing naar machtiging of beschikking.
     */
    kenmerkBewijs?: string;
    /**
     * Of de betrokkene zelf over deze zaak kon beslissen. Bron: BW 7:465.
     */
    wilsbekwaam: boolean;
  };
  /**
   * Of is nagegaan dat de betrokkene vrij kon kiezen. Bron: AVG 7(4); overweging 43.
   */
  vrijheidGetoetst: boolean;
  /**
   * Of de betrokkene de uitleg begreep. Bron: AVG 7(2).
   */
  begrepen: {
    /**
     * Taal van de uitleg. Bron: BCP 47.
     */
    taal: string;
    /**
     * Of de betrokkene kon overzien waarvoor hij toestemde.
     */
    wilsbekwaam: boolean;
  };
  /**
   * Eerste dag. Bron: regels R4 en B-18.
   */
  geldigVan: string;
  /**
   * Laatste dag. Bron: regels R4 en B-18.
   */
  geldigTot: string;
  wijze: Wijze;
  /**
   * Kenmerk van de medewerker die de toestemming noteerde.
   */
  vastgelegdDoor: string;
  /**
   * Wanneer de toestemming is gegeven.
   */
  gegevenTijdstip: string;
  /**
   * De tekst die de betrokkene zag; vooraf vastgelegd. Bron: AVG 7(1); ISO/IEC TS 27560.
   */
  tekstversie: {
    /**
     * SHA-256 van de tekst, in kleine hexadecimale tekens.
     */
    sha256: string;
    /**
     * Waar de tekst staat, zonder gegevens over de betrokkene.
     */
    url?: string;
  };
  /**
   * Verwijzing naar het ondertekende stuk bij de afzender; het stuk zelf wordt niet gestuurd.
   */
  bewijsKenmerk?: string;
  /**
   * Gegeven, geweigerd of nog niet beslist. Ook een weigering wordt vastgelegd. Bron: regels B-16 en B-19.
   */
  status: 'actief' | 'geweigerd' | 'concept';
}
/**
 * Ondertekend bewijs voor de betrokkene van wat is vastgelegd. Bron: AVG 7(1); Kantara Consent Receipt 1.1; ISO/IEC TS 27560.
 */
export interface Toestemmingsbewijs {
  /**
   * Kenmerk van de toestemming.
   */
  toestemmingId: string;
  /**
   * Compacte JWS (Ed25519) met de velden van Kantara. Bron: RFC 7515.
   */
  ontvangstbewijs: string;
}
/**
 * Een concept wordt gegeven of geweigerd, of een vastlegging blijkt onjuist. Bron: regel B-16.
 */
export interface Toestemmingstand {
  /**
   * Actief en geweigerd alleen vanuit concept. Bron: regel B-16.
   */
  status: 'actief' | 'geweigerd' | 'onjuist_ingevoerd';
  /**
   * Wanneer de toestemming is gegeven of geweigerd, of de fout is gezien.
   */
  tijdstip: string;
  wijze: Wijze;
  /**
   * Kenmerk van de medewerker die dit noteerde.
   */
  vastgelegdDoor: string;
  /**
   * Wie het deed: de betrokkene zelf of een vertegenwoordiger. Bron: regel B-15.
   */
  doorWie: 'betrokkene' | 'vertegenwoordiger';
}
/**
 * Hoe het met een toestemming staat. Alleen voor wie haar vastlegde. Bron: regel R16.
 */
export interface Toestemmingstatus {
  /**
   * Kenmerk van de toestemming.
   */
  toestemmingId: string;
  /**
   * Stand van zaken. Bron: regel R12.
   */
  status: 'concept' | 'actief' | 'ingetrokken' | 'verlopen' | 'geweigerd' | 'onjuist_ingevoerd';
  /**
   * Eerste dag. Bron: regel R4.
   */
  geldigVan: string;
  /**
   * Laatste dag. Bron: regel R4.
   */
  geldigTot?: string;
}
/**
 * Een tekst die in gebruik komt. Een vastgelegde tekst verandert niet meer.
 */
export interface ToestemmingstekstAanmelding {
  /**
   * Hoe de organisatie deze tekst noemt, zonder gegevens over iemand.
   */
  titel: string;
  /**
   * Versie van de tekst.
   */
  versie: string;
  /**
   * Taal van de tekst. Bron: BCP 47.
   */
  taal: string;
  /**
   * De hele tekst zoals iemand die te zien of te horen krijgt. Bron: AVG 7(1) en 7(2).
   */
  tekst: string;
}
/**
 * Een tekst zoals vastgelegd; toestemmingen noemen haar SHA-256.
 */
export interface ToestemmingstekstTekst {
  /**
   * SHA-256 van de tekst in UTF-8, in kleine hexadecimale tekens.
   */
  sha256: string;
  /**
   * Hoe de organisatie deze tekst noemt, zonder gegevens over iemand.
   */
  titel: string;
  /**
   * Versie van de tekst.
   */
  versie: string;
  /**
   * Taal van de tekst. Bron: BCP 47.
   */
  taal: string;
  /**
   * De hele tekst zoals iemand die te zien of te horen krijgt. Bron: AVG 7(1) en 7(2).
   */
  tekst: string;
  /**
   * Wanneer de tekst is vastgelegd.
   */
  vastgelegdTijdstip: string;
}
/**
 * De teksten van de eigen organisatie.
 */
export interface ToestemmingstekstLijst {
  /**
   * Oudste eerst.
   *
   * @maxItems 1000
   */
  items: ToestemmingstekstTekst[];
}
/**
 * Wie deelt wat, met wie en waarvoor, en welke feiten zijn bekend. Geen namen, nummers of teksten.
 */
export interface ToetsingVraag {
  bericht: Berichttype;
  hoedanigheid: Hoedanigheid;
  /**
   * Stap van een energiesignaal; bij andere berichten het kader, de soort schuld of melding, of het college dat de plek toekende hetzelfde is als het ontvangende; bij een terugkoppeling een woord, of een resultaat en wat het opent. Bron: domeinregels A1, A5.2, A5.6 en D-F3; regel R10.
   */
  stap?:
    | 'eerste'
    | 'bijgewerkt'
    | 'eindelevering'
    | 'toestemming'
    | 'dr_plan'
    | 'mandaat'
    | 'eigen_college'
    | 'ander_college'
    | 'gemeentebelasting'
    | 'cjib'
    | 'kredietregistratie'
    | 'telecom'
    | 'zorgmijding'
    | 'overlast'
    | 'gecoordineerde_aanpak'
    | 'woord'
    | 'resultaat_toestemming'
    | 'resultaat_overeenkomst';
  team?: Teamsoort;
  doel?: Doel;
  feiten?: ToetsingFeiten;
}
/**
 * Wat bekend is. Een feit dat ontbreekt, is onbekend: het is geen ja en geen nee.
 */
export interface ToetsingFeiten {
  /**
   * Of de organisatie van de vrager is aangesloten. Bron: regel L-11.
   */
  afzenderAangesloten?: boolean;
  /**
   * Of de organisatie in deze hoedanigheid is geregistreerd. Bron: domeinregels A1.
   */
  hoedanigheidGeregistreerd?: boolean;
  /**
   * Of het team is aangesloten en voor de gemeente van de inwoner werkt. Bron: regels G-01 en R12.
   */
  ontvangerAangesloten?: boolean;
  /**
   * Of de medewerkers van het team een geheimhoudingsplicht hebben. Bron: UAVG 30(4); regel D-08.
   */
  geheimhoudingsplicht?: boolean;
  /**
   * Of het team van de vrager en het ontvangende team voor dezelfde gemeente werken. Bron: regels B-08 en A5.9.
   */
  zelfdeGemeente?: boolean;
  /**
   * Of het ontvangende team de afzender is van het signaal of het verzoek waar het bericht naar verwijst; de poort kijkt dat bij een bericht zelf na. Bron: regels D-F1 en A1b.
   */
  verwijzingBewezen?: boolean;
  /**
   * Of tussen afzender en team een afspraak geldt voor dit soort bericht. Bron: domeinregels A5.8.
   */
  afspraakGeldt?: boolean;
  /**
   * Of de achterstand valt binnen de dagen van de afspraak; zonder grens in de afspraak is dat zo. Bron: regels R6 en R7.
   */
  termijnAfspraak?: 'binnen' | 'te_kort' | 'te_lang';
  /**
   * Of afzender en gemeente samen zijn aangewezen voor het experiment. Bron: Wgs 10; domeinregels A5.5.
   */
  aangewezen?: boolean;
  /**
   * Of het over een mens gaat en niet over een bedrijf. Bron: regel D-05.
   */
  natuurlijkPersoon?: boolean;
  /**
   * Hele dagen tussen het begin van de achterstand en de dag van het signaal.
   */
  achterstandDagen?: number;
  /**
   * Hele kalendermaanden tussen het begin van de achterstand en de dag van het signaal. Bron: regel R6.
   */
  achterstandMaanden?: number;
  /**
   * Hoogte van de achterstand.
   */
  bedragEuro?: number;
  /**
   * Werkdagen na de dag van het signaal tot en met de dag waarop de levering eindigt. Bron: regel R4.
   */
  werkdagenTotEindeLevering?: number;
  /**
   * Of een dag vaststaat voor ontruiming, afsluiting of einde van de verzekering. Bron: regel R5.
   */
  crisis?: boolean;
  /**
   * Wat de klant antwoordde op het aanbod om gegevens door te geven (P4). Bron: Bgs 2, onder d.
   */
  reactieKlant?: 'geen_reactie' | 'akkoord' | 'geweigerd';
  /**
   * Aan welke voorwaarden is voldaan, en aan welke niet. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden?: ToetsingVoorwaarde[];
  /**
   * Wat de vrager wil delen behalve wat in het bericht mag staan. Een lege lijst: niets anders. Bron: domeinregels A3 en A4; regel R9.
   *
   * @maxItems 10
   */
  gegevens?: ToetsingGegeven[];
  /**
   * Alle toestemmingen die het bericht noemt. Een lege lijst: geen. Bron: regels B-02 en B-11 tot B-18.
   *
   * @maxItems 5
   */
  toestemmingen?: ToetsingToestemming[];
}
/**
 * Of aan één voorwaarde is voldaan, op of voor de dag van het signaal. Bron: domeinregels A2.
 */
export interface ToetsingVoorwaarde {
  /**
   * Welke voorwaarde. Bron: domeinregels A2.
   */
  code:
    | 'P1'
    | 'P2'
    | 'P3'
    | 'P4'
    | 'P5'
    | 'P6'
    | 'P7'
    | 'P8'
    | 'P9'
    | 'P10'
    | 'P11'
    | 'P12'
    | 'P13'
    | 'P14'
    | 'P15'
    | 'P16';
  /**
   * Of er helemaal aan is voldaan.
   */
  voldaan: boolean;
}
/**
 * Wat over één toestemming bekend is. Bron: regels B-02 en B-11 tot B-18.
 */
export interface ToetsingToestemming {
  /**
   * Grondslag, doorbreking van het beroepsgeheim of instemming met hulp. Bron: regel B-02.
   */
  soort: 'avg_grondslag' | 'doorbreking_beroepsgeheim' | 'instemming_hulp';
  /**
   * Hoe het nu met de toestemming staat. Bron: regels B-16 tot B-18.
   */
  stand?: 'concept' | 'actief' | 'nog_niet_ingegaan' | 'ingetrokken' | 'verlopen' | 'geweigerd' | 'onjuist_ingevoerd';
  /**
   * Of de afzender haar zelf heeft vastgelegd, over deze persoon. Bron: regel R16.
   */
  eigen?: boolean;
  /**
   * Of zij gaat over deze ontvanger, dit doel en al deze gegevens. Bron: regel B-18.
   */
  dekt?: boolean;
  /**
   * Of zij uitdrukkelijk is gegeven. Bron: AVG 9(2)(a).
   */
  uitdrukkelijk?: boolean;
  /**
   * Of de gever de uitleg begreep. Bron: AVG 7(2).
   */
  begrepen?: boolean;
  /**
   * Of is nagegaan dat de gever vrij kon kiezen. Bron: AVG 7(4); regel B-05.
   */
  vrijheidGetoetst?: boolean;
  /**
   * Rol van wie haar gaf. Bron: regel B-12.
   */
  gegevenDoor?:
    | 'betrokkene'
    | 'ouder'
    | 'voogd'
    | 'curator'
    | 'mentor'
    | 'bewindvoerder'
    | 'gemachtigde'
    | 'partner'
    | 'familielid';
  /**
   * Leeftijdsklasse van de betrokkene op de dag van geven. Bron: regel B-13.
   */
  leeftijd?: 'onder_12' | 'van_12_tot_16' | 'van_16_tot_18' | 'volwassen';
  /**
   * Of de betrokkene zelf over deze zaak kon beslissen. Bron: BW 7:465.
   */
  wilsbekwaam?: boolean;
  /**
   * Of er een machtiging of beschikking is van wie namens de betrokkene sprak. Bron: regel B-12.
   */
  bewijs?: boolean;
}
/**
 * Het oordeel, waarop het rust, wat nog ontbreekt, en wat er in het bericht mag staan.
 */
export interface ToetsingAntwoord {
  /**
   * Mag; mag niet; mag als ook een tweede persoon het beoordeelt; of: hangt af van wat nog niet bekend is.
   */
  oordeel: 'mag' | 'mag_niet' | 'mag_met_tweede_persoon' | 'nog_te_weten';
  /**
   * Welke oordelen nog mogelijk zijn; één als het vaststaat.
   *
   * @maxItems 3
   */
  kan: ToetsingUitkomst[];
  /**
   * Versie van het beleid waaraan is getoetst; 0 als er geen beleid van kracht is.
   */
  beleid: number;
  /**
   * Code van de route. Staat er niet als er geen is of als zij nog niet vaststaat. Bron: domeinregels A1.
   */
  route?: string;
  /**
   * Waarop de verstrekking rust of waarop zij stuit.
   *
   * @maxItems 50
   */
  artikelen: string[];
  /**
   * Wat nu al vaststaat tegen de verstrekking, of waarom twee mensen moeten beslissen.
   *
   * @maxItems 50
   */
  redenen: ToetsingReden[];
  /**
   * Vragen terug: feiten die het oordeel nog kunnen veranderen.
   *
   * @maxItems 100
   */
  nogTeWeten: ToetsingWedervraag[];
  /**
   * Het oordeel in gewone woorden.
   *
   * @maxItems 50
   */
  uitleg: string[];
  /**
   * Wat wel kan als het antwoord nee is.
   *
   * @maxItems 50
   */
  wegen: string[];
  inhoud?: ToetsingInhoud;
}
/**
 * Eén reden, met uitleg en artikelen.
 */
export interface ToetsingReden {
  /**
   * Vaste code. Bron: domeinregels A8.
   */
  code: string;
  /**
   * Wat de code betekent.
   */
  uitleg: string;
  /**
   * Waaruit de reden volgt.
   *
   * @maxItems 20
   */
  artikelen: string[];
}
/**
 * Een feit dat nog niet bekend is.
 */
export interface ToetsingWedervraag {
  /**
   * Waar het antwoord in de vraag komt te staan, als JSON Pointer; bij een voorwaarde staat de code erachter.
   */
  feit: string;
  /**
   * De vraag in gewone woorden.
   */
  vraag: string;
  /**
   * Waaruit te kiezen is; leeg als het antwoord een getal of een lijst is.
   *
   * @maxItems 50
   */
  antwoorden: string[];
  /**
   * Antwoorden waarbij het niet mag, wat er verder ook waar is.
   *
   * @maxItems 50
   */
  houdtTegen: string[];
}
/**
 * Wat in het bericht mag staan en wat nooit.
 */
export interface ToetsingInhoud {
  /**
   * Velden die dit team te zien krijgt. Al het andere ziet het niet.
   *
   * @maxItems 200
   */
  mag: ToetsingVeld[];
  /**
   * Gegevens die nooit in dit bericht mogen staan, per code.
   *
   * @maxItems 10
   */
  nooit: ToetsingVerbod[];
}
/**
 * Eén veld van het bericht.
 */
export interface ToetsingVeld {
  /**
   * Plaats in de inhoud van het bericht, als JSON Pointer.
   */
  veld: string;
  /**
   * Hoe het veld heet, van buiten naar binnen.
   */
  titel: string;
  /**
   * Of een bericht zonder dit veld niet geldig is.
   */
  verplicht: boolean;
  categorie?: Categorie;
}
/**
 * Gegevens die nooit mogen, onder één code.
 */
export interface ToetsingVerbod {
  /**
   * Code van de weigering. Bron: regel R1.
   */
  code: string;
  /**
   * Waarom het niet mag.
   */
  uitleg: string;
  /**
   * Namen van velden waaraan de poort zulke gegevens herkent.
   *
   * @maxItems 500
   */
  velden: string[];
}
/**
 * Eén onderzoek, dat meereist: op een bericht dat al is aangenomen (`verstrekkingId`), of met wat de poort verstuurt (`bericht`). Precies één van beide. Bron: regel G-05.
 */
export interface VerzoekToegangAanmelding {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  naar: OverdrachtPartij;
  betrokkene: OverdrachtBetrokkene;
  clientondersteuning: OverdrachtCob;
  /**
   * Kenmerk van de verstrekking van het bericht dat de vraag draagt, op eigen grond. Bron: regel E-04.
   */
  verstrekkingId?: string;
  bericht?: EigenberichtToegangOnderzoek;
}
/**
 * Aan een corporatie, op toestemming, zonder een woord over zorg of detentie: op een bericht dat al is aangenomen (`verstrekkingId`), of met wat de poort verstuurt (`bericht`). Precies één van beide. Bron: regel D-09.
 */
export interface VerzoekWoningAanmelding {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  naar: OverdrachtPartij;
  /**
   * Dag waarop de woning nodig is; ten hoogste twee jaar vooruit.
   */
  gewenstOp: string;
  /**
   * Kenmerk van de verstrekking van het bericht dat de vraag draagt, op eigen grond. Bron: regel E-04.
   */
  verstrekkingId?: string;
  bericht?: EigenberichtWoningvraag;
}
/**
 * Wat de ontvanger over het verzoek leest. De poort verstuurt het als `maatwerkverzoek`, voor een team waarvan zij de sleutel bewaart; het wordt beoordeeld als elk bericht. Bron: A1b MAATWERK.
 */
export interface VerzoekMaatwerkbericht {
  persoon: PersoonZonderBsn;
  /**
   * Kenmerk van de vordering, zoals de ontvanger het aan de inwoner schreef.
   */
  vordering: string;
  /**
   * Dag vanaf wanneer het nodig is.
   */
  vanaf: string;
  /**
   * Wat de inwoner per maand kan betalen, in hele euro's; bij een betalingsregeling.
   */
  maandbedragEuro?: number;
  contactpersoon: Contactpersoon;
  /**
   * Uitdrukkelijke toestemmingen van de inwoner, voor deze ontvanger. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen: string[];
}
/**
 * Maatwerk, pauze of betalingsregeling, met uitdrukkelijke toestemming: op een bericht dat al is aangenomen (`verstrekkingId`), of met wat de poort verstuurt (`bericht`). Precies één van beide.
 */
export interface VerzoekMaatwerkAanmelding {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  naar: OverdrachtPartij;
  soort: VerzoekMaatwerksoort;
  /**
   * Kenmerk van de verstrekking van het bericht dat de vraag draagt, op eigen grond. Bron: regel E-04.
   */
  verstrekkingId?: string;
  bericht?: VerzoekMaatwerkbericht;
}
/**
 * Drie dagen op volgorde.
 */
export interface VerzoekOmklap {
  /**
   * Het contract begint.
   */
  ingang: string;
  /**
   * Samen wordt gekeken.
   */
  evaluatie: string;
  /**
   * Het contract gaat over op de huurder.
   */
  omklap: string;
}
/**
 * Het onderzoek opnemen.
 */
export interface VerzoekToegangStapNeemOp {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'neemOp';
}
/**
 * Gebieden die zijn onderzocht.
 */
export interface VerzoekToegangStapVulAan {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'vulAan';
  /**
   * Onderzochte gebieden.
   *
   * @maxItems 6
   */
  gebieden: OverdrachtLeefgebied[];
}
/**
 * Het besluit; elke uitkomst noemt een regiehouder van het team dat de regie heeft.
 */
export interface VerzoekToegangStapBesluit {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'besluit';
  /**
   * Het besluit.
   */
  uitkomst: 'toegelaten' | 'andere_oplossing' | 'niet_toegelaten';
  /**
   * Pseudoniem van de regiehouder, zoals de aanmelding hem noemt; zonder is het wie de regie nu heeft.
   */
  regiehouder?: string;
}
/**
 * Stoppen.
 */
export interface VerzoekToegangStapTrekIn {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'trekIn';
}
/**
 * Een woning toezeggen.
 */
export interface VerzoekWoningStapZegToe {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'zegToe';
  /**
   * Eerste dag.
   */
  vanaf: string;
  /**
   * Laatste dag van de toezegging.
   */
  geldigTot: string;
}
/**
 * Geen woning.
 */
export interface VerzoekWoningStapWijsAf {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'wijsAf';
  reden: VerzoekWoningreden;
}
/**
 * Een omklapcontract is getekend.
 */
export interface VerzoekWoningStapTekenOmklap {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'tekenOmklap';
  dagen: VerzoekOmklap;
}
/**
 * Het contract staat op eigen naam.
 */
export interface VerzoekWoningStapKlapOm {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'klapOm';
}
/**
 * Het omklapcontract eindigt.
 */
export interface VerzoekWoningStapBeeindig {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'beeindig';
}
/**
 * Stoppen.
 */
export interface VerzoekWoningStapTrekIn {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'trekIn';
}
/**
 * Er is meer nodig.
 */
export interface VerzoekMaatwerkStapVraagMeer {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'vraagMeer';
}
/**
 * Aangevuld, met een bericht op eigen toestemming: een dat al is aangenomen, of een dat de poort verstuurt. Precies één van beide.
 */
export interface VerzoekMaatwerkStapVulAan {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'vulAan';
  /**
   * Kenmerk van de verstrekking van het bericht dat de vraag draagt, op eigen grond. Bron: regel E-04.
   */
  verstrekkingId?: string;
  bericht?: VerzoekMaatwerkbericht;
}
/**
 * Toekennen.
 */
export interface VerzoekMaatwerkStapKenToe {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'kenToe';
  /**
   * Eerste dag.
   */
  van: string;
  /**
   * Laatste dag.
   */
  tot: string;
}
/**
 * Niet toekennen.
 */
export interface VerzoekMaatwerkStapWijsAf {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'wijsAf';
  reden: VerzoekMaatwerkreden;
}
/**
 * Stoppen.
 */
export interface VerzoekMaatwerkStapTrekIn {
  /**
   * Code van het eigen team waarvoor u spreekt.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'trekIn';
}
/**
 * Hoe het ermee staat.
 */
export interface VerzoekToegangStand {
  /**
   * Kenmerk van de aanmelding.
   */
  toegangId: string;
  regio?: RegioregelsStand;
  /**
   * Aantal gebeurtenissen; dezelfde als in de ETag.
   */
  versie: number;
  kant: OverdrachtKant;
  afzender: OverdrachtHouder;
  ontvanger: OverdrachtHouder;
  status: VerzoekToegangstatus;
  /**
   * Kenmerk van het ene onderzoek.
   */
  onderzoekId: string;
  /**
   * Dag van aanmelding.
   */
  aangemeldOp: string;
  clientondersteuning: OverdrachtCob;
  /**
   * Welke gebieden elke kant bekeek.
   */
  onderzocht: {
    /**
     * Gebieden.
     *
     * @maxItems 6
     */
    afzender: OverdrachtLeefgebied[];
    /**
     * Gebieden.
     *
     * @maxItems 6
     */
    ontvanger: OverdrachtLeefgebied[];
  };
  /**
   * Laatste dag om naar te werken.
   */
  besluitUiterlijk: string;
  regiehouder?: OverdrachtHouder;
  /**
   * Na een nee: bij wie u verder kunt, en hoe die vandaag te bereiken is.
   *
   * @maxItems 20
   */
  kaart?: SocialeKaartVermelding[];
}
/**
 * Van het eigen team, oudste eerst.
 */
export interface VerzoekToegangLijst {
  /**
   * Eén per verzoek.
   *
   * @maxItems 500
   */
  items: VerzoekToegangStand[];
  /**
   * Waarde voor `na` van de volgende bladzijde.
   */
  volgende?: string;
}
/**
 * Hoe het ermee staat.
 */
export interface VerzoekWoningStand {
  /**
   * Kenmerk van de woningvraag.
   */
  woningId: string;
  regio?: RegioregelsStand;
  /**
   * Aantal gebeurtenissen; dezelfde als in de ETag.
   */
  versie: number;
  kant: OverdrachtKant;
  afzender: OverdrachtHouder;
  ontvanger: OverdrachtHouder;
  status: VerzoekWoningstatus;
  /**
   * Dag van de vraag.
   */
  gevraagdOp: string;
  /**
   * Dag waarop de woning nodig is.
   */
  gewenstOp: string;
  /**
   * Laatste dag om naar te werken.
   */
  antwoordUiterlijk: string;
  /**
   * Wat is toegezegd.
   */
  toezegging?: {
    /**
     * Eerste dag.
     */
    vanaf: string;
    /**
     * Laatste dag.
     */
    geldigTot: string;
  };
  omklap?: VerzoekOmklap;
  reden?: VerzoekWoningreden;
  /**
   * Dagen die ertoe doen, tot en met vandaag.
   *
   * @maxItems 100
   *
   * Items: Een dag die ertoe doet.
   */
  herinneringen: {
    /**
     * Waarover.
     */
    over: 'antwoord' | 'toezegging' | 'evaluatie' | 'omklap';
    /**
     * Dag.
     */
    op: string;
  }[];
  /**
   * Na een nee: bij wie u verder kunt, en hoe die vandaag te bereiken is.
   *
   * @maxItems 20
   */
  kaart?: SocialeKaartVermelding[];
}
/**
 * Van het eigen team, oudste eerst.
 */
export interface VerzoekWoningLijst {
  /**
   * Eén per verzoek.
   *
   * @maxItems 500
   */
  items: VerzoekWoningStand[];
  /**
   * Waarde voor `na` van de volgende bladzijde.
   */
  volgende?: string;
}
/**
 * Hoe het ermee staat.
 */
export interface VerzoekMaatwerkStand {
  /**
   * Kenmerk van het verzoek.
   */
  maatwerkId: string;
  regio?: RegioregelsStand;
  /**
   * Aantal gebeurtenissen; dezelfde als in de ETag.
   */
  versie: number;
  kant: OverdrachtKant;
  afzender: OverdrachtHouder;
  ontvanger: OverdrachtHouder;
  status: VerzoekMaatwerkstatus;
  soort: VerzoekMaatwerksoort;
  /**
   * Dag van de vraag, of van de aanvulling.
   */
  gevraagdOp: string;
  /**
   * Laatste dag om naar te werken.
   */
  antwoordUiterlijk?: string;
  /**
   * Wat is toegekend.
   */
  toegekend?: {
    /**
     * Eerste dag.
     */
    van: string;
    /**
     * Laatste dag.
     */
    tot: string;
  };
  /**
   * Wat is toegekend, loopt vandaag.
   */
  loopt: boolean;
  reden?: VerzoekMaatwerkreden;
  /**
   * Na een nee: bij wie u verder kunt, en hoe die vandaag te bereiken is.
   *
   * @maxItems 20
   */
  kaart?: SocialeKaartVermelding[];
}
/**
 * Van het eigen team, oudste eerst.
 */
export interface VerzoekMaatwerkLijst {
  /**
   * Eén per verzoek.
   *
   * @maxItems 500
   */
  items: VerzoekMaatwerkStand[];
  /**
   * Waarde voor `na` van de volgende bladzijde.
   */
  volgende?: string;
}
/**
 * Een versie die met de software komt. Ander beleid wordt op de poort zelf voorgesteld.
 */
export interface VoorstelAanvraag {
  /**
   * Waarover het voorstel gaat.
   */
  onderwerp: 'beleid';
  /**
   * Nummer van een meegeleverde versie.
   */
  versie: number;
  /**
   * Vandaag of later.
   */
  geldigVan: string;
  /**
   * Tot en met deze dag.
   */
  geldigTot?: string;
}
/**
 * De tweede beheerder gaat mee met wat is gelezen.
 */
export interface VoorstelGoedkeuring {
  /**
   * SHA-256 van wat wordt voorgesteld, hexadecimaal.
   */
  kenmerk: string;
}
/**
 * Het voorstel is van de baan.
 */
export interface VoorstelAfwijzing {
  /**
   * SHA-256 van wat wordt voorgesteld, hexadecimaal.
   */
  kenmerk: string;
}
/**
 * Een voorstel, en wat het verandert.
 */
export interface VoorstelStand {
  /**
   * Kenmerk van het voorstel.
   */
  voorstelId: string;
  /**
   * Waarover het voorstel gaat.
   */
  onderwerp: string;
  /**
   * SHA-256 van wat wordt voorgesteld, hexadecimaal.
   */
  kenmerk: string;
  /**
   * Van welke organisatie, en hoe de naam bekend is.
   */
  voorgesteldDoor: {
    /**
     * Organisatie.
     */
    oin: string;
    /**
     * Aangemeld met een token, of opgegeven op de poort zelf.
     */
    wijze: 'aangemeld' | 'opgegeven';
  };
  /**
   * Wanneer het is voorgesteld.
   */
  voorgesteldTijdstip: string;
  /**
   * Daarna kan er niet meer op worden beslist.
   */
  verlooptTijdstip: string;
  /**
   * Open, of hoe het is afgelopen.
   */
  status: 'open' | 'toegepast' | 'afgewezen' | 'verlopen';
  /**
   * Versies van het beleid in dit voorstel.
   *
   * @maxItems 10
   *
   * Items: Een versie, en wat zij verandert.
   */
  beleid: {
    /**
     * Nummer van de versie.
     */
    versie: number;
    /**
     * SHA-256 van het beleid, hexadecimaal.
     */
    kenmerk: string;
    /**
     * Titel van het beleid.
     */
    titel: string;
    /**
     * Vanaf deze dag.
     */
    geldigVan: string;
    /**
     * Tot en met deze dag.
     */
    geldigTot?: string;
    /**
     * Wat er verandert ten opzichte van de nieuwste versie.
     *
     * @maxItems 500
     *
     * Items: Een regel over één wijziging.
     */
    wijzigingen: string[];
  }[];
}
/**
 * Voorstellen waarop nog een tweede beheerder moet beslissen.
 */
export interface VoorstelLijst {
  /**
   * Eén per voorstel.
   *
   * @maxItems 1000
   */
  items: VoorstelStand[];
}
/**
 * P1 contact gezocht, P2 op schuldhulp gewezen, P3 herinnering, P5 contact vóór eerste energiesignaal, P7 volgorde energie, P11 justitie, P12 ggz, P13 Wvggz, P14 Wmo-aanbieder, P15 hergebruik, P16 overeenkomst met de schuldeiser. Bron: Bgs 2; Pbw 18a; Wmo 5.2.5; Wvggz 8:18(11).
 */
export interface VoorwaardeEenvoudig {
  /**
   * Welke voorwaarde. Bron: domeinregels A2.
   */
  code: 'P1' | 'P2' | 'P3' | 'P5' | 'P7' | 'P11' | 'P12' | 'P13' | 'P14' | 'P15' | 'P16';
  /**
   * Dag waarop aan de voorwaarde is voldaan; niet na de signaaldatum. Bron: regel R12.
   */
  metOp: string;
  methode: VoorwaardeMethode;
  /**
   * Verwijzing naar het bewijs bij de afzender; het bewijs zelf wordt niet gestuurd.
   */
  kenmerk: string;
}
/**
 * Bij de herinnering is aangeboden contactgegevens door te geven, en wat de klant daarop zei. Bron: Bgs 2, onder d.
 */
export interface VoorwaardeAanbodDoorgifte {
  /**
   * Welke voorwaarde. Bron: domeinregels A2.
   */
  code: 'P4';
  /**
   * Dag waarop aan de voorwaarde is voldaan; niet na de signaaldatum. Bron: regel R12.
   */
  metOp: string;
  methode: VoorwaardeMethode;
  /**
   * Verwijzing naar het bewijs bij de afzender; het bewijs zelf wordt niet gestuurd.
   */
  kenmerk: string;
  /**
   * Wat de klant antwoordde; geweigerd houdt het signaal tegen. Bron: Bgs 2, onder d.
   */
  reactie: 'geen_reactie' | 'akkoord' | 'geweigerd';
}
/**
 * Wat de leverancier deed voordat hij de levering wil beëindigen. Bron: regeling afsluitbeleid; Energieregeling.
 */
export interface VoorwaardeEnergieHerinneringen {
  /**
   * Welke voorwaarde. Bron: domeinregels A2.
   */
  code: 'P6';
  /**
   * Dag waarop aan de voorwaarde is voldaan; niet na de signaaldatum. Bron: regel R12.
   */
  metOp: string;
  methode: VoorwaardeMethode;
  /**
   * Verwijzing naar het bewijs bij de afzender; het bewijs zelf wordt niet gestuurd.
   */
  kenmerk: string;
  /**
   * Hoeveel herinneringen zijn gestuurd; de regeling vraagt er ten minste drie.
   */
  aantalHerinneringen: number;
  /**
   * De kortste termijn die in een herinnering is gegeven; de regeling vraagt ten minste veertien dagen.
   */
  betaaltermijnDagen: number;
  /**
   * Of een redelijke betalingsregeling is aangeboden.
   */
  betalingsregelingAangeboden: boolean;
  /**
   * Of via meer dan één kanaal contact is gezocht.
   */
  meerdereKanalen: boolean;
}
/**
 * Wat de zorgverzekeraar aanbood bij twee maandpremies achterstand. Bron: Zvw 18a.
 */
export interface VoorwaardeZorgpremieRegeling {
  /**
   * Welke voorwaarde. Bron: domeinregels A2.
   */
  code: 'P8';
  /**
   * Dag waarop aan de voorwaarde is voldaan; niet na de signaaldatum. Bron: regel R12.
   */
  metOp: string;
  methode: VoorwaardeMethode;
  /**
   * Verwijzing naar het bewijs bij de afzender; het bewijs zelf wordt niet gestuurd.
   */
  kenmerk: string;
  /**
   * Of een betalingsregeling is aangeboden. Bron: Zvw 18a.
   */
  regelingAangeboden: boolean;
  /**
   * Hoe lang de verzekerde had om te reageren. Bron: Zvw 18a.
   */
  reactietermijnWeken: number;
}
/**
 * De zorgverzekeraar meldde de verzekeringnemer bij zes maandpremies achterstand, en niets stond dat in de weg. Bron: Zvw 18c.
 */
export interface VoorwaardeAanmeldingCak {
  /**
   * Welke voorwaarde. Bron: domeinregels A2.
   */
  code: 'P9';
  /**
   * Dag waarop aan de voorwaarde is voldaan; niet na de signaaldatum. Bron: regel R12.
   */
  metOp: string;
  methode: VoorwaardeMethode;
  /**
   * Verwijzing naar het bewijs bij de afzender; het bewijs zelf wordt niet gestuurd.
   */
  kenmerk: string;
  /**
   * Of de verzekeringnemer de achterstand betwist; dan geen signaal. Bron: Zvw 18c.
   */
  betwist: boolean;
  /**
   * Of er met een schuldhulpverlener een ondertekende stabilisatieovereenkomst is; dan geen signaal. Bron: Zvw 18c.
   */
  stabilisatieovereenkomst: boolean;
  /**
   * Of het adres bekend is en gelijk is aan dat in de BRP. Bron: Zvw 18c.
   */
  adresGelijkAanBrp: boolean;
}
/**
 * De afzender is aangewezen en voldeed aan wat het experiment vraagt. Of dat paar echt is aangewezen, kijkt de poort zelf na. Bron: Wgs 10; Tijdelijke regeling signaal betalingsachterstanden.
 */
export interface VoorwaardeExperiment {
  /**
   * Welke voorwaarde. Bron: domeinregels A2.
   */
  code: 'P10';
  /**
   * Dag waarop aan de voorwaarde is voldaan; niet na de signaaldatum. Bron: regel R12.
   */
  metOp: string;
  methode: VoorwaardeMethode;
  /**
   * Verwijzing naar het bewijs bij de afzender; het bewijs zelf wordt niet gestuurd.
   */
  kenmerk: string;
  /**
   * Nodig bij rijksbelasting en toeslagen. Bron: Tijdelijke regeling signaal betalingsachterstanden 2.5.
   */
  aanmaningVerstuurd?: boolean;
  /**
   * Of uitstel van betaling is verleend; dan geen signaal. Nodig bij rijksbelasting. Bron: Tijdelijke regeling signaal betalingsachterstanden 2.5.
   */
  uitstelVerleend?: boolean;
  /**
   * Nodig bij rijksbelasting; voor andere belastingen is er geen experiment. De ontvanger ziet dit niet. Bron: Tijdelijke regeling signaal betalingsachterstanden 2.5.
   */
  belastingsoort?: 'inkomstenbelasting' | 'omzetbelasting' | 'loonbelasting';
}
/**
 * Leg vast wat het register van inwoners over dit signaal zei.
 */
export interface ZaakToetsInwoner {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'toetsInwoner';
  /**
   * Kenmerk van het signaal, zoals het in de zaak staat.
   */
  signaalId: string;
  uitkomst: ZaakInwonertoets;
}
/**
 * Pak een zaak op die niemand heeft.
 */
export interface ZaakPakOp {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'pakOp';
}
/**
 * Neem een zaak over van een collega.
 */
export interface ZaakNeemOver {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'neemOver';
  /**
   * Van wie u overneemt, zoals u het zag.
   */
  van: string;
}
/**
 * Geef de zaak terug aan het team.
 */
export interface ZaakGeefTerug {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'geefTerug';
}
/**
 * Leg een contactpoging vast.
 */
export interface ZaakNoteerPoging {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'noteerPoging';
  soort: ZaakContactsoort;
  /**
   * Of iemand werd bereikt.
   */
  bereikt: boolean;
  /**
   * Wanneer het was; mag enige dagen terug liggen.
   */
  tijdstip: string;
}
/**
 * Leg vast dat de inwoner bron, doel en rechten hoorde. Bron: AVG 14.
 */
export interface ZaakInformeer {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'informeer';
  kanaal: ZaakKanaal;
  /**
   * Dag waarop.
   */
  datum: string;
}
/**
 * Leg vast dat hulp is aangeboden.
 */
export interface ZaakBiedAan {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'biedAan';
  /**
   * Dag waarop.
   */
  datum: string;
}
/**
 * Leg vast dat de inwoner het aanbod aanvaardde. Bron: Wgs 4.
 */
export interface ZaakNoteerAanvaarding {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'noteerAanvaarding';
  /**
   * Dag waarop.
   */
  datum: string;
}
/**
 * Leg vast dat het eerste gesprek is gevoerd. Bron: Wgs 4.
 */
export interface ZaakNoteerGesprek {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'noteerGesprek';
  /**
   * Dag waarop.
   */
  datum: string;
}
/**
 * Laat een signaal afvallen.
 */
export interface ZaakZetStatus {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'zetStatus';
  /**
   * Kenmerk van het signaal, zoals het in de zaak staat.
   */
  signaalId: string;
  status: ZaakAfgevallen;
  reden?: ZaakAndereReden;
}
/**
 * Zet een afgevallen signaal terug.
 */
export interface ZaakHerzieStatus {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'herzieStatus';
  /**
   * Kenmerk van het signaal, zoals het in de zaak staat.
   */
  signaalId: string;
}
/**
 * Sluit de zaak.
 */
export interface ZaakSluit {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'sluit';
  resultaat: ZaakEindresultaat;
  reden?: ZaakAndereReden;
}
/**
 * Heropen een gesloten zaak; alleen een teamleider.
 */
export interface ZaakHeropen {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'heropen';
}
/**
 * Voeg de signalen van een andere zaak op hetzelfde adres hierbij.
 */
export interface ZaakVoegSamen {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'voegSamen';
  /**
   * Zaak waarvan de signalen hierheen komen.
   */
  met: string;
}
/**
 * Geef signalen een eigen zaak.
 */
export interface ZaakSplits {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'splits';
  /**
   * Signalen die een eigen zaak krijgen.
   *
   * @minItems 1
   * @maxItems 100
   *
   * Items: Kenmerk van een signaal.
   */
  signalen: string[];
}
/**
 * Leg vast dat de zaak naar het dossier van de schuldhulp ging. Bron: regel A7.
 */
export interface ZaakBrengNaarDossier {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'brengNaarDossier';
}
/**
 * Zet recht wat in een signaal niet klopt. Wat er niet staat, blijft zoals het is. Bron: AVG 16.
 */
export interface ZaakCorrigeer {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'corrigeer';
  /**
   * Kenmerk van het signaal, zoals het in de zaak staat.
   */
  signaalId: string;
  reden: ZaakCorrectiereden;
  /**
   * Het juiste bedrag.
   */
  bedragEuro?: number;
  /**
   * De dag waarop de achterstand wel begon.
   */
  ontstaansdatum?: string;
  /**
   * De juiste dag van ontruiming, afsluiting of einde van de verzekering.
   */
  crisisdatum?: string;
  /**
   * Er dreigt toch niets; gaat voor een crisisdatum.
   */
  crisisVervalt?: boolean;
}
/**
 * Het signaal gaat over een ander, of over een ander adres: het hoort niet bij het werk. Bron: AVG 16.
 */
export interface ZaakMaakLos {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Welke stap.
   */
  stap: 'maakLos';
  /**
   * Kenmerk van het signaal, zoals het in de zaak staat.
   */
  signaalId: string;
  reden: ZaakLosmaakreden;
}
/**
 * Dat er iets is rechtgezet. Wat er stond, staat hier niet meer.
 */
export interface ZaakCorrectie {
  reden: ZaakCorrectiereden;
  /**
   * Wanneer het is rechtgezet.
   */
  datum: string;
}
/**
 * Een zaak van vroegsignalering. Zonder naam, adres of nummer.
 */
export interface ZaakZaak {
  /**
   * Kenmerk van de zaak.
   */
  zaakId: string;
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Gemeente waarvoor het team werkt.
   */
  gemeentecode: string;
  staat: ZaakStaat;
  /**
   * Hoeveel er met de zaak gebeurd is; ook de ETag.
   */
  versie: number;
  /**
   * Kalendermaand van de signalen. Bron: regel R15.
   */
  periode: {
    /**
     * Eerste dag.
     */
    vanDatum: string;
    /**
     * Laatste dag.
     */
    totDatum: string;
  };
  /**
   * Of de zaak gesplitst is; er komt niets vanzelf bij.
   */
  gesplitst: boolean;
  houder?: ZaakHouder;
  /**
   * Dag waarop.
   */
  geopendDatum: string;
  /**
   * Dag waarop.
   */
  opgepaktDatum?: string;
  /**
   * Dag waarop.
   */
  aangebodenDatum?: string;
  /**
   * Dag waarop.
   */
  aanvaardDatum?: string;
  /**
   * Dag waarop.
   */
  gesprokenDatum?: string;
  resultaat?: ZaakEindresultaat;
  /**
   * Dag waarop.
   */
  geslotenDatum?: string;
  /**
   * Zaak waarin deze opging.
   */
  samengevoegdIn?: string;
  /**
   * Dag waarop.
   */
  naarDossierDatum?: string;
  /**
   * Meer dan één signaal op het adres in de maand. Bron: regel D-M2.
   */
  meervoudig: boolean;
  /**
   * Een eerder signaal in de zes maanden ervoor. Bron: regel D-M3.
   */
  opeenvolgend: boolean;
  /**
   * In volgorde van aankomst.
   *
   * @maxItems 1000
   */
  signalen: ZaakSignaal[];
  /**
   * In volgorde van vastleggen.
   *
   * @maxItems 10000
   */
  pogingen: ZaakPoging[];
  /**
   * Alle termijnen van de zaak.
   *
   * @maxItems 5000
   */
  termijnen: ZaakTermijn[];
  /**
   * Wat er gebeurd is, oudste eerst.
   *
   * @maxItems 100000
   */
  gebeurtenissen: ZaakGebeurtenis[];
}
/**
 * Wie de zaak heeft.
 */
export interface ZaakHouder {
  /**
   * Wie, zonder naam.
   */
  medewerker: string;
  /**
   * Of u dat bent.
   */
  bentUZelf: boolean;
}
/**
 * Een signaal en wat het team ervan weet; zonder de inhoud.
 */
export interface ZaakSignaal {
  /**
   * Kenmerk van het signaal, zoals het in de zaak staat.
   */
  signaalId: string;
  /**
   * OIN van wie het stuurde.
   */
  afzender: string;
  /**
   * Soort signaalpartner. Bron: DDAS.
   */
  partner:
    | 'Energie'
    | 'Huur'
    | 'Hypotheek'
    | 'CAK Zorgverzekeringen'
    | 'Zorg'
    | 'Water'
    | 'DUO'
    | 'Belastingdienst'
    | 'CAK Eigen bijdrage'
    | 'Overige'
    | 'Dienst Toeslagen';
  /**
   * Hoogte van de achterstand.
   */
  bedragEuro: number;
  /**
   * Dag waarop de achterstand begon.
   */
  ontstaansdatum: string;
  /**
   * Dag van het signaal.
   */
  signaaldatum: string;
  /**
   * Dag waarop het team het kreeg.
   */
  ontvangenDatum: string;
  /**
   * Ontruiming, afsluiting of einde van de verzekering. Bron: Wgs 4(2).
   */
  crisisdatum?: string;
  /**
   * Of de afzender al contact heeft en wil overdragen.
   */
  warmeOverdracht: boolean;
  /**
   * Wat het herhaalt. Bron: regel D-M4.
   */
  herhaling: 'geen' | 'gelijk' | 'hoger' | 'nieuwe_crisis';
  /**
   * Status van het signaal. Bron: DDAS.
   */
  status:
    | 'Nog niet opgepakt'
    | 'Niet opgepakt: onterecht signaal'
    | 'Inwoner is overleden'
    | 'Persoon is geen inwoner (meer) in de gemeente'
    | 'Niet opgepakt: herhaalde melding'
    | 'Niet opgepakt: andere reden';
  inwoner: ZaakInwonertoets;
  geinformeerd?: ZaakGeinformeerd;
  /**
   * Het laatste woord dat de afzender hoorde. Bron: regels D-F1 tot D-F4.
   */
  verteld?: string;
  /**
   * Wat later over dit signaal is gehoord. Bron: AVG 18, 19 en 21.
   *
   * @maxItems 10
   *
   * Items: Wat er is gehoord.
   */
  aantekeningen: ('toestemming_ingetrokken' | 'verwerking_beperkt' | 'bezwaar_gemaakt' | 'eigen_beperking')[];
  /**
   * Wat is rechtgezet, oudste eerst; ontbreekt als er niets is rechtgezet. Bron: AVG 16.
   *
   * @maxItems 100
   */
  correcties?: ZaakCorrectie[];
  losgemaakt?: ZaakLosmaakreden;
  inhoud: ZaakInhoudStand;
}
/**
 * Wanneer en hoe de inwoner bron, doel en rechten hoorde. Bron: AVG 14.
 */
export interface ZaakGeinformeerd {
  /**
   * Dag waarop.
   */
  datum: string;
  kanaal: ZaakKanaal;
}
/**
 * Een poging om contact te krijgen. Bron: DDAS.
 */
export interface ZaakPoging {
  soort: ZaakContactsoort;
  /**
   * Of iemand werd bereikt.
   */
  bereikt: boolean;
  /**
   * Dag waarop.
   */
  datum: string;
  /**
   * Deel van de dag. Bron: DDAS.
   */
  dagdeel: 'Ochtend' | 'Middag' | 'Avond';
}
/**
 * Een termijn van de zaak, berekend uit wat er gebeurd is.
 */
export interface ZaakTermijn {
  naam: ZaakTermijnnaam;
  /**
   * Artikel of regel.
   */
  bron: string;
  /**
   * Of de wet haar stelt, of wijzelf.
   */
  soort: 'wet' | 'eigen';
  /**
   * Over welk signaal; ontbreekt bij een termijn van de hele zaak.
   */
  signaalId?: string;
  /**
   * Dag vanaf wanneer zij loopt.
   */
  beginDatum: string;
  /**
   * Dag van het eerste signaal, bij T1 en T2 ter vergelijking.
   */
  signaaldatum?: string;
  /**
   * Dag om uiterlijk aan te werken; schuift nooit.
   */
  uiterlijkDatum: string;
  /**
   * Einde volgens de wet, op een werkdag. Bron: Algemene termijnenwet.
   */
  eindeDatum?: string;
  /**
   * Hoe het ermee staat.
   */
  stand: 'loopt' | 'op_tijd' | 'te_laat' | 'vervallen';
}
/**
 * Iets wat met de zaak gebeurd is.
 */
export interface ZaakGebeurtenis {
  /**
   * Volgorde binnen de zaak.
   */
  nummer: number;
  /**
   * Wanneer het is vastgelegd.
   */
  tijdstip: string;
  soort: ZaakGebeurtenissoort;
  /**
   * Wie het vastlegde; ontbreekt als de poort het deed.
   */
  medewerker?: string;
}
/**
 * Een open zaak, met wat nodig is om te kiezen.
 */
export interface ZaakRegel {
  /**
   * Kenmerk van de zaak.
   */
  zaakId: string;
  /**
   * Gemeente waarvoor het team werkt.
   */
  gemeentecode: string;
  staat: ZaakStaat;
  /**
   * Hoeveel er met de zaak gebeurd is; ook de ETag.
   */
  versie: number;
  houder?: ZaakHouder;
  /**
   * Dag waarop.
   */
  geopendDatum: string;
  /**
   * De eerste crisisdatum. Bron: regel R5.
   */
  crisisdatum?: string;
  /**
   * Meer dan één signaal op het adres in de maand. Bron: regel D-M2.
   */
  meervoudig: boolean;
  /**
   * Een eerder signaal in de zes maanden ervoor. Bron: regel D-M3.
   */
  opeenvolgend: boolean;
  /**
   * Som van de achterstanden, elke één keer.
   */
  bedragEuro: number;
  /**
   * Begin van de oudste achterstand.
   */
  oudsteDatum?: string;
  /**
   * Aantal signalen waaraan gewerkt wordt.
   */
  aantal: number;
  /**
   * Of een afzender wil overdragen.
   */
  warmeOverdracht: boolean;
  termijn?: ZaakTermijn;
}
/**
 * Open zaken van een team, zwaarste eerst.
 */
export interface ZaakLade {
  /**
   * Eén per zaak.
   *
   * @maxItems 500
   */
  items: ZaakRegel[];
  /**
   * Waarde voor `na` van de volgende bladzijde; ontbreekt op de laatste.
   */
  volgende?: string;
}
/**
 * Zaken op een adres, met elke toevoeging.
 */
export interface ZaakZoekAdres {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Waarop wordt gezocht.
   */
  op: 'adres';
  reden: ZaakLeesreden;
  /**
   * Postcode zonder spatie.
   */
  postcode: string;
  /**
   * Huisnummer zonder toevoeging.
   */
  huisnummer: number;
}
/**
 * Zaken van een persoon.
 */
export interface ZaakZoekPersoon {
  /**
   * Code van het eigen team.
   */
  team: string;
  /**
   * Waarop wordt gezocht.
   */
  op: 'persoon';
  reden: ZaakLeesreden;
  /**
   * Geboortedatum.
   */
  geboortedatum: string;
  /**
   * Geslachtsnaam zonder voorvoegsel.
   */
  achternaam: string;
}
/**
 * Zaken die passen, nieuwste eerst.
 */
export interface ZaakGevonden {
  /**
   * Eén per zaak.
   *
   * @maxItems 500
   */
  items: ZaakGevondenZaak[];
}
/**
 * Een zaak die past.
 */
export interface ZaakGevondenZaak {
  /**
   * Kenmerk van de zaak.
   */
  zaakId: string;
  /**
   * Gemeente waarvoor het team werkt.
   */
  gemeentecode: string;
  staat: ZaakStaat;
  /**
   * Hoeveel er met de zaak gebeurd is; ook de ETag.
   */
  versie: number;
  houder?: ZaakHouder;
  /**
   * Dag waarop.
   */
  geopendDatum: string;
}
/**
 * Wat het team moet weten over termijnen, nieuwste eerst.
 */
export interface ZaakHerinneringen {
  /**
   * Eén per herinnering.
   *
   * @maxItems 500
   */
  items: ZaakHerinnering[];
  /**
   * Waarde voor `na` van de volgende bladzijde; ontbreekt op de laatste.
   */
  volgende?: string;
}
/**
 * Een termijn die bijna afloopt of is afgelopen.
 */
export interface ZaakHerinnering {
  /**
   * Kenmerk van de zaak.
   */
  zaakId: string;
  termijn: ZaakTermijnnaam;
  /**
   * Over welk signaal.
   */
  signaalId?: string;
  /**
   * Voor het einde, of erna.
   */
  fase: 'herinnering' | 'verstreken' | 'wettelijk_verstreken';
  /**
   * Wie het moet weten.
   */
  voor: 'houder' | 'team' | 'teamleider';
  /**
   * Dag om uiterlijk aan te werken.
   */
  uiterlijkDatum: string;
  /**
   * Wanneer de herinnering is gegeven.
   */
  gegevenTijdstip: string;
}
/**
 * Wat een team instelt.
 */
export interface ZaakInstellingen {
  /**
   * Volgorde van werk, zwaarste eerst. Eigenschappen van mensen kunnen niet. Bron: regels D-P1 en D-P2.
   *
   * @minItems 1
   * @maxItems 9
   *
   * Items: Waarop wordt geordend.
   */
  prioriteit: (
    | 'crisis'
    | 'crisisdatum'
    | 'meervoudig'
    | 'opeenvolgend'
    | 'bedrag'
    | 'ouderdom'
    | 'aantal'
    | 'warme_overdracht'
    | 'wachttijd'
  )[];
  /**
   * Waarvan T1 en T2 lopen. Bron: domeinregels A6.
   */
  anker: 'aanvaarding' | 'signaaldatum';
  /**
   * In hoeveel werkdagen hulp wordt aangeboden.
   */
  aanbodWerkdagen: number;
  /**
   * Hoeveel werkdagen voor het einde iemand het hoort; elke termijn één keer.
   *
   * @minItems 6
   * @maxItems 6
   *
   * Items: Wanneer iemand van deze termijn hoort.
   */
  herinnerWerkdagen: {
    termijn: ZaakTermijnnaam;
    /**
     * Werkdagen voor het einde.
     */
    werkdagen: number;
  }[];
  /**
   * Hoe vaak contact is gezocht voor iemand onbereikbaar heet.
   */
  pogingenVoorGeenContact: number;
  /**
   * Hoe lang een zaak zonder hulp blijft. Bron: regel A7.
   */
  bewaarMaanden: number;
  /**
   * Hoe lang een zaak met hulp blijft. Bron: regel A7.
   */
  dossierJaren: number;
  /**
   * Hoe lang een zaak blijft die naar het dossier ging.
   */
  naDossierDagen: number;
}
/**
 * De instellingen van een team, met hun versie.
 */
export interface ZaakInstellingenStand {
  /**
   * Hoe vaak ze zijn gewijzigd; ook de ETag. 1: nog niet.
   */
  versie: number;
  instellingen: ZaakInstellingen;
}
/**
 * Wat er veranderde, in volgorde. Een nummer wordt nooit ingevuld nadat een later nummer te zien was.
 */
export interface ZaakWijzigingen {
  /**
   * Eén per wijziging.
   *
   * @maxItems 1000
   */
  items: ZaakWijziging[];
  /**
   * Nummer voor `na` van het volgende verzoek.
   */
  tot: number;
  /**
   * Of er nu al meer is.
   */
  meer: boolean;
}
/**
 * Eén gebeurtenis in één zaak, of dat de zaak is opgeruimd.
 */
export interface ZaakWijziging {
  /**
   * Volgorde binnen het team.
   */
  nummer: number;
  /**
   * Kenmerk van de zaak.
   */
  zaakId: string;
  soort: ZaakWijzigingssoort;
  /**
   * Versie van de zaak na deze gebeurtenis.
   */
  versie: number;
}
/**
 * Wat de afzender schreef, voor zover dit team het mag zien.
 */
export interface ZaakInhoud {
  /**
   * Kenmerk van het signaal, zoals het in de zaak staat.
   */
  signaalId: string;
  type: Berichttype;
  /**
   * Wie het stuurde.
   */
  afzender: {
    /**
     * OIN van de organisatie.
     */
    oin: string;
    /**
     * Code van het eigen team.
     */
    team: string;
  };
  /**
   * Dag van het signaal.
   */
  signaaldatum: string;
  /**
   * Wat het team erbij moet weten. Bron: regels R5 en D-07.
   *
   * @maxItems 10
   *
   * Items: Markering.
   */
  markeringen: string[];
  /**
   * De velden die dit team mag zien, met de namen uit het schema van het bericht.
   */
  inhoud: {
    [k: string]: unknown;
  };
  /**
   * Plaatsen van bijzondere gegevens die alleen op verzoek worden getoond.
   *
   * @maxItems 100
   *
   * Items: JSON Pointer in de inhoud.
   */
  verborgen: string[];
  /**
   * Plaatsen waar het team iets rechtzette; ontbreekt als dat niet zo is. Bij controle en inzage staat er wat de afzender schreef.
   *
   * @maxItems 10
   *
   * Items: JSON Pointer in de inhoud.
   */
  gecorrigeerd?: string[];
}
/**
 * Bericht aan de verhuurder dat een huurder tijdelijk afwezig is, op toestemming. Bron: regel E-09; AVG 6(1)(a).
 */
export interface Afwezigheid {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'afwezigheid';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Afwezig tot en contactpersoon: niet waarom of waar. Bron: regels D-09 en E-09.
   */
  inhoud: {
    persoon: PersoonZonderBsn;
    /**
     * Dag waarop de huurder naar verwachting terug is.
     */
    afwezigTot: string;
    contactpersoon: Contactpersoon;
  };
}
/**
 * Aankondiging dat iemand beschermd wonen of maatschappelijke opvang verlaat. Bron: Wmo 5.2.1 en 5.2.2.
 */
export interface BwmoUitstroom {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'bwmo-uitstroom';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-WMO: wat de maatwerkvoorziening nodig heeft, zonder gegevens van schuldhulpverlening.
   */
  inhoud: {
    persoon: Clientpersoon;
    /**
     * Welke voorziening eindigt. Bron: Wmo 1.1.1.
     */
    soortVoorziening: 'beschermd_wonen' | 'maatschappelijke_opvang';
    /**
     * Gemeente die de voorziening toekende. Gaat het bericht naar een andere gemeente, dan is toestemming nodig. Bron: Wmo 5.2.1 en 5.2.2; regel R10.
     */
    toekennendeGemeente: string;
    /**
     * Dag waarop de voorziening naar verwachting eindigt. Bron: gegevensset D-WMO.
     */
    uitstroomdatum: string;
    contactprofessional: Professional;
    aandacht: LeefgebiedenZonderSchulden;
    /**
     * Wat de cliënt zelf wil zeggen; alleen op toestemming die dat noemt, nooit op een plicht. Bron: regels E-11, R24.
     */
    woordenClient?: string;
  };
}
/**
 * Maandelijkse levering van vroegsignalering aan het CBS in het uitwisselmodel DDAS v0.9. Bron: CBS-wet; A1b.
 */
export interface DdasLevering {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'ddas-levering';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Het uitwisselmodel zoals het is, namen van velden inbegrepen. Bron: DDAS v0.9.
   */
  inhoud: {
    uitwisselmodel: Ddas;
    /**
     * Welk deel dit is van een maand die niet in één bericht past. Ontbreekt als dit bericht de hele maand is.
     */
    deel?: {
      /**
       * Het hoeveelste deel, vanaf 1.
       */
      nummer: number;
      /**
       * Hoeveel delen er samen zijn.
       */
      aantal: number;
    };
  };
}
/**
 * Aankondiging dat iemand vrijkomt, met de stand van de basisvoorwaarden. Bron: Pbw 18a; Wjsg 51c(2)(c).
 */
export interface DetentieUitstroom {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'detentie-uitstroom';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-DET: niets over delict, straf, slachtoffer of risico. Bron: regels D-01, D-06 en D-09.
   */
  inhoud: {
    persoon: Clientpersoon;
    /**
     * Code van de penitentiaire inrichting. Bron: gegevensset D-DET.
     */
    inrichting: string;
    /**
     * Begin van het verblijf. Bron: gegevensset D-DET.
     */
    aanvangsdatum: string;
    /**
     * Dag waarop de persoon naar verwachting vrijkomt. Bron: Pbw 18a.
     */
    verwachteUitstroomdatum: string;
    casemanager: Professional;
    /**
     * Gemeente waar de persoon wil wonen. Bron: regel G-06.
     */
    gewensteGemeente?: string;
    /**
     * Stand per basisvoorwaarde. Bron: regel D-01.
     */
    basisvoorwaarden: {
      idBewijs: Basisvoorwaarde;
      onderdak: Basisvoorwaarde;
      werkInkomen: Basisvoorwaarde;
      schulden: Basisvoorwaarde;
      /**
       * Alleen of contact nodig is, niets over de zorg zelf. Bron: gegevensset D-DET.
       */
      zorg: {
        /**
         * Of de gemeente contact over zorg moet opnemen.
         */
        contactNodig: boolean;
      };
      sociaalNetwerk?: Basisvoorwaarde;
    };
  };
}
/**
 * Stand van één basisvoorwaarde, met wie wat doet. Bron: gegevensset D-DET.
 */
export interface Basisvoorwaarde {
  /**
   * Stand van zaken.
   */
  status: 'geregeld' | 'loopt' | 'niet_geregeld' | 'onbekend';
  /**
   * Wat nog moet gebeuren.
   */
  actie?: 'aanvragen' | 'verlengen' | 'regelen' | 'doorverwijzen' | 'geen';
  /**
   * Wie de actie doet.
   */
  eigenaar?: 'pi' | 'gemeente' | 'reclassering' | 'betrokkene';
}
/**
 * Signaal van een drinkwaterbedrijf. Bron: Wgs 3(1)(b); Drinkwaterwet 9; Regeling afsluitbeleid drinkwater.
 */
export interface Drinkwaterachterstand {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'drinkwaterachterstand';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-ARR met klantnummer; niets over verbruik.
   */
  inhoud: {
    persoon: Schuldenaar;
    /**
     * Achterstand in hele euro's. Bron: gegevensset D-ARR.
     */
    bedragEuro: number;
    /**
     * Dag waarop de achterstand ontstond. Bron: regel D-03.
     */
    ontstaansdatum: string;
    /**
     * Klantnummer bij het drinkwaterbedrijf. Bron: regel D-03.
     */
    klantnummer: string;
    /**
     * Kenmerk van de afzender, voor de terugkoppeling.
     */
    eigenKenmerk?: string;
    /**
     * Of de afzender het signaal graag in een gesprek toelicht. Bron: domeinregels (e).
     */
    warmeOverdracht?: boolean;
    /**
     * Voorgenomen dag waarop het water wordt afgesloten; maakt het signaal spoedeisend. Bron: Wgs 4(2).
     */
    afsluitdatum?: string;
  };
}
/**
 * Signaal van het CAK over de eigen bijdrage, in een experiment. Bron: Wgs 10; Tijdelijke regeling signaal betalingsachterstanden.
 */
export interface Eigenbijdrageachterstand {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'eigenbijdrageachterstand';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-ARR: contactgegevens en de achterstand, en niets over de oorzaak. Niets over zorg of ondersteuning.
   */
  inhoud: {
    persoon: Schuldenaar;
    /**
     * Achterstand in hele euro's. Bron: gegevensset D-ARR.
     */
    bedragEuro: number;
    /**
     * Dag waarop de oudste vordering ontstond. Bron: domeinregels A5.5.
     */
    ontstaansdatum: string;
    /**
     * Kenmerk van de afzender, voor de terugkoppeling.
     */
    eigenKenmerk: string;
    /**
     * Of de afzender het signaal graag in een gesprek toelicht. Bron: domeinregels (e).
     */
    warmeOverdracht?: boolean;
  };
}
/**
 * Signaal van een leverancier van stroom, gas of warmte. Bron: Wgs 3(1)(b); Energiewet; Energieregeling.
 */
export interface Energieachterstand {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'energieachterstand';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-ARR met klantnummer; niets over verbruik.
   */
  inhoud: {
    /**
     * Eerste signaal, bijgewerkt signaal of eindeleveringssignaal. Bron: domeinregels A5.2.
     */
    stap: 'eerste' | 'bijgewerkt' | 'eindelevering';
    persoon: Schuldenaar;
    /**
     * Achterstand in hele euro's. Bron: gegevensset D-ARR.
     */
    bedragEuro: number;
    /**
     * Dag waarop de achterstand ontstond. Bron: regel D-03.
     */
    ontstaansdatum: string;
    /**
     * Klantnummer bij de leverancier. Bron: regel D-03.
     */
    klantnummer: string;
    /**
     * Waarover de achterstand gaat.
     *
     * @minItems 1
     * @maxItems 3
     *
     * Items: Stroom, gas of warmte.
     */
    product: ('stroom' | 'gas' | 'warmte')[];
    /**
     * Kenmerk van de afzender, voor de terugkoppeling.
     */
    eigenKenmerk?: string;
    /**
     * Of de afzender het signaal graag in een gesprek toelicht. Bron: domeinregels (e).
     */
    warmeOverdracht?: boolean;
    /**
     * Voorgenomen dag waarop de levering eindigt; verplicht bij een eindeleveringssignaal. Bron: Wgs 4(2).
     */
    eindeLeveringsdatum?: string;
  };
}
/**
 * Aankondiging van een ontslag, met toestemming van de betrokkene. Bron: BW 7:457; Wmo 5.2.5(1).
 */
export interface GgzOntslag {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'ggz-ontslag';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-GGZ: alleen wat de toestemming noemt en de beoordeling nodig heeft. Bron: regel R9.
   */
  inhoud: {
    persoon: Clientpersoon;
    /**
     * Dag van ontslag. Bron: gegevensset D-GGZ.
     */
    ontslagdatum: string;
    contactprofessional: Professional;
    /**
     * Leefgebieden waarop actie nodig kan zijn. De toestemming noemt elk leefgebied dat hier staat. Bron: regel R9.
     */
    aandacht: {
      woonsituatie?: Aandachtspunt;
      begeleiding?: Aandachtspunt;
      inkomen?: Aandachtspunt;
      schulden?: Aandachtspunt;
      dagbesteding?: Aandachtspunt;
    };
    /**
     * Alleen met toestemming die dit noemt, en alleen met een gestelde noodzaak voor deze beoordeling. Bron: regel R9.
     */
    diagnose?: {
      /**
       * Brede groep, nooit een code of een beschrijving.
       */
      hoofdgroep:
        | 'stemming'
        | 'angst'
        | 'psychose'
        | 'persoonlijkheid'
        | 'verslaving'
        | 'ontwikkeling'
        | 'neurocognitief'
        | 'overig';
      /**
       * Waarvoor de beoordeling dit nodig heeft. Bron: Wmo 5.1.1; regel R9.
       */
      noodzaak?: 'begeleidingsbehoefte' | 'passende_woonvorm' | 'veiligheid_woonvorm';
    };
    /**
     * Wat de cliënt zelf wil zeggen; alleen als de toestemming dat noemt. Bron: regels E-11, R24.
     */
    woordenClient?: string;
  };
}
/**
 * Of actie nodig is op één leefgebied. Bron: gegevensset D-GGZ.
 */
export interface Aandachtspunt {
  /**
   * Of actie nodig is.
   */
  actieNodig: boolean;
  /**
   * Hoe dringend de actie is.
   */
  urgentie?: 'laag' | 'midden' | 'hoog';
}
/**
 * Gegevens van Wmo, participatie of jeugd die de schuldhulpverlener nodig heeft; zonder toestemming, als de noodzaak is gesteld. Bron: Wgs 8d; regel B-08.
 */
export interface HergebruikSchuldhulp {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'hergebruik-schuldhulp';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Alleen wat nodig is voor schuldhulpverlening. Bron: Wgs 8d.
   */
  inhoud: {
    persoon: Clientpersoon;
    /**
     * Waarvoor de schuldhulpverlener dit nodig heeft. Bron: Wgs 8d; regel P15.
     */
    noodzaak: 'toegang_bepalen' | 'plan_van_aanpak' | 'regeling_uitvoeren';
    contactprofessional: Professional;
    aandacht: LeefgebiedenLeefgebieden;
  };
}
/**
 * Gegevens van schuldhulp, participatie of jeugd voor een beoordeling onder de Wmo, alleen op uitdrukkelijke toestemming. Bron: Wmo 5.1.1(4); regel B-08.
 */
export interface HergebruikWmo {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'hergebruik-wmo';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Alleen wat de toestemming noemt. Bron: regel R9.
   */
  inhoud: {
    persoon: Clientpersoon;
    contactprofessional: Professional;
    aandacht: LeefgebiedenMetToestemming;
    /**
     * Wat de cliënt zelf wil zeggen; alleen als de toestemming dat noemt. Bron: regels E-11, R24.
     */
    woordenClient?: string;
  };
}
/**
 * Signaal van een verhuurder over een huurachterstand. Bron: Wgs 3(1)(b); Bgs 2.
 */
export interface Huurachterstand {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'huurachterstand';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-ARR: contactgegevens en de achterstand, en niets over de oorzaak.
   */
  inhoud: {
    persoon: Schuldenaar;
    /**
     * Achterstand in hele euro's. Bron: Bgs 2.
     */
    bedragEuro: number;
    /**
     * Dag waarop de achterstand ontstond. Bron: regel D-03.
     */
    ontstaansdatum: string;
    /**
     * Kenmerk van de afzender, voor de terugkoppeling. Bron: gegevensset D-ARR.
     */
    eigenKenmerk: string;
    /**
     * Of de afzender het signaal graag in een gesprek toelicht. Bron: domeinregels (e).
     */
    warmeOverdracht?: boolean;
    /**
     * Aangezegde dag van ontruiming; maakt het signaal spoedeisend. Bron: Wgs 4(2).
     */
    ontruimingsdatum?: string;
  };
}
/**
 * Signaal van een aangewezen hypotheekverstrekker, in een experiment. Bron: Wgs 10; Tijdelijke regeling signaal betalingsachterstanden 2.2.
 */
export interface Hypotheekachterstand {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'hypotheekachterstand';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-ARR: contactgegevens en de achterstand, en niets over de oorzaak.
   */
  inhoud: {
    persoon: Schuldenaar;
    /**
     * Achterstand in hele euro's. Bron: gegevensset D-ARR.
     */
    bedragEuro: number;
    /**
     * Dag waarop de achterstand ontstond. Bron: regel D-03.
     */
    ontstaansdatum: string;
    /**
     * Kenmerk van de afzender, voor de terugkoppeling.
     */
    eigenKenmerk: string;
    /**
     * Of de afzender het signaal graag in een gesprek toelicht. Bron: domeinregels (e).
     */
    warmeOverdracht?: boolean;
  };
}
/**
 * Aankondiging dat iemand de laatste fase van de maatregel buiten de inrichting doorbrengt. Bron: Pbw 18c; Penitentiaire maatregel 44e–44q.
 */
export interface IsdLaatsteFase {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'isd-laatste-fase';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-DET met delen van het verblijfsplan: niets over delict, straf, slachtoffer of risico. Bron: regels D-01, D-06 en D-09.
   */
  inhoud: {
    persoon: Clientpersoon;
    /**
     * Code van de inrichting. Bron: gegevensset D-DET.
     */
    inrichting: string;
    /**
     * Begin van het verblijf. Bron: gegevensset D-DET.
     */
    aanvangsdatum: string;
    /**
     * Dag waarop de laatste fase begint. Bron: Penitentiaire maatregel 44e–44q.
     */
    startLaatsteFase: string;
    /**
     * Dag waarop de maatregel naar verwachting eindigt. Bron: Pbw 18c.
     */
    verwachteUitstroomdatum: string;
    trajectcoordinator: Professional;
    /**
     * Gemeente waar de persoon wil wonen. Bron: regel G-06.
     */
    gewensteGemeente?: string;
    /**
     * Stand per basisvoorwaarde. Bron: regel D-01.
     */
    basisvoorwaarden: {
      idBewijs: Onderdeel;
      onderdak: Onderdeel;
      werkInkomen: Onderdeel;
      schulden: Onderdeel;
      /**
       * Alleen of contact nodig is, niets over de zorg zelf. Bron: gegevensset D-DET.
       */
      zorg: {
        /**
         * Of de gemeente contact over zorg moet opnemen.
         */
        contactNodig: boolean;
      };
      sociaalNetwerk?: Onderdeel;
    };
    /**
     * Wat directeur en college voor de laatste fase afspreken. Bron: Penitentiaire maatregel 44e–44q; regel E-06.
     */
    verblijfsplan: {
      huisvesting: Onderdeel;
      arbeid: Onderdeel;
      dagbesteding: Onderdeel;
      /**
       * Dag van de volgende evaluatie. Bron: Pbw 18e.
       */
      evaluatiedatum?: string;
    };
  };
}
/**
 * Stand van één onderdeel, met wie wat doet. Bron: gegevensset D-DET.
 */
export interface Onderdeel {
  /**
   * Stand van zaken.
   */
  status: 'geregeld' | 'loopt' | 'niet_geregeld' | 'onbekend';
  /**
   * Wat nog moet gebeuren.
   */
  actie?: 'aanvragen' | 'verlengen' | 'regelen' | 'doorverwijzen' | 'geen';
  /**
   * Wie de actie doet.
   */
  eigenaar?: 'pi' | 'gemeente' | 'reclassering' | 'betrokkene';
}
/**
 * Antwoord van CAK, CJIB of Belastingdienst op een verzoek om maatwerk; rust op de toestemming van het verzoek. Bron: A1b; AVG 6(1)(a).
 */
export interface Maatwerkantwoord {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'maatwerkantwoord';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Welk verzoek, en het antwoord. Niets over de persoon.
   */
  inhoud: {
    /**
     * Kenmerk van de verstrekking van het verzoek, zoals de ontvanger het ophaalde.
     */
    verzoek: string;
    /**
     * Toegekend, afgewezen, of er is meer nodig.
     */
    antwoord: 'toegekend' | 'afgewezen' | 'meer_nodig';
    /**
     * Eerste dag van wat is toegekend.
     */
    van?: string;
    /**
     * Laatste dag van wat is toegekend.
     */
    tot?: string;
    /**
     * Waarom het verzoek is afgewezen.
     */
    reden?: 'voldoet_niet' | 'al_een_regeling' | 'gegevens_ontbreken';
  };
}
/**
 * Verzoek van schuldhulp aan CAK, CJIB of Belastingdienst om maatwerk, een pauze of een betalingsregeling, op uitdrukkelijke toestemming. Bron: A1b; AVG 6(1)(a).
 */
export interface Maatwerkverzoek {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'maatwerkverzoek';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Alleen wat het verzoek nodig heeft: wie, welke vordering, wat en vanaf wanneer; geen burgerservicenummer, inkomen of reden. Bron: regel R8; AVG 5(1)(c).
   */
  inhoud: {
    persoon: PersoonZonderBsn;
    /**
     * Kenmerk van de vordering, zoals de ontvanger het aan de inwoner schreef.
     */
    vordering: string;
    /**
     * Wat gevraagd wordt.
     */
    soort: 'maatwerk' | 'pauze' | 'betalingsregeling';
    /**
     * Dag vanaf wanneer het nodig is.
     */
    vanaf: string;
    /**
     * Wat de inwoner per maand kan betalen, in hele euro's; bij een betalingsregeling.
     */
    maandbedragEuro?: number;
    contactpersoon: Contactpersoon;
  };
}
/**
 * Bericht van een zorgaanbieder dat iemand is opgenomen, zodat de uitkering tijdig wordt aangepast; op toestemming. Bron: regel E-09; AVG 9(2)(a).
 */
export interface Opname {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'opname';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Dat en hoe lang iemand is opgenomen, niet waarom. Geen burgerservicenummer. Bron: regel R8.
   */
  inhoud: {
    persoon: PersoonZonderBsn;
    /**
     * Dag van opname.
     */
    opnamedatum: string;
    /**
     * Dag waarop het verblijf naar verwachting eindigt.
     */
    verwachteEinddatum?: string;
    contactpersoon: Contactpersoon;
  };
}
/**
 * Een schuld van een soort die niet is aangewezen. Dit bericht wordt altijd geweigerd; het antwoord zegt hoe het wel kan. Bron: Bgs 3; regel A5.6.
 */
export interface OverigeSchuld {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'overige-schuld';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Wordt nooit doorgegeven of bewaard.
   */
  inhoud: {
    persoon: Schuldenaar;
    /**
     * Welke soort schuld. Bron: domeinregels A1.
     */
    soortSchuld: 'gemeentebelasting' | 'cjib' | 'kredietregistratie' | 'telecom';
  };
}
/**
 * Overdracht aan de gemeente als toezicht of een forensische titel eindigt. Bron: UAVG 32(a); Pbw 18a.
 */
export interface ReclasseringOverdracht {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'reclassering-overdracht';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-DET-MIN: identiteit, contact, einddatum en waar steun nodig is; niets over delict, straf, risico of zorg.
   */
  inhoud: {
    persoon: Clientpersoon;
    /**
     * Binnen het plan voor detentie en re-integratie, of op toestemming. Bron: domeinregels A1.
     */
    kader: 'dr_plan' | 'toestemming';
    /**
     * Dag waarop het toezicht of de titel eindigt. Bron: gegevensset D-DET-MIN.
     */
    einddatum: string;
    contactprofessional: Professional;
    aandacht: LeefgebiedenLeefgebieden;
    /**
     * Wat de cliënt zelf wil zeggen; alleen op toestemming die dat noemt, nooit op een plicht. Bron: regels E-11, R24.
     */
    woordenClient?: string;
  };
}
/**
 * Signaal van de Belastingdienst, in een experiment. Bron: Wgs 10; Tijdelijke regeling signaal betalingsachterstanden 2.5.
 */
export interface Rijksbelastingachterstand {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'rijksbelastingachterstand';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-ARR: contactgegevens en de achterstand, en niets over de oorzaak.
   */
  inhoud: {
    persoon: Schuldenaar;
    /**
     * Openstaand bedrag in hele euro's. Bron: Tijdelijke regeling signaal betalingsachterstanden 2.5.
     */
    bedragEuro: number;
    /**
     * Dag waarop de achterstand ontstond. Bron: regel D-03.
     */
    ontstaansdatum: string;
    /**
     * Kenmerk van de afzender, voor de terugkoppeling.
     */
    eigenKenmerk: string;
    /**
     * Of de afzender het signaal graag in een gesprek toelicht. Bron: domeinregels (e).
     */
    warmeOverdracht?: boolean;
  };
}
/**
 * Signaal van DUO, in een experiment. Bron: Wgs 10; Tijdelijke regeling signaal betalingsachterstanden 2.3.
 */
export interface Studieschuldachterstand {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'studieschuldachterstand';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Naam, adres, woonplaats, bereikbaarheid en de achterstand. Bron: regel D-04.
   */
  inhoud: {
    persoon: SchuldenaarZonderGeboortedatum;
    /**
     * Achterstand in hele euro's. Bron: Tijdelijke regeling signaal betalingsachterstanden 2.3.
     */
    bedragEuro: number;
    /**
     * Dag waarop de achterstand ontstond. Bron: regel D-03.
     */
    ontstaansdatum: string;
    /**
     * Kenmerk van de afzender, voor de terugkoppeling.
     */
    eigenKenmerk: string;
    /**
     * Of de afzender het signaal graag in een gesprek toelicht. Bron: domeinregels (e).
     */
    warmeOverdracht?: boolean;
  };
}
/**
 * Wat de afzender van een signaal ervan mag horen: een woord, of een resultaat waar een toestemming of overeenkomst het opent. Bron: regels D-F1 tot en met D-F4; A1b.
 */
export interface Terugkoppeling {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'terugkoppeling';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Het eigen signaal van de ontvanger, en een woord. Niets over de persoon. Bron: regels D-F1 tot en met D-F3.
   */
  inhoud: {
    /**
     * Kenmerk van de verstrekking, zoals het op het ontvangstbewijs van het signaal staat.
     */
    signaal: string;
    /**
     * Hoe het met het signaal staat. De eerste zeven mogen altijd; de andere zijn resultaten, alleen op toestemming die het resultaat noemt, of op een overeenkomst met de schuldeiser. Bron: regels D-F1 tot en met D-F3.
     */
    woord:
      | 'ontvangen'
      | 'opgepakt'
      | 'onterecht_signaal'
      | 'herhaalde_melding'
      | 'geen_inwoner'
      | 'overleden'
      | 'niet_opgepakt'
      | 'bekend_bij_schuldhulp'
      | 'ander_traject'
      | 'geen_contact'
      | 'geen_reactie'
      | 'geen_hulp_nodig'
      | 'zelf_betaald'
      | 'verwijzing_zonder_contact'
      | 'advies'
      | 'hulp_financieel'
      | 'hulp_niet_financieel';
  };
}
/**
 * Het lokale team draagt zijn onderzoek over aan de toegang tot beschermd wonen en opvang. Bron: domeinregels A1b.
 */
export interface ToegangOnderzoek {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'toegang-onderzoek';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-WMO: één onderzoek, zonder gegevens van schuldhulpverlening.
   */
  inhoud: {
    persoon: Clientpersoon;
    /**
     * Binnen een mandaat voor dezelfde gemeente, of op toestemming. Bron: domeinregels A1b.
     */
    kader: 'mandaat' | 'toestemming';
    /**
     * Het onderzoek dat meegaat.
     */
    onderzoek: {
      /**
       * Kenmerk bij het lokale team.
       */
      kenmerk: string;
      /**
       * Dag waarop het onderzoek is afgerond.
       */
      afgerondOp: string;
      /**
       * Waar het onderzoek op uitkwam.
       */
      uitkomst: 'beschermd_wonen' | 'maatschappelijke_opvang' | 'ambulante_begeleiding' | 'nader_onderzoek';
    };
    contactprofessional: Professional;
    aandacht: LeefgebiedenZonderSchulden;
    /**
     * Wat de cliënt zelf wil zeggen; alleen op toestemming die dat noemt, nooit op een plicht. Bron: regels E-11, R24.
     */
    woordenClient?: string;
  };
}
/**
 * Signaal van de Dienst Toeslagen over een terugvordering, in een experiment. Bron: Wgs 10; Tijdelijke regeling signaal betalingsachterstanden 2.5.
 */
export interface Toeslagachterstand {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'toeslagachterstand';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-ARR: contactgegevens en de achterstand, en niets over de oorzaak.
   */
  inhoud: {
    persoon: Schuldenaar;
    /**
     * Openstaand bedrag in hele euro's. Bron: Tijdelijke regeling signaal betalingsachterstanden 2.5.
     */
    bedragEuro: number;
    /**
     * Dag waarop de achterstand ontstond. Bron: regel D-03.
     */
    ontstaansdatum: string;
    /**
     * Kenmerk van de afzender, voor de terugkoppeling.
     */
    eigenKenmerk: string;
    /**
     * Of de afzender het signaal graag in een gesprek toelicht. Bron: domeinregels (e).
     */
    warmeOverdracht?: boolean;
  };
}
/**
 * Hulp die bij een verhuizing doorgaat in de nieuwe gemeente, op toestemming. Bron: regel G-07; Wmo 5.2.1.
 */
export interface Verhuizing {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'verhuizing';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Dat er hulp loopt, tot wanneer, en bij wie de nieuwe gemeente terechtkan.
   */
  inhoud: {
    persoon: Clientpersoon;
    /**
     * Dag van de verhuizing.
     */
    verhuisdatum: string;
    contactprofessional: Professional;
    aandacht: LeefgebiedenMetToestemming;
    /**
     * Wat de cliënt zelf wil zeggen; alleen als de toestemming dat noemt. Bron: regels E-11, R24.
     */
    woordenClient?: string;
  };
}
/**
 * Vraag aan een corporatie om een woning, op toestemming. Bron: regel E-11; AVG 6(1)(a).
 */
export interface Woningvraag {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'woningvraag';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Soort woning, dag en contact: geen burgerservicenummer en geen woord over zorg of detentie. Bron: regels R8, D-09.
   */
  inhoud: {
    persoon: PersoonZonderBsn;
    /**
     * Welke woning past.
     */
    soortWoning: 'zelfstandig' | 'gedeeld' | 'gezinswoning' | 'gelijkvloers';
    /**
     * Dag vanaf wanneer de woning nodig is.
     */
    gewensteDatum: string;
    contactpersoon: Contactpersoon;
  };
}
/**
 * Bericht van de geneesheer-directeur dat verplichte zorg eindigt terwijl essentiële voorwaarden ontbreken. Bron: Wvggz 8:18(11).
 */
export interface WvggzBeeindiging {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'wvggz-beeindiging';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-WVGGZ: niets over behandeling of de reden van verplichte zorg.
   */
  inhoud: {
    persoon: Clientpersoon;
    /**
     * Dag waarop de verplichte zorg eindigt. Bron: Wvggz 8:18.
     */
    beeindigingsdatum: string;
    /**
     * Welke maatregel eindigt. Bron: Wvggz 8:18(11); regel P13.
     */
    soortMaatregel: 'zorgmachtiging' | 'voortzetting_crisismaatregel';
    /**
     * Essentiële voorwaarden voor deelname aan de samenleving die ontbreken. Bron: Wvggz 8:18(11).
     *
     * @minItems 1
     * @maxItems 7
     *
     * Items: Eén essentiële voorwaarde.
     */
    ontbrekendeVoorwaarden: (
      | 'huisvesting'
      | 'inkomen'
      | 'dagbesteding'
      | 'schulden'
      | 'sociaal_netwerk'
      | 'identiteitsbewijs'
      | 'zorgverzekering'
    )[];
    contactprofessional: Professional;
  };
}
/**
 * Zorgmijding, overlast of een gecoördineerde aanpak. Dit bericht wordt hier altijd geweigerd; het antwoord noemt de eigen weg. Bron: domeinregels A1b; regel O-6.
 */
export interface Zorgmelding {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'zorgmelding';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Wordt nooit doorgegeven of bewaard; er is met opzet geen plaats voor wat er aan de hand is.
   */
  inhoud: {
    persoon: Schuldenaar;
    /**
     * Waarover de afzender zich zorgen maakt.
     */
    soort: 'zorgmijding' | 'overlast' | 'gecoordineerde_aanpak';
  };
}
/**
 * Signaal van het CAK over wie in de wanbetalersregeling zit. Bron: Zvw 18c tot en met 18g; Wgs 8(1).
 */
export interface ZorgpremieWanbetaler {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'zorgpremie-wanbetaler';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-ARR; het burgerservicenummer mag mee. Niets over zorg of declaraties.
   */
  inhoud: {
    persoon: SchuldenaarMetBsn;
    /**
     * Premieachterstand in hele euro's. Bron: gegevensset D-ARR.
     */
    bedragEuro: number;
    /**
     * Dag waarop de achterstand ontstond; ten minste zes maanden voor de signaaldatum. Bron: Zvw 18c; regel R6.
     */
    ontstaansdatum: string;
    /**
     * Kenmerk van de afzender, voor de terugkoppeling.
     */
    eigenKenmerk: string;
    /**
     * Of de afzender het signaal graag in een gesprek toelicht. Bron: domeinregels (e).
     */
    warmeOverdracht?: boolean;
  };
}
/**
 * Signaal van een zorgverzekeraar over achterstallige premie. Bron: Wgs 3(1)(b); Zvw 18a.
 */
export interface Zorgpremieachterstand {
  /**
   * Door de afzender gekozen. Hetzelfde bericht nog eens sturen geeft hetzelfde ontvangstbewijs. Bron: regel R21.
   */
  berichtId: string;
  /**
   * Soort bericht. Bron: domeinregels A1.
   */
  type: 'zorgpremieachterstand';
  /**
   * Versie van het berichttype.
   */
  versie: 1;
  afzender: Afzender;
  ontvanger: Ontvanger;
  doel: Doel;
  /**
   * Dag waarop de afzender het signaal afgeeft.
   */
  signaaldatum: string;
  /**
   * Wat de afzender verklaart te hebben gedaan voordat hij dit bericht stuurde. Bron: domeinregels A2.
   *
   * @maxItems 20
   */
  voorwaarden: Voorwaarde[];
  /**
   * Kenmerken van de toestemmingen waarop dit bericht rust. Bron: AVG 7(1); regel B-02.
   *
   * @maxItems 5
   *
   * Items: UUID in kleine letters. Bron: RFC 9562.
   */
  toestemmingen?: string[];
  /**
   * Gegevensset D-ARR; niets over zorg, declaraties of eigen risico.
   */
  inhoud: {
    persoon: Schuldenaar;
    /**
     * Premieachterstand in hele euro's. Bron: gegevensset D-ARR.
     */
    bedragEuro: number;
    /**
     * Dag waarop de achterstand ontstond. Bron: regel D-03.
     */
    ontstaansdatum: string;
    /**
     * Kenmerk van de afzender, voor de terugkoppeling.
     */
    eigenKenmerk: string;
    /**
     * Of de afzender het signaal graag in een gesprek toelicht. Bron: domeinregels (e).
     */
    warmeOverdracht?: boolean;
    /**
     * Dag waarop de zorgverzekering eindigt door opzegging of ontbinding. Bron: Wgs 4(2).
     */
    eindeVerzekeringsdatum?: string;
  };
}
