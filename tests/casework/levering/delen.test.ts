/** Where the parts of a large delivery end: none is larger than a message may be, and none changes by what is gone. */
import { describe, expect, it } from 'vitest';
import { endsOfParts, partsOf } from '../../../gateway/casework/levering/delen.ts';
import { uitwisselmodel } from '../../../gateway/casework/levering/uitwisselmodel.ts';
import type { Zaak } from '../../../gateway/casework/vroegsignalering/zaak.ts';
import { MAX_MESSAGE_BYTES } from '../../../gateway/exchange/received.ts';
import { opened, signal } from '../vroegsignalering/cases.ts';
import { HEAD } from './sample.ts';

const idOf = (number: number) => `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`;

function zaken(count: number, signals = 1): readonly Zaak[] {
  return Array.from({ length: count }, (_, at) => ({
    ...opened(Array.from({ length: signals }, (_none, of) => signal({ signaalId: `${idOf(at)}-${of}` }))),
    zaakId: idOf(at),
    pogingen: [{ soort: 'SMS/Whatsapp', bereikt: false, datum: '2026-03-04', dagdeel: 'Ochtend' }] as const,
    resultaat: 'Inwoner heeft zelf al betaald/betalingsregeling getroffen',
  }));
}

/** As long as the schema of messages lets it be, of letters that take two bytes. */
const LONGEST = {
  ...{ Burgerservicenummer: '999990019', Voorletters: 'É.'.repeat(15), Voorvoegsel: 'é'.repeat(20) },
  ...{ Achternaam: 'é'.repeat(200), Geboortedatum: '1985-06-15', Postcode: '3511LN', Huisnummer: '99999' },
  ...{ Huisnummertoevoeging: 'Abis', Plaatsnaam: 'é'.repeat(100) },
};

describe('parts of a delivery', () => {
  it('are one where a month fits in a message', () => {
    expect(endsOfParts(zaken(100))).toEqual([idOf(99)]);
  });

  it('hold every zaak once, in order', () => {
    const all = zaken(3_000);
    const parts = partsOf(all, endsOfParts(all));
    expect(parts.length).toBeGreaterThan(10);
    expect(parts.flat()).toEqual(all);
  });

  it.each([1, 7])(
    'are never larger than a message may be, with the longest names and %i signals in a zaak',
    signals => {
      const all = zaken(400, signals);
      const clients = new Map(all.flatMap(one => one.signalen.map(({ signaal }) => [signaal.signaalId, LONGEST])));
      for (const part of partsOf(all, endsOfParts(all))) {
        const document = uitwisselmodel(HEAD, part, clients);
        expect(document.leveringen[0]!.vroegsignaalzaken.length).toBe(part.length);
        // The envelope of a message is less than a kilobyte.
        expect(Buffer.byteLength(JSON.stringify(document))).toBeLessThan(MAX_MESSAGE_BYTES - 1024);
      }
    },
  );

  it('leave a zaak that is too large for any part to a part of its own, which then is refused and told', () => {
    const [small, other] = [zaken(2)[0]!, { ...zaken(3)[2]! }];
    const large = { ...zaken(1, 400)[0]!, zaakId: idOf(1) };
    expect(endsOfParts([small, large, other])).toEqual([idOf(0), idOf(1), idOf(2)]);
  });

  it('stay as they were when a zaak is gone, the last of a part too', () => {
    const all = zaken(1_000);
    const ends = endsOfParts(all);
    const whole = partsOf(all, ends);
    const gone = [ends[0]!, ends[1]!, idOf(3)];
    const left = partsOf(
      all.filter(({ zaakId }) => !gone.includes(zaakId)),
      ends,
    );
    expect(left).toEqual(whole.map(part => part.filter(({ zaakId }) => !gone.includes(zaakId))));
  });
});
