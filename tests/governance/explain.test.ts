/** `policy explain` on ten messages, word for word: what a lawyer reads. A changed sentence is a changed file here. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { momentOf } from '../../adapters/system/clock.ts';
import { plusDays } from '../../consent/working-days.ts';
import { runExplain } from '../../gateway/cli/explain.ts';
import {
  detentieUitstroom,
  drinkwaterachterstand,
  energieachterstand,
  ggzOntslag,
  huurachterstand,
  type Json,
  studieschuldachterstand,
  wvggzBeeindiging,
  zorgpremieWanbetaler,
} from '../support/messages.ts';
import { listeningIo } from '../support/operator.ts';

const NOON = momentOf(Date.parse('2026-11-16T11:00:00Z'));
const TODAY = NOON.localDate;
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-uitleg-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const changed = (message: Json, change: (message: Json) => void): Json => {
  change(message);
  return message;
};

const MESSAGES: Readonly<Record<string, () => readonly [Json, number]>> = {
  'huur-toegestaan': () => [huurachterstand(TODAY), 0],
  'huur-klant-weigerde': () => [
    changed(huurachterstand(TODAY), one => {
      one.voorwaarden[3].reactie = 'geweigerd';
    }),
    3,
  ],
  'huur-zonder-herinnering': () => [
    changed(huurachterstand(TODAY), one => {
      one.voorwaarden.splice(2, 1);
    }),
    3,
  ],
  'energie-einde-te-dichtbij': () => [
    changed(energieachterstand(TODAY, 'eindelevering'), one => {
      one.inhoud.eindeLeveringsdatum = plusDays(TODAY, 14);
    }),
    3,
  ],
  'water-toegestaan': () => [drinkwaterachterstand(TODAY), 0],
  'cak-met-bsn': () => [zorgpremieWanbetaler(TODAY), 0],
  'studieschuld-niet-aangewezen': () => [studieschuldachterstand(TODAY), 3],
  'detentie-toegestaan': () => [detentieUitstroom(TODAY), 0],
  'ggz-zonder-toestemming': () => [ggzOntslag(TODAY), 3],
  'wvggz-toegestaan': () => [wvggzBeeindiging(TODAY), 0],
};

describe('the explanation of a message', () => {
  it.each(Object.keys(MESSAGES))('reads as it was reviewed: %s', async name => {
    const [message, code] = MESSAGES[name]!();
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(message));
    const io = listeningIo();
    expect([runExplain({ file }, io, NOON), io.told]).toEqual([code, []]);
    await expect(`${io.said.join('\n')}\n`).toMatchFileSnapshot(`./uitleg/${name}.txt`);
  });

  it('holds nothing from the message', () => {
    for (const [name, make] of Object.entries(MESSAGES)) {
      const file = join(folder, `${name}.json`);
      writeFileSync(file, JSON.stringify(make()[0]));
      const io = listeningIo();
      runExplain({ file }, io, NOON);
      expect(io.text()).not.toMatch(/Kwartelvogel|Zandloperman|999990019|3511AB|3521CD|KL-77120|0612345678/);
    }
  });
});
