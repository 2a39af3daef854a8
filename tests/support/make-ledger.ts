/**
 * The rent ledger in docs/voorbeelden: two hundred tenants of a pretend corporation, made from a seed, the same every
 * time. Most rows may be sent; some may not, each for a reason of its own that occurs in practice.
 * Run it to write the files: `node --import tsx tests/support/make-ledger.ts`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LedgerMapping } from '../../adapters/partner/index.ts';

export const LEDGER_FOLDER = fileURLToPath(new URL('../../docs/voorbeelden/', import.meta.url));
export const LEDGER_ROWS = 200;
const SEED = 20_261_120;
const SIGNAL_DATE = '20-11-2026';

/** Small seeded generator (mulberry32): the same numbers on every machine. */
function seeded(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    between: (low: number, high: number) => low + below(high - low + 1),
    pick: <T>(list: readonly T[]): T => list[below(list.length)]!,
    chance: (part: number) => next() < part,
  };
}
type Dice = ReturnType<typeof seeded>;

/** Place, municipality and the first two digits of its postcodes; every municipality of both regions is here. */
const PLACES: readonly (readonly [string, string, number])[] = [
  ['Utrecht', '0344', 3500],
  ['Bunnik', '0312', 3981],
  ['Odijk', '0312', 3984],
  ['Bilthoven', '0310', 3720],
  ['De Bilt', '0310', 3730],
  ['Mijdrecht', '0736', 3640],
  ['Houten', '0321', 3990],
  ['IJsselstein', '0353', 3400],
  ['Lopik', '0331', 3410],
  ['Montfoort', '0335', 3417],
  ['Nieuwegein', '0356', 3430],
  ['Oudewater', '0589', 3420],
  ['Maarssen', '1904', 3600],
  ['Breukelen', '1904', 3620],
  ['Doorn', '1581', 3940],
  ['Vianen', '1961', 4130],
  ['Leerdam', '1961', 4140],
  ['Wijk bij Duurstede', '0352', 3960],
  ['Woerden', '0632', 3440],
  ['Zeist', '0355', 3700],
  ["'s-Hertogenbosch", '0796', 5210],
  ['Rosmalen', '0796', 5240],
  ['Boxtel', '0757', 5280],
  ['Kerkdriel', '0263', 5331],
  ['Veghel', '1948', 5460],
  ['Schijndel', '1948', 5481],
  ['Sint-Michielsgestel', '0845', 5270],
  ['Vught', '0865', 5260],
  ['Zaltbommel', '0297', 5300],
];
/** In the mapping, and not of either region. */
const ELSEWHERE = ['Amsterdam', '0363', 1010] as const;
/** Not in the mapping. */
const UNKNOWN_PLACE = 'Ons Dorp';

const PREFIXED: readonly (readonly [string, string])[] = [
  ['van der', 'Linden'],
  ['de', 'Boer'],
  ['van den', 'Heuvel'],
  ['van', 'Rooij'],
  ['ten', 'Have'],
  ["van 't", 'Veld'],
];
const SURNAMES = (
  'Bakker|Jansen|Visser|Smits|Mulder|Verhoeven|Hendriks|Peters|Kuijpers|Schouten|' +
  'Yıldız|El Amrani|Nowak|Da Silva|Özdemir|Haile|Pinas|Rijsbergen|Coppens|Zandstra|' +
  'Groot Koerkamp|Bos-Verweij|Timmermans|Wouters|Kaplan|Lubbers|Sørensen|Maduro|Oosterhuis|Aarts'
).split('|');
const COMPANIES = ['Bakkerij Molenzicht B.V.', 'Kapsalon De Krul'];
/** Letters that Dutch postcodes hardly use, so that these addresses are nobody's. */
const RARE_LETTERS = 'FIOQUY';
const LETTERS = 'ABCDEGHJKLMNPRSTVWXZ';

const COLUMNS = [
  'Contractnummer',
  'Soort huurder',
  'Voorletters',
  'Tussenvoegsel',
  'Achternaam',
  'Geboortedatum',
  'Postcode',
  'Huisnummer',
  'Letter',
  'Toevoeging',
  'Woonplaats',
  'Telefoon',
  'E-mail',
  'Complex',
  'Kale huur',
  'Achterstand',
  'Achterstand sinds',
  'Signaaldatum',
  'Contact gezocht op',
  'Contact via',
  'Gewezen op hulp op',
  'Herinnering op',
  'Aanbod doorgeven op',
  'Reactie op aanbod',
  'Ontruiming op',
  'Warme overdracht',
] as const;
type Row = Record<(typeof COLUMNS)[number], string>;

