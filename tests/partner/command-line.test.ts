import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  connect,
  type DisclosedView,
  type Participant,
  readParticipant,
  verifyDisclosureProof,
} from '../../adapters/partner/index.ts';
import { runLogVerify } from '../../gateway/cli/log-verify.ts';
import { runPull } from '../../gateway/cli/pull.ts';
import { runPush } from '../../gateway/cli/push.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import { LEDGER_FOLDER } from '../support/make-ledger.ts';
import { DEBTOR, huurachterstand } from '../support/messages.ts';
import { paper } from '../support/paper.ts';
import { receiptIn } from '../support/receipts.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let folder: string;
let sender: string;
let receiver: string;

beforeAll(async () => {
  world = await openWorld();
  folder = mkdtempSync(join(tmpdir(), 'seinhuis-partner-'));
  sender = join(world.folder, 'deelnemers', 'corporatie-de-vechtstroom');
  receiver = join(world.folder, 'deelnemers', 'gemeente-utrecht');
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, content: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const today = () => world.now().localDate;
const example = (name: string) => ({
  csv: join(LEDGER_FOLDER, `${name}.csv`),
  mapping: join(LEDGER_FOLDER, `${name}.mapping.json`),
});

describe('push', () => {
  it('sends files and tells what came of each', async () => {
    const good = file('goed.json', {
      ...huurachterstand(today()),
      inhoud: { ...huurachterstand(today()).inhoud, eigenKenmerk: 'HC-1' },
    });
    const refused = huurachterstand(today());
    refused.voorwaarden = refused.voorwaarden.filter((one: { code: string }) => one.code !== 'P3');
    const io = paper();
    const code = await runPush({ als: sender, files: [good, file('geen-herinnering.json', refused)] }, io);
    expect(io.lines[0]).toMatch(/goed\.json +HC-1 +toegestaan$/);
    expect(io.lines[1]).toContain('geweigerd  VOORWAARDE_ONTBREEKT:P3');
    expect(io.text).toContain('Wat u kunt doen: Stuur eerst een schriftelijke herinnering');
    expect(io.text).not.toContain(DEBTOR.achternaam);
    expect(code).toBe(0);
  });

  it('says which file cannot be read, without a value from it, and sends the rest', async () => {
    const broken = structuredClone(huurachterstand(today()));
    broken.inhoud.persoon.adres.postcode = 'Zandloperman';
    const files = [
      file('kapot.json', '{"a":'),
      file('fout.json', broken),
      join(folder, 'weg.json'),
      file('goed2.json', huurachterstand(today())),
    ];
    const io = paper();
    expect(await runPush({ als: sender, files }, io)).toBe(1);
    expect(io.text).toContain('/inhoud/persoon/adres/postcode');
    expect(io.text).not.toContain('Zandloperman');
    expect(io.text).toContain('Klaar: 4 gelezen, 1 aangenomen.');
  });

  it('sends a ledger twice with the same outcome and no second signal', async () => {
    const once = paper();
    expect(await runPush({ als: sender, files: [], ...example('huurgrootboek') }, once)).toBe(1);
    const waiting = await count();
    const again = paper();
    expect(await runPush({ als: sender, files: [], ...example('huurgrootboek') }, again)).toBe(1);
    expect(again.lines.filter(line => !line.startsWith('Daarvan waren er'))).toEqual(once.lines);
    expect(again.text).toContain('een vorige keer al beantwoord');
    const anew = paper();
    expect(await runPush({ als: sender, files: [], ...example('huurgrootboek'), opnieuw: true }, anew)).toBe(1);
    expect(anew.lines).toEqual(once.lines);
    expect(await count()).toBe(waiting);
    expect(waiting).toBeGreaterThan(5);
    expect(once.text).toMatch(/Klaar: 200 gelezen, \d+ aangenomen\./);
    expect(once.text).toContain('ONTVANGER_NIET_AANGESLOTEN');
    expect(once.troubles).toEqual(['Niet gelezen, want niet in de mapping: Complex, Kale huur']);
  });

  it('prints nothing of a tenant but the reference', async () => {
    const io = paper();
    await runPush({ als: sender, files: [], ...example('huurgrootboek') }, io);
    const [, ...rows] = readFileSync(example('huurgrootboek').csv, 'utf8').split('\r\n');
    for (const row of rows.filter(one => one !== '')) {
      const [, , , , surname, birthDate, postcode, , , , , telephone, email] = row.split(';');
      for (const value of [surname, birthDate, postcode, telephone, email].filter(
        one => one !== '' && one !== undefined,
      ))
        expect(io.text.includes(value!), 'a value of the ledger is printed').toBe(false);
    }
  });

  it('refuses every row with a BSN', async () => {
    const io = paper();
    await runPush({ als: sender, files: [], ...example('huurgrootboek-met-bsn') }, io);
    expect(io.text).toMatch(/BSN_NIET_TOEGESTAAN \([1-9]\d*\): rij 2/);
    expect(io.text).toContain('0 aangenomen');
    expect(io.text).not.toMatch(/99999\d{4}/);
  });

  it('tells an eviction before the signal date by its column', async () => {
    const io = paper();
    const text = readFileSync(example('huurgrootboek').csv, 'utf8').split('\r\n');
    // Row 2 of the ledger lives in Utrecht; here it was evicted before the signal date.
    const cells = text[1]!.split(';');
    cells[text[0]!.split(';').indexOf('Ontruiming op')] = '03-11-2026';
    cells[0] = 'HC-2026-00001';
    const csv = file('ontruimd.csv', `${text[0]}\r\n${cells.join(';')}\r\n`);
    expect(await runPush({ als: sender, files: [], csv, mapping: example('huurgrootboek').mapping }, io)).toBe(0);
    expect(io.text).toMatch(/Ongeldig: 1\n {2}DATUM_VOOR_SIGNAALDATUM \(1\): rij 2\n {4}kolom Ontruiming op: /);
  });

  it('stops before sending when the mapping is wrong, with every fault', async () => {
    const io = paper();
    const mapping = file('mapping.json', { type: 'huurachterstand', decimaalteken: '-' });
    expect(await runPush({ als: sender, files: [], csv: example('huurgrootboek').csv, mapping }, io)).toBe(2);
    expect(io.text).toContain('mapping /decimaalteken');
    expect(io.text).toContain('mapping /velden');
    expect(io.text).toContain('De mapping klopt niet. Er is niets verstuurd.');
  });

  it('sends what is its own of a DDAS file, and says of every other row why not', async () => {
    const io = paper();
    const ddas = join(LEDGER_FOLDER, 'ddas.json');
    const bijlage = join(LEDGER_FOLDER, 'ddas-bijlage.csv');
    expect(await runPush({ als: sender, files: [], ddas, bijlage }, io)).toBe(1);
    expect(io.text).toContain('Klaar: 9 gelezen, 3 aangenomen.');
    expect(io.text).toContain('Overgeslagen: 1 (signaalpartner Energie), 1 (signaalpartner Zorg).');
    for (const line of [
      'BSN_NIET_TOEGESTAAN (1): signaal 4',
      'KLANT_HEEFT_GEWEIGERD (1): signaal 5',
      'BIJLAGE_ONTBREEKT (1): signaal 6',
      'ONTVANGER_NIET_AANGESLOTEN (1): signaal 9',
    ])
      expect(io.text).toContain(line);
    expect(io.text).not.toMatch(/Voorbeeld\b|Verzonnen|Hypothese|999990019/);
  });

  it('gives up on a gateway that cannot prove who it is, and says that the files may be sent again', async () => {
    const lost = join(folder, 'verdwaald');
    cpSync(sender, lost, { recursive: true });
    const about = JSON.parse(readFileSync(join(lost, 'deelnemer.json'), 'utf8'));
    // Not the name in the gateway's certificate.
    about.gateway.url = world.gateway.apiUrl.replace('localhost', '127.0.0.1');
    about.gateway.ca = join(world.folder, 'ca.pem');
    writeFileSync(join(lost, 'deelnemer.json'), JSON.stringify(about));
    const io = paper();
    const files = [1, 2, 3, 4, 5].map(number => file(`verdwaald-${number}.json`, huurachterstand(today())));
    expect(await runPush({ als: lost, files, regelsPerBatch: 1, parallel: 1 }, io)).toBe(3);
    expect(io.text).toContain('SERVER_NIET_VERTROUWD (1)');
    expect(io.text).toContain('Nog niet verstuurd: 4.');
    expect(io.text).toContain('Stuur hetzelfde bestand later opnieuw.');
    const ledger = paper();
    expect(await runPush({ als: lost, files: [], ...example('huurgrootboek') }, ledger)).toBe(3);
    expect(ledger.text).toContain('De lijst van deelnemers is niet op te halen (SERVER_NIET_VERTROUWD)');
  });
});

/** Signals waiting for Utrecht, seen by Utrecht. */
async function count(): Promise<number> {
  const participant = (await readParticipant(receiver)) as Participant;
  const client = connect(participant.connection);
  try {
    const listed = await client.listPostbox('schuldhulp');
    return listed.kind === 'listed' ? listed.items.length : -1;
  } finally {
    await client.close();
  }
}

describe('pull', () => {
  it('opens, keeps and confirms what waits, and leaves an empty postbox', async () => {
    await runPush({ als: sender, files: [file('wacht.json', huurachterstand(today()))] }, paper());
    const waiting = await count();
    const map = join(folder, 'opgehaald');
    const io = paper();
    expect(await runPull({ als: receiver, team: 'schuldhulp', map }, io)).toBe(0);
    expect(io.lines[0]).toBe(`${waiting} berichten opgehaald, ontsleuteld, zegel nagekeken en bevestigd.`);
    const kept = readdirSync(map);
    expect(kept).toHaveLength(waiting);
    for (const name of kept) {
      expect(statSync(join(map, name)).mode & 0o777).toBe(0o600);
      const view = JSON.parse(readFileSync(join(map, name), 'utf8')) as DisclosedView;
      expect(view).toMatchObject({ type: 'huurachterstand', ontvanger: { team: 'schuldhulp', gemeentecode: '0344' } });
      expect(`${view.verstrekkingId}.json`).toBe(name);
    }
    expect(await count()).toBe(0);
    const empty = paper();
    expect(await runPull({ als: receiver, team: 'schuldhulp', map }, empty)).toBe(0);
    expect(empty.lines[0]).toMatch(/^0 berichten/);
  });

  it('says nothing of who or what', async () => {
    await runPush({ als: sender, files: [file('stil.json', huurachterstand(today()))] }, paper());
    const io = paper();
    await runPull({ als: receiver, team: 'schuldhulp', map: join(world.folder, 'stil') }, io);
    expect(io.text).not.toMatch(/huur|achterstand|Kwartelvogel|Vechtstroom/i);
  });

  it('has nothing for a team that is not the own, nor for a path in the place of a team', async () => {
    for (const team of ['incasso', '../../gemeente-zeist/sleutels/schuldhulp']) {
      expect(await runPull({ als: receiver, team, map: join(world.folder, 'niets') }, paper())).toBe(1);
    }
  });
});

describe('log verify', () => {
  it('finds the log whole, remembers where it was, and finds that it only grew', async () => {
    const url = world.gateway.apiUrl;
    const options = {
      url,
      ca: join(world.folder, 'ca.pem'),
      vkey: join(world.folder, 'vkey'),
      vorige: join(folder, 'vorige'),
    };
    const first = paper();
    expect(await runLogVerify(options, first)).toBe(0);
    expect(first.text).toMatch(/Vermeldingen: +[1-9]/);
    await runPush({ als: sender, files: [file('groei.json', huurachterstand(today()))] }, paper());
    const second = paper();
    expect(await runLogVerify({ ...options, url: `${url}/logboek`, vkey: world.vkey }, second)).toBe(0);
    expect(second.text).toContain('alleen gegroeid');
  });

  it('says what is wrong when the key is another, or nobody is there', async () => {
    const io = paper();
    const ca = join(world.folder, 'ca.pem');
    const other = 'log.example.nl/verstrekkingen+afff9b86+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4';
    expect(await runLogVerify({ url: world.gateway.apiUrl, ca, vkey: other }, io)).toBe(1);
    expect(io.troubles[0]).toContain('GEEN_BEKENDE_HANDTEKENING');
    expect(await runLogVerify({ url: 'ftp://localhost', vkey: world.vkey }, io)).toBe(1);
    expect(await runLogVerify({ url: world.gateway.apiUrl, ca, vkey: join(folder, 'weg') }, io)).toBe(1);
  });
});

describe('the library against a whole gateway', () => {
  it('gets a receipt, and a proof of it that holds offline', async () => {
    const client = connect(((await readParticipant(sender)) as Participant).connection);
    try {
      const sent = await client.send(huurachterstand(today()) as Bericht);
      if (sent.kind !== 'accepted') throw new Error(sent.kind);
      const { logboek } = receiptIn(sent.receipt);
      await expect
        .poll(async () => {
          const proof = await client.proof(logboek.vermelding);
          return proof.kind === 'proof' ? verifyDisclosureProof(proof, world.vkey, logboek.blad).kind : proof.kind;
        })
        .toBe('proven');
    } finally {
      await client.close();
    }
  });
});
