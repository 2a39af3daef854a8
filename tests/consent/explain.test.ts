/** What is known of a message, and what became of it, in sentences; never a value that could point at somebody. */
import { describe, expect, it } from 'vitest';
import { decide } from '../../consent/decide.ts';
import { explain } from '../../consent/explain.ts';
import { factSentences, listed, reportedOf } from '../../consent/fact-words.ts';
import type { MessageFacts } from '../../consent/facts.ts';
import {
  agreement,
  attest,
  BWMO,
  bothKinds,
  consents,
  DUO,
  ENERGIE_END,
  GGZ,
  type Given,
  HUUR,
  message,
  POLICY,
  receiver,
  TODAY,
  toTeam,
  without,
  ZORG_CAK,
} from './cases.ts';

const PLAIN: MessageFacts = { ...HUUR.facts.message, attestations: {}, arrearsDays: null };
const NO_BSN = 'Het bericht bevat geen burgerservicenummer.';
const sentences = (change: Partial<MessageFacts>) => factSentences({ ...PLAIN, ...change });

describe('what is known of a message', () => {
  it.each<[string, Partial<MessageFacts>, readonly string[]]>([
    ['nothing but the BSN', {}, [NO_BSN]],
    ['it is about a company', { naturalPerson: false }, ['Het bericht gaat niet over een natuurlijk persoon.', NO_BSN]],
    ['arrears of today', { arrearsDays: 0 }, ['De achterstand bestaat 0 dagen.', NO_BSN]],
    ['arrears of a day', { arrearsDays: 1 }, ['De achterstand bestaat 1 dag.', NO_BSN]],
    ['arrears of two days', { arrearsDays: 2 }, ['De achterstand bestaat 2 dagen.', NO_BSN]],
    [
      'a crisis',
      { crisis: true },
      ['Er is een datum vastgesteld van ontruiming, einde van de levering of einde van de verzekering.', NO_BSN],
    ],
    [
      'an end of supply tomorrow',
      { workingDaysToEndOfSupply: 1 },
      ['Tot het einde van de levering zijn er nog 1 werkdag.', NO_BSN],
    ],
    [
      'an end of supply today',
      { workingDaysToEndOfSupply: 0 },
      ['Tot het einde van de levering zijn er nog 0 werkdagen.', NO_BSN],
    ],
    ['a BSN', { bsn: 'aanwezig' }, ['Het burgerservicenummer staat in het bericht.']],
    [
      'what stands for a BSN',
      { bsn: 'onbekend_met_vervangende_gegevens' },
      ['Het burgerservicenummer is onbekend; de gegevens die daarvoor in de plaats komen, staan in het bericht.'],
    ],
    [
      'life areas',
      { categories: ['schulden', 'begeleiding', 'inkomen'] },
      [
        NO_BSN,
        'Het bericht bevat gegevens over schulden, begeleiding en inkomen, die alleen een toestemming kan openen.',
      ],
    ],
    [
      'a diagnosis that is needed',
      { diagnosis: 'met_noodzaak' },
      [NO_BSN, 'Het noemt een diagnose, met de reden waarom dat nodig is.'],
    ],
    [
      'a diagnosis',
      { diagnosis: 'zonder_noodzaak' },
      [NO_BSN, 'Het noemt een diagnose, zonder dat de noodzaak blijkt.'],
    ],
  ])('is said: %s', (_what, change, said) => {
    expect(sentences(change)).toEqual(said);
  });

  it('is said in one order, and preconditions by number', () => {
    const met = { tooLate: false };
    expect(
      sentences({
        ...{ naturalPerson: false, arrearsDays: 45, crisis: true, workingDaysToEndOfSupply: 20 },
        attestations: { P10: met, P2: met, P9: met, P1: met },
        ...{ bsn: 'aanwezig', categories: ['inkomen'], diagnosis: 'met_noodzaak' },
      }).map(one => one.split(' ').slice(0, 4).join(' ')),
    ).toEqual([
      'Het bericht gaat niet',
      'De achterstand bestaat 45',
      'Er is een datum',
      'Tot het einde van',
      ...Array<string>(4).fill('De afzender meldt dat'),
      'Het burgerservicenummer staat in',
      'Het bericht bevat gegevens',
      'Het noemt een diagnose,',
    ]);
    const order = sentences({ attestations: { P10: met, P2: met, P9: met, P1: met } }).map(
      one => /\((P\d+)\)/.exec(one)?.[1],
    );
    expect(order).toEqual(['P1', 'P2', 'P9', 'P10', undefined]);
  });

  it('says of a precondition what the sender reported, and what is wrong with it', () => {
    const reported = 'De afzender meldt dat schriftelijk is herinnerd (P3)';
    const late = ', maar met een datum na de signaaldatum of in de toekomst';
    const short = ', maar de bijzonderheden die daarbij horen ontbreken of schieten tekort';
    const of = (attested: MessageFacts['attestations'][string]) => sentences({ attestations: { P3: attested } })[0];
    expect(of({ tooLate: false })).toBe(`${reported}.`);
    expect(of({ tooLate: false, complete: true })).toBe(`${reported}.`);
    expect(of({ tooLate: true })).toBe(`${reported}${late}.`);
    expect(of({ tooLate: false, complete: false })).toBe(`${reported}${short}.`);
    expect(of({ tooLate: true, complete: false })).toBe(`${reported}${late}${short}.`);
  });

  it('says what the customer answered, when something is known of it', () => {
    const P4 = (reaction: 'geen_reactie' | 'akkoord' | 'geweigerd' | undefined) =>
      sentences({ attestations: { P4: { tooLate: false, reaction } } }).slice(1);
    expect(P4('geen_reactie')).toEqual(['De klant reageerde daar niet op.', NO_BSN]);
    expect(P4('akkoord')).toEqual(['De klant ging daarmee akkoord.', NO_BSN]);
    expect(P4('geweigerd')).toEqual(['De klant heeft dat geweigerd.', NO_BSN]);
    expect(P4(undefined)).toEqual([NO_BSN]);
  });

  it('says of a precondition that nobody described no more than its code', () => {
    expect(sentences({ attestations: { P99: { tooLate: true, reaction: 'akkoord' } } })[0]).toBe(
      'De afzender meldt voorwaarde P99.',
    );
    expect(reportedOf('P99')).toBe('dat aan voorwaarde P99 is voldaan');
    expect(reportedOf('P3')).toBe('dat schriftelijk is herinnerd');
  });
});

