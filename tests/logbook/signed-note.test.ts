import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from '../../gateway/logbook/checkpoint.ts';
import {
  formatVerifierKey,
  openNote,
  parseVerifierKey,
  signNote,
  verifierKey,
} from '../../gateway/logbook/signed-note.ts';
import { cosignedCheckpoint, countingSeed, keyFromSeed, logKey, logVkey, witnessVkey } from './reference.ts';

const log = parseVerifierKey(logVkey)!;
const witness = parseVerifierKey(witnessVkey)!;
const root5 = Buffer.from('1aa68d3074905a581f84cbbd0f753794904fd80451bc4c13e69d9a53bc59502c', 'hex');
const logSigned = cosignedCheckpoint.split('\n').toSpliced(5, 1).join('\n');
const fault = (code: string) => ({ kind: 'fault', code });

describe('verifier keys', () => {
  it('are the published ones for the published seeds', () => {
    expect(formatVerifierKey(verifierKey(logKey.name, 0x01, logKey.publicKey))).toBe(logVkey);
    const { publicKey } = keyFromSeed(countingSeed(0x20));
    expect(formatVerifierKey(verifierKey('witness.example.nl/w1', 0x04, publicKey))).toBe(witnessVkey);
    expect(formatVerifierKey(log)).toBe(logVkey);
  });

  it.each([
    ['a key id of another key', logVkey.replace('afff9b86', 'afff9b87')],
    ['another name', logVkey.replace('log.', 'lag.')],
    ['a space in the name', logVkey.replace('log.', 'log ')],
    ['an unknown type', 'log.example.nl/verstrekkingen+afff9b86+AgOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4'],
    ['half a key', logVkey.slice(0, -20)],
    ['stray characters', `${logVkey}\n`],
    ['nothing', ''],
  ])('are refused with %s', (_, text) => {
    expect(parseVerifierKey(text)).toBeNull();
  });

  it('have names without space or plus sign, and are Ed25519', () => {
    expect(() => verifierKey('een log', 0x01, logKey.publicKey)).toThrow(RangeError);
    expect(() => verifierKey('een+log', 0x01, logKey.publicKey)).toThrow(RangeError);
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => verifierKey('log', 0x01, publicKey)).toThrow(RangeError);
  });
});

describe('a signed note', () => {
  const official = parseVerifierKey('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')!;
  const officialNote =
    'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';

  it('is opened when it is the official example', () => {
    const opened = openNote(officialNote, [official]);
    expect(opened).toMatchObject({ kind: 'opened', text: 'This is an example message.\n' });
  });

  it('is made byte for byte as published', () => {
    expect(signNote(formatCheckpoint({ origin: logKey.name, size: 5, root: root5 }), logKey)).toBe(logSigned);
  });

  it('passes over signatures by unknown keys, but not when there is no other', () => {
    expect(openNote(cosignedCheckpoint, [log]).kind).toBe('opened');
    expect(openNote(cosignedCheckpoint, [official])).toEqual(fault('GEEN_BEKENDE_HANDTEKENING'));
  });

  it('is refused when one known key has signed otherwise, though another has signed rightly', () => {
    const spoiled = cosignedCheckpoint.replace('VPcf/gAAAABpVbkA', 'VPcf/gAAAABpVbkB');
    expect(openNote(spoiled, [log, witness])).toEqual(fault('HANDTEKENING_ONGELDIG'));
    expect(openNote(spoiled, [log]).kind).toBe('opened');
    const cut = `${logSigned}— witness.example.nl/w1 VPcf/gAAAA==\n`;
    expect(openNote(cut, [log, witness])).toEqual(fault('HANDTEKENING_ONGELDIG'));
  });

  it('is refused when its text was changed in any line', () => {
    for (const [from, to] of [
      ['verstrekkingen\n5', 'verstrekkingen\n6'],
      ['GqaN', 'GqaM'],
      ['Cw=\n', 'Cw=\nextra\n'],
    ] as const) {
      expect(openNote(cosignedCheckpoint.replace(from, to), [log])).toEqual(fault('HANDTEKENING_ONGELDIG'));
    }
  });

  it.each([
    ['no empty line', officialNote.replace('\n\n', '\n')],
    ['no last newline', officialNote.slice(0, -1)],
    ['a carriage return', officialNote.replace('message.\n', 'message.\r\n')],
    ['a control character', officialNote.replace('example ', 'example\u0007')],
    ['a lone surrogate', officialNote.replace('example ', 'example\ud800')],
    ['a hyphen for the dash', officialNote.replace('—', '-')],
    ['two spaces', officialNote.replace('— example.com/foo ', '— example.com/foo  ')],
    ['base64 with stray bits', officialNote.replace('aQM=', 'aQN=')],
    ['the other base64', officialNote.replace('Uw2Q', 'Uw_Q')],
    ['a key id without signature', 'tekst\n\n— a AAAAAA==\n'],
    ['no signature', 'tekst\n\n'],
    ['a hundred and one signatures', `tekst\n\n${'— a AAAAAAA=\n'.repeat(101)}`],
    ['a million characters', `${'x'.repeat(1_000_000)}${officialNote}`],
    ['nothing', ''],
  ])('is unreadable with %s', (_, note) => {
    expect(openNote(note, [official])).toEqual(fault('NOTITIE_ONLEESBAAR'));
  });

  it('is not made of a text it cannot hold', () => {
    expect(() => signNote('geen regeleinde', logKey)).toThrow(RangeError);
    expect(() => signNote('een\ttab\n', logKey)).toThrow(RangeError);
  });
});

