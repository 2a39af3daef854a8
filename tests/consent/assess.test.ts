/** "Mag ik dit delen?": the answer is the decision's, and what is not known is asked, never guessed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRETEND_POLICIES, PRETEND_POLICY } from '../../adapters/pretend/policy.ts';
import { PRETEND_REGION, servedBy } from '../../adapters/pretend/region.ts';
import { assess } from '../../consent/assess.ts';
import { decide } from '../../consent/decide.ts';
import type { ConsentFacts } from '../../consent/facts.ts';
import { messageFacts, requestOf } from '../../consent/message-facts.ts';
import { compilePolicy } from '../../consent/policy.ts';
import { yearsBetween } from '../../consent/working-days.ts';
import common from '../../schemas/common.schema.json' with { type: 'json' };
import type { ToetsingAntwoord, ToetsingFeiten, ToetsingVraag } from '../../schemas/generated/types.ts';
import { validateMessage, validators } from '../../schemas/validate.ts';
import { merge } from '../scenarios/changes.ts';
import type { Scenario, Sending } from '../scenarios/format.ts';
import { exampleOf, messageOf, newCustomer } from '../scenarios/message.ts';
import { numberedScenarios } from '../scenarios/numbered.ts';
import { type Json, toestemming, toestemmingVoor } from '../support/messages.ts';
import { anyCase } from './any-case.ts';
import { asQuestion } from './as-question.ts';
import {
  attest,
  bothKinds,
  consents,
  ENERGIE_END,
  GGZ,
  type Given,
  HUUR,
  LAWFUL,
  message,
  POLICY,
  TODAY,
  toTeam,
  without,
} from './cases.ts';

const OUTCOME = { toegestaan: 'mag', geweigerd: 'mag_niet', aangehouden: 'mag_met_tweede_persoon' } as const;
const ask = (vraag: ToetsingVraag, policy = POLICY): ToetsingAntwoord => assess(vraag, policy, TODAY);
const knownOf = (given: Given, policy = POLICY) => asQuestion(given, policy, TODAY);
const codesOf = (answer: ToetsingAntwoord) => answer.redenen.map(one => one.code);

describe('with everything known, the answer', () => {
  it.each(Object.entries(LAWFUL))('is yes where a message may go: %s', (_name, given) => {
    const answer = ask(knownOf(given));
    expect(answer).toMatchObject({ oordeel: 'mag', kan: ['mag'], redenen: [], nogTeWeten: [] });
    expect(answer.artikelen.length).toBeGreaterThan(0);
    expect(answer.inhoud?.mag.length).toBeGreaterThan(0);
    expect(validators.toetsingAntwoord(answer)).toMatchObject({ kind: 'valid' });
  });

  it('is that of the decision on the same facts, whatever they are', () => {
    fc.assert(
      fc.property(anyCase, given => {
        const decision = decide(given.request, given.facts, POLICY, TODAY);
        expect(ask(knownOf(given)).oordeel).toBe(OUTCOME[decision.verdict]);
      }),
      { numRuns: 50 },
    );
  });

  it.each<[string, Given]>([
    ['a customer who refused', attest(HUUR, 'P4', { reaction: 'geweigerd' })],
    ['no reminder and a customer who refused', attest(without(HUUR, 'P3'), 'P4', { reaction: 'geweigerd' })],
    ['an end of supply that is near', message(ENERGIE_END, { workingDaysToEndOfSupply: 19 })],
    ['another team', toTeam(HUUR, 'gemeente.wmo')],
    ['a closed team', toTeam(GGZ, 'gemeente.schuldhulp')],
    ['a consent that was withdrawn', consents(GGZ, bothKinds({ state: 'ingetrokken' }))],
    ['a consent of one half of two', consents(GGZ, bothKinds({ ageAtGiving: 14 }))],
    ['a partner of somebody who can judge', consents(GGZ, bothKinds({ givenBy: 'partner' }))],
    ['no consent', consents(GGZ, [])],
    ['a citizen service number for rent', message(HUUR, { bsn: 'aanwezig' })],
    ['a diagnosis without necessity', message(GGZ, { diagnosis: 'zonder_noodzaak' })],
  ])('names the same reasons as the decision: %s', (_name, given) => {
    const decision = decide(given.request, given.facts, POLICY, TODAY);
    const reasons = decision.verdict === 'toegestaan' ? [] : decision.reasons.map(one => one.code);
    const answer = ask(knownOf(given));
    expect([answer.oordeel, ...codesOf(answer)]).toEqual([OUTCOME[decision.verdict], ...reasons]);
    expect(answer.wegen.length).toBeGreaterThan(0);
  });
});

describe('for every message of every scenario, the answer', () => {
  const policy = compilePolicy(PRETEND_POLICIES.at(-1)!.document, 'a'.repeat(64), { geldigVan: '2021-01-01' });
  const sent = numberedScenarios().flatMap(scenario =>
    givensOf(scenario).map((given, at) => ({ at, given, id: scenario.id })),
  );

  it.each(sent)('of $id ($at) is that of the decision', ({ given }) => {
    const decision = decide(given.request, given.facts, policy, TODAY);
    const answer = ask(knownOf(given, policy), policy);
    const reasons = decision.verdict === 'toegestaan' ? [] : decision.reasons.map(one => one.code);
    expect([answer.oordeel, ...codesOf(answer)]).toEqual([OUTCOME[decision.verdict], ...reasons]);
  });

  it('is yes, no and two people, each at least once', () => {
    expect(sent.length).toBeGreaterThan(40);
    const outcomes = sent.map(({ given }) => ask(knownOf(given, policy), policy).oordeel);
    expect(new Set(outcomes)).toEqual(new Set(['mag', 'mag_niet', 'mag_met_tweede_persoon']));
  });
});

describe('what is not known', () => {
  const forgetful = fc.tuple(anyCase, fc.infiniteStream(fc.boolean())).map(([given, keeps]) => {
    const known = knownOf(given);
    return { known, partly: forget(known, () => keeps.next().value as boolean) };
  });

  it('never makes a definite answer that knowing more would turn around', () => {
    fc.assert(
      fc.property(forgetful, ({ known, partly }) => {
        const [all, some] = [ask(known), ask(partly)];
        expect(some.kan).toContain(all.oordeel);
        if (some.oordeel !== 'nog_te_weten') expect(some.oordeel).toBe(all.oordeel);
        else expect(some.nogTeWeten.length).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });

  it('makes what can come out smaller as it becomes known, never larger', () => {
    fc.assert(
      fc.property(forgetful, fc.infiniteStream(fc.boolean()), ({ partly }, keeps) => {
        const less = ask(forget(partly, () => keeps.next().value as boolean));
        for (const one of ask(partly).kan) expect(less.kan).toContain(one);
      }),
      { numRuns: 15 },
    );
  });

  it('is asked until the answer is definite, and everything that can come out does', () => {
    fc.assert(
      fc.property(forgetful, fc.infiniteStream(fc.nat()), ({ partly }, picks) => {
        let vraag = partly;
        let answer = ask(vraag);
        for (let round = 0; round < 60; round += 1) {
          if (answer.oordeel !== 'nog_te_weten') return;
          const before = new Set(answer.kan);
          vraag = answered(vraag, answer.nogTeWeten[0]!, picks.next().value as number);
          answer = ask(vraag);
          for (const one of answer.kan) expect(before).toContain(one);
        }
        throw new Error('Cannot end: questions keep coming');
      }),
      { numRuns: 15 },
    );
  });

  it('does not depend on the order in which facts are told', () => {
    fc.assert(
      fc.property(forgetful, ({ partly }) => {
        const { voorwaarden, gegevens, toestemmingen, ...rest } = partly.feiten ?? {};
        const reversed: ToetsingFeiten = {
          ...(toestemmingen && { toestemmingen: [...toestemmingen].reverse() }),
          ...(gegevens && { gegevens: [...gegevens].reverse() }),
          ...(voorwaarden && { voorwaarden: [...voorwaarden].reverse() }),
          ...(Object.fromEntries(Object.entries(rest).reverse()) as ToetsingFeiten),
        };
        const [one, other] = [ask(partly), ask({ ...partly, feiten: reversed })];
        expect([other.oordeel, other.kan, codesOf(other)]).toEqual([one.oordeel, one.kan, codesOf(one)]);
      }),
      { numRuns: 50 },
    );
  });

  it('never gives a yes: nobody may share anything of which nothing is known', () => {
    const { berichttype, hoedanigheid, teamsoort, doel } = common.$defs;
    const bare = fc.record({
      bericht: fc.constantFrom(...berichttype.enum),
      hoedanigheid: fc.constantFrom(...hoedanigheid.enum),
      team: fc.constantFrom(...teamsoort.enum),
      doel: fc.constantFrom(...doel.enum),
    });
    fc.assert(
      fc.property(bare, vraag => {
        expect(ask(vraag as ToetsingVraag).oordeel).not.toMatch(/^mag$|tweede/);
      }),
    );
    for (const given of Object.values(LAWFUL)) {
      const { feiten: _, ...known } = knownOf(given);
      expect(ask(known).oordeel).toBe('nog_te_weten');
    }
  });

  it('is told with the answers that would end it, and in words', () => {
    const { feiten: _, ...bare } = knownOf(HUUR);
    const { nogTeWeten, oordeel, kan } = ask(bare);
    expect([oordeel, kan]).toEqual(['nog_te_weten', ['mag', 'mag_niet']]);
    const asked = new Map(nogTeWeten.map(one => [one.feit, one]));
    expect(asked.get('/feiten/voorwaarden/P3')).toEqual({
      feit: '/feiten/voorwaarden/P3',
      vraag: 'Hebt u de klant ten minste één keer schriftelijk herinnerd?',
      antwoorden: ['ja', 'nee'],
      houdtTegen: ['nee'],
    });
    expect(asked.get('/feiten/reactieKlant')?.houdtTegen).toEqual(['geweigerd']);
    for (const one of nogTeWeten) expect(one.vraag).toMatch(/[?.]$/);
    // What this route does not look at is not asked.
    for (const fact of ['geheimhoudingsplicht', 'aangewezen', 'bedragEuro', 'achterstandMaanden', 'voorwaarden/P9'])
      expect(asked.has(`/feiten/${fact}`), fact).toBe(false);
  });

  it('is asked first for the team and the purpose, and then at once for the rest', () => {
    const { team: _, doel: __, feiten: ___, ...bare } = knownOf(HUUR);
    const asked = ask(bare).nogTeWeten;
    expect(asked[0]).toMatchObject({ feit: '/team', antwoorden: ['gemeente.schuldhulp'] });
    expect(asked[1]).toMatchObject({ feit: '/doel', antwoorden: ['vroegsignalering'] });
    expect(asked.length).toBeGreaterThan(10);
  });

  it('does not hide a no that stands already', () => {
    const vraag = { ...knownOf(HUUR), feiten: { reactieKlant: 'geweigerd' as const } };
    const answer = ask(vraag);
    expect([answer.oordeel, ...codesOf(answer)]).toEqual(['mag_niet', 'KLANT_HEEFT_GEWEIGERD']);
    expect(answer.nogTeWeten).toEqual([]);
  });
});

describe('an answer', () => {
  it('names what may be in the message, and what never', () => {
    const { inhoud } = ask(knownOf(HUUR));
    expect(inhoud?.mag).toContainEqual({
      veld: '/persoon/adres/postcode',
      titel: 'Persoon: Adres: Postcode',
      verplicht: true,
    });
    const never = Object.fromEntries(inhoud!.nooit.map(one => [one.code, one.velden]));
    expect(never.BSN_NIET_TOEGESTAAN).toContain('bsn');
    expect(never.BIJZONDERE_GEGEVENS_NIET_TOEGESTAAN).toContain('diagnose');
    const care = ask(knownOf(GGZ)).inhoud!;
    expect(care.mag.filter(one => one.categorie === 'diagnose').length).toBeGreaterThan(0);
    expect(care.mag.map(one => one.veld)).toContain('/persoon/bsn');
    expect(care.nooit.flatMap(one => one.velden)).not.toContain('bsn');
    expect(care.nooit.flatMap(one => one.velden)).not.toContain('diagnose');
    expect(care.nooit.flatMap(one => one.velden)).toContain('medicatie');
  });

  it('names a way on when it is no: of the matrix, of the reason, and the ways that are open', () => {
    expect(ask(knownOf(toTeam(GGZ, 'gemeente.schuldhulp'))).wegen[0]).toContain('Wmo-team');
    expect(ask(knownOf(toTeam(HUUR, 'gemeente.wmo'))).wegen).toContain(
      'Dit staat wel open. Van een verhuurder naar het team schuldhulp van de gemeente. Doel: vroeg hulp bieden bij schulden (vroegsignalering).',
    );
    expect(ask({ bericht: 'huurachterstand', hoedanigheid: 'duo' }).wegen.join()).toContain('Dit staat wel open');
  });

  it('is no where no policy is in force, and where nobody is designated', () => {
    expect(assess(knownOf(HUUR), undefined, TODAY)).toMatchObject({ oordeel: 'mag_niet', beleid: 0 });
    const shipped = compilePolicy({ ...PRETEND_POLICY, routes: POLICY.routes.map(route => withoutPairs(route)) }, 'a', {
      geldigVan: '2021-01-01',
    });
    const vraag = knownOf(LAWFUL['EXP-DUO']!);
    expect(ask(vraag).oordeel).toBe('mag');
    expect(codesOf(ask(vraag, shipped))).toEqual(['EXPERIMENT_NIET_AANGEWEZEN']);
  });

  it('is not guessed where there is too much to try: five consents of which nothing is known', () => {
    const toestemmingen = Array.from({ length: 5 }, () => ({ soort: 'avg_grondslag' as const }));
    const answer = ask({ ...knownOf(GGZ), feiten: { ...knownOf(GGZ).feiten, toestemmingen } });
    expect(answer.oordeel).not.toBe('mag');
    expect(answer.kan).toContain('mag_niet');
    for (const { feit, houdtTegen } of answer.nogTeWeten)
      if (feit.startsWith('/feiten/toestemmingen/')) expect(houdtTegen, feit).toEqual([]);
  });
});

function withoutPairs(route: (typeof POLICY.routes)[number]): (typeof POLICY.routes)[number] {
  return route.experiment === undefined ? route : { ...route, experiment: { ...route.experiment, designations: [] } };
}

/** The same question with some of its facts left out. */
function forget(vraag: ToetsingVraag, keep: () => boolean): ToetsingVraag {
  const { team, doel, stap, feiten = {}, ...asked } = vraag;
  const { voorwaarden, toestemmingen, ...plain } = feiten;
  const some = (object: object) => Object.fromEntries(Object.entries(object).filter(keep));
  return {
    ...asked,
    ...(some({ ...(team && { team }), ...(doel && { doel }), ...(stap && { stap }) }) as Partial<ToetsingVraag>),
    feiten: {
      ...(some(plain) as ToetsingFeiten),
      ...(voorwaarden && { voorwaarden: voorwaarden.filter(keep) }),
      ...(toestemmingen && keep()
        ? { toestemmingen: toestemmingen.map(({ soort, ...facts }) => ({ ...some(facts), soort })) }
        : {}),
    },
  };
}

