/** A rent ledger of any length, for tests; names and numbers are made up. */

export const RENT_MAPPING = {
  type: 'huurachterstand',
  datumnotatie: 'jjjj-mm-dd',
  decimaalteken: ',',
  scheidingsteken: ';',
  gemeente: { kolom: 'Gemeente' },
  velden: {
    signaaldatum: { kolom: 'Signaal' },
    eigenKenmerk: { kolom: 'Contract' },
    voorletters: { vast: 'Q.' },
    achternaam: { kolom: 'Naam' },
    postcode: { vast: '3511AB' },
    huisnummer: { kolom: 'Nr' },
    woonplaats: { vast: 'Utrecht' },
    bedragEuro: { kolom: 'Saldo' },
    ontstaansdatum: { vast: '2026-09-01' },
  },
  voorwaarden: ['P1', 'P2', 'P3', 'P4'].map(code => ({
    code,
    metOp: { vast: '2026-11-05' },
    methode: { vast: 'brief' },
    kenmerk: { kolom: 'Contract' },
    ...(code === 'P4' ? { reactie: { vast: 'geen_reactie' } } : {}),
  })),
};

export const RENT_HEADER = 'Contract;Naam;Nr;Gemeente;Saldo;Signaal';

export function rentRow(number: number, gemeentecode = '0344', date = '2026-11-20'): string {
  return `HC-${number};Kwartelvogel;${1 + (number % 900)};${gemeentecode};${100 + (number % 700)},50;${date}`;
}

/** @param codes municipalities that the rows are spread over */
export function rentLedger(rows: number, codes: readonly string[] = ['0344']): string {
  const lines = Array.from({ length: rows }, (_, index) => rentRow(index + 1, codes[index % codes.length]));
  return `${[RENT_HEADER, ...lines].join('\n')}\n`;
}
