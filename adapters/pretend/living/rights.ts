/** What privacy officers find: held messages, an objection, consents that were refused and stopped, requests for inzage. */
import { plusDays } from '../../../consent/working-days.ts';
import { type Filling, must, organisationAt, personAt, sendingTeam, type Task, UTRECHT, ZEIST } from './filling.ts';
import { CLINIC, handOver } from './handovers.ts';
import { arrears, CONSENTS_FOR, consent, leaving } from './messages.ts';
import type { Resident } from './residents.ts';

const LANDLORD = 'corporatie-de-vechtstroom';
const ENERGY = 'energie-lichtstad';

export function rightsTasks(filling: Filling): readonly Task[] {
  const { resident } = filling;
  return [
    ...[ZEIST, ZEIST, UTRECHT].map((place, index) => heldTask(filling, place, index, resident(place))),
    objectionTask(filling, resident(UTRECHT)),
    refusedConsentTask(filling, resident(ZEIST)),
    withdrawnTask(filling, resident(ZEIST)),
    inzageTask(filling, LANDLORD, resident(UTRECHT)),
    inzageTask(filling, ZEIST.map, resident(ZEIST)),
  ];
}

/** The end of the supply is near: two officers decide. Of one, a first officer said what she thinks. */
function heldTask(filling: Filling, place: typeof ZEIST, index: number, persoon: Resident): Task {
  const { door, day, id } = filling;
  return {
    key: `aangehouden ${index}`,
    async run() {
      const van = sendingTeam(ENERGY, 'incasso');
      const naar = { oin: organisationAt(place.map).oin, team: 'schuldhulp', gemeentecode: place.gemeentecode };
      const made = arrears(
        { berichtId: id(`aangehouden ${index}`), datum: day, van, naar, persoon },
        {
          ...{ type: 'energieachterstand', bedragEuro: 610 + index * 85, dagen: 95, teVroeg: false },
          ...{ eindeOverDagen: 14, kenmerk: `OEF-EINDE-${index}` },
        },
      );
      const sent = must(await door.submit(ENERGY, '/v1/signalen', made), 202, 'held message');
      if (index > 0) return;
      const officer = personAt(ENERGY, 'privacyfunctionaris');
      const path = `/v1/aangehouden/${String(sent.verstrekkingId)}/voorstellen`;
      must(await door.ask(officer, 'POST', path, { besluit: 'toelaten' }, { signed: true }), 201, 'proposal');
    },
  };
}

function objectionTask({ door, day, saidAt, id }: Filling, persoon: Resident): Task {
  return {
    key: 'bezwaar',
    async run() {
      const van = sendingTeam(LANDLORD, 'incasso');
      const naar = { oin: organisationAt(UTRECHT.map).oin, team: 'schuldhulp', gemeentecode: UTRECHT.gemeentecode };
      const made = arrears(
        { berichtId: id('bezwaar bericht'), datum: day, van, naar, persoon },
        {
          ...{ type: 'huurachterstand', bedragEuro: 940, dagen: 60, teVroeg: false },
          ...{ eindeOverDagen: null, kenmerk: 'OEF-BEZWAAR' },
        },
      );
      const sent = must(await door.submit(LANDLORD, '/v1/signalen', made), 201, 'message');
      const { map: _map, ...afzender } = van;
      const objection = {
        ...{ bezwaarId: id('bezwaar'), soort: 'bezwaar', afzender, ontvanger: { oin: naar.oin, team: naar.team } },
        ...{ verstrekkingen: [sent.verstrekkingId], ingediendTijdstip: saidAt },
        ...{ wijze: 'schriftelijk', vastgelegdDoor: 'OEF-1', doorWie: 'betrokkene' },
      };
      must(await door.submit(LANDLORD, '/v1/bezwaren', objection), 201, 'objection');
    },
  };
}

/** Somebody said no: that is kept, so that nobody asks again and again (B-19). */
function refusedConsentTask({ door, day, saidAt, id }: Filling, persoon: Resident): Task {
  return {
    key: 'toestemming geweigerd',
    async run() {
      const naar = { oin: organisationAt(ZEIST.map).oin, team: CLINIC.naar, gemeentecode: ZEIST.gemeentecode };
      const van = sendingTeam(...CLINIC.van);
      const made = leaving({ berichtId: id('nee'), datum: day, van, naar, persoon }, 'ggz-ontslag', 21, []);
      for (const soort of CONSENTS_FOR['ggz-ontslag'] ?? []) {
        const asked = consent(made, persoon, { toestemmingId: id(`nee ${soort}`), soort, tijdstip: saidAt });
        const no = { ...asked, status: 'geweigerd' };
        must(await door.submit(van.map, '/v1/toestemmingen', no), 201, 'refusal of consent');
      }
    },
  };
}

/** Somebody said yes and stopped it: what waited is gone. */
function withdrawnTask(filling: Filling, persoon: Resident): Task {
  const { door, now } = filling;
  return {
    key: 'toestemming ingetrokken',
    async run() {
      const consents = await handOver(filling, CLINIC, ZEIST, persoon, 'voorgesteld', 'ingetrokken');
      const said = {
        ingetrokkenTijdstip: new Date(now().epochMs - 1000).toISOString(),
        ...{ wijze: 'mondeling', vastgelegdDoor: 'OEF-1', doorWie: 'betrokkene' },
      };
      for (const one of consents)
        must(await door.submit(CLINIC.van[0], `/v1/toestemmingen/${one}/intrekking`, said), 200, 'withdrawal');
    },
  };
}

/** Somebody asked what an organisation shared: an officer wrote the request down, on the screen that is there for it. */
function inzageTask({ door, day }: Filling, map: string, persoon: Resident): Task {
  return {
    key: `inzage ${map}`,
    async run() {
      const session = await door.session(personAt(map, 'privacyfunctionaris', undefined, 1));
      if (session === null) throw new RangeError('Cannot fill a request for inzage: nobody is let in');
      const path = '/toezicht/inzage/nieuw';
      const { token } = await session.open(path);
      const { achternaam, geboortedatum, voorletters, adres } = persoon;
      const { status } = await session.post(path, token, {
        ...{ ontvangen: plusDays(day, -6), vastgesteld: 'balie', achternaam, geboortedatum },
        ...{ postcode: adres.postcode, huisnummer: String(adres.huisnummer), naam: `${voorletters} ${achternaam}` },
        ...{ straat: `Oefenlaan ${adres.huisnummer}`, woonplaats: adres.woonplaats },
      });
      if (status !== 303) throw new RangeError(`Cannot fill a request for inzage: ${status}`);
    },
  };
}
