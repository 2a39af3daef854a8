/** Policy versions: proposed by one administrator, approved by another, in force from a day, without a restart. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPool } from '../../adapters/postgres/database.ts';
import { PRETEND_POLICIES } from '../../adapters/pretend/policy.ts';
import type { PolicyDocument } from '../../consent/policy.ts';
import { plusDays } from '../../consent/working-days.ts';
import { runPolicyDryRun } from '../../gateway/cli/policy-dry-run.ts';
import {
  runPolicyApprove,
  runPolicyList,
  runPolicyPropose,
  runPolicyReject,
} from '../../gateway/cli/policy-versions.ts';
import { openForGateway, sealForGateway } from '../../gateway/exchange/gateway-seal.ts';
import { energieachterstand, huurachterstand, type Json, oinOf } from '../support/messages.ts';
import { listeningIo, operatorConfig } from '../support/operator.ts';
import { delivery, uuid } from '../support/records.ts';
import { openWorld, type World } from '../support/world.ts';

const ADA = '00000003123456780000:a1f3';
const BO = '00000003123456780000:9c2e';
const GONE = '00000003123456780000:weg';
const SENDER = 'corporatie-de-vechtstroom';

let world: World;
let today: string;
beforeAll(async () => {
  world = await openWorld();
  today = world.now().localDate;
  await rowsOf(`insert into administrator values ('00000003123456780000', 'a1f3', 'actief'),
    ('00000003123456780000', '9c2e', 'actief'), ('00000003123456780000', 'weg', 'ingetrokken')`);
}, 60_000);
afterAll(() => world?.close());

async function rowsOf(sql: string, values: readonly unknown[] = []): Promise<Json[]> {
  const pool = openPool(world.database.adminUrl, 'proef', 1);
  try {
    return (await pool.query(sql, [...values])).rows;
  } finally {
    await pool.end();
  }
}

const IN_FORCE = PRETEND_POLICIES.at(-1)!.document;
/** The first number that no version has. */
const NEXT = IN_FORCE.version + 1;

/** The policy in force with another rule for rent arrears. */
function withoutHuur(version: number): PolicyDocument {
  return { ...IN_FORCE, version, routes: IN_FORCE.routes.filter(route => route.code !== 'HUUR') };
}

