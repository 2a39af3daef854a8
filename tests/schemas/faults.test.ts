import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateMessage, validators } from '../../schemas/validate.ts';
import { leavesIn, objectsIn, VALID, withoutValue, withValue } from './examples.ts';

const HUUR = VALID.find(({ name }) => name === 'geldig-eerste-signaal')!.message;
const codes = (message: unknown) => {
  const checked = validateMessage(message);
  return checked.kind === 'invalid'
    ? checked.faults.map(({ pointer, code }) => `${pointer} ${code}`).sort()
    : [checked.kind];
};

describe('een fout in een bericht', () => {
  it('never repeats a value of the message, whatever is wrong and wherever', () => {
    const canary = fc.constantFrom('kanarie 7c1e', 'Kanarie Zeven', '999990044', 'kanarie@post.example');
    const wrong = (text: string) =>
      fc.constantFrom<unknown>(text, [text], { [text]: text }, { code: text }, `${text}\u0000`, text.repeat(400));
    fc.assert(
      fc.property(fc.constantFrom(...VALID), canary, fc.nat(), fc.nat(), (example, text, pick, which) => {
        const places = [...leavesIn(example.message), ...objectsIn(example.message).slice(1)];
        const place = places[pick % places.length]!;
        const values = fc.sample(wrong(text), { numRuns: 1, seed: which });
        const checked = validateMessage(withValue(example.message, place, values[0]));
        if (checked.kind === 'invalid') expect(JSON.stringify(checked.faults)).not.toContain(text);
      }),
      { numRuns: 1500 },
    );
  });

  it('is reported together with all others', () => {
    const broken = [
      '/berichtId',
      '/afzender/oin',
      '/ontvanger/gemeentecode',
      '/signaaldatum',
      '/inhoud/bedragEuro',
    ].reduce((message, pointer) => withValue(message, pointer, []), HUUR);
    expect(codes(withoutValue(broken, '/inhoud/persoon/achternaam'))).toEqual([
      '/afzender/oin TYPE',
      '/berichtId TYPE',
      '/inhoud/bedragEuro TYPE',
      '/inhoud/persoon/achternaam VERPLICHT',
      '/ontvanger/gemeentecode TYPE',
      '/signaaldatum TYPE',
    ]);
  });

  it('points to the field itself for each missing required field, at every level', () => {
    for (const { message } of VALID) {
      for (const pointer of [...objectsIn(message).slice(1), ...leavesIn(message)]) {
        const found = codes(withoutValue(message, pointer));
        if (found.includes(`${pointer} VERPLICHT`)) expect(found.every(one => one.startsWith(pointer))).toBe(true);
      }
    }
  });

  it('is told once, also where a condition lacks the code that says which it is', () => {
    expect(codes(withoutValue(HUUR, '/voorwaarden/0/code'))).toEqual(['/voorwaarden/0/code VERPLICHT']);
  });

  it.each([
    ['a name with digits of its own', '999990044', '/inhoud'],
    ['a full name', 'Jan de Vries', '/inhoud'],
    ['a name with a slash', 'a/b', '/inhoud'],
    ['an endless name', 'a'.repeat(41), '/inhoud'],
    ['a plain name', 'verdieping', '/inhoud/verdieping'],
  ])('shows an unknown field only when its name cannot be data: %s', (_, name, pointer) => {
    const message = { ...HUUR, inhoud: { ...(HUUR.inhoud as object), [name]: 1 } };
    expect(codes(message)).toEqual([`${pointer} VELD_NIET_TOEGESTAAN`]);
  });

  it('is found in fields that JavaScript keeps for itself', () => {
    const sneaky = JSON.parse(
      JSON.stringify(HUUR).replace('"inhoud":{', '"inhoud":{"__proto__":{"bedragEuro":1},"constructor":1,'),
    );
    expect(codes(sneaky)).toEqual([
      '/inhoud/__proto__ VELD_NIET_TOEGESTAAN',
      '/inhoud/constructor VELD_NIET_TOEGESTAAN',
    ]);
  });

  it('cannot make the answer outgrow the message', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`veld${index}`, 1]));
    const checked = validateMessage({ ...HUUR, inhoud: { ...(HUUR.inhoud as object), ...many } });
    expect(checked.kind === 'invalid' && checked.faults.length).toBe(200);
  });
});