const date = (day: number, month: number, year = 2026) =>
  `${String(day).padStart(2, '0')}-${String(month).padStart(2, '0')}-${year}`;

function euros(cents: number): string {
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, '.');
  return `${whole},${String(cents % 100).padStart(2, '0')}`;
}

function postcode(dice: Dice, base: number): string {
  const [rare, other] = [dice.pick([...RARE_LETTERS]), dice.pick([...LETTERS])];
  const letters = dice.chance(0.5) ? rare + other : other + rare;
  return `${base + dice.below(8)}${dice.chance(0.3) ? ' ' : ''}${letters}`;
}

function usualRow(dice: Dice, index: number): Row {
  const [place, , base] = PLACES[index % PLACES.length]!;
  const [prefix, surname] = dice.chance(0.25) ? dice.pick(PREFIXED) : (['', dice.pick(SURNAMES)] as const);
  const initials = Array.from({ length: dice.between(1, 3) }, () => `${dice.pick([...LETTERS])}.`).join('');
  const rentCents = dice.between(48_000, 87_900);
  // Rent is due on the first; who is three months behind owes about three rents.
  const months = dice.between(1, 3);
  const smallDebt = dice.chance(0.08);
  const owedCents = smallDebt ? dice.between(1_800, 7_400) : rentCents * months + dice.between(0, 9_999);
  const sought = dice.between(2, 9);
  return {
    Contractnummer: `HC-${dice.between(2009, 2025)}-${String(10_000 + index * 37)}`,
    'Soort huurder': 'particulier',
    Voorletters: initials,
    Tussenvoegsel: prefix,
    Achternaam: surname,
    Geboortedatum: dice.chance(0.7) ? date(dice.between(1, 28), dice.between(1, 12), dice.between(1948, 2005)) : '',
    Postcode: postcode(dice, base),
    Huisnummer: String(dice.between(1, 289)),
    Letter: dice.chance(0.12) ? dice.pick(['A', 'B', 'C']) : '',
    Toevoeging: dice.chance(0.06) ? dice.pick(['BIS', '2', 'HS']) : '',
    Woonplaats: place,
    Telefoon: dice.chance(0.7) ? `06-00${String(dice.below(1_000_000)).padStart(6, '0')}` : '',
    'E-mail': dice.chance(0.5) ? `huurder${1000 + index}@voorbeeld.example` : '',
    Complex: `C${dice.between(101, 148)}`,
    'Kale huur': euros(rentCents),
    Achterstand: euros(owedCents),
    'Achterstand sinds': date(1, 11 - months),
    Signaaldatum: SIGNAL_DATE,
    'Contact gezocht op': date(sought, 11),
    'Contact via': dice.pick(['huisbezoek', 'telefoon', 'brief', 'app']),
    'Gewezen op hulp op': date(sought, 11),
    'Herinnering op': date(dice.between(12, 28), 10),
    'Aanbod doorgeven op': date(sought, 11),
    'Reactie op aanbod': dice.chance(0.85) ? 'geen reactie' : 'akkoord',
    'Ontruiming op': '',
    'Warme overdracht': dice.chance(0.1) ? 'ja' : 'nee',
  };
}

