/** `seinhuis push`: signs and sends messages, checks every receipt, and says in plain Dutch what came of each. */
import {
  connect,
  type Participant,
  type PartnerClient,
  readParticipant,
  type SendOutcome,
  verifyReceipt,
} from '../../adapters/partner/index.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import type { CommandIo } from './command-io.ts';
import { inFlight } from './in-flight.ts';
import { lineText, type PushFinding, type PushLine, type PushReport, pushReport } from './push-report.ts';
import { messagesFromFiles, messagesFromLedger, type PushItem } from './push-source.ts';

export interface PushOptions {
  /** Folder of the participant. */
  readonly als: string;
  /** Messages in JSON, one a file. */
  readonly files: readonly string[];
  readonly csv?: string | undefined;
  readonly mapping?: string | undefined;
  /** Signal date where the ledger has none, `jjjj-mm-dd`; left out: today. */
  readonly datum?: string | undefined;
  /** Messages underway at once. */
  readonly gelijktijdig?: number | undefined;
}

const IN_FLIGHT = 8;
const MOST_IN_FLIGHT = 64;
/** So many messages in a row without an answer, after all their attempts: then nobody is there. */
const GIVE_UP_AFTER = 3;

/** @returns 0 when every row was sent and answered, with receipts that hold; 1 otherwise */
export async function runPush(options: PushOptions, io: CommandIo): Promise<number> {
  const wrong = wrongOption(options);
  if (wrong !== null) {
    io.err(wrong);
    return 1;
  }
  const participant = await readParticipant(options.als);
  if (participant.kind === 'fault') {
    io.err(`De map van de deelnemer is niet compleet: ${participant.file} (${participant.code}).`);
    return 1;
  }
  const limit = options.gelijktijdig ?? IN_FLIGHT;
  const client = connect({ ...participant.connection, connections: limit });
  try {
    return await push(itemsOf(options, participant, client), participant, client, limit, io);
  } finally {
    await client.close();
  }
}

