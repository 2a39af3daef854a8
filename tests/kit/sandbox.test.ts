/** A newcomer in the practice region can send or receive at once, and cannot take the place of anybody. */

import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sampleMessage } from '../../adapters/partner/conformance/sample-message.ts';
import { kyselyOn, openPool } from '../../adapters/postgres/database.ts';
import { openDirectory } from '../../adapters/postgres/directory-store.ts';
import { launchPostgres } from '../../adapters/postgres/launch.ts';
import { ensureDatabase, ensureLogins, loginUrl, readOrCreatePasswords } from '../../adapters/postgres/logins.ts';
import { migrateToLatest } from '../../adapters/postgres/migrate.ts';
import {
  joinNewcomer,
  NEWCOMER_KINDS,
  type NewcomerKind,
  newcomerOrganisation,
} from '../../adapters/pretend/newcomer.ts';
import { PRETEND_REGION } from '../../adapters/pretend/region.ts';
import { agreementAsKept } from '../../gateway/agreements/judge.ts';
import { runPull } from '../../gateway/cli/pull.ts';
import { runPush } from '../../gateway/cli/push.ts';
import { runSandbox } from '../../gateway/cli/sandbox.ts';
import { readConfig } from '../../gateway/config.ts';
import { openWorld, type World } from '../support/world.ts';
import { paper } from './paper.ts';

function configFor(folder: string) {
  const reading = readConfig({ SEINHUIS_FOLDER: folder });
  if (reading.kind === 'faults') throw new Error('Cannot read the configuration');
  return reading.config;
}

describe('every kind of newcomer', () => {
  it.each(NEWCOMER_KINDS)('has the teams of its kind: %s', soort => {
    const made = newcomerOrganisation({ naam: 'Nieuw & Co', soort });
    expect(made?.map).toBe('nieuw-co');
    expect(made?.oin).toMatch(/^00000099[1-9]\d{8}000$/);
    expect(PRETEND_REGION.map(one => one.oin)).not.toContain(made?.oin);
    expect(made?.teams.length).toBeGreaterThan(0);
    expect(made?.gemeente !== null).toBe(soort === 'gemeente');
  });

  it('gets the same number for the same name', () => {
    const once = newcomerOrganisation({ naam: 'Nieuw', soort: 'ggz' });
    expect(newcomerOrganisation({ naam: 'Nieuw', soort: 'ggz' })).toEqual(once);
  });

  it.each(['', '!!!', 'x'.repeat(61)])('needs a name a folder can have', naam => {
    expect(newcomerOrganisation({ naam, soort: 'ggz' })).toBeNull();
  });
});

describe('a newcomer beside a running gateway', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  async function enrol(naam: string, soort: NewcomerKind) {
    const { epochMs } = world.now();
    const about = JSON.parse(
      readFileSync(join(world.folder, 'deelnemers', 'gemeente-utrecht', 'deelnemer.json'), 'utf8'),
    );
    const { url, receiptKey, vkey } = about.gateway;
    return joinNewcomer(
      { naam, soort },
      {
        folder: world.folder,
        authority: world.authority,
        address: { url, receiptKey, vkey },
        directory: await world.gateway.ports.directory.refresh(),
        change: what => world.change(what),
        epochMs,
      },
    );
  }

  it('sends to a municipality, and receives as one', async () => {
    const sender = await enrol('Wonen Nieuw', 'verhuurder');
    const receiver = await enrol('Nieuwstad', 'gemeente');
    if (sender.kind === 'refused' || receiver.kind === 'refused') throw new Error('refused');
    expect(receiver.known.map(one => one.map)).toContain('wonen-nieuw');
    const message = sampleMessage(
      {
        afzender: { oin: sender.organisation.oin, team: 'incasso', hoedanigheid: 'verhuurder' },
        ontvanger: {
          oin: receiver.organisation.oin,
          team: 'schuldhulp',
          gemeentecode: receiver.organisation.gemeente!.gemeentecode,
        },
      },
      world.now().localDate,
      randomUUID(),
    );
    const file = join(sender.folder, 'bericht.json');
    writeFileSync(file, JSON.stringify(message));
    const pushed = paper();
    expect(await runPush({ als: sender.folder, files: [file] }, pushed), pushed.text).toBe(0);
    const pulled = paper();
    const map = join(receiver.folder, 'ontvangen');
    expect(await runPull({ als: receiver.folder, team: 'schuldhulp', map }, pulled), pulled.text).toBe(0);
    expect(pulled.text).toContain('1 berichten opgehaald, ontsleuteld');
  });

  it('joins again without a change, but not as another kind, and never as somebody else', async () => {
    const once = await enrol('Zorg Nieuw', 'ggz');
    const again = await enrol('Zorg Nieuw', 'ggz');
    if (once.kind === 'refused' || again.kind === 'refused') throw new Error('refused');
    expect(again.organisation).toEqual(once.organisation);
    expect(await enrol('Zorg Nieuw', 'verhuurder')).toEqual({ kind: 'refused', code: 'ANDERE_SOORT' });
    expect(await enrol('ZORG nieuw', 'ggz')).toEqual({ kind: 'refused', code: 'NAAM_BEZET' });
    expect(await enrol('Gemeente Utrecht', 'gemeente')).toEqual({ kind: 'refused', code: 'NAAM_BEZET' });
  });
});

