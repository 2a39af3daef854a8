/** What an operator has: a folder, a database without content, the command line. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { LOGINS } from '../../adapters/postgres/logins.ts';
import type { CommandIo } from '../../gateway/cli/command-io.ts';
import { type GatewayConfig, readConfig } from '../../gateway/config.ts';
import type { FreshDatabase } from './database.ts';

export interface Heard extends CommandIo {
  readonly said: string[];
  readonly told: string[];
  /** Everything, as one text. */
  text(): string;
}

export function listeningIo(): Heard {
  const said: string[] = [];
  const told: string[] = [];
  return {
    said,
    told,
    out: line => void said.push(line),
    err: line => void told.push(line),
    progress: () => undefined,
    text: () => [...said, ...told].join('\n'),
  };
}

/** Settings for commands on `folder` and `database`; the passwords of the logins are put where commands look. */
export function operatorConfig(
  folder: string,
  database: Pick<FreshDatabase, 'urls'>,
  environment: Readonly<Record<string, string>> = {},
): GatewayConfig & { readonly databaseUrl: string } {
  const { passwords } = inject('postgres');
  mkdirSync(join(folder, 'sleutels', 'databank'), { recursive: true });
  for (const login of LOGINS)
    writeFileSync(join(folder, 'sleutels', 'databank', `${login}.wachtwoord`), passwords[login], { mode: 0o600 });
  const url = new URL(database.urls.gateway);
  const reading = readConfig({
    DATABASE_URL: `postgres://${url.host}${url.pathname}`,
    SEINHUIS_FOLDER: folder,
    SEINHUIS_LOG_NAME: 'proef.example/verstrekkingen',
    ...environment,
  });
  if (reading.kind === 'faults') throw new Error(`Cannot configure: ${reading.faults.map(one => one.key).join(', ')}`);
  return { ...reading.config, databaseUrl: reading.config.databaseUrl! };
}
