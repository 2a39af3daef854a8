/**
 * What one organisation has of somebody, over all its teams (AVG 15; R18, R19): the disclosures it sent or received, and the
 * zaken of its teams. Found by exact keys, under every key still known; nothing of the question is kept but that it was asked.
 */
import type { Moment } from '../../../consent/moment.ts';
import type { PolicyDocument } from '../../../consent/policy.ts';
import type { EntryContent } from '../../exchange/entries.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Identity } from '../../exchange/pseudonyms.ts';
import type { DirectorySnapshot, TeamId } from '../../ports.ts';
import type { Signaalpartner } from '../vroegsignalering/codes.ts';
import { type Staat, staatOf, type Zaak } from '../vroegsignalering/zaak.ts';
import type { Worker } from '../worker.ts';
import type { Reading, ReadingReason } from '../zaken/ports.ts';
import type { InzageLine, Vindplaats } from './ports.ts';

const AT_ONCE = 500;
const ZAKEN_AT_MOST = 500;

/** `adres` and `geboortedatum_achternaam` alone may be somebody else: a person looks before anything is told. */
export type Gevonden = Vindplaats | 'adres' | 'verstrekking';

export interface InzageVerstrekking {
  readonly verstrekkingId: string;
  /** Id of the entry, with which it can be proven. */
  readonly vermelding: string;
  readonly tijdstip: string;
  readonly afzender: { readonly oin: string; readonly team: string | null };
  readonly ontvanger: { readonly oin: string; readonly team: string };
  readonly type: string;
  readonly doel: string | null;
  readonly route: string | null;
  readonly grondslag: readonly string[];
  /** Names of the fields, never what was in them. */
  readonly velden: readonly string[];
  readonly verstrekt: boolean;
  readonly bewaard: boolean;
  readonly gevondenOp: readonly Gevonden[];
}

export interface InzageZaak {
  readonly zaakId: string;
  readonly team: TeamId;
  readonly versie: number;
  readonly staat: Staat;
  readonly geopendOp: string;
  readonly signalen: readonly {
    readonly signaalId: string;
    readonly afzender: string;
    readonly partner: Signaalpartner;
    readonly ontvangenOp: string;
    readonly losgemaakt: boolean;
  }[];
  readonly gevondenOp: readonly Gevonden[];
}

export interface Inzage {
  readonly verstrekkingen: readonly InzageVerstrekking[];
  readonly zaken: readonly InzageZaak[];
}

export interface InzageQuestion {
  readonly oin: string;
  /** Those of the organisation that the caller may speak for. */
  readonly teams: readonly TeamId[];
  readonly person: Worker;
  readonly over: Identity;
  readonly now: Moment;
  /** Why somebody looks; an inzage unless told. */
  readonly reason?: Extract<ReadingReason, 'inzageverzoek' | 'controle'>;
}

/** What was found is noted before it is given, for every team of the organisation, also where nothing was found. */
export async function inzageOf(exchange: Exchange, question: InzageQuestion): Promise<Inzage> {
  const lines = await linesOf(exchange, question);
  const directory = await exchange.ports.directory.current();
  const verstrekkingen = lines.map(line => verstrekkingOf(line, directory));
  const zaken: InzageZaak[] = [];
  for (const team of question.teams) zaken.push(...(await zakenOf(exchange, team, question.over, verstrekkingen)));
  await note(exchange, question, verstrekkingen, zaken);
  return { verstrekkingen, zaken };
}

async function linesOf({ ports, pseudonyms }: Exchange, { oin, over }: InzageQuestion): Promise<readonly InzageLine[]> {
  const keys = pseudonyms.searchKeysUnderEveryKey(over);
  const found: InzageLine[] = [];
  for (;;) {
    const page = await ports.inzagen.lines(oin, keys, found.at(-1)?.entryId ?? null, AT_ONCE);
    found.push(...page);
    if (page.length < AT_ONCE) return found;
  }
}

