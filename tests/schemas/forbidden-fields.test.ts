import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REASONS } from '../../consent/reasons.ts';
import { fieldKey } from '../../schemas/field-name.ts';
import { validateMessage } from '../../schemas/validate.ts';
import forbiddenFields from '../../schemas/verboden-velden.json' with { type: 'json' };
import { objectsIn, VALID, withoutValue, withValue } from './examples.ts';

const CANARY = 'kanarie-5f3a';
const LISTED = forbiddenFields.velden;
const ARREARS = VALID.filter(({ type }) => type.endsWith('achterstand'));

/** Spellings under which the same field might be sent. */
const spelling = fc.constantFrom<(name: string) => string>(
  name => name,
  name => name.toUpperCase(),
  name => name.toLowerCase(),
  name => name.charAt(0).toUpperCase() + name.slice(1),
  name => name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase(),
  name => `${name}_`,
);
/** A key that is no name of a field, such as a person's name: where the field itself is known, it must not come back. */
const value = fc.constantFrom<unknown>(CANARY, 12345, true, null, [CANARY], {
  [`${CANARY} van dorp`]: CANARY,
  diep: [{ bsn: CANARY }],
});

describe('een veld dat het domein kent en dat hier niet mag staan', () => {
  it('never passes as valid, at any object of any valid message, in any spelling, with any value', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...VALID),
        fc.constantFrom(...LISTED),
        spelling,
        value,
        fc.nat(),
        (example, listed, spell, content, pick) => {
          const places = objectsIn(example.message);
          const place = places[pick % places.length]!;
          const name = spell(listed.naam);
          const checked = validateMessage(withValue(example.message, `${place}/${name}`, content));
          expect(checked.kind).not.toBe('valid');
          expect(JSON.stringify(checked)).not.toContain(CANARY);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each(LISTED)('$naam leads to $code in every arrears message', ({ naam, code }) => {
    for (const { message } of ARREARS) {
      const checked = validateMessage(withValue(message, `/inhoud/${naam}`, CANARY));
      expect(checked).toMatchObject({ kind: 'forbidden', forbidden: [{ pointer: `/inhoud/${naam}`, code }] });
    }
  });

  it('leaves the rest of the message as it was, without the field', () => {
    for (const { message } of VALID) {
      const place = 'persoon' in (message.inhoud as object) ? '/inhoud/persoon/strafblad' : '/inhoud/strafblad';
      const checked = validateMessage(withValue(message, place, { jaren: 3 }));
      expect(checked).toMatchObject({ kind: 'forbidden', message });
    }
  });

  it('is reported for every place it stands', () => {
    const { message } = ARREARS[0]!;
    const twice = withValue(withValue(message, '/inhoud/iban', CANARY), '/inhoud/persoon/adres/overlast', CANARY);
    const checked = validateMessage(withValue(twice, '/afzender/bsn', CANARY));
    expect(checked).toMatchObject({ kind: 'forbidden', message });
    expect(checked.kind === 'forbidden' && checked.forbidden.map(({ pointer }) => pointer).sort()).toEqual([
      '/afzender/bsn',
      '/inhoud/iban',
      '/inhoud/persoon/adres/overlast',
    ]);
  });

  it('is an ordinary fault among others when something else is wrong too', () => {
    const { message } = ARREARS[0]!;
    const checked = validateMessage(withoutValue(withValue(message, '/inhoud/bsn', CANARY), '/doel'));
    expect(checked).toMatchObject({ kind: 'invalid' });
    expect(
      checked.kind === 'invalid' && checked.faults.map(({ pointer, code }) => `${pointer} ${code}`).sort(),
    ).toEqual(['/doel VERPLICHT', '/inhoud/bsn BSN_NIET_TOEGESTAAN']);
  });

  it('is told as unknown, not as forbidden, beside a declared field that it only misspells', () => {
    const { message } = VALID.find(({ type }) => type === 'ggz-ontslag')!;
    expect(validateMessage(withValue(message, '/inhoud/persoon/BSN', CANARY))).toMatchObject({
      kind: 'invalid',
      faults: [{ pointer: '/inhoud/persoon/BSN', code: 'VELD_NIET_TOEGESTAAN' }],
    });
  });
});

describe('de lijst van verboden velden', () => {
  it('names each field once, whatever its spelling', () => {
    const keys = LISTED.map(({ naam }) => fieldKey(naam));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain('');
  });

  it('gives each a refusal code that a sender can look up, and a source', () => {
    for (const { naam, code, bron } of LISTED) {
      expect(Object.keys(REASONS), naam).toContain(code);
      expect(bron, naam).not.toBe('');
    }
  });
});
