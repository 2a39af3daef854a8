/**
 * "Mag ik dit delen?", whole answers as they were reviewed (`antwoorden.json`): a changed answer is a changed file. With
 * them, what a consent of which little is known still asks, and what may be in a message.
 */
import { describe, expect, it } from 'vitest';
import { assess } from '../../consent/assess.ts';
import { contentOn } from '../../consent/message-content.ts';
import { questionFor } from '../../consent/questions.ts';
import type { ToetsingVraag } from '../../schemas/generated/types.ts';
import answers from './antwoorden.json' with { type: 'json' };
import { asQuestion } from './as-question.ts';
import {
  attest,
  BWMO,
  bothKinds,
  consents,
  ENERGIE_END,
  GGZ,
  type Given,
  HUUR,
  message,
  POLICY,
  TODAY,
  WATER,
  without,
  ZORG,
} from './cases.ts';

interface Reviewed {
  readonly vraag: ToetsingVraag;
  readonly antwoord: unknown;
  /** What may be in the message and what never, or only that the answer says so. */
  readonly inhoud?: unknown;
}
const REVIEWED = answers as unknown as Readonly<Record<string, Reviewed>>;
const ask = (vraag: ToetsingVraag) => assess(vraag, POLICY, TODAY);
const known = (given: Given) => asQuestion(given, POLICY, TODAY);
const routeOf = (code: string) => POLICY.routes.find(route => route.code === code)!;

describe('the whole answer', () => {
  it.each(Object.keys(REVIEWED))('is as it was reviewed: %s', name => {
    const { vraag, antwoord, inhoud: reviewed } = REVIEWED[name]!;
    const { inhoud, ...answer } = ask(vraag);
    expect(answer).toStrictEqual(antwoord);
    const asked = answer.nogTeWeten.map(one => one.feit);
    expect(asked, 'however many rules look at it, a thing is asked once').toEqual([...new Set(asked)]);
    expect(inhoud !== undefined).toBe(reviewed !== undefined);
    if (typeof reviewed === 'object') expect(inhoud).toStrictEqual(reviewed);
  });

  it('speaks of no route while it is not known where a message goes', () => {
    const { doel: _, ...vraag } = known(WATER);
    const answer = ask(vraag);
    expect(['route' in answer, 'inhoud' in answer, answer.artikelen]).toEqual([false, false, []]);
  });
});

describe('a consent of which one thing is not known', () => {
  const all = known(GGZ);
  const given = all.feiten!.toestemmingen!;
  const without = (field: string, more: object = {}): ToetsingVraag => {
    const { [field]: _, ...rest } = { ...given[0]!, ...more } as Record<string, unknown>;
    return {
      ...all,
      feiten: { ...all.feiten, toestemmingen: [rest as unknown as (typeof given)[number], ...given.slice(1)] },
    };
  };
  const asked = (vraag: ToetsingVraag) =>
    ask(vraag).nogTeWeten.map(
      one => `${one.feit.split('/').at(-1)}: ${one.antwoorden.join(' ')}; nee bij ${one.houdtTegen.join(' ')}`,
    );

  it.each<[string, object, readonly string[]]>([
    [
      'stand',
      {},
      ['stand: actief geweigerd ingetrokken verlopen concept; nee bij geweigerd ingetrokken verlopen concept'],
    ],
    ['eigen', {}, ['eigen: ja nee; nee bij nee']],
    ['dekt', {}, ['dekt: ja nee; nee bij nee']],
    ['uitdrukkelijk', {}, ['uitdrukkelijk: ja nee; nee bij nee']],
    ['begrepen', {}, ['begrepen: ja nee; nee bij nee']],
    ['vrijheidGetoetst', {}, []],
    [
      'gegevenDoor',
      { bewijs: false },
      ['gegevenDoor: betrokkene ouder mentor partner bewindvoerder; nee bij ouder mentor partner bewindvoerder'],
    ],
    ['leeftijd', {}, ['leeftijd: volwassen onder_12 van_12_tot_16 van_16_tot_18; nee bij onder_12']],
    ['wilsbekwaam', {}, ['wilsbekwaam: ja nee; nee bij nee']],
    ['bewijs', {}, []],
    ['bewijs', { gegevenDoor: 'mentor', wilsbekwaam: false }, ['bewijs: ja nee; nee bij nee']],
  ])('asks for it where it can change the answer: %s', (field, more, questions) => {
    expect(asked(without(field, more))).toEqual(questions);
  });

  it('is looked at by its own kind', () => {
    expect(ask(known(consents(GGZ, GGZ.facts.circumstances.consents.slice(0, 1)))).redenen).toHaveLength(1);
  });
});

