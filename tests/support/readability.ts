/**
 * How hard a Dutch text is to read, counted (docs/leesbaarheid.md): length of sentences, hard words that have a plain
 * one, and the Flesch-Douma score (206.84 - 0.77 x syllables per 100 words - 0.93 x words per sentence).
 */

export interface Bounds {
  /** Words of one sentence, and of all on average. */
  readonly longestSentence: number;
  readonly averageSentence: number;
  /** Flesch-Douma over the whole text; more is easier. */
  readonly lowestScore: number;
  /** Hard words that these readers use in their work. */
  readonly known: readonly string[];
}

export type Audience = 'inwoner' | 'professional';

/** A resident, and whoever else comes by: B1. A professional reads the words of the own law, in short sentences. */
export const BOUNDS: Readonly<Record<Audience, Bounds>> = {
  inwoner: { longestSentence: 20, averageSentence: 12, lowestScore: 65, known: [] },
  professional: {
    ...{ longestSentence: 25, averageSentence: 13, lowestScore: 50 },
    known: ['grondslag', 'verstrekken', 'verstrekking', 'betrokkene', 'bevoegd', 'noodzakelijk', 'beschikking'],
  },
};

/** Hard words, each with what to write instead. A word counts in all its forms that begin with it. */
export const HARD_WORDS: Readonly<Record<string, string>> = {
  aangaande: 'over',
  aanvangen: 'beginnen',
  additioneel: 'extra',
  adequaat: 'goed genoeg',
  alsmede: 'en ook',
  alvorens: 'voordat',
  beschikking: 'besluit',
  betreffende: 'over',
  betrokkene: 'degene om wie het gaat',
  bevoegd: 'mag',
  conform: 'volgens',
  daartoe: 'daarvoor',
  derhalve: 'dus',
  desbetreffende: 'deze',
  desgewenst: 'als u wilt',
  dienen: 'moeten',
  dient: 'moet',
  doch: 'maar',
  echter: 'maar',
  faciliteren: 'helpen',
  gaarne: 'graag',
  gedurende: 'tijdens',
  geschieden: 'gebeuren',
  grondslag: 'regel in de wet',
  hetgeen: 'wat',
  implementeren: 'invoeren',
  indien: 'als',
  ingevolge: 'volgens',
  initiëren: 'beginnen',
  inzake: 'over',
  jegens: 'tegen',
  krachtens: 'volgens',
  middels: 'met',
  mits: 'als',
  monitoren: 'volgen',
  noodzakelijk: 'nodig',
  omtrent: 'over',
  onderhavige: 'deze',
  ongeacht: 'wat ook',
  prevaleren: 'voorgaan',
  rechtmatig: 'volgens de wet',
  reeds: 'al',
  retourneren: 'terugsturen',
  teneinde: 'om',
  terzake: 'hierover',
  tevens: 'ook',
  thans: 'nu',
  verificatie: 'controle',
  verifiëren: 'nakijken',
  verstrekken: 'geven, delen',
  verstrekking: 'delen',
  voornoemde: 'deze',
  voorts: 'verder',
  wederom: 'weer',
  zulks: 'dit',
};
const HARD_PHRASES: Readonly<Record<string, string>> = {
  'met betrekking tot': 'over',
  'op grond van': 'volgens',
  'ten aanzien van': 'over',
  'ten behoeve van': 'voor',
  'in het kader van': 'voor',
  'door middel van': 'met',
  'te allen tijde': 'altijd',
  'als gevolg van': 'door',
};

export interface Reading {
  readonly words: number;
  readonly averageSentence: number;
  readonly score: number;
  readonly longest: { readonly words: number; readonly sentence: string };
}

const SENTENCES = new Intl.Segmenter('nl', { granularity: 'sentence' });
const WORDS = new Intl.Segmenter('nl', { granularity: 'word' });
/** "(Wgs 4(1))" is a place to look, not a thing to read. */
const ARTICLE = /\s?\((?:[A-Z][\w-]*|Wet BIG)(?: \d[^()]*(?:\([^()]*\))*(?:, )?)+\)/g;

export function wordsOf(text: string): readonly string[] {
  return [...WORDS.segment(text)].filter(one => one.isWordLike && /\p{L}/u.test(one.segment)).map(one => one.segment);
}

