/** Valid messages of the types that policy 2 opens or refuses; made with what the other messages are made with. */
import { plusDays } from '../../consent/working-days.ts';
import type { Envelope, Json } from './messages.ts';

type Make = (datum: string) => Json;

export interface Parts {
  readonly message: (envelope: Envelope) => Json;
  readonly attested: (code: string, metOp: string, more?: Json) => Json;
  readonly oinOf: (map: string) => string;
  readonly client: Json;
}

const aandacht = { woonsituatie: { actieNodig: true }, begeleiding: { actieNodig: true, urgentie: 'midden' } };
const professional = { naam: 'C. Ontactpersoon', telefoon: '0307654321' };

/** Kinds of consent that a type rests on. */
export const CONSENTS_OF: Readonly<Record<string, readonly ('avg_grondslag' | 'doorbreking_beroepsgeheim')[]>> = {
  'ggz-ontslag': ['avg_grondslag', 'doorbreking_beroepsgeheim'],
  'reclassering-overdracht': ['avg_grondslag'],
  woningvraag: ['avg_grondslag', 'doorbreking_beroepsgeheim'],
  afwezigheid: ['avg_grondslag', 'doorbreking_beroepsgeheim'],
  'hergebruik-wmo': ['avg_grondslag'],
  verhuizing: ['avg_grondslag'],
  opname: ['avg_grondslag', 'doorbreking_beroepsgeheim'],
  maatwerkverzoek: ['avg_grondslag'],
};