/** The same question with one question back answered. */
function answered(vraag: ToetsingVraag, { feit, antwoorden }: ToetsingAntwoord['nogTeWeten'][number], pick: number) {
  const word = antwoorden[pick % Math.max(antwoorden.length, 1)];
  const value = word === 'ja' ? true : word === 'nee' ? false : word;
  const changed = structuredClone({ feiten: {}, ...vraag }) as Json;
  const steps = feit.slice(1).split('/');
  if (steps[1] === 'voorwaarden')
    changed.feiten.voorwaarden = [...(changed.feiten.voorwaarden ?? []), { code: steps[2], voldaan: value }];
  else if (feit === '/feiten/toestemmingen')
    changed.feiten.toestemmingen = [[], [{ soort: 'avg_grondslag' }, { soort: 'doorbreking_beroepsgeheim' }]][pick % 2];
  else if (feit === '/feiten/gegevens') changed.feiten.gegevens = [[], ['bsn'], ['overig']][pick % 3];
  else if (steps.length === 4) changed.feiten.toestemmingen[Number(steps[2])][steps[3]!] = value;
  else if (steps.length === 2) changed.feiten[steps[1]!] = value ?? pick % 400;
  else changed[steps[0]!] = value ?? 'veiligheid';
  return changed as ToetsingVraag;
}