let files = 0;
function fileWith(content: unknown): string {
  files += 1;
  const path = join(world.folder, `beleid-${files}.json`);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

type Run = { readonly code: number; readonly text: string };
async function ends(run: (io: ReturnType<typeof listeningIo>) => Promise<number>): Promise<Run> {
  const io = listeningIo();
  const code = await run(io);
  return { code, text: io.text() };
}
const config = () => operatorConfig(world.folder, world.database);
const propose = (content: unknown, geldigVanaf = today, door = ADA) =>
  ends(io => runPolicyPropose(config(), fileWith(content), { geldigVanaf, door }, io));
const approve = (id: string, kenmerk: string, door = BO) =>
  ends(io => runPolicyApprove(config(), id, { door, kenmerk }, io));
const listed = () => ends(io => runPolicyList(config(), io));

/** Proposal id and digest, as the command printed them. */
function printed({ text }: Run): { readonly id: string; readonly kenmerk: string } {
  const [, id = ''] = /Voorstel ([0-9a-f-]{36})/.exec(text) ?? [];
  const [, kenmerk = ''] = /voorstel: ([0-9a-f]{64})/.exec(text) ?? [];
  return { id, kenmerk };
}

describe('a policy version', () => {
  it('changes nothing while one person proposed it', async () => {
    const made = await propose(withoutHuur(NEXT));
    expect(made.code, made.text).toBe(0);
    expect(made.text).toContain('Vervalt: HUUR');
    expect((await world.call(SENDER, 'POST', '/v1/signalen', huurachterstand(today))).status).toBe(201);
    expect((await listed()).text).toContain(printed(made).id);
    expect((await rowsOf('select version from policy_version')).map(row => row.version).sort()).toEqual(
      PRETEND_POLICIES.map(one => one.document.version),
    );
    const { id } = printed(made);
    expect((await ends(io => runPolicyReject(config(), id, { door: BO }, io))).code).toBe(0);
    expect((await listed()).text).not.toContain(id);
  });

  it.each<[string, string, string]>([
    ['who proposed it', ADA, 'twee mensen'],
    ['who is no administrator any more', GONE, 'geen beheerder'],
    ['somebody unknown', '00000003123456780000:onbekend', 'geen beheerder'],
  ])('is not approved by %s', async (_who, door, told) => {
    const { id, kenmerk } = printed(await propose(withoutHuur(NEXT)));
    const end = await approve(id, kenmerk, door);
    expect([end.code, end.text]).toEqual([1, expect.stringContaining(told)]);
  });

  it('is not approved by who looked at something else, nor twice', async () => {
    const { id } = printed(await propose(withoutHuur(NEXT)));
    expect((await approve(id, '0'.repeat(64))).text).toContain('Bekijk eerst');
  });

  it.each<[string, () => [unknown, string], string]>([
    ['is empty', () => [{ ...IN_FORCE, version: NEXT, routes: [] }, today], 'kan niet worden geladen'],
    [
      'contradicts itself',
      () => [{ ...withoutHuur(NEXT), routes: [...IN_FORCE.routes, IN_FORCE.routes[0]] }, today],
      'kan niet worden geladen',
    ],
    [
      'has a route without a source',
      () => [{ ...withoutHuur(NEXT), routes: [{ ...IN_FORCE.routes[0], source: '' }] }, today],
      'kan niet worden geladen',
    ],
    ['has a number that is taken', () => [withoutHuur(1), today], 'is er al'],
    ['would apply to days that have passed', () => [withoutHuur(NEXT), plusDays(today, -1)], 'voorbij'],
    ['has no first day', () => [withoutHuur(NEXT), 'morgen'], 'jjjj-mm-dd'],
  ])('is not even proposed when it %s', async (_what, asked, told) => {
    const [content, day] = asked();
    const end = await propose(content, day);
    expect([end.code, end.text]).toEqual([1, expect.stringContaining(told)]);
  });

  it('decides in a running gateway from its first day, and decisions name it', async () => {
    const tomorrow = plusDays(today, 1);
    const { id, kenmerk } = printed(await propose(withoutHuur(NEXT), tomorrow));
    expect((await approve(id, kenmerk)).code).toBe(0);
    expect((await approve(id, kenmerk)).text).toContain('al beslist');
    expect((await world.call(SENDER, 'POST', '/v1/signalen', huurachterstand(today))).status).toBe(201);

    world.passDays(1);
    await expect
      .poll(async () => (await world.call(SENDER, 'POST', '/v1/signalen', huurachterstand(tomorrow))).status)
      .toBe(403);
    const [entry] = await rowsOf(`select jcs from log_entry where kind = 'geweigerd' order by epoch_ms desc limit 1`);
    const [version] = await rowsOf('select digest from policy_version where version = $1', [NEXT]);
    expect(JSON.parse(entry.jcs).beleid).toEqual({ versie: NEXT, digest: version.digest });
    const energy = await world.call('energie-lichtstad', 'POST', '/v1/signalen', energieachterstand(tomorrow));
    expect(energy.status, energy.text).toBe(201);
    world.passDays(-1);
  });

  it('is in the log when it is proposed, rejected and applied, without anybody’s name', async () => {
    const rows = await rowsOf(`select jcs from log_entry where kind = 'beheer' order by epoch_ms`);
    const stages = rows.map(row => JSON.parse(row.jcs).voorstel.stap);
    expect(new Set(stages)).toEqual(new Set(['voorgesteld', 'afgewezen', 'toegepast']));
    expect(rows.some(row => /a1f3"|9c2e"/.test(row.jcs))).toBe(false);
  });
});

/** More than a page. */
const COPIES = 6_000;

describe('a dry run', () => {
  const run = (content: unknown, options = {}) =>
    ends(io => runPolicyDryRun(config(), fileWith(content), options, world.now().epochMs + 1, io));

  it('says how many would now be refused, by type and route, and why; and names no message and nobody', async () => {
    const sent = await world.call(SENDER, 'POST', '/v1/signalen', huurachterstand(today));
    const { code, text } = await run(withoutHuur(NEXT + 1));
    expect(code, text).toBe(1);
    expect(text).toMatch(/huurachterstand \(HUUR\): 0 gelijk\n {2}wordt geweigerd: \d+\n {4}GEEN_GRONDSLAG: \d+/);
    expect(text).toMatch(/Niet opnieuw te berekenen: \d+ bericht(en)? die bij binnenkomst/);
    expect(text).not.toContain(sent.body.verstrekkingId);
    expect(text).not.toMatch(new RegExp(`${oinOf(SENDER)}|Kwartelvogel`));
  });

  it('finds nothing different under the same rules, and says what it cannot read', async () => {
    await rowsOf(`update delivery set status = 'ingetrokken', protected_header = null, wrapped_key = null, iv = null,
      ciphertext = null, tag = null, facts = null where disclosure_id = (select min(disclosure_id::text)::uuid from delivery)`);
    const { code, text } = await run({ ...IN_FORCE, version: NEXT + 1 });
    expect(code, text).toBe(0);
    expect(text).toContain('1 bericht waarvan de feiten zijn vernietigd');
  });

  it('looks at the days it is asked about and at no others', async () => {
    const { text } = await run(withoutHuur(NEXT + 1), { van: plusDays(today, -9), tot: plusDays(today, -5) });
    expect(text).toContain('over 0 berichten');
    expect((await run(withoutHuur(NEXT + 1), { van: 'toen' })).code).toBe(2);
  });

  it('reads more than one page', async () => {
    const before = await run(withoutHuur(NEXT + 1));
    const [model] =
      await rowsOf(`select disclosure_id, facts, facts_kid from delivery where message_type = 'huurachterstand'
      and facts is not null limit 1`);
    const kept = openForGateway(world.keys, model.disclosure_id, { kid: model.facts_kid, bytes: model.facts });
    const { entropy } = world.gateway.ports;
    for (let at = 0; at < COPIES; at += 1_000) {
      const rows = Array.from({ length: 1_000 }, () => {
        const { body, pseudonyms, epochMs: _, ...rest } = delivery({ disclosureId: uuid(world.now().epochMs) });
        const facts = sealForGateway(world.keys, entropy, rest.disclosureId, kept);
        return {
          id: rest.disclosureId,
          digest: body.digest.toString('hex'),
          person: pseudonyms.person.toString('hex'),
          kid: facts.kid,
          facts: facts.bytes.toString('hex'),
        };
      });
      await rowsOf(
        `insert into delivery (disclosure_id, team_id, status, sender_oin, message_type, epoch_ms, seal_kid, body_digest,
           facts_kid, facts, pseudonym_kid, person, consent_ids, protected_header, wrapped_key, iv, ciphertext, tag)
         select id, $2, 'wacht', $3, 'huurachterstand', $4, 'k', decode(digest, 'hex'), kid, decode(facts, 'hex'), 'k',
           decode(person, 'hex'), '{}', 'h', '\\x00', '\\x00', '\\x00', '\\x00'
         from json_to_recordset($1::json) as r (id uuid, digest text, person text, kid text, facts text)`,
        [JSON.stringify(rows), `${oinOf('gemeente-utrecht')}/schuldhulp`, oinOf(SENDER), world.now().epochMs],
      );
    }
    const after = await run(withoutHuur(NEXT + 1));
    const count = ({ text }: Run) => Number(/wordt geweigerd: (\d+)/.exec(text)?.[1]);
    expect(count(after)).toBe(count(before) + COPIES);
  }, 240_000);
});
