import { createHash, randomBytes } from 'node:crypto';
import type { ConsentRow, DeliveryRecord, EntryRecord, Recording, SealedBody, TeamId } from '../../gateway/ports.ts';

/** 2026-11-20T12:00:00Z */
export const NOON_MS = 1_795_176_000_000;

export const SENDER = '00000099000000001000';
export const RECEIVER = '00000099000000344000';
export const TEAM: TeamId = `${RECEIVER}/schuldhulp`;
export const OTHER_TEAM: TeamId = '00000099000000363000/schuldhulp';

/** A UUIDv7 of `epochMs`. */
export function uuid(epochMs = NOON_MS): string {
  const hex = epochMs.toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
  const head = `${hex.slice(0, 8)}-${hex.slice(8, 12)}`;
  return `${head}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function entry(part: Partial<EntryRecord> = {}): EntryRecord {
  const entryId = part.entryId ?? uuid();
  const json = part.json ?? JSON.stringify({ soort: part.kind ?? 'ontvangen', vermelding: entryId });
  const salt = part.salt ?? randomBytes(32);
  return {
    entryId,
    epochMs: NOON_MS,
    kind: 'ontvangen',
    parties: [SENDER, RECEIVER],
    json,
    salt,
    commitment: createHash('sha256').update(salt).update(json).digest(),
    ...part,
  };
}

export function sealedBody(size = 1_500): SealedBody {
  return {
    kid: 'team-1',
    protectedHeader: Buffer.from('{"alg":"ECDH-ES+A256KW","enc":"A256GCM"}').toString('base64url'),
    wrappedKey: randomBytes(40),
    iv: randomBytes(12),
    ciphertext: randomBytes(size),
    tag: randomBytes(16),
    digest: randomBytes(32),
  };
}

export function delivery(part: Partial<DeliveryRecord> = {}): DeliveryRecord {
  return {
    disclosureId: uuid(),
    team: TEAM,
    status: 'wacht',
    senderOin: SENDER,
    messageType: 'huurachterstand',
    variant: null,
    epochMs: NOON_MS,
    body: sealedBody(),
    facts: { kid: 'feiten-1', bytes: randomBytes(400) },
    pseudonyms: { kid: 'pseudoniem-1', person: randomBytes(32), address: randomBytes(32), customer: null },
    consentIds: [],
    held: null,
    ...part,
  };
}

export type Acceptance = Extract<Recording, { kind: 'acceptance' }>;

export function acceptance(
  part: {
    clientId?: string;
    messageId?: string;
    delivery?: Partial<DeliveryRecord>;
    searchKeys?: Acceptance['searchKeys'];
  } = {},
): Acceptance {
  return {
    kind: 'acceptance',
    entry: entry(),
    idempotency: {
      clientId: part.clientId ?? 'woonstad',
      messageId: part.messageId ?? uuid(),
      requestDigest: `herhaling-1:${randomBytes(32).toString('base64url')}`,
      receipt: `eyJhbGciOiJFZERTQSJ9.${randomBytes(450).toString('base64url')}.${randomBytes(64).toString('base64url')}`,
      epochMs: NOON_MS,
    },
    delivery: delivery(part.delivery),
    searchKeys:
      part.searchKeys === undefined
        ? { kid: 'inzage-1', bsn: null, birthDateAndSurname: randomBytes(32), birthDateAndAddress: randomBytes(32) }
        : part.searchKeys,
  };
}

export function refusal(): Recording {
  return { kind: 'refusal', entry: entry({ kind: 'geweigerd' }) };
}

export function consent(part: Partial<ConsentRow> = {}): ConsentRow {
  return {
    consentId: uuid(),
    state: 'actief',
    kind: 'avg_grondslag',
    explicit: true,
    senderOin: SENDER,
    receiverTeam: TEAM,
    purpose: 'maatwerkvoorziening',
    categories: ['woonsituatie', 'schulden'],
    validity: { geldigVan: '2026-11-01', geldigTot: '2027-10-31' },
    givenEpochMs: NOON_MS,
    pseudonyms: { kid: 'pseudoniem-1', person: randomBytes(32), personAlternate: null },
    facts: {
      freedomChecked: true,
      understood: true,
      givenBy: 'betrokkene',
      ageAtGiving: 41,
      personCompetent: true,
      proofReferred: false,
    },
    record: { kid: 'feiten-1', bytes: randomBytes(300) },
    ...part,
  };
}