describe('a list in words', () => {
  it.each<[readonly string[], string]>([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a en b'],
    [['a', 'b', 'c'], 'a, b en c'],
    [['a', 'b', 'c', 'd'], 'a, b, c en d'],
    [['a', 'b', 'a'], 'a en b'],
  ])('of %j is "%s"', (words, said) => {
    expect(listed(words)).toBe(said);
  });

  it('ends with another word where one of them is enough', () => {
    expect(listed(['a', 'b', 'c'], 'of')).toBe('a, b of c');
  });
});

const linesOf = ({ request, facts }: Given, of?: MessageFacts) =>
  explain(decide(request, facts, POLICY, TODAY), POLICY, of).lines;
const closedRoute = toTeam(GGZ, 'gemeente.schuldhulp');

describe('the explanation', () => {
  it('begins with the verdict, and says which', () => {
    const { request, facts } = without(HUUR, 'P3');
    expect(explain(decide(request, facts, POLICY, TODAY), POLICY).verdict).toBe('geweigerd');
    expect(linesOf(HUUR)[0]).toBe('Dit bericht is toegestaan.');
    expect(linesOf(without(HUUR, 'P3'))[0]).toMatch(/^Dit bericht is geweigerd\. Er wordt niets verstrekt/);
    expect(linesOf(message(ENERGIE_END, { workingDaysToEndOfSupply: 19 }))[0]).toMatch(
      /^Dit bericht is aangehouden\. Twee privacyfunctionarissen/,
    );
  });

  it('of rules alone says nothing of a message, and of a message what is known', () => {
    const heading = 'Wat over het bericht vaststaat:';
    expect(linesOf(HUUR)).not.toContain(heading);
    const lines = linesOf(HUUR, HUUR.facts.message);
    const from = lines.indexOf(heading);
    const known = factSentences(HUUR.facts.message);
    expect(lines.slice(from + 1, from + 1 + known.length)).toEqual(known.map(one => `- ${one}`));
  });

  it.each<[string, Given, string]>([
    ['the law', ZORG_CAK, 'De verstrekking rust op de wet. Toestemming van de betrokkene is niet nodig'],
    ['the law and no refusal', HUUR, 'De verstrekking rust op de wet en niet op toestemming.'],
    [
      'consent of two kinds',
      GGZ,
      'De verstrekking mag alleen met toestemming als grondslag voor de verwerking en toestemming om het beroepsgeheim te doorbreken. Een wettelijke plicht is er niet.',
    ],
    ['nothing that is enough', closedRoute, 'Voor deze weg is de wettelijke basis onvoldoende.'],
  ])('says what the route rests on: %s', (_what, given, line) => {
    expect(linesOf(given).some(one => one.startsWith(line))).toBe(true);
  });

  it('names sender, receiver and purpose also of a row that is for everybody', () => {
    expect(linesOf(HUUR)[2]).toBe(
      'De route is HUUR: van een afzender in de hoedanigheid verhuurder naar gemeente.schuldhulp, met als doel vroegsignalering.',
    );
    const open = POLICY.routes.find(one => one.capacity === null && one.team === null && one.purpose === null)!;
    const decision = { ...decide(HUUR.request, HUUR.facts, POLICY, TODAY), route: open.code };
    expect(explain(decision, POLICY).lines[2]).toBe(
      `De route is ${open.code}: van een afzender in welke hoedanigheid ook naar ieder team, met als doel ieder doel.`,
    );
  });

  it('says that nothing is against it when nothing is', () => {
    const nothing = 'Geen enkele regel verzet zich tegen de verstrekking.';
    expect(linesOf(HUUR)).toContain(nothing);
    expect(linesOf(without(HUUR, 'P3'))).not.toContain(nothing);
  });

  it('counts reasons as one or more', () => {
    expect(linesOf(without(HUUR, 'P3'))).toContain('Het bericht is geweigerd om de volgende reden:');
    expect(linesOf(without(without(HUUR, 'P3'), 'P1'))).toContain('Het bericht is geweigerd om de volgende redenen:');
    expect(linesOf(message(ENERGIE_END, { workingDaysToEndOfSupply: 19 }))).toContain(
      'Het bericht is aangehouden om de volgende redenen:',
    );
  });

  const NOT_MENDED = 'Aanvullen helpt niet: met dit bericht mag deze verstrekking niet.';
  const PARTLY = 'Aanvullen alleen helpt niet: ten minste één reden is daarmee niet weg.';
  const MISSING = 'Wat nog ontbreekt:';
  it.each<[string, Given, readonly string[], readonly string[]]>([
    [
      'what can be added',
      without(without(HUUR, 'P3'), 'P1'),
      [
        MISSING,
        '- de melding dat persoonlijk contact is gezocht (P1)',
        '- de melding dat schriftelijk is herinnerd (P3)',
      ],
      [NOT_MENDED, PARTLY],
    ],
    ['that adding does not help', attest(HUUR, 'P4', { reaction: 'geweigerd' }), [NOT_MENDED], [MISSING, PARTLY]],
    [
      'that adding alone does not help',
      attest(without(HUUR, 'P3'), 'P4', { reaction: 'geweigerd' }),
      [MISSING, '- de melding dat schriftelijk is herinnerd (P3)', PARTLY],
      [NOT_MENDED],
    ],
    ['nothing when nothing is wrong', HUUR, [], [MISSING, NOT_MENDED, PARTLY]],
    [
      'nothing while two people look',
      message(ENERGIE_END, { workingDaysToEndOfSupply: 19 }),
      [],
      [MISSING, NOT_MENDED, PARTLY],
    ],
  ])('of a refusal says %s', (_what, given, there, notThere) => {
    const lines = linesOf(given);
    expect(lines).toEqual(expect.arrayContaining([...there]));
    for (const line of notThere) expect(lines).not.toContain(line);
  });

  it.each<[Given, string]>([
    [agreement(HUUR, { status: 'beeindigd' }), 'een afspraak tussen afzender en ontvanger die op deze dag geldt'],
    [receiver(HUUR, { connected: false }), 'een aangesloten ontvanger die op deze dag voor deze gemeente werkt'],
    [message(ZORG_CAK, { arrearsMonths: 0 }), 'een achterstand die lang genoeg bestaat'],
    [message(HUUR, { bsn: 'aanwezig' }), 'hetzelfde bericht zonder burgerservicenummer'],
    [message(BWMO, { bsn: 'afwezig' }), 'het burgerservicenummer, of de gegevens die daarvoor in de plaats komen'],
    [consents(GGZ, []), 'een geldige toestemming van de betrokkene, of van wie hem mag vertegenwoordigen'],
    [consents(GGZ, bothKinds({ purpose: 'veiligheid' })), 'een toestemming voor deze ontvanger, dit doel en al'],
    [consents(GGZ, bothKinds({ state: 'verlopen' })), 'een nieuwe toestemming van de betrokkene'],
    [consents(GGZ, bothKinds({ givenBy: 'bewindvoerder' })), 'een toestemming van de betrokkene zelf of van wie'],
    [message(DUO, { signalDate: '2020-01-01' }), 'een aanwijzing van afzender en gemeente samen'],
  ])('of a refusal says what would mend it (%#)', (given, line) => {
    expect(linesOf(given).some(one => one.startsWith(`- ${line}`))).toBe(true);
  });

  it('of what is closed names the way on, and no term', () => {
    const { ground } = POLICY.routes.find(
      one => one.code === decide(closedRoute.request, closedRoute.facts, POLICY, TODAY).route,
    )!;
    const lines = linesOf(closedRoute);
    expect(lines).toContain(`Hoe dan wel: ${ground.kind === 'onvoldoende' ? ground.wayOn : ''}`);
    expect(lines.join('\n')).not.toContain('Termijn voor de ontvanger');
    expect(linesOf(without(HUUR, 'P3')).join('\n')).not.toContain('Hoe dan wel');
  });

  it('of what goes on names marks, term and how long it is kept', () => {
    const marked = message(receiver(HUUR, { drempelEuro: 1000 }), { crisis: true });
    expect(linesOf(marked).slice(-3)).toEqual([
      'De ontvanger ziet bij het bericht de markering crisis en onder_drempel.',
      expect.stringMatching(/^Termijn voor de ontvanger: Dreigende situatie/),
      'De inhoud wordt ten hoogste 30 dagen na bevestiging bewaard, de vermelding in het logboek 5 jaar.',
    ]);
    expect(linesOf(HUUR).join('\n')).not.toContain('markering');
  });

  it('says what a jurist must confirm as the policy has it where nobody put it in Dutch', () => {
    const open = {
      ...POLICY,
      routes: [{ ...POLICY.routes.find(one => one.code === 'HUUR')!, verify: ['X-1: nieuw'] }],
    };
    expect(explain(decide(HUUR.request, HUUR.facts, POLICY, TODAY), open).lines.at(-1)).toBe(
      'Nog te toetsen door een jurist: X-1: nieuw.',
    );
  });

  it('says a term that has no text by its name', () => {
    const decision = decide(HUUR.request, HUUR.facts, POLICY, TODAY);
    if (decision.verdict !== 'toegestaan') throw new Error('Cannot explain: not allowed');
    const odd = { ...decision, obligations: { ...decision.obligations, term: 'T99' } };
    expect(explain(odd, POLICY).lines).toContain('Termijn voor de ontvanger: T99');
  });

  it('is whole, line by line: what is allowed', () => {
    expect(linesOf(HUUR)).toEqual([
      'Dit bericht is toegestaan.',
      'Besloten is volgens het beleid, versie 3 (kenmerk aaaaaaaaaaaaaaaa).',
      'De route is HUUR: van een afzender in de hoedanigheid verhuurder naar gemeente.schuldhulp, met als doel vroegsignalering.',
      'De verstrekking rust op de wet en niet op toestemming. Zij gaat niet door als de klant het aanbod om gegevens door te geven heeft geweigerd.',
      'De wettelijke basis is Wgs 3(1)(b), Wgs 8(1), Wgs 8b, Bgs 2 en Bgs 3. Voor de afzender geldt AVG 6(1)(c), voor de ontvanger AVG 6(1)(e) en AVG 6(1)(c).',
      'Geen enkele regel verzet zich tegen de verstrekking.',
      'Termijn voor de ontvanger: Eerste gesprek binnen 4 weken nadat de inwoner het aanbod aanneemt (Wgs 4(1)).',
      'De inhoud wordt ten hoogste 30 dagen na bevestiging bewaard, de vermelding in het logboek 5 jaar.',
    ]);
  });

  it('is whole, line by line: what is refused, with more than can be mended', () => {
    expect(linesOf(attest(without(HUUR, 'P3'), 'P4', { reaction: 'geweigerd' })).slice(5)).toEqual([
      'Het bericht is geweigerd om de volgende redenen:',
      expect.stringMatching(/^- .* \(KLANT_HEEFT_GEWEIGERD; regel P4; Bgs 2\(d\)\)$/),
      expect.stringMatching(/^- .* \(VOORWAARDE_ONTBREEKT:P3; regel P3; Bgs 2\(c\)\)$/),
      'Wat nog ontbreekt:',
      '- de melding dat schriftelijk is herinnerd (P3)',
      'Aanvullen alleen helpt niet: ten minste één reden is daarmee niet weg.',
    ]);
    expect(linesOf(without(HUUR, 'P3')).slice(5)).toEqual([
      'Het bericht is geweigerd om de volgende reden:',
      expect.stringMatching(/VOORWAARDE_ONTBREEKT:P3/),
      'Wat nog ontbreekt:',
      '- de melding dat schriftelijk is herinnerd (P3)',
    ]);
    expect(linesOf(attest(HUUR, 'P4', { reaction: 'geweigerd' })).slice(7)).toEqual([NOT_MENDED]);
  });

  it('is whole, line by line: what has no route', () => {
    expect(linesOf(toTeam(HUUR, 'gemeente.wmo')).slice(2)).toEqual([
      'Voor deze verstrekking bestaat geen route. Wat het beleid niet noemt, mag niet.',
      'Het bericht is geweigerd om de volgende reden:',
      expect.stringMatching(/VERKEERDE_ONTVANGER/),
      NOT_MENDED,
    ]);
  });

  it('is whole, line by line: what two people look at', () => {
    expect(linesOf(message(ENERGIE_END, { workingDaysToEndOfSupply: 19 })).slice(5)).toEqual([
      'Het bericht is aangehouden om de volgende redenen:',
      expect.stringMatching(/HANDMATIGE_BEOORDELING/),
      expect.stringMatching(/VOLGORDE_ENERGIE/),
      'De ontvanger ziet bij het bericht de markering crisis.',
      expect.stringMatching(/^Termijn voor de ontvanger: Dreigende situatie/),
      expect.stringMatching(/^De inhoud wordt ten hoogste 30 dagen/),
      'Nog te toetsen door een jurist: O-3: de artikelnummers van de Energieregeling sinds 1 januari 2026, en of daarin het aantal herinneringen, de weigering en de regel van twintig werkdagen gelijk zijn gebleven.',
      'Nog te toetsen door een jurist: A5.2: of een weigering van de klant (P4) ook het eindeleveringssignaal tegenhoudt; de poort gaat daarvan uit.',
    ]);
  });

  it('names a precondition with a number of two digits as well', () => {
    expect(linesOf(without(GGZ, 'P12'))).toContain(
      '- de melding dat de betrokkene zorg krijgt of kreeg en een maatwerkvoorziening nodig kan hebben (P12)',
    );
  });

  it('of an experiment says what it asks and who is designated', () => {
    const route = POLICY.routes.find(one => one.code === 'EXP-DUO')!;
    const designation = route.experiment!.designations[0]!;
    const told = (minEuro: number | null, minMonths: number | undefined, ...sources: readonly string[]) => {
      const experiment = { minEuro, designations: sources.map(source => ({ ...designation, source })) };
      const changed = { ...POLICY, routes: [{ ...route, minMonths, experiment }] };
      return explain(decide(DUO.request, DUO.facts, POLICY, TODAY), changed).lines.slice(5, 7);
    };
    const only = 'Experiment: alleen tussen een afzender en een gemeente die samen zijn aangewezen';
    expect(told(270, 5, 'proef', 'Stcrt', 'proef')).toEqual([
      `${only}, ten minste € 270, ten minste 5 maanden oud.`,
      'Aangewezen volgens: proef; Stcrt',
    ]);
    expect(told(null, undefined)).toEqual([
      `${only}.`,
      'Aangewezen: niemand. Zolang dat zo is, gaat op deze route niets door.',
    ]);
    expect(linesOf(HUUR).some(one => one.startsWith('Experiment:'))).toBe(false);
  });
});
