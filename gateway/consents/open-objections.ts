/**
 * Objections that wait for the decision of the sender (R15): who asks sees those of the own organisation, and somebody
 * is reminded a week before the month of AVG 12(3) is over. Time lifts nothing and decides nothing.
 */
import type { Moment } from '../../consent/moment.ts';
import { plusDays } from '../../consent/working-days.ts';
import type { BezwaarOverzicht } from '../../schemas/generated/types.ts';
import { makeEntry } from '../exchange/entries.ts';
import type { Ports } from '../ports.ts';
import { localDateOf, plusMonths } from './consents.ts';
import type { Objection, ObjectionState } from './ports.ts';

const REMIND_DAYS = 7;
/** Days after which the shortest month, less `REMIND_DAYS`, may have passed; the exact day is looked at after that. */
const EARLIEST_DAYS = 20;
const DAY_MS = 86_400_000;
const AT_ONCE = 100;

/** The last day to answer (AVG 12(3)); late is late, and still nothing is lifted. `YYYY-MM-DD` */
export function answerBy({ receivedMs }: Pick<Objection, 'receivedMs'>): string {
  return plusMonths(localDateOf(new Date(receivedMs).toISOString()), 1);
}

/** Objections of one sender, by id; `state` null lists all. */
export async function listObjections(
  { objections }: Pick<Ports, 'objections'>,
  senderOin: string,
  state: ObjectionState | null,
  after: string | null,
  limit: number,
): Promise<readonly BezwaarOverzicht[]> {
  const found = await objections.list(senderOin, state, after, limit);
  return found.map(one => ({
    bezwaarId: one.objectionId,
    soort: one.kind,
    status: one.state,
    ontvangenTijdstip: new Date(one.receivedMs).toISOString(),
    beslisUiterlijk: answerBy(one),
    herinnerd: one.remindedMs !== null,
  }));
}

/**
 * Reminds of each objection once. A restriction is not reminded of: it holds as long as it must (AVG 18).
 * @param report hears whose term is near; more is not said outside the log
 */
export async function objectionsFallDue(
  { objections, entropy }: Pick<Ports, 'objections' | 'entropy'>,
  now: Moment,
  report: (senderOin: string) => void,
): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const open = await objections.unreminded(now.epochMs - EARLIEST_DAYS * DAY_MS, after, AT_ONCE);
    for (const objection of open) {
      const lastDay = answerBy(objection);
      if (plusDays(lastDay, -REMIND_DAYS) > now.localDate) continue;
      const entry = makeEntry(entropy, now, [objection.senderOin], {
        soort: 'bezwaar',
        afzender: { oin: objection.senderOin },
        bezwaar: { id: objection.objectionId, soort: objection.kind, stand: 'open' },
        termijn: { uiterlijk: lastDay, stap: 'herinnerd' },
        spoor: entropy.bytes(16).toString('hex'),
        fscTransactie: null,
      });
      if (await objections.remind(objection.objectionId, now.epochMs, entry)) report(objection.senderOin);
    }
    if (open.length < AT_ONCE) return;
    after = open.at(-1)!.objectionId;
  }
}
