/** The journal of what was destroyed: ids only, nothing missed, nothing twice. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { erasureReader } from '../../adapters/postgres/erasures.ts';
import { erasureFile } from '../../adapters/system/erasure-file.ts';
import { erasureJournal, erasureLine, readErasure, readJournal } from '../../gateway/operation/erasures.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { uuid } from '../support/records.ts';

const NOW = 1_800_000_000_000;
const one = { kind: 'toestemming', id: uuid(NOW), becomes: 'ingetrokken', epochMs: NOW } as const;
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-journaal-'));
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a line', () => {
  it('says kind, id, state and time, and is read back', () => {
    expect(readErasure(erasureLine(one).trimEnd())).toEqual(one);
  });

  it.each(['', '{}', '{"soort":"verstrekking"}', erasureLine(one).trimEnd().replace('}', ',"naam":"Jansen"}')])(
    'is nothing else: %#',
    line => {
      expect(readErasure(line)).toBeNull();
    },
  );

  it('that was broken off at the end is passed over; one in the middle is a fault', () => {
    expect(readJournal(`${erasureLine(one)}{"soort":"ver`)).toEqual({ kind: 'journal', erasures: [one] });
    expect(readJournal(`${erasureLine(one)}x\n${erasureLine(one)}`)).toEqual({ kind: 'fault', line: 2 });
  });
});

describe('the file', () => {
  it('is for the owner only, and loses half a line that a crash left', () => {
    const path = join(folder, 'a', 'vernietigingen.ndjson');
    erasureFile(path).append(erasureLine(one));
    expect(statSync(path).mode & 0o077).toBe(0);
    writeFileSync(path, `${readFileSync(path, 'utf8')}{"soort":`);
    erasureFile(path).append(erasureLine(one));
    expect(readJournal(readFileSync(path, 'utf8'))).toEqual({ kind: 'journal', erasures: [one, one] });
  });
});

describe('keeping the journal', () => {
  it('misses nothing that commits late, and writes nothing twice, also after a new start', async () => {
    const worker = openPool(database.urls.worker, 'proef', 1);
    const admin = openPool(database.adminUrl, 'proef', 3);
    const path = join(folder, 'b.ndjson');
    const open = () => erasureJournal({ read: erasureReader(worker), ...erasureFile(path), now: () => NOW });
    const ids = () =>
      (existsSync(path) ? readFileSync(path, 'utf8') : '')
        .trimEnd()
        .split('\n')
        .map(line => readErasure(line)?.id);
    const insert = `insert into erasure (kind, id, becomes) values ('toestemming', $1, 'ingetrokken')`;
    const [late, early, last] = [uuid(NOW), uuid(NOW), uuid(NOW)];
    try {
      const step = open();
      const slow = await admin.connect();
      await slow.query('begin');
      await slow.query(insert, [late]);
      await admin.query(insert, [early]);
      await step();
      await slow.query('commit');
      slow.release();
      // Any transaction on the server holds the journal back until it ends, those of other tests too.
      await vi.waitFor(async () => {
        await step();
        expect(ids().toSorted()).toEqual([late, early].toSorted());
      }, 20_000);
      expect(await step()).toBe(0);
      await admin.query(insert, [last]);
      const again = open();
      await vi.waitFor(async () => {
        await again();
        expect(ids().toSorted()).toEqual([late, early, last].toSorted());
      }, 20_000);
      await expect(admin.query('delete from erasure')).rejects.toThrow(/append only/);
    } finally {
      await worker.end();
      await admin.end();
    }
  });
});