describe('seinhuis sandbox', () => {
  let folder: string;
  afterAll(() => folder !== undefined && rmSync(folder, { recursive: true, force: true }));

  it('asks for a practice region and for a kind it knows', async () => {
    const empty = configFor(join(tmpdir(), 'seinhuis-geen-regio'));
    const io = paper();
    expect(await runSandbox({ naam: 'Nieuw', soort: 'ggz' }, empty, io)).toBe(1);
    expect(await runSandbox({ naam: 'Nieuw', soort: 'bakker' }, empty, io)).toBe(1);
    expect(io.troubles[0]).toContain('npm start');
    expect(io.troubles[1]).toContain('verhuurder, energieleverancier');
    expect(existsSync(empty.folder)).toBe(false);
  });

  it('registers a newcomer in a region that is not running, and leaves its database stopped', async () => {
    folder = mkdtempSync(join(tmpdir(), 'seinhuis-oefening-'));
    cpSync(inject('region').folder, folder, { recursive: true });
    const passwords = readOrCreatePasswords(join(folder, 'sleutels', 'databank'));
    const launch = () => launchPostgres({ folder, password: passwords.beheer });
    const first = await launch();
    await ensureLogins(first.url, passwords);
    await ensureDatabase(first.url, 'seinhuis');
    await migrateToLatest(loginUrl(first.url, 'migrate', passwords.migrate, 'seinhuis'));
    await first.stop();

    const io = paper();
    expect(await runSandbox({ naam: 'Licht Nieuw', soort: 'energieleverancier' }, configFor(folder), io)).toBe(0);
    expect(io.text).toContain('doet mee met OIN 00000099');
    expect(io.text).toContain('conform --luister --rol verzender');
    const own = join(folder, 'deelnemers', 'licht-nieuw');
    for (const file of ['deelnemer.json', 'tls.key', 'tls.pem', 'ondertekening.key', 'ondertekening.pem'])
      expect(statSync(join(own, file)).mode & 0o077, file).toBe(0);

    const second = await launch();
    expect(second.reused).toBe(false);
    const url = loginUrl(second.url, 'gateway', passwords.gateway, 'seinhuis');
    const db = kyselyOn(openPool(url, 'proef', 1));
    const directory = await openDirectory(db, url, agreementAsKept);
    const { organisations, clientsByTls } = await directory.current();
    await directory.close();
    await db.destroy();
    await second.stop();
    expect([...organisations.values()].map(one => one.naam)).toEqual(['Licht Nieuw (oefening)']);
    expect([...clientsByTls.values()][0]?.teams[0]?.hoedanigheden).toEqual(['energieleverancier']);
  }, 120_000);
});
