/** The one place that reads the environment. */
import { type ConfigReading, readConfig } from '../config.ts';

export function readEnvironment(): ConfigReading {
  return readConfig(process.env);
}
