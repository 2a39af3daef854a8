/**
 * The monthly delivery to CBS: a disclosure like any other, on its own ground. It is made when the month is over, of what was
 * noted by its last day, checked against the exchange model, and sent in the name of the team as a message of its own.
 */
import type { Moment } from '../../../consent/moment.ts';
import { validators } from '../../../schemas/validate.ts';
import type { Month } from '../../cijfers/count.ts';
import { localDayOf, monthsToPublish, safelyBefore } from '../../cijfers/months.ts';
import type { SendOwn } from '../../exchange/own-message.ts';
import type { Ports, TeamId } from '../../ports.ts';
import type { DdasClient } from '../vroegsignalering/ddas.ts';
import { apply, type Zaak } from '../vroegsignalering/zaak.ts';
import { openFile } from '../zaken/file.ts';
import { endsOfParts, partsOf } from './delen.ts';
import type { Levering, LeveringStore } from './ports.ts';
import { clientOf, deliveredSignals, type LeveringHead, uitwisselmodel } from './uitwisselmodel.ts';

export interface LeveringParts {
  readonly ports: Pick<
    Ports,
    'cijfers' | 'zaken' | 'teamKeys' | 'readings' | 'keys' | 'entropy' | 'directory' | 'postbox' | 'consents'
  >;
  readonly store: LeveringStore;
  readonly send: SendOwn;
  /** Hears of each delivery that could not be made; it is tried again the next day. */
  readonly report: (levering: Levering, code: string) => void;
}

const AT_ONCE = 500;
/** Stands for all municipalities of a team. */
const ALL = '';
/** In the table of readings: no person reads, the gateway does. */
const READER = 'poort';

/** Last month's delivery of each team that has its casework here; safe to be killed, and beside other gateways. */
export async function leveringenFallDue(parts: LeveringParts, now: Moment): Promise<void> {
  const [month] = monthsToPublish(null, now.localDate);
  if (month === undefined) return;
  for (const team of await parts.ports.teamKeys.teams()) await deliverOf(parts, team, month, now);
}

async function deliverOf(parts: LeveringParts, team: TeamId, month: Month, now: Moment): Promise<void> {
  // The whole of a team is looked at once a day, not each minute.
  const whole = { team, gemeentecode: ALL, maand: month.maand };
  if ((await parts.store.take(whole, now.epochMs)) === null) return;
  let last: { readonly disclosureId: string } | null = null;
  let isWhole = true;
  for (const [gemeentecode, zaken] of await zakenOf(parts, team, month)) {
    const levering = { team, gemeentecode, maand: month.maand };
    const taken = await parts.store.take(levering, now.epochMs);
    if (taken === null) continue;
    const ends = taken.delen ?? (await parts.store.divide(levering, endsOfParts(zaken)));
    const delen = partsOf(zaken, ends).map((own, at) => ({ zaken: own, nummer: at + 1, aantal: ends.length }));
    const left = delen.filter(({ nummer }) => !taken.geleverd.includes(nummer));
    // All there and not settled: the last is asked for once more, and is the same message.
    const todo = left.length === 0 ? delen.slice(-1) : left;
    const ended = await deliver(parts, levering, todo, { ...month, madeMs: taken.madeMs }, now);
    await parts.store.settle(levering, ended);
    if ('code' in ended) {
      // One that cannot be made does not keep back the others.
      isWhole = false;
      parts.report(levering, ended.code);
    } else last = ended;
  }
  if (isWhole && last !== null) await parts.store.settle(whole, last);
}

type Ended = { readonly disclosureId: string } | { readonly code: string };

interface Part {
  readonly zaken: readonly Zaak[];
  /** From 1. */
  readonly nummer: number;
  readonly aantal: number;
}

/** Every part that is left as a message of its own. @returns the last of them, or the first fault when all were tried */
async function deliver(
  parts: LeveringParts,
  levering: Levering,
  todo: readonly Part[],
  { van, totEnMet, madeMs }: Month & { readonly madeMs: number },
  now: Moment,
): Promise<Ended> {
  const { team, gemeentecode, maand } = levering;
  const directory = await parts.ports.directory.current();
  const naar = [...directory.teams.values()].find(one => one.soort === 'cbs.statistiek' && one.sealingKey !== null);
  const oin = team.slice(0, team.indexOf('/'));
  const organisation = directory.organisations.get(oin);
  if (naar === undefined || organisation === undefined) return { code: 'ONTVANGER_NIET_AANGESLOTEN' };
  const head = { van, totEnMet, madeMs, oin, organisatie: organisation.naam, gemeentecode };
  const to = { team, naar: naar.id as TeamId, maand };
  const ended: Ended[] = [];
  for (const part of todo) {
    const one = await deliverPart(parts, to, head, part, now);
    if ('disclosureId' in one) await parts.store.delivered(levering, part.nummer);
    ended.push(one);
  }
  return ended.find(one => 'code' in one) ?? ended.at(-1)!;
}

async function deliverPart(
  { ports, send }: LeveringParts,
  { team, naar, maand }: { readonly team: TeamId; readonly naar: TeamId; readonly maand: string },
  head: LeveringHead,
  { zaken, nummer, aantal }: Part,
  now: Moment,
): Promise<Ended> {
  const clients = new Map<string, DdasClient>();
  for (const { zaakId, stand } of deliveredSignals(zaken)) {
    const { signaalId } = stand.signaal;
    const read = await openFile(ports, team, { zaakId, signaalId }, { person: READER, reason: 'levering', now });
    if (read.kind === 'geopend') clients.set(signaalId, clientOf(read.bericht));
  }
  const document = uitwisselmodel(head, zaken, clients);
  // Checked before it is sent, so that a fault is known here and no half month arrives.
  if (validators.ddas(document).kind === 'invalid') return { code: 'ONGELDIG_BERICHT' };
  const answer = await send(
    {
      ...{ team, hoedanigheid: 'college_schuldhulp', naar, type: 'ddas-levering', doel: 'statistiek', over: null },
      inhoud: { uitwisselmodel: document, ...(aantal === 1 ? {} : { deel: { nummer, aantal } }) },
      // By the next attempt a file may be gone; what was delivered is not delivered again in fewer words.
      eenmaal: `${head.gemeentecode} ${maand} ${nummer}/${aantal}`,
    },
    { now, traceId: ports.entropy.bytes(16).toString('hex') },
  );
  return answer.kind === 'sent' ? { disclosureId: answer.disclosureId } : { code: answer.code };
}

/** Zaken to which something happened in the month, as they stood on its last day, by municipality. */
async function zakenOf(
  { ports: { cijfers } }: LeveringParts,
  team: TeamId,
  month: Month,
): Promise<ReadonlyMap<string, readonly Zaak[]>> {
  const found = new Map<string, Zaak[]>();
  let after: string | null = null;
  for (;;) {
    const page = await cijfers.zaken(team, safelyBefore(month), after, AT_ONCE);
    for (const { gemeentecode, events } of page) {
      const noted = events.map(({ epochMs, event }) => ({ op: localDayOf(epochMs), event }));
      const until = noted.filter(({ op }) => op <= month.totEnMet);
      const zaak = until.reduce<Zaak | null>((so, { event }) => apply(so, event), null);
      if (zaak === null || !until.some(({ op }) => op >= month.van)) continue;
      const own = found.get(gemeentecode);
      if (own === undefined) found.set(gemeentecode, [zaak]);
      else own.push(zaak);
    }
    if (page.length < AT_ONCE) return found;
    after = page.at(-1)!.zaakId;
  }
}
