/** `seinhuis pull`: fetches what waits for a team, opens it, keeps it, and only then confirms it. */
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import {
  connect,
  type DisclosedView,
  type FetchedItem,
  type FolderFault,
  openBody,
  type PartnerClient,
  readParticipant,
  readTeamKey,
} from '../../adapters/partner/index.ts';
import type { CommandIo } from './command-io.ts';
import { inFlight } from './in-flight.ts';

export interface PullOptions {
  /** Folder of the participant. */
  readonly als: string;
  /** Code of the team. */
  readonly team: string;
  /** Where each message is kept, as JSON that only the owner can read: what is confirmed leaves the postbox. */
  readonly map: string;
}

/** One request fetches or confirms at most this many. */
const AT_ONCE = 500;
const OPENED_AT_ONCE = 8;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Tally {
  confirmed: number;
  /** By code: what could not be fetched, opened or confirmed. */
  readonly left: Map<string, number>;
}

/** @returns 0 when the postbox was gone through and everything in it was opened and confirmed; 1 otherwise */
export async function runPull(options: PullOptions, io: CommandIo): Promise<number> {
  const participant = await readParticipant(options.als);
  if (participant.kind === 'fault') return incomplete(participant, io);
  const key = await readTeamKey(options.als, options.team);
  if (key.kind === 'fault') return incomplete(key, io);
  await mkdir(options.map, { recursive: true, mode: 0o700 });
  const client = connect(participant.connection);
  try {
    return await emptyPostbox(client, key.pem, options, io);
  } finally {
    await client.close();
  }
}

function incomplete({ file, code }: FolderFault, io: CommandIo): number {
  io.err(`De map van de deelnemer is niet compleet: ${file} (${code}).`);
  return 1;
}

async function emptyPostbox(
  client: PartnerClient,
  privateKey: string,
  { team, map }: PullOptions,
  io: CommandIo,
): Promise<number> {
  const tried = new Set<string>();
  const tally: Tally = { confirmed: 0, left: new Map() };
  let after: string | null = null;
  let triedThisRound = 0;
  for (;;) {
    const listed = await client.listPostbox(team, { aantal: AT_ONCE, ...(after === null ? {} : { na: after }) });
    if (listed.kind !== 'listed') return stop(`Het postvak is niet te lezen (${listed.code}).`, tally, io);
    const fresh = listed.items.filter(item => !tried.has(item.verstrekkingId));
    for (const item of fresh) {
      tried.add(item.verstrekkingId);
      if (item.mededeling === 'toestemming_ingetrokken')
        io.out(`${item.verstrekkingId}: de toestemming is ingetrokken.`);
    }
    triedThisRound += fresh.length;
    if (fresh.length > 0) {
      const fault = await take(
        client,
        fresh.map(item => item.verstrekkingId),
        privateKey,
        { team, map },
        tally,
      );
      if (fault !== null) return stop(fault, tally, io);
      io.progress(`${tally.confirmed} bevestigd`);
    }
    after = listed.volgende;
    if (after !== null) continue;
    // What came in meanwhile stands at the end; an empty round means that there is nothing new.
    if (triedThisRound === 0) break;
    triedThisRound = 0;
  }
  return conclude(tally, map, io);
}

async function take(
  client: PartnerClient,
  ids: readonly string[],
  privateKey: string,
  { team, map }: Pick<PullOptions, 'team' | 'map'>,
  tally: Tally,
): Promise<string | null> {
  const fetched = await client.fetchMany(team, ids);
  if (fetched.kind !== 'fetched') return `Ophalen lukt nu niet (${fetched.code}).`;
  const leave = (code: string) => void tally.left.set(code, (tally.left.get(code) ?? 0) + 1);
  const kept: { verstrekkingId: string; zegel: string }[] = [];
  for await (const item of inFlight(fetched.items, OPENED_AT_ONCE, one => openAndKeep(one, privateKey, map))) {
    if (item.kind === 'kept') kept.push({ verstrekkingId: item.verstrekkingId, zegel: item.zegel });
    else leave(item.code);
  }
  if (kept.length === 0) return null;
  const confirmed = await client.confirm(team, kept);
  if (confirmed.kind === 'conflict') {
    leave(confirmed.code);
    return null;
  }
  if (confirmed.kind !== 'confirmed') return `Bevestigen lukt nu niet (${confirmed.code}).`;
  for (const { status } of confirmed.items) {
    if (status === 'bevestigd') tally.confirmed += 1;
    else leave(status);
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
  await keep(join(map, `${verstrekkingId}.json`), opened.view);
  return { kind: 'kept', verstrekkingId, zegel };
}

async function keep(path: string, view: DisclosedView): Promise<void> {
  const draft = `${path}.nieuw`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(view, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
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