function verstrekkingOf({ entryId, json, ...line }: InzageLine, directory: DirectorySnapshot): InzageVerstrekking {
  const entry = JSON.parse(json) as EntryContent & { readonly tijdstip: string };
  return {
    verstrekkingId: entry.verstrekking ?? entryId,
    vermelding: entryId,
    tijdstip: entry.tijdstip,
    afzender: { oin: entry.afzender?.oin ?? '', team: entry.afzender?.team ?? null },
    ontvanger: entry.ontvanger ?? { oin: '', team: '' },
    type: entry.bericht?.type ?? '',
    doel: purposeOf(entry, directory),
    route: entry.route ?? null,
    grondslag: entry.grondslag ?? [],
    velden: entry.velden ?? [],
    ...line,
  };
}

/** Of the very policy it was decided under; a route has one purpose. */
function purposeOf({ route, beleid }: EntryContent, { policies }: DirectorySnapshot): string | null {
  const document: PolicyDocument | undefined = policies.find(one => one.digest === beleid?.digest)?.document;
  return document?.routes.find(one => one.code === route)?.purpose ?? null;
}

/** Zaken of one team: those in which a disclosure ended up, and those found by address or by birth date and surname. */
async function zakenOf(
  { ports, pseudonyms }: Exchange,
  team: TeamId,
  { geboortedatum, achternaam, adres }: Identity,
  verstrekkingen: readonly InzageVerstrekking[],
): Promise<readonly InzageZaak[]> {
  const search = async (keys: readonly { readonly value: Buffer }[]) =>
    (
      await ports.zaken.search(
        team,
        keys.map(({ value }) => value),
        ZAKEN_AT_MOST,
      )
    ).map(({ zaak }) => zaak.zaakId);
  const received = verstrekkingen
    .filter(({ ontvanger: { oin, team: code } }) => `${oin}/${code}` === team)
    .map(({ verstrekkingId }) => verstrekkingId);
  const byWay: readonly (readonly [Gevonden, readonly string[]])[] = [
    ['verstrekking', (await ports.zaken.files(team, received)).map(({ zaakId }) => zaakId)],
    [
      'geboortedatum_achternaam',
      geboortedatum === undefined ? [] : await search(pseudonyms.searchByPerson(team, { geboortedatum, achternaam })),
    ],
    ['adres', adres === undefined ? [] : await search(pseudonyms.searchByAddress(team, adres))],
  ];
  const ids = [...new Set(byWay.flatMap(([, found]) => found))];
  const stored = await ports.zaken.find(team, ids);
  return stored.map(({ zaak, versie }) => ({
    ...zaakOf(zaak),
    ...{ team, versie, gevondenOp: byWay.filter(([, found]) => found.includes(zaak.zaakId)).map(([way]) => way) },
  }));
}

function zaakOf(zaak: Zaak): Pick<InzageZaak, 'zaakId' | 'staat' | 'geopendOp' | 'signalen'> {
  return {
    ...{ zaakId: zaak.zaakId, staat: staatOf(zaak), geopendOp: zaak.geopendOp },
    signalen: zaak.signalen.map(({ signaal: { signaalId, afzender, partner, ontvangenOp, teltNiet } }) => ({
      ...{ signaalId, afzender, partner, ontvangenOp, losgemaakt: teltNiet !== undefined },
    })),
  };
}

async function note(
  { ports }: Exchange,
  { teams, person, reason = 'inzageverzoek', now: { epochMs } }: InzageQuestion,
  verstrekkingen: readonly InzageVerstrekking[],
  zaken: readonly InzageZaak[],
): Promise<void> {
  const readings = teams.map((team): Reading => {
    const seen = [
      ...verstrekkingen.filter(one => partiesOf(one).includes(team)).map(one => one.verstrekkingId),
      ...zaken.filter(one => one.team === team).flatMap(one => one.signalen.map(({ signaalId }) => signaalId)),
    ];
    return {
      ...{ readingId: ports.entropy.uuid(epochMs), epochMs, team, person, reason },
      ...{ zaakId: null, signaalIds: [...new Set(seen)], uitkomst: 'gezocht', gevoelig: false },
    };
  });
  await ports.readings.note(readings, null);
}

const partiesOf = ({ afzender, ontvanger }: InzageVerstrekking) =>
  [afzender, ontvanger].map(({ oin, team }) => `${oin}/${team}`);
