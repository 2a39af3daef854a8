/** A gateway with a fault in it: the self-test finds it, says so everywhere, and nothing is written or handed over. */
import { Hono } from 'hono';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeSelfTestPapers, type SelfTestPapers } from '../../adapters/selftest/papers.ts';
import { CASE_RULES, ROUTE_RULES } from '../../consent/rules.ts';
import type { CertificateTrust, LockedDelivery, Ports } from '../../gateway/ports.ts';
import { SELF_TEST_ISSUER, SELF_TEST_KINDS } from '../../gateway/selftest/kinds.ts';
import { SELF_TEST_SENDER } from '../../gateway/selftest/ports.ts';
import { openWorld, type World, type WorldOptions } from '../support/world.ts';

let papers: SelfTestPapers;
let world: World | undefined;
beforeAll(async () => {
  papers = await makeSelfTestPapers(Date.now());
});
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function standingOf(options: WorldOptions) {
  world = await openWorld({
    participants: ['gemeente-utrecht', 'corporatie-de-vechtstroom'],
    ...options,
    selfTest: papers,
  });
  const test = await world.gateway.selfTest!;
  await test.turn();
  return test.standing();
}

/** Ports of everybody with one part changed. */
const withPorts = (change: (ports: Ports) => Partial<Ports>): WorldOptions => ({
  wrap: opened => ({ ...opened, ports: { ...opened.ports, ...change(opened.ports) } }),
});

const onDatabase = async <T>(work: (database: pg.Client) => Promise<T>): Promise<T> => {
  const database = new pg.Client({ connectionString: world!.database.adminUrl });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
};
const summaries = () =>
  onDatabase(async database =>
    (await database.query(`select jcs from log_entry where kind = 'zelftest' order by entry_id`)).rows.map(
      row => JSON.parse(row.jcs).zelftest,
    ),
  );

async function nothingWritten(): Promise<void> {
  await onDatabase(async database => {
    for (const table of ['delivery', 'idempotency', 'consent', 'search_key', 'held_message'])
      expect([table, Number((await database.query(`select count(*) from ${table}`)).rows[0].count)]).toEqual([
        table,
        0,
      ]);
    const { rows } = await database.query(`select distinct kind from log_entry`);
    expect(rows).toEqual([{ kind: 'zelftest' }]);
  });
}

