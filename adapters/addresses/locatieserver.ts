import { type Dispatcher, request } from 'undici';
import type { AddressRegister } from '../../gateway/routing/ports.ts';

const PATIENCE_MS = 3_000;
const MOST_BYTES = 64 * 1024;
const MOST_ROWS = '50';

/**
 * The public search of the Basisregistratie Adressen en Gebouwen (Locatieserver 3.1, no key): only postcode and house
 * number are asked, only the municipality is read. It knows today; for another day an answer is as good as its codes,
 * which the dated list of municipalities then judges.
 * @param origin scheme, host and base path up to `/free`
 */
export function locatieserver(origin: string, dispatcher?: Dispatcher): AddressRegister {
  return {
    async municipalityOf({ postcode, huisnummer }) {
      const url = new URL(`${origin}/free`);
      url.search = new URLSearchParams([
        ['q', '*:*'],
        ['fq', 'type:adres'],
        ['fq', `postcode:${postcode}`],
        ['fq', `huisnummer:${huisnummer}`],
        ['fl', 'gemeentecode'],
        ['rows', MOST_ROWS],
      ]).toString();
      const codes = await gemeentecodesAt(url, dispatcher);
      if (codes === null) return { kind: 'onbereikbaar' };
      if (codes.size > 1) return { kind: 'meer-dan-een' };
      const [gemeentecode] = codes;
      return gemeentecode === undefined ? { kind: 'onbekend' } : { kind: 'gevonden', gemeentecode };
    },
  };
}

/** Null when there is no answer that can be believed: what is odd is not an address that does not exist. */
async function gemeentecodesAt(url: URL, dispatcher: Dispatcher | undefined): Promise<ReadonlySet<string> | null> {
  try {
    const response = await request(url, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(dispatcher === undefined ? {} : { dispatcher }),
    });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of response.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MOST_BYTES) return null;
      chunks.push(chunk);
    }
    if (response.statusCode !== 200) return null;
    const { response: found } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
      response?: { docs?: readonly { gemeentecode?: unknown }[] };
    };
    if (!Array.isArray(found?.docs)) return null;
    const codes = found.docs.map(({ gemeentecode }) => gemeentecode);
    return codes.every(code => typeof code === 'string' && /^\d{4}$/.test(code)) ? new Set(codes as string[]) : null;
  } catch {
    return null;
  }
}
