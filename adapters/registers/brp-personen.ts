import type { ResidenceAnswer, ResidenceRegister } from '../../gateway/routing/ports.ts';
import type { JudgedFetch } from '../webhook/judged-fetch.ts';
import { askRegister, isMunicipalityCode } from './asking.ts';

/** All that is asked; the register adds by itself whether the registration was suspended or is in doubt. */
const FIELDS = ['gemeenteVanInschrijving.code'];
/** Stands for the registry of non-residents (RNI): no municipality. */
const NON_RESIDENTS = '1999';

interface Persoon {
  readonly gemeenteVanInschrijving?: { readonly code?: unknown };
  readonly opschortingBijhouding?: unknown;
  readonly inOnderzoek?: { readonly gemeenteVanInschrijving?: unknown };
}

export interface BrpSettings {
  /** Scheme, host and base path up to `/personen`. */
  readonly base: string;
  readonly get: JudgedFetch;
  /** What the party that asks shows the register: a key or token, read from a file by whoever calls. */
  headers(): Promise<Readonly<Record<string, string>>>;
}

/**
 * The municipality of registration, asked as BRP Personen bevragen 2 has it (`RaadpleegMetBurgerservicenummer`). Only a
 * party with permission of the BRP (Wet BRP 3.2 and following) and a ground of its own may ask. The gateway has neither,
 * so no route uses this.
 */
export function brpPersonen({ base, get, headers }: BrpSettings): ResidenceRegister {
  const url = `${base.replace(/\/$/, '')}/personen`;
  return {
    async municipalityOf(bsn) {
      const body = JSON.stringify({
        type: 'RaadpleegMetBurgerservicenummer',
        burgerservicenummer: [bsn],
        fields: FIELDS,
      });
      const answered = await askRegister(get, url, { body, headers: await headers() });
      if (answered.kind === 'away') return { kind: 'onbereikbaar' };
      if (answered.status === 401 || answered.status === 403) return { kind: 'niet-bevoegd' };
      return answered.status === 200 ? readAnswer(answered.body) : { kind: 'onbereikbaar' };
    },
  };
}

function readAnswer(body: unknown): ResidenceAnswer {
  const personen = (body as { personen?: unknown } | null)?.personen;
  if (!Array.isArray(personen) || personen.length > 1) return { kind: 'onbereikbaar' };
  const persoon = personen[0] as Persoon | null | undefined;
  if (persoon == null) return { kind: 'onbekend' };
  const code = persoon.gemeenteVanInschrijving?.code;
  if (persoon.opschortingBijhouding !== undefined || code === NON_RESIDENTS) return { kind: 'geen-ingezetene' };
  if (persoon.inOnderzoek?.gemeenteVanInschrijving !== undefined) return { kind: 'in-onderzoek' };
  return isMunicipalityCode(code) ? { kind: 'gevonden', gemeentecode: code } : { kind: 'onbereikbaar' };
}
