import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConsentStore } from '../../adapters/postgres/consent-store.ts';
import { openPool } from '../../adapters/postgres/database.ts';
import { createIntakeStore } from '../../adapters/postgres/intake-store.ts';
import { createPostboxStore } from '../../adapters/postgres/postbox-store.ts';
import type { ConsentRow, LockedDelivery, ReleaseStep, WithdrawOutcome } from '../../gateway/ports.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import {
  type Acceptance,
  acceptance,
  consent,
  entry,
  NOON_MS,
  OTHER_TEAM,
  SENDER,
  TEAM,
  uuid,
} from '../support/records.ts';

let database: FreshDatabase;
let pool: pg.Pool;
let admin: pg.Pool;
const quiet = { wake: () => {}, close: () => {} };
const stores = () => ({
  intake: createIntakeStore(pool, quiet),
  postbox: createPostboxStore(pool, quiet),
  consents: createConsentStore(pool, quiet),
});

beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool(database.urls.gateway, 'proef', 10);
  admin = openPool(database.adminUrl, 'proef', 2);
});
afterAll(async () => {
  await pool.end();
  await admin.end();
  await database.close();
});

async function arrive(delivery: Partial<Acceptance['delivery']> = {}): Promise<Acceptance['delivery']> {
  const signal = acceptance({ delivery });
  await stores().intake.record([signal], 1);
  return signal.delivery;
}

/** Releases what waits and repeats what was released, as long as every consent is active. */
function decide(locked: readonly LockedDelivery[], consents: ReadonlyMap<string, ConsentRow>): readonly ReleaseStep[] {
  return locked.map(({ disclosureId, status, consentIds, releasedEntryId }): ReleaseStep => {
    if (status === 'ingetrokken' || status === 'geweigerd' || status === 'aangehouden')
      return { kind: 'leave', disclosureId };
    if (consentIds.some(id => consents.get(id)?.state !== 'actief'))
      return { kind: 'stop', disclosureId, entry: entry({ kind: 'vernietigd' }), becomes: 'ingetrokken' };
    if (releasedEntryId !== null) return { kind: 'repeat', disclosureId };
    return { kind: 'release', disclosureId, entry: entry({ kind: 'verstrekt' }) };
  });
}

const rowOf = async (id: string) =>
  (await admin.query('select * from delivery where disclosure_id = $1', [id])).rows[0];
const entries = async (kind: string) =>
  (await admin.query('select count(*)::int as n from log_entry where kind = $1', [kind])).rows[0].n as number;
const WITHDRAWN = { epochMs: NOON_MS, channel: 'brief', traceId: '0'.repeat(32), becomes: 'ingetrokken' } as const;
const withdraw = (id: string, sender = SENDER) =>
  stores().consents.withdraw(id, sender, WITHDRAWN, hit => [
    entry({ kind: 'toestemming' }),
    ...hit.stopped.map(() => entry({ kind: 'vernietigd' })),
  ]);
const GONE = { wrapped_key: null, ciphertext: null, iv: null, tag: null, protected_header: null, facts: null };

describe('the postbox', () => {
  it('lists what waits or was fetched, oldest first, page by page, and nothing held', async () => {
    const team = '00000099000000777000/schuldhulp';
    const first = await arrive({ team, disclosureId: uuid(NOON_MS - 2) });
    const second = await arrive({ team, disclosureId: uuid(NOON_MS - 1) });
    await arrive({ team, status: 'aangehouden' });
    await stores().postbox.release(team, [first.disclosureId], 1, decide);
    const { postbox } = stores();
    const all = await postbox.list(team, null, 10);
    expect(all).toEqual([
      {
        disclosureId: first.disclosureId,
        senderOin: SENDER,
        messageType: 'huurachterstand',
        epochMs: NOON_MS,
        status: 'opgehaald',
        notice: null,
      },
      {
        disclosureId: second.disclosureId,
        senderOin: SENDER,
        messageType: 'huurachterstand',
        epochMs: NOON_MS,
        status: 'wacht',
        notice: null,
      },
    ]);
    expect(await postbox.list(team, null, 1)).toEqual(all.slice(0, 1));
    expect(await postbox.list(team, first.disclosureId, 10)).toEqual(all.slice(1));
    expect(await postbox.list(OTHER_TEAM, null, 10)).toEqual([]);
  });
});

