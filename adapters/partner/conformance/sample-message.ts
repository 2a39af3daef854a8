/** A valid message about nobody, relative to a day: what a newcomer sends first, and what the checks send. */
import { plusDays } from '../../../consent/working-days.ts';
import type { Bericht } from '../../../schemas/generated/types.ts';

export interface SampleParties {
  readonly afzender: { readonly oin: string; readonly team: string; readonly hoedanigheid: string };
  readonly ontvanger: { readonly oin: string; readonly team: string; readonly gemeentecode: string };
}

/** Name and address are made up; the house stands in no street. */
const NOBODY = {
  voorletters: 'V.',
  achternaam: 'Voorbeeld',
  adres: { postcode: '9999XX', huisnummer: 1, woonplaats: 'Voorbeeldstad' },
} as const;

type Condition = Readonly<Record<string, unknown>>;

const firstFour = (day: string): readonly Condition[] => [
  { code: 'P1', metOp: plusDays(day, -20), methode: 'telefoon', kenmerk: 'PROEF-P1' },
  { code: 'P2', metOp: plusDays(day, -20), methode: 'telefoon', kenmerk: 'PROEF-P2' },
  { code: 'P3', metOp: plusDays(day, -25), methode: 'brief', kenmerk: 'PROEF-P3' },
  { code: 'P4', metOp: plusDays(day, -25), methode: 'brief', kenmerk: 'PROEF-P4', reactie: 'geen_reactie' },
];

interface Sample {
  readonly type: string;
  readonly conditions: (day: string) => readonly Condition[];
  readonly content: (day: string) => Readonly<Record<string, unknown>>;
}

const arrears = (day: string, days: number) => ({
  persoon: NOBODY,
  bedragEuro: 415,
  ontstaansdatum: plusDays(day, -days),
});

const SAMPLES: ReadonlyMap<string, Sample> = new Map<string, Sample>([
  [
    'verhuurder',
    {
      type: 'huurachterstand',
      conditions: firstFour,
      content: day => ({ ...arrears(day, 45), eigenKenmerk: 'PROEF-1' }),
    },
  ],
  [
    'energieleverancier',
    {
      type: 'energieachterstand',
      conditions: day => [
        ...firstFour(day),
        { code: 'P5', metOp: plusDays(day, -22), methode: 'telefoon', kenmerk: 'PROEF-P5' },
      ],
      content: day => ({ ...arrears(day, 70), stap: 'eerste', klantnummer: 'PROEF-1', product: ['stroom'] }),
    },
  ],
  [
    'drinkwaterbedrijf',
    {
      type: 'drinkwaterachterstand',
      conditions: firstFour,
      content: day => ({ ...arrears(day, 50), klantnummer: 'PROEF-1' }),
    },
  ],
  [
    'zorgverzekeraar_premie',
    {
      type: 'zorgpremieachterstand',
      conditions: day => [
        ...firstFour(day),
        {
          code: 'P8',
          metOp: plusDays(day, -10),
          methode: 'brief',
          kenmerk: 'PROEF-P8',
          regelingAangeboden: true,
          reactietermijnWeken: 4,
        },
      ],
      content: day => ({ ...arrears(day, 65), eigenKenmerk: 'PROEF-1' }),
    },
  ],
]);

/**
 * A first signal by a sender in this capacity.
 * @param day local date, `jjjj-mm-dd`
 * @returns null for a capacity without a sample
 */
export function sampleMessage({ afzender, ontvanger }: SampleParties, day: string, berichtId: string): Bericht | null {
  const sample = SAMPLES.get(afzender.hoedanigheid);
  if (sample === undefined) return null;
  const message = {
    berichtId,
    type: sample.type,
    versie: 1,
    afzender,
    ontvanger,
    doel: 'vroegsignalering',
    signaaldatum: day,
    voorwaarden: sample.conditions(day),
    inhoud: sample.content(day),
  };
  return message as unknown as Bericht;
}
