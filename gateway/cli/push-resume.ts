/** Decides whether a push begins or goes on, and refuses where going on would mean something else than before. */
import { createHash } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import {
  beginJournal,
  type Journal,
  type JournalHead,
  readJournal,
  resumeJournal,
  type StoredJournal,
} from './push-journal.ts';

export type Progress =
  | {
      readonly kind: 'progress';
      readonly journal: Journal;
      /** Answers of earlier runs; null at a beginning. */
      readonly earlier: StoredJournal | null;
      /** Day that stands in for a missing signal date: that of the first run. */
      readonly localDate: string;
    }
  | { readonly kind: 'fault'; readonly text: readonly string[] };

export interface ProgressRequest {
  /** The file that is pushed, and where its journal is; null: in the participant's folder. */
  readonly file: string;
  readonly journal: string | null;
  readonly participantFolder: string;
  /** What the file means now; `datum` is today unless `isDateGiven`. */
  readonly head: JournalHead;
  readonly isDateGiven: boolean;
  readonly again: boolean;
}

export async function openProgress(request: ProgressRequest): Promise<Progress> {
  const { head, again, isDateGiven } = request;
  const path = request.journal ?? defaultPath(request.participantFolder, request.file);
  const stored = await readJournal(path);
  if (stored === 'unreadable')
    return fault(`${path} is geen voortgangsbestand. Kies een ander bestand bij --voortgang.`);
  const begin = async (localDate: string): Promise<Progress> => ({
    kind: 'progress',
    journal: await beginJournal(path, { ...head, datum: localDate }),
    earlier: null,
    localDate,
  });
  if (stored === null) return begin(head.datum);
  const { datum, kenmerksleutel, bestand, afzender, poort } = stored.head;
  if (kenmerksleutel !== head.kenmerksleutel)
    return fault(
      'De sleutel voor kenmerken (berichtkenmerk.key) is een andere dan bij het begin van dit bestand.',
      `Zet de oude sleutel terug. Lukt dat niet, haal dan ${path} weg; rijen die al zijn verstuurd, komen dan dubbel aan.`,
    );
  // The same day as before: with another one the rows would be other signals, and arrive twice.
  if (again) return begin(isDateGiven ? head.datum : datum);
  const isSame = bestand === head.bestand && afzender === head.afzender && poort === head.poort;
  if (isSame && isDateGiven && datum !== head.datum)
    return fault(`Dit bestand is begonnen met --datum ${datum}. Gebruik die datum, of kies --opnieuw.`);
  if (isSame) return { kind: 'progress', journal: await resumeJournal(path), earlier: stored, localDate: datum };
  if (await stored.isFinished()) return begin(head.datum);
  return fault(
    'Dit bestand, de mapping of de bijlage is veranderd, of u stuurt als een ander, terwijl de vorige keer niet af was.',
    'Zet het oude bestand terug en geef dezelfde opdracht om het af te maken.',
    'Of begin opnieuw met --opnieuw: wat al is aangenomen en niet is veranderd, telt niet dubbel.',
  );
}

/** In the participant's own folder: it is for the owner only, and another participant has its own. */
function defaultPath(participantFolder: string, file: string): string {
  const place = createHash('sha256').update(resolve(file)).digest('hex').slice(0, 8);
  return join(participantFolder, 'voortgang', `${basename(file)}.${place}.ndjson`);
}

function fault(...text: readonly string[]): Progress {
  return { kind: 'fault', text };
}