export function transitionMessages({ message, attested, oinOf, client }: Parts): Readonly<Record<string, Make>> {
  const { bsn: _bsn, voornamen: _voornamen, ...withoutBsn } = client;
  const provider = { van: 'bw-de-overstap', team: 'uitstroom', hoedanigheid: 'wmo_aanbieder', voorwaarden: [] };
  const municipality = (team: string) => ({
    ...{ van: 'gemeente-utrecht', team, hoedanigheid: `college_${team}`, voorwaarden: [] },
  });
  const part = { status: 'loopt', actie: 'regelen', eigenaar: 'gemeente' };
  const to = (map: string, made: Json): Json => ({
    ...made,
    ontvanger: { oin: oinOf(map), team: made.ontvanger.team },
  });
  /** Of no message at all: a scenario names the one it means. */
  const nobodys = '019a9f60-1001-7101-9abc-5c6d7e8f9a11';
  const toCorporation = (made: Json): Json => ({
    ...made,
    ontvanger: { oin: oinOf('corporatie-de-vechtstroom'), team: 'verhuur' },
  });

  return {
    'isd-laatste-fase': datum =>
      message({
        ...{ type: 'isd-laatste-fase', van: 'pi-het-sluiswachtershuis', team: 'casemanagement', datum },
        ...{ hoedanigheid: 'directeur_pi', naarTeam: 'nazorg', doel: 'laatste-fase' },
        voorwaarden: [attested('P11', plusDays(datum, -1), { methode: 'dossier' })],
        inhoud: {
          persoon: { ...client },
          inrichting: 'PI-SLUIS',
          aanvangsdatum: plusDays(datum, -500),
          startLaatsteFase: plusDays(datum, 14),
          verwachteUitstroomdatum: plusDays(datum, 200),
          trajectcoordinator: professional,
          basisvoorwaarden: {
            ...{ idBewijs: { status: 'geregeld' }, onderdak: part, werkInkomen: part, schulden: part },
            zorg: { contactNodig: false },
          },
          verblijfsplan: { huisvesting: part, arbeid: part, dagbesteding: part, evaluatiedatum: plusDays(datum, 90) },
        },
      }),
    'reclassering-overdracht': datum =>
      message({
        ...{ type: 'reclassering-overdracht', van: 'reclassering-midden', team: 'toezicht', datum },
        ...{ hoedanigheid: 'reclassering', naarTeam: 'nazorg', doel: 're-integratie', voorwaarden: [] },
        inhoud: {
          persoon: { ...withoutBsn },
          ...{
            kader: 'toestemming',
            einddatum: plusDays(datum, 40),
            contactprofessional: professional,
            aandacht: { ...aandacht },
          },
        },
      }),
    'bwmo-uitstroom': datum =>
      message({
        ...provider,
        ...{ type: 'bwmo-uitstroom', naarTeam: 'toegang', doel: 'uitvoering-wmo', datum },
        voorwaarden: [attested('P14', plusDays(datum, -90), { methode: 'dossier' })],
        inhoud: {
          persoon: { ...client },
          soortVoorziening: 'beschermd_wonen',
          toekennendeGemeente: '0344',
          ...{ uitstroomdatum: plusDays(datum, 30), contactprofessional: professional, aandacht: { ...aandacht } },
        },
      }),
    woningvraag: datum =>
      toCorporation(
        message({
          ...provider,
          ...{ type: 'woningvraag', naarTeam: 'verhuur', doel: 'huisvesting', datum },
          inhoud: {
            persoon: { ...withoutBsn },
            soortWoning: 'zelfstandig',
            gewensteDatum: plusDays(datum, 30),
            contactpersoon: professional,
          },
        }),
      ),
    afwezigheid: datum =>
      toCorporation(
        message({
          ...provider,
          ...{ type: 'afwezigheid', naarTeam: 'verhuur', doel: 'behoud-woning', datum },
          inhoud: { persoon: { ...withoutBsn }, afwezigTot: plusDays(datum, 60), contactpersoon: professional },
        }),
      ),
    'hergebruik-wmo': datum =>
      message({
        ...municipality('schuldhulp'),
        ...{ type: 'hergebruik-wmo', naarTeam: 'wmo', doel: 'maatwerkvoorziening', datum },
        inhoud: { persoon: { ...client }, contactprofessional: professional, aandacht: { ...aandacht } },
      }),
    'hergebruik-schuldhulp': datum =>
      message({
        ...municipality('wmo'),
        ...{ type: 'hergebruik-schuldhulp', naarTeam: 'schuldhulp', doel: 'schuldhulpverlening', datum },
        voorwaarden: [attested('P15', plusDays(datum, -2), { methode: 'dossier' })],
        inhoud: {
          persoon: { ...client },
          ...{ noodzaak: 'plan_van_aanpak', contactprofessional: professional, aandacht: { ...aandacht } },
        },
      }),
    'toegang-onderzoek': datum =>
      message({
        ...municipality('wmo'),
        ...{ type: 'toegang-onderzoek', naarTeam: 'toegang', doel: 'maatwerkvoorziening', datum },
        inhoud: {
          persoon: { ...client },
          kader: 'mandaat',
          onderzoek: { kenmerk: 'OND-1', afgerondOp: plusDays(datum, -3), uitkomst: 'beschermd_wonen' },
          ...{ contactprofessional: professional, aandacht: { ...aandacht } },
        },
      }),
    verhuizing: datum =>
      message({
        ...municipality('schuldhulp'),
        ...{ van: 'gemeente-zeist', type: 'verhuizing', naarTeam: 'schuldhulp', doel: 'voortzetting-hulp', datum },
        inhoud: {
          persoon: { ...client },
          ...{ verhuisdatum: plusDays(datum, 10), contactprofessional: professional, aandacht: { ...aandacht } },
        },
      }),
    opname: datum =>
      message({
        ...{ type: 'opname', van: 'ggz-de-lindehof', team: 'zorg', hoedanigheid: 'zorgaanbieder_zvw', datum },
        ...{ naarTeam: 'participatie', doel: 'uitkering', voorwaarden: [] },
        inhoud: { persoon: { ...withoutBsn }, opnamedatum: plusDays(datum, -5), contactpersoon: professional },
      }),
    terugkoppeling: datum =>
      to(
        'corporatie-de-vechtstroom',
        message({
          ...municipality('schuldhulp'),
          ...{ type: 'terugkoppeling', naarTeam: 'incasso', doel: 'terugkoppeling', datum },
          inhoud: { signaal: nobodys, woord: 'opgepakt' },
        }),
      ),
    maatwerkverzoek: datum =>
      to(
        'cak',
        message({
          ...municipality('schuldhulp'),
          ...{ type: 'maatwerkverzoek', naarTeam: 'wanbetalers', doel: 'betalingsmaatwerk', datum },
          inhoud: {
            persoon: { ...withoutBsn },
            ...{ vordering: 'WB-2026-00417', soort: 'betalingsregeling', vanaf: plusDays(datum, 10) },
            ...{ maandbedragEuro: 25, contactpersoon: professional },
          },
        }),
      ),
    maatwerkantwoord: datum =>
      message({
        ...{ type: 'maatwerkantwoord', van: 'cak', team: 'wanbetalers', hoedanigheid: 'cak_wanbetalers', datum },
        ...{ naarTeam: 'schuldhulp', doel: 'betalingsmaatwerk', voorwaarden: [] },
        inhoud: { verzoek: nobodys, antwoord: 'meer_nodig' },
      }),
    'ddas-levering': datum =>
      to(
        'cbs',
        message({
          ...municipality('schuldhulp'),
          ...{ type: 'ddas-levering', naarTeam: 'vroegsignalering', doel: 'statistiek', datum },
          inhoud: { uitwisselmodel: exchangeModel(datum, client) },
        }),
      ),
  };
}

