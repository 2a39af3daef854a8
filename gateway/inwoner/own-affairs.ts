/**
 * What somebody who signed in sees and does: what was shared about them over all organisations (R19), what they agreed to, and
 * stopping, objecting and asking. Everything is looked up again by the keys of the session: an id in a form is no authority.
 */
import type { Moment } from '../../consent/moment.ts';
import { mayBeShown } from '../../consent/resident-access.ts';
import { yearsBetween } from '../../consent/working-days.ts';
import type { Toestemming } from '../../schemas/generated/types.ts';
import { stateOn } from '../consents/consents.ts';
import { recordObjection } from '../consents/objections.ts';
import { ALONE_FROM_YEARS, endConsent } from '../consents/withdrawal.ts';
import { waitUntilCovered } from '../exchange/disclose.ts';
import { makeEntry } from '../exchange/entries.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { openForGateway } from '../exchange/gateway-seal.ts';
import type { ConsentRow } from '../ports.ts';
import { type Asker, openRequest } from '../toezicht/letters.ts';
import { partyName } from '../toezicht/lines.ts';
import type { InzageRequestStore } from '../toezicht/ports.ts';
import type { ResidentLine, ResidentStore } from './ports.ts';
import type { Resident } from './resident.ts';
import { type Told, toldOf } from './told.ts';

export interface OwnAffairsParts {
  readonly exchange: Exchange;
  readonly store: ResidentStore;
  readonly requests: InzageRequestStore;
}

interface Step {
  readonly now: Moment;
  readonly traceId: string;
}

/** The newest; older ones are asked of a person. */
const LINES = 500;

export interface OwnLine extends Told {
  /** An objection or restriction on it is open. */
  readonly held: boolean;
}

export interface OwnConsent {
  readonly toestemmingId: string;
  readonly staat: ConsentRow['state'];
  readonly van: string;
  readonly aan: string;
  readonly doel: string;
  readonly categorieen: readonly string[];
  readonly geldigVan: string;
  readonly geldigTot: string | null;
  readonly gegevenMs: number;
}

export interface OwnAffairs {
  readonly kind: 'seen';
  readonly lines: readonly OwnLine[];
  readonly consents: readonly OwnConsent[];
}

/** Looking is noted, and the log covers it, before anything is shown: it reaches somebody for the first time (R17). */
export async function seeOwnAffairs(
  { exchange: { ports }, store }: OwnAffairsParts,
  resident: Resident,
  { now, traceId }: Step,
): Promise<OwnAffairs | { readonly kind: 'later' }> {
  const [lines, consents, directory] = [
    await shownLines(store, resident),
    await store.consents(resident.persons),
    await ports.directory.current(),
  ];
  // No organisation is party to it: that somebody looks is theirs. What was shown follows from the log at that place.
  const entry = makeEntry(ports.entropy, now, [], {
    soort: 'inwoner',
    inwoner: { stap: 'bekeken' },
    spoor: traceId,
    fscTransactie: null,
  });
  await store.note(entry, resident.keys.at(-1) ?? null, ports.keys.kids('inzage').at(-1) ?? '');
  if ((await waitUntilCovered(ports.logGate, [entry.entryId])) === null) return { kind: 'later' };
  return {
    kind: 'seen',
    lines: lines.map(line => ({ ...toldOf(line.releasedJson, fieldsOf(line), directory), held: line.held })),
    consents: consents.map(row => ({
      toestemmingId: row.consentId,
      staat: stateOn(row, now),
      van: partyName({ oin: row.senderOin }, directory),
      aan: partyName({ oin: row.receiverTeam.slice(0, 20), team: row.receiverTeam.slice(21) }, directory),
      doel: row.purpose,
      categorieen: row.categories,
      geldigVan: row.validity.geldigVan,
      geldigTot: row.validity.geldigTot ?? null,
      gegevenMs: row.givenEpochMs,
    })),
  };
}

async function shownLines(store: ResidentStore, { keys }: Resident): Promise<readonly ResidentLine[]> {
  return (await store.lines(keys, LINES)).filter(({ type }) => mayBeShown(type, 'inlog'));
}

