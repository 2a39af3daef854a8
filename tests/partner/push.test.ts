/** `seinhuis push` against a stand-in that can be slow, away, or in doubt. */
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runPush } from '../../gateway/cli/push.ts';
import type { PushOptions } from '../../gateway/cli/push-options.ts';
import { huurachterstand } from '../support/messages.ts';
import { paper } from '../support/paper.ts';
import { RENT_HEADER, RENT_MAPPING, rentLedger, rentRow } from './rent-rows.ts';
import { openStandIn, problemOf, type StandIn } from './stand-in-gateway.ts';

let folder: string;
let standIn: StandIn;
let files = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'seinhuis-push-'));
  standIn = await openStandIn(folder, ['0344', '0355']);
});
beforeEach(() => {
  Object.assign(standIn, { verdictOf: () => 'toegestaan', fateOf: () => 'answer', twist: (answer: unknown) => answer });
  standIn.forget();
});
afterAll(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, content: string | Buffer) => {
  files += 1;
  const path = join(folder, `${files}-${name}`);
  writeFileSync(path, content);
  return path;
};
const ledger = (rows: string, mapping: object = RENT_MAPPING) => ({
  csv: write('huur.csv', rows),
  mapping: write('mapping.json', JSON.stringify(mapping)),
});
const QUICK = { pause: async () => undefined, retry: { pause: async () => undefined, attempts: 2 } };

async function push(options: Partial<PushOptions>, around: Parameters<typeof runPush>[2] = QUICK) {
  const io = paper();
  const code = await runPush({ als: standIn.sender, files: [], geduld: 0, ...options }, io, around);
  return { code, text: io.text, lines: io.lines, troubles: io.troubles };
}
const message = (reference: string) => ({
  ...huurachterstand('2026-11-20'),
  inhoud: { ...huurachterstand('2026-11-20').inhoud, eigenKenmerk: reference },
});

describe('a file that is pushed', () => {
  it('goes in batches, several at once, and every row has an answer', async () => {
    let underway = 0;
    let most = 0;
    let free: () => void = () => undefined;
    const three = new Promise<void>(resolve => {
      free = resolve;
    });
    standIn.fateOf = async () => {
      underway += 1;
      most = Math.max(most, underway);
      if (underway === 3) free();
      await three;
      underway -= 1;
      return 'answer' as const;
    };
    const { code, text } = await push({ ...ledger(rentLedger(55)), regelsPerBatch: 10, parallel: 3 });
    expect(text).toContain('Klaar: 55 gelezen, 55 aangenomen.');
    expect([...standIn.batches].sort()).toEqual([10, 10, 10, 10, 10, 5]);
    expect(most).toBe(3);
    expect(code).toBe(0);
  });

  it('may be messages in NDJSON, one a line', async () => {
    const lines = [message('A-1'), message('A-2')].map(one => JSON.stringify(one));
    const file = write('berichten.ndjson', `${lines[0]}\r\n\n{"kapot":\n${lines[1]}`);
    const { code, text } = await push({ files: [file] });
    expect(text).toContain('Klaar: 3 gelezen, 2 aangenomen.');
    expect(text).toContain('GEEN_JSON (1): regel 3');
    expect(standIn.recorded.size).toBe(2);
    expect(code).toBe(1);
  });

  it('is not held up by a line that has no end', async () => {
    const long = Buffer.alloc(700 * 1024, 0x20);
    const file = write('lang.ndjson', Buffer.concat([long, Buffer.from(`\n${JSON.stringify(message('B-1'))}\n`)]));
    const { text } = await push({ files: [file] });
    expect(text).toContain('TE_GROOT (1): regel 1');
    expect(text).toContain('Klaar: 2 gelezen, 1 aangenomen.');
  });

  it('leaves out what the mapping leaves out, and counts it', async () => {
    const rows = [RENT_HEADER, rentRow(1), rentRow(2, '0355'), rentRow(3)].join('\n');
    const overslaan = [{ kolom: 'Gemeente', waarden: ['0355'] }];
    const { code, text } = await push(ledger(rows, { ...RENT_MAPPING, overslaan }));
    expect(text).toContain('Klaar: 3 gelezen, 2 aangenomen.');
    expect(text).toContain('Overgeslagen: 1 (kolom Gemeente).');
    expect(code).toBe(0);
  });
});

