/** `seinhuis pull`: fetches what waits for a team, opens it, keeps it, and only then confirms it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  connect,
  type FetchedItem,
  type FolderFault,
  openBody,
  type PartnerClient,
  readParticipant,
  readTeamKey,
  type WaitingItem,
} from '../../adapters/partner/index.ts';
import type { CommandIo } from './command-io.ts';
import { syncFolderOf, writeWhole } from './durable-file.ts';
import { eachAtOnce, inFlight } from './in-flight.ts';
import { PULL_DEFAULTS, type PullOptions } from './pull-options.ts';

/** One request fetches or confirms at most this many. */
const AT_ONCE = 500;
const MOST_PARALLEL = 16;
const OPENED_AT_ONCE = 8;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Tally {
  confirmed: number;
  /** By code: what could not be fetched, opened or confirmed. */
  readonly left: Map<string, number>;
}

interface Errand {
  readonly client: PartnerClient;
  readonly privateKey: string;
  readonly team: string;
  readonly map: string;
  readonly perRequest: number;
  readonly parallel: number;
  readonly tally: Tally;
  readonly io: CommandIo;
}

/** @returns 0 when the postbox was gone through and everything in it was opened and confirmed; 1 otherwise */
export async function runPull(options: PullOptions, io: CommandIo): Promise<number> {
  const { als, team, map, parallel = PULL_DEFAULTS.parallel, perKeer = PULL_DEFAULTS.perKeer } = options;
  if (!isBetween(parallel, 1, MOST_PARALLEL) || !isBetween(perKeer, 1, AT_ONCE)) {
    io.err(`Geef bij --parallel een getal tot en met ${MOST_PARALLEL} en bij --per-keer tot en met ${AT_ONCE}.`);
    return 1;
  }
  const participant = await readParticipant(als);
  if (participant.kind === 'fault') return incomplete(participant, io);
  const key = await readTeamKey(als, team);
  if (key.kind === 'fault') return incomplete(key, io);
  await mkdir(map, { recursive: true, mode: 0o700 });
  const client = connect({ ...participant.connection, connections: parallel + 1 });
  const tally: Tally = { confirmed: 0, left: new Map() };
  try {
    return await emptyPostbox({ client, privateKey: key.pem, team, map, perRequest: perKeer, parallel, tally, io });
  } finally {
    await client.close();
  }
}

const isBetween = (count: number, least: number, most: number) =>
  Number.isInteger(count) && count >= least && count <= most;

function incomplete({ file, code }: FolderFault, io: CommandIo): number {
  io.err(`De map van de deelnemer is niet compleet: ${file} (${code}).`);
  return 1;
}

/** What came in meanwhile stands at the end; when a round finds nothing that was not tried, there is nothing new. */
async function emptyPostbox(errand: Errand): Promise<number> {
  const { parallel, io, tally } = errand;
  /** Still in the postbox after an attempt of this run; what was confirmed is no longer listed. */
  const remaining = new Set<string>();
  for (;;) {
    const round: Round = { found: 0, fault: null };
    await eachAtOnce(listed(errand, remaining, round), parallel, async ids => {
      const fault = round.fault ?? (await take(errand, ids, remaining));
      round.fault ??= fault;
      io.progress(`${tally.confirmed} bevestigd`);
    });
    if (round.fault !== null) return stop(round.fault, tally, io);
    if (round.found === 0) return conclude(tally, errand.map, io);
  }
}

const NOTICE: Readonly<Record<NonNullable<WaitingItem['mededeling']>, string>> = {
  toestemming_ingetrokken: 'de toestemming is ingetrokken.',
  verwerking_beperkt: 'gebruik dit voorlopig niet; de verwerking is beperkt.',
  beperking_opgeheven: 'de beperking is opgeheven.',
  bezwaar_gemaakt: 'de betrokkene heeft bezwaar gemaakt; u beslist.',
};

interface Round {
  found: number;
  /** Why nothing further can be done now. */
  fault: string | null;
}

/** Pages of the postbox, without what was tried before. */
async function* listed(
  { client, team, perRequest, io }: Errand,
  remaining: ReadonlySet<string>,
  round: Round,
): AsyncGenerator<readonly string[]> {
  let after: string | null = null;
  do {
    const page = await client.listPostbox(team, { aantal: perRequest, ...(after === null ? {} : { na: after }) });
    if (page.kind !== 'listed') {
      round.fault = `Het postvak is niet te lezen (${page.code}).`;
      return;
    }
    const fresh = page.items.filter(item => !remaining.has(item.verstrekkingId));
    for (const { mededeling, verstrekkingId } of fresh)
      if (mededeling !== undefined) io.out(`${verstrekkingId}: ${NOTICE[mededeling]}`);
    round.found += fresh.length;
    after = page.volgende;
    if (fresh.length > 0) yield fresh.map(item => item.verstrekkingId);
  } while (after !== null && round.fault === null);
}

