/** How to reach teams: their leaders write it in the sociale kaart. */
import { type Filling, must, personAt, type Task, UTRECHT, ZEIST } from './filling.ts';

const DAYS = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag'];

const ENTRIES = [
  [ZEIST, 'schuldhulp', 'Geldwinkel Zeist', 'schuldhulp', '0306990101'],
  [ZEIST, 'wmo', 'Wmo-team Zeist', 'wmo', '0306990102'],
  [ZEIST, 'nazorg', 'Nazorg na detentie', 'nazorg', '0306990103'],
  [UTRECHT, 'schuldhulp', 'Werk aan je geld Utrecht', 'schuldhulp', '0302860101'],
  [UTRECHT, 'toegang', 'Regionale toegang', 'beschermd_wonen', '0302860102'],
] as const;

export function kaartTasks({ door }: Filling): readonly Task[] {
  return ENTRIES.map(([place, team, naam, hulpvraag, telefoon]) => ({
    key: `kaart ${place.map} ${team}`,
    async run() {
      const entry = {
        ...{ team, naam, functie: 'medewerker van dienst', hulpvragen: [hulpvraag], gemeenten: [place.gemeentecode] },
        ...{ telefoon, openingstijden: DAYS.map(dag => ({ dag, van: '09:00', tot: '17:00' })), afwezigheden: [] },
      };
      must(await door.ask(personAt(place.map, 'teamleider'), 'POST', '/v1/sociale-kaart', entry), 201, 'entry');
    },
  }));
}