describe('where more than one thing is wrong', () => {
  const codesOf = (vraag: ToetsingVraag) => {
    const { oordeel, kan, redenen } = ask(vraag);
    return [oordeel, kan, redenen.map(one => one.code)];
  };

  it('one no beats what two people could let pass, and nobody is sent to them', () => {
    const near = message(ENERGIE_END, { workingDaysToEndOfSupply: 19 });
    expect(codesOf(known(attest(near, 'P4', { reaction: 'geweigerd' })))).toEqual([
      'mag_niet',
      ['mag_niet'],
      ['KLANT_HEEFT_GEWEIGERD', 'VOLGORDE_ENERGIE'],
    ]);
  });

  it('only what is wrong whatever is still unknown is told', () => {
    const all = known(GGZ);
    const [avg, secrecy] = all.feiten!.toestemmingen!;
    const { eigen: _, ...lapsed } = { ...avg!, stand: 'verlopen' as const };
    const toestemmingen = [{ ...avg!, stand: 'ingetrokken' as const }, lapsed, secrecy!];
    expect(codesOf({ ...all, feiten: { ...all.feiten, toestemmingen } })).toEqual([
      'mag_niet',
      ['mag_niet'],
      ['TOESTEMMING_INGETROKKEN'],
    ]);
  });

  it('each way it can be wrong is told where none of them is certain', () => {
    const all = known(consents(GGZ, bothKinds({ givenBy: 'bewindvoerder' })));
    const [avg, secrecy] = all.feiten!.toestemmingen!;
    const { eigen: _, ...unknown } = avg!;
    const good = { ...secrecy!, gegevenDoor: 'betrokkene' as const };
    expect(codesOf({ ...all, feiten: { ...all.feiten, toestemmingen: [unknown, good] } })).toEqual([
      'mag_niet',
      ['mag_niet'],
      ['TOESTEMMING_ONTBREEKT', 'VERTEGENWOORDIGER_ONBEVOEGD'],
    ]);
  });
});

type Data = readonly NonNullable<NonNullable<ToetsingVraag['feiten']>['gegevens']>[number][];

describe('data that a question names', () => {
  const health = 'mag_niet BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN';
  it.each<[Given, Data, string]>([
    [HUUR, [], 'mag'],
    [HUUR, ['bsn'], 'mag_niet BSN_NIET_TOEGESTAAN'],
    [HUUR, ['bsn_onbekend'], 'mag'],
    [HUUR, ['gezondheid'], health],
    [HUUR, ['strafrecht'], 'mag_niet STRAFRECHTELIJKE_GEGEVENS_NIET_TOEGESTAAN'],
    [HUUR, ['overig'], 'mag_niet VELD_NIET_TOEGESTAAN'],
    [HUUR, ['diagnose'], health],
    [HUUR, ['diagnose_met_noodzaak'], health],
    [GGZ, [], 'mag_niet BSN_VERPLICHT'],
    [GGZ, ['bsn'], 'mag'],
    [GGZ, ['bsn', 'diagnose'], 'mag_niet VELD_NIET_TOEGESTAAN'],
    [GGZ, ['bsn', 'diagnose_met_noodzaak'], 'mag'],
    [GGZ, ['bsn', 'gezondheid'], health],
    [BWMO, [], 'mag_niet BSN_VERPLICHT'],
    [BWMO, ['bsn'], 'mag'],
    [BWMO, ['bsn_onbekend'], 'mag'],
  ])('open and close as in a message: %#', (given, gegevens, expected) => {
    const vraag = known(given);
    const { oordeel, redenen } = ask({ ...vraag, feiten: { ...vraag.feiten, gegevens: [...gegevens] } });
    expect([oordeel, ...redenen.map(one => one.code)].join(' ')).toBe(expected);
  });

  it('and a condition told twice counts as not met when it was once not', () => {
    const vraag = known(HUUR);
    const voorwaarden = [...vraag.feiten!.voorwaarden!, { code: 'P3' as const, voldaan: false }];
    expect(ask({ ...vraag, feiten: { ...vraag.feiten, voorwaarden } }).redenen.map(one => one.code)).toEqual([
      'VOORWAARDE_ONTBREEKT:P3',
    ]);
  });

  it('and how old arrears are is asked where a condition that is not met hangs on it', () => {
    const vraag = known(without(ZORG, 'P8'));
    const { achterstandDagen: _, ...feiten } = vraag.feiten!;
    const { kan, nogTeWeten } = ask({ ...vraag, feiten });
    expect([kan, nogTeWeten.map(one => one.feit)]).toEqual([['mag', 'mag_niet'], ['/feiten/achterstandDagen']]);
  });
});

