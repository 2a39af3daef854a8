/** What follows by itself: reminders and escalations, each once, and handovers whose consent was withdrawn. */
import type { Moment } from '../../../consent/moment.ts';
import type { Ports } from '../../ports.ts';
import { plusMonths } from '../calendar.ts';
import { due } from '../overdracht/due.ts';
import type { Traject } from '../overdracht/traject.ts';
import { type HandoverPorts, stopOnWithdrawal } from './handovers.ts';
import type { Cleared, TrajectRetention } from './ports.ts';
import { configurationOfHandover, type Regional, regionalRules } from './regional.ts';

/**
 * Looks once a day at every handover that runs, and again after each step. Safe beside other gateways: a handover in the
 * hands of another is left to it, and a reminder has one name.
 * @param report hears how many were told, by sending team
 * @param atOnce how many are looked up together
 */
export async function handoversFallDue(
  ports: HandoverPorts & Pick<Ports, 'regionRules'>,
  now: Moment,
  report: (told: number, team: string) => void,
  atOnce = 100,
): Promise<void> {
  const regional = await regionalRules(ports);
  let after: string | null = null;
  for (;;) {
    const turns: readonly { overdrachtId: string; team: `${string}/${string}` }[] = await ports.trajecten.turns(
      now.localDate,
      after,
      atOnce,
    );
    for (const { overdrachtId, team } of turns) {
      const traceId = ports.entropy.bytes(16).toString('hex');
      await stopOnWithdrawal(ports, team, overdrachtId, { now, traceId });
      const told = await ports.trajecten.look(team, overdrachtId, now.localDate, now.epochMs, traject =>
        withTeams(traject, now, regional),
      );
      if (told !== null && told > 0) report(told, team);
    }
    if (turns.length < atOnce) return;
    after = turns.at(-1)!.overdrachtId;
  }
}

/** As for a signal that led to no help (domain rule A7): no rule gives a term for handovers. */
export const KEEP_MONTHS = 6;

/** @param report hears how many were taken away */
export async function trajectenAreCleared(
  retention: TrajectRetention,
  now: Moment,
  report: (trajecten: number, verzoeken: number) => void,
  months = KEEP_MONTHS,
  atOnce = 100,
): Promise<void> {
  const before = plusMonths(now.localDate, -months);
  const trajecten = await allOf(after => retention.clearTrajecten(before, after, atOnce));
  const verzoeken = await allOf(after => retention.clearVerzoeken(before, after, atOnce));
  if (trajecten + verzoeken > 0) report(trajecten, verzoeken);
}

async function allOf(clear: (after: string | null) => Promise<Cleared>): Promise<number> {
  let gone = 0;
  let after: string | null = null;
  do {
    const cleared: Cleared = await clear(after);
    gone += cleared.gone;
    after = cleared.next;
  } while (after !== null);
  return gone;
}

/** A side is a team; a receiver that is no party yet is never named by `due`. */
function withTeams(traject: Traject, now: Moment, regional: Regional) {
  return due(traject, now, handover => configurationOfHandover(regional, handover)).flatMap(one => {
    const handover = traject.handovers.find(other => other.handoverId === one.handoverId);
    return handover === undefined ? [] : [{ ...one, team: handover[one.to].team }];
  });
}