function wrongOption({ files, csv, mapping, datum, gelijktijdig = IN_FLIGHT }: PushOptions): string | null {
  if (files.length === 0 && csv === undefined) return 'Geef bestanden met berichten, of --csv met --mapping.';
  if ((csv === undefined) !== (mapping === undefined)) return 'Geef --csv en --mapping samen.';
  if (datum !== undefined && !isDate(datum)) return 'Schrijf --datum als jjjj-mm-dd.';
  const isCount = Number.isInteger(gelijktijdig) && gelijktijdig >= 1 && gelijktijdig <= MOST_IN_FLIGHT;
  return isCount ? null : `Geef bij --gelijktijdig een getal van 1 tot en met ${MOST_IN_FLIGHT}.`;
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

async function* itemsOf(
  options: PushOptions,
  participant: Participant,
  client: PartnerClient,
): AsyncGenerator<PushItem> {
  yield* messagesFromFiles(options.files);
  const { csv, mapping, datum } = options;
  if (csv === undefined || mapping === undefined) return;
  const localDate = datum ?? systemClock.now().localDate;
  yield* messagesFromLedger({ csv, mapping, localDate }, participant, client);
}

async function push(
  items: AsyncIterable<PushItem>,
  participant: Participant,
  client: PartnerClient,
  limit: number,
  io: CommandIo,
): Promise<number> {
  const report = pushReport();
  let silent = 0;
  let stoppedEarly = false;
  const results = inFlight(items, limit, async (item): Promise<PushLine | PushItem> => {
    if (item.kind !== 'message') return item;
    if (silent >= GIVE_UP_AFTER) return lineFor(item, 'niet verstuurd', [NOT_TRIED]);
    const outcome = await client.send(item.message);
    const isSilent = outcome.kind === 'unavailable' && outcome.code !== 'ONTVANGER_ZONDER_SLEUTEL';
    silent = isSilent ? silent + 1 : 0;
    return answered(item, outcome, participant);
  });
  for await (const result of results) {
    io.progress('');
    if ('verdict' in result) tell(result, report, io);
    else if (result.kind === 'unreadable')
      tell(lineFor(result, unsentVerdict(result.findings), result.findings), report, io);
    else if (result.kind !== 'message') io.err(result.text);
    if (!('verdict' in result) && result.kind === 'stopped') stoppedEarly = true;
    io.progress(`${report.total} beantwoord, ${report.count('toegestaan')} aangenomen`);
  }
  io.progress('');
  report.conclude(io);
  return stoppedEarly || NOT_DONE.some(verdict => report.count(verdict) > 0) ? 1 : 0;
}

const NOT_DONE = ['geen ontvanger', 'niet leesbaar', 'niet verstuurd', 'bewijs klopt niet'] as const;

function unsentVerdict(findings: readonly PushFinding[]): 'geen ontvanger' | 'niet leesbaar' {
  return findings.every(one => one.code === 'ONTVANGER_NIET_AANGESLOTEN') ? 'geen ontvanger' : 'niet leesbaar';
}

const NOT_TRIED: PushFinding = { code: 'GESTOPT', uitleg: 'De poort gaf geen antwoord meer.' };

function tell(line: PushLine, report: PushReport, io: CommandIo): void {
  report.add(line);
  io.out(lineText(line));
}

type Named = { readonly label: string; readonly reference: string | null };

function lineFor(
  { label, reference }: Named,
  verdict: PushLine['verdict'],
  findings: readonly PushFinding[] = [],
): PushLine {
  return { label, reference, verdict, findings };
}

async function answered(
  item: Extract<PushItem, { kind: 'message' }>,
  outcome: SendOutcome,
  { gateway }: Participant,
): Promise<PushLine> {
  switch (outcome.kind) {
    case 'accepted':
    case 'held': {
      const { berichtId, afzender, ontvanger, type } = item.message;
      const logboek = gateway.vkey.slice(0, gateway.vkey.indexOf('+'));
      const expected = { berichtId, afzender, ontvanger, type, logboek };
      const checked = await verifyReceipt(outcome.receipt, gateway.receiptKey, expected);
      if (checked.kind === 'fault') return lineFor(item, 'bewijs klopt niet', [{ code: checked.code, uitleg: '' }]);
      const { besluit, verstrekkingId } = checked.receipt;
      const isSame =
        verstrekkingId === outcome.verstrekkingId && (besluit === 'aangehouden') === (outcome.kind === 'held');
      if (!isSame) return lineFor(item, 'bewijs klopt niet', [{ code: 'ANTWOORD_WIJKT_AF', uitleg: '' }]);
      return outcome.kind === 'held' ? lineFor(item, 'aangehouden', [HELD]) : lineFor(item, 'toegestaan');
    }
    case 'refused': {
      const reasons = outcome.reasons.map(({ code, uitleg }) => ({ code, uitleg }));
      return lineFor(
        item,
        'geweigerd',
        reasons.length > 0 ? reasons : [{ code: outcome.code, uitleg: outcome.detail }],
      );
    }
    case 'invalid': {
      const faults = outcome.faults.map(({ pointer, code, detail }) => {
        const column = item.columns.get(pointer);
        return { code, uitleg: `${column === undefined ? pointer || '/' : `kolom ${column}`}: ${detail}` };
      });
      return lineFor(item, 'ongeldig', faults.length > 0 ? faults : [{ code: outcome.code, uitleg: outcome.detail }]);
    }
    case 'conflict':
      return lineFor(item, 'ongeldig', [{ code: outcome.code, uitleg: outcome.detail }]);
    case 'unavailable':
      return lineFor(item, 'niet verstuurd', [
        { code: outcome.code, uitleg: `Geen antwoord na ${outcome.attempts} keer.` },
      ]);
  }
}

const HELD: PushFinding = {
  code: 'HANDMATIGE_BEOORDELING',
  uitleg: 'Twee privacyfunctionarissen beslissen over dit bericht. Tot dan wordt niets verstrekt.',
};