describe('a question back', () => {
  it.each<[string, string | null, string]>([
    ['/feiten/voorwaarden/P99', null, 'Is aan voorwaarde P99 voldaan?'],
    ['/feiten/voorwaarden/P14', null, 'Hebt u een verwijzing naar contract of beschikking?'],
    ['/feiten/toestemmingen/0/eigen', null, 'Hebt u deze toestemming zelf vastgelegd, over deze persoon?'],
    [
      '/feiten/toestemmingen/12/bewijs',
      'HUUR',
      'Is er een machtiging of een beschikking van wie deze toestemming namens de betrokkene gaf?',
    ],
    ['/feiten/toestemmingen/0/nieuw', null, 'nieuw'],
    ['/feiten/toestemmingen/x/eigen', null, 'eigen'],
    ['/nieuw', null, 'nieuw'],
    ['/feiten/bedragEuro', null, "Hoe hoog is de achterstand, in hele euro's?"],
    ['/feiten/bedragEuro', 'HUUR', "Hoe hoog is de achterstand, in hele euro's?"],
    ['/feiten/bedragEuro', 'EXP-DUO', "Hoe hoog is de achterstand, in hele euro's? De drempel is € 270."],
    ['/feiten/achterstandMaanden', 'HUUR', 'Hoeveel hele maanden bestaat de achterstand?'],
    ['/feiten/achterstandDagen', 'HUUR', 'Hoeveel dagen bestaat de achterstand?'],
    [
      '/feiten/achterstandDagen',
      'ZORG',
      'Hoeveel dagen bestaat de achterstand? Vanaf 60 dagen geldt ook voorwaarde P8.',
    ],
    ['/feiten/toestemmingen', 'HUUR', 'Welke toestemmingen noemt u in het bericht? Zo geen, geef een lege lijst.'],
    ['/feiten/natuurlijkPersoon', 'GGZ-ONTSLAG', 'Gaat het over een mens, en niet over een bedrijf?'],
  ])('is plain, and names the limits of the route: %s (%s)', (fact, code, question) => {
    expect(questionFor(fact, code === null ? null : routeOf(code))).toBe(question);
  });

  it('names the months that the law asks', () => {
    const route = { ...routeOf('HUUR'), minMonths: 6 };
    expect(questionFor('/feiten/achterstandMaanden', route)).toBe(
      'Hoeveel hele maanden bestaat de achterstand? Het moeten er ten minste 6 zijn.',
    );
  });
});

describe('what may be in a message', () => {
  it('is nothing for a type or a team that has no list', () => {
    const { nooit } = contentOn(routeOf('HUUR'));
    for (const change of [{ type: 'onbekend' }, { team: 'onbekend' }, { team: null }])
      expect(contentOn({ ...routeOf('HUUR'), ...change }).mag).toEqual([]);
    expect(nooit.length).toBeGreaterThan(0);
  });

  it('is the BSN only where the route lets it, and then it is not among what never may', () => {
    const has = (bsn: 'verboden' | 'toegestaan' | 'verplicht') => {
      const { mag, nooit } = contentOn({ ...routeOf('GGZ-ONTSLAG'), bsn });
      return [mag.some(one => one.veld === '/persoon/bsn'), nooit.some(one => one.code === 'BSN_NIET_TOEGESTAAN')];
    };
    expect([has('verboden'), has('toegestaan'), has('verplicht')]).toEqual([
      [false, true],
      [true, false],
      [true, false],
    ]);
  });
});