function fieldsOf({ decidedJson }: ResidentLine): readonly string[] {
  return (JSON.parse(decidedJson) as { readonly velden?: readonly string[] }).velden ?? [];
}

export type Stopped =
  | { readonly kind: 'stopped' }
  /** R11: below twelve a representative does it. */
  | { readonly kind: 'child' }
  | { readonly kind: 'unknown' };

/** AVG 7(3): as easily as it was given, by the way that every withdrawal goes. */
export async function stopOwnConsent(
  { exchange, store }: OwnAffairsParts,
  resident: Resident,
  consentId: string,
  step: Step,
): Promise<Stopped> {
  const row = (await store.consents(resident.persons)).find(one => one.consentId === consentId);
  if (row === undefined || !['actief', 'concept', 'ingetrokken'].includes(row.state)) return { kind: 'unknown' };
  const { betrokkene } = openForGateway(exchange.ports.keys, row.consentId, row.record) as Toestemming;
  if (yearsBetween(betrokkene.geboortedatum, step.now.localDate) < ALONE_FROM_YEARS) return { kind: 'child' };
  const document = {
    ...{ ingetrokkenTijdstip: new Date(step.now.epochMs).toISOString(), wijze: 'digitaal' },
    ...{ vastgelegdDoor: 'inwoner', doorWie: 'betrokkene' },
  };
  const how = { channel: 'digitaal', byWhom: 'betrokkene', document } as const;
  const ended = await endConsent(exchange, step, row, 'ingetrokken', how);
  return ended.kind === 'consent' ? { kind: 'stopped' } : { kind: 'unknown' };
}

/** AVG 21: the sender decides about it (R15). */
export async function objectAsResident(
  { exchange, store }: OwnAffairsParts,
  resident: Resident,
  verstrekkingId: string,
  step: Step,
): Promise<'recorded' | 'already' | 'unknown'> {
  const line = (await shownLines(store, resident)).find(one => one.disclosureId === verstrekkingId);
  if (line === undefined) return 'unknown';
  if (line.held) return 'already';
  const { afzender, ontvanger } = JSON.parse(line.releasedJson) as {
    readonly afzender: { readonly oin: string };
    readonly ontvanger: { readonly oin: string; readonly team: string };
  };
  const { now } = step;
  const objection = {
    bezwaarId: exchange.ports.entropy.uuid(now.epochMs),
    soort: 'bezwaar' as const,
    ontvanger,
    verstrekkingen: [verstrekkingId],
    wijze: 'digitaal' as const,
  };
  const record = {
    ...objection,
    ...{ afzender, ingediendTijdstip: new Date(now.epochMs).toISOString() },
    ...{ vastgelegdDoor: 'inwoner', doorWie: 'betrokkene' },
  };
  const outcome = await recordObjection(exchange, afzender.oin, objection, record, step);
  return outcome.kind === 'recorded' ? 'recorded' : 'unknown';
}

/** Organisations that appear in somebody's own lines and consents: of whom inzage can be asked here. */
export async function organisationsOf({ store }: OwnAffairsParts, resident: Resident): Promise<ReadonlySet<string>> {
  const lines = await shownLines(store, resident);
  const consents = await store.consents(resident.persons);
  const parties = lines.flatMap(({ releasedJson }) => {
    const { afzender, ontvanger } = JSON.parse(releasedJson) as Record<'afzender' | 'ontvanger', { oin: string }>;
    return [afzender.oin, ontvanger.oin];
  });
  return new Set([...parties, ...consents.flatMap(row => [row.senderOin, row.receiverTeam.slice(0, 20)])]);
}

/** AVG 15: it comes in the list of the officers, who look up name and address themselves. */
export async function askForInzage(
  { exchange, requests }: OwnAffairsParts,
  oin: string,
  asker: Omit<Asker, 'vastgesteld'>,
  now: Moment,
): Promise<void> {
  await openRequest(
    { exchange, requests },
    oin,
    { receivedOn: now.localDate, asker: { ...asker, vastgesteld: 'inlog' } },
    now,
  );
}