describe('the summary', () => {
  it('says per reason how many, which rows and what to do', async () => {
    const redenen = [{ code: 'ONDER_TERMIJN', uitleg: 'De achterstand bestaat korter dan de termijn.' }];
    standIn.verdictOf = ({ inhoud }) =>
      'eigenKenmerk' in inhoud && Number(inhoud.eigenKenmerk?.slice(3)) > 5
        ? problemOf(403, 'GEWEIGERD', { redenen })
        : 'toegestaan';
    const { code, text } = await push({ ...ledger(rentLedger(40)), regelsPerBatch: 7 });
    expect(text).toContain('Geweigerd: er is niets verstrekt en niets van de inhoud bewaard: 35');
    expect(text).toContain(
      `ONDER_TERMIJN (35): rij ${Array.from({ length: 20 }, (_, at) => at + 7).join(', ')} en 15 meer`,
    );
    expect(text).toContain('Wat u kunt doen: Wacht tot de termijn uit de afspraak voorbij is');
    expect(code).toBe(0);
  });

  it('can be had as a table of all rows that were not accepted, without a value from them', async () => {
    standIn.verdictOf = () =>
      problemOf(403, 'GEWEIGERD', { redenen: [{ code: 'ONDER_TERMIJN', uitleg: 'Te "kort"; wacht.' }] });
    const rows = [RENT_HEADER, rentRow(1), rentRow(2, '9999'), rentRow(3).replace(';', ';;')].join('\n');
    const verslag = join(folder, 'verslag.csv');
    const { text } = await push({ ...ledger(rows), verslag });
    const [header, ...lines] = readFileSync(verslag, 'utf8').trimEnd().split('\r\n');
    expect(header).toBe('plaats;antwoord;code;uitleg;wat u kunt doen');
    expect(lines.map(line => line.split(';').slice(0, 3).join(' ')).sort()).toEqual([
      '2 geweigerd ONDER_TERMIJN',
      '3 geen ontvanger ONTVANGER_NIET_AANGESLOTEN',
      '4 niet leesbaar RIJ_ONLEESBAAR',
    ]);
    expect(lines.join('\n')).toContain('"Te ""kort""; wacht."');
    expect(`${lines}${text}`).not.toMatch(/Kwartelvogel|3511AB/);
    expect(existsSync(`${verslag}.nieuw`)).toBe(false);
  });

  it('leaves the signed receipts where they are asked for', async () => {
    const bewijzen = join(folder, 'bewijzen.txt');
    await push({ ...ledger(rentLedger(30)), regelsPerBatch: 10, bewijzen });
    const lists = readFileSync(bewijzen, 'utf8').trimEnd().split('\n');
    const ids = lists.flatMap(jws =>
      JSON.parse(Buffer.from(jws.split('.')[1]!, 'base64url').toString()).ontvangstbewijzen.map(
        (one: { berichtId: string }) => one.berichtId,
      ),
    );
    expect(ids.sort()).toEqual([...standIn.recorded.keys()].sort());
  });

  it('tells receipts that do not hold, and those rows are sent again the next time', async () => {
    const given = ledger(rentLedger(3));
    standIn.twist = answer => ({ ...answer, ontvangstbewijs: 'a.b.c' });
    const doubted = await push(given);
    expect(doubted.code).toBe(1);
    expect(doubted.text).toContain('HANDTEKENING_ONGELDIG (3): rij 2, 3, 4');
    standIn.twist = answer => answer;
    expect((await push(given)).text).toContain('Klaar: 3 gelezen, 3 aangenomen.');
    expect(standIn.recorded.size).toBe(3);
  });
});

