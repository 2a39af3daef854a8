import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type LedgerRow,
  type ListedOrganisation,
  readLedger,
  readMapping,
  receiverBook,
} from '../../adapters/partner/index.ts';
import { PRETEND_REGION, pretendAgreements, servedBy } from '../../adapters/pretend/region.ts';
import { decide } from '../../consent/decide.ts';
import { dateFaults, messageFacts, requestOf } from '../../consent/message-facts.ts';
import { compilePolicy } from '../../consent/policy.ts';
import { POLICY_1 } from '../../consent/policy-1.ts';
import { jcs } from '../../gateway/jcs.ts';
import type { Bericht } from '../../schemas/generated/types.ts';
import { validateMessage } from '../../schemas/validate.ts';
import { LEDGER_FOLDER, LEDGER_ROWS, makeLedgerFiles, UNUSUAL_ROWS } from '../support/make-ledger.ts';

const NOW = { epochMs: Date.UTC(2027, 2, 1, 9), localDate: '2027-03-01' };
const SENDER = PRETEND_REGION.find(one => one.map === 'corporatie-de-vechtstroom')!;
const LISTED: readonly ListedOrganisation[] = PRETEND_REGION.map(one => ({
  oin: one.oin,
  naam: one.naam,
  teams: one.teams.map(team => ({ team: team.code, soort: team.soort, gemeenten: servedBy(one, team) })),
}));
const POLICY = compilePolicy(POLICY_1, createHash('sha256').update(jcs(POLICY_1)).digest('hex'), {
  geldigVan: '2021-01-01',
});

async function readExample(name: string): Promise<LedgerRow[]> {
  const reading = readMapping(JSON.parse(readFileSync(join(LEDGER_FOLDER, `${name}.mapping.json`), 'utf8')));
  if (reading.kind === 'invalid') throw new Error(JSON.stringify(reading.faults));
  const rows: LedgerRow[] = [];
  const context = {
    mapping: reading.mapping,
    afzender: { oin: SENDER.oin, team: 'incasso', hoedanigheid: 'verhuurder' },
    receiverOf: receiverBook(LISTED, reading.mapping.ontvanger.soort),
    localDate: NOW.localDate,
    idKey: Buffer.alloc(32, 7),
  };
  for await (const row of readLedger(createReadStream(join(LEDGER_FOLDER, `${name}.csv`)), context)) rows.push(row);
  return rows;
}

/** What the gateway would say of a message under the pretend region's agreements, months after the signal date. */
function verdictOn(message: Bericht): readonly string[] {
  const dates = dateFaults(message, NOW);
  if (dates.length > 0) return dates.map(fault => fault.code);
  const checked = validateMessage(message);
  if (checked.kind === 'invalid') return checked.faults.map(fault => fault.code);
  const forbidden = checked.kind === 'forbidden' ? checked.forbidden.map(field => field.code) : [];
  const request = requestOf(checked.message, 'proef');
  const receiver = PRETEND_REGION.find(one => one.oin === message.ontvanger.oin)!;
  const agreements = pretendAgreements()
    .filter(one => one.senderOin === SENDER.oin && one.receiverTeam === request.receiverTeam)
    .map(one => ({ agreementId: 'proef', ...one, validity: { geldigVan: '2020-01-01' }, status: 'actief' as const }));
  const decision = decide(
    request,
    {
      message: messageFacts(checked.message, forbidden, NOW),
      circumstances: {
        sender: { oin: SENDER.oin, connected: true, capacityRegistered: true },
        receiver: {
          connected: true,
          soort: 'gemeente.schuldhulp',
          geheimhoudingsplicht: false,
          gemeenten: servedBy(receiver, receiver.teams.find(one => one.code === message.ontvanger.team)!),
          drempelEuro: 75,
        },
        agreements,
        consents: [],
        earlierSignalKnown: false,
      },
    },
    POLICY,
    NOW,
  );
  return decision.verdict === 'toegestaan' ? [] : decision.reasons.map(reason => reason.code);
}

