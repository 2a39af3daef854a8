/**
 * Reading files (R17): the same decision as at the door is taken again, that somebody reads is written down, durably, with
 * what came of it, and only then is anything opened. What is refused is written down too.
 */
import { groundOfHaving } from '../../../consent/ground-of-having.ts';
import type { Moment } from '../../../consent/moment.ts';
import { decideAgain } from '../../exchange/decide-again.ts';
import type { DirectorySnapshot, Ports, TeamId } from '../../ports.ts';
import type { KeptFile, Reading, ReadingOutcome, ReadingReason } from './ports.ts';
import { type OpenedMessage, teamOpener } from './team-keys.ts';

export type FileReading =
  | { readonly kind: 'geopend'; readonly bericht: OpenedMessage }
  /** No such signal of this team. */
  | { readonly kind: 'onbekend' }
  /** Restricted (AVG 18): it is not shown. */
  | { readonly kind: 'beperkt' }
  /** Its term is over, or somebody had it erased. */
  | { readonly kind: 'vernietigd' }
  /** About somebody else (AVG 16): only for who checks, or answers a request of the person. */
  | { readonly kind: 'losgemaakt' }
  /** The consent it rests on is withdrawn, over or gone (AVG 7(3)). */
  | { readonly kind: 'toestemming_vervallen' }
  /** Nothing opens it for this team any more (AVG 6). */
  | { readonly kind: 'grond_vervallen' };

export interface Reader {
  /** Opaque keyed pseudonym. */
  readonly person: string;
  readonly reason: ReadingReason;
  /** Whether special categories or a BSN are asked for; who shows the file leaves them out otherwise. */
  readonly gevoelig?: boolean;
  readonly now: Moment;
}

export interface AskedFile {
  readonly zaakId: string;
  readonly signaalId: string;
}

type Needs = Pick<Ports, 'zaken' | 'teamKeys' | 'readings' | 'keys' | 'entropy' | 'postbox' | 'consents' | 'directory'>;

const DIRECTORY_RETRIES = 3;
/** Whoever does not work on the case: about somebody else it may still be asked what was received. */
const WITHOUT_WORK: readonly ReadingReason[] = ['controle', 'inzageverzoek'];

/** One file; see `openFiles`. */
export async function openFile(ports: Needs, team: TeamId, asked: AskedFile, reader: Reader): Promise<FileReading> {
  const [read] = await openFiles(ports, team, [asked], reader);
  return read ?? { kind: 'onbekend' };
}

/**
 * The only way to the content of signals that came to a team whose key is kept here: a page of them, noted together.
 * @returns what came of each, in the order of `asked`
 * @throws when the reading cannot be noted, or the directory keeps changing: then nothing is opened
 */
export async function openFiles(
  ports: Needs,
  team: TeamId,
  asked: readonly AskedFile[],
  reader: Reader,
): Promise<readonly FileReading[]> {
  const ids = asked.map(({ signaalId }) => signaalId);
  for (let attempt = 0; attempt <= DIRECTORY_RETRIES; attempt += 1) {
    const directory = attempt === 0 ? await ports.directory.current() : await ports.directory.refresh();
    const files = new Map((await ports.zaken.files(team, ids)).map(file => [file.signaalId, file]));
    const judged: Judged[] = [];
    for (const one of asked) judged.push(await judge(ports, team, one, files.get(one.signaalId), reader, directory));
    const readings = readingsOf(ports, team, judged, reader);
    if ((await ports.readings.note(readings, directory.version)) === 'directory-changed') continue;

    const open = teamOpener(ports, team);
    return Promise.all(
      judged.map(async ({ outcome, jwe }): Promise<FileReading> => {
        if (outcome !== 'geopend' || jwe === null) return { kind: outcome === 'geopend' ? 'vernietigd' : outcome };
        const opened = await open(jwe);
        return opened.kind === 'geopend' ? opened : { kind: 'vernietigd' };
      }),
    );
  }
  throw new Error('Cannot read: the directory keeps changing');
}

interface Judged extends AskedFile {
  readonly outcome: Exclude<ReadingOutcome, 'gezocht'>;
  readonly jwe: string | null;
}

async function judge(
  ports: Needs,
  team: TeamId,
  { zaakId, signaalId }: AskedFile,
  file: KeptFile | undefined,
  { reason, now }: Reader,
  directory: DirectorySnapshot,
): Promise<Judged> {
  const ends = (outcome: Judged['outcome'], jwe: string | null = null): Judged => ({ zaakId, signaalId, outcome, jwe });
  if (file === undefined || file.zaakId !== zaakId) return ends('onbekend');
  if (file.restricted) return ends('beperkt');
  if (file.jwe === null) return ends('vernietigd');
  if (file.losgemaakt && !WITHOUT_WORK.includes(reason)) return ends('losgemaakt');
  const received = await ports.postbox.received(team, signaalId);
  // What proves the ground is gone, or was stopped: unknown means no.
  if (received === null || received.facts === null) return ends('grond_vervallen');
  if (received.isHeld) return ends('beperkt');
  const { facts, reviewed, consentIds } = received;
  const consents = consentIds.length === 0 ? new Map() : await ports.consents.find(consentIds);
  const kept = { disclosureId: signaalId, facts, reviewed };
  const ground = groundOfHaving(decideAgain(ports.keys, kept, directory, consents, now).decision);
  return ground.kind === 'grond' ? ends('geopend', file.jwe) : ends(ground.kind);
}

/** What was tried is written down as well; a page is a row for each zaak and outcome. */
function readingsOf(
  { entropy }: Pick<Ports, 'entropy'>,
  team: TeamId,
  judged: readonly Judged[],
  { person, reason, gevoelig = false, now: { epochMs } }: Reader,
): readonly Reading[] {
  const rows = new Map<string, Judged[]>();
  for (const one of judged) {
    const name = `${one.zaakId} ${one.outcome}`;
    rows.set(name, [...(rows.get(name) ?? []), one]);
  }
  return [...rows.values()].map(page => ({
    ...{ readingId: entropy.uuid(epochMs), epochMs, team, person, reason, gevoelig },
    ...{ zaakId: page[0]!.zaakId, signaalIds: page.map(({ signaalId }) => signaalId), uitkomst: page[0]!.outcome },
  }));
}
