/**
 * A paper letter with a code, for who has no DigiD (R24). A worker of the debt team prints it about one arrears signal; code and
 * birth date open that one disclosure, once. What is told is which data were shared, never the name, address or number of anybody:
 * who has the letter and knows the birth date may be somebody else in the house.
 */
import type { Moment } from '../../consent/moment.ts';
import { mayBeShown } from '../../consent/resident-access.ts';
import type { SignaalStand } from '../casework/vroegsignalering/zaak.ts';
import { type Worker, workerNames } from '../casework/worker.ts';
import { openFile } from '../casework/zaken/file.ts';
import type { OpenedMessage } from '../casework/zaken/team-keys.ts';
import { waitUntilCovered } from '../exchange/disclose.ts';
import { type EntryContent, makeEntry } from '../exchange/entries.ts';
import type { Ports, TeamId } from '../ports.ts';
import type { LineStore } from '../toezicht/ports.ts';
import { newCode, readCode, typedCode, typedUnderEveryKey } from './code.ts';
import type { AttemptLimits, CodeLetterStore, TriedLetter } from './ports.ts';
import { pointersIn, type Told, toldOf } from './told.ts';

export interface CodeLetterParts {
  readonly ports: Ports;
  readonly letters: CodeLetterStore;
  readonly lines: Pick<LineStore, 'standing'>;
  /** How long a code can be used. */
  readonly days: number;
}

interface Step {
  readonly now: Moment;
  readonly traceId: string;
}

/** Time for the post and for somebody who does not open it at once. */
export const LETTER_DAYS = 21;
const DAY_MS = 86_400_000;
/** A birth date that did not fit; a code that is guessed is none of these. */
const TRIES = 5;
/** At all gateways together: 60 random bits leave nothing to guess, and this keeps them from trying. */
const ALL_TRIES = 100;
const ALL_TRIES_MS = 10 * 60_000;
/** A letter that ended is forgotten after this. */
const FORGET_DAYS = 30;

export type MadeLetter =
  | {
      readonly kind: 'made';
      /** Shown once, to who prints it; kept nowhere. */
      readonly code: string;
      readonly message: OpenedMessage;
      readonly untilMs: number;
    }
  /** No such signal in this zaak, or it cannot be read now. */
  | { readonly kind: 'unknown' | 'unreadable' }
  /** Never by a letter: care, justice, and whatever is not named as plain arrears. */
  | { readonly kind: 'not_by_letter' }
  /** The sender gave no birth date, so that nobody could open it. */
  | { readonly kind: 'no_birth_date' };

/** @param asked of a team whose key is kept here, by somebody who reaches it */
export async function makeCodeLetter(
  { ports, letters, days }: CodeLetterParts,
  asked: { readonly team: TeamId; readonly zaakId: string; readonly signaalId: string; readonly person: Worker },
  { now, traceId }: Step,
): Promise<MadeLetter> {
  const { team, zaakId, signaalId, person } = asked;
  const read = await openFile(ports, team, asked, { person, reason: 'behandeling', now });
  if (read.kind === 'onbekend') return { kind: 'unknown' };
  if (read.kind !== 'geopend' || !(await isTheirs(ports, team, zaakId, signaalId))) return { kind: 'unreadable' };
  if (!mayBeShown(read.bericht.type, 'brief')) return { kind: 'not_by_letter' };
  const birthDate = birthDateIn(read.bericht);
  if (birthDate === null) return { kind: 'no_birth_date' };
  const code = newCode(ports.entropy);
  const letterId = ports.entropy.uuid(now.epochMs);
  const untilMs = now.epochMs + days * DAY_MS;
  const typed = typedCode(ports.keys, readCode(code)!, birthDate);
  await letters.make(
    team,
    { letterId, signalId: signaalId, ...typed, madeMs: now.epochMs, untilMs },
    entryOf(ports, { letterId, team, signalId: signaalId }, 'brief_gemaakt', { now, traceId }),
  );
  return { kind: 'made', code, message: read.bericht, untilMs };
}

export type OpenedLetter =
  | {
      readonly kind: 'opened';
      readonly told: Told;
      /** Of the arrears; null where the message says none. */
      readonly bedragEuro: number | null;
      readonly ontstaansdatum: string | null;
      /** Something of it was put right since (AVG 16). */
      readonly corrected: boolean;
    }
  /** Whatever does not fit: from outside there is one answer. */
  | { readonly kind: 'refused' | 'too_often' }
  /** It fits, and the team may not show it now. */
  | { readonly kind: 'stopped' }
  /** No signed checkpoint covers the opening yet: the same code goes on. */
  | { readonly kind: 'later' };

