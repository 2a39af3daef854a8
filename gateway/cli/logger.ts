/** The technical log: pino, JSON lines on stderr, only events of the closed list (gateway/log.ts). */
import { destination, pino } from 'pino';
import type { WriteLog } from '../log.ts';

export function jsonLog(level: 'info' | 'warn' | 'error' = 'info'): WriteLog {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ fd: 2, sync: true }),
  );
  return (at, event) => logger[at](event);
}
