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
import type { Levering, LeveringStore } from './ports.ts';
import { clientOf, deliveredSignals, uitwisselmodel } from './uitwisselmodel.ts';

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
  for (const [gemeentecode, zaken] of await zakenOf(parts, team, month)) {
    const levering = { team, gemeentecode, maand: month.maand };
    const taken = await parts.store.take(levering, now.epochMs);
    if (taken === null) continue;
    const ended = await deliver(parts, levering, zaken, { ...month, madeMs: taken.madeMs }, now);
    await parts.store.settle(levering, ended);
    if ('code' in ended) {
      parts.report(levering, ended.code);
      return;
    }
    last = ended;
  }
  if (last !== null) await parts.store.settle(whole, last);
}

async function deliver(
  parts: LeveringParts,
  { team, gemeentecode }: Levering,
  zaken: readonly Zaak[],
  { van, totEnMet, madeMs }: Month & { readonly madeMs: number },
  now: Moment,
): Promise<{ readonly disclosureId: string } | { readonly code: string }> {
  const { ports, send } = parts;
  const directory = await ports.directory.current();
  const naar = [...directory.teams.values()].find(one => one.soort === 'cbs.statistiek' && one.sealingKey !== null);
  const oin = team.slice(0, team.indexOf('/'));
  const organisation = directory.organisations.get(oin);
  if (naar === undefined || organisation === undefined) return { code: 'ONTVANGER_NIET_AANGESLOTEN' };
  const clients = new Map<string, DdasClient>();
  for (const { zaakId, stand } of deliveredSignals(zaken)) {
    const { signaalId } = stand.signaal;
    const read = await openFile(ports, team, { zaakId, signaalId }, { person: READER, reason: 'levering', now });
    if (read.kind === 'geopend') clients.set(signaalId, clientOf(read.bericht));
  }
  const head = { van, totEnMet, madeMs, oin, organisatie: organisation.naam, gemeentecode };
  const document = uitwisselmodel(head, zaken, clients);
  // Checked before it is sent, so that a fault is known here and no half month arrives.
  if (validators.ddas(document).kind === 'invalid') return { code: 'ONGELDIG_BERICHT' };
  const answer = await send(
    {
      ...{ team, hoedanigheid: 'college_schuldhulp', naar: naar.id as TeamId },
      ...{ type: 'ddas-levering', doel: 'statistiek', inhoud: { uitwisselmodel: document }, over: null },
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
      found.set(gemeentecode, [...(found.get(gemeentecode) ?? []), zaak]);
    }
    if (page.length < AT_ONCE) return found;
    after = page.at(-1)!.zaakId;
  }
}