/** The same wherever it ends: what was typed stands nowhere. */
export async function openCodeLetter(
  parts: CodeLetterParts,
  { code, birthDate }: { readonly code: string; readonly birthDate: string },
  step: Step,
): Promise<OpenedLetter> {
  const { ports, letters } = parts;
  const { now } = step;
  const plain = readCode(code);
  const typed = plain === null ? [] : typedUnderEveryKey(ports.keys, plain, birthDate);
  const limits: AttemptLimits = { tries: TRIES, all: ALL_TRIES, sinceMs: now.epochMs - ALL_TRIES_MS };
  const attempt = await letters.attempt(typed, now.epochMs, limits, letter =>
    entryOf(ports, letter, 'brief_gesloten', step),
  );
  if (attempt.kind === 'te_vaak') return { kind: 'too_often' };
  if (attempt.kind !== 'past') {
    ports.tally.stranger('BRIEFCODE');
    return { kind: 'refused' };
  }

  const { letter } = attempt;
  const shown = await whatIsShown(parts, letter, now);
  if (shown === null) return { kind: 'stopped' };
  const begun = letter.entryId ?? (await begin(parts, letter, step));
  if (begun === 'stopped') return { kind: 'stopped' };
  if (begun === 'taken') return { kind: 'refused' };
  if ((await waitUntilCovered(ports.logGate, [begun])) === null) return { kind: 'later' };
  return (await letters.finish(letter, begun)) ? shown : { kind: 'refused' };
}

async function begin({ ports, letters }: CodeLetterParts, letter: TriedLetter, step: Step) {
  const entry = entryOf(ports, letter, 'brief_geopend', step);
  const begun = await letters.begin(letter, entry);
  return begun === 'begun' ? entry.entryId : begun;
}

/** Read as every file is: decided anew, and noted, before anything is opened (R17). */
async function whatIsShown(
  { ports, lines }: CodeLetterParts,
  { letterId, team, signalId }: TriedLetter,
  now: Moment,
): Promise<Extract<OpenedLetter, { readonly kind: 'opened' }> | null> {
  const oin = oinOf(team);
  const [file] = await ports.zaken.files(team, [signalId]);
  if (file === undefined) return null;
  const person = workerNames(ports.keys, { oin, issuer: null, subject: `codebrief ${letterId}` }).at(-1)!;
  const asked = { zaakId: file.zaakId, signaalId: signalId };
  const read = await openFile(ports, team, asked, { person, reason: 'inzageverzoek', now });
  const stand = await isTheirs(ports, team, file.zaakId, signalId);
  if (read.kind !== 'geopend' || stand === null || !mayBeShown(read.bericht.type, 'brief')) return null;
  const released = (await lines.standing(oin, signalId))?.releasedEntryId ?? null;
  const opening = released === null ? null : await ports.logReader.opening(released, oin);
  if (opening === null) return null;
  const { bedragEuro, ontstaansdatum } = read.bericht.inhoud;
  return {
    kind: 'opened',
    told: toldOf(opening.json, pointersIn(read.bericht.inhoud), await ports.directory.current()),
    bedragEuro: typeof bedragEuro === 'number' ? bedragEuro : null,
    ontstaansdatum: typeof ontstaansdatum === 'string' ? ontstaansdatum : null,
    corrected: stand.correcties !== undefined,
  };
}

/** The signal as its zaak has it; null when it turned out to be about somebody else, or about another address. */
async function isTheirs(
  { zaken }: Pick<Ports, 'zaken'>,
  team: TeamId,
  zaakId: string,
  signaalId: string,
): Promise<SignaalStand | null> {
  const [stored] = await zaken.find(team, [zaakId]);
  const stand = stored?.zaak.signalen.find(({ signaal }) => signaal.signaalId === signaalId);
  return stand === undefined || stand.signaal.teltNiet !== undefined ? null : stand;
}

function birthDateIn({ inhoud }: OpenedMessage): string | null {
  const { geboortedatum } = (inhoud.persoon ?? {}) as { readonly geboortedatum?: unknown };
  return typeof geboortedatum === 'string' ? geboortedatum : null;
}

function entryOf(
  { entropy }: Pick<Ports, 'entropy'>,
  { letterId, team, signalId }: Omit<TriedLetter, 'entryId'>,
  stap: NonNullable<EntryContent['inwoner']>['stap'],
  { now, traceId }: Step,
) {
  return makeEntry(entropy, now, [oinOf(team)], {
    soort: 'inwoner',
    verstrekking: signalId,
    ontvanger: { oin: oinOf(team), team: team.slice(team.indexOf('/') + 1) },
    inwoner: { stap, brief: letterId },
    spoor: traceId,
    fscTransactie: null,
  });
}

const oinOf = (team: TeamId) => team.slice(0, team.indexOf('/'));

export function codeLettersAreForgotten(letters: Pick<CodeLetterStore, 'forget'>, { epochMs }: Moment): Promise<void> {
  return letters.forget(epochMs - FORGET_DAYS * DAY_MS, epochMs - ALL_TRIES_MS);
}