/** The messages of a scenario as facts, with everything around them as it should be and the consents given in it. */
function givensOf(scenario: Scenario): readonly Given[] {
  const today = TODAY.localDate;
  const given = new Map<string, Json>();
  const found: Given[] = [];
  for (const step of scenario.stappen) {
    if (step.doe === 'geef-toestemming') {
      const at = `${today}T08:00:00Z`;
      const start =
        step.voor === undefined
          ? toestemming(today, at, step.soort)
          : toestemmingVoor(exampleOf(step.voor, undefined, today), at, step.soort);
      given.set(step.soort, merge(start, step.wijziging ?? {}, today));
    }
    if (step.doe === 'trek-in') given.set(step.soort, { ...given.get(step.soort), status: 'ingetrokken' });
    if (step.doe === 'stuur') found.push(...givenOf(step, [...given.values()]));
  }
  return found;
}

function givenOf(step: Sending, given: readonly Json[]): readonly Given[] {
  const today = TODAY.localDate;
  const cited = given.map(one => one.toestemmingId);
  const checked = validateMessage(messageOf(step, cited, newCustomer(), today));
  if (checked.kind === 'invalid') return [];
  const request = requestOf(checked.message, 'proef');
  const { afzender, ontvanger } = checked.message;
  const [from, to] = [teamOf(afzender), teamOf(ontvanger)];
  const forbidden = checked.kind === 'forbidden' ? checked.forbidden.map(one => one.code) : [];
  return [
    {
      request,
      facts: {
        message: messageFacts(checked.message, forbidden, TODAY),
        circumstances: {
          sender: { oin: afzender.oin, connected: true, capacityRegistered: true, gemeenten: from.gemeenten },
          receiver: { connected: true, ...to, geheimhoudingsplicht: true, drempelEuro: null },
          agreements: [
            {
              agreementId: 'proef',
              senderOin: afzender.oin,
              receiverTeam: `${ontvanger.oin}/${ontvanger.team}`,
              types: [request.type],
              validity: { geldigVan: '2000-01-01' },
              status: 'actief',
              terms: {},
            },
          ],
          consents: given.map(consentFacts),
          earlierSignalKnown: false,
        },
      },
    },
  ];
}

