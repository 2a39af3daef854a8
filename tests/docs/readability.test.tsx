/** What people read is easy to read: pages, the texts they are made of, and the Dutch manuals (docs/leesbaarheid.md). */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { practiceWalks } from '../../adapters/pretend/living/walks.ts';
import { TERM_TEXT } from '../../consent/explain.ts';
import { NEWEST_POLICY } from '../../consent/policies.ts';
import { compilePolicy } from '../../consent/policy.ts';
import { REASONS, type ReasonCode } from '../../consent/reasons.ts';
import { waysOn } from '../../consent/ways-on.ts';
import { AccessibilityPage } from '../../gateway/pages/accessibility-page.tsx';
import { AskCode, WhatWasShared } from '../../gateway/pages/inwoner/brief-pages.tsx';
import { Overview } from '../../gateway/pages/inwoner/own-pages.tsx';
import { Ask } from '../../gateway/pages/inwoner/sign-in-pages.tsx';
import { StartPage } from '../../gateway/pages/start-page.tsx';
import { AnswerPage } from '../../gateway/pages/toetsing/answer-page.tsx';
import { FIELDS, readAnswers } from '../../gateway/pages/toetsing/answers.ts';
import { nextStep } from '../../gateway/pages/toetsing/steps.ts';
import { BusyPage, NoQuestionPage, StepPage } from '../../gateway/pages/toetsing/views.tsx';
import { hintText, optionText, questionText } from '../../gateway/pages/toetsing/words.ts';
import { TODAY } from '../consent/cases.ts';
import {
  type Audience,
  BOUNDS,
  HARD_WORDS,
  hardToRead,
  readingOf,
  syllablesOf,
  textsOfManual,
  textsOfPage,
  textsOfSource,
} from '../support/readability.ts';
import { plain, ROOT, readText, section, tableRows } from './markdown.ts';

const MANUALS = 'docs/handleiding';
/** For whom a manual is; one that is not here is for professionals. */
const READERS: Readonly<Record<string, Audience>> = { 'inwoner.md': 'inwoner' };
const POLICY = compilePolicy(NEWEST_POLICY, 'a'.repeat(64), { geldigVan: '0001-01-01' });
const ASKING = { policy: POLICY, now: TODAY };

describe('a manual is easy for who reads it', () => {
  it.each(readdirSync(`${ROOT}/${MANUALS}`).filter(name => name.endsWith('.md')))('%s', name => {
    expect(hardToRead(textsOfManual(readText(`${MANUALS}/${name}`)), READERS[name] ?? 'professional')).toEqual([]);
  });
});

const TOLD = {
  ...{ verstrekkingId: 'x', type: 'huurachterstand', afzender: 'Woonstichting', ontvanger: 'Gemeente', epochMs: 0 },
  ...{ afzenderOin: '', ontvangerOin: '', doel: 'vroegsignalering', grond: 'plicht_tenzij_geweigerd' as const },
  ...{ artikelen: ['Wgs 3'], velden: ['/persoon/achternaam', '/bedragEuro'], held: false },
};
const OPENED_LETTER = {
  ...{ kind: 'opened' as const, told: TOLD, bedragEuro: 780, ontstaansdatum: '2026-01-01', corrected: true },
};
const RESIDENT = { secret: 'geheim', resident: { name: 'k.n' as const, keys: [], persons: [] } };
const SEEN = {
  kind: 'seen' as const,
  lines: [TOLD, { ...TOLD, held: true }],
  consents: (['actief', 'ingetrokken'] as const).map(staat => ({
    ...{ toestemmingId: 'x', staat, van: 'Ggz', aan: 'Gemeente', doel: 'maatwerkvoorziening', gegevenMs: 0 },
    ...{ categorieen: ['woonsituatie'], geldigVan: '2026-01-01', geldigTot: '2026-02-01' },
  })),
};

describe('a page is easy for anybody', () => {
  it('start', () => {
    const data = {
      ...{ apiUrl: 'https://localhost:8443', ready: false, logName: 'proef', logSize: 3, organisations: [] },
      ...{ selfTest: { isAlarm: true, text: 'Let op.' }, policy: null, pretend: true },
      practice: { walks: practiceWalks('.seinhuis'), standing: () => ({ made: 120, of: 300 }) },
    };
    expect(hardToRead(textsOfPage((<StartPage data={data} />).toString()), 'inwoner')).toEqual([]);
  });

  it('toegankelijkheid', () => {
    expect(hardToRead(textsOfPage((<AccessibilityPage pretend={true} />).toString()), 'inwoner')).toEqual([]);
  });

  it.each([
    ['brief', <AskCode pretend faults={{ code: 'Vul de code uit de brief in.' }} wrong />],
    ['brief, opened', <WhatWasShared pretend opened={OPENED_LETTER} />],
    ['inwoner, before signing in', <Ask open pretend />],
    ['inwoner, without a broker', <Ask open={false} pretend />],
    ['inwoner', <Overview pretend session={RESIDENT} seen={SEEN} />],
  ])('%s', (_name, page) => {
    expect(hardToRead(textsOfPage(page.toString()), 'inwoner')).toEqual([]);
  });

  it.each([
    ['no question', <NoQuestionPage pretend={true} />],
    ['busy', <BusyPage pretend={true} />],
  ])('mag ik dit delen: %s', (_name, page) => {
    expect(hardToRead(textsOfPage(page.toString()), 'inwoner')).toEqual([]);
  });
});

describe('what stands in the source of a page is easy for a professional', () => {
  const sources = readdirSync(`${ROOT}/gateway/pages`, { recursive: true, encoding: 'utf8' });

  it.each(sources.filter(name => /\.tsx?$/.test(name)))('%s', name => {
    const texts = textsOfSource(readText(`gateway/pages/${name}`));
    const mended = hardToRead(texts, 'professional').filter(line => !/^(?:gemiddeld|leesbaarheid)/.test(line));
    expect(mended, 'long sentences and hard words').toEqual([]);
  });
});

