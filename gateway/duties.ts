/** Everything that falls due with time: which duty does what, and what of it the technical log says (gateway/tick.ts). */
import type { WissingWork } from './casework/rechten/ports.ts';
import { wissingenFallDue } from './casework/rechten/wissing.ts';
import { handoversFallDue, trajectenAreCleared } from './casework/trajecten/falling-due.ts';
import type { TrajectRetention } from './casework/trajecten/ports.ts';
import { zakenAreCleared, zakenFallDue } from './casework/zaken/falling-due.ts';
import type { ZaakRetention } from './casework/zaken/ports.ts';
import { figuresFallDue } from './cijfers/monthly.ts';
import { objectionsFallDue } from './consents/open-objections.ts';
import { heldFallsDue } from './held/held.ts';
import { kaartFallsDue } from './kaart/reminders.ts';
import type { WriteLog } from './log.ts';
import type { Ports } from './ports.ts';
import type { Duty } from './tick.ts';

/** For everybody who takes part. */
export function dutiesOf(
  ports: Pick<
    Ports,
    | 'held'
    | 'objections'
    | 'entropy'
    | 'trajecten'
    | 'keys'
    | 'directory'
    | 'kaart'
    | 'cijfers'
    | 'teamKeys'
    | 'routing'
    | 'regionRules'
  >,
  writeLog: WriteLog,
): readonly Duty[] {
  return [
    {
      name: 'aanhoudingen',
      run: now =>
        heldFallsDue(ports, now, (step, organisation) => writeLog('warn', { event: 'aanhouding', step, organisation })),
    },
    {
      name: 'bezwaren',
      run: now =>
        objectionsFallDue(ports, now, organisation => writeLog('warn', { event: 'bezwaartermijn', organisation })),
    },
    {
      name: 'overdrachten',
      run: now =>
        handoversFallDue(ports, now, (told, team) =>
          writeLog('warn', { event: 'overdracht_herinnerd', organisation: team.slice(0, team.indexOf('/')), told }),
        ),
    },
    {
      name: 'cijfers',
      run: now =>
        figuresFallDue(ports, now, ({ team, maand, zonderVermelding }) =>
          writeLog('error', { event: 'cijfers_wijken_af', team, month: maand, unentered: zonderVermelding }),
        ),
    },
    {
      name: 'sociale kaart',
      run: now => kaartFallsDue(ports, now, team => writeLog('info', { event: 'kaart_niet_bevestigd', team })),
    },
  ];
}

/** What was kept long enough of handovers and requests, of everybody. */
export function trajectDutiesOf(
  retention: TrajectRetention,
  months: number | undefined,
  writeLog: WriteLog,
): readonly Duty[] {
  return [
    {
      name: 'trajecten-bewaren',
      run: now =>
        trajectenAreCleared(
          retention,
          now,
          (trajecten, verzoeken) => writeLog('info', { event: 'trajecten_opgeruimd', trajecten, verzoeken }),
          months,
        ),
    },
  ];
}

/** For teams whose key is kept here. */
export function zaakDutiesOf(
  ports: Pick<Ports, 'zaken' | 'teamKeys'>,
  retention: ZaakRetention & WissingWork,
  writeLog: WriteLog,
): readonly Duty[] {
  return [
    {
      name: 'zaaktermijnen',
      run: now =>
        zakenFallDue(ports, now, (team, given, late) =>
          writeLog(late > 0 ? 'warn' : 'info', { event: 'zaaktermijnen', team, given, late }),
        ),
    },
    {
      name: 'zaken-bewaren',
      run: now =>
        zakenAreCleared(retention, now, (team, zaken, stubs) =>
          writeLog('info', { event: 'zaken_opgeruimd', team, zaken, stubs }),
        ),
    },
    {
      name: 'zaken-wissen',
      run: now =>
        wissingenFallDue(retention, now, (team, zaken) =>
          writeLog('info', { event: 'zaken_opgeruimd', team, zaken, stubs: 0 }),
        ),
    },
  ];
}