/** Kind and municipalities of a team of the practice region; of a team it does not have, as a municipality would name it. */
function teamOf({ oin, team }: { readonly oin: string; readonly team: string }) {
  const organisation = PRETEND_REGION.find(one => one.oin === oin);
  const known = organisation?.teams.find(one => one.code === team);
  const own = organisation?.gemeente ? [organisation.gemeente] : [];
  if (organisation === undefined || known === undefined) return { soort: `gemeente.${team}`, gemeenten: own };
  return { soort: known.soort, gemeenten: servedBy(organisation, known) };
}

function consentFacts(given: Json): ConsentFacts {
  return {
    state: given.status,
    kind: given.soort,
    explicit: given.uitdrukkelijk,
    bySameSender: true,
    samePerson: true,
    receiverTeam: `${given.ontvanger.oin}/${given.ontvanger.team}`,
    purpose: given.doel,
    categories: given.categorieen,
    validity: { geldigVan: given.geldigVan, geldigTot: given.geldigTot },
    freedomChecked: given.vrijheidGetoetst,
    understood: given.begrepen.wilsbekwaam || given.gegevenDoor.hoedanigheid !== 'betrokkene',
    givenBy: given.gegevenDoor.hoedanigheid,
    ageAtGiving: yearsBetween(given.betrokkene.geboortedatum, TODAY.localDate),
    personCompetent: given.gegevenDoor.wilsbekwaam,
    proofReferred: given.gegevenDoor.kenmerkBewijs !== undefined,
  };
}
