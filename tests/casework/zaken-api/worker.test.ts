/** Who of a team did something, as it is kept: recognised, never named. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { workerNames, workerOn } from '../../../gateway/casework/worker.ts';
import { withoutSensitive } from '../../../gateway/casework/zaken/sensitive.ts';
import type { KeyRing } from '../../../gateway/ports.ts';

const secrets = new Map(['een', 'twee'].map(kid => [kid, randomBytes(32)]));
const ringOf = (...kids: string[]) =>
  ({
    kids: () => kids,
    secret: (_use: string, kid = kids.at(-1)!) => ({ kid, key: secrets.get(kid)! }),
  }) as unknown as KeyRing;
const ANNA = { oin: '00000099000000344000', issuer: 'https://inloggen.example', subject: 'anna' };

describe('the name of a worker', () => {
  it('is the same word each time, and holds nothing of the person', () => {
    const [name] = workerNames(ringOf('een'), ANNA);
    expect(workerNames(ringOf('een'), { ...ANNA })).toEqual([name]);
    expect(name).toMatch(/^een\.[A-Za-z0-9_-]{43}$/);
  });

  it('is another one for another organisation, provider or subject, however they are put together', () => {
    const others = [
      { ...ANNA, oin: '00000099000000355000' },
      { ...ANNA, issuer: 'https://inloggen.example/2' },
      { ...ANNA, subject: 'Anna' },
      { ...ANNA, issuer: `${ANNA.issuer}anna`, subject: '' },
      { ...ANNA, issuer: null },
      { ...ANNA, issuer: '', subject: `${ANNA.issuer}anna` },
    ];
    const names = [ANNA, ...others].flatMap(one => workerNames(ringOf('een'), one));
    expect(new Set(names).size).toBe(names.length);
  });

  it('stays what it was on what somebody holds when a new key comes, and is the new one elsewhere', () => {
    const [old] = workerNames(ringOf('een'), ANNA);
    const names = workerNames(ringOf('een', 'twee'), ANNA);
    expect(workerOn(names, old!)).toBe(old);
    expect(workerOn(names, null)).toBe(names[1]);
    expect(workerOn(names, 'een.iemand-anders')).toBe(names[1]);
  });
});

describe('what is hidden when a file is opened', () => {
  it('is left out at every depth, and told by its place only', () => {
    const inhoud = {
      persoon: { bsn: '999990019', achternaam: 'Voorbeeld' },
      zorg: [{ diagnose: { code: 'x' }, soort: 'y' }],
    };
    expect(withoutSensitive(inhoud)).toEqual({
      inhoud: { persoon: { achternaam: 'Voorbeeld' }, zorg: [{ soort: 'y' }] },
      verborgen: ['/persoon/bsn', '/zorg/0/diagnose'],
    });
  });
});
