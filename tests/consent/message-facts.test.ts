import { describe, expect, it } from 'vitest';
import { dateFaults, messageFacts, requestOf } from '../../consent/message-facts.ts';
import { plusDays } from '../../consent/working-days.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import {
  detentieUitstroom,
  drinkwaterachterstand,
  energieachterstand,
  ggzOntslag,
  huurachterstand,
  hypotheekachterstand,
  type Json,
  REFUSED_MESSAGES,
  rijksbelastingachterstand,
  toeslagachterstand,
  VALID_MESSAGES,
  wvggzBeeindiging,
  zorgpremieachterstand,
  zorgpremieWanbetaler,
} from '../support/messages.ts';
import { TODAY } from './cases.ts';

const DAY = TODAY.localDate;
const factsOf = (message: Json) => messageFacts(message as Bericht, [], TODAY);
const conditionOf = (message: Json, code: string): Json => message.voorwaarden.find((one: Json) => one.code === code);

/** A message with one attestation changed. */
function withCondition(message: Json, code: string, change: Json): Json {
  Object.assign(conditionOf(message, code), change);
  return message;
}

describe('an attestation (A2, R12)', () => {
  it.each([
    [plusDays(DAY, -1), false],
    [DAY, false],
    [plusDays(DAY, 1), true],
  ])('dated %s is too late: %s', (metOp, tooLate) => {
    expect(factsOf(withCondition(huurachterstand(DAY), 'P3', { metOp })).attestations.P3).toMatchObject({ tooLate });
  });

  it('dated after the signal, though before today, is too late', () => {
    const message = withCondition(huurachterstand(plusDays(DAY, -10)), 'P3', { metOp: plusDays(DAY, -9) });
    expect(factsOf(message).attestations.P3).toMatchObject({ tooLate: true });
  });

  it('dated after today is too late, whatever the signal says its date is', () => {
    const tomorrow = plusDays(DAY, 1);
    const message = withCondition(huurachterstand(tomorrow), 'P3', { metOp: tomorrow });
    expect(factsOf(message).attestations.P3).toMatchObject({ tooLate: true });
  });

  it('told twice counts as the worst of both, in either order', () => {
    const good = conditionOf(huurachterstand(DAY), 'P4');
    for (const bad of [
      { ...good, reactie: 'geweigerd' },
      { ...good, metOp: plusDays(DAY, 1) },
    ])
      for (const order of [
        [good, bad],
        [bad, good],
      ]) {
        const message = huurachterstand(DAY);
        const others = message.voorwaarden.filter((one: Json) => one.code !== 'P4');
        const told = factsOf({ ...message, voorwaarden: [...others, ...order] }).attestations.P4;
        expect(told?.tooLate === true || told?.reaction === 'geweigerd').toBe(true);
      }
  });

  it('told twice, once refused and once too late, is refused and too late', () => {
    const good = conditionOf(huurachterstand(DAY), 'P4');
    const told = [
      { ...good, reactie: 'geweigerd' },
      { ...good, metOp: plusDays(DAY, 1) },
    ];
    for (const voorwaarden of [told, told.toReversed()])
      expect(factsOf({ ...huurachterstand(DAY), voorwaarden }).attestations.P4).toMatchObject({
        tooLate: true,
        reaction: 'geweigerd',
      });
  });

  const P4 = (reactie: string) => ({ ...conditionOf(huurachterstand(DAY), 'P4'), reactie });
  it.each([
    ['geweigerd', 'akkoord', 'geweigerd'],
    ['geweigerd', 'geen_reactie', 'geweigerd'],
    ['geen_reactie', 'akkoord', 'geen_reactie'],
    ['akkoord', 'akkoord', 'akkoord'],
  ])('told twice with %s and %s says %s', (one, other, reaction) => {
    for (const voorwaarden of [
      [P4(one), P4(other)],
      [P4(other), P4(one)],
    ])
      expect(factsOf({ ...huurachterstand(DAY), voorwaarden }).attestations.P4).toEqual({
        tooLate: false,
        complete: undefined,
        reaction,
      });
  });

  it('told twice with other particulars is complete only when both are', () => {
    const message = zorgpremieachterstand(DAY);
    const enough = { ...conditionOf(message, 'P8'), regelingAangeboden: true, reactietermijnWeken: 4 };
    const short = { ...enough, reactietermijnWeken: 3 };
    const completeIn = (...voorwaarden: Json[]) => factsOf({ ...message, voorwaarden }).attestations.P8?.complete;
    expect([completeIn(enough, short), completeIn(short, enough), completeIn(short, short)]).toEqual(
      Array(3).fill(false),
    );
    expect(completeIn(enough, enough)).toBe(true);
  });

  it('without particulars says nothing about them, and without a reaction none', () => {
    const { attestations } = factsOf(huurachterstand(DAY));
    expect(attestations.P3).toEqual({ tooLate: false });
    expect(Object.keys(attestations).sort()).toEqual(['P1', 'P2', 'P3', 'P4']);
  });
});

