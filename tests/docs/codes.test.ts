/** docs/fouten.md and the code name the same codes, in both directions. */
import { describe, expect, it } from 'vitest';
import { REASONS } from '../../consent/reasons.ts';
import { OVERDRACHT_REFUSALS } from '../../gateway/casework/overdracht/refusals.ts';
import { WIS_REFUSALS } from '../../gateway/casework/rechten/erasable.ts';
import { ZAAK_REFUSALS } from '../../gateway/casework/vroegsignalering/refusals.ts';
import { PROBLEMS } from '../../gateway/problems.ts';
import { plain, readText, section, tableRows } from './markdown.ts';

const codes = readText('docs/fouten.md');

const documented = (heading: string) =>
  tableRows(section(codes, heading))
    .map(row => plain(row[0]!))
    .sort();

/** Names in a union of string literals, read from the source: types are gone at run time. */
function unionOf(path: string, type: string): string[] {
  const [, body] = new RegExp(`type ${type} =([^;]+);`).exec(readText(path)) ?? [];
  const names = [...(body ?? '').matchAll(/'([A-Z_0-9]+)'/g)].map(match => match[1]!);
  if (names.length === 0) throw new Error(`Cannot read codes of ${type}`);
  return names;
}

const distinct = (names: readonly string[]) => [...new Set(names)].sort();

describe('the list of codes', () => {
  it('holds every problem with its status, and no other', () => {
    const rows = tableRows(section(codes, 'Problems')).map(row => [plain(row[0]!), Number(row[1])]);
    expect(Object.fromEntries(rows)).toEqual(
      Object.fromEntries(Object.entries(PROBLEMS).map(([code, [status]]) => [code, status])),
    );
  });

  it('holds every reason, and no other', () => {
    expect(documented('Reasons')).toEqual(Object.keys(REASONS).sort());
  });

  it('holds every reason why a step is not made, and no other', () => {
    expect(documented('Steps')).toEqual(Object.keys(ZAAK_REFUSALS).sort());
    expect(documented('Steps of a handover')).toEqual(Object.keys(OVERDRACHT_REFUSALS).sort());
  });

  it('holds every reason why a zaak is not erased, and no other', () => {
    expect(documented('Erasing')).toEqual(Object.keys(WIS_REFUSALS).sort());
  });

  it('holds every fault of an input, and no other', () => {
    const ofSchemas = [...unionOf('schemas/faults.ts', 'ForbiddenCode'), ...unionOf('schemas/faults.ts', 'FaultCode')];
    const ofDates = /code: ('DATUM[^;]+);/.exec(readText('consent/message-facts.ts'))![1]!.match(/[A-Z_]{5,}/g)!;
    const ofConsents = [
      ...['consents', 'withdrawal', 'objections'].map(name => `consents/${name}`),
      'agreements/agreements',
    ].flatMap(file =>
      [...readText(`gateway/${file}.ts`).matchAll(/code: '([A-Z_]+)',\s+detail/g)].map(match => match[1]!),
    );
    expect(documented('Faults')).toEqual(distinct([...ofSchemas, ...ofDates, ...ofConsents]));
  });

  it('holds every fault of a certificate, and no other', () => {
    expect(documented('Certificates')).toEqual(distinct(unionOf('gateway/ports.ts', 'CertificateFault')));
  });

  it('holds every fault of a signature, and no other', () => {
    const source = readText('gateway/access/authenticate.ts');
    const ofCaller = [...source.matchAll(/unsigned\('([A-Z_]+)'\)|detailCode: '([A-Z_]+)'/g)].map(
      match => match[1] ?? match[2]!,
    );
    const ofMessage = unionOf('gateway/access/message-signature.ts', 'SignatureFault');
    expect(documented('Signatures')).toEqual(distinct([...ofMessage, ...ofCaller]));
  });

  it('holds every fault of a token, and no other', () => {
    expect(documented('Tokens')).toEqual(distinct(unionOf('gateway/access/person.ts', 'TokenFault')));
  });

  it('holds every end of a notification, and no other', () => {
    const ofAttempts = unionOf('gateway/meldingen/ports.ts', 'AttemptFault');
    const ofAddresses = unionOf('gateway/meldingen/address.ts', 'AddressFault');
    const ofSubscriptions = unionOf('gateway/meldingen/ports.ts', 'SwitchedOffCode');
    expect(documented('Notifications')).toEqual(distinct([...ofAttempts, ...ofAddresses, ...ofSubscriptions]));
  });

  it('says of each whose turn it is and whether to send again', () => {
    const rows = ['Problems', 'Reasons'].flatMap(heading => tableRows(section(codes, heading)));
    expect(rows.filter(row => row.some(cell => cell === ''))).toEqual([]);
  });
});
