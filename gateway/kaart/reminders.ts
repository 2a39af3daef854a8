/** A team that has not confirmed its entry for half a year is reminded of it, once for each confirmation that grew old. */
import type { Moment } from '../../consent/moment.ts';
import type { Ports, TeamId } from '../ports.ts';
import { confirmedBefore } from './kaart.ts';

const AT_ONCE = 200;

/** Safe beside other gateways. @param report hears of each team that was reminded */
export async function kaartFallsDue(
  { kaart }: Pick<Ports, 'kaart'>,
  now: Moment,
  report: (team: TeamId) => void,
): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const old = await kaart.unconfirmed(confirmedBefore(now.localDate), after, AT_ONCE);
    for (const one of old) if (await kaart.remind(one, now.localDate)) report(one.team);
    if (old.length < AT_ONCE) return;
    after = old.at(-1)!.kaartvermeldingId;
  }
}
