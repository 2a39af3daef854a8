import type { Inwonertoets } from '../../gateway/casework/vroegsignalering/codes.ts';
import type { ResidentRegister } from '../../gateway/casework/zaken/residents.ts';
import { surnameKey } from '../../gateway/exchange/pseudonyms.ts';
import { askRegister, isMunicipalityCode } from './asking.ts';
import type { BrpSettings } from './brp-personen.ts';

/** No more than the answer needs; that somebody died comes along with `opschortingBijhouding` by itself. */
const FIELDS = ['naam.geslachtsnaam', 'geboorte.datum', 'gemeenteVanInschrijving.code'];
/** BRP table of reasons for which keeping up is suspended: died, emigrated, by decision, or kept as a non-resident (RNI). */
const SUSPENDED: ReadonlyMap<unknown, Inwonertoets> = new Map([
  ['O', 'overleden'],
  ['E', 'geen_inwoner'],
  ['M', 'geen_inwoner'],
  ['R', 'geen_inwoner'],
]);

interface Persoon {
  readonly naam?: { readonly geslachtsnaam?: unknown };
  readonly geboorte?: { readonly datum?: { readonly datum?: unknown } };
  readonly gemeenteVanInschrijving?: { readonly code?: unknown };
  readonly opschortingBijhouding?: { readonly reden?: { readonly code?: unknown } };
  readonly inOnderzoek?: unknown;
}

/**
 * Who lives at an address, and where somebody went, as BRP Personen bevragen 2 has it (`ZoekMetPostcodeEnHuisnummer`,
 * `ZoekMetGeslachtsnaamEnGeboortedatum`). Anything but one clear answer is `onbekend`: never a guess (D-F4). Only a
 * municipality with permission of the BRP may ask; what it shows the register comes from whoever composes this.
 */
export function brpInwoner({ base, get, headers }: BrpSettings): ResidentRegister {
  const url = `${base.replace(/\/$/, '')}/personen`;
  const ask = async (question: Readonly<Record<string, unknown>>): Promise<readonly Persoon[] | null> => {
    const body = JSON.stringify({ ...question, inclusiefOverledenPersonen: true, fields: FIELDS });
    const answered = await askRegister(get, url, { body, headers: await headers() });
    if (answered.kind === 'away' || answered.status !== 200) return null;
    const personen = (answered.body as { personen?: unknown } | null)?.personen;
    const isList = Array.isArray(personen) && personen.every(one => typeof one === 'object' && one !== null);
    return isList ? (personen as readonly Persoon[]) : null;
  };
  return {
    async check({ achternaam, geboortedatum, adres }, gemeentecode) {
      const { postcode, huisnummer } = adres;
      const there = await ask({ type: 'ZoekMetPostcodeEnHuisnummer', postcode, huisnummer });
      if (there === null) return 'onbekend';
      const atAddress = there.filter(one => isSame(one, achternaam, geboortedatum));
      if (atAddress.length > 0) return only(atAddress.map(one => standingOf(one, gemeentecode, 'inwoner')));
      // By a surname alone somebody of that name elsewhere would be anybody.
      if (geboortedatum === null) return 'onbekend';
      const anywhere = await ask({
        type: 'ZoekMetGeslachtsnaamEnGeboortedatum',
        ...{ geslachtsnaam: achternaam, geboortedatum },
      });
      if (anywhere === null) return 'onbekend';
      const found = anywhere.filter(one => isSame(one, achternaam, geboortedatum));
      return only(found.map(one => standingOf(one, gemeentecode, 'verhuisd_binnen_gemeente')));
    },
  };
}

/** Two of one name who differ in what they are would be a guess. */
function only(answers: readonly Inwonertoets[]): Inwonertoets {
  const [first, ...others] = [...new Set(answers)];
  return first !== undefined && others.length === 0 ? first : 'onbekend';
}

function isSame({ naam, geboorte }: Persoon, achternaam: string, geboortedatum: string | null): boolean {
  const { geslachtsnaam } = naam ?? {};
  if (typeof geslachtsnaam !== 'string' || surnameKey(geslachtsnaam) !== surnameKey(achternaam)) return false;
  return geboortedatum === null || geboorte?.datum?.datum === geboortedatum;
}

function standingOf(
  { opschortingBijhouding, gemeenteVanInschrijving, inOnderzoek }: Persoon,
  gemeentecode: string,
  here: Inwonertoets,
): Inwonertoets {
  if (opschortingBijhouding !== undefined) return SUSPENDED.get(opschortingBijhouding.reden?.code) ?? 'onbekend';
  const code = gemeenteVanInschrijving?.code;
  if (inOnderzoek !== undefined || !isMunicipalityCode(code)) return 'onbekend';
  return code === gemeentecode ? here : 'geen_inwoner';
}
