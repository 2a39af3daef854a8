/** A month of one team, small enough to read: a zaak with two signals, one of them of somebody who is known. */
import { openZaak } from '../../../gateway/casework/vroegsignalering/arrival.ts';
import type { Zaak, ZaakEvent } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import type { NotedZaak } from '../../../gateway/cijfers/ports.ts';
import { uuid } from '../../support/records.ts';
import { aSignal, eventsOf, momentOn, teamOf } from '../../support/zaken.ts';
import { opened, signal } from '../vroegsignalering/cases.ts';

export const HEAD = {
  ...{ van: '2026-03-01', totEnMet: '2026-03-31', madeMs: Date.parse('2026-04-01T00:05:00Z') },
  ...{ oin: '00000099000000355000', organisatie: 'Gemeente Zeist', gemeentecode: '0355' },
};

export const zaak = (): Zaak => ({
  ...opened([signal({ signaalId: 's-a', crisisdatum: '2026-04-01' }), signal({ signaalId: 's-b', partner: 'Water' })]),
  opgepaktOp: '2026-03-03',
  pogingen: [{ soort: 'Huisbezoek', bereikt: true, datum: '2026-03-04', dagdeel: 'Middag' }],
  resultaat: 'Inwoner hoeft geen hulp vanuit vroegsignalering',
  geslotenOp: '2026-03-05',
});

export const bericht = {
  inhoud: {
    persoon: {
      ...{ soort: 'natuurlijk', voorletters: 'A.', voorvoegsel: 'van', achternaam: 'Dijk', bsn: '999990019' },
      geboortedatum: '1985-06-15',
      adres: {
        postcode: '3511LN',
        huisnummer: 10,
        huisletter: 'A',
        huisnummertoevoeging: 'bis',
        woonplaats: 'Utrecht',
      },
      telefoon: '0612345678',
    },
    klantnummer: 'K-1',
  },
};

/** So many zaken of one signal, opened on the first day of a month, in order of their ids. */
export function aMonth(count: number, van: string, gemeentecode: string): readonly NotedZaak[] {
  const now = momentOn(van);
  const team = teamOf('00000099000000355000/schuldhulp', gemeentecode);
  return Array.from({ length: count }, () => {
    const zaakId = uuid();
    const signaal = aSignal({ signaaldatum: van, ontstaansdatum: van });
    const events = eventsOf(openZaak(signaal, [], { zaakId, team, gemeentecode, now }));
    return { zaakId, gemeentecode, events: events.map(event => ({ epochMs: now.epochMs, event })) };
  }).sort((one, other) => (one.zaakId < other.zaakId ? -1 : 1));
}

/** Id of the signal that came in with these. */
export function signalIn(events: readonly { readonly event: ZaakEvent }[]): string {
  const [id] = events.flatMap(({ event }) =>
    event.kind === 'signaal_toegevoegd' ? [event.stand.signaal.signaalId] : [],
  );
  return id!;
}
