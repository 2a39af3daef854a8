import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressFile } from '../../adapters/addresses/address-file.ts';
import { locatieserver } from '../../adapters/addresses/locatieserver.ts';

const TODAY = '2026-11-22';
const HEAD = 'postcode;nummer_van;nummer_tot;gemeentecode;geldig_van;geldig_tot';
const folder = mkdtempSync(join(tmpdir(), 'seinhuis-adressen-'));
let server: Server;
let origin: string;
let asked: URL[] = [];
let reply: { status: number; body: string } = { status: 200, body: '' };
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(new URL(request.url!, 'http://localhost'));
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(reply.body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bzk/locatieserver/search/v3_1`;
});
afterAll(async () => {
  await new Promise(resolve => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(...rows: readonly string[]): string {
  const path = join(folder, 'adressen.csv');
  writeFileSync(path, [HEAD, ...rows].join('\r\n'));
  return path;
}

describe('a register from a file', () => {
  const rows = [
    '3511AB;1;99;0344;2000-01-01;',
    '4131AA;1;20;0620;2000-01-01;2018-12-31',
    '4131AA;1;20;1961;2019-01-01;',
    '1000AA;1;10;0344;2000-01-01;',
    '1000AA;5;10;0355;2000-01-01;',
  ];
  it.each<[string, string, number, string, object]>([
    ['an address inside the range', '3511AB', 99, TODAY, { kind: 'gevonden', gemeentecode: '0344' }],
    ['a number beyond the range', '3511AB', 100, TODAY, { kind: 'onbekend' }],
    ['a postcode that is not there', '9999ZZ', 1, TODAY, { kind: 'onbekend' }],
    ['the last day of a dissolved municipality', '4131AA', 3, '2018-12-31', { kind: 'gevonden', gemeentecode: '0620' }],
    ['the first day of its successor', '4131AA', 3, '2019-01-01', { kind: 'gevonden', gemeentecode: '1961' }],
    ['two municipalities at one address', '1000AA', 5, TODAY, { kind: 'meer-dan-een' }],
    ['one of them alone', '1000AA', 4, TODAY, { kind: 'gevonden', gemeentecode: '0344' }],
  ])('answers %s', async (_, postcode, huisnummer, day, answer) => {
    expect(await addressFile(fileOf(...rows)).municipalityOf({ postcode, huisnummer }, day)).toEqual(answer);
  });

  it.each([
    ['a postcode with a space', '3511 AB;1;2;0344;2000-01-01;'],
    ['no last number', '3511AB;1;;0344;2000-01-01;'],
    ['a code of three digits', '3511AB;1;2;344;2000-01-01;'],
    ['a date of another form', '3511AB;1;2;0344;01-01-2000;'],
  ])('is refused with %s, by the number of the line', (_, row) => {
    expect(() => addressFile(fileOf('3511AB;1;2;0344;2000-01-01;', row))).toThrow(
      'Cannot read line 3 of the address file',
    );
  });
});

describe('the public register of addresses', () => {
  const docs = (...codes: readonly unknown[]) =>
    JSON.stringify({
      response: { numFound: codes.length, start: 0, docs: codes.map(gemeentecode => ({ gemeentecode })) },
    });
  const ask = () => locatieserver(origin).municipalityOf({ postcode: '3511AB', huisnummer: 12 }, TODAY);

  it('is asked for a postcode and a house number, and for nothing but the municipality', async () => {
    asked = [];
    reply = { status: 200, body: docs('0344', '0344') };
    expect(await ask()).toEqual({ kind: 'gevonden', gemeentecode: '0344' });
    const [url] = asked;
    expect(url!.pathname).toBe('/bzk/locatieserver/search/v3_1/free');
    expect(url!.searchParams.getAll('fq')).toEqual(['type:adres', 'postcode:3511AB', 'huisnummer:12']);
    expect(url!.searchParams.get('fl')).toBe('gemeentecode');
  });

  it.each<[string, number, string, object]>([
    ['no such address', 200, docs(), { kind: 'onbekend' }],
    ['two municipalities', 200, docs('0344', '0355'), { kind: 'meer-dan-een' }],
    ['an answer without a list', 200, '{"response":{}}', { kind: 'onbereikbaar' }],
    ['a code that is none', 200, docs('Utrecht'), { kind: 'onbereikbaar' }],
    ['an address without a code', 200, docs(undefined), { kind: 'onbereikbaar' }],
    ['something else than JSON', 200, '<html>', { kind: 'onbereikbaar' }],
    ['an endless answer', 200, `"${'x'.repeat(100_000)}"`, { kind: 'onbereikbaar' }],
    ['a fault of the register', 500, docs('0344'), { kind: 'onbereikbaar' }],
  ])('answers %s', async (_, status, body, answer) => {
    reply = { status, body };
    expect(await ask()).toEqual(answer);
  });

  it('is not there', async () => {
    const nobody = locatieserver('http://127.0.0.1:1/search');
    expect(await nobody.municipalityOf({ postcode: '3511AB', huisnummer: 12 }, TODAY)).toEqual({
      kind: 'onbereikbaar',
    });
  });
});