describe('P6: three reminders of fourteen days, several channels, a plan', () => {
  const enough = {
    aantalHerinneringen: 3,
    betaaltermijnDagen: 14,
    betalingsregelingAangeboden: true,
    meerdereKanalen: true,
  };
  it.each([
    [enough, true],
    [{ ...enough, aantalHerinneringen: 2 }, false],
    [{ ...enough, aantalHerinneringen: 4 }, true],
    [{ ...enough, betaaltermijnDagen: 13 }, false],
    [{ ...enough, betaaltermijnDagen: 15 }, true],
    [{ ...enough, betalingsregelingAangeboden: false }, false],
    [{ ...enough, meerdereKanalen: false }, false],
  ])('%j is complete: %s', (particulars, complete) => {
    const message = withCondition(energieachterstand(DAY, 'eindelevering'), 'P6', particulars);
    expect(factsOf(message).attestations.P6).toMatchObject({ complete });
  });
});

describe('P8: a plan with four weeks to accept', () => {
  it.each([
    [{ regelingAangeboden: true, reactietermijnWeken: 4 }, true],
    [{ regelingAangeboden: true, reactietermijnWeken: 3 }, false],
    [{ regelingAangeboden: false, reactietermijnWeken: 4 }, false],
  ])('%j is complete: %s', (particulars, complete) => {
    const message = withCondition(zorgpremieachterstand(DAY), 'P8', particulars);
    expect(factsOf(message).attestations.P8).toMatchObject({ complete });
  });
});

describe('P9: reported to CAK, and nothing in the way (Zvw 18c)', () => {
  it.each([
    [{}, true],
    [{ betwist: true }, false],
    [{ stabilisatieovereenkomst: true }, false],
    [{ adresGelijkAanBrp: false }, false],
  ])('%j is complete: %s', (particulars, complete) => {
    const message = withCondition(zorgpremieWanbetaler(DAY), 'P9', particulars);
    expect(factsOf(message).attestations.P9).toMatchObject({ complete });
  });
});

describe('P10: what an experiment asks of the sender (A5.5)', () => {
  it.each<[string, Json, Json, boolean]>([
    ['a mortgage: nothing more', hypotheekachterstand(DAY), {}, true],
    ['tax: complete', rijksbelastingachterstand(DAY), {}, true],
    ['tax: no final notice', rijksbelastingachterstand(DAY), { aanmaningVerstuurd: false }, false],
    ['tax: final notice not told', rijksbelastingachterstand(DAY), { aanmaningVerstuurd: undefined }, false],
    ['tax: postponed', rijksbelastingachterstand(DAY), { uitstelVerleend: true }, false],
    ['tax: postponement not told', rijksbelastingachterstand(DAY), { uitstelVerleend: undefined }, false],
    ['tax: which one not told', rijksbelastingachterstand(DAY), { belastingsoort: undefined }, false],
    ['allowances: complete', toeslagachterstand(DAY), {}, true],
    ['allowances: no final notice', toeslagachterstand(DAY), { aanmaningVerstuurd: false }, false],
    ['allowances: final notice not told', toeslagachterstand(DAY), { aanmaningVerstuurd: undefined }, false],
    ['allowances: postponed', toeslagachterstand(DAY), { uitstelVerleend: true }, false],
  ])('%s', (_what, message, particulars, complete) => {
    expect(factsOf(withCondition(message, 'P10', particulars)).attestations.P10).toMatchObject({ complete });
  });
});