describe('a gateway that cannot now', () => {
  it('is asked again for the lines that it put off, and for those alone', async () => {
    const putOff = new Set<string>();
    standIn.verdictOf = ({ berichtId, inhoud }) => {
      const isOdd = 'eigenKenmerk' in inhoud && Number(inhoud.eigenKenmerk?.slice(3)) % 2 === 1;
      if (!isOdd || putOff.has(berichtId)) return 'toegestaan';
      putOff.add(berichtId);
      return problemOf(503, 'NIET_BEREIKBAAR');
    };
    const { code, text } = await push({ ...ledger(rentLedger(10)), geduld: 60 });
    expect(text).toContain('Klaar: 10 gelezen, 10 aangenomen.');
    expect(standIn.batches).toEqual([10, 5]);
    expect(code).toBe(0);
  });

  it('is waited for while patience lasts, also when it is too busy', async () => {
    let left = 5;
    standIn.fateOf = () => {
      left -= 1;
      return left >= 0 ? { status: left % 2 === 0 ? 503 : 429, body: { code: 'LATER' } } : 'answer';
    };
    const { code, text } = await push({ ...ledger(rentLedger(4)), geduld: 60 });
    expect(text).toContain('Klaar: 4 gelezen, 4 aangenomen.');
    expect(code).toBe(0);
  });

  it('ends the push when patience is over; the same command finishes it, and nothing goes twice', async () => {
    const given = { ...ledger(rentLedger(20)), regelsPerBatch: 5, parallel: 1 };
    let requests = 0;
    standIn.fateOf = () => {
      requests += 1;
      return requests > 2 ? 'never-came' : 'answer';
    };
    const stopped = await push(given);
    expect(stopped.code).toBe(3);
    expect(stopped.text).toContain('Gestopt (VERBINDING_VERBROKEN).');
    expect(stopped.text).toMatch(/Gestopt: 15 gelezen, 10 aangenomen\.\nNog niet verstuurd: 5\./);
    standIn.fateOf = () => 'answer';
    const whole = await push(given);
    expect(whole.text).toContain(
      'Klaar: 20 gelezen, 20 aangenomen.\nDaarvan waren er 10 een vorige keer al beantwoord.',
    );
    expect(whole.code).toBe(0);
    expect(standIn.recorded.size).toBe(20);
    expect(standIn.batches).toEqual([5, 5, 5, 5]);
  });

  it('ends the push at once when it is not for now that it says no', async () => {
    standIn.fateOf = () => ({ status: 403, body: { status: 403, code: 'ORGANISATIE_GESCHORST' } });
    const { code, text } = await push({ ...ledger(rentLedger(20)), regelsPerBatch: 5, parallel: 1, geduld: 600 });
    expect(code).toBe(3);
    expect(text).toContain('Gestopt (ORGANISATIE_GESCHORST).');
  });

  it('does not hold up the rest for one receiver without a key', async () => {
    standIn.verdictOf = ({ ontvanger }) =>
      ontvanger.gemeentecode === '0355' ? problemOf(503, 'ONTVANGER_ZONDER_SLEUTEL') : 'toegestaan';
    const given = ledger([RENT_HEADER, rentRow(1), rentRow(2, '0355'), rentRow(3)].join('\n'));
    const { code, text } = await push({ ...given, geduld: 600 });
    expect(text).toContain('ONTVANGER_ZONDER_SLEUTEL (1): rij 3');
    expect(code).toBe(1);
    standIn.verdictOf = () => 'toegestaan';
    expect((await push(given)).code).toBe(0);
    expect(standIn.recorded.size).toBe(3);
  });
});

