/** Somebody, as an officer types them in: checked field by field, and never in an address. */
import { validators } from '../../../schemas/validate.ts';
import type { Address, Identity } from '../../exchange/pseudonyms.ts';
import { type FormFaults, TextField } from '../form-parts.tsx';

/** What was typed, by field; kept to show the form again and thrown away after. */
export type Typed = Readonly<Record<string, string>>;

export const WHOM_FIELDS = ['achternaam', 'geboortedatum', 'bsn', 'postcode', 'huisnummer', 'toevoeging'] as const;

/** The schema wants a town with an address; nothing is found by it. */
const UNASKED = 'Onbekend';

export function typedIn(form: URLSearchParams, fields: readonly string[]): Typed {
  return Object.fromEntries(fields.map(name => [name, (form.get(name) ?? '').trim()]));
}

export type TypedWhom =
  | { readonly kind: 'whom'; readonly whom: Identity & { readonly adres?: Address } }
  | { readonly kind: 'faults'; readonly faults: FormFaults };

/** The schema of the API decides what is well-formed; here it is said at the field. */
export function whomIn(typed: Typed): TypedWhom {
  const { achternaam = '', geboortedatum = '', bsn = '', toevoeging = '' } = typed;
  const postcode = (typed.postcode ?? '').replace(/\s+/g, '').toUpperCase();
  const huisnummer = typed.huisnummer ?? '';
  const number = /^\d{1,5}$/.test(huisnummer) ? Number(huisnummer) : huisnummer;
  const adres =
    postcode === '' && huisnummer === ''
      ? undefined
      : {
          postcode,
          huisnummer: number,
          woonplaats: UNASKED,
          ...(toevoeging === '' ? {} : { huisnummertoevoeging: toevoeging }),
        };
  const persoon = {
    ...(achternaam === '' ? {} : { achternaam }),
    ...(geboortedatum === '' ? {} : { geboortedatum }),
    ...(bsn === '' ? {} : { bsn: bsn.replace(/[\s.]/g, '') }),
    ...(adres === undefined ? {} : { adres }),
  };
  const checked = validators.rechtenInzagevraag({ reden: 'inzageverzoek', persoon });
  // A surname alone would be anybody.
  const canSearch = bsn !== '' || geboortedatum !== '' || adres !== undefined;
  if (checked.kind === 'valid' && canSearch) return { kind: 'whom', whom: checked.value.persoon };
  const wrong = (name: string) =>
    checked.kind === 'invalid' && checked.faults.some(({ pointer }) => pointer.endsWith(`/${name}`));
  const faults: FormFaults = {
    ...(achternaam === '' || wrong('achternaam') ? { achternaam: 'Vul de achternaam in.' } : {}),
    ...(wrong('geboortedatum') ? { geboortedatum: 'Kies de geboortedatum.' } : {}),
    ...(wrong('bsn') ? { bsn: 'Dit is geen BSN. Kijk de negen cijfers na.' } : {}),
    ...(wrong('postcode') ? { postcode: 'Schrijf de postcode als 1234 AB.' } : {}),
    ...(wrong('huisnummer') ? { huisnummer: 'Schrijf het huisnummer als een getal.' } : {}),
    ...(wrong('huisnummertoevoeging') ? { toevoeging: 'Schrijf alleen de toevoeging, zoals A of 2.' } : {}),
  };
  return {
    kind: 'faults',
    faults: Object.keys(faults).length > 0 ? faults : { bsn: 'Vul een BSN in, of een geboortedatum, of een adres.' },
  };
}

export function WhomFields({ typed, faults }: { typed: Typed; faults: FormFaults }) {
  const parts = (name: string) => ({ name, value: typed[name] ?? '', fault: faults[name] });
  return (
    <>
      <TextField {...parts('bsn')} label="BSN" narrow hint="Met een BSN weet u zeker om wie het gaat." />
      <TextField {...parts('achternaam')} label="Achternaam" required />
      <TextField {...parts('geboortedatum')} label="Geboortedatum" type="date" narrow />
      <div class="sh-rij">
        <TextField {...parts('postcode')} label="Postcode" narrow />
        <TextField {...parts('huisnummer')} label="Huisnummer" narrow />
        <TextField {...parts('toevoeging')} label="Toevoeging" narrow />
      </div>
    </>
  );
}