describe('the days and dates of a message', () => {
  it('an age in months runs from the start of the arrears to the signal, whole months only', () => {
    const message = zorgpremieWanbetaler('2026-11-20');
    message.inhoud.ontstaansdatum = '2026-05-20';
    expect(factsOf(message)).toMatchObject({ arrearsMonths: 6, signalDate: '2026-11-20' });
    message.inhoud.ontstaansdatum = '2026-05-21';
    expect(factsOf(message).arrearsMonths).toBe(5);
    expect(factsOf(detentieUitstroom(DAY)).arrearsMonths).toBeNull();
  });

  it('water that is to be cut off makes a crisis', () => {
    const message = drinkwaterachterstand(DAY);
    expect(factsOf(message).crisis).toBe(false);
    message.inhoud.afsluitdatum = DAY;
    expect(factsOf(message)).toMatchObject({ crisis: true, workingDaysToEndOfSupply: null });
  });

  it('arrears run from their start to the signal', () => {
    expect(factsOf(huurachterstand(DAY)).arrearsDays).toBe(45);
    expect(factsOf(detentieUitstroom(DAY)).arrearsDays).toBeNull();
  });

  it('an end of supply is counted in working days after the signal, the day itself included (R4)', () => {
    const message = energieachterstand(DAY, 'eindelevering');
    // Friday 20 November to Friday 18 December 2026: four weeks, no holiday.
    message.inhoud.eindeLeveringsdatum = '2026-12-18';
    expect(factsOf(message)).toMatchObject({ workingDaysToEndOfSupply: 20, crisis: true });
    message.inhoud.eindeLeveringsdatum = '2026-12-17';
    expect(factsOf(message).workingDaysToEndOfSupply).toBe(19);
    message.inhoud.eindeLeveringsdatum = '2026-12-20';
    expect(factsOf(message).workingDaysToEndOfSupply).toBe(20);
  });

  it('a crisis date makes a crisis, however far (R5)', () => {
    for (const ontruimingsdatum of [DAY, plusDays(DAY, 300)]) {
      const message = huurachterstand(DAY);
      expect(factsOf(message).crisis).toBe(false);
      message.inhoud.ontruimingsdatum = ontruimingsdatum;
      expect(factsOf(message).crisis).toBe(true);
      expect(dateFaults(message as Bericht, TODAY)).toEqual([]);
    }
  });

  it('a crisis date before the signal is an input fault (R5)', () => {
    const rent = huurachterstand(DAY);
    rent.inhoud.ontruimingsdatum = plusDays(DAY, -1);
    const energy = energieachterstand(DAY, 'eindelevering');
    energy.inhoud.eindeLeveringsdatum = plusDays(DAY, -1);
    const premium = zorgpremieachterstand(DAY);
    premium.inhoud.eindeVerzekeringsdatum = plusDays(DAY, -1);
    const water = drinkwaterachterstand(DAY);
    water.inhoud.afsluitdatum = plusDays(DAY, -1);
    expect([rent, energy, premium, water].map(message => dateFaults(message as Bericht, TODAY))).toEqual(
      ['ontruimingsdatum', 'eindeLeveringsdatum', 'eindeVerzekeringsdatum', 'afsluitdatum'].map(name => [
        { pointer: `/inhoud/${name}`, code: 'DATUM_VOOR_SIGNAALDATUM' },
      ]),
    );
  });

  it('a signal from tomorrow, and arrears from after the signal, are input faults', () => {
    expect(dateFaults(huurachterstand(plusDays(DAY, 1)) as Bericht, TODAY)).toEqual([
      { pointer: '/signaaldatum', code: 'DATUM_IN_TOEKOMST' },
    ]);
    const sameDay = huurachterstand(DAY);
    sameDay.inhoud.ontstaansdatum = DAY;
    expect(dateFaults(sameDay as Bericht, TODAY)).toEqual([]);
    const later = huurachterstand(DAY);
    later.inhoud.ontstaansdatum = plusDays(DAY, 1);
    expect(dateFaults(later as Bericht, TODAY)).toEqual([
      { pointer: '/inhoud/ontstaansdatum', code: 'DATUM_NA_SIGNAALDATUM' },
    ]);
  });
});

