/**
 * What a participant's own software needs to take part: send and fetch with every expected end as a value, check
 * receipts and proofs, open sealed bodies, and read a ledger. Needs no database and no server.
 */

export type { AgreementCalls, AgreementStanding } from './agreements.ts';
export type {
  ConflictAnswer,
  InvalidAnswer,
  RefusedAnswer,
  Rejection,
  UnavailableAnswer,
} from './answers.ts';
export type { BatchLine, BatchPatience } from './batch.ts';
export {
  type ConfirmedItem,
  type Connection,
  connect,
  type FetchedItem,
  type ListedOrganisation,
  type PartnerClient,
  type SendOutcome,
  type WaitingItem,
} from './connect.ts';
export { type DdasRow, type DdasStop, MOST_DDAS_BYTES, readDdas } from './ddas.ts';
export {
  type DisclosureProof,
  type DisclosureProofFault,
  type DisclosureVerdict,
  verifyDisclosureProof,
} from './disclosure-proof.ts';
export { type LedgerRow, type LedgerStop, readLedger, receiverBook } from './ledger.ts';
export {
  LEDGER_MAPPING_SCHEMA,
  type LedgerMapping,
  type MappingFault,
  type MappingReading,
  readMapping,
} from './ledger-mapping.ts';
export type { LedgerContext, LedgerFault, ReceiverBook } from './ledger-message.ts';
export { type LogCheck, type LogCheckSettings, verifyLogOverHttp } from './log-over-http.ts';
export {
  type FolderFault,
  type Participant,
  readOrCreateIdKey,
  readParticipant,
  readTeamKey,
} from './participant-folder.ts';
export {
  type ExpectedReceipt,
  type ReceiptFault,
  type ReceiptKey,
  type ReceiptListVerdict,
  type ReceiptVerdict,
  verifyReceipt,
  verifyReceiptList,
} from './receipt.ts';
export type { RetrySettings } from './retry.ts';
export type { ConsentState, ObjectionStanding, RightsCalls } from './rights.ts';
export {
  type AnnouncedBody,
  type DisclosedView,
  type OpenedBody,
  type OpenFault,
  openBody,
  sealOf,
} from './sealed-body.ts';
export { openTransport, type Transport, type TransportSettings } from './transport.ts';
export { type CopyState, fileCopy, type ZaakCopy } from './zaaksysteem/copy.ts';
export { type CaughtUp, catchUp, follower } from './zaaksysteem/follow.ts';
export { type StepAnswer, type ZaakSource, zaakSource } from './zaaksysteem/source.ts';
