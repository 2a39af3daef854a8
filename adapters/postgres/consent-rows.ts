import type { ConsentRow, TeamId } from '../../gateway/ports.ts';
import type { Row } from './tables.ts';

export function consentOf(row: Row<'consent'>): ConsentRow {
  return {
    consentId: row.consent_id,
    state: row.state as ConsentRow['state'],
    kind: row.kind as ConsentRow['kind'],
    explicit: row.explicit,
    senderOin: row.sender_oin,
    receiverTeam: row.receiver_team as TeamId,
    purpose: row.purpose,
    categories: row.categories,
    validity:
      row.valid_until === null
        ? { geldigVan: row.valid_from }
        : { geldigVan: row.valid_from, geldigTot: row.valid_until },
    givenEpochMs: row.given_ms,
    pseudonyms: { kid: row.pseudonym_kid, person: row.person, personAlternate: row.person_alternate },
    facts: row.facts as ConsentRow['facts'],
    record: { kid: row.record_kid, bytes: row.record },
  };
}
