/** A zaak as the API shows it: codes, dates and amounts. What could name somebody stays in the file. */
import type {
  ZaakGebeurtenis,
  ZaakGevondenZaak,
  ZaakHerinnering,
  ZaakHouder,
  ZaakRegel,
  ZaakSignaal,
  ZaakTermijn,
  ZaakZaak,
} from '../../schemas/generated/types.ts';
import type { Earlier } from '../casework/vroegsignalering/matching.ts';
import { matchingOf } from '../casework/vroegsignalering/matching.ts';
import { weightOf } from '../casework/vroegsignalering/priority.ts';
import type { Settings } from '../casework/vroegsignalering/settings.ts';
import { type Term, termsOf } from '../casework/vroegsignalering/terms.ts';
import { type SignaalStand, staatOf, type Zaak } from '../casework/vroegsignalering/zaak.ts';
import type { Worker } from '../casework/worker.ts';
import type { KeptEvent, KeptFile, KeptReminder, StoredZaak } from '../casework/zaken/ports.ts';
import { teamCode } from './version.ts';

/** What is known beside a zaak when it is shown. */
export interface Beside {
  readonly settings: Settings;
  /** Signals and stubs of the address, in order of arrival. */
  readonly known: readonly Earlier[];
  /** Names of who looks; empty for software. */
  readonly self: readonly Worker[];
}

export function zaakView(
  { zaak, versie }: StoredZaak,
  { settings, known, self }: Beside,
  history: readonly KeptEvent[],
  files: readonly KeptFile[],
): ZaakZaak {
  const matches = zaak.signalen.map(({ signaal }) => matchingOf(signaal, known));
  return {
    zaakId: zaak.zaakId,
    team: teamCode(zaak.team),
    gemeentecode: zaak.gemeentecode,
    staat: staatOf(zaak),
    versie,
    periode: { vanDatum: zaak.periode.van, totDatum: zaak.periode.tot },
    gesplitst: zaak.gesplitst,
    ...houderOf(zaak, self),
    geopendDatum: zaak.geopendOp,
    ...given('opgepaktDatum', zaak.opgepaktOp),
    ...given('aangebodenDatum', zaak.aangebodenOp),
    ...given('aanvaardDatum', zaak.aanvaardOp),
    ...given('gesprokenDatum', zaak.gesprokenOp),
    ...given('resultaat', zaak.resultaat),
    ...given('geslotenDatum', zaak.geslotenOp),
    ...given('samengevoegdIn', zaak.samengevoegdIn),
    ...given('naarDossierDatum', zaak.naarDossierOp),
    meervoudig: matches.some(one => one.meervoudig),
    opeenvolgend: matches.some(one => one.opeenvolgend),
    signalen: zaak.signalen.map(stand => signalView(stand, files)),
    pogingen: zaak.pogingen.map(poging => ({ ...poging })),
    termijnen: termsOf(zaak, settings).map(termView),
    gebeurtenissen: history.map(eventView),
  };
}

export function rowView({ zaak, versie }: StoredZaak, { settings, known, self }: Beside): ZaakRegel {
  const weight = weightOf(zaak, known);
  const [next] = termsOf(zaak, settings)
    .filter(({ stand }) => stand === 'loopt')
    .sort((one, other) => (one.uiterlijk < other.uiterlijk ? -1 : 1));
  return {
    ...foundView({ zaak, versie }, self),
    ...given('crisisdatum', weight.crisisdatum),
    meervoudig: weight.meervoudig,
    opeenvolgend: weight.opeenvolgend,
    bedragEuro: weight.bedragEuro,
    ...given('oudsteDatum', weight.oudste),
    aantal: weight.aantal,
    warmeOverdracht: weight.warmeOverdracht,
    ...(next === undefined ? {} : { termijn: termView(next) }),
  };
}

export function foundView(
  { zaak, versie }: Pick<StoredZaak, 'zaak' | 'versie'>,
  self: readonly Worker[],
): ZaakGevondenZaak {
  return {
    zaakId: zaak.zaakId,
    gemeentecode: zaak.gemeentecode,
    staat: staatOf(zaak),
    versie,
    ...houderOf(zaak, self),
    geopendDatum: zaak.geopendOp,
  };
}

export function reminderView(one: KeptReminder): ZaakHerinnering {
  return {
    zaakId: one.zaakId,
    termijn: one.term as ZaakHerinnering['termijn'],
    ...given('signaalId', one.signaalId),
    fase: one.fase,
    voor: one.voor,
    uiterlijkDatum: one.uiterlijk,
    gegevenTijdstip: new Date(one.madeMs).toISOString(),
  };
}

function houderOf({ houder }: Zaak, self: readonly Worker[]): { readonly houder?: ZaakHouder } {
  return houder === null ? {} : { houder: { medewerker: houder, bentUZelf: self.some(name => name === houder) } };
}

function signalView({ signaal, ...stand }: SignaalStand, files: readonly KeptFile[]): ZaakSignaal {
  return {
    signaalId: signaal.signaalId,
    afzender: signaal.afzender,
    partner: signaal.partner,
    bedragEuro: signaal.bedragEuro,
    ontstaansdatum: signaal.ontstaansdatum,
    signaaldatum: signaal.signaaldatum,
    ontvangenDatum: signaal.ontvangenOp,
    ...given('crisisdatum', signaal.crisisdatum),
    warmeOverdracht: signaal.warmeOverdracht,
    herhaling: stand.herhaling,
    status: stand.status,
    inwoner: stand.inwoner,
    ...(stand.geinformeerd === null
      ? {}
      : { geinformeerd: { datum: stand.geinformeerd.op, kanaal: stand.geinformeerd.kanaal } }),
    ...given('verteld', stand.verteld),
    aantekeningen: [...(stand.aantekeningen ?? [])],
    ...(stand.correcties === undefined
      ? {}
      : { correcties: stand.correcties.map(({ reden, op }) => ({ reden, datum: op })) }),
    ...given('losgemaakt', signaal.teltNiet ?? null),
    inhoud: contentOf(files.find(one => one.signaalId === signaal.signaalId)),
  };
}

function contentOf(file: KeptFile | undefined): ZaakSignaal['inhoud'] {
  if (file === undefined || file.jwe === null) return 'vernietigd';
  return file.restricted ? 'beperkt' : 'leesbaar';
}

function termView(term: Term): ZaakTermijn {
  return {
    naam: term.naam,
    bron: term.bron,
    soort: term.soort,
    ...given('signaalId', term.over),
    beginDatum: term.start,
    ...given('signaaldatum', term.signaaldatum),
    uiterlijkDatum: term.uiterlijk,
    ...given('eindeDatum', term.wettelijkEinde),
    stand: term.stand,
  };
}

function eventView({ nummer, epochMs, person, event }: KeptEvent): ZaakGebeurtenis {
  return {
    nummer,
    tijdstip: new Date(epochMs).toISOString(),
    soort: event.kind,
    ...given('medewerker', person),
  };
}

/** A field, where there is something to say; absent otherwise. */
function given<Name extends string, Value>(name: Name, value: Value | null): { readonly [Key in Name]?: Value } {
  return (value === null ? {} : { [name]: value }) as { readonly [Key in Name]?: Value };
}
