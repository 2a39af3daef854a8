/** `seinhuis token`: signs in as one of the people of the practice region. Where there is no practice region, there is no such command. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ConfigReading } from '../config.ts';
import type { CommandIo } from './command-io.ts';

/** Where the practice region writes at which addresses its people sign in. */
export function signInFile(folder: string): string {
  return join(resolve(folder), 'aanmelden.json');
}

/** Whether this is a practice region: its own database, and people who may sign in. */
export function isPracticeRegion(reading: ConfigReading): boolean {
  return (
    reading.kind === 'config' && reading.config.databaseUrl === null && existsSync(signInFile(reading.config.folder))
  );
}

export interface TokenOptions {
  readonly als?: string | undefined;
  readonly bij?: string | undefined;
}

/** @returns exit code */
export async function runToken({ als, bij }: TokenOptions, folder: string, io: CommandIo): Promise<number> {
  const { PRETEND_PEOPLE } = await import('../../adapters/pretend/people.ts');
  const person = PRETEND_PEOPLE.find(one => one.login === als);
  if (person === undefined) {
    const there = PRETEND_PEOPLE.filter(one => one.organisation.map === (bij ?? 'gemeente-utrecht'));
    if (als !== undefined) io.err('Deze naam is er niet.');
    if (there.length === 0) io.err('Deze organisatie is er niet. Geef de naam van haar map onder deelnemers/.');
    else io.out(`Bij ${there[0]!.organisation.naam}:`);
    for (const { login, role, teams } of there) io.out(`  ${login}  ${role}  ${teams.join(' ')}`.trimEnd());
    return als === undefined && there.length > 0 ? 0 : 1;
  }
  const issuers = JSON.parse(readFileSync(signInFile(folder), 'utf8')) as Readonly<Record<string, string>>;
  const { signIn } = await import('../../adapters/pretend/sign-in.ts');
  const token = await signIn(issuers[person.provider] ?? '', person.login).catch(() => null);
  if (token === null) {
    io.err('De oefenregio draait niet. Start haar met `npm start`.');
    return 1;
  }
  io.out(token);
  return 0;
}