function sentencesOf(texts: readonly string[]): readonly string[] {
  return texts
    .map(text => text.replace(ARTICLE, '').replace(/\s+/g, ' ').trim())
    .filter(text => /[.?!:]["”)]?$/.test(text))
    .flatMap(text => [...SENTENCES.segment(text)].map(one => one.segment.trim()))
    .filter(sentence => wordsOf(sentence).length > 0);
}

/** Groups of vowels as Dutch says them: "nieuw" has one, "regio" three, "ruïne" three. */
export function syllablesOf(word: string): number {
  const groups = word
    .toLowerCase()
    .match(/aai|ooi|oei|eeu|ieu|aa|ee|ie|oo|uu|eu|oe|ui|ei|ij|au|ou|[aeiouyáéíóúàèëïöüêâî]/g);
  return Math.max(1, groups?.length ?? 0);
}

/** @param texts paragraphs, items and headings; only what ends as a sentence is counted */
export function readingOf(texts: readonly string[]): Reading {
  const sentences = sentencesOf(texts);
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const averageSentence = words.length / Math.max(1, sentences.length);
  const score = 206.84 - 77 * (syllables / Math.max(1, words.length)) - 0.93 * averageSentence;
  const longest = sentences
    .map(sentence => ({ sentence, words: wordsOf(sentence).length }))
    .reduce((most, one) => (one.words > most.words ? one : most), { sentence: '', words: 0 });
  return { words: words.length, averageSentence, score, longest };
}

/** @returns what to mend, each as a line for who has to mend it; empty where the text is easy enough */
export function hardToRead(texts: readonly string[], audience: Audience): readonly string[] {
  const bounds = BOUNDS[audience];
  const { averageSentence, score, words } = readingOf(texts);
  const long = sentencesOf(texts)
    .filter(sentence => wordsOf(sentence).length > bounds.longestSentence)
    .map(sentence => `${wordsOf(sentence).length} woorden: ${sentence}`);
  const hard = texts.flatMap(text => hardIn(text, bounds.known));
  return [
    ...new Set([...long, ...hard]),
    ...(words > 0 && averageSentence > bounds.averageSentence
      ? [`gemiddeld ${averageSentence.toFixed(1)} woorden per zin, hoogstens ${bounds.averageSentence}`]
      : []),
    ...(words > 0 && score < bounds.lowestScore
      ? [`leesbaarheid ${score.toFixed(0)}, ten minste ${bounds.lowestScore}`]
      : []),
  ];
}

function hardIn(text: string, known: readonly string[]): readonly string[] {
  const told = (hard: string, plain: string) => `"${hard}", schrijf: ${plain}. In: ${text.slice(0, 80)}`;
  const lower = text.toLowerCase();
  const phrases = Object.entries(HARD_PHRASES).filter(([hard]) => lower.includes(hard));
  const words = wordsOf(lower).flatMap(word =>
    Object.entries(HARD_WORDS).filter(([hard]) => !known.includes(hard) && (word === hard || word === `${hard}n`)),
  );
  return [...phrases, ...words].map(([hard, plain]) => told(hard, plain));
}

/** Texts of a page as somebody reads them: each paragraph, item, heading and cell by itself, without markup. */
export function textsOfPage(html: string): readonly string[] {
  const body = html.replace(/^[\s\S]*<body>/, '').replace(/<(style|script|code)\b[\s\S]*?<\/\1>/g, ' ');
  return body
    .replace(
      /<\/?(?:p|li|ul|ol|dl|dt|dd|h[1-6]|div|section|legend|label|summary|caption|t[hdr]|button|nav|header|footer|main|aside|fieldset|form)\b[^>]*>/g,
      '\n',
    )
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .split('\n')
    .map(text => text.replace(/\s+/g, ' ').trim())
    .filter(text => text !== '');
}

/** Texts of a manual: what is code or a table of codes is left out. */
export function textsOfManual(markdown: string): readonly string[] {
  return markdown
    .replace(/^```[\s\S]*?^```/gm, '')
    .split(/\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )/)
    .filter(part => !part.trim().startsWith('|'))
    .map(part =>
      part
        .replace(/^\s*(?:[-*]|\d+\.|#+|>) /gm, '')
        .replace(/`[^`]*`/g, 'code')
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replaceAll('**', '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(text => text !== '');
}

/** Texts in the source of a page: between tags, and strings that are sentences. What is filled in counts as a word. */
export function textsOfSource(source: string): readonly string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const between = [...code.matchAll(/>([^<>{}=;]*[a-z]{3,}[^<>{}=;]*)</g)].map(match => match[1]!);
  const strings = [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`]*)`|"([^"\n]*)"/g)]
    .map(match => match[1] ?? match[2] ?? match[3] ?? '')
    .filter(text => /^[A-Z].* .*[.?!]$/s.test(text));
  return [...between, ...strings].map(text =>
    text
      .replace(/\$\{[^}]*\}/g, 'dit')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