describe('een bericht waarvan de soort niet klopt', () => {
  it.each([
    ['an unknown type', { type: 'waterachterstand', versie: 1 }, '/type TYPE_ONBEKEND'],
    ['an unknown version', { type: 'huurachterstand', versie: 7 }, '/versie TYPE_ONBEKEND'],
    ['a version in words', { type: 'huurachterstand', versie: '1' }, '/versie TYPE_ONBEKEND'],
    ['a type that is a list', { type: ['huurachterstand'], versie: 1 }, '/type TYPE_ONBEKEND'],
    ['a type that cannot be printed', { type: { toString: 1, valueOf: 1 }, versie: 1 }, '/type TYPE_ONBEKEND'],
    ['a type that every object has', { type: 'constructor', versie: 1 }, '/type TYPE_ONBEKEND'],
  ])('is refused: %s', (_, head, expected) => {
    expect(codes({ ...HUUR, ...head })).toEqual([expected]);
  });

  it('names the types and versions that are known', () => {
    const checked = validateMessage({ ...HUUR, type: 'onbekend' });
    expect(checked.kind === 'invalid' && checked.faults[0]!.detail).toContain('huurachterstand (versie 1)');
  });

  it('is refused when type or version is missing, both at once', () => {
    expect(codes({})).toEqual(['/type VERPLICHT', '/versie VERPLICHT']);
  });

  it.each([[null], [[]], ['tekst'], [1], [true], [undefined]])('is refused when it is no object: %j', value => {
    expect(codes(value)).toEqual([' TYPE']);
  });
});

describe('een toestemming of verzoek', () => {
  const id = '019a9f3c-5b1e-7c44-9d02-3f6f0f2a1b01';
  const zegel = `sha-256=${'A'.repeat(43)}`;

  it('is valid when it has the form of the schema', () => {
    expect(validators.postvakOphalen({ team: 'schuldhulp', verstrekkingen: [id] }).kind).toBe('valid');
    expect(validators.postvakBevestigen({ team: 'schuldhulp', items: [{ verstrekkingId: id, zegel }] }).kind).toBe(
      'valid',
    );
    expect(
      validators.intrekking({
        ingetrokkenTijdstip: '2026-11-20T10:00:00+01:00',
        wijze: 'mondeling',
        vastgelegdDoor: 'BH-12',
        doorWie: 'betrokkene',
      }).kind,
    ).toBe('valid');
  });

  it('is refused with more than 500 ids, with none, and with a seal of another kind', () => {
    const faultsOf = (checked: ReturnType<(typeof validators)['postvakOphalen' | 'postvakBevestigen']>) =>
      checked.kind === 'invalid' ? checked.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
    expect(faultsOf(validators.postvakOphalen({ team: 'wmo', verstrekkingen: Array(501).fill(id) }))).toEqual([
      '/verstrekkingen AANTAL',
    ]);
    expect(faultsOf(validators.postvakOphalen({ team: 'wmo', verstrekkingen: [] }))).toEqual([
      '/verstrekkingen AANTAL',
    ]);
    expect(
      faultsOf(validators.postvakBevestigen({ team: 'wmo', items: [{ verstrekkingId: id, zegel: 'md5=x' }] })),
    ).toEqual(['/items/0/zegel PATROON']);
  });

  it('is refused when it carries anything else', () => {
    const checked = validators.postvakOphalen({ team: 'wmo', verstrekkingen: [id], alles: true });
    expect(checked).toMatchObject({ kind: 'invalid', faults: [{ pointer: '/alles', code: 'VELD_NIET_TOEGESTAAN' }] });
  });
});
