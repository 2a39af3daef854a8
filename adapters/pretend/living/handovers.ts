/** Handovers between two teams, each brought into another state; and requests for a home. */
import { plusDays } from '../../../consent/working-days.ts';
import type { PretendPerson } from '../people.ts';
import { type Filling, must, organisationAt, personAt, sendingTeam, type Task, UTRECHT, ZEIST } from './filling.ts';
import { CONSENT_TEXT, CONSENTS_FOR, consent, type LeavingType, leaving, whom } from './messages.ts';
import type { Place, Resident } from './residents.ts';

interface Kind {
  readonly type: LeavingType;
  readonly overgang: string;
  readonly kader: 'plicht' | 'toestemming';
  readonly van: readonly [map: string, team: string];
  readonly naar: string;
  readonly inDagen: number;
}

const PRISON: Kind = {
  ...{ type: 'detentie-uitstroom', overgang: 'detentie-thuis', kader: 'plicht' },
  ...{ van: ['pi-het-sluiswachtershuis', 'casemanagement'], naar: 'nazorg', inDagen: 60 },
};
export const CLINIC: Kind = {
  ...{ type: 'ggz-ontslag', overgang: 'zvw-wmo', kader: 'toestemming' },
  ...{ van: ['ggz-de-lindehof', 'zorg'], naar: 'wmo', inDagen: 21 },
};
const SHELTERED: Kind = {
  ...{ type: 'bwmo-uitstroom', overgang: 'bw-thuis', kader: 'plicht' },
  ...{ van: ['bw-de-overstap', 'uitstroom'], naar: 'wmo', inDagen: 30 },
};

const ENDS = [
  ...(['concept', 'toestemming_gevraagd', 'nee', 'voorgesteld', 'in_gesprek', 'geaccepteerd'] as const),
  ...(['overgedragen', 'geweigerd', 'doorverwezen', 'geschil', 'ingetrokken'] as const),
] as const;
export type HandoverEnd = (typeof ENDS)[number];

type Home = Place & { readonly map: string };

/** Every state, at two municipalities, from three kinds of sender. */
const PLAN: readonly (readonly [Kind, Home, HandoverEnd])[] = [
  [PRISON, ZEIST, 'voorgesteld'],
  [CLINIC, ZEIST, 'voorgesteld'],
  [SHELTERED, ZEIST, 'in_gesprek'],
  [PRISON, ZEIST, 'in_gesprek'],
  [CLINIC, ZEIST, 'geaccepteerd'],
  [SHELTERED, ZEIST, 'voorgesteld'],
  [PRISON, ZEIST, 'overgedragen'],
  [CLINIC, ZEIST, 'toestemming_gevraagd'],
  [CLINIC, ZEIST, 'nee'],
  [PRISON, ZEIST, 'geweigerd'],
  [CLINIC, ZEIST, 'doorverwezen'],
  [PRISON, ZEIST, 'concept'],
  [CLINIC, ZEIST, 'ingetrokken'],
  [PRISON, UTRECHT, 'voorgesteld'],
  [CLINIC, UTRECHT, 'in_gesprek'],
  [SHELTERED, UTRECHT, 'geaccepteerd'],
  [PRISON, UTRECHT, 'geschil'],
  [CLINIC, UTRECHT, 'overgedragen'],
  [SHELTERED, UTRECHT, 'geweigerd'],
  [PRISON, UTRECHT, 'voorgesteld'],
];

/** Organisations that ask for consent register the words they ask it in. */
export function textTasks({ door }: Filling): readonly Task[] {
  return ['ggz-de-lindehof', 'bw-de-overstap'].map(map => ({
    key: `tekst ${map}`,
    run: async () => void must(await door.submit(map, '/v1/toestemmingsteksten', CONSENT_TEXT), 201, 'text'),
  }));
}

/** @param most how many: the first ones are the most different */
export function handoverTasks(filling: Filling, most: number): readonly Task[] {
  return PLAN.slice(0, most).map(([kind, place, end], index) => {
    const persoon = filling.resident(place);
    return {
      key: `overdracht ${index}`,
      run: async () => void (await handOver(filling, kind, place, persoon, end, `overdracht ${index}`)),
    };
  });
}

