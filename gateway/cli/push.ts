/** `seinhuis push`: signs and sends messages in batches, checks every receipt, and says in plain Dutch what came of it. */
import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type BatchPatience,
  connect,
  type Participant,
  type PartnerClient,
  type RetrySettings,
  readOrCreateIdKey,
  readParticipant,
} from '../../adapters/partner/index.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import type { CommandIo } from './command-io.ts';
import { answeredLine, isSettled, unreadLine, unsentLine } from './push-answers.ts';
import { deliver, INTERRUPTED, type PushMessage } from './push-delivery.ts';
import { interruptible } from './push-interruption.ts';
import { inputOf, PUSH_DEFAULTS, type PushOptions } from './push-options.ts';
import { openPapers, type Papers } from './push-papers.ts';
import { progressText } from './push-progress.ts';
import { lineText, type PushLine, pushReport } from './push-report.ts';
import { openProgress, type Progress } from './push-resume.ts';
import { filesOf, itemsOf, measure, type PushInput, type PushItem } from './push-source.ts';
import { rowSet } from './row-set.ts';

export type { PushOptions } from './push-options.ts';

/** What a test puts in the place of waiting. */
export interface PushSurroundings {
  readonly retry?: Partial<RetrySettings>;
  readonly batchPatience?: BatchPatience;
  readonly pause?: Pause;
  readonly graceMs?: number;
}

type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

interface Begun {
  readonly input: PushInput;
  readonly options: PushOptions;
  readonly participant: Participant;
  readonly client: PartnerClient;
  readonly idKey: Buffer;
  readonly progress: Extract<Progress, { kind: 'progress' }> | null;
  /** Rows in the file, as far as can be told without reading it. */
  readonly rows: number | null;
  readonly io: CommandIo;
  readonly pause: Pause;
  readonly graceMs: number;
}

const SENT = 0;
const SOME_NOT_SENT = 1;
const NOT_BEGUN = 2;
const STOPPED = 3;
/** As a shell counts a command that Ctrl-C ended; a second Ctrl-C gives the same. */
const BY_CTRL_C = 130;
/** How long batches under way are waited for after Ctrl-C. */
const GRACE_MS = 10_000;

/**
 * @returns 0 when every row was answered by the gateway, with receipts that hold; 1 when some rows could not be sent
 *   as they are; 2 when nothing was begun, because an option or a file is wrong; 3 when it stopped before the end;
 *   130 when it was told to stop
 */
export async function runPush(options: PushOptions, io: CommandIo, around: PushSurroundings = {}): Promise<number> {
  const refuse = (...text: readonly string[]) => {
    for (const line of text) io.err(line);
    return NOT_BEGUN;
  };
  const input = await inputOf(options);
  if (input.kind === 'fault') return refuse(...input.text);
  const [participant, key] = [await readParticipant(options.als), await readOrCreateIdKey(options.als)];
  for (const part of [participant, key])
    if (part.kind === 'fault') return refuse(`De map van de deelnemer is niet compleet: ${part.file} (${part.code}).`);
  if (participant.kind === 'fault' || key.kind === 'fault') return NOT_BEGUN;

  const isSeparate = input.kind === 'files';
  const measured = isSeparate ? null : await measure(filesOf(input), key.key);
  if (!isSeparate && measured === null) return refuse('Een van de bestanden is niet te lezen.');
  const parallel = options.parallel ?? PUSH_DEFAULTS.parallel;
  const { retry = {}, batchPatience } = around;
  const patience = batchPatience === undefined ? {} : { batchPatience };
  const client = connect({ ...participant.connection, connections: parallel, retry, ...patience });
  try {
    const progress = measured === null ? null : await progressOf(input, options, participant, key.key, measured.digest);
    if (progress?.kind === 'fault') return refuse(...progress.text);
    const rows = measured === null ? filesOf(input).length : rowsIn(input, measured.rows);
    const { pause = pauseUnless, graceMs = GRACE_MS } = around;
    try {
      return await push({ input, options, participant, client, idKey: key.key, progress, rows, io, pause, graceMs });
    } finally {
      await progress?.journal.close();
    }
  } finally {
    await client.close();
  }
}

function pauseUnless(milliseconds: number, signal: AbortSignal): Promise<void> {
  return wait(milliseconds, undefined, { signal }).catch(() => undefined);
}

function progressOf(
  input: PushInput,
  { als, datum, voortgang, opnieuw }: PushOptions,
  { oin, team, gateway }: Participant,
  idKey: Buffer,
  bestand: string,
): Promise<Progress> {
  const [file = ''] = filesOf(input);
  return openProgress({
    file,
    journal: voortgang ?? null,
    participantFolder: als,
    head: {
      bestand,
      datum: datum ?? systemClock.now().localDate,
      afzender: `${oin}/${team}`,
      poort: gateway.url,
      kenmerksleutel: createHmac('sha256', idKey).update('seinhuis-kenmerksleutel').digest('base64url'),
    },
    isDateGiven: datum !== undefined,
    again: opnieuw ?? false,
  });
}

/** The lines of DDAS say nothing about its signals; their number is told while it is read. */
function rowsIn(input: PushInput, lines: number): number | null {
  if (input.kind === 'ddas') return null;
  return input.kind === 'ledger' ? Math.max(0, lines - (input.mapping.kopregel ?? 1)) : lines;
}

