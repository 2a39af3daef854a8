/**
 * The script of the officer's page on the log: the whole check of `gateway/logbook/verify-log.ts` in the browser of who
 * looks. It reads the public log of the gateway that sent the page and nothing else, and remembers the signed
 * checkpoint it found whole, so that a next check sees whether the log only grew.
 */
import { openCheckpoint } from '../../gateway/logbook/checkpoint.ts';
import { type FoundFault, faultWords } from '../../gateway/logbook/fault-words.ts';
import { parseVerifierKey } from '../../gateway/logbook/signed-note.ts';
import { tilePath } from '../../gateway/logbook/tiles.ts';
import { type LogSource, type LogVerdict, verifyLog } from '../../gateway/logbook/verify-log.ts';
import { judgeSignatures } from './browser-crypto.ts';

/** As much of a page as is used here. */
interface Part {
  hidden: boolean;
  disabled: boolean;
  className: string;
  textContent: string | null;
  value: string | number;
  max: number;
  addEventListener(kind: 'click', listener: () => void): void;
  replaceChildren(...parts: Part[]): void;
}
declare const document: { getElementById(id: string): Part | null; createElement(name: string): Part };
declare const localStorage: {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
};

const PATIENCE_MS = 30_000;

class UnreachableError extends Error {}

type Checked =
  | { readonly kind: 'intact'; readonly size: number; readonly root: string; readonly since: number | null }
  | ({ readonly kind: 'fault' } & FoundFault)
  /** The browser cannot check a signature, or the check itself broke off: neither says anything about the log. */
  | { readonly kind: 'unable' }
  | { readonly kind: 'broken' };

async function read(path: string): Promise<Response | null> {
  // As it is served now, and not as it was kept; the log is public, so nobody needs to know who reads it.
  const asked = { cache: 'no-store', credentials: 'omit' as const, signal: AbortSignal.timeout(PATIENCE_MS) };
  const answer = await fetch(`/logboek/${path}`, asked).catch(() => null);
  if (answer?.status === 404) return null;
  if (answer?.status !== 200) throw new UnreachableError('Cannot read the log');
  return answer;
}

async function readBytes(path: string): Promise<Buffer | null> {
  const answer = await read(path);
  return answer === null ? null : Buffer.concat([new Uint8Array(await answer.arrayBuffer())]);
}

async function check(vkey: string, onProgress: (checked: number, size: number) => void): Promise<Checked> {
  const key = parseVerifierKey(vkey);
  const judge = async (note: string | null) => {
    if (key !== null && note !== null) await judgeSignatures(() => openCheckpoint(note, key));
  };
  let note: string | null = null;
  const source: LogSource = {
    async fetchCheckpoint() {
      note = (await (await read('checkpoint'))?.text()) ?? null;
      await judge(note);
      return note;
    },
    fetchTile: (level, index, width) => readBytes(tilePath(level, index, width)),
    fetchEntries: (index, width) => readBytes(tilePath('entries', index, width)),
  };
  const kept = remembered(vkey);
  try {
    await judge(kept);
    // What this browser kept and does not hold under this key says nothing about the log.
    const earlier = key === null || kept === null ? null : openCheckpoint(kept, key);
    const previous = earlier?.kind === 'opened' ? (kept ?? undefined) : undefined;
    const verdict: LogVerdict = await verifyLog(source, vkey, previous, onProgress);
    if (verdict.kind === 'fault') return verdict;
    if (note !== null) remember(vkey, note);
    const { size, root } = verdict.checkpoint;
    const since = earlier?.kind === 'opened' ? earlier.checkpoint.size : null;
    return { kind: 'intact', size, root: root.toString('base64'), since };
  } catch (error) {
    if (error instanceof UnreachableError) return { kind: 'fault', code: 'LOGBOEK_ONBEREIKBAAR' };
    const isMissing = crypto.subtle === undefined || (error as Error).name === 'NotSupportedError';
    return isMissing ? { kind: 'unable' } : { kind: 'broken' };
  }
}

const placeOf = (vkey: string) => `seinhuis laatste stand ${vkey}`;

/** A browser may keep nothing; then every check is the first. */
function remembered(vkey: string): string | null {
  try {
    return localStorage.getItem(placeOf(vkey));
  } catch {
    return null;
  }
}

function remember(vkey: string, note: string): void {
  try {
    localStorage.setItem(placeOf(vkey), note);
  } catch {}
}

const count = (value: number) => value.toLocaleString('nl-NL');

function words(checked: Checked): readonly string[] {
  if (checked.kind === 'unable')
    return [
      'Deze browser kan de handtekening niet narekenen. Gebruik een nieuwere browser, of het programma hieronder.',
    ];
  if (checked.kind === 'broken')
    return ['Het nakijken brak af. Dat zegt niets over het logboek. Gebruik het programma hieronder.'];
  if (checked.kind === 'fault')
    return [
      `Het logboek klopt niet, of is niet na te kijken: ${faultWords(checked)}`,
      'Bewaar deze melding en bel de beheerder. Kijk het ook na met het programma hieronder, op een andere computer.',
    ];
  const { size, root, since } = checked;
  const growth =
    since === null
      ? 'Dit was de eerste keer in deze browser. De stand is bewaard, zodat u de volgende keer ziet of het logboek alleen is gegroeid.'
      : `Het begint nog precies zo als de vorige keer, toen het ${since === 1 ? '1 vermelding' : `${count(since)} vermeldingen`} had.`;
  return [
    `Het logboek is heel: ${size === 1 ? '1 vermelding nagerekend' : `${count(size)} vermeldingen nagerekend`}.`,
    growth,
    `Wortel: ${root}`,
  ];
}

function start(part: (id: string) => Part): void {
  const button = part('controle-knop');
  const bar = part('controle-balk');
  const progress = part('controle-voortgang');
  const result = part('controle-uitslag');
  part('controle').hidden = false;

  const say = (looks: string, lines: readonly string[]) => {
    result.className = `utrecht-alert utrecht-alert--${looks}`;
    const message = document.createElement('div');
    message.className = 'utrecht-alert__content';
    message.replaceChildren(
      ...lines.map(line => {
        const paragraph = document.createElement('p');
        paragraph.className = 'nl-paragraph sh-letterlijk';
        paragraph.textContent = line;
        return paragraph;
      }),
    );
    result.replaceChildren(message);
    result.hidden = false;
  };

  async function run(): Promise<void> {
    button.disabled = true;
    result.hidden = true;
    progress.textContent = 'Bezig met nakijken.';
    bar.hidden = false;
    bar.value = 0;
    const checked = await check(String(part('controle-sleutel').value).trim(), (done, size) => {
      bar.max = size;
      bar.value = done;
    });
    bar.hidden = true;
    progress.textContent = checked.kind === 'intact' ? 'Klaar.' : 'Gestopt.';
    button.disabled = false;
    say(checked.kind === 'intact' ? 'ok' : checked.kind === 'fault' ? 'error' : 'warning', words(checked));
  }
  button.addEventListener('click', () => void run());
}

start(id => {
  const found = document.getElementById(id);
  if (found === null) throw new Error('Cannot find a part of the page');
  return found;
});
