/** What a policy maker reads instead of codes: names of blocks, cells, soorten, months and areas. Pure. */
import { type BlockCode, GRID } from '../../cijfers/grid.ts';
import type { Area } from '../../cijfers/publish.ts';
import { type Shown, SMALL } from '../../cijfers/rounding.ts';
import { type Municipalities, nameOn } from '../../routing/municipalities.ts';
import { REASON_WORDS, TRANSITION_WORDS } from '../overdrachten/words.ts';
import { PARTNER_WORDS } from '../zaken/words.ts';

export interface BlockWords {
  readonly title: string;
  /** What is counted, in one or two sentences. */
  readonly about: string;
}

export const BLOCK_WORDS: Readonly<Record<BlockCode, BlockWords>> = {
  signalen: { title: 'Signalen die binnenkwamen', about: 'Per soort schuld.' },
  signalen_meervoudig: {
    title: 'Signalen samen met andere',
    about: 'Zij zaten aan het einde van de maand in een zaak met meer signalen.',
  },
  meldingen: { title: 'Nieuwe zaken', about: 'Enkelvoudig is één signaal. Meervoudig zijn er meer.' },
  eerste_poging: { title: 'Hoe snel er contact werd gezocht', about: 'Dagen tussen openen en eerste poging.' },
  pogingen: { title: 'Hoe er contact werd gezocht', about: 'Elke poging telt, met of er iemand is bereikt.' },
  bereik: { title: 'Hoeveel pogingen er nodig waren', about: 'Van zaken die zijn gesloten nadat iemand ze oppakte.' },
  resultaten: { title: 'Hoe zaken eindigden', about: 'Van zaken die deze maand zijn gesloten.' },
  hulp: { title: 'Hulp', about: 'Een zaak kan in alle drie de getallen zitten. Daarom is er geen totaal.' },
  wachten_op_oppakken: {
    title: 'Zaken die nog niemand oppakte',
    about: 'Op de laatste dag van de maand, naar dagen sinds het openen.',
  },
  overdrachten: {
    title: 'Overdrachten',
    about: 'Een overdracht kan in meer dan één getal zitten. Daarom is er geen totaal.',
  },
  weigeringen: { title: 'Waarom een overdracht werd geweigerd', about: 'Ook als het team doorverwees.' },
  tot_acceptatie: { title: 'Hoe snel het antwoord ja was', about: 'Dagen tussen voorstel en ja.' },
  wachten_op_antwoord: {
    title: 'Voorstellen die wachten op antwoord',
    about: 'Op de laatste dag van de maand, naar dagen sinds het voorstel.',
  },
  vertrek_zonder_overdracht: {
    title: 'Vertrokken zonder dat iemand het overnam',
    about: 'Mensen van wie de dag van vertrek in deze maand lag.',
  },
  verwachte_uitstroom: {
    title: 'Wie straks een woning nodig heeft',
    about: 'Overdrachten die lopen, naar de maand van vertrek.',
  },
};

/** Blocks by what a policy maker asks, in the order of the grid. */
export const CHAPTERS: readonly { readonly title: string; readonly blocks: readonly BlockCode[] }[] = [
  { title: 'Wat er binnenkwam', blocks: ['signalen', 'signalen_meervoudig', 'meldingen'] },
  { title: 'Contact', blocks: ['eerste_poging', 'pogingen', 'bereik'] },
  { title: 'Wat het opleverde', blocks: ['resultaten', 'hulp', 'wachten_op_oppakken'] },
  { title: 'Overdrachten', blocks: ['overdrachten', 'weigeringen', 'tot_acceptatie', 'wachten_op_antwoord'] },
  { title: 'Vertrek en wonen', blocks: ['vertrek_zonder_overdracht', 'verwachte_uitstroom'] },
];

/** How the whole of a block is asked for, beside its cells. */
export const TOTAL = 'totaal';

const CELLS: Readonly<Record<string, string>> = {
  ...PARTNER_WORDS,
  ...REASON_WORDS,
  [TOTAL]: 'Totaal',
  ggz: 'Ggz',
  'over 1 maanden': 'Over 1 maand',
};

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** "Overige" is a kind of debt in one block and a way of contact in another. */
export function cellWords(blok: BlockCode, cel: string): string {
  return blok === 'pogingen' ? capital(cel) : (CELLS[cel] ?? capital(cel));
}

/** Cells of a block that can be looked at by themselves: the whole first, where there is one. */
export function cellsOf(blok: BlockCode): readonly string[] {
  const { cellen, geheel } = GRID[blok];
  return geheel ? [TOTAL, ...cellen] : cellen;
}

const SOORTEN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(PARTNER_WORDS).map(([code, text]) => [code, `Schuld: ${text.toLowerCase()}`])),
  ...Object.fromEntries(Object.entries(TRANSITION_WORDS).map(([code, text]) => [code, `Overdracht: ${text}`])),
  'CAK Zorgverzekeringen': 'Schuld: zorgpremie (CAK)',
  'meer soorten': 'Schuld: meer soorten bij elkaar',
  alle: 'Alle soorten samen',
};

export const soortWords = (soort: string) => SOORTEN[soort] ?? soort;

const MONTH = new Intl.DateTimeFormat('nl-NL', { month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT_MONTH = new Intl.DateTimeFormat('nl-NL', { month: 'short', year: '2-digit', timeZone: 'UTC' });

/** @param maand `YYYY-MM` */
export const monthWords = (maand: string) => MONTH.format(Date.parse(`${maand}-01T00:00:00Z`));
export const shortMonth = (maand: string) => SHORT_MONTH.format(Date.parse(`${maand}-01T00:00:00Z`)).replace('.', '');

/** What stands where a number would: never a zero for what is not known. */
export function shownWords(shown: Shown | undefined): string {
  if (shown === undefined) return 'geen cijfers';
  return shown === null ? 'niet getoond' : shown === SMALL ? SMALL : COUNT.format(shown);
}

const COUNT = new Intl.NumberFormat('nl-NL');

/** How an area is asked for in an address. */
export const areaCode = (area: Area) => (area.soort === 'regio' ? `regio:${area.naam}` : area.gemeentecode);

/** @param localDate on which the names hold */
export function areaWords(area: Area, municipalities: Municipalities | null, localDate: string): string {
  if (area.soort === 'regio') return `Regio ${area.naam}`;
  return municipalities === null ? area.gemeentecode : nameOn(municipalities, area.gemeentecode, localDate);
}
