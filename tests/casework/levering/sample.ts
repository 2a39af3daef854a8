/** A month of one team, small enough to read: a zaak with two signals, one of them of somebody who is known. */
import type { Zaak } from '../../../gateway/casework/vroegsignalering/zaak.ts';
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