/** DDAS v0.9: one signal and one zaak of the month before. */
function exchangeModel(datum: string, client: Json): Json {
  const signaal = '019a9f60-1001-7101-9abc-5c6d7e8f9a11';
  const [van, tot] = [plusDays(datum, -50), plusDays(datum, -20)];
  return {
    ...{ startdatumLevering: van, einddatumLevering: tot, aanleverdatumEnTijd: `${datum}T06:00:00Z` },
    codeGegevensleverancier: 'SEINHUIS',
    leveringen: [
      {
        teller: 1,
        gemeentecode: '0344',
        aanleverende_organisatie: { naam: 'Gemeente Utrecht (nagebootst)' },
        vroegsignalen: [
          {
            ...{ ID: signaal, crisissignaal: false, warmeOverdracht: false, bedrag: 780 },
            ...{ ontstaansdatum: plusDays(datum, -90), signaaldatum: van, status: 'Nog niet opgepakt' },
            signaalpartner: { type: 'Huur' },
            client: { Burgerservicenummer: client.bsn, Achternaam: client.achternaam },
          },
        ],
        vroegsignaalzaken: [
          {
            ...{ matchingsdatum: van, startdatum_matchtingperiode: van, einddatum_matchingperiode: tot },
            vroegsignalen: [{ ID: signaal }],
            contactpogingen: [{ soort: 'Brief', bereikt: false, datum: tot, dagdeel: 'Ochtend' }],
          },
        ],
      },
    ],
  };
}

/** Types that every decision refuses; the refusal names a way on. */
export function refusedMessages({ message, client }: Parts): Readonly<Record<string, Make>> {
  const { bsn: _bsn, voornamen: _voornamen, ...debtor } = client;
  const fromTaxes = { van: 'gemeente-utrecht', team: 'belastingen', hoedanigheid: 'college', voorwaarden: [] };
  return {
    'overige-schuld': datum =>
      message({
        ...fromTaxes,
        ...{ type: 'overige-schuld', naarTeam: 'schuldhulp', doel: 'vroegsignalering', datum },
        inhoud: { persoon: { ...debtor }, soortSchuld: 'gemeentebelasting' },
      }),
    zorgmelding: datum =>
      message({
        ...{ van: 'corporatie-de-vechtstroom', team: 'incasso', hoedanigheid: 'verhuurder', voorwaarden: [] },
        ...{ type: 'zorgmelding', naarTeam: 'wmo', doel: 'veiligheid', datum },
        inhoud: { persoon: { ...debtor }, soort: 'zorgmijding' },
      }),
  };
}
