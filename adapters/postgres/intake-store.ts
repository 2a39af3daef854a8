import type pg from 'pg';
import type { IntakeStore, Recording, RecordOutcome } from '../../gateway/ports.ts';
import { findAnswers, keyOf, recordList } from './intake-statement.ts';
import type { Waker } from './waker.ts';

/**
 * Statements at work at once. One: while it is written and made durable the next ones gather, and go together. A second
 * lane halves the groups and pays the fixed cost twice (measured: 549 against 617 signals a second).
 */
const LANES = 1;
/**
 * A statement costs as much as several rows. Where the last one was shared, more are coming: the next waits until so many
 * are there, or so long. Who comes alone waits for nobody.
 */
const COMPANY = 8;
const COMPANY_MS = 4;
/** Lists up to this many recordings together share a statement; a longer one goes alone and delays nobody else. */
const GATHER = 64;
/**
 * When a statement failed only after so long, those who waited behind it hear the same. What held it up holds up the next
 * one too, and who waits behind one after another would wait without end.
 */
const SLOW_MS = 1_000;

interface Caller {
  readonly list: readonly Recording[];
  readonly version: number;
  readonly resolve: (outcomes: readonly RecordOutcome[] | 'directory-changed') => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lists that arrive while others are being written go together in the next statement: its fixed cost, several times
 * that of a row, and its commit are then paid once for all of them. A list that comes alone waits for nobody.
 * @param pool connections as `seinhuis_gateway`
 */
export function createIntakeStore(pool: pg.Pool, waker: Waker): IntakeStore {
  const waiting: Caller[] = [];
  let atWork = 0;
  let wasShared = false;
  let company: NodeJS.Timeout | undefined;

  function next(): void {
    if (atWork >= LANES || waiting.length === 0) return;
    if (wasShared && waiting.length < COMPANY) company ??= setTimeout(go, COMPANY_MS);
    else go();
  }

  function go(): void {
    clearTimeout(company);
    company = undefined;
    if (atWork >= LANES || waiting.length === 0) return;
    const together = takeTogether(waiting);
    wasShared = together.length > 1;
    atWork += 1;
    void write(together).finally(() => {
      atWork -= 1;
      next();
    });
    next();
  }

  async function write(callers: readonly Caller[]): Promise<void> {
    const { version } = callers[0]!;
    let isSlow = false;
    const slow = setTimeout(() => {
      isSlow = true;
    }, SLOW_MS);
    try {
      const outcomes = await recordList(
        pool,
        callers.flatMap(caller => caller.list),
        version,
      );
      let from = 0;
      for (const { list, resolve } of callers) {
        resolve(outcomes === 'directory-changed' ? outcomes : outcomes.slice(from, from + list.length));
        from += list.length;
      }
      if (outcomes !== 'directory-changed' && outcomes.some(outcome => outcome.kind === 'recorded')) waker.wake();
    } catch (error) {
      // One caller's broken row must not fail the others. Only where the database surely wrote nothing is it tried
      // again; after a broken connection nobody knows, and the sender's resend finds out (R21).
      if (callers.length > 1 && isRejectedRow(error)) for (const caller of callers) await write([caller]);
      else {
        const behind = isSlow ? waiting.splice(0) : [];
        for (const { reject } of [...callers, ...behind]) reject(error);
      }
    } finally {
      clearTimeout(slow);
    }
  }

  return {
    record: (list, directoryVersion) =>
      new Promise((resolve, reject) => {
        waiting.push({ list, version: directoryVersion, resolve, reject });
        next();
      }),

    async known(clientId, messageId) {
      const answers = await findAnswers(pool, [{ clientId, messageId }]);
      return answers.get(keyOf(clientId, messageId)) ?? null;
    },

    async hasEarlierSignal(team, senderOin, messageType, customers) {
      const { rows } = await pool.query<{ found: boolean }>({
        name: 'intake-earlier-signal',
        text: 'select earlier_signal($1, $2, $3, $4) as found',
        values: [team, senderOin, messageType, customers],
      });
      return rows[0]!.found;
    },
  };
}

/** Takes the first caller and those right behind it that decided on the same directory, as far as they fit. */
function takeTogether(waiting: Caller[]): readonly Caller[] {
  const { version } = waiting[0]!;
  let size = 0;
  let end = 0;
  while (end < waiting.length && waiting[end]!.version === version) {
    size += waiting[end]!.list.length;
    if (end > 0 && size > GATHER) break;
    end += 1;
  }
  return waiting.splice(0, end);
}

/** SQLSTATE classes 22 and 23: a value or a rule of the tables; the statement was undone. */
function isRejectedRow(error: unknown): boolean {
  return /^2[23]/.test(String((error as { code?: unknown }).code));
}
