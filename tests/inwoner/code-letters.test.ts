/** A paper letter with a code (R24): it opens one disclosure, once, for who knows the birth date, and the log knows of it first. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCodeLetterStore } from '../../adapters/postgres/code-letter-store.ts';
import { kyselyOn, openPool } from '../../adapters/postgres/database.ts';
import { createLineStore } from '../../adapters/postgres/line-store.ts';
import { newCode, readCode } from '../../gateway/inwoner/code.ts';
import {
  type CodeLetterParts,
  codeLettersAreForgotten,
  makeCodeLetter,
  openCodeLetter,
} from '../../gateway/inwoner/code-letters.ts';
import { KEPT, KEPT_TEAM, rentSignal } from '../support/kept-team.ts';
import { DEBTOR, type Json, oinOf } from '../support/messages.ts';
import { Client, openScreenWorld, personAt, type ScreenWorld, signedIn } from '../support/screens.ts';

const RENT = 'corporatie-de-vechtstroom';
const BORN = DEBTOR.geboortedatum as string;
const PERSON = 'k.proef' as const;

let world: ScreenWorld;
let parts: CodeLetterParts;
let pools: ReturnType<typeof openPool>[];
let number = 0;
beforeAll(async () => {
  world = await openScreenWorld({ participants: [KEPT, RENT] });
  pools = [openPool(world.database.urls.gateway, 'proef', 4), openPool(world.database.adminUrl, 'proef', 1)];
  parts = { ports: world.gateway.ports, letters: storeOn(0), lines: createLineStore(pools[0]!), days: 21 };
}, 60_000);
afterAll(async () => {
  await Promise.all(pools.map(pool => pool.end()));
  await world?.close();
});

const storeOn = (index: number) => createCodeLetterStore(kyselyOn(pools[index]!), { wake: () => {}, close: () => {} });
const at = () => ({ now: world.now(), traceId: '0'.repeat(32) });
const rows = async (text: string, values: readonly unknown[] = []) =>
  (await pools[1]!.query(text, [...values])).rows as Json[];

/** A signal in a zaak of its own. */
async function arrived(persoon: Json = {}): Promise<{ zaakId: string; signaalId: string }> {
  number += 1;
  const adres = { postcode: '3701ZB', huisnummer: number, woonplaats: 'Zeist' };
  const message = rentSignal(world.now().localDate, { persoon: { adres, ...persoon }, eigenKenmerk: `HUUR-${number}` });
  if (persoon.geboortedatum === null) delete message.inhoud.persoon.geboortedatum;
  const sent = await world.call(RENT, 'POST', '/v1/signalen', message);
  expect(sent.status, sent.text).toBe(201);
  await world.gateway.casework.turn();
  const signaalId = sent.body.verstrekkingId as string;
  const [file] = await world.gateway.ports.zaken.files(KEPT_TEAM, [signaalId]);
  return { zaakId: file!.zaakId, signaalId };
}

async function made(signal?: { zaakId: string; signaalId: string }): Promise<string> {
  const letter = await makeCodeLetter(
    parts,
    { team: KEPT_TEAM, ...(signal ?? (await arrived())), person: PERSON },
    at(),
  );
  if (letter.kind !== 'made') throw new Error(`Cannot make a letter: ${letter.kind}`);
  return letter.code;
}

const opened = async (code: string, birthDate = BORN, more: Partial<CodeLetterParts> = {}) =>
  (await openCodeLetter({ ...parts, ...more }, { code, birthDate }, at())).kind;

/** What did not fit in one test must not close the door for the next. */
const forgetTries = () => rows('delete from codebrief_poging');

describe('a code', () => {
  it('is twelve letters and digits that nobody confuses, and is read as people type it', () => {
    const code = newCode(world.gateway.ports.entropy);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(readCode('abcd efgh-jkmn')).toBe('ABCDEFGHJKMN');
    expect(readCode('OIL0-OIL0-OIL0')).toBe('011001100110');
    for (const text of ['', 'ABCD', 'ABCD-EFGH-JKMU', 'ABCD-EFGH-JKMNP', '%%%%%%%%%%%%'])
      expect(readCode(text)).toBeNull();
  });
});

