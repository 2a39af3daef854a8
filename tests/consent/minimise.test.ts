import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Allowed, decide } from '../../consent/decide.ts';
import { type AllowedField, minimise } from '../../consent/minimise.ts';
import { ALLOW_LISTS } from '../../schemas/generated/allow-lists.ts';
import { ggzOntslag, type Json, VALID_MESSAGES } from '../support/messages.ts';
import { HUUR, POLICY, TODAY } from './cases.ts';

const decision = decide(HUUR.request, HUUR.facts, POLICY, TODAY) as Allowed;
const view = (content: Json, allowed: readonly AllowedField[], categories: readonly string[] = []) =>
  minimise(decision, content, allowed, categories);

/** Pointers of every leaf; arrays count as whole. */
function leavesOf(value: unknown, before = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [before];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, `${before}/${name}`));
}

const name = fc.oneof(
  fc.constantFrom('persoon', 'adres', 'bedragEuro', 'diagnose', '__proto__', 'constructor', 'prototype', 'toString'),
  fc.string({ minLength: 1, maxLength: 6 }).filter(text => !text.includes('/') && !text.includes('~')),
);
const content = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.array(fc.integer(), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc
    .array(fc.tuple(name, tie('value')), { maxLength: 5 })
    .map(pairs =>
      JSON.parse(`{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${JSON.stringify(inner)}`).join(',')}}`),
    ),
})).object as fc.Arbitrary<Json>;

describe('what one team may see', () => {
  it('holds only fields the allow-list names, and names each of them', () => {
    fc.assert(
      fc.property(
        content.chain(made =>
          fc.tuple(
            fc.constant(made),
            fc.subarray([...leavesOf(made), '/persoon/adres', '/__proto__/x', '/toString', '/']),
          ),
        ),
        ([made, pointers]) => {
          const allowed = pointers.filter(pointer => pointer !== '').map(pointer => ({ pointer }));
          const seen = view(made, allowed);
          const named = (leaf: string) =>
            allowed.some(({ pointer }) => leaf === pointer || leaf.startsWith(`${pointer}/`));
          for (const leaf of leavesOf(seen.content)) if (leaf !== '') expect(named(leaf)).toBe(true);
          for (const field of seen.fields) expect(allowed).toContainEqual({ pointer: field });
        },
      ),
    );
  });

  it('has nothing from a prototype, and changes none', () => {
    fc.assert(
      fc.property(content, made => {
        const seen = view(
          made,
          leavesOf(made).map(pointer => ({ pointer })),
        );
        expect(Object.getPrototypeOf(seen.content)).toBe(Object.prototype);
        for (const leaf of leavesOf(seen.content))
          expect(leaf).not.toMatch(/\/(__proto__|constructor|prototype)(\/|$)/);
      }),
    );
    expect(({} as Json).besmet).toBeUndefined();
    const attack = JSON.parse('{"__proto__":{"besmet":true},"constructor":{"prototype":{"besmet":true}}}');
    const seen = view(attack, [
      { pointer: '/__proto__/besmet' },
      { pointer: '/constructor/prototype/besmet' },
      { pointer: '/besmet' },
      { pointer: '/toString' },
    ]);
    expect(seen).toEqual({ content: {}, fields: [] });
    expect(({} as Json).besmet).toBeUndefined();
  });

  it('shares nothing with the message', () => {
    const message: Json = { product: ['stroom'], persoon: { adres: { postcode: '3511AB' } } };
    const seen = view(message, [
      { pointer: '/persoon' },
      { pointer: '/product' },
      { pointer: '/persoon/adres/postcode' },
    ]);
    (seen.content as Json).persoon.adres.postcode = 'x';
    (seen.content as Json).product.push('gas');
    expect(message).toEqual({ product: ['stroom'], persoon: { adres: { postcode: '3511AB' } } });
  });

  it('is empty without an allow-list', () => {
    for (const make of Object.values(VALID_MESSAGES))
      expect(view(make(TODAY.localDate).inhoud, [])).toEqual({ content: {}, fields: [] });
  });

  it('is the whole content for the team that a type is meant for, and nothing for any other', () => {
    for (const [type, make] of Object.entries(VALID_MESSAGES)) {
      const { inhoud } = make(TODAY.localDate);
      const everything = ['begeleiding', 'woonsituatie'];
      for (const allowed of Object.values(ALLOW_LISTS[type]!))
        expect(leavesOf(view(inhoud, allowed, everything).content).toSorted()).toEqual(leavesOf(inhoud).toSorted());
    }
  });
});

describe('one value', () => {
  const at = (made: unknown, ...pointers: readonly string[]) =>
    view(
      made as Json,
      pointers.map(pointer => ({ pointer })),
    );

  it('is taken over with all that is inside it, and named', () => {
    const adres = { postcode: '3511AB', huisnummer: 1, toevoeging: null, delen: [{ soort: 'a' }, [true]] };
    expect(at({ persoon: { adres, achternaam: 'x' }, bedragEuro: 0 }, '/persoon/adres', '/bedragEuro')).toEqual({
      content: { persoon: { adres }, bedragEuro: 0 },
      fields: ['/persoon/adres', '/bedragEuro'],
    });
  });

  it('beside another one of the same object does not push it out', () => {
    const persoon = { achternaam: 'x', voorletters: 'y', email: 'z' };
    expect(at({ persoon }, '/persoon/achternaam', '/persoon/voorletters').content).toEqual({
      persoon: { achternaam: 'x', voorletters: 'y' },
    });
  });

  it('is not looked for inside text, a number or nothing', () => {
    const nothing = { content: {}, fields: [] };
    for (const persoon of ['tekst', 7, true, null, undefined])
      expect(at({ persoon }, '/persoon/length', '/persoon/adres', '/persoon/toFixed')).toEqual(nothing);
    expect(at({ adres: null }, '/adres')).toEqual({ content: { adres: null }, fields: ['/adres'] });
  });

  it('loses what has a name that every object has, however deep', () => {
    const made = JSON.parse('{"a":{"b":1,"__proto__":{"x":1},"c":[{"constructor":1,"prototype":2,"d":3}]}}');
    const { a } = at(made, '/a').content as Json;
    expect(JSON.stringify(a)).toBe('{"b":1,"c":[{"d":3}]}');
    expect(Object.getPrototypeOf(a)).toBe(Object.prototype);
  });

  it('under a category is seen with a consent that names it, and only then', () => {
    const allowed = [{ pointer: '/aandacht/inkomen', categorie: 'inkomen' }, { pointer: '/product' }];
    const made = { aandacht: { inkomen: true }, product: 'stroom' };
    expect(view(made, allowed, ['schulden'])).toEqual({ content: { product: 'stroom' }, fields: ['/product'] });
    expect(view(made, allowed, ['schulden', 'inkomen'])).toEqual({
      content: made,
      fields: ['/aandacht/inkomen', '/product'],
    });
  });
});

describe('without a consent that names a category', () => {
  const CATEGORIES = ['begeleiding', 'dagbesteding', 'diagnose', 'inkomen', 'schulden', 'woonsituatie'];

  it('nothing of it is seen', () => {
    const { inhoud } = ggzOntslag(TODAY.localDate);
    const aandacht = Object.fromEntries(
      CATEGORIES.filter(one => one !== 'diagnose').map(one => [one, { actieNodig: true, urgentie: 'hoog' }]),
    );
    const full = { ...inhoud, aandacht, diagnose: { hoofdgroep: 'stemming', noodzaak: 'passende_woonvorm' } };
    fc.assert(
      fc.property(fc.subarray(CATEGORIES), named => {
        for (const allowed of Object.values(ALLOW_LISTS['ggz-ontslag']!)) {
          const seen = view(full, allowed, named).content as Json;
          const shown = [...Object.keys(seen.aandacht ?? {}), ...(seen.diagnose === undefined ? [] : ['diagnose'])];
          expect(shown.toSorted()).toEqual(named.toSorted());
        }
      }),
    );
  });
});