/** @param words name this handover, for its ids @returns consents it rests on */
export async function handOver(
  filling: Filling,
  kind: Kind,
  place: Home,
  persoon: Resident,
  end: HandoverEnd,
  words: string,
): Promise<readonly string[]> {
  const { door, day } = filling;
  const sender = personAt(kind.van[0], 'medewerker', kind.van[1]);
  const receiver = personAt(place.map, 'medewerker', kind.naar);
  const begun = await door.ask(sender, 'POST', '/v1/overdrachten', {
    ...{ team: kind.van[1], naar: { oin: organisationAt(place.map).oin, team: kind.naar } },
    ...{ overgang: kind.overgang, kader: kind.kader, ankerdatum: plusDays(day, -2) },
    ...{ plandatum: plusDays(day, kind.inDagen), betrokkene: whom(persoon, true) },
    gebieden: [
      { gebied: 'huisvesting', dringend: true },
      { gebied: 'inkomen', dringend: false },
    ],
  });
  const { overdrachtId } = must(begun, 201, 'handover') as { readonly overdrachtId: string };
  const step = (who: PretendPerson, team: string, stap: string, more: object = {}) =>
    stepOn(filling, who, { team, stap, ...more }, `/v1/overdrachten/${overdrachtId}`);
  const asSender = (stap: string, more: object = {}) => step(sender, kind.van[1], stap, more);
  const asReceiver = (stap: string, more: object = {}) => step(receiver, kind.naar, stap, more);

  await asSender('noteerClientondersteuning', { antwoord: 'aangeboden' });
  if (end === 'concept') return [];
  if (kind.kader === 'toestemming') {
    await asSender('vraagToestemming');
    if (end === 'toestemming_gevraagd') return [];
    await asSender('noteerToestemming', { gegeven: end !== 'nee' });
    if (end === 'nee') return [];
  }
  const { verstrekkingId, consents } = await sendAbout(filling, kind, place, persoon, words);
  const own = kind.kader === 'toestemming' ? { woordenClient: 'Ik wil graag weer op mezelf wonen, met wat hulp.' } : {};
  await asSender('stelVoor', { verstrekkingId, ...own });
  switch (end) {
    case 'voorgesteld':
      return consents;
    case 'geweigerd':
    case 'geschil':
      await asReceiver('weiger', { reden: 'geen_capaciteit' });
      if (end === 'geschil') await asSender('meldGeschil');
      return consents;
    case 'doorverwezen':
      await asReceiver('verwijsDoor', { reden: 'geen_binding_of_kans', alternatief: 'gemeente.bwmo_toegang' });
      return consents;
    case 'ingetrokken':
      await asSender('trekIn', { wie: 'client' });
      return consents;
    default:
  }
  await asReceiver('noemProfessional');
  if (end === 'in_gesprek') return consents;
  const later = plusDays(day, 14);
  const contact = { op: filling.now().localDate, soort: 'driegesprek', clientAanwezig: true };
  await asReceiver('accepteer', { eersteAfspraak: later, start: later, contact });
  if (end === 'geaccepteerd') return consents;
  await asReceiver('bevestig');
  await asSender('bevestig');
  return consents;
}

async function stepOn({ door }: Filling, who: PretendPerson, body: { team: string; stap: string }, path: string) {
  const seen = await door.ask(who, 'GET', `${path}?team=${body.team}`);
  const { versie } = must(seen, 200, 'handover') as { readonly versie: number };
  must(await door.ask(who, 'POST', `${path}/stappen`, body, { version: versie }), 200, body.stap);
}

/** The message of a handover, with the consents it rests on. */
async function sendAbout(
  { door, day, saidAt, id }: Filling,
  { type, van, naar, inDagen }: Pick<Kind, 'type' | 'van' | 'naar' | 'inDagen'>,
  { map, gemeentecode }: Pick<Home, 'map' | 'gemeentecode'>,
  persoon: Resident,
  words: string,
) {
  const toTeam = { oin: organisationAt(map).oin, team: naar, ...(type === 'woningvraag' ? {} : { gemeentecode }) };
  const made = { berichtId: id(words), datum: day, van: sendingTeam(...van), naar: toTeam, persoon };
  const plain = leaving(made, type, inDagen, []);
  const consents: string[] = [];
  for (const soort of CONSENTS_FOR[type] ?? []) {
    const toestemmingId = id(`${words} ${soort}`);
    const given = consent(plain, persoon, { toestemmingId, soort, tijdstip: saidAt });
    must(await door.submit(van[0], '/v1/toestemmingen', given), 201, 'consent');
    consents.push(toestemmingId);
  }
  const sent = await door.submit(van[0], '/v1/signalen', leaving(made, type, inDagen, consents));
  const { verstrekkingId } = must(sent, 201, type) as { readonly verstrekkingId: string };
  return { verstrekkingId, consents };
}

/** A home asked of the corporation: one that waits, one promised, one refused. */
export function homeTasks(filling: Filling): readonly Task[] {
  const { door, day } = filling;
  const landlord = { map: 'corporatie-de-vechtstroom', gemeentecode: UTRECHT.gemeentecode };
  const kind = { type: 'woningvraag', van: ['bw-de-overstap', 'uitstroom'], naar: 'verhuur', inDagen: 60 } as const;
  const answers = [
    null,
    { stap: 'zegToe', vanaf: plusDays(day, 40), geldigTot: plusDays(day, 120) },
    { stap: 'wijsAf', reden: 'geen_passende_woning' },
  ];
  return answers.map((answer, index) => {
    const persoon = filling.resident(UTRECHT);
    return {
      key: `woning ${index}`,
      async run() {
        const { verstrekkingId } = await sendAbout(filling, kind, landlord, persoon, `woning ${index}`);
        const asked = await door.ask(personAt(kind.van[0], 'medewerker', kind.van[1]), 'POST', '/v1/woningvragen', {
          ...{ team: kind.van[1], naar: { oin: organisationAt(landlord.map).oin, team: kind.naar } },
          ...{ gewenstOp: plusDays(day, kind.inDagen), verstrekkingId },
        });
        const { woningId } = must(asked, 201, 'home') as { readonly woningId: string };
        if (answer === null) return;
        const letting = personAt(landlord.map, 'medewerker', kind.naar);
        await stepOn(filling, letting, { team: kind.naar, ...answer }, `/v1/woningvragen/${woningId}`);
      },
    };
  });
}