describe('the facts of one message', () => {
  it('are these and no other', () => {
    const message = huurachterstand(DAY);
    const { attestations, ...facts } = messageFacts(message as Bericht, ['BSN_NIET_TOEGESTAAN'], TODAY);
    expect(facts).toEqual({
      naturalPerson: true,
      bsn: 'afwezig',
      categories: [],
      diagnosis: 'afwezig',
      forbiddenFields: ['BSN_NIET_TOEGESTAAN'],
      arrearsDays: 45,
      arrearsMonths: 1,
      amountEuro: message.inhoud.bedragEuro,
      crisis: false,
      workingDaysToEndOfSupply: null,
      gemeentecode: message.ontvanger.gemeentecode,
      signalDate: DAY,
    });
    expect(requestOf(message as Bericht, 'v')).toEqual({
      disclosureId: 'v',
      receiverTeam: `${message.ontvanger.oin}/${message.ontvanger.team}`,
      type: 'huurachterstand',
      variant: null,
      purpose: 'vroegsignalering',
      capacity: 'verhuurder',
    });
  });

  it('have no amount and no municipality where the message has none', () => {
    const message = detentieUitstroom(DAY);
    delete message.ontvanger.gemeentecode;
    expect(factsOf(message)).toMatchObject({ amountEuro: null, gemeentecode: null, crisis: false });
    expect(dateFaults(message as Bericht, TODAY)).toEqual([]);
  });

  it('have no working days to an end of supply that has no date', () => {
    const message = energieachterstand(DAY, 'eindelevering');
    delete message.inhoud.eindeLeveringsdatum;
    expect(factsOf(message)).toMatchObject({ crisis: false, workingDaysToEndOfSupply: null });
    expect(dateFaults(message as Bericht, TODAY)).toEqual([]);
  });

  it('of care insurance that ends make a crisis', () => {
    const message = zorgpremieachterstand(DAY);
    message.inhoud.eindeVerzekeringsdatum = DAY;
    expect(factsOf(message)).toMatchObject({ crisis: true, workingDaysToEndOfSupply: null });
    expect(dateFaults(message as Bericht, TODAY)).toEqual([]);
  });
});

describe('the person', () => {
  it('is natural unless the sender says otherwise (D-05)', () => {
    const message = huurachterstand(DAY);
    expect(factsOf(message).naturalPerson).toBe(true);
    message.inhoud.persoon.soort = 'rechtspersoon';
    expect(factsOf(message).naturalPerson).toBe(false);
    message.inhoud.persoon.soort = 'natuurlijk_persoon';
    expect(factsOf(message).naturalPerson).toBe(true);
  });

  it('has a BSN, or everything that takes its place and the word that it is unknown, or none (Wmo 5.2.9)', () => {
    const message = ggzOntslag(DAY);
    expect(factsOf(message).bsn).toBe('aanwezig');
    delete message.inhoud.persoon.bsn;
    expect(factsOf(message).bsn).toBe('afwezig');
    message.inhoud.persoon.bsnOnbekend = true;
    expect(factsOf(message).bsn).toBe('onbekend_met_vervangende_gegevens');
    message.inhoud.persoon.bsnOnbekend = false;
    expect(factsOf(message).bsn).toBe('afwezig');
    message.inhoud.persoon.bsnOnbekend = true;
    for (const name of ['voornamen', 'geboortedatum', 'adres']) {
      const { [name]: _, ...persoon } = message.inhoud.persoon;
      expect(factsOf({ ...message, inhoud: { ...message.inhoud, persoon } }).bsn).toBe('afwezig');
    }
  });
});

describe('what only a consent opens', () => {
  it('is every subject under aandacht, and the diagnosis', () => {
    const message = ggzOntslag(DAY);
    expect(factsOf(message)).toMatchObject({ categories: ['begeleiding', 'woonsituatie'], diagnosis: 'afwezig' });
    message.inhoud.diagnose = { hoofdgroep: 'stemming' };
    expect(factsOf(message)).toMatchObject({
      categories: ['begeleiding', 'diagnose', 'woonsituatie'],
      diagnosis: 'zonder_noodzaak',
    });
    message.inhoud.diagnose.noodzaak = 'passende_woonvorm';
    expect(factsOf(message).diagnosis).toBe('met_noodzaak');
  });

  it('is nothing in the other types', () => {
    for (const make of [
      huurachterstand,
      energieachterstand,
      zorgpremieachterstand,
      detentieUitstroom,
      wvggzBeeindiging,
    ])
      expect(factsOf(make(DAY))).toMatchObject({ categories: [], diagnosis: 'afwezig' });
  });
});

