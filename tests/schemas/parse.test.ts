import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, parseStrict } from '../../schemas/parse.ts';
import { VALID } from './examples.ts';

const parse = (text: string) => parseStrict(Buffer.from(text, 'utf8'));
const faults = (text: string) => {
  const parsed = parse(text);
  return parsed.kind === 'invalid' ? parsed.faults.map(({ pointer, code }) => `${code} ${pointer}`) : [];
};

describe('bytes die een bericht moeten zijn', () => {
  it.each(VALID)('are read when they are: $type $name', ({ text, message }) => {
    expect(parse(text)).toEqual({ kind: 'parsed', value: message });
  });

  it.each([
    ['nothing', ''],
    ['half an object', '{"a":1'],
    ['a trailing comma', '{"a":1,}'],
    ['a comment', '{"a":1}//'],
    ['NaN', '{"a":NaN}'],
    ['Infinity', '{"a":-Infinity}'],
    ['a leading zero', '{"a":01}'],
    ['a hexadecimal number', '{"a":0x10}'],
    ['single quotes', "{'a':1}"],
    ['two documents', '{"a":1}{"a":1}'],
    ['a byte order mark', '\uFEFF{"a":1}'],
    ['a control character in a text', '{"a":"\u0001"}'],
  ])('are refused when they hold %s', (_, text) => {
    expect(faults(text)).toEqual(['GEEN_JSON ']);
  });

  it.each([
    ['a lone continuation byte', [0x22, 0x80, 0x22]],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['a surrogate', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('are refused when they are not UTF-8: %s', (_, bytes) => {
    expect(parseStrict(Uint8Array.from(bytes))).toMatchObject({ faults: [{ code: 'GEEN_UTF8', pointer: '' }] });
  });

  it('are read from a slice of a larger buffer without what surrounds it', () => {
    const whole = Buffer.from('xx{"a":1}yy');
    expect(parseStrict(whole.subarray(2, 9))).toEqual({ kind: 'parsed', value: { a: 1 } });
  });
});

describe('een veld dat er twee keer staat', () => {
  it.each([
    ['at the top', '{"doel":1,"doel":1}', ['DUBBELE_SLEUTEL /doel']],
    ['deep down', '{"a":{"b":[1,{"c":1,"c":2}]}}', ['DUBBELE_SLEUTEL /a/b/1/c']],
    ['once spelled with an escape', '{"oin":1,"\\u006fin":2}', ['DUBBELE_SLEUTEL /oin']],
    ['three times', '{"a":1,"a":2,"a":3}', ['DUBBELE_SLEUTEL /a', 'DUBBELE_SLEUTEL /a']],
    ['as __proto__', '{"__proto__":1,"__proto__":2}', ['DUBBELE_SLEUTEL /__proto__']],
    ['after a text with quotes and colons', '{"t":"\\"a\\":1,{[","a":1,"a":2}', ['DUBBELE_SLEUTEL /a']],
    ['with backslashes before the closing quote', '{"t":"\\\\","t":"\\\\\\\\"}', ['DUBBELE_SLEUTEL /t']],
    [
      'in two places at once',
      '{"a":{"x":1,"x":1},"b":{"y":1,"y":1}}',
      ['DUBBELE_SLEUTEL /a/x', 'DUBBELE_SLEUTEL /b/y'],
    ],
  ])('is refused %s', (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it('is no fault in two objects of one list', () => {
    expect(faults('[{"a":1},{"a":1}]')).toEqual([]);
  });

  it('does not show a name that could itself be data', () => {
    expect(faults('{"p":{"999990019":1,"999990019":2}}')).toEqual(['DUBBELE_SLEUTEL /p']);
  });

  it('is found wherever any key is written again', () => {
    const key = fc.stringMatching(/^[a-z"\\:{}]{0,6}$/);
    const inner = fc.letrec(tie => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.integer(),
        fc.string(),
        tie('object'),
        fc.array(tie('value'), { maxLength: 3 }),
      ),
      object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    }));
    fc.assert(
      fc.property(inner.object as fc.Arbitrary<Record<string, unknown>>, key, (object, again) => {
        const members = [...Object.entries(object).filter(([name]) => name !== again), [again, 1], [again, 2]] as [
          string,
          unknown,
        ][];
        const text = `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(' , ')}}`;
        expect(faults(text).some(fault => fault.startsWith('DUBBELE_SLEUTEL'))).toBe(true);
        expect(faults(JSON.stringify(object))).toEqual([]);
      }),
    );
  });
});

describe('een getal dat niet heelhuids overkomt', () => {
  it.each([
    ['one past the safe integers', '{"a":9007199254740993}', ['ONVEILIG_GETAL /a']],
    ['one past them, below zero', '[-9007199254740993]', ['ONVEILIG_GETAL /0']],
    ['an exponent beyond all measure', '{"a":{"b":1e400}}', ['ONVEILIG_GETAL /a/b']],
    ['a safe integer in disguise', '[1.00000000000000000001]', ['ONVEILIG_GETAL /0']],
    ['a fraction with too many digits', '[0.12345678901234567]', ['ONVEILIG_GETAL /0']],
    ['something that vanishes into zero', '[1e-400]', ['ONVEILIG_GETAL /0']],
    ['a large number by exponent', '[1E20]', ['ONVEILIG_GETAL /0']],
  ])('is refused: %s', (_, text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  it.each(['9007199254740991', '-9007199254740991', '0', '12.5', '1e3', '0.001', '1.0'])(
    'is read when it is safe: %s',
    text => {
      expect(faults(`{"a":${text}}`)).toEqual([]);
    },
  );

  it('is told apart from digits in a text', () => {
    expect(faults('{"oin":"99999999999999999999","t":"1e400"}')).toEqual([]);
  });
});

describe('een te diep bericht', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  it(`is read up to ${MAX_DEPTH} levels`, () => {
    expect(faults(nested(MAX_DEPTH))).toEqual([]);
  });

  it('is refused one level deeper, and at a depth that would exhaust a stack', () => {
    expect(faults(nested(MAX_DEPTH + 1))).toEqual(['TE_DIEP ']);
    expect(faults(nested(100_000))).toEqual(['TE_DIEP ']);
    expect(faults('{"a":'.repeat(50_000) + 1 + '}'.repeat(50_000))).toEqual(['TE_DIEP ']);
  });

  it('does not count brackets inside texts', () => {
    expect(faults(JSON.stringify({ a: '[{'.repeat(50) }))).toEqual([]);
  });
});

describe('wat strikt lezen oplevert', () => {
  it('is what JSON.parse gives, for any value without ambiguity', () => {
    const integers = fc.maxSafeInteger();
    const values = fc
      .jsonValue({ maxDepth: 5, noUnicodeString: false })
      .filter(value => !JSON.stringify(value).match(/[0-9][.eE]/));
    fc.assert(
      fc.property(fc.oneof(values, integers), value => {
        const text = JSON.stringify(value);
        const parsed = parse(text);
        if (parsed.kind === 'parsed') expect(parsed.value).toEqual(JSON.parse(text));
        else expect(parsed.faults.every(fault => fault.code === 'ONVEILIG_GETAL')).toBe(true);
      }),
    );
  });

  it('never quotes the input, whatever the input is', () => {
    const canary = 'Zonnebloempad';
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const parsed = parse(`${before}${canary}${after}`);
        if (parsed.kind === 'invalid') expect(JSON.stringify(parsed.faults)).not.toContain(canary);
      }),
    );
  });

  it('answers a message of quotes and backslashes in linear time, by ending', () => {
    expect(faults(`"${'\\\\'.repeat(200_000)}"`)).toEqual([]);
    expect(faults(`["${'\\"'.repeat(200_000)}",1e400]`)).toEqual(['ONVEILIG_GETAL /1']);
  });
});