describe('a gateway that lets everything through', () => {
  it('has an alarm for every kind: in figures, health, page and log', async () => {
    const open = () => new Hono().all('*', c => c.json({}, 201));
    const standing = await standingOf({ routes: open as unknown as NonNullable<WorldOptions['routes']> });
    expect([...standing.passed].sort()).toEqual(SELF_TEST_KINDS.map(kind => kind.name).sort());
    const { pagesUrl, readiness } = world!.gateway;
    // It stays in service: a self-test that is wrong must not keep help from anybody.
    await expect.poll(readiness, { timeout: 20_000 }).toEqual([]);
    const ready = await fetch(`${pagesUrl}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toMatchObject({
      status: 'gereed',
      zelftest: { alarm: true, uitleg: expect.stringMatching(/^Alarm: verboden berichten komen door/) },
    });
    expect(await (await fetch(pagesUrl)).text()).toContain('<strong>Alarm: verboden berichten komen door');
    const figures = await (await fetch(`${pagesUrl}/metrics`)).text();
    expect(figures).toMatch(/^seinhuis_zelftest_alarm 1$/m);
    expect(figures).toContain(`seinhuis_alarmen_total{code="ZELFTEST"} ${SELF_TEST_KINDS.length}`);
    const lines = world!.logged.map(line => JSON.parse(line)).filter(line => line.event === 'zelftest');
    expect(lines).toHaveLength(SELF_TEST_KINDS.length);
    expect(lines.every(line => line.level === 'error' && line.outcome === 'doorgelaten')).toBe(true);
    await nothingWritten();
  });
});

describe('a fault', () => {
  /** What a whole round says while these rules of the decision are taken away. */
  async function roundWithout(rules: readonly unknown[], at: number, count: number) {
    const list = rules as unknown[];
    const taken = list.splice(at, count);
    // A day later everything is tried again.
    world!.passDays(1);
    try {
      await (await world!.gateway.selfTest!).turn();
    } finally {
      list.splice(at, 0, ...taken);
    }
    const { doorgelaten, anders } = (await summaries()).at(-1)!;
    return { passed: Object.keys(doorgelaten), otherwise: Object.keys(anders) };
  }

  it('in the rules of the decision is seen, all together or one alone, and nothing is ever kept', async () => {
    await standingOf({});
    const whole = await roundWithout(ROUTE_RULES, 0, ROUTE_RULES.length);
    expect(whole.passed.sort()).toEqual([
      ...['batch', 'geen-afspraak', 'klant-weigerde', 'toestemming-ingetrokken', 'toestemming-ontbreekt'],
      'voorwaarde-ontbreekt',
    ]);
    const ofMessages = await roundWithout(CASE_RULES, 0, CASE_RULES.length);
    // The agreement still refuses; that the reason is gone is seen all the same.
    expect(ofMessages.passed).toEqual([]);
    expect(ofMessages.otherwise.sort()).toEqual([
      ...['andere-gemeente', 'bsn-in-achterstand', 'gezondheid-in-achterstand'],
      ...['ontvanger-doet-niet-mee', 'verboden-veld'],
    ]);
    const SEEN: Readonly<Record<string, readonly [passed: readonly string[], otherwise: readonly string[]]>> = {
      agreementHolds: [['batch', 'geen-afspraak'], []],
      preconditionsMet: [[], ['klant-weigerde', 'voorwaarde-ontbreekt']],
      consentsOpen: [[], ['toestemming-ingetrokken', 'toestemming-ontbreekt']],
    };
    for (const [name, [passed, otherwise]] of Object.entries(SEEN)) {
      const at = ROUTE_RULES.findIndex(rule => rule.name === name);
      const alone = await roundWithout(ROUTE_RULES, at, 1);
      expect([name, alone.passed.sort(), alone.otherwise.sort()]).toEqual([name, passed, otherwise]);
    }
    await nothingWritten();
  });

  it('in the trust in certificates is seen', async () => {
    const trusting = (trust: CertificateTrust): CertificateTrust => ({
      validate(chain, role, now) {
        const verdict = trust.validate(chain, role, now);
        if (verdict.kind === 'valid' || chain.length === 0) return verdict;
        const known = { oin: SELF_TEST_SENDER, organisation: '', thumbprint: 'x', keyThumbprint: 'y', notAfterMs: 0 };
        return { kind: 'valid', ...known, publicKey: papers.tlsKey };
      },
      couldSign: (chain, epochMs) => trust.couldSign(chain, epochMs),
    });
    expect((await standingOf(withPorts(({ trust }) => ({ trust: trusting(trust) })))).otherwise).toEqual([
      'vreemde-uitgever',
    ]);
  });

  it('in the judging of tokens is seen', async () => {
    const tokens: Ports['tokens'] = {
      issuerOf: () => SELF_TEST_ISSUER,
      verify: async () => ({ kind: 'valid', subject: 'x', claims: { rollen: 'fg' } }),
    };
    expect((await standingOf(withPorts(() => ({ tokens })))).passed).toEqual([
      'token-vreemde-uitgever',
      'token-zonder-handtekening',
    ]);
  });

  it('in the names this gateway is called by is seen', async () => {
    const standing = await standingOf(withPorts(() => ({ hostNames: new Set(['localhost', 'andere-poort.invalid']) })));
    expect(standing.otherwise).toEqual(['andere-poort']);
  });

  it('in the stores is seen, and what they would give is not handed over', async () => {
    const foreign = { disclosureId: 'x' } as LockedDelivery;
    const { passed } = await standingOf(
      withPorts(ports => ({
        postbox: {
          ...ports.postbox,
          release: async (_team, _ids, _version, decideAll) => {
            decideAll([foreign], new Map());
            return [foreign];
          },
          confirm: async () => ['bevestigd'],
        },
        consents: {
          ...ports.consents,
          find: async ids =>
            new Map(ids.map(id => [id, { consentId: id, senderOin: SELF_TEST_SENDER, validity: {} } as never])),
        },
        objections: { ...ports.objections, find: async () => ({ objection: {}, deliveries: [] }) as never },
      })),
    );
    expect(passed).toEqual(expect.arrayContaining(['vreemd-bericht', 'vreemd-bevestigen', 'vreemde-toestemming']));
    await nothingWritten();
  });
});