describe('a gateway on a slow day', () => {
  const IMPATIENT = { ...QUICK, batchPatience: { baseMs: 250, perLineMs: 0 } };

  it('gets half as many rows after no answer, until it answers, and every row arrives once', async () => {
    const asked: number[] = [];
    standIn.fateOf = (_request, lines) => {
      asked.push(lines);
      return lines > 3 ? 'silent' : 'answer';
    };
    const given = { ...ledger(rentLedger(40)), regelsPerBatch: 20, parallel: 1 };
    const { code, text } = await push(given, IMPATIENT);
    expect(text).toContain('Klaar: 40 gelezen, 40 aangenomen.');
    expect(code).toBe(0);
    expect(standIn.recorded.size).toBe(40);
    expect(standIn.batches.reduce((sum, lines) => sum + lines)).toBe(40);
    expect(asked.slice(0, 4)).toEqual([20, 10, 5, 2]);
    // The second batch does not begin where the first one began: what was learned holds for all that follows.
    expect(asked.filter(lines => lines > 5)).toEqual([20, 10]);
  });

  it('answers too late and has recorded the rows all the same: no row is doubled', async () => {
    standIn.fateOf = (_request, lines) => (lines > 1 ? 'too-late' : 'answer');
    const { code, text } = await push({ ...ledger(rentLedger(9)), regelsPerBatch: 5, parallel: 2 }, IMPATIENT);
    expect(text).toContain('Klaar: 9 gelezen, 9 aangenomen.');
    expect(code).toBe(0);
    expect(standIn.recorded.size).toBe(9);
  });

  it('falls silent altogether: the push ends, and what was answered in parts is not sent again', async () => {
    const given = { ...ledger(rentLedger(12)), regelsPerBatch: 12, parallel: 1 };
    let answers = 0;
    standIn.fateOf = (_request, lines) => {
      if (lines > 3 || answers === 2) return 'silent';
      answers += 1;
      return 'answer';
    };
    const stopped = await push(given, IMPATIENT);
    expect(stopped.text).toContain('Gestopt (GEEN_ANTWOORD).');
    expect(stopped.text).toContain('GEEN_ANTWOORD (6): rij 8, 9, 10, 11, 12, 13');
    expect(stopped.code).toBe(3);
    expect(standIn.batches).toEqual([3, 3]);
    standIn.fateOf = () => 'answer';
    const whole = await push(given, IMPATIENT);
    expect(whole.text).toContain(
      'Klaar: 12 gelezen, 12 aangenomen.\nDaarvan waren er 6 een vorige keer al beantwoord.',
    );
    expect(whole.code).toBe(0);
    expect(standIn.batches).toEqual([3, 3, 6]);
  });
});