describe('the facts as a whole', () => {
  it('hold no value that says who somebody is', () => {
    for (const make of [
      huurachterstand,
      energieachterstand,
      zorgpremieachterstand,
      detentieUitstroom,
      ggzOntslag,
      wvggzBeeindiging,
    ]) {
      const message = make(DAY);
      const { persoon } = message.inhoud;
      const told = JSON.stringify([factsOf(message), requestOf(message, 'v')]);
      for (const value of [
        persoon.achternaam,
        persoon.voorletters,
        persoon.geboortedatum,
        persoon.adres.postcode,
        persoon.bsn,
        persoon.email,
      ])
        if (value !== undefined) expect(told).not.toContain(value);
    }
  });
});

describe('a field without a value', () => {
  const withPerson = (change: Json) => {
    const message = ggzOntslag(DAY);
    return { ...message, inhoud: { ...message.inhoud, persoon: { ...message.inhoud.persoon, ...change } } };
  };

  it('is as one that is not there: the BSN, and what takes its place', () => {
    expect(factsOf(withPerson({ bsn: undefined })).bsn).toBe('afwezig');
    const replaced = { bsn: undefined, bsnOnbekend: true };
    expect(factsOf(withPerson(replaced)).bsn).toBe('onbekend_met_vervangende_gegevens');
    for (const name of ['voornamen', 'geboortedatum', 'adres'])
      expect(factsOf(withPerson({ ...replaced, [name]: undefined })).bsn).toBe('afwezig');
  });

  it('is as one that is not there: the diagnosis', () => {
    const message = ggzOntslag(DAY);
    message.inhoud.diagnose = undefined;
    expect(factsOf(message)).toMatchObject({ categories: ['begeleiding', 'woonsituatie'], diagnosis: 'afwezig' });
  });
});

describe('the kind of a message (variant)', () => {
  const variantIn = (type: string, change: (made: Json) => void): string | null => {
    const made = { ...VALID_MESSAGES, ...REFUSED_MESSAGES }[type]!(DAY);
    change(made);
    return requestOf(made as Bericht, 'x').variant;
  };

  it('of an outflow is read from where the place was granted and where the message goes (R10)', () => {
    expect(variantIn('bwmo-uitstroom', () => undefined)).toBe('eigen_college');
    expect(variantIn('bwmo-uitstroom', made => Object.assign(made.ontvanger, { gemeentecode: '0355' }))).toBe(
      'ander_college',
    );
    expect(variantIn('bwmo-uitstroom', made => delete made.ontvanger.gemeentecode)).toBe('ander_college');
  });

  it.each([
    ['energieachterstand', 'stap', 'eerste'],
    ['reclassering-overdracht', 'kader', 'dr_plan'],
    ['toegang-onderzoek', 'kader', 'toestemming'],
    ['overige-schuld', 'soortSchuld', 'cjib'],
    ['zorgmelding', 'soort', 'overlast'],
  ])('of %s is what it says in %s', (type, field, value) => {
    expect(variantIn(type, made => Object.assign(made.inhoud, { [field]: value }))).toBe(value);
  });

  it('is none where a type has none', () => {
    for (const type of ['huurachterstand', 'verhuizing', 'opname']) expect(variantIn(type, () => undefined)).toBeNull();
  });
});

describe('the categories of a message (R9)', () => {
  it.each(['bwmo-uitstroom', 'hergebruik-wmo', 'verhuizing', 'reclassering-overdracht'])(
    'are the areas of %s',
    type => {
      expect(factsOf(VALID_MESSAGES[type]!(DAY)).categories).toEqual(['begeleiding', 'woonsituatie']);
    },
  );

  it('are none where a message speaks of no area', () => {
    expect(factsOf(VALID_MESSAGES.woningvraag!(DAY)).categories).toEqual([]);
  });
});
