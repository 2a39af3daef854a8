/** Policy 3: what leaves casework, one changed fact at a time. */
import { describe, expect, it } from 'vitest';
import { feedbackKind, resultCategory } from '../../consent/feedback-words.ts';
import terugkoppeling from '../../schemas/berichten/terugkoppeling.v1.schema.json' with { type: 'json' };
import {
  around,
  ask,
  attest,
  bothKinds,
  consents,
  DDAS,
  FEEDBACK,
  FEEDBACK_AGREED,
  FEEDBACK_RESULT,
  MAATWERK,
  MAATWERK_ANSWER,
  message,
  outcomeOf,
  receiver,
  table,
  toTeam,
  without,
} from './cases.ts';

const unproven = { reference: undefined };

describe('feedback to the sender of a signal', () => {
  table([
    ['about its own signal', FEEDBACK, 'toegestaan'],
    ['about a signal that is not proven to be its own', around(FEEDBACK, unproven), 'geweigerd VERKEERDE_ONTVANGER'],
    ['where only a request is proven', around(FEEDBACK, { reference: 'verzoek' }), 'geweigerd VERKEERDE_ONTVANGER'],
    ['to a team that lets homes', toTeam(FEEDBACK, 'corporatie.verhuur'), 'geweigerd VERKEERDE_ONTVANGER'],
    ['in the capacity of the Wmo', ask(FEEDBACK, { capacity: 'college_wmo' }), 'geweigerd VERKEERDE_AFZENDERROL'],
    ['with a BSN', message(FEEDBACK, { bsn: 'aanwezig' }), 'geweigerd BSN_NIET_TOEGESTAAN'],
    ['to a sender that is suspended', receiver(FEEDBACK, { connected: false }), 'geweigerd ONTVANGER_NIET_AANGESLOTEN'],
  ]);
});

describe('a result told to the sender (D-F3)', () => {
  const naming = (...categories: readonly string[]) =>
    consents(
      FEEDBACK_RESULT,
      bothKinds({
        receiverTeam: FEEDBACK_RESULT.request.receiverTeam,
        ...{ purpose: 'terugkoppeling', categories },
      }),
    );
  table([
    ['on a consent that names it', FEEDBACK_RESULT, 'toegestaan'],
    ['without consent', consents(FEEDBACK_RESULT, []), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['on a consent that names another result', naming('resultaat_advies'), 'geweigerd TOESTEMMING_BUITEN_BEREIK'],
    [
      'on a consent, about a signal of somebody else',
      around(FEEDBACK_RESULT, unproven),
      'geweigerd VERKEERDE_ONTVANGER',
    ],
    [
      'on a consent of another person',
      consents(
        FEEDBACK_RESULT,
        FEEDBACK_RESULT.facts.circumstances.consents.map(one => one && { ...one, samePerson: false }),
      ),
      'geweigerd TOESTEMMING_ONTBREEKT',
    ],
    ['by an agreement on debts', FEEDBACK_AGREED, 'toegestaan'],
    ['by an agreement nobody attested', without(FEEDBACK_AGREED, 'P16'), 'geweigerd VOORWAARDE_ONTBREEKT:P16'],
    [
      'by an agreement of later',
      attest(FEEDBACK_AGREED, 'P16', { tooLate: true }),
      'geweigerd VOORWAARDE_ONTBREEKT:P16',
    ],
  ]);

  it('is read from the word: seven are free, and an agreement opens four of the others', () => {
    const all = terugkoppeling.properties.inhoud.properties.woord.enum;
    const kinds = (attested: boolean) => all.filter(word => feedbackKind(word, attested) === 'woord');
    expect(kinds(false)).toEqual(all.slice(0, 7));
    expect(kinds(true)).toEqual(all.slice(0, 7));
    expect(all.filter(word => feedbackKind(word, false) === 'resultaat_overeenkomst')).toEqual([]);
    expect(all.filter(word => feedbackKind(word, true) === 'resultaat_overeenkomst')).toEqual([
      ...['bekend_bij_schuldhulp', 'zelf_betaald', 'advies', 'hulp_financieel'],
    ]);
    expect(resultCategory('opgepakt', false)).toBeNull();
    expect(resultCategory('advies', true)).toBeNull();
    expect(resultCategory('advies', false)).toBe('resultaat_advies');
    // A word nobody knows is a result: closed until a consent names it.
    expect(feedbackKind('detentie', true)).toBe('resultaat_toestemming');
  });
});

describe('a request for maatwerk, its answer, and the delivery to CBS', () => {
  table([
    ['a request on consent', MAATWERK, 'toegestaan'],
    ['a request without', consents(MAATWERK, []), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['a request with a BSN (R8)', message(MAATWERK, { bsn: 'aanwezig' }), 'geweigerd BSN_NIET_TOEGESTAAN'],
    ['an answer to a request', MAATWERK_ANSWER, 'toegestaan'],
    ['an answer to none', around(MAATWERK_ANSWER, unproven), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['an answer when the consent ended', consents(MAATWERK_ANSWER, []), 'geweigerd TOESTEMMING_ONTBREEKT'],
    ['a delivery with BSN (R8)', DDAS, 'toegestaan'],
    ['a delivery to a corporation', toTeam(DDAS, 'corporatie.incasso'), 'geweigerd VERKEERDE_ONTVANGER'],
  ]);

  it('never opens on consent what rests on the law, nor the other way round', () => {
    const withConsent = consents(
      around(FEEDBACK, unproven),
      bothKinds({ receiverTeam: FEEDBACK.request.receiverTeam }),
    );
    expect(outcomeOf(withConsent)).toContain('VERKEERDE_ONTVANGER');
  });
});
