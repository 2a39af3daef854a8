/** The transitions of E-08 name types of message that exist, on the ground that their frame says; they grant nothing. */
import { describe, expect, it } from 'vitest';
import { POLICY_2 } from '../../../consent/policy-2.ts';
import {
  extraNeeds,
  type Kader,
  type MessageNeed,
  TRANSITIONS,
  type TransitionCode,
} from '../../../gateway/casework/overdracht/transitions.ts';
import { WONING_NEED } from '../../../gateway/casework/overdracht/woning.ts';
import { MESSAGE_TYPES } from '../../../schemas/registry.ts';

const codes = Object.keys(TRANSITIONS) as TransitionCode[];
const ways = codes.flatMap(code =>
  Object.entries(TRANSITIONS[code].ways).map(([kader, way]) => [code, kader as Kader, way.message] as const),
);

const groundsOf = (need: MessageNeed) =>
  POLICY_2.routes
    .filter(
      route => route.type === need.type && (need.variant === null || route.variants?.includes(need.variant) === true),
    )
    .map(route => route.ground.kind)
    .filter(kind => kind !== 'onvoldoende');

describe('the transitions', () => {
  it('are those of E-08, ISD and the regional access', () => {
    expect(codes).toEqual([
      'detentie-thuis',
      'isd-thuis',
      'forensisch-wmo',
      'zvw-wmo',
      'jeugd-wmo',
      'wmo-wlz',
      'bw-thuis',
      'gemeente-gemeente',
      'lokaal-regionaal',
    ]);
  });

  it.each(ways.filter(([, , need]) => need !== null))('%s on %s names a message with that ground', (_, kader, need) => {
    const grounds = new Set(groundsOf(need!));
    expect([...grounds]).toEqual([kader]);
  });

  it('have one that no message carries yet', () => {
    expect(ways.filter(([, , need]) => need === null).map(([code]) => code)).toEqual(['wmo-wlz']);
  });

  it('start at the measure for ISD, at the D&R plan for detention, at planning for all else (E-06)', () => {
    expect(TRANSITIONS['isd-thuis'].startsAt).toBe('begin_maatregel');
    expect(TRANSITIONS['detentie-thuis'].startsAt).toBe('dr_plan');
    expect(codes.filter(code => TRANSITIONS[code].startsAt === 'planning').length).toBe(7);
  });
});

describe('the landlord (E-09, S52)', () => {
  it('is told until when and whom to call, on consent, and nothing of care or detention', () => {
    for (const code of codes) {
      const need = extraNeeds(code).find(one => one.to === 'verhuurder');
      expect(need !== undefined).toBe(TRANSITIONS[code].institution);
      if (need === undefined) continue;
      expect(need.fields).toEqual(['persoon', 'afwezigTot', 'contactpersoon']);
      expect(groundsOf(need).every(kind => kind === 'toestemming')).toBe(true);
    }
  });

  it('reads the fields that its type has, and no other', () => {
    for (const need of codes.flatMap(extraNeeds)) {
      const document = MESSAGE_TYPES.find(one => one.type === need.type);
      expect(document, need.type).toBeDefined();
    }
  });
});

describe('participatie', () => {
  it('is told of an admission by care, never of detention (E-07)', () => {
    const told = codes.filter(code => extraNeeds(code).some(one => one.to === 'participatie'));
    expect(told).toEqual(['zvw-wmo', 'bw-thuis']);
  });
});

describe('the question for a home', () => {
  it('goes on consent', () => {
    expect(new Set(groundsOf(WONING_NEED))).toEqual(new Set(['toestemming']));
  });
});