/** Rows that differ from the usual, by row of the spreadsheet (the header is row 1). */
const UNUSUAL: Readonly<Record<number, { readonly why: string; readonly change: Partial<Row> }>> = {
  9: { why: 'eviction is near: crisis', change: { 'Ontruiming op': date(9, 12), 'Warme overdracht': 'ja' } },
  14: { why: 'customer refused', change: { 'Reactie op aanbod': 'geweigerd' } },
  23: { why: 'no written reminder', change: { 'Herinnering op': '' } },
  31: { why: 'attested after the signal date', change: { 'Contact gezocht op': date(25, 11) } },
  38: {
    why: 'company tenant',
    change: { 'Soort huurder': 'bedrijf', Tussenvoegsel: '', Achternaam: COMPANIES[0]!, Geboortedatum: '' },
  },
  46: { why: 'twelve days of arrears', change: { 'Achterstand sinds': date(8, 11), Achterstand: '61,20' } },
  52: { why: 'eviction is near: crisis', change: { 'Ontruiming op': date(17, 12) } },
  57: { why: 'municipality is not connected', change: { Woonplaats: ELSEWHERE[0], Postcode: '1013QK' } },
  65: { why: 'broken postcode', change: { Postcode: '35110 AB' } },
  74: { why: 'no amount', change: { Achterstand: '' } },
  83: { why: 'eviction before the signal date', change: { 'Ontruiming op': date(3, 11) } },
  91: { why: 'customer refused', change: { 'Reactie op aanbod': 'geweigerd' } },
  98: { why: 'a day that does not exist', change: { 'Achterstand sinds': '31-09-2026' } },
  106: { why: 'not pointed to help', change: { 'Gewezen op hulp op': '' } },
  113: { why: 'place in no table', change: { Woonplaats: UNKNOWN_PLACE } },
  121: { why: 'amount with three decimals', change: { Achterstand: '812,505' } },
  128: { why: 'eviction is near: crisis', change: { 'Ontruiming op': date(5, 1, 2027), 'Warme overdracht': 'ja' } },
  137: { why: 'neither reminder nor contact', change: { 'Herinnering op': '', 'Contact gezocht op': '' } },
  144: { why: 'a word outside the list', change: { 'Warme overdracht': 'misschien' } },
  152: {
    why: 'company tenant',
    change: { 'Soort huurder': 'bedrijf', Tussenvoegsel: '', Achternaam: COMPANIES[1]!, Geboortedatum: '' },
  },
  160: { why: 'no house number', change: { Huisnummer: '' } },
  171: { why: 'customer refused', change: { 'Reactie op aanbod': 'geweigerd' } },
  179: { why: 'arrears of less than a euro', change: { Achterstand: '0,85' } },
  186: { why: 'eviction is near: crisis', change: { 'Ontruiming op': date(1, 12) } },
  194: { why: 'twelve days of arrears', change: { 'Achterstand sinds': date(8, 11), Achterstand: '148,00' } },
};
/** The same contract twice, as when two people keep one list. */
const TWICE = { row: 199, of: 198 };