describe('releasing', () => {
  it('hands over the sealed body as it came, writes one entry and counts the attempts', async () => {
    const given = await arrive();
    const before = await entries('verstrekt');
    const first = await stores().postbox.release(TEAM, [given.disclosureId], 1, decide);
    expect(first).toMatchObject([
      { status: 'wacht', body: given.body, facts: given.facts, pseudonyms: given.pseudonyms, releasedEntryId: null },
    ]);
    const again = await stores().postbox.release(TEAM, [given.disclosureId], 1, decide);
    expect(again).toMatchObject([{ status: 'opgehaald', body: given.body }]);
    expect(await entries('verstrekt')).toBe(before + 1);
    expect(await rowOf(given.disclosureId)).toMatchObject({ status: 'opgehaald', attempts: 2 });
    expect((again as LockedDelivery[])[0]!.releasedEntryId).toBe((await rowOf(given.disclosureId)).released_entry_id);
  });

  it('writes one entry when the team fetches on many connections at once', async () => {
    const given = await arrive();
    const before = await entries('verstrekt');
    await Promise.all(Array.from({ length: 8 }, () => stores().postbox.release(TEAM, [given.disclosureId], 1, decide)));
    expect(await entries('verstrekt')).toBe(before + 1);
    expect(await rowOf(given.disclosureId)).toMatchObject({ attempts: 8 });
  });

  it('does not pass the deliveries of another team, nor unknown ids', async () => {
    const other = await arrive({ team: OTHER_TEAM });
    let passed: readonly LockedDelivery[] | undefined;
    const locked = await stores().postbox.release(TEAM, [other.disclosureId, uuid()], 1, list => {
      passed = list;
      return [];
    });
    expect(passed).toEqual([]);
    expect(locked).toEqual([]);
  });

  it('writes nothing when the directory changed after the decision was prepared', async () => {
    const given = await arrive();
    expect(await stores().postbox.release(TEAM, [given.disclosureId], 2, decide)).toBe('directory-changed');
    expect(await rowOf(given.disclosureId)).toMatchObject({ status: 'wacht' });
  });

  it('destroys key, body and facts of what is stopped at the door', async () => {
    const given = await arrive({ consentIds: [uuid()] });
    await stores().postbox.release(TEAM, [given.disclosureId], 1, decide);
    expect(await rowOf(given.disclosureId)).toMatchObject({ status: 'ingetrokken', ...GONE });
    const after = await stores().postbox.release(TEAM, [given.disclosureId], 1, decide);
    expect(after).toMatchObject([{ status: 'ingetrokken', body: null, facts: null }]);
  });

  it('keeps the body of what is refused for now, and writes the entry', async () => {
    const given = await arrive();
    const before = await entries('geweigerd');
    await stores().postbox.release(TEAM, [given.disclosureId], 1, ([one]) => [
      { kind: 'refuse', disclosureId: one!.disclosureId, entry: entry({ kind: 'geweigerd' }) },
    ]);
    expect(await entries('geweigerd')).toBe(before + 1);
    expect(await rowOf(given.disclosureId)).toMatchObject({
      status: 'wacht',
      attempts: 0,
      ciphertext: given.body.ciphertext,
    });
  });

  it.each<[string, (one: LockedDelivery) => readonly ReleaseStep[]]>([
    ['a repeat of what was never released', one => [{ kind: 'repeat', disclosureId: one.disclosureId }]],
    ['a step for another delivery', () => [{ kind: 'repeat', disclosureId: uuid() }]],
    [
      'two steps for one delivery',
      one => [1, 2].map(() => ({ kind: 'release', disclosureId: one.disclosureId, entry: entry() })),
    ],
  ])('undoes everything for %s', async (_, steps) => {
    const given = await arrive();
    const before = await entries('ontvangen');
    await expect(stores().postbox.release(TEAM, [given.disclosureId], 1, ([one]) => steps(one!))).rejects.toThrow(
      RangeError,
    );
    expect(await entries('ontvangen')).toBe(before);
    expect(await rowOf(given.disclosureId)).toMatchObject({ status: 'wacht' });
  });

  it('undoes everything when the decision itself fails', async () => {
    const given = await arrive();
    const failing = stores().postbox.release(TEAM, [given.disclosureId], 1, () => {
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect((await pool.query('select * from delivery')).rowCount).toBe(0);
  });
});

describe('confirming', () => {
  const confirm = (list: { disclosureId: string; digest: Buffer }[]) =>
    stores().postbox.confirm(TEAM, list, () => entry({ kind: 'bevestigd' }));

  it('answers each line by what is known of it', async () => {
    const fetched = await arrive();
    const waiting = await arrive();
    const held = await arrive({ status: 'aangehouden' });
    const foreign = await arrive({ team: OTHER_TEAM });
    await stores().postbox.release(TEAM, [fetched.disclosureId], 1, decide);
    const before = await entries('bevestigd');
    const line = (one: Acceptance['delivery'], digest = one.body.digest) => ({
      disclosureId: one.disclosureId,
      digest,
    });
    expect(
      await confirm([
        line(fetched, Buffer.alloc(32)),
        line(fetched),
        line(fetched),
        line(waiting),
        line(held),
        line(foreign),
        { disclosureId: uuid(), digest: Buffer.alloc(32) },
      ]),
    ).toEqual(['ander_zegel', 'bevestigd', 'al_bevestigd', 'niet_opgehaald', 'onbekend', 'onbekend', 'onbekend']);
    expect(await confirm([line(fetched)])).toEqual(['al_bevestigd']);
    expect(await confirm([line(fetched, Buffer.alloc(32))])).toEqual(['ander_zegel']);
    expect(await entries('bevestigd')).toBe(before + 1);
    expect(await rowOf(fetched.disclosureId)).toMatchObject({ status: 'bevestigd' });
  });

  it('enters once when the same confirmation comes on many connections', async () => {
    const fetched = await arrive();
    await stores().postbox.release(TEAM, [fetched.disclosureId], 1, decide);
    const before = await entries('bevestigd');
    const line = { disclosureId: fetched.disclosureId, digest: fetched.body.digest };
    const answers = await Promise.all(Array.from({ length: 6 }, () => confirm([line])));
    expect(answers.flat().toSorted()).toEqual([...Array(5).fill('al_bevestigd'), 'bevestigd']);
    expect(await entries('bevestigd')).toBe(before + 1);
  });
});

const DIGEST = 'herhaling-1:digest';

describe('a consent', () => {
  it('is stored once; whoever offers its id again hears whose it is and what it was', async () => {
    const given = consent();
    const { consents } = stores();
    expect(await consents.give(given, DIGEST, entry())).toEqual({ kind: 'recorded' });
    const before = await entries('ontvangen');
    const taken = { kind: 'taken', senderOin: given.senderOin, requestDigest: DIGEST };
    expect(await consents.give(given, DIGEST, entry())).toEqual(taken);
    expect(await consents.give(given, 'herhaling-1:anders', entry())).toEqual(taken);
    expect(await consents.give({ ...given, senderOin: '00000099000000002000' }, DIGEST, entry())).toEqual(taken);
    expect(await entries('ontvangen')).toBe(before);
    expect(await consents.find([given.consentId, uuid()])).toEqual(new Map([[given.consentId, given]]));
    expect((await consents.find([given.consentId.toUpperCase()])).size).toBe(1);
  });

  it('keeps its days as they were given, with and without an end', async () => {
    const open = consent({ validity: { geldigVan: '2026-03-29' } });
    const { consents } = stores();
    await consents.give(open, DIGEST, entry());
    expect((await consents.find([open.consentId])).get(open.consentId)).toEqual(open);
  });

  it('cannot be withdrawn by another sender, nor twice', async () => {
    const given = consent();
    await stores().consents.give(given, DIGEST, entry());
    expect(await withdraw(given.consentId, '00000099000000002000')).toEqual({ kind: 'unknown' });
    expect(await withdraw(given.consentId)).toEqual({ kind: 'withdrawn', stopped: [], notified: [], next: null });
    expect(await withdraw(given.consentId)).toEqual({ kind: 'already' });
    expect(await withdraw(uuid())).toEqual({ kind: 'unknown' });
    await expect(
      admin.query(`update consent set state = 'actief' where consent_id = $1`, [given.consentId]),
    ).rejects.toThrow(/cannot go from/);
  });

  it('that is withdrawn destroys what waits and tells who has it already, until that was seen and confirmed', async () => {
    const given = consent();
    await stores().consents.give(given, DIGEST, entry());
    const on = { consentIds: [given.consentId] };
    const waiting = await arrive(on);
    const held = await arrive({ ...on, status: 'aangehouden' });
    const fetched = await arrive(on);
    const received = await arrive(on);
    const unrelated = await arrive();
    const { postbox } = stores();
    await postbox.release(TEAM, [fetched.disclosureId, received.disclosureId], 1, decide);
    const line = { disclosureId: received.disclosureId, digest: received.body.digest };
    const confirm = () => postbox.confirm(TEAM, [line], () => entry({ kind: 'bevestigd' }));
    await confirm();

    const before = await entries('vernietigd');
    const outcome = await withdraw(given.consentId);
    expect(outcome).toEqual({
      kind: 'withdrawn',
      stopped: [waiting.disclosureId, held.disclosureId].toSorted(),
      notified: [fetched.disclosureId, received.disclosureId].toSorted(),
      next: null,
    });
    expect(await entries('vernietigd')).toBe(before + 2);
    for (const one of [waiting, held])
      expect(await rowOf(one.disclosureId)).toMatchObject({ status: 'ingetrokken', ...GONE });
    expect(await rowOf(unrelated.disclosureId)).toMatchObject({ status: 'wacht' });

    // A confirmation sent again before the notice was listed must not make it disappear.
    expect(await confirm()).toEqual(['al_bevestigd']);
    const notices = async () =>
      (await postbox.list(TEAM, null, 1000)).filter(item => item.notice !== null).map(item => item.disclosureId);
    expect(await notices()).toEqual([fetched.disclosureId, received.disclosureId].toSorted());
    expect(await confirm()).toEqual(['al_bevestigd']);
    expect(await notices()).toEqual([fetched.disclosureId]);
  });
});

describe('a withdrawal at the same moment as a release', () => {
  it('comes before it, and stops it, or after it, and notifies: never both, never neither', async () => {
    const seen = { stopped: 0, notified: 0 };
    for (let round = 0; round < 60; round += 1) {
      const given = consent();
      await stores().consents.give(given, DIGEST, entry());
      const deliveries = await Promise.all([1, 2, 3].map(() => arrive({ consentIds: [given.consentId] })));
      const ids = deliveries.map(one => one.disclosureId);
      const outcomes = new Map<string, string>();
      const release = () =>
        stores().postbox.release(TEAM, ids, 1, (locked, consents) => {
          const steps = decide(locked, consents);
          for (const step of steps) if (step.kind === 'release') outcomes.set(step.disclosureId, 'released');
          return steps;
        });
      // Either may start first.
      const early = round % 2 === 0 ? release() : undefined;
      const [withdrawn] = await Promise.all([withdraw(given.consentId), early, release()]);
      expect(withdrawn).toMatchObject({ kind: 'withdrawn' });
      const { stopped, notified } = withdrawn as Extract<WithdrawOutcome, { kind: 'withdrawn' }>;
      for (const id of ids) {
        const released = outcomes.has(id);
        const row = await rowOf(id);
        expect([stopped.includes(id), notified.includes(id)]).toEqual([!released, released]);
        // The second fetch may come after the withdrawal and stop what the first one released.
        if (!released) expect(row).toMatchObject({ status: 'ingetrokken', released_entry_id: null, ...GONE });
        else expect(row).toMatchObject({ notice: 'toestemming_ingetrokken' });
        if (released) expect(row.released_entry_id).not.toBeNull();
      }
      seen.stopped += stopped.length;
      seen.notified += notified.length;
    }
    expect(seen.stopped + seen.notified).toBe(180);
  });

  it('waits for a release that has decided but not yet committed', async () => {
    const given = consent();
    await stores().consents.give(given, DIGEST, entry());
    const one = await arrive({ consentIds: [given.consentId] });
    let withdrawal: Promise<unknown> | undefined;
    await stores().postbox.release(TEAM, [one.disclosureId], 1, (locked, consents) => {
      withdrawal = withdraw(given.consentId);
      return decide(locked, consents);
    });
    expect(await withdrawal).toEqual({ kind: 'withdrawn', stopped: [], notified: [one.disclosureId], next: null });
  });

  it('is waited for by a release that comes while it is being written', async () => {
    const given = consent();
    await stores().consents.give(given, DIGEST, entry());
    const one = await arrive({ consentIds: [given.consentId] });
    let release: Promise<unknown> | undefined;
    await stores().consents.withdraw(given.consentId, SENDER, WITHDRAWN, () => {
      release = stores().postbox.release(TEAM, [one.disclosureId], 1, decide);
      return [entry({ kind: 'toestemming' })];
    });
    expect(await release).toMatchObject([{ status: 'ingetrokken', body: null }]);
  });
});