describe('"mag ik dit delen?" is easy for a professional', () => {
  const places = ['', 'wie=verhuurder', 'wie=verhuurder&bericht=huurachterstand'];
  const subjects = POLICY.routes.filter(({ type }, at, all) => all.findIndex(one => one.type === type) === at);
  const routed = subjects.map(
    ({ capacity, type, team, purpose, variants }) =>
      `wie=${capacity ?? 'verhuurder'}&bericht=${type}&team=${team ?? 'anders'}&doel=${purpose ?? 'anders'}&stap=${variants?.[0] ?? 'weet_niet'}`,
  );
  const read = (query: string) => {
    const found = readAnswers(new URLSearchParams(query));
    if (found.kind !== 'read') throw new Error('not a question');
    return found.answers;
  };

  it.each(places)('on its first steps: %#', query => {
    const step = nextStep(read(query), ASKING, false);
    if (step.kind !== 'ask') throw new Error('no step');
    const page = <StepPage step={step} answers={read(query)} faults={new Map()} pretend={false} />;
    expect(hardToRead(textsOfPage(page.toString()), 'professional')).toEqual([]);
  });

  it('on the answer to each subject, with the questions it asks back', () => {
    const texts = routed.flatMap(query => {
      const answers = read(query);
      const step = nextStep(answers, ASKING, true);
      if (step.kind !== 'answer') throw new Error('no answer');
      const page = <AnswerPage step={step} answers={answers} now={TODAY} pretend={false} />;
      const asked = step.open.map(({ field }) => questionText(field, step.route));
      return [...textsOfPage(page.toString()), ...asked];
    });
    expect(hardToRead([...new Set(texts)], 'professional')).toEqual([]);
  });

  it('in every reason, way on, term and question there is', () => {
    const fields = Object.keys(FIELDS);
    const texts = [
      ...Object.values(REASONS),
      ...waysOn(Object.keys(REASONS) as ReasonCode[]),
      ...POLICY.routes.flatMap(({ ground }) => (ground.kind === 'onvoldoende' ? [ground.wayOn] : [])),
      ...Object.values(TERM_TEXT),
      ...fields.flatMap(field => [questionText(field, null), hintText(field, null) ?? '']),
      ...fields.flatMap(field => {
        const { codes } = FIELDS[field]!;
        return codes instanceof RegExp ? [] : codes.map(code => optionText(field, code));
      }),
    ];
    expect(hardToRead(texts, 'professional')).toEqual([]);
  });
});

describe('the measure', () => {
  it.each([
    ['huis', 1],
    ['nieuw', 1],
    ['gemeente', 3],
    ['regio', 3],
    ['ruïne', 3],
    ['schuldhulpverlening', 5],
    ['aanvraag', 2],
    ['mooie', 2],
  ])('hears the syllables of %s', (word, count) => {
    expect(syllablesOf(word)).toBe(count);
  });

  it('is the score of Flesch and Douma', () => {
    // Four words of one syllable each: 206.84 - 77 - 0.93 * 4.
    expect(readingOf(['Dit is een zin.']).score).toBeCloseTo(126.12, 2);
  });

  it('finds a long sentence, a hard word, a hard phrase and a hard text, and nothing in a plain one', () => {
    const long = `${'Wij lezen een brief en '.repeat(5)}dat is veel.`;
    expect(hardToRead([long], 'inwoner').join()).toContain('28 woorden');
    expect(hardToRead(['U dient dit te doen.'], 'inwoner').join()).toContain('"dient", schrijf: moet');
    expect(hardToRead(['Dit is met betrekking tot u.'], 'inwoner').join()).toContain('schrijf: over');
    expect(hardToRead(['Onverantwoordelijke gegevensverwerking.'], 'inwoner').join()).toContain('leesbaarheid');
    expect(hardToRead(['U mag nee zeggen. Dat kan altijd.'], 'inwoner')).toEqual([]);
  });

  it('reads of a source the words between tags, and sentences in strings', () => {
    const source = "const a = <p>\n  Dit staat er.\n</p>; // Niet dit.\nconst b = 'En dit ook.', c = 'niet-dit';";
    expect(textsOfSource(source)).toEqual(['Dit staat er.', 'En dit ook.']);
  });

  it('reads of a page what somebody sees, and of a manual no code', () => {
    expect(textsOfPage('<body><p>Eén &amp; <b>twee</b>.</p><ul><li>Drie</li></ul><code>x</code></body>')).toEqual([
      'Eén & twee.',
      'Drie',
    ]);
    expect(textsOfManual('# Kop\n\nEen `code` en [een link](x.md).\n\n```sh\nindien\n```\n\n| a | b |\n')).toEqual([
      'Kop',
      'Een code en een link.',
    ]);
  });
});

describe('docs/leesbaarheid.md', () => {
  const text = readText('docs/leesbaarheid.md');

  it('names the bounds as they are', () => {
    const rows = tableRows(section(text, 'Bounds')).map(cells => cells.map(plain));
    const told = Object.entries(BOUNDS).map(([audience, { longestSentence, averageSentence, lowestScore }]) =>
      [audience, longestSentence, averageSentence, lowestScore].map(String),
    );
    expect(rows.map(cells => cells.slice(0, 4))).toEqual(told);
  });

  it('names the hard words that professionals know', () => {
    for (const word of BOUNDS.professional.known) {
      expect(text).toContain(word);
      expect(HARD_WORDS).toHaveProperty(word);
    }
  });
});
