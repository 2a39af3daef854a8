import type { AddressRegister } from '../../gateway/routing/ports.ts';
import type { JudgedFetch } from '../webhook/judged-fetch.ts';
import { askRegister, isMunicipalityCode } from './asking.ts';

const MOST_ROWS = '50';
/** Questions under way from one process: a client that asks without end must not ask the public register without end. */
const MOST_AT_ONCE = 16;

/**
 * The public search of the Basisregistratie Adressen en Gebouwen (Locatieserver 3.1, no key): only postcode and house
 * number are asked, only the municipality is read. It knows today; for another day an answer is as good as its codes,
 * which the dated list of municipalities then judges.
 * @param base scheme, host and base path up to `/free`
 */
export function locatieserver(base: string, get: JudgedFetch): AddressRegister {
  let underWay = 0;
  return {
    async municipalityOf({ postcode, huisnummer }) {
      if (underWay >= MOST_AT_ONCE) return { kind: 'onbereikbaar' };
      const url = new URL(`${base.replace(/\/$/, '')}/free`);
      url.search = new URLSearchParams([
        ['q', '*:*'],
        ['fq', 'type:adres'],
        ['fq', `postcode:${postcode}`],
        ['fq', `huisnummer:${huisnummer}`],
        ['fl', 'gemeentecode'],
        ['rows', MOST_ROWS],
      ]).toString();
      underWay += 1;
      const answered = await askRegister(get, url.href);
      underWay -= 1;
      const codes = answered.kind === 'answer' && answered.status === 200 ? codesIn(answered.body) : null;
      if (codes === null) return { kind: 'onbereikbaar' };
      if (codes.size > 1) return { kind: 'meer-dan-een' };
      const [gemeentecode] = codes;
      return gemeentecode === undefined ? { kind: 'onbekend' } : { kind: 'gevonden', gemeentecode };
    },
  };
}

/** Null when the answer cannot be believed: what is odd is not an address that does not exist. */
function codesIn(body: unknown): ReadonlySet<string> | null {
  const docs = (body as { response?: { docs?: unknown } } | null)?.response?.docs;
  if (!Array.isArray(docs)) return null;
  const codes = docs.map(one => (one as { gemeentecode?: unknown } | null)?.gemeentecode);
  return codes.every(isMunicipalityCode) ? new Set(codes) : null;
}