async function push(begun: Begun): Promise<number> {
  const { input, options, client, participant, io, progress } = begun;
  // Only rows of a file are looked up; a message that is written out names its own receiver.
  const listed = input.kind === 'ledger' || input.kind === 'ddas' ? await client.organisations() : NOBODY;
  if (listed.kind !== 'organisations') {
    io.err(`De lijst van deelnemers is niet op te halen (${listed.code}). Er is niets verstuurd.`);
    return STOPPED;
  }
  const papers = await openPapers(options);
  const report = pushReport();
  const known = rowSet();
  const startedMs = Date.now();
  let { rows } = begun;
  let stopText: string | null = null;

  const tell = async (line: PushLine) => {
    report.add(line);
    await papers.add(line);
    if (input.kind === 'files') {
      io.progress('');
      io.out(lineText(line));
    }
  };
  const show = () => {
    const [done, accepted, held] = [report.total, report.count('toegestaan'), report.count('aangehouden')];
    const elapsedMs = Date.now() - startedMs;
    io.progress(progressText({ done, total: rows, accepted, held, doneNow: done - known.size, elapsedMs }));
  };
  const say = (text: string) => {
    io.progress('');
    io.err(text);
  };

  for await (const { row, verdict, findings } of progress?.earlier?.rows() ?? []) {
    if (known.has(row)) continue;
    known.add(row);
    await tell({ row, label: `${unitOf(input)} ${row}`, reference: null, verdict, findings });
  }
  if (known.size > 0) say(`Gaat verder: ${known.size} rijen waren al beantwoord.`);

  /** Messages still to be sent; what is no message is told on the way. */
  async function* messages(): AsyncGenerator<PushMessage> {
    const settings = {
      participant,
      organisations: listed.kind === 'organisations' ? listed.items : [],
      localDate: progress?.localDate ?? '',
      idKey: begun.idKey,
    };
    for await (const item of itemsOf(input, settings)) {
      if (interruption.interrupted.aborted) return;
      if (item.kind === 'message') {
        if (!known.has(item.row)) yield item;
      } else if (item.kind === 'unreadable') {
        if (!known.has(item.row)) await tell(unreadLine(item));
      } else other(item);
    }
  }
  const other = (item: Exclude<PushItem, { kind: 'message' | 'unreadable' }>) => {
    if (item.kind === 'skipped') report.skip(item.why);
    else if (item.kind === 'total') rows = item.rows;
    else say(item.text);
    if (item.kind === 'stopped') stopText = item.text;
  };

  const interruption = interruptible(begun.graceMs, () => say(INTERRUPTED_TEXT));
  let stopCode: string | null;
  try {
    const settings = {
      perBatch: options.regelsPerBatch ?? PUSH_DEFAULTS.regelsPerBatch,
      parallel: options.parallel ?? PUSH_DEFAULTS.parallel,
      patienceMs: (options.geduld ?? PUSH_DEFAULTS.geduld) * 1000,
      pause: begun.pause,
      now: Date.now,
      interrupted: interruption.interrupted,
      abandoned: interruption.abandoned,
    };
    const unsent: PushLine[] = [];
    stopCode = await deliver(messages(), client, settings, {
      async answered(answers) {
        const lines = answers.map(({ item, answer }) => ({ item, answer, line: answeredLine(item, answer) }));
        const settled = lines.filter(({ answer }) => isSettled(answer));
        await papers.keepReceipts(answers.map(({ answer }) => answer));
        await progress?.journal.append(
          settled.map(({ item, line: { row, verdict, findings } }) => ({
            row,
            berichtId: item.message.berichtId,
            verdict,
            findings,
          })),
        );
        for (const { line } of lines) await tell(line);
        show();
      },
      unsent: (items, code) => void unsent.push(...items.map(item => unsentLine(item, code))),
    });
    for (const line of unsent.sort((one, next) => one.row - next.row)) await tell(line);
  } finally {
    interruption.end();
  }
  return conclude(begun, { report, papers, known: known.size, rows, stopCode, stopText });
}

const INTERRUPTED_TEXT =
  'Onderbroken. Er gaat niets nieuws meer weg; wat onderweg is, krijgt nog even. Nog een keer Ctrl-C stopt meteen.';
const NOBODY = { kind: 'organisations', items: [] } as const;
const unitOf = (input: PushInput) => (input.kind === 'ledger' ? 'rij' : input.kind === 'ddas' ? 'signaal' : 'regel');
const NOT_DONE = ['geen ontvanger', 'niet leesbaar', 'niet verstuurd', 'bewijs klopt niet'] as const;

interface Ended {
  readonly report: ReturnType<typeof pushReport>;
  readonly papers: Papers;
  readonly known: number;
  readonly rows: number | null;
  /** Why the delivery stopped; null at the end of the file. */
  readonly stopCode: string | null;
  /** Why the file could not be read to its end; null when it could. */
  readonly stopText: string | null;
}

async function conclude({ io, progress }: Begun, ended: Ended): Promise<number> {
  const { report, papers, known, rows, stopCode, stopText } = ended;
  io.progress('');
  if (stopCode !== null) io.err(stopCode === INTERRUPTED ? 'Gestopt met Ctrl-C.' : `Gestopt (${stopCode}).`);
  const untried = rows === null ? null : Math.max(0, rows - report.total);
  report.conclude(io, { earlier: known, isStopped: stopCode !== null, untried });
  await papers.finish(io);
  const isOpen = (['niet verstuurd', 'bewijs klopt niet'] as const).some(verdict => report.count(verdict) > 0);
  if (stopCode === null && stopText === null && !isOpen) await progress?.journal.finish();
  if (stopCode !== null) return stopCode === INTERRUPTED ? BY_CTRL_C : STOPPED;
  return stopText !== null || NOT_DONE.some(verdict => report.count(verdict) > 0) ? SOME_NOT_SENT : SENT;
}