describe('a letter with a code', () => {
  it('opens one disclosure: who, to whom, when, why and which kinds of data', async () => {
    const letter = await openCodeLetter(parts, { code: await made(), birthDate: BORN }, at());
    expect(letter).toMatchObject({
      kind: 'opened',
      told: { type: 'huurachterstand', afzenderOin: oinOf(RENT), ontvangerOin: oinOf(KEPT), doel: 'vroegsignalering' },
      bedragEuro: 780,
    });
    const text = JSON.stringify(letter);
    for (const value of [DEBTOR.achternaam, BORN, '3701ZB', `HUUR-${number}`]) expect(text).not.toContain(value);
  });

  it('is used once, also when two ask at the same time', async () => {
    const code = await made();
    const both = await Promise.all([opened(code), opened(code)]);
    expect(both.toSorted()).toEqual(['opened', 'refused']);
    expect(await opened(code)).toBe('refused');
    await forgetTries();
  });

  it('does not open with another birth date, or with the code of another and the own birth date', async () => {
    const code = await made();
    const other = await made(await arrived({ geboortedatum: '1971-01-02' }));
    expect([await opened(code, '1971-01-02'), await opened(other)]).toEqual(['refused', 'refused']);
    expect([await opened(code), await opened(other, '1971-01-02')]).toEqual(['opened', 'opened']);
    await forgetTries();
  });

  it('closes after five birth dates that did not fit, and that stands in the log', async () => {
    const code = await made();
    for (let day = 1; day <= 5; day += 1) expect(await opened(code, `1960-01-0${day}`)).toBe('refused');
    expect(await opened(code)).toBe('refused');
    const [entry] = await rows(`select jcs from log_entry where kind = 'inwoner' order by entry_id desc limit 1`);
    expect(JSON.parse(entry!.jcs).inwoner.stap).toBe('brief_gesloten');
    await forgetTries();
  });

  it('is over after its days', async () => {
    const code = await made();
    world.passDays(22);
    expect(await opened(code)).toBe('refused');
    world.passDays(-22);
    await forgetTries();
  });

  it('takes the place of the one before it', async () => {
    const signal = await arrived();
    const [first, second] = [await made(signal), await made(signal)];
    expect([await opened(first), await opened(second)]).toEqual(['refused', 'opened']);
    await forgetTries();
  });

  it('does not open what is restricted (AVG 18), and keeps its code for later', async () => {
    const signal = await arrived();
    const code = await made(signal);
    await rows('update delivery set hold = $2 where disclosure_id = $1', [signal.signaalId, 'beperking']);
    expect(await opened(code)).toBe('stopped');
    await rows('update delivery set hold = null where disclosure_id = $1', [signal.signaalId]);
    expect(await opened(code)).toBe('opened');
  });

  it('is stopped by a restriction that comes between looking and opening', async () => {
    const signal = await arrived();
    const code = await made(signal);
    const { letters } = parts;
    const late: CodeLetterParts['letters'] = {
      ...letters,
      begin: async (letter, entry) => {
        await rows('update delivery set hold = $2 where disclosure_id = $1', [signal.signaalId, 'bezwaar']);
        return letters.begin(letter, entry);
      },
    };
    expect(await opened(code, BORN, { letters: late })).toBe('stopped');
  });

  it('goes with its zaak', async () => {
    const signal = await arrived();
    const code = await made(signal);
    await rows(`delete from zaak_signal where signal_id = '${signal.signaalId}'`);
    expect(await rows('select 1 from codebrief where signal_id = $1', [signal.signaalId])).toEqual([]);
    expect(await opened(code)).toBe('refused');
    await forgetTries();
  });

  it('shows nothing before the log covers it, and its code goes on', async () => {
    const code = await made();
    const ports = { ...parts.ports, logGate: { waitUntilCovered: async () => false } };
    expect(await opened(code, BORN, { ports })).toBe('later');
    expect(await opened(code)).toBe('opened');
  });

  it('is noted as a reading, in the log as an entry, and names nobody in the database', async () => {
    const signal = await arrived();
    const code = await made(signal);
    expect(await opened(code)).toBe('opened');
    const entries = await rows(`select jcs from log_entry where kind = 'inwoner' and jcs like $1 order by entry_id`, [
      `%${signal.signaalId}%`,
    ]);
    expect(entries.map(({ jcs }) => JSON.parse(jcs).inwoner.stap)).toEqual(['brief_gemaakt', 'brief_geopend']);
    const readings = await rows('select reason from ingezien where $1 = any (disclosure_ids)', [signal.signaalId]);
    expect(readings.map(({ reason }) => reason)).toEqual(['behandeling', 'inzageverzoek']);
    const dump = JSON.stringify(await rows('select row_to_json(b) from codebrief b'));
    for (const secret of [readCode(code)!, code, BORN]) expect(dump).not.toContain(secret);
  });

  it('is not made without a birth date, about another kind of message, or for another team', async () => {
    const without = await arrived({ geboortedatum: null });
    expect(await makeCodeLetter(parts, { team: KEPT_TEAM, ...without, person: PERSON }, at())).toEqual({
      kind: 'no_birth_date',
    });
    const elsewhere = { team: `${oinOf(KEPT)}/wmo` as const, ...(await arrived()), person: PERSON };
    expect(await makeCodeLetter(parts, elsewhere, at())).toEqual({ kind: 'unknown' });
  });
});

