/**
 * One resident whom a newcomer follows through the practice region: the same in the example ledger, in the walks on the
 * start page and in what the region is filled with.
 */
import { type Filling, type Task, ZEIST } from './filling.ts';
import { CLINIC, handOver } from './handovers.ts';
import type { Resident } from './residents.ts';

/** Of the series for tests; made up, and no other resident of the region has the address. */
export const STORY_RESIDENT: Resident = {
  voorletters: 'M.',
  voornamen: 'Mila',
  achternaam: 'Regenboogh',
  geboortedatum: '1979-05-14',
  bsn: '999970021',
  adres: { postcode: '3701IQ', huisnummer: 314, woonplaats: 'Zeist' },
};

/** She said yes to one thing, which she can stop: the clinic tells the Wmo team of Zeist that she comes home. */
export function storyTask(filling: Filling): Task {
  return {
    key: 'verhaal',
    run: async () => void (await handOver(filling, CLINIC, ZEIST, STORY_RESIDENT, 'voorgesteld', 'verhaal')),
  };
}
