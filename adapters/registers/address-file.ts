import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { isValidOn, type Validity } from '../../consent/moment.ts';
import type { AddressRegister } from '../../gateway/routing/ports.ts';

interface Row {
  readonly gemeentecode: string;
  readonly from: number;
  readonly to: number;
  readonly validity: Validity;
}

/**
 * A register from a file: CSV with `;` and the columns postcode, nummer_van, nummer_tot, gemeentecode, geldig_van,
 * geldig_tot (may be empty). House numbers are ranges, both ends included.
 * @throws Error naming the line, never its content, when a row cannot be read
 */
export function addressFile(path: string): AddressRegister {
  const records = parse(readFileSync(path, 'utf8'), {
    delimiter: ';',
    columns: true,
    bom: true,
    trim: true,
  }) as Readonly<Record<string, string>>[];
  const rows = new Map<string, Row[]>();
  records.forEach((record, index) => {
    const {
      postcode = '',
      nummer_van = '',
      nummer_tot = '',
      gemeentecode = '',
      geldig_van = '',
      geldig_tot = '',
    } = record;
    const isReadable =
      /^[1-9]\d{3}[A-Z]{2}$/.test(postcode) &&
      /^\d{1,5}$/.test(nummer_van) &&
      /^\d{1,5}$/.test(nummer_tot) &&
      /^\d{4}$/.test(gemeentecode) &&
      /^\d{4}-\d{2}-\d{2}$/.test(geldig_van) &&
      /^(\d{4}-\d{2}-\d{2})?$/.test(geldig_tot);
    if (!isReadable) throw new Error(`Cannot read line ${index + 2} of the address file`);
    const validity = geldig_tot === '' ? { geldigVan: geldig_van } : { geldigVan: geldig_van, geldigTot: geldig_tot };
    const row = { gemeentecode, from: Number(nummer_van), to: Number(nummer_tot), validity };
    rows.set(postcode, [...(rows.get(postcode) ?? []), row]);
  });
  return {
    async municipalityOf({ postcode, huisnummer }, localDate) {
      const found = (rows.get(postcode) ?? []).filter(
        row => row.from <= huisnummer && huisnummer <= row.to && isValidOn(row.validity, localDate),
      );
      const codes = [...new Set(found.map(row => row.gemeentecode))];
      if (codes.length > 1) return { kind: 'meer-dan-een' };
      return codes[0] === undefined ? { kind: 'onbekend' } : { kind: 'gevonden', gemeentecode: codes[0] };
    },
  };
}
