/** `seinhuis log verify`: checks the whole log from outside, and that it still begins with what was seen before. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { verifyLogOverHttp } from '../../adapters/partner/index.ts';
import { faultWords } from '../logbook/fault-words.ts';
import type { CommandIo } from './command-io.ts';

export interface LogVerifyOptions {
  /** Prefix of the log, such as `https://localhost:8443/logboek`. */
  readonly url: string;
  /** The log's verifier key, or a file that holds it. */
  readonly vkey: string;
  /** File with anchors (PEM), for https. */
  readonly ca?: string | undefined;
  /** File that remembers the checkpoint of the last check. */
  readonly vorige?: string | undefined;
}

const VERIFIER_KEY = /^[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*$/;

/** @returns 0 when the log is whole and only grew; 1 otherwise */
export async function runLogVerify(options: LogVerifyOptions, io: CommandIo): Promise<number> {
  const url = prefixOf(options.url);
  if (url === null) return fail('Geef bij --url een adres dat begint met https:// of http://.', io);
  const vkey = VERIFIER_KEY.test(options.vkey) ? options.vkey : await readText(options.vkey);
  if (vkey === null) return fail('De sleutel van het logboek is niet te lezen.', io);
  const ca = options.ca === undefined ? undefined : await readText(options.ca);
  if (ca === null) return fail('Het wortelcertificaat is niet te lezen.', io);
  const previous = options.vorige === undefined ? undefined : await readPrevious(options.vorige);
  if (previous === null) return fail('De vorige stand is niet te lezen.', io);

  const startMs = performance.now();
  const checked = await verifyLogOverHttp(url, vkey, {
    ...(ca === undefined ? {} : { ca }),
    ...(previous === undefined ? {} : { previousNote: previous }),
    onProgress: (done, size) => io.progress(`${done} van ${size} vermeldingen`),
  });
  io.progress('');
  if (checked.kind === 'fault') {
    return fail(`Het logboek klopt niet, of is niet na te kijken: ${faultWords(checked)}`, io);
  }
  const seconds = (performance.now() - startMs) / 1000;
  const { origin, size, root } = checked.checkpoint;
  if (options.vorige !== undefined) await remember(options.vorige, checked.note);
  io.out(`Logboek:       ${origin}`);
  io.out(`Vermeldingen:  ${size}`);
  io.out(`Wortel:        ${root.toString('base64')}`);
  io.out(`Snelheid:      ${Math.round(size / seconds)} vermeldingen per seconde`);
  io.out(
    previous === undefined ? 'Oordeel:       heel.' : 'Oordeel:       heel, en alleen gegroeid sinds de vorige keer.',
  );
  return 0;
}

function prefixOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) return null;
  // The address of the gateway alone is enough: the log has one place on it.
  if (url.pathname === '/') url.pathname = '/logboek';
  return url.href;
}

function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

/** @returns undefined before the first check; null when there is a file and it cannot be read */
async function readPrevious(path: string): Promise<string | undefined | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : null));
}

/** Whole or not at all: half a checkpoint would make the next check fail for no reason. */
async function remember(path: string, note: string): Promise<void> {
  await writeFile(`${path}.nieuw`, note);
  await rename(`${path}.nieuw`, path);
}

function fail(text: string, io: CommandIo): number {
  io.err(text);
  return 1;
}