/** What each unusual row comes to; a row that is not here is simply accepted. */
const EXPECTED: ReadonlyMap<number, readonly string[]> = new Map([
  [14, ['KLANT_HEEFT_GEWEIGERD']],
  [23, ['VOORWAARDE_ONTBREEKT:P3']],
  [31, ['VOORWAARDE_ONTBREEKT:P1']],
  [38, ['GEEN_NATUURLIJK_PERSOON']],
  [46, ['ONDER_TERMIJN']],
  [57, ['ONTVANGER_NIET_AANGESLOTEN']],
  [65, ['PATROON']],
  [74, ['VERPLICHT']],
  [83, ['DATUM_VOOR_SIGNAALDATUM']],
  [91, ['KLANT_HEEFT_GEWEIGERD']],
  [98, ['DATUM_ONLEESBAAR']],
  [106, ['VOORWAARDE_ONTBREEKT:P2']],
  [113, ['GEMEENTE_ONBEKEND']],
  [121, ['BEDRAG_ONLEESBAAR']],
  [137, ['VOORWAARDE_ONTBREEKT:P1', 'VOORWAARDE_ONTBREEKT:P3']],
  [144, ['KEUZE_ONBEKEND']],
  [152, ['GEEN_NATUURLIJK_PERSOON']],
  [160, ['VERPLICHT']],
  [171, ['KLANT_HEEFT_GEWEIGERD']],
  [179, ['BEREIK']],
  [194, ['ONDER_TERMIJN']],
  [199, ['DUBBEL_KENMERK']],
]);

describe('the example ledger', () => {
  let rows: LedgerRow[];
  beforeAll(async () => {
    rows = await readExample('huurgrootboek');
  });

  it('is what the generator makes', () => {
    const files = makeLedgerFiles();
    const stored = readdirSync(LEDGER_FOLDER).filter(name => name.startsWith('huurgrootboek'));
    expect(stored.sort()).toEqual([...files.keys()].sort());
    for (const [name, content] of files)
      expect(readFileSync(join(LEDGER_FOLDER, name), 'utf8') === content, name).toBe(true);
  });

  it('has two hundred rows over all municipalities of the region, and no BSN', () => {
    expect(rows.filter(row => row.kind === 'message' || row.kind === 'fault')).toHaveLength(LEDGER_ROWS);
    const codes = rows.flatMap(row => (row.kind === 'message' ? [row.message.ontvanger.gemeentecode] : []));
    const region = PRETEND_REGION.flatMap(one => (one.gemeente === null ? [] : [one.gemeente.gemeentecode]));
    expect([...new Set(codes)].sort()).toEqual(region.sort());
    expect(region).toHaveLength(23);
    expect(readFileSync(join(LEDGER_FOLDER, 'huurgrootboek.csv'), 'utf8')).not.toMatch(
      /\bbsn\b|(?<!\d)99999\d{4}(?!\d)/i,
    );
  });

  it('comes to what each row is there to show, and everything else is accepted', () => {
    const outcome = new Map(
      rows.flatMap(row => {
        if (row.kind === 'fault') return [[row.row, row.faults.map(fault => fault.code)] as const];
        if (row.kind !== 'message') return [];
        const codes = verdictOn(row.message);
        return codes.length > 0 ? [[row.row, [...codes].sort()] as const] : [];
      }),
    );
    expect(Object.fromEntries(outcome)).toEqual(Object.fromEntries(EXPECTED));
  });

  it('says of every unusual row why it is unusual', () => {
    for (const row of EXPECTED.keys()) expect(UNUSUAL_ROWS.get(row)).toBeDefined();
  });

  it('never sends the columns that the mapping does not name', () => {
    expect(rows[0]).toEqual({ kind: 'header', unused: ['Complex', 'Kale huur'] });
    const sent = JSON.stringify(
      rows.filter(row => row.kind === 'message').map(row => ('message' in row ? row.message : null)),
    );
    expect(sent).not.toMatch(/"C1\d\d"/);
  });
});

describe('the example ledger with a BSN column', () => {
  it('is refused row by row, for the BSN and nothing else', async () => {
    const rows = await readExample('huurgrootboek-met-bsn');
    const messages = rows.flatMap(row => (row.kind === 'message' ? [row.message] : []));
    expect(messages).toHaveLength(5);
    for (const message of messages) expect(verdictOn(message)).toEqual(['BSN_NIET_TOEGESTAAN']);
  });
});