describe('a push that goes on', () => {
  const half = { regelsPerBatch: 5, parallel: 1 };
  async function halfway(rows = rentLedger(10), mapping: object = RENT_MAPPING) {
    const given = { ...ledger(rows, mapping), ...half };
    let requests = 0;
    standIn.fateOf = () => {
      requests += 1;
      return requests > 1 ? 'never-came' : 'answer';
    };
    expect((await push(given)).code).toBe(3);
    standIn.fateOf = () => 'answer';
    return given;
  }

  it('tells again what was refused the time before, with the same words', async () => {
    standIn.verdictOf = () => problemOf(403, 'GEWEIGERD', { redenen: [{ code: 'ONDER_TERMIJN', uitleg: 'Te kort.' }] });
    const given = await halfway();
    standIn.verdictOf = () => 'toegestaan';
    const { text } = await push(given);
    expect(text).toContain('Klaar: 10 gelezen, 5 aangenomen.');
    expect(text).toContain('ONDER_TERMIJN (5): rij 2, 3, 4, 5, 6\n    Te kort.');
  });

  it('refuses a file, a mapping or a date that changed meanwhile, and says what to do', async () => {
    const given = await halfway();
    const before = standIn.batches.length;
    appendFileSync(given.csv, `${rentRow(11)}\n`);
    const changed = await push(given);
    expect(changed.code).toBe(2);
    expect(changed.text).toContain('is veranderd');
    expect(changed.text).toContain('--opnieuw');
    writeFileSync(given.csv, rentLedger(10));
    writeFileSync(given.mapping, JSON.stringify({ ...RENT_MAPPING, toelichting: 'anders' }));
    expect((await push(given)).code).toBe(2);
    writeFileSync(given.mapping, JSON.stringify(RENT_MAPPING));
    expect((await push({ ...given, datum: '2026-11-19' })).code).toBe(2);
    expect(standIn.batches.length).toBe(before);
    expect((await push(given)).code).toBe(0);
  });

  it('begins anew with --opnieuw, and what did not change is no second signal', async () => {
    const given = await halfway();
    appendFileSync(given.csv, `${rentRow(11)}\n`);
    const { code, text } = await push({ ...given, opnieuw: true });
    expect(text).toContain('Klaar: 11 gelezen, 11 aangenomen.');
    expect(code).toBe(0);
    expect(standIn.recorded.size).toBe(11);
  });

  it('takes a finished file that changed as a new one, and tells of a row that was sent with other content', async () => {
    const given = ledger(rentLedger(2));
    expect((await push(given)).code).toBe(0);
    writeFileSync(given.csv, `${RENT_HEADER}\n${rentRow(1).replace('101,50', '900,00')}\n${rentRow(2)}\n`);
    const { text } = await push(given);
    expect(text).toContain('Klaar: 2 gelezen, 1 aangenomen.');
    expect(text).toContain('ID_AL_GEBRUIKT (1): rij 2');
    expect(standIn.recorded.size).toBe(2);
  });

  it('keeps the signal date of the day it was begun', async () => {
    const velden = { ...RENT_MAPPING.velden, signaaldatum: { vandaag: true } };
    const given = ledger(rentLedger(2), { ...RENT_MAPPING, velden });
    await push({ ...given, datum: '2026-11-18' });
    const ids = [...standIn.recorded.keys()].sort();
    for (const more of [{}, { opnieuw: true }]) {
      await push({ ...given, ...more });
      expect([...standIn.recorded.keys()].sort()).toEqual(ids);
    }
  });

  it('passes over a line of its journal that was cut off, and sends those rows again under the same ids', async () => {
    const given = { ...(await halfway()), voortgang: undefined };
    const kept = join(standIn.sender, 'voortgang');
    const name = readdirSync(kept).find(one => one.startsWith(given.csv.split('/').at(-1)!))!;
    const whole = readFileSync(join(kept, name), 'utf8').trimEnd();
    writeFileSync(join(kept, name), whole.slice(0, -20));
    const { code, text } = await push(given);
    expect(text).toContain('Klaar: 10 gelezen, 10 aangenomen.');
    expect(code).toBe(0);
    expect(standIn.recorded.size).toBe(10);
  });

  it('does not write over a file that is no journal, and does not go on under another key', async () => {
    const given = await halfway();
    const other = write('brief.txt', 'Geachte heer,');
    expect((await push({ ...given, voortgang: other })).code).toBe(2);
    expect(readFileSync(other, 'utf8')).toBe('Geachte heer,');
    const key = join(standIn.sender, 'berichtkenmerk.key');
    copyFileSync(key, `${key}.oud`);
    writeFileSync(key, `${Buffer.alloc(32, 1).toString('base64url')}\n`);
    const { code, text } = await push(given);
    expect(code).toBe(2);
    expect(text).toContain('Zet de oude sleutel terug.');
    copyFileSync(`${key}.oud`, key);
    expect((await push(given)).code).toBe(0);
  });
});

describe('a push that is not begun', () => {
  it('says what is wrong with the command', async () => {
    const given = ledger(rentLedger(1));
    for (const wrong of [
      {},
      { csv: given.csv },
      { ddas: given.csv },
      { ...given, files: ['a.json'] },
      { files: ['a.ndjson', 'b.ndjson'] },
      { ...given, datum: '20-11-2026' },
      { ...given, parallel: 0 },
      { ...given, parallel: 17 },
      { ...given, regelsPerBatch: 1001 },
      { ...given, geduld: -1 },
      { ...given, csv: join(folder, 'weg.csv') },
      { ...given, mapping: join(folder, 'weg.json') },
      { ...given, als: folder },
    ]) {
      const { code, troubles } = await push(wrong);
      expect([code, troubles.length > 0], JSON.stringify(Object.keys(wrong))).toEqual([2, true]);
    }
    expect(standIn.batches).toEqual([]);
  });
});