/** Fetches, opens, keeps and only then confirms. @returns why nothing further can be fetched now; null when it can */
async function take(errand: Errand, ids: readonly string[], remaining: Set<string>): Promise<string | null> {
  const { client, team, privateKey, map, tally } = errand;
  const fetched = await client.fetchMany(team, ids);
  if (fetched.kind !== 'fetched') return `Ophalen lukt nu niet (${fetched.code}).`;
  for (const id of ids) remaining.add(id);
  const leave = (code: string) => void tally.left.set(code, (tally.left.get(code) ?? 0) + 1);
  const kept: { verstrekkingId: string; zegel: string }[] = [];
  for await (const item of inFlight(fetched.items, OPENED_AT_ONCE, one => openAndKeep(one, privateKey, map))) {
    if (item.kind === 'kept') kept.push({ verstrekkingId: item.verstrekkingId, zegel: item.zegel });
    else leave(item.code);
  }
  if (kept.length === 0) return null;
  // The names of the files must outlive a power cut as their content does; what is confirmed cannot be fetched again.
  await syncFolderOf(join(map, kept[0]!.verstrekkingId));
  const confirmed = await client.confirm(team, kept);
  if (confirmed.kind === 'conflict') {
    leave(confirmed.code);
    return null;
  }
  if (confirmed.kind !== 'confirmed') return `Bevestigen lukt nu niet (${confirmed.code}).`;
  for (const { verstrekkingId, status } of confirmed.items) {
    if (status !== 'bevestigd') {
      leave(status);
      continue;
    }
    tally.confirmed += 1;
    remaining.delete(verstrekkingId);
  }
  return null;
}

type Kept =
  | { readonly kind: 'kept'; readonly verstrekkingId: string; readonly zegel: string }
  | { readonly kind: 'left'; readonly code: string };

/** Kept before it is confirmed: a machine that stops in between finds the message in the postbox again. */
async function openAndKeep(item: FetchedItem, privateKey: string, map: string): Promise<Kept> {
  if (item.status !== 'verstrekt') return { kind: 'left', code: item.status };
  const { verstrekkingId, zegel, bericht } = item;
  // The id becomes the name of a file.
  if (!UUID.test(verstrekkingId)) return { kind: 'left', code: 'KENMERK_ONLEESBAAR' };
  const opened = await openBody(bericht, { verstrekkingId, zegel }, privateKey);
  if (opened.kind === 'fault') return { kind: 'left', code: opened.code };
  await writeWhole(join(map, `${verstrekkingId}.json`), `${JSON.stringify(opened.view, null, 2)}\n`);
  return { kind: 'kept', verstrekkingId, zegel };
}

function stop(reason: string, tally: Tally, io: CommandIo): number {
  io.progress('');
  io.err(`${reason} ${tally.confirmed} berichten zijn opgehaald en bevestigd. Probeer het later opnieuw.`);
  return 1;
}

/** Neutral: who and what stands in the messages themselves (rule D-09). */
function conclude({ confirmed, left }: Tally, map: string, io: CommandIo): number {
  io.progress('');
  io.out(`${confirmed} berichten opgehaald, ontsleuteld, zegel nagekeken en bevestigd.`);
  if (confirmed > 0) io.out(`De berichten staan in ${map}`);
  for (const [code, count] of left) io.out(`${count} niet bevestigd: ${LEFT_TEXT[code] ?? code}`);
  // A message that is no longer there is an answer, not a failure.
  const failed = [...left].some(([code]) => code !== 'niet_meer_beschikbaar');
  return failed ? 1 : 0;
}

const LEFT_TEXT: Readonly<Record<string, string>> = {
  niet_meer_beschikbaar: 'niet meer beschikbaar.',
  niet_vrijgegeven: 'de poort geeft dit nu niet vrij.',
  niet_gevonden: 'niet gevonden.',
  niet_opgehaald: 'nog niet opgehaald.',
  ander_zegel: 'het zegel klopt niet. Meld dit aan de beheerder van de poort.',
  ANDER_ZEGEL: 'het zegel klopt niet. Meld dit aan de beheerder van de poort.',
  ZEGEL_KLOPT_NIET: 'het zegel klopt niet. Meld dit aan de beheerder van de poort.',
  ANDERE_VERSTREKKING: 'het bericht hoort bij een ander kenmerk. Meld dit aan de beheerder van de poort.',
  NIET_TE_ONTSLEUTELEN: 'niet te ontsleutelen met de sleutel van dit team.',
  INHOUD_ONLEESBAAR: 'de inhoud is niet te lezen.',
};