const quoted = (cell: string) => (/[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function csv(columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string {
  const lines = [columns, ...rows.map(row => columns.map(column => row[column] ?? ''))];
  // As a spreadsheet writes it: a byte order mark, and lines that end in CR LF.
  return `\ufeff${lines.map(cells => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

function makeRows(): Row[] {
  const dice = seeded(SEED);
  const rows: Row[] = [];
  for (let index = 0; index < LEDGER_ROWS; index += 1) {
    const usual = usualRow(dice, index);
    const row = index + 2;
    rows.push({ ...(row === TWICE.row ? rows[TWICE.of - 2]! : usual), ...UNUSUAL[row]?.change });
  }
  return rows;
}

/**
 * A ledger of any length whose rows may all be sent, each with a contract number of its own.
 * @returns the file, and the municipality of each contract number
 */
export function lawfulLedger(
  count: number,
  seed: number,
): { csv: string; municipalityOf: ReadonlyMap<string, string> } {
  const dice = seeded(seed);
  const municipalityOf = new Map<string, string>();
  const rows = Array.from({ length: count }, (_, index) => {
    const row = {
      ...usualRow(dice, index),
      Contractnummer: `HC-${index + 1}`,
      Achterstand: euros(dice.between(30_000, 250_000)),
    };
    municipalityOf.set(row.Contractnummer, PLACES[index % PLACES.length]![1]);
    return row;
  });
  return { csv: csv(COLUMNS, rows), municipalityOf };
}

const PLACE_TABLE = Object.fromEntries([...PLACES, ELSEWHERE].map(([place, code]) => [place, code]));

const MAPPING = {
  toelichting: 'Huurgrootboek van een nagebootste corporatie. Kolommen die hier niet staan, worden niet gelezen.',
  type: 'huurachterstand',
  doel: 'vroegsignalering',
  datumnotatie: 'dd-mm-jjjj',
  decimaalteken: ',',
  scheidingsteken: ';',
  ontvanger: { soort: 'gemeente.schuldhulp' },
  gemeente: { woonplaats: { kolom: 'Woonplaats', tabel: PLACE_TABLE } },
  velden: {
    signaaldatum: { kolom: 'Signaaldatum' },
    eigenKenmerk: { kolom: 'Contractnummer' },
    soort: { kolom: 'Soort huurder', waarden: { particulier: 'natuurlijk_persoon', bedrijf: 'rechtspersoon' } },
    voorletters: { kolom: 'Voorletters' },
    voorvoegsel: { kolom: 'Tussenvoegsel' },
    achternaam: { kolom: 'Achternaam' },
    geboortedatum: { kolom: 'Geboortedatum' },
    postcode: { kolom: 'Postcode' },
    huisnummer: { kolom: 'Huisnummer' },
    huisletter: { kolom: 'Letter' },
    huisnummertoevoeging: { kolom: 'Toevoeging' },
    woonplaats: { kolom: 'Woonplaats' },
    telefoon: { kolom: 'Telefoon' },
    email: { kolom: 'E-mail' },
    bedragEuro: { kolom: 'Achterstand' },
    ontstaansdatum: { kolom: 'Achterstand sinds' },
    ontruimingsdatum: { kolom: 'Ontruiming op' },
    warmeOverdracht: { kolom: 'Warme overdracht', waarden: { ja: true, nee: false } },
  },
  voorwaarden: [
    {
      code: 'P1',
      metOp: { kolom: 'Contact gezocht op' },
      methode: { kolom: 'Contact via' },
      kenmerk: { kolom: 'Contractnummer' },
    },
    {
      code: 'P2',
      metOp: { kolom: 'Gewezen op hulp op' },
      methode: { vast: 'brief' },
      kenmerk: { kolom: 'Contractnummer' },
    },
    {
      code: 'P3',
      metOp: { kolom: 'Herinnering op' },
      methode: { vast: 'brief' },
      kenmerk: { kolom: 'Contractnummer' },
    },
    {
      code: 'P4',
      metOp: { kolom: 'Aanbod doorgeven op' },
      methode: { vast: 'brief' },
      kenmerk: { kolom: 'Contractnummer' },
      reactie: {
        kolom: 'Reactie op aanbod',
        waarden: { 'geen reactie': 'geen_reactie', akkoord: 'akkoord', geweigerd: 'geweigerd' },
      },
    },
  ],
} satisfies LedgerMapping & { toelichting: string };

/** From the test range of the BRP only. */
const TEST_BSNS = ['999990019', '999993653', '999990482', '999994669', '999990342'];

/** The same kind of ledger with a column that no arrears signal may hold; here the municipality stands in its own column. */
function withBsn() {
  const dice = seeded(SEED + 1);
  const codes = new Map(PLACES.map(([place, code]) => [place, code]));
  const rows = TEST_BSNS.map((bsn, index) => {
    const usual = usualRow(dice, index * 5);
    return {
      ...usual,
      Contractnummer: `HB-2024-${50_001 + index}`,
      BSN: bsn,
      Gemeentecode: codes.get(usual.Woonplaats) ?? '',
    };
  });
  const mapping = {
    ...MAPPING,
    toelichting:
      'Zo moet het niet: het BSN mag niet in een huurachterstand. De poort weigert elke rij en bewaart het nummer niet.',
    gemeente: { kolom: 'Gemeentecode' },
    velden: { ...MAPPING.velden, bsn: { kolom: 'BSN' } },
  };
  return { csv: csv(['BSN', ...COLUMNS, 'Gemeentecode'], rows), mapping };
}

/** Every file of the example, by name. */
export function makeLedgerFiles(): ReadonlyMap<string, string> {
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  const bsn = withBsn();
  return new Map([
    ['huurgrootboek.csv', csv(COLUMNS, makeRows())],
    ['huurgrootboek.mapping.json', json(MAPPING)],
    ['huurgrootboek-met-bsn.csv', bsn.csv],
    ['huurgrootboek-met-bsn.mapping.json', json(bsn.mapping)],
  ]);
}

/** Rows of the ledger that are not as usual, with the reason. */
export const UNUSUAL_ROWS: ReadonlyMap<number, string> = new Map([
  ...Object.entries(UNUSUAL).map(([row, { why }]) => [Number(row), why] as const),
  [TWICE.row, 'the same contract twice'],
]);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, content] of makeLedgerFiles()) writeFileSync(`${LEDGER_FOLDER}${name}`, content);
}
