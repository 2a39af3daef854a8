/** The tables as the code sees them; a test compares this with what the migrations made. `?` marks a nullable column. */

interface Kinds {
  text: string;
  'text[]': string[];
  uuid: string;
  'uuid[]': string[];
  bytea: Buffer;
  bigint: number;
  integer: number;
  smallint: number;
  boolean: boolean;
  /** `YYYY-MM-DD` */
  date: string;
  jsonb: unknown;
}

type Column<C> = C extends keyof Kinds
  ? Kinds[C]
  : C extends `${infer K extends keyof Kinds & string}?`
    ? Kinds[K] | null
    : never;

export const TABLES = {
  directory_version: { only_row: 'boolean', version: 'bigint' },
  organisation: { oin: 'text', name: 'text', status: 'text' },
  team: { team_id: 'text', oin: 'text', code: 'text', kind: 'text', secrecy: 'boolean', threshold_euro: 'integer?' },
  team_municipality: { team_id: 'text', municipality_code: 'text', valid_from: 'date', valid_until: 'date?' },
  sealing_key: {
    team_id: 'text',
    kid: 'text',
    algorithm: 'text',
    jwk: 'jsonb',
    valid_until_ms: 'bigint',
    is_current: 'boolean',
  },
  client: { client_id: 'text', oin: 'text', status: 'text' },
  client_certificate: { thumbprint: 'text', client_id: 'text', use: 'text' },
  client_team: { client_id: 'text', team_id: 'text', capacities: 'text[]' },
  agreement: {
    agreement_id: 'text',
    sender_oin: 'text',
    receiver_team: 'text',
    types: 'text[]',
    valid_from: 'date',
    valid_until: 'date?',
    status: 'text',
    terms: 'jsonb',
  },
  policy_version: { version: 'integer', digest: 'text', document: 'text', valid_from: 'date', valid_until: 'date?' },
  idempotency: {
    client_id: 'text',
    message_id: 'uuid',
    request_digest: 'text',
    receipt: 'text',
    epoch_ms: 'bigint',
  },
  delivery: {
    disclosure_id: 'uuid',
    team_id: 'text',
    status: 'text',
    sender_oin: 'text',
    message_type: 'text',
    variant: 'text?',
    epoch_ms: 'bigint',
    seal_kid: 'text',
    protected_header: 'text?',
    wrapped_key: 'bytea?',
    iv: 'bytea?',
    ciphertext: 'bytea?',
    tag: 'bytea?',
    body_digest: 'bytea',
    facts_kid: 'text',
    facts: 'bytea?',
    pseudonym_kid: 'text',
    person: 'bytea',
    address: 'bytea?',
    customer: 'bytea?',
    consent_ids: 'uuid[]',
    released_entry_id: 'uuid?',
    attempts: 'integer',
    notice: 'text?',
    notice_state: 'text?',
  },
  delivery_consent: { consent_id: 'uuid', disclosure_id: 'uuid', team_id: 'text' },
  consent: {
    consent_id: 'uuid',
    sender_oin: 'text',
    request_digest: 'text',
    state: 'text',
    kind: 'text',
    explicit: 'boolean',
    receiver_team: 'text',
    purpose: 'text',
    categories: 'text[]',
    valid_from: 'date',
    valid_until: 'date?',
    given_ms: 'bigint',
    pseudonym_kid: 'text',
    person: 'bytea',
    person_alternate: 'bytea?',
    facts: 'jsonb',
    record_kid: 'text',
    record: 'bytea',
  },
  consent_event: { consent_id: 'uuid', event: 'text', epoch_ms: 'bigint', channel: 'text?' },
  log_entry: { entry_id: 'uuid', epoch_ms: 'bigint', kind: 'text', parties: 'text[]', jcs: 'text', salt: 'bytea' },
  search_key: {
    entry_id: 'uuid',
    kid: 'text',
    bsn: 'bytea?',
    birth_date_surname: 'bytea?',
    birth_date_address: 'bytea?',
  },
  log_waiting: { entry_id: 'uuid', commitment: 'bytea' },
  log_leaf: { position: 'bigint', entry_id: 'uuid', data: 'bytea' },
  log_tile: { level: 'smallint', index: 'bigint', hashes: 'bytea' },
  log_epoch: { epoch: 'bigint', epoch_ms: 'bigint' },
  log_head: { size: 'bigint', root: 'bytea', epoch: 'bigint' },
  log_head_adoption: { size: 'bigint', epoch: 'bigint' },
  log_checkpoint: { size: 'bigint', note: 'text' },
  ingezien: {
    ingezien_id: 'uuid',
    epoch_ms: 'bigint',
    team_id: 'text',
    user_name: 'text',
    reason: 'text',
    disclosure_ids: 'uuid[]',
  },
  abonnement: {
    abonnement_id: 'uuid',
    team_id: 'text',
    url: 'text',
    state: 'text',
    code: 'text?',
    state_ms: 'bigint',
    made_ms: 'bigint',
    secret_kid: 'text',
    secret: 'bytea',
    earlier_kid: 'text?',
    earlier_secret: 'bytea?',
    earlier_until_ms: 'bigint?',
    gap_ms: 'bigint',
    asked: 'integer',
    ask_ms: 'bigint',
    lease_ms: 'bigint',
    seen_from: 'text?',
    look_ms: 'bigint',
    delivered_ms: 'bigint?',
  },
  melding: {
    melding_id: 'uuid',
    abonnement_id: 'uuid',
    team_id: 'text',
    event: 'text',
    state: 'text',
    attempts: 'integer',
    next_ms: 'bigint',
    lease_ms: 'bigint',
    code: 'text?',
    made_ms: 'bigint',
    done_ms: 'bigint?',
  },
  client_spending: {
    process_id: 'uuid',
    client_id: 'text',
    use: 'text',
    spent: 'bigint',
    added: 'bigint',
    epoch_ms: 'bigint',
  },
  stranger_tally: { code: 'text', count: 'bigint', since_ms: 'bigint' },
  administrator: { oin: 'text', subject: 'text', status: 'text' },
  proposal: {
    proposal_id: 'uuid',
    kind: 'text',
    content: 'text',
    digest: 'text',
    proposed_oin: 'text',
    proposed_subject: 'text',
    proposed_ms: 'bigint',
    expires_ms: 'bigint',
    role: 'text',
    organisation: 'text?',
    about: 'text?',
  },
  approval: { proposal_id: 'uuid', oin: 'text', subject: 'text', epoch_ms: 'bigint', role: 'text' },
  proposal_outcome: { proposal_id: 'uuid', outcome: 'text', epoch_ms: 'bigint' },
  held_message: {
    disclosure_id: 'uuid',
    sender_oin: 'text',
    team_id: 'text',
    message_type: 'text',
    variant: 'text?',
    codes: 'text[]',
    held_ms: 'bigint',
    urgent: 'boolean',
    remind_on: 'date',
    due_on: 'date',
    state: 'text',
    reminded_ms: 'bigint?',
    decided_ms: 'bigint?',
    proposal_id: 'uuid?',
  },
  erasure: { kind: 'text', id: 'uuid', becomes: 'text', tx: 'bigint' },
} as const;

export type Row<T extends keyof typeof TABLES> = { [C in keyof (typeof TABLES)[T]]: Column<(typeof TABLES)[T][C]> };

/** For Kysely. */
export type Database = { [T in keyof typeof TABLES]: Row<T> };
