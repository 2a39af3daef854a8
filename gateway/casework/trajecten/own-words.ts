/**
 * The message that carries a request or a handover, for a team whose key is kept here: what the worker wrote, as the row of
 * the policy that this team could use. Choosing a row opens nothing: it is decided on as every other message.
 */
import { variantOf } from '../../../consent/message-facts.ts';
import { isValidOn, type Moment } from '../../../consent/moment.ts';
import type {
  Bericht,
  EigenberichtOverdracht,
  EigenberichtWoningvraag,
  VerzoekMaatwerkbericht,
} from '../../../schemas/generated/types.ts';
import { policyInForce } from '../../exchange/circumstances.ts';
import type { OwnMessage } from '../../exchange/own-message.ts';
import type { DirectorySnapshot, TeamId } from '../../ports.ts';
import type { MaatwerkKind } from '../overdracht/maatwerk.ts';
import type { MessageAt } from './ports.ts';

/** What a worker writes: the content of the message with the consents it rests on. */
export type Written =
  | EigenberichtOverdracht
  | EigenberichtWoningvraag
  | (VerzoekMaatwerkbericht & { readonly type: 'maatwerkverzoek'; readonly soort: MaatwerkKind });

export type Person = Written['persoon'];

/** Names the municipality where the worker did not and the receiver works for one alone; else nothing is guessed. */
export function addressed(directory: DirectorySnapshot, naar: TeamId, written: Written, now: Moment): Written {
  const served = directory.teams.get(naar)?.gemeenten.filter(one => isValidOn(one, now.localDate)) ?? [];
  const codes = new Set(served.map(one => one.gemeentecode));
  const [gemeentecode] = codes;
  if (written.type === 'maatwerkverzoek' || written.gemeentecode !== undefined) return written;
  return codes.size === 1 ? { ...written, gemeentecode: gemeentecode! } : written;
}

export function ownMessageOf(
  directory: DirectorySnapshot,
  team: TeamId,
  naar: TeamId,
  written: Written,
  eenmaal: string | null,
  now: Moment,
): OwnMessage {
  const { type, toestemmingen, gemeentecode, inhoud } = partsOf(written);
  const registered = capacitiesOf(directory, team);
  const soort = directory.teams.get(naar)?.soort;
  const ofType = (policyInForce(directory, now)?.routes ?? []).filter(
    row => row.type === type && isValidOn(row.validity, now.localDate),
  );
  const variant = variantIn(written);
  const row = ofType.find(
    ({ capacity, team: kind, variants }) =>
      capacity !== null &&
      registered.includes(capacity) &&
      kind === soort &&
      (variants === null || (variant !== null && variants.includes(variant))),
  );
  return {
    ...{ team, naar, type, inhoud, toestemmingen, over: null },
    // Without such a row it is sent as what the team is, and refused with every reason.
    hoedanigheid: row?.capacity ?? registered[0] ?? 'college',
    doel: row?.purpose ?? ofType.find(one => one.purpose !== null)?.purpose ?? 'warme-overdracht',
    ...(gemeentecode === undefined ? {} : { gemeentecode }),
    ...(eenmaal === null ? {} : { eenmaal }),
  };
}

/** What a step may know of it before it is sent: as if it were accepted. */
export function asIfAccepted(written: Written, ofPerson: boolean): MessageAt {
  const { type, toestemmingen: consentIds } = written;
  return { type, variant: variantIn(written), ofSides: true, ofPerson, stands: true, isHeld: false, consentIds };
}

function partsOf(written: Written) {
  const { type, toestemmingen, ...rest } = written;
  const { gemeentecode, ...inhoud } = rest as typeof rest & { readonly gemeentecode?: string };
  return { type, toestemmingen, gemeentecode, inhoud: inhoud as Readonly<Record<string, unknown>> };
}

function variantIn(written: Written): string | null {
  const { type, gemeentecode, inhoud } = partsOf(written);
  return variantOf({ type, inhoud, ontvanger: { gemeentecode } } as unknown as Bericht);
}

function capacitiesOf({ clientsByTls }: DirectorySnapshot, team: TeamId): readonly string[] {
  return [...clientsByTls.values()]
    .filter(client => client.status === 'actief')
    .flatMap(client => client.teams)
    .filter(one => one.team === team)
    .flatMap(one => one.hoedanigheden);
}