describe('guessing', () => {
  it('stops for everybody after a hundred misses, at all gateways together, and begins anew after ten minutes', async () => {
    const second = { ...parts, letters: storeOn(0) };
    const kinds: string[] = [];
    for (let each = 0; each < 102; each += 1) {
      const code = newCode(world.gateway.ports.entropy);
      kinds.push((await openCodeLetter(each % 2 === 0 ? parts : second, { code, birthDate: BORN }, at())).kind);
    }
    expect(kinds.slice(98)).toEqual(['refused', 'refused', 'too_often', 'too_often']);
    const code = await made();
    expect(await opened(code)).toBe('too_often');
    world.passDays(11 / (24 * 60));
    expect(await opened(code)).toBe('opened');
    world.passDays(-11 / (24 * 60));
    await forgetTries();
  });

  it('of tables by the gateway’s own login gives no letter: of another team there is none', async () => {
    await made();
    expect((await pools[0]!.query('select * from codebrief')).rows).toEqual([]);
    await expect(pools[0]!.query('select * from codebrief_poging')).rejects.toThrow(/permission denied/);
  });

  it('leaves nothing after its time', async () => {
    await codeLettersAreForgotten(parts.letters, { ...world.now(), epochMs: world.now().epochMs + 60 * 86_400_000 });
    expect(await rows('select 1 from codebrief union all select 1 from codebrief_poging')).toEqual([]);
  });
});

describe('the page of a letter', () => {
  it('takes the code in a form of ours only, keeps it out of addresses and caches, and forgets it', async () => {
    const worker = await signedIn(world, personAt(KEPT, 'medewerker', 'schuldhulp'));
    const { zaakId, signaalId } = await arrived();
    const path = `/team/schuldhulp/zaken/${zaakId}`;
    const before = await (await worker.send(path)).text();
    const token = /name="formulier" value="([^"]+)"/.exec(before)![1]!;
    const letter = await worker.send(`${path}/brief`, { form: { formulier: token, signaal: signaalId } });
    const code = /sh-code">([^<]+)</.exec(await letter.text())![1]!;
    expect([letter.status, letter.headers.get('cache-control')]).toEqual([200, 'no-store']);

    const resident = new Client(world.gateway.pagesUrl);
    const form = { code: code.toLowerCase(), geboortedatum: BORN };
    expect((await resident.send('/brief', { form, headers: { origin: 'https://boos.example' } })).status).toBe(403);
    const shown = await resident.send('/brief', { form });
    expect([shown.status, shown.headers.get('cache-control'), shown.headers.get('referrer-policy')]).toEqual([
      ...[200, 'no-store', 'same-origin'],
    ]);
    expect([shown.headers.get('location'), resident.cookies.size]).toEqual([null, 0]);
    const text = await shown.text();
    expect(text).toContain('De Vechtstroom');
    for (const value of [DEBTOR.achternaam, '3701', code, BORN]) expect(text).not.toContain(value);
    expect((await resident.send('/brief', { form })).status).toBe(403);
    expect(world.logged.join('\n')).not.toContain(code);
  });
});