describe('a checkpoint', () => {
  it('is opened with the cosignature of its witness and the time of it', () => {
    const opened = openCheckpoint(cosignedCheckpoint, log, [witness]);
    expect(opened).toMatchObject({ kind: 'opened', checkpoint: { origin: logKey.name, size: 5, root: root5 } });
    const times = opened.kind === 'opened' ? opened.signatures.map(signature => signature.timeSeconds) : [];
    expect(times).toEqual([null, 1_767_225_600]);
  });

  it('is not one for its log when only a witness signed it', () => {
    const withoutLog = cosignedCheckpoint.split('\n').toSpliced(4, 1).join('\n');
    expect(openCheckpoint(withoutLog, log, [witness])).toEqual(fault('NIET_DOOR_LOGBOEK_ONDERTEKEND'));
  });

  it('of another log is refused, though signed with the key of this one', () => {
    const other = signNote(formatCheckpoint({ origin: 'log.example.nl/ander', size: 5, root: root5 }), logKey);
    expect(openCheckpoint(other, log)).toEqual(fault('ANDER_LOGBOEK'));
  });

  it('is refused when the signed text is no checkpoint', () => {
    expect(openCheckpoint(signNote(`${logKey.name}\nvijf\n`, logKey), log)).toEqual(fault('CHECKPOINT_ONLEESBAAR'));
  });

  it('is made for the log that the key is named after', () => {
    expect(signCheckpoint(logKey, 5, root5)).toBe(logSigned);
    expect(() => signCheckpoint(logKey, -1, root5)).toThrow(RangeError);
    expect(() => signCheckpoint(logKey, 5, root5.subarray(1))).toThrow(RangeError);
  });

  const encoded = root5.toString('base64');
  it.each([
    ['a size with zeros in front', `a\n05\n${encoded}\n`],
    ['a size with a sign', `a\n+5\n${encoded}\n`],
    ['a size in hex', `a\n0x5\n${encoded}\n`],
    ['a size that a number cannot hold', `a\n9007199254740993\n${encoded}\n`],
    ['a root that is short', 'a\n5\nAAAA\n'],
    ['a root without padding', `a\n5\n${encoded.slice(0, -1)}\n`],
    ['no root', 'a\n5\n'],
    ['no origin', `\n5\n${encoded}\n`],
    ['an empty extension line', `a\n5\n${encoded}\n\n`],
    ['no last newline', `a\n5\n${encoded}`],
  ])('is unreadable with %s', (_, text) => {
    expect(parseCheckpoint(text)).toBeNull();
  });

  it('may have extension lines, which are passed over', () => {
    expect(parseCheckpoint(`a\n5\n${encoded}\nmeer\n`)).toEqual({ origin: 'a', size: 5, root: root5 });
  });
});

describe('a cosignature', () => {
  const { privateKey } = keyFromSeed(countingSeed(0x20));
  const text = `${logSigned.split('\n\n')[0]}\n`;
  function cosign(seconds: bigint): string {
    const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), privateKey);
    const time = Buffer.alloc(8);
    time.writeBigUInt64BE(seconds);
    return `${logSigned}— ${witness.name} ${Buffer.concat([witness.id, time, signature]).toString('base64')}\n`;
  }

  it('is the published one at the published time', () => {
    expect(cosign(1_767_225_600n)).toBe(cosignedCheckpoint);
  });

  it('with a time that a number cannot hold is refused', () => {
    expect(openNote(cosign(2n ** 53n), [log, witness])).toEqual(fault('HANDTEKENING_ONGELDIG'));
  });

  it('counts once, however often it stands there', () => {
    const twice = `${cosignedCheckpoint}${cosign(1_767_225_601n).split('\n').at(-2)!}\n`;
    const opened = openCheckpoint(twice, log, [witness]);
    expect(opened.kind === 'opened' && opened.signatures.length).toBe(2);
  });

  it('is not accepted as a signature of the log, nor the other way round', () => {
    const asLog = verifierKey(witness.name, 0x01, witness.publicKey);
    expect(openNote(cosignedCheckpoint, [asLog])).toEqual(fault('GEEN_BEKENDE_HANDTEKENING'));
  });
});
